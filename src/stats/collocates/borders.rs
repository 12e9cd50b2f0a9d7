//! Windows that nothing bounds reach from one document into the next.
//!
//! A shard does not know which document comes next, so it counts as if documents were bounds and sends the first and
//! last words of each. Where all documents are known, the words near every border are counted twice by the same rule,
//! once with and once without the border, and the difference is added.

use serde::{Deserialize, Serialize};

use super::count::CollocatesPartial;
use super::windows::{Line, Node, Window};
use crate::corpus::{DocumentId, Scoped};
use crate::sorting::OrderBy;

/// The first and last words of a document, enough of them that everything that the next document can change is there.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stub {
    id: DocumentId,
    /// Term and tag.
    words: Vec<(String, String)>,
    /// Hits, as words.
    nodes: Vec<(u32, u32)>,
    /// Words before the stretch that is left out; all of them where nothing is.
    head: u32,
}

impl Stub {
    pub(super) fn of(shard: &Scoped<'_>, id: DocumentId, line: &Line, window: Window) -> Self {
        let length = line.terms.len() as u32;
        let reach = 2 * window.left.max(window.right);
        let (mut head, mut tail) = (reach.min(length), length.saturating_sub(reach));
        // A hit is never cut.
        for node in &line.nodes {
            if node.start < head {
                head = head.max(node.end);
            }
            if node.end > tail {
                tail = tail.min(node.start);
            }
        }
        if tail <= head {
            (head, tail) = (length, length);
        }
        let place = |word: u32| if word >= tail { word - tail + head } else { word };
        let word = |at: u32| {
            let term = line.terms[at as usize];
            (shard.vocabulary().term(term).to_owned(), shard.vocabulary().tag(term).to_owned())
        };
        let kept = |node: &&Node| node.end <= head || node.start >= tail;
        let end = |node: &Node| if node.end <= head { node.end } else { place(node.end) };
        let start = |node: &Node| if node.end <= head { node.start } else { place(node.start) };
        Self {
            id,
            words: (0..head).chain(tail..length).map(word).collect(),
            nodes: line.nodes.iter().filter(kept).map(|node| (start(node), end(node))).collect(),
            head,
        }
    }
}

/// Adds what windows hold across the borders of documents, once all documents are known.
pub(super) fn settle(whole: &mut CollocatesPartial, window: Window) {
    let mut stubs = std::mem::take(&mut whole.stubs);
    stubs.order_by_key(|stub| stub.id);
    let (mut bounded, mut open) = (Line::default(), Line::default());
    let mut words: Vec<&(String, String)> = Vec::new();
    let mut rows: rustc_hash::FxHashMap<&str, u32> = rustc_hash::FxHashMap::default();
    let mut gap = 0;
    for (document, stub) in (0u32..).zip(&stubs) {
        let from = words.len() as u32;
        for (line, borders) in [(&mut bounded, document), (&mut open, 0)] {
            let segment = |word: u32| borders + gap + u32::from(word >= stub.head);
            for (at, (term, _)) in (0u32..).zip(&stub.words) {
                let new = rows.len() as u32;
                line.terms.push(*rows.entry(term).or_insert(new));
                line.segments.push(segment(at));
            }
            for (start, end) in &stub.nodes {
                let node = Node {
                    start: from + start,
                    end: from + end,
                    left: segment(*start),
                    right: segment(end.saturating_sub(1).max(*start)),
                };
                line.nodes.push(node);
            }
        }
        gap += u32::from((stub.head as usize) < stub.words.len());
        words.extend(&stub.words);
    }
    let mut changes: Vec<(u32, usize, bool)> = Vec::new();
    window.walk(&open, |word, column| changes.push((word, column, true)));
    window.walk(&bounded, |word, column| changes.push((word, column, false)));
    let width = (window.left + window.right + 1) as usize;
    if whole.near.width == 0 {
        whole.near.width = width as u32;
    }
    for adds in [true, false] {
        for (word, column, _) in changes.iter().filter(|(.., plus)| *plus == adds) {
            let (term, tag) = words[*word as usize];
            let row = match whole.near.find(term) {
                Some(row) => row,
                None => whole.near.push_new(term, tag, std::iter::repeat_n(0, width)),
            };
            let count = &mut whole.near.counts_mut(row)[*column];
            if adds {
                *count += 1;
                whole.window_tokens += 1;
            } else {
                *count = count.saturating_sub(1);
                whole.window_tokens = whole.window_tokens.saturating_sub(1);
            }
        }
    }
}
