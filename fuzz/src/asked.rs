//! What a person or a page asks: query lines, questions, frequency lists, words and settings of one's own.

use std::cell::RefCell;

use wenmai::Error;
use wenmai::corpus::{Scope, Source};
use wenmai::decode::Reading;
use wenmai::query::{Query, find};
use wenmai::session::{Question, Session, ask};
use wenmai::stats::keyness::frequency_list;
use wenmai::tokens::{Settings, Words};

use crate::corpus::{dictionary, sessions};

thread_local! {
    /// A corpus in two sessions, and the same in one.
    static CORPUS: RefCell<(Session, Vec<Session>, Session)> = RefCell::new({
        let (merger, other) = sessions(2);
        let (whole, _) = sessions(1);
        (merger, vec![other], whole)
    });
}

/// What is understood is printed as a line that means the same, and its hits lie in order; what is not names a place in it.
pub fn query(bytes: &[u8]) {
    let typed = String::from_utf8_lossy(bytes);
    match Query::parse(&typed) {
        Ok(query) => {
            assert_eq!(
                Query::parse(&query.to_string()).expect("what was printed is understood"),
                query,
                "{query}"
            );
            CORPUS.with_borrow(|(_, _, whole)| {
                let scoped = whole.shard().scoped(Scope::EVERYTHING);
                let hits = find(&scoped, &query);
                assert!(hits.is_sorted_by(|a, b| a.span.end <= b.span.start), "hits overlap");
                assert!(hits.iter().all(|hit| !scoped.slice(hit.span).is_empty()), "a hit is empty");
                assert_eq!(find::count(&scoped, &query), hits.len() as u64);
            });
        }
        Err(Error::Query { at, .. }) => assert!(at <= typed.chars().count(), "it is at {at}"),
        Err(other) => panic!("{other}"),
    }
}

/// What is understood comes back from JSON as it was, and two shards answer as one.
pub fn question(bytes: &[u8]) {
    let Ok(question) = Question::from_json(&String::from_utf8_lossy(bytes)) else { return };
    let json = serde_json::to_string(&question).expect("JSON");
    assert_eq!(Question::from_json(&json).expect("what was written is understood"), question);
    CORPUS.with_borrow_mut(|(merger, others, whole)| {
        let many = ask(merger, others, &question).map_err(|error| error.to_string());
        let one = whole.ask(&question).map_err(|error| error.to_string());
        let json =
            |answer: Result<_, String>| answer.map(|envelope| serde_json::to_value(envelope).expect("JSON"));
        assert_eq!(json(many), json(one), "two shards answer as one");
    });
}

/// A list is read to words with counts, and can be compared with; words of one's own come back from their text.
pub fn list(bytes: &[u8]) {
    let words = Words::from_text(&String::from_utf8_lossy(bytes));
    assert_eq!(Words::from_text(&words.to_text()), words);
    let Ok(read) = frequency_list("list", bytes) else { return };
    assert!(read.list.words.iter().all(|(word, _)| !word.is_empty()), "a word is empty");
    let question = serde_json::json!({"ask": "keyness", "reference": {"list": read.list}, "keys": "both", "min_count": 1});
    question_of(&question.to_string());
}

fn question_of(json: &str) {
    question(json.as_bytes());
}

/// Settings that are understood read and cut a text.
pub fn settings(bytes: &[u8]) {
    let Ok(settings) = serde_json::from_slice::<Settings>(bytes) else { return };
    let json = serde_json::to_string(&settings).expect("JSON");
    assert_eq!(serde_json::from_str::<Settings>(&json).expect("what was written is understood"), settings);
    let mut session = Session::new(dictionary(), settings);
    let text = "新华社阿斯塔纳6月17日电 中国同中亚合作。\n\n第二条\n“一带一路”合作，30%。\n".repeat(3);
    session.add(Source {
        file: 0,
        path: "a.txt".into(),
        bytes: text.into_bytes(),
        reading: Reading::default(),
    });
    wenmai::session::settle(&mut session, &mut []).expect("it can be settled");
    let terms = Question::from_json(r#"{"ask": "terms", "stop_words": true}"#).expect("a question");
    session.ask(&terms).expect("an answer");
}
