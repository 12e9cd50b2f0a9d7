//! Plain text and Markdown, and the formats that are known but not read.

use super::{Content, Format, Problem, ProblemCode, RawDocument, decode, extension};

/// Text files, Markdown among them: one file, one document. Markdown stays as written but for the marks of
/// headings, which the title loses.
pub struct Plain;

impl Format for Plain {
    fn name(&self) -> &'static str {
        "text"
    }

    fn recognises(&self, _path: &str, _bytes: &[u8]) -> bool {
        true
    }

    fn open(&self, _path: &str, bytes: Vec<u8>, encoding: Option<&str>) -> Result<Content, Problem> {
        if bytes.is_empty() {
            return Err(Problem::new(ProblemCode::Empty, "the file has 0 bytes"));
        }
        let decoded = decode(bytes, encoding);
        if let Some(share) = binary_share(&decoded.text) {
            let detail =
                format!("{:.1} % of the characters are control characters or not decodable", share * 100.0);
            return Err(Problem::new(ProblemCode::Binary, detail));
        }
        if decoded.text.chars().all(char::is_whitespace) {
            return Err(Problem::new(ProblemCode::Empty, "the file holds white space only"));
        }
        Ok(Content::Documents(vec![RawDocument {
            text: decoded.text,
            title: None,
            encoding: decoded.encoding,
            undecodable: decoded.undecodable,
            guessed: decoded.guessed,
        }]))
    }
}

/// Control characters that text files do hold: tab, line ends, form feed, and the old end-of-file mark.
#[must_use]
pub fn is_stray_control(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{E}'..='\u{19}' | '\u{1B}'..='\u{1F}' | '\u{7F}')
}

/// The share of characters that no text has, where it is too large for the bytes to be text.
fn binary_share(text: &str) -> Option<f64> {
    let (mut all, mut odd) = (0usize, 0usize);
    for c in text.chars().take(1 << 20) {
        all += 1;
        odd += usize::from(is_stray_control(c) || c == '\u{FFFD}');
    }
    let share = odd as f64 / all.max(1) as f64;
    (share > 0.10 || (text.contains('\0') && share > 0.01)).then_some(share)
}

/// Formats that people drop and that Wenmai does not read. Recognised so that the report can say so.
pub struct Unsupported;

/// First bytes, and the name people know.
const SIGNATURES: [(&[u8], &str); 11] = [
    (b"%PDF-", "PDF"),
    (b"\xD0\xCF\x11\xE0", "Word, Excel or PowerPoint before 2007"),
    (b"\x89PNG", "PNG picture"),
    (b"\xFF\xD8\xFF", "JPEG picture"),
    (b"GIF8", "GIF picture"),
    (b"Rar!", "RAR archive"),
    (b"7z\xBC\xAF\x27\x1C", "7z archive"),
    (b"\x1F\x8B", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xFD7zXZ", "xz"),
    (b"{\\rtf", "RTF"),
];

const EXTENSIONS: [(&str, &str); 6] = [
    ("docx", "Word"),
    ("xlsx", "Excel"),
    ("pptx", "PowerPoint"),
    ("epub", "EPUB"),
    ("odt", "OpenDocument"),
    ("mobi", "Mobipocket"),
];

fn unsupported(path: &str, bytes: &[u8]) -> Option<&'static str> {
    let by_bytes = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature));
    by_bytes.map(|(_, name)| *name).or_else(|| {
        let extension = extension(path);
        // Zip-based documents: the extension tells them from an archive of texts.
        EXTENSIONS
            .iter()
            .find(|(known, _)| *known == extension && bytes.starts_with(b"PK"))
            .map(|(_, name)| *name)
    })
}

impl Format for Unsupported {
    fn name(&self) -> &'static str {
        "unsupported"
    }

    fn recognises(&self, path: &str, bytes: &[u8]) -> bool {
        unsupported(path, bytes).is_some()
    }

    fn open(&self, path: &str, bytes: Vec<u8>, _: Option<&str>) -> Result<Content, Problem> {
        Err(Problem::new(ProblemCode::Unsupported, unsupported(path, &bytes).unwrap_or("unknown")))
    }
}

/// Whether a zip file is a document of its own kind (docx, epub, …) rather than an archive.
#[must_use]
pub(super) fn is_zipped_document(path: &str) -> bool {
    let extension = extension(path);
    EXTENSIONS.iter().any(|(known, _)| *known == extension)
}
