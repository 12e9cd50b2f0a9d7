//! What de-duplication does: how many copies there are, what they change in the counts of frequent words, and what
//! finding them costs beside cutting the text into words, in one run.
//!
//! `score_duplicates [FILE…]`; the sample texts when none is named. Exits 1 when it costs more than cutting.

use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use wenmai::articles::duplicates::{Excerpts, Prints};
use wenmai::session::{Answer, Question, Session, settle};
use wenmai::tokens::{Dictionary, Settings, Tokenizer};

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(message) => {
            eprintln!("score_duplicates: {message}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<bool, String> {
    let mut files: Vec<String> = std::env::args().skip(1).collect();
    if files.is_empty() {
        let seeds = std::fs::read_dir("seeds").map_err(|error| format!("While reading seeds/: {error}"))?;
        files.extend(seeds.flatten().map(|entry| entry.path().to_string_lossy().into_owned()));
        files.retain(|path| path.ends_with(".txt"));
        files.sort();
    }
    let path = env!("WENMAI_JIEBA_DICTIONARY");
    let bytes = std::fs::read(path).map_err(|error| format!("While reading {path}: {error}"))?;
    let dictionary = Arc::new(Dictionary::from_text(&bytes).map_err(|error| error.to_string())?);
    let mut session = Session::new(dictionary.clone(), Settings::default());
    let mut number = 0;
    for path in &files {
        let bytes = std::fs::read(path).map_err(|error| format!("While reading {path}: {error}"))?;
        number += session.add_all(number, path, bytes).len() as u32;
    }
    settle(&mut session, &mut []).map_err(|error| error.to_string())?;
    table(&mut session)?;
    Ok(cost(&session, &Tokenizer::new(dictionary, Settings::default())))
}

fn ask(session: &mut Session, question: &str) -> Result<Answer, String> {
    let question = Question::from_json(question).map_err(|error| error.to_string())?;
    Ok(session.ask(&question).map_err(|error| error.to_string())?.answer)
}

fn terms(session: &mut Session, copies: &str, limit: u32) -> Result<(u64, Vec<(String, u64)>), String> {
    let question = format!(
        r#"{{"ask": "terms", "min_length": 2, "limit": {limit}, "scope": {{"copies": "{copies}"}}}}"#
    );
    let Answer::Terms(answer) = ask(session, &question)? else { return Err("no table of terms".into()) };
    Ok((answer.total_count, answer.rows.into_iter().map(|row| (row.term, row.count)).collect()))
}

/// Prints the ten most frequent words of two characters and more, with and without copies.
fn table(session: &mut Session) -> Result<(), String> {
    let Answer::Copies(copies) = ask(session, r#"{"ask": "copies", "limit": 3}"#)? else {
        return Err("no table of copies".into());
    };
    println!(
        "{} passages in {} of {} documents stand in the corpus before: {} letters",
        copies.total,
        copies.documents,
        session.shard().documents().len(),
        copies.letters
    );
    let (every, frequent) = terms(session, "all", 10)?;
    let (once, counts) = terms(session, "once", 1_000_000)?;
    println!("word              every time   once");
    for (term, count) in frequent {
        let kept = counts.iter().find(|(other, _)| *other == term).map_or(0, |(_, count)| *count);
        // A Chinese character is as wide as two others.
        let width = term.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>();
        println!("{term}{:<1$}{count:>10}{kept:>7}", "", 18_usize.saturating_sub(width));
    }
    println!("{:<18}{every:>10}{once:>7}", "all such words");
    Ok(())
}

/// Prints what finding copies costs beside cutting the same texts, the better of three runs each.
fn cost(session: &Session, tokenizer: &Tokenizer) -> bool {
    let shard = session.shard();
    let texts: Vec<&str> = shard.documents().iter().map(|document| shard.text_of(document)).collect();
    let bytes: usize = texts.iter().map(|text| text.len()).sum();
    let settings = Settings::default().copies;
    let best = |work: &dyn Fn()| -> Duration {
        let run = |_| {
            let start = Instant::now();
            work();
            start.elapsed()
        };
        (0..3).map(run).min().unwrap_or_default()
    };
    let cutting = best(&|| {
        let mut pieces = 0u64;
        texts.iter().for_each(|text| tokenizer.cut(text, |_| pieces += 1));
        std::hint::black_box(pieces);
    });
    let finding = best(&|| {
        let mut prints = Prints::default();
        (0u64..).zip(&texts).for_each(|(number, text)| prints.add(number, text));
        let candidates = prints.candidates(&settings);
        let mut excerpts = Excerpts::default();
        (0u64..).zip(&texts).for_each(|(number, text)| excerpts.add(number, text, &candidates));
        std::hint::black_box(candidates.decide(&excerpts, &settings).all().len());
    });
    let ratio = finding.as_secs_f64() / cutting.as_secs_f64();
    println!(
        "{:.1} MB: finding copies {:.0} ms, cutting into words {:.0} ms: {ratio:.2} of it",
        bytes as f64 / 1e6,
        finding.as_secs_f64() * 1e3,
        cutting.as_secs_f64() * 1e3
    );
    ratio < 1.0
}
