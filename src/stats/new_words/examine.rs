//! Looking at candidates: where they stand, beside what, and whether tokens begin and end as they do.

use std::collections::BTreeMap;

use hashbrown::HashMap;
use rustc_hash::FxBuildHasher;
use serde::{Deserialize, Serialize};

use super::runs::{Hash, facts, hash, runs};
use crate::corpus::{Document, DocumentId, Scoped};
use crate::tokens::classes::{Class, class};

/// Characters of an example before the word and behind it.
const AROUND: usize = 20;

/// What was seen of a candidate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// Occurrences of the characters.
    pub count: u64,
    /// Those where tokens begin and end as it does.
    pub whole: u64,
    /// Those in quotation or book-title marks.
    pub quoted: u64,
    /// Those that make a line or clause by themselves, lists left aside.
    pub alone: u64,
    /// Documents with it.
    pub documents: u64,
    /// Characters to the left; '\0' for the edge of a run.
    pub left: BTreeMap<char, u64>,
    /// Characters to the right.
    pub right: BTreeMap<char, u64>,
    /// The first document, the byte of the first occurrence in it, the text around it, and characters before the word.
    pub first: (DocumentId, u32, String, u32),
}

impl Found {
    /// Takes in what another shard saw.
    pub fn merge(&mut self, other: Self) {
        self.count += other.count;
        self.whole += other.whole;
        self.quoted += other.quoted;
        self.alone += other.alone;
        self.documents += other.documents;
        for (side, more) in [(&mut self.left, other.left), (&mut self.right, other.right)] {
            for (c, count) in more {
                *side.entry(c).or_default() += count;
            }
        }
        if other.first < self.first {
            self.first = other.first;
        }
    }
}

/// Looks at `candidates` in a shard.
#[must_use]
pub fn examine(shard: &Scoped<'_>, candidates: &[String]) -> BTreeMap<String, Found> {
    let mut numbers: HashMap<u64, usize, FxBuildHasher> = HashMap::default();
    let mut lengths = 0u32;
    // Which pairs of characters candidates begin with, as bits of a small table: nearly all places are passed by.
    let mut begins = vec![0u64; 1 << 10];
    for (number, word) in candidates.iter().enumerate() {
        numbers.insert(hash(word).mixed(), number);
        lengths |= 1 << word.chars().count().min(31);
        let start: Hash = word.chars().take(2).fold(Hash::EMPTY, Hash::with);
        let bit = start.mixed() >> 48;
        begins[(bit >> 6) as usize] |= 1 << (bit & 63);
    }
    let longest = (32 - lengths.leading_zeros()).saturating_sub(1) as usize;
    let mut found: Vec<Option<Found>> = vec![None; candidates.len()];
    let facts = facts(shard);
    let (units, tokens) = (shard.tokens().units(), shard.tokens());
    let mut characters: Vec<char> = Vec::new();
    let mut edges: Vec<bool> = Vec::new();
    for (_, document) in shard.documents() {
        // Candidates that this document has shown.
        let mut here: Vec<usize> = Vec::new();
        runs(shard, document, &facts, |run| {
            characters.clear();
            edges.clear();
            for at in run.clone() {
                let term = shard.vocabulary().term(units[at as usize].term());
                edges.extend(term.char_indices().map(|(at, _)| at == 0));
                characters.extend(term.chars());
            }
            edges.push(true);
            for from in 0..characters.len() {
                let mut hash = Hash::EMPTY;
                for to in from + 1..=characters.len().min(from + longest) {
                    hash = hash.with(characters[to - 1]);
                    if to == from + 2 {
                        let bit = hash.mixed() >> 48;
                        if begins[(bit >> 6) as usize] >> (bit & 63) & 1 == 0 {
                            break;
                        }
                    }
                    if to < from + 2 || lengths >> (to - from) & 1 == 0 {
                        continue;
                    }
                    let Some(number) = numbers.get(&hash.mixed()) else { continue };
                    let place = Place { run: &run, start: tokens.offset(run.start), from, to };
                    let seen = found[*number].get_or_insert_with(|| place.first(shard, document));
                    if !here.contains(number) {
                        here.push(*number);
                        seen.documents += 1;
                        if (document.id, 0) < (seen.first.0, 0) {
                            seen.first = place.first(shard, document).first;
                        }
                    }
                    seen.count += 1;
                    seen.whole += u64::from(edges[from] && edges[to]);
                    let left = if from == 0 { '\0' } else { characters[from - 1] };
                    let right = characters.get(to).copied().unwrap_or('\0');
                    *seen.left.entry(left).or_default() += 1;
                    *seen.right.entry(right).or_default() += 1;
                    if from == 0 && to == characters.len() {
                        let (before, after) = place.beside(shard, document);
                        let quoted = quoted(before, after);
                        seen.quoted += u64::from(quoted);
                        seen.alone += u64::from(!quoted && alone(before, after));
                    }
                }
            }
        });
    }
    let seen = candidates.iter().zip(found).filter_map(|(word, found)| Some((word.clone(), found?)));
    seen.collect()
}

/// Where a candidate stands.
struct Place<'r> {
    run: &'r std::ops::Range<u32>,
    /// First byte of the run in the texts of the shard.
    start: u32,
    /// First character in the run.
    from: usize,
    /// One past the last.
    to: usize,
}

impl Place<'_> {
    fn text<'s>(&self, shard: &Scoped<'s>, document: &Document) -> (&'s str, usize, usize) {
        let text = shard.text_of(document);
        let start = (self.start - document.text_start) as usize;
        let place =
            |count: usize| text[start..].char_indices().nth(count).map_or(text.len(), |(at, _)| start + at);
        (text, place(self.from), place(self.to))
    }

    fn first(&self, shard: &Scoped<'_>, document: &Document) -> Found {
        let (text, start, end) = self.text(shard, document);
        let before = text[..start].char_indices().rev().take_while(|(_, c)| *c != '\n').take(AROUND);
        let from = before.last().map_or(start, |(at, _)| at);
        let after = text[end..].char_indices().take_while(|(_, c)| *c != '\n').take(AROUND);
        let to = after.last().map_or(end, |(at, c)| end + at + c.len_utf8());
        let before = text[from..start].chars().count() as u32;
        Found {
            count: 0,
            whole: 0,
            quoted: 0,
            alone: 0,
            documents: 0,
            left: BTreeMap::new(),
            right: BTreeMap::new(),
            first: (document.id, start as u32, text[from..to].to_owned(), before),
        }
    }

    /// The characters before and behind it.
    fn beside(&self, shard: &Scoped<'_>, document: &Document) -> (Option<char>, Option<char>) {
        debug_assert!(self.run.start < self.run.end);
        let (text, start, end) = self.text(shard, document);
        (text[..start].chars().next_back(), text[end..].chars().next())
    }
}

fn quoted(before: Option<char>, after: Option<char>) -> bool {
    matches!(
        (before, after),
        (Some('“'), Some('”'))
            | (Some('‘'), Some('’'))
            | (Some('「'), Some('」'))
            | (Some('『'), Some('』'))
            | (Some('《'), Some('》'))
            | (Some('"'), Some('"'))
    )
}

/// Whether what stands between these two is a line or clause, and no item of a list.
fn alone(before: Option<char>, after: Option<char>) -> bool {
    let word = |c: char| matches!(class(c), Class::Han | Class::Letter | Class::Digit);
    !before.is_some_and(|c| word(c) || matches!(c, '、' | '，' | '；' | ',' | ';'))
        && !after.is_some_and(|c| word(c) || c == '、')
}
