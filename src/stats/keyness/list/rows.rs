//! Lines of a frequency list as cells.

/// What parts the cells of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Delimiter {
    /// One character; what stands in quotation marks is not parted.
    Mark(char),
    /// Any white space.
    White,
}

/// A cell that holds a whole number, with or without separators of thousands. `1200.0` is one too: tables that hold a
/// gap are written so.
pub(super) fn count(cell: &str) -> Option<u64> {
    let cell = cell.trim();
    let cell = cell.strip_suffix(".0").unwrap_or(cell);
    if !cell.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let digits: String =
        cell.chars().filter(|c| !matches!(c, ',' | ' ' | '\u{A0}' | '\u{202F}' | '\'')).collect();
    digits.parse().ok()
}

/// A cell that holds any number: a count, a rate or a share.
pub(super) fn is_number(cell: &str) -> bool {
    let cell = cell.trim().trim_end_matches('%').replace([',', ' '], "");
    !cell.is_empty() && cell.parse::<f64>().is_ok_and(f64::is_finite)
}

/// What parts the cells of a table: that by which most lines hold a word with a number; of several the first of tab,
/// semicolon, comma, white space.
pub(super) fn delimiter(lines: &[&str]) -> Delimiter {
    let all = [Delimiter::Mark('\t'), Delimiter::Mark(';'), Delimiter::Mark(','), Delimiter::White];
    let sample = &lines[..lines.len().min(200)];
    let good = |delimiter: Delimiter| {
        let holds = |line: &&&str| {
            // The comma of `word 1,200` stands within a number.
            let inside = delimiter == Delimiter::Mark(',')
                && !line.contains(['"', '\t'])
                && line.contains(char::is_whitespace)
                && !line.contains(", ");
            let cells = cells(line, delimiter);
            !inside && cells.iter().any(|cell| is_number(cell)) && cells.len() > 1
        };
        sample.iter().filter(holds).count()
    };
    // `max_by_key` takes the last of equals.
    all.into_iter().rev().max_by_key(|delimiter| good(*delimiter)).unwrap_or(Delimiter::White)
}

/// The cells of a line, without the quotation marks around them (RFC 4180; a doubled mark within them stands for one).
pub(super) fn cells(line: &str, delimiter: Delimiter) -> Vec<String> {
    let Delimiter::Mark(mark) = delimiter else {
        return line.split_whitespace().map(|cell| cell.trim_matches('"').to_owned()).collect();
    };
    let (mut cells, mut cell) = (Vec::new(), String::new());
    let (mut quoted, mut letters) = (false, line.chars().peekable());
    while let Some(c) = letters.next() {
        if quoted && c == '"' {
            if letters.next_if_eq(&'"').is_some() {
                cell.push('"');
            } else {
                quoted = false;
            }
        } else if !quoted && c == '"' && cell.trim().is_empty() && closes(letters.clone(), mark) {
            cell.clear();
            quoted = true;
        } else if !quoted && c == mark {
            cells.push(std::mem::take(&mut cell));
        } else {
            cell.push(c);
        }
    }
    cells.push(cell);
    cells
}

/// Whether a quotation mark follows that ends a cell: else the one before `rest` is the word itself.
fn closes(rest: impl Iterator<Item = char>, mark: char) -> bool {
    let mut rest = rest.peekable();
    while let Some(c) = rest.next() {
        if c == '"' && rest.next_if_eq(&'"').is_none() {
            return rest.find(|c| *c != ' ').is_none_or(|c| c == mark);
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotation_marks_hold_a_cell_together_or_are_the_word() {
        let comma = Delimiter::Mark(',');
        assert_eq!(cells(r#""的","661,000","38000.1""#, comma), ["的", "661,000", "38000.1"]);
        assert_eq!(cells(r#""a ""b""",2"#, comma), [r#"a "b""#, "2"]);
        assert_eq!(cells("\"\t120", Delimiter::Mark('\t')), ["\"", "120"]);
        assert_eq!(cells("\"\"\"\",120", comma), ["\"", "120"]);
        assert_eq!(cells("的 , 3 ,", comma), ["的 ", " 3 ", ""]);
    }

    #[test]
    fn numbers_are_counts_or_are_not() {
        for (cell, number) in [("1,200", 1200), (" 7 ", 7), ("1200.0", 1200), ("1 234 567", 1_234_567)] {
            assert_eq!(count(cell), Some(number), "{cell}");
        }
        for cell in ["50155.13", "7.8%", "", "-3", "词", "1e3", ",5"] {
            assert_eq!(count(cell), None, "{cell}");
        }
        assert!(is_number("50155.13") && is_number("7.8%") && !is_number("词") && !is_number("inf"));
    }
}
