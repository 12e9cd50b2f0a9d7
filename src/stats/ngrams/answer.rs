//! What a person gets: a page of n-grams.

use serde::Serialize;

use super::count::NgramsPartial;
use super::sequence::{Element, elements};
use super::{Ngrams, Row};
use crate::stats::ask::{Cell, Table, bounds, page, per_million};
use crate::stats::caution::{Caution, cautions};
use crate::stats::measures::interval::{Interval, poisson_rate};
use crate::tokens::classes::is_han;

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NgramRow {
    /// Place in the order asked for, from 1.
    pub rank: u32,
    /// The n-gram as it reads; white space between words of spaced languages.
    pub text: String,
    /// The same with each word as it is written most often, see [`crate::stats::written`].
    pub written: String,
    /// Its elements.
    pub elements: Vec<String>,
    /// The elements as they are written most often.
    pub written_elements: Vec<String>,
    /// How many.
    pub n: u32,
    /// Occurrences.
    pub count: u64,
    /// Occurrences per million tokens.
    pub per_million: f64,
    /// The interval of `per_million` at 95 %: exact, taking occurrences as independent (Garwood 1936).
    pub per_million_interval: Option<Interval>,
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
    /// What n-grams are made of.
    pub of: Element,
    /// N-grams that the filters leave.
    pub total: u64,
    /// The rows of the page.
    pub rows: Vec<NgramRow>,
}

/// The page that `question` wants.
pub(super) fn page_of(question: &Ngrams, whole: &NgramsPartial, view: &[Row]) -> NgramsAnswer {
    let range = page(question.offset, question.limit, view.len());
    let rows = (range.start as u32 + 1..).zip(&view[range]).map(|(rank, row)| {
        let columns = &whole.counted[row.level as usize];
        let parts = elements(question.of, columns.term(row.at));
        NgramRow {
            rank,
            text: reading(question.of, &parts),
            written: reading(question.of, &parts),
            n: parts.len() as u32,
            written_elements: parts.iter().copied().map(String::from).collect(),
            elements: parts.into_iter().map(String::from).collect(),
            count: columns.counts(row.at)[0],
            per_million: per_million(columns.counts(row.at)[0], whole.tokens),
            per_million_interval: poisson_rate(columns.counts(row.at)[0], whole.tokens, 1e6, 0.95),
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
            (whole.documents == 1 && question.min_documents <= 1, Caution::SingleDocument),
        ]),
        total: view.len() as u64,
        of: question.of,
        rows: rows.collect(),
    }
}

/// The elements as they read: with a space between two words that need one.
fn reading(element: Element, parts: &[impl AsRef<str>]) -> String {
    let mut text = String::new();
    for part in parts.iter().map(AsRef::as_ref) {
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
        let names = ["rank", "text", "written", "elements", "n", "count", "per_million"];
        let rest = ["per_million_lower", "per_million_upper", "documents", "c_value"];
        names.into_iter().chain(rest).map(String::from).collect()
    }

    fn rows(&self) -> Vec<Vec<Cell>> {
        let cells = |row: &NgramRow| {
            let mut cells = vec![
                Cell::Count(u64::from(row.rank)),
                Cell::Text(row.text.clone()),
                Cell::Text(row.written.clone()),
                Cell::Text(row.elements.join(" ")),
                Cell::Count(u64::from(row.n)),
                Cell::Count(row.count),
                Cell::Number(row.per_million),
            ];
            cells.extend(bounds(row.per_million_interval));
            cells.extend([Cell::Count(row.documents), row.c_value.into()]);
            cells
        };
        self.rows.iter().map(cells).collect()
    }

    fn name_terms(&mut self, name: &mut dyn FnMut(&str, &mut String)) {
        // Characters are no terms.
        if self.of == Element::Characters {
            return;
        }
        for row in &mut self.rows {
            row.elements
                .iter()
                .zip(&mut row.written_elements)
                .for_each(|(term, written)| name(term, written));
            row.written = reading(self.of, &row.written_elements);
        }
    }
}
