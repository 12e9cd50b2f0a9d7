//! Fingerprints of documents: a few hashes of short runs, chosen so that equal texts choose equal runs.

use super::normal::{ASK, NOTHING, Waymarks, normal, normals};

/// Length of the hashed runs, in compared characters.
pub(super) const GRAM: usize = 9;
/// Of this many neighbouring runs the one with the least hash is kept. Equal texts of `GRAM + WINDOW - 1` = 19 characters
/// or more therefore share a print; and a paragraph that contains 80 % of another's 4-grams shares such a text,
/// because at most one character in twenty can differ.
pub(super) const WINDOW: usize = 11;

/// Texts of so many compared characters are compared as wholes. Shorter ones, such as 转发 or 同意, are alike without being copied.
pub(super) const SHORT: std::ops::Range<u32> = 10..100;

/// The fingerprints of some documents, 5 bytes each: a partial that merges in any order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Prints {
    /// The kept hashes, document after document.
    pub(super) hashes: Vec<u32>,
    /// For each, how many compared characters after the one before it, or after the beginning of its document, its run
    /// begins: at most [`WINDOW`].
    pub(super) steps: Vec<u8>,
    pub(super) documents: Vec<Printed>,
}

/// What is known of a document beside its prints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Printed {
    pub number: u64,
    /// How many prints it has.
    pub prints: u32,
    /// A hash of the whole text when that is too short for runs and paragraphs to tell that it stands twice: of [`SHORT`]
    /// compared characters; 0 otherwise.
    pub whole: u64,
    /// The places at which its paragraphs begin, and its length, in compared characters.
    pub starts: Vec<u32>,
}

impl Prints {
    /// Adds the document numbered `document` in the order of the whole corpus; numbers need not be close together. `text` is
    /// its clean text; its paragraphs are its lines.
    pub fn add(&mut self, document: u64, text: &str) {
        self.add_marking(document, text, &mut Waymarks::default());
    }

    /// The same, and marks the way through the text.
    pub fn add_marking(&mut self, document: u64, text: &str, marks: &mut Waymarks) {
        let before = self.hashes.len();
        let mut starts = vec![0];
        let mut last = 0;
        let mut winnow = Winnow::default();
        let mut whole = 0u64;
        let table = normals();
        for (start, c) in text.char_indices() {
            let code = match table.get(c as usize) {
                Some(&ASK) | None => normal(c).map_or(0, u32::from),
                Some(&code) => code.into(),
            };
            if code != u32::from(NOTHING) {
                if winnow.count < SHORT.end {
                    whole = mix(whole.wrapping_mul(BASE).wrapping_add(u64::from(code) + 1));
                }
                if let Some((hash, at)) = winnow.push(code) {
                    self.hashes.push(hash);
                    self.steps.push((at - last) as u8);
                    last = at;
                }
                marks.pass(winnow.count, start + c.len_utf8());
            } else if c == '\n' && starts.last() != Some(&winnow.count) {
                starts.push(winnow.count);
            }
        }
        if starts.last() != Some(&winnow.count) {
            starts.push(winnow.count);
        }
        let prints = (self.hashes.len() - before) as u32;
        let whole = if SHORT.contains(&winnow.count) { whole.max(1) } else { 0 };
        self.documents.push(Printed { number: document, prints, whole, starts });
    }

    /// Takes in the prints of other documents.
    pub fn merge(&mut self, mut other: Self) {
        self.hashes.append(&mut other.hashes);
        self.steps.append(&mut other.steps);
        self.documents.append(&mut other.documents);
    }

    /// Gives back what memory it does not need.
    pub fn shrink(&mut self) {
        self.hashes.shrink_to_fit();
        self.steps.shrink_to_fit();
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.hashes.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.hashes.is_empty()
    }

    /// The documents with their prints: hashes, and steps from each to the next.
    pub(super) fn by_document(&self) -> impl Iterator<Item = (&Printed, &[u32], &[u8])> {
        let mut from = 0;
        self.documents.iter().map(move |document| {
            let range = from..from + document.prints as usize;
            from = range.end;
            (document, &self.hashes[range.clone()], &self.steps[range])
        })
    }

    /// The prints as bytes, for the way to another instance.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let starts: usize = self.documents.iter().map(|document| document.starts.len()).sum();
        let size = 8 + self.hashes.len() * 5 + self.documents.len() * 24 + starts * 4;
        let mut bytes = Vec::with_capacity(size);
        let mut put = |number: u32| bytes.extend_from_slice(&number.to_le_bytes());
        put(self.documents.len() as u32);
        put(self.hashes.len() as u32);
        for document in &self.documents {
            put(document.number as u32);
            put((document.number >> 32) as u32);
            put(document.prints);
            put(document.whole as u32);
            put((document.whole >> 32) as u32);
            put(document.starts.len() as u32);
        }
        self.documents.iter().flat_map(|document| &document.starts).for_each(|start| put(*start));
        self.hashes.iter().for_each(|hash| put(*hash));
        bytes.extend_from_slice(&self.steps);
        bytes
    }

    /// Prints from [`Prints::to_bytes`]; `None` when the bytes are something else.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes;
        let mut take = |count: usize| -> Option<&[u8]> {
            let (taken, left) = rest.split_at_checked(count.checked_mul(4)?)?;
            rest = left;
            Some(taken)
        };
        let numbers = |bytes: &[u8]| -> Vec<u32> {
            let (chunks, _) = bytes.as_chunks::<4>();
            chunks.iter().map(|chunk| u32::from_le_bytes(*chunk)).collect()
        };
        let [documents, hashes] = numbers(take(2)?)[..] else { return None };
        let heads = numbers(take((documents as usize).checked_mul(6)?)?);
        let mut printed = Vec::with_capacity(documents as usize);
        for head in heads.chunks_exact(6) {
            let starts = numbers(take(head[5] as usize)?);
            if !starts.is_sorted() {
                return None;
            }
            let wide = |low: u32, high: u32| u64::from(high) << 32 | u64::from(low);
            let (number, whole) = (wide(head[0], head[1]), wide(head[3], head[4]));
            printed.push(Printed { number, prints: head[2], whole, starts });
        }
        let hashes = numbers(take(hashes as usize)?);
        let steps = rest.to_vec();
        let all: u64 = printed.iter().map(|document| u64::from(document.prints)).sum();
        (steps.len() == hashes.len() && all == hashes.len() as u64).then_some(Self {
            hashes,
            steps,
            documents: printed,
        })
    }
}

/// Length of the rings: a power of two, so that a place in them costs no division.
const RING: usize = 16;

/// Robust winnowing: in every window the least hash is kept, the last of equal ones.
struct Winnow {
    /// The last characters, at least `GRAM`, as a ring.
    chars: [u32; RING],
    rolling: u64,
    /// The last hashes, at least `WINDOW`, as a ring.
    hashes: [u64; RING],
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
            chars: [0; RING],
            rolling: 0,
            hashes: [u64::MAX; RING],
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
    fn push(&mut self, code: u32) -> Option<(u32, u32)> {
        let slot = self.count as usize;
        let leaving = self.chars[slot.wrapping_sub(GRAM) % RING];
        self.chars[slot % RING] = code + 1;
        self.rolling = self
            .rolling
            .wrapping_mul(BASE)
            .wrapping_add(u64::from(code) + 1)
            .wrapping_sub(u64::from(leaving).wrapping_mul(LEAVING));
        self.count += 1;
        let at = self.count.checked_sub(GRAM as u32)?;
        let hash = mix(self.rolling);
        self.hashes[at as usize % RING] = hash;
        if hash <= self.least.0 {
            self.least = (hash, at);
        } else if self.least.1 + WINDOW as u32 <= at {
            self.least = (at + 1 - WINDOW as u32..=at)
                .map(|i| (self.hashes[i as usize % RING], i))
                .min_by_key(|&(hash, i)| (hash, std::cmp::Reverse(i)))
                .unwrap_or((hash, at));
        }
        if at + 1 < WINDOW as u32 || self.kept == Some(self.least.1) {
            return None;
        }
        self.kept = Some(self.least.1);
        // The lower half: the upper bits of a least hash are mostly nought.
        Some((self.least.0 as u32, self.least.1))
    }
}

/// The finishing steps of MurmurHash3 (Appleby 2011), so that the least hash is a fair choice. Of the chosen one 32 bits are
/// kept: what shares them by chance is told apart when the texts are compared.
fn mix(mut hash: u64) -> u64 {
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xFF51_AFD7_ED55_8CCD);
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xC4CE_B9FE_1A85_EC53);
    hash ^ (hash >> 33)
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
            assert!(one.hashes.iter().any(|hash| other.hashes.contains(hash)));
        }
    }

    #[test]
    fn prints_travel_as_bytes() {
        let mut prints = Prints::default();
        prints.add(
            1 << 32 | 7,
            "中国同中亚国家平等相交、真诚相待，以法律形式将世代友好的原则固定下来。\n这是六国关系史上的创举",
        );
        prints.add(3, "");
        prints.add(2, "今年，一带一路建设取得新的进展，各方面的合作都在向前推进，贸易额增长了三成以上。");
        let bytes = prints.to_bytes();
        assert!(prints.len() > 3);
        assert_eq!(Prints::from_bytes(&bytes), Some(prints));
        for cut in 0..bytes.len() {
            assert_eq!(Prints::from_bytes(&bytes[..cut]), None);
        }
    }
}
