//! The breadth of the date grammar: every sort of expression once or twice, with the days it means, in
//! `tests/data/dates/breadth.txt`.

use wenmai::dates::calendar::{Date, DateSpan, Precision, civil};
use wenmai::dates::expressions::{Context, Interval, Mention, find};

const TABLE: &str = include_str!("data/dates/breadth.txt");

struct Row {
    reference: Date,
    text: String,
    surface: String,
    value: String,
    kind: String,
}

fn rows() -> Vec<Row> {
    let mut reference = civil(2025, 6, 17).unwrap();
    let mut rows = Vec::new();
    for line in TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(day) = line.strip_prefix('@') {
            reference = day.parse().unwrap();
            continue;
        }
        let mut cells = line.split(" | ").map(|cell| cell.trim().replace("\\n", "\n"));
        let mut cell = || cells.next().unwrap_or_default();
        let text = cell();
        let surface = cell();
        let surface = if surface == "=" { text.clone() } else { surface };
        rows.push(Row { reference, text, surface, value: cell(), kind: cell() });
    }
    rows
}

/// The days of `2025-06-17`, `2025-06` or `2025`.
fn days(value: &str) -> DateSpan {
    let mut parts = value.split('-').map(|part| part.parse::<u32>().unwrap());
    let year = i32::try_from(parts.next().unwrap()).unwrap();
    match (parts.next(), parts.next()) {
        (Some(month), Some(day)) => DateSpan::day(year, month, day),
        (Some(month), None) => DateSpan::month(year, month),
        _ => DateSpan::years(year, year, Precision::Year),
    }
    .unwrap_or_else(|| panic!("{value} is no date"))
}

/// The interval that a value stands for: `2025-06`, `2020..2024`, `2020..`, `..2030`.
fn interval(value: &str) -> Interval {
    match value.split_once("..") {
        Some((from, to)) => Interval {
            start: (!from.is_empty()).then(|| days(from).start),
            // Before a month or year is up to its first day; the table says that day.
            end: (!to.is_empty()).then(|| days(to).end),
        },
        None => days(value).into(),
    }
}

fn kind(mention: &Mention) -> String {
    serde_json::to_value(mention.kind).unwrap().as_str().unwrap().to_owned()
}

fn show(mention: &Mention) -> String {
    let day = |day: Option<Date>| day.map_or(String::new(), |day| day.to_string());
    let value = mention.interval.map_or("?".to_owned(), |i| format!("{}..{}", day(i.start), day(i.end)));
    format!("{} {value} {} {}", mention.surface, kind(mention), mention.rule)
}

/// What is wrong with a row, read within `text`; nothing when it is met.
fn fault(row: &Row, text: &str) -> Option<String> {
    let mentions = find(text, &Context::on(row.reference));
    let met = match (row.surface.as_str(), row.value.as_str()) {
        (_, "") => false,
        ("–", _) => mentions.iter().all(|mention| mention.interval.is_none()),
        (surface, value) => mentions.iter().any(|mention| {
            let same = if value == "?" {
                mention.interval.is_none()
            } else {
                mention.interval == Some(interval(value))
            };
            mention.surface == surface && same && (row.kind.is_empty() || kind(mention) == row.kind)
        }),
    };
    let Row { reference, surface, value, kind, .. } = row;
    let got: Vec<String> = mentions.iter().map(show).collect();
    (!met).then(|| format!("{text} ({reference}): wanted {surface} {value} {kind}, got {got:?}"))
}

#[test]
fn every_sort_of_expression() {
    let rows = rows();
    assert!(rows.len() >= 900, "{}", rows.len());
    let faults: Vec<String> = rows.iter().filter_map(|row| fault(row, &row.text)).collect();
    assert!(faults.is_empty(), "{} of {}:\n{}", faults.len(), rows.len(), faults.join("\n"));
}

/// The same between other sentences.
#[test]
fn neighbours_do_not_matter() {
    let faults: Vec<String> = rows()
        .iter()
        .filter_map(|row| fault(row, &format!("他们说话。\n{}。\n后来又说。", row.text)))
        .collect();
    assert!(faults.is_empty(), "{}:\n{}", faults.len(), faults.join("\n"));
}
