//! Confidence intervals for shares and rates.
//!
//! `confidence` is the chance, between 0 and 1 exclusive, that an interval made this way holds the true value; .95
//! is usual. Functions return `None` for any other confidence and for an empty base.

use super::dispersion::Part;
use super::random::SplitMix64;
use super::special::{binomial_logit_lower, normal_quantile_upper, poisson_mean_lower, poisson_mean_upper};
use crate::sorting::OrderBy;
use libm::exp;
use serde::{Deserialize, Serialize};

/// An interval, in the unit that its function says.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// The lower bound.
    pub lower: f64,
    /// The upper bound.
    pub upper: f64,
}

/// Wilson's score interval of a share `hits / trials`, between 0 and 1. Source: Wilson (1927).
///
/// For shares of documents. At 0 hits the lower bound is 0, at all hits the upper bound is 1. `None` when `trials`
/// is 0 or less than `hits`.
pub fn wilson(hits: u64, trials: u64, confidence: f64) -> Option<Interval> {
    let alpha = one_side(confidence)?;
    if trials == 0 || hits > trials {
        return None;
    }
    let z = normal_quantile_upper(alpha);
    let (k, n) = (hits as f64, trials as f64);
    let z2 = z * z;
    let middle = (k + 0.5 * z2) / (n + z2);
    let half = z / (n + z2) * (k * ((n - k) / n) + 0.25 * z2).sqrt();
    let lower = if hits == 0 { 0.0 } else { (middle - half).max(0.0) };
    let upper = if hits == trials { 1.0 } else { (middle + half).min(1.0) };
    Some(Interval { lower, upper })
}

/// The exact interval of a share `hits / trials`, between 0 and 1. Source: Clopper and Pearson (1934).
///
/// Never too narrow, often too wide: for few trials. `None` as for [`wilson`].
pub fn clopper_pearson(hits: u64, trials: u64, confidence: f64) -> Option<Interval> {
    let alpha = one_side(confidence)?;
    if trials == 0 || hits > trials {
        return None;
    }
    let lower = binomial_logit_lower(hits, trials, alpha).map_or(0.0, share_of_logit);
    // The upper bound of the hits is what the lower bound of the misses leaves.
    let upper =
        binomial_logit_lower(trials - hits, trials, alpha).map_or(1.0, |logit| share_of_logit(-logit));
    Some(Interval { lower, upper })
}

/// The exact interval of a rate: `hits` in `tokens`, per `per` tokens (10⁶ for "per million"). Source: Garwood (1936).
///
/// It takes hits as independent, which words in documents are not: [`bootstrap_rate`] is wider and more honest where
/// a few documents hold most hits. At 0 hits the lower bound is 0. `None` when `tokens` is 0.
pub fn poisson_rate(hits: u64, tokens: u64, per: f64, confidence: f64) -> Option<Interval> {
    let alpha = one_side(confidence)?;
    if tokens == 0 {
        return None;
    }
    let scale = per / tokens as f64;
    Some(Interval {
        lower: poisson_mean_lower(hits, alpha) * scale,
        upper: poisson_mean_upper(hits, alpha) * scale,
    })
}

/// The percentile bootstrap interval of a rate over documents, per `per` tokens: whole documents are drawn with
/// replacement, as many as there are, and the rate of each draw is hits over tokens. Source: Efron (1979); the order
/// statistics are those of Davison and Hinkley (1997), the (R + 1)·α/2-th from either end.
///
/// `resamples` R (999 is usual) is raised to the least that the confidence needs, (2 / (1 − confidence)), and held at
/// 100,000. The same documents, in any order, and the same `seed` give the same interval on every machine. `None`
/// with fewer than two documents that hold tokens.
pub fn bootstrap_rate(
    documents: &[Part],
    resamples: u32,
    per: f64,
    confidence: f64,
    seed: u64,
) -> Option<Interval> {
    let alpha = one_side(confidence)?;
    let mut documents: Vec<Part> = documents.iter().copied().filter(|d| d.size > 0).collect();
    if documents.len() < 2 {
        return None;
    }
    // The order in which documents were added must not show in the answer.
    documents.order_by_key(|d| (d.size, d.frequency));
    let resamples = enough(resamples, alpha);
    let mut random = SplitMix64::new(seed);
    let mut rates: Vec<f64> = (0..resamples).map(|_| resampled_rate(&documents, &mut random) * per).collect();
    Some(percentiles(&mut rates, alpha))
}

/// The percentile bootstrap intervals of the rates of several terms over the same documents, per `per` tokens; source and
/// `resamples` as for [`bootstrap_rate`]. All terms share each draw, so the time is that of the draws and of the documents
/// that hold the terms.
///
/// `sizes` are the tokens of each document, in an order that does not depend on how they were read; each of `terms` lists
/// the documents that hold it, as places in `sizes`, with its tokens there. `None` with fewer than two documents that hold
/// tokens.
pub fn bootstrap_rates(
    sizes: &[u64],
    terms: &[Vec<(u32, u32)>],
    resamples: u32,
    per: f64,
    confidence: f64,
    seed: u64,
) -> Option<Vec<Interval>> {
    let alpha = one_side(confidence)?;
    let held: Vec<usize> = (0..sizes.len()).filter(|at| sizes[*at] > 0).collect();
    if held.len() < 2 {
        return None;
    }
    let mut random = SplitMix64::new(seed);
    let mut times = vec![0_u64; sizes.len()];
    let mut rates: Vec<Vec<f64>> = vec![Vec::new(); terms.len()];
    for _ in 0..enough(resamples, alpha) {
        times.fill(0);
        let mut tokens = 0_u128;
        for _ in 0..held.len() {
            let drawn = held[random.below(held.len() as u64) as usize];
            times[drawn] += 1;
            tokens += u128::from(sizes[drawn]);
        }
        for (rates, documents) in rates.iter_mut().zip(terms) {
            let hits: u64 = documents.iter().map(|(at, count)| times[*at as usize] * u64::from(*count)).sum();
            rates.push(hits as f64 / tokens as f64 * per);
        }
    }
    Some(rates.iter_mut().map(|rates| percentiles(rates, alpha)).collect())
}

/// Resamples that the level of one side needs, at least as many as asked for where that is possible.
fn enough(resamples: u32, alpha: f64) -> u32 {
    let least = (1.0 / alpha).ceil().min(100_000.0) as u32;
    resamples.clamp(least, 100_000)
}

/// The (R + 1)·α-th rate from either end.
fn percentiles(rates: &mut [f64], alpha: f64) -> Interval {
    rates.sort_unstable_by(f64::total_cmp);
    let rank = ((rates.len() as f64 + 1.0) * alpha).floor() as usize;
    let rank = rank.clamp(1, rates.len());
    Interval { lower: rates[rank - 1], upper: rates[rates.len() - rank] }
}

fn resampled_rate(documents: &[Part], random: &mut SplitMix64) -> f64 {
    let (mut hits, mut tokens) = (0_u128, 0_u128);
    for _ in 0..documents.len() {
        let drawn = documents[random.below(documents.len() as u64) as usize];
        hits += u128::from(drawn.frequency);
        tokens += u128::from(drawn.size);
    }
    hits as f64 / tokens as f64
}

/// Half of what the confidence leaves.
fn one_side(confidence: f64) -> Option<f64> {
    (confidence > 0.0 && confidence < 1.0).then_some((1.0 - confidence) / 2.0)
}

fn share_of_logit(logit: f64) -> f64 {
    1.0 / (1.0 + exp(-logit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_are_closed_at_none_and_all() {
        for interval in [wilson, clopper_pearson] {
            assert_eq!(interval(0, 7, 0.95).unwrap().lower, 0.0);
            assert_eq!(interval(7, 7, 0.95).unwrap().upper, 1.0);
            assert_eq!(interval(1, 0, 0.95), None);
            assert_eq!(interval(8, 7, 0.95), None);
            assert_eq!(interval(3, 7, 1.0), None);
            assert_eq!(interval(3, 7, f64::NAN), None);
        }
        // The rule of three, exactly: 1 − 0.025^(1/10).
        let upper = clopper_pearson(0, 10, 0.95).unwrap().upper;
        assert!((upper - (1.0 - 0.025_f64.powf(0.1))).abs() < 1e-13, "{upper}");
        assert_eq!(poisson_rate(3, 0, 1e6, 0.95), None);
    }

    #[test]
    fn bootstrap_is_reproducible_and_ignores_order() {
        let mut documents: Vec<Part> =
            (0..40).map(|i| Part { frequency: i * i % 7, size: 200 + 13 * i }).collect();
        let first = bootstrap_rate(&documents, 999, 1e6, 0.95, 42).unwrap();
        documents.reverse();
        assert_eq!(bootstrap_rate(&documents, 999, 1e6, 0.95, 42), Some(first));
        assert_ne!(bootstrap_rate(&documents, 999, 1e6, 0.95, 43), Some(first));
        let hits: u64 = documents.iter().map(|d| d.frequency).sum();
        let tokens: u64 = documents.iter().map(|d| d.size).sum();
        let rate = hits as f64 / tokens as f64 * 1e6;
        assert!(first.lower < rate && rate < first.upper, "{first:?} {rate}");
        assert_eq!(bootstrap_rate(&documents[..1], 999, 1e6, 0.95, 42), None);
    }

    #[test]
    fn several_terms_at_once_have_the_intervals_of_each() {
        let sizes: Vec<u64> = (0..50).map(|at| 300 + 7 * at).collect();
        let terms: Vec<Vec<(u32, u32)>> =
            vec![(0..50).map(|at| (at, 1 + at % 3)).collect(), vec![(3, 40)], Vec::new()];
        let all = bootstrap_rates(&sizes, &terms, 999, 1e6, 0.95, 1).unwrap();
        assert_eq!(bootstrap_rates(&sizes, &terms[1..2], 999, 1e6, 0.95, 1).unwrap()[0], all[1]);
        for (term, interval) in terms.iter().zip(&all) {
            let mut parts: Vec<Part> = sizes.iter().map(|size| Part { frequency: 0, size: *size }).collect();
            term.iter().for_each(|(at, count)| parts[*at as usize].frequency = u64::from(*count));
            let alone = bootstrap_rate(&parts, 9999, 1e6, 0.95, 5).unwrap();
            // Two draws of the same law: within a tenth of the width.
            let slack = 0.1 * (alone.upper - alone.lower);
            assert!((alone.lower - interval.lower).abs() <= slack, "{alone:?} {interval:?}");
            assert!((alone.upper - interval.upper).abs() <= slack, "{alone:?} {interval:?}");
        }
        // One document holds every token of the second: the exact interval is far too narrow for it.
        let exact = poisson_rate(40, sizes.iter().sum(), 1e6, 0.95).unwrap();
        assert!(all[1].upper - all[1].lower > 2.0 * (exact.upper - exact.lower));
        assert_eq!(bootstrap_rates(&[5, 0], &terms[2..], 999, 1e6, 0.95, 1), None);
    }

    #[test]
    fn bootstrap_covers_the_true_rate_about_as_often_as_it_says() {
        // Documents of 100 tokens with 0 to 9 hits, equally likely: a true rate of 4.5 per hundred.
        let mut random = SplitMix64::new(7);
        let covered = (0..400)
            .filter(|seed| {
                let documents: Vec<Part> =
                    (0..60).map(|_| Part { frequency: random.below(10), size: 100 }).collect();
                let i = bootstrap_rate(&documents, 399, 100.0, 0.9, *seed).unwrap();
                i.lower <= 4.5 && 4.5 <= i.upper
            })
            .count();
        assert!((340..=380).contains(&covered), "{covered} of 400");
    }
}
