//! Correction of p-values when many hypotheses are tested at once.

use crate::sorting::OrderBy;
use serde::{Deserialize, Serialize};

/// How p-values are adjusted for the number of tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Correction {
    /// As they are.
    None,
    /// p·m: the chance of any false alarm stays below the level. Source: Dunn (1961).
    Bonferroni,
    /// p·(m − i + 1) down the ascending list: the same guarantee, never weaker. Source: Holm (1979).
    Holm,
    /// p·m/i up the ascending list: the share of false alarms among the alarms stays below the level. Source:
    /// Benjamini and Hochberg (1995).
    #[default]
    BenjaminiHochberg,
}

impl Correction {
    /// The adjusted p-values in the order given, each to be compared with the level as it is, at most 1.
    ///
    /// `p` holds all tests that were made, significant or not; NaN counts as 1. O(m log m).
    pub fn adjust(self, p: &[f64]) -> Vec<f64> {
        let m = p.len();
        let p: Vec<f64> = p.iter().map(|p| if p.is_nan() { 1.0 } else { p.clamp(0.0, 1.0) }).collect();
        let times = |p: f64, factor: usize| (p * factor as f64).min(1.0);
        let mut order: Vec<usize> = (0..m).collect();
        order.order_by(|a, b| p[*a].total_cmp(&p[*b]));
        let mut adjusted = p.clone();
        match self {
            Self::None => {}
            Self::Bonferroni => adjusted.iter_mut().for_each(|p| *p = times(*p, m)),
            Self::Holm => {
                let mut largest = 0.0_f64;
                for (rank, i) in order.iter().enumerate() {
                    largest = largest.max(times(p[*i], m - rank));
                    adjusted[*i] = largest;
                }
            }
            Self::BenjaminiHochberg => {
                let mut smallest = 1.0_f64;
                for (rank, i) in order.iter().enumerate().rev() {
                    smallest = smallest.min(p[*i] * (m as f64 / (rank + 1) as f64));
                    adjusted[*i] = smallest;
                }
            }
        }
        adjusted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn worked_by_hand() {
        let p = [0.01, 0.04, 0.03, 0.005];
        let close = |ours: Vec<f64>, theirs: [f64; 4]| {
            assert!(ours.iter().zip(theirs).all(|(a, b)| (a - b).abs() < 1e-15), "{ours:?} {theirs:?}");
        };
        close(Correction::Bonferroni.adjust(&p), [0.04, 0.16, 0.12, 0.02]);
        close(Correction::Holm.adjust(&p), [0.03, 0.06, 0.06, 0.02]);
        close(Correction::BenjaminiHochberg.adjust(&p), [0.02, 0.04, 0.04, 0.02]);
        close(Correction::None.adjust(&p), p);
        assert_eq!(Correction::Holm.adjust(&[f64::NAN, 0.9]), [1.0, 1.0]);
        assert!(Correction::BenjaminiHochberg.adjust(&[]).is_empty());
    }
}
