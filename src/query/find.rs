//! Where a query stands in a shard.

use super::candidates::{places, starts};
use super::characters::Characters;
use super::matcher::{Matcher, Place};
use super::pattern::Pattern;
use super::resolve::{Node, Part, Resolved, Run, TermSet};
use super::syntax::{Atom, Condition, Query};
use crate::corpus::Scoped;
use crate::span::Span;

/// A place that a query means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hit {
    /// First unit that it touches.
    pub first: u32,
    /// Last unit that it touches.
    pub last: u32,
    /// Its bytes in the text of the shard.
    pub span: Span,
}

/// All places, in order. Places of one query never overlap; of two that would, the first is kept, and of two
/// that begin together the longer.
#[must_use]
pub fn find(shard: &Scoped<'_>, query: &Query) -> Vec<Hit> {
    let resolved = Resolved::new(shard, query);
    if let Some(words) = single_words(shard, &resolved) {
        return words;
    }
    let mut matcher = Matcher::new(shard, &resolved);
    let mut hits = Hits { found: Vec::new(), free: Place::start(0) };
    if let Some(characters) = only_characters(&resolved) {
        for (start, bytes) in characters.places(shard) {
            hits.offer(&matcher, start, || matcher.after(start, bytes));
        }
    } else {
        for start in starts(shard, &resolved) {
            let end = hits.is_free(start).then(|| matcher.longest(start)).flatten();
            hits.offer(&matcher, start, || end);
        }
    }
    hits.found
}

/// Hits that do not overlap.
struct Hits {
    found: Vec<Hit>,
    /// Where the last one ends.
    free: Place,
}

impl Hits {
    fn is_free(&self, start: Place) -> bool {
        (start.unit, start.inner) >= (self.free.unit, self.free.inner)
    }

    /// Takes the hit from `start` to `end`, where there is one and the place is free.
    fn offer(&mut self, matcher: &Matcher<'_, '_>, start: Place, end: impl FnOnce() -> Option<Place>) {
        if self.is_free(start)
            && let Some(end) = end()
        {
            let span = Span::new(matcher.byte(start), matcher.byte(end));
            self.found.push(Hit { first: start.unit, last: end.last_unit(), span });
            self.free = end;
        }
    }
}

/// The characters that the query is, where it is nothing else: these are found already.
fn only_characters(query: &Resolved) -> Option<&Characters> {
    match query.runs.as_slice() {
        [Run { parts, outside: None }] => match parts.as_slice() {
            [Part { node: Node::Characters(characters), least: 1, most: 1, .. }] => Some(characters),
            _ => None,
        },
        _ => None,
    }
}

/// Number of places.
#[must_use]
pub fn count(shard: &Scoped<'_>, query: &Query) -> u64 {
    find(shard, query).len() as u64
}

/// The hits of a query for one token, or for one of several, which need not be looked at: the postings are they.
fn single_words(shard: &Scoped<'_>, query: &Resolved) -> Option<Vec<Hit>> {
    let terms: Option<Vec<&TermSet>> = query
        .runs
        .iter()
        .map(|run| match (run.parts.as_slice(), &run.outside) {
            ([Part { node: Node::Terms(terms), least: 1, most: 1, .. }], None) => Some(terms),
            _ => None,
        })
        .collect();
    let terms = terms?;
    let places = match terms.as_slice() {
        [] => Vec::new(),
        [only] => places(shard, only),
        several => places(shard, &TermSet::union(shard, several)),
    };
    let tokens = shard.tokens();
    // Offsets are counted on from the last hit where that is near.
    let (mut unit, mut byte) = (0, 0);
    let hits = places.into_iter().map(|at| {
        byte = if at - unit < NEAR {
            (unit..at).map(|unit| tokens.length(unit)).sum::<u32>() + byte
        } else {
            tokens.offset(at)
        };
        unit = at;
        Hit { first: at, last: at, span: Span::new(byte, byte + tokens.length(at)) }
    });
    Some(hits.collect())
}

/// Units that are as fast to count on from as to look an offset up.
const NEAR: u32 = 16;

/// How often the plain word stands in the shard, as a token or as the pieces that the dictionary makes of it.
#[must_use]
pub fn count_word(shard: &Scoped<'_>, word: &str) -> u64 {
    count(shard, &Query::of(Atom::Token(vec![Condition::Word(Pattern::literal(word))])))
}

/// How often the characters stand in the shard, those across the border of two documents aside; in any form of
/// theirs where `variants` count.
#[must_use]
pub fn count_characters(shard: &Scoped<'_>, characters: &str, variants: bool) -> u64 {
    if characters.is_empty() {
        return 0;
    }
    count(shard, &Query::of(Atom::Characters { text: characters.to_owned(), variants }))
}
