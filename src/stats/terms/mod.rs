//! The table of terms: how often each occurs, in how many documents, and how evenly it is spread.

mod answer;
mod order;
mod spread;

use serde::{Deserialize, Serialize};

pub use answer::{TermRow, TermsAnswer};
pub use order::TermsView;
pub use spread::SpreadMeasure;

use super::ask::{Ask, Convention, DEFAULT_LIMIT, Partial, check_confidence, page};
use super::columns::TermColumns;
use super::spread::{DocumentSize, MOST_PARTS, Over, Spread, SpreadNeed, sizes};
use crate::corpus::{Groundwork, Scope, Scoped};
use crate::tokens::TagGroup;
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
    /// How the interval of a rate is made.
    pub interval: RateInterval,
    /// Which draws the bootstrap makes.
    pub seed: u64,
    /// What the rows are sorted by; ties by term. Sorting by dispersion looks at the 10,000 most frequent terms.
    pub sort: TermSort,
    /// Whether the largest come first.
    pub descending: bool,
    /// Whether each row comes with its formulas, the numbers put in.
    pub worked: bool,
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

/// How the interval of a rate is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RateInterval {
    /// Exact, taking occurrences as independent of one another (Garwood 1936).
    #[default]
    Poisson,
    /// Percentiles of 999 draws of whole documents (Efron 1979): wider where few documents hold most occurrences.
    Bootstrap,
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
            interval: RateInterval::Poisson,
            seed: 1,
            sort: TermSort::Count,
            descending: true,
            worked: false,
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
        check_confidence(self.confidence)?;
        Ok(())
    }

    fn key(&self) -> Self {
        Self { scope: self.scope.clone(), ..Self::default() }
    }

    fn view_key(&self) -> Self {
        // Only the order depends on what is sorted by.
        let over = if matches!(self.sort, TermSort::Dispersion(_)) { self.over } else { Over::Documents };
        let (interval, seed, confidence) = (RateInterval::Poisson, 1, 0.95);
        let page = Self { offset: 0, limit: 0, dispersion: Vec::new(), worked: false, ..self.clone() };
        Self { over, interval, seed, confidence, ..page }
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
        if self.dispersion.is_empty() && !sorts && self.interval == RateInterval::Poisson {
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
        self.ordered(whole)
    }

    fn finish(&self, whole: &TermsPartial, view: &TermsView) -> TermsAnswer {
        self.answer(whole, view)
    }

    fn convention(&self) -> Convention {
        Convention::from([
            ("per_million_of", "tokens: words and numbers; punctuation and white space do not count".into()),
            ("case_and_width", "folded".into()),
            ("per_million_interval", serde_json::to_value(self.interval).unwrap_or_default()),
            ("dispersion_over", serde_json::to_value(self.over).unwrap_or_default()),
            ("distances", "in tokens, documents in their order, the corpus as a ring".into()),
        ])
    }
}
