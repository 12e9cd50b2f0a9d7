//! The association measures by name: what a page offers and computes.

use super::association as am;
use super::contingency::{Contingency, Table};
use super::ratio::{conservative_log_ratio, log_ratio};
use serde::{Deserialize, Serialize};

/// An association measure. The serialised name is [`super::MeasureInfo::id`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// See [`am::log_dice`].
    LogDice,
    /// See [`am::dice`].
    Dice,
    /// See [`am::jaccard`].
    Jaccard,
    /// See [`am::minimum_sensitivity`].
    MinimumSensitivity,
    /// See [`am::mi`].
    Mi,
    /// See [`am::mi_k`] with k = 2.
    Mi2,
    /// See [`am::mi_k`] with k = 3.
    Mi3,
    /// See [`am::local_mi`].
    LocalMi,
    /// See [`am::mi_log_f`].
    MiLogF,
    /// See [`am::npmi`].
    Npmi,
    /// See [`am::t_score`].
    #[serde(alias = "t")]
    TScore,
    /// See [`am::z_score`].
    ZScore,
    /// See [`am::z_score_corrected`].
    ZScoreCorrected,
    /// See [`am::simple_ll`]; signed.
    SimpleLl,
    /// See [`am::log_likelihood`]; signed.
    #[serde(alias = "g2")]
    LogLikelihood,
    /// See [`am::chi_squared`].
    ChiSquared,
    /// See [`am::chi_squared_yates`].
    ChiSquaredYates,
    /// See [`am::fisher`].
    Fisher,
    /// See [`am::delta_p_given_node`].
    DeltaPGivenNode,
    /// See [`am::delta_p_given_collocate`].
    DeltaPGivenCollocate,
    /// See [`am::odds_ratio`].
    OddsRatio,
    /// See [`am::odds_ratio_haldane`].
    OddsRatioHaldane,
    /// See [`log_ratio`], with O11 of R1 against O21 of R2.
    LogRatio,
    /// See [`conservative_log_ratio`], with O11 of R1 against O21 of R2.
    LogRatioConservative,
}

/// How many candidates are judged together, and how surely: what bounds and corrections depend on.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Family {
    /// Confidence for all candidates together, between 0 and 1; .95 unless told.
    pub confidence: f64,
    /// Candidates in the table, for the Bonferroni correction; 1 means none.
    pub candidates: u64,
}

impl Default for Family {
    fn default() -> Self {
        Self { confidence: 0.95, candidates: 1 }
    }
}

impl Measure {
    /// All measures, in the order in which a page lists them.
    pub const ALL: [Self; 24] = [
        Self::LogDice,
        Self::Dice,
        Self::Jaccard,
        Self::MinimumSensitivity,
        Self::Mi,
        Self::Mi2,
        Self::Mi3,
        Self::LocalMi,
        Self::MiLogF,
        Self::Npmi,
        Self::TScore,
        Self::ZScore,
        Self::ZScoreCorrected,
        Self::SimpleLl,
        Self::LogLikelihood,
        Self::ChiSquared,
        Self::ChiSquaredYates,
        Self::Fisher,
        Self::DeltaPGivenNode,
        Self::DeltaPGivenCollocate,
        Self::OddsRatio,
        Self::OddsRatioHaldane,
        Self::LogRatio,
        Self::LogRatioConservative,
    ];

    /// The measure of this id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|measure| measure.info().id == id)
    }

    /// The measure of a table. `family` matters to LRC alone. `None` where the measure is not defined.
    pub fn of(self, t: &Table, family: &Family) -> Option<f64> {
        let value = match self {
            Self::LogDice => am::log_dice(t),
            Self::Dice => am::dice(t),
            Self::Jaccard => am::jaccard(t),
            Self::MinimumSensitivity => am::minimum_sensitivity(t),
            Self::Mi => am::mi(t),
            Self::Mi2 => am::mi_k(t, 2.0),
            Self::Mi3 => am::mi_k(t, 3.0),
            Self::LocalMi => am::local_mi(t),
            Self::MiLogF => am::mi_log_f(t),
            Self::Npmi => am::npmi(t),
            Self::TScore => am::t_score(t),
            Self::ZScore => am::z_score(t),
            Self::ZScoreCorrected => am::z_score_corrected(t),
            Self::SimpleLl => am::simple_ll(t).map(|value| am::signed(value, t)),
            Self::LogLikelihood => am::log_likelihood(t).map(|value| am::signed(value, t)),
            Self::ChiSquared => am::chi_squared(t),
            Self::ChiSquaredYates => am::chi_squared_yates(t),
            Self::Fisher => am::fisher(t),
            Self::DeltaPGivenNode => am::delta_p_given_node(t),
            Self::DeltaPGivenCollocate => am::delta_p_given_collocate(t),
            Self::OddsRatio => am::odds_ratio(t),
            Self::OddsRatioHaldane => am::odds_ratio_haldane(t),
            Self::LogRatio => {
                if t.o11 > 0.0 && t.is_complete() {
                    log_ratio(t.o11, t.r1, t.o21, t.r2)
                } else {
                    None
                }
            }
            Self::LogRatioConservative => lrc(t, family),
        };
        value.filter(|value| value.is_finite())
    }
}

/// The measure of a table in which node and collocate have R1 and C1 tokens, uncorrected for other candidates.
///
/// `None` where the measure is not defined for these counts, and never NaN or infinite.
pub fn compute(measure: Measure, counts: &Contingency) -> Option<f64> {
    measure.of(&counts.table(), &Family::default())
}

fn lrc(t: &Table, family: &Family) -> Option<f64> {
    if t.o11 <= 0.0 || !t.is_complete() {
        return None;
    }
    let c = t.counts?;
    conservative_log_ratio(c.o11, c.r1, c.c1 - c.o11, c.n - c.r1, family.confidence, family.candidates)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_unique_and_are_the_serialised_names() {
        let mut ids: Vec<_> = Measure::ALL.iter().map(|m| m.info().id).collect();
        for measure in Measure::ALL {
            assert_eq!(serde_json::to_string(&measure).unwrap(), format!("\"{}\"", measure.info().id));
            assert_eq!(Measure::from_id(measure.info().id), Some(measure));
        }
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), Measure::ALL.len());
    }

    #[test]
    fn an_empty_table_is_not_defined_anywhere() {
        for measure in Measure::ALL {
            let value = compute(measure, &Contingency::default());
            let expected = (measure == Measure::Fisher).then_some(1.0);
            assert_eq!(value, expected, "{}", measure.info().id);
        }
    }
}
