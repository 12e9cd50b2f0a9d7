//! Warnings that go with numbers over time: what a reader must know before believing them.

use serde::{Deserialize, Serialize};

use super::measures::series::LEAST_BINS;

/// Tokens under which trends of single words are mostly noise.
pub const SMALL_CORPUS: u64 = 1_000_000;
/// Bins under which the normal approximation of Mann–Kendall is rough (Kendall 1975 tabulates up to ten).
pub const ROUGH_BINS: usize = 10;

/// What is to be kept in mind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum WarningCode {
    /// Fewer than four bins hold text: nothing is tested for a trend. The count is that of the bins.
    FewBins,
    /// Fewer than ten bins hold text: p-values of trends are rough. The count is that of the bins.
    RoughP,
    /// Fewer than a million tokens are dated: trends of single words are mostly noise. The count is that of the tokens.
    SmallCorpus,
    /// The axis is too long for change points to be sought. The count is that of the bins.
    LongAxis,
    /// Terms left out because there are more than can be compared at once. The count is that of the terms.
    TermsLeftOut,
}

/// A warning with the figure behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// What it is about.
    pub code: WarningCode,
    /// How many, as the code says.
    pub count: u64,
}

/// What must be said of trends over `bins` bins with text that hold `tokens` tokens in all.
#[must_use]
pub fn of_trends(bins: usize, tokens: u64) -> Vec<Warning> {
    let mut warnings = Vec::new();
    let mut warn = |code, count| warnings.push(Warning { code, count });
    if bins < LEAST_BINS {
        warn(WarningCode::FewBins, bins as u64);
    } else if bins < ROUGH_BINS {
        warn(WarningCode::RoughP, bins as u64);
    }
    if tokens < SMALL_CORPUS {
        warn(WarningCode::SmallCorpus, tokens);
    }
    warnings
}
