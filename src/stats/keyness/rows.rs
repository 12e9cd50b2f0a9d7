//! From counts to key words: candidates, scores, order.

use std::cmp::Ordering;

use rustc_hash::FxHashSet;

use super::{
    Keyness, KeynessPartial, KeynessRow, KeynessSort, Keys, REFERENCE, REFERENCE_DOCUMENTS, Reference,
    TARGET, TARGET_DOCUMENTS, TOP,
};
use crate::stats::ask::per_million;
use crate::stats::filter::{TermFilter, by_score};
use crate::stats::measures::interval::poisson_rate;
use crate::stats::measures::{Family, Frequencies, KeynessMeasure, KeynessSettings, worked};
use crate::tokens::TagGroup;

/// A row before its page is known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ranked {
    /// Row of the counts; of the list where `listed`.
    at: u32,
    /// Whether only the list holds it.
    listed: bool,
    f1: u64,
    f2: u64,
    score: Option<f64>,
}

/// All rows that filters leave, in order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct KeynessView {
    /// The rows.
    pub rows: Vec<Ranked>,
    /// Words frequent enough on either side, before those of one direction, class or list are chosen.
    pub candidates: u64,
}

/// Whether one of `documents` documents holds half of `f1` occurrences or more, and twice its even share: of two
/// documents one always holds half.
fn driven_by_one(top: u64, f1: u64, documents: u64) -> bool {
    documents > 1 && 2 * top >= f1 && u128::from(top) * u128::from(documents) >= 2 * u128::from(f1)
}

impl Keyness {
    fn settings(&self, candidates: u64) -> KeynessSettings {
        KeynessSettings {
            simple_maths_n: self.simple_maths_n,
            family: Family { confidence: self.confidence, candidates },
        }
    }

    pub(super) fn columns(&self) -> impl Iterator<Item = KeynessMeasure> + Clone + use<> {
        use KeynessMeasure::{Bic, Ll2, LogRatio, LogRatioConservative, PercentDifference, SimpleMaths};
        const FIRST: [KeynessMeasure; 6] =
            [LogRatioConservative, LogRatio, Ll2, PercentDifference, SimpleMaths, Bic];
        if self.measures.is_empty() { FIRST.to_vec() } else { self.measures.clone() }.into_iter()
    }

    /// All words with their frequencies on both sides.
    fn words(&self, whole: &KeynessPartial) -> Vec<Ranked> {
        let terms = &whole.terms;
        let rows = 0..terms.len() as u32;
        let Reference::List(list) = &self.reference else {
            let of = |at| {
                let counts = terms.counts(at);
                Ranked { at, listed: false, f1: counts[TARGET], f2: counts[REFERENCE], score: None }
            };
            return rows.map(of).collect();
        };
        let listed: rustc_hash::FxHashMap<&str, u64> =
            list.words.iter().map(|(word, count)| (word.as_str(), *count)).collect();
        let own: FxHashSet<&str> = rows.clone().map(|at| terms.term(at)).collect();
        let of = |at| {
            let f2 = listed.get(terms.term(at)).copied().unwrap_or(0);
            Ranked { at, listed: false, f1: terms.counts(at)[TARGET], f2, score: None }
        };
        let only = (0u32..).zip(&list.words).filter(|(_, (word, _))| !own.contains(word.as_str()));
        rows.map(of)
            .chain(only.map(|(at, (_, f2))| Ranked { at, listed: true, f1: 0, f2: *f2, score: None }))
            .collect()
    }

    fn term<'t>(&'t self, whole: &'t KeynessPartial, row: &Ranked) -> &'t str {
        match &self.reference {
            Reference::List(list) if row.listed => &list.words[row.at as usize].0,
            _ => whole.terms.term(row.at),
        }
    }

    fn tag<'t>(&self, whole: &'t KeynessPartial, row: &Ranked) -> &'t str {
        if row.listed { "" } else { whole.terms.tag(row.at) }
    }

    pub(super) fn ranked(&self, whole: &KeynessPartial) -> KeynessView {
        let n1 = whole.target_tokens;
        let n2 = match &self.reference {
            Reference::List(list) => list.tokens(),
            _ => whole.reference_tokens,
        };
        let (least, documents) = (u64::from(self.min_count.max(1)), u64::from(self.min_documents));
        let in_documents =
            |row: &Ranked| if row.listed { 0 } else { whole.terms.counts(row.at)[TARGET_DOCUMENTS] };
        let mut rows = self.words(whole);
        // Which side has more is seen in the data: all that could have been key on either side are compared, whatever is
        // listed, or the correction would be too small.
        let here = |row: &Ranked| row.f1 >= least && in_documents(row) >= documents;
        let there = |row: &Ranked| row.f2 >= least;
        rows.retain(|row| here(row) || there(row));
        let candidates = rows.len() as u64;
        rows.retain(|row| {
            let more = (u128::from(row.f1) * u128::from(n2)).cmp(&(u128::from(row.f2) * u128::from(n1)));
            let positive = more == Ordering::Greater && here(row);
            let negative = more == Ordering::Less && there(row);
            match self.keys {
                Keys::Positive => positive,
                Keys::Negative => negative,
                Keys::Both => positive || negative,
            }
        });
        let filter = TermFilter::new(&self.groups, self.stop_words, 1);
        rows.retain(|row| filter.keeps(self.term(whole, row), self.tag(whole, row)));
        let settings = self.settings(candidates);
        for row in &mut rows {
            row.score = match self.sort {
                KeynessSort::Count => Some(row.f1 as f64),
                KeynessSort::Reference => Some(row.f2 as f64),
                KeynessSort::Documents => Some(in_documents(row) as f64),
                KeynessSort::Term => None,
                KeynessSort::Measure(measure) => {
                    measure.of(&Frequencies { f1: row.f1, n1, f2: row.f2, n2 }, &settings)
                }
            };
        }
        let direction = |order: Ordering| if self.descending { order.reverse() } else { order };
        rows.sort_unstable_by(|a, b| {
            let by_term = || self.term(whole, a).cmp(self.term(whole, b));
            if self.sort == KeynessSort::Term {
                return direction(by_term());
            }
            by_score(a.score, b.score, self.descending)
                // LRC is 0 for all that is not key for sure: the more frequent then come first.
                .then_with(|| (b.f1 + b.f2).cmp(&(a.f1 + a.f2)))
                .then_with(by_term)
        });
        KeynessView { rows, candidates }
    }

    pub(super) fn row(
        &self,
        whole: &KeynessPartial,
        n2: u64,
        candidates: u64,
        rank: u32,
        row: &Ranked,
    ) -> KeynessRow {
        let (n1, settings) = (whole.target_tokens, self.settings(candidates));
        let frequencies = Frequencies { f1: row.f1, n1, f2: row.f2, n2 };
        let counts = if row.listed { &[0; 5] } else { whole.terms.counts(row.at) };
        let top_share = (row.f1 > 0).then(|| counts[TOP] as f64 / row.f1 as f64);
        let tag = self.tag(whole, row);
        let list = matches!(self.reference, Reference::List(_));
        let scores = self.columns().map(|measure| (measure, measure.of(&frequencies, &settings)));
        let show = |(measure, score)| worked::keyness(measure, &frequencies, &settings, score);
        KeynessRow {
            rank,
            term: self.term(whole, row).to_owned(),
            written: String::new(),
            tag: tag.to_owned(),
            group: TagGroup::of(tag),
            count: row.f1,
            reference_count: row.f2,
            per_million: per_million(row.f1, n1),
            reference_per_million: per_million(row.f2, n2),
            per_million_interval: poisson_rate(row.f1, n1, 1e6, self.confidence),
            reference_per_million_interval: poisson_rate(row.f2, n2, 1e6, self.confidence),
            documents: counts[TARGET_DOCUMENTS],
            reference_documents: (!list).then_some(counts[REFERENCE_DOCUMENTS]),
            top_share,
            one_document: row.f1 > 1 && driven_by_one(counts[TOP], row.f1, whole.target_documents),
            worked: if self.worked { scores.clone().map(show).collect() } else { Vec::new() },
            table: self.worked.then(|| (&frequencies.contingency().table()).into()),
            scores: scores.map(|(_, score)| score).collect(),
            log_ratio_interval: frequencies.log_ratio_interval(&settings.family),
        }
    }
}
