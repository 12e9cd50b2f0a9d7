//! Distinct terms with their tags, as a vocabulary of a shard and the columns of an answer both keep them.

use std::hash::BuildHasher;

use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;
use serde::{Deserialize, Serialize};

/// Places of tags that are kept by their letters.
const RECENT: usize = 256;

/// Terms, numbered in the order in which they came; all characters stand in one string. Who looks terms up keeps a table
/// of their numbers beside it.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct TermList {
    characters: String,
    /// End of each term in `characters`.
    ends: Vec<u32>,
    /// Number of each term's tag in `tag_names`.
    tags: Vec<u8>,
    tag_names: Vec<String>,
    /// Where tags with these letters were found last.
    #[serde(skip)]
    recent: Vec<u8>,
}

impl TermList {
    /// Number of terms.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The characters of term `id`.
    #[must_use]
    pub fn term(&self, id: u32) -> &str {
        let id = id as usize;
        let start = if id == 0 { 0 } else { self.ends[id - 1] as usize };
        &self.characters[start..self.ends[id] as usize]
    }

    /// The tag of term `id`; empty for a word that the dictionary does not hold.
    #[must_use]
    pub fn tag(&self, id: u32) -> &str {
        &self.tag_names[self.tags[id as usize] as usize]
    }

    /// Appends a term that is not there yet.
    pub fn push(&mut self, term: &str, tag: &str) -> u32 {
        let id = self.ends.len() as u32;
        self.characters.push_str(term);
        self.ends.push(self.characters.len() as u32);
        let tag = self.tag_number(tag);
        self.tags.push(tag);
        id
    }

    /// Gives term `id` another tag.
    pub fn set_tag(&mut self, id: u32, tag: &str) {
        let number = self.tag_number(tag);
        self.tags[id as usize] = number;
    }

    /// The number of a tag. Some sixty tags come back a hundred thousand times: where each was found last is kept by its
    /// letters. Of more than 255 tags the rest is lost to the last.
    fn tag_number(&mut self, tag: &str) -> u8 {
        let letters =
            tag.bytes().fold(tag.len(), |sum, letter| sum.wrapping_mul(31).wrapping_add(usize::from(letter)));
        let slot = letters % RECENT;
        self.recent.resize(RECENT, 0);
        let recent = self.recent[slot];
        if self.tag_names.get(usize::from(recent)).is_some_and(|name| name == tag) {
            return recent;
        }
        let known = self.tag_names.iter().position(|name| name == tag);
        let number = known.unwrap_or_else(|| {
            if self.tag_names.len() < 255 {
                self.tag_names.push(tag.to_owned());
            }
            self.tag_names.len() - 1
        });
        self.recent[slot] = number as u8;
        number as u8
    }

    /// The number of `wanted`, where `table` holds it.
    #[must_use]
    pub fn find(&self, table: &HashTable<u32>, wanted: &str) -> Option<u32> {
        table.find(FxBuildHasher.hash_one(wanted), |id| self.term(*id) == wanted).copied()
    }

    /// Puts term `id`, which `table` does not hold yet, into it.
    pub fn enter(&self, table: &mut HashTable<u32>, id: u32) {
        let hash = |id: &u32| FxBuildHasher.hash_one(self.term(*id));
        table.insert_unique(hash(&id), id, hash);
    }

    /// A table of all terms.
    #[must_use]
    pub fn table(&self) -> HashTable<u32> {
        let mut table = HashTable::with_capacity(self.len());
        (0..self.len() as u32).for_each(|id| self.enter(&mut table, id));
        table
    }

    /// Bytes held.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.characters.capacity() + self.ends.capacity() * 4 + self.tags.capacity()
    }
}
