//! Timelines: how often queries hit in each stretch of time, by the dates of the documents.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::ask::{Ask, Cell, Convention, Partial, Table, per_million};
use super::bins::{Bin, BinSize};
use crate::corpus::{Scope, Scoped};
use crate::query::{Query, find};
use crate::{Error, Result};

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
}

impl Default for Timeline {
    fn default() -> Self {
        Self { queries: Vec::new(), bin: BinSize::Auto, scope: Scope::default() }
    }
}

/// Counts of the documents of one date.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    documents: u64,
    tokens: u64,
    /// Per query: hits, and documents with hits.
    hits: Vec<(u64, u64)>,
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
    }
}

/// Counts per date: first and last day, both included; `None` for documents without a date.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct TimelinePartial(BTreeMap<Option<(Date, Date)>, Tally>);

impl Partial for TimelinePartial {
    fn merge(&mut self, other: Self) {
        for (date, tally) in other.0 {
            self.0.entry(date).or_default().add(&tally);
        }
    }
}

/// One bin.
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

/// One query's values; `None` where a bin holds no token.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TimelineSeries {
    /// The query as typed.
    pub query: String,
    /// Hits per bin.
    pub hits: Vec<Option<u64>>,
    /// Documents with hits per bin.
    pub documents: Vec<Option<u64>>,
    /// Hits per million tokens of the bin.
    pub per_million: Vec<Option<f64>>,
    /// Hits in all bins.
    pub total: u64,
    /// Hits in documents without a date or with one coarser than the bins.
    pub unplaced: u64,
}

/// The timeline.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TimelineAnswer {
    /// Width of the bins.
    pub bin: BinSize,
    /// All bins from the first to the last that holds a document.
    pub bins: Vec<TimelineBin>,
    /// One per query.
    pub series: Vec<TimelineSeries>,
    /// Documents without a date.
    pub undated: u64,
    /// Documents whose date is coarser than the bins.
    pub coarse: u64,
}

const MOST_QUERIES: usize = 20;

impl Ask for Timeline {
    type Partial = TimelinePartial;
    type Need = ();
    type View = ();
    type Answer = TimelineAnswer;

    fn check(&self) -> Result<()> {
        if self.queries.len() > MOST_QUERIES {
            return Err(Error::Question(format!("a timeline has at most {MOST_QUERIES} queries")));
        }
        self.queries.iter().try_for_each(|query| Query::parse(query).map(|_| ()))
    }

    fn key(&self) -> Self {
        Self { bin: BinSize::Auto, ..self.clone() }
    }

    fn view_key(&self) -> Self {
        self.key()
    }

    fn scope(&self) -> &Scope {
        &self.scope
    }

    fn collect(&self, shard: &Scoped<'_>) -> TimelinePartial {
        let mut hits = vec![(0, 0); shard.shard().documents().len() * self.queries.len()];
        for (column, query) in self.queries.iter().enumerate() {
            let Ok(query) = Query::parse(query) else { continue };
            for hit in find(shard, &query) {
                let number = shard.number_of_unit(hit.first);
                let (count, documents) = &mut hits[number * self.queries.len() + column];
                *count += 1;
                *documents = 1;
            }
        }
        let mut partial = TimelinePartial::default();
        for (number, document) in shard.documents() {
            let date = document.date.as_ref().and_then(|date| date.date()).map(|date| (date.start, date.end));
            let hits = &hits[number * self.queries.len()..][..self.queries.len()];
            let tokens = u64::from(shard.words_of(number));
            partial.0.entry(date).or_default().add(&Tally { documents: 1, tokens, hits: hits.to_vec() });
        }
        partial
    }

    fn view(&self, _whole: &TimelinePartial) {}

    fn finish(&self, whole: &TimelinePartial, (): &()) -> TimelineAnswer {
        let dated = || whole.0.iter().filter_map(|(date, tally)| date.map(|date| (date, tally)));
        let first = dated().map(|((start, _), _)| start).min();
        let last = dated().map(|((_, end), _)| end).max();
        let size = match (first, last) {
            (Some(first), Some(last)) => self.bin.fitting(first, last),
            _ => self.bin.or(BinSize::Month),
        };
        let mut bins: BTreeMap<Bin, Tally> = BTreeMap::new();
        let mut unplaced = Tally::default();
        let (mut undated, mut coarse) = (0, 0);
        for (date, tally) in &whole.0 {
            let bin = date.map(|(start, end)| (Bin::of(start, size), Bin::of(end, size)));
            match bin {
                Some((start, end)) if start == end => bins.entry(start).or_default().add(tally),
                Some(_) => coarse += tally.documents,
                None => undated += tally.documents,
            }
            if bin.is_none_or(|(start, end)| start != end) {
                unplaced.add(tally);
            }
        }
        let ends = bins.keys().next().copied().zip(bins.keys().next_back().copied());
        let axis: Vec<Bin> = ends.map_or_else(Vec::new, |(first, last)| first.to(last, size));
        let at = |bin: &Bin| bins.get(bin).filter(|tally| tally.tokens > 0);
        let series = self.queries.iter().enumerate().map(|(column, query)| {
            let hits = |tally: &Tally| tally.hits[column];
            TimelineSeries {
                query: query.clone(),
                hits: axis.iter().map(|bin| at(bin).map(|tally| hits(tally).0)).collect(),
                documents: axis.iter().map(|bin| at(bin).map(|tally| hits(tally).1)).collect(),
                per_million: axis
                    .iter()
                    .map(|bin| at(bin).map(|tally| per_million(hits(tally).0, tally.tokens)))
                    .collect(),
                total: bins.values().map(|tally| hits(tally).0).sum(),
                unplaced: unplaced.hits.get(column).map_or(0, |hits| hits.0),
            }
        });
        TimelineAnswer {
            bin: size,
            series: series.collect(),
            bins: axis
                .iter()
                .map(|bin| TimelineBin {
                    start: bin.start.to_string(),
                    end: bin.end(size).to_string(),
                    label: bin.label(size),
                    tokens: bins.get(bin).map_or(0, |tally| tally.tokens),
                    documents: bins.get(bin).map_or(0, |tally| tally.documents),
                })
                .collect(),
            undated,
            coarse,
        }
    }

    fn convention(&self) -> Convention {
        Convention::from([
            ("axis", "date of publication".into()),
            ("per_million_of", "tokens of the documents in the bin".into()),
            ("empty_bins", "without a value, not zero".into()),
            ("weeks", "ISO 8601, Monday to Sunday".into()),
        ])
    }
}

impl Table for TimelineAnswer {
    fn columns(&self) -> Vec<String> {
        let mut columns = ["bin", "start", "end", "documents", "tokens"].map(String::from).to_vec();
        for series in &self.series {
            let names = ["hits", "documents", "per_million"];
            columns.extend(names.map(|name| format!("{} {name}", series.query)));
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
                cells.push(series.per_million[at].map_or(Cell::Empty, Cell::Number));
            }
            cells
        };
        self.bins.iter().enumerate().map(row).collect()
    }
}
