//! Formats that people drop and that Wenmai does not read: recognised, so that the report can say what to do.

use super::{Content, Format, Problem, ProblemCode, Reading, extension};

/// A known format that is not read.
pub struct Unsupported;

/// First bytes, the name that people know, and what to do.
const SIGNATURES: [(&[u8], &str); 14] = [
    (b"\xD0\xCF\x11\xE0", "Word, Excel or PowerPoint before 2007: save it as docx or csv"),
    (b"\x89PNG", "PNG picture: pictures hold no text that can be counted"),
    (b"\xFF\xD8\xFF", "JPEG picture: pictures hold no text that can be counted"),
    (b"GIF8", "GIF picture: pictures hold no text that can be counted"),
    (b"II*\0", "TIFF picture: pictures hold no text that can be counted"),
    (b"MM\0*", "TIFF picture: pictures hold no text that can be counted"),
    (b"AT&TFORM", "DjVu: save it as PDF with a text layer, or as text"),
    (b"Rar!", "RAR archive: unpack it and drop the folder"),
    (b"7z\xBC\xAF\x27\x1C", "7z archive: unpack it and drop the folder"),
    (b"BZh", "bzip2 archive: unpack it and drop the files"),
    (b"\xFD7zXZ", "xz archive: unpack it and drop the files"),
    (b"\x28\xB5\x2F\xFD", "zstd archive: unpack it and drop the files"),
    (b"SQLite format 3\0", "SQLite database: export the table as csv"),
    (b"PAR1", "Parquet table: export it as csv or jsonl"),
];

/// Zip files that are documents of their own kind: the extension tells them from an archive of texts.
const PACKAGES: [(&str, &str); 8] = [
    ("xlsx", "Excel: save the sheet as csv"),
    ("xlsm", "Excel: save the sheet as csv"),
    ("pptx", "PowerPoint: save it as text or PDF"),
    ("ods", "OpenDocument table: save the sheet as csv"),
    ("odp", "OpenDocument presentation: save it as text"),
    ("pages", "Pages: export it as docx"),
    ("numbers", "Numbers: export it as csv"),
    ("key", "Keynote: export it as text"),
];

fn unsupported(path: &str, bytes: &[u8]) -> Option<&'static str> {
    let by_bytes = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature));
    by_bytes.map(|(_, name)| *name).or_else(|| {
        // A Kindle book says what it is behind a header of 60 bytes.
        if bytes.get(60..68) == Some(b"BOOKMOBI") {
            return Some("Kindle book: convert it to epub");
        }
        let extension = extension(path);
        let package = PACKAGES.iter().find(|(known, _)| *known == extension && bytes.starts_with(b"PK"));
        package.map(|(_, name)| *name)
    })
}

impl Format for Unsupported {
    fn name(&self) -> &'static str {
        "unsupported"
    }

    fn recognises(&self, path: &str, bytes: &[u8]) -> bool {
        unsupported(path, bytes).is_some()
    }

    fn open(&self, path: &str, bytes: Vec<u8>, _: &Reading) -> Result<Content, Problem> {
        Err(Problem::new(ProblemCode::Unsupported, unsupported(path, &bytes).unwrap_or("unknown")))
    }
}
