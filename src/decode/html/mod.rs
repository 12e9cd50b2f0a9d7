//! Web pages: what a reader sees of them, with the title, date and source that they state.

mod classes;
pub(super) mod meta;
pub(super) mod page;

use super::encoding::decode_declared;
use super::{
    Content, Format, Problem, ProblemCode, RawDocument, Reading, StatedDate, Warning, WarningCode, extension,
};
use crate::dates::Provenance;
use crate::dates::document::from_stated;

/// HTML and XHTML pages.
pub struct Html;

impl Format for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn recognises(&self, path: &str, bytes: &[u8]) -> bool {
        let begins = || {
            let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
            let head = start.get(..14).unwrap_or(start).to_ascii_lowercase();
            head.starts_with(b"<!doctype html") || head.starts_with(b"<html")
        };
        matches!(extension(path).as_str(), "html" | "htm" | "xhtml" | "shtml" | "xht") || begins()
    }

    fn open(&self, _path: &str, bytes: Vec<u8>, reading: &Reading) -> Result<Content, Problem> {
        if bytes.is_empty() {
            return Err(Problem::new(ProblemCode::Empty, "the file has 0 bytes"));
        }
        let declared = meta::declared_encoding(&bytes);
        let decoded = decode_declared(bytes, reading.encoding.as_deref(), declared.as_deref());
        super::plain::check(&decoded.text)?;
        let page = page::read(&decoded.text);
        if page.text.trim().is_empty() {
            let detail = "the page holds no readable text; a page that is written by a script must be saved from \
                          the browser after it was shown";
            return Err(Problem::new(ProblemCode::NoText, detail));
        }
        let (title, date, source) = (page.facts.title(), page.facts.date, page.facts.source);
        let mut document = RawDocument { title, source, ..RawDocument::of(decoded) };
        document.text = page.text;
        if let Some(surface) = date {
            match from_stated(&surface, None) {
                Some(span) => {
                    document.date = Some(StatedDate { surface, span, provenance: Provenance::Metadata });
                }
                None => document.warnings.push(Warning::new(WarningCode::UnreadDates, 1)),
            }
        }
        Ok(Content::Documents(vec![document], Vec::new()))
    }
}
