//! PDF files with a text layer. The reader is a crate of its own, which the page loads as a module of its own when a PDF is
//! dropped: there the core is given what it read.

use wenmai_pdf::{Failure, Read, is_pdf};

use super::{Content, Format, Problem, ProblemCode, RawDocument, Reading, Warning, WarningCode};

/// PDF files.
pub struct Pdf;

impl Format for Pdf {
    fn name(&self) -> &'static str {
        "pdf"
    }

    fn recognises(&self, _path: &str, bytes: &[u8]) -> bool {
        is_pdf(bytes)
    }

    fn open(&self, _path: &str, bytes: Vec<u8>, _: &Reading) -> Result<Content, Problem> {
        if bytes.is_empty() {
            return Err(Problem::new(ProblemCode::Empty, "the file has 0 bytes"));
        }
        read(bytes)
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn read(bytes: Vec<u8>) -> Result<Content, Problem> {
    content(wenmai_pdf::read(bytes))
}

#[cfg(target_arch = "wasm32")]
fn read(_: Vec<u8>) -> Result<Content, Problem> {
    Err(Problem::new(ProblemCode::Pages, "the pages of a PDF must be read by its own reader first"))
}

/// What the reader found, as any format gives it. The day on which the file was made says nothing about when its text was
/// published, so no date is taken from it.
///
/// # Errors
/// Why the file gives no text.
pub fn content(read: Read) -> Result<Content, Problem> {
    let text = read.outcome.map_err(problem)?;
    let mut document = RawDocument {
        text: text.text,
        title: text.title,
        encoding: "PDF",
        undecodable: text.unknown,
        ..RawDocument::default()
    };
    for (code, count) in [(WarningCode::PagesWithoutText, text.scanned), (WarningCode::LostParts, text.lost)]
    {
        if count > 0 {
            document.warnings.push(Warning::new(code, count));
        }
    }
    Ok(Content::Documents(vec![document], Vec::new()))
}

fn problem(failure: Failure) -> Problem {
    let (code, detail) = match failure {
        Failure::Damaged => {
            (ProblemCode::Damaged, "the PDF is damaged: open it in a viewer and save it again".to_owned())
        }
        Failure::Protected => {
            (ProblemCode::Protected, "the PDF opens with a password only: save it without".to_owned())
        }
        Failure::NoText { pages, scanned: 0 } => {
            (ProblemCode::NoText, format!("none of its {pages} pages holds text"))
        }
        Failure::NoText { pages, scanned } => (
            ProblemCode::NoText,
            format!(
                "a scan: pictures on {scanned} of {pages} pages and no text layer; it needs text recognition (OCR) first"
            ),
        ),
        Failure::NoCharacters => (
            ProblemCode::NoText,
            "its fonts do not say which characters they show: it needs text recognition (OCR) first"
                .to_owned(),
        ),
        Failure::Bomb => {
            (ProblemCode::ArchiveBomb, "the PDF unpacks to far more than its size explains".to_owned())
        }
        Failure::Crashed => (ProblemCode::Crashed, "the reader broke down over this PDF".to_owned()),
    };
    Problem::new(code, detail)
}
