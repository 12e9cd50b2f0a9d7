//! A network of words: who keeps company with whom.
//!
//! Around a node: its strongest collocates (first order: edges from the node, weighed by the measure of the question
//! for collocates), and the ties among these (second order). Without a node: the most frequent terms and the ties
//! among them. Ties among terms are counted by sentences (or paragraphs, or documents) that hold both: O11 of R1 with
//! the one, C1 with the other, N in all (textual co-occurrence, Evert 2008). Where to draw the words is not decided
//! here.

use serde::{Deserialize, Serialize};

use super::ask::{Ask, Cell, Convention, Partial, Table};
use super::caution::{Caution, cautions};
use super::collocates::{Collocates, CollocatesPartial};
use super::columns::TermColumns;
use super::measures::convention::Boundary;
use super::measures::{Contingency, Family, Measure, MeasureInfo};
use super::terms::{Terms, TermsPartial};
use crate::corpus::{Copies, Groundwork, Scope, Scoped};
use crate::tokens::TagGroup;
use crate::tokens::stopwords::StopWords;
use crate::{Error, Result};

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

/// Sentences that hold words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Ties {
    /// Sentences with a token.
    units: u64,
    /// Per word: sentences that hold it.
    single: Vec<u64>,
    /// Per two words a < b, row by row: sentences that hold both.
    both: Vec<u64>,
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
        self.ties.units += other.ties.units;
        for (mine, more) in
            [(&mut self.ties.single, other.ties.single), (&mut self.ties.both, other.ties.both)]
        {
            mine.resize(mine.len().max(more.len()), 0);
            mine.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
        }
    }
}

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

/// A network, without places.
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
    type View = Vec<NetworkEdge>;
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

    fn view_key(&self) -> Self {
        Self { edges: 0, ..self.clone() }
    }

    fn scope(&self) -> &Scope {
        &self.collocates.scope
    }

    fn groundwork(&self) -> &'static [Groundwork] {
        &[Groundwork::Counts, Groundwork::Places]
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

    fn view(&self, whole: &NetworkPartial) -> Vec<NetworkEdge> {
        self.ties(whole)
    }

    fn finish(&self, whole: &NetworkPartial, view: &Vec<NetworkEdge>) -> NetworkAnswer {
        let mut nodes = Vec::new();
        let mut edges = Vec::new();
        if self.has_node() {
            nodes.push(NetworkNode {
                term: self.collocates.node.clone(),
                tag: String::new(),
                group: TagGroup::Other,
                count: whole.near.node_hits,
                node: true,
            });
        }
        for chosen in &whole.chosen {
            if let Some((count, expected, weight)) = chosen.node {
                edges.push(NetworkEdge {
                    source: 0,
                    target: nodes.len() as u32,
                    order: 1,
                    count,
                    expected,
                    weight,
                });
            }
            nodes.push(NetworkNode {
                term: chosen.term.clone(),
                tag: chosen.tag.clone(),
                group: TagGroup::of(&chosen.tag),
                count: chosen.count,
                node: false,
            });
        }
        edges.extend(view.iter().take(self.edges as usize).cloned());
        NetworkAnswer {
            units: whole.ties.units,
            first: self.has_node().then(|| self.first().info()),
            measure: self.measure.info(),
            nodes,
            edges,
            total: view.len() as u64,
            cautions: cautions(&[(view.len() > self.edges as usize, Caution::Bounded)]),
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
        convention
    }
}

/// Counts the sentences of a shard that hold each word and each two.
fn ties(terms: &[String], within: Boundary, shard: &Scoped<'_>) -> Ties {
    const NONE: u32 = u32::MAX;
    let number = terms.len();
    let mut slots = vec![NONE; shard.vocabulary().len()];
    for (slot, term) in (0u32..).zip(terms) {
        if let Some(id) = shard.vocabulary().find(term) {
            slots[id as usize] = slot;
        }
    }
    let mut ties =
        Ties { units: 0, single: vec![0; number], both: vec![0; number * number.saturating_sub(1) / 2] };
    let every = shard.scope().copies == Copies::All;
    let (mut held, mut words) = (Vec::new(), false);
    let mut close = |held: &mut Vec<u32>, words: &mut bool| {
        ties.units += u64::from(std::mem::take(words));
        held.sort_unstable();
        held.dedup();
        for (at, a) in held.iter().enumerate() {
            ties.single[*a as usize] += 1;
            // Pairs of rows before a, then the place of b in its row.
            let row = *a as usize * (2 * number - *a as usize - 1) / 2;
            for b in &held[at + 1..] {
                ties.both[row + (b - a - 1) as usize] += 1;
            }
        }
        held.clear();
    };
    for (_, document) in shard.documents() {
        for unit in shard.tokens().units().range(document.unit_start as usize..document.unit_end as usize) {
            if unit.is_word() && (every || !unit.is_copy()) {
                words = true;
                let slot = slots[unit.term() as usize];
                if slot != NONE {
                    held.push(slot);
                }
            }
            let ends = match within {
                Boundary::Sentence => unit.ends_sentence(),
                Boundary::Paragraph => unit.ends_paragraph(),
                Boundary::Document | Boundary::None => false,
            };
            if ends {
                close(&mut held, &mut words);
            }
        }
        close(&mut held, &mut words);
    }
    ties
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
