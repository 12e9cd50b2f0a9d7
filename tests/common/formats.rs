//! What the tests of formats share: opening a file, and making archives.

use std::io::{Cursor, Write};

use super::dictionary;
use wenmai::corpus::{FileReport, Source};
use wenmai::decode::{Content, Problem, RawDocument, Reading, format_of};
use wenmai::session::Session;
use wenmai::tokens::Settings;

/// The documents of a file.
pub fn documents(path: &str, bytes: &[u8], reading: &Reading) -> Result<Vec<RawDocument>, Problem> {
    match format_of(path, bytes).open(path, bytes.to_vec(), reading)? {
        Content::Documents(documents, _) => Ok(documents),
        Content::Files(_) => panic!("{path} is an archive"),
    }
}

/// The one document of a file.
pub fn one(path: &str, bytes: &[u8]) -> RawDocument {
    let mut all =
        documents(path, bytes, &Reading::default()).unwrap_or_else(|problem| panic!("{path}: {problem:?}"));
    assert_eq!(all.len(), 1, "{path}");
    all.remove(0)
}

/// What a session reports of a file.
pub fn report(path: &str, bytes: &[u8]) -> FileReport {
    let mut session = Session::new(dictionary(), Settings::default());
    session.add(Source { file: 0, path: path.into(), bytes: bytes.to_vec(), reading: Reading::default() })
}

/// What a session reports of a file, or of all files of an archive.
pub fn reports(path: &str, bytes: &[u8]) -> Vec<FileReport> {
    Session::new(dictionary(), Settings::default()).add_all(0, path, bytes.to_vec())
}

/// A zip archive, its first entry not packed.
pub fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    use zip::CompressionMethod::{Deflated, Stored};
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (at, (name, bytes)) in files.iter().enumerate() {
        let method = if at == 0 { Stored } else { Deflated };
        let options = zip::write::SimpleFileOptions::default().compression_method(method);
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}
