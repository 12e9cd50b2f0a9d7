//! The terms of a shard, each with a number.

use hashbrown::HashTable;

use super::Forms;
use super::term_list::TermList;

/// A set of terms, numbered in the order of their first occurrence.
#[derive(Default)]
pub struct Vocabulary {
    terms: TermList,
    table: HashTable<u32>,
    /// Terms that were asked for last, each in the one slot that its characters choose. Most tokens that are no words of the
    /// dictionary are found here, in one look instead of three.
    recent: Vec<Recent>,
    /// For each word of the dictionary its number here, or `UNSEEN`.
    words: Vec<u32>,
    forms: Forms,
}

/// A word that did not occur yet.
const UNSEEN: u32 = u32::MAX;

/// A short term and its number.
#[derive(Clone, Copy, Default, PartialEq)]
struct Recent {
    /// The characters: the first eight bytes and the last eight, which may overlap.
    key: (u64, u64),
    /// Bytes; 0 for an empty slot.
    len: u32,
    id: u32,
}

/// Slots for terms that were asked for last; 96 kB.
const RECENT: usize = 1 << 12;

impl Recent {
    /// What a term of up to 16 bytes is found by.
    fn of(term: &str) -> Option<Self> {
        let bytes = term.as_bytes();
        let word = |bytes: &[u8]| bytes.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte));
        let key = match bytes.len() {
            8..=16 => (u64::from_le_bytes(*bytes.first_chunk()?), u64::from_le_bytes(*bytes.last_chunk()?)),
            4..=7 => (
                u32::from_le_bytes(*bytes.first_chunk()?).into(),
                u32::from_le_bytes(*bytes.last_chunk()?).into(),
            ),
            1..=3 => (word(bytes), 0),
            _ => return None,
        };
        Some(Self { key, len: bytes.len() as u32, id: 0 })
    }

    fn slot(&self) -> usize {
        const MULTIPLIER: u64 = 0x9E37_79B9_7F4A_7C15;
        let mixed = (self.key.0 ^ self.key.1.rotate_left(23)).wrapping_mul(MULTIPLIER);
        (mixed >> (64 - RECENT.trailing_zeros())) as usize
    }
}

impl Vocabulary {
    /// Number of terms.
    #[must_use]
    pub fn len(&self) -> usize {
        self.terms.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The characters of term `id`.
    #[must_use]
    pub fn term(&self, id: u32) -> &str {
        self.terms.term(id)
    }

    /// The tag of term `id`; empty for a word that the dictionary does not hold.
    #[must_use]
    pub fn tag(&self, id: u32) -> &str {
        self.terms.tag(id)
    }

    /// The number of `wanted`, where it occurs.
    #[must_use]
    pub fn find(&self, wanted: &str) -> Option<u32> {
        self.terms.find(&self.table, wanted)
    }

    /// The number of `term`, which is new where it has none; `tag` is asked for the tag of a new one.
    pub fn intern(&mut self, wanted: &str, tag: impl FnOnce() -> String) -> u32 {
        let Some(mut recent) = Recent::of(wanted) else { return self.intern_slowly(wanted, tag) };
        if self.recent.is_empty() {
            self.recent.resize(RECENT, Recent::default());
        }
        let slot = recent.slot();
        let held = self.recent[slot];
        if held.key == recent.key && held.len == recent.len {
            return held.id;
        }
        recent.id = self.intern_slowly(wanted, tag);
        self.recent[slot] = recent;
        recent.id
    }

    /// The same for a term that is word `word` of the dictionary, always the same one: no character is looked at.
    #[inline]
    pub fn intern_numbered(&mut self, word: u32, wanted: &str, tag: impl FnOnce() -> String) -> u32 {
        match self.words.get(word as usize) {
            Some(&known) if known != UNSEEN => known,
            _ => self.intern_new(word, wanted, tag),
        }
    }

    #[cold]
    fn intern_new(&mut self, word: u32, wanted: &str, tag: impl FnOnce() -> String) -> u32 {
        if self.words.len() <= word as usize {
            // At once as long as it can become, in all likelihood: a dictionary has some hundred thousand words.
            self.words.resize((word as usize + 1).next_multiple_of(1 << 17), UNSEEN);
        }
        let id = self.intern_slowly(wanted, tag);
        self.words[word as usize] = id;
        id
    }

    fn intern_slowly(&mut self, wanted: &str, tag: impl FnOnce() -> String) -> u32 {
        self.find(wanted).unwrap_or_else(|| {
            let id = self.terms.push(wanted, &tag());
            self.terms.enter(&mut self.table, id);
            id
        })
    }

    /// Gives term `id` another tag.
    pub fn set_tag(&mut self, id: u32, tag: &str) {
        self.terms.set_tag(id, tag);
    }

    /// How the terms are written.
    #[must_use]
    pub fn forms(&self) -> &Forms {
        &self.forms
    }

    /// The same, to be counted up.
    pub fn forms_mut(&mut self) -> &mut Forms {
        &mut self.forms
    }

    /// Takes back what [`Forms::add`] counted of a token of term `id` that is written `surface`.
    pub fn unwrite(&mut self, id: u32, surface: &str) {
        self.forms.remove(id, self.terms.term(id), surface);
    }

    /// All terms with their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (u32, &str)> {
        (0..self.len() as u32).map(|id| (id, self.term(id)))
    }

    /// Bytes held.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.terms.bytes()
            + self.table.capacity() * 5
            + self.recent.capacity() * size_of::<Recent>()
            + self.words.capacity() * 4
            + self.forms.bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_keep_their_numbers() {
        let mut vocabulary = Vocabulary::default();
        let ids: Vec<u32> =
            ["中国", "中亚", "中国", ""].iter().map(|term| vocabulary.intern(term, || "ns".into())).collect();
        assert_eq!(ids, [0, 1, 0, 2]);
        assert_eq!(
            (vocabulary.term(1), vocabulary.find("中亚"), vocabulary.find("无")),
            ("中亚", Some(1), None)
        );
        assert_eq!(vocabulary.tag(0), "ns");
    }

    #[test]
    fn terms_of_every_length_are_told_apart() {
        let mut vocabulary = Vocabulary::default();
        let terms: Vec<String> = (0..3000)
            .map(|number: u32| {
                "ab国c".chars().cycle().take(1 + number as usize % 12).collect::<String>()
                    + &number.to_string()
            })
            .collect();
        for round in 0..3 {
            for (id, term) in (0u32..).zip(&terms) {
                assert_eq!(vocabulary.intern(term, String::new), id, "{round} {term}");
            }
        }
    }
}
