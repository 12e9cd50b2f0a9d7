//! The compact form of a dictionary, as `scripts/dictionary.py` writes it: words in an order in which neighbours share
//! their beginnings, as decisions of an adaptive range coder. A third of what jieba's dictionary takes, gzipped. The
//! script describes the form.

mod model;
mod range;

use jieba_rs::Jieba;

use super::fold;
use crate::{Error, Result};
use model::Model;
use range::Decoder;

/// How a compact dictionary begins.
pub const MAGIC: &[u8; 8] = b"WMDICT02";

/// Characters of a word, at most, and one more.
const LONGEST: usize = 16;
/// Frequencies are the product of this and a power of two.
const LEAST: usize = 3;
const MOST_DOUBLINGS: usize = 24;

/// Reads the form into the engine; the number of words with it.
///
/// # Errors
/// [`Error::Dictionary`] when the bytes are not those that were written.
pub fn load(bytes: &[u8]) -> Result<(Jieba, u32)> {
    let rest = bytes.strip_prefix(MAGIC).ok_or_else(broken)?;
    let (head, rest) = rest.split_first_chunk::<16>().ok_or_else(broken)?;
    let number = |at: usize| u32::from_le_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]);
    let (sum, words, alphabet, names) = (number(0), number(4), number(8), number(12));
    let mut checked = flate2::Crc::new();
    checked.update(rest);
    if checked.sum() != sum {
        return Err(broken());
    }
    let (alphabet, rest) = rest.split_at_checked(alphabet as usize).ok_or_else(broken)?;
    let (names, stream) = rest.split_at_checked(names as usize).ok_or_else(broken)?;
    let text = |bytes| std::str::from_utf8(bytes).map_err(|_| broken());
    let alphabet: Vec<char> = text(alphabet)?.chars().collect();
    let names: Vec<&str> = std::iter::once("").chain(text(names)?.lines()).collect();
    let jieba = read(words, &alphabet, &names, stream).ok_or_else(broken)?;
    Ok((jieba, words))
}

fn read(words: u32, alphabet: &[char], names: &[&str], stream: &[u8]) -> Option<Jieba> {
    let mut jieba = Jieba::empty();
    let folds: Vec<bool> = alphabet.iter().map(|c| fold::simple(*c) != *c).collect();
    let mut variants: Vec<(String, usize, &str)> = Vec::new();
    let (mut decoder, mut model) = (Decoder::new(stream), Model::new());
    let mut ranks: Vec<u32> = Vec::new();
    let mut word = String::new();
    // Bytes of the word up to and with each of its characters.
    let mut ends: Vec<usize> = Vec::new();
    let (mut shared_before, mut power_before) = (0, 0);
    let mut gaps = [0u32; LONGEST];
    for _ in 0..words {
        let shared = model.shared(&mut decoder, ranks.len(), shared_before)?;
        let more = model.more(&mut decoder, shared, ranks.len(), shared_before)?;
        if shared > ranks.len() || shared + more > LONGEST {
            return None;
        }
        let replaced = ranks.get(shared).map_or(0, |rank| rank + 1);
        ranks.truncate(shared);
        ends.truncate(shared);
        word.truncate(ends.last().copied().unwrap_or(0));
        let gap =
            model.gap(&mut decoder, shared, replaced, gaps[shared], ranks.last().copied().unwrap_or(0))?;
        gaps[shared] = gap;
        gaps[shared + 1..].fill(0);
        let mut rank = replaced + gap;
        for left in (0..more).rev() {
            let character = alphabet.get(rank as usize)?;
            ranks.push(rank);
            word.push(*character);
            ends.push(word.len());
            if left > 0 {
                rank = model.rest(&mut decoder, rank, left == 1)?;
            }
        }
        let power = model.power(&mut decoder, ranks.len(), power_before)?;
        let tag = names.get(model.tag(&mut decoder, rank, ranks.len())? as usize)?;
        let frequency = if power > MOST_DOUBLINGS { return None } else { LEAST << power };
        jieba.add_word(&word, Some(frequency), Some(tag));
        if ranks.iter().any(|rank| folds[*rank as usize]) {
            variants.push((fold::han(&word).into_owned(), frequency, tag));
        }
        (shared_before, power_before) = (shared, power);
    }
    // 乾隆 is matched as 干隆 where text is folded.
    for (word, frequency, tag) in variants {
        if !jieba.has_word(&word) {
            jieba.add_word(&word, Some(frequency), Some(tag));
        }
    }
    Some(jieba)
}

fn broken() -> Error {
    Error::Dictionary("it cannot be read; the file may be damaged".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 中 5 n, 中国 137 n, 国 7 v, 国人 3, 乾 3 n, as the script writes them.
    const SMALL: [u8; 49] = [
        0x57, 0x4d, 0x44, 0x49, 0x43, 0x54, 0x30, 0x32, 0xbb, 0x95, 0x71, 0xb7, 0x05, 0x00, 0x00, 0x00, 0x0c,
        0x00, 0x00, 0x00, 0x03, 0x00, 0x00, 0x00, 0xe5, 0x9b, 0xbd, 0xe4, 0xb8, 0xad, 0xe4, 0xb9, 0xbe, 0xe4,
        0xba, 0xba, 0x6e, 0x0a, 0x76, 0x00, 0xea, 0x67, 0x7b, 0xa5, 0x55, 0xa7, 0xb6, 0x61, 0x3a,
    ];

    #[test]
    fn words_come_back_with_their_tags() {
        let (jieba, words) = load(&SMALL).unwrap();
        assert_eq!(words, 5);
        assert!(["中", "中国", "国", "国人", "乾"].iter().all(|word| jieba.has_word(word)));
        let tags: Vec<_> = jieba.tag("中国国", false).iter().map(|tag| (tag.word, tag.tag)).collect();
        assert_eq!(tags, [("中国", "n"), ("国", "v")]);
        // 3 · 2^6 is the nearest to 137.
        assert!((192..=193).contains(&jieba.suggest_freq("中国")));
        // Folded text holds 干.
        assert!(jieba.has_word("干"));
    }

    #[test]
    fn damage_is_an_error_and_never_a_panic() {
        for length in 0..SMALL.len() {
            assert!(load(&SMALL[..length]).is_err(), "{length}");
        }
        for at in 0..SMALL.len() {
            let mut changed = SMALL;
            changed[at] ^= 0xff;
            // The number of words is no part of the sum; too many of them end somewhere.
            assert!(load(&changed).is_err() || (12..24).contains(&at), "{at}");
            let mut sum = flate2::Crc::new();
            sum.update(&changed[24..]);
            changed[8..12].copy_from_slice(&sum.sum().to_le_bytes());
            let _ = load(&changed);
        }
    }
}
