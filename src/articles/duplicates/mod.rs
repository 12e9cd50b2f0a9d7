//! Copies within and across documents: what stands twice is found, and the earliest occurrence kept.
//!
//! A copy is a run of at least [`Settings::run`] characters that stands word for word elsewhere, or a paragraph whose
//! 4-grams stand to at least [`Settings::containment`] in one earlier paragraph, or a whole document of 10 to 99 characters
//! that stands as a document before. Characters are compared folded and without marks and spaces. Containment (Broder 1997), not Jaccard: a copy may stand in a longer paragraph.
//!
//! The work is split so that no shard sees another:
//!
//! 1. every shard gives the [`Prints`] of its documents (winnowing: Schleimer, Wilkerson, Aiken 2003), share by share and twice,
//!    to a [`Survey`], which keeps those that stand more than once;
//! 2. the survey names [`Candidates`]; they go back in parts, and every shard answers with [`Excerpts`] of the few
//!    places in question, which merge in any order;
//! 3. candidates and excerpts decide the [`Copies`], exactly; they go back as a setting.
//!
//! All steps are near-linear in the length of the texts, and any split into shards decides the same.

mod candidates;
mod compare;
mod decide;
mod normal;
mod prints;
mod repeated;
mod survey;

pub use candidates::Candidates;
pub use compare::{Change, Stretch, compare};
pub use decide::{Copied, Copies, Excerpts, Reason, covered};
pub use normal::{Offsets, Walk, Waymarks};
pub use prints::Prints;
pub use survey::Survey;

use crate::span::Span;
use serde::{Deserialize, Serialize};

/// What counts as a copy.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Shortest run that is a copy, in characters without marks and spaces; at least 30, 50 by default: the opening
    /// formulas of reports about different events reach 40.
    pub run: u32,
    /// Least share of a paragraph's 4-grams that must stand in the other, 0 to 1; 0.8 by default: the formulas reach
    /// 0.76.
    pub containment: f64,
    /// Shortest paragraph that can be a copy as a whole, in the same characters; at least 20, 30 by default.
    pub paragraph: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self { run: 50, containment: 0.8, paragraph: 30 }
    }
}

/// A copy with its place and that of the original, in bytes of the two texts.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Duplicate {
    /// The document that holds the copy.
    pub document: u32,
    /// Its bytes there.
    pub span: Span,
    /// The document that holds the original: the same or an earlier one.
    pub of_document: u32,
    /// The original's bytes there.
    pub of_span: Span,
    /// What makes it a copy.
    pub reason: Reason,
}

/// Finds the copies in `texts`, which are in document order, in one go: all the steps of this module for one shard.
///
/// ```
/// use wenmai_text::articles::duplicates::{Settings, duplicates};
/// let said = "峰会期间，六国元首签署永久睦邻友好合作条约，以法律形式将世代友好的原则固定下来，这是六国关系史上新的里程碑，也是周边外交的创举。";
/// let found = duplicates(&[said, &format!("他说：{said}")], &Settings::default());
/// assert_eq!((found[0].document, found[0].of_document), (1, 0));
/// ```
#[must_use]
pub fn duplicates(texts: &[&str], settings: &Settings) -> Vec<Duplicate> {
    let mut prints = Prints::default();
    for (document, text) in texts.iter().enumerate() {
        prints.add(document as u64, text);
    }
    let candidates = prints.candidates(settings);
    let mut excerpts = Excerpts::default();
    for (document, text) in texts.iter().enumerate() {
        excerpts.add(document as u64, text, &candidates);
    }
    let copies = candidates.decide(&excerpts, settings);
    let mut offsets: Vec<Option<Offsets>> = texts.iter().map(|_| None).collect();
    let mut span = |document: u64, start: u32, end: u32| {
        let at = document as usize;
        offsets[at].get_or_insert_with(|| Offsets::of(texts[at])).span(start, end)
    };
    copies
        .all()
        .iter()
        .map(|copy| Duplicate {
            document: copy.document as u32,
            span: span(copy.document, copy.start, copy.end),
            of_document: copy.of_document as u32,
            of_span: span(copy.of_document, copy.of_start, copy.of_end),
            reason: copy.reason,
        })
        .collect()
}
