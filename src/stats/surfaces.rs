//! The tokens of documents, one after the other.

use serde::{Deserialize, Serialize};

use super::ask::{Cell, Convention};
use super::listing::{Item, List, Listing};
use crate::corpus::{Document, Scoped};
use crate::tokens::TagGroup;

/// Asks for the tokens of all documents: words, numbers and marks, white space left out.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Tokens {}

/// One token.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TokenItem {
    /// The characters as written.
    pub text: String,
    /// The tag; empty for a word that the dictionary does not hold.
    pub tag: String,
    /// The group of the tag, `unknown` for such a word; none for what is not counted.
    pub group: Option<TagGroup>,
    /// Whether it is counted.
    pub counts: bool,
}

fn tokens(shard: &Scoped<'_>, document: &Document) -> Vec<TokenItem> {
    let text = shard.text_of(document);
    let mut at = 0;
    let mut items = Vec::new();
    for number in document.unit_start..document.unit_end {
        let (unit, length) = (shard.tokens().units()[number as usize], shard.tokens().length(number));
        let surface = &text[at as usize..(at + length) as usize];
        at += length;
        if unit.is_word() || !surface.chars().all(char::is_whitespace) {
            let tag = shard.vocabulary().tag(unit.term()).to_owned();
            let group = unit.is_word().then(|| TagGroup::of(&tag));
            items.push(TokenItem { text: surface.to_owned(), tag, group, counts: unit.is_word() });
        }
    }
    items
}

impl List for Tokens {
    type Item = TokenItem;

    fn list(&self, shard: &Scoped<'_>) -> Listing<TokenItem> {
        Listing::of(shard, |document| tokens(shard, document))
    }

    fn convention(&self) -> Convention {
        Convention::from([("white_space", "left out".into())])
    }
}

impl Item for TokenItem {
    const COLUMNS: &'static [&'static str] = &["text", "tag", "counts"];

    fn cells(&self) -> Vec<Cell> {
        vec![Cell::Text(self.text.clone()), Cell::Text(self.tag.clone()), Cell::Count(u64::from(self.counts))]
    }
}
