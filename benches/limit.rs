//! What the whole pipeline is measured against: bare segmentation by jieba (HMM on, one thread) over the files of a folder,
//! natively: `cargo bench --bench limit -- FOLDER [--stages]`. One line of JSON, bytes of UTF-8 per second, medians of three
//! runs: by the clock, and by processor time where the system tells it. With `--stages` our own stages over the same
//! bytes too, by processor time.

use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use wenmai::articles::clean;
use wenmai::articles::duplicates::Prints;
use wenmai::corpus::Source;
use wenmai::decode::Reading;
use wenmai::session::{Session, settle};
use wenmai::tokens::{Dictionary, Settings, Tokenizer};

static JIEBA: &[u8] = include_bytes!(env!("WENMAI_JIEBA_DICTIONARY"));
static NEWS: &[u8] = include_bytes!("../assets/news.dict");

/// Seconds of processor time of this process, where Linux tells them.
fn processor() -> Option<f64> {
    let text = std::fs::read_to_string("/proc/self/schedstat").ok()?;
    text.split(' ').next()?.parse::<f64>().ok().map(|nanoseconds| nanoseconds / 1e9)
}

/// Seconds of the median of three runs, by the clock and by processor time.
fn seconds(mut work: impl FnMut()) -> (f64, f64) {
    let mut times: Vec<(f64, f64)> = (0..3)
        .map(|_| {
            let (start, before) = (Instant::now(), processor());
            work();
            let clock = start.elapsed().as_secs_f64();
            (clock, processor().zip(before).map_or(clock, |(after, before)| after - before))
        })
        .collect();
    let mut median = |field: fn(&(f64, f64)) -> f64| {
        times.sort_by(|a, b| field(a).total_cmp(&field(b)));
        field(&times[1])
    };
    (median(|time| time.0), median(|time| time.1))
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(folder) = arguments.iter().find(|argument| Path::new(argument).is_dir()) else {
        eprintln!("cargo bench --bench limit -- FOLDER [--stages]");
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
    black_box(jieba.jieba());
    let bare = seconds(|| {
        for text in &texts {
            black_box(jieba.jieba().cut(text, true).len());
        }
    });
    let rate = |seconds: f64| (bytes as f64 / seconds).round();
    let mut out = vec![("bytes", bytes as f64), ("limit", rate(bare.0)), ("limit_processor", rate(bare.1))];
    if arguments.iter().any(|argument| argument == "--stages") {
        out.extend(stages(&texts).map(|(name, seconds)| (name, rate(seconds))));
    }
    let fields: Vec<String> = out.iter().map(|(name, value)| format!("\"{name}\": {value}")).collect();
    println!("{{{}}}", fields.join(", "));
}

/// Our stages, one by one, with the dictionary of the page; seconds of processor time.
fn stages(texts: &[String]) -> [(&'static str, f64); 6] {
    let own = Arc::new(Dictionary::from_bytes(NEWS).expect("the dictionary"));
    let tokenizer = Tokenizer::new(own.clone(), Settings::default());
    let cleaning = seconds(|| {
        for text in texts {
            black_box(clean(text, &tokenizer.settings().clean).text.len());
        }
    });
    let bare = seconds(|| {
        let mut count = 0u64;
        for text in texts {
            for run in text.split(|c: char| !wenmai::tokens::classes::is_han(c)) {
                own.segmenter().cut(run, true, |_, _, _| count += 1);
            }
        }
        black_box(count);
    });
    let cutting = seconds(|| {
        let mut count = 0u64;
        for text in texts {
            tokenizer.cut(text, |_| count += 1);
        }
        black_box(count);
    });
    let printing = seconds(|| {
        for text in texts {
            let mut prints = Prints::default();
            prints.add(0, text);
            black_box(prints.len());
        }
    });
    let read = || {
        let mut session = Session::new(own.clone(), Settings::default());
        for (file, text) in (0u32..).zip(texts) {
            let path = format!("2024-01-{:02}/{file}.txt", 1 + file % 28);
            session.add(Source { file, path, bytes: text.clone().into_bytes(), reading: Reading::default() });
        }
        session
    };
    let ingest = seconds(|| {
        black_box(read().shard().bytes());
    });
    let mut session = read();
    // The index is made when it is settled.
    let settling = seconds(|| settle(&mut session, &mut []).expect("a decision"));
    [
        ("clean", cleaning.1),
        ("segment_han", bare.1),
        ("cut", cutting.1),
        ("prints", printing.1),
        ("ingest", ingest.1),
        ("settle", settling.1),
    ]
}
