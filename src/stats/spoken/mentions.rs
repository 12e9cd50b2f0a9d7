//! How often the corpus speaks of each day, month or year.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Hits, Relation, closed};
use crate::corpus::{Groundwork, Scope, Scoped, dated_sentences};
use crate::dates::{DateSpan, Kind, Precision};
use crate::query::Query;
use crate::stats::ask::{Ask, Cell, Convention, Partial, Table};
use crate::stats::bins::{Bin, BinSize, middle};
use crate::{Error, Result};

/// Asks how often each stretch of time is spoken of.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Mentions {
    /// Only dates in sentences where this query hits; all when empty.
    pub query: String,
    /// Width of a bin.
    pub bin: BinSize,
    /// Which part of the corpus.
    pub scope: Scope,
    /// First day of the axis; `None` leaves out the earliest hundredth of the dates.
    pub from: Option<Date>,
    /// Last day of the axis; `None` leaves out the latest hundredth.
    pub to: Option<Date>,
    /// Only expressions of these kinds; all when empty.
    pub kinds: Vec<Kind>,
}

/// What is counted: an interval, its kind, and how it lies to its document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Spoken {
    start: Option<Date>,
    end: Option<Date>,
    kind: Kind,
    relation: Relation,
}

/// Counts of expressions.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct MentionsPartial(BTreeMap<Spoken, u64>);

impl Partial for MentionsPartial {
    fn merge(&mut self, other: Self) {
        for (spoken, count) in other.0 {
            *self.0.entry(spoken).or_default() += count;
        }
    }
}

/// A stretch of time and how often it is spoken of.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct MentionCount {
    /// First day.
    pub start: String,
    /// Last day, included.
    pub end: String,
    /// Short name of the bin, or the date in ISO 8601.
    pub label: String,
    /// Mentions.
    pub mentions: u64,
    /// Of these, in documents published later.
    pub past: u64,
    /// In documents published within it.
    pub present: u64,
    /// In documents published earlier.
    pub future: u64,
    /// In documents without a date.
    pub undated: u64,
}

impl MentionCount {
    fn new(start: Date, end: Date, label: String) -> Self {
        Self { start: start.to_string(), end: end.to_string(), label, ..Self::default() }
    }

    fn add(&mut self, relation: Relation, count: u64) {
        self.mentions += count;
        *match relation {
            Relation::Past => &mut self.past,
            Relation::Present => &mut self.present,
            Relation::Future => &mut self.future,
            Relation::Undated => &mut self.undated,
        } += count;
    }
}

/// How many expressions there are of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct KindCount {
    /// The kind.
    pub kind: Kind,
    /// Expressions.
    pub mentions: u64,
    /// Of these, with an interval.
    pub resolved: u64,
}

/// How often each stretch of time is spoken of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MentionsAnswer {
    /// Width of the bins.
    pub bin: BinSize,
    /// All bins of the axis. A bin without a mention holds nought: nobody speaks of it.
    pub bins: Vec<MentionCount>,
    /// Intervals longer than a bin, or across two, in the order of time; at most 1,000.
    pub coarse: Vec<MentionCount>,
    /// Different coarse intervals.
    pub coarse_total: u32,
    /// Mentions in bins.
    pub placed: u64,
    /// Mentions of coarse intervals.
    pub coarse_mentions: u64,
    /// Mentions of intervals wholly off the axis.
    pub outside: u64,
    /// Mentions open at one end: since 2012, before 2050.
    pub open: u64,
    /// Mentions whose days cannot be told.
    pub unresolved: u64,
    /// All mentions, by kind.
    pub kinds: Vec<KindCount>,
}

const MOST_COARSE: usize = 1_000;

impl Ask for Mentions {
    type Partial = MentionsPartial;
    type Need = ();
    type View = ();
    type Answer = MentionsAnswer;

    fn check(&self) -> Result<()> {
        if self.from.zip(self.to).is_some_and(|(from, to)| from > to) {
            return Err(Error::Question("the axis ends before it begins".into()));
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

    fn collect(&self, shard: &Scoped<'_>) -> MentionsPartial {
        let hits = Hits::new(shard, &self.query);
        let mut partial = MentionsPartial::default();
        for (number, document) in shard.documents() {
            for sentence in dated_sentences(shard, number, document).filter(|sentence| hits.meet(sentence)) {
                for date in sentence.dates {
                    let interval = date.interval;
                    let spoken = Spoken {
                        start: interval.and_then(|interval| interval.start),
                        end: interval.and_then(|interval| interval.end),
                        kind: date.kind,
                        relation: interval.map_or(Relation::Undated, |i| Relation::of(i, document)),
                    };
                    *partial.0.entry(spoken).or_default() += 1;
                }
            }
        }
        partial
    }

    fn view(&self, _whole: &MentionsPartial) {}

    fn finish(&self, whole: &MentionsPartial, (): &()) -> MentionsAnswer {
        let wanted = |spoken: &Spoken| self.kinds.is_empty() || self.kinds.contains(&spoken.kind);
        let counts =
            || whole.0.iter().filter(|(spoken, _)| wanted(spoken)).map(|(spoken, count)| (*spoken, *count));
        let days = |spoken: &Spoken| spoken.start.zip(spoken.end);
        let axis = middle(counts().filter_map(|(spoken, count)| Some((days(&spoken)?, count))));
        let from = self.from.or(axis.map(|(from, _)| from));
        let to = self.to.or(axis.map(|(_, to)| to));
        let size = match from.zip(to) {
            Some((from, to)) => self.bin.fitting(from, to),
            None => self.bin.or(BinSize::Month),
        };
        let ends = from.zip(to).filter(|(from, to)| from <= to);
        let ends = ends.map(|(from, to)| (Bin::of(from, size), Bin::of(to, size)));
        let mut bins: Vec<MentionCount> = ends.map_or_else(Vec::new, |(first, last)| {
            let count = |bin: Bin| MentionCount::new(bin.start, bin.end(size), bin.label(size));
            first.to(last, size).into_iter().map(count).collect()
        });
        let places: BTreeMap<Bin, usize> = ends
            .map_or_else(BTreeMap::new, |(first, last)| first.to(last, size).into_iter().zip(0..).collect());
        let mut coarse: BTreeMap<(Date, Date), MentionCount> = BTreeMap::new();
        let mut kinds: BTreeMap<Kind, (u64, u64)> = BTreeMap::new();
        let mut answer = MentionsAnswer {
            bin: size,
            bins: Vec::new(),
            coarse: Vec::new(),
            coarse_total: 0,
            placed: 0,
            coarse_mentions: 0,
            outside: 0,
            open: 0,
            unresolved: 0,
            kinds: Vec::new(),
        };
        for (spoken, count) in counts() {
            let kind = kinds.entry(spoken.kind).or_default();
            kind.0 += count;
            kind.1 += if spoken.start.is_some() || spoken.end.is_some() { count } else { 0 };
            let Some((start, end)) = days(&spoken) else {
                match (spoken.start, spoken.end) {
                    (None, None) => answer.unresolved += count,
                    _ => answer.open += count,
                }
                continue;
            };
            let bin = Bin::of(start, size);
            if ends.is_none_or(|(first, last)| bin > last || end < first.start) {
                answer.outside += count;
            } else if bin == Bin::of(end, size) {
                answer.placed += count;
                if let Some(place) = places.get(&bin) {
                    bins[*place].add(spoken.relation, count);
                }
            } else {
                answer.coarse_mentions += count;
                let entry = coarse.entry((start, end)).or_insert_with(|| {
                    let label =
                        DateSpan::new(start, end, Precision::Day).map_or_else(String::new, |span| span.iso());
                    MentionCount::new(start, end, label)
                });
                entry.add(spoken.relation, count);
            }
        }
        answer.coarse_total = coarse.len() as u32;
        answer.coarse = coarse.into_values().take(MOST_COARSE).collect();
        let kinds = kinds.into_iter();
        answer.kinds =
            kinds.map(|(kind, (mentions, resolved))| KindCount { kind, mentions, resolved }).collect();
        answer.bins = bins;
        answer
    }

    fn convention(&self) -> Convention {
        Convention::from([
            ("axis", "time spoken of".into()),
            ("intervals", "counted where they fit into one bin; longer ones are listed apart".into()),
            ("relation", "to the date of the document".into()),
            ("axis_ends", "the middle 98 % of the dates, unless the question gives them".into()),
        ])
    }
}

impl Table for MentionsAnswer {
    fn columns(&self) -> Vec<String> {
        ["label", "start", "end", "mentions", "past", "present", "future", "undated", "coarse"]
            .map(String::from)
            .to_vec()
    }

    fn rows(&self) -> Vec<Vec<Cell>> {
        let row = |count: &MentionCount, coarse: u64| {
            let mut cells: Vec<Cell> = [&count.label, &count.start, &count.end]
                .into_iter()
                .map(|text| Cell::Text(text.clone()))
                .collect();
            let numbers = [count.mentions, count.past, count.present, count.future, count.undated, coarse];
            cells.extend(numbers.map(Cell::Count));
            cells
        };
        let bins = self.bins.iter().map(|count| row(count, 0));
        bins.chain(self.coarse.iter().map(|count| row(count, 1))).collect()
    }
}

impl MentionsPartial {
    /// Intervals that are open at no end, with how often each is mentioned.
    pub fn closed(&self) -> impl Iterator<Item = ((Date, Date), u64)> + Clone + '_ {
        self.0.iter().filter_map(|(spoken, count)| {
            let interval = crate::dates::Interval { start: spoken.start, end: spoken.end };
            Some((closed(Some(interval))?, *count))
        })
    }
}
