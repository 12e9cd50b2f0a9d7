//! From candidates and the texts in question to copies, exactly.

use super::Settings;
use super::candidates::{Candidates, Stretch};
use super::normal::Walk;
use super::prints::WINDOW;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The texts of the places in question, from some documents: a partial answer that merges in any order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Excerpts {
    texts: BTreeMap<Stretch, String>,
}

impl Excerpts {
    /// Adds what `candidates` ask of the document numbered `document`.
    pub fn add(&mut self, document: u64, text: &str, candidates: &Candidates) {
        self.add_with(document, || Walk::new(text), candidates);
    }

    /// The same, with a way through the text that is fetched only when it is needed.
    pub fn add_with<'t>(&mut self, document: u64, way: impl FnOnce() -> Walk<'t>, candidates: &Candidates) {
        let Some(document) = candidates.rank(document) else { return };
        let needed = &candidates.needed;
        let first = needed.partition_point(|s| s.document < document);
        let count = needed[first..].partition_point(|s| s.document == document);
        if count > 0 {
            self.take_out(way(), &needed[first..first + count]);
        }
    }

    /// Adds stretches of one text, which are in order.
    fn take_out(&mut self, mut walk: Walk, stretches: &[Stretch]) {
        for &stretch in stretches {
            let count = stretch.end.saturating_sub(stretch.start);
            let mut taken = String::with_capacity((count as usize).saturating_mul(3).min(walk.left()));
            taken.extend(walk.characters(stretch.start, count));
            self.texts.insert(stretch, taken);
        }
    }

    /// Takes in the excerpts from other documents.
    pub fn merge(&mut self, mut other: Self) {
        self.texts.append(&mut other.texts);
    }

    fn chars(&self, stretch: Stretch) -> Option<Vec<char>> {
        Some(self.texts.get(&stretch)?.chars().collect())
    }
}

/// Why something is a copy.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reason {
    /// A run that stands elsewhere word for word.
    Run,
    /// A paragraph of whose 4-grams this share, 0 to 1, stands in the other.
    Paragraph(f64),
}

/// A copy, in compared characters from the start of the documents.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Copied {
    /// The document that holds the copy.
    pub document: u64,
    /// Its first compared character.
    pub start: u32,
    /// One past its last.
    pub end: u32,
    /// The document that holds the original.
    pub of_document: u64,
    /// The original's first compared character.
    pub of_start: u32,
    /// One past its last.
    pub of_end: u32,
    /// What makes it a copy.
    pub reason: Reason,
}

impl Copied {
    /// Sorts copies by document and start, the longer first; no two of one decision are alike in it.
    #[must_use]
    pub fn order(&self) -> (u64, u32, std::cmp::Reverse<u32>, u64, u32, u32, bool) {
        let of = (self.of_document, self.of_start, self.of_end);
        (self.document, self.start, std::cmp::Reverse(self.end), of.0, of.1, of.2, self.reason != Reason::Run)
    }
}

/// All copies, in document order: the merged decision that goes back to the shards.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Copies {
    copies: Vec<Copied>,
}

impl Copies {
    /// All of them, sorted by document and start.
    #[must_use]
    pub fn all(&self) -> &[Copied] {
        &self.copies
    }

    /// Copies that are sorted by document and start already.
    #[must_use]
    pub fn of_sorted(copies: Vec<Copied>) -> Self {
        Self { copies }
    }

    /// Those in the document numbered `document`.
    #[must_use]
    pub fn of(&self, document: u64) -> &[Copied] {
        let first = self.copies.partition_point(|copy| copy.document < document);
        let next = self.copies.partition_point(|copy| copy.document <= document);
        &self.copies[first..next]
    }
}

/// The stretches that copies of one document cover, in order, overlapping ones joined. They must be sorted by start.
#[must_use]
pub fn covered(copies: &[Copied]) -> Vec<(u32, u32)> {
    let mut joined: Vec<(u32, u32)> = Vec::new();
    for copy in copies {
        match joined.last_mut() {
            Some(last) if copy.start <= last.1 => last.1 = last.1.max(copy.end),
            _ => joined.push((copy.start, copy.end)),
        }
    }
    joined
}

impl Candidates {
    /// Decides which candidates are copies. Every excerpt asked for must have been merged; a candidate whose text is
    /// missing is not a copy.
    #[must_use]
    pub fn decide(&self, excerpts: &Excerpts, settings: &Settings) -> Copies {
        let mut copies: Vec<Copied> =
            self.runs.iter().flat_map(|&(copy, of)| self.decide_runs(copy, of, excerpts, settings)).collect();
        keep_longest(&mut copies);
        let pairs = self.paragraphs.chunk_by(|a, b| a.0 == b.0);
        copies.extend(pairs.filter_map(|pairs| self.decide_paragraph(pairs, excerpts, settings)));
        copies.sort_unstable_by_key(Copied::order);
        copies.dedup_by_key(|copy| copy.order());
        Copies { copies }
    }

    /// The maximal runs near the covered part of two stretches: longer by what agrees on either side, or several when the
    /// prints chained over a difference. A function of its own in the module, as in `survey.rs`.
    #[inline(never)]
    fn decide_runs(
        &self,
        copy: Stretch,
        of: Stretch,
        excerpts: &Excerpts,
        settings: &Settings,
    ) -> Vec<Copied> {
        let margin = WINDOW as u32 - 1;
        let wide = |s: Stretch| Stretch {
            document: s.document,
            start: s.start.saturating_sub(margin),
            end: s.end + margin,
        };
        let (Some(this), Some(other)) = (excerpts.chars(wide(copy)), excerpts.chars(wide(of))) else {
            return Vec::new();
        };
        // Both begin so far before the covered part as both documents allow.
        let before = (copy.start - wide(copy).start).min(of.start - wide(of).start);
        let (start, of_start) = (copy.start - before, of.start - before);
        let this = &this[((start - wide(copy).start) as usize).min(this.len())..];
        let other = &other[((of_start - wide(of).start) as usize).min(other.len())..];
        let mut found = Vec::new();
        let mut at = 0u32;
        let same: Vec<bool> = this.iter().zip(other).map(|(a, b)| a == b).collect();
        for stretch in same.chunk_by(|a, b| a == b) {
            let length = stretch.len() as u32;
            if stretch[0] && length >= settings.run.max(30) {
                found.push(Copied {
                    document: self.number(copy),
                    start: start + at,
                    end: start + at + length,
                    of_document: self.number(of),
                    of_start: of_start + at,
                    of_end: of_start + at + length,
                    reason: Reason::Run,
                });
            }
            at += length;
        }
        found
    }

    /// The copy that a paragraph is of one of its rivals, the first that holds enough of it.
    #[inline(never)]
    fn decide_paragraph(
        &self,
        pairs: &[(Stretch, Stretch)],
        excerpts: &Excerpts,
        settings: &Settings,
    ) -> Option<Copied> {
        let copy = pairs.first()?.0;
        let this = grams(excerpts.texts.get(&copy)?);
        pairs.iter().find_map(|&(_, of)| {
            let share = shared(&this, excerpts.texts.get(&of)?) as f64 / this.len().max(1) as f64;
            (share >= settings.containment && !this.is_empty()).then_some(Copied {
                document: self.number(copy),
                start: copy.start,
                end: copy.end,
                of_document: self.number(of),
                of_start: of.start,
                of_end: of.end,
                reason: Reason::Paragraph(share),
            })
        })
    }
}

/// Drops runs that lie within another run taken from the same document; of equal ones the earliest original is kept.
fn keep_longest(copies: &mut Vec<Copied>) {
    copies
        .sort_unstable_by_key(|c| (c.document, c.of_document, c.start, std::cmp::Reverse(c.end), c.of_start));
    let mut reached = (u64::MAX, u64::MAX, 0);
    copies.retain(|copy| {
        let within = (reached.0, reached.1) == (copy.document, copy.of_document) && copy.end <= reached.2;
        if !within {
            reached = (copy.document, copy.of_document, copy.end);
        }
        !within
    });
}

/// The 4-grams of a text in order. Sixteen bits tell all characters of the basic plane apart; the rare others share them.
fn all_grams(text: &str) -> impl Iterator<Item = u64> {
    let mut gram = 0u64;
    let grams = text.chars().map(move |c| {
        gram = gram << 16 | u64::from(c as u32 as u16);
        gram
    });
    grams.skip(3)
}

/// The distinct 4-grams, sorted.
fn grams(text: &str) -> Vec<u64> {
    let mut grams: Vec<u64> = all_grams(text).collect();
    grams.sort_unstable();
    grams.dedup();
    grams
}

/// How many of the sorted 4-grams stand in `text`.
fn shared(grams: &[u64], text: &str) -> usize {
    let mut held = vec![false; grams.len()];
    for gram in all_grams(text) {
        if let Ok(at) = grams.binary_search(&gram) {
            held[at] = true;
        }
    }
    held.into_iter().filter(|&held| held).count()
}
