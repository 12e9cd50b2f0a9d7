//! How a question is answered by many shards.
//!
//! Every shard answers with a partial; partials merge in any order and any grouping; the merged partial is
//! finished into an answer. While merging, integers are added and sets united, so that any split of the
//! documents gives the same answer to the last bit; scores are computed at the end. Where the whole must be
//! known before the rest can be asked (which lines make up a page, how frequent a candidate is elsewhere),
//! the merged partial states a need, the shards supply it, and what they supply merges into the same partial.

use std::collections::BTreeMap;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::measures::interval::Interval;
use crate::Result;
use crate::corpus::{Groundwork, Scope, Scoped};

/// What a measure counts, in words that go with its numbers: name of the convention and its value.
pub type Convention = BTreeMap<&'static str, serde_json::Value>;

/// A share of an answer. `merge` is associative and commutative, and the default is neutral.
pub trait Partial: Default + Serialize + DeserializeOwned {
    /// Takes the share of other documents in.
    fn merge(&mut self, other: Self);
}

/// A kind of question.
pub trait Ask: Clone + Serialize + DeserializeOwned {
    /// A shard's share.
    type Partial: Partial;
    /// What the shards must be asked once the whole is known.
    type Need: Serialize + DeserializeOwned;
    /// Rows in their order, kept while a person turns pages; `()` where there are none.
    type View;
    /// What a person gets.
    type Answer: Table;

    /// Refuses a question that cannot be answered.
    ///
    /// # Errors
    /// [`crate::Error::Query`] or [`crate::Error::Question`].
    fn check(&self) -> Result<()> {
        Ok(())
    }

    /// This question without what only chooses among rows that are already counted: two questions with
    /// equal keys have equal partials.
    #[must_use]
    fn key(&self) -> Self {
        self.clone()
    }

    /// This question with what it left open and what does not depend on the corpus, as an envelope states it.
    #[must_use]
    fn understood(&self) -> Self {
        self.clone()
    }

    /// This question without what only chooses the page: two questions with equal view keys have equal
    /// views.
    #[must_use]
    fn view_key(&self) -> Self {
        self.clone()
    }

    /// Which part of the corpus it is about. Everything, copies and all, for questions about documents.
    fn scope(&self) -> &Scope {
        Scope::EVERYTHING
    }

    /// What the share of a shard rests on; it is made beforehand, in slices, where a person waits.
    fn groundwork(&self) -> &'static [Groundwork] {
        &[]
    }

    /// The share of one shard, seen through the scope of the question.
    fn collect(&self, shard: &Scoped<'_>) -> Self::Partial;

    /// Puts the whole in order, once.
    fn settle(&self, _whole: &mut Self::Partial) {}

    /// What is still to be asked before [`Ask::finish`].
    fn need(&self, _whole: &mut Self::Partial) -> Option<Self::Need> {
        None
    }

    /// What one shard has of the need, seen through the scope of the question. Nothing by default.
    fn supply(&self, _need: &Self::Need, _shard: &Scoped<'_>) -> Self::Partial {
        Self::Partial::default()
    }

    /// The rows that the question wants, in its order.
    fn view(&self, whole: &Self::Partial) -> Self::View;

    /// The answer.
    fn finish(&self, whole: &Self::Partial, view: &Self::View) -> Self::Answer;

    /// The convention in force.
    fn convention(&self) -> Convention;
}

/// An answer that can be written as a table.
pub trait Table: Serialize {
    /// Names of the columns.
    fn columns(&self) -> Vec<String>;
    /// The rows.
    fn rows(&self) -> Vec<Vec<Cell>>;
    /// Shows `name` the term of each row with the place where it says how that is written; nothing where rows are not of terms.
    fn name_terms(&mut self, _name: &mut dyn FnMut(&str, &mut String)) {}
}

/// A cell of a table. Serialised as what it holds: a string, a number, or null.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Cell {
    /// Text as it stands in the corpus or as a person typed it.
    Text(String),
    /// A whole number.
    Count(u64),
    /// A score.
    Number(f64),
    /// No value.
    Empty,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<Option<&str>> for Cell {
    fn from(text: Option<&str>) -> Self {
        text.map_or(Self::Empty, Self::from)
    }
}

impl From<Option<f64>> for Cell {
    fn from(score: Option<f64>) -> Self {
        score.map_or(Self::Empty, Self::Number)
    }
}

/// The two cells of an interval: lower and upper bound.
#[must_use]
pub fn bounds(interval: Option<Interval>) -> [Cell; 2] {
    [interval.map(|interval| interval.lower), interval.map(|interval| interval.upper)].map(Cell::from)
}

/// One page of rows: `offset..offset + limit` within `total`.
#[must_use]
pub fn page(offset: u32, limit: u32, total: usize) -> std::ops::Range<usize> {
    let start = (offset as usize).min(total);
    start..start.saturating_add(limit as usize).min(total)
}

/// Refuses a confidence that is none.
///
/// # Errors
/// [`crate::Error::Question`] unless it lies between 0 and 1, both excluded.
pub fn check_confidence(confidence: f64) -> Result<()> {
    if confidence > 0.0 && confidence < 1.0 {
        Ok(())
    } else {
        Err(crate::Error::Question("confidence lies between 0 and 1".into()))
    }
}

/// Rows of a page when none are asked for.
pub const DEFAULT_LIMIT: u32 = 100;

/// Per million.
#[must_use]
pub fn per_million(count: u64, of: u64) -> f64 {
    if of == 0 { 0.0 } else { count as f64 * 1e6 / of as f64 }
}
