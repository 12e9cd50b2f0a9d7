//! Where each term stands: units, ascending, as differences in as few bytes as they need.
//!
//! A difference takes seven bits a byte (LEB128). Frequent words stand close together, so a place takes about a byte and
//! a half rather than four.

use super::index::slice_of;
use super::{Document, Shard};

/// The places of all terms of a scope.
pub struct Postings {
    /// Where the bytes of each term begin; one entry more than there are terms.
    starts: Vec<u32>,
    bytes: Vec<u8>,
}

/// Places that are being collected, in two passes over the units: one measures, one writes.
pub(super) struct Placing {
    last: Vec<u32>,
    /// Bytes that the places of each term take; in the second pass where its next byte goes.
    slots: Vec<u32>,
    /// In the second pass.
    postings: Option<Postings>,
    next: usize,
}

impl Placing {
    pub(super) fn new(shard: &Shard) -> Self {
        let terms = shard.vocabulary().len();
        Self { last: vec![0; terms], slots: vec![0; terms], postings: None, next: 0 }
    }

    /// Goes on with the documents that come next, about `budget` units; what is left of it. The documents of `shard` that
    /// are `active`, without copies where they count `once`.
    pub(super) fn step(&mut self, shard: &Shard, active: &[bool], once: bool, budget: usize) -> usize {
        let Self { last, slots, postings, next } = self;
        if let Some(Postings { bytes, .. }) = postings {
            return slice_of(shard, active, next, budget, |_, document| {
                each(shard, document, once, |term, at| {
                    let mut rest = at - last[term];
                    last[term] = at;
                    let slot = &mut slots[term];
                    while rest >= 0x80 {
                        bytes[*slot as usize] = rest as u8 | 0x80;
                        *slot += 1;
                        rest >>= 7;
                    }
                    bytes[*slot as usize] = rest as u8;
                    *slot += 1;
                });
            });
        }
        let left = slice_of(shard, active, next, budget, |_, document| {
            each(shard, document, once, |term, at| {
                slots[term] += length(at - last[term]);
                last[term] = at;
            });
        });
        if left > 0 {
            self.turn();
            return self.step(shard, active, once, left);
        }
        left
    }

    /// From the first pass to the second.
    fn turn(&mut self) {
        let mut starts = Vec::with_capacity(self.slots.len() + 1);
        let mut sum = 0;
        for length in &self.slots {
            starts.push(sum);
            sum += length;
        }
        starts.push(sum);
        let terms = self.slots.len();
        self.slots.copy_from_slice(&starts[..terms]);
        self.last.fill(0);
        self.next = 0;
        self.postings = Some(Postings { starts, bytes: vec![0; sum as usize] });
    }

    /// The share of the work that is done.
    pub(super) fn share(&self, shard: &Shard) -> f64 {
        let passes = f64::from(u8::from(self.postings.is_some()));
        (passes + self.next as f64 / shard.documents().len().max(1) as f64) / 2.0
    }

    pub(super) fn finish(self) -> Option<Postings> {
        self.postings
    }
}

impl Postings {
    /// Places in the documents of `shard` that are `active`, without copies where they count `once`.
    #[must_use]
    pub(super) fn new(shard: &Shard, active: &[bool], once: bool) -> Self {
        let mut placing = Placing::new(shard);
        placing.step(shard, active, once, usize::MAX);
        placing.finish().unwrap_or_else(|| Self { starts: vec![0; 1], bytes: Vec::new() })
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

/// Hands over every token of a document that counts: its term and its unit.
#[inline(always)]
fn each(shard: &Shard, document: &Document, once: bool, mut sink: impl FnMut(usize, u32)) {
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
