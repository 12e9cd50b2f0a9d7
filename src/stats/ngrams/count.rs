//! Counting in two passes, so that memory is bounded and the answer is exact.
//!
//! First every shard counts its n-grams into a table of 2²² small counters, by a hash that is the same everywhere.
//! Counters add up, so the merged table bounds from above how often any n-gram stands in the whole corpus. Where too
//! many counters reach the least frequency asked for, the least frequency is raised until about a million n-grams can
//! remain: this depends on the whole alone, not on how it is split. Then every shard counts exactly the n-grams whose
//! counters reach it. An n-gram is never more frequent than the shorter one it begins with, which prunes most of what
//! collisions let through. (The idea is the multi-stage filter of Park, Chen and Yu 1995 and Estan and Varghese 2003.)

use hashbrown::HashTable;
use serde::{Deserialize, Serialize};

use super::sequence::{BREAK, Sequence};
use super::sketch::{Counting, Passing, Sketch};
use crate::stats::ask::Partial;
use crate::stats::columns::TermColumns;

/// N-grams that are counted exactly, about, at most.
const MOST: u64 = 1_000_000;

/// The n-grams of some documents.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct NgramsPartial {
    /// Tokens.
    pub tokens: u64,
    /// Documents.
    pub documents: u64,
    /// Per length: places where an n-gram stands.
    pub places: Vec<u64>,
    /// Per length: counters. Empty once they were used.
    sketches: Vec<Sketch>,
    /// Least frequency in force, once the whole is known.
    pub least: u32,
    /// Whether it had to be raised.
    pub bounded: bool,
    /// Per length: n-grams that may reach it, with their occurrences and documents.
    pub counted: Vec<TermColumns>,
    /// Whether the shards were asked for them.
    asked: bool,
}

/// What the shards are to count exactly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NgramsNeed {
    /// Per length: the counters that reach the least frequency.
    passing: Vec<Passing>,
}

impl Partial for NgramsPartial {
    fn merge(&mut self, other: Self) {
        self.tokens += other.tokens;
        self.documents += other.documents;
        add(&mut self.places, other.places, |sum, more| *sum += more);
        add(&mut self.sketches, other.sketches, Sketch::add);
        add(&mut self.counted, other.counted, Partial::merge);
        self.least = self.least.max(other.least);
        self.bounded |= other.bounded;
        self.asked |= other.asked;
    }
}

fn add<T>(sums: &mut Vec<T>, more: Vec<T>, plus: impl Fn(&mut T, T)) {
    if sums.is_empty() {
        *sums = more;
        return;
    }
    for (sum, more) in sums.iter_mut().zip(more) {
        plus(sum, more);
    }
}

/// The first pass: lengths `lengths.0` to `lengths.1`.
pub(super) fn sketch(sequence: &Sequence<'_>, lengths: (usize, usize)) -> NgramsPartial {
    let (least, most) = lengths;
    let levels = most - least + 1;
    let mut places = vec![0; levels];
    let mut sketches: Vec<_> = (0..levels).map(|_| Sketch::counting(sequence.items.len())).collect();
    let items = &sequence.items;
    for start in 0..items.len() {
        let mut hash = 0;
        for (length, item) in (1..=most).zip(&items[start..]) {
            if *item == BREAK {
                break;
            }
            hash = sequence.extend(hash, *item);
            if length >= least {
                let level = length - least;
                places[level] += 1;
                sketches[level].count(hash);
            }
        }
    }
    let sketches = sketches.into_iter().map(Counting::done).collect();
    NgramsPartial { places, sketches, ..NgramsPartial::default() }
}

impl NgramsPartial {
    /// Settles the least frequency, `wanted` or more.
    pub(super) fn settle(&mut self, wanted: u32) {
        let mut histogram = [0u64; 256];
        self.sketches.iter().for_each(|sketch| sketch.histogram(&mut histogram));
        let remaining = |least: u64| -> u64 {
            (0u64..).zip(&histogram).map(|(count, counters)| count / least.min(255) * counters).sum()
        };
        let wanted = wanted.max(1);
        self.least =
            (wanted..).find(|least| *least >= 255 || remaining(u64::from(*least)) <= MOST).unwrap_or(wanted);
        self.bounded = self.least > wanted;
    }

    /// What is to be counted; once.
    pub(super) fn need(&mut self) -> Option<NgramsNeed> {
        if std::mem::replace(&mut self.asked, true) {
            return None;
        }
        let least = self.least.min(255) as u8;
        let sketches = std::mem::take(&mut self.sketches).into_iter();
        Some(NgramsNeed { passing: sketches.map(|sketch| sketch.passing(least)).collect() })
    }
}

/// An n-gram that is being counted.
struct Entry {
    hash: u64,
    start: u32,
    count: u32,
    documents: u32,
    last: u32,
}

/// The second pass.
pub(super) fn count(sequence: &Sequence<'_>, lengths: (usize, usize), need: &NgramsNeed) -> NgramsPartial {
    let (least, most) = lengths;
    let items = &sequence.items;
    let mut tables: Vec<HashTable<Entry>> = need.passing.iter().map(|_| HashTable::new()).collect();
    let mut from = 0;
    for (document, end) in (0u32..).zip(&sequence.ends) {
        for start in from..*end {
            let mut hash = 0;
            for (length, item) in (1..=most).zip(&items[start as usize..]) {
                if *item == BREAK {
                    break;
                }
                hash = sequence.extend(hash, *item);
                if length < least {
                    continue;
                }
                let level = length - least;
                if !need.passing.get(level).is_some_and(|passing| passing.holds(hash)) {
                    break;
                }
                let of = |start: u32| &items[start as usize..start as usize + length];
                let same = |entry: &Entry| entry.hash == hash && of(entry.start) == of(start);
                let new = Entry { hash, start, count: 0, documents: 0, last: u32::MAX };
                let entry = tables[level].entry(hash, same, |entry| entry.hash).or_insert(new).into_mut();
                entry.count += 1;
                if entry.last != document {
                    entry.last = document;
                    entry.documents += 1;
                }
            }
        }
        from = *end;
    }
    let mut text = String::new();
    let counted = (least..).zip(tables).map(|(length, table)| {
        let mut entries: Vec<Entry> = table.into_iter().collect();
        entries.sort_unstable_by_key(|entry| entry.start);
        let mut columns = TermColumns::new(2);
        for entry in entries {
            sequence.write(&items[entry.start as usize..][..length], &mut text);
            columns.push_new(&text, "", [u64::from(entry.count), u64::from(entry.documents)]);
        }
        columns
    });
    NgramsPartial { counted: counted.collect(), ..NgramsPartial::default() }
}
