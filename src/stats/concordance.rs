//! The concordance: every place that a query means, with what stands around it.
//!
//! Shards first send where their lines are and by which words they sort; the merged order is settled once,
//! and only the lines of the page that is looked at are fetched with their text.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::ask::{Ask, Cell, Convention, DEFAULT_LIMIT, Partial, Table, page};
use super::columns::TermColumns;
use super::window::{self, Within};
use crate::corpus::{Document, DocumentId, Scope, Scoped};
use crate::query::{Atom, Hit, Query, find};
use crate::span::utf16_len;
use crate::tokens::classes::is_han;
use crate::tokens::fold;
use crate::{Error, Result};

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
    /// What the window for `near` never reaches across.
    pub within: Within,
    /// First line.
    pub offset: u32,
    /// Lines at most.
    pub limit: u32,
}

/// What lines sort by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "L1 to R5 name themselves: the n-th token to the left or right")]
pub enum SortKey {
    L1,
    L2,
    L3,
    L4,
    L5,
    R1,
    R2,
    R3,
    R4,
    R5,
    /// The node as written, folded.
    N,
    /// Document order.
    D,
    /// First day of the document's date; undated documents last.
    T,
}

impl SortKey {
    /// Side and distance, for keys that are neighbours.
    fn neighbour(self) -> Option<(bool, usize)> {
        use SortKey::{D, L1, L2, L3, L4, L5, N, R1, R2, R3, R4, R5, T};
        match self {
            L1 => Some((true, 0)),
            L2 => Some((true, 1)),
            L3 => Some((true, 2)),
            L4 => Some((true, 3)),
            L5 => Some((true, 4)),
            R1 => Some((false, 0)),
            R2 => Some((false, 1)),
            R3 => Some((false, 2)),
            R4 => Some((false, 3)),
            R5 => Some((false, 4)),
            N | D | T => None,
        }
    }
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
            within: Within::Sentence,
            offset: 0,
            limit: DEFAULT_LIMIT,
        }
    }
}

const MOST_KEYS: usize = 3;
const WIDEST_CONTEXT: u32 = 400;
const WIDEST_WINDOW: u32 = 10;
/// Sorts behind every date.
const UNDATED: &str = "~";

/// Where a line is: bytes of its document's text. Ordered as lines are without a sort key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Line {
    document: DocumentId,
    start: u32,
    end: u32,
}

/// The lines of some documents.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct ConcordancePartial {
    lines: Vec<Line>,
    /// Rows of `key_terms`, as many for each line as there are sort keys. Empty once settled.
    keys: Vec<u32>,
    key_terms: TermColumns,
    documents: u64,
    token_hits: u64,
    character_hits: u64,
    /// Fetched lines by their place in the order, and the context they were fetched with.
    fetched: BTreeMap<u32, ConcordanceRow>,
    fetched_context: u32,
}

impl Partial for ConcordancePartial {
    fn merge(&mut self, mut other: Self) {
        let mut rows = Vec::with_capacity(other.key_terms.len());
        for row in 0..other.key_terms.len() as u32 {
            let term = other.key_terms.term(row);
            rows.push(match self.key_terms.find(term) {
                Some(mine) => mine,
                None => self.key_terms.push_new(term, "", []),
            });
        }
        self.keys.extend(other.keys.iter().map(|key| rows[*key as usize]));
        self.lines.append(&mut other.lines);
        self.documents += other.documents;
        self.token_hits += other.token_hits;
        self.character_hits += other.character_hits;
        self.fetched.append(&mut other.fetched);
    }
}

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
}

/// A page of lines.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ConcordanceAnswer {
    /// Lines in all.
    pub total: u64,
    /// Documents with lines.
    pub documents: u64,
    /// Hits of the same word as a token; `None` where the query is more than one Chinese word or some of its
    /// hits are filtered out.
    pub token_hits: Option<u64>,
    /// Hits of the same characters however they were segmented; `None` as above.
    pub character_hits: Option<u64>,
    /// The lines of the page.
    pub rows: Vec<ConcordanceRow>,
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
        self.near.is_some() || !self.scope.takes_all()
    }

    /// The lines of a shard that the filters leave.
    fn hits(&self, shard: &Scoped<'_>, query: &Query) -> Vec<Hit> {
        let near = self.near.as_deref().map(|term| shard.vocabulary().find(&fold::term(term)));
        let units = shard.tokens().units();
        let mut words = Vec::new();
        let mut hits = find(shard, query);
        hits.retain(|hit| {
            let Some(near) = near else { return true };
            let Some(near) = near else { return false };
            let holds = |words: &[u32]| words.iter().any(|at| units[*at as usize].term() == near);
            window::left(shard, *hit, self.near_left as usize, self.within, 0, &mut words);
            if holds(&words) {
                return true;
            }
            window::right(shard, *hit, self.near_right as usize, self.within, u32::MAX, &mut words);
            holds(&words)
        });
        hits
    }

    fn keys(&self) -> Vec<SortKey> {
        self.sort.iter().copied().take_while(|key| *key != SortKey::D).collect()
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
    type Need = Vec<(u32, Line)>;
    type View = ();
    type Answer = ConcordanceAnswer;

    fn check(&self) -> Result<()> {
        if self.sort.len() > MOST_KEYS {
            return Err(Error::Question(format!("lines sort by at most {MOST_KEYS} keys")));
        }
        if self.context > WIDEST_CONTEXT {
            return Err(Error::Question(format!("context is at most {WIDEST_CONTEXT} characters")));
        }
        if self.near_left > WIDEST_WINDOW || self.near_right > WIDEST_WINDOW {
            return Err(Error::Question(format!(
                "a window reaches at most {WIDEST_WINDOW} tokens to each side"
            )));
        }
        Query::parse(&self.query).map(|_| ())
    }

    fn key(&self) -> Self {
        Self { offset: 0, limit: 0, context: 0, ..self.clone() }
    }

    fn view_key(&self) -> Self {
        self.key()
    }

    fn scope(&self) -> &Scope {
        &self.scope
    }

    fn collect(&self, shard: &Scoped<'_>) -> ConcordancePartial {
        let mut whole = ConcordancePartial::default();
        let Ok(query) = Query::parse(&self.query) else { return whole };
        if let Some(plain) = query.plain() {
            whole.token_hits = find::count_token(shard, &fold::term(plain));
            whole.character_hits = find::count_characters(shard, plain, false);
        }
        let keys = self.keys();
        let (mut words, mut last) = (Vec::new(), None);
        for hit in self.hits(shard, &query) {
            let document = shard.document_of_unit(hit.first);
            let (start, end) = (hit.span.start - document.text_start, hit.span.end - document.text_start);
            whole.lines.push(Line { document: document.id, start, end });
            whole.documents += u64::from(last != Some(document.id));
            last = Some(document.id);
            for key in &keys {
                let text = match (key, key.neighbour()) {
                    (_, Some((to_left, nth))) => {
                        if to_left {
                            window::left(shard, hit, nth + 1, Within::Document, 0, &mut words);
                        } else {
                            window::right(shard, hit, nth + 1, Within::Document, u32::MAX, &mut words);
                        }
                        let unit = words.get(nth).map(|at| shard.tokens().units()[*at as usize]);
                        unit.map_or("", |unit| shard.vocabulary().term(unit.term())).into()
                    }
                    (SortKey::T, _) => {
                        let date = document.date.as_ref().and_then(|date| date.date());
                        date.map_or(UNDATED.into(), |date| date.start.to_string().into())
                    }
                    _ => fold::term(shard.slice(hit.span)),
                };
                let row = match whole.key_terms.find(&text) {
                    Some(row) => row,
                    None => whole.key_terms.push_new(&text, "", []),
                };
                whole.keys.push(row);
            }
        }
        whole
    }

    fn settle(&self, whole: &mut ConcordancePartial) {
        let width = self.keys().len();
        if width == 0 {
            whole.lines.sort_unstable();
            return;
        }
        let terms = &whole.key_terms;
        let mut by_term: Vec<u32> = (0..terms.len() as u32).collect();
        by_term.sort_unstable_by(|a, b| terms.term(*a).cmp(terms.term(*b)));
        let mut ranks = vec![0u32; terms.len()];
        for (rank, row) in (0u32..).zip(&by_term) {
            ranks[*row as usize] = if self.descending { u32::MAX - rank } else { rank };
        }
        let mut order: Vec<([u32; MOST_KEYS], Line)> = whole
            .lines
            .iter()
            .zip(whole.keys.chunks_exact(width))
            .map(|(line, keys)| {
                let mut sorted_by = [0; MOST_KEYS];
                for (slot, key) in sorted_by.iter_mut().zip(keys) {
                    *slot = ranks[*key as usize];
                }
                (sorted_by, *line)
            })
            .collect();
        order.sort_unstable();
        whole.lines = order.into_iter().map(|(_, line)| line).collect();
        whole.keys = Vec::new();
        whole.key_terms = TermColumns::default();
    }

    fn need(&self, whole: &mut ConcordancePartial) -> Option<Vec<(u32, Line)>> {
        let range = page(self.offset, self.limit, whole.lines.len());
        if whole.fetched_context != self.context {
            whole.fetched.clear();
            whole.fetched_context = self.context;
        }
        let wanted = range.start as u32..range.end as u32;
        whole.fetched.retain(|place, _| wanted.contains(place));
        let missing: Vec<(u32, Line)> = wanted
            .filter(|place| !whole.fetched.contains_key(place))
            .map(|place| (place, whole.lines[place as usize]))
            .collect();
        (!missing.is_empty()).then_some(missing)
    }

    fn supply(&self, need: &Vec<(u32, Line)>, shard: &Scoped<'_>) -> ConcordancePartial {
        let mut whole = ConcordancePartial::default();
        let mut lines = need.clone();
        lines.sort_unstable_by_key(|(_, line)| *line);
        // Places in UTF-16 are counted from line to line, not each from the start of its document.
        let mut counted: Option<(DocumentId, u32, u32)> = None;
        for (place, line) in lines {
            let Some(document) = shard.document(line.document) else { continue };
            let (from, utf16) = match counted {
                Some((id, from, utf16)) if id == line.document => (from, utf16),
                _ => (0, 0),
            };
            let between = &shard.text_of(document)[from as usize..line.start as usize];
            let start = utf16 + utf16_len(between);
            counted = Some((line.document, line.start, start));
            whole.fetched.insert(place, self.row(shard, document, &line, start));
        }
        whole
    }

    fn view(&self, _whole: &ConcordancePartial) {}

    fn finish(&self, whole: &ConcordancePartial, (): &()) -> ConcordanceAnswer {
        let comparable = !self.filters() && Query::parse(&self.query).is_ok_and(|query| comparable(&query));
        ConcordanceAnswer {
            total: whole.lines.len() as u64,
            documents: whole.documents,
            token_hits: comparable.then_some(whole.token_hits),
            character_hits: comparable.then_some(whole.character_hits),
            rows: whole.fetched.values().cloned().collect(),
        }
    }

    fn convention(&self) -> Convention {
        Convention::from([
            ("sorted_by", "neighbouring tokens, by code point; ties in document order".into()),
            ("overlapping_hits", "the first is kept".into()),
        ])
    }
}

impl Table for ConcordanceAnswer {
    fn columns(&self) -> Vec<String> {
        ["name", "title", "date", "left", "node", "right", "start_utf16", "end_utf16"]
            .map(String::from)
            .to_vec()
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
            ]
        };
        self.rows.iter().map(cells).collect()
    }
}
