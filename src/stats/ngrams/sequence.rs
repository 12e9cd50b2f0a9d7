//! The elements of a shard in a row: tokens or characters, with breaks that no n-gram reaches across.

use serde::{Deserialize, Serialize};
use twox_hash::XxHash3_128;

use crate::corpus::{Copies, Scoped};
use crate::stats::measures::convention::Boundary;

/// What n-grams are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Element {
    /// Words and numbers.
    #[default]
    Tokens,
    /// The characters of words and numbers, however they were segmented.
    Characters,
}

/// Stands where no n-gram reaches across.
pub(super) const BREAK: u32 = u32::MAX;
/// Stands between the terms of an n-gram of tokens; no term holds one.
pub(super) const JOINT: char = '\t';

/// Elements with breaks.
pub(super) struct Sequence<'s> {
    shard: &'s Scoped<'s>,
    element: Element,
    /// Terms or code points, or [`BREAK`].
    pub items: Vec<u32>,
    /// A number for each element that is the same in every shard and on every machine; by term for tokens.
    hashes: Vec<u64>,
    /// Where the items of each document end.
    pub ends: Vec<u32>,
}

impl<'s> Sequence<'s> {
    pub fn new(shard: &'s Scoped<'s>, element: Element, within: Boundary, across_marks: bool) -> Self {
        let vocabulary = shard.vocabulary();
        let space = vocabulary.find(" ");
        let every = shard.scope().copies == Copies::All;
        let mut items = Vec::with_capacity(shard.words() as usize + 1);
        let mut ends = Vec::new();
        let mut broken = true;
        for (_, document) in shard.documents() {
            let units =
                shard.tokens().units().range(document.unit_start as usize..document.unit_end as usize);
            for unit in units {
                let has = every || !unit.is_copy();
                let counts = has && unit.is_word();
                if counts {
                    match element {
                        Element::Tokens => items.push(unit.term()),
                        Element::Characters => {
                            items.extend(vocabulary.term(unit.term()).chars().map(u32::from));
                        }
                    }
                    broken = false;
                }
                let white = !unit.is_word() && Some(unit.term()) == space;
                let gap = match element {
                    Element::Tokens => !counts && !white && !across_marks,
                    Element::Characters => white || (!counts && !across_marks),
                };
                let bound = match within {
                    Boundary::Sentence => unit.ends_sentence(),
                    Boundary::Paragraph => unit.ends_paragraph(),
                    Boundary::Document | Boundary::None => false,
                };
                if (gap || bound || !has) && !broken {
                    items.push(BREAK);
                    broken = true;
                }
            }
            if !broken {
                items.push(BREAK);
                broken = true;
            }
            ends.push(items.len() as u32);
        }
        let hashes = match element {
            Element::Tokens => {
                vocabulary.iter().map(|(_, term)| XxHash3_128::oneshot(term.as_bytes()) as u64).collect()
            }
            Element::Characters => Vec::new(),
        };
        Self { shard, element, items, hashes, ends }
    }

    /// The number of an n-gram that is one element longer than the one of number `hash`.
    #[inline]
    pub fn extend(&self, hash: u64, item: u32) -> u64 {
        let own = match self.element {
            Element::Tokens => self.hashes[item as usize],
            Element::Characters => u64::from(item).wrapping_mul(0xD6E8_FEB8_6659_FD93),
        };
        let mixed = (hash.rotate_left(25) ^ own).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        mixed ^ (mixed >> 29)
    }

    /// The n-gram of `items` as it is written while it travels.
    pub fn write(&self, items: &[u32], text: &mut String) {
        text.clear();
        for (at, item) in items.iter().enumerate() {
            match self.element {
                Element::Tokens => {
                    if at > 0 {
                        text.push(JOINT);
                    }
                    text.push_str(self.shard.vocabulary().term(*item));
                }
                Element::Characters => text.extend(char::from_u32(*item)),
            }
        }
    }
}

/// The elements of an n-gram as it was written.
pub(super) fn elements(element: Element, written: &str) -> Vec<&str> {
    match element {
        Element::Tokens => written.split(JOINT).collect(),
        Element::Characters => {
            written.char_indices().map(|(at, c)| &written[at..at + c.len_utf8()]).collect()
        }
    }
}
