//! Terms that move together with a query, over documents or periods.
//!
//! Each term is a series of rates, occurrences over tokens of the part; its coefficient with the series of the query
//! says whether both rise and fall in the same parts. This is correlation of use, not of cause, and among thousands of
//! terms some correlate by chance: the interval is corrected for their number.

use serde::{Deserialize, Serialize};

use super::ask::{Ask, Cell, Convention, DEFAULT_LIMIT, Partial, Table, bounds, check_confidence, page};
use super::caution::{Caution, FEW_HITS, FEW_PARTS, cautions};
use super::columns::TermColumns;
use super::filter::TermFilter;
use super::measures::correlation::{Correlation, correlation_interval, pearson, ranks};
use super::measures::interval::Interval;
use super::spread::{DocumentSize, Occurrences, Over, Parts, Spread, SpreadNeed, sizes};
use super::terms::{Terms, TermsPartial};
use crate::corpus::{Groundwork, Scope, Scoped};
use crate::query::{Query, find};
use crate::sorting::OrderBy;
use crate::tokens::TagGroup;
use crate::{Error, Result};

/// Asks for terms that move together with a query.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Together {
    /// Any query.
    pub node: String,
    /// The parts: documents, or periods.
    pub over: Over,
    /// Which coefficient.
    pub coefficient: Correlation,
    /// Which part of the corpus.
    pub scope: Scope,
    /// Least occurrences of a term.
    pub min_count: u32,
    /// Least documents with it.
    pub min_documents: u32,
    /// Whether stop words are left out.
    pub stop_words: bool,
    /// Only terms of these groups; all when empty.
    pub groups: Vec<TagGroup>,
    /// Confidence of the intervals, for all terms together (Bonferroni).
    pub confidence: f64,
    /// Whether the largest coefficient comes first.
    pub descending: bool,
    /// First row.
    pub offset: u32,
    /// Rows at most.
    pub limit: u32,
}

impl Default for Together {
    fn default() -> Self {
        Self {
            node: String::new(),
            over: Over::Documents,
            coefficient: Correlation::Pearson,
            scope: Scope::default(),
            min_count: 10,
            min_documents: 5,
            stop_words: true,
            groups: Vec::new(),
            confidence: 0.95,
            descending: true,
            offset: 0,
            limit: DEFAULT_LIMIT,
        }
    }
}

/// Terms that are compared: the most frequent ones.
const MOST: usize = 5_000;

/// The terms of some documents, and the hits of the query.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct TogetherPartial {
    documents: Vec<DocumentSize>,
    /// Occurrences and documents.
    terms: TermColumns,
    node: Occurrences,
    spread: Spread,
}

impl Partial for TogetherPartial {
    fn merge(&mut self, other: Self) {
        self.documents.extend(other.documents);
        self.terms.merge(other.terms);
        self.node.documents.extend(other.node.documents);
        self.spread.merge(other.spread);
    }
}

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TogetherRow {
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
    /// Occurrences.
    pub count: u64,
    /// Documents with it.
    pub documents: u64,
    /// The coefficient, between −1 and 1.
    pub r: f64,
    /// Its interval, for all terms together.
    pub interval: Option<Interval>,
}

/// A page of the table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TogetherAnswer {
    /// Hits of the query.
    pub node_hits: u64,
    /// Parts with tokens.
    pub parts: u64,
    /// Terms that were compared.
    pub candidates: u64,
    /// Warnings.
    pub cautions: Vec<Caution>,
    /// Terms with a coefficient.
    pub total: u64,
    /// The rows of the page.
    pub rows: Vec<TogetherRow>,
}

/// Terms with their coefficients, in order.
pub struct TogetherView {
    rows: Vec<(u32, f64)>,
    parts: u64,
    candidates: u64,
    bounded: bool,
}

impl Together {
    /// Terms to compare, the most frequent first, and whether there are more.
    fn candidates(&self, whole: &TogetherPartial) -> (Vec<u32>, bool) {
        let terms = &whole.terms;
        let filter = TermFilter::new(&self.groups, self.stop_words, 1);
        let own = Query::parse(&self.node).ok().and_then(|query| query.plain().map(String::from));
        let keep = |row: &u32| {
            let (term, counts) = (terms.term(*row), terms.counts(*row));
            counts[0] >= u64::from(self.min_count)
                && counts[1] >= u64::from(self.min_documents)
                && own.as_deref() != Some(term)
                && filter.keeps(term, terms.tag(*row))
        };
        let mut rows: Vec<u32> = (0..terms.len() as u32).filter(keep).collect();
        terms.sort_by_count(&mut rows);
        let bounded = rows.len() > MOST;
        rows.truncate(MOST);
        (rows, bounded)
    }

    /// The values that are compared: rates, or their ranks.
    fn series(&self, parts: &Parts, occurrences: &Occurrences) -> Vec<f64> {
        let counts = parts.counts(occurrences).into_iter().zip(&parts.sizes).filter(|(_, size)| **size > 0);
        let rates: Vec<f64> = counts.map(|(count, size)| count as f64 / *size as f64).collect();
        match self.coefficient {
            Correlation::Pearson => rates,
            Correlation::Spearman => ranks(&rates),
        }
    }
}

impl Ask for Together {
    type Partial = TogetherPartial;
    type Need = SpreadNeed;
    type View = TogetherView;
    type Answer = TogetherAnswer;

    fn check(&self) -> Result<()> {
        if matches!(self.over, Over::Parts(_)) {
            return Err(Error::Question("terms move together over documents or periods".into()));
        }
        check_confidence(self.confidence)?;
        Query::parse(&self.node).map(|_| ())
    }

    fn key(&self) -> Self {
        Self { node: self.node.clone(), scope: self.scope.clone(), ..Self::default() }
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

    fn collect(&self, shard: &Scoped<'_>) -> TogetherPartial {
        let TermsPartial { terms, .. } = Terms::default().collect(shard);
        let mut node = Occurrences::default();
        if let Ok(query) = Query::parse(&self.node) {
            let hits = find(shard, &query);
            let mut rest = hits.as_slice();
            for (_, document) in shard.documents() {
                let (own, after) = rest.split_at(rest.partition_point(|hit| hit.first < document.unit_end));
                rest = after;
                if !own.is_empty() {
                    node.documents.push((document.id, own.len() as u32));
                }
            }
        }
        TogetherPartial { documents: sizes(shard), terms, node, spread: Spread::default() }
    }

    fn need(&self, whole: &mut TogetherPartial) -> Option<SpreadNeed> {
        let (rows, _) = self.candidates(whole);
        let TogetherPartial { terms, spread, .. } = whole;
        spread.missing(rows.iter().map(|row| terms.term(*row)), false)
    }

    fn supply(&self, need: &SpreadNeed, shard: &Scoped<'_>) -> TogetherPartial {
        TogetherPartial { spread: Spread::of(need, shard), ..TogetherPartial::default() }
    }

    fn view(&self, whole: &TogetherPartial) -> TogetherView {
        let parts = Parts::new(self.over, &whole.documents);
        let node = self.series(&parts, &whole.node);
        let (candidates, bounded) = self.candidates(whole);
        let number = candidates.len() as u64;
        let mut rows: Vec<(u32, f64)> = candidates
            .into_iter()
            .filter_map(|row| {
                let occurrences = whole.spread.get(whole.terms.term(row))?;
                Some((row, pearson(&node, &self.series(&parts, occurrences))?))
            })
            .collect();
        rows.order_by(|(a, r), (b, s)| {
            let by_r = if self.descending { s.total_cmp(r) } else { r.total_cmp(s) };
            by_r.then_with(|| whole.terms.term(*a).cmp(whole.terms.term(*b)))
        });
        TogetherView { rows, parts: node.len() as u64, candidates: number, bounded }
    }

    fn finish(&self, whole: &TogetherPartial, view: &TogetherView) -> TogetherAnswer {
        let node_hits = whole.node.documents.iter().map(|(_, count)| u64::from(*count)).sum();
        let range = page(self.offset, self.limit, view.rows.len());
        let rows = (range.start as u32 + 1..).zip(&view.rows[range]).map(|(rank, (row, r))| {
            let (tag, counts) = (whole.terms.tag(*row), whole.terms.counts(*row));
            TogetherRow {
                rank,
                term: whole.terms.term(*row).to_owned(),
                written: String::new(),
                tag: tag.to_owned(),
                group: TagGroup::of(tag),
                count: counts[0],
                documents: counts[1],
                r: *r,
                interval: correlation_interval(
                    *r,
                    view.parts,
                    self.coefficient,
                    self.confidence,
                    view.candidates,
                ),
            }
        });
        TogetherAnswer {
            node_hits,
            parts: view.parts,
            candidates: view.candidates,
            cautions: cautions(&[
                (node_hits < FEW_HITS, Caution::FewHits),
                (view.parts < FEW_PARTS, Caution::FewParts),
                (view.bounded, Caution::Bounded),
                (view.candidates > 1, Caution::ManyTests),
            ]),
            total: view.rows.len() as u64,
            rows: rows.collect(),
        }
    }

    fn convention(&self) -> Convention {
        Convention::from([
            ("series", "occurrences / tokens of each part".into()),
            ("over", serde_json::to_value(self.over).unwrap_or_default()),
            ("coefficient", serde_json::to_value(self.coefficient).unwrap_or_default()),
            ("interval", "Fisher's z, Bonferroni over all terms compared".into()),
        ])
    }
}

impl Table for TogetherAnswer {
    fn columns(&self) -> Vec<String> {
        ["rank", "term", "written", "tag", "count", "documents", "r", "r_lower", "r_upper"]
            .map(String::from)
            .to_vec()
    }

    fn rows(&self) -> Vec<Vec<Cell>> {
        let cells = |row: &TogetherRow| {
            let mut cells = vec![
                Cell::Count(u64::from(row.rank)),
                Cell::Text(row.term.clone()),
                Cell::Text(row.written.clone()),
                Cell::Text(row.tag.clone()),
                Cell::Count(row.count),
                Cell::Count(row.documents),
                Cell::Number(row.r),
            ];
            cells.extend(bounds(row.interval));
            cells
        };
        self.rows.iter().map(cells).collect()
    }

    fn name_terms(&mut self, name: &mut dyn FnMut(&str, &mut String)) {
        self.rows.iter_mut().for_each(|row| name(&row.term, &mut row.written));
    }
}
