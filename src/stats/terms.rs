//! The table of terms: how often each occurs, and in how many documents.

use serde::{Deserialize, Serialize};

use super::ask::{Ask, Cell, Convention, DEFAULT_LIMIT, Partial, Table, page, per_million};
use super::columns::TermColumns;
use crate::corpus::{Scope, Scoped};
use crate::query::Pattern;
use crate::tokens::TagGroup;
use crate::tokens::stopwords::StopWords;

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
    /// What the rows are sorted by; ties by term.
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
}

impl Partial for TermsPartial {
    fn merge(&mut self, other: Self) {
        self.tokens += other.tokens;
        self.terms.merge(other.terms);
    }
}

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
    /// Documents with it.
    pub documents: u64,
}

/// A page of the table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TermsAnswer {
    /// Terms that the filters leave.
    pub total: u64,
    /// The sum of their occurrences.
    pub total_count: u64,
    /// Distinct terms of the corpus.
    pub types: u64,
    /// The rows of the page.
    pub rows: Vec<TermRow>,
}

/// The rows that the filters leave, in order.
pub struct TermsView {
    order: Vec<u32>,
    total_count: u64,
}

impl Ask for Terms {
    type Partial = TermsPartial;
    type Need = ();
    type View = TermsView;
    type Answer = TermsAnswer;

    fn key(&self) -> Self {
        Self { scope: self.scope.clone(), ..Self::default() }
    }

    fn view_key(&self) -> Self {
        Self { offset: 0, limit: 0, ..self.clone() }
    }

    fn scope(&self) -> &Scope {
        &self.scope
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
        TermsPartial { terms, tokens: shard.words() }
    }

    fn view(&self, whole: &TermsPartial) -> TermsView {
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
        let mut order: Vec<u32> = (0..terms.len() as u32).filter(keep).collect();
        let column = match self.sort {
            TermSort::Count => Some(0),
            TermSort::Documents => Some(1),
            TermSort::Term => None,
        };
        order.sort_unstable_by(|a, b| {
            let by_column = column.map_or(std::cmp::Ordering::Equal, |column: usize| {
                let order = terms.counts(*a)[column].cmp(&terms.counts(*b)[column]);
                if self.descending { order.reverse() } else { order }
            });
            by_column.then_with(|| {
                let order = terms.term(*a).cmp(terms.term(*b));
                if column.is_none() && self.descending { order.reverse() } else { order }
            })
        });
        let total_count = order.iter().map(|row| terms.counts(*row)[0]).sum();
        TermsView { order, total_count }
    }

    fn finish(&self, whole: &TermsPartial, view: &TermsView) -> TermsAnswer {
        let range = page(self.offset, self.limit, view.order.len());
        let first = range.start as u32;
        let rows = (first + 1..).zip(&view.order[range]).map(|(rank, row)| {
            let (terms, counts) = (&whole.terms, whole.terms.counts(*row));
            let tag = terms.tag(*row);
            TermRow {
                rank,
                term: terms.term(*row).to_owned(),
                tag: tag.to_owned(),
                group: TagGroup::of(tag),
                count: counts[0],
                per_million: per_million(counts[0], whole.tokens),
                documents: counts[1],
            }
        });
        TermsAnswer {
            total: view.order.len() as u64,
            total_count: view.total_count,
            types: whole.terms.len() as u64,
            rows: rows.collect(),
        }
    }

    fn convention(&self) -> Convention {
        Convention::from([
            ("per_million_of", "tokens: words and numbers; punctuation and white space do not count".into()),
            ("case_and_width", "folded".into()),
        ])
    }
}

impl Table for TermsAnswer {
    fn columns(&self) -> Vec<String> {
        ["rank", "term", "tag", "count", "per_million", "documents"].map(String::from).to_vec()
    }

    fn rows(&self) -> Vec<Vec<Cell>> {
        let cells = |row: &TermRow| {
            vec![
                Cell::Count(u64::from(row.rank)),
                Cell::Text(row.term.clone()),
                Cell::Text(row.tag.clone()),
                Cell::Count(row.count),
                Cell::Number(row.per_million),
                Cell::Count(row.documents),
            ]
        };
        self.rows.iter().map(cells).collect()
    }
}
