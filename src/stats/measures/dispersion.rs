//! Dispersion over parts: how evenly a term is spread over documents, equal slices or periods.
//!
//! Parts of unequal size are the normal case. `v` is a part's share of the term, `s` its share of all tokens, `r` its
//! rate (frequency / size). Parts without tokens hold nothing and are left out everywhere. General source: Gries
//! (2008), "Dispersions and adjusted frequencies in corpora", and Gries (2020).

use super::catalogue::{MeasureInfo, Strong};
use libm::log2;
use serde::{Deserialize, Serialize};

/// A part of the corpus: how often the term occurs in it, and its size, both in tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Part {
    /// Tokens of the term.
    pub frequency: u64,
    /// Tokens of the part.
    pub size: u64,
}

/// The dispersion of one term over parts. `None` in a field means that it is not defined for these parts.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Dispersion {
    /// Parts with tokens.
    pub parts: u64,
    /// Parts with the term.
    pub range: u64,
    /// `range` / `parts`, between 0 and 1.
    pub range_share: Option<f64>,
    /// Juilland's D.
    pub juilland_d: Option<f64>,
    /// Carroll's D2.
    pub carroll_d2: Option<f64>,
    /// Rosengren's S.
    pub rosengren_s: Option<f64>,
    /// DP.
    pub dp: Option<f64>,
    /// DPnorm.
    pub dp_norm: Option<f64>,
    /// Egbert's D_P.
    pub egbert_dp: Option<f64>,
    /// The Kullback–Leibler divergence of v from s, in bits: 0 is even, unbounded above.
    pub divergence: Option<f64>,
    /// D_KL.
    pub d_kl: Option<f64>,
    /// D_A.
    pub d_a: Option<f64>,
}

/// A dispersion measure over parts. The serialised name is its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DispersionMeasure {
    /// Share of the parts in which the term occurs, between 0 and 1.
    Range,
    /// Juilland's D: 1 is even, 0 is all in one part.
    JuillandD,
    /// Carroll's D2: 1 is even, 0 is all in one part.
    CarrollD2,
    /// Rosengren's S: 1 is even, near 0 is concentrated.
    RosengrenS,
    /// DP: 0 is even, near 1 is concentrated.
    Dp,
    /// DPnorm: 0 is even, 1 is concentrated in the smallest part.
    DpNorm,
    /// Egbert's D_P: 1 is even, 0 is concentrated.
    EgbertDp,
    /// D_KL: 1 is even, near 0 is concentrated.
    DKl,
    /// D_A: 1 is even, 0 is all in one part.
    DA,
}

impl Dispersion {
    /// All dispersion measures of a term, in one pass over the parts and one sort of the rates: O(n log n).
    ///
    /// With no token of the term only `parts` and `range` are set; with fewer than two parts also the measures that
    /// compare parts stay `None`.
    pub fn of(parts: &[Part]) -> Self {
        let parts: Vec<Part> = parts.iter().copied().filter(|part| part.size > 0).collect();
        let n = parts.len();
        let frequency: u128 = parts.iter().map(|part| u128::from(part.frequency)).sum();
        let tokens: u128 = parts.iter().map(|part| u128::from(part.size)).sum();
        let range = parts.iter().filter(|part| part.frequency > 0).count();
        let counted = Self { parts: n as u64, range: range as u64, ..Self::default() };
        if frequency == 0 {
            return counted;
        }
        let (f, all, count) = (frequency as f64, tokens as f64, n as f64);
        let shares = || parts.iter().map(|part| (part.frequency as f64 / f, part.size as f64 / all));
        let mut rates: Vec<f64> = parts.iter().map(|part| part.frequency as f64 / part.size as f64).collect();
        let rate_sum: f64 = rates.iter().sum();
        let several = n > 1;

        let dp = 0.5 * parts.iter().map(|part| distance(part, frequency, tokens)).sum::<f64>();
        let rest = |size: u64| (tokens - u128::from(size)) as f64 / all;
        let smallest = parts.iter().map(|part| part.size).min().unwrap_or(0);
        let smallest_with =
            parts.iter().filter(|part| part.frequency > 0).map(|part| part.size).min().unwrap_or(0);
        let divergence: f64 = shares().filter(|(v, _)| *v > 0.0).map(|(v, s)| v * log2(v / s)).sum();
        let root: f64 = shares().map(|(v, s)| (v * s).sqrt()).sum();

        Self {
            range_share: Some(range as f64 / count),
            juilland_d: several.then(|| juilland(&rates, rate_sum)),
            carroll_d2: several.then(|| carroll(&rates, rate_sum)),
            rosengren_s: Some((root * root).min(1.0)),
            dp: Some(dp.clamp(0.0, 1.0)),
            dp_norm: several.then(|| (dp / rest(smallest)).clamp(0.0, 1.0)),
            egbert_dp: several.then(|| (1.0 - dp / rest(smallest_with)).clamp(0.0, 1.0)),
            divergence: Some(divergence.max(0.0)),
            d_kl: Some(1.0 / (1.0 + divergence.max(0.0))),
            d_a: several.then(|| mean_difference(&mut rates, rate_sum)),
            ..counted
        }
    }

    /// The value of one measure.
    pub fn get(&self, measure: DispersionMeasure) -> Option<f64> {
        match measure {
            DispersionMeasure::Range => self.range_share,
            DispersionMeasure::JuillandD => self.juilland_d,
            DispersionMeasure::CarrollD2 => self.carroll_d2,
            DispersionMeasure::RosengrenS => self.rosengren_s,
            DispersionMeasure::Dp => self.dp,
            DispersionMeasure::DpNorm => self.dp_norm,
            DispersionMeasure::EgbertDp => self.egbert_dp,
            DispersionMeasure::DKl => self.d_kl,
            DispersionMeasure::DA => self.d_a,
        }
    }
}

/// |v − s| of a part, from whole numbers where their products fit: the two may agree in most digits.
fn distance(part: &Part, frequency: u128, tokens: u128) -> f64 {
    let both = (frequency as f64) * (tokens as f64);
    match (u128::from(part.frequency).checked_mul(tokens), u128::from(part.size).checked_mul(frequency)) {
        (Some(v), Some(s)) => v.abs_diff(s) as f64 / both,
        _ => (part.frequency as f64 / frequency as f64 - part.size as f64 / tokens as f64).abs(),
    }
}

/// D = 1 − CV / √(n − 1), CV the population coefficient of variation of the rates.
fn juilland(rates: &[f64], sum: f64) -> f64 {
    let n = rates.len() as f64;
    let mean = sum / n;
    let variance = rates.iter().map(|r| (r - mean) * (r - mean)).sum::<f64>() / n;
    (1.0 - variance.sqrt() / mean / (n - 1.0).sqrt()).clamp(0.0, 1.0)
}

/// D2 = the entropy of the rates' shares, over log2 n.
fn carroll(rates: &[f64], sum: f64) -> f64 {
    let entropy: f64 = rates.iter().filter(|r| **r > 0.0).map(|r| r / sum).map(|p| -p * log2(p)).sum();
    (entropy / log2(rates.len() as f64)).clamp(0.0, 1.0)
}

/// D_A = 1 − (mean absolute difference of all pairs of rates) / (2·mean rate).
fn mean_difference(rates: &mut [f64], sum: f64) -> f64 {
    rates.sort_unstable_by(f64::total_cmp);
    let n = rates.len() as f64;
    // In ascending order the i-th rate is the larger of i pairs and the smaller of n − 1 − i.
    let differences: f64 = rates.iter().enumerate().map(|(i, r)| (2.0 * i as f64 - (n - 1.0)) * r).sum();
    let pairs = n * (n - 1.0) / 2.0;
    (1.0 - differences / pairs / (2.0 * sum / n)).clamp(0.0, 1.0)
}

impl DispersionMeasure {
    /// All measures, in the order in which a page lists them.
    pub const ALL: [Self; 9] = [
        Self::Range,
        Self::JuillandD,
        Self::CarrollD2,
        Self::RosengrenS,
        Self::Dp,
        Self::DpNorm,
        Self::EgbertDp,
        Self::DKl,
        Self::DA,
    ];

    /// The measure of this id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|measure| measure.info().id == id)
    }

    /// Name, formula, source and scale. `strong` is the end that means "evenly spread".
    pub fn info(self) -> MeasureInfo {
        let row = |id, name, formula, source, strong| MeasureInfo {
            id,
            name,
            formula,
            source,
            range: (Some(0.0), Some(1.0)),
            strong,
            at_zero: "not defined when the term does not occur",
        };
        use Strong::{High, Low};
        match self {
            Self::Range => row("range", "range", "parts with the term / parts", "Gries 2008", High),
            Self::JuillandD => row(
                "juilland_d",
                "Juilland's D",
                "1 − CV(r) / √(n − 1), CV of the population",
                "Juilland, Brodin and Davidovitch 1970",
                High,
            ),
            Self::CarrollD2 => {
                row("carroll_d2", "Carroll's D2", "−Σ p log2 p / log2 n, p = r / Σr", "Carroll 1970", High)
            }
            Self::RosengrenS => row("rosengren_s", "Rosengren's S", "(Σ √(v·s))²", "Rosengren 1971", High),
            Self::Dp => row("dp", "DP", "½ Σ |v − s|", "Gries 2008", Low),
            Self::DpNorm => row("dp_norm", "DPnorm", "DP / (1 − min s)", "Lijffijt and Gries 2012", Low),
            Self::EgbertDp => row(
                "egbert_dp",
                "D_P",
                "1 − DP / (1 − min s over the parts with the term)",
                "Egbert, Burch and Biber 2020",
                High,
            ),
            Self::DKl => row(
                "d_kl",
                "D_KL",
                "1 / (1 + Σ v log2(v / s))",
                "Gries 2020, brought to 0…1 as in Sönning 2025",
                High,
            ),
            Self::DA => {
                row("d_a", "D_A", "1 − mean |ri − rj| / (2·mean r)", "Burch, Egbert and Biber 2017", High)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(rows: &[(u64, u64)]) -> Vec<Part> {
        rows.iter().map(|&(frequency, size)| Part { frequency, size }).collect()
    }

    #[test]
    fn ids_are_the_serialised_names() {
        for measure in DispersionMeasure::ALL {
            assert_eq!(serde_json::to_string(&measure).unwrap(), format!("\"{}\"", measure.info().id));
            assert_eq!(DispersionMeasure::from_id(measure.info().id), Some(measure));
        }
    }

    #[test]
    fn even_spread_is_even_in_parts_of_unequal_size() {
        let even = Dispersion::of(&parts(&[(1, 100), (3, 300), (20, 2000), (7, 700)]));
        for measure in DispersionMeasure::ALL {
            let ideal = if measure.info().strong == Strong::High { 1.0 } else { 0.0 };
            assert!((even.get(measure).unwrap() - ideal).abs() < 1e-12, "{}", measure.info().id);
        }
    }

    #[test]
    fn all_in_the_smallest_part_is_the_other_end() {
        let one = Dispersion::of(&parts(&[(9, 10), (0, 400), (0, 500), (0, 90)]));
        assert_eq!((one.parts, one.range, one.range_share), (4, 1, Some(0.25)));
        assert!(one.juilland_d.unwrap().abs() < 1e-12 && one.carroll_d2.unwrap().abs() < 1e-12);
        assert!((one.dp_norm.unwrap() - 1.0).abs() < 1e-12);
        assert!(one.egbert_dp.unwrap().abs() < 1e-12 && one.d_a.unwrap().abs() < 1e-12);
        // All in a hundredth of the tokens: log2 100 bits of divergence.
        assert!((one.d_kl.unwrap() - 1.0 / (1.0 + 100.0_f64.log2())).abs() < 1e-12);
        assert!((one.rosengren_s.unwrap() - 0.01).abs() < 1e-12);
    }

    #[test]
    fn nothing_to_spread_is_not_defined() {
        let absent = Dispersion::of(&parts(&[(0, 10), (0, 20), (0, 0)]));
        assert_eq!((absent.parts, absent.range), (2, 0));
        assert!(DispersionMeasure::ALL.iter().all(|m| absent.get(*m).is_none()));
        assert_eq!(Dispersion::of(&[]), Dispersion::default());
        let single = Dispersion::of(&parts(&[(3, 10), (5, 0)]));
        assert_eq!((single.parts, single.dp, single.juilland_d), (1, Some(0.0), None));
    }
}
