//! Dispersion by distances between a term's tokens: no parts, but the order of the corpus.
//!
//! The corpus is taken as a ring of N tokens, so the distance after the last token leads to the first. Source:
//! Savický and Hlaváčová (2002), "Measures of word commonness"; the corpus position of every token is needed.

use libm::{exp10, log10};
use serde::{Deserialize, Serialize};

/// Distance-based dispersion of a term with f tokens in a corpus of N. All frequencies are in tokens.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Distances {
    /// ARF, average reduced frequency = Σ min(d, N/f) / (N/f): f when evenly spread, about 1 when all in one place.
    pub arf: f64,
    /// ALD, average logarithmic distance = Σ d log10 d / N.
    pub ald: f64,
    /// f_ALD, the frequency that an evenly spread term of this ALD would have = N · 10^−ALD.
    pub f_ald: f64,
    /// AWT, average waiting time until the term's next token = ½ (1 + Σ d² / N), in tokens.
    pub awt: f64,
    /// f_AWT, the frequency that an evenly spread term of this AWT would have = N / (2·AWT − 1) = N² / Σ d².
    pub f_awt: f64,
}

impl Distances {
    /// The distances between tokens at ascending `positions` (from 0) in a corpus of `tokens`.
    ///
    /// `None` when there is no position, when they do not ascend strictly, or when one is not below `tokens`.
    pub fn of(positions: &[u64], tokens: u64) -> Option<Self> {
        let (first, last) = (*positions.first()?, *positions.last()?);
        if last >= tokens || positions.windows(2).any(|pair| pair[0] >= pair[1]) {
            return None;
        }
        let n = tokens as f64;
        let even = n / positions.len() as f64;
        let around = tokens - last + first;
        let gaps = positions.windows(2).map(|pair| pair[1] - pair[0]).chain([around]);
        let (mut reduced, mut logarithmic, mut square) = (0.0, 0.0, 0.0);
        for gap in gaps {
            let d = gap as f64;
            reduced += d.min(even);
            logarithmic += d * log10(d);
            square += d * d;
        }
        let ald = logarithmic / n;
        let awt = 0.5 * (1.0 + square / n);
        Some(Self { arf: reduced / even, ald, f_ald: n * exp10(-ald), awt, f_awt: n / square * n })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn evenly_spread_terms_keep_their_frequency() {
        let positions: Vec<u64> = (0..8).map(|i| 5 + i * 25).collect();
        let d = Distances::of(&positions, 200).unwrap();
        for frequency in [d.arf, d.f_ald, d.f_awt] {
            assert!((frequency - 8.0).abs() < 1e-12, "{d:?}");
        }
        assert!((d.awt - 13.0).abs() < 1e-12);
    }

    #[test]
    fn turning_the_ring_changes_nothing() {
        let positions = [3, 4, 40, 77];
        let turned: Vec<u64> = positions.iter().map(|p| p + 20).collect();
        let (a, b) = (Distances::of(&positions, 100).unwrap(), Distances::of(&turned, 100).unwrap());
        assert!((a.arf - b.arf).abs() < 1e-12 && (a.ald - b.ald).abs() < 1e-12);
    }

    #[test]
    fn unusable_positions_are_refused() {
        assert_eq!(Distances::of(&[], 10), None);
        assert_eq!(Distances::of(&[3, 3], 10), None);
        assert_eq!(Distances::of(&[10], 10), None);
        assert_eq!(Distances::of(&[0], 1).map(|d| (d.arf, d.awt)), Some((1.0, 1.0)));
    }
}
