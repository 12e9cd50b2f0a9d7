//! JSON: one value a line (jsonl), a list of values, or an object that holds such a list.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::flat::fields;
use super::{Row, Table};
use crate::decode::{Content, Format, Problem, Reading, Warning, WarningCode, extension};
use crate::sorting::OrderBy;

/// Rows in files with the extension jsonl, ndjson or json.
pub struct Json;

/// Names of fields over all rows, at most.
const MOST_COLUMNS: usize = 4096;

impl Format for Json {
    fn name(&self) -> &'static str {
        "jsonl"
    }

    fn recognises(&self, path: &str, _bytes: &[u8]) -> bool {
        matches!(extension(path).as_str(), "jsonl" | "ndjson" | "json" | "jl")
    }

    fn has_rows(&self) -> bool {
        true
    }

    fn open(&self, path: &str, bytes: Vec<u8>, reading: &Reading) -> Result<Content, Problem> {
        super::open(self, path, bytes, reading)
    }

    fn table<'t>(&self, path: &str, text: &'t str, _: &Reading) -> Option<Table<'t>> {
        let mut table = Table { header: true, ..Table::default() };
        let mut names = FxHashMap::<String, u32>::default();
        let mut add = |table: &mut Table<'t>, number: u32, value: &str| {
            let Ok(found) = fields(value) else {
                Warning::add_row(&mut table.warnings, WarningCode::BrokenRows, number);
                return;
            };
            let mut cells = Vec::with_capacity(found.len());
            for (name, cell) in found {
                let column = match names.get(&name) {
                    Some(column) => *column,
                    None if table.columns.len() < MOST_COLUMNS => {
                        let column = table.columns.len() as u32;
                        table.columns.push(name.clone());
                        names.insert(name, column);
                        column
                    }
                    None => continue,
                };
                cells.push((column, Cow::Owned(cell)));
            }
            cells.order_by_key(|(column, _)| *column);
            table.rows.push(Row { number, cells });
        };
        let (values, complete) = values(text, extension(path) == "json");
        // Among objects a word, a number or a list is no row: it has no columns.
        let objects = values.iter().any(|(_, value)| value.starts_with('{') && fields(value).is_ok());
        for (number, value) in values {
            if objects && !value.starts_with('{') && value != "null" {
                Warning::add_row(&mut table.warnings, WarningCode::BrokenRows, number);
            } else {
                add(&mut table, number, value);
            }
        }
        if !complete {
            Warning::add(&mut table.warnings, &Warning::new(WarningCode::CutOff, 1));
        }
        Some(table)
    }
}

/// The values of a file with their numbers, and whether its end was reached: those of its lines, or those of the
/// list that it is or holds. `is_one`: its name says that it is one value.
fn values<'t>(text: &'t str, is_one: bool) -> (Vec<(u32, &'t str)>, bool) {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or_default();
    let by_line = || {
        let lines = (1u32..).zip(text.lines().map(str::trim)).filter(|(_, line)| !line.is_empty());
        let several = |(number, line): (u32, &'t str)| match chain(line) {
            (objects, true) if objects.len() > 1 => {
                objects.into_iter().map(|object| (number, object)).collect()
            }
            _ => vec![(number, line)],
        };
        (lines.flat_map(several).collect::<Vec<_>>(), true)
    };
    // The first line alone is a value, or the second begins one and the first is merely broken.
    let whole = first.ends_with('}') && first.starts_with('{') && fields(first).is_ok();
    let second =
        lines.next().is_some_and(|line| line.starts_with('{') && line.ends_with('}') && fields(line).is_ok());
    if (whole && !(is_one && lines.next().is_none() && !second))
        || (second && !(is_one && first.starts_with('[')))
    {
        return by_line();
    }
    match text.trim_start().as_bytes().first() {
        Some(b'[' | b'{') => items(text),
        _ => by_line(),
    }
}

/// The objects that stand one behind the other with nothing but white space between them, and whether that is all of
/// `text`.
fn chain(text: &str) -> (Vec<&str>, bool) {
    // A quick look: most lines hold one object.
    let joint = |at: usize| text[at + 1..].trim_start().starts_with('{');
    if !text.starts_with('{') || !memchr::memchr_iter(b'}', text.as_bytes()).any(joint) {
        return (Vec::new(), false);
    }
    let mut found = Vec::new();
    let mut reader = serde_json::Deserializer::from_str(text).into_iter::<serde::de::IgnoredAny>();
    let mut from = 0;
    while let Some(value) = reader.next() {
        if value.is_err() {
            return (found, false);
        }
        found.push(text[from..reader.byte_offset()].trim());
        from = reader.byte_offset();
    }
    (found, true)
}

/// The objects of the outermost list, or those that follow each other, else the whole.
fn items(text: &str) -> (Vec<(u32, &str)>, bool) {
    let bytes = text.as_bytes();
    let mut found: Vec<(u32, &str)> = Vec::new();
    // How deep the brackets are, how deep the list stands, where the item began.
    let (mut depth, mut list, mut item) = (0usize, None::<usize>, None::<usize>);
    let (mut in_string, mut escaped) = (false, false);
    for (at, byte) in bytes.iter().enumerate() {
        if in_string {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => in_string = false,
                // No string of JSON holds a line break: a mark is missing.
                b'\n' => in_string = false,
                _ => {}
            }
            continue;
        }
        match byte {
            b'"' => in_string = true,
            b'[' | b'{' => {
                let opens_list = *byte == b'[' && list.is_none() && depth <= 2 && {
                    let next = bytes[at + 1..].iter().find(|byte| !byte.is_ascii_whitespace());
                    matches!(next, Some(b'{')) || depth == 0
                };
                depth += 1;
                if opens_list {
                    list = Some(depth);
                } else if list.is_some_and(|list| depth == list + 1) {
                    item = Some(at);
                }
            }
            b']' | b'}' => {
                if list.is_some_and(|list| depth == list + 1)
                    && let Some(start) = item.take()
                {
                    found.push((found.len() as u32 + 1, &text[start..=at]));
                }
                if list == Some(depth) {
                    break;
                }
                depth = depth.saturating_sub(1);
            }
            _ => {}
        }
    }
    match list {
        None => match chain(text.trim()) {
            (objects, complete) if objects.len() > 1 => ((1..).zip(objects).collect(), complete),
            _ => (vec![(1, text.trim())], true),
        },
        // A list of words rather than of objects.
        Some(_) if found.is_empty() && item.is_none() => (vec![(1, text.trim())], true),
        Some(_) => (found, item.is_none()),
    }
}
