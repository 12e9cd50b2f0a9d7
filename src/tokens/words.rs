//! Words of the user's own, in the format of jieba's user dictionary.
//!
//! One word a line, with its frequency and its tag where they are known: `鲁班工坊 11 nz`. A word may hold any
//! characters, spaces among them. The frequency 0 says that it is no word: it is cut in pieces wherever it
//! stands.
//!
//! A word of the user's own wins over its neighbours: the text is searched for these words first, from left to
//! right, the longest first, and only what is left goes to the lexer and to jieba. So its frequency decides
//! nothing; it is kept for export. Inside a longer word of the dictionary, a number, a date or an address it is
//! not meant (`own.rs`). A word that begins or ends with a letter or digit must not stand inside a
//! longer run of them: AI is not found in AIR.

pub mod lines;

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::classes::{Class, class};
use super::fold;
use crate::sorting::OrderBy;

/// What is known of a word.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    /// Frequency as given; 0 for what is to be no word.
    pub frequency: Option<u32>,
    /// Tag as given; empty when none is.
    pub tag: String,
}

impl Entry {
    /// Whether it says that this is no word.
    #[must_use]
    pub fn splits(&self) -> bool {
        self.frequency == Some(0)
    }
}

/// A change of the user's words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Edit {
    /// This is a word; also what joins tokens that stand side by side.
    Add {
        /// The word.
        word: String,
        /// Its tag; none when empty.
        #[serde(default)]
        tag: String,
    },
    /// This is no word: it is cut in pieces.
    Split {
        /// The characters.
        word: String,
    },
    /// Nothing more is said of this.
    Remove {
        /// The characters.
        word: String,
    },
}

/// A user dictionary. In JSON it is its text.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Words {
    /// By the word as written, so that what is exported is in a fixed order.
    entries: BTreeMap<String, Entry>,
}

/// The longest word, in characters; a longer line is no word.
pub const LONGEST: usize = 64;

impl Words {
    /// Reads a user dictionary; lines that hold no word are passed over.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        let mut words = Self::default();
        for line in text.lines() {
            if let Some((word, entry)) = read(line) {
                words.entries.insert(word.to_owned(), entry);
            }
        }
        words
    }

    /// The user dictionary as text, a word a line, by code point.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        for (word, entry) in &self.entries {
            text.push_str(word);
            if let Some(frequency) = entry.frequency {
                text.push_str(&format!(" {frequency}"));
            }
            if !entry.tag.is_empty() {
                text.push(' ');
                text.push_str(&entry.tag);
            }
            text.push('\n');
        }
        text
    }

    /// These words after a change.
    #[must_use]
    pub fn with(&self, edits: &[Edit]) -> Self {
        let mut words = self.clone();
        for edit in edits {
            match edit {
                Edit::Add { word, tag } => {
                    if let Some((word, _)) = read(&format!("{} 1", word.trim())) {
                        // A word that ends as if with a frequency or a tag gets one, so that it comes back.
                        let plain = read(word).is_some_and(|(alone, _)| alone == word);
                        let frequency = (!plain).then_some(1);
                        words.entries.insert(word.to_owned(), Entry { frequency, tag: tag.clone() });
                    }
                }
                Edit::Split { word } => {
                    if let Some((word, entry)) = read(&format!("{} 0", word.trim())) {
                        words.entries.insert(word.to_owned(), entry);
                    }
                }
                Edit::Remove { word } => {
                    words.entries.remove(word.trim());
                }
            }
        }
        words
    }

    /// The words with what is known of them.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Entry)> {
        self.entries.iter().map(|(word, entry)| (word.as_str(), entry))
    }

    /// Number of words.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Words that one of the two dictionaries has and the other has not, or otherwise; folded.
    #[must_use]
    pub fn differing(&self, other: &Self) -> Vec<String> {
        let one_way = |a: &Self, b: &Self| {
            let differs = |(word, entry): &(&String, &Entry)| b.entries.get(*word) != Some(*entry);
            a.entries
                .iter()
                .filter(differs)
                .map(|(word, _)| fold::term(word).into_owned())
                .collect::<Vec<_>>()
        };
        let mut words = one_way(self, other);
        words.extend(one_way(other, self));
        words.sort_unstable();
        words.dedup();
        words
    }
}

impl From<String> for Words {
    fn from(text: String) -> Self {
        Self::from_text(&text)
    }
}

impl From<Words> for String {
    fn from(words: Words) -> Self {
        words.to_text()
    }
}

/// Reads a line as python's jieba does: the word, a number, letters; the last two may be missing. Where a number stands before it a tag
/// may have capitals, which jieba would take for a part of the word; 5G Pro is a word. A number beyond what is kept is the greatest.
fn read(line: &str) -> Option<(&str, Entry)> {
    let mut word = line.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    let mut entry = Entry::default();
    if let Some((rest, tag)) = word.rsplit_once(BLANK)
        && !tag.is_empty()
        && (tag.bytes().all(|byte| byte.is_ascii_lowercase())
            || (tag.bytes().all(|byte| byte.is_ascii_alphabetic()) && numbered(rest).is_some()))
    {
        (word, entry.tag) = (rest.trim_end(), tag.to_ascii_lowercase());
    }
    if let Some((rest, number)) = numbered(word) {
        (word, entry.frequency) = (rest, Some(number));
    }
    let fits = !word.is_empty() && word.chars().count() <= LONGEST;
    // A single character cannot be cut in pieces.
    (fits && !(entry.splits() && word.chars().count() == 1)).then_some((word, entry))
}

/// What stands between the fields of a line.
const BLANK: [char; 2] = [' ', '\t'];

/// The word before the number at the end of `line`, and that number.
fn numbered(line: &str) -> Option<(&str, u32)> {
    let (word, number) = line.trim_end().rsplit_once(BLANK)?;
    let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    // Only a number that is too large cannot be parsed.
    digits.then(|| (word.trim_end(), number.parse().unwrap_or(u32::MAX)))
}

/// A folded word by its characters, and its tag.
type Sought = (Vec<char>, String);

/// A user dictionary made ready for finding its words.
#[derive(Debug, Clone, Default)]
pub struct Finder {
    /// By the first two characters, folded, or the only one; the longest first.
    words: FxHashMap<(char, Option<char>), Vec<Sought>>,
    /// Folded words that are none.
    splits: Vec<String>,
}

impl Finder {
    /// Makes `words` ready.
    #[must_use]
    pub fn new(words: &Words) -> Self {
        let mut finder = Self::default();
        for (word, entry) in words.iter() {
            let folded = fold::term(word);
            if entry.splits() {
                finder.splits.push(folded.into_owned());
                continue;
            }
            let characters: Vec<char> = folded.chars().collect();
            let Some(first) = characters.first() else { continue };
            finder
                .words
                .entry((*first, characters.get(1).copied()))
                .or_default()
                .push((characters, entry.tag.clone()));
        }
        finder.words.values_mut().for_each(|words| {
            words.order_by(|(a, _), (b, _)| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
            words.dedup_by(|(a, _), (b, _)| a == b);
        });
        finder.splits.sort_unstable();
        finder.splits.dedup();
        finder
    }

    /// Finds these words, given as terms.
    #[must_use]
    pub fn of(terms: &[String]) -> Self {
        let entry = |term: &String| (term.clone(), Entry { frequency: Some(1), tag: String::new() });
        Self::new(&Words { entries: terms.iter().map(entry).collect() })
    }

    /// Whether there is no word to be found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Folded words that are to be cut in pieces.
    #[must_use]
    pub fn splits(&self) -> &[String] {
        &self.splits
    }

    /// The tag that the user gave to a term.
    #[must_use]
    pub fn tag(&self, term: &str) -> Option<&str> {
        let mut characters = term.chars();
        let words = self.words.get(&(characters.next()?, characters.next()))?;
        let found = words.iter().find(|(word, _)| word.iter().copied().eq(term.chars()))?;
        (!found.1.is_empty()).then_some(found.1.as_str())
    }

    /// The first word in `text` at or after byte `from`: its first byte and one past its last.
    #[must_use]
    pub fn next(&self, text: &str, from: usize) -> Option<(usize, usize)> {
        let mut before = text[..from].chars().next_back();
        let mut rest = text[from..].char_indices();
        let mut next = rest.next().map(|(at, c)| (at, c, folded(c)));
        while let Some((at, c, first)) = next {
            next = rest.next().map(|(at, c)| (at, c, folded(c)));
            let start = from + at;
            let longer = next.and_then(|(.., second)| self.words.get(&(first, Some(second))));
            let lists = [longer, self.words.get(&(first, None))];
            let found = |words: &Vec<Sought>| {
                words.iter().find_map(|(word, _)| matches(word, before, &text[start..]))
            };
            if let Some(length) = lists.into_iter().flatten().find_map(found) {
                return Some((start, start + length));
            }
            before = Some(c);
        }
        None
    }
}

/// The one character that stands for `c`; letters whose small form is two characters stay as they are.
fn folded(c: char) -> char {
    let mut small = fold::simple(fold::narrow(c)).to_lowercase();
    match (small.next(), small.next()) {
        (Some(only), None) => only,
        _ => c,
    }
}

fn matches(word: &[char], before: Option<char>, text: &str) -> Option<usize> {
    let spaced = |c: char| matches!(class(c), Class::Letter | Class::Digit);
    let mut rest = text.char_indices();
    for wanted in word {
        if folded(rest.next()?.1) != *wanted {
            return None;
        }
    }
    let (length, after) = rest.next().map_or((text.len(), None), |(at, c)| (at, Some(c)));
    let inside_left = word.first().copied().is_some_and(spaced) && before.is_some_and(spaced);
    let inside_right = word.last().copied().is_some_and(spaced) && after.is_some_and(spaced);
    (!inside_left && !inside_right).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    // Found by fuzzing.
    #[test]
    fn white_space_behind_a_byte_order_mark_is_no_part_of_a_word() {
        let words = Words::from_text("\u{FEFF}\r\u{b}中亚 合作\n");
        assert_eq!(words.to_text(), "中亚 合作\n");
        assert_eq!(Words::from_text(&words.to_text()), words);
    }

    #[test]
    fn the_format_is_that_of_jieba_and_comes_back() {
        let text = "卡瑟姆若马尔特·托卡耶夫 3 nrt\n5G 基站 n\n鲁班工坊\n在一起 0\n\n好 0\n";
        let words = Words::from_text(text);
        assert_eq!(words.len(), 4);
        assert!(words.iter().any(|(word, entry)| word == "在一起" && entry.splits()));
        assert!(words.iter().any(|(word, entry)| word == "5G 基站" && entry.tag == "n"));
        assert_eq!(Words::from_text(&words.to_text()), words);
        let json = serde_json::to_string(&words).unwrap();
        assert_eq!(serde_json::from_str::<Words>(&json).unwrap(), words);
    }

    #[test]
    fn numbers_of_any_size_and_tags_with_capitals_are_no_part_of_the_word() {
        let cases = [
            ("鲁班工坊 99999999999 n", "鲁班工坊", Some(u32::MAX), "n"),
            ("鲁班工坊 99999999999", "鲁班工坊", Some(u32::MAX), ""),
            ("托卡耶夫 3 NR", "托卡耶夫", Some(3), "nr"),
            ("托卡耶夫\t3\tnrX", "托卡耶夫", Some(3), "nrx"),
            ("在一起 000 D", "在一起", Some(0), "d"),
            ("5G Pro", "5G Pro", None, ""),
            ("iPhone 15 Pro 2 n", "iPhone 15 Pro", Some(2), "n"),
            ("零下 -3", "零下 -3", None, ""),
            ("增 +3", "增 +3", None, ""),
        ];
        for (line, word, frequency, tag) in cases {
            let words = Words::from_text(line);
            let entry = Entry { frequency, tag: tag.to_owned() };
            assert_eq!(words.iter().collect::<Vec<_>>(), [(word, &entry)], "{line}");
            assert_eq!(Words::from_text(&words.to_text()), words, "{line}");
        }
        let added = Words::default().with(&[Edit::Add { word: "iPhone 15 Pro".into(), tag: String::new() }]);
        assert_eq!(added.to_text(), "iPhone 15 Pro 1\n");
        assert_eq!(Words::from_text(&added.to_text()), added);
    }

    #[test]
    fn words_are_added_split_and_taken_back() {
        let edits = [
            Edit::Add { word: "鲁班工坊".into(), tag: "nz".into() },
            Edit::Add { word: "iPhone 15".into(), tag: String::new() },
            Edit::Split { word: "在一起".into() },
            Edit::Split { word: "好".into() },
        ];
        let words = Words::default().with(&edits);
        assert_eq!(words.to_text(), "iPhone 15 1\n在一起 0\n鲁班工坊 nz\n");
        assert_eq!(Words::from_text(&words.to_text()), words);
        let less = words.with(&[Edit::Remove { word: "在一起".into() }]);
        assert_eq!((less.len(), less.differing(&words)), (2, vec!["在一起".to_owned()]));
    }

    fn found(words: &str, text: &str) -> Vec<String> {
        let finder = Finder::new(&Words::from_text(words));
        let mut at = 0;
        let mut found = Vec::new();
        while let Some((start, end)) = finder.next(text, at) {
            found.push(text[start..end].to_owned());
            at = end;
        }
        found
    }

    #[test]
    fn the_longest_is_found_folded_and_never_inside_a_longer_run_of_letters() {
        assert_eq!(
            found("一带一路\n一带一路倡议", "共建一带一路倡议与一带一路。"),
            ["一带一路倡议", "一带一路"]
        );
        assert_eq!(found("AI", "AIR ai ＡＩ与AI2"), ["ai", "ＡＩ"]);
        assert_eq!(found("中国", "中國與中国"), ["中國", "中国"]);
        assert_eq!(found("马克思·列宁主义", "学马克思·列宁主义"), ["马克思·列宁主义"]);
    }
}
