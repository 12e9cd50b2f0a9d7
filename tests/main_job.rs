//! The main job on the sample texts: documents, terms, collocates, timelines, lines.

use crate::common::{Corpus, SEEDS};
use serde_json::Value;
use wasm_bindgen_test::wasm_bindgen_test;
use wenmai::corpus::Source;
use wenmai::decode::Reading;

fn column<'a>(answer: &'a Value, name: &str) -> Vec<&'a Value> {
    answer["rows"].as_array().unwrap().iter().map(|row| &row[name]).collect()
}

#[wasm_bindgen_test(unsupported = test)]
fn documents_have_their_characters_and_dates() {
    let answer = Corpus::seeds().json(r#"{"ask": "documents"}"#);
    assert_eq!(column(&answer, "han"), [4333, 6017, 6168, 8508, 3329]);
    let dates: Vec<&str> =
        column(&answer, "date").iter().map(|date| date["start"].as_str().unwrap()).collect();
    assert_eq!(dates, ["2025-06-17", "2025-06-13", "2025-06-19", "2025-06-17", "2025-06-19"]);
    assert_eq!((&answer["first_day"], &answer["last_day"]), (&"2025-06-13".into(), &"2025-06-19".into()));
}

#[wasm_bindgen_test(unsupported = test)]
fn the_tokens_of_a_document_concatenate_to_its_text() {
    let corpus = Corpus::seeds();
    let shard = corpus.merger.shard();
    for (document, (_, bytes)) in shard.documents().iter().zip(SEEDS) {
        assert_eq!(shard.source_of(document).as_bytes(), bytes);
        let units = document.unit_start..document.unit_end;
        let bytes: u32 = units.clone().map(|unit| shard.tokens().length(unit)).sum();
        assert_eq!(bytes, document.text_end - document.text_start);
        assert_eq!(shard.tokens().offset(units.start), document.text_start);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn term_counts_are_those_of_a_plain_walk_over_the_tokens() {
    let mut corpus = Corpus::seeds();
    let answer =
        corpus.json(r#"{"ask": "terms", "stop_words": false, "limit": 100000, "scope": {"copies": "all"}}"#);
    let shard = corpus.merger.shard();
    let mut counts = std::collections::BTreeMap::<&str, u64>::new();
    let words = shard.tokens().units().iter().filter(|unit| unit.is_word());
    for unit in words {
        *counts.entry(shard.vocabulary().term(unit.term())).or_default() += 1;
    }
    assert_eq!(answer["types"], counts.len());
    for row in answer["rows"].as_array().unwrap() {
        assert_eq!(row["count"], counts[row["term"].as_str().unwrap()], "{row}");
    }
    let total: u64 = counts.values().sum();
    assert_eq!(answer["total_count"], total);
}

#[wasm_bindgen_test(unsupported = test)]
fn filters_and_sorting_of_terms() {
    let mut corpus = Corpus::seeds();
    let answer = corpus.json(r#"{"ask": "terms", "pattern": "*斯坦", "sort": "term", "descending": false}"#);
    let terms: Vec<&str> = column(&answer, "term").iter().map(|term| term.as_str().unwrap()).collect();
    assert!(terms.contains(&"哈萨克斯坦") && terms.iter().all(|term| term.ends_with("斯坦")));
    assert!(terms.is_sorted());
    let names = corpus.json(r#"{"ask": "terms", "groups": ["place"], "min_count": 10}"#);
    assert!(column(&names, "group").iter().all(|group| *group == "place"));
    assert!(column(&names, "count").iter().all(|count| count.as_u64() >= Some(10)));
    let shown = corpus.json(r#"{"ask": "terms", "limit": 50}"#);
    assert!(!column(&shown, "term").contains(&&Value::from("的")));
}

#[wasm_bindgen_test(unsupported = test)]
fn positions_of_a_collocate_sum_to_its_count() {
    let answer =
        Corpus::seeds().json(r#"{"ask": "collocates", "node": "中亚", "min_count": 2, "min_documents": 1}"#);
    let rows = answer["rows"].as_array().unwrap();
    assert!(rows.len() > 50);
    for row in rows {
        let positions = row["positions"].as_array().unwrap();
        let sum: u64 = positions.iter().map(|count| count.as_u64().unwrap()).sum();
        assert_eq!((positions.len(), sum), (10, row["count"].as_u64().unwrap()), "{row}");
        assert!(row["count"].as_u64() <= row["frequency"].as_u64(), "{row}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_collocate_leads_to_as_many_lines_as_its_neighbours_say() {
    let mut corpus = Corpus::seeds();
    let question =
        r#"{"ask": "concordance", "query": "第二 届", "near": "峰会", "near_left": 0, "near_right": 5}"#;
    let lines = corpus.json(question);
    assert!(lines["total"].as_u64() > Some(0));
    for row in lines["rows"].as_array().unwrap() {
        assert!(row["right"].as_str().unwrap().contains("峰会"), "{row}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_timeline_has_gaps_where_there_is_no_text() {
    let answer = Corpus::seeds().json(r#"{"ask": "timeline", "queries": ["中亚"], "bin": "day"}"#);
    let labels: Vec<&str> =
        answer["bins"].as_array().unwrap().iter().map(|bin| bin["label"].as_str().unwrap()).collect();
    assert_eq!((labels.len(), labels[0], labels[6]), (7, "2025-06-13", "2025-06-19"));
    let hits = answer["series"][0]["hits"].as_array().unwrap();
    assert!(hits[0].is_u64() && hits[1].is_null() && hits[4].is_u64());
    let sum: u64 = hits.iter().filter_map(Value::as_u64).sum();
    assert_eq!(answer["series"][0]["total"], sum);
}

#[wasm_bindgen_test(unsupported = test)]
fn lines_show_the_text_as_written_and_their_place_in_utf16() {
    let mut corpus = Corpus::seeds();
    let lines = corpus.json(r#"{"ask": "concordance", "query": "\"命运共同体\"", "limit": 1000}"#);
    assert_eq!(lines["total"], lines["rows"].as_array().unwrap().len());
    assert_eq!(lines["character_hits"], lines["total"]);
    for row in lines["rows"].as_array().unwrap() {
        let question = serde_json::json!({"ask": "text", "document": row["document"]}).to_string();
        let text = corpus.json(&question);
        let units: Vec<u16> = text["text"].as_str().unwrap().encode_utf16().collect();
        let place = |name: &str| row[name].as_u64().unwrap() as usize;
        assert_eq!(String::from_utf16(&units[place("start")..place("end")]).unwrap(), "命运共同体");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn pages_of_lines_join_without_seam() {
    let mut corpus = Corpus::seeds();
    let all = corpus.json(r#"{"ask": "concordance", "query": "合作", "sort": ["R1"], "limit": 1000}"#);
    let mut joined = Vec::new();
    for offset in (0..all["total"].as_u64().unwrap()).step_by(7) {
        let question = format!(
            r#"{{"ask": "concordance", "query": "合作", "sort": ["R1"], "offset": {offset}, "limit": 7}}"#
        );
        joined.extend(corpus.json(&question)["rows"].as_array().unwrap().clone());
    }
    assert_eq!(all["rows"], Value::from(joined));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_word_that_does_not_occur_has_an_honest_answer() {
    let mut corpus = Corpus::seeds();
    let lines = corpus.json(r#"{"ask": "concordance", "query": "恐龙"}"#);
    assert_eq!(
        (&lines["total"], &lines["token_hits"], &lines["character_hits"]),
        (&0.into(), &0.into(), &0.into())
    );
    let collocates = corpus.json(r#"{"ask": "collocates", "node": "恐龙"}"#);
    assert_eq!((&collocates["node_hits"], &collocates["total"]), (&0.into(), &0.into()));
    let timeline = corpus.json(r#"{"ask": "timeline", "queries": ["恐龙"]}"#);
    assert_eq!(timeline["series"][0]["total"], 0);
}

#[wasm_bindgen_test(unsupported = test)]
fn hits_as_word_and_as_characters_are_compared_only_where_both_mean_something() {
    let text = "GDP增长。５Ｇ与5G。GDP。印度尼西亚与印度。";
    let mut corpus = Corpus::whole(&[("a.txt", text.as_bytes())]);
    let mut hits = |query: &str| {
        let question = serde_json::json!({"ask": "concordance", "query": query}).to_string();
        let answer = corpus.json(&question);
        (answer["total"].as_u64(), answer["token_hits"].as_u64(), answer["character_hits"].as_u64())
    };
    assert_eq!(hits("GDP"), (Some(2), None, None));
    assert_eq!(hits("5G"), (Some(2), None, None));
    assert_eq!(hits("印度"), (Some(1), Some(1), Some(2)));
    assert_eq!(hits("\"印度\""), (Some(2), Some(1), Some(2)));
}

#[wasm_bindgen_test(unsupported = test)]
fn rolling_back_leaves_no_trace() {
    let mut corpus = Corpus::whole(&SEEDS[..2]);
    let questions = [r#"{"ask": "terms", "limit": 500}"#, r#"{"ask": "documents"}"#, r#"{"ask": "facts"}"#];
    let before: Vec<_> = questions.map(|question| corpus.json(question)).to_vec();
    let mark = corpus.merger.mark();
    let (path, bytes) = SEEDS[3];
    for file in [2, 3] {
        // Longer than a slice.
        let bytes = bytes.repeat(1 + (1 << 20) / bytes.len());
        let source = Source { file, path: path.into(), bytes, reading: Reading::default() };
        corpus.merger.begin_file(source);
        assert!(corpus.merger.step(1 << 23).finished);
    }
    assert!(!corpus.merger.cut(1000).finished);
    corpus.merger.roll_back(mark);
    assert!(corpus.merger.shard().is_cut());
    assert_eq!(questions.map(|question| corpus.json(question)).to_vec(), before);
}

#[wasm_bindgen_test(unsupported = test)]
fn the_table_of_documents_says_which_are_counted() {
    let mut corpus = Corpus::seeds();
    let question = |scope: serde_json::Value| {
        serde_json::json!({ "ask": "documents", "scope": scope, "limit": 9 }).to_string()
    };
    let whole = corpus.json(&question(serde_json::json!({})));
    assert_eq!((&whole["total"], &whole["counted"]), (&serde_json::json!(5), &serde_json::json!(5)));
    let holding = corpus.json(&question(serde_json::json!({ "holding": "003" })));
    let rows = holding["rows"].as_array().unwrap();
    let counted: Vec<bool> = rows.iter().map(|row| row["counted"].as_bool().unwrap()).collect();
    assert_eq!((&holding["total"], &holding["counted"]), (&serde_json::json!(5), &serde_json::json!(1)));
    assert_eq!(counted, [false, false, false, true, false]);
}
