//! Timelines: how often queries hit in each stretch of time.
//!
//! Shards send counts by date, never by bin, since the width of the bins is chosen when all dates are known; so a
//! page changes bins, measures, smoothing and tests without asking the shards again.

mod analysis;
mod answer;
mod place;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::ask::{Ask, Convention, Partial};
use super::bins::BinSize;
use super::measures::dispersion::Part;
use super::measures::series::{BurstSettings, Correction, Window};
use crate::corpus::{Scope, Scoped};
use crate::query::{Query, find};
use crate::{Error, Result};

pub use analysis::{ChangePoint, ChangePoints, SeriesBurst, Trend};
pub use answer::{
    Band, BandKind, Panel, Seen, SmoothingInForce, TimelineAnswer, TimelineBin, TimelineSeries, Warning,
    WarningCode,
};

/// Asks for a timeline.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Timeline {
    /// One series each, at most 20.
    pub queries: Vec<String>,
    /// Width of a bin.
    pub bin: BinSize,
    /// Which part of the corpus.
    pub scope: Scope,
    /// Whether each source of documents gets a panel of its own.
    pub by: By,
    /// Panels of one's own making, at most 24; they take the place of `by`.
    pub selections: Vec<Selection>,
    /// What the values are that are smoothed, tested and banded.
    pub measure: Measure,
    /// The moving average.
    pub smoothing: Smoothing,
    /// The band around the values.
    pub band: BandKind,
    /// Confidence of the band, between 0 and 1.
    pub confidence: f64,
    /// How readily a burst is seen.
    pub bursts: BurstSettings,
    /// The price of a change point, in squared units of the measure; `None` takes 2 σ² ln n.
    pub penalty: Option<f64>,
    /// Bins between two change points at least.
    pub min_segment: u32,
    /// How the p-values of the trends are adjusted for the number of series.
    pub correction: Correction,
}

impl Default for Timeline {
    fn default() -> Self {
        Self {
            queries: Vec::new(),
            bin: BinSize::Auto,
            scope: Scope::default(),
            by: By::None,
            selections: Vec::new(),
            measure: Measure::PerMillion,
            smoothing: Smoothing::default(),
            band: BandKind::Exact,
            confidence: 0.95,
            bursts: BurstSettings::default(),
            penalty: None,
            min_segment: 2,
            correction: Correction::BenjaminiHochberg,
        }
    }
}

/// What the corpus is split by, one panel each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// Nothing: one panel.
    #[default]
    None,
    /// The newspaper, site or author of a document. The 24 sources with the most tokens are shown.
    Source,
}

/// A part of the corpus with a name.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Selection {
    /// What the panel is called.
    pub name: String,
    /// Its documents, of those in the scope of the question. How copies count is said there.
    pub scope: Scope,
}

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Hits per million tokens of the bin.
    #[default]
    PerMillion,
    /// Documents with hits among the documents of the bin, 0 to 1.
    Share,
    /// Hits.
    Hits,
}

/// The centred moving average.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Smoothing {
    /// Bins to either side, at most 500. `None`: none under ten bins, 1 under thirty, 2 under sixty, else 3.
    pub half_width: Option<u32>,
    /// How the bins of the window are weighted.
    pub window: Window,
}

/// Panels at most.
pub const MOST_PANELS: usize = 24;
const MOST_QUERIES: usize = 20;

/// Counts of the documents of one date.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Tally {
    documents: u64,
    tokens: u64,
    /// Per query: hits, and documents with hits.
    hits: Vec<(u64, u64)>,
    /// Per query: hits and tokens of every document, where they are drawn from.
    parts: Vec<Vec<Part>>,
}

impl Tally {
    fn add(&mut self, other: &Self) {
        self.documents += other.documents;
        self.tokens += other.tokens;
        self.hits.resize(self.hits.len().max(other.hits.len()), (0, 0));
        for (sum, hits) in self.hits.iter_mut().zip(&other.hits) {
            sum.0 += hits.0;
            sum.1 += hits.1;
        }
        self.parts.resize(self.parts.len().max(other.parts.len()), Vec::new());
        for (all, parts) in self.parts.iter_mut().zip(&other.parts) {
            all.extend_from_slice(parts);
        }
    }

    fn hits_of(&self, query: usize) -> (u64, u64) {
        self.hits.get(query).copied().unwrap_or_default()
    }
}

/// Which panel a document belongs to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
enum Group {
    /// The whole scope.
    All,
    Source(Option<String>),
    Selection(u32),
}

/// First and last day of a date, both included.
type Days = (Date, Date);

/// Counts per panel and date; `None` for documents without a date.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct TimelinePartial(BTreeMap<Group, BTreeMap<Option<Days>, Tally>>);

impl TimelinePartial {
    fn add(&mut self, group: Group, date: Option<Days>, tally: &Tally) {
        self.0.entry(group).or_default().entry(date).or_default().add(tally);
    }
}

impl Partial for TimelinePartial {
    fn merge(&mut self, other: Self) {
        for (group, dates) in other.0 {
            for (date, tally) in dates {
                self.add(group.clone(), date, &tally);
            }
        }
    }
}

impl Timeline {
    /// Whether single documents must be known to the end.
    fn draws(&self) -> bool {
        self.band == BandKind::Bootstrap
    }
}

impl Ask for Timeline {
    type Partial = TimelinePartial;
    type Need = ();
    type View = ();
    type Answer = TimelineAnswer;

    fn check(&self) -> Result<()> {
        let fail = |message: String| Err(Error::Question(message));
        if self.queries.len() > MOST_QUERIES {
            return fail(format!("a timeline has at most {MOST_QUERIES} queries"));
        }
        if self.selections.len() > MOST_PANELS {
            return fail(format!("a timeline has at most {MOST_PANELS} selections"));
        }
        if !(self.confidence > 0.0 && self.confidence < 1.0) {
            return fail("the confidence lies between 0 and 1".into());
        }
        let BurstSettings { s, gamma } = self.bursts;
        if !(s > 1.0 && s.is_finite() && gamma >= 0.0 && gamma.is_finite()) {
            return fail("a burst needs s above 1 and gamma of at least 0".into());
        }
        if self.penalty.is_some_and(|penalty| !(penalty >= 0.0 && penalty.is_finite())) {
            return fail("the penalty is at least 0".into());
        }
        self.queries.iter().try_for_each(|query| Query::parse(query).map(|_| ()))
    }

    fn key(&self) -> Self {
        let Self { queries, scope, by, selections, .. } = self.clone();
        let band = if self.draws() { BandKind::Bootstrap } else { BandKind::Exact };
        Self { queries, scope, by, selections, band, ..Self::default() }
    }

    fn view_key(&self) -> Self {
        self.key()
    }

    fn scope(&self) -> &Scope {
        &self.scope
    }

    fn collect(&self, shard: &Scoped<'_>) -> TimelinePartial {
        let columns = self.queries.len();
        let mut hits = vec![(0, 0); shard.shard().documents().len() * columns];
        for (column, query) in self.queries.iter().enumerate() {
            let Ok(query) = Query::parse(query) else { continue };
            for hit in find(shard, &query) {
                let number = shard.number_of_unit(hit.first);
                let (count, documents) = &mut hits[number * columns + column];
                *count += 1;
                *documents = 1;
            }
        }
        let mut partial = TimelinePartial::default();
        for (number, document) in shard.documents() {
            let date = document.date.as_ref().and_then(|date| date.date()).map(|date| (date.start, date.end));
            let hits = hits[number * columns..][..columns].to_vec();
            let tokens = u64::from(shard.words_of(number));
            let part = |hits: &(u64, u64)| vec![Part { frequency: hits.0, size: tokens }];
            let parts = if self.draws() { hits.iter().map(part).collect() } else { Vec::new() };
            let tally = Tally { documents: 1, tokens, hits, parts };
            partial.add(Group::All, date, &tally);
            if self.selections.is_empty() && self.by == By::Source {
                partial.add(Group::Source(document.source.clone()), date, &tally);
            }
            for (number, selection) in (0u32..).zip(&self.selections) {
                if selection.scope.takes(document) {
                    partial.add(Group::Selection(number), date, &tally);
                }
            }
        }
        partial
    }

    fn view(&self, _whole: &TimelinePartial) {}

    fn finish(&self, whole: &TimelinePartial, (): &()) -> TimelineAnswer {
        answer::finish(self, whole)
    }

    fn convention(&self) -> Convention {
        Convention::from([
            ("axis", "date of publication".into()),
            ("per_million_of", "tokens of the documents in the bin".into()),
            ("empty_bins", "without a value, not zero".into()),
            ("weeks", "ISO 8601, Monday to Sunday".into()),
            ("band", self.band.formula(self.measure).into()),
            ("bursts", "Kleinberg (2002), two states, exact".into()),
            ("trend", "Mann–Kendall and Theil–Sen on the raw values, gaps left out".into()),
            ("change_points", "PELT (Killick, Fearnhead and Eckley 2012), squared deviations".into()),
            ("correction", serde_json::to_value(self.correction).unwrap_or_default()),
        ])
    }
}
