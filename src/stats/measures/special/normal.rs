//! The normal distribution and the χ² distribution with one degree of freedom.

use libm::{erfc, exp, log};
use std::f64::consts::{FRAC_1_SQRT_2, TAU};

/// The two-sided p-value of a standard normal score: the chance of a score at least as far from 0, erfc(|z| / √2). Source:
/// Abramowitz and Stegun (1964), 26.2. Between 0 and 1; 1 at z = 0, 0 beyond about 39.
pub fn normal_two_sided_p(z: f64) -> f64 {
    erfc(z.abs() * FRAC_1_SQRT_2)
}

/// The p-value of a χ² or G² statistic with one degree of freedom: the chance of a value at least as large. The sign
/// that marks the direction of an association is ignored. Between 0 and 1.
pub fn chi_squared_p(statistic: f64) -> f64 {
    erfc((statistic.abs() * 0.5).sqrt())
}

/// The score that a standard normal variable exceeds with probability `alpha`, for instance 1.959964 at 0.025.
///
/// Positive infinity at `alpha ≤ 0`, negative infinity at `alpha ≥ 1`. Source: first guess Abramowitz and Stegun
/// (1964) 26.2.23, then Newton's method on the logarithm of the tail, to the last digits.
pub fn normal_quantile_upper(alpha: f64) -> f64 {
    if alpha.is_nan() || alpha <= 0.0 {
        return f64::INFINITY;
    }
    if alpha >= 1.0 {
        return f64::NEG_INFINITY;
    }
    if alpha > 0.5 {
        return -normal_quantile_upper(1.0 - alpha);
    }
    let t = (-2.0 * log(alpha)).sqrt();
    let numerator = 2.515_517 + t * (0.802_853 + t * 0.010_328);
    let denominator = 1.0 + t * (1.432_788 + t * (0.189_269 + t * 0.001_308));
    let mut z = t - numerator / denominator;
    for _ in 0..20 {
        let tail = 0.5 * erfc(z * FRAC_1_SQRT_2);
        let density = exp(-0.5 * z * z) / TAU.sqrt();
        let step = log(tail / alpha) * tail / density;
        if !step.is_finite() {
            break;
        }
        z += step;
        if step.abs() <= 1e-15 * (1.0 + z.abs()) {
            break;
        }
    }
    z
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn familiar_quantiles() {
        for (alpha, z) in [(0.5, 0.0), (0.025, 1.959_963_984_540_054), (0.995, -2.575_829_303_548_901)] {
            assert!((normal_quantile_upper(alpha) - z).abs() < 1e-13, "{alpha}");
        }
        assert!((normal_two_sided_p(normal_quantile_upper(5e-12)) / 1e-11 - 1.0).abs() < 1e-10);
        assert!((chi_squared_p(3.841_458_820_694_124) - 0.05).abs() < 1e-12);
    }
}
