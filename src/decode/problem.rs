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
    /// The file is a PDF: its pages must be read first, by the module that does.
    Pages,
    /// The archive is damaged.
    ArchiveCorrupt,
    /// The archive holds no file.
    ArchiveEmpty,
    /// The archive's entries need a password.
    ArchiveEncrypted,
    /// The archive would grow beyond all measure, or holds too many files or too many archives in each other.
    ArchiveBomb,
    /// A document of a known format that is cut off or damaged.
    Damaged,
    /// A document that cannot be read without a password or a licence.
    Protected,
    /// A document without text: a scanned PDF, a page of pictures.
    NoText,
    /// A table or list of rows in which no column holds text.
    NoColumn,
    /// The text does not fit into what is left of the memory that a shard can address.
    TooLarge,
    /// The file could not be read from the disk.
    Unreadable,
    /// Reading the file broke the worker.
    Crashed,
}

/// Something odd about a file that was read all the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// What kind of oddity.
    pub code: WarningCode,
    /// How often.
    pub count: u32,
    /// In which rows or lines of the file, counted from 1: the first [`Warning::ROWS`]. Empty where rows mean
    /// nothing.
    pub rows: Vec<u32>,
}

impl Warning {
    /// Rows that a warning names, at most.
    pub const ROWS: usize = 20;

    /// An oddity without a place.
    #[must_use]
    pub fn new(code: WarningCode, count: u32) -> Self {
        Self { code, count, rows: Vec::new() }
    }

    /// Adds an oddity to `all`: one of the same kind grows.
    pub fn add(all: &mut Vec<Self>, new: &Self) {
        match all.iter_mut().find(|known| known.code == new.code) {
            Some(known) => {
                known.count = known.count.saturating_add(new.count);
                let room = Self::ROWS.saturating_sub(known.rows.len());
                known.rows.extend(new.rows.iter().take(room));
            }
            None => all.push(new.clone()),
        }
    }

    /// Adds an oddity of one row to `all`.
    pub fn add_row(all: &mut Vec<Self>, code: WarningCode, row: u32) {
        Self::add(all, &Self { code, count: 1, rows: vec![row] });
    }
}

/// Kinds of [`Warning`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum WarningCode {
    /// Byte sequences without a meaning in the encoding, or glyphs of a PDF whose font does not say what they show; each
    /// stands as U+FFFD.
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
    /// Rows that could not be read; the others were.
    BrokenRows,
    /// Rows in which a quotation mark is opened and not closed; each was read to the end of its line.
    UnclosedQuotes,
    /// Rows without text, left out.
    EmptyRows,
    /// Dates that a column, front matter or metadata states and that could not be understood.
    UnreadDates,
    /// The end of the document is missing or damaged; what came before was read.
    CutOff,
    /// Parts of the document that could not be read: chapters, pages.
    LostParts,
    /// Pages that hold pictures only.
    PagesWithoutText,
}
