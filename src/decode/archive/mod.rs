//! Archives: zip and gzip files, and such files in each other, one entry after the other.
//!
//! A hostile archive is refused and the rest of a drop is kept: entries, nesting, the size of an entry and
//! the total are bounded, and nothing is believed that the archive says of itself.

mod gzip;
pub(super) mod zip;

pub use gzip::Gzip;
pub use zip::Zip;

use super::{Content, Problem, ProblemCode, Reading, encoding, format_of};

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

/// Bytes that `packed` bytes may unpack to.
pub(super) fn allowance(packed: u64) -> u64 {
    MAX_TOTAL.min((packed * MAX_RATIO).max(RATIO_FREE))
}

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

/// The names of an archive's entries. Those that are not UTF-8 come from Chinese Windows more often than from
/// DOS; they are decoded together, because one name alone may be too short to tell.
fn decode_names(raw: &[Vec<u8>]) -> Vec<String> {
    let foreign: Vec<u8> = raw
        .iter()
        .filter(|name| std::str::from_utf8(name).is_err())
        .flat_map(|name| name.iter().copied().chain([b'\n']))
        .collect();
    let label = if foreign.is_empty() { None } else { Some(encoding::decode(foreign, None).encoding) };
    let decode = |name: &Vec<u8>| match std::str::from_utf8(name) {
        Ok(name) => name.to_owned(),
        Err(_) => encoding::decode(name.clone(), label).text,
    };
    raw.iter().map(decode).collect()
}

/// A path that only names a document and cannot mislead whoever reads it: nothing is ever written to it, but
/// steps upwards, drives, control characters and marks that turn the direction of writing are taken out.
fn clean_path(path: &str) -> String {
    let misleads = |c: &char| {
        c.is_control()
            || matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
    };
    let path: String = path.chars().filter(|c| !misleads(c)).collect();
    let drive = |part: &str| part.len() == 2 && part.ends_with(':');
    let parts = path.split(['/', '\\']).filter(|part| !matches!(*part, "" | "." | "..") && !drive(part));
    let path = parts.collect::<Vec<_>>().join("/");
    if path.is_empty() { "unnamed".to_owned() } else { path }
}

/// Files that systems leave in archives and that nobody means.
fn is_litter(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    path.starts_with("__MACOSX/")
        || name.starts_with("._")
        || matches!(name, "" | ".DS_Store" | "Thumbs.db" | "desktop.ini")
}

fn corrupt(error: &impl std::fmt::Display) -> Problem {
    let detail = format!("the archive is cut off or damaged ({error}): download it or pack it again");
    Problem::new(ProblemCode::ArchiveCorrupt, detail)
}

fn bomb(what: String) -> Problem {
    Problem::new(ProblemCode::ArchiveBomb, format!("{what}: unpack it yourself and drop what you need"))
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
        if !format.is_archive() {
            return Ok(Err(bytes));
        }
        let packed = bytes.len() as u64;
        match format.open(path, bytes, &Reading::default())? {
            Content::Files(entries) => {
                Ok(Ok(Self { levels: vec![(path.to_owned(), entries)], packed, unpacked: 0, entries: 0 }))
            }
            Content::Documents(..) => Err(Problem::new(ProblemCode::ArchiveCorrupt, "no entries")),
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
            let room = allowance(self.packed).saturating_sub(self.unpacked);
            let (base, entries) = self.levels.last_mut()?;
            let Some(mut entry) = entries.next(room) else {
                self.levels.pop();
                continue;
            };
            entry.path = format!("{base}/{}", entry.path);
            self.entries += 1;
            if self.entries > MAX_ENTRIES {
                return self.refuse(entry.path, bomb(format!("more than {MAX_ENTRIES} files")));
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
            if !format.is_archive() {
                return Some(Entry { path: entry.path, bytes: Ok(bytes) });
            }
            if self.levels.len() >= MAX_DEPTH {
                let problem = bomb(format!("more than {MAX_DEPTH} archives in each other"));
                return Some(Entry { path: entry.path, bytes: Err(problem) });
            }
            match format.open(&entry.path, bytes, &Reading::default()) {
                Ok(Content::Files(inner)) => self.levels.push((entry.path, inner)),
                Ok(Content::Documents(..)) => {}
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
    use std::io::{Cursor, Write};

    use ::zip::ZipWriter;
    use ::zip::write::SimpleFileOptions;
    use encoding_rs::GB18030;

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
        let names = ["人民日报\\要闻.txt", "a.txt", "国.txt"].map(|name| GB18030.encode(name).0.into_owned());
        let names: Vec<String> = decode_names(&names).iter().map(|name| clean_path(name)).collect();
        assert_eq!(names, ["人民日报/要闻.txt", "a.txt", "国.txt"]);
    }

    #[test]
    fn paths_cannot_mislead() {
        for (path, clean) in [
            ("../../etc/passwd", "etc/passwd"),
            ("/etc/passwd", "etc/passwd"),
            ("C:\\Windows\\a.txt", "Windows/a.txt"),
            ("a\u{202E}txt.exe\0\n", "atxt.exe"),
            ("..", "unnamed"),
        ] {
            assert_eq!(clean_path(path), clean);
        }
    }
}
