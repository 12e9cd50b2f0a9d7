//! Where a query stands in a shard.

use memchr::memmem;

use super::{Pattern, Query};
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
    match query {
        Query::Characters(characters) => find_characters(shard, characters),
        Query::Sequences(sequences) => {
            let mut hits: Vec<Hit> = sequences.iter().flat_map(|words| find_sequence(shard, words)).collect();
            hits.sort_by_key(|hit| (hit.first, std::cmp::Reverse(hit.last)));
            let mut free = 0;
            hits.retain(|hit| {
                let keep = hit.first >= free;
                free = if keep { hit.last + 1 } else { free };
                keep
            });
            hits
        }
    }
}

/// How often the token `term` stands in the shard.
#[must_use]
pub fn count_token(shard: &Scoped<'_>, term: &str) -> u64 {
    let id = shard.vocabulary().find(term);
    id.map_or(0, |id| shard.index().places(id).len() as u64)
}

/// How often the characters stand in the shard, those across the border of two documents aside.
#[must_use]
pub fn count_characters(shard: &Scoped<'_>, characters: &str) -> u64 {
    spans(shard, characters).count() as u64
}

fn spans<'s>(shard: &'s Scoped<'_>, characters: &'s str) -> impl Iterator<Item = Span> + 's {
    shard
        .documents()
        .flat_map(move |(_, document)| {
            memmem::find_iter(shard.text_of(document).as_bytes(), characters)
                .map(|start| document.text_start + start as u32)
        })
        .map(|start| Span::new(start, start + characters.len() as u32))
        .filter(|span| shard.has(shard.tokens().at_byte(span.start)))
}

fn find_characters(shard: &Scoped<'_>, characters: &str) -> Vec<Hit> {
    let tokens = shard.tokens();
    spans(shard, characters)
        .map(|span| Hit { first: tokens.at_byte(span.start), last: tokens.at_byte(span.end - 1), span })
        .collect()
}

/// Terms of the shard that a pattern means.
fn terms(shard: &Scoped<'_>, pattern: &Pattern) -> Vec<u32> {
    match pattern {
        Pattern::Plain(word) => shard.vocabulary().find(word).into_iter().collect(),
        Pattern::Wild(_) => {
            let index = shard.index();
            let all = shard.vocabulary().iter();
            all.filter(|(id, term)| index.words[*id as usize] && pattern.matches(term))
                .map(|(id, _)| id)
                .collect()
        }
    }
}

fn find_sequence(shard: &Scoped<'_>, words: &[Pattern]) -> Vec<Hit> {
    let Some((first, rest)) = words.split_first() else { return Vec::new() };
    let rest: Vec<Vec<u32>> = rest.iter().map(|word| terms(shard, word)).collect();
    if rest.iter().any(Vec::is_empty) {
        return Vec::new();
    }
    let index = shard.index();
    let mut starts: Vec<u32> =
        terms(shard, first).iter().flat_map(|term| index.places(*term)).copied().collect();
    starts.sort_unstable();
    let tokens = shard.tokens();
    let hits = starts.into_iter().filter_map(|start| {
        let mut last = start;
        for alternatives in &rest {
            last = next_word(shard, last)?;
            if alternatives.binary_search(&tokens.units()[last as usize].term()).is_err() {
                return None;
            }
        }
        let span = Span::new(tokens.offset(start), tokens.offset(last) + tokens.length(last));
        Some(Hit { first: start, last, span })
    });
    hits.collect()
}

/// The word behind unit `at` when only white space within the paragraph stands between.
fn next_word(shard: &Scoped<'_>, at: u32) -> Option<u32> {
    let units = shard.tokens().units();
    let end = shard.document_of_unit(at).unit_end;
    if units[at as usize].ends_paragraph() {
        return None;
    }
    let next = at + 1;
    let space = |unit: u32| {
        let term = shard.vocabulary().term(units[unit as usize].term());
        !units[unit as usize].is_word() && term == " " && !units[unit as usize].ends_paragraph()
    };
    let next = if next < end && space(next) { next + 1 } else { next };
    (next < end && units[next as usize].is_word()).then_some(next)
}
