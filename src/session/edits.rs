//! What the user says of documents in place of what was found: dates and titles.

use serde::{Deserialize, Serialize};

use super::Session;
use crate::Result;
use crate::corpus::DocumentId;
use crate::dates::document::DateEdits;

/// All that the user says of documents. The default takes everything back.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DocumentEdits {
    /// Dates.
    pub dates: DateEdits,
    /// Titles; of two for one document the later stands.
    pub titles: Vec<TitleEdit>,
}

/// The title of one document.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TitleEdit {
    /// Which document.
    pub document: DocumentId,
    /// Its title; nothing but white space leaves the one that was found.
    pub title: String,
}

impl Session {
    /// Dates and titles as the user says, of the documents that are here and of those to come. What is not among
    /// `edits` is again as it was found. [`settle`](super::settle) must follow, as after reading.
    ///
    /// # Errors
    /// [`Error::Question`](crate::Error::Question) with the date that cannot be understood; nothing is changed then.
    pub fn edit_documents(&mut self, edits: &DocumentEdits) -> Result<()> {
        self.edit_dates(&edits.dates)?;
        let title = |edit: &TitleEdit| (edit.document, edit.title.trim().to_owned());
        self.shard.edit_titles(edits.titles.iter().map(title).filter(|(_, title)| !title.is_empty()).collect());
        Ok(())
    }
}
