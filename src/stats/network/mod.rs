//! A network of words: who keeps company with whom.
//!
//! Around a node: its strongest collocates (first order: edges from the node, weighed by the measure of the question
//! for collocates). Of second order are the collocates of these collocates, counted by the same windows (the collocation
//! network of Phillips 1985 and Brezina, McEnery and Wattam 2015), and the ties among the words, counted by sentences (or
//! paragraphs, or documents) that hold both: O11 of R1 with the one, C1 with the other, N in all (textual co-occurrence,
//! Evert 2008). Without a node: the most frequent terms and the ties among them. Where the words are drawn is settled here
//! too, by `layout.rs`, so that a picture can be made again.

mod answer;
mod beyond;
mod layout;
mod ties;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::ask::{Ask, Convention, Partial};
use super::caution::{Caution, cautions};
use super::collocates::{CollocateRow, CollocateSort, Collocates, CollocatesPartial};
use super::columns::TermColumns;
use super::filter::TermFilter;
use super::measures::Measure;
use super::measures::convention::Boundary;
use super::terms::{Terms, TermsPartial};
use crate::corpus::{Groundwork, Scope, Scoped};
use crate::tokens::TagGroup;
use crate::{Error, Result};
use ties::Ties;

pub use answer::{NetworkAnswer, NetworkEdge, NetworkNode, Tie};

/// Asks for a network.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Network {
    /// Node, preset, window, thresholds, filters and order of the collocates; an empty node for the terms of the
    /// corpus. Its scope and filters hold in both cases.
    pub collocates: Collocates,
    /// Words, the node aside, at most 200.
    pub size: u32,
    /// Whether ties among the words are drawn.
    pub second_order: bool,
    /// Strongest collocates of each word that are drawn too, with their ties to it: collocates of collocates, counted and
    /// weighed as those of the node. At most 10, of at most 50 words; 0 for none.
    pub beyond: u32,
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
            beyond: 0,
            within: Boundary::Sentence,
            measure: Measure::LogDice,
            min_count: 3,
            min_length: 2,
            edges: 300,
            seed: 1,
        }
    }
}

/// Most words of a network, the collocates of collocates aside.
const MOST: u32 = 200;
/// Most words whose own collocates are drawn, and most of these for each.
const MOST_BEYOND: (u32, u32) = (50, 10);

/// What the shards are asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum NetworkNeed {
    /// Frequencies of candidates.
    Frequencies(Vec<String>),
    /// What stands in the windows of each of these.
    Windows(Vec<String>),
    /// Frequencies of what stands there often enough, by word.
    Beyond(BTreeMap<String, Vec<String>>),
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
    /// What stands in the windows of each word, where that is wanted.
    beyond: BTreeMap<String, CollocatesPartial>,
    /// What the shards were asked already.
    stage: Stage,
}

/// How far the asking is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
enum Stage {
    /// The words are not settled.
    #[default]
    Words,
    /// The windows of the words were asked for.
    Windows,
    /// Everything was asked for.
    Done,
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
        for (term, near) in other.beyond {
            self.beyond.entry(term).or_default().merge(near);
        }
    }
}

/// A network with its places.
pub struct NetworkView {
    nodes: Vec<NetworkNode>,
    edges: Vec<NetworkEdge>,
    total: u64,
}

impl NetworkPartial {
    fn words(&self) -> Vec<String> {
        self.chosen.iter().map(|chosen| chosen.term.clone()).collect()
    }
}

impl Network {
    fn has_node(&self) -> bool {
        !self.collocates.node.trim().is_empty()
    }

    /// The measure of ties with the query: what collocates are sorted by, logDice where that is no measure.
    fn first(&self) -> Measure {
        match self.collocates.settings(0, 0).sort {
            CollocateSort::Measure(measure) => measure,
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
            let of = |row: CollocateRow| Chosen {
                term: row.term,
                tag: row.tag,
                count: row.frequency,
                node: Some((row.count, row.expected, row.scores.first().copied().flatten())),
            };
            return answer.rows.into_iter().map(of).collect();
        }
        let (terms, filters) = (&whole.terms, &self.collocates);
        let filter = TermFilter::new(&filters.groups, filters.stop_words, self.min_length);
        let rows = 0..terms.len() as u32;
        let mut rows: Vec<u32> = rows.filter(|row| filter.keeps(terms.term(*row), terms.tag(*row))).collect();
        terms.sort_by_count(&mut rows);
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
        if self.has_node() {
            let term = self.collocates.node.clone();
            let count = whole.near.node_hits;
            let (node, group) = (true, TagGroup::Other);
            nodes.push(NetworkNode { node, group, ..NetworkNode::new(term, String::new(), count, 0) });
        }
        for chosen in &whole.chosen {
            if let Some((count, expected, weight)) = chosen.node {
                let target = nodes.len() as u32;
                edges.push(NetworkEdge {
                    source: 0,
                    target,
                    order: 1,
                    by: Tie::Window,
                    count,
                    expected,
                    weight,
                });
            }
            nodes.push(NetworkNode::new(chosen.term.clone(), chosen.tag.clone(), chosen.count, 1));
        }
        (nodes, edges)
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
        let (words, each) = MOST_BEYOND;
        if self.beyond > each || (self.beyond > 0 && self.size > words) {
            let message = format!("at most {each} collocates of each of at most {words} words are drawn");
            return Err(Error::Question(message));
        }
        if self.beyond > 0 && !self.has_node() {
            return Err(Error::Question("collocates of collocates are those of a query".into()));
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
            beyond: self.beyond,
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

    fn groundwork(&self) -> &'static [Groundwork] {
        &[Groundwork::Counts]
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
        if whole.stage == Stage::Words {
            whole.chosen = self.choose(whole);
            whole.stage = Stage::Windows;
            if self.beyond > 0 {
                return Some(NetworkNeed::Windows(whole.words()));
            }
        }
        if whole.stage == Stage::Done {
            return None;
        }
        if let Some(frequencies) = self.missing_beyond(whole) {
            return Some(NetworkNeed::Beyond(frequencies));
        }
        whole.stage = Stage::Done;
        self.second_order.then(|| NetworkNeed::Ties(whole.words()))
    }

    fn supply(&self, need: &NetworkNeed, shard: &Scoped<'_>) -> NetworkPartial {
        match need {
            NetworkNeed::Frequencies(terms) => {
                NetworkPartial { near: self.question().supply(terms, shard), ..NetworkPartial::default() }
            }
            NetworkNeed::Windows(terms) => {
                NetworkPartial { beyond: self.windows(terms, shard), ..NetworkPartial::default() }
            }
            NetworkNeed::Beyond(terms) => {
                NetworkPartial { beyond: self.frequencies(terms, shard), ..NetworkPartial::default() }
            }
            NetworkNeed::Ties(terms) => {
                NetworkPartial { ties: ties::ties(terms, self.within, shard), ..NetworkPartial::default() }
            }
        }
    }

    fn view(&self, whole: &NetworkPartial) -> NetworkView {
        let (mut nodes, mut edges) = self.first_order(whole);
        self.draw_beyond(whole, &mut nodes, &mut edges);
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
            settings: self
                .has_node()
                .then(|| self.collocates.settings(whole.near.tokens, whole.near.documents)),
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
        if self.beyond > 0 {
            convention.insert(
                "beyond",
                "collocates of collocates, counted and weighed as those of the node".into(),
            );
        }
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
