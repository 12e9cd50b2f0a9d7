//! From merged counts to the answer.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::analysis::{self, ChangePoints, LONGEST_AXIS, SeriesBurst, Trend};
use super::place::{Frame, Placed};
use super::{Dated, Days, Group, MOST_PANELS, Measure, Tally, Timeline, TimelinePartial, Unit};
use crate::sorting::OrderBy;
use crate::stats::ask::{Cell, Table, per_million};
use crate::stats::bins::{Bin, BinSize};
use crate::stats::guard;
pub use crate::stats::guard::{Warning, WarningCode};
use crate::stats::measures::dispersion::Part;
use crate::stats::measures::interval::{Interval, bootstrap_rate, poisson_rate, wilson};
use crate::stats::measures::series::{self, Window, smooth};

/// One bin of the axis, with the whole scope in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TimelineBin {
    /// First day.
    pub start: String,
    /// Last day.
    pub end: String,
    /// Short name: 2023-10, 2023-W20, 2023-Q2.
    pub label: String,
    /// Tokens of the documents in it.
    pub tokens: u64,
    /// Documents in it.
    pub documents: u64,
}

/// How the band is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BandKind {
    /// None is made.
    None,
    /// Wilson's interval for shares, the exact Poisson interval for rates and counts.
    #[default]
    Exact,
    /// Documents drawn with replacement (999 draws), for rates; else as [`BandKind::Exact`].
    Bootstrap,
}

/// Draws of a bootstrap.
const DRAWS: u32 = 999;

impl BandKind {
    pub(super) fn formula(self, measure: Measure) -> &'static str {
        match (self, measure) {
            (Self::None, _) => "none",
            (_, Measure::Share) => "Wilson (1927)",
            (Self::Bootstrap, Measure::PerMillion) => "percentile bootstrap over documents, 999 draws",
            _ => "Poisson, exact (Garwood 1936)",
        }
    }

    fn of(self, measure: Measure, tally: &Tally, query: usize, confidence: f64) -> Option<Interval> {
        let (hits, documents) = tally.hits_of(query);
        match (self, measure) {
            (Self::None, _) => None,
            (_, Measure::Share) => wilson(documents, tally.documents, confidence),
            (Self::Bootstrap, Measure::PerMillion) => {
                let parts = tally.parts.get(query).map_or(&[] as &[Part], Vec::as_slice);
                bootstrap_rate(parts, DRAWS, 1e6, confidence, 1)
            }
            (_, Measure::PerMillion) => poisson_rate(hits, tally.tokens, 1e6, confidence),
            (_, Measure::Hits) => poisson_rate(hits, 1, 1.0, confidence),
        }
    }
}

/// The band around the values of a series, in the unit of the measure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Band {
    /// Lower ends, per bin.
    pub lower: Vec<Option<f64>>,
    /// Upper ends, per bin.
    pub upper: Vec<Option<f64>>,
}

/// When a query hits for the first or the last time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Seen {
    /// First day of the document's date.
    pub start: String,
    /// Last day.
    pub end: String,
}

/// One query's values in one panel; `None` where a bin holds no token.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TimelineSeries {
    /// The query as typed; empty for the dates mentioned.
    pub query: String,
    /// Which panel, from 0.
    pub panel: u32,
    /// Hits per bin.
    pub hits: Vec<Option<u64>>,
    /// Documents with hits per bin.
    pub documents: Vec<Option<u64>>,
    /// Hits per million tokens of the bin.
    pub per_million: Vec<Option<f64>>,
    /// Documents with hits among the documents of the bin, 0 to 1.
    pub share: Vec<Option<f64>>,
    /// Hits up to and including the bin.
    pub cumulative: Vec<u64>,
    /// The measure, smoothed; `None` where no smoothing is in force.
    pub smoothed: Option<Vec<Option<f64>>>,
    /// The band around the measure.
    pub band: Option<Band>,
    /// Bursts of hits among tokens; of documents with hits among documents where the measure is the share. `None`
    /// where they cannot be sought.
    pub bursts: Option<Vec<SeriesBurst>>,
    /// The trend of the measure; `None` with fewer than four bins.
    pub trend: Option<Trend>,
    /// Shifts in the level of the measure.
    pub change_points: Option<ChangePoints>,
    /// When it is first seen.
    pub first_seen: Option<Seen>,
    /// When it is last seen.
    pub last_seen: Option<Seen>,
    /// Hits in all bins.
    pub total: u64,
    /// Hits in documents without a date, with one coarser than the bins, or off the axis.
    pub unplaced: u64,
}

/// A panel: a part of the corpus with its totals.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Panel {
    /// Name of the source or selection; empty for the whole scope and for documents without a source.
    pub name: String,
    /// Tokens per bin.
    pub tokens: Vec<u64>,
    /// Documents per bin.
    pub documents: Vec<u64>,
    /// Documents without a date.
    pub undated: u64,
    /// Documents whose date is coarser than the bins.
    pub coarse: u64,
}

/// The smoothing that was applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SmoothingInForce {
    /// Bins to either side; 0 is none.
    pub half_width: u32,
    /// How the bins of the window are weighted.
    pub window: Window,
}

/// The timeline.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TimelineAnswer {
    /// Width of the bins.
    pub bin: BinSize,
    /// All bins from the first to the last that holds a document.
    pub bins: Vec<TimelineBin>,
    /// The parts that the corpus is split into; one for all of it where it is not split.
    pub panels: Vec<Panel>,
    /// Panels there would be without the limit of 24.
    pub panels_total: u32,
    /// Panel by panel, one series per query.
    pub series: Vec<TimelineSeries>,
    /// Smoothing in force.
    pub smoothing: SmoothingInForce,
    /// What is counted as documents: on the spoken-of axis, sentences that mention a date.
    pub unit: Unit,
    /// Documents without a date; on the spoken-of axis, sentences whose dates are open or cannot be told.
    pub undated: u64,
    /// Documents whose date is coarser than the bins.
    pub coarse: u64,
    /// Documents whose date lies off the axis.
    pub outside: u64,
    /// What is to be kept in mind.
    pub warnings: Vec<Warning>,
}

pub(super) fn finish(question: &Timeline, whole: &TimelinePartial) -> TimelineAnswer {
    let nothing = Dated::new();
    let all = whole.0.get(&Group::All).unwrap_or(&nothing);
    let axis = Frame::new(question, all);
    let names: Vec<&str> = question.series().collect();
    let place = |dates| Placed::new(dates, &axis, names.len());
    let total = place(all);
    let with_text = axis.bins.iter().filter(|bin| total.at(bin).is_some()).count();
    let smoothing = in_force(question, with_text);

    let mut groups: Vec<(String, Placed)> = Vec::new();
    for (number, selection) in (0u32..).zip(&question.selections) {
        groups.push((
            selection.name.clone(),
            place(whole.0.get(&Group::Selection(number)).unwrap_or(&nothing)),
        ));
    }
    for (group, dates) in &whole.0 {
        if let Group::Source(name) = group {
            groups.push((name.clone().unwrap_or_default(), place(dates)));
        }
    }
    let panels_total = groups.len().max(1) as u32;
    if question.selections.is_empty() && groups.len() > 1 {
        let size = |placed: &Placed| placed.bins.values().map(|tally| tally.tokens).sum::<u64>();
        groups.order_by(|a, b| size(&b.1).cmp(&size(&a.1)).then_with(|| a.0.cmp(&b.0)));
        groups.truncate(MOST_PANELS);
    }
    if groups.is_empty() {
        groups.push((String::new(), place(all)));
    }

    let mut series = Vec::new();
    for (panel, (_, placed)) in (0u32..).zip(&groups) {
        for (number, name) in names.iter().enumerate() {
            series.push(one_series(question, &axis, placed, panel, (number, name), smoothing));
        }
    }
    adjust(question, &mut series);

    let tokens: u64 = total.bins.values().map(|tally| tally.tokens).sum();
    let mut warnings = if all.is_empty() { Vec::new() } else { guard::of_trends(with_text, tokens) };
    if axis.bins.len() > LONGEST_AXIS {
        warnings.push(Warning { code: WarningCode::LongAxis, count: axis.bins.len() as u64 });
    }
    let sums = |placed: &Placed, of: fn(&Tally) -> u64| {
        axis.bins.iter().map(|bin| placed.bins.get(bin).map_or(0, of)).collect::<Vec<u64>>()
    };
    TimelineAnswer {
        bin: axis.size,
        bins: axis
            .bins
            .iter()
            .map(|bin| TimelineBin {
                start: bin.start.to_string(),
                end: bin.end(axis.size).to_string(),
                label: bin.label(axis.size),
                tokens: total.bins.get(bin).map_or(0, |tally| tally.tokens),
                documents: total.bins.get(bin).map_or(0, |tally| tally.documents),
            })
            .collect(),
        panels: groups
            .iter()
            .map(|(name, placed)| Panel {
                name: name.clone(),
                tokens: sums(placed, |tally| tally.tokens),
                documents: sums(placed, |tally| tally.documents),
                undated: placed.undated,
                coarse: placed.coarse,
            })
            .collect(),
        panels_total,
        series,
        smoothing,
        unit: question.axis.unit(),
        undated: total.undated,
        coarse: total.coarse,
        outside: total.outside,
        warnings,
    }
}

fn in_force(question: &Timeline, bins: usize) -> SmoothingInForce {
    let usual = match bins {
        ..10 => 0,
        10..30 => 1,
        30..60 => 2,
        _ => 3,
    };
    let half_width = question.smoothing.half_width.unwrap_or(usual).min(500);
    SmoothingInForce { half_width, window: question.smoothing.window }
}

fn one_series(
    question: &Timeline,
    axis: &Frame,
    placed: &Placed,
    panel: u32,
    (query, name): (usize, &str),
    smoothing: SmoothingInForce,
) -> TimelineSeries {
    let tallies: Vec<Option<&Tally>> = axis.bins.iter().map(|bin: &Bin| placed.at(bin)).collect();
    let of = |value: &dyn Fn(&Tally) -> f64| -> Vec<Option<f64>> {
        tallies.iter().map(|tally| tally.map(value)).collect()
    };
    let hits: Vec<Option<u64>> =
        tallies.iter().map(|tally| tally.map(|tally| tally.hits_of(query).0)).collect();
    let documents: Vec<Option<u64>> =
        tallies.iter().map(|tally| tally.map(|tally| tally.hits_of(query).1)).collect();
    let rates = of(&|tally| per_million(tally.hits_of(query).0, tally.tokens));
    let share = of(&|tally| tally.hits_of(query).1 as f64 / tally.documents.max(1) as f64);
    let counts = of(&|tally| tally.hits_of(query).0 as f64);
    let values = match question.measure {
        Measure::PerMillion => &rates,
        Measure::Share => &share,
        Measure::Hits => &counts,
    };
    let bins: Vec<series::Bin> = tallies
        .iter()
        .map(|tally| {
            tally.map_or_else(series::Bin::default, |tally| match question.measure {
                Measure::Share => series::Bin { hits: tally.hits_of(query).1, tokens: tally.documents },
                _ => series::Bin { hits: tally.hits_of(query).0, tokens: tally.tokens },
            })
        })
        .collect();
    let band = (question.band != BandKind::None).then(|| {
        let ends = tallies.iter().map(|tally| {
            tally.and_then(|tally| question.band.of(question.measure, tally, query, question.confidence))
        });
        let (lower, upper) = ends.map(|end| (end.map(|end| end.lower), end.map(|end| end.upper))).unzip();
        Band { lower, upper }
    });
    let mut sum = 0;
    let cumulative = hits.iter().map(|hits| {
        sum += hits.unwrap_or(0);
        sum
    });
    let cumulative = cumulative.collect();
    let seen = placed.seen.get(query).copied().flatten();
    let of_days = |(start, end): (Date, Date)| Seen { start: start.to_string(), end: end.to_string() };
    TimelineSeries {
        query: name.to_owned(),
        panel,
        cumulative,
        smoothed: (smoothing.half_width > 0)
            .then(|| smooth(values, smoothing.half_width as usize, smoothing.window)),
        band,
        bursts: analysis::bursts(question, &bins),
        trend: analysis::trend(values),
        change_points: analysis::shifts(question, values),
        first_seen: seen.map(|(first, _): (Days, Days)| of_days(first)),
        last_seen: seen.map(|(_, last)| of_days(last)),
        total: sum,
        unplaced: placed.unplaced.hits_of(query).0,
        hits,
        documents,
        per_million: rates,
        share,
    }
}

/// Adjusts the p-values of the trends for the number of series that were tested.
fn adjust(question: &Timeline, series: &mut [TimelineSeries]) {
    let tested: Vec<f64> = series.iter().filter_map(|one| one.trend.map(|trend| trend.test.p)).collect();
    let adjusted = question.correction.adjust(&tested);
    let trends = series.iter_mut().filter_map(|one| one.trend.as_mut());
    trends.zip(adjusted).for_each(|(trend, p)| trend.p_adjusted = p);
}

impl Table for TimelineAnswer {
    fn columns(&self) -> Vec<String> {
        let mut columns = ["bin", "start", "end", "documents", "tokens"].map(String::from).to_vec();
        for series in &self.series {
            let panel = &self.panels[series.panel as usize].name;
            let query = if series.query.is_empty() { "dates" } else { &series.query };
            let name = if panel.is_empty() { query.to_owned() } else { format!("{panel}: {query}") };
            let values =
                ["hits", "documents", "per_million", "share", "cumulative", "lower", "upper", "smoothed"];
            columns.extend(values.map(|value| format!("{name} {value}")));
        }
        columns
    }

    fn rows(&self) -> Vec<Vec<Cell>> {
        let row = |(at, bin): (usize, &TimelineBin)| {
            let mut cells = vec![
                Cell::Text(bin.label.clone()),
                Cell::Text(bin.start.clone()),
                Cell::Text(bin.end.clone()),
                Cell::Count(bin.documents),
                Cell::Count(bin.tokens),
            ];
            for series in &self.series {
                cells.push(series.hits[at].map_or(Cell::Empty, Cell::Count));
                cells.push(series.documents[at].map_or(Cell::Empty, Cell::Count));
                cells.push(series.per_million[at].into());
                cells.push(series.share[at].into());
                cells.push(Cell::Count(series.cumulative[at]));
                cells.push(series.band.as_ref().and_then(|band| band.lower[at]).into());
                cells.push(series.band.as_ref().and_then(|band| band.upper[at]).into());
                cells.push(series.smoothed.as_ref().and_then(|smoothed| smoothed[at]).into());
            }
            cells
        };
        self.bins.iter().enumerate().map(row).collect()
    }
}
