//! Counts and postings of a shard, made when they are first asked for.

use super::{Document, TokenStore};

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
    /// Counts `tokens`, which stand in `documents` in order, over a vocabulary of `terms` terms. A counting
    /// sort: linear in the number of units.
    #[must_use]
    pub fn new(tokens: &TokenStore, documents: &[Document], terms: usize) -> Self {
        let mut counts = vec![0u32; terms];
        let mut in_documents = vec![0u32; terms];
        let mut words = vec![false; terms];
        let mut last = vec![u32::MAX; terms];
        let units = tokens.units();
        for (number, document) in (0u32..).zip(documents) {
            for unit in &units[document.unit_start as usize..document.unit_end as usize] {
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
        for (at, unit) in (0u32..).zip(units) {
            if unit.is_word() {
                let slot = &mut next[unit.term() as usize];
                places[*slot as usize] = at;
                *slot += 1;
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
