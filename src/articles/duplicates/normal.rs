//! Texts as they are compared: folded, in lower case, traditional characters made simplified, without marks and spaces.

use std::sync::OnceLock;

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

/// What each character of the basic plane is compared as, in one look; see [`normals`].
pub(super) type Normals = [u16; 0x1_0000];
/// No compared character.
pub(super) const NOTHING: u16 = 0;
/// [`normal`] is to be asked.
pub(super) const ASK: u16 = u16::MAX;

/// The table of what [`normal`] says.
pub(super) fn normals() -> &'static Normals {
    static LOADED: OnceLock<Box<Normals>> = OnceLock::new();
    LOADED.get_or_init(|| {
        let mut table = Box::new([NOTHING; 0x1_0000]);
        for (code, slot) in (0..).zip(table.iter_mut()) {
            if let Some(c) = char::from_u32(code).and_then(normal) {
                *slot = u16::try_from(u32::from(c)).unwrap_or(ASK);
            }
        }
        table
    })
}

/// Where in a text every so many compared characters lie behind: to go a long way through it, most of it need not be looked at.
#[derive(Debug, Clone, Default)]
pub struct Waymarks(Vec<u32>);

/// Compared characters from one mark to the next.
const EVERY: u32 = 256;

impl Waymarks {
    /// To be told of each compared character how many there are up to it, from 1, and at which byte it ends.
    #[inline(always)]
    pub(super) fn pass(&mut self, count: u32, end: usize) {
        if count.is_multiple_of(EVERY) {
            self.0.push(end as u32);
        }
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
    marks: &'t [u32],
}

impl<'t> Walk<'t> {
    /// A way that begins before `text`.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        Self { text, at: 0, count: 0, end: 0, marks: &[] }
    }

    /// The same, quicker where it is far to go: `marks` are those of `text`, or none.
    #[must_use]
    pub fn along(text: &'t str, marks: &'t Waymarks) -> Self {
        Self { marks: &marks.0, ..Self::new(text) }
    }

    /// Bytes ahead.
    pub(super) fn left(&self) -> usize {
        self.text.len() - self.at
    }

    /// Goes on until `count` compared characters lie behind, as far as there are so many; how many do.
    pub fn to(&mut self, count: u32) -> u32 {
        let mark = self.marks.len().min((count / EVERY) as usize);
        if let Some(end) = mark.checked_sub(1).and_then(|last| self.marks.get(last))
            && mark as u32 * EVERY > self.count
        {
            (self.count, self.at, self.end) = (mark as u32 * EVERY, *end as usize, *end as usize);
        }
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

        #[test]
        fn marks_lead_to_the_same_places(
            text in "[中国臺，。“”Ａa1 \n\u{3400}𠮷é]{1,40}",
            mut bounds in proptest::collection::vec(0u32..3000, 0..8),
        ) {
            bounds.sort_unstable();
            let text = text.repeat(100);
            let mut marks = Waymarks::default();
            crate::articles::duplicates::Prints::default().add_marking(0, &text, &mut marks);
            let (mut along, mut walk) = (Walk::along(&text, &marks), Walk::new(&text));
            for (start, end) in bounds.chunks_exact(2).map(|two| (two[0], two[1])) {
                prop_assert_eq!(along.span(start, end), walk.span(start, end));
            }
            prop_assert_eq!(along.to(u32::MAX), walk.to(u32::MAX));
            prop_assert_eq!(marks.0.len() as u32, walk.count / EVERY);
        }
    }

    #[test]
    fn the_table_says_what_is_compared() {
        for (c, known) in
            ('\0'..='\u{FFFF}').map(|c| (c, normals()[c as usize])).filter(|(_, known)| *known != ASK)
        {
            let said = char::from_u32(known.into()).filter(|_| known != NOTHING);
            assert_eq!(said, normal(c), "{c:?}");
        }
    }
}
