//! Scores the structure found in the sample files against line-checked truth: precision and recall per kind.
//!
//! `score_structure [TRUTH.jsonl [FOLDER_OF_TEXTS]]`; `-v` shows what was missed and what was too much. Exits 1 when a
//! kind falls below its target, 2 when a file cannot be read.

use std::collections::{BTreeMap, BTreeSet};
use std::process::ExitCode;
use wenmai::articles::structure;

/// Kinds as printed, names in the truth, least precision and recall.
const TARGETS: [(&str, &str, f64); 8] = [
    ("title", "title", 0.85),
    ("subtitle", "subtitle", 0.85),
    ("subhead", "subhead", 0.85),
    ("byline", "byline", 0.85),
    ("dateline", "dateline", 0.95),
    ("page jump", "pagejump", 0.95),
    ("caption", "caption", 0.85),
    ("split", "split", 0.95),
];

const TRUTH: [&str; 2] =
    ["../shared/truth/seeds_structure.jsonl", "tests/data/structure/seeds_structure.jsonl"];

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

/// A line of a file, and for a split the line it goes on at.
type Place = (String, u64, u64);

fn run() -> Result<bool, String> {
    let (verbose, paths): (Vec<String>, Vec<String>) = std::env::args().skip(1).partition(|a| a == "-v");
    let verbose = !verbose.is_empty();
    let truth_path = paths.first().cloned().unwrap_or_else(|| {
        TRUTH.iter().find(|p| std::path::Path::new(p).exists()).unwrap_or(&TRUTH[1]).to_string()
    });
    let folder = paths.get(1).map_or("seeds", String::as_str);
    let truth = std::fs::read_to_string(&truth_path)
        .map_err(|e| format!("While reading the truth {truth_path}: {e}"))?;
    let mut wanted: BTreeMap<String, BTreeSet<Place>> = BTreeMap::new();
    let mut files = BTreeSet::new();
    for (number, row) in truth.lines().enumerate().filter(|(_, row)| !row.trim().is_empty()) {
        let row: serde_json::Value = serde_json::from_str(row)
            .map_err(|e| format!("While reading row {} of {truth_path}: {e}", number + 1))?;
        let file = row["file"].as_str().unwrap_or_default().to_owned();
        files.insert(file.clone());
        // A row may hold two kinds, as in byline+dateline.
        for kind in row["kind"].as_str().unwrap_or_default().split('+') {
            let goes_on = if kind == "split" { row["joins_line"].as_u64().unwrap_or(0) } else { 0 };
            wanted.entry(kind.to_owned()).or_default().insert((
                file.clone(),
                row["line"].as_u64().unwrap_or(0),
                goes_on,
            ));
        }
    }
    let mut found: BTreeMap<String, BTreeSet<Place>> = BTreeMap::new();
    for file in &files {
        let path = format!("{folder}/{file}");
        let text =
            std::fs::read_to_string(&path).map_err(|e| format!("While reading the text {path}: {e}"))?;
        for element in structure(&text) {
            let place = (file.clone(), u64::from(element.line), u64::from(element.joins_line.unwrap_or(0)));
            found.entry(element.kind.name().to_owned()).or_default().insert(place);
        }
    }
    println!("{} files, truth {truth_path}", files.len());
    let mut good = true;
    for (name, kind, target) in TARGETS {
        let (wanted, found) =
            (wanted.remove(kind).unwrap_or_default(), found.remove(kind).unwrap_or_default());
        let hits = wanted.intersection(&found).count();
        let share = |of: usize| if of == 0 { 1.0 } else { hits as f64 / of as f64 };
        let (precision, recall) = (share(found.len()), share(wanted.len()));
        let verdict = if precision >= target && recall >= target { "" } else { "  BELOW TARGET" };
        good &= verdict.is_empty();
        println!(
            "{name} precision = {precision:.3} recall = {recall:.3} (found {}, true {}){verdict}",
            found.len(),
            wanted.len()
        );
        if verbose {
            wanted.difference(&found).for_each(|p| println!("  missed {p:?}"));
            found.difference(&wanted).for_each(|p| println!("  too much {p:?}"));
        }
    }
    Ok(good)
}
