//! Keyness: the words that set one part of a corpus apart from another, or from a list.
//!
//! Frequencies f1 of N1 tokens in the target, f2 of N2 in the reference; the measures are those of
//! [`super::measures::keyness`]. A word of which one document holds half or more of the tokens in the target is
//! marked: it may be the key of that document alone.

mod answer;
pub mod list;
mod rows;

use serde::{Deserialize, Serialize};

pub use answer::{KeynessAnswer, KeynessRow};
pub use list::{FrequencyList, ListFault, ListFormat, ReadList, frequency_list};
pub use rows::{KeynessView, Ranked};

use super::ask::{Ask, Convention, DEFAULT_LIMIT, Partial, check_confidence, page};
use super::caution::{Caution, cautions};
use super::columns::TermColumns;
use super::measures::KeynessMeasure;
use super::tally::Tally;
use crate::corpus::{Groundwork, Index, Scope, Scoped};
use crate::tokens::TagGroup;
use crate::{Error, Result};

/// Asks which words are key in one part of the corpus.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Keyness {
    /// The target.
    pub scope: Scope,
    /// What it is compared with.
    pub reference: Reference,
    /// Which side's words are listed.
    pub keys: Keys,
    /// Least frequency on the side where the word is key.
    pub min_count: u32,
    /// Least documents of the target, for words that are key in it.
    pub min_documents: u32,
    /// Whether stop words are left out.
    pub stop_words: bool,
    /// Only words of these groups; all when empty. Words of the reference alone belong to `unknown`.
    pub groups: Vec<TagGroup>,
    /// Measures of the columns; when empty: LRC, Log Ratio, LL of two cells, %DIFF, simple maths, BIC.
    pub measures: Vec<KeynessMeasure>,
    /// What the rows are sorted by; ties by frequency, then by term.
    pub sort: KeynessSort,
    /// Whether the largest come first.
    pub descending: bool,
    /// The constant of simple maths, per million.
    pub simple_maths_n: f64,
    /// Confidence of Log Ratio's interval and LRC, for all candidates together (Bonferroni), and of the intervals of rates,
    /// for each alone.
    pub confidence: f64,
    /// Whether each score is given with its formula and numbers too.
    pub worked: bool,
    /// First row.
    pub offset: u32,
    /// Rows at most.
    pub limit: u32,
}

/// What a target is compared with.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reference {
    /// Everything else.
    #[default]
    Rest,
    /// Another part of the corpus: a selection or a time.
    Scope(Scope),
    /// A frequency list from elsewhere.
    List(FrequencyList),
}

/// Which words are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Keys {
    /// Those that are more frequent in the target.
    #[default]
    Positive,
    /// Those that are more frequent in the reference.
    Negative,
    /// Both.
    Both,
}

/// Columns that key words can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeynessSort {
    /// f1.
    Count,
    /// f2.
    Reference,
    /// Documents of the target.
    Documents,
    /// The word, by code point.
    Term,
    /// A measure.
    #[serde(untagged)]
    Measure(KeynessMeasure),
}

impl Default for Keyness {
    fn default() -> Self {
        Self {
            scope: Scope::default(),
            reference: Reference::Rest,
            keys: Keys::Positive,
            min_count: 3,
            min_documents: 1,
            stop_words: false,
            groups: Vec::new(),
            measures: Vec::new(),
            sort: KeynessSort::Measure(KeynessMeasure::LogRatioConservative),
            descending: true,
            simple_maths_n: 1.0,
            confidence: 0.95,
            worked: false,
            offset: 0,
            limit: DEFAULT_LIMIT,
        }
    }
}

/// Columns of [`KeynessPartial::terms`].
const TARGET: usize = 0;
const TARGET_DOCUMENTS: usize = 1;
const TOP: usize = 2;
const REFERENCE: usize = 3;
const REFERENCE_DOCUMENTS: usize = 4;

/// Counts of both sides in some documents.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct KeynessPartial {
    /// Per term: f1, documents of the target, the most in one document of the target, f2, documents of the reference.
    terms: TermColumns,
    target_tokens: u64,
    reference_tokens: u64,
    target_documents: u64,
    reference_documents: u64,
    /// Documents of both sides.
    overlap: u64,
}

impl Partial for KeynessPartial {
    fn merge(&mut self, other: Self) {
        self.terms.merge_by(other.terms, |column, a, b| if column == TOP { a.max(b) } else { a + b });
        self.target_tokens += other.target_tokens;
        self.reference_tokens += other.reference_tokens;
        self.target_documents += other.target_documents;
        self.reference_documents += other.reference_documents;
        self.overlap += other.overlap;
    }
}

impl Ask for Keyness {
    type Partial = KeynessPartial;
    type Need = ();
    type View = KeynessView;
    type Answer = KeynessAnswer;

    fn check(&self) -> Result<()> {
        check_confidence(self.confidence)?;
        if !(self.simple_maths_n >= 0.0 && self.simple_maths_n.is_finite()) {
            return Err(Error::Question("the constant of simple maths is 0 or more".into()));
        }
        if self.reference == Reference::Rest && self.scope.takes_all() {
            return Err(Error::Question("nothing is left beside the whole corpus: choose a target".into()));
        }
        Ok(())
    }

    fn key(&self) -> Self {
        let reference = match &self.reference {
            Reference::List(_) => Reference::List(FrequencyList::default()),
            other => other.clone(),
        };
        Self { scope: self.scope.clone(), reference, ..Self::default() }
    }

    fn view_key(&self) -> Self {
        Self { offset: 0, limit: 0, measures: Vec::new(), worked: false, ..self.clone() }
    }

    fn scope(&self) -> &Scope {
        &self.scope
    }

    fn groundwork(&self) -> &'static [Groundwork] {
        &[Groundwork::Counts]
    }

    fn collect(&self, shard: &Scoped<'_>) -> KeynessPartial {
        let (copies, rest) = (shard.scope().copies, matches!(self.reference, Reference::Rest));
        let reference = match &self.reference {
            Reference::Rest => Some(shard.shard().scoped(&Scope { copies, ..Scope::default() })),
            Reference::Scope(scope) => Some(shard.shard().scoped(scope)),
            Reference::List(_) => None,
        };
        let (target, top) = (shard.index(), most_in_one_document(shard));
        let mut partial = KeynessPartial {
            terms: TermColumns::new(5),
            target_tokens: shard.words(),
            target_documents: shard.documents().count() as u64,
            ..KeynessPartial::default()
        };
        if let Some(reference) = &reference {
            partial.reference_tokens = reference.words();
            partial.reference_documents = reference.documents().count() as u64;
            partial.overlap = shard.documents().filter(|(number, _)| reference.takes(*number)).count() as u64;
            if rest {
                partial.reference_tokens -= partial.target_tokens;
                partial.reference_documents -= partial.target_documents;
                partial.overlap = 0;
            }
        }
        let other = reference.as_ref().map(Scoped::index);
        for (id, top) in (0u32..).zip(top) {
            let at = id as usize;
            let of = |index: &Index| {
                if index.words[at] { (index.counts[at], index.documents[at]) } else { (0, 0) }
            };
            let ((f1, d1), (f2, d2)) = (of(target), other.map_or((0, 0), of));
            let (f2, d2) = if rest { (f2 - f1, d2 - d1) } else { (f2, d2) };
            if f1 + f2 > 0 {
                let counts = [f1, d1, top, f2, d2].map(u64::from);
                partial.terms.push_term(shard.vocabulary(), id, counts);
            }
        }
        partial
    }

    fn view(&self, whole: &KeynessPartial) -> KeynessView {
        self.ranked(whole)
    }

    fn finish(&self, whole: &KeynessPartial, view: &KeynessView) -> KeynessAnswer {
        let range = page(self.offset, self.limit, view.rows.len());
        let rows = (range.start as u32 + 1..).zip(&view.rows[range]);
        let (list, n2) = match &self.reference {
            Reference::List(list) => (Some(list), list.tokens()),
            _ => (None, whole.reference_tokens),
        };
        let (small, large) = (whole.target_tokens.min(n2), whole.target_tokens.max(n2));
        KeynessAnswer {
            target_tokens: whole.target_tokens,
            reference_tokens: n2,
            target_documents: whole.target_documents,
            reference_documents: list.is_none().then_some(whole.reference_documents),
            overlap: whole.overlap,
            candidates: view.candidates,
            measures: self.columns().map(KeynessMeasure::info).collect(),
            cautions: cautions(&[
                (list.is_some_and(|list| !list.same_segmenter), Caution::SegmentationUnknown),
                (small < 10_000 || small < large / 1000, Caution::SmallSide),
                (whole.overlap > 0, Caution::Overlap),
                (whole.target_documents == 1, Caution::SingleDocument),
            ]),
            total: view.rows.len() as u64,
            rows: rows.map(|(rank, row)| self.row(whole, n2, view.candidates, rank, row)).collect(),
        }
    }

    fn convention(&self) -> Convention {
        let reference = match &self.reference {
            Reference::Rest => "everything else",
            Reference::Scope(_) => "another part of the corpus",
            Reference::List(_) => "a frequency list",
        };
        Convention::from([
            ("reference", reference.into()),
            ("correction", "Bonferroni over all words compared".into()),
            ("per_million_interval", "exact Poisson, for each word alone".into()),
            ("one_document", "one document of several holds half of f1 or more".into()),
        ])
    }
}

/// Per term of the shard, its occurrences in the document of the scope that has most of it.
fn most_in_one_document(shard: &Scoped<'_>) -> Vec<u32> {
    let terms = shard.vocabulary().len();
    let (mut top, mut tally) = (vec![0u32; terms], Tally::new(terms));
    for (_, document) in shard.documents() {
        shard.tokens_of(document).for_each(|unit| tally.add(unit.term()));
        for (term, here) in tally.drain() {
            top[term as usize] = top[term as usize].max(here);
        }
    }
    top
}
