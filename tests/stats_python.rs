//! Against Python on the sample texts, with the same tokens: counts of words and n-grams, NLTK's bigram scores.
//!
//! `scripts/oracles/tokens.py` makes the numbers; the first test says whether they are still about these tokens.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::common::SEEDS;
use serde_json::Value;
use sha2::{Digest, Sha256};
use wenmai::articles::Switches;
use wenmai::corpus::Source;
use wenmai::decode::Reading;
use wenmai::session::{Question, Session};
use wenmai::tokens::{Dictionary, Settings};

static JIEBA: &[u8] = include_bytes!(env!("WENMAI_JIEBA_DICTIONARY"));

fn oracle() -> Value {
    serde_json::from_str(include_str!("data/statistics/oracle_tokens.json")).unwrap()
}

/// The texts as they stand, cut as python's jieba cuts them.
fn session() -> Session {
    let dictionary = Arc::new(Dictionary::from_text(JIEBA).unwrap());
    let mut session = Session::new(dictionary, Settings { clean: Switches::none(), ..Settings::jieba() });
    for (file, (path, bytes)) in (0u32..).zip(SEEDS) {
        let reading = Reading::default();
        session.add(Source { file, path: path.into(), bytes: bytes.to_vec(), reading });
    }
    session
}

fn ask(session: &mut Session, question: &str) -> Value {
    let question = Question::from_json(question).unwrap();
    serde_json::to_value(session.ask(&question).unwrap().answer).unwrap()
}

#[test]
fn the_tokens_are_those_that_python_counted() {
    let answer = ask(&mut session(), r#"{"ask": "tokens"}"#);
    let fold = |text: &str| {
        let narrow = |c: char| match c {
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap(),
            c => c,
        };
        text.chars().map(narrow).collect::<String>().to_lowercase()
    };
    let documents: Vec<String> = answer["documents"]
        .as_array()
        .unwrap()
        .iter()
        .map(|document| {
            let items = document["items"].as_array().unwrap().iter().filter(|item| item["counts"] == true);
            items.map(|item| fold(item["text"].as_str().unwrap())).collect::<Vec<_>>().join("\t")
        })
        .collect();
    let digest = Sha256::digest(documents.join("\n").as_bytes());
    let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(oracle()["about"]["sha256"], digest, "run scripts/oracles/tokens.py again");
}

#[test]
fn words_are_counted_alike() {
    let answer = ask(
        &mut session(),
        r#"{"ask": "terms", "scope": {"copies": "all"}, "stop_words": false, "sort": "term", "descending": false,
            "limit": 1000000}"#,
    );
    let ours: BTreeMap<&str, &Value> = answer["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["term"].as_str().unwrap(), &row["count"]))
        .collect();
    let oracle = oracle();
    let theirs = oracle["words"].as_array().unwrap();
    assert!(theirs.len() > 3_000 && ours.len() == theirs.len());
    for row in theirs {
        // Traditional characters are counted as simplified ones here; Python keeps them.
        let term = wenmai::tokens::fold::term(row[0].as_str().unwrap());
        assert_eq!(ours.get(&*term), Some(&&row[1]), "{row}");
    }
}

#[test]
fn ngrams_are_counted_alike() {
    let mut session = session();
    let oracle = oracle();
    for (n, theirs) in oracle["ngrams"].as_object().unwrap() {
        let answer = ask(
            &mut session,
            &format!(
                r#"{{"ask": "ngrams", "scope": {{"copies": "all"}}, "min_n": {n}, "max_n": {n}, "min_count": 1,
                    "stop_words": false, "nested": "kept", "across_marks": true, "within": "document",
                    "limit": 1000000}}"#
            ),
        );
        assert_eq!((&answer["places"][0], &answer["total"]), (&theirs["places"], &theirs["distinct"]), "{n}");
        let ours: BTreeMap<String, &Value> = answer["rows"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| {
                let parts = row["elements"].as_array().unwrap().iter();
                let parts: Vec<&str> = parts.map(|part| part.as_str().unwrap()).collect();
                (parts.join("\t"), &row["count"])
            })
            .collect();
        for row in theirs["often"].as_array().unwrap() {
            assert_eq!(ours.get(row[0].as_str().unwrap()), Some(&&row[1]), "{row}");
        }
    }
}

#[test]
fn bigram_scores_are_those_of_nltk() {
    let mut session = session();
    let oracle = oracle();
    let mut compared = 0;
    for (window, theirs) in oracle["bigrams"].as_object().unwrap() {
        let theirs = theirs.as_array().unwrap();
        let right = window.parse::<u32>().unwrap() - 1;
        let mut nodes: Vec<&str> = theirs.iter().map(|row| row[0].as_str().unwrap()).collect();
        nodes.dedup();
        for node in nodes {
            let answer = ask(
                &mut session,
                &format!(
                    r#"{{"ask": "collocates", "node": {}, "preset": "nltk", "right": {right}, "min_count": 3,
                        "scope": {{"copies": "all"}}, "measures": ["mi", "log_likelihood"], "limit": 100000}}"#,
                    serde_json::to_string(node).unwrap()
                ),
            );
            let rows = answer["rows"].as_array().unwrap();
            let own = theirs.iter().filter(|row| row[0] == node);
            assert_eq!(own.clone().count(), rows.len(), "{node}");
            for row in own {
                let ours = rows.iter().find(|ours| ours["term"] == row[1]).unwrap_or_else(|| panic!("{row}"));
                assert_eq!(ours["count"], row[2], "{row}");
                for (at, theirs) in [(0, &row[3]), (1, &row[4])] {
                    let (ours, theirs) = (ours["scores"][at].as_f64().unwrap(), theirs.as_f64().unwrap());
                    // NLTK's log-likelihood has no sign and loses a few digits in the sum of four terms.
                    let ours = if at == 1 { ours.abs() } else { ours };
                    assert!((ours - theirs).abs() <= 1e-9 * theirs.abs().max(1.0), "{row} {ours}");
                    compared += 1;
                }
            }
        }
    }
    assert!(compared > 200, "{compared}");
}
