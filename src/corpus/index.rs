//! Counts and postings of a scope of a shard, made when they are first asked for.

use super::{Shard, Unit};

/// What is derived from the token sequence.
pub struct Index {
    /// Occurrences of each term, of marks and white space too.
    pub counts: Vec<u32>,
    /// Documents that hold each term.
    pub documents: Vec<u32>,
    /// Whether occurrences of the term count as tokens.
    pub words: Vec<bool>,
    /// Units of each term begin here in `places`; one entry more than there are terms.
    starts: Vec<u32>,
    /// Units, ascending within each term.
    places: Vec<u32>,
}

impl Index {
    /// Counts the documents of `shard` that are `active`, without copies where they count `once`. A counting sort:
    /// linear in the number of units.
    #[must_use]
    pub(super) fn new(shard: &Shard, active: &[bool], once: bool) -> Self {
        let terms = shard.vocabulary().len();
        let mut counts = vec![0u32; terms];
        let mut in_documents = vec![0u32; terms];
        let mut words = vec![false; terms];
        let mut last = vec![u32::MAX; terms];
        let units = shard.tokens().units();
        let chosen = || {
            shard.documents().iter().zip(active).filter(|(_, active)| **active).map(|(document, _)| document)
        };
        let left_out = |unit: &Unit| once && unit.is_copy();
        for (number, document) in (0u32..).zip(chosen()) {
            for unit in units.range(document.unit_start as usize..document.unit_end as usize) {
                if left_out(unit) {
                    continue;
                }
                let term = unit.term() as usize;
                counts[term] += 1;
                words[term] = unit.is_word();
                if last[term] != number {
                    last[term] = number;
                    in_documents[term] += 1;
                }
            }
        }
        let mut starts = Vec::with_capacity(terms + 1);
        let mut sum = 0;
        for (count, word) in counts.iter().zip(&words) {
            starts.push(sum);
            // Nobody asks where all the commas are.
            sum += if *word { *count } else { 0 };
        }
        starts.push(sum);
        let mut next = starts.clone();
        let mut places = vec![0u32; sum as usize];
        for document in chosen() {
            let own = units.range(document.unit_start as usize..document.unit_end as usize);
            for (at, unit) in (document.unit_start..).zip(own) {
                if unit.is_word() && !left_out(unit) {
                    let slot = &mut next[unit.term() as usize];
                    places[*slot as usize] = at;
                    *slot += 1;
                }
            }
        }
        Self { counts, documents: in_documents, words, starts, places }
    }

    /// The units where `term` stands, ascending. None for marks and white space.
    #[must_use]
    pub fn places(&self, term: u32) -> &[u32] {
        let term = term as usize;
        &self.places[self.starts[term] as usize..self.starts[term + 1] as usize]
    }

    /// Bytes held.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.counts.len() * 13 + self.places.len() * 4
    }
}
