//! Counts of a scope of a shard, made when they are first asked for.

use super::{Document, Shard};

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

impl Index {
    /// Counts the documents of `shard` that are `active`, without copies where they count `once`. Linear in the number of
    /// units.
    #[must_use]
    pub(super) fn new(shard: &Shard, active: &[bool], once: bool) -> Self {
        // What is counted of one term stands together: text jumps between terms.
        let mut seen = vec![Seen::default(); shard.vocabulary().len()];
        for (number, document) in (1u32..).zip(chosen(shard, active)) {
            let own = document.unit_start as usize..document.unit_end as usize;
            for unit in shard.tokens().units().slices(own).flatten() {
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
        Self {
            counts: seen.iter().map(|seen| seen.count).collect(),
            documents: seen.iter().map(|seen| seen.documents).collect(),
            words: seen.iter().map(|seen| seen.word).collect(),
        }
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
