//! Large text files, read in parts: each part is a document, so that no file need be in memory as a whole, and several workers
//! can read one file. Where a file is cut depends on the file alone, never on who reads it.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

use super::encoding::utf16_without_mark;
use super::{Problem, format_of};

/// Larger files are read in parts, in bytes.
pub const LARGE: u64 = 16 << 20;
/// Larger files are not cut, and refused as too large where they are read as a whole: more workers than a page has would be
/// needed to hold them. In bytes.
pub const LARGEST: u64 = 8 << 30;
/// Bytes of a part, about.
pub const PART: u64 = 4 << 20;
/// Bytes at its head by which a file is known.
const HEAD: u64 = 64 << 10;
/// Bytes behind the least length of a part in which its end is looked for at a time.
const WINDOW: u64 = 64 << 10;

/// How a file is cut.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parts {
    /// Where each part ends, in bytes; the last is the length of the file.
    pub ends: Vec<u64>,
    /// The encoding, where only the first part would show it: WHATWG name.
    pub encoding: Option<&'static str>,
}

/// Where the file at `path` of `size` bytes is cut: behind the first blank line after every [`PART`] bytes, behind a line where
/// there is no blank line near. `None` for a file that is read as a whole: one that is not large, or too large, or no plain
/// text.
/// `read` gives the bytes from one place to another.
///
/// # Errors
/// Those of `read`.
pub fn parts(
    path: &str,
    size: u64,
    mut read: impl FnMut(u64, u64) -> Result<Vec<u8>, Problem>,
) -> Result<Option<Parts>, Problem> {
    if !(LARGE + 1..=LARGEST).contains(&size) {
        return Ok(None);
    }
    let head = read(0, HEAD.min(size))?;
    if format_of(path, &head).name() != "text" {
        return Ok(None);
    }
    let marked = Encoding::for_bom(&head).map(|(encoding, _)| encoding);
    let encoding = marked.or_else(|| utf16_without_mark(&head)).filter(|e| [UTF_16LE, UTF_16BE].contains(e));
    let line: &[u8] = match encoding {
        Some(encoding) if encoding == UTF_16LE => b"\n\0",
        Some(_) => b"\0\n",
        None => b"\n",
    };
    let mut parts = Parts { ends: Vec::new(), encoding: encoding.map(Encoding::name) };
    let mut from = 0;
    while size - from > PART + PART / 2 {
        let mut at = from + PART;
        let mut found = None;
        // A file without lines is not cut.
        while found.is_none() && at < size && at < from + 2 * PART {
            let to = (at + WINDOW).min(size);
            found = border(&read(at, to)?, line).map(|border| at + border as u64);
            at = to;
        }
        let Some(end) = found.filter(|end| *end < size) else { break };
        parts.ends.push(end);
        from = end;
    }
    parts.ends.push(size);
    Ok((parts.ends.len() > 1).then_some(parts))
}

/// Behind the first blank line, else behind the first line; `bytes` begin between two characters where these have two bytes.
fn border(bytes: &[u8], line: &[u8]) -> Option<usize> {
    let wide = line.len();
    let ends = memchr::memmem::find_iter(bytes, line).filter(|at| at % wide == 0).map(|at| at + wide);
    let mut first = None;
    let mut before = None;
    for end in ends {
        first = first.or(Some(end));
        let empty = before.is_some_and(|before: usize| {
            bytes[before..end - wide].iter().all(|byte| matches!(byte, b'\r' | b' ' | b'\t' | 0))
        });
        if empty {
            return Some(end);
        }
        before = Some(end);
    }
    first
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(bytes: &[u8]) -> Option<Parts> {
        parts("a.txt", bytes.len() as u64, |from, to| Ok(bytes[from as usize..to as usize].to_vec())).unwrap()
    }

    #[test]
    fn a_large_text_is_cut_behind_blank_lines() {
        let paragraph = format!("{}\n\n", "共建一带一路，合作共赢。".repeat(20));
        let text = paragraph.repeat((LARGE as usize + (4 << 20)) / paragraph.len());
        let found = cut(text.as_bytes()).unwrap();
        assert!(found.ends.len() > 3 && found.encoding.is_none());
        let mut from = 0;
        for end in found.ends {
            assert!(text[from..end as usize].ends_with("\n\n"));
            assert!(end as usize == text.len() || end as usize - from >= PART as usize);
            from = end as usize;
        }
        assert_eq!(from, text.len());
        assert_eq!(cut(&text.as_bytes()[..1 << 20]), None);
        let table = text.replace('，', ",");
        let csv = parts("a.csv", table.len() as u64, |from, to| {
            Ok(table.as_bytes()[from as usize..to as usize].to_vec())
        });
        assert_eq!(csv, Ok(None));
    }

    #[test]
    fn wide_characters_are_not_torn_and_lines_do_where_no_line_is_blank() {
        let line: Vec<u8> =
            "\u{0A0A}合作共赢\r\n".repeat(9).encode_utf16().flat_map(u16::to_le_bytes).collect();
        let mut bytes = vec![0xFF, 0xFE];
        bytes.extend(line.repeat(LARGE as usize / line.len() + 1));
        let found = cut(&bytes).unwrap();
        assert_eq!(found.encoding, Some("UTF-16LE"));
        for end in &found.ends {
            assert!(bytes[..*end as usize].ends_with(b"\r\0\n\0") && end % 2 == 0);
        }
        assert_eq!(cut(&vec![b'a'; LARGE as usize + 1]), None);
    }
}
