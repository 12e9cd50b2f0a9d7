//! The date of a document: which source applies, and how it is shown.

use serde::{Deserialize, Serialize};

use crate::dates::document::{from_dateline, from_path};
use crate::dates::{DocumentDate, Precision, Provenance, YearSource};
use crate::decode::StatedDate;

/// The date of the document at `path` that says `text`: what its format states, else from the name of the file
/// or its folders, else from a dateline or a date line at its head. The year of a dateline can still be missing.
#[must_use]
pub fn date_of(stated: Option<&StatedDate>, path: &str, text: &str) -> Option<DocumentDate> {
    let given = |date: &StatedDate| DocumentDate::given(date.span, date.provenance, date.surface.clone());
    stated.map(given).or_else(|| from_path(path)).or_else(|| from_dateline(text))
}

/// A document's date as answers show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateView {
    /// First day, ISO.
    pub start: String,
    /// Last day, ISO, included.
    pub end: String,
    /// The unit in which it was given.
    pub precision: Precision,
    /// Where it was learnt: `file_name`, `dateline` ….
    pub source: String,
    /// Where its year was learnt, when not from the same words: `text`, `documents` ….
    pub year: Option<YearSource>,
    /// The words it was read from.
    pub surface: String,
}

impl DateView {
    /// The view of a date that is known in full.
    #[must_use]
    pub fn of(date: &DocumentDate) -> Option<Self> {
        let span = date.date()?;
        let (source, year) = match date.provenance {
            Provenance::FileName(year) => ("file_name", Some(year)),
            Provenance::Dateline(year) => ("dateline", Some(year)),
            Provenance::HeaderLine(year) => ("header_line", Some(year)),
            Provenance::Folder => ("folder", None),
            Provenance::User => ("user", None),
            Provenance::Pattern => ("pattern", None),
            Provenance::Column => ("column", None),
            Provenance::FrontMatter => ("front_matter", None),
            Provenance::Metadata => ("metadata", None),
        };
        Some(Self {
            start: span.start.to_string(),
            end: span.end.to_string(),
            precision: span.precision,
            source: source.to_owned(),
            year: year.filter(|year| *year != YearSource::Stated),
            surface: date.surface.clone(),
        })
    }
}
