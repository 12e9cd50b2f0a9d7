//! Rich Text Format: the text of the body, then the notes.
//!
//! Characters stand as bytes of a code page (`\'d6\'d0`, the page named by the font or by `\ansicpg`), as numbers
//! (`\u20013?`), or bare. Groups are kept on a stack of our own, so depth costs no more than its brackets.

mod pages;
mod text;

use super::{Content, Format, Problem, ProblemCode, RawDocument, Reading, Warning, WarningCode};

/// RTF documents.
pub struct Rtf;

impl Format for Rtf {
    fn name(&self) -> &'static str {
        "rtf"
    }

    fn recognises(&self, _path: &str, bytes: &[u8]) -> bool {
        bytes.starts_with(b"{\\rtf")
    }

    fn open(&self, _path: &str, bytes: Vec<u8>, reading: &Reading) -> Result<Content, Problem> {
        let read = text::read(&bytes, reading.encoding.as_deref());
        if read.text.trim().is_empty() {
            return Err(Problem::new(ProblemCode::NoText, "the document holds no text"));
        }
        let warning = (!read.complete).then(|| Warning::new(WarningCode::CutOff, 1));
        let document = RawDocument {
            text: read.text,
            title: read.title,
            encoding: read.encoding,
            undecodable: read.undecodable,
            warnings: warning.into_iter().collect(),
            ..RawDocument::default()
        };
        Ok(Content::Documents(vec![document], Vec::new()))
    }
}
