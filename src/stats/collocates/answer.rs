//! What a person gets: a page of collocates.

use serde::Serialize;

use super::CollocateSettings;
use crate::stats::ask::{Cell, Table};
use crate::stats::caution::Caution;
use crate::stats::measures::worked::WorkedTable;
use crate::stats::measures::{LogRatioInterval, MeasureInfo};
use crate::tokens::TagGroup;

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CollocateRow {
    /// Place in the order asked for, from 1.
    pub rank: u32,
    /// The collocate.
    pub term: String,
    /// How it is written most often, see [`crate::stats::written`].
    pub written: String,
    /// Its tag.
    pub tag: String,
    /// The group of the tag.
    pub group: TagGroup,
    /// Co-occurrences, as counted.
    pub count: u64,
    /// Frequency f2 in the whole corpus.
    pub frequency: u64,
    /// Documents with both within one window.
    pub documents: u64,
    /// Expected co-occurrences E11.
    pub expected: f64,
    /// O11, O12, O21, O22 of the preset's table. Fractional with RKorAPClient and NLTK's wider windows; a cell can be
    /// negative where a collocate is counted once for each hit.
    pub observed: [f64; 4],
    /// 14 + log2(2·O11 / (f1 + f2)).
    pub log_dice: Option<f64>,
    /// log2(O11 / E11).
    pub mi: Option<f64>,
    /// log2(O11³ / E11).
    pub mi3: Option<f64>,
    /// (O11 − E11) / √O11.
    pub t: Option<f64>,
    /// Log-likelihood over four cells, negative where O11 < E11.
    pub g2: Option<f64>,
    /// The measures asked for, in the order of [`CollocatesAnswer::measures`].
    pub scores: Vec<Option<f64>>,
    /// The interval of Log Ratio; `None` where the table is fractional or has a negative cell.
    pub log_ratio_interval: Option<LogRatioInterval>,
    /// The formula of each score with its numbers, where asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub worked: Vec<String>,
    /// The whole table behind the scores, where their working is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table: Option<WorkedTable>,
    /// Counts at L_left … L1, R1 … R_right; their sum is `count`.
    pub positions: Vec<u64>,
}

/// A page of the table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CollocatesAnswer {
    /// Hits of the node, f1.
    pub node_hits: u64,
    /// Documents with hits.
    pub node_documents: u64,
    /// What is counted in all windows: for the union of windows the number of tokens.
    pub window_tokens: u64,
    /// R1 of the preset's table, the same for every collocate: tokens in all windows, f1, or w·f1.
    pub row_total: f64,
    /// Tokens of the corpus, N.
    pub corpus_tokens: u64,
    /// Everything in force.
    pub settings: CollocateSettings,
    /// Least co-occurrences in force.
    pub min_count: u32,
    /// Least documents in force.
    pub min_documents: u32,
    /// Window to the left.
    pub left: u32,
    /// Window to the right.
    pub right: u32,
    /// Names, formulas and sources of `scores`.
    pub measures: Vec<MeasureInfo>,
    /// Collocates that reach the thresholds, before filters: what confidence is corrected for.
    pub candidates: u64,
    /// Warnings.
    pub cautions: Vec<Caution>,
    /// Collocates that the filters leave.
    pub total: u64,
    /// The rows of the page.
    pub rows: Vec<CollocateRow>,
}

impl Table for CollocatesAnswer {
    fn columns(&self) -> Vec<String> {
        let names =
            ["rank", "term", "written", "tag", "count", "f2", "documents", "O11", "O12", "O21", "O22", "E11"];
        let scores = self.measures.iter().map(|measure| measure.name.to_owned());
        let bounds = ["log_ratio_lower", "log_ratio_upper"].map(String::from);
        let left = (1..=self.left).rev().map(|at| format!("L{at}"));
        let right = (1..=self.right).map(|at| format!("R{at}"));
        names.map(String::from).into_iter().chain(scores).chain(bounds).chain(left).chain(right).collect()
    }

    fn rows(&self) -> Vec<Vec<Cell>> {
        let cells = |row: &CollocateRow| {
            let mut cells = vec![
                Cell::Count(u64::from(row.rank)),
                Cell::Text(row.term.clone()),
                Cell::Text(row.written.clone()),
                Cell::Text(row.tag.clone()),
                Cell::Count(row.count),
                Cell::Count(row.frequency),
                Cell::Count(row.documents),
            ];
            cells.extend(row.observed.map(Cell::Number));
            cells.push(Cell::Number(row.expected));
            cells.extend(row.scores.iter().copied().map(Cell::from));
            let interval = row.log_ratio_interval;
            cells.push(interval.and_then(|interval| interval.lower).into());
            cells.push(interval.and_then(|interval| interval.upper).into());
            cells.extend(row.positions.iter().copied().map(Cell::Count));
            cells
        };
        self.rows.iter().map(cells).collect()
    }

    fn name_terms(&mut self, name: &mut dyn FnMut(&str, &mut String)) {
        self.rows.iter_mut().for_each(|row| name(&row.term, &mut row.written));
    }
}
