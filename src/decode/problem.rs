//! What is said of one file in its report line.

use serde::{Deserialize, Serialize};

/// Why a file gave no document. The page has its own words for each code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// What kind of problem.
    pub code: ProblemCode,
    /// What the reader said, in English.
    pub detail: String,
}

impl Problem {
    /// A problem with its detail.
    pub fn new(code: ProblemCode, detail: impl Into<String>) -> Self {
        Self { code, detail: detail.into() }
    }
}

/// Kinds of [`Problem`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ProblemCode {
    /// The file has no character that is not white space.
    Empty,
    /// The bytes are not text.
    Binary,
    /// A known format that Wenmai does not read.
    Unsupported,
    /// The file is an archive: it must be unpacked first.
    Archive,
    /// The archive is damaged.
    ArchiveCorrupt,
    /// The archive holds no file.
    ArchiveEmpty,
    /// The archive's entries need a password.
    ArchiveEncrypted,
    /// The archive would grow beyond all measure, or holds too many files or too many archives in each other.
    ArchiveBomb,
    /// The text does not fit into what is left of the memory that a shard can address.
    TooLarge,
    /// The file could not be read from the disk.
    Unreadable,
    /// Reading the file broke the worker.
    Crashed,
}

/// Something odd about a file that was read all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// What kind of oddity.
    pub code: WarningCode,
    /// How often.
    pub count: u32,
}

/// Kinds of [`Warning`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum WarningCode {
    /// Byte sequences without a meaning in the encoding, each shown as U+FFFD.
    Undecodable,
    /// The encoding was guessed; `count` is the number of characters the guess rests on.
    EncodingGuessed,
    /// No date was found.
    NoDate,
    /// No word was found.
    NoWords,
    /// Lines of more than 100,000 characters.
    LongLine,
    /// Control characters that do not belong into text.
    ControlCharacters,
}
