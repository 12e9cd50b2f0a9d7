//! The dictionary: jieba's engine, loaded from text or from the compact form.

use std::io::BufReader;

use jieba_rs::Jieba;
use sha2::{Digest, Sha256};

use super::compact;
use crate::{Error, Result};

/// A loaded dictionary.
pub struct Dictionary {
    jieba: Jieba,
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
        let (jieba, _) = compact::load(bytes)?;
        Ok(Self { jieba, digest: digest(bytes) })
    }

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
        Ok(Self { jieba, digest: digest(text) })
    }

    /// The engine.
    #[must_use]
    pub fn jieba(&self) -> &Jieba {
        &self.jieba
    }

    /// SHA-256 of the bytes it was read from, as `sha256:` and 64 hexadecimal digits.
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

/// SHA-256 of some bytes, as `sha256:` and 64 hexadecimal digits.
#[must_use]
pub fn digest(bytes: &[u8]) -> String {
    let hex = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    format!("sha256:{hex}")
}
