//! The boundary: translates between JavaScript and [`crate::session`], and decides nothing.
//!
//! Files come in as bytes or as a Blob that is read here in slices; questions as JSON; shares as bytes;
//! answers go out as plain objects. A panic leaves the object locked for good: the hook tells where it was,
//! and the page starts a fresh worker.

mod archive;
mod errors;
mod read;
mod room;
mod settle;

pub use archive::Archive;

use std::sync::Arc;

use js_sys::Uint8Array;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;
use web_sys::Blob;

use crate::corpus::{FileReport, Source};
use crate::dates::document::DateEdits;
use crate::decode::{Preview, Reading, large, preview};
use crate::session::{self, Question, Session, State, Step, TitleEdit};
use crate::tokens::words::Edit;
use crate::tokens::{Dictionary, Settings, Words};
use errors::js_error;
use room::{AHEAD, FOR_DICTIONARY, make_room};

/// Objects rather than maps, null rather than undefined: what `JSON.parse` would give.
const SERIALIZER: Serializer = Serializer::json_compatible();

/// Rows of one slice of a CSV file.
const CSV_ROWS: u32 = 10_000;

fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    value.serialize(&SERIALIZER).map_err(|error| js_sys::Error::new(&error.to_string()).into())
}

/// Makes panics tell where they were, through `report(message, place)`.
#[wasm_bindgen(js_name = onPanic)]
pub fn on_panic(report: js_sys::Function) {
    errors::hook(report);
}

/// Version of Wenmai.
#[must_use]
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// Where a large text file is cut, `{ends, encoding}` in bytes; null for one that is read as a whole or cannot be read.
///
/// # Errors
/// When it cannot be handed over.
#[wasm_bindgen(js_name = partsOf)]
pub fn parts_of(path: &str, blob: &Blob) -> Result<JsValue, JsValue> {
    let read = |from: u64, to: u64| read::range(blob, from as f64, to as f64);
    match large::parts(path, blob.size() as u64, read) {
        Ok(Some(parts)) => to_js(&PartsView {
            ends: parts.ends.iter().map(|end| *end as f64).collect(),
            encoding: parts.encoding,
        }),
        // Who reads it as a whole will say what is wrong.
        _ => Ok(JsValue::NULL),
    }
}

#[derive(Serialize)]
struct PartsView {
    ends: Vec<f64>,
    encoding: Option<&'static str>,
}

/// One worker's part of the corpus. Errors carry `code` (`question`, `query`, `dictionary`, `partial` …) and,
/// for a query, `query` and `at` in characters.
#[wasm_bindgen]
pub struct Core {
    session: Session,
    mark: Option<State>,
}

#[wasm_bindgen]
impl Core {
    /// A core over a dictionary, compact or in jieba's text format; `settings` is JSON, `{}` for the defaults.
    ///
    /// # Errors
    /// When the dictionary or the settings cannot be read.
    #[wasm_bindgen(constructor)]
    pub fn new(dictionary: &[u8], settings: &str) -> Result<Core, JsValue> {
        let settings: Settings = serde_json::from_str(settings)
            .map_err(|error| js_error(&crate::Error::Question(format!("settings: {error}"))))?;
        make_room(FOR_DICTIONARY);
        let dictionary = Dictionary::from_bytes(dictionary).map_err(|error| js_error(&error))?;
        Ok(Self { session: Session::new(Arc::new(dictionary), settings), mark: None })
    }

    /// Begins to read a file whose bytes are at hand. `reading` is how the user wants it to be read: JSON, or the
    /// label of an encoding alone.
    ///
    /// # Errors
    /// When `reading` is not one.
    #[wasm_bindgen(js_name = beginBytes)]
    pub fn begin_bytes(
        &mut self,
        file: u32,
        path: String,
        bytes: Vec<u8>,
        reading: Option<String>,
    ) -> Result<(), JsValue> {
        let reading = parse_reading(reading)?;
        self.session.begin_file(Source { file, path, bytes, reading });
        Ok(())
    }

    /// Begins to take in a PDF; `pages` is what `readPdf` of the reader's module gave for it.
    ///
    /// # Errors
    /// When it is something else.
    #[wasm_bindgen(js_name = beginPdf)]
    pub fn begin_pdf(&mut self, file: u32, path: &str, pages: &[u8]) -> Result<(), JsValue> {
        let read = wenmai_pdf::Read::from_bytes(pages)
            .ok_or_else(|| js_error(&crate::Error::Partial("no pages of a PDF".into())))?;
        self.session.begin_pdf(file, path, read);
        Ok(())
    }

    /// Begins to read a file from the disk, here and now, in a worker. Returns the report when it cannot be
    /// read.
    ///
    /// # Errors
    /// When the report cannot be handed over, or `reading` is not one.
    #[wasm_bindgen(js_name = beginBlob)]
    pub fn begin_blob(
        &mut self,
        file: u32,
        path: String,
        blob: &Blob,
        reading: Option<String>,
    ) -> Result<JsValue, JsValue> {
        let reading = parse_reading(reading)?;
        match read::blob(blob) {
            Ok(bytes) => {
                self.session.begin_file(Source { file, path, bytes, reading });
                Ok(JsValue::NULL)
            }
            Err(problem) => to_js(&FileReport::failed(&path, problem)),
        }
    }

    /// Reads about `budget` bytes more of the file: `{done, total, finished}`, in bytes of text. They are cut by [`Core::cut`].
    ///
    /// # Errors
    /// When the progress cannot be handed over.
    pub fn step(&mut self, budget: u32) -> Result<JsValue, JsValue> {
        make_room(AHEAD);
        to_js(&self.session.step(budget as usize))
    }

    /// Cuts about `budget` bytes more of the texts that were read: `{done, total, finished}`, in bytes of all texts since
    /// [`Core::mark`]. Must be finished before the first question.
    ///
    /// # Errors
    /// When the progress cannot be handed over.
    pub fn cut(&mut self, budget: u32) -> Result<JsValue, JsValue> {
        make_room(AHEAD);
        let before = self.mark.as_ref().map_or(0, State::text);
        let Step { done, total, finished } = self.session.cut(budget as usize);
        to_js(&Step { done: done.saturating_sub(before), total: total.saturating_sub(before), finished })
    }

    /// The report of the file that was read; null when none was.
    ///
    /// # Errors
    /// When the report cannot be handed over.
    pub fn report(&mut self) -> Result<JsValue, JsValue> {
        to_js(&self.session.report())
    }

    /// Remembers the present state for [`Core::roll_back`].
    pub fn mark(&mut self) {
        self.mark = Some(self.session.mark());
    }

    /// Goes back to the state that was remembered.
    #[wasm_bindgen(js_name = rollBack)]
    pub fn roll_back(&mut self) {
        if let Some(mark) = self.mark.clone() {
            self.session.roll_back(mark);
        }
    }

    /// Takes the decision over the whole corpus: years that datelines leave out, and what stands twice.
    ///
    /// # Errors
    /// When it is not a decision.
    pub fn settle(&mut self, decision: &[u8]) -> Result<(), JsValue> {
        make_room(AHEAD);
        self.session.settle(decision).map_err(|error| js_error(&error))
    }

    /// Gives documents the titles that the user says, those to come too: `[{"document": [0, 0], "title": "…"}]`. Others have
    /// the title that was found.
    ///
    /// # Errors
    /// When the titles cannot be read.
    #[wasm_bindgen(js_name = editTitles)]
    pub fn edit_titles(&mut self, edits: &str) -> Result<(), JsValue> {
        let edits: Vec<TitleEdit> = serde_json::from_str(edits)
            .map_err(|error| js_error(&crate::Error::Question(format!("titles: {error}"))))?;
        self.session.edit_titles(&edits);
        Ok(())
    }

    /// Dates the documents as the user says, those to come too: JSON as [`DateEdits`] reads it, such as `{"documents":
    /// [{"document": [0, 0], "date": "2025-06"}], "patterns": ["{year}{month}{day}"], "year": 2025}`. The corpus must be
    /// settled anew afterwards.
    /// With the words that cannot be understood; then nothing is changed.
    #[wasm_bindgen(js_name = editDates)]
    pub fn edit_dates(&mut self, edits: &str) -> Result<(), JsValue> {
        let edits: DateEdits = serde_json::from_str(edits)
            .map_err(|error| js_error(&crate::Error::Question(format!("dates: {error}"))))?;
        self.session.edit_dates(&edits).map_err(|error| js_error(&error))
    }

    /// The user's words, in jieba's format.
    #[must_use]
    pub fn words(&self) -> String {
        self.session.words().to_text()
    }

    /// The user's words after `edits`, a JSON array such as `[{"add": {"word": "鲁班工坊", "tag": "nz"}}, {"split": {"word":
    /// "在一起"}}, {"remove": {"word": "…"}}]`; nothing is changed yet.
    ///
    /// # Errors
    /// When the edits cannot be read.
    #[wasm_bindgen(js_name = wordsAfter)]
    pub fn words_after(&self, edits: &str) -> Result<String, JsValue> {
        let edits: Vec<Edit> = serde_json::from_str(edits)
            .map_err(|error| js_error(&crate::Error::Question(format!("edits: {error}"))))?;
        Ok(self.session.words().with(&edits).to_text())
    }

    /// Takes `words`, in jieba's format, for the user's words and cuts again what holds a word that differs: what changed
    /// in this shard, for `wordsChange`. The words as they were before undo it.
    ///
    /// # Errors
    /// When the change cannot be handed over.
    #[wasm_bindgen(js_name = setWords)]
    pub fn set_words(&mut self, words: &str) -> Result<Vec<u8>, JsValue> {
        self.session.share_words(Words::from_text(words)).map_err(|error| js_error(&error))
    }

    /// What each switch changes, on a sample of this shard, for `effectsOfAll`.
    ///
    /// # Errors
    /// When it cannot be handed over.
    pub fn effects(&self) -> Result<Vec<u8>, JsValue> {
        self.session.share_effects().map_err(|error| js_error(&error))
    }

    /// That sample, for `cutSample` of a core over another dictionary.
    ///
    /// # Errors
    /// When it cannot be handed over.
    pub fn sample(&self) -> Result<Vec<u8>, JsValue> {
        self.session.share_sample().map_err(|error| js_error(&error))
    }

    /// Cuts the sample of another core, for its `effectOf`.
    ///
    /// # Errors
    /// When it is no sample.
    #[wasm_bindgen(js_name = cutSample)]
    pub fn cut_sample(&self, sample: &[u8]) -> Result<Vec<u8>, JsValue> {
        self.session.cut_sample(sample).map_err(|error| js_error(&error))
    }

    /// What it changes that another core cuts the sample so, for `effectsOfAll`.
    ///
    /// # Errors
    /// When they are no cuts.
    #[wasm_bindgen(js_name = effectOf)]
    pub fn effect_of(&self, cuts: &[u8]) -> Result<Vec<u8>, JsValue> {
        self.session.share_effect(cuts).map_err(|error| js_error(&error))
    }

    /// Makes more of what this shard's share in an answer rests on: about `budget` units of the text. The share of it that is
    /// made, 0 to 1.
    ///
    /// # Errors
    /// Those of the question.
    pub fn prepare(&self, question: &str, budget: u32) -> Result<f64, JsValue> {
        make_room(AHEAD);
        Ok(self.session.prepare(&parse(question)?, budget as usize))
    }

    /// This shard's share in an answer.
    ///
    /// # Errors
    /// Those of the question.
    pub fn collect(&self, question: &str) -> Result<Vec<u8>, JsValue> {
        make_room(AHEAD);
        let question = parse(question)?;
        self.session.collect(&question).map_err(|error| js_error(&error))
    }

    /// What this shard has of a need.
    ///
    /// # Errors
    /// Those of the question.
    pub fn supply(&self, question: &str, need: &[u8]) -> Result<Vec<u8>, JsValue> {
        let question = parse(question)?;
        self.session.supply(&question, need).map_err(|error| js_error(&error))
    }

    /// Whether the merged shares for a question are at hand.
    ///
    /// # Errors
    /// Those of the question.
    pub fn knows(&self, question: &str) -> Result<bool, JsValue> {
        Ok(self.session.knows(&parse(question)?))
    }

    /// Whether the merged shares for a question are at hand; otherwise opens it with this shard's own.
    ///
    /// # Errors
    /// Those of the question.
    pub fn open(&mut self, question: &str) -> Result<bool, JsValue> {
        let question = parse(question)?;
        let known = self.session.knows(&question);
        if !known {
            self.session.open(&question);
        }
        Ok(known)
    }

    /// Takes a share in, or what a shard supplied.
    ///
    /// # Errors
    /// When it is not a share of this question.
    pub fn absorb(&mut self, question: &str, share: &[u8]) -> Result<(), JsValue> {
        let question = parse(question)?;
        self.session.absorb(&question, share).map_err(|error| js_error(&error))
    }

    /// What the other shards must still be asked; undefined when nothing.
    ///
    /// # Errors
    /// When the question was not opened.
    pub fn need(&mut self, question: &str) -> Result<Option<Vec<u8>>, JsValue> {
        let question = parse(question)?;
        self.session.need(&question).map_err(|error| js_error(&error))
    }

    /// The answer in its envelope.
    ///
    /// # Errors
    /// When the question was not opened.
    pub fn finish(&mut self, question: &str) -> Result<JsValue, JsValue> {
        let question = parse(question)?;
        to_js(&self.session.finish(&question).map_err(|error| js_error(&error))?)
    }

    /// The rows of an answer as CSV, the names of the columns in front of the first row.
    ///
    /// # Errors
    /// When the question was not opened.
    pub fn csv(&mut self, question: &str, first: bool) -> Result<Uint8Array, JsValue> {
        let question = parse(question)?;
        let (bytes, _) = self.session.csv(&question, first).map_err(|error| js_error(&error))?;
        Ok(Uint8Array::from(bytes.as_slice()))
    }

    /// The rows of an answer as `{columns, rows}`, each cell a string, a number or null.
    ///
    /// # Errors
    /// When the question was not opened.
    pub fn table(&mut self, question: &str) -> Result<JsValue, JsValue> {
        let question = parse(question)?;
        to_js(&self.session.table(&question).map_err(|error| js_error(&error))?)
    }

    /// Forgets merged shares: another shard has changed.
    pub fn forget(&mut self) {
        self.session.forget();
    }

    /// Bytes that this part of the corpus holds, about.
    #[must_use]
    pub fn bytes(&self) -> f64 {
        self.session.shard().bytes() as f64
    }

    /// Panics: so that tests can see what a page does then.
    #[wasm_bindgen(js_name = panicForTests)]
    pub fn panic_for_tests(&mut self) {
        panic!("asked to panic");
    }
}

/// Rows of one slice of a CSV file.
#[must_use]
#[wasm_bindgen(js_name = csvRows)]
pub fn csv_rows() -> u32 {
    CSV_ROWS
}

/// What a change of words did in all shards: `{documents, tokens_before, tokens_after, changed, terms: [{term, before,
/// after}]}`, `changed` being the terms whose count changed and `terms` the first `most` of them.
///
/// # Errors
/// When a share is none.
#[wasm_bindgen(js_name = wordsChange)]
pub fn words_change(shares: Vec<Uint8Array>, most: u32) -> Result<JsValue, JsValue> {
    #[derive(Serialize)]
    struct Shown {
        changed: usize,
        #[serde(flatten)]
        change: crate::corpus::WordsChange,
    }
    let mut change = session::words_change(&vectors(&shares)).map_err(|error| js_error(&error))?;
    let changed = change.terms.len();
    change.terms.truncate(most as usize);
    to_js(&Shown { changed, change })
}

/// What each switch changes in all shards: `[{switch, to, tokens, changed, share}]`.
///
/// # Errors
/// When a share is none.
#[wasm_bindgen(js_name = effectsOfAll)]
pub fn effects_of_all(shares: Vec<Uint8Array>) -> Result<JsValue, JsValue> {
    #[derive(Serialize)]
    struct Shown {
        share: f64,
        #[serde(flatten)]
        effect: crate::tokens::effects::Effect,
    }
    let effects = session::effects_of_all(&vectors(&shares)).map_err(|error| js_error(&error))?;
    let shown = effects.into_iter().map(|effect| Shown { share: effect.share(), effect });
    to_js(&shown.collect::<Vec<_>>())
}

fn vectors(shares: &[Uint8Array]) -> Vec<Vec<u8>> {
    shares.iter().map(Uint8Array::to_vec).collect()
}

/// How a file would be read with `reading`: format, encoding, columns, first rows.
///
/// # Errors
/// When `reading` is not one, or the preview cannot be handed over.
#[wasm_bindgen(js_name = previewBlob)]
pub fn preview_blob(path: &str, blob: &Blob, reading: Option<String>) -> Result<JsValue, JsValue> {
    let reading = parse_reading(reading)?;
    match read::blob(blob) {
        Ok(bytes) => to_js(&preview(path, bytes, &reading)),
        Err(problem) => to_js(&Preview { problem: Some(problem), ..Preview::default() }),
    }
}

/// A frequency list as a reference for key words: `{list, format, columns, skipped, marks}`, or `{fault}`.
///
/// # Errors
/// When the values cannot be written.
#[wasm_bindgen(js_name = frequencyList)]
pub fn frequency_list(name: &str, bytes: &[u8]) -> Result<JsValue, JsValue> {
    #[derive(serde::Serialize)]
    struct Faulty {
        fault: crate::stats::keyness::ListFault,
    }
    match crate::stats::keyness::frequency_list(name, bytes) {
        Ok(read) => to_js(&read),
        Err(fault) => to_js(&Faulty { fault }),
    }
}

/// What should be looked at in the lines of a user dictionary: `[{line, word, kind}]`.
///
/// # Errors
/// When it cannot be handed over.
#[wasm_bindgen(js_name = wordNotes)]
pub fn word_notes(text: &str) -> Result<JsValue, JsValue> {
    to_js(&crate::tokens::words::lines::notes(text))
}

fn parse_reading(reading: Option<String>) -> Result<Reading, JsValue> {
    let reading = Reading::parse(&reading.unwrap_or_default());
    reading.map_err(|error| js_error(&crate::Error::Question(format!("reading: {error}"))))
}

fn parse(question: &str) -> Result<Question, JsValue> {
    Question::from_json(question).map_err(|error| js_error(&error))
}
