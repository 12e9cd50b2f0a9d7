//! The words around hits.

use serde::{Deserialize, Serialize};

use crate::corpus::{Scoped, Unit};
use crate::query::Hit;

/// What a window never reaches across. The borders of documents always hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Within {
    /// Sentences.
    #[default]
    Sentence,
    /// Paragraphs: lines of the text.
    Paragraph,
    /// Documents only.
    Document,
}

impl Within {
    fn stops(self, unit: Unit) -> bool {
        match self {
            Self::Sentence => unit.ends_sentence(),
            Self::Paragraph => unit.ends_paragraph(),
            Self::Document => false,
        }
    }
}

/// The units of up to `most` words to the right of `hit`, nearest first, before unit `limit`.
pub fn right(shard: &Scoped<'_>, hit: Hit, most: usize, within: Within, limit: u32, words: &mut Vec<u32>) {
    words.clear();
    let units = shard.tokens().units();
    let limit = limit.min(shard.document_of_unit(hit.last).unit_end);
    if (hit.first..=hit.last).any(|at| within.stops(units[at as usize])) {
        return;
    }
    for at in hit.last + 1..limit {
        if words.len() == most {
            break;
        }
        let unit = units[at as usize];
        if shard.counts(at) {
            words.push(at);
        }
        if within.stops(unit) {
            break;
        }
    }
}

/// The units of up to `most` words to the left of `hit`, nearest first, from unit `limit` on.
pub fn left(shard: &Scoped<'_>, hit: Hit, most: usize, within: Within, limit: u32, words: &mut Vec<u32>) {
    words.clear();
    let units = shard.tokens().units();
    let limit = limit.max(shard.document_of_unit(hit.first).unit_start);
    for at in (limit..hit.first).rev() {
        let unit = units[at as usize];
        if words.len() == most || within.stops(unit) {
            break;
        }
        if shard.counts(at) {
            words.push(at);
        }
    }
}
