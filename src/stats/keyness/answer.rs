//! What a person gets: a page of key words.

use serde::Serialize;

use crate::stats::ask::{Cell, Table, bounds};
use crate::stats::caution::Caution;
use crate::stats::measures::interval::Interval;
use crate::stats::measures::worked::WorkedTable;
use crate::stats::measures::{LogRatioInterval, MeasureInfo};
use crate::tokens::TagGroup;

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct KeynessRow {
    /// Place in the order asked for, from 1.
    pub rank: u32,
    /// The word.
    pub term: String,
    /// How it is written most often, see [`crate::stats::written`].
    pub written: String,
    /// Its tag.
    pub tag: String,
    /// The group of the tag.
    pub group: TagGroup,
    /// f1, occurrences in the target.
    pub count: u64,
    /// f2, occurrences in the reference.
    pub reference_count: u64,
    /// Per million tokens of the target.
    pub per_million: f64,
    /// Per million tokens of the reference.
    pub reference_per_million: f64,
    /// The interval of `per_million`: exact, for this word alone, taking occurrences as independent (Garwood 1936).
    pub per_million_interval: Option<Interval>,
    /// The interval of `reference_per_million`.
    pub reference_per_million_interval: Option<Interval>,
    /// Documents of the target with it.
    pub documents: u64,
    /// Documents of the reference with it; `None` for a list.
    pub reference_documents: Option<u64>,
    /// The largest share of f1 that one document holds, between 0 and 1; `None` when f1 is 0.
    pub top_share: Option<f64>,
    /// Whether one document of several holds half of f1 or more, and at least twice its even share.
    pub one_document: bool,
    /// The measures asked for, in the order of [`KeynessAnswer::measures`].
    pub scores: Vec<Option<f64>>,
    /// The interval of Log Ratio.
    pub log_ratio_interval: Option<LogRatioInterval>,
    /// The formula of each score with its numbers, where asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub worked: Vec<String>,
    /// The four cells behind the scores, where their working is asked for: rows target and reference, columns the word
    /// and all others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table: Option<WorkedTable>,
}

/// A page of the table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct KeynessAnswer {
    /// N1, tokens of the target.
    pub target_tokens: u64,
    /// N2, tokens of the reference.
    pub reference_tokens: u64,
    /// Documents of the target.
    pub target_documents: u64,
    /// Documents of the reference; `None` for a list.
    pub reference_documents: Option<u64>,
    /// Documents that stand on both sides: their words count twice, which makes every measure too small.
    pub overlap: u64,
    /// Words frequent enough on either side: what confidence is corrected for, whichever direction is listed.
    pub candidates: u64,
    /// Names, formulas and sources of `scores`.
    pub measures: Vec<MeasureInfo>,
    /// Warnings.
    pub cautions: Vec<Caution>,
    /// Words that the filters leave.
    pub total: u64,
    /// The rows of the page.
    pub rows: Vec<KeynessRow>,
}

impl Table for KeynessAnswer {
    fn columns(&self) -> Vec<String> {
        let names = [
            "rank",
            "term",
            "written",
            "tag",
            "f1",
            "f2",
            "per_million_1",
            "per_million_2",
            "per_million_1_lower",
            "per_million_1_upper",
            "per_million_2_lower",
            "per_million_2_upper",
            "documents_1",
            "documents_2",
        ];
        let scores = self.measures.iter().map(|measure| measure.name.to_owned());
        let rest = ["log_ratio_lower", "log_ratio_upper", "top_document_share", "one_document"];
        names.map(String::from).into_iter().chain(scores).chain(rest.map(String::from)).collect()
    }

    fn rows(&self) -> Vec<Vec<Cell>> {
        let cells = |row: &KeynessRow| {
            let mut cells = vec![
                Cell::Count(u64::from(row.rank)),
                Cell::Text(row.term.clone()),
                Cell::Text(row.written.clone()),
                Cell::Text(row.tag.clone()),
                Cell::Count(row.count),
                Cell::Count(row.reference_count),
                Cell::Number(row.per_million),
                Cell::Number(row.reference_per_million),
            ];
            cells.extend(bounds(row.per_million_interval));
            cells.extend(bounds(row.reference_per_million_interval));
            cells.push(Cell::Count(row.documents));
            cells.push(row.reference_documents.map_or(Cell::Empty, Cell::Count));
            cells.extend(row.scores.iter().copied().map(Cell::from));
            let interval = row.log_ratio_interval;
            cells.push(interval.and_then(|interval| interval.lower).into());
            cells.push(interval.and_then(|interval| interval.upper).into());
            cells.push(row.top_share.into());
            cells.push(Cell::Count(u64::from(row.one_document)));
            cells
        };
        self.rows.iter().map(cells).collect()
    }

    fn name_terms(&mut self, name: &mut dyn FnMut(&str, &mut String)) {
        self.rows.iter_mut().for_each(|row| name(&row.term, &mut row.written));
    }
}
