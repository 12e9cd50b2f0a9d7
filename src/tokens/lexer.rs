//! The lexer: runs of Chinese characters, words of spaced languages, numbers, marks, white space.
//!
//! Words of spaced languages follow UAX #29, with hyphens inside a word kept. One pass, linear time.

use unicode_segmentation::UnicodeSegmentation;

use super::classes::{Class, class, closes, ends_sentence};

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Chinese characters.
    Han,
    /// A word of a spaced language.
    Letters,
    /// A number, with its percent sign.
    Number,
    /// One punctuation mark or symbol.
    Mark,
    /// White space, line ends among it.
    Space,
}

impl Kind {
    /// Whether pieces of this kind are tokens that are counted.
    #[must_use]
    pub fn is_word(self) -> bool {
        matches!(self, Self::Han | Self::Letters | Self::Number)
    }
}

/// What ends with a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bound {
    /// Nothing.
    None,
    /// A sentence.
    Sentence,
    /// A paragraph, and the sentence in it.
    Paragraph,
}

/// A piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece<'t> {
    /// The characters as written.
    pub surface: &'t str,
    /// What they are.
    pub kind: Kind,
    /// What ends here. A mark that closes a quotation after the end of a sentence ends it once more.
    pub bound: Bound,
}

/// Cuts `text` into pieces that concatenate to it; a run of Chinese characters is one piece.
pub fn lex<'t>(text: &'t str, mut sink: impl FnMut(Piece<'t>)) {
    let mut at = 0;
    // Whether a sentence has just ended, so that a closing quotation mark still belongs to it.
    let mut ended = false;
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let (len, kind, bound) = match class(first) {
            Class::Han => (han(rest), Kind::Han, Bound::None),
            Class::Letter | Class::Digit => word(rest),
            Class::Space | Class::Line => space(rest),
            Class::Mark => {
                let len = first.len_utf8();
                let ends =
                    ends_sentence(first) || (first == '.' && full_stop(text, at)) || (ended && closes(first));
                (len, Kind::Mark, if ends { Bound::Sentence } else { Bound::None })
            }
        };
        ended = bound == Bound::Sentence;
        sink(Piece { surface: &rest[..len], kind, bound });
        at += len;
    }
}

/// Bytes of a word with letters outside ASCII, at most; a longer one is cut.
const LONGEST_WORD: usize = 512;
/// Bytes of a run of Chinese characters that is handed to jieba at once, at most: without any mark in 65,536
/// characters a text is no text, and one cut more does no harm.
const LONGEST_RUN: usize = 3 << 16;

fn run(text: &str, keep: impl Fn(Class) -> bool) -> usize {
    text.char_indices().find(|(_, c)| !keep(class(*c))).map_or(text.len(), |(at, _)| at)
}

fn han(text: &str) -> usize {
    run(&text[..text.floor_char_boundary(LONGEST_RUN)], |class| class == Class::Han)
}

fn space(text: &str) -> (usize, Kind, Bound) {
    let len = run(text, |class| matches!(class, Class::Space | Class::Line));
    let line = text[..len].chars().any(|c| class(c) == Class::Line);
    (len, Kind::Space, if line { Bound::Paragraph } else { Bound::None })
}

/// A word or number. ASCII, which is nearly all of it in Chinese text, takes the short way.
fn word(text: &str) -> (usize, Kind, Bound) {
    let len = run(text, |class| matches!(class, Class::Letter | Class::Digit));
    if !text[..len].chars().all(|c| c.is_ascii() || class(c) == Class::Digit) {
        return spaced(text);
    }
    let mut end = len;
    let mut letters = text[..len].chars().any(|c| c.is_ascii_alphabetic());
    // A joiner between two parts belongs to the word: don't, state-of-the-art, 3.14, 1,000, 12:30.
    loop {
        let mut rest = text[end..].chars();
        let (Some(joiner), Some(next)) = (rest.next(), rest.next()) else { break };
        let before = text[..end].chars().next_back().map_or(Class::Mark, class);
        if !joins(before, joiner, class(next)) {
            break;
        }
        let start = end + joiner.len_utf8();
        let part = run(&text[start..], |class| matches!(class, Class::Letter | Class::Digit));
        letters |= text[start..start + part].chars().any(char::is_alphabetic);
        end = start + part;
    }
    if letters {
        return (end, Kind::Letters, Bound::None);
    }
    let percent = text[end..].chars().next().filter(|c| matches!(c, '%' | '％' | '‰'));
    (end + percent.map_or(0, char::len_utf8), Kind::Number, Bound::None)
}

fn joins(before: Class, joiner: char, next: Class) -> bool {
    match joiner {
        '-' | '_' | '\'' | '’' => matches!(next, Class::Letter | Class::Digit),
        '.' => before == next && matches!(next, Class::Letter | Class::Digit),
        ',' | ':' | '/' | '．' | '，' => before == Class::Digit && next == Class::Digit && joiner != '，',
        _ => false,
    }
}

/// A word with letters outside ASCII, as UAX #29 bounds it.
fn spaced(text: &str) -> (usize, Kind, Bound) {
    // UAX #29 needs to see no further than the next space or Chinese character, and a bounded look-ahead keeps
    // the time linear.
    let window = text
        .char_indices()
        .find(|(at, c)| *at >= LONGEST_WORD || matches!(class(*c), Class::Han | Class::Space | Class::Line))
        .map_or(text.len(), |(at, _)| at);
    let mut end = 0;
    for word in text[..window].split_word_bounds() {
        let first = word.chars().next().map_or(Class::Mark, class);
        let joined =
            word == "-" && text[end + 1..window].chars().next().is_some_and(|c| class(c) == Class::Letter);
        if end > 0 && !joined && (first == Class::Mark || !text[..end].ends_with('-')) {
            break;
        }
        end += word.len();
    }
    (end.max(text.chars().next().map_or(0, char::len_utf8)), Kind::Letters, Bound::None)
}

/// Whether the full stop at `at` ends a sentence: something must follow it with a space between (or nothing
/// at all), and it must not stand behind a single capital letter, as in an initial.
fn full_stop(text: &str, at: usize) -> bool {
    let mut after = text[at + 1..].chars().skip_while(|c| closes(*c));
    let free = after.next().is_none_or(|c| matches!(class(c), Class::Space | Class::Line | Class::Han));
    let mut before = text[..at].chars().rev();
    let initial =
        before.next().is_some_and(char::is_uppercase) && before.next().is_none_or(|c| !c.is_alphanumeric());
    free && !initial
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let mut words = Vec::new();
        lex(text, |piece| {
            if piece.kind.is_word() {
                words.push(piece.surface);
            }
        });
        words
    }

    #[test]
    fn words_and_numbers_stay_whole() {
        let cases: [(&str, &[&str]); 8] = [
            ("don't stop", &["don't", "stop"]),
            ("a state-of-the-art U.S. plan.", &["a", "state-of-the-art", "U.S", "plan"]),
            ("增长35%，达1,234.5亿元", &["增长", "35%", "达", "1,234.5", "亿元"]),
            ("１９７４年 ＡＰＥＣ", &["１９７４", "年", "ＡＰＥＣ"]),
            ("naïve café-bar Ελλάδα", &["naïve", "café-bar", "Ελλάδα"]),
            ("COVID-19疫情", &["COVID-19", "疫情"]),
            ("2025-06-17 12:30", &["2025-06-17", "12:30"]),
            ("二〇二五年", &["二〇二五年"]),
        ];
        for (text, expected) in cases {
            assert_eq!(words(text), expected, "{text}");
        }
    }

    #[test]
    fn sentences_end_after_their_closing_quotation_mark() {
        let mut bounds = Vec::new();
        lex("他说：“好。”Mr. J. Li left. Then…\n", |piece| {
            if piece.bound != Bound::None {
                bounds.push((piece.surface, piece.bound));
            }
        });
        assert_eq!(
            bounds,
            [
                ("。", Bound::Sentence),
                ("”", Bound::Sentence),
                (".", Bound::Sentence),
                (".", Bound::Sentence),
                ("…", Bound::Sentence),
                ("\n", Bound::Paragraph)
            ]
        );
    }

    proptest! {
        #[test]
        fn pieces_concatenate_to_the_text(text in "\\PC*|[a-z中国。.\\-' \n“”é０-９]{0,40}") {
            let mut whole = String::new();
            lex(&text, |piece| {
                assert!(!piece.surface.is_empty());
                whole.push_str(piece.surface);
            });
            prop_assert_eq!(whole, text);
        }
    }
}
