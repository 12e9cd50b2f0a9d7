//! Collocates of collocates: each word of the network is asked for its own, by the windows of the question.

use std::collections::BTreeMap;

use super::{Network, NetworkEdge, NetworkNode, NetworkPartial, Tie};
use crate::corpus::Scoped;
use crate::query::pattern::Glyph;
use crate::query::{Atom, Condition, Item, Pattern, Query, Sequence};
use crate::stats::ask::Ask;
use crate::stats::collocates::{Collocates, CollocatesPartial};

/// By word of the network.
type ByWord = BTreeMap<String, CollocatesPartial>;

impl Network {
    /// The question for the collocates of one word.
    fn question_of(&self, term: &str) -> Collocates {
        let word = Pattern::from_glyphs(term.chars().map(Glyph::Is).collect());
        let items = vec![Item::once(Atom::Token(vec![Condition::Word(word)]))];
        let query = Query { alternatives: vec![Sequence { items, outside: Vec::new() }] };
        Collocates { node: query.to_string(), limit: self.beyond, ..self.question() }
    }

    /// What stands in the windows of each word.
    pub(super) fn windows(&self, terms: &[String], shard: &Scoped<'_>) -> ByWord {
        terms.iter().map(|term| (term.clone(), self.question_of(term).collect(shard))).collect()
    }

    /// Frequencies that are not known yet, once all windows are.
    pub(super) fn missing_beyond(&self, whole: &mut NetworkPartial) -> Option<BTreeMap<String, Vec<String>>> {
        let mut missing = BTreeMap::new();
        for (term, near) in &mut whole.beyond {
            let question = self.question_of(term);
            question.settle(near);
            if let Some(terms) = question.need(near) {
                missing.insert(term.clone(), terms);
            }
        }
        (!missing.is_empty()).then_some(missing)
    }

    /// The frequencies that one shard has.
    pub(super) fn frequencies(&self, need: &BTreeMap<String, Vec<String>>, shard: &Scoped<'_>) -> ByWord {
        let of = |(term, missing): (&String, &Vec<String>)| {
            (term.clone(), self.question_of(term).supply(missing, shard))
        };
        need.iter().map(of).collect()
    }

    /// Adds the strongest collocates of each word and their ties with it; a word that is there already only gets the tie. The
    /// query itself is not its collocates' collocate: that tie is there.
    pub(super) fn draw_beyond(
        &self,
        whole: &NetworkPartial,
        nodes: &mut Vec<NetworkNode>,
        edges: &mut Vec<NetworkEdge>,
    ) {
        let query = Query::parse(&self.collocates.node).ok();
        let own = query.as_ref().and_then(Query::plain);
        let mut places: BTreeMap<String, u32> = (0u32..)
            .zip(&*nodes)
            .filter(|(_, node)| !node.node)
            .map(|(at, node)| (node.term.clone(), at))
            .collect();
        for chosen in &whole.chosen {
            let (Some(near), Some(source)) =
                (whole.beyond.get(&chosen.term), places.get(&chosen.term).copied())
            else {
                continue;
            };
            // One more than is drawn: the query may be among them.
            let question = self.question_of(&chosen.term);
            let question = Collocates { limit: self.beyond + 1, ..question };
            let answer = question.finish(near, &question.view(near));
            let others = answer.rows.into_iter().filter(|row| own != Some(row.term.as_str()));
            for row in others.take(self.beyond as usize) {
                let target = *places.entry(row.term.clone()).or_insert_with(|| {
                    nodes.push(NetworkNode::new(row.term, row.tag, row.frequency, 2));
                    nodes.len() as u32 - 1
                });
                edges.push(NetworkEdge {
                    source,
                    target,
                    order: 2,
                    by: Tie::Window,
                    count: row.count,
                    expected: row.expected,
                    weight: row.scores.first().copied().flatten(),
                });
            }
        }
    }
}
