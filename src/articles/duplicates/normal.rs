//! Texts as they are compared: folded, in lower case, traditional characters made simplified, without marks and spaces.

use crate::articles::fold;
use crate::span::Span;
use crate::tokens::fold::simple;

/// The character that `c` is compared as; `None` for marks and spaces.
pub(super) fn normal(c: char) -> Option<char> {
    match c {
        '\u{3400}'..='\u{9FFF}' => Some(simple(c)),
        '\0'..='\u{7f}' => c.is_ascii_alphanumeric().then(|| c.to_ascii_lowercase()),
        // The marks of Chinese sentences, before the table of all letters is asked.
        '，' | '。' | '、' | '“' | '”' | '：' | '；' | '（' | '）' | '《' | '》' | '—' | '…' => {
            None
        }
        _ => {
            let folded = fold(c);
            if folded.is_ascii() {
                folded.is_ascii_alphanumeric().then(|| folded.to_ascii_lowercase())
            } else {
                folded.is_alphanumeric().then(|| simple(folded))
            }
        }
    }
}

/// Where every compared character of a text stands, in bytes.
pub struct Offsets {
    starts: Vec<u32>,
    ends: Vec<u32>,
}

impl Offsets {
    /// Those of `text`.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut offsets =
            Self { starts: Vec::with_capacity(text.len() / 3), ends: Vec::with_capacity(text.len() / 3) };
        for (at, c) in text.char_indices() {
            if normal(c).is_some() {
                offsets.starts.push(at as u32);
                offsets.ends.push((at + c.len_utf8()) as u32);
            }
        }
        offsets
    }

    /// How many compared characters there are.
    #[must_use]
    pub fn count(&self) -> u32 {
        self.starts.len() as u32
    }

    /// The bytes from compared character `start` to the one before `end`.
    #[must_use]
    pub fn span(&self, start: u32, end: u32) -> Span {
        let ends = self.ends.len() as u32;
        let (start, end) = (start.min(ends), end.min(ends));
        if start >= end {
            let at = self.starts.get(start as usize).or(self.ends.last()).copied().unwrap_or(0);
            return Span::new(at, at);
        }
        Span::new(self.starts[start as usize], self.ends[end as usize - 1])
    }
}
