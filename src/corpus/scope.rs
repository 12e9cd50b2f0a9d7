//! Which part of a corpus a question is about.
//!
//! A [`Scope`] says it in words that travel with the question; [`Scoped`] is a shard seen through it. Counts and
//! postings are made once per scope and kept for the last few.

use std::borrow::Cow;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;
use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};

use super::index::Counting;
use super::{Document, DocumentId, Groundwork, Index, Places, Postings, Shard, TokenStore, Unit, Vocabulary};
use crate::span::Span;

/// Whether a passage that stands in the corpus more than once is counted every time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Copies {
    /// The first counts, its copies do not.
    #[default]
    Once,
    /// Every one counts.
    All,
}

/// A part of the corpus. The default is all of it, copies counted once.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Scope {
    /// How copies count.
    pub copies: Copies,
    /// Only documents dated wholly on or after this day (ISO).
    pub from: Option<Date>,
    /// Only documents dated wholly on or before this day (ISO).
    pub to: Option<Date>,
    /// Only documents whose title, path or source holds this text, whatever its case.
    pub holding: Option<String>,
    /// Only documents from one of these sources; any when empty.
    pub sources: Vec<String>,
    /// Only these documents; any when `None`.
    pub only: Option<Vec<DocumentId>>,
    /// Not these documents.
    pub without: Vec<DocumentId>,
}

impl Scope {
    /// Everything as it stands, copies and all: the scope of questions about documents rather than counts.
    pub const EVERYTHING: &'static Self = &Self {
        copies: Copies::All,
        from: None,
        to: None,
        holding: None,
        sources: Vec::new(),
        only: None,
        without: Vec::new(),
    };

    /// Whether every document belongs to it.
    #[must_use]
    pub fn takes_all(&self) -> bool {
        Self { copies: Copies::All, ..self.clone() } == *Self::EVERYTHING
    }

    /// Whether `document` belongs to it. For many documents, [`Scope::chooser`].
    #[must_use]
    pub fn takes(&self, document: &Document) -> bool {
        self.chooser()(document)
    }

    /// What tells of each document whether it belongs to the scope, however many are named.
    pub fn chooser(&self) -> impl Fn(&Document) -> bool + '_ {
        let only: Option<FxHashSet<DocumentId>> =
            self.only.as_ref().map(|only| only.iter().copied().collect());
        let without: FxHashSet<DocumentId> = self.without.iter().copied().collect();
        let wanted = self.holding.as_ref().map(|wanted| wanted.to_lowercase());
        move |document| {
            let dated = (self.from.is_none() && self.to.is_none())
                || document.date.as_ref().and_then(|date| date.date()).is_some_and(|date| {
                    self.from.is_none_or(|from| from <= date.start) && self.to.is_none_or(|to| date.end <= to)
                });
            let holds = |wanted: &String| {
                let source = document.source.as_deref().unwrap_or_default();
                [document.title.as_str(), &document.name, source]
                    .iter()
                    .any(|text| text.to_lowercase().contains(wanted))
            };
            dated
                && only.as_ref().is_none_or(|only| only.contains(&document.id))
                && !without.contains(&document.id)
                && (self.sources.is_empty()
                    || document.source.as_ref().is_some_and(|source| self.sources.contains(source)))
                && wanted.as_ref().is_none_or(holds)
        }
    }
}

/// What a scope makes of a shard, with everything derived from it.
pub(super) struct Part {
    scope: Scope,
    /// Whether the document belongs to the scope, in the order of the shard's documents.
    active: Vec<bool>,
    /// Tokens that count, per document of the shard; nought outside the scope.
    words: Vec<u32>,
    index: OnceLock<Index>,
    postings: OnceLock<Postings>,
    /// How often all units were read because there are no postings yet.
    readings: AtomicU32,
}

/// Readings of all units that cost about as much as making postings of all terms.
const READINGS: u32 = 8;

/// Parts that a shard keeps: a target, a reference, and what was looked at before.
const KEPT: usize = 3;

impl Part {
    fn new(shard: &Shard, scope: &Scope) -> Self {
        debug_assert!(shard.is_cut(), "a text is not cut");
        let active: Vec<bool> = shard.documents().iter().map(scope.chooser()).collect();
        let units = shard.tokens().units();
        let words =
            shard.documents().iter().zip(&active).map(|(document, active)| match (active, scope.copies) {
                (false, _) => 0,
                (true, Copies::Once) if document.copied > 0.0 => {
                    let own = units.range(document.unit_start as usize..document.unit_end as usize);
                    own.filter(|unit| unit.is_word() && !unit.is_copy()).count() as u32
                }
                (true, _) => document.words,
            });
        let words = words.collect();
        let (index, postings) = (OnceLock::new(), OnceLock::new());
        Self { scope: scope.clone(), active, words, index, postings, readings: AtomicU32::new(0) }
    }

    /// Bytes held.
    pub(super) fn bytes(&self) -> usize {
        self.active.len() * 5
            + self.index.get().map_or(0, Index::bytes)
            + self.postings.get().map_or(0, Postings::bytes)
    }
}

/// A shard seen through a scope.
#[derive(Clone)]
pub struct Scoped<'s> {
    shard: &'s Shard,
    part: Arc<Part>,
}

impl<'s> Scoped<'s> {
    pub(super) fn new(shard: &'s Shard, parts: &mut Vec<Arc<Part>>, scope: &Scope) -> Self {
        // Where nothing is a copy, counting copies once or every time is the same and needs no counts of its own.
        let plain = Scope { copies: Copies::All, ..scope.clone() };
        let scope =
            if shard.documents().iter().any(|document| document.copied > 0.0) { scope } else { &plain };
        let part = match parts.iter().position(|part| part.scope == *scope) {
            Some(at) => parts.remove(at),
            None => Arc::new(Part::new(shard, scope)),
        };
        parts.insert(0, Arc::clone(&part));
        parts.truncate(KEPT);
        Self { shard, part }
    }

    /// The shard behind it, with everything that is not in the scope.
    #[must_use]
    pub fn shard(&self) -> &'s Shard {
        self.shard
    }

    /// The scope.
    #[must_use]
    pub fn scope(&self) -> &Scope {
        &self.part.scope
    }

    /// The documents of the scope, in the order in which they were added, with their numbers in the shard.
    pub fn documents(&self) -> impl Iterator<Item = (usize, &'s Document)> + Clone + '_ {
        let documents = self.shard.documents().iter().enumerate();
        documents.filter(|(number, _)| self.part.active[*number])
    }

    /// Whether the document with this number in the shard belongs to the scope.
    #[must_use]
    pub fn takes(&self, number: usize) -> bool {
        self.part.active[number]
    }

    /// Tokens that count in the document with this number in the shard.
    #[must_use]
    pub fn words_of(&self, number: usize) -> u32 {
        self.part.words[number]
    }

    /// Tokens that count.
    #[must_use]
    pub fn words(&self) -> u64 {
        self.part.words.iter().map(|words| u64::from(*words)).sum()
    }

    /// Whether unit `at`, of a document in the scope, counts as a token.
    #[must_use]
    pub fn counts(&self, at: u32) -> bool {
        let unit = self.shard.tokens().units()[at as usize];
        unit.is_word() && self.has(at)
    }

    /// Whether unit `at`, of a document in the scope, belongs to it: word, mark or white space, but not a copy
    /// where copies count once.
    #[must_use]
    pub fn has(&self, at: u32) -> bool {
        self.part.scope.copies == Copies::All || !self.shard.tokens().units()[at as usize].is_copy()
    }

    /// Counts of the scope; made on the first call.
    #[must_use]
    pub fn index(&self) -> &Index {
        let Part { scope, active, index, .. } = &*self.part;
        index.get_or_init(|| Index::new(self.shard, active, scope.copies == Copies::Once))
    }

    /// The units of the scope where `term` stands, ascending; none for marks and white space. The postings of all terms are
    /// made on the first call.
    #[must_use]
    pub fn places(&self, term: u32) -> Places<'_> {
        let Part { scope, active, postings, .. } = &*self.part;
        let make = || Postings::new(self.shard, active, scope.copies == Copies::Once, self.index());
        postings.get_or_init(make).places(term)
    }

    /// Whether it pays to look places up with [`Scoped::places`] rather than to read all units once. Readings are counted: the
    /// first questions of a scope read, so that none of them waits for the postings of all terms; once they have read as
    /// much as that costs, postings are made.
    #[must_use]
    pub fn postings_pay(&self) -> bool {
        let Part { postings, readings, .. } = &*self.part;
        postings.get().is_some() || readings.fetch_add(1, Ordering::Relaxed) >= READINGS
    }

    /// Whether a piece of groundwork is there.
    pub(super) fn is_made(&self, piece: Groundwork) -> bool {
        match piece {
            Groundwork::Counts => self.part.index.get().is_some(),
            Groundwork::Spoken => self.shard.has_spoken(),
        }
    }

    pub(super) fn count(&self, counting: &mut Counting, budget: usize) -> usize {
        counting.step(self.shard, &self.part.active, self.part.scope.copies == Copies::Once, budget)
    }

    pub(super) fn keep_index(&self, index: Index) {
        let _ = self.part.index.set(index);
    }

    /// The document `id`, where this shard holds it, in the scope or not.
    #[must_use]
    pub fn document(&self, id: DocumentId) -> Option<&'s Document> {
        self.shard.document(id)
    }

    /// The document that holds unit `at`.
    #[must_use]
    pub fn document_of_unit(&self, at: u32) -> &'s Document {
        self.shard.document_of_unit(at)
    }

    /// The units of a document in the scope that count as tokens, in order.
    pub fn tokens_of(&self, document: &Document) -> impl Iterator<Item = Unit> + Clone + use<'s> {
        let every = self.part.scope.copies == Copies::All;
        let units = self.shard.tokens().units();
        let own = units.range(document.unit_start as usize..document.unit_end as usize).copied();
        own.filter(move |unit| unit.is_word() && (every || !unit.is_copy()))
    }

    /// The text of one document.
    #[must_use]
    pub fn text_of(&self, document: &Document) -> &'s str {
        self.shard.text_of(document)
    }

    /// The text of one document as it stood in its file.
    #[must_use]
    pub fn source_of(&self, document: &Document) -> Cow<'s, str> {
        self.shard.source_of(document)
    }

    /// The number, in the shard, of the document that holds unit `at`.
    #[must_use]
    pub fn number_of_unit(&self, at: u32) -> usize {
        self.shard.documents().partition_point(|document| document.unit_end <= at)
    }

    /// Bytes `span` of the shard's texts, which must lie in one document.
    #[must_use]
    pub fn slice(&self, span: Span) -> &'s str {
        self.shard.texts().slice(span)
    }

    /// The token sequence of the shard.
    #[must_use]
    pub fn tokens(&self) -> &'s TokenStore {
        self.shard.tokens()
    }

    /// The terms of the shard.
    #[must_use]
    pub fn vocabulary(&self) -> &'s Vocabulary {
        self.shard.vocabulary()
    }
}
