//! How far back and ahead documents look: the days between the time written about and the time of writing.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Hits, closed};
use crate::corpus::{Groundwork, Scope, Scoped, dated_sentences};
use crate::dates::calendar::days_between;
use crate::dates::{Kind, Precision};
use crate::query::Query;
use crate::stats::ask::{Ask, Cell, Convention, Partial, Table};
use crate::{Error, Result};

/// Asks for the lag between publication and the time written about.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Lag {
    /// Only dates in sentences where this query hits; all when empty.
    pub query: String,
    /// Which part of the corpus.
    pub scope: Scope,
    /// Width of the bins in days; `None` takes bins that widen with the distance.
    pub width: Option<u32>,
    /// With a width: days to either side that are shown; 30 widths unless told.
    pub reach: Option<u32>,
    /// Only intervals of at most so many days; all when `None`.
    pub longest: Option<u32>,
    /// Only expressions of these kinds; all when empty.
    pub kinds: Vec<Kind>,
}

/// Counts by kind, length in days and lag in days.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct LagPartial {
    lags: BTreeMap<(Kind, u32, i64), u64>,
    left_out: u64,
}

impl Partial for LagPartial {
    fn merge(&mut self, other: Self) {
        for (key, count) in other.lags {
            *self.lags.entry(key).or_default() += count;
        }
        self.left_out += other.left_out;
    }
}

/// One bin of the distribution.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LagBin {
    /// Least lag in days; `None` is without end.
    pub from: Option<i64>,
    /// Largest lag in days, included; `None` is without end.
    pub to: Option<i64>,
    /// Name of a bin of the widening scale, such as `past_month`; empty for bins of a fixed width.
    pub name: String,
    /// Mentions.
    pub mentions: u64,
}

/// The distribution of the lag.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LagAnswer {
    /// From the deepest past to the farthest future.
    pub bins: Vec<LagBin>,
    /// Mentions counted.
    pub mentions: u64,
    /// Of these, of time before publication.
    pub past: u64,
    /// Of time that holds the day of publication.
    pub present: u64,
    /// Of time after it.
    pub future: u64,
    /// Median lag in days.
    pub median: Option<i64>,
    /// First and third quartile, in days.
    pub quartiles: Option<(i64, i64)>,
    /// Mentions left out: open at one end, not resolved, or in documents that are not dated to the day.
    pub left_out: u64,
}

/// The widening scale: names and largest lag in days of all bins but the last.
const SCALE: [(&str, i64); 15] = [
    ("past_centuries", -36_525),
    ("past_century", -3_653),
    ("past_decade", -366),
    ("past_year", -32),
    ("past_month", -8),
    ("past_week", -2),
    ("day_before", -1),
    ("same_day", 0),
    ("day_after", 1),
    ("next_week", 7),
    ("next_month", 31),
    ("next_year", 365),
    ("next_decade", 3_652),
    ("next_century", 36_524),
    ("next_centuries", i64::MAX),
];

const WIDEST: u32 = 4_000_000;
const MOST_BINS: u32 = 10_000;

impl Ask for Lag {
    type Partial = LagPartial;
    type Need = ();
    type View = ();
    type Answer = LagAnswer;

    fn check(&self) -> Result<()> {
        if let Some(width) = self.width {
            let reach = self.reach.unwrap_or(0);
            if width == 0 || width > WIDEST || reach > WIDEST || reach / width > MOST_BINS / 2 {
                return Err(Error::Question(format!(
                    "a width of 1 to {WIDEST} days and at most {MOST_BINS} bins are possible"
                )));
            }
        }
        if self.query.trim().is_empty() { Ok(()) } else { Query::parse(&self.query).map(|_| ()) }
    }

    fn key(&self) -> Self {
        Self { query: self.query.clone(), scope: self.scope.clone(), ..Self::default() }
    }

    fn view_key(&self) -> Self {
        self.key()
    }

    fn scope(&self) -> &Scope {
        &self.scope
    }

    fn groundwork(&self) -> &'static [Groundwork] {
        &[Groundwork::Spoken]
    }

    fn collect(&self, shard: &Scoped<'_>) -> LagPartial {
        let hits = Hits::new(shard, &self.query);
        let mut partial = LagPartial::default();
        for (number, document) in shard.documents() {
            let written = document.date.as_ref().and_then(|date| date.date());
            let written = written.filter(|date| date.precision == Precision::Day).map(|date| date.start);
            for sentence in dated_sentences(shard, number, document).filter(|sentence| hits.meet(sentence)) {
                for date in sentence.dates {
                    let (Some(written), Some((start, end))) = (written, closed(date.interval)) else {
                        partial.left_out += 1;
                        continue;
                    };
                    let lag = if end < written {
                        days_between(written, end)
                    } else if start > written {
                        days_between(written, start)
                    } else {
                        0
                    };
                    let length = days_between(start, end) as u32 + 1;
                    *partial.lags.entry((date.kind, length, lag)).or_default() += 1;
                }
            }
        }
        partial
    }

    fn view(&self, _whole: &LagPartial) {}

    fn finish(&self, whole: &LagPartial, (): &()) -> LagAnswer {
        let mut lags: BTreeMap<i64, u64> = BTreeMap::new();
        for ((kind, length, lag), count) in &whole.lags {
            if (self.kinds.is_empty() || self.kinds.contains(kind))
                && self.longest.is_none_or(|longest| *length <= longest)
            {
                *lags.entry(*lag).or_default() += count;
            }
        }
        let mentions: u64 = lags.values().sum();
        let sum =
            |keep: &dyn Fn(i64) -> bool| lags.iter().filter(|(lag, _)| keep(**lag)).map(|(_, n)| n).sum();
        // The smallest lag that at least this share of the mentions does not exceed.
        let quantile = |quarters: u64| {
            let rank = (mentions * quarters).div_ceil(4).max(1);
            let mut passed = 0;
            let found = lags.iter().find(|(_, count)| {
                passed += **count;
                passed >= rank
            });
            found.map(|(lag, _)| *lag)
        };
        let mut bins = self.empty_bins();
        for (lag, count) in &lags {
            let place = bins.partition_point(|bin| bin.to.is_some_and(|to| to < *lag));
            if let Some(bin) = bins.get_mut(place) {
                bin.mentions += count;
            }
        }
        LagAnswer {
            bins,
            mentions,
            past: sum(&|lag| lag < 0),
            present: sum(&|lag| lag == 0),
            future: sum(&|lag| lag > 0),
            median: quantile(2),
            quartiles: quantile(1).zip(quantile(3)),
            left_out: whole.left_out,
        }
    }

    fn convention(&self) -> Convention {
        Convention::from([
            ("lag", "days from the day of publication to the nearest day of the time written about".into()),
            ("documents", "dated to the day".into()),
            ("quantiles", "the smallest lag that this share of the mentions does not exceed".into()),
        ])
    }
}

impl Lag {
    fn empty_bins(&self) -> Vec<LagBin> {
        let bin = |from, to, name: &str| LagBin { from, to, name: name.to_owned(), mentions: 0 };
        let Some(width) = self.width.map(i64::from) else {
            let mut from = None;
            return SCALE
                .iter()
                .map(|(name, to)| {
                    let this = bin(from, Some(*to).filter(|to| *to < i64::MAX), name);
                    from = Some(to.saturating_add(1));
                    this
                })
                .collect();
        };
        // The bin of the day of publication lies about 0; the outermost take what lies beyond.
        let steps = self.reach.zip(self.width).map_or(30, |(reach, width)| i64::from(reach.div_ceil(width)));
        let half = width / 2;
        let mut bins: Vec<LagBin> = (-steps..=steps)
            .map(|step| {
                let from = step * width - half;
                bin(Some(from), Some(from + width - 1), "")
            })
            .collect();
        let (before, after) = (bins[0].from.map(|from| from - 1), bins[bins.len() - 1].to.map(|to| to + 1));
        bins.insert(0, bin(None, before, ""));
        bins.push(bin(after, None, ""));
        bins
    }
}

impl Table for LagAnswer {
    fn columns(&self) -> Vec<String> {
        ["name", "from_days", "to_days", "mentions"].map(String::from).to_vec()
    }

    fn rows(&self) -> Vec<Vec<Cell>> {
        let days = |days: Option<i64>| days.map_or(Cell::Empty, |days| Cell::Number(days as f64));
        let row = |bin: &LagBin| {
            vec![Cell::Text(bin.name.clone()), days(bin.from), days(bin.to), Cell::Count(bin.mentions)]
        };
        self.bins.iter().map(row).collect()
    }
}
