//! Documents that are zip archives of XML parts: docx, odt, epub.

use super::archive::{allowance, zip::Directory, zip::is_zip};
use super::{Problem, ProblemCode, extension};

/// What kind of document a zip file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Word since 2007.
    Docx,
    /// OpenDocument text.
    Odt,
    /// Electronic book.
    Epub,
}

/// The kind of document that a file is, by its name, else by its first entry, which most programs write as the
/// standards ask; `None` for an archive of files.
pub(super) fn kind(path: &str, bytes: &[u8]) -> Option<Kind> {
    if !is_zip(bytes) {
        return None;
    }
    match extension(path).as_str() {
        "docx" | "docm" | "dotx" => return Some(Kind::Docx),
        "odt" | "ott" => return Some(Kind::Odt),
        "epub" => return Some(Kind::Epub),
        _ => {}
    }
    let length = |at: usize| Some(usize::from(*bytes.get(at)?) | usize::from(*bytes.get(at + 1)?) << 8);
    let (name_end, extra) = (30 + length(26)?, length(28)?);
    let name = bytes.get(30..name_end)?;
    let of_office =
        name == b"[Content_Types].xml" || name.starts_with(b"_rels/") || name.starts_with(b"word/");
    if name == b"mimetype" {
        let content = bytes.get(name_end + extra..)?;
        let is = |kind: &[u8]| content.starts_with(kind);
        let odt = is(b"application/vnd.oasis.opendocument.text").then_some(Kind::Odt);
        return is(b"application/epub+zip").then_some(Kind::Epub).or(odt);
    }
    // Names stand unpacked in the directory at the end.
    (of_office && memchr::memmem::rfind(bytes, b"word/document.xml").is_some()).then_some(Kind::Docx)
}

/// A document's parts. What they unpack to is bounded, each and in all.
pub(super) struct Package {
    directory: Directory,
    room: u64,
}

impl Package {
    /// Opens a document.
    ///
    /// # Errors
    /// When its directory is damaged.
    pub(super) fn open(bytes: Vec<u8>) -> Result<Self, Problem> {
        if bytes.is_empty() {
            return Err(Problem::new(ProblemCode::Empty, "the file has 0 bytes"));
        }
        let room = allowance(bytes.len() as u64);
        Ok(Self { directory: Directory::read(bytes).map_err(of_document)?, room })
    }

    /// A part that may be missing.
    ///
    /// # Errors
    /// When it is there and cannot be unpacked.
    pub(super) fn part(&mut self, path: &str) -> Result<Option<Vec<u8>>, Problem> {
        let Some(place) = self.directory.find(path) else { return Ok(None) };
        let bytes = self.directory.unpack(place, self.room).map_err(of_document)?;
        self.room -= bytes.len() as u64;
        Ok(Some(bytes))
    }

    /// A part without which there is no document.
    ///
    /// # Errors
    /// When it is missing or cannot be unpacked.
    pub(super) fn needed(&mut self, path: &str) -> Result<Vec<u8>, Problem> {
        let missing = || {
            let detail = format!("its part {path} is missing: save the document again");
            Problem::new(ProblemCode::Damaged, detail)
        };
        self.part(path)?.ok_or_else(missing)
    }
}

/// To whoever dropped it, the file is a document and not an archive.
fn of_document(problem: Problem) -> Problem {
    let code = match problem.code {
        ProblemCode::ArchiveCorrupt => ProblemCode::Damaged,
        ProblemCode::ArchiveEncrypted => ProblemCode::Protected,
        other => other,
    };
    Problem { code, detail: problem.detail.replace("the archive is", "the document is") }
}
