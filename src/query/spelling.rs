//! Words of a query that the tokenizer cuts: 一带一路 is found as 一带 and 路 where it stands in the text like that, so that nobody
//! has to know the dictionary to ask for a word. What is cut depends on the tokenizer alone, never on the corpus.

use super::pattern::Pattern;
use super::syntax::{Atom, Condition, Item, Query, Sequence};
use crate::tokens::{Kind, Tokenizer};

impl Query {
    /// The query with every plain word that `tokenizer` cuts replaced by either: the token, or its pieces one behind the other.
    #[must_use]
    pub fn spelled(&self, tokenizer: &Tokenizer) -> Self {
        Self { alternatives: sequences(&self.alternatives, tokenizer) }
    }
}

fn sequences(sequences: &[Sequence], tokenizer: &Tokenizer) -> Vec<Sequence> {
    let items = |items: &[Item]| items.iter().map(|item| self::item(item, tokenizer)).collect();
    let one = |Sequence { items: stand, outside }: &Sequence| Sequence {
        items: items(stand),
        outside: items(outside),
    };
    sequences.iter().map(one).collect()
}

fn item(item: &Item, tokenizer: &Tokenizer) -> Item {
    let atom = match &item.atom {
        Atom::Token(conditions) => match conditions.as_slice() {
            [Condition::Word(word)] => {
                let other = word.plain().and_then(|word| otherwise(word, tokenizer));
                other.map_or_else(
                    || item.atom.clone(),
                    |items| {
                        let one = |items| Sequence { items, outside: Vec::new() };
                        Atom::Group(vec![one(vec![Item::once(item.atom.clone())]), one(items)])
                    },
                )
            }
            _ => item.atom.clone(),
        },
        Atom::Group(inner) => Atom::Group(sequences(inner, tokenizer)),
        Atom::AnyToken | Atom::Characters { .. } => item.atom.clone(),
    };
    Item { atom, ..*item }
}

/// How else `word` stands in a text: as the several tokens that it is cut into, or, where marks are among these (￥3000, #话题#),
/// as its characters.
fn otherwise(word: &str, tokenizer: &Tokenizer) -> Option<Vec<Item>> {
    let mut pieces = Vec::new();
    let (mut words, mut marks, mut space) = (false, false, false);
    tokenizer.terms(word, |piece, term| {
        match piece.kind {
            Kind::Mark => marks = true,
            Kind::Space => space = true,
            _ => words = true,
        }
        pieces.push(Item::once(Atom::Token(vec![Condition::Word(Pattern::literal(term))])));
    });
    if marks && words && !space {
        return Some(vec![Item::once(Atom::Characters { text: word.to_owned(), variants: true })]);
    }
    (words && !marks && !space && pieces.len() > 1).then_some(pieces)
}
