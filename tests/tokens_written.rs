//! Terms are counted folded and shown as most of the corpus writes them, in every answer whose rows are of terms.

use crate::common::Corpus;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;
use wenmai::tokens::Words;

const FILES: [(&str, &[u8]); 3] = [
    (
        "2020-05-01 a.txt",
        "乾隆皇帝統治中國。APEC會議在臺灣。中國與APEC合作，中國發展經濟。乾隆時期。".as_bytes(),
    ),
    ("2020-06-01 b.txt", "中国与亚洲合作。中国发展经济。APEC会议。乾隆的中國發展經濟。".as_bytes()),
    ("2020-07-01 c.txt", "中國發展經濟，中國發展經濟，臺灣與中國合作。臺灣經濟發展。".as_bytes()),
];

/// Every `written` beside its `term` in an answer, however deep.
fn written(answer: &Value, found: &mut Vec<(String, String)>) {
    match answer {
        Value::Array(items) => items.iter().for_each(|item| written(item, found)),
        Value::Object(fields) => {
            if let (Some(term), Some(form)) = (fields.get("term"), fields.get("written")) {
                found.push((term.as_str().unwrap().into(), form.as_str().unwrap().into()));
            }
            fields.values().for_each(|field| written(field, found));
        }
        _ => {}
    }
}

fn of(corpus: &mut Corpus, question: &Value) -> Vec<(String, String)> {
    let mut found = Vec::new();
    written(&corpus.json(&question.to_string()), &mut found);
    found
}

#[wasm_bindgen_test(unsupported = test)]
fn every_answer_shows_terms_as_most_of_the_corpus_writes_them() {
    let expected = [
        ("中国", "中國"),
        ("干隆", "乾隆"),
        ("台湾", "臺灣"),
        ("apec", "APEC"),
        ("经济", "經濟"),
        ("与", "與"),
    ];
    let questions = [
        json!({"ask": "terms", "limit": 1000}),
        json!({"ask": "terms", "pattern": "apec"}),
        json!({"ask": "collocates", "node": "發展", "min_count": 1, "min_frequency": 1}),
        json!({"ask": "collocates_by", "collocates": {"node": "合作", "min_count": 1}, "periods": "month"}),
        json!({"ask": "keyness", "scope": {"holding": "c"}, "keys": "both", "min_count": 1}),
        json!({"ask": "key_terms", "min_count": 1}),
        json!({"ask": "network", "collocates": {"node": "發展"}, "size": 20, "min_count": 1}),
        json!({"ask": "together", "node": "中國", "min_count": 1, "min_documents": 1}),
        json!({"ask": "rising", "from": "2020-07-01", "to": "2020-07-31", "bin": "month", "min_count": 1, "min_documents": 1, "level": 1}),
    ];
    let mut whole = Corpus::whole(&FILES);
    let mut spread = Corpus::spread(&FILES, 3, &[2, 0, 1], |number| number);
    for question in questions {
        let found = of(&mut whole, &question);
        let known = found.iter().filter_map(|(term, form)| {
            expected.iter().find(|(known, _)| known == term).map(|(_, expected)| (form, expected))
        });
        let known: Vec<_> = known.collect();
        assert!(!known.is_empty(), "{question}: {found:?}");
        assert!(known.iter().all(|(form, expected)| form == expected), "{question}: {known:?}");
        assert!(
            found.iter().all(|(term, form)| !form.is_empty() || term.is_empty()),
            "{question}: {found:?}"
        );
        assert_eq!(of(&mut spread, &question), found, "{question}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn phrases_new_words_and_what_swallows_a_term_are_shown_as_written() {
    let mut corpus = Corpus::whole(&FILES);
    let phrases = corpus.json(r#"{"ask": "ngrams", "min_count": 2, "nested": "kept", "limit": 1000}"#);
    let rows = phrases["rows"].as_array().unwrap();
    let row = rows.iter().find(|row| row["text"] == "发展经济").unwrap();
    assert_eq!((&row["written"], &row["written_elements"]), (&json!("發展經濟"), &json!(["發展", "經濟"])));
    let characters = corpus.json(r#"{"ask": "ngrams", "of": "characters", "min_count": 2, "limit": 1000}"#);
    assert!(characters["rows"].as_array().unwrap().iter().all(|row| row["written"] == row["text"]));
    let risk = corpus.json(r#"{"ask": "risk", "term": "国"}"#);
    let row = risk["rows"].as_array().unwrap().iter().find(|row| row["words"] == json!(["中国"])).unwrap();
    assert_eq!(row["written"], json!(["中國"]));
    let text = "札納塔斯的鐵路。在札納塔斯，到札納塔斯去！札納塔斯和札納塔斯。從札納塔斯來，看札納塔斯。";
    let new = Corpus::whole(&[("a.txt", text.as_bytes())]).json(r#"{"ask": "new_words", "min_entropy": 0}"#);
    let row = new["rows"].as_array().unwrap().iter().find(|row| row["word"] == "札纳塔斯").unwrap();
    assert_eq!(row["written"], "札納塔斯");
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_cut_again_or_taken_back_counts_no_more() {
    let form = |corpus: &mut Corpus, term: &str| {
        let found = of(corpus, &json!({"ask": "terms", "limit": 1000}));
        found.into_iter().find(|(each, _)| each == term).map(|(_, form)| form)
    };
    let mut corpus = Corpus::whole(&FILES);
    corpus.merger.set_words(Words::from_text("中國發展"));
    assert_eq!(form(&mut corpus, "中国").as_deref(), Some("中國"));
    assert_eq!(form(&mut corpus, "中国发展").as_deref(), Some("中國發展"));
    // What is gone by the change is named as it was.
    let share = corpus.merger.share_words(Words::default()).unwrap();
    let change = wenmai::session::words_change(&[share]).unwrap();
    let gone = change.terms.iter().find(|change| change.term == "中国发展").unwrap();
    assert_eq!((gone.written.as_str(), gone.after), ("中國發展", 0));
    assert_eq!(form(&mut corpus, "中国发展"), None);

    let mut corpus = Corpus::whole(&FILES[1..2]);
    assert_eq!(form(&mut corpus, "中国").as_deref(), Some("中国"));
    let before = corpus.json(r#"{"ask": "terms", "limit": 1000}"#);
    let mark = corpus.merger.mark();
    corpus.merger.add_all(1, "c.txt", FILES[2].1.to_vec());
    corpus.merger.forget();
    assert_eq!(form(&mut corpus, "中国").as_deref(), Some("中國"));
    corpus.merger.roll_back(mark);
    corpus.merger.forget();
    assert_eq!(corpus.json(r#"{"ask": "terms", "limit": 1000}"#), before);
}

#[wasm_bindgen_test(unsupported = test)]
fn tables_carry_the_written_form_behind_the_term() {
    let mut corpus = Corpus::whole(&FILES);
    let question = wenmai::session::Question::from_json(r#"{"ask": "terms"}"#).unwrap();
    corpus.merger.ask(&question).unwrap();
    let sheet = corpus.merger.table(&question).unwrap();
    assert_eq!(sheet.columns[1..3], ["term", "written"]);
    let (csv, _) = corpus.merger.csv(&question, true).unwrap();
    assert!(String::from_utf8(csv).unwrap().contains("干隆,乾隆,"));
}
