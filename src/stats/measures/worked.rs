//! Formulas with the numbers of one row in place of their symbols, so that a figure can be checked with a calculator.

use serde::Serialize;

mod spread;

pub use spread::{dispersion, distances};

use super::{Family, Frequencies, KeynessMeasure, KeynessSettings, Measure, Table};

/// The table behind one row, in tokens: what was seen and what chance would give.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct WorkedTable {
    /// O11, O12, O21, O22.
    pub observed: [f64; 4],
    /// E11, E12, E21, E22: Eij = Ri·Cj / N.
    pub expected: [f64; 4],
    /// R1, R2.
    pub rows: [f64; 2],
    /// C1, C2.
    pub columns: [f64; 2],
    /// N.
    pub total: f64,
}

impl From<&Table> for WorkedTable {
    fn from(t: &Table) -> Self {
        Self {
            observed: [t.o11, t.o12, t.o21, t.o22],
            expected: [t.e11(), t.e12(), t.e21(), t.e22()],
            rows: [t.r1, t.r2],
            columns: [t.c1, t.c2],
            total: t.n,
        }
    }
}

/// The formula of an association measure with the counts of `table` put in, and what came out:
/// `14 + log2(2·8 / (10 + 40)) = 12.3561`.
///
/// Counts are in tokens, figures are given to six digits. Where the measure has no closed formula (Fisher, LRC) the
/// counts stand by their names; where it is not defined for the table, that is said in place of a figure.
#[must_use]
pub fn association(measure: Measure, table: &Table, value: Option<f64>) -> String {
    let four = "sgn(O11 − E11) · 2·(O11 ln(O11/E11) + O12 ln(O12/E12) + O21 ln(O21/E21) + O22 ln(O22/E22))";
    let formula = match measure {
        Measure::LogLikelihood => Some(four),
        Measure::Fisher | Measure::LogRatioConservative => None,
        _ => Some(measure.info().formula),
    };
    let symbols = [
        ("O11", table.o11),
        ("O12", table.o12),
        ("O21", table.o21),
        ("O22", table.o22),
        ("R1", table.r1),
        ("R2", table.r2),
        ("C1", table.c1),
        ("C2", table.c2),
        ("N", table.n),
        ("f1", table.f1),
        ("f2", table.f2),
        ("E11", table.e11()),
        ("E12", table.e12()),
        ("E21", table.e21()),
        ("E22", table.e22()),
    ];
    worked(formula, &symbols, 4, value)
}

/// The formula of a keyness measure with the frequencies put in, and what came out; as [`association`].
///
/// Ei = Ni·(f1 + f2) / (N1 + N2) are expected tokens of the term. Where a measure takes something in place of a count of
/// 0, that stands in the formula.
#[must_use]
pub fn keyness(
    measure: KeynessMeasure,
    f: &Frequencies,
    settings: &KeynessSettings,
    value: Option<f64>,
) -> String {
    let two = "sgn(f1 − E1) · 2·(f1 ln(f1/E1) + f2 ln(f2/E2))";
    let four = "sgn(f1 − E1) · 2·(f1 ln(f1/E1) + f2 ln(f2/E2) + g1 ln(g1/F1) + g2 ln(g2/F2))";
    let chi = "(f1 − E1)²/E1 + (f2 − E2)²/E2 + (g1 − F1)²/F1 + (g2 − F2)²/F2";
    let formula = match measure {
        KeynessMeasure::Ll2 => Some(two),
        KeynessMeasure::Ll4 => Some(four),
        KeynessMeasure::ChiSquared => Some(chi),
        KeynessMeasure::Bic => Some("|LL| − ln(N1 + N2)"),
        KeynessMeasure::LogRatioConservative => return conservative(f, settings, value),
        _ => Some(measure.info().formula),
    };
    let table = f.contingency().table();
    let (fpm1, fpm2) = f.per_million().unwrap_or_default();
    let in_place = |count: u64, zero: f64| if count == 0 { zero } else { count as f64 };
    let (f1, f2) = match measure {
        KeynessMeasure::LogRatio => (in_place(f.f1, 0.5), in_place(f.f2, 0.5)),
        KeynessMeasure::PercentDifference => (f.f1 as f64, in_place(f.f2, 1e-18)),
        _ => (f.f1 as f64, f.f2 as f64),
    };
    let symbols = [
        ("f1", f1),
        ("N1", f.n1 as f64),
        ("f2", f2),
        ("N2", f.n2 as f64),
        ("E1", table.e11()),
        ("E2", table.e21()),
        // The other words of each side, observed and expected.
        ("g1", table.o12),
        ("g2", table.o22),
        ("F1", table.e12()),
        ("F2", table.e22()),
        ("fpm1", fpm1),
        ("fpm2", fpm2),
        ("n", settings.simple_maths_n),
        ("LL", f.ll2().unwrap_or_default()),
    ];
    worked(formula, &symbols, 4, value)
}

/// LRC as a bound p of the share of the term's occurrences that stand in the target, at a level α/2/m for m words:
/// p is the quantile of a beta distribution (Clopper and Pearson 1934), and the ratio of the rates is p/(1 − p)·N2/N1.
fn conservative(f: &Frequencies, settings: &KeynessSettings, value: Option<f64>) -> String {
    let Some(value) = value else {
        return worked(None, &[("f1", f.f1 as f64), ("f2", f.f2 as f64)], 2, None);
    };
    let Family { confidence, candidates } = settings.family;
    let level = format!("α/2/m = {}/2/{candidates}", number(1.0 - confidence));
    if value == 0.0 {
        return format!("{level}: 0 lies within the interval of Log Ratio = 0");
    }
    // The bound that was found says which share it came from.
    let odds = libm::exp2(value) * f.n1 as f64 / f.n2 as f64;
    let p = odds / (1.0 + odds);
    let (at, first, second) =
        if value > 0.0 { ("α/2/m", f.f1, f.f2 + 1) } else { ("1 − α/2/m", f.f1 + 1, f.f2) };
    let ratio = format!("log2({p}/(1 − {p}) · {}/{})", f.n2, f.n1, p = number(p));
    format!("{level}; p = BetaInv({at}; {first}, {second}) = {}; {ratio} = {}", number(p), number(value))
}

/// `formula` with numbers for symbols, or the first `listed` symbols by name where there is no formula.
fn worked(formula: Option<&str>, symbols: &[(&str, f64)], listed: usize, value: Option<f64>) -> String {
    let left = match formula {
        Some(formula) => put_in(formula, symbols),
        None => {
            let named = symbols[..listed].iter().map(|(name, value)| format!("{name} = {}", number(*value)));
            named.collect::<Vec<_>>().join(", ") + ":"
        }
    };
    match (formula, value) {
        (Some(_), Some(value)) => format!("{left} = {}", number(value)),
        (None, Some(value)) => format!("{left} {}", number(value)),
        (_, None) => format!("{left} is not defined"),
    }
}

/// Symbols are words of ASCII letters and digits that begin with a letter.
fn put_in(formula: &str, symbols: &[(&str, f64)]) -> String {
    let mut out = String::new();
    let mut rest = formula;
    while let Some(first) = rest.chars().next() {
        let part = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let end = rest.find(|c: char| !part(c)).unwrap_or(rest.len());
        if end == 0 {
            out.push(first);
            rest = &rest[first.len_utf8()..];
            continue;
        }
        let (word, after) = rest.split_at(end);
        match symbols.iter().find(|(name, _)| *name == word) {
            // What is below nought needs parentheses behind an operator.
            Some((_, value)) if *value < 0.0 => out.push_str(&format!("({})", number(*value))),
            Some((_, value)) => out.push_str(&number(*value)),
            None => out.push_str(word),
        }
        rest = after;
    }
    out
}

/// A number to six digits; whole numbers whole.
fn number(value: f64) -> String {
    let size = value.abs();
    let digits = if value == value.trunc() && size < 1e15 {
        format!("{size}")
    } else if (1e-4..1e15).contains(&size) {
        let decimals = (5.0 - libm::floor(libm::log10(size))).clamp(0.0, 9.0) as usize;
        let fixed = format!("{size:.decimals$}");
        if fixed.contains('.') { fixed.trim_end_matches('0').trim_end_matches('.').to_owned() } else { fixed }
    } else {
        format!("{size:.5e}")
    };
    if value < 0.0 { format!("−{digits}") } else { digits }
}

#[cfg(test)]
mod tests {
    use super::super::{Contingency, Convention, Counts, compute};
    use super::*;

    #[test]
    fn numbers_stand_where_the_symbols_stood() {
        let table = Contingency { o11: 8, r1: 10, c1: 40, n: 10_000 };
        let of = |measure| association(measure, &table.table(), compute(measure, &table));
        assert_eq!(of(Measure::LogDice), "14 + log2(2·8 / (10 + 40)) = 12.3561");
        assert_eq!(of(Measure::Mi3), "log2(8³ / 0.04) = 13.6439");
        assert_eq!(of(Measure::TScore), "(8 − 0.04) / √8 = 2.81428");
        assert_eq!(of(Measure::Fisher), "O11 = 8, O12 = 2, O21 = 32, O22 = 9958: 1.39132e-18");
        assert_eq!(of(Measure::OddsRatio), "8·9958 / (2·32) = 1244.75");
    }

    #[test]
    fn negative_cells_and_what_is_not_defined_are_said() {
        let counts = Counts {
            o11: 5,
            node_hits: 5,
            collocate_tokens: 4,
            corpus_tokens: 13,
            window_tokens: 8,
            span: 4,
        };
        let table = Convention::SketchEngine.table(&counts);
        assert_eq!(association(Measure::DeltaPGivenNode, &table, None), "5/5 − (−1)/8 is not defined");
        let f = Frequencies { f1: 0, n1: 100, f2: 3, n2: 1_000 };
        let settings = KeynessSettings::default();
        let of = |measure: KeynessMeasure| keyness(measure, &f, &settings, measure.of(&f, &settings));
        assert_eq!(of(KeynessMeasure::DifferenceIndex), "100·(0/100 − 3/1000) / (0/100 + 3/1000) = −100");
        assert_eq!(of(KeynessMeasure::SimpleMaths), "(0 + 1) / (3000 + 1) = 0.000333222");
        // A count of 0 as the measure takes it.
        assert_eq!(of(KeynessMeasure::LogRatio), "log2((0.5/100) / (3/1000)) = 0.736966");
    }

    #[test]
    fn the_conservative_ratio_can_be_followed() {
        let f = Frequencies { f1: 55, n1: 5598, f2: 1, n2: 6811 };
        let settings = KeynessSettings {
            family: Family { confidence: 0.95, candidates: 906 },
            ..KeynessSettings::default()
        };
        let of = |measure: KeynessMeasure| keyness(measure, &f, &settings, measure.of(&f, &settings));
        // scipy: beta.ppf(.05/2/906, 55, 2) = 0.789036.
        assert_eq!(
            of(KeynessMeasure::LogRatioConservative),
            "α/2/m = 0.05/2/906; p = BetaInv(α/2/m; 55, 2) = 0.789036; log2(0.789036/(1 − 0.789036) · 6811/5598) = 2.18605"
        );
    }

    #[test]
    fn no_symbol_is_left_in_any_formula() {
        let table = Contingency { o11: 8, r1: 10, c1: 40, n: 10_000 }.table();
        let f = Frequencies { f1: 12, n1: 300, f2: 3, n2: 1_000 };
        let known = ["log2", "ln", "min", "max", "sgn"];
        let check = |text: &str| {
            let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
            for word in words.filter(|word| word.starts_with(|c: char| c.is_ascii_alphabetic())) {
                assert!(known.contains(&word), "{word} in {text}");
            }
        };
        let named = [Measure::Fisher, Measure::LogRatioConservative];
        for measure in Measure::ALL.into_iter().filter(|measure| !named.contains(measure)) {
            check(&association(measure, &table, Some(1.0)));
        }
        for measure in KeynessMeasure::ALL {
            if measure != KeynessMeasure::LogRatioConservative {
                check(&keyness(measure, &f, &KeynessSettings::default(), Some(1.0)));
            }
        }
    }
}
