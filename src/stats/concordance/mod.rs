//! The concordance: every place that a query means, with what stands around it.
//!
//! Shards first send where their lines are and by which words they sort; the merged order is settled once,
//! and only the lines of the page that is looked at are fetched with their text.

mod answer;
mod choice;
mod lines;
mod note;
mod order;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::ask::{Ask, Convention, DEFAULT_LIMIT, Partial, page};
use super::window::Within;
use crate::corpus::{Document, DocumentId, Groundwork, Scope, Scoped};
use crate::query::{Atom, Query, find};
use crate::sorting::OrderBy;
use crate::span::utf16_len;
use crate::tokens::classes::is_han;
use crate::{Error, Result};

pub use answer::{ConcordanceAnswer, ConcordanceRow};
pub use lines::{Line, Lines};
pub use note::Note;
pub use order::{Keys, SortKey};

/// Asks for concordance lines.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Concordance {
    /// The query.
    pub query: String,
    /// At most three keys; the first decides. Ties, and all lines without a key, in document order.
    pub sort: Vec<SortKey>,
    /// Whether the keys sort downwards.
    pub descending: bool,
    /// Characters of context on each side, at most 400.
    pub context: u32,
    /// Which part of the corpus.
    pub scope: Scope,
    /// Only lines with this term in their window.
    pub near: Option<String>,
    /// Window for `near`, tokens to the left.
    pub near_left: u32,
    /// Window for `near`, tokens to the right.
    pub near_right: u32,
    /// Instead of the window, the places where `near` may stand: −1 is the first token to the left, 2 the second
    /// to the right. The window holds when empty.
    pub near_at: Vec<i8>,
    /// Instead of the window, anywhere in the same sentence or paragraph, as ties of a network are counted.
    pub near_anywhere: bool,
    /// What the window for `near` never reaches across.
    pub within: Within,
    /// The first line of each document only.
    pub one_per_document: bool,
    /// A random sample of this many lines, of those that are left; all lines when `None`.
    pub sample: Option<u32>,
    /// Which sample: equal seeds give equal samples.
    pub seed: u32,
    /// What a person noted of lines.
    pub notes: Vec<Note>,
    /// Only lines with a note.
    pub noted: bool,
    /// Only lines with a note that has this label.
    pub label: Option<String>,
    /// First line.
    pub offset: u32,
    /// Lines at most.
    pub limit: u32,
}

impl Default for Concordance {
    fn default() -> Self {
        Self {
            query: String::new(),
            sort: Vec::new(),
            descending: false,
            context: 40,
            scope: Scope::default(),
            near: None,
            near_left: 5,
            near_right: 5,
            near_at: Vec::new(),
            near_anywhere: false,
            within: Within::Sentence,
            one_per_document: false,
            sample: None,
            seed: 1,
            notes: Vec::new(),
            noted: false,
            label: None,
            offset: 0,
            limit: DEFAULT_LIMIT,
        }
    }
}

const MOST_KEYS: usize = 3;
const WIDEST_CONTEXT: u32 = 400;
const WIDEST_WINDOW: u32 = 10;

/// The lines of some documents.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct ConcordancePartial {
    lines: Lines,
    keys: Keys,
    /// Lines before any are left out to thin them.
    found: u64,
    token_hits: u64,
    character_hits: u64,
    /// The numbers of the lines in their order, once settled; document order where empty.
    order: Vec<u32>,
    /// Fetched lines by their place in the order, and the context they were fetched with.
    fetched: BTreeMap<u32, ConcordanceRow>,
    fetched_context: u32,
}

impl Partial for ConcordancePartial {
    fn merge(&mut self, mut other: Self) {
        self.keys.append(&other.keys);
        self.lines.append(&other.lines);
        self.found += other.found;
        self.token_hits += other.token_hits;
        self.character_hits += other.character_hits;
        self.fetched.append(&mut other.fetched);
    }
}

impl ConcordancePartial {
    /// The line at place `place` of the order.
    fn line(&self, place: u32) -> Line {
        self.lines.get(self.order.get(place as usize).copied().unwrap_or(place))
    }
}

/// A line to be fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    /// Its place in the order.
    place: u32,
    line: Line,
    /// A place of the document at or before it of which both offsets are known: bytes, UTF-16 code units.
    known: (u32, u32),
}

/// Whether the query has token hits and character hits that can be set side by side: characters in quotation
/// marks, or one Chinese word. A word in letters is folded and stands on its own anyway.
fn comparable(query: &Query) -> bool {
    match query.only() {
        Some(Atom::Characters { .. }) => true,
        _ => query.plain().is_some_and(|word| word.chars().all(is_han)),
    }
}

impl Concordance {
    /// Whether only a part of the hits is wanted.
    fn filters(&self) -> bool {
        self.near.is_some() || self.choosing_notes()
    }

    /// Whether notes decide which lines there are.
    fn choosing_notes(&self) -> bool {
        self.noted || self.label.is_some()
    }

    fn row(&self, shard: &Scoped<'_>, document: &Document, line: &Line, utf16_start: u32) -> ConcordanceRow {
        let text = shard.text_of(document);
        let (start, end) = (line.start as usize, line.end as usize);
        let context = self.context as usize;
        let from = text[..start].char_indices().rev().take(context).last().map_or(start, |(at, _)| at);
        let to = text[end..].char_indices().nth(context).map_or(text.len(), |(at, _)| end + at);
        ConcordanceRow {
            document: document.id,
            name: document.name.clone(),
            title: document.title.clone(),
            date: document.date.as_ref().and_then(|date| date.date()).map(|date| date.start.to_string()),
            left: one_line(&text[from..start]),
            node: one_line(&text[start..end]),
            right: one_line(&text[end..to]),
            start: utf16_start,
            end: utf16_start + utf16_len(&text[start..end]),
            label: None,
            note: None,
        }
    }
}

/// White space, line ends among it, as single spaces.
fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        if !c.is_whitespace() {
            line.push(c);
        } else if !line.ends_with(' ') {
            line.push(' ');
        }
    }
    line
}

impl Ask for Concordance {
    type Partial = ConcordancePartial;
    type Need = Vec<Wanted>;
    type View = ();
    type Answer = ConcordanceAnswer;

    fn check(&self) -> Result<()> {
        let wrong = |message: String| Err(Error::Question(message));
        if self.sort.len() > MOST_KEYS {
            return wrong(format!("lines sort by at most {MOST_KEYS} keys"));
        }
        if self.context > WIDEST_CONTEXT {
            return wrong(format!("context is at most {WIDEST_CONTEXT} characters"));
        }
        let widest = WIDEST_WINDOW as i8;
        let beyond = |at: &i8| *at == 0 || !(-widest..=widest).contains(at);
        if self.near_left > WIDEST_WINDOW
            || self.near_right > WIDEST_WINDOW
            || self.near_at.iter().any(beyond)
        {
            return wrong(format!("a window reaches at most {WIDEST_WINDOW} tokens to each side"));
        }
        if self.near_anywhere && self.within == Within::Document {
            return wrong("near_anywhere needs sentences or paragraphs".into());
        }
        Query::parse(&self.query).map(|_| ())
    }

    fn key(&self) -> Self {
        let mut key = Self { offset: 0, limit: 0, context: 0, ..self.clone() };
        if !self.choosing_notes() && !self.sort.contains(&SortKey::A) {
            key.notes.clear();
        }
        key
    }

    fn view_key(&self) -> Self {
        self.key()
    }

    fn scope(&self) -> &Scope {
        &self.scope
    }

    fn groundwork(&self) -> &'static [Groundwork] {
        &[Groundwork::Counts]
    }

    fn collect(&self, shard: &Scoped<'_>) -> ConcordancePartial {
        let mut whole = ConcordancePartial::default();
        let Ok(query) = Query::parse(&self.query) else { return whole };
        let notes = note::places(&self.notes, shard);
        let chosen = self.chosen(shard, &query, &notes);
        whole.found = chosen.found;
        if let Some(plain) = query.plain().filter(|_| comparable(&query) && !self.filters()) {
            // Words count in all their forms; characters as the query says.
            (whole.token_hits, whole.character_hits) = match query.only() {
                Some(Atom::Characters { .. }) => (find::count_word(shard, plain), chosen.found),
                _ => (chosen.found, find::count_characters(shard, plain, true)),
            };
        }
        whole.lines.reserve(chosen.hits.len());
        whole.keys = order::keys(&self.sort, shard, &chosen.hits, &notes);
        for (document, hit) in choice::with_documents(shard, &chosen.hits) {
            let start = hit.span.start - document.text_start;
            whole.lines.push(document.id, start, hit.span.len());
        }
        whole
    }

    fn settle(&self, whole: &mut ConcordancePartial) {
        let ConcordancePartial { lines, keys, .. } = whole;
        lines.settle(keys);
        if let Some(most) = self.sample {
            choice::sample(lines, keys, most, self.seed);
        }
        let backwards = self.descending && self.sort.contains(&SortKey::D);
        whole.order = keys.order(lines.len(), self.descending, backwards);
        whole.keys = Keys::default();
    }

    fn need(&self, whole: &mut ConcordancePartial) -> Option<Vec<Wanted>> {
        let range = page(self.offset, self.limit, whole.lines.len());
        if whole.fetched_context != self.context {
            whole.fetched.clear();
            whole.fetched_context = self.context;
        }
        // The last line of each document on the page before: from there on offsets can be counted.
        let mut known: BTreeMap<DocumentId, (u32, u32)> = BTreeMap::new();
        for (place, row) in &whole.fetched {
            let line = whole.line(*place);
            let last = known.entry(line.document).or_default();
            *last = (*last).max((line.start, row.start));
        }
        let wanted = range.start as u32..range.end as u32;
        whole.fetched.retain(|place, _| wanted.contains(place));
        let missing: Vec<Wanted> = wanted
            .filter(|place| !whole.fetched.contains_key(place))
            .map(|place| {
                let line = whole.line(place);
                let known = known.get(&line.document).copied().filter(|(byte, _)| *byte <= line.start);
                Wanted { place, line, known: known.unwrap_or_default() }
            })
            .collect();
        (!missing.is_empty()).then_some(missing)
    }

    fn supply(&self, need: &Vec<Wanted>, shard: &Scoped<'_>) -> ConcordancePartial {
        let mut whole = ConcordancePartial::default();
        let documents: BTreeMap<DocumentId, &Document> =
            shard.documents().map(|(_, document)| (document.id, document)).collect();
        let mut wanted = need.clone();
        wanted.order_by_key(|wanted| wanted.line);
        // Places in UTF-16 are counted from line to line, not each from the start of its document.
        let mut counted: Option<(DocumentId, (u32, u32))> = None;
        for Wanted { place, line, known } in wanted {
            let Some(document) = documents.get(&line.document) else { continue };
            let (byte, utf16) = match counted {
                Some((id, last)) if id == line.document => last.max(known),
                _ => known,
            };
            let between = &shard.text_of(document)[byte as usize..line.start as usize];
            let start = utf16 + utf16_len(between);
            counted = Some((line.document, (line.start, start)));
            whole.fetched.insert(place, self.row(shard, document, &line, start));
        }
        whole
    }

    fn view(&self, _whole: &ConcordancePartial) {}

    fn finish(&self, whole: &ConcordancePartial, (): &()) -> ConcordanceAnswer {
        let comparable = !self.filters() && Query::parse(&self.query).is_ok_and(|query| comparable(&query));
        let mut rows: Vec<ConcordanceRow> = whole.fetched.values().cloned().collect();
        note::attach(&self.notes, &mut rows);
        ConcordanceAnswer {
            total: whole.lines.len() as u64,
            found: whole.found,
            documents: whole.lines.documents() as u64,
            token_hits: comparable.then_some(whole.token_hits),
            character_hits: comparable.then_some(whole.character_hits),
            rows,
        }
    }

    fn convention(&self) -> Convention {
        let mut convention = Convention::from([
            ("sorted_by", "neighbouring tokens, by code point; ties in document order".into()),
            ("overlapping_hits", "the first is kept, of those that begin together the longest".into()),
        ]);
        if self.one_per_document {
            convention.insert("thinned", "the first line of each document".into());
        }
        if self.sample.is_some() {
            convention
                .insert("sample", "the lines with the smallest hashes of seed, document and place".into());
        }
        convention
    }
}
