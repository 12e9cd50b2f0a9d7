//! Word since 2007: the paragraphs of the body, then the notes.
//!
//! Deleted text of tracked changes, instructions of fields and the second copy that Word keeps of a text box for
//! older programs are left out. The day on which the file was made says nothing about when its text was
//! published, so no date is taken from it.

use super::package::{Kind, Package, kind};
use super::xml::{Node, attribute, fields, walk};
use super::{Content, Format, Problem, ProblemCode, RawDocument, Reading, Warning, WarningCode, decode};

/// Word documents.
pub struct Docx;

impl Format for Docx {
    fn name(&self) -> &'static str {
        "docx"
    }

    fn recognises(&self, path: &str, bytes: &[u8]) -> bool {
        kind(path, bytes) == Some(Kind::Docx)
    }

    fn open(&self, _path: &str, bytes: Vec<u8>, _: &Reading) -> Result<Content, Problem> {
        let mut package = Package::open(bytes)?;
        let decoded = decode(package.needed("word/document.xml")?, None);
        let styles = package.part("word/styles.xml")?.map(|part| decode(part, None).text);
        let title_style = styles.and_then(|styles| title_style(&styles));
        let mut body = Body { title_style, ..Body::default() };
        let mut complete = body.read(&decoded.text);
        for notes in ["word/footnotes.xml", "word/endnotes.xml"] {
            if let Some(part) = package.part(notes)? {
                complete &= body.read(&decode(part, None).text);
            }
        }
        if body.text.trim().is_empty() {
            let detail = "the document holds no text: pictures of text cannot be read";
            return Err(Problem::new(ProblemCode::NoText, detail));
        }
        let [stated] = match package.part("docProps/core.xml")? {
            Some(core) => fields(&decode(core, None).text, ["title"]),
            None => [None],
        };
        let mut document = RawDocument { title: body.title.or(stated), ..RawDocument::of(decoded) };
        document.text = body.text;
        if !complete {
            document.warnings.push(Warning::new(WarningCode::CutOff, 1));
        }
        Ok(Content::Documents(vec![document], Vec::new()))
    }
}

/// The text as it grows.
#[derive(Default)]
struct Body {
    text: String,
    title: Option<String>,
    /// What the style of titles is called in this document.
    title_style: Option<String>,
}

/// The identifier of the style whose name is Title: identifiers are translated, names are not.
fn title_style(xml: &str) -> Option<String> {
    let (mut id, mut found) = (None, None);
    walk(xml, |node| match node {
        Node::Start("style", start) => id = attribute(start, "styleId"),
        Node::Start("name", start)
            if found.is_none()
                && attribute(start, "val").is_some_and(|name| name.eq_ignore_ascii_case("title")) =>
        {
            found = id.take();
        }
        _ => {}
    });
    found
}

impl Body {
    /// Adds the paragraphs of a part; whether its end was reached.
    fn read(&mut self, xml: &str) -> bool {
        let (mut left_out, mut in_text, mut is_title, mut cell) = (0u32, false, false, 0usize);
        let mut from = self.text.len();
        walk(xml, |node| match node {
            Node::Start("Fallback" | "del" | "moveFrom" | "rPrChange" | "pPrChange", _) => left_out += 1,
            Node::End("Fallback" | "del" | "moveFrom" | "rPrChange" | "pPrChange") => {
                left_out = left_out.saturating_sub(1);
            }
            _ if left_out > 0 => {}
            Node::Start("t", _) => in_text = true,
            Node::End("t") => in_text = false,
            Node::Text(characters) if in_text => self.text.push_str(characters),
            Node::Start("p", _) => {
                from = self.text.len();
                is_title = false;
            }
            Node::Start("pStyle", start) => {
                let style = attribute(start, "val");
                is_title = style.is_some() && style == self.title_style;
            }
            Node::Start("tab", _) if self.text.len() > from => self.text.push('\t'),
            Node::Start("br" | "cr", _) => self.text.push('\n'),
            Node::Start("noBreakHyphen", _) => self.text.push('-'),
            Node::End("p") => {
                let paragraph = self.text[from.min(self.text.len())..].trim();
                if is_title && self.title.is_none() && !paragraph.is_empty() {
                    self.title = Some(paragraph.to_owned());
                }
                self.text.push_str(if cell > 0 { "\n" } else { "\n\n" });
                from = self.text.len();
            }
            Node::Start("tc", _) => cell += 1,
            Node::End("tc") => cell = cell.saturating_sub(1),
            _ => {}
        })
    }
}
