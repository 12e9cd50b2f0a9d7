//! Titles that the user gives: they are shown, found and sorted by, hold for what is read later, and can be taken back.

use crate::common::Corpus;
use wasm_bindgen_test::wasm_bindgen_test;
use wenmai::corpus::{DocumentId, Source};
use wenmai::session::TitleEdit;

fn edit(file: u32, title: &str) -> TitleEdit {
    TitleEdit { document: DocumentId(file, 0), title: title.into() }
}

fn titles(corpus: &mut Corpus) -> Vec<String> {
    let answer = corpus.json(r#"{"ask": "documents"}"#);
    let mark = |row: &serde_json::Value| if row["retitled"] == true { "*" } else { "" };
    answer["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| format!("{}{}", row["title"].as_str().unwrap(), mark(row)))
        .collect()
}

#[wasm_bindgen_test(unsupported = test)]
fn a_title_by_hand_stands_until_it_is_taken_back() {
    let mut corpus = Corpus::whole(&[
        ("1.txt", "峰会开幕\n会议在北京举行。".as_bytes()),
        ("2.txt", "贸易消息\n会议继续举行。".as_bytes()),
    ]);
    let found = ["峰会开幕", "贸易消息"];
    assert_eq!(titles(&mut corpus), found);
    corpus.merger.edit_titles(&[edit(0, "旧的"), edit(0, " 头条 "), edit(1, " "), edit(7, "没有的")]);
    assert_eq!(titles(&mut corpus), ["头条*", "贸易消息"]);
    // A part of the corpus can be one by its titles, and lines are called by them.
    let lines = corpus.json(r#"{"ask": "concordance", "query": "会议", "scope": {"holding": "头条"}}"#);
    assert_eq!((&lines["total"], &lines["rows"][0]["title"]), (&1.into(), &"头条".into()));
    corpus.merger.edit_titles(&[edit(1, "第二"), edit(2, "后来")]);
    assert_eq!(titles(&mut corpus), ["峰会开幕", "第二*"]);
    // What is read later has its title at once; the title that was found is the same title, and no edit.
    let later = Source {
        file: 2,
        path: "3.txt".into(),
        bytes: "快讯\n会议结束。".into(),
        reading: wenmai::decode::Reading::default(),
    };
    corpus.merger.add(later);
    assert_eq!(titles(&mut corpus), ["峰会开幕", "第二*", "后来*"]);
    corpus.merger.edit_titles(&[edit(0, "峰会开幕")]);
    assert_eq!(titles(&mut corpus), ["峰会开幕", "贸易消息", "快讯"]);
}

#[wasm_bindgen_test(unsupported = test)]
fn the_fingerprint_is_that_of_the_files() {
    let files = [("1.txt", "峰会开幕\n会议在北京举行。".as_bytes())];
    let mut corpus = Corpus::whole(&files);
    let before = corpus.ask(r#"{"ask": "documents"}"#).corpus.fingerprint;
    corpus.merger.edit_titles(&[edit(0, "头条")]);
    assert_eq!(corpus.ask(r#"{"ask": "documents"}"#).corpus.fingerprint, before);
}
