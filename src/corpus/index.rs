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

impl Index {
    /// Counts the documents of `shard` that are `active`, without copies where they count `once`. Linear in the number of
    /// units.
    #[must_use]
    pub(super) fn new(shard: &Shard, active: &[bool], once: bool) -> Self {
        let terms = shard.vocabulary().len();
        let mut counts = vec![0u32; terms];
        let mut documents = vec![0u32; terms];
        let mut words = vec![false; terms];
        let mut last = vec![u32::MAX; terms];
        for (number, document) in (0u32..).zip(chosen(shard, active)) {
            for unit in own(shard, document).filter(|unit| !(once && unit.is_copy())) {
                let term = unit.term() as usize;
                counts[term] += 1;
                words[term] = unit.is_word();
                if last[term] != number {
                    last[term] = number;
                    documents[term] += 1;
                }
            }
        }
        Self { counts, documents, words }
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

/// Units of a document.
pub(super) fn own<'s>(shard: &'s Shard, document: &Document) -> impl Iterator<Item = &'s Unit> + Clone {
    shard.tokens().units().range(document.unit_start as usize..document.unit_end as usize)
}
