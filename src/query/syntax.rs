//! What a query says, as a tree.

use super::expression::Expression;
use super::pattern::Pattern;
use super::tag::Tag;

/// A query, understood: any of these sequences.
#[derive(Debug, Clone, PartialEq)]
pub struct Query {
    /// At least one.
    pub alternatives: Vec<Sequence>,
}

/// Items one behind the other.
#[derive(Debug, Clone, PartialEq)]
pub struct Sequence {
    /// At least one, and not all of them can be missing.
    pub items: Vec<Item>,
    /// No hit lies within a place that one of these means.
    pub outside: Vec<Item>,
}

/// Something that stands `least` to `most` times.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// What stands there.
    pub atom: Atom,
    /// How often at least, at most [`MOST_REPEATS`].
    pub least: u8,
    /// How often at most, [`MOST_REPEATS`] or less.
    pub most: u8,
}

/// The smallest part of a query that stands for a stretch of text.
#[derive(Debug, Clone, PartialEq)]
pub enum Atom {
    /// One token that meets all of these conditions.
    Token(Vec<Condition>),
    /// Any one token.
    AnyToken,
    /// These characters, whatever the tokens.
    Characters {
        /// As typed.
        text: String,
        /// Whether variants count too: other width, case, traditional and simplified forms.
        variants: bool,
    },
    /// Any of these.
    Group(Vec<Sequence>),
}

/// What a token must be like.
#[derive(Debug, Clone, PartialEq)]
pub enum Condition {
    /// Its term is this word, or matches its wildcards.
    Word(Pattern),
    /// Its whole term matches this regular expression.
    Matches(Expression),
    /// It has this part of speech.
    Tagged(Tag),
}

/// The longest query, in characters that are not spaces.
pub const LONGEST: usize = 1000;
/// The longest query with its spaces, which writing it out as it was understood adds.
pub const LONGEST_WITH_SPACES: usize = 4 * LONGEST;
/// The most that one item can be repeated.
pub const MOST_REPEATS: u8 = 20;
/// The most tokens that one hit can span, characters in quotation marks taken as one. With it, the work at one
/// place of the text is bounded.
pub const WIDEST: u32 = 100;
/// Parentheses within parentheses, at most.
pub const DEEPEST: u32 = 20;

/// Tokens that a hit has at least and at most, characters in quotation marks taken as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Width {
    /// At least.
    pub least: u32,
    /// At most.
    pub most: u32,
}

impl Width {
    /// The width of the widest and the narrowest of `sequences`.
    #[must_use]
    pub fn of_alternatives(sequences: &[Sequence]) -> Self {
        let widths = || sequences.iter().map(Sequence::width);
        Self {
            least: widths().map(|width| width.least).min().unwrap_or(0),
            most: widths().map(|width| width.most).max().unwrap_or(0),
        }
    }
}

impl Sequence {
    /// Its width: the sum of its items'.
    #[must_use]
    pub fn width(&self) -> Width {
        self.items.iter().fold(Width { least: 0, most: 0 }, |sum, item| {
            let width = item.width();
            Width { least: sum.least.saturating_add(width.least), most: sum.most.saturating_add(width.most) }
        })
    }
}

impl Item {
    /// `atom`, once.
    #[must_use]
    pub fn once(atom: Atom) -> Self {
        Self { atom, least: 1, most: 1 }
    }

    /// Whether it stands exactly once.
    #[must_use]
    pub fn is_once(&self) -> bool {
        (self.least, self.most) == (1, 1)
    }

    /// Its width.
    #[must_use]
    pub fn width(&self) -> Width {
        let inner = match &self.atom {
            Atom::Group(sequences) => Width::of_alternatives(sequences),
            Atom::Token(_) | Atom::AnyToken | Atom::Characters { .. } => Width { least: 1, most: 1 },
        };
        Width {
            least: inner.least.saturating_mul(u32::from(self.least)),
            most: inner.most.saturating_mul(u32::from(self.most)),
        }
    }
}

impl Query {
    /// The query for `atom` alone.
    #[must_use]
    pub fn of(atom: Atom) -> Self {
        Self { alternatives: vec![Sequence { items: vec![Item::once(atom)], outside: Vec::new() }] }
    }

    /// The only atom of the query, where it has no more than one and that stands once.
    #[must_use]
    pub fn only(&self) -> Option<&Atom> {
        match self.alternatives.as_slice() {
            [Sequence { items, outside }] if outside.is_empty() => match items.as_slice() {
                [item] if item.is_once() => Some(&item.atom),
                _ => None,
            },
            _ => None,
        }
    }

    /// The one plain word that the query is, folded, or the characters between its quotation marks: what has
    /// both token hits and character hits.
    #[must_use]
    pub fn plain(&self) -> Option<&str> {
        match self.only()? {
            Atom::Characters { text, .. } => Some(text),
            Atom::Token(conditions) => match conditions.as_slice() {
                [Condition::Word(word)] => word.plain(),
                _ => None,
            },
            Atom::AnyToken | Atom::Group(_) => None,
        }
    }
}
