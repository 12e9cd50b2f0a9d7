//! New words of the sample texts: the words, and not the junk.

mod common;

use common::{Corpus, SEEDS};
use wasm_bindgen_test::wasm_bindgen_test;
use wenmai::tokens::Words;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);

fn list(corpus: &mut Corpus, question: &str) -> Vec<(String, u64)> {
    let answer = corpus.json(question);
    let rows = answer["rows"].as_array().unwrap().iter();
    rows.map(|row| (row["word"].as_str().unwrap().to_owned(), row["count"].as_u64().unwrap())).collect()
}

#[wasm_bindgen_test(unsupported = test)]
fn the_list_holds_the_words_and_not_the_junk() {
    for question in [
        r#"{"ask": "new_words", "limit": 10000}"#,
        r#"{"ask": "new_words", "limit": 10000, "scope": {"copies": "all"}}"#,
    ] {
        let list = list(&mut Corpus::seeds(), question);
        let has = |word: &str| list.iter().any(|(each, _)| each == word);
        for word in [
            "命运共同体",
            "札纳塔斯",
            "清洁能源",
            "智慧城市",
            "中吉乌铁路",
            "鲁班工坊",
            "互利共赢",
            "一带一路",
        ] {
            assert!(has(word), "{question}: {word} in {list:?}");
        }
        for junk in ["斯坦", "克斯坦", "国元首", "同中亚", "愿同", "两国", "六国", "一份", "国人民"]
        {
            assert!(!has(junk), "{question}: {junk} in {list:?}");
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn the_count_is_that_of_the_characters_and_every_word_has_an_example() {
    let mut corpus = Corpus::seeds();
    let answer = corpus.json(r#"{"ask": "new_words", "limit": 50, "scope": {"copies": "all"}}"#);
    let mut equal = 0;
    for row in answer["rows"].as_array().unwrap() {
        let word = row["word"].as_str().unwrap();
        let risk = corpus
            .json(&serde_json::json!({"ask": "risk", "term": word, "scope": {"copies": "all"}}).to_string());
        // Risk counts the word in a name with a dot, too.
        assert!(row["count"].as_u64() <= risk["character_hits"].as_u64(), "{word}");
        equal += usize::from(row["count"] == risk["character_hits"]);
        let at = row["example_at"].as_u64().unwrap() as usize;
        let example: String = row["example"].as_str().unwrap().chars().skip(at).collect();
        assert!(example.starts_with(word), "{row}");
    }
    assert!(equal >= 40, "{equal} of 50");
}

#[wasm_bindgen_test(unsupported = test)]
fn words_that_are_accepted_become_tokens_and_leave_the_list() {
    let mut corpus = Corpus::whole(&SEEDS);
    let before = list(&mut corpus, r#"{"ask": "new_words", "limit": 10000}"#);
    let lines: String = before.iter().map(|(word, _)| format!("{word}\n")).collect();
    corpus.merger.set_words(Words::from_text(&lines));
    let after = list(&mut corpus, r#"{"ask": "new_words", "limit": 10000}"#);
    assert!(before.iter().all(|(word, _)| !after.iter().any(|(each, _)| each == word)), "{after:?}");
    let tokens = corpus.json(r#"{"ask": "tokens"}"#).to_string();
    let wanted = ["一带一路", "命运共同体", "札纳塔斯", "鲁班工坊", "中吉乌铁路", "托卡耶夫", "17日"];
    for token in wanted {
        assert!(tokens.contains(&format!("\"text\":\"{token}\"")), "{token}");
    }
}
