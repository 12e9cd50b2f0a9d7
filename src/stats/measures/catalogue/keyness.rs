//! Formula, source and scale of each keyness measure.

use super::{MeasureInfo, info};
use crate::stats::measures::KeynessMeasure;

impl KeynessMeasure {
    /// Name, formula, source and scale.
    pub fn info(self) -> MeasureInfo {
        let open = (None, None);
        let above = (Some(0.0), None);
        match self {
            Self::LogRatioConservative => info(
                "log_ratio_conservative",
                "LRC",
                "bound of log2((f1/N1) / (f2/N2)) nearer to 0: Clopper–Pearson on f1/(f1+f2), Bonferroni",
                "Evert 2022",
                open,
                "exact at zero; 0 when the interval holds 0",
            ),
            Self::LogRatio => info(
                "log_ratio",
                "Log Ratio",
                "log2((f1/N1) / (f2/N2))",
                "Hardie 2014",
                open,
                "0 counts as ½",
            ),
            Self::Ll2 => info(
                "ll2",
                "LL (two cells)",
                "±2·(f1 ln(f1/E1) + f2 ln(f2/E2)), Ei = Ni·(f1+f2)/(N1+N2)",
                "Rayson and Garside 2000",
                open,
                "0 adds nothing to the sum",
            ),
            Self::Ll4 => info(
                "ll4",
                "LL (four cells)",
                "±2·Σ Oij ln(Oij / Eij), four cells",
                "Dunning 1993",
                open,
                "0 adds nothing to the sum",
            ),
            Self::ChiSquared => info(
                "chi_squared",
                "χ²",
                "N·(O11·O22 − O12·O21)² / (R1·R2·C1·C2)",
                "Pearson 1900",
                above,
                "defined unless the term is nowhere or everywhere",
            ),
            Self::Bic => {
                info("bic", "BIC", "|LL| − ln(N1 + N2), LL of two cells", "Wilson 2013", open, "as LL")
            }
            Self::PercentDifference => info(
                "percent_difference",
                "%DIFF",
                "100·(f1/N1 − f2/N2) / (f2/N2)",
                "Gabrielatos and Marchi 2011",
                (Some(-100.0), None),
                "f2 of 0 counts as 10⁻¹⁸",
            ),
            Self::DifferenceIndex => info(
                "difference_index",
                "DIN",
                "100·(f1/N1 − f2/N2) / (f1/N1 + f2/N2)",
                "Fidler and Cvrček 2015",
                (Some(-100.0), Some(100.0)),
                "±100 when a side is 0",
            ),
            Self::SimpleMaths => info(
                "simple_maths",
                "simple maths",
                "(fpm1 + n) / (fpm2 + n)",
                "Kilgarriff 2009",
                above,
                "n keeps it defined",
            ),
            Self::OddsRatio => info(
                "odds_ratio",
                "odds ratio",
                "f1·(N2 − f2) / (f2·(N1 − f1))",
                "Pojanapunya and Watson Todd 2018",
                above,
                "not defined when f2 is 0",
            ),
        }
    }
}
