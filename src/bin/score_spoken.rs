//! Measures what finding date expressions costs beside segmentation, over files given on the command line.
//!
//! ```text
//! score_spoken ARCHIVE…
//! ```
//!
//! Prints one plain line per figure; exits with 1 when extraction costs more than a third of segmentation, and with 2
//! when a file cannot be read. Segmentation is Wenmai's own, with its dictionary, with and without the hidden Markov model.

fn main() -> std::process::ExitCode {
    native::main()
}

#[cfg(target_arch = "wasm32")]
mod native {
    pub(super) fn main() -> std::process::ExitCode {
        std::process::ExitCode::SUCCESS
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::hint::black_box;
    use std::process::ExitCode;
    use std::sync::Arc;
    use std::time::Instant;

    use wenmai::corpus::Scope;
    use wenmai::dates::expressions::{Context, find};
    use wenmai::session::{Question, Session};
    use wenmai::tokens::{Dictionary, Settings, Tokenizer};

    static DICTIONARY: &[u8] = include_bytes!("../../assets/news.dict");
    /// Extraction may cost at most this share of segmentation.
    const MOST: f64 = 1.0 / 3.0;

    /// Least of five times, in seconds: the others were disturbed by something.
    fn seconds(mut work: impl FnMut()) -> f64 {
        let once = |_| {
            let start = Instant::now();
            work();
            start.elapsed().as_secs_f64()
        };
        (0..5).map(once).fold(f64::INFINITY, f64::min)
    }

    pub(super) fn main() -> ExitCode {
        let dictionary = match Dictionary::from_bytes(DICTIONARY) {
            Ok(dictionary) => Arc::new(dictionary),
            Err(error) => {
                eprintln!("{error}");
                return ExitCode::from(2);
            }
        };
        let mut session = Session::new(dictionary.clone(), Settings::default());
        for (number, path) in (0u32..).zip(std::env::args().skip(1)) {
            match std::fs::read(&path) {
                Ok(bytes) => drop(session.add_all(number * 100_000, &path, bytes)),
                Err(error) => {
                    eprintln!("While reading {path}: {error}");
                    return ExitCode::from(2);
                }
            }
        }
        let shard = session.shard();
        let texts: Vec<(&str, Context)> = shard
            .documents()
            .iter()
            .map(|document| {
                let reference = document.date.as_ref().and_then(|date| date.reference());
                (shard.text_of(document), Context { reference })
            })
            .collect();
        let bytes: usize = texts.iter().map(|(text, _)| text.len()).sum();
        println!("documents = {}", texts.len());
        println!("megabytes = {:.1}", bytes as f64 / 1e6);
        let mentions: usize = texts.iter().map(|(text, context)| find(text, context).len()).sum();
        println!("date_expressions = {mentions}");
        let extraction = seconds(|| {
            for (text, context) in &texts {
                black_box(find(text, context).len());
            }
        });
        println!("extraction_seconds = {extraction:.3}");
        println!("extraction_megabytes_per_second = {:.1}", bytes as f64 / 1e6 / extraction);
        let mut within = true;
        for hmm in [false, true] {
            let tokenizer = Tokenizer::new(dictionary.clone(), Settings { hmm, ..Settings::default() });
            let segmentation = seconds(|| {
                for (text, _) in &texts {
                    let mut count = 0;
                    tokenizer.cut(text, |_| count += 1);
                    black_box(count);
                }
            });
            let name = if hmm { "on" } else { "off" };
            println!("segmentation_hmm_{name}_seconds = {segmentation:.3}");
            let speed = bytes as f64 / 1e6 / segmentation;
            println!("segmentation_hmm_{name}_megabytes_per_second = {speed:.1}");
            println!("extraction_over_segmentation_hmm_{name} = {:.3}", extraction / segmentation);
            within &= extraction <= MOST * segmentation;
        }
        let question = r#"{"ask": "rising", "bin": "month", "from": "2023-10-01", "to": "2023-10-31"}"#;
        if let Ok(question) = Question::from_json(question) {
            black_box(session.shard().scoped(&Scope::default()).index());
            let start = Instant::now();
            let answer = session.ask(&question);
            println!("rising_seconds = {:.3}", start.elapsed().as_secs_f64());
            black_box(answer.is_ok());
        }
        if within { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}
