//! Lines of a user dictionary that are no word, or may not be the word that was meant.

use serde::Serialize;

use super::{BLANK, LONGEST, read};

/// Why a line is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LineKind {
    /// Longer than any word: passed over.
    Long,
    /// A single character, which cannot be cut in pieces: passed over.
    Single,
    /// A word that holds a blank: what was meant for a number or a tag may be none.
    Spaced,
}

/// What is told of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LineNote {
    /// Its number, from 1.
    pub line: usize,
    /// The word as it was read, or the beginning of the line that holds none.
    pub word: String,
    /// Why.
    pub kind: LineKind,
}

/// The lines of a user dictionary that should be looked at, in their order. Empty lines are none of them.
#[must_use]
pub fn notes(text: &str) -> Vec<LineNote> {
    let note = |(line, content): (usize, &str)| {
        let (word, kind) = match read(content) {
            Some((word, _)) => word.contains(BLANK).then_some((word, LineKind::Spaced))?,
            None => {
                let given = content.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
                let first = given.chars().next()?;
                // A line without a word is one that is too long, or one character with the frequency 0.
                let single = given[first.len_utf8()..].starts_with(BLANK);
                (given, if single { LineKind::Single } else { LineKind::Long })
            }
        };
        Some(LineNote { line: line + 1, word: word.chars().take(LONGEST).collect(), kind })
    };
    text.lines().enumerate().filter_map(note).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_are_no_word_or_another_one_are_told() {
        let long = "长".repeat(LONGEST + 1);
        let text = format!(
            "鲁班工坊 11 nz\n\n中亚峰会 abc n\na b c d e\n人 0\n{long}\n人 5\n中亚峰会 0\n \t\n{long} 0 n"
        );
        let told: Vec<_> = notes(&text).into_iter().map(|note| (note.line, note.word, note.kind)).collect();
        let cut = "长".repeat(LONGEST);
        let expected = [
            (3, "中亚峰会 abc", LineKind::Spaced),
            (4, "a b c d", LineKind::Spaced),
            (5, "人 0", LineKind::Single),
            (6, &cut, LineKind::Long),
            (10, &cut, LineKind::Long),
        ];
        assert_eq!(told, expected.map(|(line, word, kind)| (line, word.to_owned(), kind)));
    }

    #[test]
    fn a_dictionary_as_jieba_has_it_needs_no_word() {
        assert_eq!(notes("云计算 5\n李小福 2 nr\n创新办 3 i\neasy_install 3 eng\n好用 300\n韩玉赏鉴\n"), []);
    }
}
