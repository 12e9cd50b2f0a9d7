//! The token sequence of a shard, four bytes and a length for each unit.
//!
//! Units are all pieces of the text in order: words, marks, white space. So the place of a unit in the text
//! is the sum of the lengths before it, and no offset needs to be kept but one for every `STRIDE` units.

use super::Blocks;

/// Units between two kept offsets.
const STRIDE: usize = 32;
/// A length that does not fit into a byte: the true one stands in a list of its own.
const LONG: u8 = 255;

/// One unit: the number of its term, whether it counts as a token, and what ends with it,
/// and whether it stands in a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unit(u32);

impl Unit {
    const WORDLESS: u32 = 1 << 31;
    const SENTENCE: u32 = 1 << 30;
    const PARAGRAPH: u32 = 1 << 29;
    const COPY: u32 = 1 << 28;
    /// Terms that one shard can hold.
    pub const MAX_TERMS: u32 = Self::COPY;

    /// A unit of `term` that is counted (`word`) or not.
    #[must_use]
    pub fn new(term: u32, word: bool) -> Self {
        debug_assert!(term < Self::MAX_TERMS);
        Self(if word { term } else { term | Self::WORDLESS })
    }

    /// Number of the term in the vocabulary of the shard.
    #[must_use]
    pub fn term(self) -> u32 {
        self.0 & (Self::COPY - 1)
    }

    /// Whether it counts as a token.
    #[must_use]
    pub fn is_word(self) -> bool {
        self.0 & Self::WORDLESS == 0
    }

    /// Whether a sentence ends with it.
    #[must_use]
    pub fn ends_sentence(self) -> bool {
        self.0 & Self::SENTENCE != 0
    }

    /// Whether it belongs to a passage that stands in the corpus before.
    #[must_use]
    pub fn is_copy(self) -> bool {
        self.0 & Self::COPY != 0
    }

    /// Whether a paragraph ends with it.
    #[must_use]
    pub fn ends_paragraph(self) -> bool {
        self.0 & Self::PARAGRAPH != 0
    }
}

/// The units of a shard, in order.
#[derive(Default)]
pub struct TokenStore {
    units: Blocks<Unit>,
    lengths: Blocks<u8>,
    /// Units of 255 bytes and more, with their lengths.
    long: Vec<(u32, u32)>,
    /// Byte offset of every [`STRIDE`]-th unit.
    offsets: Blocks<u32>,
    end: u32,
}

impl TokenStore {
    /// Number of units.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.units.len() as u32
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.units.is_empty()
    }

    /// All units.
    #[must_use]
    pub fn units(&self) -> &Blocks<Unit> {
        &self.units
    }

    /// Appends a unit of `bytes` bytes.
    #[inline(always)]
    pub fn push(&mut self, unit: Unit, bytes: u32) {
        if self.units.len().is_multiple_of(STRIDE) {
            self.offsets.push(self.end);
        }
        if bytes >= u32::from(LONG) {
            self.long.push((self.len(), bytes));
        }
        self.lengths.push(u8::try_from(bytes).unwrap_or(LONG));
        self.units.push(unit);
        self.end += bytes;
    }

    /// Marks the last unit, where there is one at or after `floor`, as the end of a sentence (and paragraph).
    pub fn end_sentence(&mut self, floor: u32, paragraph: bool) {
        if self.len() > floor
            && let Some(last) = self.units.last_mut()
        {
            last.0 |= Unit::SENTENCE | if paragraph { Unit::PARAGRAPH } else { 0 };
        }
    }

    /// Marks units `range` as a copy of what stands elsewhere, or takes the mark away.
    pub fn set_copy(&mut self, range: std::ops::Range<u32>, copy: bool) {
        for at in range {
            let unit = &mut self.units[at as usize];
            unit.0 = if copy { unit.0 | Unit::COPY } else { unit.0 & !Unit::COPY };
        }
    }

    /// Length in bytes of unit `at`.
    #[must_use]
    pub fn length(&self, at: u32) -> u32 {
        match self.lengths[at as usize] {
            LONG => {
                self.long.binary_search_by_key(&at, |(unit, _)| *unit).map_or(0, |found| self.long[found].1)
            }
            short => u32::from(short),
        }
    }

    /// Byte offset, in the text of the shard, of unit `at`; of the end of the text when `at` is the number of
    /// units.
    #[must_use]
    pub fn offset(&self, at: u32) -> u32 {
        if at == self.len() {
            return self.end;
        }
        let block = at / STRIDE as u32;
        (block * STRIDE as u32..at).fold(self.offsets[block as usize], |sum, unit| sum + self.length(unit))
    }

    /// The unit that holds byte `byte` of the shard's text.
    #[must_use]
    pub fn at_byte(&self, byte: u32) -> u32 {
        let block = self.offsets.partition_point(|offset| *offset <= byte).saturating_sub(1);
        let mut unit = (block * STRIDE) as u32;
        let mut end = self.offsets.get(block).copied().unwrap_or(0);
        while unit + 1 < self.len() {
            end += self.length(unit);
            if end > byte {
                break;
            }
            unit += 1;
        }
        unit
    }

    /// Drops all units from `len` on.
    pub fn truncate(&mut self, len: u32) {
        self.end = self.offset(len.min(self.len()));
        self.units.truncate(len as usize);
        self.lengths.truncate(len as usize);
        self.long.retain(|(unit, _)| *unit < len);
        self.offsets.truncate((len as usize).div_ceil(STRIDE));
    }

    /// Bytes held.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.units.bytes() + self.lengths.bytes() + self.long.capacity() * 8 + self.offsets.bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_and_units_are_inverse() {
        let mut store = TokenStore::default();
        let lengths: Vec<u32> =
            (0..1000).map(|at| if at % 97 == 0 { 300 + at } else { 1 + at % 7 }).collect();
        for length in &lengths {
            store.push(Unit::new(1, true), *length);
        }
        let mut start = 0;
        for (at, length) in (0u32..).zip(&lengths) {
            assert_eq!((store.offset(at), store.length(at)), (start, *length));
            assert_eq!((store.at_byte(start), store.at_byte(start + length - 1)), (at, at));
            start += length;
        }
        assert_eq!(store.offset(1000), start);
        store.truncate(500);
        assert_eq!((store.len(), store.offset(500)), (500, lengths[..500].iter().sum()));
        store.push(Unit::new(2, false), 3);
        assert_eq!(store.offset(501), store.offset(500) + 3);
    }
}
