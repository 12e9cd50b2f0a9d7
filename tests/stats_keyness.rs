//! Key words of a part of the corpus: against the rest, another part, a list from elsewhere.

use crate::common::Corpus;
use serde_json::Value;

const FILES: [(&str, &[u8]); 4] = [
    ("2023-01-01.txt", b"wine wine wine wine bread bread salt salt oil"),
    ("2023-02-01.txt", b"wine bread bread salt oil oil oil"),
    ("2024-01-01.txt", b"beer beer beer bread bread salt oil cheese"),
    ("2024-02-01.txt", b"beer bread salt salt oil cheese"),
];

const YEAR: &str = r#""scope": {"from": "2023-01-01", "to": "2023-12-31"}, "min_count": 1"#;

fn row<'a>(answer: &'a Value, term: &str) -> &'a Value {
    answer["rows"].as_array().unwrap().iter().find(|row| row["term"] == term).unwrap()
}

#[test]
fn the_rest_and_the_other_year_are_the_same_here() {
    let mut corpus = Corpus::whole(&FILES);
    let rest = corpus.json(&format!(r#"{{"ask": "keyness", {YEAR}, "keys": "both"}}"#));
    let year = corpus.json(&format!(
        r#"{{"ask": "keyness", {YEAR}, "keys": "both",
            "reference": {{"scope": {{"from": "2024-01-01", "to": "2024-12-31"}}}}}}"#
    ));
    assert_eq!(rest, year);
    assert_eq!((rest["target_tokens"].as_u64(), rest["reference_tokens"].as_u64()), (Some(16), Some(14)));
    let wine = row(&rest, "wine");
    assert_eq!((wine["count"].as_u64(), wine["reference_count"].as_u64()), (Some(5), Some(0)));
    assert_eq!((wine["documents"].as_u64(), wine["reference_documents"].as_u64()), (Some(2), Some(0)));
    // Four of five in one document of two, which would have half of them anyway.
    assert_eq!((wine["top_share"].as_f64(), &wine["one_document"]), (Some(0.8), &false.into()));
    assert_eq!(row(&rest, "beer")["count"], 0);
    let measures: Vec<&str> =
        rest["measures"].as_array().unwrap().iter().map(|info| info["id"].as_str().unwrap()).collect();
    let score =
        |id: &str| wine["scores"][measures.iter().position(|other| *other == id).unwrap()].as_f64().unwrap();
    // A frequency of 0 counts as ½ for Log Ratio; LL of two cells is 2 · 5 ln(5 / (16 · 5 / 30)).
    assert!((score("log_ratio") - (5.0 / 16.0 / (0.5 / 14.0_f64)).log2()).abs() < 1e-12);
    assert!((score("ll2") - 10.0 * (5.0 / (16.0 * 5.0 / 30.0_f64)).ln()).abs() < 1e-12);
}

#[test]
fn rates_have_intervals_and_scores_their_working() {
    let mut corpus = Corpus::whole(&FILES);
    let answer = corpus.json(&format!(
        r#"{{"ask": "keyness", {YEAR}, "keys": "both", "measures": ["log_ratio", "percent_difference"], "worked": true}}"#
    ));
    for row in answer["rows"].as_array().unwrap() {
        for (rate, interval) in [
            ("per_million", "per_million_interval"),
            ("reference_per_million", "reference_per_million_interval"),
        ] {
            let (lower, upper) =
                (row[interval]["lower"].as_f64().unwrap(), row[interval]["upper"].as_f64().unwrap());
            let rate = row[rate].as_f64().unwrap();
            assert!(lower <= rate && rate < upper, "{row}");
        }
    }
    // Garwood 1936 for no occurrence: −ln .025 = 3.6889 of 14 tokens.
    let wine = row(&answer, "wine");
    let upper = wine["reference_per_million_interval"]["upper"].as_f64().unwrap();
    assert!((upper - 3.688_879_454_113_936 / 14.0 * 1e6).abs() < 1e-3, "{upper}");
    assert_eq!(row(&answer, "oil")["worked"][1], "100·(4/16 − 2/14) / (2/14) = 75");
    assert_eq!(corpus.json(&format!(r#"{{"ask": "keyness", {YEAR}}}"#))["rows"][0].get("worked"), None);
}

#[test]
fn the_interval_of_a_word_does_not_depend_on_which_direction_is_listed() {
    let mut corpus = Corpus::whole(&FILES);
    let ask = |corpus: &mut Corpus, keys: &str| {
        corpus.json(&format!(
            r#"{{"ask": "keyness", {YEAR}, "keys": "{keys}", "measures": ["log_ratio_conservative"]}}"#
        ))
    };
    let both = ask(&mut corpus, "both");
    for keys in ["positive", "negative"] {
        let one = ask(&mut corpus, keys);
        assert_eq!(one["candidates"], both["candidates"]);
        let rows = one["rows"].as_array().unwrap();
        assert!(!rows.is_empty() && rows.len() < both["rows"].as_array().unwrap().len());
        for listed in rows {
            let other = row(&both, listed["term"].as_str().unwrap());
            assert_eq!(listed["log_ratio_interval"], other["log_ratio_interval"], "{keys}");
            assert_eq!(listed["scores"], other["scores"], "{keys}");
        }
    }
    // Bread, as frequent there as here up to size, was compared as well: six words and cheese.
    assert_eq!(both["candidates"], 6);
}

#[test]
fn the_four_cells_are_given_with_the_working() {
    let mut corpus = Corpus::whole(&FILES);
    let answer = corpus.json(&format!(r#"{{"ask": "keyness", {YEAR}, "keys": "both", "worked": true}}"#));
    let table = &row(&answer, "oil")["table"];
    let cells = |name: &str| -> Vec<f64> {
        table[name].as_array().unwrap().iter().map(|cell| cell.as_f64().unwrap()).collect()
    };
    assert_eq!(cells("observed"), [4.0, 12.0, 2.0, 12.0]);
    assert_eq!((cells("rows"), cells("columns")), (vec![16.0, 14.0], vec![6.0, 24.0]));
    assert_eq!((cells("expected")[0], table["total"].as_f64()), (16.0 * 6.0 / 30.0, Some(30.0)));
}

#[test]
fn a_list_is_a_reference_that_says_little() {
    let mut corpus = Corpus::whole(&FILES);
    let read =
        wenmai::stats::keyness::frequency_list("other", b"bread\t10\nwine\t1\nfish\t30\nsalt\t9\n").unwrap();
    let list = serde_json::to_string(&read.list).unwrap();
    let ask = |corpus: &mut Corpus, list: &str, keys: &str| {
        corpus.json(&format!(
            r#"{{"ask": "keyness", "min_count": 1, "keys": "{keys}", "sort": "ll4", "reference": {{"list": {list}}}}}"#
        ))
    };
    let answer = ask(&mut corpus, &list, "positive");
    assert_eq!(
        (answer["reference_tokens"].as_u64(), &answer["reference_documents"]),
        (Some(50), &Value::Null)
    );
    assert!(answer["cautions"].as_array().unwrap().contains(&"segmentation_unknown".into()));
    assert_eq!(row(&answer, "wine")["reference_count"], 1);
    let negative = ask(&mut corpus, &list, "negative");
    // Only in the list: no tag, no document.
    assert_eq!((&row(&negative, "fish")["count"], &row(&negative, "fish")["tag"]), (&0.into(), &"".into()));
    let same =
        ask(&mut corpus, &list.replace("\"same_segmenter\":false", "\"same_segmenter\":true"), "positive");
    assert!(!same["cautions"].as_array().unwrap().contains(&"segmentation_unknown".into()));
}

#[test]
fn every_measure_sorts_and_what_is_not_sure_is_nought() {
    let mut corpus = Corpus::seeds();
    for measure in wenmai::stats::measures::KeynessMeasure::ALL {
        let id = measure.info().id;
        let answer = corpus.json(&format!(
            r#"{{"ask": "keyness", "scope": {{"holding": "001_"}}, "sort": "{id}", "measures": ["{id}"], "limit": 500}}"#
        ));
        let scores: Vec<f64> =
            answer["rows"].as_array().unwrap().iter().filter_map(|row| row["scores"][0].as_f64()).collect();
        assert!(scores.len() > 20, "{id}");
        assert!(scores.windows(2).all(|pair| pair[0] >= pair[1]), "{id}");
        if id == "log_ratio_conservative" {
            assert!(scores[0] > 1.0 && scores.last() == Some(&0.0));
        }
    }
}

#[test]
fn the_whole_has_no_rest() {
    assert!(wenmai::session::Question::from_json(r#"{"ask": "keyness"}"#).is_err());
    assert!(wenmai::session::Question::from_json(r#"{"ask": "keyness", "reference": "nothing"}"#).is_err());
}

#[test]
fn a_part_against_itself_has_no_key() {
    let mut corpus = Corpus::seeds();
    let answer = corpus.json(
        r#"{"ask": "keyness", "scope": {"holding": "001_"}, "reference": {"scope": {"holding": "001_"}}, "keys": "both"}"#,
    );
    assert_eq!((answer["total"].as_u64(), answer["overlap"].as_u64()), (Some(0), Some(1)));
}
