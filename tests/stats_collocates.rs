//! Collocates by hand: one corpus of thirteen words, counted as each tool counts it.
//!
//! ```text
//! first document    apple NODE bread NODE apple. cat NODE
//! second document   dog apple NODE NODE egg. apple
//! ```
//!
//! N = 13, f(node) = 5, f(apple) = 4. Windows of two words overlap between hits, hits stand at the ends of
//! documents, apple and egg stand in several windows.

use crate::common::Corpus;
use serde_json::Value;

const FILES: [(&str, &[u8]); 2] =
    [("1.txt", b"apple node bread node apple. cat node"), ("2.txt", b"dog apple node node egg. apple")];

fn ask(preset: &str, more: &str) -> Value {
    let question = format!(
        r#"{{"ask": "collocates", "node": "node", "preset": "{preset}", "min_count": 1, "min_frequency": 0,
            "min_documents": 0 {more}}}"#
    );
    let one = Corpus::whole(&FILES).json(&question);
    let mut two = Corpus::spread(&FILES, 2, &[1, 0], |number| 1 - number);
    assert_eq!(one, two.json(&question), "{preset} in two shards");
    one
}

const TWO: &str = r#", "left": 2, "right": 2"#;

/// Words with their positions, by name.
fn profile(answer: &Value) -> Vec<(String, Vec<u64>)> {
    let mut rows: Vec<(String, Vec<u64>)> = answer["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            let positions: Vec<u64> =
                row["positions"].as_array().unwrap().iter().map(|p| p.as_u64().unwrap()).collect();
            assert_eq!(positions.iter().sum::<u64>(), row["count"].as_u64().unwrap());
            (row["term"].as_str().unwrap().to_owned(), positions)
        })
        .collect();
    rows.sort();
    rows
}

fn expect(answer: &Value, rows: &[(&str, &[u64])]) {
    let rows: Vec<(String, Vec<u64>)> =
        rows.iter().map(|(term, positions)| ((*term).to_owned(), positions.to_vec())).collect();
    assert_eq!(profile(answer), rows);
}

/// Row of apple: its value at `pointer`.
fn apple(answer: &Value, pointer: &str) -> f64 {
    let rows = answer["rows"].as_array().unwrap();
    let row = rows.iter().find(|row| row["term"] == "apple").unwrap();
    row.pointer(pointer).unwrap().as_f64().unwrap()
}

fn close(a: f64, b: f64) {
    assert!((a - b).abs() < 1e-12 * b.abs().max(1.0), "{a} {b}");
}

#[test]
fn wenmai_counts_each_word_once_within_the_sentence() {
    let answer = ask("wenmai", TWO);
    expect(
        &answer,
        &[
            ("apple", &[0, 2, 1, 0]),
            ("bread", &[0, 0, 1, 0]),
            ("cat", &[0, 1, 0, 0]),
            ("dog", &[1, 0, 0, 0]),
            ("egg", &[0, 0, 1, 0]),
        ],
    );
    assert_eq!((answer["window_tokens"].as_u64(), answer["node_hits"].as_u64()), (Some(7), Some(5)));
    close(apple(&answer, "/expected"), 7.0 * 4.0 / 13.0);
    close(apple(&answer, "/observed/1"), 4.0);
    close(apple(&answer, "/log_dice"), 14.0 + (6.0_f64 / 9.0).log2());
    close(apple(&answer, "/mi"), (3.0 * 13.0 / 28.0_f64).log2());
    assert_eq!(answer["rows"][0]["documents"], 2);
}

#[test]
fn cqpweb_reaches_to_the_end_of_the_text() {
    let answer = ask("cqpweb", TWO);
    expect(
        &answer,
        &[
            ("apple", &[0, 2, 1, 1]),
            ("bread", &[0, 0, 1, 0]),
            ("cat", &[0, 1, 0, 0]),
            ("dog", &[1, 0, 0, 0]),
            ("egg", &[0, 0, 1, 0]),
        ],
    );
    assert_eq!(answer["window_tokens"], 8);
    close(apple(&answer, "/expected"), 8.0 * 4.0 / 13.0);
    // Its own window is three to each side, sorted by log-likelihood.
    let own = ask("cqpweb", "");
    assert_eq!((&own["left"], &own["right"]), (&3.into(), &3.into()));
    assert_eq!(own["settings"]["sort"], "log_likelihood");
}

#[test]
fn sketch_engine_counts_once_for_each_hit_and_crosses_documents() {
    for preset in ["sketch_engine", "kontext"] {
        let answer = ask(preset, TWO);
        expect(
            &answer,
            &[
                ("apple", &[2, 2, 1, 0]),
                ("bread", &[0, 1, 1, 0]),
                ("cat", &[0, 1, 0, 1]),
                ("dog", &[1, 0, 1, 0]),
                ("egg", &[0, 0, 1, 1]),
                ("node", &[1, 1, 1, 1]),
            ],
        );
        // No span factor, and a cell below zero: apple is near more hits than it has tokens.
        close(apple(&answer, "/expected"), 5.0 * 4.0 / 13.0);
        close(apple(&answer, "/observed/2"), -1.0);
        close(apple(&answer, "/log_dice"), 14.0 + (10.0_f64 / 9.0).log2());
        assert_eq!(answer["rows"][0]["g2"], Value::Null);
        let bounded = ask(preset, &format!(r#"{TWO}, "within": "document""#));
        assert!(profile(&bounded).contains(&("dog".into(), vec![1, 0, 0, 0])));
    }
}

#[test]
fn the_union_of_windows_can_cross_documents_too() {
    let answer = ask("wenmai", r#", "left": 2, "right": 2, "within": "none""#);
    expect(
        &answer,
        &[
            ("apple", &[0, 2, 1, 1]),
            ("bread", &[0, 0, 1, 0]),
            ("cat", &[0, 1, 0, 0]),
            // Next to the last hit of the document before, two words from the first of its own.
            ("dog", &[0, 0, 1, 0]),
            ("egg", &[0, 0, 1, 0]),
        ],
    );
    assert_eq!(answer["window_tokens"], 8);
}

#[test]
fn a_pair_that_only_meets_across_the_end_of_a_document_is_not_lost() {
    let mut corpus =
        Corpus::whole(&[("1.txt", b"apple cat node"), ("2.txt", b"dog apple egg cat bread fig node")]);
    let one =
        r#"{"ask": "collocates", "node": "node", "left": 2, "right": 2, "within": "none", "min_count": 1}"#;
    let answer = corpus.json(one);
    assert_eq!(answer["min_documents"], 1);
    let dog = answer["rows"].as_array().unwrap().iter().find(|row| row["term"] == "dog").unwrap();
    assert_eq!((dog["count"].as_u64(), dog["documents"].as_u64()), (Some(1), Some(0)));
    let two = corpus.json(&one.replace(r#""min_count": 1"#, r#""min_count": 1, "min_documents": 2"#));
    assert!(two["rows"].as_array().unwrap().iter().all(|row| row["term"] != "dog"));
}

#[test]
fn rkorapclient_counts_every_pair_and_smooths() {
    let answer = ask("rkorapclient", TWO);
    expect(
        &answer,
        &[
            ("apple", &[1, 2, 1, 0]),
            ("bread", &[0, 1, 1, 0]),
            ("cat", &[0, 1, 0, 0]),
            ("dog", &[1, 0, 0, 0]),
            ("egg", &[0, 0, 1, 1]),
            ("node", &[1, 1, 1, 1]),
        ],
    );
    // w = 4: R1 = 4 · 5.5, E11 = 22 · 4.5 / 13.5.
    close(apple(&answer, "/observed/0"), 4.5);
    close(apple(&answer, "/expected"), 22.0 * 4.5 / 13.5);
    close(apple(&answer, "/log_dice"), 14.0 + (9.0_f64 / 26.5).log2());
    // The tool's least logDice.
    let strict = ask("rkorapclient", r#", "left": 2, "right": 2, "least": ["log_dice", 12.5]"#);
    assert!(profile(&strict).iter().all(|(term, _)| term != "cat"), "{strict}");
}

#[test]
fn nltk_counts_pairs_forward() {
    let answer = ask("nltk", "");
    expect(&answer, &[("apple", &[1]), ("bread", &[1]), ("egg", &[1]), ("node", &[1])]);
    close(apple(&answer, "/mi"), (13.0 / 20.0_f64).log2());
    // A window of three: two positions, and each pair weighs a half.
    let wider = ask("nltk", r#", "right": 2"#);
    expect(
        &wider,
        &[("apple", &[1, 1]), ("bread", &[1, 0]), ("cat", &[0, 1]), ("egg", &[1, 1]), ("node", &[1, 1])],
    );
    close(apple(&wider, "/observed/0"), 1.0);
}

#[test]
fn thresholds_of_each_tool_are_its_own_and_are_stated() {
    let mut corpus = Corpus::whole(&FILES);
    let mut settings = |preset: &str| {
        let question = format!(r#"{{"ask": "collocates", "node": "node", "preset": "{preset}"}}"#);
        let settings = corpus.json(&question)["settings"].clone();
        let pick = |name: &str| settings[name].as_u64().unwrap();
        (pick("min_count"), pick("min_frequency"), pick("min_documents"), pick("left"), pick("right"))
    };
    assert_eq!(settings("wenmai"), (2, 0, 1, 5, 5));
    assert_eq!(settings("sketch_engine"), (3, 5, 0, 5, 5));
    assert_eq!(settings("kontext"), (3, 3, 0, 5, 5));
    assert_eq!(settings("cqpweb"), (5, 5, 0, 3, 3));
    assert_eq!(settings("rkorapclient"), (5, 0, 0, 5, 5));
    assert_eq!(settings("nltk"), (1, 0, 0, 0, 1));
    let lowered = corpus.json(r#"{"ask": "collocates", "node": "node"}"#);
    assert_eq!(lowered["settings"]["lowered"], true);
    let codes = lowered["cautions"].as_array().unwrap();
    assert!(codes.contains(&"thresholds_lowered".into()) && codes.contains(&"small_corpus".into()));
}

#[test]
fn every_score_can_be_checked_with_a_calculator() {
    let answer =
        ask("rkorapclient", r#", "left": 2, "right": 2, "measures": ["mi", "t_score"], "worked": true"#);
    let apple = answer["rows"].as_array().unwrap().iter().find(|row| row["term"] == "apple").unwrap();
    assert_eq!(
        apple["worked"],
        serde_json::json!(["log2(4.5 / 7.33333) = −0.704544", "(4.5 − 7.33333) / √4.5 = −1.33565"])
    );
    let hits = ask("sketch_engine", r#", "left": 2, "right": 2, "measures": ["log_dice"], "worked": true"#);
    let apple = hits["rows"].as_array().unwrap().iter().find(|row| row["term"] == "apple").unwrap();
    assert_eq!(apple["worked"][0], "14 + log2(2·5 / (5 + 4)) = 14.152");
    assert_eq!(ask("wenmai", TWO)["rows"][0].get("worked"), None);
}

#[test]
fn the_row_total_is_that_of_the_table_in_force() {
    // 9 words in the windows, 5 hits, 4 places of 5½ smoothed hits.
    for (preset, more, total) in [
        ("wenmai", r#", "left": 2, "right": 2, "within": "document""#, 8.0),
        ("cqpweb", TWO, 8.0),
        ("sketch_engine", TWO, 5.0),
        ("rkorapclient", TWO, 22.0),
        ("nltk", r#", "right": 1"#, 5.0),
    ] {
        let answer = ask(preset, &format!(r#"{more}, "worked": true"#));
        assert_eq!(answer["row_total"].as_f64(), Some(total), "{preset}");
        for row in answer["rows"].as_array().unwrap() {
            let cell = |name: &str, at: usize| row["table"][name][at].as_f64().unwrap();
            close(cell("rows", 0), total);
            close(cell("observed", 0) + cell("observed", 1), total);
            close(cell("expected", 0), row["expected"].as_f64().unwrap());
            close(cell("expected", 0) + cell("expected", 2), cell("columns", 0));
        }
        assert_eq!(ask(preset, more)["rows"][0].get("table"), None);
    }
}

#[test]
fn any_measure_is_a_column_and_can_sort() {
    let mut corpus = Corpus::seeds();
    for measure in wenmai::stats::measures::Measure::ALL {
        let id = measure.info().id;
        let question = format!(
            r#"{{"ask": "collocates", "node": "中国", "min_count": 2, "sort": "{id}", "measures": ["{id}", "dice"]}}"#
        );
        let answer = corpus.json(&question);
        let scores: Vec<Option<f64>> =
            answer["rows"].as_array().unwrap().iter().map(|row| row["scores"][0].as_f64()).collect();
        assert!(scores.len() > 20, "{id}");
        let known: Vec<f64> = scores.iter().copied().flatten().collect();
        assert!(scores[..known.len()].iter().all(Option::is_some), "{id}: what is not defined comes last");
        assert!(known.windows(2).all(|pair| pair[0] >= pair[1]), "{id}");
        assert_eq!(
            (&answer["measures"][0]["id"], &answer["measures"][1]["id"]),
            (&id.into(), &"dice".into())
        );
    }
}

#[test]
fn the_interval_of_log_ratio_holds_it() {
    let answer = Corpus::seeds().json(r#"{"ask": "collocates", "node": "中国", "measures": ["log_ratio"]}"#);
    for row in answer["rows"].as_array().unwrap() {
        let ratio = row["scores"][0].as_f64().unwrap();
        let lower = row["log_ratio_interval"]["lower"].as_f64().unwrap();
        assert!(lower <= ratio, "{row}");
        assert!(row["log_ratio_interval"]["upper"].as_f64().is_none_or(|upper| ratio <= upper), "{row}");
    }
}
