//! Binomial and Poisson probabilities in the saddle-point form of Loader (2000), "Fast and accurate computation of
//! binomial probabilities".

use libm::{exp, lgamma, log, log1p};

/// ln √(2π).
const LN_SQRT_TWO_PI: f64 = 0.918_938_533_204_672_8;
/// 2π.
const TWO_PI: f64 = std::f64::consts::TAU;

/// The deviance `x ln(x/m) + m − x`: how far an observed `x` lies from an expected `m`, never negative.
///
/// Both in the same unit (counts), `x ≥ 0`, `m > 0`; at `x = 0` it is `m`. Source: Loader (2000), `bd0`.
pub fn deviance(x: f64, m: f64) -> f64 {
    deviance_at(x, m, x - m)
}

/// [`deviance`] with the difference `d = x − m` given, for callers who know it to more digits than the subtraction
/// would leave.
pub fn deviance_at(x: f64, m: f64, d: f64) -> f64 {
    if x <= 0.0 {
        return m;
    }
    if m <= 0.0 {
        return f64::INFINITY;
    }
    let sum = x + m;
    if d.abs() < 0.1 * sum {
        // With v = d / (x + m), ln(x/m) = 2 artanh v; the leading terms cancel and leave this alternating-free series.
        let v = d / sum;
        let mut total = d * v;
        let mut term = 2.0 * x * v;
        let v2 = v * v;
        for j in 1..1000 {
            term *= v2;
            let next = total + term / f64::from(2 * j + 1);
            if next == total {
                break;
            }
            total = next;
        }
        return total.max(0.0);
    }
    (x * log(x / m) - d).max(0.0)
}

/// [`stirling_error`] of 1 to 15.
const STIRLING_ERRORS: [f64; 15] = [
    0.081_061_466_795_327_26,
    0.041_340_695_955_409_3,
    0.027_677_925_684_998_34,
    0.020_790_672_103_765_093,
    0.016_644_691_189_821_193,
    0.013_876_128_823_070_748,
    0.011_896_709_945_891_77,
    0.010_411_265_261_972_096,
    0.009_255_462_182_712_733,
    0.008_330_563_433_362_87,
    0.007_573_675_487_951_841,
    0.006_942_840_107_209_53,
    0.006_408_994_188_004_207,
    0.005_951_370_112_758_847_5,
    0.005_554_733_551_962_801,
];

/// The error of Stirling's formula, `ln n! − ln(√(2πn) (n/e)ⁿ)`, for `n > 0`.
pub fn stirling_error(n: f64) -> f64 {
    if n <= 15.0 {
        let whole = n as usize;
        if whole as f64 == n && whole > 0 {
            return STIRLING_ERRORS[whole - 1];
        }
        return lgamma(n + 1.0) - (n + 0.5) * log(n) + n - LN_SQRT_TWO_PI;
    }
    let n2 = n * n;
    // The asymptotic series B₂ₖ / (2k (2k−1) n²ᵏ⁻¹); at n > 15 seven terms leave less than 10⁻¹⁷.
    let s = 1.0 / 156.0;
    let s = 691.0 / 360_360.0 - s / n2;
    let s = 1.0 / 1188.0 - s / n2;
    let s = 1.0 / 1680.0 - s / n2;
    let s = 1.0 / 1260.0 - s / n2;
    let s = 1.0 / 360.0 - s / n2;
    (1.0 / 12.0 - s / n2) / n
}

/// The natural logarithm of the binomial probability of `k` successes and `rest` failures.
///
/// `p` is the chance of success and `q = 1 − p`; all four are given, so that none loses digits when it is small
/// beside the other. Counts may be fractional (at least 0), which the quadrature of tails needs. Negative infinity
/// for impossible events.
pub fn log_binomial_pmf(k: f64, rest: f64, p: f64, q: f64) -> f64 {
    if k < 0.0 || rest < 0.0 {
        return f64::NEG_INFINITY;
    }
    if p <= 0.0 {
        return if k == 0.0 { 0.0 } else { f64::NEG_INFINITY };
    }
    if q <= 0.0 {
        return if rest == 0.0 { 0.0 } else { f64::NEG_INFINITY };
    }
    if k == 0.0 {
        return rest * if p < 0.5 { log1p(-p) } else { log(q) };
    }
    if rest == 0.0 {
        return k * if q < 0.5 { log1p(-q) } else { log(p) };
    }
    let n = k + rest;
    let correction = stirling_error(n) - stirling_error(k) - stirling_error(rest);
    // ln √(n / 2π k rest), with k·rest kept from overflow.
    let width = 0.5 * (log(n / k) - log(TWO_PI * rest));
    correction - deviance(k, n * p) - deviance(rest, n * q) + width
}

/// The binomial probability of `k` successes and `rest` failures; see [`log_binomial_pmf`]. Between 0 and 1.
pub fn binomial_pmf(k: f64, rest: f64, p: f64, q: f64) -> f64 {
    exp(log_binomial_pmf(k, rest, p, q))
}

/// The natural logarithm of the Poisson probability of `k` events when `mean` are expected, `k ≥ 0`, `mean > 0`.
pub fn log_poisson_pmf(k: f64, mean: f64) -> f64 {
    if k <= 0.0 {
        return -mean;
    }
    -stirling_error(k) - deviance(k, mean) - 0.5 * log(TWO_PI * k)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_binomials_sum_to_one_and_match_the_closed_form() {
        let total: f64 = (0..=20).map(|k| binomial_pmf(f64::from(k), f64::from(20 - k), 0.3, 0.7)).sum();
        assert!((total - 1.0).abs() < 1e-14, "{total}");
        // C(4, 2) / 16
        assert!((binomial_pmf(2.0, 2.0, 0.5, 0.5) - 0.375).abs() < 1e-15);
    }

    #[test]
    fn deviance_is_continuous_where_series_and_logarithm_meet() {
        let m = 100.0;
        // |d| = 0.1 (x + m) at x = m · 11/9.
        let edge = m * 11.0 / 9.0;
        let (below, above) = (deviance(edge - 1e-9, m), deviance(edge + 1e-9, m));
        assert!((below - above).abs() < 1e-9, "{below} {above}");
        assert_eq!(deviance(0.0, 3.5), 3.5);
    }

    #[test]
    fn stirling_error_agrees_on_both_sides_of_fifteen() {
        let (below, above) = (stirling_error(15.0), stirling_error(15.0 + 1e-12));
        assert!((below - above).abs() < 1e-13, "{below} {above}");
        // The table against the logarithm of the gamma function.
        for n in 1..=15 {
            let n = f64::from(n);
            let by_gamma = lgamma(n + 1.0) - (n + 0.5) * log(n) + n - LN_SQRT_TWO_PI;
            assert!((stirling_error(n) - by_gamma).abs() < 1e-13, "{n}");
        }
    }
}
