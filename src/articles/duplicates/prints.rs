//! Fingerprints of documents: a few hashes of short runs, chosen so that equal texts choose equal runs.

use super::normal::normal;
use serde::{Deserialize, Serialize};

/// Length of the hashed runs, in compared characters.
pub(super) const GRAM: usize = 9;
/// Of this many neighbouring runs the one with the least hash is kept. Equal texts of `GRAM + WINDOW - 1` = 19 characters
/// or more therefore share a print; and a paragraph that contains 80 % of another's 4-grams shares such a text,
/// because at most one character in twenty can differ.
pub(super) const WINDOW: usize = 11;

/// One kept hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Print {
    pub hash: u64,
    /// Where its document stands in [`Prints::paragraphs`].
    pub document: u32,
    /// Where the run begins, in compared characters.
    pub at: u32,
}

/// The fingerprints of some documents: a partial answer that merges in any order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Prints {
    pub(super) prints: Vec<Print>,
    /// For each document its number, the places at which its paragraphs begin, and its length, in compared characters.
    pub(super) paragraphs: Vec<(u64, Vec<u32>)>,
}

impl Prints {
    /// Adds the document numbered `document` in the order of the whole corpus; numbers need not be close together. `text` is
    /// its clean text; its paragraphs are its lines.
    pub fn add(&mut self, document: u64, text: &str) {
        let own = self.paragraphs.len() as u32;
        let mut starts = vec![0];
        let mut winnow = Winnow::default();
        for c in text.chars() {
            if let Some(c) = normal(c) {
                if let Some((hash, at)) = winnow.push(c) {
                    self.prints.push(Print { hash, document: own, at });
                }
            } else if c == '\n' && starts.last() != Some(&winnow.count) {
                starts.push(winnow.count);
            }
        }
        if starts.last() != Some(&winnow.count) {
            starts.push(winnow.count);
        }
        self.paragraphs.push((document, starts));
    }

    /// Takes in the prints of other documents.
    pub fn merge(&mut self, mut other: Self) {
        let before = self.paragraphs.len() as u32;
        let moved = |print: Print| Print { document: before + print.document, ..print };
        self.prints.extend(other.prints.into_iter().map(moved));
        self.paragraphs.append(&mut other.paragraphs);
    }
}

/// Robust winnowing: in every window the least hash is kept, the last of equal ones.
struct Winnow {
    /// The last `GRAM` characters, as a ring.
    chars: [u32; GRAM],
    rolling: u64,
    /// The last `WINDOW` hashes, as a ring.
    hashes: [u64; WINDOW],
    /// Characters seen.
    count: u32,
    /// The least hash of the window and where its run begins.
    least: (u64, u32),
    /// Where the run begins that was kept last.
    kept: Option<u32>,
}

impl Default for Winnow {
    fn default() -> Self {
        Self {
            chars: [0; GRAM],
            rolling: 0,
            hashes: [u64::MAX; WINDOW],
            count: 0,
            least: (u64::MAX, 0),
            kept: None,
        }
    }
}

const BASE: u64 = 0x9E37_79B9_7F4A_7C15;
/// `BASE` to the power of `GRAM`: what the character that leaves has grown to.
const LEAVING: u64 = {
    let (mut power, mut i) = (1u64, 0);
    while i < GRAM {
        power = power.wrapping_mul(BASE);
        i += 1;
    }
    power
};

impl Winnow {
    #[inline]
    fn push(&mut self, c: char) -> Option<(u64, u32)> {
        let slot = self.count as usize % GRAM;
        let leaving = std::mem::replace(&mut self.chars[slot], c as u32 + 1);
        self.rolling = self
            .rolling
            .wrapping_mul(BASE)
            .wrapping_add(u64::from(c) + 1)
            .wrapping_sub(u64::from(leaving).wrapping_mul(LEAVING));
        self.count += 1;
        let at = self.count.checked_sub(GRAM as u32)?;
        let hash = mix(self.rolling);
        self.hashes[at as usize % WINDOW] = hash;
        if hash <= self.least.0 {
            self.least = (hash, at);
        } else if self.least.1 + WINDOW as u32 <= at {
            self.least = (at + 1 - WINDOW as u32..=at)
                .map(|i| (self.hashes[i as usize % WINDOW], i))
                .min_by_key(|&(hash, i)| (hash, std::cmp::Reverse(i)))
                .unwrap_or((hash, at));
        }
        if at + 1 < WINDOW as u32 || self.kept == Some(self.least.1) {
            return None;
        }
        self.kept = Some(self.least.1);
        Some(self.least)
    }
}

/// The finishing steps of MurmurHash3 (Appleby 2011), so that the least hash is a fair choice. Forty bits are enough: what
/// shares a hash by chance is told apart when the texts are compared.
fn mix(mut hash: u64) -> u64 {
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xFF51_AFD7_ED55_8CCD);
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xC4CE_B9FE_1A85_EC53);
    (hash ^ (hash >> 33)) >> 24
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_share_a_print_wherever_they_stand() {
        let shared = "以法律形式将世代友好的原则固定下来这是";
        assert_eq!(shared.chars().count(), GRAM + WINDOW - 1);
        for (before, after) in
            [("", "甲乙丙"), ("中国同中亚国家平等相交、真诚相待，", ""), ("丁", "戊己庚辛")]
        {
            let mut one = Prints::default();
            one.add(0, shared);
            let mut other = Prints::default();
            other.add(1, &format!("{before}{shared}{after}"));
            assert!(one.prints.iter().any(|p| other.prints.iter().any(|q| p.hash == q.hash)));
        }
    }
}
