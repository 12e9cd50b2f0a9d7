//! Runs of Chinese words, as hashes that can be put together.

use super::stops::{FUNCTION, NEVER_INNER, QUANTIFIERS, REPORT, TIMES, TITLES};
use crate::corpus::{Document, Scoped};
use crate::tokens::TagGroup;
use crate::tokens::classes::is_han;
use crate::tokens::rules::{numbers, numerals};

/// Characters of a candidate, at most.
pub const LONGEST: u32 = 12;
/// Tokens of a candidate, at most.
pub const MOST_TOKENS: usize = 8;

/// The base of the hash of a string of characters: Σ character · base^place, modulo 2⁶⁴.
const BASE: u64 = 0x9E37_79B9_7F4A_7C15 | 5;

/// The hash of a string, with what is needed to put another behind it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Hash {
    value: u64,
    power: u64,
}

impl Hash {
    /// Nothing yet.
    pub const EMPTY: Self = Self { value: 0, power: 1 };

    /// This string and a character behind it.
    #[must_use]
    pub fn with(self, c: char) -> Self {
        Self {
            value: self.value.wrapping_mul(BASE).wrapping_add(u64::from(u32::from(c)) + 1),
            power: self.power.wrapping_mul(BASE),
        }
    }

    /// This string and another behind it.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            value: self.value.wrapping_mul(other.power).wrapping_add(other.value),
            power: self.power.wrapping_mul(other.power),
        }
    }

    /// A number whose bits are all mixed.
    #[must_use]
    pub fn mixed(self) -> u64 {
        let mixed = (self.value ^ (self.value >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
        mixed ^ (mixed >> 32)
    }
}

/// The hash of a whole string.
#[must_use]
pub fn hash(text: &str) -> Hash {
    text.chars().fold(Hash::EMPTY, Hash::with)
}

/// What a term is to a candidate.
#[derive(Debug, Clone, Copy)]
pub struct TermFacts {
    /// Its hash.
    pub hash: Hash,
    /// Characters; 0 for what is no Chinese word.
    pub length: u32,
    /// Whether candidates stop at it.
    pub stops: bool,
    /// Whether it is a function word of one character that may stand in a candidate that is held together well: 和 in
    /// 碳中和, 为 in 以人民为中心.
    pub inner: bool,
    /// Whether such a one may be the first of a candidate: 以.
    pub opens: bool,
    /// Whether such a one may be the last: 会, 和.
    pub closes: bool,
    /// Whether it is a numeral: one of one character may stand in a candidate, but not at its edges.
    pub numeral: bool,
    /// Whether a measure word follows it: a numeral, a number in digits, 第一, 多, 各.
    pub counts: bool,
    /// Whether it is a measure word: behind what counts, no candidate begins with it.
    pub measure: bool,
    /// Whether it is an office or a form of address, which makes no word with the name of a person beside it.
    pub title: bool,
    /// Whether it is the name of a person.
    pub person: bool,
    /// Whether it is a verb and nothing besides.
    pub verb: bool,
    /// Whether it is a verb, though it may be a noun too.
    pub acts: bool,
}

/// What each term of the shard is.
#[must_use]
pub fn facts(shard: &Scoped<'_>) -> Vec<TermFacts> {
    let vocabulary = shard.vocabulary();
    let of = |(id, term): (u32, &str)| {
        let han = term.chars().all(is_han) && !term.is_empty();
        let group = TagGroup::of(vocabulary.tag(id));
        let single = term.chars().nth(1).is_none();
        let stops = matches!(group, TagGroup::Function | TagGroup::Pronoun)
            || (single && FUNCTION.contains(term))
            || (!single && group == TagGroup::Adverb)
            || REPORT.contains(&term)
            || TIMES.contains(&term)
            || term.starts_with('第');
        let inner = stops && single && FUNCTION.contains(term) && !NEVER_INNER.contains(term);
        let at = |places: &str| inner && places.contains(term);
        let (opens, closes) = (at("以"), at("会和"));
        let length = if han { term.chars().count() as u32 } else { 0 };
        let is = |what: fn(char) -> bool| single && term.starts_with(what);
        let (numeral, measure) = (is(numerals::numeral), is(numerals::measure));
        let digits = term.starts_with(|c: char| numbers::digit(c).is_some());
        let counts = numeral
            || digits
            || term.starts_with('第')
            || term.chars().all(numerals::numeral)
            || (single && QUANTIFIERS.contains(term));
        let hash = if han { hash(term) } else { Hash::EMPTY };
        let (title, person) = (TITLES.contains(&term), !single && group == TagGroup::Person);
        let (verb, acts) = (vocabulary.tag(id) == "v", matches!(vocabulary.tag(id), "v" | "vn"));
        TermFacts {
            hash,
            length,
            stops,
            inner,
            opens,
            closes,
            numeral,
            counts,
            measure,
            title,
            person,
            verb,
            acts,
        }
    };
    vocabulary.iter().map(of).collect()
}

/// Hands each run of Chinese words of a document, as a range of units, to `take`. Copies are left out where copies
/// count once.
pub fn runs(
    shard: &Scoped<'_>,
    document: &Document,
    facts: &[TermFacts],
    mut take: impl FnMut(std::ops::Range<u32>),
) {
    let units = shard.tokens().units();
    let mut start = document.unit_start;
    for at in document.unit_start..document.unit_end {
        let unit = units[at as usize];
        if !unit.is_word() || facts[unit.term() as usize].length == 0 || !shard.has(at) {
            if start < at {
                take(start..at);
            }
            start = at + 1;
        }
    }
    if start < document.unit_end {
        take(start..document.unit_end);
    }
}

/// Hands each sequence of 1 to [`MOST_TOKENS`] tokens that can be a candidate or a part of one to `take`: its hash, its
/// first unit and its number of tokens.
pub fn sequences(shard: &Scoped<'_>, facts: &[TermFacts], mut take: impl FnMut(Hash, u32, u32)) {
    let units = shard.tokens().units();
    for (_, document) in shard.documents() {
        runs(shard, document, facts, |run| {
            let fact = |at: u32| facts[units[at as usize].term() as usize];
            let mut counted = run.start > document.unit_start && fact(run.start - 1).counts;
            for first in run.clone() {
                let begins = fact(first);
                // 两国 is no new word, and neither is 国元首 in 两国元首.
                let alone = begins.numeral || (counted && begins.measure) || (begins.stops && !begins.opens);
                counted = begins.counts;
                let mut hash = Hash::EMPTY;
                let mut length = 0;
                let mut last = begins;
                for at in (first..run.end).take(if alone { 1 } else { MOST_TOKENS }) {
                    let fact = fact(at);
                    length += fact.length;
                    let addressed = (last.title && fact.person) || (last.person && fact.title);
                    // 造福 两国人民, 签署 多份协议: what is done to how many.
                    let object = at == first + 1 && begins.acts && begins.length >= 2 && fact.counts;
                    if (fact.stops && !fact.inner) || length > LONGEST || addressed || object {
                        break;
                    }
                    last = fact;
                    hash = hash.and(fact.hash);
                    let several = begins.counts && at == first + 1 && fact.measure;
                    let dangles = fact.numeral || several || (fact.stops && !fact.closes);
                    if at == first || !dangles {
                        take(hash, first, at - first + 1);
                    }
                }
            }
        });
    }
}
