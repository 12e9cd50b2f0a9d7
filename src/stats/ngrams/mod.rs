//! Phrases: sequences of two to eight tokens or characters that come back.
//!
//! An n-gram never reaches across the end of a sentence (or paragraph, or document, as asked), nor across a mark
//! unless told so; white space stands inside n-grams of tokens. All counts are exact. At most about a million n-grams
//! are counted: beyond, the least frequency is raised, and the answer says so ([`NgramsAnswer::bounded`]).

mod count;
mod nesting;
mod sequence;
mod sketch;

use serde::{Deserialize, Serialize};

pub use count::{NgramsNeed, NgramsPartial};
pub use sequence::Element;

use super::ask::{Ask, Cell, Convention, DEFAULT_LIMIT, Table, page, per_million};
use super::caution::{Caution, cautions};
use super::measures::convention::Boundary;
use crate::corpus::{Scope, Scoped};
use crate::query::Pattern;
use crate::tokens::classes::is_han;
use crate::tokens::stopwords::StopWords;
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

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NgramRow {
    /// Place in the order asked for, from 1.
    pub rank: u32,
    /// The n-gram as it reads; white space between words of spaced languages.
    pub text: String,
    /// Its elements.
    pub elements: Vec<String>,
    /// How many.
    pub n: u32,
    /// Occurrences.
    pub count: u64,
    /// Occurrences per million tokens.
    pub per_million: f64,
    /// Documents with it.
    pub documents: u64,
    /// log2 n · (f − mean f of the longer n-grams that hold it), where asked for.
    pub c_value: Option<f64>,
}

/// A page of the table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NgramsAnswer {
    /// Tokens of the corpus.
    pub corpus_tokens: u64,
    /// Places where an n-gram stands, for each length from the least.
    pub places: Vec<u64>,
    /// Least occurrences in force: more than asked for where `bounded`.
    pub min_count: u32,
    /// Whether rarer n-grams were left out because there are too many.
    pub bounded: bool,
    /// Warnings.
    pub cautions: Vec<Caution>,
    /// N-grams that the filters leave.
    pub total: u64,
    /// The rows of the page.
    pub rows: Vec<NgramRow>,
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
        let stop_words = self.stop_words.then(StopWords::default_lists);
        let with = (!self.with.trim().is_empty()).then(|| Pattern::new(self.with.trim()));
        if stop_words.is_some() || with.is_some() {
            rows.retain(|row| {
                let parts = elements(self.of, text(row));
                let stop = |part: Option<&&str>| {
                    part.is_some_and(|part| stop_words.as_ref().is_some_and(|words| words.contains(part)))
                };
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
        let range = page(self.offset, self.limit, view.len());
        let rows = (range.start as u32 + 1..).zip(&view[range]).map(|(rank, row)| {
            let columns = &whole.counted[row.level as usize];
            let parts = elements(self.of, columns.term(row.at));
            NgramRow {
                rank,
                text: reading(self.of, &parts),
                n: parts.len() as u32,
                elements: parts.into_iter().map(String::from).collect(),
                count: columns.counts(row.at)[0],
                per_million: per_million(columns.counts(row.at)[0], whole.tokens),
                documents: columns.counts(row.at)[1],
                c_value: row.c_value,
            }
        });
        NgramsAnswer {
            corpus_tokens: whole.tokens,
            places: whole.places.clone(),
            min_count: whole.least,
            bounded: whole.bounded,
            cautions: cautions(&[
                (whole.bounded, Caution::Bounded),
                (whole.documents == 1 && self.min_documents <= 1, Caution::SingleDocument),
            ]),
            total: view.len() as u64,
            rows: rows.collect(),
        }
    }

    fn convention(&self) -> Convention {
        Convention::from([
            ("bounded_by", serde_json::to_value(self.within).unwrap_or_default()),
            ("marks", if self.across_marks { "passed over" } else { "end an n-gram" }.into()),
            ("per_million_of", "tokens".into()),
            ("nested", serde_json::to_value(self.nested).unwrap_or_default()),
        ])
    }
}

/// The elements as they read: with a space between two words that need one.
fn reading(element: Element, parts: &[&str]) -> String {
    let mut text = String::new();
    for part in parts {
        let spaced = |c: Option<char>| c.is_some_and(|c| !is_han(c));
        if element == Element::Tokens && spaced(text.chars().next_back()) && spaced(part.chars().next()) {
            text.push(' ');
        }
        text.push_str(part);
    }
    text
}

impl Table for NgramsAnswer {
    fn columns(&self) -> Vec<String> {
        ["rank", "text", "elements", "n", "count", "per_million", "documents", "c_value"]
            .map(String::from)
            .to_vec()
    }

    fn rows(&self) -> Vec<Vec<Cell>> {
        let cells = |row: &NgramRow| {
            vec![
                Cell::Count(u64::from(row.rank)),
                Cell::Text(row.text.clone()),
                Cell::Text(row.elements.join(" ")),
                Cell::Count(u64::from(row.n)),
                Cell::Count(row.count),
                Cell::Number(row.per_million),
                Cell::Count(row.documents),
                row.c_value.into(),
            ]
        };
        self.rows.iter().map(cells).collect()
    }
}
