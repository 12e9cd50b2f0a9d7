//! Archives: zip files, and zip files in zip files, one entry after the other.
//!
//! A hostile archive is refused and the rest of a drop is kept: entries, nesting, the size of an entry and
//! the total are bounded, and nothing is believed that the archive says of itself.

use std::io::{Cursor, Read};

use encoding_rs::GB18030;
use zip::ZipArchive;
use zip::result::ZipError;

use super::{Content, Format, Problem, ProblemCode, format_of, plain};

/// Archives in archives, at most.
const MAX_DEPTH: usize = 8;
/// Entries of one dropped archive, over all levels, at most.
const MAX_ENTRIES: usize = 500_000;
/// Bytes of one unpacked entry, at most: what a 32-bit address space can hold beside its tokens.
const MAX_ENTRY: u64 = 1 << 30;
/// Unpacked bytes of one dropped archive, at most.
const MAX_TOTAL: u64 = 8 << 30;
/// Deflate cannot exceed 1032 : 1, text stays under 20 : 1; more than this over a whole archive is a bomb.
const MAX_RATIO: u64 = 200;
/// Below this many unpacked bytes the ratio is no concern.
const RATIO_FREE: u64 = 64 << 20;

/// A file in an archive.
pub struct Entry {
    /// Path within the archive.
    pub path: String,
    /// Its bytes, or why there are none.
    pub bytes: Result<Vec<u8>, Problem>,
}

/// The files of an archive, in the order of their paths.
pub trait Entries {
    /// How many there are in all.
    fn count(&self) -> usize;
    /// The next one, unpacked to at most `room` bytes.
    fn next(&mut self, room: u64) -> Option<Entry>;
}

/// Zip archives.
pub struct Zip;

impl Format for Zip {
    fn name(&self) -> &'static str {
        "zip"
    }

    fn recognises(&self, path: &str, bytes: &[u8]) -> bool {
        let by_bytes = bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06");
        let by_name = super::extension(path) == "zip";
        (by_bytes && !plain::is_zipped_document(path)) || by_name
    }

    fn open(&self, _path: &str, bytes: Vec<u8>, _: Option<&str>) -> Result<Content, Problem> {
        if bytes.is_empty() {
            return Err(Problem::new(ProblemCode::Empty, "the file has 0 bytes"));
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(problem)?;
        // The reader finds the directory of an archive within a cut-off archive; that one is not meant.
        if archive.offset() != 0 {
            return Err(Problem::new(
                ProblemCode::ArchiveCorrupt,
                "its directory does not belong to its beginning",
            ));
        }
        let mut order = Vec::new();
        for index in 0..archive.len() {
            let file = archive.by_index_raw(index).map_err(problem)?;
            let path = entry_path(file.name_raw());
            if !file.is_dir() && !is_litter(&path) {
                order.push((path, index));
            }
        }
        if order.is_empty() {
            return Err(Problem::new(ProblemCode::ArchiveEmpty, "no files in the archive"));
        }
        order.sort();
        order.reverse();
        Ok(Content::Files(Box::new(ZipEntries { archive, rest: order })))
    }
}

struct ZipEntries {
    archive: ZipArchive<Cursor<Vec<u8>>>,
    /// Still to come, last first.
    rest: Vec<(String, usize)>,
}

impl Entries for ZipEntries {
    fn count(&self) -> usize {
        self.rest.len()
    }

    fn next(&mut self, room: u64) -> Option<Entry> {
        let (path, index) = self.rest.pop()?;
        let bytes = self.unpack(index, room);
        Some(Entry { path, bytes })
    }
}

impl ZipEntries {
    fn unpack(&mut self, index: usize, room: u64) -> Result<Vec<u8>, Problem> {
        let file = self.archive.by_index(index).map_err(problem)?;
        let room = room.min(MAX_ENTRY);
        // The stated size serves as a hint only, and a modest one.
        let mut bytes = Vec::with_capacity(file.size().min(room).min(1 << 24) as usize);
        file.take(room + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| Problem::new(ProblemCode::ArchiveCorrupt, error.to_string()))?;
        if bytes.len() as u64 > room {
            return Err(Problem::new(
                ProblemCode::ArchiveBomb,
                format!("an entry unpacks to more than {room} bytes"),
            ));
        }
        Ok(bytes)
    }
}

/// Names without the UTF-8 flag come from Chinese Windows more often than from DOS.
fn entry_path(raw: &[u8]) -> String {
    let name = match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => GB18030.decode_without_bom_handling(raw).0.into_owned(),
    };
    // The path only names the document; nothing is ever written to it. Still, keep it honest.
    let parts = name.split(['/', '\\']).filter(|part| !matches!(*part, "" | "." | ".."));
    parts.collect::<Vec<_>>().join("/")
}

/// Files that systems leave in archives and that nobody means.
fn is_litter(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    path.starts_with("__MACOSX/")
        || name.starts_with("._")
        || matches!(name, "" | ".DS_Store" | "Thumbs.db" | "desktop.ini")
}

fn problem(error: ZipError) -> Problem {
    let code = match &error {
        ZipError::InvalidPassword => ProblemCode::ArchiveEncrypted,
        ZipError::UnsupportedArchive(message) if *message == ZipError::PASSWORD_REQUIRED => {
            ProblemCode::ArchiveEncrypted
        }
        _ => ProblemCode::ArchiveCorrupt,
    };
    Problem::new(code, error.to_string())
}

/// Walks through an archive and the archives in it, giving plain files only.
pub struct Unpacker {
    levels: Vec<(String, Box<dyn Entries>)>,
    packed: u64,
    unpacked: u64,
    entries: usize,
}

impl Unpacker {
    /// Opens the file at `path`; `None` when it is not an archive.
    ///
    /// # Errors
    /// A [`Problem`] when it is an archive that cannot be opened.
    pub fn open(path: &str, bytes: Vec<u8>) -> Result<Result<Self, Vec<u8>>, Problem> {
        let format = format_of(path, &bytes);
        if format.name() != Zip.name() {
            return Ok(Err(bytes));
        }
        let packed = bytes.len() as u64;
        match format.open(path, bytes, None)? {
            Content::Files(entries) => {
                Ok(Ok(Self { levels: vec![(path.to_owned(), entries)], packed, unpacked: 0, entries: 0 }))
            }
            Content::Documents(_) => Err(Problem::new(ProblemCode::ArchiveCorrupt, "no entries")),
        }
    }

    /// Files known to be still to come, those of archives not yet opened aside.
    #[must_use]
    pub fn remaining(&self) -> usize {
        self.levels.iter().map(|(_, entries)| entries.count()).sum()
    }

    /// The next plain file, its path beginning with that of the archives it came from. After a bomb was
    /// found nothing more comes.
    pub fn next_file(&mut self) -> Option<Entry> {
        loop {
            let room = MAX_TOTAL.min((self.packed * MAX_RATIO).max(RATIO_FREE)) - self.unpacked;
            let (base, entries) = self.levels.last_mut()?;
            let Some(mut entry) = entries.next(room) else {
                self.levels.pop();
                continue;
            };
            entry.path = format!("{base}/{}", entry.path);
            self.entries += 1;
            if self.entries > MAX_ENTRIES {
                let problem =
                    Problem::new(ProblemCode::ArchiveBomb, format!("more than {MAX_ENTRIES} files"));
                return self.refuse(entry.path, problem);
            }
            let bytes = match entry.bytes {
                Ok(bytes) => bytes,
                Err(problem) if problem.code == ProblemCode::ArchiveBomb => {
                    return self.refuse(entry.path, problem);
                }
                Err(_) => return Some(entry),
            };
            self.unpacked += bytes.len() as u64;
            let format = format_of(&entry.path, &bytes);
            if format.name() != Zip.name() {
                return Some(Entry { path: entry.path, bytes: Ok(bytes) });
            }
            if self.levels.len() >= MAX_DEPTH {
                let detail = format!("more than {MAX_DEPTH} archives in each other");
                return Some(Entry {
                    path: entry.path,
                    bytes: Err(Problem::new(ProblemCode::ArchiveBomb, detail)),
                });
            }
            match format.open(&entry.path, bytes, None) {
                Ok(Content::Files(inner)) => self.levels.push((entry.path, inner)),
                Ok(Content::Documents(_)) => {}
                Err(problem) => return Some(Entry { path: entry.path, bytes: Err(problem) }),
            }
        }
    }

    fn refuse(&mut self, path: String, problem: Problem) -> Option<Entry> {
        self.levels.clear();
        Some(Entry { path, bytes: Err(problem) })
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn paths(bytes: Vec<u8>) -> Vec<String> {
        let mut unpacker = Unpacker::open("a.zip", bytes).unwrap().ok().unwrap();
        std::iter::from_fn(|| unpacker.next_file()).map(|entry| entry.path).collect()
    }

    #[test]
    fn nested_archives_are_flattened_in_order_of_path() {
        let inner = zip(&[("x.txt", b"x")]);
        let bytes = zip(&[("c.txt", b"c"), ("b.zip", &inner), ("__MACOSX/._c.txt", b""), ("../a.txt", b"a")]);
        assert_eq!(paths(bytes), ["a.zip/a.txt", "a.zip/b.zip/x.txt", "a.zip/c.txt"]);
    }

    #[test]
    fn a_bomb_is_refused_and_ends_the_archive() {
        let zeros = vec![b'0'; 80 << 20];
        let mut unpacker =
            Unpacker::open("a.zip", zip(&[("a.txt", &zeros), ("b.txt", b"b")])).unwrap().ok().unwrap();
        let problem = unpacker.next_file().unwrap().bytes.unwrap_err();
        assert_eq!(problem.code, ProblemCode::ArchiveBomb);
        assert!(unpacker.next_file().is_none());
    }

    #[test]
    fn deep_nesting_is_refused() {
        let mut bytes = zip(&[("x.txt", b"x")]);
        for _ in 0..50 {
            bytes = zip(&[("n.zip", &bytes)]);
        }
        let mut unpacker = Unpacker::open("a.zip", bytes).unwrap().ok().unwrap();
        let problem = unpacker.next_file().unwrap().bytes.unwrap_err();
        assert_eq!(problem.code, ProblemCode::ArchiveBomb);
    }

    #[test]
    fn a_corrupt_and_an_empty_archive_say_so() {
        let code = |bytes: Vec<u8>| Unpacker::open("a.zip", bytes).err().map(|problem| problem.code);
        assert_eq!(code(b"PK\x03\x04 nonsense".to_vec()), Some(ProblemCode::ArchiveCorrupt));
        assert_eq!(code(Vec::new()), Some(ProblemCode::Empty));
        assert_eq!(code(zip(&[])), Some(ProblemCode::ArchiveEmpty));
    }

    #[test]
    fn names_from_chinese_windows() {
        assert_eq!(entry_path(&GB18030.encode("人民日报\\要闻.txt").0), "人民日报/要闻.txt");
    }
}
