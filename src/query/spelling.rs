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
            [Condition::Word(word)] => word.plain().and_then(|word| pieces(word, tokenizer)).map_or_else(
                || item.atom.clone(),
                |pieces| {
                    let one = |items| Sequence { items, outside: Vec::new() };
                    Atom::Group(vec![one(vec![Item::once(item.atom.clone())]), one(pieces)])
                },
            ),
            _ => item.atom.clone(),
        },
        Atom::Group(inner) => Atom::Group(sequences(inner, tokenizer)),
        Atom::AnyToken | Atom::Characters { .. } => item.atom.clone(),
    };
    Item { atom, ..*item }
}

/// The tokens that `word` is cut into, where these are several and all of them words.
fn pieces(word: &str, tokenizer: &Tokenizer) -> Option<Vec<Item>> {
    let mut pieces = Vec::new();
    let mut whole = true;
    tokenizer.terms(word, |piece, term| {
        whole &= !matches!(piece.kind, Kind::Mark | Kind::Space);
        pieces.push(Item::once(Atom::Token(vec![Condition::Word(Pattern::literal(term))])));
    });
    (whole && pieces.len() > 1).then_some(pieces)
}
