//! What a series does: bursts, trend, change points.

use serde::{Deserialize, Serialize};

use super::Timeline;
use crate::stats::measures::series::{self, MannKendall, TheilSen, change_points, mann_kendall, theil_sen};

/// A stretch of bins with a raised rate.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct SeriesBurst {
    /// First bin, from 0.
    pub start: u32,
    /// Last bin, included.
    pub end: u32,
    /// By how much the raised state explains these bins better, in nats.
    pub weight: f64,
}

/// A trend over all bins with text.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Trend {
    /// The Mann–Kendall test.
    pub test: MannKendall,
    /// Its p-value, adjusted for the number of series tested.
    pub p_adjusted: f64,
    /// The Theil–Sen line, in units of the measure per bin.
    pub line: Option<TheilSen>,
}

/// A shift of level.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ChangePoint {
    /// The first bin of the new level, from 0.
    pub bin: u32,
    /// Mean of the measure from the change before to this one.
    pub before: f64,
    /// Mean from this change to the next.
    pub after: f64,
}

/// The shifts of level of a series.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ChangePoints {
    /// The price of one change, in squared units of the measure.
    pub penalty: f64,
    /// In the order of time.
    pub points: Vec<ChangePoint>,
}

/// Longest axis on which change points are sought: beyond it the search, quadratic at worst, would be felt.
pub(super) const LONGEST_AXIS: usize = 4_000;

/// The bursts of a series, `None` where a bin has more hits than tokens or no bin holds text.
pub(super) fn bursts(question: &Timeline, bins: &[series::Bin]) -> Option<Vec<SeriesBurst>> {
    let found = series::bursts(bins, &question.bursts)?;
    let burst = |burst: &series::Burst| SeriesBurst {
        start: burst.start as u32,
        end: burst.end as u32,
        weight: burst.weight,
    };
    Some(found.bursts.iter().map(burst).collect())
}

/// The trend of a series; its p-value is yet to be adjusted.
pub(super) fn trend(values: &[Option<f64>]) -> Option<Trend> {
    let test = mann_kendall(values)?;
    Some(Trend { test, p_adjusted: test.p, line: theil_sen(values) })
}

/// The change points of a series; `None` on an axis too long for them.
pub(super) fn shifts(question: &Timeline, values: &[Option<f64>]) -> Option<ChangePoints> {
    if values.len() > LONGEST_AXIS {
        return None;
    }
    let penalty = question.penalty.unwrap_or_else(|| usual_penalty(values));
    let mut ends = change_points(values, question.min_segment.max(1) as usize, penalty);
    ends.pop();
    let mean = |from: usize, to: usize| {
        let present = || values[from..to].iter().flatten();
        present().sum::<f64>() / present().count().max(1) as f64
    };
    let borders: Vec<usize> = std::iter::once(0).chain(ends).chain([values.len()]).collect();
    let point = |around: &[usize]| ChangePoint {
        bin: around[1] as u32,
        before: mean(around[0], around[1]),
        after: mean(around[1], around[2]),
    };
    Some(ChangePoints { penalty, points: borders.windows(3).map(point).collect() })
}

/// 2 σ² ln n, the Schwarz criterion for shifts of the mean (Yao 1988). σ² is estimated from the differences of
/// neighbours, which shifts of level hardly touch: by their median absolute value (1.4826 · MAD of Gaussian noise,
/// over √2), or, where most differences are nought, by half their mean square. Nought for a level series, and then
/// there is no shift to find.
fn usual_penalty(values: &[Option<f64>]) -> f64 {
    let present: Vec<f64> = values.iter().flatten().copied().collect();
    let mut steps: Vec<f64> = present.windows(2).map(|pair| (pair[1] - pair[0]).abs()).collect();
    if steps.is_empty() {
        return 0.0;
    }
    let square = steps.iter().map(|step| step * step).sum::<f64>() / steps.len() as f64 / 2.0;
    steps.sort_unstable_by(f64::total_cmp);
    let median = steps[steps.len() / 2];
    let robust = 1.4826 * median;
    let variance = if median > 0.0 { robust * robust / 2.0 } else { square };
    2.0 * variance * libm::log(present.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(values: &[f64]) -> Vec<Option<f64>> {
        values.iter().copied().map(Some).collect()
    }

    #[test]
    fn a_shift_is_found_without_a_penalty_being_named() {
        let mut values = all(&[5.0, 5.5, 4.8, 5.2, 5.1, 4.9, 9.0, 9.3, 8.8, 9.1, 9.2]);
        values.insert(3, None);
        let found = shifts(&Timeline::default(), &values).unwrap();
        assert_eq!(found.points.iter().map(|point| point.bin).collect::<Vec<_>>(), [7]);
        let point = found.points[0];
        assert!((point.before - 5.083_333).abs() < 1e-5 && (point.after - 9.08).abs() < 1e-9, "{point:?}");
    }

    #[test]
    fn noise_and_stillness_shift_nowhere() {
        for values in [all(&[1.0, 3.0, 2.0, 3.0, 1.0, 2.0, 3.0, 2.0, 1.0, 2.0]), all(&[2.0; 8]), all(&[1.0])]
        {
            assert_eq!(shifts(&Timeline::default(), &values).unwrap().points, [], "{values:?}");
        }
    }

    #[test]
    fn the_worked_case_with_its_penalty() {
        let values = all(&[
            1.0, 1.0, 2.0, 1.0, 8.0, 9.0, 7.0, 8.0, 1.0, 1.0, 2.0, 1.0, 1.0, 2.0, 5.0, 6.0, 5.0, 6.0, 5.0,
        ]);
        let question = Timeline { penalty: Some(10.0), ..Timeline::default() };
        let bins: Vec<u32> = shifts(&question, &values).unwrap().points.iter().map(|p| p.bin).collect();
        assert_eq!(bins, [4, 8, 14]);
    }
}
