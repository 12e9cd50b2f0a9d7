//! What must hold for any counts: bounds, direction, monotony, and no figure that is not a number.

use proptest::prelude::*;
use wenmai::stats::measures::interval::{bootstrap_rate, clopper_pearson, poisson_rate, wilson};
use wenmai::stats::measures::ratio::{conservative_log_ratio, log_ratio, log_ratio_interval};
use wenmai::stats::measures::series::{
    Bin, BurstSettings, Correction, Window, bursts, change_points, mann_kendall, smooth, theil_sen,
};
use wenmai::stats::measures::special::{fisher_two_sided, hypergeometric_pmf};
use wenmai::stats::measures::{
    Contingency, Convention, Counts, Dispersion, DispersionMeasure, Distances, Family, Frequencies,
    KeynessMeasure, KeynessSettings, Measure, Part, compute,
};

/// A count of any size, small ones as likely as huge ones.
fn count() -> impl Strategy<Value = u64> {
    prop_oneof![0..4_u64, 0..1_000_u64, 0..100_000_000_u64, any::<u64>()]
}

/// A table that counting can give, up to 10¹² tokens.
fn table() -> impl Strategy<Value = Contingency> {
    let cell = || prop_oneof![3 => 0..4_u64, 3 => 0..5_000_u64, 1 => 0..200_000_000_000_u64];
    (cell(), cell(), cell(), cell()).prop_map(|(a, b, c, d)| Contingency::from_cells(a, b, c, d))
}

/// Measures that rise with O11 while the margins stay.
const RISING: [Measure; 17] = [
    Measure::LogDice,
    Measure::Dice,
    Measure::Jaccard,
    Measure::MinimumSensitivity,
    Measure::Mi,
    Measure::Mi2,
    Measure::Mi3,
    Measure::Npmi,
    Measure::TScore,
    Measure::ZScore,
    Measure::ZScoreCorrected,
    Measure::SimpleLl,
    Measure::LogLikelihood,
    Measure::DeltaPGivenNode,
    Measure::DeltaPGivenCollocate,
    Measure::OddsRatioHaldane,
    Measure::LogRatioConservative,
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn measures_stay_in_their_range(table in table()) {
        for measure in Measure::ALL {
            let info = measure.info();
            if let Some(value) = compute(measure, &table) {
                prop_assert!(value.is_finite(), "{} {table:?}: {value}", info.id);
                let (low, high) = info.range;
                // A last digit of rounding is allowed at a bound.
                prop_assert!(low.is_none_or(|low| value >= low - 1e-15), "{} {table:?}: {value}", info.id);
                prop_assert!(high.is_none_or(|high| value <= high * (1.0 + 1e-15)), "{} {table:?}: {value}", info.id);
            }
        }
    }

    #[test]
    fn direction_is_that_of_the_table(table in table()) {
        let over = table.difference();
        for measure in [Measure::Mi, Measure::Npmi, Measure::TScore, Measure::ZScore, Measure::SimpleLl,
                        Measure::LogLikelihood, Measure::DeltaPGivenNode, Measure::DeltaPGivenCollocate] {
            if let Some(value) = compute(measure, &table) {
                prop_assert!(value * over >= 0.0, "{} {table:?}: {value} against {over}", measure.info().id);
            }
        }
        if let Some(value) = compute(Measure::LogRatioConservative, &table) {
            prop_assert!(value * over >= 0.0, "{table:?}: {value} against {over}");
        }
    }

    #[test]
    fn measures_rise_with_co_occurrence(any in table()) {
        // One token is moved from each of the cells beside the corner, so both must have one.
        let (r1, c1) = (any.r1 + 1, any.c1 + 1);
        let table = Contingency { r1, c1, n: any.n + 2, ..any };
        let more = Contingency { o11: table.o11 + 1, ..table };
        prop_assert!(table.is_consistent() && more.is_consistent());
        for measure in RISING {
            if let (Some(less), Some(more)) = (compute(measure, &table), compute(measure, &more)) {
                let slack = 1e-9 * less.abs().max(1e-9);
                prop_assert!(more >= less - slack, "{} {table:?}: {less} then {more}", measure.info().id);
            }
        }
    }

    #[test]
    fn node_and_collocate_change_places(table in table()) {
        let turned = Contingency { r1: table.c1, c1: table.r1, ..table };
        for measure in [Measure::LogDice, Measure::Dice, Measure::Jaccard, Measure::MinimumSensitivity, Measure::Mi,
                        Measure::Npmi, Measure::LogLikelihood, Measure::ChiSquared, Measure::OddsRatioHaldane] {
            let (a, b) = (compute(measure, &table), compute(measure, &turned));
            prop_assert_eq!(a.is_some(), b.is_some());
            if let (Some(a), Some(b)) = (a, b) {
                prop_assert!((a - b).abs() <= 1e-10 * a.abs().max(1e-10), "{}: {a} {b}", measure.info().id);
            }
        }
        prop_assert_eq!(
            compute(Measure::DeltaPGivenNode, &table).is_some(),
            compute(Measure::DeltaPGivenCollocate, &turned).is_some()
        );
    }

    #[test]
    fn any_counts_are_answered(o11 in count(), r1 in count(), c1 in count(), n in count(), window in count(),
                               span in any::<u32>()) {
        let counts = Contingency { o11, r1, c1, n };
        for measure in Measure::ALL {
            prop_assert!(compute(measure, &counts).is_none_or(f64::is_finite), "{} {counts:?}", measure.info().id);
        }
        let input = Counts {
            o11, node_hits: r1, collocate_tokens: c1, corpus_tokens: n, window_tokens: window, span,
        };
        for convention in Convention::ALL {
            let table = convention.table(&input);
            for measure in Measure::ALL {
                let value = measure.of(&table, &Family { confidence: 0.99, candidates: window });
                prop_assert!(value.is_none_or(f64::is_finite), "{convention:?} {} {input:?}", measure.info().id);
            }
        }
        let f = Frequencies { f1: o11, n1: r1, f2: c1, n2: n };
        for measure in KeynessMeasure::ALL {
            let value = measure.of(&f, &KeynessSettings::default());
            prop_assert!(value.is_none_or(f64::is_finite), "{} {f:?}", measure.info().id);
        }
    }

    #[test]
    fn keyness_turns_round_with_its_sides(f1 in 0..5_000_u64, f2 in 0..5_000_u64, n1 in 5_000..10_000_000_u64,
                                          n2 in 5_000..10_000_000_u64) {
        let there = Frequencies { f1, n1, f2, n2 };
        let back = Frequencies { f1: f2, n1: n2, f2: f1, n2: n1 };
        let settings = KeynessSettings::default();
        for measure in [KeynessMeasure::Ll2, KeynessMeasure::Ll4, KeynessMeasure::LogRatio,
                        KeynessMeasure::LogRatioConservative, KeynessMeasure::DifferenceIndex] {
            let (a, b) = (measure.of(&there, &settings), measure.of(&back, &settings));
            prop_assert_eq!(a.is_some(), b.is_some());
            if let (Some(a), Some(b)) = (a, b) {
                prop_assert!((a + b).abs() <= 1e-9 * a.abs().max(1e-3), "{}: {a} {b}", measure.info().id);
            }
        }
        // Two cells never say more than four.
        if let (Some(two), Some(four)) = (there.ll2(), there.ll4()) {
            prop_assert!(two.abs() <= four.abs() * (1.0 + 1e-12));
        }
    }

    #[test]
    fn keyness_rises_with_the_target_and_falls_with_the_reference(
        f1 in 0..5_000_u64, f2 in 0..5_000_u64, n1 in 5_001..10_000_000_u64, n2 in 5_001..10_000_000_u64,
    ) {
        let settings = KeynessSettings::default();
        let here = Frequencies { f1, n1, f2, n2 };
        for (more, sign) in
            [(Frequencies { f1: f1 + 1, ..here }, 1.0), (Frequencies { f2: f2 + 1, ..here }, -1.0)]
        {
            for measure in [KeynessMeasure::LogRatio, KeynessMeasure::LogRatioConservative, KeynessMeasure::Ll2,
                            KeynessMeasure::Ll4, KeynessMeasure::PercentDifference,
                            KeynessMeasure::DifferenceIndex, KeynessMeasure::SimpleMaths,
                            KeynessMeasure::OddsRatio] {
                if let (Some(before), Some(after)) = (measure.of(&here, &settings), measure.of(&more, &settings)) {
                    let slack = 1e-9 * before.abs().max(1e-6);
                    prop_assert!((after - before) * sign >= -slack, "{} {here:?}: {before} {after}", measure.info().id);
                }
            }
        }
    }

    #[test]
    fn the_conservative_ratio_lies_between_nothing_and_the_ratio(a in 1..2_000_u64, b in 1..2_000_u64,
                                                                 n1 in 2_000..1_000_000_u64,
                                                                 n2 in 2_000..1_000_000_u64,
                                                                 candidates in 1..100_000_u64) {
        let point = log_ratio(a as f64, n1 as f64, b as f64, n2 as f64).unwrap();
        let bound = conservative_log_ratio(a, n1, b, n2, 0.95, candidates).unwrap();
        let interval = log_ratio_interval(a, n1, b, n2, 0.95, candidates).unwrap();
        prop_assert!(bound * point >= 0.0 && bound.abs() <= point.abs());
        let (lower, upper) = (interval.lower.unwrap(), interval.upper.unwrap());
        prop_assert!(lower < point && point < upper);
        prop_assert_eq!(bound == 0.0, lower <= 0.0 && upper >= 0.0);
    }

    #[test]
    fn fisher_is_a_probability_and_its_law_sums_to_one(r1 in 0..60_u64, c1 in 0..60_u64, rest in 0..60_u64) {
        let n = r1.max(c1) + rest;
        let law: Vec<f64> = (0..=r1.min(c1)).map(|x| hypergeometric_pmf(x, r1, c1, n)).collect();
        prop_assert!((law.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        for (x, chance) in law.iter().enumerate() {
            let p = fisher_two_sided(x as u64, r1, c1, n);
            prop_assert_eq!(p.is_some(), *chance > 0.0);
            if let Some(p) = p {
                // By the rule itself: everything that is no more probable, ties included.
                let sum: f64 = law.iter().filter(|q| **q <= chance * (1.0 + 1e-7)).sum();
                prop_assert!((p - sum).abs() < 1e-12, "{p} {sum}");
            }
        }
    }

    #[test]
    fn dispersion_stays_between_nought_and_one(rows in prop::collection::vec((count(), count()), 0..40)) {
        let parts: Vec<Part> = rows.iter().map(|&(frequency, size)| Part { frequency: frequency.min(size), size }).collect();
        let ours = Dispersion::of(&parts);
        for measure in DispersionMeasure::ALL {
            if let Some(value) = ours.get(measure) {
                prop_assert!((0.0..=1.0).contains(&value), "{}: {value}", measure.info().id);
            }
        }
        // Empty parts, and the order of parts, say nothing.
        let mut turned: Vec<Part> = parts.iter().rev().copied().collect();
        turned.push(Part::default());
        let again = Dispersion::of(&turned);
        for measure in DispersionMeasure::ALL {
            let (a, b) = (ours.get(measure), again.get(measure));
            prop_assert_eq!(a.is_some(), b.is_some());
            prop_assert!((a.unwrap_or(0.0) - b.unwrap_or(0.0)).abs() < 1e-9, "{}", measure.info().id);
        }
    }

    #[test]
    fn reduced_frequencies_stay_below_the_frequency(mut positions in prop::collection::vec(0..5_000_u64, 1..60),
                                                    rest in 1..100_u64) {
        positions.sort_unstable();
        positions.dedup();
        let tokens = positions.last().unwrap() + rest;
        let ours = Distances::of(&positions, tokens).unwrap();
        let f = positions.len() as f64 * (1.0 + 1e-12);
        for value in [ours.arf, ours.f_ald, ours.f_awt] {
            prop_assert!(value > 0.0 && value <= f, "{ours:?}");
        }
        prop_assert!(ours.arf >= 1.0 - 1e-12);
    }

    #[test]
    fn intervals_hold_their_estimate(hits in count(), base in count(), confidence in 0.01..0.9999_f64) {
        let share = hits as f64 / base as f64;
        for interval in [wilson(hits, base, confidence), clopper_pearson(hits, base, confidence)] {
            prop_assert_eq!(interval.is_some(), base > 0 && hits <= base);
            if let Some(i) = interval {
                let slack = 1e-12 * share;
                prop_assert!(0.0 <= i.lower && i.lower <= share + slack && share - slack <= i.upper && i.upper <= 1.0,
                             "{hits}/{base}: {i:?}");
            }
        }
        if let Some(i) = poisson_rate(hits, base, 1.0, confidence) {
            prop_assert!(i.lower <= share * (1.0 + 1e-12) && share * (1.0 - 1e-12) <= i.upper, "{hits}/{base}: {i:?}");
        }
    }

    #[test]
    fn corrections_keep_the_order_and_never_flatter(p in prop::collection::vec(0.0..=1.0_f64, 0..40)) {
        for correction in [Correction::None, Correction::Bonferroni, Correction::Holm, Correction::BenjaminiHochberg] {
            let adjusted = correction.adjust(&p);
            prop_assert!(adjusted.iter().zip(&p).all(|(a, p)| *p <= *a && *a <= 1.0));
            for (i, j) in (0..p.len()).zip(1..p.len()) {
                prop_assert!((p[i] <= p[j]) == (adjusted[i] <= adjusted[j]) || adjusted[i] == adjusted[j]);
            }
        }
        let (holm, bonferroni) = (Correction::Holm.adjust(&p), Correction::Bonferroni.adjust(&p));
        let hochberg = Correction::BenjaminiHochberg.adjust(&p);
        prop_assert!(holm.iter().zip(&bonferroni).all(|(h, b)| h <= b));
        prop_assert!(hochberg.iter().zip(&holm).all(|(f, h)| *f <= h * (1.0 + 1e-12)));
    }

    #[test]
    fn series_of_any_kind_are_answered(values in prop::collection::vec(prop::option::of(any::<f64>()), 0..40),
                                       size in any::<usize>(), penalty in any::<f64>(), width in any::<usize>()) {
        if let Some(test) = mann_kendall(&values) {
            prop_assert!((0.0..=1.0).contains(&test.p) && (-1.0..=1.0).contains(&test.tau));
        }
        prop_assert!(theil_sen(&values).is_none_or(|line| line.slope.is_finite() && line.intercept.is_finite()));
        let ends = change_points(&values, size, penalty);
        prop_assert!(ends.windows(2).all(|pair| pair[0] < pair[1]));
        prop_assert!(ends.last().is_none_or(|end| *end == values.len()));
        for window in [Window::Uniform, Window::Triangular, Window::Binomial] {
            let smoothed = smooth(&values, width, window);
            prop_assert_eq!(smoothed.len(), values.len());
            for (value, smooth) in values.iter().zip(smoothed) {
                prop_assert_eq!(value.is_some_and(f64::is_finite), smooth.is_some());
            }
        }
    }

    #[test]
    fn bursts_of_any_kind_are_answered(rows in prop::collection::vec((count(), count()), 0..30), s in 1.0..20.0_f64,
                                       gamma in 0.0..5.0_f64) {
        let bins: Vec<Bin> = rows.iter().map(|&(hits, tokens)| Bin { hits: hits.min(tokens), tokens }).collect();
        if let Some(found) = bursts(&bins, &BurstSettings { s, gamma }) {
            prop_assert!(found.cost.is_finite() && found.cost >= 0.0);
            prop_assert!(found.bursts.iter().all(|b| b.start <= b.end && b.weight >= -1e-9));
            prop_assert!(found.bursts.windows(2).all(|pair| pair[0].end < pair[1].start));
        }
    }

    #[test]
    fn a_costlier_entry_leaves_no_more_bursts(hits in prop::collection::vec(0..12_u64, 2..30)) {
        let bins: Vec<Bin> = hits.iter().map(|&hits| Bin { hits, tokens: 100 }).collect();
        let raised = |gamma: f64| {
            let found = bursts(&bins, &BurstSettings { s: 2.0, gamma }).unwrap().bursts;
            found.iter().map(|b| b.weight).sum::<f64>()
        };
        prop_assert!(raised(2.0) <= raised(0.5) + 1e-9);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn a_bootstrap_stays_among_the_documents(rows in prop::collection::vec((0..50_u64, 50..5_000_u64), 2..30),
                                             seed in any::<u64>()) {
        let documents: Vec<Part> = rows.iter().map(|&(frequency, size)| Part { frequency, size }).collect();
        let rates: Vec<f64> = documents.iter().map(|d| d.frequency as f64 / d.size as f64).collect();
        let (low, high) = (rates.iter().copied().fold(f64::INFINITY, f64::min), rates.iter().copied().fold(0.0, f64::max));
        let i = bootstrap_rate(&documents, 200, 1.0, 0.9, seed).unwrap();
        prop_assert!(low <= i.lower && i.lower <= i.upper && i.upper <= high, "{i:?} {low} {high}");
    }
}
