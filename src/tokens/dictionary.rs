//! The dictionary, loaded from text or from the compact form.

use std::io::BufReader;
use std::sync::OnceLock;

use jieba_rs::Jieba;
use sha2::{Digest, Sha256};

use super::compact;
use super::segmenter::{Builder, Segmenter};
use crate::{Error, Result};

/// A loaded dictionary.
pub struct Dictionary {
    segmenter: Segmenter,
    /// What it was read from: jieba's engine, which only those need who cut as jieba does or with its model for unknown words,
    /// is made of it when it is first asked for.
    source: Box<[u8]>,
    jieba: OnceLock<Jieba>,
    digest: String,
}

impl Dictionary {
    /// Reads a dictionary in whatever form: compact (see [`compact`]) or text (see [`Dictionary::from_text`]).
    ///
    /// # Errors
    /// [`Error::Dictionary`] when it cannot be read.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self> {
        if !bytes.starts_with(compact::MAGIC) {
            return Self::from_text(bytes);
        }
        Ok(Self::of(compact::segmenter(bytes)?, bytes))
    }

    /// Reads a dictionary in jieba's text format: a word, its frequency and its tag on each line.
    ///
    /// # Errors
    /// [`Error::Dictionary`] when a line cannot be read or there is no word at all.
    pub fn from_text(text: &[u8]) -> Result<Self> {
        if text.iter().all(u8::is_ascii_whitespace) {
            return Err(Error::Dictionary("it is empty".into()));
        }
        let broken = |what: String| Error::Dictionary(what);
        let text = std::str::from_utf8(text).map_err(|error| broken(error.to_string()))?;
        let mut builder = Builder::new(&[], text.len() / 16);
        for (number, line) in text.lines().enumerate() {
            let mut fields = line.split_whitespace();
            let Some(word) = fields.next() else { continue };
            let frequency = fields.next().map_or(Ok(0), str::parse).map_err(|error| {
                broken(format!("line {}: {line}: the frequency is no whole number: {error}", number + 1))
            })?;
            builder.add(word, frequency, fields.next().unwrap_or_default());
        }
        Ok(Self::of(builder.build(), text.as_bytes()))
    }

    fn of(segmenter: Segmenter, source: &[u8]) -> Self {
        Self { segmenter, source: source.into(), jieba: OnceLock::new(), digest: digest(source) }
    }

    /// The words.
    #[must_use]
    pub fn segmenter(&self) -> &Segmenter {
        &self.segmenter
    }

    /// jieba's engine over the same words.
    #[must_use]
    pub fn jieba(&self) -> &Jieba {
        self.jieba.get_or_init(|| {
            let read = if self.source.starts_with(compact::MAGIC) {
                compact::jieba(&self.source).ok()
            } else {
                Jieba::with_dict(&mut BufReader::new(&*self.source)).ok()
            };
            // What was read once can be read again.
            read.unwrap_or_else(Jieba::empty)
        })
    }

    /// SHA-256 of the bytes it was read from, as `sha256:` and 64 hexadecimal digits.
    #[must_use]
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// Whether `word` is one.
    #[must_use]
    pub fn has_word(&self, word: &str) -> bool {
        self.segmenter.find(word).is_some()
    }

    /// The tag of `word`; empty when the dictionary does not hold it.
    #[must_use]
    pub fn tag(&self, word: &str) -> String {
        let Some(known) = self.segmenter.find(word) else { return String::new() };
        // A word that was cut as one in a sentence is also cut as one by itself: the best path through the
        // sentence contains the best path through each of its parts.
        let mut pieces = 0;
        self.segmenter.cut(word, false, |_, _, _| pieces += 1);
        if pieces == 1 { self.segmenter.tag(known).to_owned() } else { String::new() }
    }
}

/// SHA-256 of some bytes, as `sha256:` and 64 hexadecimal digits.
#[must_use]
pub fn digest(bytes: &[u8]) -> String {
    let hex = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    format!("sha256:{hex}")
}
