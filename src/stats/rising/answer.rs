//! From tested candidates to a page of rows.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::view::{RisingView, Tested};
use super::{Rising, RisingPartial, Show};
use crate::stats::ask::{Cell, Table, page, per_million};
use crate::stats::bins::BinSize;
use crate::stats::guard::{self, Warning, WarningCode};
use crate::stats::measures::series::{LEAST_BINS, TheilSen, theil_sen};
use crate::stats::timeline::{SeriesBurst, TimelineBin};
use crate::tokens::TagGroup;

/// A term in the period and outside it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Period {
    /// Occurrences in the period.
    pub count: u64,
    /// Per million tokens of the period.
    pub per_million: f64,
    /// Occurrences in the bins that it is held against.
    pub other_count: u64,
    /// Per million tokens of those.
    pub other_per_million: f64,
    /// Log₂ of the ratio of the rates, ½ in place of a frequency of 0 (Hardie 2014).
    pub log_ratio: Option<f64>,
    /// Log-likelihood over four cells, negative when rarer in the period.
    pub g2: f64,
    /// Its p-value.
    pub p: f64,
    /// The p-value, adjusted for the number of terms tested.
    pub p_adjusted: f64,
}

/// The trend of a term over all bins.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct RisingTrend {
    /// Kendall's τ.
    pub tau: f64,
    /// Mann–Kendall z.
    pub z: f64,
    /// Its p-value.
    pub p: f64,
    /// The p-value, adjusted for the number of terms tested.
    pub p_adjusted: f64,
    /// The Theil–Sen line, per million tokens and bin.
    pub line: Option<TheilSen>,
}

/// A term.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RisingRow {
    /// Place in the order, from 1.
    pub rank: u32,
    /// The term.
    pub term: String,
    /// How it is written most often, see [`crate::stats::written`].
    pub written: String,
    /// Its tag.
    pub tag: String,
    /// The group of the tag.
    pub group: TagGroup,
    /// Occurrences in all bins.
    pub count: u64,
    /// Documents with it, of the whole scope.
    pub documents: u64,
    /// Occurrences per bin; `None` where a bin holds no text.
    pub hits: Vec<Option<u64>>,
    /// The period against other bins; `None` without a period or without text to hold it against.
    pub period: Option<Period>,
    /// The trend; `None` with fewer than four bins.
    pub trend: Option<RisingTrend>,
    /// Bursts, those that meet the period where there is one.
    pub bursts: Vec<SeriesBurst>,
    /// The first bin that holds it.
    pub first: u32,
    /// The last bin that holds it.
    pub last: u32,
}

/// A page of terms.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RisingAnswer {
    /// Width of the bins.
    pub bin: BinSize,
    /// All bins.
    pub bins: Vec<TimelineBin>,
    /// What is listed.
    pub show: Show,
    /// First and last day of the period, whole bins.
    pub period: Option<(Date, Date)>,
    /// Tokens of the period, and of the bins that it is held against.
    pub period_tokens: (u64, u64),
    /// Terms tested: p-values are adjusted for so many.
    pub tested: u64,
    /// Terms listed.
    pub total: u64,
    /// Rows of the page.
    pub rows: Vec<RisingRow>,
    /// Documents without a date.
    pub undated: u64,
    /// Documents whose date is coarser than the bins.
    pub coarse: u64,
    /// What is to be kept in mind.
    pub warnings: Vec<Warning>,
}

pub(super) fn finish(question: &Rising, whole: &RisingPartial, view: &RisingView) -> RisingAnswer {
    let range = page(question.offset, question.limit, view.rows.len());
    let first = range.start as u32;
    let with_text = view.tokens.iter().filter(|tokens| **tokens > 0).count();
    let mut warnings =
        if view.bins.is_empty() { Vec::new() } else { guard::of_trends(with_text, view.tokens.iter().sum()) };
    if whole.left_out > 0 {
        warnings.push(Warning { code: WarningCode::TermsLeftOut, count: whole.left_out });
    }
    let sum = |bins: &mut dyn Iterator<Item = usize>| bins.map(|bin| view.tokens[bin]).sum();
    let own: u64 = view.period.map_or(0, |(first, last)| sum(&mut (first..=last)));
    RisingAnswer {
        bin: view.size,
        bins: view
            .bins
            .iter()
            .zip(view.tokens.iter().zip(&view.documents))
            .map(|(bin, (tokens, documents))| TimelineBin {
                start: bin.start.to_string(),
                end: bin.end(view.size).to_string(),
                label: bin.label(view.size),
                tokens: *tokens,
                documents: *documents,
            })
            .collect(),
        show: question.show(),
        period: view.period.and_then(|period| view.days(period)),
        period_tokens: (own, sum(&mut view.others.iter().copied())),
        tested: view.tested,
        total: view.rows.len() as u64,
        rows: (first + 1..)
            .zip(&view.rows[range])
            .map(|(rank, tested)| row(question, whole, view, rank, tested))
            .collect(),
        undated: view.undated,
        coarse: view.coarse,
        warnings,
    }
}

fn row(question: &Rising, whole: &RisingPartial, view: &RisingView, rank: u32, tested: &Tested) -> RisingRow {
    let (terms, at) = (&whole.terms, whole.candidates[tested.candidate]);
    let counts = view.counts(whole, tested.candidate);
    let rates = view.rates(counts);
    let period = tested.period.map(|contrast| {
        let f = contrast.frequencies;
        Period {
            count: f.f1,
            per_million: per_million(f.f1, f.n1),
            other_count: f.f2,
            other_per_million: per_million(f.f2, f.n2),
            log_ratio: f.log_ratio(),
            g2: contrast.g2,
            p: contrast.p,
            p_adjusted: contrast.p_adjusted,
        }
    });
    let trend = tested.trend.map(|(test, p_adjusted)| {
        let line = theil_sen(&rates);
        RisingTrend { tau: test.tau, z: test.z, p: test.p, p_adjusted, line }
    });
    debug_assert!(trend.is_none() || rates.iter().flatten().count() >= LEAST_BINS);
    let bursts = view.bursts(&question.bursts, counts);
    RisingRow {
        rank,
        term: terms.term(at).to_owned(),
        written: String::new(),
        tag: terms.tag(at).to_owned(),
        group: TagGroup::of(terms.tag(at)),
        count: tested.count,
        documents: terms.counts(at)[1],
        hits: counts
            .iter()
            .zip(&view.tokens)
            .map(|(count, tokens)| (*tokens > 0).then_some(u64::from(*count)))
            .collect(),
        period,
        trend,
        bursts: bursts
            .iter()
            .map(|burst| SeriesBurst {
                start: burst.start as u32,
                end: burst.end as u32,
                weight: burst.weight,
            })
            .collect(),
        first: tested.seen.0 as u32,
        last: tested.seen.1 as u32,
    }
}

impl Table for RisingAnswer {
    fn columns(&self) -> Vec<String> {
        let names = [
            "rank",
            "term",
            "written",
            "tag",
            "count",
            "documents",
            "period_count",
            "period_per_million",
            "other_count",
            "other_per_million",
            "log_ratio",
            "g2",
            "p",
            "p_adjusted",
            "tau",
            "trend_p",
            "trend_p_adjusted",
            "slope",
            "heaviest_burst",
            "first_bin",
            "last_bin",
        ];
        let bins = self.bins.iter().map(|bin| bin.label.clone());
        names.map(String::from).into_iter().chain(bins).collect()
    }

    fn rows(&self) -> Vec<Vec<Cell>> {
        let label = |bin: u32| Cell::Text(self.bins[bin as usize].label.clone());
        let cells = |row: &RisingRow| {
            let period = |of: fn(&Period) -> Cell| row.period.as_ref().map_or(Cell::Empty, of);
            let trend = |of: fn(&RisingTrend) -> Cell| row.trend.as_ref().map_or(Cell::Empty, of);
            let heaviest = row.bursts.iter().map(|burst| burst.weight).max_by(f64::total_cmp);
            let mut cells = vec![
                Cell::Count(u64::from(row.rank)),
                Cell::Text(row.term.clone()),
                Cell::Text(row.written.clone()),
                Cell::Text(row.tag.clone()),
                Cell::Count(row.count),
                Cell::Count(row.documents),
                period(|period| Cell::Count(period.count)),
                period(|period| Cell::Number(period.per_million)),
                period(|period| Cell::Count(period.other_count)),
                period(|period| Cell::Number(period.other_per_million)),
                period(|period| period.log_ratio.into()),
                period(|period| Cell::Number(period.g2)),
                period(|period| Cell::Number(period.p)),
                period(|period| Cell::Number(period.p_adjusted)),
                trend(|trend| Cell::Number(trend.tau)),
                trend(|trend| Cell::Number(trend.p)),
                trend(|trend| Cell::Number(trend.p_adjusted)),
                trend(|trend| trend.line.map(|line| line.slope).into()),
                heaviest.into(),
                label(row.first),
                label(row.last),
            ];
            cells.extend(row.hits.iter().map(|hits| hits.map_or(Cell::Empty, Cell::Count)));
            cells
        };
        self.rows.iter().map(cells).collect()
    }

    fn name_terms(&mut self, name: &mut dyn FnMut(&str, &mut String)) {
        self.rows.iter_mut().for_each(|row| name(&row.term, &mut row.written));
    }
}
