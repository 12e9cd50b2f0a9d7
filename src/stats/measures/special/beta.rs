//! The incomplete beta function at whole arguments, and its inverse: the tails of the binomial.

use super::normal::normal_quantile_upper;
use super::saddle::log_binomial_pmf;
use libm::{exp, expm1, log, log1p};

/// Steps after which the continued fraction is taken as it stands. It needs about √(a + b) steps near the mean, so
/// this is reached only beyond some 10¹² trials.
const MAX_STEPS: u32 = 4_000_000;

/// The regularised incomplete beta function I_x(a, b) with `y = 1 − x`, for whole `a, b ≥ 1`.
///
/// It is the chance of at least `a` successes in `a + b − 1` trials of chance `x`. Source: the continued fraction of
/// DiDonato and Morris (1992), "Significant digit computation of the incomplete beta function ratios", section 2,
/// with the saddle-point prefactor of Loader (2000). Relative error about 10⁻¹³ up to a + b = 10¹⁰.
pub fn incomplete_beta(a: f64, b: f64, x: f64, y: f64) -> f64 {
    exp(Point::at(a, b, x, y).tail)
}

/// ln I_x(a, b) and its derivative's logarithm, which share the costly part.
struct Point {
    /// ln I_x(a, b).
    tail: f64,
    /// ln of d I_x(a, b) / d logit(x), which is x^a y^b / B(a, b).
    density: f64,
}

impl Point {
    fn at(a: f64, b: f64, x: f64, y: f64) -> Self {
        if x <= 0.0 || y <= 0.0 {
            return Self { tail: if x <= 0.0 { f64::NEG_INFINITY } else { 0.0 }, density: f64::NEG_INFINITY };
        }
        let (ln_x, ln_y) = if x < 0.5 { (log(x), log1p(-x)) } else { (log1p(-y), log(y)) };
        // All of a trials succeed, or not all of b fail: closed forms.
        if b == 1.0 {
            return Self { tail: a * ln_x, density: log(a) + a * ln_x + ln_y };
        }
        if a == 1.0 {
            return Self { tail: log(-expm1(b * ln_y)), density: log(b) + ln_x + b * ln_y };
        }
        // The binomial probability of a in a + b is x^a y^b / B(a, b) up to a b / (a + b).
        let density = log_binomial_pmf(a, b, x, y) + log(a / (a + b) * b);
        // How far x lies below the mean a / (a + b), in trials; from the smaller of x and y, to keep its digits.
        let below = if x < 0.5 { a - (a + b) * x } else { (a + b) * y - b };
        let tail = if below >= 0.0 {
            density + log(continued_fraction(a, b, x, y, below))
        } else {
            let other = exp(density) * continued_fraction(b, a, y, x, -below);
            log1p(-other.min(1.0))
        };
        Self { tail, density }
    }
}

/// I_x(a, b) · B(a, b) / (x^a y^b), for a, b > 1 and x at or below the mean.
fn continued_fraction(a: f64, b: f64, x: f64, y: f64, below: f64) -> f64 {
    let first = (1.0 + below) / (1.0 + 1.0 / a);
    // Convergents A/B by the forward recurrence, rescaled so that the latest B is 1.
    let (mut a0, mut b0) = (0.0, 1.0 / first);
    let mut convergent = 1.0 / first;
    for step in 1..MAX_STEPS {
        let n = f64::from(step);
        let w = n * (b - n) * x;
        let before = a + 2.0 * n - 1.0;
        let alpha = (a + n - 1.0) * (a + b + n - 1.0) / (before * before) * (w * x);
        let beta = n + w / before + (a + n) / (a + 2.0 * n + 1.0) * (1.0 + below + n * (1.0 + y));
        let a1 = alpha * a0 + beta * convergent;
        let b1 = alpha * b0 + beta;
        (a0, b0) = (convergent / b1, 1.0 / b1);
        let next = a1 / b1;
        let change = (next - convergent).abs();
        convergent = next;
        if change <= 1e-15 * next {
            break;
        }
    }
    convergent
}

/// The logit ln(p / (1 − p)) of the lower Clopper–Pearson bound: the chance `p` at which `hits` or more successes in
/// `trials` have probability `alpha`.
///
/// `None` when `hits` is 0 (the bound is p = 0) or more than `trials`, or when `alpha` is not between 0 and 1. The
/// logit rather than p, because a ratio of rates needs p / (1 − p) and p may be 1 to the last bit.
pub fn binomial_logit_lower(hits: u64, trials: u64, alpha: f64) -> Option<f64> {
    let (a, b) = shapes(hits, trials, alpha)?;
    Some(solve(a, b, alpha))
}

/// [`binomial_logit_lower`] where it exceeds the logit `least`, else `None`: one evaluation decides, which saves the
/// solution for most of a vocabulary.
pub fn binomial_logit_lower_above(hits: u64, trials: u64, alpha: f64, least: f64) -> Option<f64> {
    let (a, b) = shapes(hits, trials, alpha)?;
    let (x, y) = from_logit(least);
    (Point::at(a, b, x, y).tail < log(alpha)).then(|| solve(a, b, alpha).max(least))
}

fn shapes(hits: u64, trials: u64, alpha: f64) -> Option<(f64, f64)> {
    if hits == 0 || hits > trials || !(alpha > 0.0 && alpha < 1.0) {
        return None;
    }
    Some((hits as f64, (trials - hits) as f64 + 1.0))
}

/// Newton's method for ln I against the logit, which is concave: monotone after one step.
fn solve(a: f64, b: f64, alpha: f64) -> f64 {
    let target = log(alpha);
    let deviation = (1.0 / a + 1.0 / b).sqrt();
    let mut logit = log(a / b) - normal_quantile_upper(alpha) * deviation;
    // The error after a step is of the order of step² / deviation.
    let enough = 1e-7 * deviation.min(1.0);
    for _ in 0..100 {
        let (x, y) = from_logit(logit);
        let point = Point::at(a, b, x, y);
        let step = (point.tail - target) * exp(point.tail - point.density);
        if !step.is_finite() {
            logit -= 1.0;
            continue;
        }
        logit -= step;
        if step.abs() <= enough {
            break;
        }
    }
    logit
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
        (a..=n).map(|k| super::super::binomial_pmf(f64::from(k), f64::from(n - k), p, 1.0 - p)).sum()
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
