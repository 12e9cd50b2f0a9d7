//! Tables as CSV that spreadsheets open as they are meant.

use crate::stats::ask::{Cell, Table};
use crate::{Error, Result};

/// Without the byte order mark, Excel reads UTF-8 as the code page of the system.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Writes `table` as CSV (RFC 4180, UTF-8); `first` puts the byte order mark and the names of the columns in
/// front.
///
/// # Errors
/// [`Error::Partial`] when the writer fails, which memory alone can cause.
pub fn write(table: &impl Table, first: bool) -> Result<Vec<u8>> {
    let fail = |error: csv::Error| Error::Partial(error.to_string());
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(if first {
        BYTE_ORDER_MARK.to_vec()
    } else {
        Vec::new()
    });
    if first {
        writer.write_record(table.columns().iter().map(|name| defused(name))).map_err(fail)?;
    }
    for row in table.rows() {
        writer.write_record(row.iter().map(text)).map_err(fail)?;
    }
    writer.into_inner().map_err(|error| Error::Partial(error.to_string()))
}

fn text(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => defused(text),
        Cell::Count(count) => count.to_string(),
        Cell::Number(number) => number.to_string(),
        Cell::Empty => String::new(),
    }
}

/// A cell that begins like a formula is run by spreadsheets; an apostrophe in front makes it text (OWASP,
/// “CSV Injection”).
fn defused(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    if formula { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Sample;

    impl Table for Sample {
        fn columns(&self) -> Vec<String> {
            vec!["term".into(), "=hits".into()]
        }

        fn rows(&self) -> Vec<Vec<Cell>> {
            vec![vec![Cell::from("=1+1"), Cell::Number(-0.5)], vec![Cell::from("a,\"b\"\n中"), Cell::Empty]]
        }
    }

    // Needed by the trait only.
    impl serde::Serialize for Sample {
        fn serialize<S: serde::Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
            serializer.serialize_unit()
        }
    }

    #[test]
    fn formulas_are_defused_and_quotes_doubled() {
        let bytes = write(&Sample, true).unwrap();
        let expected = "\u{FEFF}term,'=hits\r\n'=1+1,-0.5\r\n\"a,\"\"b\"\"\n中\",\r\n";
        assert_eq!(String::from_utf8(bytes).unwrap(), expected);
    }
}
