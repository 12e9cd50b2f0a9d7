//! A query over one shard: words, patterns and tags become sets of terms, once for each shard.

use super::characters::Characters;
use super::regions::Regions;
use super::syntax::{Atom, Condition, Item, Query, Sequence, Width};
use crate::corpus::Scoped;

/// A set of terms of the shard.
pub(super) struct TermSet {
    /// Ascending.
    pub ids: Vec<u32>,
    /// One bit for each term; empty for a set of one.
    bits: Vec<u64>,
    /// Tokens of these terms in the scope.
    pub places: u64,
}

impl TermSet {
    /// The terms with these numbers, ascending.
    pub fn new(shard: &Scoped<'_>, ids: Vec<u32>) -> Self {
        let places = ids.iter().map(|id| u64::from(shard.index().tokens(*id))).sum();
        let mut bits = Vec::new();
        if ids.len() > 1 {
            bits = vec![0u64; shard.vocabulary().len().div_ceil(64)];
            for id in &ids {
                bits[*id as usize / 64] |= 1 << (id % 64);
            }
        }
        Self { ids, bits, places }
    }

    /// Terms that meet all of `conditions` and stand in the scope.
    fn of(shard: &Scoped<'_>, conditions: &[Condition]) -> Self {
        let (vocabulary, index) = (shard.vocabulary(), shard.index());
        let tests: Vec<Test<'_>> = conditions.iter().map(|condition| test(shard, condition)).collect();
        let meets = |id: u32, term: &str| {
            index.words[id as usize]
                && index.counts[id as usize] > 0
                && tests.iter().all(|test| test(id, term))
        };
        let plain = conditions.iter().find_map(|condition| match condition {
            Condition::Word(word) => word.plain(),
            Condition::Matches(_) | Condition::Tagged(_) => None,
        });
        let ids = match plain {
            Some(word) => vocabulary.find(word).into_iter().filter(|id| meets(*id, word)).collect(),
            None => vocabulary.iter().filter(|(id, term)| meets(*id, term)).map(|(id, _)| id).collect(),
        };
        Self::new(shard, ids)
    }

    /// The terms of any of `sets`.
    pub fn union(shard: &Scoped<'_>, sets: &[&Self]) -> Self {
        let mut ids: Vec<u32> = sets.iter().flat_map(|set| &set.ids).copied().collect();
        ids.sort_unstable();
        ids.dedup();
        Self::new(shard, ids)
    }

    /// Whether `term` belongs to it.
    pub fn contains(&self, term: u32) -> bool {
        if self.bits.is_empty() {
            self.ids.first() == Some(&term)
        } else {
            self.bits[term as usize / 64] >> (term % 64) & 1 == 1
        }
    }
}

/// Whether the term with this number meets a condition.
type Test<'q> = Box<dyn Fn(u32, &str) -> bool + 'q>;

fn test<'q>(shard: &'q Scoped<'_>, condition: &'q Condition) -> Test<'q> {
    match condition {
        Condition::Word(word) => Box::new(|_, term| word.matches(term)),
        Condition::Matches(expression) => {
            let matches = expression.matcher();
            Box::new(move |_, term| matches(term))
        }
        Condition::Tagged(tag) => Box::new(|id, _| tag.matches(shard.vocabulary().tag(id))),
    }
}

/// What stands at one place.
pub(super) enum Node {
    Terms(TermSet),
    AnyToken,
    Characters(Characters),
    Group(Vec<Run>),
}

/// A node, repeated.
pub(super) struct Part {
    pub node: Node,
    pub least: u8,
    pub most: u8,
    /// Tokens that all repeats together have.
    pub width: Width,
}

/// A sequence.
pub(super) struct Run {
    pub parts: Vec<Part>,
    /// Hits that lie within one of these are none.
    pub outside: Option<Regions>,
}

/// A query over one shard.
pub(super) struct Resolved {
    /// Alternatives that can hit at all.
    pub runs: Vec<Run>,
    /// Whether characters stand somewhere in it, so that a token can be cut.
    pub cuts: bool,
}

impl Resolved {
    pub fn new(shard: &Scoped<'_>, query: &Query) -> Self {
        let spelled = shard.shard().tokenizer().map(|tokenizer| query.spelled(tokenizer));
        let query = spelled.as_ref().unwrap_or(query);
        Self { runs: runs(shard, &query.alternatives), cuts: query.alternatives.iter().any(cuts) }
    }
}

fn cuts(sequence: &Sequence) -> bool {
    sequence.items.iter().any(|item| match &item.atom {
        Atom::Characters { .. } => true,
        Atom::Group(sequences) => sequences.iter().any(cuts),
        Atom::Token(_) | Atom::AnyToken => false,
    })
}

fn runs(shard: &Scoped<'_>, sequences: &[Sequence]) -> Vec<Run> {
    sequences.iter().filter_map(|sequence| run(shard, sequence)).collect()
}

/// `None` when something that must stand there does not occur.
fn run(shard: &Scoped<'_>, sequence: &Sequence) -> Option<Run> {
    let parts: Option<Vec<Part>> = sequence.items.iter().map(|item| part(shard, item)).collect();
    let outside = (!sequence.outside.is_empty()).then(|| Regions::of(shard, &sequence.outside));
    Some(Run { parts: parts?, outside })
}

fn part(shard: &Scoped<'_>, item: &Item) -> Option<Part> {
    let (node, empty) = match &item.atom {
        Atom::Token(conditions) => {
            let terms = TermSet::of(shard, conditions);
            let empty = terms.ids.is_empty();
            (Node::Terms(terms), empty)
        }
        Atom::AnyToken => (Node::AnyToken, false),
        Atom::Characters { text, variants } => (Node::Characters(Characters::new(text, *variants)), false),
        Atom::Group(sequences) => {
            let runs = runs(shard, sequences);
            let empty = runs.is_empty();
            (Node::Group(runs), empty)
        }
    };
    (!empty || item.least == 0).then(|| Part {
        node,
        least: item.least,
        most: item.most,
        width: item.width(),
    })
}
