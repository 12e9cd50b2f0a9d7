//! What one shard counts: words near the node, by position.

use serde::{Deserialize, Serialize};

use super::borders::Stub;
use super::windows::{Line, Node, Window};
use crate::corpus::{Copies, Document, Scoped, Unit};
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

/// How often each of `terms` stands in a shard; those that do not are left out.
pub(in crate::stats) fn frequencies(terms: &[String], shard: &Scoped<'_>) -> TermColumns {
    let mut frequencies = TermColumns::new(1);
    for term in terms {
        let id = shard.vocabulary().find(term);
        if let Some(id) = id.filter(|id| shard.index().counts[*id as usize] > 0) {
            frequencies.push_term(shard.vocabulary(), id, [u64::from(shard.index().counts[id as usize])]);
        }
    }
    frequencies
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
        if within == Boundary::None {
            fill(&mut line, shard, document, own);
        } else {
            fill_near(&mut line, shard, document, own, within, window);
        }
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

/// The words of a document that count, all in one segment, with the hits among them.
fn fill(line: &mut Line, shard: &Scoped<'_>, document: &Document, hits: &[Hit]) {
    line.clear();
    let units = shard.tokens().units().range(document.unit_start as usize..document.unit_end as usize);
    let every = shard.scope().copies == Copies::All;
    let mut hits = hits.iter();
    let mut next = hits.next();
    let mut start = 0;
    for (at, unit) in (document.unit_start..).zip(units) {
        if next.is_some_and(|hit| hit.first == at) {
            start = line.terms.len() as u32;
        }
        if unit.is_word() && (every || !unit.is_copy()) {
            line.terms.push(unit.term());
            line.segments.push(0);
        }
        if next.is_some_and(|hit| hit.last == at) {
            line.nodes.push(Node { start, end: line.terms.len() as u32, left: 0, right: 0 });
            next = hits.next();
        }
    }
}

/// The words that windows can hold, in segments that end where windows end, with the hits among them. What is farther
/// from every hit is not looked at: a segment ends there too.
fn fill_near(
    line: &mut Line,
    shard: &Scoped<'_>,
    document: &Document,
    hits: &[Hit],
    within: Boundary,
    window: Window,
) {
    line.clear();
    let units = shard.tokens().units();
    let every = shard.scope().copies == Copies::All;
    let counts = |unit: &Unit| unit.is_word() && (every || !unit.is_copy());
    let ends = |unit: &Unit| match within {
        Boundary::Sentence => unit.ends_sentence(),
        Boundary::Paragraph => unit.ends_paragraph(),
        Boundary::Document | Boundary::None => false,
    };
    let mut segment = 0;
    // The first unit that was not looked at yet.
    let mut free = document.unit_start;
    for (number, hit) in hits.iter().enumerate() {
        let (mut from, mut words) = (hit.first.max(free), 0);
        while from > free {
            let unit = &units[from as usize - 1];
            words += u32::from(counts(unit));
            if words > window.left || ends(unit) {
                break;
            }
            from -= 1;
        }
        segment += u32::from(from > free);
        let limit = hits.get(number + 1).map_or(document.unit_end, |next| next.first);
        let (mut node, mut words) = (Node { start: 0, end: 0, left: 0, right: 0 }, 0);
        let mut at = from;
        while at <= hit.last || (at < limit && words < window.right) {
            let unit = &units[at as usize];
            if at == hit.first.max(from) {
                node = Node { start: line.terms.len() as u32, left: segment, ..node };
            }
            if counts(unit) {
                line.terms.push(unit.term());
                line.segments.push(segment);
                words += u32::from(at > hit.last);
            }
            if at == hit.last {
                node = Node { end: line.terms.len() as u32, right: segment, ..node };
            }
            at += 1;
            if ends(unit) {
                segment += 1;
                if at > hit.last {
                    break;
                }
            }
        }
        line.nodes.push(node);
        free = at;
    }
}
