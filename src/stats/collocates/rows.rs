//! From counts to rows: candidates, scores, order.

use super::count::CollocatesPartial;
use super::settings::CollocateSettings;
use super::{CollocateRow, CollocateSort, Collocates};
use crate::stats::filter::{TermFilter, by_score};
use crate::stats::measures::association as am;
use crate::stats::measures::ratio::log_ratio_interval;
use crate::stats::measures::{Counts, Family, Measure, Table, worked};
use crate::tokens::TagGroup;

/// A row before its page is known: where its counts stand, and what it is sorted by.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ranked {
    /// Row of [`CollocatesPartial::near`].
    pub near: u32,
    /// f2.
    pub frequency: u64,
    /// What it is sorted by, where that is a number.
    pub score: Option<f64>,
}

/// All rows that filters and thresholds leave, in order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CollocatesView {
    /// The rows.
    pub rows: Vec<Ranked>,
    /// Collocates that reach the thresholds, before filters by class and stop word: what Bonferroni divides by.
    pub candidates: u64,
}

/// Positions, and documents with both.
pub(super) fn split(counts: &[u64]) -> (&[u64], u64) {
    counts.split_last().map_or((&[], 0), |(documents, positions)| (positions, *documents))
}

/// Rows of `whole.near` that reach the thresholds of O11 and documents.
pub(super) fn near_enough(whole: &CollocatesPartial, settings: &CollocateSettings) -> Vec<u32> {
    let rows = 0..whole.near.len() as u32;
    rows.filter(|row| {
        let (both, documents) = split(whole.near.counts(*row));
        let both = both.iter().sum::<u64>();
        // A pair that only meets across the end of a document stands in none as a whole, but not nowhere.
        both >= u64::from(settings.min_count)
            && documents.max(both.min(1)) >= u64::from(settings.min_documents)
    })
    .collect()
}

/// R1, which is that of every collocate.
pub(super) fn row_total(whole: &CollocatesPartial, settings: &CollocateSettings) -> f64 {
    let counts = Counts {
        o11: 0,
        node_hits: whole.node_hits,
        collocate_tokens: 0,
        corpus_tokens: whole.tokens,
        window_tokens: whole.window_tokens,
        span: settings.left + settings.right,
    };
    settings.preset.table(&counts).r1
}

/// The contingency table of a collocate.
fn table(whole: &CollocatesPartial, settings: &CollocateSettings, near: u32, frequency: u64) -> Table {
    settings.preset.table(&Counts {
        o11: split(whole.near.counts(near)).0.iter().sum(),
        node_hits: whole.node_hits,
        collocate_tokens: frequency,
        corpus_tokens: whole.tokens,
        window_tokens: whole.window_tokens,
        span: settings.left + settings.right,
    })
}

impl Collocates {
    pub(super) fn ranked(&self, whole: &CollocatesPartial) -> CollocatesView {
        let settings = self.settings(whole.tokens, whole.documents);
        let frequency = whole.frequency_of();
        let mut rows: Vec<Ranked> = near_enough(whole, &settings)
            .into_iter()
            .map(|near| {
                let frequency = frequency(whole.near.term(near)).unwrap_or(0);
                Ranked { near, frequency, score: None }
            })
            .filter(|row| row.frequency >= u64::from(settings.min_frequency))
            .collect();
        let family = Family { confidence: settings.confidence, candidates: rows.len() as u64 };
        let candidates = family.candidates;
        let filter = TermFilter::new(&self.groups, self.stop_words, 1);
        rows.retain(|row| {
            filter.keeps(whole.near.term(row.near), whole.near.tag(row.near))
                && settings.least.is_none_or(|(measure, least)| {
                    let table = table(whole, &settings, row.near, row.frequency);
                    measure.of(&table, &family).is_some_and(|score| score >= least)
                })
        });
        for row in &mut rows {
            let (positions, documents) = split(whole.near.counts(row.near));
            row.score = match settings.sort {
                CollocateSort::Count => Some(positions.iter().sum::<u64>() as f64),
                CollocateSort::Frequency => Some(row.frequency as f64),
                CollocateSort::Documents => Some(documents as f64),
                CollocateSort::Term => None,
                CollocateSort::Measure(measure) => {
                    measure.of(&table(whole, &settings, row.near, row.frequency), &family)
                }
            };
        }
        rows.sort_unstable_by(|a, b| {
            let by_term = whole.near.term(a.near).cmp(whole.near.term(b.near));
            if settings.sort == CollocateSort::Term {
                return if self.descending { by_term.reverse() } else { by_term };
            }
            by_score(a.score, b.score, self.descending).then(by_term)
        });
        CollocatesView { rows, candidates }
    }

    /// A row in full.
    pub(super) fn row(
        &self,
        whole: &CollocatesPartial,
        settings: &CollocateSettings,
        candidates: u64,
        rank: u32,
        ranked: &Ranked,
    ) -> CollocateRow {
        let Ranked { near, frequency, .. } = *ranked;
        let (positions, documents) = split(whole.near.counts(near));
        let table = table(whole, settings, near, frequency);
        let family = Family { confidence: settings.confidence, candidates };
        let tag = whole.near.tag(near);
        let interval = table.counts.filter(|_| table.is_complete()).and_then(|c| {
            let (o21, r2) = (c.c1 - c.o11, c.n - c.r1);
            log_ratio_interval(c.o11, c.r1, o21, r2, family.confidence, family.candidates)
        });
        let scores = self.columns().map(|measure| (measure, measure.of(&table, &family)));
        let show = |(measure, score)| worked::association(measure, &table, score);
        CollocateRow {
            rank,
            term: whole.near.term(near).to_owned(),
            written: String::new(),
            tag: tag.to_owned(),
            group: TagGroup::of(tag),
            count: positions.iter().sum(),
            frequency,
            documents,
            expected: table.e11(),
            observed: [table.o11, table.o12, table.o21, table.o22],
            log_dice: am::log_dice(&table),
            mi: am::mi(&table),
            mi3: am::mi_k(&table, 3.0),
            t: am::t_score(&table),
            g2: am::log_likelihood(&table).map(|g2| am::signed(g2, &table)),
            worked: if self.worked { scores.clone().map(show).collect() } else { Vec::new() },
            table: self.worked.then(|| (&table).into()),
            scores: scores.map(|(_, score)| score).collect(),
            log_ratio_interval: interval,
            positions: positions.to_vec(),
        }
    }

    /// The measures of the columns.
    pub(super) fn columns(&self) -> impl Iterator<Item = Measure> + Clone + use<> {
        const FIRST: [Measure; 6] = [
            Measure::LogDice,
            Measure::Mi,
            Measure::Mi3,
            Measure::TScore,
            Measure::LogLikelihood,
            Measure::LogRatio,
        ];
        let chosen = if self.measures.is_empty() { FIRST.to_vec() } else { self.measures.clone() };
        chosen.into_iter()
    }
}
