//! What a person gets: a page of terms.

use rustc_hash::FxHashMap;
use serde::Serialize;

use super::{RateInterval, SpreadMeasure, Terms, TermsPartial, TermsView};
use crate::corpus::DocumentId;
use crate::stats::ask::{Cell, Table, bounds, page, per_million};
use crate::stats::caution::{Caution, FEW_PARTS, SMALL_CORPUS, cautions};
use crate::stats::measures::MeasureInfo;
use crate::stats::measures::interval::{Interval, bootstrap_rates, poisson_rate, wilson};
use crate::stats::spread::Parts;
use crate::tokens::TagGroup;

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TermRow {
    /// Place in the order asked for, from 1.
    pub rank: u32,
    /// The term.
    pub term: String,
    /// How it is written most often, see [`crate::stats::written`].
    pub written: String,
    /// Its tag in the dictionary, empty when it is not there.
    pub tag: String,
    /// The group of the tag.
    pub group: TagGroup,
    /// Occurrences.
    pub count: u64,
    /// Occurrences per million tokens.
    pub per_million: f64,
    /// The interval of `per_million`, made as the question says; `None` where there is nothing to draw from.
    pub per_million_interval: Option<Interval>,
    /// Documents with it.
    pub documents: u64,
    /// The interval of the share of documents with it (Wilson 1927).
    pub documents_interval: Option<Interval>,
    /// ln(documents / documents with it) (Spärck Jones 1972).
    pub idf: f64,
    /// Share of all tokens that this row and those before it make up.
    pub cumulative_share: f64,
    /// Measures of dispersion, in the order of [`TermsAnswer::measures`].
    pub dispersion: Vec<Option<f64>>,
    /// Their formulas with the numbers of this term, in the same order, where they were asked for.
    pub worked: Vec<String>,
}

/// A page of the table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TermsAnswer {
    /// Terms that the filters leave.
    pub total: u64,
    /// The sum of their occurrences.
    pub total_count: u64,
    /// Tokens of the scope, N: what rates are of.
    pub corpus_tokens: u64,
    /// Documents of the scope.
    pub corpus_documents: u64,
    /// Distinct terms of the corpus.
    pub types: u64,
    /// Names, formulas and sources of the columns of dispersion.
    pub measures: Vec<MeasureInfo>,
    /// Parts with tokens that dispersion is measured over; `None` where there is no such column.
    pub parts: Option<u64>,
    /// Warnings.
    pub cautions: Vec<Caution>,
    /// The rows of the page.
    pub rows: Vec<TermRow>,
}

/// Draws of the bootstrap.
const RESAMPLES: u32 = 999;

impl Terms {
    /// The page that the question wants.
    pub(super) fn answer(&self, whole: &TermsPartial, view: &TermsView) -> TermsAnswer {
        let range = page(self.offset, self.limit, view.order.len());
        let documents = whole.documents.len() as u64;
        let parts = (!self.dispersion.is_empty()).then(|| Parts::new(self.over, &whole.documents));
        let number = parts.as_ref().map(|parts| parts.sizes.iter().filter(|size| **size > 0).count() as u64);
        let intervals = self.intervals(whole, &view.order[range.clone()]);
        let mut rows = Vec::with_capacity(range.len());
        for (at, interval) in range.zip(intervals) {
            let row = view.order[at];
            let (term, tag, counts) = (whole.terms.term(row), whole.terms.tag(row), whole.terms.counts(row));
            let spread = parts.as_ref().zip(whole.spread.get(term));
            rows.push(TermRow {
                rank: at as u32 + 1,
                term: term.to_owned(),
                written: String::new(),
                tag: tag.to_owned(),
                group: TagGroup::of(tag),
                count: counts[0],
                per_million: per_million(counts[0], whole.tokens),
                per_million_interval: interval,
                documents: counts[1],
                documents_interval: wilson(counts[1], documents, self.confidence),
                idf: libm::log(documents as f64 / counts[1].max(1) as f64),
                cumulative_share: view.cumulative[at] as f64 / whole.tokens.max(1) as f64,
                dispersion: spread.map_or_else(Vec::new, |(parts, occurrences)| {
                    SpreadMeasure::values(&self.dispersion, parts, occurrences)
                }),
                worked: spread.filter(|_| self.worked).map_or_else(Vec::new, |(parts, occurrences)| {
                    SpreadMeasure::worked(&self.dispersion, parts, occurrences)
                }),
            });
        }
        TermsAnswer {
            total: view.order.len() as u64,
            corpus_tokens: whole.tokens,
            corpus_documents: documents,
            total_count: view.cumulative.last().copied().unwrap_or(0),
            types: whole.terms.len() as u64,
            measures: self.dispersion.iter().map(|measure| measure.info()).collect(),
            parts: number,
            cautions: cautions(&[
                (whole.tokens < SMALL_CORPUS, Caution::SmallCorpus),
                (documents == 1, Caution::SingleDocument),
                (number.is_some_and(|number| number < FEW_PARTS), Caution::FewParts),
                (view.bounded, Caution::Bounded),
            ]),
            rows,
        }
    }

    /// The intervals of the rates of some rows, per million tokens.
    fn intervals(&self, whole: &TermsPartial, rows: &[u32]) -> Vec<Option<Interval>> {
        if self.interval == RateInterval::Poisson {
            let exact =
                |row: &u32| poisson_rate(whole.terms.counts(*row)[0], whole.tokens, 1e6, self.confidence);
            return rows.iter().map(exact).collect();
        }
        let mut documents = whole.documents.clone();
        documents.sort_unstable();
        let places: FxHashMap<DocumentId, u32> =
            documents.iter().map(|document| document.id).zip(0u32..).collect();
        let sizes: Vec<u64> = documents.iter().map(|document| u64::from(document.words)).collect();
        let held = |row: &u32| -> Vec<(u32, u32)> {
            let Some(occurrences) = whole.spread.get(whole.terms.term(*row)) else { return Vec::new() };
            let of = |(id, count): &(DocumentId, u32)| Some((*places.get(id)?, *count));
            occurrences.documents.iter().filter_map(of).collect()
        };
        let terms: Vec<_> = rows.iter().map(held).collect();
        match bootstrap_rates(&sizes, &terms, RESAMPLES, 1e6, self.confidence, self.seed) {
            Some(intervals) => intervals.into_iter().map(Some).collect(),
            None => vec![None; rows.len()],
        }
    }
}

impl Table for TermsAnswer {
    fn columns(&self) -> Vec<String> {
        let names = [
            "rank",
            "term",
            "written",
            "tag",
            "count",
            "per_million",
            "documents",
            "per_million_lower",
            "per_million_upper",
            "documents_share_lower",
            "documents_share_upper",
            "idf",
            "cumulative_share",
        ];
        let measures = self.measures.iter().map(|measure| measure.name.to_owned());
        names.map(String::from).into_iter().chain(measures).collect()
    }

    fn rows(&self) -> Vec<Vec<Cell>> {
        let cells = |row: &TermRow| {
            let mut cells = vec![
                Cell::Count(u64::from(row.rank)),
                Cell::Text(row.term.clone()),
                Cell::Text(row.written.clone()),
                Cell::Text(row.tag.clone()),
                Cell::Count(row.count),
                Cell::Number(row.per_million),
                Cell::Count(row.documents),
            ];
            cells.extend(bounds(row.per_million_interval));
            cells.extend(bounds(row.documents_interval));
            cells.extend([Cell::Number(row.idf), Cell::Number(row.cumulative_share)]);
            cells.extend((0..self.measures.len()).map(|at| row.dispersion.get(at).copied().flatten().into()));
            cells
        };
        self.rows.iter().map(cells).collect()
    }

    fn name_terms(&mut self, name: &mut dyn FnMut(&str, &mut String)) {
        self.rows.iter_mut().for_each(|row| name(&row.term, &mut row.written));
    }
}
