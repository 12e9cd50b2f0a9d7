//! Passages that stand twice: counted once unless every one is asked for, decided anew whenever the corpus changes.

use crate::common::{Corpus, SEEDS};
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;
use wenmai::corpus::Source;
use wenmai::decode::Reading;
use wenmai::session::{Session, settle};
use wenmai::tokens::Settings;

fn total(corpus: &mut Corpus, query: &str, copies: &str) -> u64 {
    let question = json!({"ask": "concordance", "query": query, "scope": {"copies": copies}, "limit": 0});
    corpus.json(&question.to_string())["total"].as_u64().unwrap()
}

const SAID: &str = "峰会期间，六国元首签署永久睦邻友好合作条约，以法律形式将世代友好的原则固定下来，这是六国关系史上新的里程碑，也是周边外交的创举。";

#[wasm_bindgen_test(unsupported = test)]
fn a_copy_counts_once_or_every_time() {
    let own = "峰会闭幕之后，记者走访多地，看到企业忙着签约，学校忙着招生，口岸车流不断。";
    let other = format!("本报评论员认为：{SAID}{own}");
    let mut corpus = Corpus::whole(&[("a.txt", SAID.as_bytes()), ("b.txt", other.as_bytes())]);
    for query in ["峰会", "\"峰会\"", "\"世代友好\""] {
        let inside = u64::from(query != "\"世代友好\"");
        assert_eq!(total(&mut corpus, query, "once"), 1 + inside, "{query}");
        assert_eq!(total(&mut corpus, query, "all"), 2 + inside, "{query}");
    }
    let documents = corpus.json(r#"{"ask": "documents"}"#);
    assert_eq!(documents["rows"][0]["copied"], 0.0);
    let share = documents["rows"][1]["copied"].as_f64().unwrap();
    assert!((0.5..0.65).contains(&share), "{share}");
}

#[wasm_bindgen_test(unsupported = test)]
fn every_number_of_the_sample_texts_can_be_had_both_ways() {
    let mut corpus = Corpus::seeds();
    let mut pairs = Vec::new();
    for copies in ["once", "all"] {
        let question =
            json!({"ask": "terms", "scope": {"copies": copies}, "stop_words": false, "limit": 100_000});
        let terms = corpus.json(&question.to_string());
        let counts: std::collections::BTreeMap<String, u64> = terms["rows"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| (row["term"].as_str().unwrap().to_owned(), row["count"].as_u64().unwrap()))
            .collect();
        // What the table of terms counts, lines count too.
        for term in ["中国", "中亚", "合作", "哈萨克斯坦"] {
            assert_eq!(total(&mut corpus, term, copies), counts[term], "{term} {copies}");
        }
        pairs.push((terms["tokens"].as_u64().or(terms["total_count"].as_u64()).unwrap(), counts));
    }
    let ((once, counts), (all, every)) = (&pairs[0], &pairs[1]);
    assert!(once < all && *once * 10 > *all * 7, "{once} of {all}");
    for (term, count) in counts {
        assert!(count <= &every[term], "{term}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn the_table_of_copies_shows_both_sides_and_where_they_differ() {
    let mut corpus = Corpus::seeds();
    let answer = corpus.json(r#"{"ask": "copies", "limit": 1000}"#);
    let rows = answer["rows"].as_array().unwrap();
    assert_eq!(answer["total"], rows.len());
    let mut texts = std::collections::BTreeMap::new();
    let mut text_of = |corpus: &mut Corpus, id: &Value| {
        let mut text = || corpus.json(&json!({"ask": "text", "document": id}).to_string())["text"].clone();
        let text: &mut Vec<u16> =
            texts.entry(id.to_string()).or_insert_with(|| text().as_str().unwrap().encode_utf16().collect());
        text.clone()
    };
    for row in rows {
        let side = |without: &str| -> String {
            let kept = row["comparison"].as_array().unwrap().iter().filter(|s| s["change"] != without);
            kept.map(|stretch| stretch["text"].as_str().unwrap()).collect()
        };
        for (id, span, shown) in
            [("document", "span", side("original")), ("of_document", "of_span", side("copy"))]
        {
            let text = text_of(&mut corpus, &row[id]);
            let at = |end: usize| row[span][end].as_u64().unwrap() as usize;
            assert_eq!(String::from_utf16(&text[at(0)..at(1)]).unwrap(), shown);
        }
        let earlier = (row["of_document"].to_string(), row["of_span"][0].as_u64())
            < (row["document"].to_string(), row["span"][0].as_u64());
        assert!(earlier, "{row}");
        assert!(row["containment"].as_f64() >= Some(0.8));
    }
    // 000 gives half its text to 003; the 587 letters with their marks stand twice in 003.
    let pairs = answer["pairs"].as_array().unwrap();
    assert_eq!((&pairs[0]["document"], &pairs[0]["of_document"]), (&json!([3, 0]), &json!([0, 0])));
    let twice = rows.iter().filter(|row| row["document"] == row["of_document"] && row["reason"] == "run");
    let longest = twice.map(|row| row["span"][1].as_u64().unwrap() - row["span"][0].as_u64().unwrap()).max();
    assert!(longest >= Some(587), "{longest:?}");
}

fn numbers(corpus: &mut Corpus) -> Vec<Value> {
    let questions =
        [r#"{"ask": "terms", "limit": 300}"#, r#"{"ask": "documents"}"#, r#"{"ask": "copies", "limit": 50}"#];
    questions.map(|question| corpus.json(question)).to_vec()
}

fn add(session: &mut Session, file: u32) {
    let (path, bytes) = SEEDS[file as usize];
    session.add(Source { file, path: path.into(), bytes: bytes.to_vec(), reading: Reading::default() });
}

#[wasm_bindgen_test(unsupported = test)]
fn a_second_drop_a_step_back_and_a_fresh_worker_decide_as_if_read_at_once() {
    let whole = numbers(&mut Corpus::seeds());
    // Three files, then the others: the third is read by a worker that is replaced in between.
    let mut corpus = Corpus::spread(&SEEDS[..3], 2, &[0, 1, 2], |number| number % 2);
    let three = numbers(&mut corpus);
    let mark = corpus.merger.mark();
    add(&mut corpus.merger, 3);
    settle(&mut corpus.merger, &mut corpus.others).unwrap();
    assert_ne!(numbers(&mut corpus), three);
    corpus.merger.roll_back(mark);
    settle(&mut corpus.merger, &mut corpus.others).unwrap();
    assert_eq!(numbers(&mut corpus), three);
    let mut fresh = Session::new(crate::common::dictionary(), Settings::default());
    for file in [1, 3] {
        add(&mut fresh, file);
    }
    corpus.others = vec![fresh];
    add(&mut corpus.merger, 4);
    settle(&mut corpus.merger, &mut corpus.others).unwrap();
    assert_eq!(numbers(&mut corpus), whole);
}

#[wasm_bindgen_test(unsupported = test)]
fn years_are_decided_anew_as_well() {
    let text = "某市建成新公园\n\n新华社北京6月13日电 公园昨日开放。";
    let mut corpus = Corpus::whole(&[("a.txt", text.as_bytes())]);
    let date = |corpus: &mut Corpus| corpus.json(r#"{"ask": "documents"}"#)["rows"][0]["date"].clone();
    assert_eq!(date(&mut corpus), Value::Null);
    let read = |corpus: &mut Corpus, year: &str| {
        let bytes = format!("会议于{year}年6月10日召开。").into_bytes();
        let source = Source { file: 1, path: "b.txt".into(), bytes, reading: Reading::default() };
        let mark = corpus.merger.mark();
        corpus.merger.add(source);
        settle(&mut corpus.merger, &mut corpus.others).unwrap();
        mark
    };
    let mark = read(&mut corpus, "2021");
    assert_eq!(date(&mut corpus)["start"], "2021-06-13");
    corpus.merger.roll_back(mark);
    settle(&mut corpus.merger, &mut corpus.others).unwrap();
    assert_eq!(date(&mut corpus), Value::Null);
    read(&mut corpus, "2023");
    assert_eq!(date(&mut corpus)["start"], "2023-06-13");
}

#[wasm_bindgen_test(unsupported = test)]
fn what_counts_as_a_copy_is_a_setting() {
    let strict = r#"{"copies": {"run": 5000, "containment": 1.0, "paragraph": 5000}}"#;
    let settings: Settings = serde_json::from_str(strict).unwrap();
    let mut session = Session::new(crate::common::dictionary(), settings);
    (0..5).for_each(|file| add(&mut session, file));
    settle(&mut session, &mut []).unwrap();
    let question = wenmai::session::Question::from_json(r#"{"ask": "copies"}"#).unwrap();
    let answer = serde_json::to_value(session.ask(&question).unwrap().answer).unwrap();
    assert_eq!(answer["total"], 0);
}
