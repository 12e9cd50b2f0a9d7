//! The records of a CSV file.
//!
//! A quotation mark that is never closed would, read by the letter, swallow all rows after it. Here a closing mark
//! counts only before a delimiter or the end of a line; a row in which that fails is read to the end of its line,
//! marks and all, and reported. No library recovers in this way. Time is linear: within a quoted cell a mark that could
//! open another cell ends the search.

use std::borrow::Cow;

use memchr::memchr;

/// One record.
#[derive(Debug, Default)]
pub(super) struct Record<'t> {
    pub cells: Vec<Cow<'t, str>>,
    /// Whether it has a quotation mark that is never closed.
    pub unclosed: bool,
}

/// Reads record after record; empty lines are none.
pub(super) struct Records<'t> {
    text: &'t str,
    at: usize,
    /// `None`: every line is one cell.
    delimiter: Option<u8>,
}

/// A cell and where it ends: at a delimiter, a line end, or the end of the text.
struct Cell<'t> {
    value: Cow<'t, str>,
    end: usize,
}

impl<'t> Records<'t> {
    pub(super) fn new(text: &'t str, delimiter: Option<u8>) -> Self {
        Self { text, at: 0, delimiter }
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    fn ends_cell(&self, at: usize) -> bool {
        self.byte(at).is_none_or(|byte| matches!(byte, b'\n' | b'\r') || Some(byte) == self.delimiter)
    }

    /// The quoted cell whose opening mark stands at `at`, if it is closed before `limit`.
    fn quoted(&self, at: usize, limit: usize) -> Option<Cell<'t>> {
        let start = at + 1;
        let mut from = start;
        let mut escaped = false;
        loop {
            let mark = from + memchr(b'"', self.text.as_bytes().get(from..limit)?)?;
            // In \"" the first mark is escaped by the backslash and the second closes.
            let closes_next = mark > start && self.byte(mark - 1) == Some(b'\\') && self.ends_cell(mark + 2);
            if self.byte(mark + 1) == Some(b'"') && mark + 1 < limit && !closes_next {
                (from, escaped) = (mark + 2, true);
                continue;
            }
            let spaces =
                self.text.as_bytes()[mark + 1..].iter().take(8).take_while(|byte| **byte == b' ').count();
            if self.ends_cell(mark + 1) || self.ends_cell(mark + 1 + spaces) {
                let raw = &self.text[start..mark];
                let value = if escaped {
                    Cow::Owned(raw.replace("\"\"", "\"").replace("\\\"", "\""))
                } else {
                    raw.into()
                };
                let end = if self.ends_cell(mark + 1) { mark + 1 } else { mark + 1 + spaces };
                return Some(Cell { value, end });
            }
            if self.byte(mark - 1) != Some(b'\\') || mark == start {
                return None;
            }
            (from, escaped) = (mark + 1, true);
        }
    }

    /// The cell at `at` as it stands, up to the next delimiter or the end of the line.
    fn bare(&self, at: usize) -> Cell<'t> {
        let rest = &self.text.as_bytes()[at..];
        let end = match self.delimiter {
            Some(delimiter) => memchr::memchr3(delimiter, b'\n', b'\r', rest),
            None => memchr::memchr2(b'\n', b'\r', rest),
        };
        let end = at + end.unwrap_or(rest.len());
        Cell { value: Cow::Borrowed(&self.text[at..end]), end }
    }

    /// The record at `at` and where the next one begins; `None` when a mark is not closed before `limit`, unless
    /// `literal`.
    fn record(&self, mut at: usize, limit: usize, literal: bool) -> Option<(Vec<Cow<'t, str>>, usize)> {
        let mut cells = Vec::new();
        loop {
            let quoted = self.byte(at) == Some(b'"') && self.delimiter.is_some();
            let cell = match (quoted, if quoted { self.quoted(at, limit) } else { None }) {
                (false, _) => self.bare(at),
                (true, Some(cell)) => cell,
                (true, None) if literal => {
                    let Cell { value, end } = self.bare(at);
                    let inner = value.strip_prefix('"').unwrap_or(&value);
                    let inner = inner.strip_suffix('"').unwrap_or(inner).to_owned();
                    Cell { value: Cow::Owned(inner), end }
                }
                (true, None) => return None,
            };
            cells.push(cell.value);
            at = cell.end;
            match self.byte(at) {
                Some(b'\r') if self.byte(at + 1) == Some(b'\n') => return Some((cells, at + 2)),
                None | Some(b'\r' | b'\n') => return Some((cells, (at + 1).min(self.text.len()))),
                Some(_) => at += 1,
            }
        }
    }
}

impl<'t> Iterator for Records<'t> {
    type Item = Record<'t>;

    fn next(&mut self) -> Option<Record<'t>> {
        while matches!(self.byte(self.at), Some(b'\n' | b'\r')) {
            self.at += 1;
        }
        self.byte(self.at)?;
        if let Some((cells, next)) = self.record(self.at, self.text.len(), false) {
            self.at = next;
            return Some(Record { cells, unclosed: false });
        }
        let rest = &self.text.as_bytes()[self.at..];
        let line = memchr::memchr2(b'\n', b'\r', rest).map_or(self.text.len(), |end| self.at + end);
        let (cells, next) = self.record(self.at, line, true)?;
        self.at = next;
        Some(Record { cells, unclosed: true })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(Vec<String>, bool)> {
        let own = |record: Record<'_>| {
            (record.cells.into_iter().map(Cow::into_owned).collect::<Vec<_>>(), record.unclosed)
        };
        Records::new(text, Some(b',')).map(own).collect()
    }

    fn row(cells: &[&str], unclosed: bool) -> (Vec<String>, bool) {
        (cells.iter().map(|cell| (*cell).to_owned()).collect(), unclosed)
    }

    #[test]
    fn quotes_line_ends_and_empty_cells() {
        assert_eq!(
            read("a,b\r\n\"x, \"\"y\"\"\n二\",\r\n\n,\"\" \n\"末\""),
            [
                row(&["a", "b"], false),
                row(&["x, \"y\"\n二", ""], false),
                row(&["", ""], false),
                row(&["末"], false)
            ]
        );
        assert_eq!(read(r#""say \"hi\"",2"#), [row(&["say \"hi\"", "2"], false)]);
    }

    #[test]
    fn a_mark_that_is_never_closed_costs_its_own_row_only() {
        assert_eq!(
            read("1,\"未闭合\n2,\"好\"\n3,\"a \"b\" c\",x\n4,d"),
            [
                row(&["1", "未闭合"], true),
                row(&["2", "好"], false),
                row(&["3", "a \"b\" c", "x"], true),
                row(&["4", "d"], false)
            ]
        );
    }
}
