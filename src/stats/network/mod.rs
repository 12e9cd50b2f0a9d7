//! A network of words: who keeps company with whom.
//!
//! Around a node: its strongest collocates (first order: edges from the node, weighed by the measure of the question
//! for collocates), and the ties among these (second order). Without a node: the most frequent terms and the ties
//! among them. Ties among terms are counted by sentences (or paragraphs, or documents) that hold both: O11 of R1 with
//! the one, C1 with the other, N in all (textual co-occurrence, Evert 2008). Where the words are drawn is settled here
//! too, by `layout.rs`, so that a picture can be made again.

mod answer;
mod layout;
mod ties;

use serde::{Deserialize, Serialize};

use self::layout::{Body, Pull};
use self::ties::{Ties, ties};
use super::ask::{Ask, Convention, Partial};
use super::caution::{Caution, cautions};
use super::collocates::{Collocates, CollocatesPartial};
use super::columns::TermColumns;
use super::measures::convention::Boundary;
use super::measures::{Contingency, Family, Measure};
use super::terms::{Terms, TermsPartial};
use crate::corpus::{Scope, Scoped};
use crate::tokens::TagGroup;
use crate::tokens::stopwords::StopWords;
use crate::{Error, Result};

pub use answer::{NetworkAnswer, NetworkEdge, NetworkNode};

/// Asks for a network.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Network {
    /// Node, preset, window, thresholds, filters and order of the collocates; an empty node for the terms of the
    /// corpus. Its scope and filters hold in both cases.
    pub collocates: Collocates,
    /// Words, the node aside, at most 200.
    pub size: u32,
    /// Whether ties among the words are drawn (second order).
    pub second_order: bool,
    /// What holds two words together.
    pub within: Boundary,
    /// What ties are weighed by.
    pub measure: Measure,
    /// Least number of sentences that hold both.
    pub min_count: u32,
    /// Only terms of at least so many characters, without a node.
    pub min_length: u32,
    /// Ties at most, the strongest.
    pub edges: u32,
    /// Which of many equally good pictures.
    pub seed: u64,
}

impl Default for Network {
    fn default() -> Self {
        Self {
            collocates: Collocates { stop_words: true, ..Collocates::default() },
            size: 30,
            second_order: true,
            within: Boundary::Sentence,
            measure: Measure::LogDice,
            min_count: 3,
            min_length: 2,
            edges: 300,
            seed: 1,
        }
    }
}

/// Most words of a network.
const MOST: u32 = 200;

/// What the shards are asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum NetworkNeed {
    /// Frequencies of candidates.
    Frequencies(Vec<String>),
    /// Sentences that hold each of these, and each two.
    Ties(Vec<String>),
}

/// Counts of some documents.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct NetworkPartial {
    near: CollocatesPartial,
    terms: TermColumns,
    ties: Ties,
    /// The words, strongest first, once they are settled.
    chosen: Vec<Chosen>,
    asked: bool,
}

/// A word of the network: term, tag, frequency, rank and strength of its tie with the node.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Chosen {
    term: String,
    tag: String,
    count: u64,
    /// Co-occurrences with the node, expected ones, and the weight.
    node: Option<(u64, f64, Option<f64>)>,
}

impl Partial for NetworkPartial {
    fn merge(&mut self, other: Self) {
        self.near.merge(other.near);
        self.terms.merge(other.terms);
        self.ties.merge(other.ties);
    }
}

/// A network with its places.
pub struct NetworkView {
    nodes: Vec<NetworkNode>,
    edges: Vec<NetworkEdge>,
    total: u64,
}

impl Network {
    fn has_node(&self) -> bool {
        !self.collocates.node.trim().is_empty()
    }

    /// The measure of ties with the query: what collocates are sorted by, logDice where that is no measure.
    fn first(&self) -> Measure {
        match self.collocates.settings(0, 0).sort {
            super::collocates::CollocateSort::Measure(measure) => measure,
            _ => Measure::LogDice,
        }
    }

    fn question(&self) -> Collocates {
        Collocates { measures: vec![self.first()], offset: 0, limit: self.size, ..self.collocates.clone() }
    }

    /// The words of the network.
    fn choose(&self, whole: &NetworkPartial) -> Vec<Chosen> {
        if self.has_node() {
            let question = self.question();
            let answer = question.finish(&whole.near, &question.view(&whole.near));
            let of = |row: super::collocates::CollocateRow| Chosen {
                term: row.term,
                tag: row.tag,
                count: row.frequency,
                node: Some((row.count, row.expected, row.scores.first().copied().flatten())),
            };
            return answer.rows.into_iter().map(of).collect();
        }
        let (terms, filters) = (&whole.terms, &self.collocates);
        let stop_words = filters.stop_words.then(StopWords::default_lists);
        let mut rows: Vec<u32> = (0..terms.len() as u32)
            .filter(|row| {
                let term = terms.term(*row);
                term.chars().count() >= self.min_length as usize
                    && (filters.groups.is_empty() || filters.groups.contains(&TagGroup::of(terms.tag(*row))))
                    && stop_words.as_ref().is_none_or(|words| !words.contains(term))
            })
            .collect();
        rows.sort_unstable_by(|a, b| {
            let by_count = terms.counts(*b)[0].cmp(&terms.counts(*a)[0]);
            by_count.then_with(|| terms.term(*a).cmp(terms.term(*b)))
        });
        rows.truncate(self.size as usize);
        let of = |row: u32| Chosen {
            term: terms.term(row).to_owned(),
            tag: terms.tag(row).to_owned(),
            count: terms.counts(row)[0],
            node: None,
        };
        rows.into_iter().map(of).collect()
    }

    /// The words, and the ties of the query with them.
    fn first_order(&self, whole: &NetworkPartial) -> (Vec<NetworkNode>, Vec<NetworkEdge>) {
        let (mut nodes, mut edges) = (Vec::new(), Vec::new());
        let mut add = |term: &str, tag: &str, group, count, node| {
            nodes.push(NetworkNode {
                term: term.to_owned(),
                tag: tag.to_owned(),
                group,
                count,
                node,
                x: 0.0,
                y: 0.0,
            });
            nodes.len() as u32 - 1
        };
        if self.has_node() {
            add(&self.collocates.node, "", TagGroup::Other, whole.near.node_hits, true);
        }
        for chosen in &whole.chosen {
            let target = add(&chosen.term, &chosen.tag, TagGroup::of(&chosen.tag), chosen.count, false);
            if let Some((count, expected, weight)) = chosen.node {
                edges.push(NetworkEdge { source: 0, target, order: 1, count, expected, weight });
            }
        }
        (nodes, edges)
    }

    /// Where the words stand: the strongest ties of each order draw most.
    fn places(&self, nodes: &[NetworkNode], near: &[NetworkEdge], ties: &[NetworkEdge]) -> Vec<[f64; 2]> {
        let bodies: Vec<Body> = nodes
            .iter()
            .map(|node| {
                // Letters are about half as wide as Chinese characters.
                let width = node.term.chars().map(|c| if c.is_ascii() { 0.55 } else { 1.0 }).sum::<f64>();
                Body { width: width.max(1.0), fixed: node.node }
            })
            .collect();
        let pulls = |edges: &[NetworkEdge], least: f64, most: f64| -> Vec<Pull> {
            let last = edges.len().max(2) as f64 - 1.0;
            let pull = |(rank, edge): (usize, &NetworkEdge)| Pull {
                source: edge.source as usize,
                target: edge.target as usize,
                strength: most - (most - least) * rank as f64 / last,
            };
            edges.iter().enumerate().map(pull).collect()
        };
        let mut all = pulls(near, 0.25, 1.0);
        let (least, most) = if near.is_empty() { (0.1, 1.0) } else { (0.02, 0.25) };
        all.extend(pulls(ties, least, most));
        layout::places(&bodies, &all, self.seed)
    }

    /// Ties among words that reach the least count, strongest first.
    fn ties(&self, whole: &NetworkPartial) -> Vec<NetworkEdge> {
        let (number, ties) = (whole.chosen.len(), &whole.ties);
        let from = u32::from(self.has_node());
        let family =
            Family { candidates: (number * number.saturating_sub(1) / 2) as u64, ..Family::default() };
        let mut edges = Vec::new();
        let pairs = (0..number).flat_map(|a| (a + 1..number).map(move |b| (a, b)));
        for ((a, b), both) in pairs.zip(&ties.both) {
            if *both >= u64::from(self.min_count.max(1)) {
                let table =
                    Contingency { o11: *both, r1: ties.single[a], c1: ties.single[b], n: ties.units }.table();
                edges.push(NetworkEdge {
                    source: from + a as u32,
                    target: from + b as u32,
                    order: 2,
                    count: *both,
                    expected: table.e11(),
                    weight: self.measure.of(&table, &family),
                });
            }
        }
        // Stable: pairs stand in the order of their words.
        edges.sort_by(|a, b| match (a.weight, b.weight) {
            (Some(a), Some(b)) => b.total_cmp(&a),
            (a, b) => b.is_some().cmp(&a.is_some()),
        });
        edges
    }
}

impl Ask for Network {
    type Partial = NetworkPartial;
    type Need = NetworkNeed;
    type View = NetworkView;
    type Answer = NetworkAnswer;

    fn check(&self) -> Result<()> {
        if self.size > MOST {
            return Err(Error::Question(format!("a network has at most {MOST} words")));
        }
        if self.has_node() { self.collocates.check() } else { Ok(()) }
    }

    fn key(&self) -> Self {
        // Which words are tied depends on everything about them.
        let collocates = Collocates { measures: Vec::new(), offset: 0, limit: 0, ..self.collocates.clone() };
        Self {
            collocates,
            size: self.size,
            second_order: self.second_order,
            within: self.within,
            min_length: self.min_length,
            ..Self::default()
        }
    }

    fn understood(&self) -> Self {
        Self { collocates: self.collocates.understood(), ..self.clone() }
    }

    fn view_key(&self) -> Self {
        self.clone()
    }

    fn scope(&self) -> &Scope {
        &self.collocates.scope
    }

    fn collect(&self, shard: &Scoped<'_>) -> NetworkPartial {
        if self.has_node() {
            return NetworkPartial { near: self.question().collect(shard), ..NetworkPartial::default() };
        }
        let TermsPartial { terms, .. } = Terms::default().collect(shard);
        NetworkPartial { terms, ..NetworkPartial::default() }
    }

    fn settle(&self, whole: &mut NetworkPartial) {
        if self.has_node() {
            self.question().settle(&mut whole.near);
        }
    }

    fn need(&self, whole: &mut NetworkPartial) -> Option<NetworkNeed> {
        if self.has_node()
            && let Some(terms) = self.question().need(&mut whole.near)
        {
            return Some(NetworkNeed::Frequencies(terms));
        }
        if std::mem::replace(&mut whole.asked, true) {
            return None;
        }
        whole.chosen = self.choose(whole);
        let terms = whole.chosen.iter().map(|chosen| chosen.term.clone()).collect();
        self.second_order.then_some(NetworkNeed::Ties(terms))
    }

    fn supply(&self, need: &NetworkNeed, shard: &Scoped<'_>) -> NetworkPartial {
        match need {
            NetworkNeed::Frequencies(terms) => {
                NetworkPartial { near: self.question().supply(terms, shard), ..NetworkPartial::default() }
            }
            NetworkNeed::Ties(terms) => {
                NetworkPartial { ties: ties(terms, self.within, shard), ..NetworkPartial::default() }
            }
        }
    }

    fn view(&self, whole: &NetworkPartial) -> NetworkView {
        let (mut nodes, mut edges) = self.first_order(whole);
        let mut ties = self.ties(whole);
        let total = ties.len() as u64;
        ties.truncate(self.edges as usize);
        let places = self.places(&nodes, &edges, &ties);
        for (node, [x, y]) in nodes.iter_mut().zip(places) {
            (node.x, node.y) = (x, y);
        }
        edges.append(&mut ties);
        NetworkView { nodes, edges, total }
    }

    fn finish(&self, whole: &NetworkPartial, view: &NetworkView) -> NetworkAnswer {
        NetworkAnswer {
            units: whole.ties.units,
            first: self.has_node().then(|| self.first().info()),
            measure: self.measure.info(),
            nodes: view.nodes.clone(),
            edges: view.edges.clone(),
            total: view.total,
            cautions: cautions(&[(view.total > u64::from(self.edges), Caution::Bounded)]),
        }
    }

    fn convention(&self) -> Convention {
        let mut convention = if self.has_node() { self.collocates.convention() } else { Convention::new() };
        let within = serde_json::to_value(self.within).unwrap_or_default();
        convention.insert(
            "second_order",
            "O11 = units that hold both, R1 and C1 = units that hold one, N = units".into(),
        );
        convention.insert("second_order_unit", within);
        convention.insert("layout", "Fruchterman and Reingold 1991, labels moved apart".into());
        convention.insert("seed", self.seed.into());
        convention
    }
}
