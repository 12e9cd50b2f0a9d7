//! The text layer of PDF files.
//!
//! A PDF says where each glyph stands, not what is read after what. [`read`] collects the glyphs of every page with the
//! characters they stand for, groups them into lines and columns by where they stand, and gives the text of the page as a
//! person would read it: a paragraph to a line where the edge of its column is known, else line by line; blank lines between
//! blocks; two ideographic spaces before what is indented. Pages are parted by a form feed. Sentences that the end of a column or
//! a page breaks are left as they stand: cleaning joins them, as it does in any other text.
//!
//! The crate is built twice: into the native program, and into a module of its own for the page, which is loaded when a
//! PDF is dropped. The core of the page has the types only (no feature `reader`).

use serde::{Deserialize, Serialize};

#[cfg(feature = "reader")]
mod bounds;
#[cfg(feature = "reader")]
mod content;
#[cfg(feature = "reader")]
mod font;
#[cfg(feature = "reader")]
mod layout;
#[cfg(feature = "reader")]
mod matrix;
#[cfg(feature = "reader")]
mod reader;
#[cfg(feature = "reader")]
mod strings;
#[cfg(all(feature = "reader", target_arch = "wasm32"))]
mod wasm;

#[cfg(feature = "reader")]
pub use reader::read;

/// What parts two pages in [`Text::text`]: it stands at the start of a line of its own page.
pub const PAGE_BREAK: char = '\u{c}';

/// Whether a file is a PDF: its mark stands within the first 1,024 bytes (ISO 32000-2, annex on what readers accept).
#[must_use]
pub fn is_pdf(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(1024)];
    head.windows(5).any(|five| five == b"%PDF-")
}

/// What became of a file, with what the corpus keeps of its bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Read {
    /// Bytes of the file.
    pub size: u32,
    /// XXH3-128 of the file.
    pub digest: u128,
    /// Its text, or why there is none.
    pub outcome: Result<Text, Failure>,
}

/// The text layer of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// The text of all pages; see [`PAGE_BREAK`].
    pub text: String,
    /// Title that the file states, where it reads as one.
    pub title: Option<String>,
    /// Pages of the file.
    pub pages: u32,
    /// Pages on which pictures stand and no text.
    pub scanned: u32,
    /// Pages that could not be read, or only in part.
    pub lost: u32,
    /// Glyphs whose character the file does not tell; each became U+FFFD.
    pub unknown: u32,
}

/// Why a file gives no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Failure {
    /// It is damaged beyond repair.
    Damaged,
    /// It opens with a password only.
    Protected,
    /// None of its pages holds text.
    NoText {
        /// Pages of the file.
        pages: u32,
        /// Those that hold pictures.
        scanned: u32,
    },
    /// Its text cannot be told from its glyphs: its fonts do not say which characters they show.
    NoCharacters,
    /// It unpacks to more than anything that is meant to be read.
    Bomb,
    /// The reader broke down over it.
    Crashed,
}

impl Read {
    /// As bytes, to cross from the reader's module to the core's.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        // Numbers and strings cannot fail to be written into memory.
        postcard::to_stdvec(self).unwrap_or_default()
    }

    /// Back from bytes; none when they are not what [`Read::to_bytes`] writes.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }
}
