//! Terms with counts, as columns: what shards send of their vocabularies.

use std::hash::BuildHasher;

use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;
use serde::{Deserialize, Serialize};

use super::ask::Partial;
use crate::corpus::Vocabulary;

/// Distinct terms, each with its tag and `width` counts. The terms stand in one string.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct TermColumns {
    characters: String,
    ends: Vec<u32>,
    tags: Vec<u8>,
    tag_names: Vec<String>,
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
        self.ends.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The characters of row `row`.
    #[must_use]
    pub fn term(&self, row: u32) -> &str {
        term(&self.characters, &self.ends, row)
    }

    /// The tag of row `row`.
    #[must_use]
    pub fn tag(&self, row: u32) -> &str {
        &self.tag_names[self.tags[row as usize] as usize]
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
        let row = self.len() as u32;
        self.characters.push_str(wanted);
        self.ends.push(self.characters.len() as u32);
        let known = self.tag_names.iter().position(|name| name == tag);
        let number = known.unwrap_or_else(|| {
            if self.tag_names.len() < 255 {
                self.tag_names.push(tag.to_owned());
            }
            self.tag_names.len() - 1
        });
        self.tags.push(number as u8);
        self.counts.extend(counts);
        debug_assert_eq!(self.counts.len(), self.len() * self.width as usize);
        if let Some(table) = &mut self.table {
            let (characters, ends) = (&self.characters, &self.ends);
            table.insert_unique(FxBuildHasher.hash_one(wanted), row, |row| hash(characters, ends, *row));
        }
        row
    }

    /// Appends a term of a shard, with its counts.
    pub fn push_term(&mut self, vocabulary: &Vocabulary, id: u32, counts: impl IntoIterator<Item = u64>) {
        self.push_new(vocabulary.term(id), vocabulary.tag(id), counts);
    }

    /// The row of a term.
    pub fn find(&mut self, wanted: &str) -> Option<u32> {
        let (characters, ends) = (&self.characters, &self.ends);
        let table = self.table.get_or_insert_with(|| {
            let mut table = HashTable::with_capacity(ends.len());
            for row in 0..ends.len() as u32 {
                table.insert_unique(hash(characters, ends, row), row, |row| hash(characters, ends, *row));
            }
            Box::new(table)
        });
        table.find(FxBuildHasher.hash_one(wanted), |row| term(characters, ends, *row) == wanted).copied()
    }
}

impl TermColumns {
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

fn term<'c>(characters: &'c str, ends: &[u32], row: u32) -> &'c str {
    let row = row as usize;
    let start = if row == 0 { 0 } else { ends[row - 1] as usize };
    &characters[start..ends[row] as usize]
}

fn hash(characters: &str, ends: &[u32], row: u32) -> u64 {
    FxBuildHasher.hash_one(term(characters, ends, row))
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
