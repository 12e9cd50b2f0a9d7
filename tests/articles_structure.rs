//! The structure of newspaper text against truth read by eye: three sample files checked line by line, the other
//! two, and invented pages in other manners (evening papers, magazines, documents, traditional characters).

use std::collections::BTreeSet;
use wenmai::articles::{Kind, structure};

const CHECKED: &str = include_str!("data/structure/seeds_structure.jsonl");
const MORE: &str = include_str!("data/structure/more_structure.jsonl");
const INVENTED: &str = include_str!("data/structure/invented/truth.jsonl");

fn source(file: &str) -> &'static str {
    match file {
        "000_49e7289b39f0bf7a.txt" => include_str!("../seeds/000_49e7289b39f0bf7a.txt"),
        "001_6c718606315df094.txt" => include_str!("../seeds/001_6c718606315df094.txt"),
        "002_72eb2f3b0b6523b1.txt" => include_str!("../seeds/002_72eb2f3b0b6523b1.txt"),
        "003_028d0fc34103bfdf.txt" => include_str!("../seeds/003_028d0fc34103bfdf.txt"),
        "004_f0687f8725c1cd82.txt" => include_str!("../seeds/004_f0687f8725c1cd82.txt"),
        "evening.txt" => include_str!("data/structure/invented/evening.txt"),
        "wrapped_plain.txt" => include_str!("data/structure/invented/wrapped_plain.txt"),
        "commentary.txt" => include_str!("data/structure/invented/commentary.txt"),
        "official.txt" => include_str!("data/structure/invented/official.txt"),
        "foreign.txt" => include_str!("data/structure/invented/foreign.txt"),
        "tabloid.txt" => include_str!("data/structure/invented/tabloid.txt"),
        "mag.txt" => include_str!("data/structure/invented/mag.txt"),
        "trad.txt" => include_str!("data/structure/invented/trad.txt"),
        "peoples.txt" => include_str!("data/structure/invented/peoples.txt"),
        "hongkong.txt" => include_str!("data/structure/invented/hongkong.txt"),
        "wire.txt" => include_str!("data/structure/invented/wire.txt"),
        "web.txt" => include_str!("data/structure/invented/web.txt"),
        "contents.txt" => include_str!("data/structure/invented/contents.txt"),
        "column.txt" => include_str!("data/structure/invented/column.txt"),
        "taiwan.txt" => include_str!("data/structure/invented/taiwan.txt"),
        "bulletin.txt" => include_str!("data/structure/invented/bulletin.txt"),
        "dianxun.txt" => include_str!("data/structure/invented/dianxun.txt"),
        "difang.txt" => include_str!("data/structure/invented/difang.txt"),
        "webpaste.txt" => include_str!("data/structure/invented/webpaste.txt"),
        "taibao.txt" => include_str!("data/structure/invented/taibao.txt"),
        "narrow.txt" => include_str!("data/structure/invented/narrow.txt"),
        other => panic!("no text {other}"),
    }
}

/// Pages as People's Daily, papers of Hong Kong and Taiwan, agencies and web sites set them.
const STYLES: &str = include_str!("data/structure/invented/more_truth.jsonl");

/// Precision and recall of one kind.
fn score(truth: &str, kind: Kind) -> (f64, f64) {
    let rows: Vec<serde_json::Value> = truth.lines().map(|row| serde_json::from_str(row).unwrap()).collect();
    let files: BTreeSet<&str> = rows.iter().map(|row| row["file"].as_str().unwrap()).collect();
    let wanted: BTreeSet<(&str, u64)> = rows
        .iter()
        .filter(|row| row["kind"].as_str().unwrap().split('+').any(|k| k == kind.name()))
        .map(|row| (row["file"].as_str().unwrap(), row["line"].as_u64().unwrap()))
        .collect();
    let mut found = BTreeSet::new();
    for file in files {
        found.extend(
            structure(source(file)).iter().filter(|e| e.kind == kind).map(|e| (file, u64::from(e.line))),
        );
    }
    let hits = wanted.intersection(&found).count() as f64;
    (hits / found.len().max(1) as f64, hits / wanted.len().max(1) as f64)
}

fn check(truth: &str, kinds: &[(Kind, f64)]) {
    for &(kind, least) in kinds {
        let (precision, recall) = score(truth, kind);
        assert!(precision >= least && recall >= least, "{kind:?}: precision {precision}, recall {recall}");
    }
}

const STRICT: [(Kind, f64); 3] = [(Kind::Split, 0.95), (Kind::Dateline, 0.95), (Kind::Pagejump, 0.95)];
const HEADINGS: [(Kind, f64); 4] =
    [(Kind::Title, 0.85), (Kind::Subtitle, 0.85), (Kind::Subhead, 0.85), (Kind::Byline, 0.85)];

#[test]
fn the_checked_files() {
    check(CHECKED, &STRICT);
    check(CHECKED, &HEADINGS);
    check(CHECKED, &[(Kind::Caption, 0.85), (Kind::Ellipsis, 1.0), (Kind::BylineCont, 1.0)]);
}

#[test]
fn the_other_sample_files() {
    check(MORE, &STRICT);
    check(MORE, &HEADINGS);
}

#[test]
fn pages_in_other_manners() {
    check(INVENTED, &STRICT);
    check(INVENTED, &HEADINGS);
    check(INVENTED, &[(Kind::Caption, 0.85)]);
}

#[test]
fn pages_of_other_papers() {
    check(STYLES, &HEADINGS);
    // 据新华社电, without place and day, is not found.
    check(STYLES, &[(Kind::Dateline, 0.85), (Kind::Pagejump, 0.95), (Kind::Caption, 0.85)]);
}

#[test]
fn a_split_says_where_the_sentence_goes_on() {
    let found = structure(source("000_49e7289b39f0bf7a.txt"));
    let split = found.iter().find(|e| e.kind == Kind::Split && e.line == 25).unwrap();
    assert_eq!(split.joins_line, Some(31));
    assert!(found.iter().any(|e| e.kind == Kind::Repeat && e.line == 31));
}

#[test]
fn no_text_makes_it_panic() {
    for text in [
        "",
        "\n",
        "。",
        "——",
        "（",
        "上接",
        "（上接第",
        "记者",
        "# ",
        "\u{feff}",
        "\r\r\n",
        "摄",
        "1.",
        "日电",
    ] {
        let _ = structure(text);
        let _ = structure(&text.repeat(50));
        let _ = structure(&format!("{text}\n\n{text}\n{text}中国\n"));
    }
}
