//! The table of terms: rates with their intervals, dispersion over documents, parts and periods.

use crate::common::Corpus;
use serde_json::Value;
use wenmai::stats::measures::{Dispersion, DispersionMeasure, Distances, Part};

/// Five documents of unequal size in three months.
const FILES: [(&str, &[u8]); 5] = [
    ("2024-01-03.txt", b"tea tea milk bread tea salt"),
    ("2024-01-20.txt", b"milk bread bread salt salt salt salt salt"),
    ("2024-02-02.txt", b"tea bread"),
    ("2024-03-01.txt", b"bread salt milk milk tea bread salt milk bread salt"),
    ("notes.txt", b"milk milk tea"),
];

const MEASURES: &str = r#"["range", "juilland_d", "carroll_d2", "rosengren_s", "dp", "dp_norm", "egbert_dp", "d_kl",
    "d_a", "arf", "ald", "awt"]"#;

fn ask(more: &str) -> Value {
    let question = format!(r#"{{"ask": "terms", "stop_words": false, "dispersion": {MEASURES} {more}}}"#);
    let one = Corpus::whole(&FILES).json(&question);
    let mut three = Corpus::spread(&FILES, 3, &[4, 1, 3, 0, 2], |number| number);
    assert_eq!(one, three.json(&question));
    one
}

fn tea(answer: &Value) -> Vec<f64> {
    let rows = answer["rows"].as_array().unwrap();
    let row = rows.iter().find(|row| row["term"] == "tea").unwrap();
    row["dispersion"].as_array().unwrap().iter().map(|value| value.as_f64().unwrap()).collect()
}

fn expect(answer: &Value, parts: &[(u64, u64)]) {
    let parts: Vec<Part> = parts.iter().map(|&(frequency, size)| Part { frequency, size }).collect();
    let over = Dispersion::of(&parts);
    let distances = Distances::of(&[0, 1, 4, 14, 20, 28], 29).unwrap();
    let mut expected: Vec<f64> =
        DispersionMeasure::ALL.iter().map(|measure| over.get(*measure).unwrap()).collect();
    expected.extend([distances.arf, distances.ald, distances.awt]);
    assert_eq!(tea(answer), expected);
}

#[test]
fn dispersion_over_documents_parts_and_periods() {
    expect(&ask(""), &[(3, 6), (0, 8), (1, 2), (1, 10), (1, 3)]);
    // Tokens 0–9, 10–19 and 20–28 of 29: the part of token t is ⌊3·t / 29⌋.
    expect(&ask(r#", "over": {"parts": 3}"#), &[(3, 10), (1, 10), (2, 9)]);
    // The notes have no date and belong to no month.
    expect(&ask(r#", "over": {"periods": "month"}"#), &[(3, 14), (1, 2), (1, 10)]);
}

#[test]
fn sorted_by_any_measure() {
    for sort in ["dp_norm", "juilland_d", "arf", "awt"] {
        let answer = ask(&format!(r#", "sort": "{sort}""#));
        let at = answer["measures"].as_array().unwrap().iter().position(|info| info["id"] == sort).unwrap();
        let values: Vec<f64> = answer["rows"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| row["dispersion"][at].as_f64().unwrap())
            .collect();
        assert_eq!(values.len(), 4);
        assert!(values.windows(2).all(|pair| pair[0] >= pair[1]), "{sort} {values:?}");
    }
}

#[test]
fn rates_have_intervals_and_small_corpora_a_warning() {
    let answer = ask(r#", "sort": "count""#);
    let rows = answer["rows"].as_array().unwrap();
    for row in rows {
        for (value, interval) in [
            (row["per_million"].as_f64().unwrap(), &row["per_million_interval"]),
            (row["documents"].as_f64().unwrap() / 5.0, &row["documents_interval"]),
        ] {
            let (lower, upper) = (interval["lower"].as_f64().unwrap(), interval["upper"].as_f64().unwrap());
            assert!(lower < value && value <= upper, "{row}");
        }
    }
    assert_eq!(rows.last().unwrap()["cumulative_share"], 1.0);
    // bread in four documents of five.
    let bread = rows.iter().find(|row| row["term"] == "bread").unwrap();
    assert!((bread["idf"].as_f64().unwrap() - 1.25_f64.ln()).abs() < 1e-15);
    assert_eq!(answer["cautions"], serde_json::json!(["small_corpus", "few_parts"]));
}

#[test]
fn drawing_documents_is_wider_where_one_holds_most() {
    let ask = |interval: &str, seed: u32| {
        ask(&format!(
            r#", "sort": "count", "interval": "{interval}", "seed": {seed}, "scope": {{"copies": "all"}}"#
        ))
    };
    let width = |answer: &Value, term: &str| {
        let row = answer["rows"].as_array().unwrap().iter().find(|row| row["term"] == term).unwrap();
        let interval = &row["per_million_interval"];
        let (lower, upper) = (interval["lower"].as_f64().unwrap(), interval["upper"].as_f64().unwrap());
        let rate = row["per_million"].as_f64().unwrap();
        assert!(lower <= rate && rate <= upper, "{row}");
        upper - lower
    };
    let (exact, drawn) = (ask("poisson", 1), ask("bootstrap", 1));
    // Six of nine salts stand in one of five documents; bread is in all but one.
    let ratio = |term: &str| width(&drawn, term) / width(&exact, term);
    assert!(ratio("salt") > 1.5 * ratio("bread"), "{} {}", ratio("salt"), ratio("bread"));
    assert_eq!(drawn, ask("bootstrap", 1));
    assert_ne!(drawn, ask("bootstrap", 2));
}

#[test]
fn parts_are_bounded() {
    for parts in ["0", "1", "1000000"] {
        let question = format!(r#"{{"ask": "terms", "over": {{"parts": {parts}}}}}"#);
        assert!(wenmai::session::Question::from_json(&question).is_err(), "{parts}");
    }
}
