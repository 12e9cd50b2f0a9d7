//! What the whole pipeline is measured against: bare segmentation by jieba (HMM on, one thread) over the files of a folder,
//! and our own stages over the same bytes in the same run: `cargo bench --bench limit -- FOLDER`. One line of JSON, bytes
//! of UTF-8 per second, medians of three runs.

use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use wenmai::articles::clean;
use wenmai::corpus::Source;
use wenmai::decode::Reading;
use wenmai::session::Session;
use wenmai::tokens::{Dictionary, Settings, Tokenizer};

static JIEBA: &[u8] = include_bytes!(env!("WENMAI_JIEBA_DICTIONARY"));

/// Seconds of the median of three runs.
fn seconds(mut work: impl FnMut()) -> f64 {
    let mut times: Vec<f64> = (0..3)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed().as_secs_f64()
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[1]
}

fn main() {
    let Some(folder) = std::env::args().skip(1).find(|argument| Path::new(argument).is_dir()) else {
        eprintln!("cargo bench --bench limit -- FOLDER");
        return;
    };
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    let texts: Vec<String> =
        paths.iter().map(|path| std::fs::read_to_string(path).expect("a text")).collect();
    let bytes: usize = texts.iter().map(String::len).sum();
    let jieba = Dictionary::from_text(JIEBA).expect("jieba's dictionary");
    let own = Arc::new(Dictionary::from_text(JIEBA).expect("the dictionary"));
    let tokenizer = Tokenizer::new(own.clone(), Settings::default());

    let bare = seconds(|| {
        for text in &texts {
            black_box(jieba.jieba().cut(text, true).len());
        }
    });
    let cleaning = seconds(|| {
        for text in &texts {
            black_box(clean(text, &tokenizer.settings().clean).text.len());
        }
    });
    let cutting = seconds(|| {
        let mut count = 0u64;
        for text in &texts {
            tokenizer.cut(text, |_| count += 1);
        }
        black_box(count);
    });
    let ingest = seconds(|| {
        let mut session = Session::new(own.clone(), Settings::default());
        for (file, (text, path)) in (0u32..).zip(texts.iter().zip(&paths)) {
            let path = path.to_string_lossy().into_owned();
            session.add(Source { file, path, bytes: text.clone().into_bytes(), reading: Reading::default() });
        }
        black_box(session.shard().bytes());
    });
    let rate = |seconds: f64| (bytes as f64 / seconds).round();
    println!(
        "{{\"bytes\": {bytes}, \"limit\": {}, \"clean\": {}, \"cut\": {}, \"ingest\": {}}}",
        rate(bare),
        rate(cleaning),
        rate(cutting),
        rate(ingest)
    );
}
