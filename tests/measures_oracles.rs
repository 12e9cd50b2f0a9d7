//! Our measures against Python: the packages people use, and a 60-digit evaluation of the same formulas.
//!
//! The tables and the packages' values come from `scripts/oracles/`; `data/statistics/README.md` says how.

use serde_json::Value;
use wenmai::stats::measures::interval::{clopper_pearson, poisson_rate, wilson};
use wenmai::stats::measures::ratio::conservative_log_ratio;
use wenmai::stats::measures::series::{
    Bin, BurstSettings, Correction, bursts, change_points, mann_kendall, theil_sen,
};
use wenmai::stats::measures::{
    Contingency, Dispersion, DispersionMeasure, Distances, Family, Frequencies, KeynessMeasure,
    KeynessSettings, Measure, Part, compute,
};

/// Agreement asked for, relative to the size of the value.
const TOLERANCE: f64 = 1e-9;

fn read(text: &str) -> (Value, Vec<Value>) {
    let file: Value = serde_json::from_str(text).expect("valid JSON");
    (file["about"].clone(), file["rows"].as_array().expect("rows").clone())
}

fn counts(row: &Value) -> Contingency {
    let table: Vec<u64> = row["table"].as_array().unwrap().iter().map(|v| v.as_u64().unwrap()).collect();
    Contingency { o11: table[0], r1: table[1], c1: table[2], n: table[3] }
}

/// Names and values of an object of numbers.
fn values(object: &Value) -> impl Iterator<Item = (&str, f64)> {
    object.as_object().expect("an object").iter().map(|(k, v)| (k.as_str(), v.as_f64().expect("a number")))
}

fn agree(ours: Option<f64>, theirs: f64) -> bool {
    ours.is_some_and(|ours| (ours - theirs).abs() <= TOLERANCE * theirs.abs().max(ours.abs()))
}

#[test]
fn every_measure_agrees_with_sixty_digits() {
    let (about, rows) = read(include_str!("data/statistics/oracle_association.json"));
    assert!(rows.len() >= 200);
    let settings = KeynessSettings {
        simple_maths_n: about["simple_maths_n"].as_f64().unwrap(),
        family: Family::default(),
    };
    let family = Family {
        confidence: about["confidence"].as_f64().unwrap(),
        candidates: about["candidates"].as_u64().unwrap(),
    };
    let mut wrong = Vec::new();
    let mut compared = 0;
    for row in &rows {
        let counts = counts(row);
        for (id, theirs) in values(&row["exact"]) {
            let ours = Measure::from_id(id).expect("a measure of ours").of(&counts.table(), &family);
            // Probabilities below the smallest double are 0 here.
            let vanishes = id == "fisher" && theirs < 1e-300 && ours == Some(0.0);
            if !vanishes && !agree(ours, theirs) {
                wrong.push(format!("{counts:?} {id}: ours {ours:?}, exact {theirs}"));
            }
            compared += 1;
        }
        // What the exact evaluation leaves out as undefined must be undefined here too.
        for measure in Measure::ALL {
            let id = measure.info().id;
            let ours = compute(measure, &counts);
            // LRC has an exact value only where its interval leaves 0 out.
            if measure != Measure::LogRatioConservative && row["exact"].get(id).is_none() && ours.is_some() {
                wrong.push(format!("{counts:?} {id}: ours {ours:?}, not defined"));
            }
        }
        let f = Frequencies {
            f1: counts.o11,
            n1: counts.r1,
            f2: counts.c1 - counts.o11,
            n2: counts.n - counts.r1,
        };
        for (id, theirs) in values(&row["keyness"]) {
            let ours = KeynessMeasure::from_id(id).expect("a measure of ours").of(&f, &settings);
            if !agree(ours, theirs) {
                wrong.push(format!("{f:?} {id}: ours {ours:?}, exact {theirs}"));
            }
            compared += 1;
        }
    }
    assert!(wrong.is_empty(), "{} of {compared} differ: {:#?}", wrong.len(), &wrong[..wrong.len().min(20)]);
    assert!(compared > 6_000, "{compared} values compared");
}

#[test]
fn the_packages_agree_where_they_keep_their_digits() {
    let (about, rows) = read(include_str!("data/statistics/oracle_association.json"));
    let (confidence, candidates) =
        (about["confidence"].as_f64().unwrap(), about["candidates"].as_u64().unwrap());
    let mut wrong = Vec::new();
    let mut compared = 0;
    for row in &rows {
        let counts = counts(row);
        for package in ["nltk", "association-measures", "scipy"] {
            for (id, theirs) in values(&row[package]) {
                let ours = match id {
                    // Its bound where both counts of the node's row are 0 is set to 0; ours is not defined there.
                    "log_ratio_conservative" => {
                        let (b, n2) = (counts.c1 - counts.o11, counts.n - counts.r1);
                        conservative_log_ratio(counts.o11, counts.r1, b, n2, confidence, candidates)
                            .or((theirs == 0.0).then_some(0.0))
                    }
                    "log_likelihood" if package != "association-measures" => {
                        compute(Measure::LogLikelihood, &counts).map(f64::abs)
                    }
                    _ => compute(Measure::from_id(id).expect("a measure of ours"), &counts),
                };
                if !agree(ours, theirs) {
                    wrong.push(format!("{counts:?} {package} {id}: ours {ours:?}, theirs {theirs}"));
                }
                compared += 1;
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {compared} differ: {:#?}", wrong.len(), &wrong[..wrong.len().min(20)]);
    assert!(compared > 4_000, "{compared} values compared");
}

fn whole(value: &Value) -> Vec<u64> {
    value.as_array().expect("a list").iter().map(|v| v.as_u64().expect("a count")).collect()
}

fn floats(value: &Value) -> Vec<f64> {
    value.as_array().expect("a list").iter().map(|v| v.as_f64().expect("a number")).collect()
}

#[test]
fn intervals_agree_with_scipy() {
    let (_, rows) = read(include_str!("data/statistics/oracle_intervals.json"));
    assert_eq!(rows.len(), 400);
    let mut wrong = Vec::new();
    for row in &rows {
        let (hits, base) = (row["hits"].as_u64().unwrap(), row["base"].as_u64().unwrap());
        let confidence = row["confidence"].as_f64().unwrap();
        let ours = match row["kind"].as_str().unwrap() {
            "wilson" => wilson(hits, base, confidence),
            "clopper_pearson" => clopper_pearson(hits, base, confidence),
            _ => poisson_rate(hits, base, 1e6, confidence),
        }
        .expect("an interval");
        for (ours, theirs) in [(ours.lower, &row["lower"]), (ours.upper, &row["upper"])] {
            if !agree(Some(ours), theirs.as_f64().unwrap()) {
                wrong.push(format!("{row}: ours {ours}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} differ: {:#?}", wrong.len(), &wrong[..wrong.len().min(20)]);
}

#[test]
fn dispersion_agrees_with_its_definitions() {
    let (_, rows) = read(include_str!("data/statistics/oracle_dispersion.json"));
    assert_eq!(rows.len(), 200);
    let mut wrong = Vec::new();
    let mut check = |row: &Value, id: &str, ours: Option<f64>, theirs: f64| {
        // Values that are 0 by cancellation are compared against the scale of 0 to 1 that they live on.
        if !agree(ours, theirs) && !ours.is_some_and(|ours| (ours - theirs).abs() < 1e-14) {
            wrong.push(format!("{id}: ours {ours:?}, {theirs} in {row}"));
        }
    };
    for row in &rows {
        if row.get("sizes").is_some() {
            let parts: Vec<Part> = whole(&row["frequencies"])
                .into_iter()
                .zip(whole(&row["sizes"]))
                .map(|(frequency, size)| Part { frequency, size })
                .collect();
            let ours = Dispersion::of(&parts);
            for measure in DispersionMeasure::ALL {
                let id = measure.info().id;
                check(
                    row,
                    id,
                    ours.get(measure),
                    row["exact"][id].as_f64().expect("a value for each measure"),
                );
            }
        } else {
            let ours =
                Distances::of(&whole(&row["positions"]), row["tokens"].as_u64().unwrap()).expect("distances");
            for (id, value) in [
                ("arf", ours.arf),
                ("ald", ours.ald),
                ("f_ald", ours.f_ald),
                ("awt", ours.awt),
                ("f_awt", ours.f_awt),
            ] {
                check(row, id, Some(value), row["exact"][id].as_f64().expect("a value for each measure"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} differ: {:#?}", wrong.len(), &wrong[..wrong.len().min(20)]);
}

#[test]
fn trends_changes_and_corrections_agree_with_python() {
    let (_, rows) = read(include_str!("data/statistics/oracle_series.json"));
    let present = |values: &[f64]| -> Vec<Option<f64>> { values.iter().map(|v| Some(*v)).collect() };
    let near = |ours: f64, theirs: &Value, row: &Value| {
        let theirs = theirs.as_f64().unwrap();
        assert!((ours - theirs).abs() <= 1e-9 * theirs.abs().max(1.0), "{ours} {theirs} in {row}");
    };
    let mut kinds = [0; 3];
    for row in &rows {
        match row["kind"].as_str().unwrap() {
            "trend" => {
                kinds[0] += 1;
                let values = present(&floats(&row["values"]));
                let test = mann_kendall(&values).expect("four bins or more");
                assert_eq!(test.s, row["s"].as_i64().unwrap(), "{row}");
                near(test.variance, &row["variance"], row);
                near(test.z, &row["z"], row);
                near(test.tau, &row["tau"], row);
                let line = theil_sen(&values).expect("four bins or more");
                near(line.slope, &row["slope"], row);
                near(line.intercept, &row["intercept"], row);
            }
            "change" => {
                kinds[1] += 1;
                let (size, penalty) = (row["min_size"].as_u64().unwrap(), row["penalty"].as_f64().unwrap());
                let ours = change_points(&present(&floats(&row["values"])), size as usize, penalty);
                let theirs: Vec<usize> = whole(&row["ends"]).into_iter().map(|end| end as usize).collect();
                assert_eq!(ours, theirs, "{row}");
            }
            _ => {
                kinds[2] += 1;
                let p = floats(&row["p"]);
                for (correction, key) in [
                    (Correction::Bonferroni, "bonferroni"),
                    (Correction::Holm, "holm"),
                    (Correction::BenjaminiHochberg, "benjamini_hochberg"),
                ] {
                    for (ours, theirs) in correction.adjust(&p).iter().zip(floats(&row[key])) {
                        assert!((ours - theirs).abs() < 1e-12, "{key} in {row}");
                    }
                }
            }
        }
    }
    assert_eq!(kinds, [60, 60, 30]);
}

#[test]
fn bursts_agree_with_every_sequence_tried_in_python() {
    let (_, rows) = read(include_str!("data/statistics/oracle_bursts.json"));
    assert_eq!(rows.len(), 400);
    for row in &rows {
        let bins: Vec<Bin> = whole(&row["hits"])
            .into_iter()
            .zip(whole(&row["tokens"]))
            .map(|(hits, tokens)| Bin { hits, tokens })
            .collect();
        let settings = BurstSettings { s: row["s"].as_f64().unwrap(), gamma: row["gamma"].as_f64().unwrap() };
        let ours = bursts(&bins, &settings).expect("usable bins");
        let mut states = vec!['0'; bins.len()];
        ours.bursts.iter().flat_map(|b| b.start..=b.end).for_each(|i| states[i] = '1');
        assert_eq!(states.iter().collect::<String>(), row["states"].as_str().unwrap(), "{row}");
        let weight: f64 = ours.bursts.iter().map(|b| b.weight).sum();
        for (ours, key) in [(ours.cost, "cost"), (weight, "weight")] {
            assert!((ours - row[key].as_f64().unwrap()).abs() < 1e-8, "{key}: ours {ours} in {row}");
        }
    }
}
