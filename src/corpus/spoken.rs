//! What the documents of a shard say about time, found once and kept: the spoken-of axis.

use std::ops::Range;

use super::{Document, Scoped, Shard};
use crate::dates::Precision;
use crate::dates::expressions::{Context, Interval, Kind, find};

/// A date mentioned in a document, without its words: those are in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SpokenDate {
    /// First byte in the text of the shard.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// The days it means; `None` when it cannot be told.
    pub interval: Option<Interval>,
    /// The unit in which it was given, where it is resolved.
    pub precision: Option<Precision>,
    /// What sort of expression it is.
    pub kind: Kind,
    /// Whether it stands inside quotation marks.
    pub quoted: bool,
}

/// All dates mentioned in a shard.
#[derive(Debug, Default)]
pub struct Spoken {
    /// In the order of the text.
    dates: Vec<SpokenDate>,
    /// Where the dates of each document begin in `dates`; one entry more than there are documents.
    starts: Vec<u32>,
}

impl Spoken {
    /// Reads every document against its own date.
    pub(super) fn new(shard: &Shard) -> Self {
        let mut spoken = Self::default();
        spoken.read_on(shard, usize::MAX);
        spoken
    }

    /// Reads the documents that come next, about `budget` units; what is left of it, nought when there may be more.
    pub(super) fn read_on(&mut self, shard: &Shard, mut budget: usize) -> usize {
        while budget > 0
            && let Some(document) = shard.documents().get(self.starts.len())
        {
            self.starts.push(self.dates.len() as u32);
            let reference = document.date.as_ref().and_then(|date| date.reference());
            let found = find(shard.text_of(document), &Context { reference });
            self.dates.extend(found.into_iter().map(|mention| SpokenDate {
                start: document.text_start + mention.span.start,
                end: document.text_start + mention.span.end,
                interval: mention.interval,
                precision: mention.precision,
                kind: mention.kind,
                quoted: mention.quoted,
            }));
            budget = budget.saturating_sub((document.unit_end - document.unit_start) as usize + 1);
        }
        if budget > 0 {
            self.starts.push(self.dates.len() as u32);
        }
        budget
    }

    /// The share of the documents that were read.
    pub(super) fn share(&self, shard: &Shard) -> f64 {
        self.starts.len() as f64 / shard.documents().len().max(1) as f64
    }

    /// The dates mentioned in the document with this number in the shard.
    #[must_use]
    pub fn of(&self, number: usize) -> &[SpokenDate] {
        &self.dates[self.starts[number] as usize..self.starts[number + 1] as usize]
    }

    /// Bytes held.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.dates.capacity() * size_of::<SpokenDate>() + self.starts.capacity() * 4
    }
}

/// A sentence that mentions a date.
#[derive(Debug, Clone, PartialEq)]
pub struct DatedSentence<'s> {
    /// Its units, words and marks.
    pub units: Range<u32>,
    /// The dates that it mentions, at least one.
    pub dates: &'s [SpokenDate],
}

/// The sentences of one document that mention a date, in order; those that are copies aside where the scope counts
/// copies once. Linear in the length of the document.
pub fn dated_sentences<'s>(
    shard: &'s Scoped<'_>,
    number: usize,
    document: &Document,
) -> impl Iterator<Item = DatedSentence<'s>> + use<'s> {
    let tokens = shard.tokens();
    let mut rest = shard.shard().spoken().of(number);
    let (mut from, end) = (document.unit_start, document.unit_end);
    let sentences = std::iter::from_fn(move || {
        let first = tokens.at_byte(rest.first()?.start);
        let units = tokens.units();
        let begin =
            (from..first).rev().find(|at| units[*at as usize].ends_sentence()).map_or(from, |at| at + 1);
        let stop = (first..end).find(|at| units[*at as usize].ends_sentence()).map_or(end, |at| at + 1);
        let byte = tokens.offset(stop);
        let (dates, others) = rest.split_at(rest.partition_point(|date| date.start < byte).max(1));
        rest = others;
        from = stop;
        Some((first, DatedSentence { units: begin..stop, dates }))
    });
    sentences.filter(|(first, _)| shard.has(*first)).map(|(_, sentence)| sentence)
}
