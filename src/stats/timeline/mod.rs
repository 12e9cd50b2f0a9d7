//! Timelines: how often queries hit in each stretch of time.
//!
//! Shards send counts by date, never by bin, since the width of the bins is chosen when all dates are known; so a
//! page changes bins, measures, smoothing and tests without asking the shards again.

mod analysis;
mod answer;
mod collect;
mod place;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::ask::{Ask, Convention, Partial};
use super::bins::BinSize;
use super::measures::dispersion::Part;
use super::measures::series::{BurstSettings, Correction, Window};
use crate::corpus::{Groundwork, Scope, Scoped};
use crate::query::Query;
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
    /// Whether one more series, the first, counts the dates that are mentioned.
    pub mentions: bool,
    /// Which time the bins are of.
    pub axis: Axis,
    /// First day of the axis; `None` begins with the first document, or, on the spoken-of axis, leaves out the
    /// earliest hundredth of the dates.
    pub from: Option<Date>,
    /// Last day of the axis; `None` likewise.
    pub to: Option<Date>,
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
            mentions: false,
            axis: Axis::Published,
            from: None,
            to: None,
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

/// Which time the bins are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Axis {
    /// When documents were published. What is counted stands in documents of that date.
    #[default]
    Published,
    /// What time sentences speak of. What is counted stands in sentences that mention a date within the bin, and a
    /// sentence that mentions several bins counts in each.
    Spoken,
}

impl Axis {
    /// What shares are shares of.
    fn unit(self) -> Unit {
        match self {
            Self::Published => Unit::Document,
            Self::Spoken => Unit::Sentence,
        }
    }
}

/// What shares are shares of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Documents.
    Document,
    /// Sentences that mention a date.
    Sentence,
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

/// Counts of the documents of one date, or of the sentences that speak of it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Tally {
    documents: u64,
    tokens: u64,
    /// Per series: hits, and documents (or sentences) with hits.
    hits: Vec<(u64, u64)>,
    /// Per series: hits and tokens of every document (or sentence), where they are drawn from.
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

/// Counts by what is dated: the date of a document, the dates that a sentence mentions, or none.
type Dated = BTreeMap<BTreeSet<Days>, Tally>;

/// Counts per panel and date.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct TimelinePartial(BTreeMap<Group, Dated>);

impl TimelinePartial {
    fn add(&mut self, group: Group, dates: &BTreeSet<Days>, tally: &Tally) {
        let of_group = self.0.entry(group).or_default();
        match of_group.get_mut(dates) {
            Some(sum) => sum.add(tally),
            None => {
                of_group.insert(dates.clone(), tally.clone());
            }
        }
    }
}

impl Partial for TimelinePartial {
    fn merge(&mut self, other: Self) {
        for (group, dates) in other.0 {
            for (date, tally) in dates {
                self.add(group.clone(), &date, &tally);
            }
        }
    }
}

impl Timeline {
    /// Names of the series: the queries, behind an empty name for the dates mentioned.
    fn series(&self) -> impl Iterator<Item = &str> {
        self.mentions.then_some("").into_iter().chain(self.queries.iter().map(String::as_str))
    }

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
        if self.from.zip(self.to).is_some_and(|(from, to)| from > to) {
            return fail("the axis ends before it begins".into());
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
        let Self { queries, mentions, axis, scope, by, selections, .. } = self.clone();
        let band = if self.draws() { BandKind::Bootstrap } else { BandKind::Exact };
        Self { queries, mentions, axis, scope, by, selections, band, ..Self::default() }
    }

    fn view_key(&self) -> Self {
        self.key()
    }

    fn scope(&self) -> &Scope {
        &self.scope
    }

    fn groundwork(&self) -> &'static [Groundwork] {
        match self.axis {
            Axis::Published => &[Groundwork::Counts],
            Axis::Spoken => &[Groundwork::Counts, Groundwork::Spoken],
        }
    }

    fn collect(&self, shard: &Scoped<'_>) -> TimelinePartial {
        collect::collect(self, shard)
    }

    fn view(&self, _whole: &TimelinePartial) {}

    fn finish(&self, whole: &TimelinePartial, (): &()) -> TimelineAnswer {
        answer::finish(self, whole)
    }

    fn convention(&self) -> Convention {
        Convention::from([
            (
                "axis",
                match self.axis {
                    Axis::Published => "date of publication".into(),
                    Axis::Spoken => {
                        "time spoken of, by sentence; the middle 98 % of the dates unless told".into()
                    }
                },
            ),
            (
                "per_million_of",
                match self.axis {
                    Axis::Published => "tokens of the documents in the bin".into(),
                    Axis::Spoken => "tokens of the sentences that speak of the bin".into(),
                },
            ),
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
