//! How a file would be read: what a page shows before or after reading, so that it can be corrected.

use serde::Serialize;

use super::table::{Mapping, Table, decoded};
use super::{Content, Problem, Reading, Warning, format_of};

/// How a file would be read.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Preview {
    /// Short name of the format.
    pub format: String,
    /// WHATWG name of the encoding.
    pub encoding: Option<String>,
    /// Whether the encoding was guessed.
    pub guessed: bool,
    /// Byte sequences without a meaning in the encoding.
    pub undecodable: u32,
    /// Rows and columns, of a format that has them.
    pub table: Option<TablePreview>,
    /// The first documents.
    pub documents: Vec<DocumentPreview>,
    /// How many there are.
    pub total: u32,
    /// Oddities of the file.
    pub warnings: Vec<Warning>,
    /// Why it gives no document.
    pub problem: Option<Problem>,
}

/// A table as it would be read. Columns are counted from 1, as in [`super::Columns`].
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct TablePreview {
    /// What stands between the cells.
    pub delimiter: Option<char>,
    /// Whether the first row names the columns.
    pub header: bool,
    /// Names of the columns, at most 100.
    pub columns: Vec<String>,
    /// Which column holds what.
    pub mapping: MappingPreview,
    /// Numbers and cells of the first rows, each cell cut to 200 characters.
    pub rows: Vec<RowPreview>,
}

/// Numbers of columns by what they hold; none for what no column holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct MappingPreview {
    /// The text.
    pub text: Option<u32>,
    /// The title.
    pub title: Option<u32>,
    /// The date.
    pub date: Option<u32>,
    /// The newspaper, site or author.
    pub source: Option<u32>,
}

/// A row of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct RowPreview {
    /// Its number in the file.
    pub number: u32,
    /// Its cells, one for each column.
    pub cells: Vec<String>,
}

/// A document as it would be read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct DocumentPreview {
    /// Title that the file states.
    pub title: Option<String>,
    /// Date that the file states, ISO.
    pub date: Option<String>,
    /// Source that the file states.
    pub source: Option<String>,
    /// The first 200 characters of the text.
    pub text: String,
}

/// Rows and documents that a preview shows.
const ROWS: usize = 5;
/// Characters of a cell or text that it shows.
const CHARACTERS: usize = 200;
/// Columns that it shows.
const COLUMNS: usize = 100;

/// How the file at `path` would be read with `reading`. Never fails: what is wrong with the file stands in
/// [`Preview::problem`].
#[must_use]
pub fn preview(path: &str, bytes: Vec<u8>, reading: &Reading) -> Preview {
    let format = format_of(path, &bytes);
    let mut preview = Preview { format: format.name().to_owned(), ..Preview::default() };
    if format.has_rows()
        && let Ok(decoded) = decoded(bytes.clone(), reading)
    {
        preview.encoding = Some(decoded.encoding.to_owned());
        preview.guessed = decoded.guessed;
        preview.undecodable = decoded.undecodable;
        preview.table =
            format.table(path, &decoded.text, reading).map(|table| table_preview(&table, reading));
    }
    match format.open(path, bytes, reading) {
        Ok(Content::Documents(documents, warnings)) => {
            preview.total = documents.len() as u32;
            preview.warnings = warnings;
            if let Some(first) = documents.first() {
                preview.encoding = Some(first.encoding.to_owned());
                preview.guessed = first.guessed;
                preview.undecodable = documents.iter().map(|document| document.undecodable).sum();
            }
            preview.documents = documents
                .into_iter()
                .take(ROWS)
                .map(|document| DocumentPreview {
                    title: document.title,
                    date: document.date.map(|date| date.span.iso()),
                    source: document.source,
                    text: document.text.trim_start().chars().take(CHARACTERS).collect(),
                })
                .collect();
        }
        Ok(Content::Files(files)) => preview.total = files.count() as u32,
        Err(problem) => preview.problem = Some(problem),
    }
    preview
}

fn table_preview(table: &Table<'_>, reading: &Reading) -> TablePreview {
    let cut = |text: &str| text.chars().take(CHARACTERS).collect::<String>();
    let Mapping { text, title, date, source } = Mapping::of(table, &reading.columns);
    let [text, title, date, source] = [text, title, date, source].map(|at| at.map(|at| at as u32 + 1));
    let columns = table.columns.len().min(COLUMNS);
    let row = |row: &super::table::Row<'_>| RowPreview {
        number: row.number,
        cells: (0..columns).map(|column| cut(row.cell(column))).collect(),
    };
    TablePreview {
        delimiter: table.delimiter,
        header: table.header,
        columns: table.columns.iter().take(COLUMNS).map(|name| cut(name)).collect(),
        mapping: MappingPreview { text, title, date, source },
        rows: table.rows.iter().take(ROWS).map(row).collect(),
    }
}
