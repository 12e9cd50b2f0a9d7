//! Gzip: one file, packed.

use std::io::{Cursor, Read};

use flate2::bufread::MultiGzDecoder;

use super::{Entries, Entry, MAX_ENTRY, bomb, clean_path, corrupt};
use crate::decode::{Content, Format, Problem, Reading};

/// A file packed by gzip; several packed streams in a row are one file.
pub struct Gzip;

impl Format for Gzip {
    fn name(&self) -> &'static str {
        "gzip"
    }

    fn recognises(&self, _path: &str, bytes: &[u8]) -> bool {
        bytes.starts_with(b"\x1F\x8B\x08")
    }

    fn is_archive(&self) -> bool {
        true
    }

    fn open(&self, path: &str, bytes: Vec<u8>, _: &Reading) -> Result<Content, Problem> {
        let name = inner_name(path);
        Ok(Content::Files(Box::new(One { rest: Some((name, bytes)) })))
    }
}

/// The name of the packed file: that of the package without its `.gz`.
fn inner_name(path: &str) -> String {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let inner = match name.rsplit_once('.') {
        Some((stem, last)) if last.eq_ignore_ascii_case("gz") || last.eq_ignore_ascii_case("gzip") => {
            stem.to_owned()
        }
        Some((stem, last)) if last.eq_ignore_ascii_case("tgz") => format!("{stem}.tar"),
        _ => name.to_owned(),
    };
    clean_path(&inner)
}

struct One {
    rest: Option<(String, Vec<u8>)>,
}

impl Entries for One {
    fn count(&self) -> usize {
        usize::from(self.rest.is_some())
    }

    fn next(&mut self, room: u64) -> Option<Entry> {
        let (path, packed) = self.rest.take()?;
        let room = room.min(MAX_ENTRY);
        let mut bytes = Vec::new();
        let read = MultiGzDecoder::new(Cursor::new(packed)).take(room + 1).read_to_end(&mut bytes);
        let bytes = match read {
            _ if bytes.len() as u64 > room => Err(bomb(format!("it unpacks to more than {room} bytes"))),
            Err(error) => Err(corrupt(&error)),
            Ok(_) => Ok(bytes),
        };
        Some(Entry { path, bytes })
    }
}
