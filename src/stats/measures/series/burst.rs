//! Kleinberg's bursts: the stretches of a timeline in which a word runs at a raised rate.

use super::super::special::log_binomial_pmf;
use libm::{log, log1p};
use serde::{Deserialize, Serialize};

/// The highest chance that the raised state may have.
const HIGHEST: f64 = 0.999_99;

/// Hits and the tokens (or documents) they are among, in one bin. No tokens means a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Bin {
    /// r: hits of the query.
    pub hits: u64,
    /// d: tokens, or documents when documents are counted.
    pub tokens: u64,
}

/// How readily a burst is seen.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct BurstSettings {
    /// s: the raised rate as a multiple of the overall rate, above 1; 2 unless told.
    pub s: f64,
    /// γ: the price of entering a burst, 0 or more; 1 unless told.
    pub gamma: f64,
}

impl Default for BurstSettings {
    fn default() -> Self {
        Self { s: 2.0, gamma: 1.0 }
    }
}

/// One burst.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Burst {
    /// First bin, from 0.
    pub start: usize,
    /// Last bin, inclusive. Gaps inside a burst belong to it; gaps at its ends do not.
    pub end: usize,
    /// By how much the raised state explains these bins better: the sum of the cost differences, in nats.
    pub weight: f64,
}

/// The bursts of a timeline.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Bursts {
    /// In the order of time.
    pub bursts: Vec<Burst>,
    /// The cost of the best sequence of states, in nats.
    pub cost: f64,
    /// p0: the overall rate, hits per token.
    pub p0: f64,
    /// p1: the rate of the raised state.
    pub p1: f64,
}

/// The bursts of binned counts by the two-state automaton of Kleinberg (2002), section 4, solved exactly (Viterbi).
///
/// With R hits in D tokens over n bins that hold text: p0 = R/D, p1 = min(s·p0, .99999); a bin costs −ln of the
/// binomial probability of its hits under its state; entering the raised state costs γ·ln n, leaving it is free, and
/// the automaton starts in the low state. Between equally cheap sequences the one with less time in the raised state
/// is taken, as far as single steps can tell.
///
/// No bursts without hits, or where p1 would not exceed p0. `None` when no bin holds text, when a bin has more hits
/// than tokens, when `s` is not above 1 or `gamma` is negative.
pub fn bursts(bins: &[Bin], settings: &BurstSettings) -> Option<Bursts> {
    let BurstSettings { s, gamma } = *settings;
    if !(s > 1.0 && s.is_finite() && gamma >= 0.0 && gamma.is_finite())
        || bins.iter().any(|b| b.hits > b.tokens)
    {
        return None;
    }
    let present: Vec<usize> = (0..bins.len()).filter(|i| bins[*i].tokens > 0).collect();
    if present.is_empty() {
        return None;
    }
    let hits: u128 = bins.iter().map(|b| u128::from(b.hits)).sum();
    let tokens: u128 = bins.iter().map(|b| u128::from(b.tokens)).sum();
    let p0 = hits as f64 / tokens as f64;
    let p1 = (s * p0).min(HIGHEST);
    let q0 = (tokens - hits) as f64 / tokens as f64;
    let low: Vec<f64> = present.iter().map(|i| cost(bins[*i], p0, q0)).collect();
    if p1 <= p0 {
        return Some(Bursts { bursts: Vec::new(), cost: low.iter().sum(), p0, p1 });
    }
    let (per_hit, per_other) = (log(p1 / p0), log1p((p0 - p1) / q0));
    let gains: Vec<f64> = present
        .iter()
        .map(|i| bins[*i].hits as f64 * per_hit + (bins[*i].tokens - bins[*i].hits) as f64 * per_other)
        .collect();
    let (raised, saved) = cheapest(&gains, gamma * log(present.len() as f64));
    let cost = (low.iter().sum::<f64>() - saved).max(0.0);

    let mut bursts: Vec<Burst> = Vec::new();
    let mut open = false;
    for (k, bin) in present.iter().enumerate() {
        if raised[k] {
            let weight = gains[k];
            match bursts.last_mut() {
                Some(burst) if open => {
                    burst.end = *bin;
                    burst.weight += weight;
                }
                _ => bursts.push(Burst { start: *bin, end: *bin, weight }),
            }
        }
        open = raised[k];
    }
    Some(Bursts { bursts, cost, p0, p1 })
}

/// −ln of the binomial probability of a bin's hits.
fn cost(bin: Bin, p: f64, q: f64) -> f64 {
    -log_binomial_pmf(bin.hits as f64, (bin.tokens - bin.hits) as f64, p, q)
}

/// The best sequence of states (true: raised), and what it saves against staying low throughout.
///
/// `gains` is the cost of the low state less that of the raised one, per bin. Only this difference matters: the
/// binomial coefficients, which are the same in both, never enter.
fn cheapest(gains: &[f64], entry: f64) -> (Vec<bool>, f64) {
    let mut came_from_high = Vec::with_capacity(gains.len());
    let (mut in_low, mut in_high) = (0.0, f64::NEG_INFINITY);
    for gain in gains {
        let (leave, stay) = (in_high > in_low, in_high > in_low - entry);
        came_from_high.push((leave, stay));
        let best_high = if stay { in_high } else { in_low - entry };
        in_low = if leave { in_high } else { in_low };
        in_high = best_high + gain;
    }
    let mut state = in_high > in_low;
    let saved = if state { in_high } else { in_low };
    let mut raised = vec![false; gains.len()];
    for k in (0..gains.len()).rev() {
        raised[k] = state;
        let (leave, stay) = came_from_high[k];
        state = if state { stay } else { leave };
    }
    (raised, saved)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bins(hits: &[u64], tokens: u64) -> Vec<Bin> {
        hits.iter().map(|&hits| Bin { hits, tokens }).collect()
    }

    #[test]
    fn gaps_are_neither_low_nor_high() {
        let with = |middle: &[Bin]| {
            let mut all = bins(&[1, 1, 2, 1, 8], 100);
            all.extend_from_slice(middle);
            all.extend(bins(&[9, 7, 1, 1, 2, 1, 1], 100));
            bursts(&all, &BurstSettings::default()).unwrap()
        };
        let (plain, gapped) = (with(&[]), with(&[Bin::default(); 3]));
        assert_eq!(plain.cost, gapped.cost);
        assert_eq!((plain.bursts[0].start, plain.bursts[0].end), (4, 6));
        assert_eq!((gapped.bursts[0].start, gapped.bursts[0].end), (4, 9));
        assert_eq!(plain.bursts[0].weight, gapped.bursts[0].weight);
    }

    #[test]
    fn a_rate_too_small_for_one_less_itself_gives_no_burst() {
        // 1 − p is 1 to the last bit here; the difference between the states must not be.
        let found =
            bursts(&[Bin { hits: 1, tokens: 1 << 57 }], &BurstSettings { s: 7.6, gamma: 0.0 }).unwrap();
        assert!(found.bursts.is_empty() && (found.cost - 1.0).abs() < 1e-9, "{found:?}");
    }

    #[test]
    fn nothing_to_find_and_nothing_to_say() {
        let settings = BurstSettings::default();
        assert_eq!(bursts(&bins(&[0, 0, 0], 50), &settings).unwrap().bursts, []);
        assert_eq!(bursts(&bins(&[50, 50], 50), &settings).unwrap().bursts, []);
        assert_eq!(bursts(&[], &settings), None);
        assert_eq!(bursts(&[Bin::default()], &settings), None);
        assert_eq!(bursts(&bins(&[3], 2), &settings), None);
        assert_eq!(bursts(&bins(&[1, 2], 9), &BurstSettings { s: 1.0, gamma: 1.0 }), None);
        assert_eq!(bursts(&bins(&[1, 2], 9), &BurstSettings { s: 2.0, gamma: f64::NAN }), None);
    }
}
