//! Which prints stand more than once in the corpus, learnt from shares that come one after the other.
//!
//! The prints are shown twice. The first time two bits are noted for each hash, seen and seen again; the second time
//! only those are kept that may stand twice. So the memory is that of what is repeated, not that of the corpus.
//!
//! Naming candidates is one call that takes seconds. An engine compiles WebAssembly well only once a function has run for a while, and
//! takes the better code when the function is called again: so each loop that takes long calls a function that stays one.

use super::Settings;
use super::candidates::{Candidates, Paragraphs, candidates};
use super::prints::Prints;
use super::repeated::{Holder, Repeated};

/// Slots of the table of bits for every print: one print in eight that stands once seems to stand twice.
const SLOTS: u64 = 8;

/// Takes the prints of all documents, twice, and names the places that may be copies.
pub struct Survey {
    /// Number, paragraphs and hash of the whole of every document; in order from the second time on.
    documents: Vec<(u64, Box<[u32]>, u64)>,
    sorted: bool,
    /// Where each document begins when all stand one behind the other, in compared characters; at the end, where the last one ends.
    bounds: Vec<u64>,
    seen: Vec<u64>,
    again: Vec<u64>,
    /// Prints that seem to stand more than once, each as one number: what of its hash its list does not tell, and the place among
    /// all characters. Sorted they are in the order of the corpus.
    kept: Vec<Vec<u64>>,
}

/// Bits of a place: all instances together hold less than 2⁴⁰ characters. The rest is the hash.
const PLACE_BITS: u32 = 40;
/// Bits of the hash that the list tells.
const LIST_BITS: u32 = 8;
/// Lists into which kept prints are sorted by the last bits of their hash.
const LISTS: usize = 1 << LIST_BITS;

impl Survey {
    /// For about so many prints; with more the table fills up and more are kept than need be.
    #[must_use]
    pub fn new(prints: u64) -> Self {
        let words = (prints.max(8) * SLOTS).next_power_of_two().min(1 << 31) as usize / 64;
        Self {
            documents: Vec::new(),
            sorted: false,
            bounds: Vec::new(),
            seen: vec![0; words],
            again: vec![0; words],
            kept: vec![Vec::new(); LISTS],
        }
    }

    /// Takes prints for the first time.
    pub fn see(&mut self, prints: &Prints) {
        let mask = self.seen.len() * 64 - 1;
        for hash in &prints.hashes {
            let slot = *hash as usize & mask;
            let bit = 1 << (slot % 64);
            self.again[slot / 64] |= self.seen[slot / 64] & bit;
            self.seen[slot / 64] |= bit;
        }
        let documents = prints.documents.iter();
        self.documents.extend(
            documents.map(|document| (document.number, document.starts.as_slice().into(), document.whole)),
        );
    }

    /// Takes the same prints for the second time, once all of them were seen.
    pub fn keep(&mut self, prints: &Prints) {
        if !self.sorted {
            self.documents.sort_unstable();
            let mut end = 0;
            self.bounds.push(0);
            self.bounds.extend(self.documents.iter().map(|(_, starts, _)| {
                end += u64::from(starts.last().copied().unwrap_or(0));
                end
            }));
            self.seen = Vec::new();
            self.sorted = true;
        }
        let mask = self.again.len() * 64 - 1;
        for (document, hashes, steps) in prints.by_document() {
            let Ok(rank) = self.documents.binary_search_by_key(&document.number, |(number, ..)| *number)
            else {
                continue;
            };
            let mut at = self.bounds[rank];
            for (hash, step) in hashes.iter().zip(steps) {
                at += u64::from(*step);
                let slot = *hash as usize & mask;
                if self.again[slot / 64] >> (slot % 64) & 1 == 1 {
                    let kept = u64::from(hash >> LIST_BITS) << PLACE_BITS | at;
                    self.kept[*hash as usize % LISTS].push(kept);
                }
            }
        }
    }

    /// Names the places that may be copies. Prints that came in another order name the same.
    #[must_use]
    pub fn candidates(mut self, settings: &Settings) -> Candidates {
        self.again = Vec::new();
        let mut repeated = Repeated::default();
        let places = Places::new(std::mem::take(&mut self.bounds));
        for list in &mut self.kept {
            gather(std::mem::take(list), &places, &mut repeated);
        }
        let paragraphs: Paragraphs = self.documents.iter().map(|(_, starts, _)| &**starts).collect();
        let wholes: Vec<u64> = self.documents.iter().map(|(.., whole)| *whole).collect();
        let mut found = candidates(&repeated, &paragraphs, &wholes, settings);
        found.documents = self.documents.iter().map(|(number, ..)| *number).collect();
        found
    }
}

/// Adds those of one list that stand more than once.
#[inline(never)]
fn gather(mut list: Vec<u64>, places: &Places, repeated: &mut Repeated) {
    list.sort_unstable();
    let same = list.chunk_by(|a, b| a >> PLACE_BITS == b >> PLACE_BITS);
    for same in same.filter(|same| same.len() > 1) {
        repeated.add(same.iter().map(|kept| places.holder(kept & ((1 << PLACE_BITS) - 1))));
    }
}

/// Places by document.
struct Places {
    /// As in [`Survey`].
    bounds: Vec<u64>,
    /// For every stretch of characters the document in which it begins.
    documents: Vec<u32>,
}

/// Characters of a stretch, as a power of two.
const STRETCH_BITS: u32 = 12;

impl Places {
    fn new(bounds: Vec<u64>) -> Self {
        let all = bounds.last().copied().unwrap_or(0);
        let mut document = 0;
        let documents = (0..=all >> STRETCH_BITS).map(|stretch| {
            while bounds.get(document + 1).is_some_and(|end| *end <= stretch << STRETCH_BITS) {
                document += 1;
            }
            document as u32
        });
        Self { documents: documents.collect(), bounds }
    }

    /// The document at `place`, and the place in it.
    fn holder(&self, place: u64) -> Holder {
        let first = self.documents[(place >> STRETCH_BITS) as usize] as usize;
        let within = self.bounds[first + 1..].iter().position(|end| *end > place);
        let document = first + within.unwrap_or(0);
        Holder { document: document as u32, at: (place - self.bounds[document]) as u32 }
    }
}

impl Prints {
    /// Names the places that may be copies.
    #[must_use]
    pub fn candidates(&self, settings: &Settings) -> Candidates {
        let mut survey = Survey::new(self.len() as u64);
        survey.see(self);
        survey.keep(self);
        survey.candidates(settings)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_in_any_order_and_of_any_size_name_the_same() {
        let said = "以法律形式将世代友好的原则固定下来，这是六国关系史上新的里程碑，也是周边外交的创举，各方对此予以高度评价。";
        let texts: Vec<String> = (0..40).map(|n| format!("第{n}篇。{said}\n{n}尾巴{}", n * 7919)).collect();
        let survey = |sizes: usize, backwards: bool| {
            let mut shares: Vec<Prints> = Vec::new();
            for (number, text) in (0u64..).zip(&texts) {
                if (number as usize).is_multiple_of(sizes) {
                    shares.push(Prints::default());
                }
                if let Some(share) = shares.last_mut() {
                    share.add(number, text);
                }
            }
            if backwards {
                shares.reverse();
            }
            let mut survey = Survey::new(100);
            shares.iter().for_each(|share| survey.see(share));
            shares.iter().for_each(|share| survey.keep(share));
            survey.candidates(&Settings::default())
        };
        let whole = survey(40, false);
        assert!(!whole.is_empty());
        assert_eq!(survey(1, true), whole);
        assert_eq!(survey(7, false), whole);
    }
}
