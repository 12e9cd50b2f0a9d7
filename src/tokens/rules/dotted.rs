//! Foreign names joined by a dot: 卡瑟姆若马尔特·托卡耶夫. Where such a name begins and ends is told by its characters (`names.rs`).

use super::names::{only, transcribes, transcribing};
use crate::among::Among as _;
use crate::tokens::classes::is_han;

/// Whether `c` is a dot that joins the parts of a name.
#[must_use]
pub fn dot(c: char) -> bool {
    matches!(c, '·' | '‧' | '・' | '･' | '•' | '∙' | '⋅' | '．')
}

/// Whether `c` is a dot, or a hyphen as in 卡瑟姆-若马尔特·托卡耶夫.
#[must_use]
pub fn joiner(c: char) -> bool {
    dot(c) || hyphen(c)
}

fn hyphen(c: char) -> bool {
    matches!(c, '-' | '－' | '‐' | '‑')
}

/// Characters of one part of a name, at most.
const LONGEST_PART: usize = 8;

/// Whether a name goes on at the mark that `after` begins with, behind `before`: a dot before a Chinese character or another
/// initial, or a hyphen in a name that has a dot.
#[must_use]
pub fn goes_on(before: char, after: &str, dotted: bool) -> bool {
    let mut rest = after.chars();
    let (Some(mark), Some(next)) = (rest.next(), rest.next()) else { return false };
    if dot(mark) {
        return is_han(next) || initials(&after[mark.len_utf8()..]);
    }
    if !hyphen(mark) || !is_han(next) || !transcribing(before) || !transcribing(next) {
        return false;
    }
    let end = rest.by_ref().take(LONGEST_PART).find(|c| !transcribing(*c));
    dotted || end.is_some_and(dot)
}

/// Whether `text` begins with initials that a Chinese name follows: J·K·罗琳.
#[must_use]
pub fn initials(text: &str) -> bool {
    let mut rest = text.chars();
    for _ in 0..4 {
        match (rest.next(), rest.next()) {
            (Some(letter), Some(mark)) if letter.is_ascii_uppercase() && dot(mark) => {}
            _ => return false,
        }
        if rest.clone().next().is_some_and(is_han) {
            return true;
        }
    }
    false
}

/// What is known of a token beside a dot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part<'w> {
    /// Its characters, simplified.
    pub word: &'w str,
    /// Whether the dictionary knows it as something other than a name of a person.
    pub ordinary: bool,
}

/// Characters that are words of every sentence and with which hardly any such name begins.
const NEVER_FIRST: &str = "俄于其因只可农";
/// The same of the end: 买买提 ends with another.
const NEVER_LAST: &str = "俄于其因只可别大让";

/// How many of `tokens`, which stand before (or else behind) a dot, the nearest first, belong to the name.
#[must_use]
pub fn reach<'w>(tokens: impl Iterator<Item = Part<'w>>, before: bool) -> usize {
    let mut tokens = tokens.peekable();
    // What a name does not begin or end with belongs to it if more of it follows.
    let edge = if before { NEVER_FIRST } else { NEVER_LAST };
    let at_edge = |word: &str| only(word).is_some_and(|c| edge.has(c));
    let (mut reached, mut sure) = (0, 0);
    while let Some(part) = tokens.next() {
        // 纽埃 in 埃马纽埃尔: a word that goes on with a character of names is a part of one.
        let inside = |next: &Part<'w>| only(next.word).is_some_and(transcribing);
        let goes_on = only_two(part.word) && tokens.peek().is_some_and(inside);
        let belongs = reached == 0 || only(part.word).is_some() || !part.ordinary || goes_on;
        if !transcribes(part.word) || !belongs {
            break;
        }
        reached += 1;
        if reached == 1 || !at_edge(part.word) {
            sure = reached;
        }
    }
    sure
}

/// Whether all that stands between two dots is one part of a name: all of its characters but one transcribe, and that one is no word.
#[must_use]
pub fn between<'w>(mut tokens: impl Iterator<Item = Part<'w>>) -> bool {
    let (mut characters, mut others) = (0, 0);
    let belongs = tokens.all(|part| {
        let unlike = part.word.chars().filter(|c| !transcribing(*c)).count();
        characters += part.word.chars().count();
        others += unlike;
        unlike == 0 || !part.ordinary
    });
    belongs && (3..=LONGEST_PART).contains(&characters) && others <= 1
}

fn only_two(word: &str) -> bool {
    let mut characters = word.chars().skip(1);
    characters.next().is_some() && characters.next().is_none()
}

/// What is called after people.
const TEACHINGS: [&str; 7] = ["主义", "主义者", "学派", "定律", "定理", "效应", "方程"];

/// Whether `word` is a name with what is called after it, as the last part of such a name: 列宁主义 in 马克思·列宁主义.
#[must_use]
pub fn teaching(word: &str) -> bool {
    let last = word.rsplit(dot).next().unwrap_or_default();
    let name = |end| last.strip_suffix(end).filter(|name| name.chars().nth(1).is_some());
    TEACHINGS.iter().any(|end| name(*end).is_some_and(transcribes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_reaches_as_far_as_its_characters_transcribe() {
        let parts = |words: &[(&'static str, bool)]| {
            reach(words.iter().map(|(word, ordinary)| Part { word, ordinary: *ordinary }), true)
        };
        assert_eq!(parts(&[("特", true), ("尔", true), ("马", true), ("总统", true)]), 3);
        assert_eq!(parts(&[("马克思", false), ("学习", true)]), 1);
        assert_eq!(parts(&[("托卡耶夫", false), ("哈萨克斯坦", true)]), 1);
        assert_eq!(parts(&[("史记", true)]), 0);
        assert_eq!(parts(&[("尔", true), ("纽埃", true), ("马", true), ("埃", true), ("总统", true)]), 4);
        assert_eq!(parts(&[("劳尔", true), ("古巴", true), ("在", true)]), 1);
        assert_eq!(parts(&[("尔", true), ("劳", true), ("俄", true), ("在", true)]), 2);
        let behind = |words: [&'static str; 2]| {
            reach(words.map(|word| Part { word, ordinary: true }).into_iter(), false)
        };
        assert_eq!(["大", "尔"].map(|word| behind(["卡斯特罗", word])), [1, 2]);
        let one = |words: &[(&'static str, bool)]| {
            between(words.iter().map(|(word, ordinary)| Part { word, ordinary: *ordinary }))
        };
        assert!(one(&[("罗", true), ("暮", false), ("尔德兹", false)]));
        assert!(!one(&[("马科斯", false), ("和", true), ("乔", true)]) && !one(&[("中学", true)]));
    }

    #[test]
    fn what_is_called_after_people_is_known() {
        let teachings = ["列宁主义", "马克思·列宁主义", "现实主义", "主义", "列宁"].map(teaching);
        assert_eq!(teachings, [true, true, false, false, false]);
    }
}
