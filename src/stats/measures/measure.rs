//! The association measures by name: what a page offers, explains and computes.

use super::association as am;
use super::contingency::{Contingency, Table};
use super::ratio::{conservative_log_ratio, log_ratio};
use serde::{Deserialize, Serialize};

/// An association measure. The serialised name is [`MeasureInfo::id`].
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

/// Which end of a measure's scale is the strong one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strong {
    /// Larger is stronger.
    High,
    /// Smaller is stronger: p-values.
    Low,
}

/// What a page says about a measure; hints, column heads and exports are made from it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct MeasureInfo {
    /// The name in questions and exports.
    pub id: &'static str,
    /// The name as the field writes it.
    pub name: &'static str,
    /// The formula in O11…, E11, R1, C1, N, f1, f2.
    pub formula: &'static str,
    /// Author and year.
    pub source: &'static str,
    /// Smallest and largest possible value, where bounded.
    pub range: (Option<f64>, Option<f64>),
    /// Which end is the strong one.
    pub strong: Strong,
    /// What happens at zero counts, one clause.
    pub at_zero: &'static str,
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

    /// Name, formula, source and scale.
    pub fn info(self) -> MeasureInfo {
        let bits = (None, None);
        let unit = (Some(0.0), Some(1.0));
        let both = (Some(-1.0), Some(1.0));
        let above = (Some(0.0), None);
        let blank = "not defined when O11 or E11 is 0";
        let margins = "not defined when a margin is 0";
        match self {
            Self::LogDice => info(
                "log_dice",
                "logDice",
                "14 + log2(2·O11 / (f1 + f2))",
                "Rychlý 2008",
                (None, Some(14.0)),
                "not defined when O11 is 0",
            ),
            Self::Dice => info(
                "dice",
                "Dice",
                "2·O11 / (f1 + f2)",
                "Dice 1945",
                unit,
                "not defined when f1 and f2 are 0",
            ),
            Self::Jaccard => info(
                "jaccard",
                "Jaccard",
                "O11 / (f1 + f2 − O11)",
                "Jaccard 1912",
                unit,
                "not defined when f1 and f2 are 0",
            ),
            Self::MinimumSensitivity => info(
                "minimum_sensitivity",
                "minimum sensitivity",
                "min(O11 / f1, O11 / f2)",
                "Pedersen and Bruce 1996",
                unit,
                "not defined when f1 or f2 is 0",
            ),
            Self::Mi => info("mi", "MI", "log2(O11 / E11)", "Church and Hanks 1990", bits, blank),
            Self::Mi2 => info("mi2", "MI2", "log2(O11² / E11)", "Daille 1994", bits, blank),
            Self::Mi3 => info("mi3", "MI3", "log2(O11³ / E11)", "Daille 1994", bits, blank),
            Self::LocalMi => {
                info("local_mi", "local MI", "O11 · log2(O11 / E11)", "Evert 2004", bits, "0 when O11 is 0")
            }
            Self::MiLogF => info(
                "mi_log_f",
                "MI.log f",
                "log2(O11 / E11) · ln(O11 + 1)",
                "Kilgarriff et al. 2004",
                bits,
                blank,
            ),
            Self::Npmi => info(
                "npmi",
                "NPMI",
                "log2(O11 / E11) / −log2(O11 / N)",
                "Bouma 2009",
                both,
                "−1 when O11 is 0",
            ),
            Self::TScore => info(
                "t_score",
                "t",
                "(O11 − E11) / √O11",
                "Church et al. 1991",
                bits,
                "not defined when O11 is 0",
            ),
            Self::ZScore => {
                info("z_score", "z", "(O11 − E11) / √E11", "Dennis 1965", bits, "not defined when E11 is 0")
            }
            Self::ZScoreCorrected => info(
                "z_score_corrected",
                "z (corrected)",
                "sgn(O11 − E11) · max(|O11 − E11| − ½, 0) / √E11",
                "Evert 2004, after Yates 1934",
                bits,
                "not defined when E11 is 0",
            ),
            Self::SimpleLl => info(
                "simple_ll",
                "simple-LL",
                "sgn(O11 − E11) · 2·(O11 ln(O11 / E11) − (O11 − E11))",
                "Evert 2008",
                bits,
                "−2·E11 when O11 is 0",
            ),
            Self::LogLikelihood => info(
                "log_likelihood",
                "log-likelihood G²",
                "sgn(O11 − E11) · 2·Σ Oij ln(Oij / Eij), four cells",
                "Dunning 1993",
                bits,
                "an empty cell adds nothing",
            ),
            Self::ChiSquared => info(
                "chi_squared",
                "χ²",
                "N·(O11·O22 − O12·O21)² / (R1·R2·C1·C2)",
                "Pearson 1900",
                above,
                margins,
            ),
            Self::ChiSquaredYates => info(
                "chi_squared_yates",
                "χ² (Yates)",
                "N·max(|O11·O22 − O12·O21| − N/2, 0)² / (R1·R2·C1·C2)",
                "Yates 1934",
                above,
                margins,
            ),
            Self::Fisher => MeasureInfo {
                strong: Strong::Low,
                ..info(
                    "fisher",
                    "Fisher exact p",
                    "Σ of all tables with the same margins that are at most as probable, two-sided",
                    "Fisher 1935",
                    unit,
                    "1 when only one table is possible",
                )
            },
            Self::DeltaPGivenNode => info(
                "delta_p_given_node",
                "ΔP(collocate | node)",
                "O11/R1 − O21/R2",
                "Gries 2013, after Allan 1980",
                both,
                "not defined when R1 or R2 is 0",
            ),
            Self::DeltaPGivenCollocate => info(
                "delta_p_given_collocate",
                "ΔP(node | collocate)",
                "O11/C1 − O12/C2",
                "Gries 2013, after Allan 1980",
                both,
                "not defined when C1 or C2 is 0",
            ),
            Self::OddsRatio => info(
                "odds_ratio",
                "odds ratio",
                "O11·O22 / (O12·O21)",
                "Edwards 1963",
                above,
                "not defined when O12 or O21 is 0",
            ),
            Self::OddsRatioHaldane => info(
                "odds_ratio_haldane",
                "odds ratio (+½)",
                "(O11+½)·(O22+½) / ((O12+½)·(O21+½))",
                "Haldane 1955",
                above,
                "½ is added to every cell",
            ),
            Self::LogRatio => info(
                "log_ratio",
                "Log Ratio",
                "log2((O11/R1) / (max(O21, ½)/R2))",
                "Hardie 2014",
                bits,
                "O21 of 0 counts as ½; not defined when O11 is 0",
            ),
            Self::LogRatioConservative => info(
                "log_ratio_conservative",
                "LRC",
                "bound of log2((O11/R1) / (O21/R2)) nearer to 0: Clopper–Pearson on O11/(O11+O21), Bonferroni",
                "Evert 2022",
                bits,
                "0 when the interval holds 0; not defined when O11 is 0",
            ),
        }
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

fn info(
    id: &'static str,
    name: &'static str,
    formula: &'static str,
    source: &'static str,
    range: (Option<f64>, Option<f64>),
    at_zero: &'static str,
) -> MeasureInfo {
    MeasureInfo { id, name, formula, source, range, strong: Strong::High, at_zero }
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
