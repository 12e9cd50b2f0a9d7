//! Fisher's exact test.

use super::saddle::{binomial_pmf, log_binomial_pmf};

/// Above this standard deviation (in counts) a tail is integrated instead of added up term by term.
const INTEGRATE_ABOVE: f64 = 10_000.0;

/// Probabilities within this factor of the observed one count as equal to it, as in R's `fisher.test`.
const TIE: f64 = 1.0 + 1e-7;

/// A hypergeometric distribution: `row` tokens drawn from `total`, of which `column` are of the type counted.
#[derive(Clone, Copy)]
struct Hypergeometric {
    row: f64,
    rest: f64,
    column: f64,
    p: f64,
    q: f64,
    /// Probability of `column` under the binomial that conditions on it.
    scale: f64,
    mean: f64,
    deviation: f64,
}

impl Hypergeometric {
    fn new(row: u64, column: u64, total: u64) -> Self {
        let (r, c, n) = (row as f64, column as f64, total as f64);
        let rest = (total - row) as f64;
        let other = (total - column) as f64;
        let (p, q) = (c / n, other / n);
        let variance = r / n * c * (rest / n) * (other / (n - 1.0).max(1.0));
        Self {
            row: r,
            rest,
            column: c,
            p,
            q,
            scale: binomial_pmf(c, other, p, q),
            mean: r * p,
            deviation: variance.max(0.0).sqrt(),
        }
    }

    /// The probability of `x`, which may be fractional; 0 outside the support.
    fn pmf(&self, x: f64) -> f64 {
        let log = log_binomial_pmf(x, self.row - x, self.p, self.q)
            + log_binomial_pmf(self.column - x, self.rest - self.column + x, self.p, self.q);
        libm::exp(log) / self.scale
    }

    /// pmf(x + 1) / pmf(x).
    fn ratio(&self, x: f64) -> f64 {
        (self.row - x) * (self.column - x) / ((x + 1.0) * (self.rest - self.column + x + 1.0))
    }

    /// The chance of `start` and everything further out in direction `step` (+1 or −1), as far as `end`.
    fn tail(&self, start: u64, end: u64, step: f64) -> f64 {
        if self.deviation > INTEGRATE_ABOVE {
            self.integrate(start as f64, step)
        } else {
            self.add(start, end, step)
        }
    }

    fn add(&self, start: u64, end: u64, step: f64) -> f64 {
        let (mut x, end) = (start as f64, end as f64);
        let mut term = self.pmf(x);
        let mut sum = term;
        while x != end {
            term *= if step > 0.0 { self.ratio(x) } else { 1.0 / self.ratio(x - 1.0) };
            x += step;
            sum += term;
            if term <= sum * 1e-18 {
                break;
            }
        }
        sum
    }

    /// Σ f(k) from `start` outwards, as ∫ f from half a step before it plus the first Euler–Maclaurin term; the next
    /// one is of relative size deviation⁻⁴. Eight-point Gauss–Legendre panels, narrow against the local decay.
    fn integrate(&self, start: f64, step: f64) -> f64 {
        const NODES: [f64; 4] = [
            0.183_434_642_495_649_8,
            0.525_532_409_916_329,
            0.796_666_477_413_626_7,
            0.960_289_856_497_536_3,
        ];
        const WEIGHTS: [f64; 4] = [
            0.362_683_783_378_362,
            0.313_706_645_877_887_3,
            0.222_381_034_453_374_47,
            0.101_228_536_290_376_26,
        ];
        // Distances outwards from `start` keep their digits where absolute positions near 10¹⁵ would not.
        let density = |out: f64| self.pmf(start + step * out);
        let mut from = -0.5;
        let mut sum = (density(0.0) - density(-1.0)) / 24.0;
        for _ in 0..100_000 {
            let score = (start + step * from - self.mean).abs() / self.deviation;
            let half = 0.25 * self.deviation / (1.0 + score);
            let middle = from + half;
            let mut panel = 0.0;
            for (node, weight) in NODES.iter().zip(WEIGHTS) {
                panel += weight * (density(middle - half * node) + density(middle + half * node));
            }
            panel *= half;
            sum += panel;
            from += 2.0 * half;
            if panel <= sum * 1e-17 {
                break;
            }
        }
        sum
    }
}

/// The hypergeometric probability that a row of `row` tokens holds exactly `x` of the `column` tokens of a type, in
/// `total` tokens. 0 for impossible counts.
pub fn hypergeometric_pmf(x: u64, row: u64, column: u64, total: u64) -> f64 {
    if row > total || column > total || x > row || x > column || x < lowest(row, column, total) {
        return 0.0;
    }
    if total == 0 {
        return 1.0;
    }
    Hypergeometric::new(row, column, total).pmf(x as f64)
}

/// The smallest count that the margins allow.
fn lowest(row: u64, column: u64, total: u64) -> u64 {
    (u128::from(row) + u128::from(column)).saturating_sub(u128::from(total)) as u64
}

/// Fisher's exact test, two-sided: the chance, with all margins fixed, of a table no more probable than the observed
/// one (Fisher 1935; the two-sided rule of R and SciPy).
///
/// `x` is O11, `row` R1, `column` C1, `total` N, all in tokens. A p-value between 0 and 1; 1 when only one table is
/// possible; below about 10⁻³⁰⁸ it is 0. `None` for margins that no table can have. Time grows with the standard
/// deviation of O11 up to 10⁴ and not at all beyond.
pub fn fisher_two_sided(x: u64, row: u64, column: u64, total: u64) -> Option<f64> {
    if row > total || column > total || x > row || x > column || x < lowest(row, column, total) {
        return None;
    }
    let (low, high) = (lowest(row, column, total), row.min(column));
    if low == high {
        return Some(1.0);
    }
    let law = Hypergeometric::new(row, column, total);
    let mode = ((u128::from(row) + 1) * (u128::from(column) + 1) / (u128::from(total) + 2)) as u64;
    let mode = mode.clamp(low, high);
    let limit = law.pmf(x as f64) * TIE;
    if law.pmf(mode as f64) <= limit {
        return Some(1.0);
    }
    let p = if x < mode {
        law.tail(x, low, -1.0)
            + first_at_most(mode, high, |y| law.pmf(y as f64) <= limit)
                .map_or(0.0, |y| law.tail(y, high, 1.0))
    } else {
        // Counted downwards from the mode, so that one search serves both sides.
        let below = first_at_most(0, mode - low, |d| law.pmf((mode - d) as f64) <= limit);
        law.tail(x, high, 1.0) + below.map_or(0.0, |d| law.tail(mode - d, low, -1.0))
    };
    Some(p.min(1.0))
}

/// The first value in `low..=high` for which a monotone condition holds.
fn first_at_most(low: u64, high: u64, holds: impl Fn(u64) -> bool) -> Option<u64> {
    if !holds(high) {
        return None;
    }
    let (mut low, mut high) = (low, high);
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) { high = middle } else { low = middle + 1 }
    }
    Some(high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lady_tasting_tea() {
        // Fisher (1935): 3 of 4 right, two-sided 34/70.
        assert!((fisher_two_sided(3, 4, 4, 8).unwrap() - 34.0 / 70.0).abs() < 1e-14);
        assert!((fisher_two_sided(4, 4, 4, 8).unwrap() - 2.0 / 70.0).abs() < 1e-15);
        assert_eq!(fisher_two_sided(0, 0, 4, 8), Some(1.0));
        assert_eq!(fisher_two_sided(0, 0, 0, 0), Some(1.0));
        assert_eq!(fisher_two_sided(5, 4, 4, 8), None);
        assert_eq!(fisher_two_sided(0, 7, 4, 8), None);
    }

    #[test]
    fn probabilities_sum_to_one() {
        let total: f64 = (0..=30).map(|x| hypergeometric_pmf(x, 30, 45, 100)).sum();
        assert!((total - 1.0).abs() < 1e-13, "{total}");
    }

    #[test]
    fn integral_and_sum_agree_where_both_are_possible() {
        let law = Hypergeometric::new(2_000_000_000, 1_500_000_000, 4_000_000_000);
        assert!(law.deviation > INTEGRATE_ABOVE);
        for score in [0.0, 0.5, 3.0, 12.0, 30.0] {
            let start = (law.mean + score * law.deviation).round();
            let (sum, integral) = (law.add(start as u64, 1_500_000_000, 1.0), law.integrate(start, 1.0));
            assert!((integral / sum - 1.0).abs() < 1e-10, "{score}: {sum} {integral}");
        }
    }

    #[test]
    fn tables_of_any_size_are_answered() {
        let huge = u64::MAX / 4;
        let p = fisher_two_sided(huge / 8 + 2_000_000_000, huge / 2, huge / 4, huge).unwrap();
        assert!(p > 0.0 && p < 1.0, "{p}");
        assert_eq!(fisher_two_sided(0, huge / 2, huge / 4, huge), Some(0.0));
    }
}
