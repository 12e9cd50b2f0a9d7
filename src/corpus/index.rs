//! Counts of a scope of a shard, made when they are first asked for.

use super::{Document, Shard, Unit};

/// How often each term occurs.
pub struct Index {
    /// Occurrences of each term, of marks and white space too.
    pub counts: Vec<u32>,
    /// Documents that hold each term.
    pub documents: Vec<u32>,
    /// Whether occurrences of the term count as tokens.
    pub words: Vec<bool>,
}

/// Counts that are being made, document by document.
pub(super) struct Counting {
    index: Index,
    /// The document in which each term was seen last.
    last: Vec<u32>,
    next: usize,
}

impl Counting {
    pub(super) fn new(shard: &Shard) -> Self {
        let terms = shard.vocabulary().len();
        let index = Index { counts: vec![0; terms], documents: vec![0; terms], words: vec![false; terms] };
        Self { index, last: vec![u32::MAX; terms], next: 0 }
    }

    /// Counts the documents that come next, about `budget` units; what is left of it. The documents of `shard` that are
    /// `active`, without copies where they count `once`.
    pub(super) fn step(&mut self, shard: &Shard, active: &[bool], once: bool, budget: usize) -> usize {
        let Index { counts, documents, words } = &mut self.index;
        slice_of(shard, active, &mut self.next, budget, |number, document| {
            for unit in own(shard, document).filter(|unit| !(once && unit.is_copy())) {
                let term = unit.term() as usize;
                counts[term] += 1;
                words[term] = unit.is_word();
                if self.last[term] != number {
                    self.last[term] = number;
                    documents[term] += 1;
                }
            }
        })
    }

    /// The share of the documents that were counted.
    pub(super) fn share(&self, shard: &Shard) -> f64 {
        self.next as f64 / shard.documents().len().max(1) as f64
    }

    pub(super) fn finish(self) -> Index {
        self.index
    }
}

/// Hands over active documents with their numbers from `next` on, until about `budget` units were seen; what is left of the
/// budget, which is nought when there may be more.
pub(super) fn slice_of(
    shard: &Shard,
    active: &[bool],
    next: &mut usize,
    mut budget: usize,
    mut work: impl FnMut(u32, &Document),
) -> usize {
    while budget > 0
        && let Some(document) = shard.documents().get(*next)
    {
        if active[*next] {
            work(*next as u32, document);
            budget = budget.saturating_sub((document.unit_end - document.unit_start) as usize + 1);
        }
        *next += 1;
    }
    budget
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

/// Units of a document.
pub(super) fn own<'s>(shard: &'s Shard, document: &Document) -> impl Iterator<Item = &'s Unit> + Clone {
    shard.tokens().units().range(document.unit_start as usize..document.unit_end as usize)
}
