//! Characters in quotation marks: where they stand, whatever the tokens.

use memchr::memmem;

use super::candidates::places;
use super::matcher::Place;
use super::resolve::TermSet;
use super::variants::{DOT, Variants, fold_one, forms_of};
use crate::corpus::Scoped;
use crate::tokens::classes::{Class, class};

/// Characters to be found in the text.
pub(super) struct Characters {
    text: String,
    needle: Needle,
}

enum Needle {
    /// As written.
    Exact(Box<memmem::Finder<'static>>),
    /// In any form.
    Folded(Variants),
}

/// Characters of a query among which the rarest is looked for, at most.
const TRIED: usize = 4;
/// Bytes of text that are read in the time that one token of the postings takes.
const BYTES_PER_PLACE: u64 = 40;

impl Characters {
    pub fn new(text: &str, variants: bool) -> Self {
        let needle = if variants && Variants::vary(text) {
            Needle::Folded(Variants::new(text))
        } else {
            Needle::Exact(Box::new(memmem::Finder::new(text).into_owned()))
        };
        Self { text: text.to_owned(), needle }
    }

    /// Bytes from the start of `text` that are these characters.
    pub fn prefix(&self, text: &str) -> Option<usize> {
        match &self.needle {
            Needle::Exact(_) => text.starts_with(&self.text).then_some(self.text.len()),
            Needle::Folded(variants) => variants.prefix(text),
        }
    }

    /// Where they begin in the scope, ascending, and their bytes there; places that overlap among them.
    pub fn places(&self, shard: &Scoped<'_>) -> Vec<(Place, u32)> {
        match self.anchor(shard) {
            Some((nth, terms)) => self.around(shard, nth, &terms),
            None => self.throughout(shard),
        }
    }

    /// The rarest character that is always part of a word: its number, and the terms that hold it. `None` where
    /// reading the text is faster.
    fn anchor(&self, shard: &Scoped<'_>) -> Option<(usize, TermSet)> {
        // What folds to several characters cannot be counted back from.
        if self.text.chars().any(|c| fold_one(c).count() != 1 || c == DOT) {
            return None;
        }
        let mut tried: Vec<(usize, char, Vec<u32>)> = Vec::new();
        for (nth, c) in self.text.chars().enumerate() {
            let word = matches!(class(c), Class::Han | Class::Letter | Class::Digit);
            if let (true, Some(folded)) = (word, fold_one(c).next())
                && tried.len() < TRIED
                && !tried.iter().any(|(_, known, _)| *known == folded)
            {
                tried.push((nth, folded, Vec::new()));
            }
        }
        let index = shard.index();
        for (id, term) in shard.vocabulary().iter() {
            for c in term.chars() {
                for (_, wanted, ids) in &mut tried {
                    if *wanted == c && ids.last() != Some(&id) && index.words[id as usize] {
                        ids.push(id);
                    }
                }
            }
        }
        let sets = tried.into_iter().map(|(nth, _, ids)| (nth, TermSet::new(shard, ids)));
        let rarest = sets.min_by_key(|(nth, terms)| (terms.places, *nth));
        let bytes = shard.shard().texts().len() as u64;
        rarest.filter(|(_, terms)| terms.places * BYTES_PER_PLACE <= bytes)
    }

    /// Places around the tokens that hold the `nth` character.
    fn around(&self, shard: &Scoped<'_>, nth: usize, terms: &TermSet) -> Vec<(Place, u32)> {
        let tokens = shard.tokens();
        let Some((before, wanted)) = self.text.char_indices().nth(nth) else { return Vec::new() };
        let forms = match &self.needle {
            Needle::Exact(_) => vec![wanted],
            Needle::Folded(_) => forms_of(wanted),
        };
        let (mut text, mut text_start, mut unit_end) = ("", 0, 0);
        let mut found = Vec::new();
        for unit in places(shard, terms) {
            if unit >= unit_end {
                let document = shard.document_of_unit(unit);
                text = shard.text_of(document);
                (text_start, unit_end) = (document.text_start, document.unit_end);
            }
            let from = (tokens.offset(unit) - text_start) as usize;
            let surface = &text[from..from + tokens.length(unit) as usize];
            for (at, _) in surface.char_indices().filter(|(_, c)| forms.contains(c)) {
                let at = from + at;
                let found_at = match &self.needle {
                    Needle::Exact(_) => at.checked_sub(before).and_then(|start| {
                        let here = text.as_bytes()[start..].starts_with(self.text.as_bytes());
                        here.then_some((start, self.text.len()))
                    }),
                    Needle::Folded(variants) => {
                        let mut starts = text[..at].char_indices().rev().map(|(at, _)| at);
                        let start = if nth == 0 { Some(at) } else { starts.nth(nth - 1) };
                        start.and_then(|start| Some((start, variants.prefix(&text[start..])?)))
                    }
                };
                if let Some((start, bytes)) = found_at {
                    // Most begin in the token that was looked at.
                    let place = if start >= from {
                        Place::within(unit, (start - from) as u32)
                    } else {
                        place(shard, text_start + start as u32, unit)
                    };
                    found.push((place, bytes as u32));
                }
            }
        }
        found
    }

    /// Places, by reading all of the text.
    fn throughout(&self, shard: &Scoped<'_>) -> Vec<(Place, u32)> {
        let mut found = Vec::new();
        for (_, document) in shard.documents() {
            for (start, bytes) in self.stretches(shard.text_of(document)) {
                let byte = document.text_start + start as u32;
                found.push((place(shard, byte, shard.tokens().at_byte(byte)), bytes as u32));
            }
        }
        found
    }

    /// Where they begin in `text`, ascending, and their bytes there; places that overlap among them.
    fn stretches(&self, text: &str) -> Vec<(usize, usize)> {
        match &self.needle {
            Needle::Exact(finder) => {
                let step = self.text.chars().next().map_or(1, char::len_utf8);
                let mut starts = Vec::new();
                let mut from = 0;
                while let Some(at) = text.as_bytes().get(from..).and_then(|rest| finder.find(rest)) {
                    starts.push((from + at, self.text.len()));
                    from += at + step;
                }
                starts
            }
            Needle::Folded(variants) => {
                let starts = variants.starts(text).into_iter();
                starts.filter_map(|at| Some((at, variants.prefix(&text[at..])?))).collect()
            }
        }
    }
}

/// The place of byte `byte`, which is in `unit` or before it.
fn place(shard: &Scoped<'_>, byte: u32, unit: u32) -> Place {
    let tokens = shard.tokens();
    let (mut unit, mut start) = (unit, tokens.offset(unit));
    while start > byte && unit > 0 {
        unit -= 1;
        start -= tokens.length(unit);
    }
    Place::within(unit, byte - start)
}
