//! Keyness: how much more, or less, frequent a term is in a target than in a reference.

use super::association as am;
use super::contingency::{Contingency, Table};
use super::measure::Family;
use super::ratio::{LogRatioInterval, conservative_log_ratio, log_ratio, log_ratio_interval};
use super::special::deviance_at;
use libm::log;
use serde::{Deserialize, Serialize};

/// A term's frequencies in target and reference, and their sizes, in tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Frequencies {
    /// Tokens of the term in the target.
    pub f1: u64,
    /// Tokens of the target.
    pub n1: u64,
    /// Tokens of the term in the reference.
    pub f2: u64,
    /// Tokens of the reference.
    pub n2: u64,
}

/// What keyness measures can be set to.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct KeynessSettings {
    /// The constant of simple maths, per million tokens; 1 unless told. Larger prefers commoner words.
    pub simple_maths_n: f64,
    /// Confidence and number of terms, for LRC.
    pub family: Family,
}

impl Default for KeynessSettings {
    fn default() -> Self {
        Self { simple_maths_n: 1.0, family: Family::default() }
    }
}

impl Frequencies {
    /// Per million tokens of the target and of the reference. `None` for an empty side.
    pub fn per_million(&self) -> Option<(f64, f64)> {
        let (p1, p2) = self.shares()?;
        Some((p1 * 1e6, p2 * 1e6))
    }

    /// The four-cell table: rows target and reference, columns the term and all others. Its N is n1 + n2.
    pub fn contingency(&self) -> Contingency {
        Contingency {
            o11: self.f1,
            r1: self.n1,
            c1: self.f1.saturating_add(self.f2),
            n: self.n1.saturating_add(self.n2),
        }
    }

    /// LL over two cells = 2·(f1 ln(f1/E1) + f2 ln(f2/E2)), Ei = Ni·(f1+f2)/(N1+N2), negative when the term is rarer
    /// in the target. Source: Rayson and Garside (2000).
    ///
    /// A frequency of 0 adds nothing. `None` when a side is empty or the term occurs nowhere.
    pub fn ll2(&self) -> Option<f64> {
        let t = self.table()?;
        // E1 + E2 = f1 + f2, so each term may carry its own difference without changing the sum.
        let value =
            2.0 * (deviance_at(t.o11, t.e11(), t.difference) + deviance_at(t.o21, t.e21(), -t.difference));
        Some(am::signed(value, &t))
    }

    /// LL over four cells = 2·Σ Oij ln(Oij / Eij), signed as [`ll2`](Self::ll2). Source: Dunning (1993); used by CQPweb and
    /// AntConc. `None` when a side is empty or the term occurs nowhere.
    pub fn ll4(&self) -> Option<f64> {
        let t = self.table()?;
        Some(am::signed(am::log_likelihood(&t)?, &t))
    }

    /// χ² of the four-cell table = N·(O11·O22 − O12·O21)² / (R1·R2·C1·C2), one degree of freedom, never negative. Source:
    /// Pearson (1900). `None` when a side is empty or the term is nowhere or everywhere.
    pub fn chi_squared(&self) -> Option<f64> {
        am::chi_squared(&self.table()?)
    }

    /// Log Ratio = log2((f1/N1) / (f2/N2)), a binary logarithm; a frequency of 0 counts as ½. Source: Hardie (2014). `None`
    /// when a side is empty or the term occurs nowhere.
    pub fn log_ratio(&self) -> Option<f64> {
        log_ratio(self.f1 as f64, self.n1 as f64, self.f2 as f64, self.n2 as f64)
    }

    /// The exact interval of the Log Ratio, in binary units; formula, source and open ends as for [`log_ratio_interval`].
    pub fn log_ratio_interval(&self, family: &Family) -> Option<LogRatioInterval> {
        log_ratio_interval(self.f1, self.n1, self.f2, self.n2, family.confidence, family.candidates)
    }

    /// LRC, in binary units, 0 when the interval holds 0; formula and source as for [`conservative_log_ratio`].
    pub fn log_ratio_conservative(&self, family: &Family) -> Option<f64> {
        conservative_log_ratio(self.f1, self.n1, self.f2, self.n2, family.confidence, family.candidates)
    }

    /// %DIFF = 100·(p1 − p2) / p2, p the rates, in per cent. Source: Gabrielatos and Marchi (2011).
    ///
    /// As there, a reference frequency of 0 is taken as 10⁻¹⁸, which gives values beyond 10¹⁵: read them as "only in
    /// the target". `None` when a side is empty or the term occurs nowhere.
    pub fn percent_difference(&self) -> Option<f64> {
        let (p1, p2) = self.shares()?;
        if self.f1 == 0 && self.f2 == 0 {
            return None;
        }
        let p2 = if self.f2 == 0 { 1e-18 / self.n2 as f64 } else { p2 };
        Some(100.0 * (p1 - p2) / p2)
    }

    /// DIN, the difference index = 100·(p1 − p2) / (p1 + p2), between −100 and 100. Source: Fidler and Cvrček (2015).
    ///
    /// ±100 when the term is on one side only. `None` when a side is empty or the term occurs nowhere.
    pub fn difference_index(&self) -> Option<f64> {
        let (p1, p2) = self.shares()?;
        (p1 + p2 > 0.0).then(|| 100.0 * (p1 - p2) / (p1 + p2))
    }

    /// Simple maths = (fpm1 + n) / (fpm2 + n), fpm per million tokens. Source: Kilgarriff (2009).
    ///
    /// `None` when a side is empty, `n` is negative, or both `n` and f2 are 0.
    pub fn simple_maths(&self, n: f64) -> Option<f64> {
        let (fpm1, fpm2) = self.per_million()?;
        (n >= 0.0 && n.is_finite() && fpm2 + n > 0.0).then(|| (fpm1 + n) / (fpm2 + n))
    }

    /// Odds ratio = f1·(N2 − f2) / (f2·(N1 − f1)). Source: Pojanapunya and Watson Todd (2018).
    ///
    /// `None` when f2 is 0 or the target consists of the term.
    pub fn odds_ratio(&self) -> Option<f64> {
        am::odds_ratio(&self.table()?)
    }

    /// BIC = LL − ln(N1 + N2), with LL over two cells: evidence above 0, strong above 10. Source: Wilson (2013).
    ///
    /// LL counts without its sign here. `None` as for [`ll2`](Self::ll2).
    pub fn bic(&self) -> Option<f64> {
        Some(self.ll2()?.abs() - log(self.n1 as f64 + self.n2 as f64))
    }

    /// (f1/N1, f2/N2).
    fn shares(&self) -> Option<(f64, f64)> {
        let sound = self.n1 > 0 && self.n2 > 0 && self.f1 <= self.n1 && self.f2 <= self.n2;
        sound.then(|| (self.f1 as f64 / self.n1 as f64, self.f2 as f64 / self.n2 as f64))
    }

    fn table(&self) -> Option<Table> {
        self.shares()?;
        self.n1.checked_add(self.n2)?;
        (self.f1 > 0 || self.f2 > 0).then(|| self.contingency().table())
    }
}

/// A keyness measure. The serialised name is its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeynessMeasure {
    /// See [`Frequencies::log_ratio_conservative`].
    LogRatioConservative,
    /// See [`Frequencies::log_ratio`].
    LogRatio,
    /// See [`Frequencies::ll2`].
    Ll2,
    /// See [`Frequencies::ll4`].
    Ll4,
    /// See [`Frequencies::chi_squared`].
    ChiSquared,
    /// See [`Frequencies::bic`].
    Bic,
    /// See [`Frequencies::percent_difference`].
    PercentDifference,
    /// See [`Frequencies::difference_index`].
    DifferenceIndex,
    /// See [`Frequencies::simple_maths`].
    SimpleMaths,
    /// See [`Frequencies::odds_ratio`].
    OddsRatio,
}

impl KeynessMeasure {
    /// All measures, in the order in which a page lists them.
    pub const ALL: [Self; 10] = [
        Self::LogRatioConservative,
        Self::LogRatio,
        Self::Ll2,
        Self::Ll4,
        Self::ChiSquared,
        Self::Bic,
        Self::PercentDifference,
        Self::DifferenceIndex,
        Self::SimpleMaths,
        Self::OddsRatio,
    ];

    /// The measure of this id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|measure| measure.info().id == id)
    }

    /// The measure of a term. `None` where it is not defined, and never NaN or infinite.
    pub fn of(self, f: &Frequencies, settings: &KeynessSettings) -> Option<f64> {
        let value = match self {
            Self::LogRatioConservative => f.table().and_then(|_| f.log_ratio_conservative(&settings.family)),
            Self::LogRatio => f.table().and_then(|_| f.log_ratio()),
            Self::Ll2 => f.ll2(),
            Self::Ll4 => f.ll4(),
            Self::ChiSquared => f.chi_squared(),
            Self::Bic => f.bic(),
            Self::PercentDifference => f.percent_difference(),
            Self::DifferenceIndex => f.difference_index(),
            Self::SimpleMaths => f.simple_maths(settings.simple_maths_n),
            Self::OddsRatio => f.odds_ratio(),
        };
        value.filter(|value| value.is_finite())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_the_serialised_names() {
        for measure in KeynessMeasure::ALL {
            assert_eq!(serde_json::to_string(&measure).unwrap(), format!("\"{}\"", measure.info().id));
            assert_eq!(KeynessMeasure::from_id(measure.info().id), Some(measure));
        }
    }

    #[test]
    fn zero_counts_are_treated_as_each_source_does() {
        let only_target = Frequencies { f1: 10, n1: 1_000, f2: 0, n2: 1_000 };
        assert_eq!(only_target.difference_index(), Some(100.0));
        assert!((only_target.log_ratio().unwrap() - 20.0_f64.log2()).abs() < 1e-14);
        assert!(only_target.percent_difference().unwrap() > 1e18);
        assert_eq!(only_target.odds_ratio(), None);
        assert_eq!(only_target.simple_maths(0.0), None);
        assert!((only_target.ll2().unwrap() - 20.0 * 2.0_f64.ln()).abs() < 1e-12);
        let only_reference = Frequencies { f1: 0, n1: 1_000, f2: 10, n2: 1_000 };
        assert!((only_reference.ll2().unwrap() + 20.0 * 2.0_f64.ln()).abs() < 1e-12);
        assert_eq!(only_reference.percent_difference(), Some(-100.0));
        for measure in KeynessMeasure::ALL {
            for nothing in [Frequencies::default(), Frequencies { f1: 5, n1: 3, f2: 1, n2: 9 }] {
                assert_eq!(measure.of(&nothing, &KeynessSettings::default()), None, "{}", measure.info().id);
            }
        }
    }
}
