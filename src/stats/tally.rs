//! Counting terms of one shard: those that a question names, and those of one document after the other.

use crate::corpus::Vocabulary;

/// The terms that a question names, by their numbers in a shard.
pub struct Named(Vec<u32>);

impl Named {
    const NONE: u32 = u32::MAX;

    /// `terms` in the vocabulary of a shard; those that it does not hold are never found.
    #[must_use]
    pub fn new(vocabulary: &Vocabulary, terms: &[String]) -> Self {
        let mut places = vec![Self::NONE; vocabulary.len()];
        for (place, term) in (0u32..).zip(terms) {
            if let Some(id) = vocabulary.find(term) {
                places[id as usize] = place;
            }
        }
        Self(places)
    }

    /// The place among the named terms of the term with this number.
    #[inline]
    #[must_use]
    pub fn get(&self, id: u32) -> Option<usize> {
        let place = self.0[id as usize];
        (place != Self::NONE).then_some(place as usize)
    }
}

/// Counts of a document, emptied for the next one in the time that its own terms take.
pub struct Tally {
    counts: Vec<u32>,
    touched: Vec<u32>,
}

impl Tally {
    /// For numbers below `numbers`.
    #[must_use]
    pub fn new(numbers: usize) -> Self {
        Self { counts: vec![0; numbers], touched: Vec::new() }
    }

    /// Counts one more of this number.
    #[inline]
    pub fn add(&mut self, number: u32) {
        let count = &mut self.counts[number as usize];
        if *count == 0 {
            self.touched.push(number);
        }
        *count += 1;
    }

    /// Every number that was counted, in the order of its first occurrence, with its count; counting then begins anew.
    pub fn drain(&mut self) -> impl Iterator<Item = (u32, u32)> + '_ {
        let Self { counts, touched } = self;
        touched.drain(..).map(|number| (number, std::mem::take(&mut counts[number as usize])))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tally_is_empty_for_the_next_document() {
        let mut tally = Tally::new(5);
        [3, 1, 3].into_iter().for_each(|number| tally.add(number));
        assert_eq!(tally.drain().collect::<Vec<_>>(), [(3, 2), (1, 1)]);
        tally.add(1);
        assert_eq!(tally.drain().collect::<Vec<_>>(), [(1, 1)]);
        assert_eq!(tally.drain().count(), 0);
    }

    #[test]
    fn named_terms_are_found_where_the_shard_holds_them() {
        let mut vocabulary = Vocabulary::default();
        for term in ["甲", "乙", "丙"] {
            vocabulary.intern(term, String::new);
        }
        let named = Named::new(&vocabulary, &["丙".into(), "丁".into(), "甲".into()]);
        assert_eq!([0, 1, 2].map(|id| named.get(id)), [Some(2), None, Some(0)]);
    }
}
