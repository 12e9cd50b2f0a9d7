//! Phrases: sequences of two to eight tokens or characters that come back.
//!
//! An n-gram never reaches across the end of a sentence (or paragraph, or document, as asked), nor across a mark
//! unless told so; white space stands inside n-grams of tokens. All counts are exact. At most about a million n-grams
//! are counted: beyond, the least frequency is raised, and the answer says so ([`NgramsAnswer::bounded`]).

mod answer;
mod count;
mod nesting;
mod sequence;
mod sketch;

use serde::{Deserialize, Serialize};

pub use answer::{NgramRow, NgramsAnswer};
pub use count::{NgramsNeed, NgramsPartial};
pub use sequence::Element;

use super::ask::{Ask, Convention, DEFAULT_LIMIT};
use super::filter::TermFilter;
use super::measures::convention::Boundary;
use crate::corpus::{Scope, Scoped};
use crate::query::Pattern;
use crate::{Error, Result};
use sequence::{Sequence, elements};

/// Asks for n-grams.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Ngrams {
    /// Tokens or characters.
    pub of: Element,
    /// Least length, from 2.
    pub min_n: u32,
    /// Greatest length, to 8.
    pub max_n: u32,
    /// What an n-gram never reaches across; documents always hold.
    pub within: Boundary,
    /// Whether an n-gram reaches across commas, quotation marks and other marks.
    pub across_marks: bool,
    /// Which part of the corpus.
    pub scope: Scope,
    /// Least occurrences.
    pub min_count: u32,
    /// Least documents.
    pub min_documents: u32,
    /// Only n-grams with an element that matches; without wildcards: that is this.
    pub with: String,
    /// Whether n-grams that begin or end with a stop word are left out.
    pub stop_words: bool,
    /// What becomes of n-grams inside longer ones.
    pub nested: Nested,
    /// What the rows are sorted by; ties by text.
    pub sort: NgramSort,
    /// Whether the largest come first.
    pub descending: bool,
    /// First row.
    pub offset: u32,
    /// Rows at most.
    pub limit: u32,
}

/// What becomes of n-grams inside longer ones of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nested {
    /// One that never stands outside a longer one is left out.
    #[default]
    Folded,
    /// All stay, each with its C-value.
    CValue,
    /// All stay.
    Kept,
}

/// Columns that n-grams can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NgramSort {
    /// Occurrences.
    #[default]
    Count,
    /// Documents.
    Documents,
    /// Elements.
    Length,
    /// C-value; by occurrences where there is none.
    CValue,
    /// The text, by code point.
    Text,
}

impl Default for Ngrams {
    fn default() -> Self {
        Self {
            of: Element::Tokens,
            min_n: 2,
            max_n: 5,
            within: Boundary::Sentence,
            across_marks: false,
            scope: Scope::default(),
            min_count: 3,
            min_documents: 1,
            with: String::new(),
            stop_words: true,
            nested: Nested::Folded,
            sort: NgramSort::Count,
            descending: true,
            offset: 0,
            limit: DEFAULT_LIMIT,
        }
    }
}

/// Shortest and longest n-grams.
const LENGTHS: std::ops::RangeInclusive<u32> = 2..=8;

/// A row before its page is known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Row {
    level: u8,
    at: u32,
    c_value: Option<f64>,
}

impl Ngrams {
    fn lengths(&self) -> (usize, usize) {
        (self.min_n as usize, self.max_n as usize)
    }

    fn sequence<'s>(&self, shard: &'s Scoped<'s>) -> Sequence<'s> {
        Sequence::new(shard, self.of, self.within, self.across_marks)
    }
}

impl Ask for Ngrams {
    type Partial = NgramsPartial;
    type Need = NgramsNeed;
    type View = Vec<Row>;
    type Answer = NgramsAnswer;

    fn check(&self) -> Result<()> {
        if !LENGTHS.contains(&self.min_n) || !LENGTHS.contains(&self.max_n) || self.min_n > self.max_n {
            return Err(Error::Question("n-grams have 2 to 8 elements".into()));
        }
        Ok(())
    }

    fn key(&self) -> Self {
        Self {
            of: self.of,
            min_n: self.min_n,
            max_n: self.max_n,
            within: self.within,
            across_marks: self.across_marks,
            scope: self.scope.clone(),
            min_count: self.min_count,
            ..Self::default()
        }
    }

    fn view_key(&self) -> Self {
        Self { offset: 0, limit: 0, ..self.clone() }
    }

    fn scope(&self) -> &Scope {
        &self.scope
    }

    fn collect(&self, shard: &Scoped<'_>) -> NgramsPartial {
        let mut partial = count::sketch(&self.sequence(shard), self.lengths());
        partial.tokens = shard.words();
        partial.documents = shard.documents().count() as u64;
        partial
    }

    fn settle(&self, whole: &mut NgramsPartial) {
        whole.settle(self.min_count);
    }

    fn need(&self, whole: &mut NgramsPartial) -> Option<NgramsNeed> {
        whole.need()
    }

    fn supply(&self, need: &NgramsNeed, shard: &Scoped<'_>) -> NgramsPartial {
        count::count(&self.sequence(shard), self.lengths(), need)
    }

    fn view(&self, whole: &NgramsPartial) -> Vec<Row> {
        let (least, documents) = (u64::from(whole.least), u64::from(self.min_documents));
        let mut rows = Vec::new();
        for (level, columns) in (0u8..).zip(&whole.counted) {
            let frequent = |at: &u32| {
                let counts = columns.counts(*at);
                counts[0] >= least && counts[1] >= documents
            };
            let of = |at| Row { level, at, c_value: None };
            rows.extend((0..columns.len() as u32).filter(frequent).map(of));
        }
        match self.nested {
            Nested::Folded => nesting::fold(whole, self.of, &mut rows),
            Nested::CValue => nesting::c_values(whole, self.of, self.lengths(), &mut rows),
            Nested::Kept => {}
        }
        let text = |row: &Row| whole.counted[row.level as usize].term(row.at);
        let counts = |row: &Row| whole.counted[row.level as usize].counts(row.at);
        let filter = TermFilter::new(&[], self.stop_words, 1);
        let with = (!self.with.trim().is_empty()).then(|| Pattern::new(self.with.trim()));
        if self.stop_words || with.is_some() {
            rows.retain(|row| {
                let parts = elements(self.of, text(row));
                let stop = |part: Option<&&str>| part.is_some_and(|part| filter.is_stop_word(part));
                !stop(parts.first())
                    && !stop(parts.last())
                    && with.as_ref().is_none_or(|with| parts.iter().any(|part| with.matches(part)))
            });
        }
        rows.sort_unstable_by(|a, b| {
            let order = match self.sort {
                NgramSort::Count => counts(a)[0].cmp(&counts(b)[0]),
                NgramSort::Documents => counts(a)[1].cmp(&counts(b)[1]),
                NgramSort::Length => a.level.cmp(&b.level).then(counts(a)[0].cmp(&counts(b)[0])),
                NgramSort::CValue => match (a.c_value, b.c_value) {
                    (Some(a), Some(b)) => a.total_cmp(&b),
                    _ => counts(a)[0].cmp(&counts(b)[0]),
                },
                NgramSort::Text => text(a).cmp(text(b)),
            };
            let order = if self.descending { order.reverse() } else { order };
            order.then_with(|| text(a).cmp(text(b)))
        });
        rows
    }

    fn finish(&self, whole: &NgramsPartial, view: &Vec<Row>) -> NgramsAnswer {
        answer::page_of(self, whole, view)
    }

    fn convention(&self) -> Convention {
        Convention::from([
            ("bounded_by", serde_json::to_value(self.within).unwrap_or_default()),
            ("marks", if self.across_marks { "passed over" } else { "end an n-gram" }.into()),
            ("per_million_of", "tokens".into()),
            ("per_million_interval", "exact Poisson, 95 %".into()),
            ("nested", serde_json::to_value(self.nested).unwrap_or_default()),
        ])
    }
}
