//! Association measures over a two-by-two table, as functions; [`Measure`](super::Measure) names them.
//!
//! O and E are observed and expected counts (tokens), f1 and f2 the frequencies of node and collocate. General source
//! of the notation and of most formulas: Evert (2004), "The Statistics of Word Cooccurrences".

use super::contingency::Table;
use super::special::{deviance_at, fisher_two_sided};
use libm::{log, log1p, log2};
use std::f64::consts::LN_2;

/// Dice = 2·O11 / (f1 + f2). Source: Dice (1945).
///
/// Between 0 and 1 when a collocate is counted at most once per node hit; a node with several tokens of the collocate
/// in each window can exceed 1. `None` when both frequencies are 0.
pub fn dice(t: &Table) -> Option<f64> {
    ratio(2.0 * t.o11, t.f1 + t.f2)
}

/// logDice = 14 + log2(2·O11 / (f1 + f2)). Source: Rychlý (2008).
///
/// At most 14 where Dice is at most 1. `None` without co-occurrence.
pub fn log_dice(t: &Table) -> Option<f64> {
    positive(t.o11)?;
    dice(t).map(|dice| 14.0 + log2(dice))
}

/// Jaccard = O11 / (f1 + f2 − O11). Source: Jaccard (1912).
///
/// Between 0 and 1 under the condition of [`dice`]. `None` when the denominator is not positive.
pub fn jaccard(t: &Table) -> Option<f64> {
    ratio(t.o11, t.f1 + t.f2 - t.o11)
}

/// Minimum sensitivity = min(O11 / f1, O11 / f2). Source: Pedersen and Bruce (1996).
///
/// Between 0 and 1 under the condition of [`dice`]. `None` when either frequency is 0.
pub fn minimum_sensitivity(t: &Table) -> Option<f64> {
    Some(ratio(t.o11, t.f1)?.min(ratio(t.o11, t.f2)?))
}

/// MI = log2(O11 / E11), in bits. Source: Church and Hanks (1990).
///
/// `None` when O11 or E11 is 0.
pub fn mi(t: &Table) -> Option<f64> {
    Some(log_observed_over_expected(t)? / LN_2)
}

/// MIᵏ = log2(O11ᵏ / E11), in bits; k = 1 is MI, 2 and 3 weigh frequency more. Source: Daille (1994).
///
/// `None` when O11 or E11 is 0.
pub fn mi_k(t: &Table, k: f64) -> Option<f64> {
    Some(mi(t)? + (k - 1.0) * log2(t.o11))
}

/// Local MI = O11 · log2(O11 / E11), in bits. Source: Evert (2004).
///
/// 0 without co-occurrence (the limit); `None` when E11 is 0.
pub fn local_mi(t: &Table) -> Option<f64> {
    positive(t.e11())?;
    if t.o11 == 0.0 {
        return Some(0.0);
    }
    Some(t.o11 * mi(t)?)
}

/// MI·log f = MI · ln(O11 + 1). Source: Kilgarriff et al. (2004), "The Sketch Engine", its salience score.
///
/// `None` when O11 or E11 is 0.
pub fn mi_log_f(t: &Table) -> Option<f64> {
    Some(mi(t)? * log1p(t.o11))
}

/// NPMI = MI / −log2(O11 / N), between −1 and 1. Source: Bouma (2009).
///
/// −1 without co-occurrence (the limit); `None` when E11 is 0 or every token co-occurs.
pub fn npmi(t: &Table) -> Option<f64> {
    positive(t.e11())?;
    if t.o11 == 0.0 {
        return Some(-1.0);
    }
    let surprise = -log2(t.o11 / t.n);
    positive(surprise)?;
    Some((mi(t)? / surprise).clamp(-1.0, 1.0))
}

/// t = (O11 − E11) / √O11, in standard errors. Source: Church et al. (1991).
///
/// `None` without co-occurrence.
pub fn t_score(t: &Table) -> Option<f64> {
    positive(t.o11)?;
    Some(t.difference / t.o11.sqrt())
}

/// z = (O11 − E11) / √E11, in standard deviations of a Poisson count. Source: Dennis (1965), Berry-Rogghe (1973).
///
/// `None` when E11 is 0.
pub fn z_score(t: &Table) -> Option<f64> {
    Some(t.difference / positive(t.e11())?.sqrt())
}

/// z with Yates' continuity correction: O11 is moved half a token towards E11, at most onto it. Source: Evert (2004).
///
/// `None` when E11 is 0.
pub fn z_score_corrected(t: &Table) -> Option<f64> {
    Some(corrected(t.difference) / positive(t.e11())?.sqrt())
}

/// Simple log-likelihood = 2·(O11 ln(O11 / E11) − (O11 − E11)), never negative. Source: Evert (2008).
///
/// 2·E11 without co-occurrence; `None` when E11 is 0.
pub fn simple_ll(t: &Table) -> Option<f64> {
    Some(2.0 * deviance_at(t.o11, positive(t.e11())?, t.difference))
}

/// Log-likelihood G² = 2·Σ O ln(O / E) over the four cells, never negative. Source: Dunning (1993).
///
/// An empty cell adds nothing to the sum. `None` when the table is empty or has a negative cell. Computed as a sum of
/// four terms that cannot cancel, which keeps its digits at any corpus size; χ² with one degree of freedom.
pub fn log_likelihood(t: &Table) -> Option<f64> {
    if !t.is_complete() {
        return None;
    }
    let d = t.difference;
    let cells = [(t.o11, t.e11(), d), (t.o12, t.e12(), -d), (t.o21, t.e21(), -d), (t.o22, t.e22(), d)];
    let sum: f64 = cells.iter().map(|&(o, e, d)| if e > 0.0 { deviance_at(o, e, d) } else { 0.0 }).sum();
    Some(2.0 * sum)
}

/// The value with the direction of the association as its sign: negative when O11 < E11, as it is otherwise. In the unit
/// of the value. Source of the convention: Evert (2004), the UCS toolkit.
pub fn signed(value: f64, t: &Table) -> f64 {
    if t.difference < 0.0 { -value } else { value }
}

/// χ² = N·(O11·O22 − O12·O21)² / (R1·R2·C1·C2), one degree of freedom. Source: Pearson (1900).
///
/// `None` when a margin is 0 or a cell negative.
pub fn chi_squared(t: &Table) -> Option<f64> {
    chi_squared_of(t, t.difference)
}

/// χ² with Yates' correction: |O11·O22 − O12·O21| is lowered by N/2, at most to 0. Source: Yates (1934).
///
/// `None` as for [`chi_squared`].
pub fn chi_squared_yates(t: &Table) -> Option<f64> {
    chi_squared_of(t, corrected(t.difference))
}

/// Fisher's exact test, the two-sided p-value; see [`fisher_two_sided`]. Source: Fisher (1935).
///
/// `None` when the convention makes the counts fractional or the table has a negative cell.
pub fn fisher(t: &Table) -> Option<f64> {
    let c = t.counts?;
    fisher_two_sided(c.o11, c.r1, c.c1, c.n)
}

/// ΔP of the collocate given the node = O11/R1 − O21/R2, between −1 and 1. Source: Gries (2013), after Allan (1980).
///
/// `None` when R1 or R2 is 0 or a cell is negative.
pub fn delta_p_given_node(t: &Table) -> Option<f64> {
    delta_p(t, t.r1, t.r2)
}

/// ΔP of the node given the collocate = O11/C1 − O12/C2, between −1 and 1. Source: Gries (2013), after Allan (1980).
///
/// `None` when C1 or C2 is 0 or a cell is negative.
pub fn delta_p_given_collocate(t: &Table) -> Option<f64> {
    delta_p(t, t.c1, t.c2)
}

/// Odds ratio = O11·O22 / (O12·O21). Source: Edwards (1963).
///
/// `None` when O12 or O21 is 0 or a cell is negative; see [`odds_ratio_haldane`].
pub fn odds_ratio(t: &Table) -> Option<f64> {
    if !t.is_complete() {
        return None;
    }
    Some(ratio(t.o11, t.o12)? * ratio(t.o22, t.o21)?)
}

/// Odds ratio with ½ added to each cell, defined at zeros too. Source: Haldane (1955).
///
/// `None` when the table is empty or has a negative cell.
pub fn odds_ratio_haldane(t: &Table) -> Option<f64> {
    if !t.is_complete() {
        return None;
    }
    Some((t.o11 + 0.5) / (t.o12 + 0.5) * ((t.o22 + 0.5) / (t.o21 + 0.5)))
}

/// ln(O11 / E11), by way of the difference where the ratio is close to 1.
fn log_observed_over_expected(t: &Table) -> Option<f64> {
    let expected = positive(t.e11())?;
    let observed = positive(t.o11)?;
    let relative = t.difference / expected;
    Some(if relative.abs() < 0.5 { log1p(relative) } else { log(observed / expected) })
}

fn chi_squared_of(t: &Table, difference: f64) -> Option<f64> {
    if !t.is_complete() {
        return None;
    }
    let (e11, e22) = (positive(t.e11())?, positive(t.e22())?);
    Some(difference / e11 * (difference / e22) * t.n)
}

fn delta_p(t: &Table, inside: f64, outside: f64) -> Option<f64> {
    if !t.is_complete() {
        return None;
    }
    // O11/R1 − O21/R2 = N·(O11 − E11) / (R1·R2), which does not cancel.
    Some((t.difference / positive(inside)? * (t.n / positive(outside)?)).clamp(-1.0, 1.0))
}

/// A difference moved half a token towards 0.
fn corrected(difference: f64) -> f64 {
    let size = (difference.abs() - 0.5).max(0.0);
    if difference < 0.0 { -size } else { size }
}

fn ratio(numerator: f64, denominator: f64) -> Option<f64> {
    positive(denominator).map(|d| numerator / d)
}

fn positive(value: f64) -> Option<f64> {
    (value > 0.0).then_some(value)
}
