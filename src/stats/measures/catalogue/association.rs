//! Formula, source and scale of each association measure.

use super::{MeasureInfo, Strong, info};
use crate::stats::measures::Measure;

impl Measure {
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
}
