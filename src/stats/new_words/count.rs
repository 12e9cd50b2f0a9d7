//! Counting sequences: first hashes in a small table, then exactly those that can be frequent enough.

use hashbrown::HashMap;
use rustc_hash::FxBuildHasher;
use serde::{Deserialize, Serialize};

use super::runs::{facts, sequences};
use crate::corpus::Scoped;
use crate::stats::columns::TermColumns;

/// Binary logarithm of the slots of a table, at least and at most: 4 KB and 16 MB.
const SMALLEST: u32 = 12;
const LARGEST: u32 = 24;

/// How often hashes occur, up to 255; a slot may stand for several. The number of slots is a power of two.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Sketch {
    slots: Vec<u8>,
}

impl Sketch {
    /// Counts all sequences of a shard.
    #[must_use]
    pub fn of(shard: &Scoped<'_>) -> Self {
        let wanted = (shard.words().max(1) * 8).next_power_of_two().trailing_zeros();
        let bits = wanted.clamp(SMALLEST, LARGEST);
        let mut slots = vec![0u8; 1 << bits];
        sequences(shard, &facts(shard), |hash, _, _| {
            let slot = &mut slots[(hash.mixed() >> (64 - bits)) as usize];
            *slot = slot.saturating_add(1);
        });
        Self { slots }
    }

    /// Takes another table in. The smaller of the two decides on the size: neighbouring slots of the larger are added up.
    pub fn merge(&mut self, mut other: Self) {
        if self.slots.is_empty() {
            *self = other;
        } else if !other.slots.is_empty() {
            if self.slots.len() < other.slots.len() {
                std::mem::swap(self, &mut other);
            }
            let ratio = self.slots.len() / other.slots.len();
            for (slot, slots) in other.slots.iter_mut().zip(self.slots.chunks(ratio)) {
                *slot = slots.iter().fold(*slot, |sum, slot| sum.saturating_add(*slot));
            }
            *self = other;
        }
    }

    /// The slots that reach `least`.
    #[must_use]
    pub fn frequent(&self, least: u32) -> Frequent {
        let least = u8::try_from(least).unwrap_or(u8::MAX);
        let bit =
            |slots: &[u8]| slots.iter().rev().fold(0u8, |bits, slot| bits << 1 | u8::from(*slot >= least));
        Frequent { slots: self.slots.chunks(8).map(bit).collect() }
    }
}

/// Which slots of a table are frequent enough, one bit each.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Frequent {
    slots: Vec<u8>,
}

impl Frequent {
    fn has(&self, mixed: u64) -> bool {
        let bits = (self.slots.len() * 8).trailing_zeros();
        let slot = (mixed >> (64 - bits)) as usize;
        self.slots[slot / 8] >> (slot % 8) & 1 == 1
    }
}

/// The sequences of a shard that can be frequent enough, single tokens among them: how often they are tokens side by side
/// or one, how often more than one, how often a function word is among those, and the characters of the verbs that they begin with.
#[must_use]
pub fn grams(shard: &Scoped<'_>, frequent: &Frequent) -> TermColumns {
    let mut columns = TermColumns::new(4);
    if frequent.slots.is_empty() {
        return columns;
    }
    let units = shard.tokens().units();
    let facts = facts(shard);
    // By hash: occurrences, those of several tokens, where the first stands, those with a function word, and characters of verbs.
    let mut counts: HashMap<u64, (u32, u32, u32, u32, u32, u32), FxBuildHasher> = HashMap::default();
    sequences(shard, &facts, |hash, first, tokens| {
        let mixed = hash.mixed();
        if frequent.has(mixed) {
            let entry = counts.entry(mixed).or_insert((0, 0, first, tokens, 0, 0));
            entry.0 += 1;
            entry.1 += u32::from(tokens > 1);
            let fact = |at: u32| &facts[units[at as usize].term() as usize];
            entry.4 += u32::from(tokens > 1 && (first..first + tokens).any(|at| fact(at).inner));
            entry.5 += if tokens > 1 && fact(first).verb { fact(first).length } else { 0 };
        }
    });
    let mut rows: Vec<(u32, u32, u32, u32, u32, u32)> = counts.into_values().collect();
    rows.sort_unstable_by_key(|(_, _, first, tokens, ..)| (*first, *tokens));
    let mut word = String::new();
    for (count, several, first, tokens, function, verbs) in rows {
        word.clear();
        (first..first + tokens)
            .for_each(|at| word.push_str(shard.vocabulary().term(units[at as usize].term())));
        columns.push_new(&word, "", [count, several, function, verbs].map(u64::from));
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_merge_to_the_smaller_size_in_any_order() {
        let table =
            |size: usize, step: usize| Sketch { slots: (0..size).map(|at| (at * step % 7) as u8).collect() };
        let (a, b, c) = (table(64, 3), table(16, 5), table(32, 2));
        let merged = |order: [&Sketch; 3]| {
            let mut sum = Sketch::default();
            for sketch in order {
                sum.merge(sketch.clone());
            }
            sum.slots
        };
        assert_eq!(merged([&a, &b, &c]).len(), 16);
        assert_eq!(merged([&a, &b, &c]), merged([&c, &a, &b]));
        assert_eq!(merged([&b, &c, &a]), merged([&c, &b, &a]));
    }
}
