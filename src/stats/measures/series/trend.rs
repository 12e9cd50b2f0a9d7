//! Monotone trends: is there one (Mann–Kendall), and how steep (Theil–Sen).

use super::super::special::normal_two_sided_p;
use super::order::{inversions, median};
use serde::{Deserialize, Serialize};

/// Fewer bins with text than this are not tested.
pub const LEAST_BINS: usize = 4;

/// Above this many bins the median slope is found by counting instead of listing all pairs of bins.
const LIST_UP_TO: usize = 1_500;

/// The Mann–Kendall test.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct MannKendall {
    /// Bins with text.
    pub n: u64,
    /// S: rising pairs less falling pairs.
    pub s: i64,
    /// The variance of S without a trend, corrected for ties.
    pub variance: f64,
    /// z, with continuity correction: (S ∓ 1) / √variance.
    pub z: f64,
    /// The two-sided p-value by the normal approximation, between 0 and 1.
    pub p: f64,
    /// Kendall's τ (a): S over the number of pairs, between −1 and 1.
    pub tau: f64,
}

/// The Theil–Sen line.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct TheilSen {
    /// The median of the slopes between all pairs of bins, in units of the values per bin.
    pub slope: f64,
    /// Median of the values less slope times median of the bin numbers (from 0). Source: Conover (1980).
    pub intercept: f64,
}

/// The Mann–Kendall test of a series for a monotone trend. Sources: Mann (1945), Kendall (1975).
///
/// Gaps and values that are not finite are left out. A series of equal values has z = 0 and p = 1. `None` with fewer
/// than [`LEAST_BINS`] values: the normal approximation says nothing there, and it is rough below ten. It takes bins
/// as independent; serial correlation makes p too small. O(n log n).
pub fn mann_kendall(values: &[Option<f64>]) -> Option<MannKendall> {
    let mut y: Vec<f64> = points(values).map(|(_, y)| y).collect();
    let n = y.len();
    if n < LEAST_BINS {
        return None;
    }
    let falling = inversions(&mut y);
    // The values are now sorted, so ties stand together.
    let ties: Vec<u64> = y.chunk_by(|a, b| a == b).map(|group| group.len() as u64).collect();
    let pairs = |k: u64| k * (k - 1) / 2;
    let all = pairs(n as u64);
    let tied: u64 = ties.iter().map(|k| pairs(*k)).sum();
    let s = (all - tied - falling) as i64 - falling as i64;
    let term = |k: f64| k * (k - 1.0) * (2.0 * k + 5.0);
    let variance = (term(n as f64) - ties.iter().map(|k| term(*k as f64)).sum::<f64>()) / 18.0;
    let z = if s == 0 || variance <= 0.0 { 0.0 } else { (s - s.signum()) as f64 / variance.sqrt() };
    Some(MannKendall { n: n as u64, s, variance, z, p: normal_two_sided_p(z), tau: s as f64 / all as f64 })
}

/// The Theil–Sen line through a series, robust against up to 29 % of outliers. Sources: Theil (1950), Sen (1968).
///
/// Gaps and values that are not finite are left out, the others keep their bin number. `None` with fewer than
/// [`LEAST_BINS`] values, or where values are so large that the line is not finite. O(n²) up to 1,500 bins, O(n log n) beyond.
pub fn theil_sen(values: &[Option<f64>]) -> Option<TheilSen> {
    let points: Vec<(f64, f64)> = points(values).collect();
    if points.len() < LEAST_BINS {
        return None;
    }
    let slope = if points.len() <= LIST_UP_TO { listed_slope(&points)? } else { counted_slope(&points) };
    let mut x: Vec<f64> = points.iter().map(|p| p.0).collect();
    let mut y: Vec<f64> = points.iter().map(|p| p.1).collect();
    let line = TheilSen { slope, intercept: median(&mut y)? - slope * median(&mut x)? };
    (line.slope.is_finite() && line.intercept.is_finite()).then_some(line)
}

/// (bin number, value) of the bins with text.
fn points(values: &[Option<f64>]) -> impl Iterator<Item = (f64, f64)> {
    values.iter().enumerate().filter_map(|(i, y)| y.filter(|y| y.is_finite()).map(|y| (i as f64, y)))
}

fn listed_slope(points: &[(f64, f64)]) -> Option<f64> {
    let mut slopes = Vec::with_capacity(points.len() * (points.len() - 1) / 2);
    for (i, (x1, y1)) in points.iter().enumerate() {
        slopes.extend(points[i + 1..].iter().map(|(x2, y2)| (y2 - y1) / (x2 - x1)));
    }
    median(&mut slopes)
}

/// The median slope by bisection: the pairs with a slope below m are the inversions of y − m·x.
fn counted_slope(points: &[(f64, f64)]) -> f64 {
    let n = points.len() as u64;
    let pairs = n * (n - 1) / 2;
    let steepest = points.iter().fold(0.0, |size: f64, p| size.max(p.1.abs())) * 2.0;
    let ranked = |rank: u64| {
        let (mut low, mut high) = (-steepest, steepest);
        for _ in 0..200 {
            let middle = low + (high - low) / 2.0;
            if middle <= low || middle >= high {
                break;
            }
            let mut residuals: Vec<f64> = points.iter().map(|(x, y)| y - middle * x).collect();
            if inversions(&mut residuals) > rank { high = middle } else { low = middle }
        }
        low + (high - low) / 2.0
    };
    if pairs % 2 == 1 { ranked(pairs / 2) } else { (ranked(pairs / 2 - 1) + ranked(pairs / 2)) / 2.0 }
}

#[cfg(test)]
mod tests {
    use super::super::super::random::SplitMix64;
    use super::*;

    fn all(values: &[f64]) -> Vec<Option<f64>> {
        values.iter().map(|y| Some(*y)).collect()
    }

    #[test]
    fn a_level_series_has_no_trend() {
        let test = mann_kendall(&all(&[2.0; 6])).unwrap();
        assert_eq!((test.s, test.variance, test.z, test.p), (0, 0.0, 0.0, 1.0));
        assert_eq!(theil_sen(&all(&[2.0; 6])), Some(TheilSen { slope: 0.0, intercept: 2.0 }));
    }

    #[test]
    fn three_bins_are_not_tested_and_gaps_do_not_count() {
        assert_eq!(mann_kendall(&[Some(1.0), None, Some(2.0), Some(3.0)]), None);
        assert_eq!(theil_sen(&[Some(1.0), Some(f64::NAN), Some(2.0), Some(3.0)]), None);
        // A gap keeps its place: the line through 0, 2, 8, 10 at bins 0, 1, 4, 5 rises by 2 per bin.
        let line = theil_sen(&[Some(0.0), Some(2.0), None, None, Some(8.0), Some(10.0)]).unwrap();
        assert_eq!((line.slope, line.intercept), (2.0, 0.0));
    }

    #[test]
    fn counting_finds_the_slope_that_listing_finds() {
        let mut random = SplitMix64::new(3);
        for n in [50, 51, 52, 53] {
            let points: Vec<(f64, f64)> =
                (0..n).map(|i| (f64::from(i), 0.3 * f64::from(i) + 40.0 * random.unit())).collect();
            let (listed, counted) = (listed_slope(&points).unwrap(), counted_slope(&points));
            assert!((listed - counted).abs() < 1e-12, "{n}: {listed} {counted}");
        }
    }

    #[test]
    fn s_counts_every_pair() {
        let mut random = SplitMix64::new(11);
        for _ in 0..100 {
            let values: Vec<f64> = (0..12).map(|_| random.below(6) as f64).collect();
            let mut s = 0;
            for (i, a) in values.iter().enumerate() {
                s += values[i + 1..].iter().map(|b| (b - a).signum() * f64::from(b != a)).sum::<f64>() as i64;
            }
            assert_eq!(mann_kendall(&all(&values)).unwrap().s, s, "{values:?}");
        }
    }
}
