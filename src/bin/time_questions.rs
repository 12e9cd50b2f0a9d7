//! How long questions take over a corpus: `cargo run --release --features measuring --bin time_questions -- FILE [NAME [TOKENS]]`, FILE an
//! archive or a text, NAME a part of a question's name, TOKENS a file that the tokens are written to, a document a line,
//! its date first. Median of seven runs each, after indexing, in one session; nothing is kept
//! between runs.

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use wenmai::corpus::Scope;
use wenmai::session::{Question, Session, settle};
use wenmai::tokens::{Dictionary, Settings};

static DICTIONARY: &[u8] = include_bytes!("../../assets/news.dict");

/// Name, question, most milliseconds where there is a limit.
const QUESTIONS: &[(&str, &str, Option<f64>)] = &[
    ("first page of lines, 中国", r#"{"ask": "concordance", "query": "中国"}"#, Some(50.0)),
    ("collocates of 中国", r#"{"ask": "collocates", "node": "中国"}"#, Some(50.0)),
    (
        "collocates of 中国, Sketch Engine",
        r#"{"ask": "collocates", "node": "中国", "preset": "sketch_engine"}"#,
        None,
    ),
    ("whole term table, sorted", r#"{"ask": "terms", "stop_words": false}"#, Some(50.0)),
    ("timeline of three words", r#"{"ask": "timeline", "queries": ["中国", "经济", "合作"]}"#, Some(50.0)),
    (
        "all 3-grams",
        r#"{"ask": "ngrams", "min_n": 3, "max_n": 3, "min_count": 1, "stop_words": false, "nested": "kept"}"#,
        Some(2000.0),
    ),
    (
        "keyness of two years",
        r#"{"ask": "keyness", "scope": {"from": "2023-01-01", "to": "2023-12-31"},
            "reference": {"scope": {"from": "2024-01-01", "to": "2024-12-31"}}}"#,
        Some(200.0),
    ),
    (
        "collocates of 中国, month by month",
        r#"{"ask": "collocates_by", "collocates": {"node": "中国"}, "periods": "month"}"#,
        None,
    ),
    (
        "network of 中国 with collocates of collocates",
        r#"{"ask": "network", "collocates": {"node": "中国", "stop_words": true}, "beyond": 5}"#,
        None,
    ),
    ("terms, intervals by 999 draws of documents", r#"{"ask": "terms", "interval": "bootstrap"}"#, None),
    ("phrases of 2 to 5 tokens", r#"{"ask": "ngrams"}"#, None),
    ("new words", r#"{"ask": "new_words"}"#, None),
    ("new words, copies too", r#"{"ask": "new_words", "scope": {"copies": "all"}}"#, None),
    ("phrases of 2 to 5 characters", r#"{"ask": "ngrams", "of": "characters"}"#, None),
];

/// The most memory that this process has held, in MB; `None` where the system does not say.
fn peak() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.split_whitespace().next()?.parse::<f64>().ok()? / 1024.0)
}

/// Median time of `work` over seven runs.
fn median(mut work: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..7)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    times.sort();
    times[3]
}

/// The tokens of each document that count, copies once, as questions count them.
fn tokens_of(session: &Session) -> String {
    let shard = session.shard().scoped(&Scope::default());
    let mut lines = String::new();
    for (_, document) in shard.documents() {
        let date = document.date.as_ref().and_then(|date| date.date());
        lines.push_str(&date.map_or_else(String::new, |date| date.start.to_string()));
        for at in document.unit_start..document.unit_end {
            if shard.counts(at) {
                lines.push('\t');
                lines.push_str(shard.vocabulary().term(shard.tokens().units()[at as usize].term()));
            }
        }
        lines.push('\n');
    }
    lines
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let Some(path) = arguments.next() else {
        println!("usage: time_questions FILE [NAME [TOKENS]]");
        return;
    };
    let wanted = arguments.next().unwrap_or_default();
    let tokens_file = arguments.next();
    let dictionary = Arc::new(Dictionary::from_bytes(DICTIONARY).expect("the dictionary"));
    let mut session = Session::new(dictionary, Settings::default());
    let start = Instant::now();
    let bytes = std::fs::read(&path).expect("the corpus");
    let memory = || peak().map_or_else(String::new, |peak| format!(", {peak:.0} MB at most so far"));
    let files = session.add_all(0, &path, bytes).len();
    settle(&mut session, &mut []).expect("years");
    let tokens: u64 = session.shard().documents().iter().map(|document| u64::from(document.words)).sum();
    let texts = session.shard().documents().iter().map(|document| document.text_end - document.text_start);
    let megabytes = texts.map(f64::from).sum::<f64>() / 1e6;
    let time = start.elapsed().as_secs_f64();
    println!("{files} files, {megabytes:.1} MB, {tokens} tokens, read in {time:.1} s{}", memory());
    if let Some(file) = tokens_file {
        std::fs::write(file, tokens_of(&session)).expect("tokens are written");
    }
    for (name, text, limit) in QUESTIONS.iter().filter(|(name, ..)| name.contains(wanted.as_str())) {
        let question = Question::from_json(text).expect("a question");
        let mut ask = || {
            session.forget();
            session.open(&question);
            while session.need(&question).expect("a need").is_some() {}
            black_box(session.finish(&question).expect("an answer"));
        };
        // Once for the index.
        ask();
        let time = median(ask).as_secs_f64() * 1000.0;
        let verdict = match limit {
            Some(limit) if time <= *limit => format!("at most {limit} ms: yes"),
            Some(limit) => format!("at most {limit} ms: NO"),
            None => String::new(),
        };
        println!("{name}: {time:.1} ms  {verdict}{}", memory());
    }
}
