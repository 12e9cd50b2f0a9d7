//! Where each term stands: units, ascending, as differences in as few bytes as they need.
//!
//! A difference takes seven bits a byte (LEB128). Frequent words stand close together, so a place takes about a byte and
//! a half rather than four.

use super::index::chosen;
use super::{Index, Shard};

/// The places of all terms of a scope.
pub struct Postings {
    /// Where the bytes of each term begin; one entry more than there are terms.
    starts: Vec<u32>,
    bytes: Vec<u8>,
}

impl Postings {
    /// Places in the documents of `shard` that are `active`, without copies where they count `once`. Two passes over the
    /// units: one measures, one writes.
    #[must_use]
    pub(super) fn new(shard: &Shard, active: &[bool], once: bool, index: &Index) -> Self {
        let terms = index.counts.len();
        let mut last = vec![0u32; terms];
        let mut lengths = vec![0u32; terms];
        each(shard, active, once, |term, at| {
            lengths[term] += length(at - last[term]);
            last[term] = at;
        });
        let mut starts = Vec::with_capacity(terms + 1);
        let mut sum = 0;
        for length in &lengths {
            starts.push(sum);
            sum += length;
        }
        starts.push(sum);
        let mut next = starts.clone();
        let mut bytes = vec![0u8; sum as usize];
        last.fill(0);
        each(shard, active, once, |term, at| {
            let mut rest = at - last[term];
            last[term] = at;
            let slot = &mut next[term];
            while rest >= 0x80 {
                bytes[*slot as usize] = rest as u8 | 0x80;
                *slot += 1;
                rest >>= 7;
            }
            bytes[*slot as usize] = rest as u8;
            *slot += 1;
        });
        Self { starts, bytes }
    }

    /// The units where `term` stands, ascending. None for marks and white space.
    #[must_use]
    pub fn places(&self, term: u32) -> Places<'_> {
        let term = term as usize;
        Places { bytes: &self.bytes[self.starts[term] as usize..self.starts[term + 1] as usize], last: 0 }
    }

    /// Bytes held.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.starts.len() * 4 + self.bytes.len()
    }
}

/// Hands over every token that counts: its term and its unit.
#[inline(always)]
fn each(shard: &Shard, active: &[bool], once: bool, mut sink: impl FnMut(usize, u32)) {
    for document in chosen(shard, active) {
        let mut at = document.unit_start;
        for units in shard.tokens().units().slices(document.unit_start as usize..document.unit_end as usize) {
            for unit in units {
                // Nobody asks where all the commas are.
                if unit.is_word() && !(once && unit.is_copy()) {
                    sink(unit.term() as usize, at);
                }
                at += 1;
            }
        }
    }
}

/// Bytes that a difference takes.
fn length(difference: u32) -> u32 {
    (32 - (difference | 1).leading_zeros()).div_ceil(7)
}

/// The units where one term stands.
#[derive(Debug, Clone)]
pub struct Places<'p> {
    bytes: &'p [u8],
    last: u32,
}

impl Iterator for Places<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let (mut difference, mut shift) = (0, 0);
        loop {
            let (byte, rest) = self.bytes.split_first()?;
            self.bytes = rest;
            difference |= u32::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                break;
            }
            shift += 7;
        }
        self.last += difference;
        Some(self.last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_of_every_length_come_back() {
        let places = [0, 1, 127, 128, 129, 16_511, 16_512, 3_000_000, 300_000_000, u32::MAX];
        let mut bytes = Vec::new();
        let mut last = 0;
        for at in places {
            let mut rest = at - last;
            assert_eq!(
                length(rest) as usize,
                1 + usize::from(rest >= 1 << 7)
                    + usize::from(rest >= 1 << 14)
                    + usize::from(rest >= 1 << 21)
                    + usize::from(rest >= 1 << 28)
            );
            last = at;
            while rest >= 0x80 {
                bytes.push(rest as u8 | 0x80);
                rest >>= 7;
            }
            bytes.push(rest as u8);
        }
        assert_eq!(Places { bytes: &bytes, last: 0 }.collect::<Vec<_>>(), places);
    }
}
