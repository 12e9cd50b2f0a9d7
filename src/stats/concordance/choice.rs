//! Which hits become lines.

use super::note::{self, Noted};
use super::{Concordance, Keys, Lines};
use crate::corpus::{Document, DocumentId, Scoped};
use crate::query::{Hit, Query, find};
use crate::stats::measures::random::SplitMix64;
use crate::stats::window;
use crate::tokens::fold;

/// The hits that become lines of a shard.
pub(super) struct Chosen {
    pub hits: Vec<Hit>,
    /// Hits before any were left out to thin them.
    pub found: u64,
}

/// Each of `hits`, which are in order, with its document.
pub(super) fn with_documents<'h, 's: 'h>(
    shard: &'h Scoped<'s>,
    hits: &'h [Hit],
) -> impl Iterator<Item = (&'s Document, &'h Hit)> {
    let mut document: Option<&'s Document> = None;
    hits.iter().map(move |hit| {
        let here = match document {
            Some(document) if hit.first < document.unit_end => document,
            _ => shard.document_of_unit(hit.first),
        };
        document = Some(here);
        (here, hit)
    })
}

impl Concordance {
    /// The hits that the question wants.
    pub(super) fn chosen(&self, shard: &Scoped<'_>, query: &Query, notes: &[Noted<'_>]) -> Chosen {
        let mut hits = find(shard, query);
        if let Some(near) = &self.near {
            let term = shard.vocabulary().find(&fold::term(near));
            let mut words = Vec::new();
            hits.retain(|hit| term.is_some_and(|term| self.has_near(shard, *hit, term, &mut words)));
        }
        if self.choosing_notes() {
            let kept = with_documents(shard, &hits).filter(|(document, hit)| {
                note::find(notes, document, **hit)
                    .is_some_and(|note| self.label.as_ref().is_none_or(|label| *label == note.label))
            });
            hits = kept.map(|(_, hit)| *hit).collect();
        }
        let found = hits.len() as u64;
        if self.one_per_document {
            let mut last = None;
            let kept = with_documents(shard, &hits).filter(|(document, _)| {
                let first = last != Some(document.id);
                last = Some(document.id);
                first
            });
            hits = kept.map(|(_, hit)| *hit).collect();
        }
        if let Some(most) = self.sample {
            // The smallest of the whole are among the smallest of each part.
            let places = with_documents(shard, &hits)
                .map(|(document, hit)| (document.id, hit.span.start - document.text_start));
            let numbers = smallest(places, most, self.seed);
            hits = numbers.into_iter().map(|number| hits[number as usize]).collect();
        }
        Chosen { hits, found }
    }

    /// Whether `term` stands where it is wanted around `hit`.
    fn has_near(&self, shard: &Scoped<'_>, hit: Hit, term: u32, words: &mut Vec<u32>) -> bool {
        let units = shard.tokens().units();
        let furthest =
            |wanted: &dyn Fn(i8) -> i8| self.near_at.iter().map(|at| wanted(*at).max(0) as usize).max();
        let (left, right) = match (furthest(&|at: i8| -at), furthest(&|at: i8| at)) {
            _ if self.near_anywhere => (usize::MAX, usize::MAX),
            (Some(left), Some(right)) => (left, right),
            _ => (self.near_left as usize, self.near_right as usize),
        };
        let holds = |words: &[u32], side: i8| {
            let anywhere = self.near_anywhere || self.near_at.is_empty();
            let here = |distance: usize| {
                i8::try_from(distance).is_ok_and(|distance| self.near_at.contains(&(side * distance)))
            };
            (1usize..)
                .zip(words)
                .any(|(distance, at)| units[*at as usize].term() == term && (anywhere || here(distance)))
        };
        window::left(shard, hit, left, self.within, 0, words);
        if holds(words, -1) {
            return true;
        }
        window::right(shard, hit, right, self.within, u32::MAX, words);
        holds(words, 1)
    }
}

/// A number for each line that its seed, document and place alone decide.
fn hash(seed: u32, document: DocumentId, start: u32) -> u64 {
    let file = SplitMix64::new(u64::from(seed) << 32 | u64::from(document.0)).next_u64();
    SplitMix64::new(file ^ (u64::from(document.1) << 32 | u64::from(start))).next_u64()
}

/// The numbers of the `most` lines with the smallest hashes, ascending.
fn smallest(places: impl Iterator<Item = (DocumentId, u32)>, most: u32, seed: u32) -> Vec<u32> {
    let most = most as usize;
    let mut smallest: Vec<(u64, DocumentId, u32, u32)> = Vec::new();
    let keep = |smallest: &mut Vec<_>| {
        if most == 0 {
            smallest.clear();
        } else if most < smallest.len() {
            smallest.select_nth_unstable(most - 1);
            smallest.truncate(most);
        }
    };
    for (number, (document, start)) in (0u32..).zip(places) {
        smallest.push((hash(seed, document, start), document, start, number));
        // Never much more than is asked for, and each line is looked at a bounded number of times.
        if smallest.len() >= most.saturating_mul(2).max(1 << 16) {
            keep(&mut smallest);
        }
    }
    keep(&mut smallest);
    let mut numbers: Vec<u32> = smallest.into_iter().map(|(.., number)| number).collect();
    numbers.sort_unstable();
    numbers
}

/// Keeps a random sample of `most` lines, the same however they were brought together.
pub(super) fn sample(lines: &mut Lines, keys: &mut Keys, most: u32, seed: u32) {
    if lines.len() > most as usize {
        let numbers = smallest(lines.places(), most, seed);
        lines.pick(&numbers, keys);
    }
}
