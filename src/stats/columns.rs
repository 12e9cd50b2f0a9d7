//! Terms with counts, as columns: what shards send of their vocabularies.

use hashbrown::HashTable;
use serde::{Deserialize, Serialize};

use super::ask::Partial;
use crate::corpus::{TermList, Vocabulary};

/// Distinct terms, each with its tag and `width` counts.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct TermColumns {
    terms: TermList,
    /// Counts per term.
    pub width: u32,
    /// `width` counts for each term, one term after the other.
    pub counts: Vec<u64>,
    #[serde(skip)]
    table: Option<Box<HashTable<u32>>>,
}

impl TermColumns {
    /// No terms yet, `width` counts each.
    #[must_use]
    pub fn new(width: u32) -> Self {
        Self { width, ..Self::default() }
    }

    /// Number of terms.
    #[must_use]
    pub fn len(&self) -> usize {
        self.terms.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The characters of row `row`.
    #[must_use]
    pub fn term(&self, row: u32) -> &str {
        self.terms.term(row)
    }

    /// The tag of row `row`.
    #[must_use]
    pub fn tag(&self, row: u32) -> &str {
        self.terms.tag(row)
    }

    /// The counts of row `row`.
    #[must_use]
    pub fn counts(&self, row: u32) -> &[u64] {
        let width = self.width as usize;
        &self.counts[row as usize * width..][..width]
    }

    /// The counts of row `row`, to be changed.
    pub fn counts_mut(&mut self, row: u32) -> &mut [u64] {
        let width = self.width as usize;
        &mut self.counts[row as usize * width..][..width]
    }

    /// Appends a term that is known not to be there yet, with its counts.
    pub fn push_new(&mut self, wanted: &str, tag: &str, counts: impl IntoIterator<Item = u64>) -> u32 {
        let row = self.terms.push(wanted, tag);
        self.counts.extend(counts);
        debug_assert_eq!(self.counts.len(), self.len() * self.width as usize);
        if let Some(table) = &mut self.table {
            self.terms.enter(table, row);
        }
        row
    }

    /// Appends a term of a shard, with its counts.
    pub fn push_term(&mut self, vocabulary: &Vocabulary, id: u32, counts: impl IntoIterator<Item = u64>) {
        self.push_new(vocabulary.term(id), vocabulary.tag(id), counts);
    }

    /// The row of a term.
    pub fn find(&mut self, wanted: &str) -> Option<u32> {
        let table = self.table.get_or_insert_with(|| Box::new(self.terms.table()));
        self.terms.find(table, wanted)
    }

    /// Brings rows in order by their first count, the largest first, ties by term.
    pub fn sort_by_count(&self, rows: &mut [u32]) {
        rows.sort_unstable_by(|a, b| {
            let by_count = self.counts(*b)[0].cmp(&self.counts(*a)[0]);
            by_count.then_with(|| self.term(*a).cmp(self.term(*b)))
        });
    }

    /// Takes other terms in; two counts of one term become `plus(column, mine, theirs)`, which must be associative and
    /// commutative.
    pub fn merge_by(&mut self, other: Self, plus: impl Fn(usize, u64, u64) -> u64) {
        if other.is_empty() {
            return;
        }
        if self.is_empty() {
            *self = other;
            return;
        }
        assert_eq!(self.width, other.width, "shares of one question have the same columns");
        for row in 0..other.len() as u32 {
            match self.find(other.term(row)) {
                Some(mine) => {
                    let sums = self.counts_mut(mine).iter_mut().zip(other.counts(row));
                    for (column, (sum, count)) in sums.enumerate() {
                        *sum = plus(column, *sum, *count);
                    }
                }
                None => {
                    self.push_new(other.term(row), other.tag(row), other.counts(row).iter().copied());
                }
            }
        }
    }
}

impl Partial for TermColumns {
    fn merge(&mut self, other: Self) {
        self.merge_by(other, |_, sum, count| sum + count);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(rows: &[(&str, u64)]) -> TermColumns {
        let mut columns = TermColumns::new(1);
        for (term, count) in rows {
            columns.push_new(term, "n", [*count]);
        }
        columns
    }

    fn sorted(columns: &TermColumns) -> Vec<(String, u64)> {
        let mut rows: Vec<_> = (0..columns.len() as u32)
            .map(|row| (columns.term(row).to_owned(), columns.counts(row)[0]))
            .collect();
        rows.sort();
        rows
    }

    #[test]
    fn merging_adds_and_commutes() {
        let (a, b) = (columns(&[("甲", 1), ("乙", 2)]), columns(&[("乙", 3), ("丙", 4)]));
        let (mut ab, mut ba) = (a.clone(), b.clone());
        ab.merge(b);
        ba.merge(a);
        assert_eq!(sorted(&ab), sorted(&ba));
        assert_eq!(ab.find("乙").map(|row| ab.counts(row)[0]), Some(5));
    }
}
