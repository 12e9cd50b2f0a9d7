//! A text as its format gives it, with what the format says of it.

use super::encoding::Decoded;
use super::problem::Warning;
use crate::dates::{DateSpan, Provenance};

/// One text of a file, as its format gives it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RawDocument {
    /// The text, decoded, otherwise as it stood.
    pub text: String,
    /// Title that the format states (not one guessed from the text).
    pub title: Option<String>,
    /// When it was published, where the format states that.
    pub date: Option<StatedDate>,
    /// Newspaper, site or author that the format states.
    pub source: Option<String>,
    /// Name of the encoding, as WHATWG calls it.
    pub encoding: &'static str,
    /// Byte sequences that had no meaning in the encoding; each became U+FFFD.
    pub undecodable: u32,
    /// Whether the encoding was guessed from the bytes.
    pub guessed: bool,
    /// What the reader of the format found odd.
    pub warnings: Vec<Warning>,
}

/// A date that a format states in so many words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedDate {
    /// The words.
    pub surface: String,
    /// What they mean.
    pub span: DateSpan,
    /// Where they stood: a column, front matter, metadata.
    pub provenance: Provenance,
}

impl RawDocument {
    /// A text that is a whole decoded file.
    #[must_use]
    pub fn of(decoded: Decoded) -> Self {
        Self {
            text: decoded.text,
            encoding: decoded.encoding,
            undecodable: decoded.undecodable,
            guessed: decoded.guessed,
            ..Self::default()
        }
    }
}
