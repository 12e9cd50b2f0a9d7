//! What time a corpus speaks of: mentions per bin, events with their sentences, the lag behind and ahead.

use crate::common::Corpus;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

fn corpus() -> Corpus {
    Corpus::whole(&[
        (
            "2025-06-17.txt",
            "会议昨天开幕。2025年6月16日至18日，各国代表出席，峰会6月16日上午举行。\n\n\
             铁路将于2026年通车，明年6月1日试运行。自2013年以来合作不断，近日又有进展。"
                .as_bytes(),
        ),
        ("2025-07-01.txt", "峰会2025年6月16日举行，2025年6月取得成果。今天下雨。".as_bytes()),
        ("无日期.txt", "1999年12月20日，澳门回归。昨天下雨。".as_bytes()),
    ])
}

fn bin<'a>(answer: &'a Value, label: &str) -> &'a Value {
    answer["bins"].as_array().unwrap().iter().find(|bin| bin["label"] == label).unwrap_or(&Value::Null)
}

#[wasm_bindgen_test(unsupported = test)]
fn mentions_are_counted_in_the_bins_they_fit_into() {
    let mut corpus = corpus();
    let month = corpus.json(r#"{"ask": "mentions", "bin": "month"}"#);
    // 昨天, 16日至18日, 6月16日 of the first; 6月16日 and 6月 of the second.
    assert_eq!(bin(&month, "2025-06")["mentions"], 5);
    assert_eq!((&bin(&month, "2025-06")["past"], &bin(&month, "2025-06")["present"]), (&json!(4), &json!(1)));
    assert_eq!(bin(&month, "2026-06")["future"], 1);
    assert_eq!(bin(&month, "1999-12")["undated"], 1);
    assert_eq!(bin(&month, "2010-01")["mentions"], 0);
    let coarse: Vec<&Value> = month["coarse"].as_array().unwrap().iter().map(|row| &row["label"]).collect();
    // 自2013年以来 reaches up to the day of writing.
    assert_eq!(coarse, ["2013-01-01/2025-06-17", "2026"]);
    assert_eq!((&month["open"], &month["coarse_mentions"]), (&json!(0), &json!(2)));
    // 近日, and 昨天 of a document without a date.
    assert_eq!(month["unresolved"], 2);
    let day = corpus.json(r#"{"ask": "mentions", "bin": "day", "from": "2025-06-01", "to": "2025-07-31"}"#);
    assert_eq!(day["bins"].as_array().unwrap().len(), 61);
    assert_eq!(bin(&day, "2025-06-16")["mentions"], 3);
    let coarse: Vec<&Value> = day["coarse"].as_array().unwrap().iter().map(|row| &row["label"]).collect();
    assert_eq!(coarse, ["2013-01-01/2025-06-17", "2025-06", "2025-06-16/2025-06-18"]);
    let query = corpus.json(r#"{"ask": "mentions", "bin": "month", "query": "铁路"}"#);
    assert_eq!((&bin(&query, "2026-06")["mentions"], &query["placed"]), (&json!(1), &json!(1)));
    let kinds = corpus.json(r#"{"ask": "mentions", "kinds": ["vague"]}"#);
    assert_eq!(kinds["kinds"], json!([{"kind": "vague", "mentions": 1, "resolved": 0}]));
}

#[wasm_bindgen_test(unsupported = test)]
fn events_stand_in_the_order_of_time_with_their_sentences() {
    let mut corpus = corpus();
    let answer = corpus.json(r#"{"ask": "events", "longest": 366}"#);
    let rows = answer["rows"].as_array().unwrap();
    let words: Vec<&str> = rows.iter().map(|row| row["text"].as_str().unwrap()).collect();
    assert_eq!(
        words,
        [
            "1999年12月20日",
            "2025年6月",
            "昨天",
            "6月16日上午",
            "2025年6月16日",
            "2025年6月16日至18日",
            "今天",
            "2026年",
            "明年6月1日"
        ]
    );
    assert_eq!(rows[0]["sentence"], "1999年12月20日，澳门回归。");
    assert_eq!((&rows[0]["relation"], &rows[0]["precision"]), (&json!("undated"), &json!("day")));
    assert_eq!((&rows[7]["start"], &rows[7]["end"]), (&json!("2026-01-01"), &json!("2026-12-31")));
    assert_eq!(rows[8]["sentence"], "铁路将于2026年通车，明年6月1日试运行。");
    assert_eq!((&rows[8]["relation"], &rows[8]["date"]), (&json!("future"), &json!("2025-06-17")));
    // Every place leads back to its words.
    for row in rows {
        let question = json!({"ask": "text", "document": row["document"]}).to_string();
        let text = corpus.json(&question);
        let units: Vec<u16> = text["text"].as_str().unwrap().encode_utf16().collect();
        let place = |name: &str| row[name].as_u64().unwrap() as usize;
        assert_eq!(
            String::from_utf16(&units[place("at")..place("at_end")]).unwrap(),
            row["text"].as_str().unwrap()
        );
        assert!(row["sentence"].as_str().unwrap().contains(row["text"].as_str().unwrap()));
    }
    let page = corpus.json(r#"{"ask": "events", "longest": 366, "offset": 7, "limit": 1}"#);
    assert_eq!((&page["total"], page["rows"].as_array().unwrap()), (&json!(9), &vec![rows[7].clone()]));
    let ahead = corpus.json(r#"{"ask": "events", "relations": ["future"], "descending": true}"#);
    assert_eq!(ahead["rows"][0]["text"], "明年6月1日");
    let june = corpus.json(r#"{"ask": "events", "query": "峰会", "from": "2025-06-16", "to": "2025-06-16"}"#);
    assert_eq!(june["total"], 4);
    let open = corpus.json(r#"{"ask": "events", "kinds": ["since"]}"#);
    assert_eq!(open["rows"][0]["start"], "2013-01-01");
}

#[wasm_bindgen_test(unsupported = test)]
fn the_lag_is_counted_in_days_from_publication() {
    let mut corpus = corpus();
    let answer = corpus.json(r#"{"ask": "lag", "longest": 31}"#);
    let count = |answer: &Value, name: &str| {
        let bins = answer["bins"].as_array().unwrap();
        bins.iter().find(|bin| bin["name"] == name).unwrap()["mentions"].as_u64().unwrap()
    };
    // 昨天 and 6月16日 lie one day back; 16日至18日 and 今天 hold the day; June was over one day before 1 July.
    assert_eq!((count(&answer, "day_before"), count(&answer, "same_day")), (3, 2));
    assert_eq!((count(&answer, "past_month"), count(&answer, "next_year")), (1, 1));
    assert_eq!((&answer["mentions"], &answer["past"], &answer["future"]), (&json!(7), &json!(4), &json!(1)));
    assert_eq!((&answer["median"], &answer["quartiles"]), (&json!(-1), &json!([-1, 0])));
    let narrow = corpus.json(r#"{"ask": "lag", "longest": 31, "width": 1, "reach": 2}"#);
    let counts: Vec<u64> =
        narrow["bins"].as_array().unwrap().iter().map(|bin| bin["mentions"].as_u64().unwrap()).collect();
    assert_eq!(counts, [1, 0, 3, 2, 0, 0, 1]);
}

#[wasm_bindgen_test(unsupported = test)]
fn every_expression_keeps_its_granularity() {
    let mut corpus =
        Corpus::whole(&[("a.txt", "2025年6月的会议于17日闭幕，近日公布了20世纪90年代的档案。".as_bytes())]);
    let answer = corpus.json(r#"{"ask": "dates", "reference": "2025-06-18"}"#);
    let items = answer["documents"][0]["items"].as_array().unwrap();
    let precisions: Vec<&Value> = items.iter().map(|item| &item["precision"]).collect();
    assert_eq!(precisions, [&json!("month"), &json!("day"), &Value::Null, &json!("decade")]);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_sentence_can_be_read_against_a_moment() {
    let mut corpus = Corpus::whole(&[("a.txt", "昨天开幕。".as_bytes())]);
    for moment in ["2025-06-18T08:00:00Z", "2025-06-18 08:00", "2025-06-18T23:59:59.5+08:00", "2025-06-18"] {
        let answer = corpus.json(&format!(r#"{{"ask": "dates", "reference": "{moment}"}}"#));
        assert_eq!(answer["documents"][0]["items"][0]["start"], "2025-06-17", "{moment}");
    }
    for wrong in ["2025-06-18 at noon", "2025-06-18T25:00", "18.6.2025"] {
        let question = format!(r#"{{"ask": "dates", "reference": "{wrong}"}}"#);
        assert!(wenmai::session::Question::from_json(&question).is_err(), "{wrong}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_timeline_can_run_along_the_time_spoken_of() {
    let mut corpus = corpus();
    let answer = corpus.json(
        r#"{"ask": "timeline", "axis": "spoken", "mentions": true, "queries": ["峰会"], "bin": "month",
            "from": "2025-06-01", "to": "2026-06-30"}"#,
    );
    assert_eq!((&answer["unit"], answer["bins"].as_array().unwrap().len()), (&json!("sentence"), 13));
    let series = &answer["series"];
    assert_eq!((&series[0]["query"], &series[0]["hits"][0]), (&json!(""), &json!(5)));
    // Three sentences speak of June; two of them of the summit, which the first of these names once.
    assert_eq!((&answer["bins"][0]["documents"], &series[1]["hits"][0]), (&json!(3), &json!(2)));
    assert_eq!(series[1]["documents"][0], 2);
    assert_eq!(series[1]["hits"][12], 0);
    assert!(series[1]["hits"][5].is_null());
    // The sentence of 1999 lies off the axis.
    assert_eq!(answer["outside"], 1);
    let published = corpus.json(r#"{"ask": "timeline", "mentions": true, "bin": "month"}"#);
    assert_eq!(published["series"][0]["hits"], json!([6, 3]));
}
