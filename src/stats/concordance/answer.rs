//! What a person gets: a page of lines.

use serde::{Deserialize, Serialize};

use crate::corpus::DocumentId;
use crate::stats::ask::{Cell, Table};

/// A line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ConcordanceRow {
    /// Which document.
    pub document: DocumentId,
    /// Its path.
    pub name: String,
    /// Its title.
    pub title: String,
    /// First day of its date.
    pub date: Option<String>,
    /// What stands before, white space folded into single spaces.
    pub left: String,
    /// The hit as written.
    pub node: String,
    /// What stands behind.
    pub right: String,
    /// Start of the hit in the document's text, in UTF-16 code units.
    pub start: u32,
    /// End of the hit.
    pub end: u32,
    /// The label of the note on it.
    pub label: Option<String>,
    /// The note on it.
    pub note: Option<String>,
}

/// A page of lines.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ConcordanceAnswer {
    /// Lines in all.
    pub total: u64,
    /// Lines before the sample was drawn and documents were thinned.
    pub found: u64,
    /// Documents with lines.
    pub documents: u64,
    /// Hits of the same word as a token; `None` where the query is more than one Chinese word or `near` or notes choose
    /// among its hits.
    pub token_hits: Option<u64>,
    /// Hits of the same characters however they were segmented; `None` as above.
    pub character_hits: Option<u64>,
    /// The lines of the page.
    pub rows: Vec<ConcordanceRow>,
}

impl Table for ConcordanceAnswer {
    fn columns(&self) -> Vec<String> {
        let names =
            ["name", "title", "date", "left", "node", "right", "start_utf16", "end_utf16", "label", "note"];
        names.map(String::from).to_vec()
    }

    fn rows(&self) -> Vec<Vec<Cell>> {
        let cells = |row: &ConcordanceRow| {
            vec![
                Cell::Text(row.name.clone()),
                Cell::Text(row.title.clone()),
                row.date.as_deref().into(),
                Cell::Text(row.left.clone()),
                Cell::Text(row.node.clone()),
                Cell::Text(row.right.clone()),
                Cell::Count(u64::from(row.start)),
                Cell::Count(u64::from(row.end)),
                row.label.as_deref().into(),
                row.note.as_deref().into(),
            ]
        };
        self.rows.iter().map(cells).collect()
    }
}
