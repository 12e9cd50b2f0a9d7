//! What lines sort by.

use serde::{Deserialize, Serialize};

use super::choice::with_documents;
use super::note::Noted;
use crate::corpus::{Document, Scoped};
use crate::query::Hit;
use crate::stats::columns::TermColumns;
use crate::stats::window::{self, Within};
use crate::tokens::fold;

/// What lines sort by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "L1 to R5 name themselves: the n-th token to the left or right")]
pub enum SortKey {
    L1,
    L2,
    L3,
    L4,
    L5,
    R1,
    R2,
    R3,
    R4,
    R5,
    /// The node as written, folded.
    N,
    /// Document order.
    D,
    /// First day of the document's date; undated documents last.
    T,
    /// The label of the line's note; lines without one last.
    A,
}

impl SortKey {
    /// Tokens to the left and to the right that must be known.
    fn reach(self) -> (usize, usize) {
        use SortKey::{A, D, L1, L2, L3, L4, L5, N, R1, R2, R3, R4, R5, T};
        match self {
            L1 => (1, 0),
            L2 => (2, 0),
            L3 => (3, 0),
            L4 => (4, 0),
            L5 => (5, 0),
            R1 => (0, 1),
            R2 => (0, 2),
            R3 => (0, 3),
            R4 => (0, 4),
            R5 => (0, 5),
            N | D | T | A => (0, 0),
        }
    }
}

/// Sorts behind every date and every label: no text holds it.
const LAST: &str = "\u{10FFFF}";

/// For each line, the words that it sorts by.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Keys {
    /// Keys of each line.
    width: u32,
    /// Rows of `words`, `width` for each line, one line after the other.
    rows: Vec<u32>,
    words: TermColumns,
}

impl Keys {
    /// Appends the keys of other lines.
    pub fn append(&mut self, other: &Self) {
        self.width = self.width.max(other.width);
        let mine: Vec<u32> =
            (0..other.words.len() as u32).map(|row| self.row(other.words.term(row))).collect();
        self.rows.extend(other.rows.iter().map(|row| mine[*row as usize]));
    }

    /// Keeps the keys of the lines with these numbers, in this order.
    pub fn pick(&mut self, numbers: &[u32]) {
        let width = self.width as usize;
        let picked = numbers.iter().flat_map(|number| &self.rows[*number as usize * width..][..width]);
        self.rows = picked.copied().collect();
    }

    /// The numbers of `lines` lines in their order; none where that is the order in which they are. Ties are in
    /// that order, or against it when `backwards`.
    #[must_use]
    pub fn order(&self, lines: usize, descending: bool, backwards: bool) -> Vec<u32> {
        let width = self.width as usize;
        if (width == 0 || self.rows.is_empty()) && !backwards {
            return Vec::new();
        }
        let mut order: Vec<u32> = (0..lines as u32).collect();
        if backwards {
            order.reverse();
        }
        let words = self.words.len();
        let mut by_word: Vec<u32> = (0..words as u32).collect();
        by_word.sort_unstable_by(|a, b| self.words.term(*a).cmp(self.words.term(*b)));
        let mut ranks = vec![0u32; words];
        for (rank, row) in by_word.iter().enumerate() {
            ranks[*row as usize] = if descending { words - 1 - rank } else { rank } as u32;
        }
        // A counting sort for each key, the last key first: linear, and it keeps ties as they are.
        let mut sorted = vec![0u32; if width == 0 { 0 } else { lines }];
        for key in (0..width).rev() {
            let rank = |line: u32| ranks[self.rows[line as usize * width + key] as usize] as usize;
            let mut ends = vec![0u32; words + 1];
            for line in &order {
                ends[rank(*line) + 1] += 1;
            }
            for at in 1..ends.len() {
                ends[at] += ends[at - 1];
            }
            for line in &order {
                let slot = &mut ends[rank(*line)];
                sorted[*slot as usize] = *line;
                *slot += 1;
            }
            std::mem::swap(&mut order, &mut sorted);
        }
        order
    }

    /// The row of `word`.
    fn row(&mut self, word: &str) -> u32 {
        match self.words.find(word) {
            Some(row) => row,
            None => self.words.push_new(word, "", []),
        }
    }
}

/// The keys of the lines of `hits`, as far as `sort` asks for them: behind document order nothing is left to sort.
pub(super) fn keys(sort: &[SortKey], shard: &Scoped<'_>, hits: &[Hit], notes: &[Noted<'_>]) -> Keys {
    let sort: Vec<SortKey> = sort.iter().copied().take_while(|key| *key != SortKey::D).collect();
    let mut keys = Keys { width: sort.len() as u32, ..Keys::default() };
    if sort.is_empty() {
        return keys;
    }
    keys.rows.reserve(hits.len() * sort.len());
    let reach = sort.iter().map(|key| key.reach());
    let (to_left, to_right) = reach.fold((0, 0), |(l, r), (left, right)| (left.max(l), right.max(r)));
    let mut terms = Terms { shard, rows: vec![Terms::NONE; shard.vocabulary().len()] };
    let (mut left, mut right) = (Vec::new(), Vec::new());
    let mut last: Option<(u32, u32)> = None;
    for (document, hit) in with_documents(shard, hits) {
        if to_left > 0 {
            window::left(shard, *hit, to_left, Within::Document, 0, &mut left);
        }
        if to_right > 0 {
            window::right(shard, *hit, to_right, Within::Document, u32::MAX, &mut right);
        }
        for key in &sort {
            let row = match (key, key.reach()) {
                (SortKey::N, _) => terms.node(&mut keys, *hit),
                (SortKey::A, _) => keys.row(super::note::label(notes, document, *hit).unwrap_or(LAST)),
                (SortKey::T | SortKey::D, _) => match last {
                    Some((unit, row)) if unit == document.unit_start => row,
                    _ => {
                        let row = keys.row(&day(document));
                        last = Some((document.unit_start, row));
                        row
                    }
                },
                (_, (0, nth)) => terms.word(&mut keys, right.get(nth - 1)),
                (_, (nth, _)) => terms.word(&mut keys, left.get(nth - 1)),
            };
            keys.rows.push(row);
        }
    }
    keys
}

fn day(document: &Document) -> String {
    let date = document.date.as_ref().and_then(|date| date.date());
    date.map_or(LAST.into(), |date| date.start.to_string())
}

/// Rows of terms of the shard, each looked up once.
struct Terms<'t, 's> {
    shard: &'t Scoped<'s>,
    rows: Vec<u32>,
}

impl Terms<'_, '_> {
    const NONE: u32 = u32::MAX;

    /// The row of the word at unit `at`, or of none.
    fn word(&mut self, keys: &mut Keys, at: Option<&u32>) -> u32 {
        let Some(at) = at else { return keys.row("") };
        let term = self.shard.tokens().units()[*at as usize].term();
        let row = &mut self.rows[term as usize];
        if *row == Self::NONE {
            *row = keys.row(self.shard.vocabulary().term(term));
        }
        *row
    }

    /// The row of what `hit` covers.
    fn node(&mut self, keys: &mut Keys, hit: Hit) -> u32 {
        if hit.first == hit.last && hit.span.len() == self.shard.tokens().length(hit.first) {
            return self.word(keys, Some(&hit.first));
        }
        keys.row(&fold::term(self.shard.slice(hit.span)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(width: u32, words: &[&str]) -> Keys {
        let mut keys = Keys { width, ..Keys::default() };
        for word in words {
            let row = keys.row(word);
            keys.rows.push(row);
        }
        keys
    }

    #[test]
    fn the_first_key_decides_and_ties_keep_their_order() {
        let keys = keys(2, &["b", "x", "a", "y", "b", "w", "a", "y"]);
        assert_eq!(keys.order(4, false, false), [1, 3, 2, 0]);
        assert_eq!(keys.order(4, true, false), [0, 2, 1, 3]);
        assert_eq!(keys.order(4, true, true), [0, 2, 3, 1]);
        assert_eq!(Keys::default().order(3, false, false), Vec::<u32>::new());
        assert_eq!(Keys::default().order(3, true, true), [2, 1, 0]);
    }
}
