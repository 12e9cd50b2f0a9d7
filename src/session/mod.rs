//! What a page can ask for: add files, ask questions, export. Pure Rust; runs natively and in a worker.
//!
//! A session holds one shard. Several sessions make a corpus: one of them, the merger, opens a question,
//! absorbs the shares of the others, states what is still needed, absorbs that too, and finishes. [`ask`]
//! does this for sessions in one process; in a browser the page does it for its workers.

pub mod csv;
pub mod edits;
pub mod question;
mod settle;

use std::sync::{Arc, OnceLock};

use serde::Serialize;

pub use edits::TitleEdit;
pub use question::{Answer, Counted, Question};
pub use settle::{Settler, settle};

use crate::articles::UnitOfAnalysis;
use crate::corpus::{FileReport, Ingest, Mark, Shard, Source, WordsChange};
use crate::dates::document::{DateEdits, Edits};
use crate::decode::{Problem, Reading, Unpacker, large};
use crate::stats::ask::{Cell, Convention, Partial as _, Table};
use crate::stats::facts::CorpusFacts;
use crate::stats::written::Written;
use crate::tokens::effects::{self, Effect};
use crate::tokens::{self, Dictionary, Settings, Tokenizer, Words};
use crate::{Error, Result};

/// Wholes that are kept, so that turning a page or going back to a view counts nothing again.
const KEPT: usize = 8;
/// Needs that one question states, at most.
const ROUNDS: usize = 5;

/// An answer, with all that is needed to get it again.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Envelope {
    /// The question as understood, every default filled in.
    pub question: Question,
    /// The corpus that was asked.
    pub corpus: CorpusFacts,
    /// How much of it the question counted.
    pub counted: Counted,
    /// Settings and conventions in force.
    pub convention: Convention,
    /// Version of Wenmai.
    pub version: &'static str,
    /// The answer.
    pub answer: Answer,
}

/// One shard, the files that are being read into it, and the questions that are being answered.
pub struct Session {
    tokenizer: Tokenizer,
    shard: Shard,
    reading: Option<Ingest>,
    wholes: Vec<question::Whole>,
    facts: Option<CorpusFacts>,
    remembered: settle::Remembered,
    /// Of the user's words, once it was asked for.
    words_digest: OnceLock<String>,
}

impl Session {
    /// A session without documents.
    #[must_use]
    pub fn new(dictionary: Arc<Dictionary>, settings: Settings) -> Self {
        let tokenizer = Tokenizer::new(dictionary, settings);
        Self {
            shard: Shard::new(tokenizer.clone()),
            tokenizer,
            reading: None,
            wholes: Vec::new(),
            facts: None,
            remembered: settle::Remembered::default(),
            words_digest: OnceLock::new(),
        }
    }

    /// The documents and tokens.
    #[must_use]
    pub fn shard(&self) -> &Shard {
        &self.shard
    }

    /// Begins to read a file; [`Session::step`] goes on. Archives must be unpacked first.
    pub fn begin_file(&mut self, source: Source) {
        self.forget();
        self.reading = Some(Ingest::new(source));
    }

    /// Begins to take in a PDF that its own reader has read; [`Session::step`] goes on.
    pub fn begin_pdf(&mut self, file: u32, path: &str, read: wenmai_pdf::Read) {
        self.forget();
        self.reading = Some(Ingest::of_pdf(file, path, read));
    }

    /// Reads about `budget` bytes more of the file that was begun. Its texts are cut later, by [`Session::cut`].
    pub fn step(&mut self, budget: usize) -> Step {
        let Some(reading) = &mut self.reading else { return Step { done: 0, total: 0, finished: true } };
        let finished = reading.step(&mut self.shard, &self.tokenizer, budget);
        let (done, total) = reading.progress();
        Step { done, total, finished }
    }

    /// Cuts about `budget` bytes more of the texts that were read. They must be cut before anything is asked that counts
    /// tokens: [`settle`] sees to it.
    pub fn cut(&mut self, budget: usize) -> Step {
        let finished = self.shard.cut_on(&self.tokenizer, budget);
        let (done, total) = self.shard.cut_so_far();
        Step { done, total, finished }
    }

    /// The report of the file that was read; ends it.
    pub fn report(&mut self) -> Option<FileReport> {
        self.reading.take().map(Ingest::into_report)
    }

    /// Reads a whole file and cuts it.
    pub fn add(&mut self, source: Source) -> FileReport {
        let path = source.path.clone();
        self.begin_file(source);
        while !self.step(1 << 20).finished {}
        self.cut(usize::MAX);
        let missing = || Problem::new(crate::decode::ProblemCode::Crashed, "no report");
        self.report().unwrap_or_else(|| FileReport::failed(&path, missing()))
    }

    /// Reads a file, or all files of an archive; numbers them from `file` on.
    pub fn add_all(&mut self, file: u32, path: &str, bytes: Vec<u8>) -> Vec<FileReport> {
        let mut unpacker = match Unpacker::open(path, bytes) {
            Ok(Ok(unpacker)) => unpacker,
            Ok(Err(bytes)) => return self.add_parts(file, path, bytes),
            Err(problem) => return vec![FileReport::failed(path, problem)],
        };
        let mut reports = Vec::new();
        while let Some(entry) = unpacker.next_file() {
            let file = file + reports.len() as u32;
            reports.push(match entry.bytes {
                Ok(bytes) => self.add(Source { file, path: entry.path, bytes, reading: Reading::default() }),
                Err(problem) => FileReport::failed(&entry.path, problem),
            });
        }
        reports
    }

    /// Reads a file; a large text in parts, each numbered as a file of its own, as the page does.
    fn add_parts(&mut self, file: u32, path: &str, bytes: Vec<u8>) -> Vec<FileReport> {
        let source = |file, bytes, reading| Source { file, path: path.to_owned(), bytes, reading };
        let some = |from: u64, to: u64| Ok(bytes[from as usize..to as usize].to_vec());
        let Ok(Some(parts)) = large::parts(path, bytes.len() as u64, some) else {
            return vec![self.add(source(file, bytes, Reading::default()))];
        };
        let reading = Reading { encoding: parts.encoding.map(str::to_owned), ..Reading::default() };
        let mut from = 0;
        let numbered = (file..).zip(&parts.ends);
        numbered
            .map(|(file, end)| {
                let part = bytes[from..*end as usize].to_vec();
                from = *end as usize;
                self.add(source(file, part, reading.clone()))
            })
            .collect()
    }

    /// The present state, to go back to with [`Session::roll_back`].
    #[must_use]
    pub fn mark(&mut self) -> State {
        self.cut(usize::MAX);
        State { shard: self.shard.mark(), facts: self.facts.clone() }
    }

    /// Drops everything that was read since `mark`.
    pub fn roll_back(&mut self, mark: State) {
        self.reading = None;
        self.shard.roll_back(mark.shard);
        self.forget();
        self.facts = mark.facts;
    }

    /// The user's words as they are now.
    #[must_use]
    pub fn words(&self) -> &Words {
        &self.tokenizer.settings().words
    }

    /// Takes `words` for the user's words from now on, cuts the documents that hold a word that differs, and says what
    /// changed in this shard. To undo, set the words as they were before.
    pub fn set_words(&mut self, words: Words) -> WordsChange {
        // A file that is being read is read to its end with the words as they were.
        while self.reading.is_some() && !self.step(1 << 20).finished {}
        self.cut(usize::MAX);
        let differing = self.words().differing(&words);
        let settings = Settings { words, ..self.tokenizer.settings().clone() };
        self.tokenizer = self.tokenizer.with_settings(settings);
        self.words_digest = OnceLock::new();
        self.forget();
        self.shard.recut(&self.tokenizer, &differing)
    }

    /// [`Session::set_words`] in one of several shards: the change is encoded, for [`words_change`].
    ///
    /// # Errors
    /// [`Error::Partial`] when it cannot be encoded.
    pub fn share_words(&mut self, words: Words) -> Result<Vec<u8>> {
        let change = self.set_words(words);
        let terms: Vec<String> = change.terms.iter().map(|change| change.term.clone()).collect();
        question::encode(&(change, Written::of(&terms, &self.shard)))
    }

    /// What each switch changes, on the sample of this shard. Effects of several shards add up.
    #[must_use]
    pub fn effects(&self) -> Vec<Effect> {
        effects::effects(&self.tokenizer, &self.sample())
    }

    /// [`Session::effects`] encoded, for [`effects_of_all`].
    ///
    /// # Errors
    /// [`Error::Partial`] when they cannot be encoded.
    pub fn share_effects(&self) -> Result<Vec<u8>> {
        question::encode(&self.effects())
    }

    /// The sample on which effects are measured: the beginnings of all documents, together about 256 kB or 200 bytes of
    /// each, whichever is more.
    fn sample(&self) -> Vec<&str> {
        const SAMPLE: usize = 256 << 10;
        let documents = self.shard.documents();
        let each = (SAMPLE / documents.len().max(1)).max(200);
        let beginning = |document| {
            let text: &str = self.shard.text_of(document);
            &text[..text.floor_char_boundary(each)]
        };
        documents.iter().map(beginning).collect()
    }

    /// The sample, encoded for [`Session::cut_sample`] of a session over another dictionary.
    ///
    /// # Errors
    /// [`Error::Partial`] when it cannot be encoded.
    pub fn share_sample(&self) -> Result<Vec<u8>> {
        question::encode(&self.sample())
    }

    /// Cuts the sample of another session, for its [`Session::share_effect`].
    ///
    /// # Errors
    /// [`Error::Partial`] when it is no sample.
    pub fn cut_sample(&self, sample: &[u8]) -> Result<Vec<u8>> {
        let texts: Vec<String> = question::decode(sample)?;
        question::encode(&effects::cuts(&self.tokenizer, &texts))
    }

    /// What it changes that the sample is cut as `cuts` say: the effect of another dictionary, encoded for
    /// [`effects_of_all`].
    ///
    /// # Errors
    /// [`Error::Partial`] when they are no cuts.
    pub fn share_effect(&self, cuts: &[u8]) -> Result<Vec<u8>> {
        let then: effects::Cuts = question::decode(cuts)?;
        let now = effects::cuts(&self.tokenizer, &self.sample());
        question::encode(&vec![effects::effect("dictionary", "other", &now, &then)])
    }

    /// Dates the documents as the user says, those to come too. [`settle`] must follow, as after reading.
    ///
    /// # Errors
    /// [`Error::Date`] or [`Error::Pattern`] with what cannot be understood; then nothing is changed.
    pub fn edit_dates(&mut self, edits: &DateEdits) -> Result<()> {
        self.shard.edit_dates(Edits::new(edits)?);
        self.forget();
        Ok(())
    }

    /// Forgets what was derived from the corpus: to be called in the merger when another shard changed.
    pub fn forget(&mut self) {
        self.wholes.clear();
        self.facts = None;
        self.remembered = settle::Remembered::default();
    }

    /// Makes more of what this shard's share in the answer to a question rests on: about `budget` units of the text. Returns the
    /// share of it that is made, 0 to 1; it is kept for other questions too.
    pub fn prepare(&self, question: &Question, budget: usize) -> f64 {
        question.prepare(&self.shard, budget)
    }

    /// This shard's share in the answer to a question, encoded.
    ///
    /// # Errors
    /// [`Error::Partial`] when it cannot be encoded.
    pub fn collect(&self, question: &Question) -> Result<Vec<u8>> {
        question.collect(&self.shard)
    }

    /// What this shard has of a need.
    ///
    /// # Errors
    /// [`Error::Partial`] when the need is not one of this question.
    pub fn supply(&self, question: &Question, need: &[u8]) -> Result<Vec<u8>> {
        question.supply(need, &self.shard)
    }

    /// Whether the merged shares for this question are at hand, so that nothing has to be collected.
    #[must_use]
    pub fn knows(&self, question: &Question) -> bool {
        self.wholes.iter().any(|whole| whole.answers(question))
    }

    /// Begins to merge: takes in the share of this session's own shard.
    pub fn open(&mut self, question: &Question) {
        self.wholes.retain(|whole| !whole.answers(question));
        if self.wholes.len() >= KEPT {
            self.wholes.remove(0);
        }
        self.wholes.push(question.open(&self.shard));
    }

    /// Takes in a share, or what a shard supplied.
    ///
    /// # Errors
    /// [`Error::Partial`] when it is not a share of this question.
    pub fn absorb(&mut self, question: &Question, bytes: &[u8]) -> Result<()> {
        self.whole(question)?.0.absorb(bytes)
    }

    /// What the other shards must still be asked; this session's own shard has then supplied already.
    ///
    /// # Errors
    /// [`Error::Partial`] when the question was not opened.
    pub fn need(&mut self, question: &Question) -> Result<Option<Vec<u8>>> {
        let (whole, shard) = self.whole(question)?;
        whole.need(question, shard)
    }

    /// The answer.
    ///
    /// # Errors
    /// [`Error::Partial`] when the question was not opened.
    pub fn finish(&mut self, question: &Question) -> Result<Envelope> {
        let whole = self.whole(question)?.0;
        let (counted, answer) = (whole.counted(), whole.finish(question)?);
        if let Answer::Facts(facts) = &answer {
            self.facts = Some(facts.clone());
        }
        let mut convention = question.convention();
        convention.insert("dictionary", self.tokenizer.dictionary().digest().into());
        convention.insert("clean", self.tokenizer.settings().clean.names().into());
        let settings = self.tokenizer.settings();
        // Without the hidden Markov model our own search gives the words of jieba-rs.
        let by_jieba = settings.jieba || settings.hmm;
        convention.insert("segmenter", if by_jieba { "jieba-rs" } else { "Wenmai" }.into());
        let unit = if settings.unit == UnitOfAnalysis::File { "file" } else { "article" };
        convention.insert("unit", unit.into());
        convention.insert("hmm", settings.hmm.into());
        convention.insert("cut_as_jieba_does", settings.jieba.into());
        convention.insert("rules", serde_json::json!(settings.rules));
        convention.insert("folding", serde_json::json!(settings.fold));
        convention.insert("own_words", settings.words.len().into());
        if !settings.words.is_empty() {
            let digest = || tokens::digest(settings.words.to_text().as_bytes());
            convention.insert("own_words_fingerprint", self.words_digest.get_or_init(digest).clone().into());
        }
        Ok(Envelope {
            question: question.understood(),
            corpus: self.facts.clone().unwrap_or_default(),
            counted,
            convention,
            version: env!("CARGO_PKG_VERSION"),
            answer,
        })
    }

    /// The rows of an answer as CSV; a page of them where the question has pages.
    ///
    /// # Errors
    /// As [`Session::finish`].
    pub fn csv(&mut self, question: &Question, first: bool) -> Result<(Vec<u8>, usize)> {
        let answer = self.whole(question)?.0.finish(question)?;
        Ok((csv::write(&answer, first)?, answer.rows().len()))
    }

    /// The rows of an answer as a table whose numbers are numbers; a page of them where the question has pages.
    ///
    /// # Errors
    /// As [`Session::finish`].
    pub fn table(&mut self, question: &Question) -> Result<Sheet> {
        let answer = self.whole(question)?.0.finish(question)?;
        Ok(Sheet { columns: answer.columns(), rows: answer.rows() })
    }

    /// Asks a question of this session alone.
    ///
    /// # Errors
    /// Those of the question.
    pub fn ask(&mut self, question: &Question) -> Result<Envelope> {
        ask(self, &[], question)
    }

    fn whole(&mut self, question: &Question) -> Result<(&mut question::Whole, &Shard)> {
        let found = self.wholes.iter_mut().find(|whole| whole.answers(question));
        found
            .map(|whole| (whole, &self.shard))
            .ok_or_else(|| Error::Partial("the question was not opened".into()))
    }
}

/// A state of a session that it can be brought back to.
#[derive(Debug, Clone)]
pub struct State {
    shard: Mark,
    facts: Option<CorpusFacts>,
}

impl State {
    /// Bytes of text at that time.
    #[must_use]
    pub fn text(&self) -> u64 {
        self.shard.text()
    }
}

/// Puts together what a change of words did in several shards; see [`Session::share_words`].
///
/// # Errors
/// [`Error::Partial`] when a share is none.
pub fn words_change(shares: &[Vec<u8>]) -> Result<WordsChange> {
    let (mut sum, mut written) = (WordsChange::default(), Written::default());
    for share in shares {
        let (change, forms): (WordsChange, Written) = question::decode(share)?;
        sum.merge(change);
        written.merge(forms);
    }
    sum.terms.iter_mut().for_each(|change| change.written = written.name(&change.term).to_owned());
    Ok(sum)
}

/// Adds up the effects of switches in several shards; see [`Session::share_effects`] and [`Session::share_effect`].
///
/// # Errors
/// [`Error::Partial`] when a share is none.
pub fn effects_of_all(shares: &[Vec<u8>]) -> Result<Vec<Effect>> {
    let shares: Result<Vec<Vec<Effect>>> = shares.iter().map(|share| question::decode(share)).collect();
    Ok(effects::sum(shares?))
}

/// A table with the names of its columns, for writers of other formats than CSV.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sheet {
    /// Names of the columns.
    pub columns: Vec<String>,
    /// The rows, each with one cell for each column.
    pub rows: Vec<Vec<Cell>>,
}

/// How far the reading of a file is, in bytes of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Step {
    /// Bytes read.
    pub done: u64,
    /// Bytes in all.
    pub total: u64,
    /// Whether the file is finished.
    pub finished: bool,
}

/// Asks a question of a corpus that is spread over several sessions; `merger` is one of them.
///
/// # Errors
/// Those of the question.
pub fn ask(merger: &mut Session, others: &[Session], question: &Question) -> Result<Envelope> {
    question.check()?;
    if merger.facts.is_none() && !matches!(question, Question::Facts(_)) {
        ask(merger, others, &Question::Facts(crate::stats::facts::Facts {}))?;
    }
    gather(merger, others, question)?;
    merger.finish(question)
}

/// Merges the shares in the answer to a question, and what they are still asked for.
fn gather(merger: &mut Session, others: &[Session], question: &Question) -> Result<()> {
    if !merger.knows(question) {
        merger.open(question);
        for other in others {
            merger.absorb(question, &other.collect(question)?)?;
        }
    }
    for _ in 0..ROUNDS {
        let Some(need) = merger.need(question)? else { break };
        for other in others {
            merger.absorb(question, &other.supply(question, &need)?)?;
        }
    }
    Ok(())
}
