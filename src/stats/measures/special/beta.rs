//! The incomplete beta function at whole arguments, and its inverse: the tails of the binomial.

use super::normal::normal_quantile_upper;
use super::saddle::log_binomial_pmf;
use libm::{exp, log, log1p};

/// Steps after which the continued fraction is taken as it stands. It needs about √(a + b) steps near the mean, so
/// this is reached only beyond some 10¹² trials.
const MAX_STEPS: u32 = 4_000_000;

/// The regularised incomplete beta function I_x(a, b) with `y = 1 − x`, for whole `a, b ≥ 1`.
///
/// It is the chance of at least `a` successes in `a + b − 1` trials of chance `x`. Source: continued fraction
/// DLMF 8.17.22, evaluated by Lentz's method, with the saddle-point prefactor of Loader (2000). Relative error about
/// 10⁻¹³ up to a + b = 10¹⁰.
pub fn incomplete_beta(a: f64, b: f64, x: f64, y: f64) -> f64 {
    exp(log_incomplete_beta(a, b, x, y))
}

/// ln I_x(a, b).
fn log_incomplete_beta(a: f64, b: f64, x: f64, y: f64) -> f64 {
    if x <= 0.0 {
        return f64::NEG_INFINITY;
    }
    if y <= 0.0 {
        return 0.0;
    }
    if x < (a + 1.0) / (a + b + 2.0) {
        log_lower_side(a, b, x, y)
    } else {
        let other = exp(log_lower_side(b, a, y, x));
        log1p(-other.min(1.0))
    }
}

/// ln I_x(a, b) where the continued fraction converges quickly: x below the mean.
fn log_lower_side(a: f64, b: f64, x: f64, y: f64) -> f64 {
    // x^a y^b / (a B(a, b)) is the binomial probability of a in a + b, times b / (a + b).
    let prefactor = log_binomial_pmf(a, a + b, x, y) + log(b / (a + b));
    prefactor + log(continued_fraction(a, b, x))
}

/// The continued fraction DLMF 8.17.22 by the modified Lentz method.
fn continued_fraction(a: f64, b: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let guard = |v: f64| if v.abs() < TINY { TINY } else { v };
    let mut c = 1.0;
    let mut d = 1.0 / guard(1.0 - (a + b) * x / (a + 1.0));
    let mut h = d;
    for step in 1..MAX_STEPS {
        let m = f64::from(step);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / guard(1.0 + even * d);
        c = guard(1.0 + even / c);
        h *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / guard(1.0 + odd * d);
        c = guard(1.0 + odd / c);
        let change = d * c;
        h *= change;
        if (change - 1.0).abs() < 1e-15 {
            break;
        }
    }
    h
}

/// The logit ln(p / (1 − p)) of the lower Clopper–Pearson bound: the chance `p` at which `hits` or more successes in
/// `trials` have probability `alpha`.
///
/// `None` when `hits` is 0 (the bound is p = 0) or more than `trials`, or when `alpha` is not between 0 and 1. The
/// logit rather than p, because a ratio of rates needs p / (1 − p) and p may be 1 to the last bit. Solved by
/// Newton's method for ln I against the logit, which is concave: monotone after one step.
pub fn binomial_logit_lower(hits: u64, trials: u64, alpha: f64) -> Option<f64> {
    if hits == 0 || hits > trials || !(alpha > 0.0 && alpha < 1.0) {
        return None;
    }
    let a = hits as f64;
    let b = (trials - hits) as f64 + 1.0;
    let target = log(alpha);
    let z = normal_quantile_upper(alpha);
    let mut logit = log(a / b) - z * (1.0 / a + 1.0 / b).sqrt();
    for _ in 0..100 {
        let (x, y) = from_logit(logit);
        let value = log_incomplete_beta(a, b, x, y);
        // d ln I / d logit = x^a y^b / (B(a, b) I); the numerator is the binomial probability times a b / (a + b).
        let slope = exp(log_binomial_pmf(a, a + b, x, y) + log(a * b / (a + b)) - value);
        let step = (value - target) / slope;
        if !step.is_finite() {
            logit -= 1.0;
            continue;
        }
        logit -= step;
        if step.abs() <= 1e-13 * (1.0 + logit.abs()) {
            break;
        }
    }
    Some(logit)
}

/// (p, 1 − p) of a logit, neither by subtraction.
pub fn from_logit(logit: f64) -> (f64, f64) {
    let e = exp(-logit.abs());
    let (small, large) = (e / (1.0 + e), 1.0 / (1.0 + e));
    if logit < 0.0 { (small, large) } else { (large, small) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Chance of at least `a` successes, added up term by term.
    fn by_terms(a: u32, n: u32, p: f64) -> f64 {
        (a..=n).map(|k| super::super::binomial_pmf(f64::from(k), f64::from(n), p, 1.0 - p)).sum()
    }

    #[test]
    fn incomplete_beta_is_the_binomial_tail() {
        for (a, n, p) in [(1, 1, 0.4), (3, 7, 0.1), (7, 7, 0.9), (20, 50, 0.41), (1, 500, 0.001)] {
            let beta = incomplete_beta(f64::from(a), f64::from(n - a + 1), p, 1.0 - p);
            let sum = by_terms(a, n, p);
            assert!((beta - sum).abs() < 1e-13 * sum, "{a} {n} {p}: {beta} {sum}");
        }
    }

    #[test]
    fn inverse_leads_back() {
        for (hits, trials) in [(1, 1), (1, 1_000_000), (5, 5), (7, 20), (1189, 2157), (1_000_000, 3_000_000)]
        {
            for alpha in [0.4, 0.025, 1e-8, 1e-30] {
                let logit = binomial_logit_lower(hits, trials, alpha).unwrap();
                let (x, y) = from_logit(logit);
                let back = incomplete_beta(hits as f64, (trials - hits + 1) as f64, x, y);
                assert!((back / alpha - 1.0).abs() < 1e-9, "{hits}/{trials} at {alpha}: {back}");
            }
        }
        assert_eq!(binomial_logit_lower(0, 9, 0.05), None);
    }
}
