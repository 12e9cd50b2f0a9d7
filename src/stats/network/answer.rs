//! What a person gets: words with their places, and ties.

use serde::Serialize;

use crate::stats::ask::{Cell, Table};
use crate::stats::caution::Caution;
use crate::stats::collocates::CollocateSettings;
use crate::stats::measures::MeasureInfo;
use crate::tokens::TagGroup;

/// A word of the network.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NetworkNode {
    /// The term, or the query in the middle.
    pub term: String,
    /// How it is written most often, see [`crate::stats::written`].
    pub written: String,
    /// Its tag.
    pub tag: String,
    /// The group of the tag.
    pub group: TagGroup,
    /// Occurrences in the corpus; hits of the query.
    pub count: u64,
    /// Whether it is the query.
    pub node: bool,
    /// Steps from the query: 0 itself, 1 its collocates, 2 theirs; 1 for all words without a query.
    pub order: u8,
    /// Where it is drawn: rightwards from the middle, in ems of its label.
    pub x: f64,
    /// Downwards from the middle, in ems.
    pub y: f64,
}

impl NetworkNode {
    /// A word that has no place yet.
    pub(super) fn new(term: String, tag: String, count: u64, order: u8) -> Self {
        let group = TagGroup::of(&tag);
        Self { term, written: String::new(), tag, group, count, node: false, order, x: 0.0, y: 0.0 }
    }
}

/// What a tie counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Tie {
    /// Tokens of the one word in the windows around the other: collocates, as the question for collocates counts them.
    Window,
    /// Sentences (or paragraphs, or documents) that hold both.
    Units,
}

/// A tie.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NetworkEdge {
    /// Number of a word.
    pub source: u32,
    /// Number of the other.
    pub target: u32,
    /// 1 from the query; 2 among words.
    pub order: u8,
    /// What was counted.
    pub by: Tie,
    /// Co-occurrences.
    pub count: u64,
    /// Expected co-occurrences.
    pub expected: f64,
    /// Strength; `None` where the measure is not defined.
    pub weight: Option<f64>,
}

/// A network.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NetworkAnswer {
    /// Sentences, paragraphs or documents with a token: N of the ties among words.
    pub units: u64,
    /// What is in force for the collocates of the query; `None` without one.
    pub settings: Option<CollocateSettings>,
    /// The measure of ties that are counted by windows; `None` without a query.
    pub first: Option<MeasureInfo>,
    /// The measure of ties that are counted by units.
    pub measure: MeasureInfo,
    /// The words: the query first, then the strongest.
    pub nodes: Vec<NetworkNode>,
    /// The ties: those of the query, those of its collocates with their own, then by units among words, strongest first.
    pub edges: Vec<NetworkEdge>,
    /// Ties by units that reach the least count, listed or not.
    pub total: u64,
    /// Warnings.
    pub cautions: Vec<Caution>,
}

impl Table for NetworkAnswer {
    fn columns(&self) -> Vec<String> {
        ["source", "target", "order", "by", "count", "expected", "weight"].map(String::from).to_vec()
    }

    fn rows(&self) -> Vec<Vec<Cell>> {
        let name = |at: u32| Cell::from(self.nodes.get(at as usize).map(|node| node.written.as_str()));
        let cells = |edge: &NetworkEdge| {
            vec![
                name(edge.source),
                name(edge.target),
                Cell::Count(u64::from(edge.order)),
                match edge.by {
                    Tie::Window => "window".into(),
                    Tie::Units => "units".into(),
                },
                Cell::Count(edge.count),
                Cell::Number(edge.expected),
                edge.weight.into(),
            ]
        };
        self.edges.iter().map(cells).collect()
    }

    fn name_terms(&mut self, name: &mut dyn FnMut(&str, &mut String)) {
        // The query stands as it was asked.
        for node in &mut self.nodes {
            if node.node {
                node.written.clone_from(&node.term);
            } else {
                name(&node.term, &mut node.written);
            }
        }
    }
}
