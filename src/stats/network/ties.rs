//! Sentences that hold two words.

use serde::{Deserialize, Serialize};

use crate::corpus::{Copies, Scoped};
use crate::stats::measures::convention::Boundary;

/// Sentences that hold words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Ties {
    /// Sentences with a token.
    pub units: u64,
    /// Per word: sentences that hold it.
    pub single: Vec<u64>,
    /// Per two words a < b, row by row: sentences that hold both.
    pub both: Vec<u64>,
}

impl Ties {
    /// Takes the counts of other documents in.
    pub fn merge(&mut self, other: Self) {
        self.units += other.units;
        for (mine, more) in [(&mut self.single, other.single), (&mut self.both, other.both)] {
            mine.resize(mine.len().max(more.len()), 0);
            mine.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
        }
    }
}

/// Counts the sentences of a shard that hold each word and each two.
pub(super) fn ties(terms: &[String], within: Boundary, shard: &Scoped<'_>) -> Ties {
    const NONE: u32 = u32::MAX;
    let number = terms.len();
    let mut slots = vec![NONE; shard.vocabulary().len()];
    for (slot, term) in (0u32..).zip(terms) {
        if let Some(id) = shard.vocabulary().find(term) {
            slots[id as usize] = slot;
        }
    }
    let mut ties =
        Ties { units: 0, single: vec![0; number], both: vec![0; number * number.saturating_sub(1) / 2] };
    let every = shard.scope().copies == Copies::All;
    let (mut held, mut words) = (Vec::new(), false);
    let mut close = |held: &mut Vec<u32>, words: &mut bool| {
        ties.units += u64::from(std::mem::take(words));
        held.sort_unstable();
        held.dedup();
        for (at, a) in held.iter().enumerate() {
            ties.single[*a as usize] += 1;
            // Pairs of rows before a, then the place of b in its row.
            let row = *a as usize * (2 * number - *a as usize - 1) / 2;
            for b in &held[at + 1..] {
                ties.both[row + (b - a - 1) as usize] += 1;
            }
        }
        held.clear();
    };
    for (_, document) in shard.documents() {
        for unit in shard.tokens().units().range(document.unit_start as usize..document.unit_end as usize) {
            if unit.is_word() && (every || !unit.is_copy()) {
                words = true;
                let slot = slots[unit.term() as usize];
                if slot != NONE {
                    held.push(slot);
                }
            }
            let ends = match within {
                Boundary::Sentence => unit.ends_sentence(),
                Boundary::Paragraph => unit.ends_paragraph(),
                Boundary::Document | Boundary::None => false,
            };
            if ends {
                close(&mut held, &mut words);
            }
        }
        close(&mut held, &mut words);
    }
    ties
}
