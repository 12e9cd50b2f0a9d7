//! The whole vocabulary over time: what rose, fell, burst, came and went.

use crate::common::Corpus;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

/// Two documents a month over a year: 天气 is steady, 地震 bursts in June and July, 经济 rises, 粮食 falls, 足球 begins
/// in May, 邮票 ends in April.
fn year() -> Corpus {
    let files: Vec<(String, String)> = (0..24)
        .map(|number| {
            let month = number / 2;
            let quake = if month == 5 || month == 6 { 20 } else { 1 };
            let words = [
                ("天气", 30),
                ("地震", quake),
                ("经济", 2 + 2 * month),
                ("粮食", 24 - 2 * month),
                ("足球", if month >= 4 { 5 } else { 0 }),
                ("邮票", if month <= 3 { 5 } else { 0 }),
            ];
            let text: String = words.iter().map(|(word, count)| format!("{word}，").repeat(*count)).collect();
            (format!("2024-{:02}-{:02}.txt", 1 + month, 10 + number % 2), text)
        })
        .collect();
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    Corpus::whole(&files)
}

fn terms(answer: &Value) -> Vec<&str> {
    answer["rows"].as_array().unwrap().iter().map(|row| row["term"].as_str().unwrap()).collect()
}

fn ask(corpus: &mut Corpus, fields: Value) -> Value {
    let mut question = json!({"ask": "rising", "bin": "month", "scope": {"copies": "all"}});
    question.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    corpus.json(&question.to_string())
}

#[wasm_bindgen_test(unsupported = test)]
fn what_rose_and_fell_in_a_period() {
    let mut corpus = year();
    let rose = ask(&mut corpus, json!({"from": "2024-06-01", "to": "2024-07-31"}));
    assert_eq!(terms(&rose), ["地震"]);
    let row = &rose["rows"][0];
    assert_eq!((&row["period"]["count"], &row["period"]["other_count"]), (&json!(80), &json!(20)));
    assert_eq!(row["hits"], json!([2, 2, 2, 2, 2, 40, 40, 2, 2, 2, 2, 2]));
    assert_eq!((&rose["period"], &rose["tested"]), (&json!(["2024-06-01", "2024-07-31"]), &json!(6)));
    // The rate in the period and outside it, and the logarithm of their ratio.
    let number = |name: &str| row["period"][name].as_f64().unwrap();
    assert!((number("per_million") / number("other_per_million")).log2() - number("log_ratio") < 1e-9);
    assert!(number("p_adjusted") >= number("p") && number("g2") > 50.0);
    // In June other words have a smaller share: the period of a word is everybody's.
    let fell =
        ask(&mut corpus, json!({"from": "2024-06-01", "to": "2024-07-31", "show": "fell", "level": 1}));
    assert!(terms(&fell).contains(&"邮票") && !terms(&fell).contains(&"地震"));
    let against = ask(
        &mut corpus,
        json!({"from": "2024-08-01", "to": "2024-08-31", "against": "previous", "show": "fell"}),
    );
    assert_eq!(terms(&against), ["地震"]);
    assert_eq!(against["rows"][0]["period"]["other_count"], 40);
    let all = ask(&mut corpus, json!({"from": "2024-06-01", "to": "2024-07-31", "level": 1}));
    assert!(all["total"].as_u64() > rose["total"].as_u64());
}

#[wasm_bindgen_test(unsupported = test)]
fn trends_bursts_first_and_last_seen() {
    let mut corpus = year();
    let up = ask(&mut corpus, json!({}));
    assert_eq!((&up["show"], terms(&up)), (&json!("trend_up"), vec!["经济", "足球"]));
    assert!(
        up["rows"][0]["trend"]["tau"].as_f64() > Some(0.8)
            && up["rows"][0]["trend"]["line"]["slope"].as_f64() > Some(0.0)
    );
    assert!(terms(&ask(&mut corpus, json!({"show": "trend_down"}))).contains(&"粮食"));
    let burst = ask(&mut corpus, json!({"show": "burst"}));
    assert_eq!(terms(&burst)[0], "地震");
    let bursts = burst["rows"][0]["bursts"].as_array().unwrap();
    assert_eq!((bursts.len(), &bursts[0]["start"], &bursts[0]["end"]), (1, &json!(5), &json!(6)));
    let elsewhere = ask(&mut corpus, json!({"show": "burst", "from": "2024-11-01"}));
    assert!(!terms(&elsewhere).contains(&"地震"));
    let came = ask(&mut corpus, json!({"show": "appeared"}));
    assert_eq!((terms(&came), &came["rows"][0]["first"]), (vec!["足球"], &json!(4)));
    assert_eq!(
        terms(&ask(&mut corpus, json!({"show": "appeared", "from": "2024-06-01"}))),
        Vec::<&str>::new()
    );
    let gone = ask(&mut corpus, json!({"show": "vanished", "to": "2024-04-30"}));
    assert_eq!((terms(&gone), &gone["rows"][0]["last"]), (vec!["邮票"], &json!(3)));
}

#[wasm_bindgen_test(unsupported = test)]
fn small_corpora_and_few_periods_are_said_to_be_so() {
    let mut corpus = year();
    let codes = |answer: &Value| {
        let codes = answer["warnings"].as_array().unwrap().iter();
        codes.map(|warning| warning["code"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(codes(&ask(&mut corpus, json!({}))), ["small_corpus"]);
    let quarters = ask(&mut corpus, json!({"bin": "year"}));
    assert_eq!(codes(&quarters), ["few_bins", "small_corpus"]);
    assert_eq!((&quarters["total"], &quarters["tested"]), (&json!(0), &json!(6)));
    let rare = ask(&mut corpus, json!({"min_count": 81, "show": "appeared"}));
    assert_eq!(rare["total"], 0);
    use wenmai::session::Question;
    assert!(Question::from_json(r#"{"ask": "rising", "show": "rose"}"#).is_err());
    assert!(Question::from_json(r#"{"ask": "rising", "level": 0}"#).is_err());
}
