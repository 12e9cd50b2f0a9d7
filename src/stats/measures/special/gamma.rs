//! The incomplete gamma function at whole arguments, and its inverse: the tails of the Poisson distribution.

use super::normal::normal_quantile_upper;
use super::saddle::log_poisson_pmf;
use libm::{exp, log, log1p};

/// Steps after which a series is taken as it stands; about 10·√a steps are needed.
const MAX_STEPS: u32 = 1_000_000;

/// From this count on the approximation of Wilson and Hilferty (1931) is exact to the last digits of the bound: its
/// relative error falls as count^−3/2.
const LARGE: f64 = 1e10;

/// (ln P(a, x), ln Q(a, x)): the logarithms of the chances of at least `a` and of fewer than `a` events when `x` are
/// expected, for whole `a ≥ 1`. Source: DLMF 8.11.4 (series) and 8.9.2 (continued fraction, by Lentz's method).
fn log_tails(a: f64, x: f64) -> (f64, f64) {
    let front = log_poisson_pmf(a, x);
    if x < a + 1.0 {
        let (mut term, mut sum, mut n) = (1.0, 1.0, a);
        for _ in 0..MAX_STEPS {
            n += 1.0;
            term *= x / n;
            sum += term;
            if term < sum * 1e-17 {
                break;
            }
        }
        let lower = (front + log(sum)).min(0.0);
        (lower, log1p(-exp(lower)))
    } else {
        const TINY: f64 = 1e-300;
        let guard = |v: f64| if v.abs() < TINY { TINY } else { v };
        let mut b = x + 1.0 - a;
        let mut c = 1.0 / TINY;
        let mut d = 1.0 / guard(b);
        let mut h = d;
        for step in 1..MAX_STEPS {
            let i = f64::from(step);
            let an = -i * (i - a);
            b += 2.0;
            d = 1.0 / guard(an * d + b);
            c = guard(b + an / c);
            let change = d * c;
            h *= change;
            if (change - 1.0).abs() < 1e-15 {
                break;
            }
        }
        // x^a e^−x / Γ(a) is the Poisson probability of a, times a.
        let upper = (front + log(a) + log(h)).min(0.0);
        (log1p(-exp(upper)), upper)
    }
}

/// The lower exact bound of a Poisson mean (Garwood 1936): the mean at which `count` or more events have probability
/// `alpha`, in events. 0 when `count` is 0. `alpha` between 0 and 1, exclusive.
pub fn poisson_mean_lower(count: u64, alpha: f64) -> f64 {
    if count == 0 || !(alpha > 0.0 && alpha < 1.0) {
        return 0.0;
    }
    let a = count as f64;
    solve(a, wilson_hilferty(a, -normal_quantile_upper(alpha)), alpha, true)
}

/// The upper exact bound of a Poisson mean (Garwood 1936): the mean at which `count` or fewer events have probability
/// `alpha`, in events. Infinite when `alpha` is not between 0 and 1.
pub fn poisson_mean_upper(count: u64, alpha: f64) -> f64 {
    if !(alpha > 0.0 && alpha < 1.0) {
        return f64::INFINITY;
    }
    let a = count as f64 + 1.0;
    solve(a, wilson_hilferty(a, normal_quantile_upper(alpha)), alpha, false)
}

/// A first guess at the gamma quantile (Wilson and Hilferty 1931).
fn wilson_hilferty(a: f64, z: f64) -> f64 {
    let cube = 1.0 - 1.0 / (9.0 * a) + z / (3.0 * a.sqrt());
    (a * cube * cube * cube).max(a * 1e-3)
}

/// Newton's method for the logarithm of a tail against the logarithm of the mean; both tails are log-concave there.
fn solve(a: f64, guess: f64, alpha: f64, lower_tail: bool) -> f64 {
    if a >= LARGE {
        return guess;
    }
    let target = log(alpha);
    let mut ln_x = log(guess);
    for _ in 0..100 {
        let x = exp(ln_x);
        let (p, q) = log_tails(a, x);
        let value = if lower_tail { p } else { q };
        let density = log_poisson_pmf(a, x) + log(a);
        let slope = exp(density - value);
        let step = (value - target) / slope;
        let step = if step.is_finite() { step.clamp(-1.0, 1.0) } else { 1.0 };
        ln_x -= if lower_tail { step } else { -step };
        if step.abs() <= 1e-14 * (1.0 + ln_x.abs()) {
            break;
        }
    }
    exp(ln_x)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closed_forms_at_zero_and_one_event() {
        // With no event seen, e^−m = alpha; with one seen, 1 − e^−m = alpha below.
        assert!((poisson_mean_upper(0, 0.025) - 3.688_879_454_113_936).abs() < 1e-12);
        assert!((poisson_mean_lower(1, 0.025) - 0.025_317_807_984_289_9).abs() < 1e-14);
        assert_eq!(poisson_mean_lower(0, 0.025), 0.0);
    }

    #[test]
    fn bounds_hold_at_every_size() {
        for count in [1, 2, 10, 500, 123_456, 1_000_000_000] {
            for alpha in [0.3, 0.025, 1e-9] {
                let (low, high) = (poisson_mean_lower(count, alpha), poisson_mean_upper(count, alpha));
                let back_low = exp(log_tails(count as f64, low).0);
                let back_high = exp(log_tails(count as f64 + 1.0, high).1);
                assert!((back_low / alpha - 1.0).abs() < 1e-8, "{count} {alpha}: {low} {back_low}");
                assert!((back_high / alpha - 1.0).abs() < 1e-8, "{count} {alpha}: {high} {back_high}");
            }
        }
    }
}
