//! Where lines are, eight bytes each.

use serde::{Deserialize, Serialize};

use super::Keys;
use crate::corpus::DocumentId;

/// Where a line is: bytes of its document's text. Ordered as lines are without a sort key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Line {
    /// Its document.
    pub document: DocumentId,
    /// First byte of the hit.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
}

/// Lines as columns, those of one document together and in order.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Lines {
    documents: Vec<DocumentId>,
    /// For each document, one past the number of its last line.
    ends: Vec<u32>,
    starts: Vec<u32>,
    lengths: Vec<u32>,
}

impl Lines {
    /// Number of lines.
    #[must_use]
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// Number of documents with lines.
    #[must_use]
    pub fn documents(&self) -> usize {
        self.documents.len()
    }

    /// Makes room for `lines` more.
    pub fn reserve(&mut self, lines: usize) {
        self.starts.reserve_exact(lines);
        self.lengths.reserve_exact(lines);
    }

    /// Appends a line; those of one document must come together.
    pub fn push(&mut self, document: DocumentId, start: u32, length: u32) {
        self.starts.push(start);
        self.lengths.push(length);
        let end = self.starts.len() as u32;
        match self.ends.last_mut() {
            Some(last) if self.documents.last() == Some(&document) => *last = end,
            _ => {
                self.documents.push(document);
                self.ends.push(end);
            }
        }
    }

    /// Appends the lines of other documents.
    pub fn append(&mut self, other: &Self) {
        let before = self.starts.len() as u32;
        self.documents.extend(&other.documents);
        self.ends.extend(other.ends.iter().map(|end| end + before));
        self.starts.extend(&other.starts);
        self.lengths.extend(&other.lengths);
    }

    /// The line with this number.
    #[must_use]
    pub fn get(&self, number: u32) -> Line {
        let document = self.ends.partition_point(|end| *end <= number);
        let start = self.starts[number as usize];
        Line { document: self.documents[document], start, end: start + self.lengths[number as usize] }
    }

    /// Each line's document and first byte, in order.
    pub fn places(&self) -> impl Iterator<Item = (DocumentId, u32)> + '_ {
        let mut document = 0;
        (0u32..).zip(&self.starts).map(move |(number, start)| {
            while self.ends[document] <= number {
                document += 1;
            }
            (self.documents[document], *start)
        })
    }

    /// Brings the documents in order, and `keys` with them.
    pub fn settle(&mut self, keys: &mut Keys) {
        if self.documents.is_sorted() {
            return;
        }
        let mut by_document: Vec<usize> = (0..self.documents.len()).collect();
        by_document.sort_unstable_by_key(|at| self.documents[*at]);
        let first = |at: usize| if at == 0 { 0 } else { self.ends[at - 1] };
        let numbers = by_document.iter().flat_map(|at| first(*at)..self.ends[*at]).collect::<Vec<u32>>();
        self.pick(&numbers, keys);
    }

    /// Keeps the lines with these numbers, in this order; those of one document must come together.
    pub fn pick(&mut self, numbers: &[u32], keys: &mut Keys) {
        keys.pick(numbers);
        let mut picked = Self::default();
        for number in numbers {
            let line = self.get(*number);
            picked.push(line.document, line.start, line.end - line.start);
        }
        *self = picked;
    }
}
