//! Date expressions that are easy to misread, and words that are easy to take for dates: the table in
//! `tests/data/dates/adversarial.tsv`.

use wenmai::dates::expressions::{Context, Mention, find};

const TABLE: &str = include_str!("data/dates/adversarial.tsv");

struct Row {
    text: String,
    reference: String,
    surface: String,
    start: String,
    end: String,
    kind: String,
}

fn rows() -> Vec<Row> {
    let row = |line: &str| {
        let mut cells = line.split('\t').map(|cell| cell.replace("\\n", "\n"));
        let mut cell = || cells.next().unwrap_or_default();
        Row { text: cell(), reference: cell(), surface: cell(), start: cell(), end: cell(), kind: cell() }
    };
    TABLE.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(row).collect()
}

fn show(mention: &Mention) -> (String, String, String, String) {
    let day = |day: Option<wenmai::dates::Date>| day.map_or(String::new(), |day| day.to_string());
    let kind = serde_json::to_value(mention.kind).unwrap().as_str().unwrap().to_owned();
    let interval = mention.interval;
    let start =
        if interval.is_none() { "?".into() } else { day(interval.and_then(|interval| interval.start)) };
    (mention.surface.clone(), start, day(interval.and_then(|interval| interval.end)), kind)
}

/// What is wrong with a row; nothing when it is met.
fn fault(row: &Row) -> Option<String> {
    let mentions = find(&row.text, &Context::on(row.reference.parse().expect("a day")));
    let all: Vec<_> = mentions.iter().map(show).collect();
    let met = match row.surface.as_str() {
        "–" => mentions.iter().all(|mention| mention.interval.is_none()),
        surface => all.iter().any(|(words, start, end, kind)| {
            let same_kind = row.kind.is_empty() || *kind == row.kind;
            words == surface && *start == row.start && *end == row.end && same_kind
        }),
    };
    let Row { text, surface, start, end, kind, .. } = row;
    (!met).then(|| format!("{text}: wanted {surface} {start} {end} {kind}, got {all:?}"))
}

#[test]
fn easily_misread() {
    let rows = rows();
    assert!(rows.len() >= 290);
    let faults: Vec<String> = rows.iter().filter_map(fault).collect();
    assert!(faults.is_empty(), "{} of {}:\n{}", faults.len(), rows.len(), faults.join("\n"));
}

/// The same within a sentence, between other words of the page.
#[test]
fn neighbours_do_not_matter() {
    let embedded = rows()
        .into_iter()
        .map(|row| Row { text: format!("他们说话。\n{}。\n后来又说。", row.text), ..row });
    let faults: Vec<String> = embedded.filter_map(|row| fault(&row)).collect();
    assert!(faults.is_empty(), "{}:\n{}", faults.len(), faults.join("\n"));
}
