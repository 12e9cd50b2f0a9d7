//! Where terms stand: their occurrences document by document, and token by token where that is asked for.
//!
//! What dispersion, correlation and similarity start from. Shards supply it for the terms that are named, once these are
//! known; documents are put in their order when figures are made of it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::ask::Partial;
use super::bins::{Bin, BinSize};
use super::measures::{Dispersion, Distances, Part};
use super::tally::Named;
use crate::corpus::{DocumentId, Scoped};

/// A document as a part of the corpus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DocumentSize {
    /// Which one.
    pub id: DocumentId,
    /// Tokens that count.
    pub words: u32,
    /// First and last day of its date.
    pub date: Option<(Date, Date)>,
}

/// The documents of a scope as parts.
#[must_use]
pub fn sizes(shard: &Scoped<'_>) -> Vec<DocumentSize> {
    let of = |(number, document): (usize, &crate::corpus::Document)| DocumentSize {
        id: document.id,
        words: shard.words_of(number),
        date: document.date.as_ref().and_then(|date| date.date()).map(|date| (date.start, date.end)),
    };
    shard.documents().map(of).collect()
}

/// What a corpus is cut into, to see how evenly a term is spread.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Over {
    /// Its documents.
    #[default]
    Documents,
    /// So many parts of equal size, in the order of the documents; they do not end where documents end.
    Parts(u32),
    /// Stretches of time. Documents without a date, or with one that is coarser, belong to none.
    Periods(BinSize),
}

/// Most equal parts.
pub const MOST_PARTS: u32 = 10_000;

/// What the shards are asked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpreadNeed {
    /// These terms.
    pub terms: Vec<String>,
    /// Whether the place of every token is wanted.
    pub places: bool,
}

/// Occurrences of one term.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occurrences {
    /// Documents that hold it, with its count there.
    pub documents: Vec<(DocumentId, u32)>,
    /// Its tokens, counted from the start of their document, in the order of `documents`; empty where places were not
    /// asked for.
    pub places: Vec<u32>,
}

/// Occurrences by term.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spread {
    terms: BTreeMap<String, Occurrences>,
    /// Whether places were asked for.
    places: bool,
}

impl Partial for Spread {
    fn merge(&mut self, other: Self) {
        self.places |= other.places;
        for (term, more) in other.terms {
            let mine = self.terms.entry(term).or_default();
            mine.documents.extend(more.documents);
            mine.places.extend(more.places);
        }
    }
}

impl Spread {
    /// Of the terms, those that are not there yet, as `places` asks; forgets what is there without places where they
    /// are wanted now. `None` when nothing is missing.
    pub fn missing<'t>(&mut self, terms: impl Iterator<Item = &'t str>, places: bool) -> Option<SpreadNeed> {
        if places && !self.places {
            self.terms.clear();
            self.places = true;
        }
        let terms: Vec<String> =
            terms.filter(|term| !self.terms.contains_key(*term)).map(String::from).collect();
        (!terms.is_empty()).then_some(SpreadNeed { terms, places: self.places })
    }

    /// What a shard has of a need.
    #[must_use]
    pub fn of(need: &SpreadNeed, shard: &Scoped<'_>) -> Self {
        let named = Named::new(shard.vocabulary(), &need.terms);
        let mut found: Vec<Occurrences> = vec![Occurrences::default(); need.terms.len()];
        for (_, document) in shard.documents() {
            for (place, unit) in (0u32..).zip(shard.tokens_of(document)) {
                let Some(slot) = named.get(unit.term()) else { continue };
                let own = &mut found[slot];
                match own.documents.last_mut() {
                    Some((id, count)) if *id == document.id => *count += 1,
                    _ => own.documents.push((document.id, 1)),
                }
                if need.places {
                    own.places.push(place);
                }
            }
        }
        let terms = need.terms.iter().cloned().zip(found);
        Self { terms: terms.collect(), places: need.places }
    }

    /// The occurrences of a term; none where it was not asked for.
    #[must_use]
    pub fn get(&self, term: &str) -> Option<&Occurrences> {
        self.terms.get(term)
    }

    /// The terms that were asked for, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Occurrences)> {
        self.terms.iter().map(|(term, occurrences)| (term.as_str(), occurrences))
    }
}

/// A corpus cut into parts.
pub struct Parts {
    over: Over,
    /// Tokens of each part.
    pub sizes: Vec<u64>,
    /// First day of each part, where parts are periods.
    pub starts: Vec<Date>,
    /// Per document: its part (none for equal parts and for documents in no period) and its first token.
    places: FxHashMap<DocumentId, (Option<u32>, u64)>,
    tokens: u64,
}

impl Parts {
    /// Cuts documents, in any order, into parts.
    #[must_use]
    pub fn new(over: Over, documents: &[DocumentSize]) -> Self {
        let mut documents = documents.to_vec();
        documents.sort_unstable();
        let tokens: u64 = documents.iter().map(|document| u64::from(document.words)).sum();
        let mut periods: BTreeMap<Bin, u32> = BTreeMap::new();
        let period = |document: &DocumentSize| match over {
            Over::Periods(size) => document.date.and_then(|(start, end)| {
                let bin = Bin::of(start, size);
                (bin == Bin::of(end, size)).then_some(bin)
            }),
            _ => None,
        };
        for bin in documents.iter().filter_map(period) {
            periods.insert(bin, 0);
        }
        for (number, part) in (0u32..).zip(periods.values_mut()) {
            *part = number;
        }
        let mut sizes = match over {
            Over::Documents => vec![0; documents.len()],
            Over::Parts(parts) => {
                let bound = |part: u64| (part * tokens).div_ceil(u64::from(parts.max(1)));
                (0..u64::from(parts)).map(|part| bound(part + 1) - bound(part)).collect()
            }
            Over::Periods(_) => vec![0; periods.len()],
        };
        let mut first = 0;
        let mut places = FxHashMap::default();
        for (number, document) in (0u32..).zip(&documents) {
            let part = match over {
                Over::Documents => Some(number),
                Over::Parts(_) => None,
                Over::Periods(_) => period(document).and_then(|bin| periods.get(&bin).copied()),
            };
            if let Some(part) = part {
                sizes[part as usize] += u64::from(document.words);
            }
            places.insert(document.id, (part, first));
            first += u64::from(document.words);
        }
        let starts = periods.keys().map(|bin| bin.start).collect();
        Self { over, sizes, starts, places, tokens }
    }

    /// Occurrences in each part.
    #[must_use]
    pub fn counts(&self, occurrences: &Occurrences) -> Vec<u64> {
        let mut counts = vec![0; self.sizes.len()];
        if let Over::Parts(parts) = self.over {
            for token in self.places_of(occurrences) {
                // The part of token t is ⌊t · parts / tokens⌋.
                let part = u128::from(token) * u128::from(parts) / u128::from(self.tokens.max(1));
                counts[part as usize] += 1;
            }
        } else {
            for (id, count) in &occurrences.documents {
                if let Some((Some(part), _)) = self.places.get(id) {
                    counts[*part as usize] += u64::from(*count);
                }
            }
        }
        counts
    }

    /// A term in the parts.
    #[must_use]
    pub fn of(&self, occurrences: &Occurrences) -> Vec<Part> {
        let counts = self.counts(occurrences).into_iter();
        counts.zip(&self.sizes).map(|(frequency, size)| Part { frequency, size: *size }).collect()
    }

    /// Dispersion over the parts.
    #[must_use]
    pub fn dispersion(&self, occurrences: &Occurrences) -> Dispersion {
        Dispersion::of(&self.of(occurrences))
    }

    /// Tokens of all documents.
    #[must_use]
    pub fn tokens(&self) -> u64 {
        self.tokens
    }

    /// Dispersion by the distances between tokens, over the whole corpus in the order of its documents. Needs places.
    #[must_use]
    pub fn distances(&self, occurrences: &Occurrences) -> Option<Distances> {
        Distances::of(&self.places_of(occurrences), self.tokens)
    }

    /// The tokens of a term, counted from the first of the corpus, ascending.
    fn places_of(&self, occurrences: &Occurrences) -> Vec<u64> {
        let mut places = occurrences.places.iter();
        let mut tokens = Vec::with_capacity(occurrences.places.len());
        for (id, count) in &occurrences.documents {
            let first = self.places.get(id).map_or(0, |(_, first)| *first);
            tokens.extend(places.by_ref().take(*count as usize).map(|place| first + u64::from(*place)));
        }
        tokens.sort_unstable();
        tokens
    }
}
