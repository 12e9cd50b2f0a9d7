//! The dictionary: jieba's engine, loaded from text.

use std::io::BufReader;

use jieba_rs::Jieba;
use serde::{Deserialize, Serialize};
use twox_hash::XxHash3_128;

use crate::articles::Switches;
use crate::{Error, Result};

/// How text is cut.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Whether characters that no dictionary word covers are joined by jieba's hidden Markov model.
    pub hmm: bool,
    /// Which steps of cleaning are made before.
    pub clean: Switches,
    /// What counts as a copy.
    pub copies: crate::articles::duplicates::Settings,
}

impl Default for Settings {
    /// As python's jieba cuts by default.
    fn default() -> Self {
        Self { hmm: true, clean: Switches::default(), copies: Default::default() }
    }
}

/// A loaded dictionary.
pub struct Dictionary {
    jieba: Jieba,
    digest: String,
}

impl Dictionary {
    /// Reads a dictionary in jieba's text format: a word, its frequency and its tag on each line.
    ///
    /// # Errors
    /// [`Error::Dictionary`] when a line cannot be read or there is no word at all.
    pub fn from_text(text: &[u8]) -> Result<Self> {
        if text.iter().all(u8::is_ascii_whitespace) {
            return Err(Error::Dictionary("it is empty".into()));
        }
        let jieba = Jieba::with_dict(&mut BufReader::new(text))
            .map_err(|error| Error::Dictionary(error.to_string()))?;
        Ok(Self { jieba, digest: format!("xxh3-128:{:032x}", XxHash3_128::oneshot(text)) })
    }

    /// The engine.
    #[must_use]
    pub fn jieba(&self) -> &Jieba {
        &self.jieba
    }

    /// XXH3-128 of the text it was read from, as `xxh3-128:` and 32 hexadecimal digits.
    #[must_use]
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// The tag of `word`; empty when the dictionary does not hold it.
    #[must_use]
    pub fn tag(&self, word: &str) -> String {
        if !self.jieba.has_word(word) {
            return String::new();
        }
        // A word that was cut as one in a sentence is also cut as one by itself: the best path through the
        // sentence contains the best path through each of its parts.
        match self.jieba.tag(word, false).as_slice() {
            [only] => only.tag.to_owned(),
            _ => String::new(),
        }
    }
}
