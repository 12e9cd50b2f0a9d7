//! The ratio of two rates on a binary scale, and how sure it is: Log Ratio, its interval, LRC.
//!
//! `a` of `n1` tokens against `b` of `n2`: for collocations O11 of R1 against O21 of R2, for keyness the target
//! against the reference.

use super::special::{binomial_logit_lower, binomial_logit_lower_above};
use libm::log2;
use serde::{Deserialize, Serialize};
use std::f64::consts::LN_2;

/// Log Ratio = log2((a / n1) / (b / n2)), a binary logarithm: 1 means twice as frequent. Source: Hardie (2014).
///
/// As there, a count of 0 is taken as ½, on either side. `None` when n1 or n2 is 0, or both counts are.
pub fn log_ratio(a: f64, n1: f64, b: f64, n2: f64) -> Option<f64> {
    if n1 <= 0.0 || n2 <= 0.0 || a < 0.0 || b < 0.0 || a + b <= 0.0 {
        return None;
    }
    let at_least_half = |count: f64| if count > 0.0 { count } else { 0.5 };
    Some(log2(at_least_half(a) / n1 / (at_least_half(b) / n2)))
}

/// A confidence interval of a [`log_ratio`], in the same binary units. `None` is an open end.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct LogRatioInterval {
    /// The lower bound; open when `a` is 0.
    pub lower: Option<f64>,
    /// The upper bound; open when `b` is 0.
    pub upper: Option<f64>,
}

/// The exact interval of the Log Ratio: the Clopper–Pearson interval of a / (a + b), turned into a ratio of rates.
///
/// `confidence` between 0 and 1 holds for all `candidates` together (Bonferroni: each is tested at
/// (1 − confidence) / candidates, half on each side; 1 candidate means no correction). Source: Evert (2022),
/// "Measuring keyness", the conditional Poisson test. `None` when n1 or n2 is 0 or both counts are, or `confidence`
/// is not inside 0..1.
///
/// CQPweb 3.1.9 prints an interval that puts `a` into both terms; it is not reproduced here.
pub fn log_ratio_interval(
    a: u64,
    n1: u64,
    b: u64,
    n2: u64,
    confidence: f64,
    candidates: u64,
) -> Option<LogRatioInterval> {
    let (scale, alpha, together) = prepare(a, n1, b, n2, confidence, candidates)?;
    let lower = binomial_logit_lower(a, together, alpha).map(|logit| logit / LN_2 + scale);
    // The upper bound of a's share is the lower bound of b's, seen from the other side.
    let upper = binomial_logit_lower(b, together, alpha).map(|logit| -logit / LN_2 + scale);
    Some(LogRatioInterval { lower, upper })
}

/// LRC, the conservative Log Ratio: the bound of [`log_ratio_interval`] that is nearer to 0, and 0 when the interval
/// holds 0. Source: Evert (2022). Arguments and `None` as there.
pub fn conservative_log_ratio(
    a: u64,
    n1: u64,
    b: u64,
    n2: u64,
    confidence: f64,
    candidates: u64,
) -> Option<f64> {
    let (scale, alpha, together) = prepare(a, n1, b, n2, confidence, candidates)?;
    let over = u128::from(a) * u128::from(n2) >= u128::from(b) * u128::from(n1);
    // Only the bound that decides is computed, and only where it is not 0: this runs over whole vocabularies.
    let none = scale * LN_2;
    let bound = if over {
        binomial_logit_lower_above(a, together, alpha, -none)
            .map_or(0.0, |logit| logit / LN_2 + scale)
            .max(0.0)
    } else {
        binomial_logit_lower_above(b, together, alpha, none)
            .map_or(0.0, |logit| scale - logit / LN_2)
            .min(0.0)
    };
    Some(bound)
}

/// (log2(n2 / n1), the level of one side, a + b).
fn prepare(a: u64, n1: u64, b: u64, n2: u64, confidence: f64, candidates: u64) -> Option<(f64, f64, u64)> {
    let together = a.checked_add(b)?;
    if n1 == 0 || n2 == 0 || together == 0 || !(confidence > 0.0 && confidence < 1.0) {
        return None;
    }
    let alpha = (1.0 - confidence) / 2.0 / candidates.max(1) as f64;
    Some((log2(n2 as f64 / n1 as f64), alpha, together))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twice_as_frequent_is_one() {
        assert_eq!(log_ratio(20.0, 1000.0, 10.0, 1000.0), Some(1.0));
        assert_eq!(log_ratio(0.0, 1000.0, 1.0, 1000.0), Some(-1.0));
        assert_eq!(log_ratio(0.0, 1000.0, 0.0, 1000.0), None);
        assert_eq!(log_ratio(1.0, 0.0, 1.0, 9.0), None);
    }

    #[test]
    fn interval_turns_round_with_its_sides() {
        let there = log_ratio_interval(30, 5_000, 12, 9_000, 0.95, 10).unwrap();
        let back = log_ratio_interval(12, 9_000, 30, 5_000, 0.95, 10).unwrap();
        assert!((there.lower.unwrap() + back.upper.unwrap()).abs() < 1e-12);
        assert!((there.upper.unwrap() + back.lower.unwrap()).abs() < 1e-12);
        let point = log_ratio(30.0, 5_000.0, 12.0, 9_000.0).unwrap();
        assert!(there.lower.unwrap() < point && point < there.upper.unwrap());
    }

    #[test]
    fn open_ends_and_levels() {
        let none_elsewhere = log_ratio_interval(9, 100, 0, 100, 0.95, 1).unwrap();
        assert_eq!(none_elsewhere.upper, None);
        assert!(none_elsewhere.lower.unwrap() > 0.0);
        assert_eq!(log_ratio_interval(9, 100, 1, 100, 1.0, 1), None);
        assert_eq!(conservative_log_ratio(u64::MAX, 1, 1, 1, 0.95, 1), None);
        // More candidates, more caution.
        let one = conservative_log_ratio(40, 1_000, 10, 1_000, 0.95, 1).unwrap();
        let many = conservative_log_ratio(40, 1_000, 10, 1_000, 0.95, 1_000).unwrap();
        assert!(one > many && many > 0.0, "{one} {many}");
        assert_eq!(conservative_log_ratio(4, 1_000, 3, 1_000, 0.95, 1), Some(0.0));
    }
}
