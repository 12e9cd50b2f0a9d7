//! Titles that the user gives in place of those that were found.

use serde::{Deserialize, Serialize};

use super::Session;
use crate::corpus::DocumentId;

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
    /// Gives documents the titles that the user says, those to come too; of two for one document the later stands. What
    /// is not among `edits` has again the title that was found.
    pub fn edit_titles(&mut self, edits: &[TitleEdit]) {
        let title = |edit: &TitleEdit| (edit.document, edit.title.trim().to_owned());
        self.shard.edit_titles(edits.iter().map(title).filter(|(_, title)| !title.is_empty()).collect());
        self.forget();
    }
}
