//! Bytes per second of each stage on the sample texts, beside bare segmentation by jieba over the same bytes in
//! the same run: `cargo bench`. The last lines are the ratios, which say more than times on a shared machine.

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput};
use wenmai::corpus::{Scope, Source};
use wenmai::decode::Reading;
use wenmai::session::{Question, Session};
use wenmai::tokens::{Dictionary, Settings, Tokenizer};

static DICTIONARY: &[u8] = include_bytes!("../assets/news.dict");

/// The sample texts, repeated to about two megabytes.
fn text() -> String {
    let mut paths: Vec<_> =
        std::fs::read_dir("seeds").expect("seeds/").flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    let texts: String = paths.iter().map(|path| std::fs::read_to_string(path).expect("a text")).collect();
    texts.repeat(20)
}

fn session(dictionary: &Arc<Dictionary>, text: &str) -> Session {
    let mut session = Session::new(dictionary.clone(), Settings::default());
    for (file, chunk) in (0u32..).zip(text.as_bytes().chunks(20_000)) {
        let bytes = String::from_utf8_lossy(chunk).into_owned().into_bytes();
        session.add(Source { file, path: format!("{file}.txt"), bytes, reading: Reading::default() });
    }
    session
}

/// Median time of `work` over nine runs.
fn median(mut work: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..9)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    times.sort();
    times[4]
}

fn main() {
    let text = text();
    let dictionary = Arc::new(Dictionary::from_bytes(DICTIONARY).expect("the dictionary"));
    let tokenizer = Tokenizer::new(dictionary.clone(), Settings::default());
    let bare = || {
        black_box(dictionary.jieba().cut(&text, true).len());
    };
    let cut = || {
        let mut count = 0;
        tokenizer.cut(&text, |_| count += 1);
        black_box(count);
    };
    let ingest = || {
        black_box(session(&dictionary, &text).shard().scoped(&Scope::default()).words());
    };

    let mut criterion = Criterion::default().configure_from_args().sample_size(10);
    let mut group = criterion.benchmark_group("bytes");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("jieba cut, bare", |bencher| bencher.iter(bare));
    group.bench_function("lexer and jieba", |bencher| bencher.iter(cut));
    group.bench_function("whole ingest", |bencher| bencher.iter(ingest));
    group.finish();

    let mut full = session(&dictionary, &text);
    let questions = [
        ("terms", r#"{"ask": "terms"}"#),
        ("collocates of 中国", r#"{"ask": "collocates", "node": "中国"}"#),
        ("lines of 合作", r#"{"ask": "concordance", "query": "合作", "sort": ["R1"]}"#),
        ("timeline of three words", r#"{"ask": "timeline", "queries": ["中国", "中亚", "合作"]}"#),
    ];
    let mut group = criterion.benchmark_group("questions");
    for (name, question) in questions {
        let question = Question::from_json(question).expect("a question");
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                full.forget();
                full.open(&question);
                while full.need(&question).expect("a need").is_some() {}
                black_box(full.finish(&question).expect("an answer"));
            });
        });
    }
    group.finish();
    criterion.final_summary();

    let limit = median(bare).as_secs_f64();
    println!(
        "lexer and jieba, share of bare segmentation's speed = {:.2}",
        limit / median(cut).as_secs_f64()
    );
    println!(
        "whole ingest, share of bare segmentation's speed = {:.2}",
        limit / median(ingest).as_secs_f64()
    );
}
