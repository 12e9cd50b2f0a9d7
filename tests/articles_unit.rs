//! The unit of analysis: a file or each article in it. Lines stay those of the file; nothing is lost or counted twice.

use std::collections::BTreeMap;

use crate::common::SEEDS;
use proptest::prelude::*;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;
use wenmai::articles::{Done, Switches, clean, clean_with_changes, regions, split};
use wenmai::corpus::Source;
use wenmai::session::{Question, Session, ask, settle};
use wenmai::tokens::Settings;

fn sessions(files: &[(&str, &[u8])], settings: &str, shards: usize) -> Vec<Session> {
    let settings: Settings = serde_json::from_str(settings).unwrap();
    let new = |_| Session::new(crate::common::dictionary(), settings.clone());
    let mut sessions: Vec<Session> = (0..shards).map(new).collect();
    for (number, (path, bytes)) in files.iter().enumerate().rev() {
        let reading = Default::default();
        let source = Source { file: number as u32, path: (*path).into(), bytes: bytes.to_vec(), reading };
        assert_eq!(sessions[number % shards].add(source).problem, None);
    }
    let (merger, others) = sessions.split_at_mut(1);
    settle(&mut merger[0], others).unwrap();
    sessions
}

fn answer(sessions: &mut [Session], question: &str) -> Value {
    let (merger, others) = sessions.split_at_mut(1);
    let question = Question::from_json(question).unwrap();
    serde_json::to_value(ask(&mut merger[0], others, &question).unwrap().answer).unwrap()
}

const ARTICLES: &str = r#"{"unit": "article"}"#;

#[wasm_bindgen_test(unsupported = test)]
fn the_sample_files_give_twelve_documents() {
    let mut corpus = sessions(&SEEDS, ARTICLES, 1);
    let documents = answer(&mut corpus, r#"{"ask": "documents"}"#);
    let rows = documents["rows"].as_array().unwrap();
    let mut parts = BTreeMap::new();
    for row in rows {
        *parts.entry(row["id"][0].as_u64().unwrap()).or_insert(0) += 1;
    }
    assert_eq!(parts.into_values().collect::<Vec<_>>(), [2, 2, 2, 4, 2]);
    let row = |file: u32, part: u32| rows.iter().find(|row| row["id"] == json!([file, part])).unwrap();
    assert_eq!(row(0, 0)["title"], "丝路花开");
    assert_eq!(row(1, 0)["title"], "传承千年情谊 续写时代新篇");
    assert_eq!(row(1, 0)["byline"], "新华社记者 韩梁 张代蕾 赵嫣");
    assert_eq!(row(1, 1)["title"], "绿色新风拂丝路");
    assert_eq!(row(1, 0)["date"]["start"], "2025-06-13");
    let link = &row(3, 2)["links"][0];
    assert_eq!((&link["direction"], &link["page"]["number"]), (&"from".into(), &1.into()));
    // Nothing is lost: what cleaning takes out (a jump, a repeat) is all that is missing.
    let mut whole = sessions(&SEEDS, "{}", 1);
    let files = answer(&mut whole, r#"{"ask": "documents"}"#);
    for (number, file) in files["rows"].as_array().unwrap().iter().enumerate() {
        let own = rows.iter().filter(|row| row["id"][0] == number);
        let (mut han, mut tokens) = (0, 0);
        for row in own {
            han += row["han"].as_u64().unwrap();
            tokens += row["tokens"].as_u64().unwrap();
        }
        let all = file["han"].as_u64().unwrap();
        assert!(han <= all && all - han < 12, "{han} of {all}");
        assert_eq!(tokens, file["tokens"].as_u64().unwrap());
    }
}

/// Per file: line and text of all items.
fn lines(listing: &Value) -> BTreeMap<String, Vec<(u64, String)>> {
    let mut found: BTreeMap<String, Vec<(u64, String)>> = BTreeMap::new();
    for document in listing["documents"].as_array().unwrap() {
        let own = found.entry(document["name"].as_str().unwrap().to_owned()).or_default();
        own.extend(document["items"].as_array().unwrap().iter().map(|item| {
            let kind = item["kind"].as_str().unwrap_or_default();
            (item["line"].as_u64().unwrap(), format!("{kind} {}", item["text"].as_str().unwrap()))
        }));
    }
    found.values_mut().for_each(|own| own.sort());
    found
}

fn same(one: &BTreeMap<String, Vec<(u64, String)>>, other: &BTreeMap<String, Vec<(u64, String)>>) {
    for (name, lines) in one {
        let only = |a: &[(u64, String)], b: &[(u64, String)]| {
            a.iter().filter(|line| !b.contains(line)).cloned().collect::<Vec<_>>()
        };
        assert_eq!((only(lines, &other[name]), only(&other[name], lines)), (vec![], vec![]), "{name}");
        assert_eq!(lines.len(), other[name].len());
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn lines_are_those_of_the_file_in_both_units() {
    let (mut whole, mut articles) = (sessions(&SEEDS, "{}", 1), sessions(&SEEDS, ARTICLES, 1));
    let question = r#"{"ask": "structure"}"#;
    same(&lines(&answer(&mut whole, question)), &lines(&answer(&mut articles, question)));
    let question = r#"{"ask": "dates", "reference": "2025-06-17"}"#;
    same(&lines(&answer(&mut whole, question)), &lines(&answer(&mut articles, question)));
    // A jump belongs to what goes on behind it.
    let listing = answer(&mut articles, r#"{"ask": "structure"}"#);
    let of = |id: Value| {
        listing["documents"].as_array().unwrap().iter().find(|d| d["id"] == id).unwrap()["items"].clone()
    };
    let jumps = |id| of(id).as_array().unwrap().iter().filter(|item| item["kind"] == "pagejump").count();
    assert_eq!((jumps(json!([0, 0])), jumps(json!([0, 1]))), (0, 1));
}

#[wasm_bindgen_test(unsupported = test)]
fn articles_are_the_same_however_files_are_spread() {
    let questions = [
        r#"{"ask": "documents"}"#,
        r#"{"ask": "structure"}"#,
        r#"{"ask": "copies", "limit": 30}"#,
        r#"{"ask": "effects"}"#,
        r#"{"ask": "terms", "limit": 100}"#,
        r#"{"ask": "text", "document": [3, 2], "source": true}"#,
    ];
    let (mut one, mut many) = (sessions(&SEEDS, ARTICLES, 1), sessions(&SEEDS, ARTICLES, 3));
    for question in questions {
        assert_eq!(answer(&mut one, question), answer(&mut many, question), "{question}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn the_halves_of_an_article_are_linked() {
    let page = "甲市建成新公园\n\n本报讯 新公园昨日开放，市民纷纷前往参观，园内\n\n（下转第四版）\n\n乙市举办书展\n\n\
                书展昨日开幕，展期十天。\n\n（新华社北京6月13日电）\n\n（上接第一版）设有步道和花圃，免费向公众开放。\n";
    let mut corpus = sessions(&[("page.txt", page.as_bytes())], ARTICLES, 1);
    let documents = answer(&mut corpus, r#"{"ask": "documents"}"#);
    let rows = documents["rows"].as_array().unwrap();
    let titles: Vec<&str> = rows.iter().map(|row| row["title"].as_str().unwrap()).collect();
    assert_eq!(titles, ["甲市建成新公园", "乙市举办书展", "甲市建成新公园"]);
    assert_eq!(rows[0]["links"][0]["document"], json!([0, 2]));
    assert_eq!(rows[2]["links"][0]["document"], json!([0, 0]));
}

#[wasm_bindgen_test(unsupported = test)]
fn every_step_can_be_switched_off_and_says_what_it_changes() {
    let steps = [
        "running",
        "line_ends",
        "wraps",
        "splits",
        "headlines",
        "repeats",
        "jumps",
        "spaces",
        "letterspacing",
    ];
    let mut corpus = sessions(&SEEDS, "{}", 1);
    let effects = answer(&mut corpus, r#"{"ask": "effects"}"#);
    // The second sample text has 404 line breaks inside sentences.
    let done = &effects["rows"][1]["done"];
    let joined: u64 = ["wraps", "splits", "headlines"].iter().map(|step| done[step].as_u64().unwrap()).sum();
    assert!((395..=404).contains(&joined), "{done}");
    // The samples hold neither form feeds nor carriage returns.
    for step in &steps[2..] {
        assert!(effects["done"][step].as_u64() > Some(0), "{step}: {effects}");
    }
    for step in steps {
        let settings = json!({"clean": {step: false}}).to_string();
        let mut without = sessions(&SEEDS, &settings, 1);
        let effects = answer(&mut without, r#"{"ask": "effects"}"#);
        assert_eq!(effects["done"][step], 0, "{step}");
    }
    let none: BTreeMap<&str, bool> = steps.iter().map(|step| (*step, false)).collect();
    let mut untouched = sessions(&SEEDS, &json!({ "clean": none }).to_string(), 1);
    for (file, (_, bytes)) in SEEDS.iter().enumerate() {
        let question = json!({"ask": "text", "document": [file, 0], "limit": 1_000_000}).to_string();
        assert_eq!(answer(&mut untouched, &question)["text"].as_str().unwrap().as_bytes(), &**bytes);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn source_and_clean_text_agree_between_the_changed_places() {
    for settings in ["{}", ARTICLES] {
        let mut corpus = sessions(&SEEDS, settings, 1);
        for id in [[0, 0], [1, 0], [1, 1], [2, 0], [3, 0], [3, 1], [4, 0]] {
            let question =
                json!({"ask": "text", "document": id, "source": true, "limit": 1_000_000}).to_string();
            let answer = answer(&mut corpus, &question);
            if answer["document"].is_null() {
                continue;
            }
            let clean: Vec<u16> = answer["text"].as_str().unwrap().encode_utf16().collect();
            let source: Vec<u16> = answer["source"]["text"].as_str().unwrap().encode_utf16().collect();
            let offset = answer["source"]["offset"].as_u64().unwrap() as usize;
            let changes = answer["source"]["changes"].as_array().unwrap();
            assert!(changes.len() > 10 || id != [1, 0]);
            let mut before: Option<(usize, usize)> = None;
            let mut compared = 0;
            for change in changes {
                let at = |name: &str| change[name].as_u64().unwrap() as usize;
                let (start, source_start) = (at("start"), at("source_start") - offset);
                // A headline moves what stands round it.
                if let Some((end, source_end)) = before
                    && change["step"] != "headlines"
                    && source_start >= source_end
                    && start - end == source_start - source_end
                {
                    assert_eq!(clean[end..start], source[source_end..source_start], "{change}");
                    compared += 1;
                }
                before = (change["step"] != "headlines").then_some((at("end"), at("source_end") - offset));
            }
            assert!(compared * 10 >= changes.len().saturating_sub(12) * 9, "{compared} of {}", changes.len());
        }
    }
}

/// Parts of a file in UTF-16 code units, and the letters in them.
fn parts(of: &Value, source: &[u16], offset: u64) -> (Vec<(u64, u64)>, String) {
    let of: Vec<(u64, u64)> = serde_json::from_value(of.clone()).unwrap();
    let text = |(start, end): &(u64, u64)| {
        String::from_utf16(&source[(start - offset) as usize..(end - offset) as usize]).unwrap()
    };
    let letters = of.iter().map(text).collect::<String>();
    (of, letters.chars().filter(|c| c.is_alphanumeric()).collect())
}

#[wasm_bindgen_test(unsupported = test)]
fn each_line_and_each_hit_has_its_parts_of_the_file() {
    for (settings, several) in [("{}", false), (ARTICLES, true)] {
        let mut corpus = sessions(&SEEDS, settings, 1);
        for id in [[0, 0], [1, 0], [1, 1], [2, 0], [3, 0], [3, 1], [4, 0]] {
            let question =
                json!({"ask": "text", "document": id, "source": true, "query": "中国"}).to_string();
            let answer = answer(&mut corpus, &question);
            if answer["document"].is_null() {
                continue;
            }
            let (text, beside) = (answer["text"].as_str().unwrap(), &answer["source"]);
            let source: Vec<u16> = beside["text"].as_str().unwrap().encode_utf16().collect();
            let offset = beside["offset"].as_u64().unwrap();
            let lines = beside["lines"].as_array().unwrap();
            assert_eq!(lines.len(), text.split('\n').count());
            let mut all = Vec::new();
            for (line, place) in text.split('\n').zip(lines) {
                let (places, letters) = parts(place, &source, offset);
                // Its characters stand there in their order, with what was taken out between them.
                let mut there = letters.chars();
                let missing =
                    line.chars().filter(|c| c.is_alphanumeric()).find(|c| !there.any(|other| other == *c));
                assert_eq!(missing, None, "{line}\n{letters}");
                all.extend(places);
            }
            all.sort_unstable();
            all.dedup();
            assert!(all.windows(2).all(|two| two[0].1 <= two[1].0), "{id:?}: {all:?}");
            if !several {
                let length: u64 = all.iter().map(|(start, end)| end - start).sum();
                assert_eq!(length as usize, source.len(), "{id:?}");
            }
            let hits = beside["hits"].as_array().unwrap();
            assert_eq!(hits.len(), answer["hits"].as_array().unwrap().len());
            for hit in hits {
                assert_eq!(parts(hit, &source, offset).1, "中国");
            }
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_page_of_the_text_comes_with_its_page_of_the_file() {
    let mut corpus = sessions(&SEEDS, "{}", 1);
    let question = r#"{"ask": "text", "document": [1, 0], "at": 3000, "limit": 800, "source": true}"#;
    let answer = answer(&mut corpus, question);
    let (shown, source) = (answer["text"].as_str().unwrap(), answer["source"]["text"].as_str().unwrap());
    let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    assert!(letters(source).contains(&letters(shown)[..300]), "{source}");
    let file = std::str::from_utf8(SEEDS[1].1).unwrap();
    let line = answer["source"]["line"].as_u64().unwrap() as usize;
    assert!(file.lines().nth(line - 1).unwrap().contains(source.lines().next().unwrap()));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn articles_cover_the_text_and_changes_are_what_was_done(
        parts in prop::collection::vec(prop_oneof![
            Just("丝路花开\n\n".to_owned()), Just("——从北京到阿斯塔纳纪行\n\n".to_owned()),
            Just("习近平主席指出，合作的新前景十分广阔。\n\n".to_owned()), Just("两国考古，多年来，两国合作\n\n".to_owned()),
            Just("（上接第1版）坚持。\n\n".to_owned()), Just("(下转第三版)\n".to_owned()), Just("（新华社北京6月13日电）\n".to_owned()),
            Just("新 华 社 记 者 韩 梁\n".to_owned()), Just("本报讯（记者张三）6 月 3 日昨日。\n".to_owned()), Just("图为现场。张三 摄\r\n".to_owned()),
            "[中国a1。，“”\r\n \u{3000}]{0,30}",
        ], 0..20)
    ) {
        let source = parts.concat();
        for switches in [Switches::default(), Switches::none()] {
            let (cleaned, changes) = clean_with_changes(&source, &switches);
            prop_assert_eq!(&cleaned, &clean(&source, &switches));
            let mut done = Done::default();
            changes.iter().for_each(|change| done.count(change.step));
            prop_assert_eq!(done, cleaned.done);
            for change in &changes {
                let _ = (change.source.of(&source), change.clean.of(&cleaned.text));
            }
            let articles = split(&source, &cleaned);
            let regions = regions(&cleaned.text, &articles);
            let mut spans: Vec<_> = regions.iter().flat_map(|region| region.spans.clone()).collect();
            spans.sort_unstable();
            let mut end = 0;
            for span in &spans {
                prop_assert_eq!(span.start, end);
                end = span.end;
            }
            prop_assert_eq!(end as usize, cleaned.text.len());
            // Running text is in the region of its article.
            for region in &regions {
                let map = cleaned.map.of_spans(&region.spans);
                let text: String = region.spans.iter().map(|span| span.of(&cleaned.text)).collect();
                prop_assert_eq!(map.clean_len() as usize, text.len());
                for (at, c) in text.char_indices().filter(|(_, c)| *c != ' ' && *c != '\n') {
                    prop_assert!(source[map.to_source(at as u32) as usize..].starts_with(c));
                }
            }
        }
    }
}

#[test]
fn changes_in_moved_text_lie_between_characters() {
    let source = "本报讯（记者张三）6 月 3 日昨日。\n丝路花开\n\n丝路花开\n\n新 华 社 记 者 韩 梁\n\r\n国\r”本报讯（记者张三）6 月 3 日昨日。\n本报讯（记者张三）6 月 3 日昨日。\n本报讯（记者张三）6 月 3 日昨日。\n 1。国\n，国\r，a\n\r” ，";
    let (cleaned, changes) = clean_with_changes(source, &Switches::default());
    for change in &changes {
        assert!(
            cleaned.text.get(change.clean.start as usize..change.clean.end as usize).is_some(),
            "{change:?}"
        );
    }
}
