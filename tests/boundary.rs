//! The boundary to JavaScript, in a browser: names of fields, texts of errors, progress, rolling back.
#![cfg(target_arch = "wasm32")]

use js_sys::{Array, JSON, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use wenmai::wasm::{Archive, Core};

const DICTIONARY: &[u8] = include_bytes!(env!("WENMAI_JIEBA_DICTIONARY"));
const TEXT: &str = "新华社北京2025年6月13日电 中国与中亚合作。中国—中亚峰会，合作共赢。";

fn core() -> Core {
    Core::new(DICTIONARY, "{}").expect("a core")
}

fn read(core: &mut Core, file: u32, path: &str, text: &str) -> JsValue {
    core.begin_bytes(file, path.into(), text.as_bytes().to_vec(), None).unwrap();
    while !truth(&core.step(1 << 16).unwrap(), "finished") {}
    while !truth(&core.cut(1 << 16).unwrap(), "finished") {}
    core.report().unwrap()
}

fn ask(core: &mut Core, question: &str) -> JsValue {
    core.open(question).unwrap();
    while core.need(question).unwrap().is_some() {}
    core.finish(question).unwrap()
}

fn get(value: &JsValue, path: &str) -> JsValue {
    path.split('.').fold(value.clone(), |value, name| Reflect::get(&value, &name.into()).unwrap())
}

fn number(value: &JsValue, path: &str) -> f64 {
    get(value, path).as_f64().unwrap_or_else(|| panic!("{path} is a plain number"))
}

fn text(value: &JsValue, path: &str) -> String {
    get(value, path).as_string().unwrap_or_else(|| panic!("{path} is a string"))
}

fn truth(value: &JsValue, path: &str) -> bool {
    get(value, path).as_bool().unwrap_or_else(|| panic!("{path} is a boolean"))
}

fn fields(value: &JsValue) -> Vec<String> {
    let keys = js_sys::Object::keys(value.unchecked_ref::<js_sys::Object>());
    let mut names: Vec<String> = keys.iter().map(|key| key.as_string().unwrap()).collect();
    names.sort();
    names
}

fn blob(bytes: &[u8]) -> web_sys::Blob {
    web_sys::Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes))).unwrap()
}

#[wasm_bindgen_test]
fn a_report_has_the_fields_that_the_page_reads() {
    let report = read(&mut core(), 0, "a.txt", TEXT);
    let names = ["characters", "date", "documents", "encoding", "format", "path", "problem", "warnings"];
    assert_eq!(fields(&report), names);
    assert_eq!(number(&report, "documents"), 1.0);
    assert_eq!(text(&report, "date.start"), "2025-06-13");
    assert_eq!(fields(&get(&report, "date")), ["end", "precision", "source", "start", "surface", "year"]);
    assert!(get(&report, "problem").is_null());
}

#[wasm_bindgen_test]
fn an_envelope_holds_plain_values_only() {
    let mut core = core();
    read(&mut core, 0, "a.txt", TEXT);
    ask(&mut core, r#"{"ask": "facts"}"#);
    let envelope = ask(&mut core, r#"{"ask": "terms", "limit": 3}"#);
    assert_eq!(fields(&envelope), ["answer", "convention", "corpus", "counted", "question", "version"]);
    assert_eq!(text(&envelope, "question.ask"), "terms");
    assert_eq!(number(&envelope, "question.limit"), 3.0);
    assert_eq!(number(&envelope, "corpus.documents"), 1.0);
    assert_eq!(number(&envelope, "counted.documents"), 1.0);
    assert_eq!(number(&envelope, "counted.tokens"), number(&envelope, "answer.corpus_tokens"));
    assert_eq!(text(&envelope, "corpus.fingerprint").len(), 64);
    let row = get(&envelope, "answer.rows.0");
    for name in ["count", "documents", "group", "per_million", "rank", "tag", "term"] {
        assert!(fields(&row).iter().any(|field| field == name), "{name}");
    }
    // BigInt and Map would survive neither JSON nor arithmetic on the page.
    let round = JSON::parse(&String::from(JSON::stringify(&envelope).unwrap())).unwrap();
    assert_eq!(
        fields(&get(&round, "answer")),
        [
            "cautions",
            "corpus_documents",
            "corpus_tokens",
            "measures",
            "parts",
            "rows",
            "total",
            "total_count",
            "types"
        ]
    );
}

#[wasm_bindgen_test]
fn errors_say_where_a_query_goes_wrong() {
    let error = core().open(r#"{"ask": "concordance", "query": "中国||美国"}"#).unwrap_err();
    assert!(error.is_instance_of::<js_sys::Error>());
    assert_eq!(
        (text(&error, "code"), text(&error, "query"), number(&error, "at")),
        ("query".into(), "中国||美国".into(), 3.0)
    );
    assert!(text(&error, "message").contains("at character 3: a word was expected"));
    let error = core().open("not JSON").unwrap_err();
    assert_eq!(text(&error, "code"), "question");
    let error = core().open(r#"{"ask": "terms", "colour": 1}"#).unwrap_err();
    assert!(text(&error, "message").contains("colour"));
    let error = Core::new(b"", "{}").err().unwrap();
    assert_eq!(text(&error, "code"), "dictionary");
}

#[wasm_bindgen_test]
fn reading_goes_in_slices_and_can_be_taken_back() {
    let mut core = core();
    read(&mut core, 0, "a.txt", TEXT);
    core.mark();
    let long = format!("{TEXT}\n").repeat(20_000);
    core.begin_bytes(1, "long.txt".into(), long.into_bytes(), None).unwrap();
    let stored = core.step(10_000).unwrap();
    assert_eq!(fields(&stored), ["done", "finished", "total"]);
    assert!(truth(&stored, "finished"), "a document is read at once");
    let first = core.cut(10_000).unwrap();
    assert_eq!(fields(&first), ["done", "finished", "total"]);
    assert!(number(&first, "done") >= 10_000.0 && number(&first, "done") < number(&first, "total"));
    assert!(!truth(&first, "finished"));
    let second = core.cut(10_000).unwrap();
    assert!(number(&second, "done") > number(&first, "done"));
    // What a worker does when it hears "cancel".
    core.roll_back();
    let facts = ask(&mut core, r#"{"ask": "facts"}"#);
    assert_eq!(number(&facts, "answer.documents"), 1.0);
    assert!(core.report().unwrap().is_null());
}

#[wasm_bindgen_test]
fn shares_of_two_cores_merge_into_the_answer_of_one() {
    let (mut whole, mut merger, mut other) = (core(), core(), core());
    let more = "外交部6月14日说，中亚国家愿同中国合作。合作有成果。";
    read(&mut whole, 0, "a.txt", TEXT);
    read(&mut whole, 1, "b.txt", more);
    read(&mut merger, 0, "a.txt", TEXT);
    read(&mut other, 1, "b.txt", more);
    for question in [
        r#"{"ask": "terms", "stop_words": false}"#,
        r#"{"ask": "collocates", "node": "合作", "min_count": 1, "min_documents": 1}"#,
        r#"{"ask": "concordance", "query": "合作", "sort": ["L1"]}"#,
    ] {
        assert!(!merger.open(question).unwrap());
        merger.absorb(question, &other.collect(question).unwrap()).unwrap();
        while let Some(need) = merger.need(question).unwrap() {
            merger.absorb(question, &other.supply(question, &need).unwrap()).unwrap();
        }
        let merged = get(&merger.finish(question).unwrap(), "answer");
        let one = get(&ask(&mut whole, question), "answer");
        assert_eq!(
            String::from(JSON::stringify(&merged).unwrap()),
            String::from(JSON::stringify(&one).unwrap())
        );
        assert!(merger.open(question).unwrap(), "the merged shares are kept");
    }
    assert!(merger.absorb(r#"{"ask": "terms", "stop_words": false}"#, &[0xFF; 3]).is_err());
}

#[wasm_bindgen_test]
fn files_are_read_from_a_blob() {
    let mut core = core();
    let long = TEXT.repeat(300_000);
    assert!(core.begin_blob(0, "a.txt".into(), &blob(long.as_bytes()), None).unwrap().is_null());
    let step = core.step(1).unwrap();
    assert_eq!(number(&step, "total"), long.len() as f64);
}

#[wasm_bindgen_test]
fn archives_open_and_bad_ones_report() {
    let none = Archive::open("a.txt", &blob(TEXT.as_bytes())).unwrap();
    assert!(none.is_null());
    let bad = Archive::open("a.zip", &blob(b"PK\x03\x04 damaged")).unwrap();
    assert_eq!(text(&bad, "problem.code"), "archive_corrupt");
}

#[wasm_bindgen_test]
fn tables_come_as_csv_with_a_byte_order_mark() {
    let mut core = core();
    read(&mut core, 0, "=cmd|' /C calc'!A0.txt", TEXT);
    let question = r#"{"ask": "documents"}"#;
    ask(&mut core, question);
    let bytes = core.csv(question, true).unwrap().to_vec();
    assert!(bytes.starts_with(b"\xEF\xBB\xBFfile,part,name,"));
    assert!(String::from_utf8(bytes).unwrap().contains(",'=cmd|"));
}
