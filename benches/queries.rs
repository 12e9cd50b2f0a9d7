//! How long the first page of concordance lines takes, once all is indexed, over an archive or folder of texts:
//! `cargo bench --bench queries -- FILE…`. One line for each query: milliseconds of processor
//! time (mean), lines, and the
//! share of the time that only finding takes. The last lines are about all lines as a table.

use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use wenmai::corpus::Scope;
use wenmai::query::{Query, find};
use wenmai::session::{Answer, Question, Session};
use wenmai::tokens::{Dictionary, Settings};

static DICTIONARY: &[u8] = include_bytes!(env!("WENMAI_JIEBA_DICTIONARY"));

/// Queries with further fields of the question.
const QUERIES: [(&str, &str); 17] = [
    ("中国", ""),
    ("中国", r#", "sort": ["R1", "L1", "T"]"#),
    ("中国", r#", "sample": 100, "seed": 1"#),
    (r#"\"中国\""#, ""),
    (r#"~\"台湾\""#, ""),
    ("改革 开放", ""),
    ("中国 经济", ""),
    ("/.*主义/", ""),
    ("/[中美法英德俄]国/", ""),
    ("*化", ""),
    ("改革 []{0,3} 发展", ""),
    ("中国 []{0,10} 发展", ""),
    ("pos:v 的 pos:n", ""),
    (r#"\"印度\" -\"印度尼西亚\""#, ""),
    ("*", ""),
    ("pos:n", ""),
    ("pos:n", r#", "sort": ["R1", "L1", "T"]"#),
];

/// Milliseconds that this thread has had of a processor, so that others on the machine do not count; by the clock
/// where the system does not tell.
fn now(begun: Instant) -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(|| begun.elapsed().as_secs_f64() * 1e3, |nanoseconds| nanoseconds / 1e6)
}

/// Milliseconds of one run: the mean over at least 300 ms, because processors are counted in ticks.
fn mean(mut work: impl FnMut()) -> f64 {
    let begun = Instant::now();
    let start = now(begun);
    let mut runs = 0;
    while runs < 9 || begun.elapsed().as_millis() < 300 {
        work();
        runs += 1;
    }
    (now(begun) - start) / f64::from(runs)
}

fn question(query: &str, fields: &str) -> Question {
    let json = format!(r#"{{"ask": "concordance", "query": "{query}"{fields}}}"#);
    Question::from_json(&json).expect("a question")
}

fn answer(session: &mut Session, question: &Question) -> u64 {
    while session.need(question).expect("a need").is_some() {}
    match session.finish(question).expect("an answer").answer {
        Answer::Concordance(lines) => black_box(lines).total,
        _ => 0,
    }
}

fn main() {
    let files: Vec<String> =
        std::env::args().skip(1).filter(|argument| Path::new(argument).exists()).collect();
    if files.is_empty() {
        eprintln!("cargo bench --bench queries -- FILE…");
        return;
    }
    let dictionary = Arc::new(Dictionary::from_text(DICTIONARY).expect("the dictionary"));
    let mut session = Session::new(dictionary, Settings::default());
    let mut number = 0;
    for path in files {
        let bytes = std::fs::read(&path).expect("a file");
        number += session.add_all(number, &path, bytes).len() as u32;
    }
    {
        let scoped = session.shard().scoped(&Scope::default());
        println!("{} documents, {} tokens", scoped.documents().count(), scoped.words());
        black_box(scoped.places(0).count());
    }
    for (query, fields) in QUERIES {
        let question = question(query, fields);
        let parsed = Query::parse(&query.replace('\\', "")).expect("a query");
        let finding = {
            let scoped = session.shard().scoped(&Scope::default());
            mean(|| {
                black_box(find(&scoped, &parsed).len());
            })
        };
        let mut total = 0;
        let page = mean(|| {
            session.forget();
            session.open(&question);
            total = answer(&mut session, &question);
        });
        println!("{page:8.1} ms, finding {finding:7.1} ms, {total:8} lines  {query}{fields}");
    }
    for fields in ["", r#", "sort": ["R1"]"#] {
        let table = timed(|| {
            session.forget();
            let mut offset = 0;
            let (mut rows, mut bytes) = (0, 0);
            loop {
                let question = question("pos:n", &format!(r#"{fields}, "offset": {offset}, "limit": 10000"#));
                if offset == 0 {
                    session.open(&question);
                }
                while session.need(&question).expect("a need").is_some() {}
                let (csv, written) = session.csv(&question, offset == 0).expect("a table");
                rows += written;
                bytes += csv.len();
                if written < 10_000 {
                    return (rows, bytes);
                }
                offset += 10_000;
            }
        });
        let (time, (rows, bytes)) = table;
        println!("{time:8.1} ms, {rows} rows, {bytes} bytes  table of pos:n{fields}");
    }
}

fn timed<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let begun = Instant::now();
    let start = now(begun);
    let result = work();
    (now(begun) - start, result)
}
