//! From candidates and the texts in question to copies, exactly.

use super::Settings;
use super::candidates::{Candidates, Stretch};
use super::normal::normal;
use super::prints::WINDOW;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The texts of the places in question, from some documents: a partial answer that merges in any order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Excerpts {
    texts: BTreeMap<Stretch, String>,
}

impl Excerpts {
    /// Adds what `candidates` ask of the document numbered `document`.
    pub fn add(&mut self, document: u32, text: &str, candidates: &Candidates) {
        let first = candidates.needed.partition_point(|s| s.document < document);
        let asked: Vec<Stretch> =
            candidates.needed[first..].iter().take_while(|s| s.document == document).copied().collect();
        let (Some(from), Some(to)) = (asked.first(), asked.iter().map(|s| s.end).max()) else { return };
        let from = from.start;
        let chars: Vec<char> =
            text.chars().filter_map(normal).skip(from as usize).take((to - from) as usize).collect();
        for stretch in asked {
            let (start, end) = ((stretch.start - from) as usize, (stretch.end - from) as usize);
            let end = end.min(chars.len());
            self.texts.insert(stretch, chars[start.min(end)..end].iter().collect());
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
    pub document: u32,
    /// Its first compared character.
    pub start: u32,
    /// One past its last.
    pub end: u32,
    /// The document that holds the original.
    pub of_document: u32,
    /// The original's first compared character.
    pub of_start: u32,
    /// One past its last.
    pub of_end: u32,
    /// What makes it a copy.
    pub reason: Reason,
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

    /// The stretches of the document numbered `document` that are copies, in bytes of its clean text, in order,
    /// overlapping ones joined: what is left out when copies are counted once.
    #[must_use]
    pub fn spans(&self, document: u32, text: &str) -> Vec<crate::span::Span> {
        let first = self.copies.partition_point(|c| c.document < document);
        let here = self.copies[first..].iter().take_while(|c| c.document == document);
        let mut joined: Vec<(u32, u32)> = Vec::new();
        for copy in here {
            match joined.last_mut() {
                Some(last) if copy.start <= last.1 => last.1 = last.1.max(copy.end),
                _ => joined.push((copy.start, copy.end)),
            }
        }
        if joined.is_empty() {
            return Vec::new();
        }
        let offsets = super::normal::Offsets::of(text);
        joined.into_iter().map(|(start, end)| offsets.span(start, end)).collect()
    }
}

impl Candidates {
    /// Decides which candidates are copies. Every excerpt asked for must have been merged; a candidate whose text is
    /// missing is not a copy.
    #[must_use]
    pub fn decide(&self, excerpts: &Excerpts, settings: &Settings) -> Copies {
        let mut copies: Vec<Copied> =
            self.runs.iter().filter_map(|&(copy, of)| run(copy, of, excerpts, settings)).collect();
        let mut best: BTreeMap<Stretch, Copied> = BTreeMap::new();
        for &(copy, of) in &self.paragraphs {
            if let Some(found) = paragraph(copy, of, excerpts, settings) {
                best.entry(copy).or_insert(found);
            }
        }
        copies.extend(best.into_values());
        copies.sort_unstable_by_key(|c| {
            (c.document, c.start, std::cmp::Reverse(c.end), c.of_document, c.of_start)
        });
        copies.dedup();
        Copies { copies }
    }
}

/// Extends the covered part of a run to both sides as far as the texts agree.
fn run(copy: Stretch, of: Stretch, excerpts: &Excerpts, settings: &Settings) -> Option<Copied> {
    let margin = WINDOW as u32 - 1;
    let wide = |s: Stretch| Stretch {
        document: s.document,
        start: s.start.saturating_sub(margin),
        end: s.end + margin,
    };
    let (this, other) = (excerpts.chars(wide(copy))?, excerpts.chars(wide(of))?);
    let (at, of_at) = ((copy.start - wide(copy).start) as usize, (of.start - wide(of).start) as usize);
    let length = (copy.end - copy.start) as usize;
    if this.get(at..at + length)? != other.get(of_at..of_at + length)? {
        return None;
    }
    let before =
        this[..at].iter().rev().zip(other[..of_at].iter().rev()).take_while(|(a, b)| a == b).count() as u32;
    let after =
        this[at + length..].iter().zip(&other[of_at + length..]).take_while(|(a, b)| a == b).count() as u32;
    let whole = before + length as u32 + after;
    (whole >= settings.run.max(30)).then(|| Copied {
        document: copy.document,
        start: copy.start - before,
        end: copy.end + after,
        of_document: of.document,
        of_start: of.start - before,
        of_end: of.end + after,
        reason: Reason::Run,
    })
}

fn paragraph(copy: Stretch, of: Stretch, excerpts: &Excerpts, settings: &Settings) -> Option<Copied> {
    let (this, other) = (grams(&excerpts.chars(copy)?), grams(&excerpts.chars(of)?));
    let shared = this.intersection(&other).count();
    let share = shared as f64 / this.len().max(1) as f64;
    (share >= settings.containment && !this.is_empty()).then_some(Copied {
        document: copy.document,
        start: copy.start,
        end: copy.end,
        of_document: of.document,
        of_start: of.start,
        of_end: of.end,
        reason: Reason::Paragraph(share),
    })
}

/// The distinct 4-grams.
fn grams(chars: &[char]) -> BTreeSet<[char; 4]> {
    chars.windows(4).map(|w| [w[0], w[1], w[2], w[3]]).collect()
}
