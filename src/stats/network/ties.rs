//! Ties among the words of a network: how many sentences hold both.

use serde::{Deserialize, Serialize};

use super::{Network, NetworkEdge, NetworkPartial, Tie};
use crate::corpus::{Copies, Scoped};
use crate::sorting::OrderBy;
use crate::stats::filter::by_score;
use crate::stats::measures::convention::Boundary;
use crate::stats::measures::{Contingency, Family};
use crate::stats::tally::Named;

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

impl Network {
    /// Ties among words that reach the least count, strongest first.
    pub(super) fn ties(&self, whole: &NetworkPartial) -> Vec<NetworkEdge> {
        let (number, ties) = (whole.chosen.len(), &whole.ties);
        let from = u32::from(self.has_node());
        let family =
            Family { candidates: (number * number.saturating_sub(1) / 2) as u64, ..Family::default() };
        let mut edges = Vec::new();
        let pairs = (0..number).flat_map(|a| (a + 1..number).map(move |b| (a, b)));
        for ((a, b), both) in pairs.zip(&ties.both) {
            if *both >= u64::from(self.min_count.max(1)) {
                let table =
                    Contingency { o11: *both, r1: ties.single[a], c1: ties.single[b], n: ties.units }.table();
                edges.push(NetworkEdge {
                    source: from + a as u32,
                    target: from + b as u32,
                    order: 2,
                    by: Tie::Units,
                    count: *both,
                    expected: table.e11(),
                    weight: self.measure.of(&table, &family),
                });
            }
        }
        // Stable: pairs stand in the order of their words.
        edges.order_by(|a, b| by_score(a.weight, b.weight, true));
        edges
    }
}

/// Counts the sentences of a shard that hold each word and each two.
pub(super) fn ties(terms: &[String], within: Boundary, shard: &Scoped<'_>) -> Ties {
    let (number, named) = (terms.len(), Named::new(shard.vocabulary(), terms));
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
                held.extend(named.get(unit.term()).map(|word| word as u32));
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
