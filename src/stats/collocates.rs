//! Collocates: the words near a node, and how strongly they are tied to it.
//!
//! Convention (the preset “Wenmai” of ARCHITECTURE.md): surface co-occurrence (Evert 2008). A token in the
//! windows of several hits is counted once, at its distance from the nearest hit, and from the one before it
//! when two are equally near; tokens of the node itself are not counted. R1 is the number of tokens in all
//! windows, C1 the collocate's frequency, N all tokens of the corpus; E11 = R1 · C1 / N.

use serde::{Deserialize, Serialize};

use super::ask::{Ask, Cell, Convention, DEFAULT_LIMIT, Partial, Table, page};
use super::columns::TermColumns;
use super::measures::{Convention as Preset, Counts, association};
use super::window::{self, Within};
use crate::corpus::{Scope, Scoped};
use crate::query::{Query, find};
use crate::tokens::TagGroup;
use crate::tokens::stopwords::StopWords;
use crate::{Error, Result};

/// Asks for the collocates of a node.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Collocates {
    /// The node, any query.
    pub node: String,
    /// Tokens to the left, 0–10.
    pub left: u32,
    /// Tokens to the right, 0–10.
    pub right: u32,
    /// What a window never reaches across.
    pub within: Within,
    /// Which part of the corpus.
    pub scope: Scope,
    /// Least co-occurrences O11; `None`: 5, or 3 under 100,000 tokens, or 2 under 5,000.
    pub min_count: Option<u32>,
    /// Least documents with both; `None`: 2, or 1 under 100,000 tokens or for a single document.
    pub min_documents: Option<u32>,
    /// Whether stop words are left out.
    pub stop_words: bool,
    /// Only collocates of these groups; all when empty.
    pub groups: Vec<TagGroup>,
    /// What the rows are sorted by; ties by term.
    pub sort: CollocateSort,
    /// Whether the largest come first.
    pub descending: bool,
    /// First row.
    pub offset: u32,
    /// Rows at most.
    pub limit: u32,
}

/// Columns that collocates can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CollocateSort {
    /// logDice.
    #[default]
    LogDice,
    /// Mutual information.
    Mi,
    /// MI3.
    Mi3,
    /// t-score.
    T,
    /// Log-likelihood.
    G2,
    /// Co-occurrences.
    Count,
    /// Frequency of the collocate.
    Frequency,
    /// The collocate, by code point.
    Term,
}

impl Default for Collocates {
    fn default() -> Self {
        Self {
            node: String::new(),
            left: 5,
            right: 5,
            within: Within::Sentence,
            scope: Scope::default(),
            min_count: None,
            min_documents: None,
            stop_words: false,
            groups: Vec::new(),
            sort: CollocateSort::LogDice,
            descending: true,
            offset: 0,
            limit: DEFAULT_LIMIT,
        }
    }
}

/// Widest window on one side.
const WIDEST: u32 = 10;

/// What co-occurs with the node in some documents.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct CollocatesPartial {
    node_hits: u64,
    window_tokens: u64,
    tokens: u64,
    documents: u64,
    /// Per collocate: counts at L_left … L1, R1 … R_right, then documents with both.
    near: TermColumns,
    /// Frequencies of candidates, once they were asked for.
    frequencies: TermColumns,
}

impl Partial for CollocatesPartial {
    fn merge(&mut self, other: Self) {
        self.node_hits += other.node_hits;
        self.window_tokens += other.window_tokens;
        self.tokens += other.tokens;
        self.documents += other.documents;
        self.near.merge(other.near);
        self.frequencies.merge(other.frequencies);
    }
}

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CollocateRow {
    /// Place in the order asked for, from 1.
    pub rank: u32,
    /// The collocate.
    pub term: String,
    /// Its tag.
    pub tag: String,
    /// The group of the tag.
    pub group: TagGroup,
    /// Co-occurrences O11.
    pub count: u64,
    /// Frequency f2 in the whole corpus.
    pub frequency: u64,
    /// Documents with both.
    pub documents: u64,
    /// Expected co-occurrences E11.
    pub expected: f64,
    /// 14 + log2(2·O11 / (f1 + f2)).
    pub log_dice: Option<f64>,
    /// log2(O11 / E11).
    pub mi: Option<f64>,
    /// log2(O11³ / E11).
    pub mi3: Option<f64>,
    /// (O11 − E11) / √O11.
    pub t: Option<f64>,
    /// Log-likelihood over four cells, negative where O11 < E11.
    pub g2: Option<f64>,
    /// Counts at L_left … L1, R1 … R_right; their sum is `count`.
    pub positions: Vec<u64>,
}

/// A page of the table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CollocatesAnswer {
    /// Hits of the node, f1.
    pub node_hits: u64,
    /// Tokens in all windows, R1.
    pub window_tokens: u64,
    /// Tokens of the corpus, N.
    pub corpus_tokens: u64,
    /// Least co-occurrences in force.
    pub min_count: u32,
    /// Least documents in force.
    pub min_documents: u32,
    /// Window to the left.
    pub left: u32,
    /// Window to the right.
    pub right: u32,
    /// Collocates that the filters leave.
    pub total: u64,
    /// The rows of the page.
    pub rows: Vec<CollocateRow>,
}

impl Collocates {
    /// The thresholds in force over a corpus: (co-occurrences, documents).
    fn thresholds(&self, whole: &CollocatesPartial) -> (u32, u32) {
        let count = match whole.tokens {
            ..5_000 => 2,
            5_000..100_000 => 3,
            _ => 5,
        };
        let documents = if whole.tokens < 100_000 || whole.documents < 2 { 1 } else { 2 };
        (self.min_count.unwrap_or(count).max(1), self.min_documents.unwrap_or(documents).max(1))
    }

    /// Rows of `whole.near` that reach the thresholds.
    fn candidates(&self, whole: &CollocatesPartial) -> Vec<u32> {
        let (count, documents) = self.thresholds(whole);
        let rows = 0..whole.near.len() as u32;
        rows.filter(|row| {
            let (both, with_both) = split(whole.near.counts(*row));
            both.iter().sum::<u64>() >= u64::from(count) && with_both >= u64::from(documents)
        })
        .collect()
    }

    fn row(&self, whole: &CollocatesPartial, near: u32, frequency: u64) -> CollocateRow {
        let (positions, documents) = split(whole.near.counts(near));
        let count = positions.iter().sum();
        let table = Preset::Wenmai.table(&Counts {
            o11: count,
            node_hits: whole.node_hits,
            collocate_tokens: frequency,
            corpus_tokens: whole.tokens,
            window_tokens: whole.window_tokens,
            span: self.left + self.right,
        });
        let tag = whole.near.tag(near);
        CollocateRow {
            rank: 0,
            term: whole.near.term(near).to_owned(),
            tag: tag.to_owned(),
            group: TagGroup::of(tag),
            count,
            frequency,
            documents,
            expected: table.e11(),
            log_dice: association::log_dice(&table),
            mi: association::mi(&table),
            mi3: association::mi_k(&table, 3.0),
            t: association::t_score(&table),
            g2: association::log_likelihood(&table).map(|g2| association::signed(g2, &table)),
            positions: positions.to_vec(),
        }
    }
}

/// Positions, and documents with both.
fn split(counts: &[u64]) -> (&[u64], u64) {
    counts.split_last().map_or((&[], 0), |(documents, positions)| (positions, *documents))
}

impl Ask for Collocates {
    type Partial = CollocatesPartial;
    type Need = Vec<String>;
    type View = Vec<CollocateRow>;
    type Answer = CollocatesAnswer;

    fn check(&self) -> Result<()> {
        if self.left > WIDEST || self.right > WIDEST {
            return Err(Error::Question(format!("a window reaches at most {WIDEST} tokens to each side")));
        }
        if self.left + self.right == 0 {
            return Err(Error::Question("a window of no token has no collocates".into()));
        }
        Query::parse(&self.node).map(|_| ())
    }

    fn key(&self) -> Self {
        let Self { node, left, right, within, scope, .. } = self.clone();
        Self { node, left, right, within, scope, ..Self::default() }
    }

    fn view_key(&self) -> Self {
        Self { offset: 0, limit: 0, ..self.clone() }
    }

    fn scope(&self) -> &Scope {
        &self.scope
    }

    fn collect(&self, shard: &Scoped<'_>) -> CollocatesPartial {
        let (wide_left, wide_right) = (self.left as usize, self.right as usize);
        let width = wide_left + wide_right + 1;
        let mut whole = CollocatesPartial {
            tokens: shard.words(),
            documents: shard.documents().count() as u64,
            near: TermColumns::new(width as u32),
            frequencies: TermColumns::new(1),
            ..CollocatesPartial::default()
        };
        let Ok(query) = Query::parse(&self.node) else { return whole };
        let hits = find(shard, &query);
        whole.node_hits = hits.len() as u64;
        const NONE: u32 = u32::MAX;
        let mut slots = vec![NONE; shard.vocabulary().len()];
        let mut terms: Vec<u32> = Vec::new();
        let mut counts: Vec<u64> = Vec::new();
        let mut last_document: Vec<u32> = Vec::new();
        let units = shard.tokens().units();
        let mut count = |at: u32, column: usize| {
            let term = units[at as usize].term();
            let slot = &mut slots[term as usize];
            if *slot == NONE {
                *slot = terms.len() as u32;
                terms.push(term);
                counts.resize(counts.len() + width, 0);
                last_document.push(NONE);
            }
            let slot = *slot as usize;
            counts[slot * width + column] += 1;
            let document = shard.document_of_unit(at).unit_start;
            if last_document[slot] != document {
                last_document[slot] = document;
                counts[slot * width + width - 1] += 1;
            }
        };
        // Between two hits a word can stand in the window of both: it belongs to the nearer.
        let (mut right, mut left) = (Vec::new(), Vec::new());
        let mut before: Option<crate::query::Hit> = None;
        for hit in hits.iter().copied().map(Some).chain([None]) {
            right.clear();
            left.clear();
            if let Some(before) = before {
                let limit = hit.map_or(NONE, |hit| hit.first);
                window::right(shard, before, wide_right, self.within, limit, &mut right);
            }
            if let Some(hit) = hit {
                let limit = before.map_or(0, |before| before.last + 1);
                window::left(shard, hit, wide_left, self.within, limit, &mut left);
            }
            for (distance, at) in right.iter().enumerate() {
                let nearer = left.iter().position(|other| other == at).is_some_and(|other| other < distance);
                if !nearer {
                    count(*at, wide_left + distance);
                    whole.window_tokens += 1;
                }
            }
            for (distance, at) in left.iter().enumerate() {
                let taken = right.iter().position(|other| other == at).is_some_and(|other| other <= distance);
                if !taken {
                    count(*at, wide_left - 1 - distance);
                    whole.window_tokens += 1;
                }
            }
            before = hit;
        }
        for (slot, term) in terms.iter().enumerate() {
            whole.near.push_term(shard.vocabulary(), *term, counts[slot * width..][..width].iter().copied());
        }
        whole
    }

    fn need(&self, whole: &mut CollocatesPartial) -> Option<Vec<String>> {
        let candidates = self.candidates(whole);
        let terms = candidates.iter().map(|row| whole.near.term(*row).to_owned());
        let terms: Vec<String> = terms.collect();
        let missing: Vec<String> =
            terms.into_iter().filter(|term| whole.frequencies.find(term).is_none()).collect();
        (!missing.is_empty()).then_some(missing)
    }

    fn supply(&self, need: &Vec<String>, shard: &Scoped<'_>) -> CollocatesPartial {
        let mut frequencies = TermColumns::new(1);
        for term in need {
            let id = shard.vocabulary().find(term);
            if let Some(id) = id.filter(|id| shard.index().counts[*id as usize] > 0) {
                frequencies.push_term(shard.vocabulary(), id, [u64::from(shard.index().counts[id as usize])]);
            }
        }
        CollocatesPartial { frequencies, ..CollocatesPartial::default() }
    }

    fn view(&self, whole: &CollocatesPartial) -> Vec<CollocateRow> {
        let stop_words = self.stop_words.then(StopWords::default_lists);
        let frequencies = &whole.frequencies;
        let by_term: rustc_hash::FxHashMap<&str, u64> = (0..frequencies.len() as u32)
            .map(|row| (frequencies.term(row), frequencies.counts(row)[0]))
            .collect();
        let mut rows: Vec<CollocateRow> = self
            .candidates(whole)
            .into_iter()
            .filter(|row| {
                let (term, group) = (whole.near.term(*row), TagGroup::of(whole.near.tag(*row)));
                (self.groups.is_empty() || self.groups.contains(&group))
                    && stop_words.as_ref().is_none_or(|words| !words.contains(term))
            })
            .map(|row| self.row(whole, row, by_term.get(whole.near.term(row)).copied().unwrap_or(0)))
            .collect();
        let score = |row: &CollocateRow| match self.sort {
            CollocateSort::LogDice => row.log_dice,
            CollocateSort::Mi => row.mi,
            CollocateSort::Mi3 => row.mi3,
            CollocateSort::T => row.t,
            CollocateSort::G2 => row.g2,
            CollocateSort::Count => Some(row.count as f64),
            CollocateSort::Frequency => Some(row.frequency as f64),
            CollocateSort::Term => None,
        };
        rows.sort_by(|a, b| {
            let by_term = a.term.cmp(&b.term);
            if self.sort == CollocateSort::Term {
                return if self.descending { by_term.reverse() } else { by_term };
            }
            let (a_score, b_score) = (score(a).unwrap_or(f64::MIN), score(b).unwrap_or(f64::MIN));
            let by_score = a_score.total_cmp(&b_score);
            (if self.descending { by_score.reverse() } else { by_score }).then(by_term)
        });
        for (rank, row) in (1..).zip(&mut rows) {
            row.rank = rank;
        }
        rows
    }

    fn finish(&self, whole: &CollocatesPartial, view: &Vec<CollocateRow>) -> CollocatesAnswer {
        let (min_count, min_documents) = self.thresholds(whole);
        CollocatesAnswer {
            node_hits: whole.node_hits,
            window_tokens: whole.window_tokens,
            corpus_tokens: whole.tokens,
            min_count,
            min_documents,
            left: self.left,
            right: self.right,
            total: view.len() as u64,
            rows: view[page(self.offset, self.limit, view.len())].to_vec(),
        }
    }

    fn convention(&self) -> Convention {
        Convention::from([
            ("preset", "Wenmai".into()),
            ("R1", "tokens in all windows, each once".into()),
            ("E11", "R1 * C1 / N".into()),
            ("overlap", "a token near several hits counts once, at the nearest".into()),
            ("node_as_collocate", "not counted".into()),
            ("within", serde_json::to_value(self.within).unwrap_or_default()),
        ])
    }
}

impl Table for CollocatesAnswer {
    fn columns(&self) -> Vec<String> {
        let names =
            ["rank", "term", "tag", "O11", "f2", "documents", "E11", "log_dice", "MI", "MI3", "t", "G2"];
        let left = (1..=self.left).rev().map(|at| format!("L{at}"));
        let right = (1..=self.right).map(|at| format!("R{at}"));
        names.map(String::from).into_iter().chain(left).chain(right).collect()
    }

    fn rows(&self) -> Vec<Vec<Cell>> {
        let cells = |row: &CollocateRow| {
            let mut cells = vec![
                Cell::Count(u64::from(row.rank)),
                Cell::Text(row.term.clone()),
                Cell::Text(row.tag.clone()),
                Cell::Count(row.count),
                Cell::Count(row.frequency),
                Cell::Count(row.documents),
            ];
            cells.push(Cell::Number(row.expected));
            cells.extend([row.log_dice, row.mi, row.mi3, row.t, row.g2].map(Cell::from));
            cells.extend(row.positions.iter().copied().map(Cell::Count));
            cells
        };
        self.rows.iter().map(cells).collect()
    }
}
