//! How two series move together.

use super::interval::Interval;
use super::special::normal_quantile_upper;
use crate::sorting::OrderBy;
use libm::{atanh, tanh};
use serde::{Deserialize, Serialize};

/// A coefficient of correlation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Correlation {
    /// Of the values. Source: Pearson (1895).
    #[default]
    Pearson,
    /// Of their ranks, equal values sharing the mean of theirs. Source: Spearman (1904).
    Spearman,
}

/// r = Σ(x−x̄)(y−ȳ) / √(Σ(x−x̄)²·Σ(y−ȳ)²), between −1 and 1. Source: Pearson (1895).
///
/// `None` when a series is constant, shorter than two, or the lengths differ.
#[must_use]
pub fn pearson(x: &[f64], y: &[f64]) -> Option<f64> {
    if x.len() != y.len() || x.len() < 2 {
        return None;
    }
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    let (mx, my) = (mean(x), mean(y));
    let (mut xy, mut xx, mut yy) = (0.0, 0.0, 0.0);
    for (x, y) in x.iter().zip(y) {
        let (dx, dy) = (x - mx, y - my);
        xy += dx * dy;
        xx += dx * dx;
        yy += dy * dy;
    }
    (xx > 0.0 && yy > 0.0).then(|| (xy / (xx.sqrt() * yy.sqrt())).clamp(-1.0, 1.0))
}

/// Ranks from 1; equal values share the mean of their ranks. Source: Spearman (1904), Kendall (1945) for ties.
///
/// No values have no ranks; what is not a number ranks behind all numbers.
#[must_use]
pub fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.order_by(|a, b| values[*a].total_cmp(&values[*b]));
    let mut ranks = vec![0.0; values.len()];
    let mut from = 0;
    for run in order.chunk_by(|a, b| values[*a] == values[*b]) {
        let shared = from as f64 + (run.len() as f64 + 1.0) / 2.0;
        run.iter().for_each(|at| ranks[*at] = shared);
        from += run.len();
    }
    ranks
}

/// The interval of a coefficient over `n` points, by Fisher's z: tanh(artanh r ± z·s), s = 1/√(n−3) for Pearson's r,
/// √1.06 times that for Spearman's. Sources: Fisher (1921), Fieller, Hartley and Pearson (1957).
///
/// `confidence` holds for all `candidates` together (Bonferroni). `None` with fewer than four points or at ±1.
#[must_use]
pub fn correlation_interval(
    r: f64,
    n: u64,
    kind: Correlation,
    confidence: f64,
    candidates: u64,
) -> Option<Interval> {
    if n < 4 || r.abs() >= 1.0 || !(confidence > 0.0 && confidence < 1.0) {
        return None;
    }
    let z = normal_quantile_upper((1.0 - confidence) / 2.0 / candidates.max(1) as f64);
    let wider = if kind == Correlation::Spearman { 1.06_f64.sqrt() } else { 1.0 };
    let half = z * wider / ((n - 3) as f64).sqrt();
    Some(Interval { lower: tanh(atanh(r) - half), upper: tanh(atanh(r) + half) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coefficients_of_small_series() {
        let x = [1.0, 2.0, 3.0, 4.0, 5.0];
        assert!((pearson(&x, &[2.0, 4.0, 6.0, 8.0, 10.0]).unwrap() - 1.0).abs() < 1e-15);
        // Both sums written out: 112.0 / √(10 · 1770.8), and ranks 1, 3, 2, 4, 5.
        let y = [1.0, 3.0, 2.0, 5.0, 50.0];
        assert!((pearson(&x, &y).unwrap() - 0.746_434_956_140_591_7).abs() < 1e-14);
        assert!((pearson(&ranks(&x), &ranks(&y)).unwrap() - 0.9).abs() < 1e-15);
        assert_eq!(pearson(&x, &[3.0; 5]), None);
        assert_eq!(ranks(&[5.0, 1.0, 5.0, 2.0]), [3.5, 1.0, 3.5, 2.0]);
    }

    #[test]
    fn intervals_hold_the_coefficient_and_widen_with_candidates() {
        let one = correlation_interval(0.6, 30, Correlation::Pearson, 0.95, 1).unwrap();
        let many = correlation_interval(0.6, 30, Correlation::Pearson, 0.95, 100).unwrap();
        // artanh .6 = .6931; ± 1.95996 / √27.
        assert!(
            (one.lower - 0.305_842_067_808_204_7).abs() < 1e-12
                && (one.upper - 0.789_590_195_133_638_8).abs() < 1e-12,
            "{one:?}"
        );
        assert!(many.lower < one.lower && one.upper < many.upper);
        assert_eq!(correlation_interval(0.6, 3, Correlation::Pearson, 0.95, 1), None);
        assert_eq!(correlation_interval(1.0, 30, Correlation::Pearson, 0.95, 1), None);
    }
}
