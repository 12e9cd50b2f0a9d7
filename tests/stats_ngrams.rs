//! Phrases: counted exactly, bounded where asked, folded into longer ones.

use std::collections::BTreeMap;

use crate::common::{Corpus, SEEDS};
use serde_json::Value;

fn rows(answer: &Value) -> Vec<(String, u64, u64)> {
    let rows = answer["rows"].as_array().unwrap().iter();
    rows.map(|row| {
        let pick = |name: &str| row[name].as_u64().unwrap();
        (row["text"].as_str().unwrap().to_owned(), pick("count"), pick("documents"))
    })
    .collect()
}

fn corpus() -> Corpus {
    Corpus::whole(&[
        ("1.txt", b"red hot chili pepper sauce. red hot chili pepper soup. hot chili, red hot" as &[u8]),
        ("2.txt", b"red hot chili pepper stew"),
    ])
}

const ALL: &str = r#"{"ask": "ngrams", "scope": {"copies": "all"}, "min_count": 1, "stop_words": false, "nested": "kept", "limit": 1000000"#;

#[test]
fn phrases_end_at_marks_and_sentences() {
    let mut corpus = corpus();
    let two = rows(&corpus.json(&format!(r#"{ALL}, "min_n": 2, "max_n": 2}}"#)));
    let count = |rows: &[(String, u64, u64)], text: &str| {
        rows.iter().find(|(row, ..)| row == text).map(|(_, count, documents)| (*count, *documents))
    };
    assert_eq!(count(&two, "red hot"), Some((4, 2)));
    assert_eq!(count(&two, "hot chili"), Some((4, 2)));
    assert_eq!(count(&two, "chili pepper"), Some((3, 2)));
    assert_eq!(count(&two, "chili red"), None);
    assert_eq!(count(&two, "sauce red"), None);
    let across = rows(&corpus.json(&format!(r#"{ALL}, "min_n": 2, "max_n": 2, "across_marks": true}}"#)));
    assert_eq!(count(&across, "chili red"), Some((1, 1)));
    assert_eq!(count(&across, "sauce red"), None);
    let document = rows(
        &corpus
            .json(&format!(r#"{ALL}, "min_n": 2, "max_n": 2, "across_marks": true, "within": "document"}}"#)),
    );
    assert_eq!(count(&document, "sauce red"), Some((1, 1)));
    assert_eq!(count(&document, "hot red"), None, "documents always hold");
}

#[test]
fn a_phrase_that_never_stands_alone_is_folded() {
    let mut corpus = corpus();
    let folded = rows(&corpus.json(
        r#"{"ask": "ngrams", "min_n": 2, "max_n": 4, "min_count": 3, "stop_words": false, "nested": "folded"}"#,
    ));
    let texts: Vec<&str> = folded.iter().map(|(text, ..)| text.as_str()).collect();
    // "chili pepper" and its longer neighbours stand three times, always in the four words; "red hot" also alone.
    assert_eq!(texts, ["hot chili", "red hot", "red hot chili pepper"]);
    let values = corpus.json(
        r#"{"ask": "ngrams", "min_n": 2, "max_n": 4, "min_count": 3, "stop_words": false, "nested": "c_value",
            "sort": "c_value"}"#,
    );
    let value = |text: &str| {
        let rows = values["rows"].as_array().unwrap();
        rows.iter().find(|row| row["text"] == text).unwrap()["c_value"].as_f64().unwrap()
    };
    // log2 4 · 3; log2 2 · (4 − 3) with three longer ones of 3 each; log2 2 · (3 − 3).
    assert!((value("red hot chili pepper") - 6.0).abs() < 1e-12);
    assert!((value("hot chili") - 1.0).abs() < 1e-12);
    assert!(value("chili pepper").abs() < 1e-12);
    assert_eq!(values["rows"][0]["text"], "red hot chili pepper");
}

#[test]
fn counts_are_those_of_a_plain_loop() {
    let mut corpus = Corpus::seeds();
    for (element, n) in [("tokens", 3), ("characters", 4)] {
        let question = format!(
            r#"{ALL}, "of": "{element}", "min_n": {n}, "max_n": {n}, "across_marks": true, "within": "document"}}"#
        );
        let answer = corpus.json(&question);
        let mut plain: BTreeMap<String, u64> = BTreeMap::new();
        let tokens = corpus.json(r#"{"ask": "tokens"}"#);
        for document in tokens["documents"].as_array().unwrap() {
            let mut words: Vec<String> = Vec::new();
            let mut runs: Vec<Vec<String>> = Vec::new();
            for item in document["items"].as_array().unwrap() {
                if item["counts"] == true {
                    words.push(wenmai::tokens::fold::term(item["text"].as_str().unwrap()).into_owned());
                }
            }
            runs.push(words);
            for run in &runs {
                for gram in run.windows(n).filter(|_| element == "tokens") {
                    *plain.entry(gram.join(" ")).or_default() += 1;
                }
            }
        }
        let total: u64 = rows(&answer).iter().map(|(_, count, _)| count).sum();
        assert_eq!(answer["places"][0].as_u64().unwrap(), total);
        assert_eq!((&answer["bounded"], &answer["min_count"]), (&false.into(), &1.into()));
        if element == "tokens" {
            let own: BTreeMap<String, u64> = answer["rows"]
                .as_array()
                .unwrap()
                .iter()
                .map(|row| {
                    let parts = row["elements"].as_array().unwrap().iter();
                    let parts: Vec<&str> = parts.map(|part| part.as_str().unwrap()).collect();
                    (parts.join(" "), row["count"].as_u64().unwrap())
                })
                .collect();
            let wrong = own.iter().find(|(text, count)| plain.get(*text) != Some(count));
            assert_eq!((wrong, own.len()), (None, plain.len()));
        }
    }
}

#[test]
fn a_shorter_phrase_is_never_rarer() {
    let answer = Corpus::seeds().json(&format!(r#"{ALL}, "min_n": 2, "max_n": 4, "of": "characters"}}"#));
    let counts: BTreeMap<String, u64> =
        rows(&answer).into_iter().map(|(text, count, _)| (text, count)).collect();
    assert!(counts.len() > 10_000);
    for (text, count) in &counts {
        let characters: Vec<char> = text.chars().collect();
        if characters.len() > 2 {
            let shorter: String = characters[1..].iter().collect();
            assert!(counts[&shorter] >= *count, "{shorter} {text}");
        }
    }
}

#[test]
fn what_the_page_lists_the_concordance_finds() {
    let mut corpus = Corpus::whole(&SEEDS);
    let answer = corpus.json(r#"{"ask": "ngrams", "min_n": 2, "max_n": 3, "limit": 20}"#);
    for row in answer["rows"].as_array().unwrap() {
        let parts: Vec<&str> =
            row["elements"].as_array().unwrap().iter().map(|part| part.as_str().unwrap()).collect();
        let query = serde_json::to_string(&parts.join(" ")).unwrap();
        let lines = corpus.json(&format!(r#"{{"ask": "concordance", "query": {query}}}"#));
        assert_eq!(lines["total"], row["count"], "{query}");
    }
}

#[test]
fn more_than_a_million_are_bounded_and_said_to_be() {
    // Two million different pairs, and one that comes back.
    let mut text = String::new();
    let mut state = 7u64;
    for _ in 0..1_300_000 {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        text.push_str(&format!("w{} ", (state >> 40) % 50_000));
    }
    text.push_str(&"again twice ".repeat(40));
    let mut corpus = Corpus::whole(&[("many.txt", text.as_bytes())]);
    let answer = corpus.json(r#"{"ask": "ngrams", "scope": {"copies": "all"}, "min_n": 2, "max_n": 2, "min_count": 1, "stop_words": false}"#);
    assert_eq!(answer["bounded"], true);
    assert!(answer["min_count"].as_u64().unwrap() > 1 && answer["total"].as_u64().unwrap() <= 1_000_000);
    assert_eq!(
        (&answer["rows"][0]["text"], &answer["rows"][0]["count"]),
        (&"again twice".into(), &40.into())
    );
    assert!(answer["cautions"].as_array().unwrap().contains(&"bounded".into()));
}
