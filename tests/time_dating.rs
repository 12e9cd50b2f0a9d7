//! Dates of documents that the user sets: one by one, by pattern, and the year that nothing tells.

use crate::common::Corpus;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;
use wenmai::dates::document::DateEdits;
use wenmai::session::settle;

fn corpus() -> Corpus {
    Corpus::whole(&[
        ("甲/04版-170625.txt", "会议开幕。".as_bytes()),
        ("甲/2024-03-05.txt", "会议继续。".as_bytes()),
        ("乙/某篇.txt", "新华社北京6月13日电　会议闭幕。".as_bytes()),
        ("乙/另篇.txt", "没有日期。".as_bytes()),
    ])
}

fn edit(corpus: &mut Corpus, edits: &Value) {
    let edits: DateEdits = serde_json::from_value(edits.clone()).unwrap();
    corpus.merger.edit_dates(&edits).unwrap();
    settle(&mut corpus.merger, &mut []).unwrap();
}

/// Date and source of every document.
fn dates(corpus: &mut Corpus) -> Vec<String> {
    let rows = corpus.json(r#"{"ask": "documents"}"#)["rows"].clone();
    let show = |row: &Value| {
        let date = &row["date"];
        let word = |name: &str| date[name].as_str().unwrap_or_default().to_owned();
        if date.is_null() { "–".to_owned() } else { format!("{} {}", word("start"), word("source")) }
    };
    rows.as_array().unwrap().iter().map(show).collect()
}

#[wasm_bindgen_test(unsupported = test)]
fn edits_are_shown_with_their_source_and_can_be_undone() {
    let mut corpus = corpus();
    // The dateline takes its year from the other documents.
    let found = ["–", "2024-03-05 file_name", "2024-06-13 dateline", "–"];
    assert_eq!(dates(&mut corpus), found);
    edit(
        &mut corpus,
        &json!({"documents": [{"document": [3, 0], "date": "2025-06"}, {"document": [1, 0], "date": "none"}],
            "patterns": ["{page}版-{day}{month}{yy}"]}),
    );
    assert_eq!(dates(&mut corpus), ["2025-06-17 pattern", "–", "2025-06-13 dateline", "2025-06-01 user"]);
    let rows = corpus.json(r#"{"ask": "documents"}"#);
    assert_eq!(
        (&rows["rows"][3]["date"]["precision"], &rows["rows"][3]["date"]["end"]),
        (&json!("month"), &json!("2025-06-30"))
    );
    // What depends on dates follows.
    let timeline = corpus
        .json(r#"{"ask": "timeline", "queries": ["会议"], "bin": "month", "scope": {"copies": "all"}}"#);
    assert_eq!((&timeline["bins"][0]["label"], &timeline["undated"]), (&json!("2025-06"), &json!(1)));
    edit(&mut corpus, &json!({}));
    assert_eq!(dates(&mut corpus), found);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_far_date_in_the_text_does_not_outrank_the_drop() {
    let mut corpus = Corpus::whole(&[
        ("2025-06-15.txt", "会议继续。".as_bytes()),
        ("a.txt", "新华社北京6月17日电　自1949年10月1日以来，变化很大。".as_bytes()),
        ("b.txt", "中新网6月17日电　该法2019年3月5日通过，自2025年6月1日起施行。".as_bytes()),
    ]);
    assert_eq!(dates(&mut corpus), ["2025-06-15 file_name", "2025-06-17 dateline", "2025-06-17 dateline"]);
    let rows = corpus.json(r#"{"ask": "documents"}"#)["rows"].clone();
    assert_eq!((&rows[1]["date"]["year"], &rows[2]["date"]["year"]), (&json!("documents"), &json!("text")));
}

#[wasm_bindgen_test(unsupported = test)]
fn undated_documents_are_counted_and_listed_and_asked_for_their_year_once() {
    let mut corpus = Corpus::whole(&[
        ("a.txt", "新华社北京6月13日电　会议闭幕。".as_bytes()),
        ("b.txt", "新华社上海2月30日电　没有这一天。".as_bytes()),
        ("c.txt", "新华社上海7月1日电　会议开始。".as_bytes()),
    ]);
    let undated = corpus.json(r#"{"ask": "documents", "dated": false}"#);
    assert_eq!(
        (&undated["total"], &undated["undated"], &undated["without_year"]),
        (&json!(3), &json!(3), &json!(2))
    );
    assert_eq!(undated["rows"][0]["without_year"], "6月13日");
    edit(&mut corpus, &json!({"year": 2019}));
    assert_eq!(dates(&mut corpus), ["2019-06-13 dateline", "–", "2019-07-01 dateline"]);
    let dated = corpus.json(r#"{"ask": "documents", "dated": true}"#);
    assert_eq!((&dated["total"], &dated["rows"][0]["date"]["year"]), (&json!(2), &json!("user")));
    let warned = corpus.json(r#"{"ask": "documents", "dated": false}"#);
    assert_eq!(warned["total"], 1);
    assert!(
        warned["rows"][0]["warnings"].as_array().unwrap().iter().any(|warning| warning["code"] == "no_date")
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn expressions_are_read_against_the_date_that_holds_now() {
    let mut corpus = Corpus::whole(&[("2024-03-05.txt", "会议昨天开幕。".as_bytes())]);
    let day = |corpus: &mut Corpus| corpus.json(r#"{"ask": "events"}"#)["rows"][0]["start"].clone();
    assert_eq!(day(&mut corpus), "2024-03-04");
    edit(&mut corpus, &json!({"documents": [{"document": [0, 0], "date": "2025-06-17"}]}));
    assert_eq!(day(&mut corpus), "2025-06-16");
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_read_after_an_edit_is_dated_by_it_too() {
    use wenmai::corpus::Source;
    let mut corpus = corpus();
    edit(&mut corpus, &json!({"patterns": ["v{yy}{month}"]}));
    let source =
        Source {
            file: 9, path: "v2311.txt".into(), bytes: "又一篇。".into(), reading: Default::default()
        };
    let report = corpus.merger.add(source);
    assert_eq!(report.problem, None);
    settle(&mut corpus.merger, &mut []).unwrap();
    assert_eq!(dates(&mut corpus)[4], "2023-11-01 pattern");
    let wrong: DateEdits = serde_json::from_value(json!({"patterns": ["{month}"]})).unwrap();
    assert!(corpus.merger.edit_dates(&wrong).is_err());
    assert_eq!(dates(&mut corpus)[4], "2023-11-01 pattern");
}
