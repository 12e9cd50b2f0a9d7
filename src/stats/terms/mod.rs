//! The table of terms: how often each occurs, in how many documents, and how evenly it is spread.

mod spread;

use serde::{Deserialize, Serialize};

pub use spread::SpreadMeasure;

use super::ask::{Ask, Cell, Convention, DEFAULT_LIMIT, Partial, Table, page, per_million};
use super::caution::{Caution, FEW_PARTS, SMALL_CORPUS, cautions};
use super::columns::TermColumns;
use super::measures::MeasureInfo;
use super::measures::interval::{Interval, poisson_rate, wilson};
use super::spread::{DocumentSize, MOST_PARTS, Over, Parts, Spread, SpreadNeed, sizes};
use crate::corpus::{Groundwork, Scope, Scoped};
use crate::query::Pattern;
use crate::tokens::TagGroup;
use crate::tokens::stopwords::StopWords;
use crate::{Error, Result};

/// Asks for the table of terms.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Terms {
    /// Only terms that match; without wildcards: that contain it.
    pub pattern: String,
    /// Whether stop words are left out. They count in all totals all the same.
    pub stop_words: bool,
    /// Only terms of these groups; all when empty.
    pub groups: Vec<TagGroup>,
    /// Only terms that occur at least so often.
    pub min_count: u32,
    /// Only terms of at least so many characters.
    pub min_length: u32,
    /// Which part of the corpus.
    pub scope: Scope,
    /// What dispersion is measured over.
    pub over: Over,
    /// Columns of dispersion; none when empty.
    pub dispersion: Vec<SpreadMeasure>,
    /// Confidence of the intervals.
    pub confidence: f64,
    /// What the rows are sorted by; ties by term. Sorting by dispersion looks at the 10,000 most frequent terms.
    pub sort: TermSort,
    /// Whether the largest come first.
    pub descending: bool,
    /// First row.
    pub offset: u32,
    /// Rows at most.
    pub limit: u32,
}

/// Columns that terms can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TermSort {
    /// Occurrences.
    #[default]
    Count,
    /// Documents.
    Documents,
    /// The term itself, by code point.
    Term,
    /// A measure of dispersion.
    #[serde(untagged)]
    Dispersion(SpreadMeasure),
}

impl Default for Terms {
    fn default() -> Self {
        Self {
            pattern: String::new(),
            stop_words: true,
            groups: Vec::new(),
            min_count: 1,
            min_length: 1,
            scope: Scope::default(),
            over: Over::Documents,
            dispersion: Vec::new(),
            confidence: 0.95,
            sort: TermSort::Count,
            descending: true,
            offset: 0,
            limit: DEFAULT_LIMIT,
        }
    }
}

/// All terms of some documents with their occurrences and documents.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct TermsPartial {
    /// Column 0 occurrences, column 1 documents.
    pub terms: TermColumns,
    /// Tokens.
    pub tokens: u64,
    /// The documents.
    pub documents: Vec<DocumentSize>,
    /// Where the terms of the page stand, or all that are sorted by dispersion; once they were asked for.
    pub spread: Spread,
}

impl Partial for TermsPartial {
    fn merge(&mut self, other: Self) {
        self.tokens += other.tokens;
        self.terms.merge(other.terms);
        self.documents.extend(other.documents);
        self.spread.merge(other.spread);
    }
}

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TermRow {
    /// Place in the order asked for, from 1.
    pub rank: u32,
    /// The term.
    pub term: String,
    /// Its tag in the dictionary, empty when it is not there.
    pub tag: String,
    /// The group of the tag.
    pub group: TagGroup,
    /// Occurrences.
    pub count: u64,
    /// Occurrences per million tokens.
    pub per_million: f64,
    /// The interval of `per_million`: exact, taking occurrences as independent (Garwood 1936).
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
}

/// A page of the table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TermsAnswer {
    /// Terms that the filters leave.
    pub total: u64,
    /// The sum of their occurrences.
    pub total_count: u64,
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

/// The rows that the filters leave, in order.
pub struct TermsView {
    order: Vec<u32>,
    /// Occurrences of each row and those before it.
    cumulative: Vec<u64>,
    /// Whether only the most frequent were looked at.
    bounded: bool,
}

/// Terms that are looked at to sort by dispersion.
const MOST_SPREAD: usize = 10_000;

impl Terms {
    /// Measures that are computed: the columns, and what is sorted by.
    fn measures(&self) -> Vec<SpreadMeasure> {
        let sort = match self.sort {
            TermSort::Dispersion(measure) => Some(measure),
            _ => None,
        };
        self.dispersion.iter().copied().chain(sort).collect()
    }

    fn needs_places(&self) -> bool {
        matches!(self.over, Over::Parts(_)) || self.measures().into_iter().any(SpreadMeasure::needs_places)
    }

    /// Rows that the filters leave, by the column that they are sorted by; by occurrences for dispersion.
    fn order(&self, whole: &TermsPartial) -> Vec<u32> {
        let terms = &whole.terms;
        let pattern = (!self.pattern.trim().is_empty()).then(|| Pattern::anywhere(&self.pattern));
        let stop_words = self.stop_words.then(StopWords::default_lists);
        let keep = |row: &u32| {
            let term = terms.term(*row);
            terms.counts(*row)[0] >= u64::from(self.min_count)
                && (self.min_length <= 1 || term.chars().count() >= self.min_length as usize)
                && (self.groups.is_empty() || self.groups.contains(&TagGroup::of(terms.tag(*row))))
                && stop_words.as_ref().is_none_or(|words| !words.contains(term))
                && pattern.as_ref().is_none_or(|pattern| pattern.matches(term))
        };
        let kept = (0..terms.len() as u32).filter(keep);
        if self.sort == TermSort::Term {
            let mut order: Vec<u32> = kept.collect();
            order.sort_unstable_by(|a, b| {
                let order = terms.term(*a).cmp(terms.term(*b));
                if self.descending { order.reverse() } else { order }
            });
            return order;
        }
        let column = usize::from(self.sort == TermSort::Documents);
        let up = !self.descending && !matches!(self.sort, TermSort::Dispersion(_));
        // The count stands beside its row: comparing two rows touches their terms only where counts are equal.
        let mut order: Vec<(u64, u32)> = kept.map(|row| (terms.counts(row)[column], row)).collect();
        order.sort_unstable_by(|a, b| {
            let by_count = if up { a.0.cmp(&b.0) } else { b.0.cmp(&a.0) };
            by_count.then_with(|| terms.term(a.1).cmp(terms.term(b.1)))
        });
        order.into_iter().map(|(_, row)| row).collect()
    }

    /// The most frequent rows in order of their dispersion.
    fn by_dispersion(&self, whole: &TermsPartial, measure: SpreadMeasure, order: &mut Vec<u32>) {
        order.truncate(MOST_SPREAD);
        let parts = Parts::new(self.over, &whole.documents);
        let value = |row: u32| {
            let occurrences = whole.spread.get(whole.terms.term(row))?;
            SpreadMeasure::values(&[measure], &parts, occurrences)[0]
        };
        let mut valued: Vec<(Option<f64>, u32)> = order.iter().map(|row| (value(*row), *row)).collect();
        // Stable: among equals the more frequent comes first.
        valued.sort_by(|(a, _), (b, _)| match (a, b) {
            (Some(a), Some(b)) if self.descending => b.total_cmp(a),
            (Some(a), Some(b)) => a.total_cmp(b),
            (a, b) => b.is_some().cmp(&a.is_some()),
        });
        *order = valued.into_iter().map(|(_, row)| row).collect();
    }
}

impl Ask for Terms {
    type Partial = TermsPartial;
    type Need = SpreadNeed;
    type View = TermsView;
    type Answer = TermsAnswer;

    fn check(&self) -> Result<()> {
        if let Over::Parts(parts) = self.over
            && !(2..=MOST_PARTS).contains(&parts)
        {
            return Err(Error::Question(format!("a corpus is cut into 2 to {MOST_PARTS} parts")));
        }
        if !(self.confidence > 0.0 && self.confidence < 1.0) {
            return Err(Error::Question("confidence lies between 0 and 1".into()));
        }
        Ok(())
    }

    fn key(&self) -> Self {
        Self { scope: self.scope.clone(), ..Self::default() }
    }

    fn view_key(&self) -> Self {
        // Only the order depends on what is sorted by.
        let over = if matches!(self.sort, TermSort::Dispersion(_)) { self.over } else { Over::Documents };
        Self { offset: 0, limit: 0, dispersion: Vec::new(), over, ..self.clone() }
    }

    fn scope(&self) -> &Scope {
        &self.scope
    }

    fn groundwork(&self) -> &'static [Groundwork] {
        &[Groundwork::Counts]
    }

    fn collect(&self, shard: &Scoped<'_>) -> TermsPartial {
        let index = shard.index();
        let mut terms = TermColumns::new(2);
        for (id, _) in shard.vocabulary().iter() {
            let at = id as usize;
            if index.words[at] && index.counts[at] > 0 {
                let counts = [u64::from(index.counts[at]), u64::from(index.documents[at])];
                terms.push_term(shard.vocabulary(), id, counts);
            }
        }
        TermsPartial { terms, tokens: shard.words(), documents: sizes(shard), spread: Spread::default() }
    }

    fn need(&self, whole: &mut TermsPartial) -> Option<SpreadNeed> {
        let sorts = matches!(self.sort, TermSort::Dispersion(_));
        if self.dispersion.is_empty() && !sorts {
            return None;
        }
        let order = self.order(whole);
        let wanted = if sorts {
            &order[..order.len().min(MOST_SPREAD)]
        } else {
            &order[page(self.offset, self.limit, order.len())]
        };
        let TermsPartial { terms, spread, .. } = whole;
        spread.missing(wanted.iter().map(|row| terms.term(*row)), self.needs_places())
    }

    fn supply(&self, need: &SpreadNeed, shard: &Scoped<'_>) -> TermsPartial {
        TermsPartial { spread: Spread::of(need, shard), ..TermsPartial::default() }
    }

    fn view(&self, whole: &TermsPartial) -> TermsView {
        let mut order = self.order(whole);
        let all = order.len();
        if let TermSort::Dispersion(measure) = self.sort {
            self.by_dispersion(whole, measure, &mut order);
        }
        let sum = |sum: &mut u64, row: &u32| {
            *sum += whole.terms.counts(*row)[0];
            Some(*sum)
        };
        let cumulative = order.iter().scan(0, sum).collect();
        TermsView { bounded: order.len() < all, order, cumulative }
    }

    fn finish(&self, whole: &TermsPartial, view: &TermsView) -> TermsAnswer {
        let range = page(self.offset, self.limit, view.order.len());
        let documents = whole.documents.len() as u64;
        let parts = (!self.dispersion.is_empty()).then(|| Parts::new(self.over, &whole.documents));
        let number = parts.as_ref().map(|parts| parts.sizes.iter().filter(|size| **size > 0).count() as u64);
        let mut rows = Vec::with_capacity(range.len());
        for at in range {
            let row = view.order[at];
            let (term, tag, counts) = (whole.terms.term(row), whole.terms.tag(row), whole.terms.counts(row));
            let spread = parts.as_ref().zip(whole.spread.get(term));
            rows.push(TermRow {
                rank: at as u32 + 1,
                term: term.to_owned(),
                tag: tag.to_owned(),
                group: TagGroup::of(tag),
                count: counts[0],
                per_million: per_million(counts[0], whole.tokens),
                per_million_interval: poisson_rate(counts[0], whole.tokens, 1e6, self.confidence),
                documents: counts[1],
                documents_interval: wilson(counts[1], documents, self.confidence),
                idf: libm::log(documents as f64 / counts[1].max(1) as f64),
                cumulative_share: view.cumulative[at] as f64 / whole.tokens.max(1) as f64,
                dispersion: spread.map_or_else(Vec::new, |(parts, occurrences)| {
                    SpreadMeasure::values(&self.dispersion, parts, occurrences)
                }),
            });
        }
        TermsAnswer {
            total: view.order.len() as u64,
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

    fn convention(&self) -> Convention {
        Convention::from([
            ("per_million_of", "tokens: words and numbers; punctuation and white space do not count".into()),
            ("case_and_width", "folded".into()),
            ("dispersion_over", serde_json::to_value(self.over).unwrap_or_default()),
            ("distances", "in tokens, documents in their order, the corpus as a ring".into()),
        ])
    }
}

impl Table for TermsAnswer {
    fn columns(&self) -> Vec<String> {
        let names = [
            "rank",
            "term",
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
            let bounds = |interval: Option<Interval>| {
                [interval.map(|interval| interval.lower), interval.map(|interval| interval.upper)]
                    .map(Cell::from)
            };
            let mut cells = vec![
                Cell::Count(u64::from(row.rank)),
                Cell::Text(row.term.clone()),
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
}
