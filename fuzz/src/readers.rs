//! The readers of formats: what is previewed is what is read, and every text has an encoding.

use std::io::{Cursor, Write};

use wenmai::decode::{Content, Reading, Unpacker, format_of, preview};

/// Documents that are zip archives get their parts written for them, so that the bytes reach the reader and do not end
/// at a sum that is wrong.
pub fn docx(bytes: &[u8]) {
    open("a.docx", bytes);
    let (body, core) = bytes.split_at(bytes.len() / 2);
    let parts = [("word/document.xml", body), ("word/styles.xml", core), ("docProps/core.xml", core)];
    open("a.docx", &zipped(&parts));
}

pub fn odt(bytes: &[u8]) {
    open("a.odt", bytes);
    open("a.odt", &zipped(&[("content.xml", bytes), ("meta.xml", bytes)]));
}

pub fn epub(bytes: &[u8]) {
    open("a.epub", bytes);
    let (list, page) = bytes.split_at(bytes.len() / 2);
    let whole = b"<item id='a' href='a.xhtml' media-type='application/xhtml+xml'/><itemref idref='a'/>";
    let container = b"<rootfile full-path='c.opf'/>";
    open("a.epub", &zipped(&[("META-INF/container.xml", container), ("c.opf", list), ("a.xhtml", page)]));
    open("a.epub", &zipped(&[("META-INF/container.xml", container), ("c.opf", whole), ("a.xhtml", bytes)]));
}

pub fn rtf(bytes: &[u8]) {
    open("a.rtf", bytes);
    open("a.rtf", &[b"{\\rtf1\\ansicpg936 ", bytes].concat());
}

/// How a file is to be read, before the first line break; the file behind it.
pub fn reading(bytes: &[u8]) {
    let middle = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(0);
    if let Ok(reading) = std::str::from_utf8(&bytes[..middle]).map(Reading::parse)
        && let Ok(reading) = reading
    {
        let _ = preview("a.csv", bytes[middle..].to_vec(), &reading);
    }
}

/// Archives to begin with, one within another.
pub fn archives() -> Vec<Vec<u8>> {
    let inner = zipped(&[
        ("新闻/20250617.txt", "中国同中亚合作。".as_bytes()),
        ("a.csv", "正文,日期\n合作,2025-06-17\n".as_bytes()),
    ]);
    vec![inner.clone(), zipped(&[("inner.zip", &inner), ("b.md", b"# a\n")])]
}

/// Something packed by gzip, to begin with: one stored block, whose sum and length are right.
pub fn packed() -> Vec<Vec<u8>> {
    let head = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];
    vec![[&head[..], &[1, 5, 0, 0xfa, 0xff], b"hello", &[0x86, 0xa6, 0x10, 0x36, 5, 0, 0, 0]].concat()]
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

pub fn open(path: &str, bytes: &[u8]) {
    let reading = Reading::default();
    let read = |path: &str, bytes: Vec<u8>| {
        let shown = preview(path, bytes.clone(), &reading);
        if let Ok(Content::Documents(documents, _)) = format_of(path, &bytes).open(path, bytes, &reading) {
            assert_eq!(shown.total as usize, documents.len(), "a preview shows what is read");
            assert!(
                documents.iter().all(|document| !document.encoding.is_empty()),
                "every text has an encoding"
            );
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
