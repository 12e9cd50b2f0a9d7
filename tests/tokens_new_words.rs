//! New words of the sample texts: the words, and not the junk.

use crate::common::{Corpus, SEEDS};
use wasm_bindgen_test::wasm_bindgen_test;
use wenmai::tokens::Words;

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
        for word in ["命运共同体", "札纳塔斯", "清洁能源", "智慧城市", "中吉乌铁路", "鲁班工坊", "互利共赢"]
        {
            assert!(has(word), "{question}: {word} in {list:?}");
        }
        for junk in [
            "斯坦",
            "克斯坦",
            "国元首",
            "同中亚",
            "愿同",
            "两国",
            "六国",
            "一份",
            "国人民",
            "签署多份友城协议",
        ] {
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
    let wanted =
        ["一带一路", "命运共同体", "札纳塔斯", "鲁班工坊", "中吉乌铁路", "托卡耶夫", "17日", "2025年6月17日"];
    for token in wanted {
        assert!(tokens.contains(&format!("\"text\":\"{token}\"")), "{token}");
    }
}

/// How often each of `words` is a token.
fn counts(corpus: &mut Corpus, words: &[&str]) -> Vec<u64> {
    let count = |word: &&str| {
        let risk = corpus.json(&serde_json::json!({"ask": "risk", "term": word}).to_string());
        risk["token_hits"].as_u64().unwrap()
    };
    words.iter().map(count).collect()
}

#[wasm_bindgen_test(unsupported = test)]
fn accepting_all_units_takes_few_counts_from_the_words_of_the_text() {
    let mut corpus = Corpus::whole(&SEEDS);
    let common = ["习近平", "中亚", "合作", "发展", "中国", "国家", "人民", "主席"];
    let before = counts(&mut corpus, &common);
    let units = list(&mut corpus, r#"{"ask": "new_words", "units": true, "limit": 10000}"#);
    let lines: String = units.iter().map(|(word, _)| format!("{word}\n")).collect();
    corpus.merger.set_words(Words::from_text(&lines));
    let after = counts(&mut corpus, &common);
    for ((word, before), after) in common.iter().zip(before).zip(after) {
        assert!(after * 10 >= before * 9, "{word}: {before} to {after} by {units:?}");
    }
    let names = ["托卡耶夫", "札纳塔斯", "一带一路", "命运共同体", "鲁班工坊", "中吉乌铁路"];
    for name in names {
        let risk = corpus.json(&serde_json::json!({"ask": "risk", "term": name}).to_string());
        let (tokens, characters) =
            (risk["token_hits"].as_u64().unwrap(), risk["character_hits"].as_u64().unwrap());
        assert!(tokens * 10 >= characters * 8, "{name}: {tokens} of {characters}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn words_with_function_characters_are_found_and_pieces_of_reports_are_not() {
    let text = "第四届绿博会开幕。他参观绿博会展馆。去年绿博会上，企业签约。绿博会由上海承办；绿博会，绿博会成果。办好绿博会很重要。\n\
        实现碳普惠目标。减排与碳普惠工作。推进碳普惠，力争碳普惠。关于碳普惠政策、碳普惠技术。\n\
        乌克兰总统札纳塔斯来访。乌克兰总统札纳塔斯说。乌克兰总统札纳塔斯，乌克兰总统札纳塔斯同。看到札纳塔斯，与札纳塔斯谈。\n\
        共3枚金牌。又有5枚金牌得主。获9枚金牌，夺7枚金牌的人，10枚金牌。8枚金牌";
    let mut corpus = Corpus::whole(&[("a.txt", text.as_bytes())]);
    let list = list(&mut corpus, r#"{"ask": "new_words", "limit": 1000, "min_entropy": 0.5}"#);
    let has = |word: &str| list.iter().any(|(each, _)| each == word);
    for word in ["绿博会", "碳普惠", "札纳塔斯"] {
        assert!(has(word), "{word} in {list:?}");
    }
    assert!(!has("枚金牌"), "{list:?}");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_verb_with_its_object_is_no_new_word_if_the_object_stands_elsewhere() {
    let before = ["他们", "要", "政府", "各地", "企业", "大家"];
    let after = ["，", "很好。", "的人", "和法律。", "时", "！"];
    let of =
        |word: &str| -> String { (0..6).map(|at| format!("{}{word}{}\n", before[at], after[at])).collect() };
    let text = of("贯彻新发展理念") + &of("新发展理念") + &of("以新发展理念") + &of("退役军人事务部");
    let mut corpus = Corpus::whole(&[("a.txt", text.as_bytes())]);
    let list = list(
        &mut corpus,
        r#"{"ask": "new_words", "limit": 1000, "min_entropy": 0.5, "scope": {"copies": "all"}}"#,
    );
    let has = |word: &str| list.iter().any(|(each, _)| each == word);
    assert!(has("新发展理念") && has("退役军人事务部") && !has("贯彻新发展理念"), "{list:?}");
}

#[wasm_bindgen_test(unsupported = test)]
fn what_pages_are_made_up_with_is_no_new_word() {
    let page = |number: usize| {
        let (near, far) = (
            [("看到", "了"), ("在", "里"), ("从", "来"), ("把", "给")][number % 4],
            ["，", "。", "和", "是"][number % 4],
        );
        let text = format!(
            "东方早报消息（早间快讯）：\n查看原文\n第{number}天，他{}札纳塔斯{}。目前札纳塔斯{far}好。这里的札纳塔斯很大。当地时间，总统拜登说。总统拜登到了；主席习近平说，主席习近平在。\n\
             版权声明：未经同意不得使用。\n责任编辑：欧阳翠兰\n",
            near.0, near.1
        );
        (format!("{number}.txt"), text)
    };
    let pages: Vec<(String, String)> = (1..=12).map(page).collect();
    let files: Vec<(&str, &[u8])> =
        pages.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    let mut corpus = Corpus::whole(&files);
    let question = r#"{"ask": "new_words", "limit": 1000, "min_entropy": 0.5, "scope": {"copies": "all"}}"#;
    let list = list(&mut corpus, question);
    let has = |word: &str| list.iter().any(|(each, _)| each.contains(word));
    assert!(has("札纳塔斯"), "{list:?}");
    for made_up in
        ["早报消息", "早间快讯", "查看", "版权声明", "责任编辑", "欧阳翠兰", "当地", "总统拜登", "主席习近平"]
    {
        assert!(!has(made_up), "{made_up} in {list:?}");
    }
}
