//! From bytes to text: what format a file has, what it holds, and in which encoding its characters stand.
//!
//! A format is one implementation of [`Format`], listed in [`FORMATS`]. The first that recognises a file
//! opens it, either into texts or, for an archive, into further files.

pub mod archive;
mod document;
mod docx;
pub mod encoding;
mod epub;
mod html;
pub mod large;
mod markdown;
mod mixed;
mod odt;
mod package;
pub mod pdf;
pub mod plain;
pub mod preview;
pub mod problem;
mod reading;
mod resync;
mod rtf;
pub mod table;
mod unsupported;
mod xml;

pub use archive::Unpacker;
pub use document::{RawDocument, StatedDate};
pub use encoding::{Decoded, decode};
pub use preview::{Preview, preview};
pub use problem::{Problem, ProblemCode, Warning, WarningCode};
pub use reading::{Column, Columns, Reading};

/// What a file turned out to hold.
pub enum Content {
    /// Texts to be read, and what was odd about the file as a whole.
    Documents(Vec<RawDocument>, Vec<Warning>),
    /// Further files, one after the other.
    Files(Box<dyn archive::Entries>),
}

/// A file format.
pub trait Format: Sync {
    /// Short name, as reports show it.
    fn name(&self) -> &'static str;
    /// Whether this format should open the file. The bytes decide where they can; the path where they cannot.
    fn recognises(&self, path: &str, bytes: &[u8]) -> bool;
    /// Whether it holds files rather than texts.
    fn is_archive(&self) -> bool {
        false
    }
    /// Whether its documents are the rows of a table.
    fn has_rows(&self) -> bool {
        false
    }
    /// The rows of a decoded file, in a format that has them.
    fn table<'t>(&self, _path: &str, _text: &'t str, _reading: &Reading) -> Option<table::Table<'t>> {
        None
    }
    /// Opens the file. `reading` is what the user chose for it.
    ///
    /// # Errors
    /// A [`Problem`], to be shown in the report line of the file.
    fn open(&self, path: &str, bytes: Vec<u8>, reading: &Reading) -> Result<Content, Problem>;
}

/// All formats, in the order in which they are asked. The last takes whatever is left.
pub static FORMATS: [&dyn Format; 13] = [
    &archive::Zip,
    &archive::Gzip,
    &docx::Docx,
    &odt::Odt,
    &epub::Epub,
    &rtf::Rtf,
    &pdf::Pdf,
    &unsupported::Unsupported,
    &table::Csv,
    &table::Json,
    &html::Html,
    &markdown::Markdown,
    &plain::Plain,
];

/// The format of a file.
#[must_use]
pub fn format_of(path: &str, bytes: &[u8]) -> &'static dyn Format {
    FORMATS.iter().find(|format| format.recognises(path, bytes)).copied().unwrap_or(&plain::Plain)
}

/// Lower-case extension of a path, without the dot; empty where there is none.
#[must_use]
pub fn extension(path: &str) -> String {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    name.rsplit_once('.').map(|(_, extension)| extension.to_lowercase()).unwrap_or_default()
}
