//! Timelines: bins, gaps, bands, smoothing, panels, bursts, trends, change points, first and last seen.

use crate::common::Corpus;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

/// One document a month from 2023-01 on, with so many hits of 地震 among a hundred words; `None` is no document.
fn monthly(hits: &[Option<usize>]) -> Corpus {
    let files: Vec<(String, String)> = hits
        .iter()
        .enumerate()
        .filter_map(|(at, hits)| {
            let hits = (*hits)?;
            let text = format!("{}{}", "地震，".repeat(hits), "天气，".repeat(100 - hits));
            Some((format!("{}-{:02}-15.txt", 2023 + at / 12, 1 + at % 12), text))
        })
        .collect();
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    Corpus::whole(&files)
}

fn some(hits: &[usize]) -> Vec<Option<usize>> {
    hits.iter().copied().map(Some).collect()
}

#[wasm_bindgen_test(unsupported = test)]
fn the_worked_burst_case_is_seen_through_a_question() {
    let mut corpus = monthly(&some(&[1, 1, 2, 1, 8, 9, 7, 1, 1, 2, 1, 1]));
    let answer = corpus
        .json(r#"{"ask": "timeline", "scope": {"copies": "all"}, "queries": ["地震"], "bin": "month"}"#);
    let bursts = answer["series"][0]["bursts"].as_array().unwrap();
    assert_eq!(bursts.len(), 1);
    assert_eq!((&bursts[0]["start"], &bursts[0]["end"]), (&json!(4), &json!(6)));
    assert!((bursts[0]["weight"].as_f64().unwrap() - 8.216_579).abs() < 1e-6, "{bursts:?}");
    let strict = r#"{"ask": "timeline", "scope": {"copies": "all"}, "queries": ["地震"], "bin": "month", "bursts": {"s": 2, "gamma": 9}}"#;
    assert_eq!(corpus.json(strict)["series"][0]["bursts"], json!([]));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_gap_is_null_everywhere_and_pulls_nothing_down() {
    let mut hits = some(&[4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4]);
    hits[5] = None;
    let mut corpus = monthly(&hits);
    let answer = corpus
        .json(r#"{"ask": "timeline", "scope": {"copies": "all"}, "queries": ["地震"], "bin": "month", "smoothing": {"half_width": 2}}"#);
    let series = &answer["series"][0];
    for name in ["hits", "documents", "per_million", "share", "smoothed"] {
        assert!(series[name][5].is_null(), "{name}");
    }
    assert!(series["band"]["lower"][5].is_null() && series["band"]["upper"][5].is_null());
    assert_eq!(series["cumulative"], json!([4, 8, 12, 16, 20, 20, 24, 28, 32, 36, 40, 44]));
    for bin in [0, 3, 4, 6, 7, 11] {
        assert_eq!(series["smoothed"][bin], 40_000.0);
        assert_eq!(series["per_million"][bin], 40_000.0);
    }
    assert_eq!(answer["bins"][5]["documents"], 0);
}

#[wasm_bindgen_test(unsupported = test)]
fn smoothing_is_off_under_ten_bins_unless_asked_for() {
    let mut few = monthly(&some(&[1, 2, 3, 4, 5, 6, 7, 8, 9]));
    let ask = r#"{"ask": "timeline", "scope": {"copies": "all"}, "queries": ["地震"], "bin": "month"}"#;
    let answer = few.json(ask);
    assert!(answer["series"][0]["smoothed"].is_null() && answer["smoothing"]["half_width"] == 0);
    let asked = few
        .json(r#"{"ask": "timeline", "scope": {"copies": "all"}, "queries": ["地震"], "bin": "month", "smoothing": {"half_width": 1}}"#);
    assert_eq!(asked["series"][0]["smoothed"][0], 15_000.0);
    let answer = monthly(&some(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10])).json(ask);
    assert_eq!(answer["smoothing"], json!({"half_width": 1, "window": "uniform"}));
    assert_eq!(answer["series"][0]["smoothed"][4], 50_000.0);
    assert_eq!(answer["series"][0]["hits"][4], 5);
}

#[wasm_bindgen_test(unsupported = test)]
fn bands_hold_the_value_and_follow_the_measure() {
    let mut corpus = monthly(&some(&[0, 3, 50, 7, 1, 2]));
    let band = |corpus: &mut Corpus, measure: &str, band: &str| {
        let question = json!({"ask": "timeline", "scope": {"copies": "all"}, "queries": ["地震"], "bin": "quarter", "measure": measure, "band": band});
        let series = corpus.json(&question.to_string())["series"][0].clone();
        let column = if measure == "hits" { "hits" } else { measure };
        for bin in 0..2 {
            let number = |value: &Value| value.as_f64().unwrap();
            let (lower, upper) =
                (number(&series["band"]["lower"][bin]), number(&series["band"]["upper"][bin]));
            let value = number(&series[column][bin]);
            assert!(
                lower <= value && value <= upper && lower < upper,
                "{measure} {band} {lower} {value} {upper}"
            );
        }
        series["band"].clone()
    };
    // 2 of 3 documents: Wilson, as R's prop.test(2, 3, correct = FALSE) prints it.
    let wilson = band(&mut corpus, "share", "exact");
    assert!((wilson["lower"][0].as_f64().unwrap() - 0.207_655).abs() < 1e-5, "{wilson}");
    assert!((wilson["upper"][0].as_f64().unwrap() - 0.938_508).abs() < 1e-5, "{wilson}");
    // 53 hits: the exact Poisson limits are 39.70 and 69.33.
    let poisson = band(&mut corpus, "hits", "exact");
    assert!((poisson["lower"][0].as_f64().unwrap() - 39.70).abs() < 0.01, "{poisson}");
    assert!((poisson["upper"][0].as_f64().unwrap() - 69.33).abs() < 0.01, "{poisson}");
    let drawn = band(&mut corpus, "per_million", "bootstrap");
    assert_ne!(drawn, band(&mut corpus, "per_million", "exact"));
    let none = r#"{"ask": "timeline", "scope": {"copies": "all"}, "queries": ["地震"], "band": "none"}"#;
    assert!(corpus.json(none)["series"][0]["band"].is_null());
}

#[wasm_bindgen_test(unsupported = test)]
fn trends_are_tested_from_four_bins_on_and_corrected_over_the_series() {
    let hits = [8, 11, 9, 14, 13, 19, 17, 22, 21, 26];
    let mut corpus = monthly(&some(&hits));
    let ask = |corpus: &mut Corpus, queries: &[&str]| {
        let question = json!({"ask": "timeline", "scope": {"copies": "all"}, "queries": queries, "bin": "month", "measure": "hits"});
        corpus.json(&question.to_string())
    };
    let alone = ask(&mut corpus, &["地震"]);
    let trend = &alone["series"][0]["trend"];
    assert_eq!((&trend["test"]["s"], &trend["line"]["slope"]), (&json!(37), &json!(2.0)));
    assert!((trend["test"]["p"].as_f64().unwrap() - 0.001_282_183_7).abs() < 1e-9, "{trend}");
    assert_eq!(trend["test"]["p"], trend["p_adjusted"]);
    // 台风 never occurs: no trend, p = 1. Of two tests the smaller p doubles.
    let two = ask(&mut corpus, &["地震", "台风"]);
    let p = two["series"][0]["trend"]["test"]["p"].as_f64().unwrap();
    assert_eq!(two["series"][0]["trend"]["p_adjusted"].as_f64().unwrap(), 2.0 * p);
    let codes = |answer: &Value| {
        let codes = answer["warnings"].as_array().unwrap().iter();
        codes.map(|warning| warning["code"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(codes(&alone), ["small_corpus"]);
    let few = ask(&mut monthly(&some(&[1, 2, 3])), &["地震"]);
    assert!(few["series"][0]["trend"].is_null());
    assert_eq!(codes(&few), ["few_bins", "small_corpus"]);
    assert_eq!(codes(&ask(&mut monthly(&some(&[1, 2, 3, 4])), &["地震"])), ["rough_p", "small_corpus"]);
}

#[wasm_bindgen_test(unsupported = test)]
fn shifts_of_level_and_first_and_last_seen() {
    let mut corpus = monthly(&some(&[0, 1, 1, 2, 1, 1, 9, 8, 9, 9, 8, 0]));
    let answer =
        corpus.json(r#"{"ask": "timeline", "scope": {"copies": "all"}, "queries": ["地震"], "bin": "month", "measure": "hits"}"#);
    let series = &answer["series"][0];
    assert_eq!(series["change_points"]["points"][0]["bin"], 6);
    assert_eq!(series["change_points"]["points"][0]["before"], 1.0);
    assert_eq!(
        (&series["first_seen"]["start"], &series["last_seen"]["end"]),
        (&json!("2023-02-15"), &json!("2023-11-15"))
    );
    let never = corpus.json(r#"{"ask": "timeline", "scope": {"copies": "all"}, "queries": ["台风"]}"#);
    assert!(never["series"][0]["first_seen"].is_null() && never["series"][0]["last_seen"].is_null());
}

#[wasm_bindgen_test(unsupported = test)]
fn selections_are_panels_on_one_axis() {
    let files: [(&str, &[u8]); 4] = [
        ("甲报/2023-01-01.txt", "地震地震，天气。".as_bytes()),
        ("乙报/2023-02-01.txt", "地震，天气。".as_bytes()),
        ("乙报/2023-03-01.txt", "天气。".as_bytes()),
        ("乙报/无.txt", "地震。".as_bytes()),
    ];
    let mut corpus = Corpus::whole(&files);
    let question = json!({"ask": "timeline", "scope": {"copies": "all"}, "queries": ["地震"], "bin": "month", "selections": [
        {"name": "甲", "scope": {"holding": "甲报"}}, {"name": "乙", "scope": {"holding": "乙报"}},
        {"name": "春", "scope": {"from": "2023-02-01"}}]});
    let answer = corpus.json(&question.to_string());
    assert_eq!(answer["bins"].as_array().unwrap().len(), 3);
    let hits: Vec<&Value> =
        answer["series"].as_array().unwrap().iter().map(|series| &series["hits"]).collect();
    assert_eq!(hits, [&json!([2, null, null]), &json!([null, 1, 0]), &json!([null, 1, 0])]);
    let names: Vec<&Value> =
        answer["panels"].as_array().unwrap().iter().map(|panel| &panel["name"]).collect();
    assert_eq!(names, ["甲", "乙", "春"]);
    assert_eq!(answer["panels"][1]["undated"], 1);
    assert_eq!((&answer["undated"], &answer["series"][1]["unplaced"]), (&json!(1), &json!(1)));
    assert_eq!(answer["panels"][1]["documents"], json!([0, 1, 1]));
}

#[wasm_bindgen_test(unsupported = test)]
fn what_cannot_be_answered_is_refused() {
    use wenmai::session::Question;
    for fields in [
        r#""confidence": 1"#,
        r#""bursts": {"s": 1, "gamma": 1}"#,
        r#""bursts": {"s": 2, "gamma": -1}"#,
        r#""penalty": -1"#,
        r#""bin": "fortnight""#,
    ] {
        let question = format!(r#"{{"ask": "timeline", "queries": ["地震"], {fields}}}"#);
        assert!(Question::from_json(&question).is_err(), "{fields}");
    }
}
