//! Tables: one row is one document. What is common to CSV and JSON.

mod columns;
mod csv;
mod flat;
mod json;
pub(super) mod names;
mod records;

use std::borrow::Cow;

pub use columns::Mapping;
pub use csv::Csv;
pub use json::Json;

use super::encoding::Decoded;
use super::{
    Content, Format, Problem, ProblemCode, RawDocument, Reading, StatedDate, Warning, WarningCode, decode,
    plain,
};
use crate::dates::Provenance;
use crate::dates::document::{day_order, from_stated};

/// Rows of named columns.
#[derive(Debug, Default)]
pub struct Table<'t> {
    /// Names of the columns, from a header or from the fields of the rows.
    pub columns: Vec<String>,
    /// Whether the first row of the file names the columns.
    pub header: bool,
    /// What stands between the cells, where anything does.
    pub delimiter: Option<char>,
    /// The rows that could be read.
    pub rows: Vec<Row<'t>>,
    /// What was odd about the others.
    pub warnings: Vec<Warning>,
}

/// A row: its number in the file, counted from 1, and its cells with the numbers of their columns, counted from 0.
#[derive(Debug, Default)]
pub struct Row<'t> {
    /// Number of the row, the header counted; of the line where a row is a line.
    pub number: u32,
    /// The cells that it has.
    pub cells: Vec<(u32, Cow<'t, str>)>,
}

impl Row<'_> {
    /// The cell of a column; empty where the row has none.
    #[must_use]
    pub fn cell(&self, column: usize) -> &str {
        let dense = self.cells.get(column).filter(|(at, _)| *at as usize == column);
        let found = dense.or_else(|| self.cells.iter().find(|(at, _)| *at as usize == column));
        found.map(|(_, cell)| cell.as_ref()).unwrap_or_default()
    }
}

/// Decodes a file that is a table.
pub(super) fn decoded(bytes: Vec<u8>, reading: &Reading) -> Result<Decoded, Problem> {
    if bytes.is_empty() {
        return Err(Problem::new(ProblemCode::Empty, "the file has 0 bytes"));
    }
    let decoded = decode(bytes, reading.encoding.as_deref());
    plain::check(&decoded.text)?;
    Ok(decoded)
}

/// Opens a file in a format that has rows.
fn open(format: &dyn Format, path: &str, bytes: Vec<u8>, reading: &Reading) -> Result<Content, Problem> {
    let decoded = decoded(bytes, reading)?;
    let table = format.table(path, &decoded.text, reading).unwrap_or_default();
    let mapping = Mapping::of(&table, &reading.columns);
    let (documents, warnings) =
        documents(&table, mapping, &mapping.other_texts(&table, &reading.columns), &decoded)?;
    Ok(Content::Documents(documents, warnings))
}

/// One document for each row with text.
fn documents(
    table: &Table<'_>,
    mapping: Mapping,
    others: &[usize],
    decoded: &Decoded,
) -> Result<(Vec<RawDocument>, Vec<Warning>), Problem> {
    let broken = || table.warnings.iter().find(|warning| warning.code == WarningCode::BrokenRows);
    if table.rows.is_empty() {
        let Some(broken) = broken() else {
            return Err(Problem::new(ProblemCode::Empty, "the table has no rows"));
        };
        let detail =
            format!("none of its rows can be read; the first is row {}", broken.rows.first().unwrap_or(&1));
        return Err(Problem::new(ProblemCode::Damaged, detail));
    }
    let Some(text) = mapping.text else {
        let detail = format!("its columns are {}", table.columns.join(", "));
        return Err(Problem::new(ProblemCode::NoColumn, detail));
    };
    let dates = || table.rows.iter().filter_map(|row| mapping.date.map(|date| row.cell(date)));
    let order = day_order(dates());
    let mut warnings = table.warnings.clone();
    let mut documents = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let Some(own) = mapping.text_of(row, others) else {
            Warning::add_row(&mut warnings, WarningCode::EmptyRows, row.number);
            continue;
        };
        let stated = |column: Option<usize>| {
            let cell = column.map(|column| row.cell(column).trim()).unwrap_or_default();
            (!cell.is_empty()).then(|| cell.to_owned())
        };
        let mut document = RawDocument {
            text: own.to_owned(),
            title: stated(mapping.title),
            source: stated(mapping.source),
            encoding: decoded.encoding,
            guessed: decoded.guessed,
            ..RawDocument::default()
        };
        document.undecodable =
            if decoded.undecodable > 0 { document.text.matches('\u{FFFD}').count() as u32 } else { 0 };
        if let Some(surface) = stated(mapping.date) {
            match from_stated(&surface, order) {
                Some(span) => {
                    document.date = Some(StatedDate { surface, span, provenance: Provenance::Column })
                }
                None => Warning::add_row(&mut document.warnings, WarningCode::UnreadDates, row.number),
            }
        }
        documents.push(document);
    }
    if documents.is_empty() {
        let detail =
            format!("no row has text in its column {}", table.columns.get(text).map_or("", String::as_str));
        return Err(Problem::new(ProblemCode::NoColumn, detail));
    }
    Ok((documents, warnings))
}
