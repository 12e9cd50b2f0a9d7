//! What one shard counts: words near the node, by position.

use serde::{Deserialize, Serialize};

use super::borders::Stub;
use super::windows::{Line, Node, Window};
use crate::corpus::{Copies, Document, Scoped};
use crate::query::{Hit, Query, find};
use crate::stats::ask::Partial;
use crate::stats::columns::TermColumns;
use crate::stats::measures::convention::Boundary;

/// What co-occurs with the node in some documents.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct CollocatesPartial {
    /// Hits of the node, f1.
    pub node_hits: u64,
    /// Documents with hits.
    pub node_documents: u64,
    /// What is counted in all windows.
    pub window_tokens: u64,
    /// Tokens, N.
    pub tokens: u64,
    /// Documents.
    pub documents: u64,
    /// Per collocate: counts at L_left … L1, R1 … R_right, then documents with both within one window.
    pub near: TermColumns,
    /// Frequencies of candidates, once they were asked for.
    pub frequencies: TermColumns,
    /// First and last words of documents, where windows reach from one document into the next.
    pub stubs: Vec<Stub>,
}

impl Partial for CollocatesPartial {
    fn merge(&mut self, other: Self) {
        self.node_hits += other.node_hits;
        self.node_documents += other.node_documents;
        self.window_tokens += other.window_tokens;
        self.tokens += other.tokens;
        self.documents += other.documents;
        self.near.merge(other.near);
        self.frequencies.merge(other.frequencies);
        self.stubs.extend(other.stubs);
    }
}

impl CollocatesPartial {
    /// The row of each candidate's frequency, by term.
    pub fn frequency_of(&self) -> impl Fn(&str) -> Option<u64> {
        let rows = &self.frequencies;
        let by_term: rustc_hash::FxHashMap<&str, u64> =
            (0..rows.len() as u32).map(|row| (rows.term(row), rows.counts(row)[0])).collect();
        move |term| by_term.get(term).copied()
    }
}

/// Counts the words in the windows of all hits of `query`.
pub(super) fn count(
    shard: &Scoped<'_>,
    query: Option<&Query>,
    window: Window,
    within: Boundary,
) -> CollocatesPartial {
    let width = (window.left + window.right + 1) as usize;
    let mut whole = CollocatesPartial {
        tokens: shard.words(),
        documents: shard.documents().count() as u64,
        near: TermColumns::new(width as u32),
        frequencies: TermColumns::new(1),
        ..CollocatesPartial::default()
    };
    let Some(query) = query else { return whole };
    let hits = find(shard, query);
    whole.node_hits = hits.len() as u64;
    let mut near = Near::new(shard.vocabulary().len(), width);
    let mut line = Line::default();
    let mut rest = hits.as_slice();
    for (_, document) in shard.documents() {
        let own = rest.partition_point(|hit| hit.first < document.unit_end);
        let (own, after) = rest.split_at(own);
        rest = after;
        if own.is_empty() && within != Boundary::None {
            continue;
        }
        fill(&mut line, shard, document, own, within);
        whole.node_documents += u64::from(!own.is_empty());
        near.document += 1;
        window.walk(&line, |word, column| near.count(line.terms[word as usize], column));
        if within == Boundary::None {
            whole.stubs.push(Stub::of(shard, document.id, &line, window));
        }
    }
    whole.window_tokens = near.total;
    for (slot, term) in near.terms.iter().enumerate() {
        whole.near.push_term(shard.vocabulary(), *term, near.counts[slot * width..][..width].iter().copied());
    }
    whole
}

/// Counts by term and position; the last column counts documents.
struct Near {
    width: usize,
    slots: Vec<u32>,
    terms: Vec<u32>,
    counts: Vec<u64>,
    last_document: Vec<u32>,
    document: u32,
    total: u64,
}

impl Near {
    const NONE: u32 = u32::MAX;

    fn new(terms: usize, width: usize) -> Self {
        Self {
            width,
            slots: vec![Self::NONE; terms],
            terms: Vec::new(),
            counts: Vec::new(),
            last_document: Vec::new(),
            document: 0,
            total: 0,
        }
    }

    fn count(&mut self, term: u32, column: usize) {
        let slot = &mut self.slots[term as usize];
        if *slot == Self::NONE {
            *slot = self.terms.len() as u32;
            self.terms.push(term);
            self.counts.resize(self.counts.len() + self.width, 0);
            self.last_document.push(Self::NONE);
        }
        let slot = *slot as usize;
        self.counts[slot * self.width + column] += 1;
        self.total += 1;
        if self.last_document[slot] != self.document {
            self.last_document[slot] = self.document;
            self.counts[(slot + 1) * self.width - 1] += 1;
        }
    }
}

/// The words of a document that count, in segments that end where windows end, with the hits among them.
fn fill(line: &mut Line, shard: &Scoped<'_>, document: &Document, hits: &[Hit], within: Boundary) {
    line.clear();
    let units = shard.tokens().units().range(document.unit_start as usize..document.unit_end as usize);
    let every = shard.scope().copies == Copies::All;
    let mut segment = 0;
    let mut hits = hits.iter();
    let mut next = hits.next();
    let mut open: Option<Node> = None;
    for (at, unit) in (document.unit_start..).zip(units) {
        let here = line.terms.len() as u32;
        if next.is_some_and(|hit| hit.first == at) {
            open = Some(Node { start: here, end: here, left: segment, right: segment });
        }
        if unit.is_word() && (every || !unit.is_copy()) {
            line.terms.push(unit.term());
            line.segments.push(segment);
        }
        if let (Some(node), Some(hit)) = (open, next)
            && hit.last == at
        {
            line.nodes.push(Node { end: line.terms.len() as u32, right: segment, ..node });
            open = None;
            next = hits.next();
        }
        segment += u32::from(match within {
            Boundary::Sentence => unit.ends_sentence(),
            Boundary::Paragraph => unit.ends_paragraph(),
            Boundary::Document | Boundary::None => false,
        });
    }
}
