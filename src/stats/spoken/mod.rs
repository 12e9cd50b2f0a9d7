//! The spoken-of axis: what time the corpus speaks of, as against when it was written.
//!
//! Three questions: how often each stretch of time is spoken of ([`mentions`]), what is said to happen when
//! ([`events`]), and how far back and ahead documents look ([`lag`]). Timelines of queries on this axis are
//! [`super::timeline`]'s.

pub mod events;
pub mod lag;
pub mod mentions;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::corpus::{DatedSentence, Document, Scoped};
use crate::dates::expressions::Interval;
use crate::query::{Hit, Query, find};

/// How the time spoken of lies to the date of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// Wholly before it.
    Past,
    /// It overlaps it.
    Present,
    /// Wholly after it.
    Future,
    /// The document has no date.
    Undated,
}

impl Relation {
    /// How `interval` lies to the date of `document`.
    #[must_use]
    pub fn of(interval: Interval, document: &Document) -> Self {
        let Some(date) = document.date.as_ref().and_then(|date| date.date()) else { return Self::Undated };
        if interval.end.is_some_and(|end| end < date.start) {
            Self::Past
        } else if interval.start.is_some_and(|start| start > date.end) {
            Self::Future
        } else {
            Self::Present
        }
    }
}

/// The first and last day of an interval that is open at no end.
#[must_use]
pub fn closed(interval: Option<Interval>) -> Option<(Date, Date)> {
    let interval = interval?;
    interval.start.zip(interval.end)
}

/// Where a query hits, to be asked sentence by sentence.
pub(super) struct Hits(Option<Vec<Hit>>);

impl Hits {
    /// The hits of `query`; an empty one hits everywhere.
    pub fn new(shard: &Scoped<'_>, query: &str) -> Self {
        if query.trim().is_empty() {
            return Self(None);
        }
        Self(Some(Query::parse(query).map_or_else(|_| Vec::new(), |query| find(shard, &query))))
    }

    /// The hits that begin in the sentence.
    pub fn within(&self, sentence: &DatedSentence<'_>) -> &[Hit] {
        let Some(hits) = &self.0 else { return &[] };
        let from = hits.partition_point(|hit| hit.first < sentence.units.start);
        let to = hits.partition_point(|hit| hit.first < sentence.units.end);
        &hits[from..to]
    }

    /// Whether there is one in the sentence.
    pub fn meet(&self, sentence: &DatedSentence<'_>) -> bool {
        self.0.is_none() || !self.within(sentence).is_empty()
    }
}
