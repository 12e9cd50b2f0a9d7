//! CSV and its kin: cells separated by commas, tabs, semicolons or bars.

use super::records::Records;
use super::{Row, Table, columns};
use crate::decode::{Content, Format, Problem, Reading, Warning, WarningCode, extension};

/// Tables in files with the extension csv, tsv or tab.
pub struct Csv;

/// Characters that may stand between cells.
const DELIMITERS: [u8; 4] = [b'\t', b',', b';', b'|'];
/// Records that are looked at to find the delimiter.
const SAMPLE: usize = 100;

impl Format for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn recognises(&self, path: &str, _bytes: &[u8]) -> bool {
        matches!(extension(path).as_str(), "csv" | "tsv" | "tab")
    }

    fn has_rows(&self) -> bool {
        true
    }

    fn open(&self, path: &str, bytes: Vec<u8>, reading: &Reading) -> Result<Content, Problem> {
        super::open(self, path, bytes, reading)
    }

    fn table<'t>(&self, _path: &str, text: &'t str, reading: &Reading) -> Option<Table<'t>> {
        let (stated, text) = stated_delimiter(text);
        let delimiter = reading.delimiter.or(stated).and_then(|c| u8::try_from(c).ok());
        let delimiter = delimiter.filter(|byte| byte.is_ascii() && !b"\"\r\n".contains(byte));
        let delimiter = delimiter.or_else(|| sniff(text));
        let mut records = Records::new(text, delimiter).peekable();
        let first = records.peek().map(|record| record.cells.clone()).unwrap_or_default();
        let sample: Vec<_> =
            Records::new(text, delimiter).skip(1).take(SAMPLE).map(|record| record.cells).collect();
        let header = reading.header.unwrap_or_else(|| columns::is_header(&first, &sample));
        let mut table = Table { header, delimiter: delimiter.map(char::from), ..Table::default() };
        let width = first.len();
        table.columns = if header {
            records.next();
            first.iter().map(|cell| cell.trim().trim_start_matches('\u{FEFF}').to_owned()).collect()
        } else {
            (1..=width).map(|number| number.to_string()).collect()
        };
        for (number, record) in (1 + u32::from(header)..).zip(records) {
            if record.unclosed {
                Warning::add_row(&mut table.warnings, WarningCode::UnclosedQuotes, number);
            }
            // A delimiter within a cell without quotation marks: nobody can say which cell it belongs to.
            let empty_tail = record.cells.iter().skip(width).all(|cell| cell.trim().is_empty());
            if record.cells.len() > width && !empty_tail {
                Warning::add_row(&mut table.warnings, WarningCode::BrokenRows, number);
                continue;
            }
            let cells = (0..).zip(record.cells).take(width).collect();
            table.rows.push(Row { number, cells });
        }
        Some(table)
    }
}

/// The delimiter that a first line `sep=;` states, as spreadsheets write it, and the text after it.
fn stated_delimiter(text: &str) -> (Option<char>, &str) {
    let line = text.split(['\r', '\n']).next().unwrap_or_default();
    match line.strip_prefix("sep=").map(|rest| (rest.chars().next(), rest.len())) {
        Some((Some(c), 1)) => (Some(c), &text[line.len()..]),
        _ => (None, text),
    }
}

/// The delimiter by which most of the first records have the same number of cells, and more than one; `None`
/// where none has, so that every line is one cell.
fn sniff(text: &str) -> Option<u8> {
    const LONGEST: usize = 1 << 20;
    let text = &text[..text.floor_char_boundary(LONGEST.min(text.len()))];
    let mut best: Option<(usize, usize, u8)> = None;
    for delimiter in DELIMITERS {
        let widths: Vec<usize> =
            Records::new(text, Some(delimiter)).take(SAMPLE).map(|record| record.cells.len()).collect();
        let mut sorted = widths.clone();
        sorted.sort_unstable();
        let common = sorted
            .chunk_by(|a, b| a == b)
            .map(|run| (run.len(), run[0]))
            .filter(|(_, width)| *width > 1)
            .max();
        let Some((count, width)) = common else { continue };
        // Three records in five: damaged rows must not hide a delimiter, nor commas in a text make one.
        let agree = count * 5 >= widths.len() * 3;
        if agree && best.is_none_or(|(most, widest, _)| (count, width) > (most, widest)) {
            best = Some((count, width, delimiter));
        }
    }
    best.map(|(_, _, delimiter)| delimiter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delimiters_are_found() {
        assert_eq!(sniff("a;b;c\n1,5;2;3\n2,5;x;y\n"), Some(b';'));
        assert_eq!(sniff("标题\t正文\n一\t二,三\n"), Some(b'\t'));
        assert_eq!(sniff("正文\n第一段，没有逗号\n第二段\n"), None);
        assert_eq!(sniff("text\nOne, two, three.\nFour, five.\nSix.\n"), None);
        assert_eq!(stated_delimiter("sep=|\r\na|b"), (Some('|'), "\r\na|b"));
    }
}
