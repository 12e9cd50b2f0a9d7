//! What the grammar hands to the resolver.

use super::levels::{Level, Unit};

/// A number of units: 两年, 5到10年, 30多年.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Amount {
    /// How many (the least, of a range).
    pub least: i64,
    /// How many at most.
    pub most: i64,
    /// Of what.
    pub unit: Unit,
    /// 多, 几, 数: not to be counted with.
    pub vague: bool,
}

/// What an expression means, before it is resolved.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Meaning {
    /// One date, from the largest unit named to the smallest.
    Point(Vec<Level>),
    /// From one date to another, both included.
    Range(Vec<Level>, Vec<Level>),
    /// So long before the reference.
    Ago(Amount),
    /// So long after the date last mentioned in the sentence, or after the reference.
    Later(Amount),
    /// The stretch of that length up to the reference.
    Past(Amount),
    /// The stretch of that length from the reference on.
    Next(Amount),
    /// Vague, with the name of the rule that says so.
    Vague(&'static str),
    /// Before the common era.
    OffAxis,
    /// A date whose parts cannot be told apart: 1/2/2020.
    Ambiguous,
}

/// What is said about the date besides itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Bound {
    /// The date itself.
    #[default]
    At,
    /// From it on.
    Since,
    /// From it up to the reference: 以来, 至今.
    SinceThen,
    /// After it.
    After,
    /// Before it.
    Before,
    /// Up to and including it.
    Until,
    /// Around it.
    About,
}

/// An expression as read.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Parsed {
    /// Its meaning.
    pub meaning: Meaning,
    /// What is said about it.
    pub bound: Bound,
    /// One past its last byte.
    pub end: usize,
}

impl Parsed {
    /// One date and nothing else.
    pub fn point(levels: Vec<Level>, end: usize) -> Self {
        Self { meaning: Meaning::Point(levels), bound: Bound::At, end }
    }
}
