//! Words of the user's own in a corpus: what is cut again, what changes, and that it can be undone; how a term is written; what
//! becomes of its characters.

use std::sync::Arc;

use crate::common::{Corpus, SEEDS, dictionary};
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;
use wenmai::corpus::WordsChange;
use wenmai::session::{self, Session};
use wenmai::tokens::words::Edit;
use wenmai::tokens::{Dictionary, Settings, Words};

const QUESTIONS: [&str; 4] = [
    r#"{"ask": "terms", "limit": 100000, "stop_words": false}"#,
    r#"{"ask": "documents"}"#,
    r#"{"ask": "tokens"}"#,
    r#"{"ask": "collocates", "node": "合作"}"#,
];

fn answers(corpus: &mut Corpus) -> Vec<Value> {
    QUESTIONS.iter().map(|question| corpus.json(question)).collect()
}

fn count(corpus: &mut Corpus, term: &str) -> u64 {
    let answer = corpus.json(&json!({"ask": "terms", "pattern": term, "stop_words": false}).to_string());
    let rows = answer["rows"].as_array().unwrap();
    rows.iter().find(|row| row["term"] == term).map_or(0, |row| row["count"].as_u64().unwrap())
}

fn words(lines: &str) -> Words {
    Words::from_text(lines)
}

#[wasm_bindgen_test(unsupported = test)]
fn words_that_are_added_are_counted_everywhere_and_taken_back_without_trace() {
    let mut corpus = Corpus::seeds();
    let before = answers(&mut corpus);
    assert_eq!(count(&mut corpus, "命运共同体"), 0);
    let change = corpus.merger.set_words(words("命运共同体 n\n一带一路\n札纳塔斯 ns\n在一起 0\n"));
    let added = change.terms.iter().find(|change| change.term == "命运共同体").unwrap();
    assert_eq!((added.before, count(&mut corpus, "命运共同体") > 0), (0, true));
    assert_eq!(added.after, count(&mut corpus, "命运共同体"), "a change counts as the views do, copies once");
    assert!(change.terms.iter().any(|change| change.term == "共同体" && change.after < change.before));
    assert!(change.tokens_after < change.tokens_before);
    let back = corpus.merger.set_words(Words::default());
    assert_eq!(answers(&mut corpus), before);
    let turned = |change: &WordsChange| {
        change.terms.iter().map(|t| (t.term.clone(), t.after, t.before)).collect::<Vec<_>>()
    };
    let forth: Vec<_> = change.terms.iter().map(|t| (t.term.clone(), t.before, t.after)).collect();
    assert_eq!(turned(&back), forth);
}

#[wasm_bindgen_test(unsupported = test)]
fn only_documents_with_the_characters_are_cut_again_and_the_answer_is_as_if_read_so() {
    let own = "鲁班工坊 nz\n中吉乌铁路\n托卡耶夫总统 nr\n的合作 0\n";
    let mut corpus = Corpus::seeds();
    let change = corpus.merger.set_words(words(own));
    let holding = SEEDS.iter().filter(|(_, bytes)| {
        let text = std::str::from_utf8(bytes).unwrap();
        ["鲁班工坊", "中吉乌铁路", "托卡耶夫总统", "的合作"].iter().any(|word| text.contains(word))
    });
    assert!(change.documents as usize <= holding.count().max(1));
    let settings = Settings { words: words(own), ..Settings::default() };
    let mut fresh = Corpus::whole_with(&SEEDS, &settings);
    for (question, (one, other)) in
        QUESTIONS.iter().zip(answers(&mut corpus).into_iter().zip(answers(&mut fresh)))
    {
        assert_eq!(one, other, "{question}");
    }
    let none = corpus.merger.set_words(words(&format!("{own}恐龙化石\n")));
    assert_eq!((none.documents, none.terms.len()), (0, 0));
}

#[wasm_bindgen_test(unsupported = test)]
fn changes_of_shards_add_up_to_the_change_of_the_whole() {
    let own = words("命运共同体\n清洁能源 n\n");
    let whole = Corpus::seeds().merger.set_words(own.clone());
    let mut spread = Corpus::spread(&SEEDS, 3, &[2, 0, 1, 4, 3], |number| number);
    let mut sum = spread.merger.set_words(own.clone());
    for other in &mut spread.others {
        sum.merge(other.set_words(own.clone()));
    }
    assert_eq!(sum, whole);
}

#[wasm_bindgen_test(unsupported = test)]
fn shares_of_changes_and_effects_travel_from_shard_to_shard() {
    let own = words("命运共同体\n清洁能源 n\n");
    let whole = Corpus::seeds().merger.set_words(own.clone());
    let mut spread = Corpus::spread(&SEEDS, 3, &[2, 0, 1, 4, 3], |number| number);
    let mut all: Vec<&mut Session> =
        std::iter::once(&mut spread.merger).chain(spread.others.iter_mut()).collect();
    let changes: Vec<_> = all.iter_mut().map(|each| each.share_words(own.clone()).unwrap()).collect();
    let mut change = session::words_change(&changes).unwrap();
    assert!(change.terms.iter().all(|change| change.written == change.term), "all is simplified");
    change.terms.iter_mut().for_each(|change| change.written.clear());
    assert_eq!(change, whole);

    let shares: Vec<_> = all.iter().map(|each| each.share_effects().unwrap()).collect();
    let effects = session::effects_of_all(&shares).unwrap();
    let of = |switch: &str| effects.iter().find(|effect| effect.switch == switch).unwrap();
    assert!(of("hmm").changed > 0 && of("hmm").share() < 0.2, "{effects:?}");
    assert!(of("rules.dates").changed > 0 && of("rules.dates").tokens == of("hmm").tokens);
    assert_eq!(of("rules.addresses").changed, 0);

    let jieba = Dictionary::from_bytes(include_bytes!(env!("WENMAI_JIEBA_DICTIONARY"))).unwrap();
    let other = Session::new(Arc::new(jieba), Settings::default());
    let effect =
        |from: &Session| from.share_effect(&other.cut_sample(&from.share_sample().unwrap()).unwrap());
    let shares: Vec<_> = all.iter().map(|each| effect(each).unwrap()).collect();
    let effects = session::effects_of_all(&shares).unwrap();
    assert!(effects.len() == 1 && (0.01..0.5).contains(&effects[0].share()), "{effects:?}");
    assert!(session::effects_of_all(&[vec![1, 2, 3]]).is_err());
}

#[wasm_bindgen_test(unsupported = test)]
fn words_can_be_edited_one_by_one() {
    let mut session = Session::new(dictionary(), Settings::default());
    let edits = [
        Edit::Add { word: "马克思·列宁主义".into(), tag: "n".into() },
        Edit::Split { word: "在一起".into() },
    ];
    let edited = session.words().with(&edits);
    session.set_words(edited);
    assert_eq!(session.words().to_text(), "在一起 0\n马克思·列宁主义 n\n");
}

#[wasm_bindgen_test(unsupported = test)]
fn traditional_and_simplified_are_one_term_that_can_be_shown_apart() {
    let text = "中國與中国、中國。ＡＰＥＣ和apec。臺灣、台灣、台湾。";
    let mut corpus = Corpus::whole(&[("a.txt", text.as_bytes()), ("b.txt", "中国，中國！".as_bytes())]);
    assert_eq!(count(&mut corpus, "中国"), 5);
    let forms = |corpus: &mut Corpus, term: &str| {
        let answer = corpus.json(&json!({"ask": "forms", "term": term}).to_string());
        let rows = answer["rows"].as_array().unwrap().iter();
        rows.map(|row| (row["form"].as_str().unwrap().to_owned(), row["count"].as_u64().unwrap()))
            .collect::<Vec<_>>()
    };
    assert_eq!(forms(&mut corpus, "中國"), [("中國".into(), 3), ("中国".into(), 2)]);
    assert_eq!(forms(&mut corpus, "台湾").len(), 3);
    assert_eq!(forms(&mut corpus, "APEC"), [("apec".into(), 1), ("ＡＰＥＣ".into(), 1)]);
}

#[wasm_bindgen_test(unsupported = test)]
fn traditional_text_is_cut_and_tagged_as_the_same_text_in_simplified_characters() {
    let simplified = "中国国家主席在北京会见台湾代表团，强调两岸同属一个中国。香港特别行政区立法会选举，选民踊跃登记；乾隆皇帝的后来，\
        卢卡申科与泽连斯基会谈，Ａ股下跌，软件工程师使用C++，2025年6月17日电。";
    let traditional = "中國國家主席在北京會見臺灣代表團，強調兩岸同屬一個中國。香港特別行政區立法會選舉，選民踴躍登記；乾隆皇帝的後來，\
        盧卡申科與澤連斯基會談，Ａ股下跌，軟件工程師使用C++，2025年6月17日電。";
    let tokens = |text: &str| {
        let answer = Corpus::whole(&[("a.txt", text.as_bytes())]).json(r#"{"ask": "tokens"}"#);
        let items = answer["documents"][0]["items"].as_array().unwrap().clone();
        let word = |item: &Value| item["text"].as_str().unwrap().to_owned();
        // As written, in order.
        assert_eq!(items.iter().map(word).collect::<String>().trim_end(), text);
        items.iter().map(|item| (word(item), item["tag"].as_str().unwrap().to_owned())).collect::<Vec<_>>()
    };
    let (plain, full) = (tokens(simplified), tokens(traditional));
    let bounds = |tokens: &[(String, String)]| -> Vec<(usize, String)> {
        tokens.iter().map(|(text, tag)| (text.chars().count(), tag.clone())).collect()
    };
    assert_eq!(bounds(&plain), bounds(&full), "{full:?}");
    let has = |text: &str, tag: &str| full.iter().any(|(each, of)| each == text && of == tag);
    assert!(has("中國", "ns") && has("臺灣", "ns") && has("澤連斯基", "nr") && has("乾隆", "nr"), "{full:?}");
}

/// The counted tokens of a text, as written.
fn tokens_of(text: &str, settings: &Settings) -> Vec<String> {
    let answer = Corpus::whole_with(&[("a.txt", text.as_bytes())], settings).json(r#"{"ask": "tokens"}"#);
    let items = answer["documents"][0]["items"].as_array().unwrap().iter();
    items
        .filter(|item| item["counts"] == true)
        .map(|item| item["text"].as_str().unwrap().to_owned())
        .collect()
}

#[wasm_bindgen_test(unsupported = test)]
fn radicals_squares_round_numbers_and_countries_before_names_are_words() {
    let cut = |text: &str| tokens_of(text, &Settings::default());
    let bounds = |text: &str| cut(text).iter().map(|word| word.chars().count()).collect::<Vec<_>>();
    assert_eq!(bounds("⼈⺠⽇报社⽅⾯表⽰，⼀带⼀路"), bounds("人民日报社方面表示，一带一路"));
    let numbers = cut("100多万人，300多亿元，50余万吨，二十余万人，一百多亿元，3.5億元");
    for number in ["100多万", "300多亿", "50余万", "二十余万", "一百多亿", "3.5億"] {
        assert!(numbers.iter().any(|token| token == number), "{number}: {numbers:?}");
    }
    assert!(cut("面积5㎡。").concat().ends_with('㎡'));
    assert_eq!(cut("乌克兰泽连斯基政府"), ["乌克兰", "泽连斯基", "政府"]);
}

#[wasm_bindgen_test(unsupported = test)]
fn words_of_ones_own_are_found_where_all_else_is_left_to_jieba() {
    let settings =
        Settings { jieba: true, hmm: true, words: words("鲁班工坊 nz"), ..Settings::default() };
    assert!(tokens_of("中国的鲁班工坊很好。", &settings).contains(&"鲁班工坊".to_owned()));
}

#[wasm_bindgen_test(unsupported = test)]
fn words_that_no_rule_touches_are_cut_as_all_others_are() {
    // Where any word is to be split, none takes the short way.
    let long = Settings { words: words("没有的词 0"), ..Settings::default() };
    for (path, bytes) in SEEDS {
        let text = std::str::from_utf8(bytes).unwrap();
        assert_eq!(tokens_of(text, &Settings::default()), tokens_of(text, &long), "{path}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn risk_names_the_words_that_swallow_a_term() {
    let text = "印度尼西亚与印度。印度尼西亚。从印度洋到印度。";
    let mut corpus = Corpus::whole(&[("a.txt", text.as_bytes())]);
    let risk = corpus.json(r#"{"ask": "risk", "term": "印度"}"#);
    assert_eq!((&risk["token_hits"], &risk["character_hits"]), (&2.into(), &5.into()));
    let rows = risk["rows"].as_array().unwrap();
    assert_eq!(
        rows[0],
        json!({"words": ["印度尼西亚"], "written": ["印度尼西亚"], "lie": "inside", "count": 2})
    );
    assert_eq!(rows[1], json!({"words": ["印度洋"], "written": ["印度洋"], "lie": "inside", "count": 1}));
    let pieces = Corpus::seeds().json(r#"{"ask": "risk", "term": "鲁班工坊"}"#);
    assert_eq!(pieces["token_hits"], 0);
    assert_eq!(pieces["rows"][0]["lie"], "pieces");
}
