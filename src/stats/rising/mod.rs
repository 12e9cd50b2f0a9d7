//! What rose, fell, burst, came and went: the whole vocabulary over time.
//!
//! Two rounds. First the shards send their terms with frequencies, and the sizes of their dates; then, bins and
//! candidates being known, the counts of the candidates in every bin.

mod answer;
mod view;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::ask::{Ask, Convention, DEFAULT_LIMIT, Partial};
use super::bins::{Bin, BinSize};
use super::columns::TermColumns;
use super::measures::series::{BurstSettings, Correction};
use crate::corpus::{Groundwork, Scope, Scoped};
use crate::sorting::OrderBy;
use crate::tokens::TagGroup;
use crate::tokens::stopwords::StopWords;
use crate::{Error, Result};

pub use answer::{Period, RisingAnswer, RisingRow, RisingTrend};
pub use view::RisingView;

/// Asks what rose, fell, burst, came or went.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Rising {
    /// Width of a bin.
    pub bin: BinSize,
    /// Which part of the corpus.
    pub scope: Scope,
    /// First day of the period that is looked at; all bins that it touches belong to it.
    pub from: Option<Date>,
    /// Last day of the period.
    pub to: Option<Date>,
    /// What the period is held against.
    pub against: Against,
    /// Which terms are listed; `None`: what rose in the period, or, without one, what rises over all bins.
    pub show: Option<Show>,
    /// Least occurrences in all bins.
    pub min_count: u32,
    /// Least documents with the term.
    pub min_documents: u32,
    /// Only terms of at least so many characters.
    pub min_length: u32,
    /// Whether stop words are left out. They count in all totals all the same.
    pub stop_words: bool,
    /// Only terms of these groups; all when empty.
    pub groups: Vec<TagGroup>,
    /// Largest adjusted p-value of a term that is listed as risen or fallen; 1 lists all.
    pub level: f64,
    /// How p-values are adjusted for the number of terms.
    pub correction: Correction,
    /// How readily a burst is seen.
    pub bursts: BurstSettings,
    /// First row.
    pub offset: u32,
    /// Rows at most.
    pub limit: u32,
}

impl Default for Rising {
    fn default() -> Self {
        Self {
            bin: BinSize::Auto,
            scope: Scope::default(),
            from: None,
            to: None,
            against: Against::Rest,
            show: None,
            min_count: 10,
            min_documents: 2,
            min_length: 1,
            stop_words: true,
            groups: Vec::new(),
            level: 0.05,
            correction: Correction::BenjaminiHochberg,
            bursts: BurstSettings::default(),
            offset: 0,
            limit: DEFAULT_LIMIT,
        }
    }
}

/// What a period is held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Against {
    /// All other bins.
    #[default]
    Rest,
    /// All bins before it.
    Before,
    /// As many bins, just before it.
    Previous,
}

/// Which terms are listed, and in which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Show {
    /// More frequent in the period than outside it; by log-likelihood.
    Rose,
    /// Less frequent in the period; by log-likelihood.
    Fell,
    /// A rising trend over all bins; by p-value, then |τ|.
    TrendUp,
    /// A falling trend over all bins.
    TrendDown,
    /// A burst (in the period, where there is one); by the weight of the heaviest.
    Burst,
    /// First seen in the period, or, without one, in any bin but the first; by occurrences.
    Appeared,
    /// Last seen in the period, or in any bin but the last; by occurrences.
    Vanished,
}

/// First and last day of a date, both included.
type Days = (Date, Date);

/// Documents and tokens of one date.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Size {
    documents: u64,
    tokens: u64,
}

/// The terms of some documents, and in the second round their counts per bin.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct RisingPartial {
    /// Column 0 occurrences, column 1 documents, of all dates and none.
    terms: TermColumns,
    dates: BTreeMap<Option<Days>, Size>,
    /// The candidates, as rows of `terms`, and how many more there would be.
    candidates: Vec<u32>,
    left_out: u64,
    /// A row of counts for each candidate, one count per bin.
    counts: Option<Vec<u32>>,
}

impl Partial for RisingPartial {
    fn merge(&mut self, other: Self) {
        self.terms.merge(other.terms);
        for (date, size) in other.dates {
            let sum = self.dates.entry(date).or_default();
            sum.documents += size.documents;
            sum.tokens += size.tokens;
        }
        match (&mut self.counts, other.counts) {
            (Some(sums), Some(counts)) => sums.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count),
            (mine @ None, theirs) => *mine = theirs,
            (Some(_), None) => {}
        }
    }
}

/// The bins and the terms whose counts are needed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RisingNeed {
    size: BinSize,
    /// First days of the first and the last bin.
    ends: Option<Days>,
    terms: Vec<String>,
}

/// Counts that are held at once, at most: 32 MB of them.
const MOST_COUNTS: usize = 8_000_000;

/// The axis of bins that dated documents fit into.
struct Axis {
    size: BinSize,
    bins: Vec<Bin>,
}

impl Axis {
    fn of(wanted: BinSize, dates: &BTreeMap<Option<Days>, Size>) -> Self {
        let dated = || dates.keys().flatten();
        let ends = dated().map(|days| days.0).min().zip(dated().map(|days| days.1).max());
        let size = ends.map_or(wanted.or(BinSize::Month), |(first, last)| wanted.fitting(first, last));
        let placed = || dated().filter_map(|days| bin_of(*days, size));
        let ends = placed().min().zip(placed().max());
        Self { size, bins: ends.map_or_else(Vec::new, |(first, last)| first.to(last, size)) }
    }

    fn place(&self, days: Days) -> Option<usize> {
        self.bins.binary_search(&bin_of(days, self.size)?).ok()
    }
}

fn bin_of((start, end): Days, size: BinSize) -> Option<Bin> {
    let bin = Bin::of(start, size);
    (bin == Bin::of(end, size)).then_some(bin)
}

impl Rising {
    /// Rows of `terms` that are to be looked at, the most frequent first, and how many there would be without a limit.
    fn candidates(&self, terms: &TermColumns, bins: usize) -> (Vec<u32>, u64) {
        let stop_words = self.stop_words.then(StopWords::default_lists);
        let keep = |row: &u32| {
            let (term, counts) = (terms.term(*row), terms.counts(*row));
            counts[0] >= u64::from(self.min_count)
                && counts[1] >= u64::from(self.min_documents)
                && (self.min_length <= 1 || term.chars().count() >= self.min_length as usize)
                && (self.groups.is_empty() || self.groups.contains(&TagGroup::of(terms.tag(*row))))
                && stop_words.as_ref().is_none_or(|words| !words.contains(term))
        };
        let mut rows: Vec<u32> = (0..terms.len() as u32).filter(keep).collect();
        rows.order_by(|a, b| {
            let by_count = terms.counts(*b)[0].cmp(&terms.counts(*a)[0]);
            by_count.then_with(|| terms.term(*a).cmp(terms.term(*b)))
        });
        let most = MOST_COUNTS / bins.max(1);
        let left_out = rows.len().saturating_sub(most) as u64;
        rows.truncate(most);
        (rows, left_out)
    }

    /// What is listed.
    fn show(&self) -> Show {
        self.show.unwrap_or(if self.has_period() { Show::Rose } else { Show::TrendUp })
    }

    fn has_period(&self) -> bool {
        self.from.is_some() || self.to.is_some()
    }
}

impl Ask for Rising {
    type Partial = RisingPartial;
    type Need = RisingNeed;
    type View = RisingView;
    type Answer = RisingAnswer;

    fn check(&self) -> Result<()> {
        let fail = |message: &str| Err(Error::Question(message.to_owned()));
        if self.from.zip(self.to).is_some_and(|(from, to)| from > to) {
            return fail("the period ends before it begins");
        }
        if matches!(self.show, Some(Show::Rose | Show::Fell)) && !self.has_period() {
            return fail("what rose or fell is asked of a period: give its first or last day");
        }
        let BurstSettings { s, gamma } = self.bursts;
        if !(s > 1.0 && s.is_finite() && gamma >= 0.0 && gamma.is_finite()) {
            return fail("a burst needs s above 1 and gamma of at least 0");
        }
        if !(self.level > 0.0 && self.level <= 1.0) {
            return fail("the level lies between 0 and 1");
        }
        Ok(())
    }

    fn key(&self) -> Self {
        let Self { bin, scope, min_count, min_documents, min_length, stop_words, groups, .. } = self.clone();
        Self { bin, scope, min_count, min_documents, min_length, stop_words, groups, ..Self::default() }
    }

    fn view_key(&self) -> Self {
        Self { offset: 0, limit: 0, ..self.clone() }
    }

    fn scope(&self) -> &Scope {
        &self.scope
    }

    fn groundwork(&self) -> &'static [Groundwork] {
        &[Groundwork::Counts]
    }

    fn collect(&self, shard: &Scoped<'_>) -> RisingPartial {
        let index = shard.index();
        let mut partial = RisingPartial { terms: TermColumns::new(2), ..RisingPartial::default() };
        for (id, _) in shard.vocabulary().iter() {
            let at = id as usize;
            if index.words[at] && index.counts[at] > 0 {
                let counts = [u64::from(index.counts[at]), u64::from(index.documents[at])];
                partial.terms.push_term(shard.vocabulary(), id, counts);
            }
        }
        for (number, document) in shard.documents() {
            let date = document.date.as_ref().and_then(|date| date.date()).map(|date| (date.start, date.end));
            let size = partial.dates.entry(date).or_default();
            size.documents += 1;
            size.tokens += u64::from(shard.words_of(number));
        }
        partial
    }

    fn need(&self, whole: &mut RisingPartial) -> Option<RisingNeed> {
        if whole.counts.is_some() {
            return None;
        }
        let Axis { size, bins } = Axis::of(self.bin, &whole.dates);
        (whole.candidates, whole.left_out) = self.candidates(&whole.terms, bins.len());
        let ends = bins.first().zip(bins.last()).map(|(first, last)| (first.start, last.start));
        let terms = whole.candidates.iter().map(|row| whole.terms.term(*row).to_owned()).collect();
        Some(RisingNeed { size, ends, terms })
    }

    fn supply(&self, need: &RisingNeed, shard: &Scoped<'_>) -> RisingPartial {
        const NONE: u32 = u32::MAX;
        let bins = need.ends.map_or_else(Vec::new, |(first, last)| {
            Bin::of(first, need.size).to(Bin::of(last, need.size), need.size)
        });
        let axis = Axis { size: need.size, bins };
        let mut rows = vec![NONE; shard.vocabulary().len()];
        for (row, term) in (0u32..).zip(&need.terms) {
            if let Some(id) = shard.vocabulary().find(term) {
                rows[id as usize] = row;
            }
        }
        let width = axis.bins.len();
        let mut counts = vec![0u32; need.terms.len() * width];
        let units = shard.tokens().units();
        for (_, document) in shard.documents() {
            let date = document.date.as_ref().and_then(|date| date.date());
            let Some(bin) = date.and_then(|date| axis.place((date.start, date.end))) else { continue };
            for at in document.unit_start..document.unit_end {
                let row = rows[units[at as usize].term() as usize];
                if row != NONE && shard.counts(at) {
                    counts[row as usize * width + bin] += 1;
                }
            }
        }
        RisingPartial { counts: Some(counts), ..RisingPartial::default() }
    }

    fn view(&self, whole: &RisingPartial) -> RisingView {
        RisingView::new(self, whole)
    }

    fn finish(&self, whole: &RisingPartial, view: &RisingView) -> RisingAnswer {
        answer::finish(self, whole, view)
    }

    fn convention(&self) -> Convention {
        Convention::from([
            ("axis", "date of publication".into()),
            ("per_million_of", "tokens of the documents in the bins".into()),
            (
                "period",
                "log-likelihood of the four-cell table, χ² with one degree of freedom; Log Ratio".into(),
            ),
            ("trend", "Mann–Kendall and Theil–Sen on rates per million, bins without text left out".into()),
            ("bursts", "Kleinberg (2002), two states, exact".into()),
            ("correction", serde_json::to_value(self.correction).unwrap_or_default()),
            ("tests", "all terms with the least occurrences and documents, listed or not".into()),
        ])
    }
}
