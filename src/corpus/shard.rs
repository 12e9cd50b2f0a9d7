//! A shard: some documents of a corpus, ready to be counted.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;

use super::cutting::Cutting;
use super::groundwork::Underway;
use super::scope::{Part, Scope, Scoped};
use super::spoken::Spoken;
use super::{Document, DocumentId, Texts, TokenStore, Vocabulary};
use crate::articles::duplicates::Copied;
use crate::dates::document::{Edits, YearSource};
use crate::span::Span;
use crate::tokens::Tokenizer;

/// Documents, their texts one behind the other, and their tokens.
#[derive(Default)]
pub struct Shard {
    pub(super) documents: Vec<Document>,
    pub(super) texts: Texts,
    pub(super) tokens: TokenStore,
    pub(super) vocabulary: Vocabulary,
    pub(super) cutting: Cutting,
    pub(super) copies: Vec<Copied>,
    parts: RefCell<Vec<Arc<Part>>>,
    pub(super) underway: RefCell<Option<Underway>>,
    spoken: OnceLock<Spoken>,
    pub(super) edits: Edits,
    pub(super) titles: BTreeMap<DocumentId, String>,
    /// What its texts are cut with, where queries are to be cut like them.
    pub(super) tokenizer: Option<Tokenizer>,
}

/// A state of a shard that it can be brought back to.
#[derive(Debug, Clone, Copy)]
pub struct Mark {
    documents: usize,
    text: usize,
    units: u32,
}

impl Mark {
    /// Bytes of text at that time.
    #[must_use]
    pub fn text(&self) -> u64 {
        self.text as u64
    }
}

impl Shard {
    /// A shard without documents, whose texts will be cut with `tokenizer`.
    #[must_use]
    pub fn new(tokenizer: Tokenizer) -> Self {
        Self { tokenizer: Some(tokenizer), ..Self::default() }
    }

    /// What the texts are cut with, where it was said.
    #[must_use]
    pub fn tokenizer(&self) -> Option<&Tokenizer> {
        self.tokenizer.as_ref()
    }

    /// The documents, in the order in which they were added.
    #[must_use]
    pub fn documents(&self) -> &[Document] {
        &self.documents
    }

    /// The document `id`, where this shard holds it.
    #[must_use]
    pub fn document(&self, id: DocumentId) -> Option<&Document> {
        self.documents.iter().find(|document| document.id == id)
    }

    /// The document that holds unit `at`, once all texts are cut.
    #[must_use]
    pub fn document_of_unit(&self, at: u32) -> &Document {
        &self.documents[self.documents.partition_point(|document| document.unit_end <= at)]
    }

    /// The document that holds byte `at`; `None` behind the last.
    #[must_use]
    pub fn document_of_byte(&self, at: u32) -> Option<&Document> {
        self.documents.get(self.documents.partition_point(|document| document.text_end <= at))
    }

    /// The texts of all documents.
    #[must_use]
    pub fn texts(&self) -> &Texts {
        &self.texts
    }

    /// The text of one document.
    #[must_use]
    pub fn text_of(&self, document: &Document) -> &str {
        self.texts.slice(Span::new(document.text_start, document.text_end))
    }

    /// The text of one document as it stood in its file.
    #[must_use]
    pub fn source_of(&self, document: &Document) -> Cow<'_, str> {
        let text = self.text_of(document);
        document.original.as_ref().map_or(Cow::Borrowed(text), |original| Cow::Owned(original.restore(text)))
    }

    /// The token sequence.
    #[must_use]
    pub fn tokens(&self) -> &TokenStore {
        &self.tokens
    }

    /// The terms.
    #[must_use]
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// This shard seen through `scope`.
    #[must_use]
    pub fn scoped(&self, scope: &Scope) -> Scoped<'_> {
        Scoped::new(self, &mut self.parts.borrow_mut(), scope)
    }

    /// As [`Shard::scoped`], but not kept: for scopes of which a question looks at many, each once.
    #[must_use]
    pub fn scoped_apart(&self, scope: &Scope) -> Scoped<'_> {
        Scoped::new(self, &mut Vec::new(), scope)
    }

    /// What its documents say about time, each read against its own date; found on the first call.
    #[must_use]
    pub fn spoken(&self) -> &Spoken {
        self.spoken.get_or_init(|| Spoken::new(self))
    }

    pub(super) fn has_spoken(&self) -> bool {
        self.spoken.get().is_some()
    }

    pub(super) fn keep_spoken(&self, spoken: Spoken) {
        let _ = self.spoken.set(spoken);
    }

    /// Bytes held, about.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.texts.bytes()
            + self.tokens.bytes()
            + self.vocabulary.bytes()
            + self.spoken.get().map_or(0, Spoken::bytes)
            + self.parts.borrow().iter().map(|part| part.bytes()).sum::<usize>()
            + self.documents.capacity() * size_of::<Document>()
            + self
                .documents
                .iter()
                .filter_map(|document| document.original.as_ref())
                .map(|o| o.bytes())
                .sum::<usize>()
    }

    /// The present state. All texts must be cut.
    #[must_use]
    pub fn mark(&self) -> Mark {
        debug_assert!(self.is_cut(), "a text is not cut");
        Mark { documents: self.documents.len(), text: self.texts.len(), units: self.tokens.len() }
    }

    /// Drops everything added since `mark` was taken. Terms keep their numbers; those that no longer occur
    /// have a count of nought and appear in no answer.
    pub fn roll_back(&mut self, mark: Mark) {
        self.changed();
        unwrite(&self.texts, &self.tokens, mark.units..self.tokens.len(), &mut self.vocabulary);
        self.documents.truncate(mark.documents);
        self.texts.truncate(mark.text);
        self.tokens.truncate(mark.units);
        self.cut_at_most(mark.documents);
        self.forget_copies();
    }

    /// Supplies the years that datelines leave out, from full dates of the whole corpus; what was supplied before is
    /// forgotten.
    pub fn settle_years(&mut self, dates: &[Date]) {
        self.changed();
        for document in &mut self.documents {
            let Some(stated) = &document.stated else { continue };
            let date = stated.with_year_from(dates, YearSource::Documents);
            document.date = Some(self.edits.year().map_or_else(|| date.clone(), |year| date.with_year(year)));
            document.warn_undated();
        }
    }

    /// Dates all documents, and those that are read from now on, as the user says; edits made before are undone. The
    /// years that datelines leave out must be settled anew.
    pub fn edit_dates(&mut self, edits: Edits) {
        self.changed();
        for document in &mut self.documents {
            let DocumentId(file, part) = document.id;
            let date = edits.apply((file, part), &document.name, document.found.as_ref());
            document.stated = date.clone().filter(|date| date.date().is_none());
            document.date = date;
            document.warn_undated();
        }
        self.edits = edits;
    }

    /// Gives documents, and those that are read from now on, the titles that the user says; titles given before are
    /// taken back.
    pub fn edit_titles(&mut self, titles: BTreeMap<DocumentId, String>) {
        // A part of the corpus can be one by its titles.
        self.changed();
        for document in &mut self.documents {
            document.retitle(titles.get(&document.id));
        }
        self.titles = titles;
    }

    /// To be called after every change: counts and postings are out of date.
    pub(super) fn changed(&mut self) {
        self.parts.get_mut().clear();
        self.spoken.take();
        self.underway.get_mut().take();
    }
}

/// Takes units `range` of `tokens` out of what `vocabulary` counts of written forms.
pub(super) fn unwrite(texts: &Texts, tokens: &TokenStore, range: Range<u32>, vocabulary: &mut Vocabulary) {
    let mut at = if range.is_empty() { 0 } else { tokens.offset(range.start) };
    for number in range {
        let (unit, length) = (tokens.units()[number as usize], tokens.length(number));
        if unit.is_word() {
            vocabulary.unwrite(unit.term(), texts.slice(Span::new(at, at + length)));
        }
        at += length;
    }
}
