//! Reading one file into a shard, in slices.
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
use crate::tokens::classes::ends_sentence;
use crate::units::Tally;

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
    /// Parts of the document that was read last, ready to be cut.
    ready: VecDeque<Part>,
    part: u32,
    open: Option<Open>,
    report: FileReport,
    done: u64,
    total: u64,
}

/// A document that is being cut.
struct Open {
    part: Part,
    text_start: usize,
    at: usize,
    unit_start: u32,
    tally: Tally,
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
        Self {
            file,
            bytes,
            digest,
            waiting,
            ready: VecDeque::new(),
            part: 0,
            open: None,
            report,
            done: 0,
            total,
        }
    }

    /// Bytes of text cut so far, and in all.
    #[must_use]
    pub fn progress(&self) -> (u64, u64) {
        (self.done, self.total)
    }

    /// Cuts about `budget` bytes more into `shard`; whether the file is finished.
    pub fn step(&mut self, shard: &mut Shard, tokenizer: &Tokenizer, budget: usize) -> bool {
        let mut left = budget.max(1);
        while left > 0 {
            if self.open.is_none() {
                let Some(part) = self.next_part(tokenizer) else { return true };
                if let Err(problem) = self.begin(shard, part) {
                    self.report.problem = Some(problem);
                    self.waiting.clear();
                    self.ready.clear();
                    return true;
                }
            }
            let Some(open) = &mut self.open else { return true };
            let text = shard.texts.last();
            let end = open.text_start + slice_end(text, open.at - open.text_start, left);
            shard.cut(tokenizer, open.at, end, open.unit_start, &mut open.tally);
            let cut = end - open.at;
            open.at = end;
            self.done += cut as u64;
            left = left.saturating_sub(cut);
            if end == shard.texts.len() {
                self.close(shard);
                left = left.saturating_sub(1);
            }
        }
        self.open.is_none() && self.waiting.is_empty() && self.ready.is_empty()
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

    fn begin(&mut self, shard: &mut Shard, mut part: Part) -> Result<(), Problem> {
        let text_start = shard.texts.len();
        if text_start + part.text.len() >= u32::MAX as usize {
            return Err(Problem::new(ProblemCode::TooLarge, "one shard holds 4 GB of text"));
        }
        shard.changed();
        shard.texts.push(std::mem::take(&mut part.text));
        let unit_start = shard.tokens.len();
        self.open = Some(Open { part, text_start, at: text_start, unit_start, tally: Tally::default() });
        Ok(())
    }

    fn close(&mut self, shard: &mut Shard) {
        let Some(Open { part, text_start, unit_start, tally, .. }) = self.open.take() else { return };
        shard.tokens.end_sentence(unit_start, true);
        let warnings = part.warnings(&tally);
        let Part {
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
            words: tally.words,
            sentences: tally.sentences + u32::from(tally.open > 0),
            original,
            copied: 0.0,
            warnings,
            text_start: text_start as u32,
            text_end: shard.texts.len() as u32,
            unit_start,
            unit_end: shard.tokens.len(),
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
    }
}

fn none() -> Problem {
    Problem::new(ProblemCode::Empty, "")
}

/// Bytes that a slice may be longer than it was meant to be, so as to end at a good place.
const LONGEST_OVERRUN: usize = 1 << 16;

/// Where a slice of about `budget` bytes from `at` ends: at the end of a line, else behind a sentence, else
/// between two characters.
fn slice_end(text: &str, at: usize, budget: usize) -> usize {
    let rest = &text.as_bytes()[at..];
    if rest.len() <= budget {
        return text.len();
    }
    let (from, to) = (at + budget, at + rest.len().min(budget + LONGEST_OVERRUN));
    if let Some(line) = memchr::memchr(b'\n', &text.as_bytes()[from..to]) {
        // White space is one unit and stays whole.
        let end = from + line + 1;
        return end + text[end..].find(|c: char| !c.is_whitespace()).unwrap_or(text.len() - end);
    }
    let (from, to) = (text.ceil_char_boundary(from), text.ceil_char_boundary(to));
    let found = text[from..to].char_indices().find(|(_, c)| ends_sentence(*c));
    found.map_or(to, |(end, c)| from + end + c.len_utf8())
}
