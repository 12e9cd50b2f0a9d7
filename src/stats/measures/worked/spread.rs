//! Measures of dispersion with their numbers: the sums over the parts stand where the formula has them.

use libm::{exp10, log2};

use super::worked;
use crate::stats::measures::{Dispersion, DispersionMeasure, Distances, Part};

/// A measure of dispersion over `parts` with the numbers of one term, and what came out: `½·0.4688 = 0.2344`.
///
/// Sums and means over the parts are given as one number. Parts without tokens are left out, as everywhere.
#[must_use]
pub fn dispersion(measure: DispersionMeasure, parts: &[Part]) -> String {
    let parts: Vec<Part> = parts.iter().copied().filter(|part| part.size > 0).collect();
    let of = Dispersion::of(&parts);
    let f: f64 = parts.iter().map(|part| part.frequency as f64).sum();
    let tokens: f64 = parts.iter().map(|part| part.size as f64).sum();
    let n = parts.len() as f64;
    let shares = || parts.iter().map(|part| (part.frequency as f64 / f, part.size as f64 / tokens));
    let rates: Vec<f64> = parts.iter().map(|part| part.frequency as f64 / part.size as f64).collect();
    let rate_sum: f64 = rates.iter().sum();
    let mean = rate_sum / n;
    let smallest = |with: bool| {
        let sizes = parts.iter().filter(|part| !with || part.frequency > 0).map(|part| part.size);
        sizes.min().unwrap_or(0) as f64 / tokens
    };
    let (formula, symbols): (&str, Vec<(&str, f64)>) = match measure {
        DispersionMeasure::Range => ("R / n", vec![("R", of.range as f64), ("n", n)]),
        DispersionMeasure::JuillandD => {
            let variance = rates.iter().map(|rate| (rate - mean) * (rate - mean)).sum::<f64>() / n;
            ("1 − CV / √(n − 1)", vec![("CV", variance.sqrt() / mean), ("n", n)])
        }
        DispersionMeasure::CarrollD2 => {
            let shares = rates.iter().filter(|rate| **rate > 0.0).map(|rate| rate / rate_sum);
            ("H / log2 n", vec![("H", shares.map(|p| -p * log2(p)).sum()), ("n", n)])
        }
        DispersionMeasure::RosengrenS => ("Q²", vec![("Q", shares().map(|(v, s)| (v * s).sqrt()).sum())]),
        DispersionMeasure::Dp => ("½·D", vec![("D", shares().map(|(v, s)| (v - s).abs()).sum())]),
        DispersionMeasure::DpNorm => {
            ("DP / (1 − m)", vec![("DP", of.dp.unwrap_or_default()), ("m", smallest(false))])
        }
        DispersionMeasure::EgbertDp => {
            ("1 − DP / (1 − m)", vec![("DP", of.dp.unwrap_or_default()), ("m", smallest(true))])
        }
        DispersionMeasure::DKl => ("1 / (1 + K)", vec![("K", of.divergence.unwrap_or_default())]),
        DispersionMeasure::DA => {
            let pairs = rates
                .iter()
                .enumerate()
                .flat_map(|(at, one)| rates[..at].iter().map(move |other| (one - other).abs()));
            // Over thousands of parts the pairs would be millions: then from the value itself.
            let difference = if parts.len() <= 1000 {
                pairs.sum::<f64>() / (n * (n - 1.0) / 2.0)
            } else {
                (1.0 - of.d_a.unwrap_or_default()) * 2.0 * mean
            };
            ("1 − a / (2·m)", vec![("a", difference), ("m", mean)])
        }
    };
    worked(Some(formula), &symbols, 0, of.get(measure))
}

/// The measures by distance of a term with `f` tokens of `n`, in the order ARF, ALD, f_ALD, AWT, f_AWT; sums over the
/// distances are given as one number.
#[must_use]
pub fn distances(of: &Distances, f: u64, n: u64) -> [String; 5] {
    let (f, n) = (f as f64, n as f64);
    let even = n / f;
    let square = (2.0 * of.awt - 1.0) * n;
    [
        worked(Some("S / v"), &[("S", of.arf * even), ("v", even)], 0, Some(of.arf)),
        worked(Some("L / N"), &[("L", of.ald * n), ("N", n)], 0, Some(of.ald)),
        worked(Some("N · 10^−ALD"), &[("N", n), ("ALD", of.ald)], 0, Some(n * exp10(-of.ald))),
        worked(Some("½ (1 + W / N)"), &[("W", square), ("N", n)], 0, Some(of.awt)),
        worked(Some("N² / W"), &[("N", n), ("W", square)], 0, Some(of.f_awt)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_stand_in_the_formulas() {
        // v = .1 .2 .7, s = .2 .2 .6.
        let parts = [(1, 20), (2, 20), (7, 60)].map(|(frequency, size)| Part { frequency, size });
        let of = |measure| dispersion(measure, &parts);
        assert_eq!(of(DispersionMeasure::Range), "3 / 3 = 1");
        assert_eq!(of(DispersionMeasure::Dp), "½·0.2 = 0.1");
        assert_eq!(of(DispersionMeasure::DpNorm), "0.1 / (1 − 0.2) = 0.125");
        assert_eq!(of(DispersionMeasure::EgbertDp), "1 − 0.1 / (1 − 0.2) = 0.875");
        // Rates .05 .1 .116667: mean .0888889, pairs .05 .0666667 .0166667.
        assert_eq!(of(DispersionMeasure::DA), "1 − 0.0444444 / (2·0.0888889) = 0.75");
        let one = [Part { frequency: 3, size: 9 }];
        assert_eq!(dispersion(DispersionMeasure::DpNorm, &one), "0 / (1 − 1) is not defined");
    }

    #[test]
    fn distances_are_summed() {
        let of = Distances::of(&[0, 2], 10).unwrap();
        let [arf, _, _, awt, f_awt] = distances(&of, 2, 10);
        assert_eq!(arf, "7 / 5 = 1.4");
        assert_eq!(awt, "½ (1 + 68 / 10) = 3.9");
        assert_eq!(f_awt, "10² / 68 = 1.47059");
    }
}
