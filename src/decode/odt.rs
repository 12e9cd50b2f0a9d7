//! OpenDocument text: paragraphs and headings, then the notes.
//!
//! Tracked deletions and comments are left out, and so is the day on which the file was made (see docx).

use super::package::{Kind, Package, kind};
use super::xml::{Node, attribute, fields, walk};
use super::{Content, Format, Problem, ProblemCode, RawDocument, Reading, Warning, WarningCode, decode};

/// OpenDocument text documents.
pub struct Odt;

/// Spaces that one element can stand for, at most.
const MOST_SPACES: usize = 100;

impl Format for Odt {
    fn name(&self) -> &'static str {
        "odt"
    }

    fn recognises(&self, path: &str, bytes: &[u8]) -> bool {
        kind(path, bytes) == Some(Kind::Odt)
    }

    fn open(&self, _path: &str, bytes: Vec<u8>, _: &Reading) -> Result<Content, Problem> {
        let mut package = Package::open(bytes)?;
        if let Some(manifest) = package.part("META-INF/manifest.xml")?
            && memchr::memmem::find(&manifest, b"encryption-data").is_some()
        {
            let detail = "the document has a password: save it without one";
            return Err(Problem::new(ProblemCode::Protected, detail));
        }
        let decoded = decode(package.needed("content.xml")?, None);
        let (text, complete) = paragraphs(&decoded.text);
        if text.trim().is_empty() {
            return Err(Problem::new(ProblemCode::NoText, "the document holds no text"));
        }
        let [title] = match package.part("meta.xml")? {
            Some(meta) => fields(&decode(meta, None).text, ["title"]),
            None => [None],
        };
        let mut document = RawDocument { title, ..RawDocument::of(decoded) };
        document.text = text;
        if !complete {
            document.warnings.push(Warning::new(WarningCode::CutOff, 1));
        }
        Ok(Content::Documents(vec![document], Vec::new()))
    }
}

/// The paragraphs, and whether the end was reached.
fn paragraphs(xml: &str) -> (String, bool) {
    let (mut text, mut notes) = (String::new(), String::new());
    let (mut left_out, mut in_note, mut in_paragraph, mut cell) = (0u32, false, 0u32, 0u32);
    let complete = walk(xml, |node| {
        let out = if in_note { &mut notes } else { &mut text };
        match node {
            Node::Start("tracked-changes" | "annotation" | "note-citation", _) => left_out += 1,
            Node::End("tracked-changes" | "annotation" | "note-citation") => {
                left_out = left_out.saturating_sub(1);
            }
            _ if left_out > 0 => {}
            Node::Start("note-body", _) => in_note = true,
            Node::End("note-body") => in_note = false,
            Node::Start("p" | "h", _) => in_paragraph += 1,
            Node::End("p" | "h") => {
                in_paragraph = in_paragraph.saturating_sub(1);
                out.push_str(if cell > 0 { "\n" } else { "\n\n" });
            }
            Node::Start("table-cell", _) => cell += 1,
            Node::End("table-cell") => cell = cell.saturating_sub(1),
            Node::Start("tab", _) => out.push('\t'),
            Node::Start("line-break", _) => out.push('\n'),
            Node::Start("s", start) => {
                let count = attribute(start, "c").and_then(|count| count.parse().ok()).unwrap_or(1);
                out.extend(std::iter::repeat_n(' ', MOST_SPACES.min(count)));
            }
            Node::Text(characters) if in_paragraph > 0 => out.push_str(characters),
            _ => {}
        }
    });
    text.push_str(&notes);
    (text, complete)
}
