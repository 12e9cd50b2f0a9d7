//! Counts of a scope of a shard, made when they are first asked for.

use super::{Document, Shard};
use crate::units::Unit;

/// How often each term occurs.
pub struct Index {
    /// Occurrences of each term, of marks and white space too.
    pub counts: Vec<u32>,
    /// Documents that hold each term.
    pub documents: Vec<u32>,
    /// Whether occurrences of the term count as tokens.
    pub words: Vec<bool>,
}

/// What is counted of one term.
#[derive(Clone, Copy, Default)]
struct Seen {
    count: u32,
    documents: u32,
    /// The last document that held it, from 1.
    last: u32,
    word: bool,
}

/// Counts that are being made, document by document.
pub(super) struct Counting {
    /// What is counted of one term stands together: text jumps between terms.
    seen: Vec<Seen>,
    next: usize,
}

impl Counting {
    pub(super) fn new(shard: &Shard) -> Self {
        Self { seen: vec![Seen::default(); shard.vocabulary().len()], next: 0 }
    }

    /// Counts the documents that come next, about `budget` units; what is left of it, nought when there may be more. The
    /// documents of `shard` that are `active`, without copies where they count `once`.
    pub(super) fn step(&mut self, shard: &Shard, active: &[bool], once: bool, mut budget: usize) -> usize {
        while budget > 0
            && let Some(document) = shard.documents().get(self.next)
        {
            self.next += 1;
            if !active[self.next - 1] {
                continue;
            }
            let own = document.unit_start as usize..document.unit_end as usize;
            budget = budget.saturating_sub(own.len() + 1);
            for units in shard.tokens().units().slices(own) {
                count(&mut self.seen, units, self.next as u32, once);
            }
        }
        budget
    }

    /// The share of the documents that were counted.
    pub(super) fn share(&self, shard: &Shard) -> f64 {
        self.next as f64 / shard.documents().len().max(1) as f64
    }

    pub(super) fn finish(self) -> Index {
        let seen = self.seen.iter();
        Index {
            counts: seen.clone().map(|seen| seen.count).collect(),
            documents: seen.clone().map(|seen| seen.documents).collect(),
            words: seen.map(|seen| seen.word).collect(),
        }
    }
}

/// Counts some units of document `number`, from 1. A function that is called for each stretch: an engine compiles what runs long,
/// but takes the better code only with the next call.
#[inline(never)]
fn count(seen: &mut [Seen], units: &[Unit], number: u32, once: bool) {
    for unit in units {
        if once && unit.is_copy() {
            continue;
        }
        let seen = &mut seen[unit.term() as usize];
        seen.count += 1;
        seen.word = unit.is_word();
        seen.documents += u32::from(seen.last != number);
        seen.last = number;
    }
}

impl Index {
    /// Counts the documents of `shard` that are `active`, without copies where they count `once`. Linear in the number of
    /// units.
    #[must_use]
    pub(super) fn new(shard: &Shard, active: &[bool], once: bool) -> Self {
        let mut counting = Counting::new(shard);
        counting.step(shard, active, once, usize::MAX);
        counting.finish()
    }

    /// Tokens of `term`; none for marks and white space.
    #[must_use]
    pub fn tokens(&self, term: u32) -> u32 {
        if self.words[term as usize] { self.counts[term as usize] } else { 0 }
    }

    /// Bytes held.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.counts.len() * 9
    }
}

/// Documents of a scope.
pub(super) fn chosen<'s>(shard: &'s Shard, active: &'s [bool]) -> impl Iterator<Item = &'s Document> {
    shard.documents().iter().zip(active).filter(|(_, active)| **active).map(|(document, _)| document)
}
