//! What is fuzzed: every reader, by the name of its target. A finding is a panic, an overflow, or a run that takes
//! longer than its bytes can explain; it is mended and kept as a test in `tests/formats_hostile.rs`.

use std::io::{Cursor, Write};

use wenmai::decode::{Content, Reading, Unpacker, format_of, preview};

/// Targets: a name, and the name of a file that the target reads.
pub const TARGETS: [(&str, &str); 13] = [
    ("text", "a.txt"),
    ("markdown", "a.md"),
    ("html", "a.html"),
    ("csv", "a.csv"),
    ("jsonl", "a.json"),
    ("rtf", "a.rtf"),
    ("pdf", "a.pdf"),
    ("docx", "a.docx"),
    ("odt", "a.odt"),
    ("epub", "a.epub"),
    ("zip", "a.zip"),
    ("gzip", "a.gz"),
    ("reading", "a.csv"),
];

/// Runs a target over some bytes. Documents that are zip archives get their parts written for them, so that the bytes
/// reach the reader and do not end at a sum that is wrong.
///
/// # Panics
/// When the target is unknown, and on a finding.
pub fn run(target: &str, bytes: &[u8]) {
    let (_, path) = TARGETS.iter().find(|(name, _)| *name == target).expect("a target");
    match target {
        "docx" => {
            open(path, bytes);
            let (body, core) = bytes.split_at(bytes.len() / 2);
            open(path, &zipped(&[("word/document.xml", body), ("word/styles.xml", core), ("docProps/core.xml", core)]));
        }
        "odt" => {
            open(path, bytes);
            open(path, &zipped(&[("content.xml", bytes), ("meta.xml", bytes)]));
        }
        "epub" => {
            open(path, bytes);
            let (list, page) = bytes.split_at(bytes.len() / 2);
            let whole = b"<item id='a' href='a.xhtml' media-type='application/xhtml+xml'/><itemref idref='a'/>";
            let container = b"<rootfile full-path='c.opf'/>";
            open(path, &zipped(&[("META-INF/container.xml", container), ("c.opf", list), ("a.xhtml", page)]));
            open(path, &zipped(&[("META-INF/container.xml", container), ("c.opf", whole), ("a.xhtml", bytes)]));
        }
        "rtf" => {
            open(path, bytes);
            open(path, &[b"{\\rtf1\\ansicpg936 ", bytes].concat());
        }
        "pdf" => {
            open(path, bytes);
            open(path, &[b"%PDF-1.7\n", bytes].concat());
            open(path, &paged(bytes, b""));
            let (content, font) = bytes.split_at(bytes.len() / 2);
            open(path, &paged(content, font));
        }
        "reading" => {
            let middle = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(0);
            if let Ok(reading) = std::str::from_utf8(&bytes[..middle]).map(Reading::parse)
                && let Ok(reading) = reading
            {
                let _ = preview(path, bytes[middle..].to_vec(), &reading);
            }
        }
        _ => open(path, bytes),
    }
}

/// A PDF whose one page has this content, in a font with this map from codes to characters.
fn paged(content: &[u8], map: &[u8]) -> Vec<u8> {
    let stream = |bytes: &[u8]| [format!("<< /Length {} >>\nstream\n", bytes.len()).as_bytes(), bytes, b"\nendstream"].concat();
    let font: &[u8] = b"<< /Type /Font /Subtype /Type0 /Encoding /GBK-EUC-H /ToUnicode 2 0 R /DescendantFonts [<< /Type /Font /W [1 [500] 2 9 100] >>] >>";
    let objects: [&[u8]; 6] = [
        &stream(content),
        &stream(map),
        font,
        b"<< /Type /Page /Parent 5 0 R /MediaBox [0 0 500 500] /Contents 1 0 R /Resources << /Font << /F1 3 0 R >> /XObject << /X1 1 0 R >> >> >>",
        b"<< /Type /Pages /Count 1 /Kids [4 0 R] >>",
        b"<< /Type /Catalog /Pages 5 0 R >>",
    ];
    let mut pdf = b"%PDF-1.7\n".to_vec();
    for (at, object) in objects.iter().enumerate() {
        pdf.extend_from_slice(format!("{} 0 obj\n", at + 1).as_bytes());
        pdf.extend_from_slice(object);
        pdf.extend_from_slice(b"\nendobj\n");
    }
    pdf.extend_from_slice(b"trailer\n<< /Root 6 0 R >>\n");
    pdf
}

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in parts {
        writer.start_file(*name, stored).expect("a name");
        writer.write_all(bytes).expect("memory");
    }
    writer.finish().expect("an archive").into_inner()
}

fn open(path: &str, bytes: &[u8]) {
    let reading = Reading::default();
    let read = |path: &str, bytes: Vec<u8>| {
        let shown = preview(path, bytes.clone(), &reading);
        if let Ok(Content::Documents(documents, _)) = format_of(path, &bytes).open(path, bytes, &reading) {
            assert_eq!(shown.total as usize, documents.len(), "a preview shows what is read");
            assert!(documents.iter().all(|document| !document.encoding.is_empty()), "every text has an encoding");
        }
    };
    match Unpacker::open(path, bytes.to_vec()) {
        Ok(Ok(mut unpacker)) => {
            while let Some(entry) = unpacker.next_file() {
                if let Ok(bytes) = entry.bytes {
                    read(&entry.path, bytes);
                }
            }
        }
        Ok(Err(bytes)) => read(path, bytes),
        Err(_) => {}
    }
}
