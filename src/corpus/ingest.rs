//! Reading one file into a shard, in slices: its texts are decoded, cleaned and stored, and cut into tokens later.
//!
//! A slice is a bounded amount of text, so that whoever reads can stop between two slices, show progress or
//! turn to something else; the state stays here.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};
use twox_hash::XxHash3_128;

use super::dating::DateView;
use super::document::{Document, DocumentId};
use super::parts::{Part, parts};
use super::shard::Shard;
use crate::decode::{Content, Format, Problem, ProblemCode, RawDocument, Reading, Warning, format_of, pdf};
use crate::tokens::Tokenizer;

/// A file to be read.
pub struct Source {
    /// Number of the file in order of arrival.
    pub file: u32,
    /// Its path, archives included.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// How the user wants it to be read.
    pub reading: Reading,
}

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FileReport {
    /// Its path.
    pub path: String,
    /// Documents that it gave.
    pub documents: u32,
    /// Characters in them.
    pub characters: u32,
    /// Short name of its format; none for a file that was never opened.
    pub format: Option<String>,
    /// Encoding of the first.
    pub encoding: Option<String>,
    /// Date of the first.
    pub date: Option<DateView>,
    /// Oddities of all.
    pub warnings: Vec<Warning>,
    /// Why it gave none.
    pub problem: Option<Problem>,
}

impl FileReport {
    /// The report of a file that could not be read.
    #[must_use]
    pub fn failed(path: &str, problem: Problem) -> Self {
        Self {
            path: path.to_owned(),
            documents: 0,
            characters: 0,
            format: None,
            encoding: None,
            date: None,
            warnings: Vec::new(),
            problem: Some(problem),
        }
    }
}

/// A file that is being read.
pub struct Ingest {
    file: u32,
    bytes: u32,
    digest: u128,
    waiting: VecDeque<RawDocument>,
    /// Parts of the document that was read last.
    ready: VecDeque<Part>,
    part: u32,
    report: FileReport,
    done: u64,
    total: u64,
}

impl Ingest {
    /// Decodes a file. A problem ends in its report.
    #[must_use]
    pub fn new(source: Source) -> Self {
        let Source { file, path, bytes, reading } = source;
        let (size, digest) = (bytes.len(), XxHash3_128::oneshot(&bytes));
        let format = format_of(&path, &bytes);
        let size = u32::try_from(size).unwrap_or(u32::MAX);
        Self::of(file, &path, format.name(), (size, digest), format.open(&path, bytes, &reading))
    }

    /// A PDF whose pages its own reader has read.
    #[must_use]
    pub fn of_pdf(file: u32, path: &str, read: wenmai_pdf::Read) -> Self {
        Self::of(file, path, pdf::Pdf.name(), (read.size, read.digest), pdf::content(read))
    }

    fn of(
        file: u32,
        path: &str,
        format: &str,
        (bytes, digest): (u32, u128),
        opened: Result<Content, Problem>,
    ) -> Self {
        let (waiting, mut report) = match opened {
            Ok(Content::Documents(documents, warnings)) => (
                VecDeque::from(documents),
                FileReport { problem: None, warnings, ..FileReport::failed(path, none()) },
            ),
            Ok(Content::Files(_)) => {
                let problem = Problem::new(ProblemCode::Archive, "an archive must be unpacked first");
                (VecDeque::new(), FileReport::failed(path, problem))
            }
            Err(problem) => (VecDeque::new(), FileReport::failed(path, problem)),
        };
        report.format = Some(format.to_owned());
        let total = waiting.iter().map(|document| document.text.len() as u64).sum();
        Self { file, bytes, digest, waiting, ready: VecDeque::new(), part: 0, report, done: 0, total }
    }

    /// Bytes of text read so far, and in all.
    #[must_use]
    pub fn progress(&self) -> (u64, u64) {
        (self.done, self.total)
    }

    /// Reads about `budget` bytes more into `shard`; whether the file is finished. A document is read at once.
    pub fn step(&mut self, shard: &mut Shard, tokenizer: &Tokenizer, budget: usize) -> bool {
        let mut left = budget.max(1);
        while left > 0 {
            let Some(part) = self.next_part(tokenizer) else { return true };
            let bytes = part.text.len();
            if let Err(problem) = self.take(shard, tokenizer, part) {
                self.report.problem = Some(problem);
                self.waiting.clear();
                self.ready.clear();
                return true;
            }
            self.done += bytes as u64;
            left = left.saturating_sub(bytes.max(1));
        }
        self.waiting.is_empty() && self.ready.is_empty()
    }

    /// The report, once the file is finished.
    #[must_use]
    pub fn into_report(self) -> FileReport {
        self.report
    }

    /// The next document: a file, a row of it, or an article.
    fn next_part(&mut self, tokenizer: &Tokenizer) -> Option<Part> {
        if self.ready.is_empty() {
            let raw = self.waiting.pop_front()?;
            let before = raw.text.len() as u64;
            self.ready = parts(raw, &self.report.path, tokenizer.settings(), self.file, self.part).into();
            let after: u64 = self.ready.iter().map(|part| part.text.len() as u64).sum();
            self.total = (self.total + after).saturating_sub(before);
        }
        self.ready.pop_front()
    }

    /// Puts a document into `shard`, to be cut later.
    fn take(&mut self, shard: &mut Shard, tokenizer: &Tokenizer, part: Part) -> Result<(), Problem> {
        let text_start = shard.texts.len();
        if text_start + part.text.len() >= u32::MAX as usize {
            return Err(Problem::new(ProblemCode::TooLarge, "one shard holds 4 GB of text"));
        }
        shard.changed();
        let warnings = part.warnings(tokenizer.finds_words(&part.text));
        let Part {
            text,
            title,
            byline,
            source,
            links,
            done,
            switches,
            date: found,
            encoding,
            characters,
            han,
            original,
            ..
        } = part;
        shard.texts.push(text);
        let id = DocumentId(self.file, self.part);
        let date = shard.edits.apply((id.0, id.1), &self.report.path, found.as_ref());
        let mut document = Document {
            id,
            name: self.report.path.clone(),
            title,
            found_title: None,
            byline,
            links,
            done,
            switches,
            source,
            stated: date.clone().filter(|date| date.date().is_none()),
            date,
            found,
            encoding,
            bytes: self.bytes,
            digest: self.digest,
            characters,
            han,
            // Both, and the units, are known when it is cut.
            words: 0,
            sentences: 0,
            original,
            copied: 0.0,
            warnings,
            text_start: text_start as u32,
            text_end: shard.texts.len() as u32,
            unit_start: 0,
            unit_end: 0,
        };
        document.retitle(shard.titles.get(&id));
        if document.date != document.found {
            document.warn_undated();
        }
        self.report.documents += 1;
        self.report.characters += document.characters;
        self.report.encoding.get_or_insert_with(|| document.encoding.clone());
        if self.part == 0 {
            self.report.date = document.date.as_ref().and_then(DateView::of);
        }
        for warning in &document.warnings {
            Warning::add(&mut self.report.warnings, warning);
        }
        self.part += 1;
        shard.documents.push(document);
        Ok(())
    }
}

fn none() -> Problem {
    Problem::new(ProblemCode::Empty, "")
}
