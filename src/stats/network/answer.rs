//! A network as it is answered.

use serde::Serialize;

use crate::stats::ask::{Cell, Table};
use crate::stats::caution::Caution;
use crate::stats::measures::MeasureInfo;
use crate::tokens::TagGroup;

/// A word of the network.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NetworkNode {
    /// The term, or the query in the middle.
    pub term: String,
    /// Its tag.
    pub tag: String,
    /// The group of the tag.
    pub group: TagGroup,
    /// Occurrences in the corpus; hits of the query.
    pub count: u64,
    /// Whether it is the query.
    pub node: bool,
    /// Where it is drawn: rightwards from the middle, in ems of its label.
    pub x: f64,
    /// Downwards from the middle, in ems.
    pub y: f64,
}

/// A tie.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NetworkEdge {
    /// Number of a word.
    pub source: u32,
    /// Number of the other.
    pub target: u32,
    /// 1 from the query, by its window; 2 among words, by sentences.
    pub order: u8,
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
    /// The measure of ties of first order; `None` without a query.
    pub first: Option<MeasureInfo>,
    /// The measure of ties among words.
    pub measure: MeasureInfo,
    /// The words: the query first, then the strongest.
    pub nodes: Vec<NetworkNode>,
    /// The ties: those of the query, then among words, strongest first.
    pub edges: Vec<NetworkEdge>,
    /// Ties among words that reach the least count, listed or not.
    pub total: u64,
    /// Warnings.
    pub cautions: Vec<Caution>,
}

impl Table for NetworkAnswer {
    fn columns(&self) -> Vec<String> {
        ["source", "target", "order", "count", "expected", "weight"].map(String::from).to_vec()
    }

    fn rows(&self) -> Vec<Vec<Cell>> {
        let name = |at: u32| Cell::from(self.nodes.get(at as usize).map(|node| node.term.as_str()));
        let cells = |edge: &NetworkEdge| {
            vec![
                name(edge.source),
                name(edge.target),
                Cell::Count(u64::from(edge.order)),
                Cell::Count(edge.count),
                Cell::Number(edge.expected),
                edge.weight.into(),
            ]
        };
        self.edges.iter().map(cells).collect()
    }
}
