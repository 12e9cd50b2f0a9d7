//! Zip archives, and the parts of documents that are zip archives themselves (docx, epub, odt).

use std::io::Read;

use flate2::bufread::DeflateDecoder;
use rawzip::extra_fields::ExtraFieldId;
use rawzip::{CompressionMethod, ZipArchive, ZipArchiveEntryWayfinder, ZipFileHeaderRecord, ZipSliceArchive};

use super::{Entries, Entry, MAX_ENTRIES, MAX_ENTRY, bomb, clean_path, corrupt, decode_names, is_litter};
use crate::decode::{
    Content, Format, Problem, ProblemCode, Reading, extension, package, unsupported::Unsupported,
};
use crate::sorting::OrderBy;

/// Zip archives.
pub struct Zip;

/// Whether the first bytes are those of a zip archive, or of one without entries.
#[must_use]
pub(in crate::decode) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

impl Format for Zip {
    fn name(&self) -> &'static str {
        "zip"
    }

    fn recognises(&self, path: &str, bytes: &[u8]) -> bool {
        let document = || package::kind(path, bytes).is_some() || Unsupported.recognises(path, bytes);
        extension(path) == "zip" || (is_zip(bytes) && !document())
    }

    fn is_archive(&self) -> bool {
        true
    }

    fn open(&self, _path: &str, bytes: Vec<u8>, _: &Reading) -> Result<Content, Problem> {
        if bytes.is_empty() {
            return Err(Problem::new(ProblemCode::Empty, "the file has 0 bytes"));
        }
        let directory = Directory::read(bytes)?;
        let mut rest: Vec<(String, Place)> =
            directory.entries.iter().filter(|(path, _)| !is_litter(path)).cloned().collect();
        if rest.is_empty() {
            return Err(Problem::new(ProblemCode::ArchiveEmpty, "no files in the archive"));
        }
        // Entries of one name stay in the order in which they stand.
        rest.order_by(|(a, _), (b, _)| a.cmp(b));
        rest.reverse();
        Ok(Content::Files(Box::new(ZipEntries { directory, rest })))
    }
}

/// Where an entry lies and how it is packed.
#[derive(Debug, Clone, Copy)]
pub(in crate::decode) struct Place {
    at: ZipArchiveEntryWayfinder,
    method: CompressionMethod,
    encrypted: bool,
}

/// A zip file with the paths of its entries, in the order of its directory.
pub(in crate::decode) struct Directory {
    archive: ZipSliceArchive<Vec<u8>>,
    pub(in crate::decode) entries: Vec<(String, Place)>,
}

impl Directory {
    /// Reads the directory of an archive.
    ///
    /// # Errors
    /// When there is none, when it is damaged, or when it names more files than anybody drops.
    pub(in crate::decode) fn read(bytes: Vec<u8>) -> Result<Self, Problem> {
        let archive = ZipArchive::from_slice(bytes).map_err(|error| corrupt(&error))?;
        let too_many = || bomb(format!("it names more than {MAX_ENTRIES} files"));
        if archive.entries_hint() > MAX_ENTRIES as u64 {
            return Err(too_many());
        }
        let (mut names, mut places) = (Vec::new(), Vec::new());
        let mut first = u64::MAX;
        let mut entries = archive.entries();
        while let Some(entry) = entries.next_entry().map_err(|error| corrupt(&error))? {
            first = first.min(entry.local_header_offset());
            if names.len() >= MAX_ENTRIES {
                return Err(too_many());
            }
            if !entry.is_dir() {
                names.push(raw_name(&entry));
                places.push(Place {
                    at: entry.wayfinder(),
                    method: entry.compression_method(),
                    encrypted: entry.flags().is_encrypted(),
                });
            }
        }
        // In an archive that was cut off, the directory of an archive within it may be found; it is not meant.
        if first != 0 && first != u64::MAX {
            return Err(corrupt(&"its directory does not belong to its beginning"));
        }
        let names = decode_names(&names).into_iter().map(|name| clean_path(&name));
        let entries = names.zip(places).collect();
        Ok(Self { archive, entries })
    }

    /// The entry of this path.
    pub(in crate::decode) fn find(&self, path: &str) -> Option<Place> {
        self.entries.iter().find(|(known, _)| known == path).map(|(_, place)| *place)
    }

    /// Unpacks an entry to at most `room` bytes, checking its length and sum.
    ///
    /// # Errors
    /// When it is encrypted, packed by another method than deflate, damaged, or larger than `room`.
    pub(in crate::decode) fn unpack(&self, place: Place, room: u64) -> Result<Vec<u8>, Problem> {
        if place.encrypted {
            let detail = "it needs a password: unpack it and drop the files";
            return Err(Problem::new(ProblemCode::ArchiveEncrypted, detail));
        }
        let entry = self.archive.get_entry(place.at).map_err(|error| corrupt(&error))?;
        let room = room.min(MAX_ENTRY);
        // The stated size serves as a hint only, and a modest one.
        let mut bytes = Vec::with_capacity(place.at.uncompressed_size_hint().min(room).min(1 << 24) as usize);
        let read = match place.method {
            CompressionMethod::STORE => {
                entry.verifying_reader(entry.data()).take(room + 1).read_to_end(&mut bytes)
            }
            CompressionMethod::DEFLATE => entry
                .verifying_reader(DeflateDecoder::new(entry.data()))
                .take(room + 1)
                .read_to_end(&mut bytes),
            other => {
                let detail =
                    format!("packed by method {}: pack it again as a common zip file", other.as_u16());
                return Err(Problem::new(ProblemCode::ArchiveCorrupt, detail));
            }
        };
        if bytes.len() as u64 > room {
            return Err(bomb(format!("an entry unpacks to more than {room} bytes")));
        }
        read.map_err(|error| corrupt(&error))?;
        Ok(bytes)
    }
}

/// The name as its packer wrote it: that of the Unicode extra field, where there is one.
fn raw_name(entry: &ZipFileHeaderRecord<'_>) -> Vec<u8> {
    let raw = entry.file_path().as_bytes();
    if std::str::from_utf8(raw).is_err() {
        for (id, data) in entry.extra_fields() {
            // Version 1, then the CRC of the plain name, then the name in UTF-8.
            if id == ExtraFieldId::INFO_ZIP_UNICODE_PATH && data.first() == Some(&1) && data.len() > 5 {
                return data[5..].to_vec();
            }
        }
    }
    raw.to_vec()
}

struct ZipEntries {
    directory: Directory,
    /// Still to come, last first.
    rest: Vec<(String, Place)>,
}

impl Entries for ZipEntries {
    fn count(&self) -> usize {
        self.rest.len()
    }

    fn next(&mut self, room: u64) -> Option<Entry> {
        let (path, place) = self.rest.pop()?;
        let bytes = self.directory.unpack(place, room);
        Some(Entry { path, bytes })
    }
}
