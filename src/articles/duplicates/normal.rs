//! Texts as they are compared: folded, in lower case, traditional characters made simplified, without marks and spaces.

use crate::articles::fold;
use crate::span::Span;
use crate::tokens::fold::simple;

/// The character that `c` is compared as; `None` for marks and spaces.
#[inline]
pub(super) fn normal(c: char) -> Option<char> {
    match c {
        '\u{3400}'..='\u{9FFF}' => Some(simple(c)),
        '\0'..='\u{7f}' => c.is_ascii_alphanumeric().then(|| c.to_ascii_lowercase()),
        // The marks of Chinese sentences, before the table of all letters is asked.
        '，' | '。' | '、' | '“' | '”' | '：' | '；' | '（' | '）' | '《' | '》' | '—' | '…' => {
            None
        }
        _ => other(c),
    }
}

/// The same for what is rare in Chinese text.
#[inline(never)]
fn other(c: char) -> Option<char> {
    let folded = fold(c);
    if folded.is_ascii() {
        folded.is_ascii_alphanumeric().then(|| folded.to_ascii_lowercase())
    } else {
        folded.is_alphanumeric().then(|| simple(folded))
    }
}

/// A way through a text from compared character to compared character. What it passes is only counted.
pub struct Walk<'t> {
    text: &'t str,
    /// The byte that it has come to.
    at: usize,
    /// Compared characters before it.
    count: u32,
    /// One past the last byte of the last of them.
    end: usize,
}

impl<'t> Walk<'t> {
    /// A way that begins before `text`.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        Self { text, at: 0, count: 0, end: 0 }
    }

    /// Goes on until `count` compared characters lie behind, as far as there are so many; how many do.
    pub fn to(&mut self, count: u32) -> u32 {
        while self.count < count {
            match self.text.as_bytes().get(self.at..) {
                // U+4E00 to U+9FFF, nearly all characters of Chinese text, are all compared.
                Some([0xE5..=0xE9, ..] | [0xE4, 0xB8..=0xBF, ..]) => self.pass(3, true),
                Some([_, ..]) => {
                    let Some(c) = self.text[self.at..].chars().next() else { break };
                    self.pass(c.len_utf8(), normal(c).is_some());
                }
                _ => break,
            }
        }
        self.count
    }

    #[inline(always)]
    fn pass(&mut self, bytes: usize, compared: bool) {
        self.at += bytes;
        if compared {
            self.count += 1;
            self.end = self.at;
        }
    }

    /// The bytes from compared character `start` to the one before `end`, which must lie ahead.
    pub fn span(&mut self, start: u32, end: u32) -> Span {
        let first = if self.to(start) < start {
            self.end
        } else {
            let rest = &self.text[self.at..];
            let marks = rest.char_indices().find(|(_, c)| normal(*c).is_some());
            marks.map_or(self.end, |(bytes, _)| self.at + bytes)
        };
        self.to(end);
        Span::new(first as u32, self.end.max(first) as u32)
    }

    /// The `count` compared characters from `start` on, which must lie ahead; this is how far the way then goes.
    pub(super) fn characters(&mut self, start: u32, count: u32) -> impl Iterator<Item = char> + use<'t> {
        let rest = if self.to(start) < start { "" } else { &self.text[self.at..] };
        rest.chars().filter_map(normal).take(count as usize)
    }
}

/// Where every compared character of a text stands, in bytes. Who asks from left to right takes a [`Walk`].
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_way_comes_by_where_everything_stands(
            text in "[中国臺，。“”Ａa1 \n\u{3400}\u{4DC0}𠮷é㎡]{0,40}",
            mut bounds in proptest::collection::vec(0u32..45, 0..8),
        ) {
            bounds.sort_unstable();
            let (offsets, all) = (Offsets::of(&text), text.chars().filter_map(normal).collect::<Vec<_>>());
            let (mut places, mut letters) = (Walk::new(&text), Walk::new(&text));
            for (start, end) in bounds.chunks_exact(2).map(|two| (two[0], two[1])) {
                if start < end && start < offsets.count() {
                    prop_assert_eq!(places.span(start, end), offsets.span(start, end));
                }
                let some: Vec<char> = letters.characters(start, end - start).collect();
                let expected = all.iter().skip(start as usize).take((end - start) as usize);
                prop_assert_eq!(some, expected.copied().collect::<Vec<_>>());
            }
            prop_assert_eq!(places.to(u32::MAX), offsets.count());
        }
    }
}
