//! The date of a document: when it was published, how finely that is known, and where it was learnt.

mod dateline;
mod edits;
mod header;
mod path;
mod stated;
mod year;

pub use dateline::{datelines, from_dateline};
pub use edits::{DateEdit, DateEdits, Edits, PathPattern};
pub use header::from_header_line;
pub use path::from_path;
pub use stated::{DayOrder, day_order, from_stated};
pub use year::full_dates;

use super::calendar::{Date, DateSpan};
use crate::span::Span;
use serde::{Deserialize, Serialize};

/// Where the year of a dateline was learnt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum YearSource {
    /// It stands in the dateline itself.
    Stated,
    /// A full date in the same article.
    Text,
    /// A full date elsewhere in the same file.
    File,
    /// A full date of another document.
    Documents,
    /// The user was asked.
    User,
    /// Nowhere yet.
    Unknown,
}

/// Where the date of a document was learnt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "from", content = "year")]
#[non_exhaustive]
pub enum Provenance {
    /// The user's own entry.
    User,
    /// A pattern that the user gave, applied to the path.
    Pattern,
    /// A column or field of a table (CSV, JSONL).
    Column,
    /// The front matter of a Markdown file.
    FrontMatter,
    /// The metadata of an HTML page or of an office document.
    Metadata,
    /// The name of the file.
    FileName(YearSource),
    /// The name of a folder above the file.
    Folder,
    /// An agency's dateline, such as 新华社北京6月13日电.
    Dateline(YearSource),
    /// A line near the head that holds nothing but a date and a place or a source, or one that names a page of a paper.
    HeaderLine(YearSource),
}

/// What is known of a document's date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// The day, month or year.
    Known(DateSpan),
    /// A month and day, or a day alone, whose year nobody has said yet.
    YearUnknown {
        /// Month, 1 to 12, when it is given.
        month: Option<u32>,
        /// Day of the month, 1 to 31.
        day: u32,
    },
}

/// The date of a document with its provenance.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DocumentDate {
    /// The date, as far as it is known.
    pub when: When,
    /// Where it was learnt.
    pub provenance: Provenance,
    /// The words it was read from.
    pub surface: String,
    /// Where those words stand in the text; nothing for names of files and folders.
    pub span: Option<Span>,
}

impl DocumentDate {
    /// A date that came from elsewhere: the user, a column, metadata.
    #[must_use]
    pub fn given(date: DateSpan, provenance: Provenance, surface: impl Into<String>) -> Self {
        Self { when: When::Known(date), provenance, surface: surface.into(), span: None }
    }

    /// The date, when it is known in full.
    #[must_use]
    pub fn date(&self) -> Option<DateSpan> {
        match self.when {
            When::Known(span) => Some(span),
            When::YearUnknown { .. } => None,
        }
    }

    /// The day against which the text of the document is read: the last day of its date, so that a
    /// document known only by its year does not put its own months into the future.
    #[must_use]
    pub fn reference(&self) -> Option<Date> {
        self.date().map(|span| span.end)
    }

    /// Fills in a missing year from full dates of the same file that lie within three months of the day they give.
    #[must_use]
    pub fn with_year_near(&self, dates: &[Date], source: YearSource) -> Self {
        let When::YearUnknown { month, day } = self.when else { return self.clone() };
        let near: Vec<Date> = dates.iter().copied().filter(|date| year::is_near(month, day, *date)).collect();
        self.with_year_from(&near, source)
    }

    /// The date, its missing year filled in from one full date beside it.
    fn settled_by(&self, day: Date) -> Option<DateSpan> {
        self.with_year_from(&[day], YearSource::Text).date()
    }

    /// Fills in a missing year from full dates of the same file or of other documents of the drop: the
    /// latest of `dates` that fits, that is, that lies within three months of the day it would give; when
    /// none lies so near, the latest of all. A date already known is returned as it is.
    #[must_use]
    pub fn with_year_from(&self, dates: &[Date], source: YearSource) -> Self {
        let When::YearUnknown { month, day } = self.when else { return self.clone() };
        year::from_documents(month, day, dates).map_or_else(
            || self.clone(),
            |date| Self {
                when: When::Known(date),
                provenance: self.provenance.with_year(source),
                ..self.clone()
            },
        )
    }

    /// Fills in a missing year with the one the user gave; unchanged when that year has no such day.
    #[must_use]
    pub fn with_year(&self, year: i32) -> Self {
        match self.when {
            When::YearUnknown { month: Some(month), day } => DateSpan::day(year, month, day).map_or_else(
                || self.clone(),
                |date| Self {
                    when: When::Known(date),
                    provenance: self.provenance.with_year(YearSource::User),
                    ..self.clone()
                },
            ),
            _ => self.clone(),
        }
    }
}

impl Provenance {
    /// The same provenance with another source of the year.
    #[must_use]
    pub fn with_year(self, source: YearSource) -> Self {
        match self {
            Self::Dateline(_) => Self::Dateline(source),
            Self::HeaderLine(_) => Self::HeaderLine(source),
            Self::FileName(_) => Self::FileName(source),
            other => other,
        }
    }
}
