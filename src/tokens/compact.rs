//! The compact form of a dictionary, as `scripts/dictionary.py` writes it: words in an order in which
//! neighbours share their beginnings, in columns of one kind each. Half of what the same words take as text,
//! gzipped, and quicker to read, because nothing has to be parsed. The script describes the form.

use jieba_rs::Jieba;

use super::fold;
use super::segmenter::{Builder, Segmenter};
use crate::{Error, Result};

/// How a compact dictionary begins.
pub const MAGIC: &[u8; 8] = b"WMDICT01";

/// Ranks from here on take two bytes.
const SHORT_RANKS: u32 = 192;

/// Reads the form.
///
/// # Errors
/// [`Error::Dictionary`] when the bytes are cut short or say something that cannot be.
pub fn segmenter(bytes: &[u8]) -> Result<Segmenter> {
    let form = Form::open(bytes)?;
    let mut builder = Builder::new(&form.alphabet, bytes.len() / 4);
    form.read(|word, frequency, tag, variant| {
        if variant {
            builder.add_variant(word, frequency, tag);
        } else {
            builder.add(word, frequency, tag);
        }
    })?;
    Ok(builder.build())
}

/// Reads the form into jieba's engine.
///
/// # Errors
/// As [`segmenter`].
pub fn jieba(bytes: &[u8]) -> Result<Jieba> {
    let mut jieba = Jieba::empty();
    Form::open(bytes)?.read(|word, frequency, tag, variant| {
        if !variant || !jieba.has_word(word) {
            jieba.add_word(word, Some(frequency as usize), Some(tag));
        }
    })?;
    Ok(jieba)
}

/// The columns of the form.
struct Form<'b> {
    words: u32,
    alphabet: Vec<char>,
    names: Vec<&'b str>,
    shapes: Column<'b>,
    firsts: Column<'b>,
    rests: Column<'b>,
    frequencies: Column<'b>,
    tags: Column<'b>,
}

impl<'b> Form<'b> {
    fn open(bytes: &'b [u8]) -> Result<Self> {
        let mut head = Column(bytes.strip_prefix(MAGIC).ok_or_else(|| broken("its beginning"))?);
        let words = head.u32()?;
        let mut sizes = [0usize; 6];
        for size in &mut sizes {
            *size = head.u32()? as usize;
        }
        let mut tags = head;
        let [alphabet, names, shapes, firsts, rests, frequencies] = {
            let mut columns = [Column(&[]); 6];
            for (column, size) in columns.iter_mut().zip(sizes) {
                *column = tags.take(size)?;
            }
            columns
        };
        let alphabet = alphabet.text()?.chars().collect();
        let names = std::iter::once("").chain(names.text()?.lines()).collect();
        Ok(Self { words, alphabet, names, shapes, firsts, rests, frequencies, tags })
    }

    /// Hands on every word with its frequency and tag, and behind all of them the forms that they have where text is
    /// folded, marked as variants: they count only where they are no words themselves.
    fn read(mut self, mut sink: impl FnMut(&str, u64, &str, bool)) -> Result<()> {
        let folds: Vec<bool> = self.alphabet.iter().map(|c| fold::simple(*c) != *c).collect();
        let mut variants: Vec<(String, u64, &str)> = Vec::new();
        let mut ranks: Vec<u32> = Vec::new();
        let mut word = String::new();
        // Bytes of the word before up to each of its characters.
        let mut ends: Vec<usize> = Vec::new();
        for _ in 0..self.words {
            let shape = self.shapes.byte()?;
            let (shared, more) = ((shape >> 4) as usize, (shape & 15) as usize);
            if shared > ranks.len() || more == 0 {
                return Err(broken("the shape of a word"));
            }
            let replaced = ranks.get(shared).copied().unwrap_or(0);
            ranks.truncate(shared);
            ends.truncate(shared);
            word.truncate(ends.last().copied().unwrap_or(0));
            for place in 0..more {
                let rank = if place == 0 { replaced + self.firsts.rank()? } else { self.rests.rank()? };
                let character = self.alphabet.get(rank as usize).ok_or_else(|| broken("a character"))?;
                ranks.push(rank);
                word.push(*character);
                ends.push(word.len());
            }
            let tag = *self.names.get(self.tags.byte()? as usize).ok_or_else(|| broken("a tag"))?;
            let frequency = u64::from(self.frequencies.number()?);
            sink(&word, frequency, tag, false);
            if ranks.iter().any(|rank| folds[*rank as usize]) {
                variants.push((fold::han(&word).into_owned(), frequency, tag));
            }
        }
        // 乾隆 is matched as 干隆 where text is folded.
        for (word, frequency, tag) in variants {
            sink(&word, frequency, tag, true);
        }
        Ok(())
    }
}

fn broken(what: &str) -> Error {
    Error::Dictionary(format!("{what} cannot be read; the file may be damaged"))
}

/// What is left of a column.
#[derive(Clone, Copy)]
struct Column<'b>(&'b [u8]);

impl<'b> Column<'b> {
    fn take(&mut self, size: usize) -> Result<Self> {
        let (taken, left) = self.0.split_at_checked(size).ok_or_else(|| broken("a column"))?;
        self.0 = left;
        Ok(Column(taken))
    }

    fn byte(&mut self) -> Result<u8> {
        let (first, left) = self.0.split_first().ok_or_else(|| broken("a column"))?;
        self.0 = left;
        Ok(*first)
    }

    fn u32(&mut self) -> Result<u32> {
        let (first, left) = self.0.split_first_chunk().ok_or_else(|| broken("its head"))?;
        self.0 = left;
        Ok(u32::from_le_bytes(*first))
    }

    fn rank(&mut self) -> Result<u32> {
        let first = u32::from(self.byte()?);
        if first < SHORT_RANKS {
            return Ok(first);
        }
        Ok(SHORT_RANKS + ((first - SHORT_RANKS) << 8) + u32::from(self.byte()?))
    }

    fn number(&mut self) -> Result<u32> {
        let mut number = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 127) << shift;
            if byte < 128 {
                return u32::try_from(number).map_err(|_| broken("a frequency"));
            }
        }
        Err(broken("a frequency"))
    }

    fn text(self) -> Result<&'b str> {
        std::str::from_utf8(self.0).map_err(|_| broken("its characters"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 中 and 中国 and 国, in the order of the script.
    fn small() -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        for number in [3u32, 6, 3, 3, 3, 0, 4] {
            bytes.extend(number.to_le_bytes());
        }
        bytes.extend("中国".bytes());
        bytes.extend(b"n\nv");
        bytes.extend([0x01, 0x11, 0x01]);
        bytes.extend([0, 1, 1]);
        bytes.extend([5, 0x88, 0x01, 7]);
        bytes.extend([1, 1, 2]);
        bytes
    }

    #[test]
    fn words_come_back_with_their_tags() {
        let (own, jieba) = (segmenter(&small()).unwrap(), jieba(&small()).unwrap());
        assert_eq!(own.len(), 3);
        assert_eq!(own.find("中国").map(|word| own.tag(word)), Some("n"));
        assert!(jieba.has_word("中") && jieba.has_word("中国") && jieba.has_word("国"));
        let tags: Vec<_> = jieba.tag("中国国", false).iter().map(|tag| (tag.word, tag.tag)).collect();
        assert_eq!(tags, [("中国", "n"), ("国", "v")]);
        assert_eq!(jieba.suggest_freq("中国"), 137);
    }

    #[test]
    fn damage_is_an_error_and_never_a_panic() {
        let whole = small();
        for length in 0..whole.len() {
            assert!(segmenter(&whole[..length]).is_err(), "{length}");
        }
        for at in 0..whole.len() {
            let mut changed = whole.clone();
            changed[at] ^= 0xff;
            let _ = segmenter(&changed);
        }
    }
}
