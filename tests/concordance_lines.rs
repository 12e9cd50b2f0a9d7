//! Which lines a concordance has, in which order, and what goes out with them.

use crate::common::{Corpus, SEEDS};
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;
use wenmai::session::{Question, ask};

/// The answer to a concordance of `query` with more fields.
fn lines(corpus: &mut Corpus, query: &str, fields: Value) -> Value {
    let mut question = json!({ "ask": "concordance", "query": query, "limit": 100_000 });
    let all = question.as_object_mut().expect("an object");
    all.extend(fields.as_object().expect("an object").clone());
    corpus.json(&question.to_string())
}

fn rows(answer: &Value) -> &Vec<Value> {
    answer["rows"].as_array().expect("rows")
}

fn text<'r>(row: &'r Value, field: &str) -> &'r str {
    row[field].as_str().expect("text")
}

#[wasm_bindgen_test(unsupported = test)]
fn three_keys_sort_as_their_words_do() {
    let text = "甲 红 乙 大 丙。\n甲 红 乙 小 丙。\n丁 红 乙 大 丙。\n甲 蓝 乙 大 丙。\n";
    let mut corpus = Corpus::whole(&[("a.txt", text.as_bytes())]);
    let order = |corpus: &mut Corpus, sort: &[&str], descending: bool| -> Vec<u64> {
        let answer = lines(corpus, "乙", json!({ "sort": sort, "descending": descending }));
        // Lines are told apart by where they stand: eleven characters each.
        rows(&answer).iter().map(|row| row["start"].as_u64().unwrap() / 11).collect()
    };
    assert_eq!(order(&mut corpus, &["R1", "L1", "L2"], false), [2, 0, 3, 1]);
    assert_eq!(order(&mut corpus, &["R1", "L1", "L2"], true), [1, 3, 0, 2]);
    assert_eq!(order(&mut corpus, &["L1"], false), [0, 1, 2, 3]);
    assert_eq!(order(&mut corpus, &["L1"], true), [3, 0, 1, 2]);
    assert_eq!(order(&mut corpus, &["L1", "D"], true), [3, 2, 1, 0]);
    assert_eq!(order(&mut corpus, &["D"], true), [3, 2, 1, 0]);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_sample_is_random_and_the_same_however_documents_are_spread() {
    let mut whole = Corpus::seeds();
    let mut spread = Corpus::spread(&SEEDS, 3, &[4, 0, 2, 1, 3], |number| number);
    let sample = |corpus: &mut Corpus, seed: u32| lines(corpus, "*", json!({ "sample": 50, "seed": seed }));
    let one = sample(&mut whole, 7);
    assert_eq!(one, sample(&mut spread, 7));
    assert_eq!(rows(&one).len(), 50);
    assert_eq!(one["found"], lines(&mut whole, "*", json!({ "limit": 0 }))["total"]);
    assert_ne!(rows(&one), rows(&sample(&mut whole, 8)));

    // Of a thousand samples of ten out of a hundred, each line is in about a hundred.
    let text = "词。".repeat(100);
    let mut corpus = Corpus::whole(&[("a.txt", text.as_bytes())]);
    let mut drawn = [0u32; 100];
    for seed in 0..1000 {
        for row in rows(&lines(
            &mut corpus,
            "词",
            json!({ "sample": 10, "seed": seed, "scope": { "copies": "all" } }),
        )) {
            drawn[row["start"].as_u64().unwrap() as usize / 2] += 1;
        }
    }
    assert_eq!(drawn.iter().sum::<u32>(), 10_000);
    // Five standard deviations of a binomial with n = 1000, p = 0.1.
    assert!(drawn.iter().all(|times| (53..=147).contains(times)), "{drawn:?}");
}

#[wasm_bindgen_test(unsupported = test)]
fn one_line_of_each_document_is_its_first() {
    let mut corpus = Corpus::seeds();
    let all = lines(&mut corpus, "中国", json!({}));
    let thinned = lines(&mut corpus, "中国", json!({ "one_per_document": true }));
    assert_eq!(thinned["total"], all["documents"]);
    assert_eq!(thinned["found"], all["total"]);
    let mut firsts: Vec<Value> = rows(&all).clone();
    firsts.dedup_by(|next, kept| next["document"] == kept["document"]);
    assert_eq!(rows(&thinned), &firsts);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_neighbour_is_wanted_at_one_place_or_in_a_window() {
    let text = "中国 同 美国 合作。合作 的 中国 很 好。中国 合作。\n";
    let mut corpus = Corpus::whole(&[("a.txt", text.as_bytes())]);
    let count = |corpus: &mut Corpus, fields: Value| lines(corpus, "中国", fields)["total"].as_u64().unwrap();
    assert_eq!(count(&mut corpus, json!({ "near": "合作" })), 3);
    assert_eq!(count(&mut corpus, json!({ "near": "合作", "near_left": 0, "near_right": 5 })), 2);
    assert_eq!(count(&mut corpus, json!({ "near": "合作", "near_at": [1] })), 1);
    assert_eq!(count(&mut corpus, json!({ "near": "合作", "near_at": [3, -2] })), 2);
    assert_eq!(count(&mut corpus, json!({ "near": "合作", "near_at": [-1, 2] })), 0);
    assert_eq!(count(&mut corpus, json!({ "near": "恐龙" })), 0);
    for wrong in [json!([0]), json!([11]), json!([-128])] {
        let question = json!({ "ask": "concordance", "query": "中国", "near": "合作", "near_at": wrong });
        assert!(Question::from_json(&question.to_string()).is_err());
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn notes_filter_sort_and_go_out_with_the_lines() {
    let texts = [("a.txt", "𠮷人说合作。再说合作。"), ("b.txt", "合作吗？合作！")];
    let files: Vec<(&str, &[u8])> = texts.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    let mut corpus = Corpus::spread(&files, 2, &[0, 1], |number| number);
    let all = lines(&mut corpus, "合作", json!({}));
    assert_eq!(all["total"], 4);
    let note = |row: &Value, label: &str| {
        json!({ "document": row["document"], "start": row["start"], "end": row["end"], "label": label,
            "text": format!("{label}, \"so\"") })
    };
    let stray =
        json!({ "document": [0, 0], "start": 1, "end": 4, "label": "x", "text": "within a character" });
    let notes = json!([note(&rows(&all)[3], "b"), note(&rows(&all)[1], "a"), stray]);

    let labels =
        |answer: &Value| -> Vec<Value> { rows(answer).iter().map(|row| row["label"].clone()).collect() };
    let shown = lines(&mut corpus, "合作", json!({ "notes": notes }));
    assert_eq!(labels(&shown), [Value::Null, json!("a"), Value::Null, json!("b")]);
    let sorted = lines(&mut corpus, "合作", json!({ "notes": notes, "sort": ["A"] }));
    assert_eq!(labels(&sorted), [json!("a"), json!("b"), Value::Null, Value::Null]);
    let noted = lines(&mut corpus, "合作", json!({ "notes": notes, "noted": true }));
    assert_eq!((labels(&noted), &noted["total"]), (vec![json!("a"), json!("b")], &json!(2)));
    let labelled = lines(&mut corpus, "合作", json!({ "notes": notes, "label": "b" }));
    assert_eq!(rows(&labelled), &[rows(&shown)[3].clone()]);

    let question = json!({ "ask": "concordance", "query": "合作", "notes": notes, "noted": true });
    let question = Question::from_json(&question.to_string()).expect("a question");
    ask(&mut corpus.merger, &corpus.others, &question).expect("an answer");
    let (csv, written) = corpus.merger.csv(&question, true).expect("a table");
    let csv = String::from_utf8(csv).expect("UTF-8");
    assert_eq!(written, 2);
    assert!(
        csv.contains("start_utf16,end_utf16,label,note\r\n") && csv.contains(",b,\"b, \"\"so\"\"\"\r\n"),
        "{csv}"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn pages_give_the_places_that_the_whole_gives() {
    // Characters outside the basic plane are two code units: a count that starts anew or goes on must agree.
    let text = "𠮷野家的合作，与合作社合作。\n".repeat(40);
    let mut corpus = Corpus::whole(&[("a.txt", text.as_bytes()), ("b.txt", text.as_bytes())]);
    let fields = |sort: &[&str]| json!({ "sort": sort, "scope": { "copies": "all" } });
    for sort in [&[][..], &["R1"][..], &["D"][..]] {
        let all = lines(&mut corpus, "\"合作\"", fields(sort));
        let total = all["total"].as_u64().expect("a number");
        assert_eq!(total, 240);
        let mut joined = Vec::new();
        for offset in (0..total).step_by(17) {
            let mut page = fields(sort);
            page["offset"] = offset.into();
            page["limit"] = 17.into();
            joined.extend(rows(&lines(&mut corpus, "\"合作\"", page)).clone());
        }
        assert_eq!(rows(&all), &joined);
        // And back to the first page from the last.
        let mut first = fields(sort);
        first["limit"] = 17.into();
        assert_eq!(rows(&lines(&mut corpus, "\"合作\"", first))[..], joined[..17]);
        let units: Vec<u16> = text.encode_utf16().collect();
        for row in &joined {
            let place = |name: &str| row[name].as_u64().expect("a number") as usize;
            assert_eq!(
                String::from_utf16_lossy(&units[place("start")..place("end")]),
                self::text(row, "node")
            );
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn token_hits_and_character_hits_are_set_side_by_side() {
    let text = "印度同印度尼西亚合作。";
    let mut corpus = Corpus::whole(&[("a.txt", text.as_bytes())]);
    let answer = lines(&mut corpus, "印度", json!({}));
    assert_eq!((&answer["token_hits"], &answer["character_hits"]), (&json!(1), &json!(2)));
    let answer = lines(&mut corpus, "印度 []{0,3} 合作", json!({}));
    assert_eq!((&answer["token_hits"], &answer["character_hits"]), (&Value::Null, &Value::Null));
    // Within a part of the corpus they are those of the part.
    let other = "印度和印度。";
    let mut corpus = Corpus::whole(&[("a.txt", text.as_bytes()), ("b.txt", other.as_bytes())]);
    for (part, hits) in
        [(json!({"only": [[0, 0]]}), (1, 2)), (json!({"only": [[1, 0]]}), (2, 2)), (json!({}), (3, 4))]
    {
        let answer = lines(&mut corpus, "印度", json!({"scope": part}));
        let (tokens, characters) = hits;
        assert_eq!((&answer["token_hits"], &answer["character_hits"]), (&json!(tokens), &json!(characters)));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn lines_of_a_tie_share_a_sentence_however_long() {
    let far = "石 ".repeat(40);
    let text = format!("甲 {far}乙。\n甲。乙。\n甲。乙。甲 丙 乙。");
    let mut corpus = Corpus::whole(&[("a.txt", text.as_bytes())]);
    let mut found = |fields: Value| lines(&mut corpus, "甲", fields)["total"].as_u64().unwrap();
    assert_eq!(found(json!({ "near": "乙" })), 1);
    assert_eq!(found(json!({ "near": "乙", "near_anywhere": true })), 2);
    assert_eq!(found(json!({ "near": "乙", "near_anywhere": true, "within": "paragraph" })), 4);
    let refused = Question::from_json(
        r#"{"ask": "concordance", "query": "甲", "near": "乙", "near_anywhere": true, "within": "document"}"#,
    );
    assert!(refused.is_err());
}
