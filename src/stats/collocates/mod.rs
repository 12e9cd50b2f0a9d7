//! Collocates: the words near a node, and how strongly they are tied to it.
//!
//! What is counted, and what R1 and E11 are, is the matter of a preset
//! ([`Convention`](crate::stats::measures::Convention)): our own, or that of a tool that people cite. Everything in a
//! preset can be set otherwise, and the answer states what is in force.
//!
//! Preset *Wenmai*: surface co-occurrence (Evert 2008). A token in the windows of several hits is counted once, at its
//! distance from the nearest hit, and from the one before it when two are equally near; tokens of the node itself are
//! not counted. R1 is the number of tokens in all windows, C1 the collocate's frequency, N all tokens of the corpus;
//! E11 = R1 · C1 / N.

mod answer;
mod borders;
pub mod by;
mod count;
mod rows;
mod settings;
mod windows;

use serde::{Deserialize, Serialize};

pub use answer::{CollocateRow, CollocatesAnswer};
pub use count::CollocatesPartial;
pub use rows::{CollocatesView, Ranked};
pub use settings::CollocateSettings;

use super::ask::{Ask, Convention, DEFAULT_LIMIT, check_confidence, page};
use super::caution::{Caution, FEW_HITS, SMALL_CORPUS, cautions};
use super::measures::convention::{Boundary, Counting};
use super::measures::{Convention as Preset, Measure};
use crate::corpus::{Groundwork, Scope, Scoped};
use crate::query::Query;
use crate::tokens::TagGroup;
use crate::{Error, Result};

/// Asks for the collocates of a node.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Collocates {
    /// The node, any query.
    pub node: String,
    /// What is counted, and where every field that is `None` begins.
    pub preset: Preset,
    /// Tokens to the left, 0–10.
    pub left: Option<u32>,
    /// Tokens to the right, 0–10.
    pub right: Option<u32>,
    /// What a window never reaches across. With `none` it reaches from one document into the next.
    pub within: Option<Boundary>,
    /// How co-occurrences are counted.
    pub counting: Option<Counting>,
    /// Which part of the corpus.
    pub scope: Scope,
    /// Least co-occurrences O11. Preset Wenmai: 5, or 3 under 100,000 tokens, or 2 under 5,000.
    pub min_count: Option<u32>,
    /// Least frequency of the collocate f2.
    pub min_frequency: Option<u32>,
    /// Least documents with both within one window. Preset Wenmai: 2, or 1 under 100,000 tokens or for one document.
    pub min_documents: Option<u32>,
    /// Least value of a measure.
    pub least: Option<(Measure, f64)>,
    /// Whether stop words are left out.
    pub stop_words: bool,
    /// Only collocates of these groups; all when empty.
    pub groups: Vec<TagGroup>,
    /// Measures of the columns `scores`; when empty: logDice, MI, MI3, t, G², Log Ratio.
    pub measures: Vec<Measure>,
    /// Confidence of Log Ratio's interval and of LRC, for all candidates together (Bonferroni).
    pub confidence: f64,
    /// Whether each score is given with its formula and numbers too.
    pub worked: bool,
    /// What the rows are sorted by; ties by term.
    pub sort: Option<CollocateSort>,
    /// Whether the largest come first.
    pub descending: bool,
    /// First row.
    pub offset: u32,
    /// Rows at most.
    pub limit: u32,
}

/// Columns that collocates can be sorted by: four of counts and names, or any measure by its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CollocateSort {
    /// Co-occurrences.
    Count,
    /// Frequency of the collocate.
    Frequency,
    /// Documents with both.
    Documents,
    /// The collocate, by code point.
    Term,
    /// A measure.
    #[serde(untagged)]
    Measure(Measure),
}

impl Default for Collocates {
    fn default() -> Self {
        Self {
            node: String::new(),
            preset: Preset::Wenmai,
            left: None,
            right: None,
            within: None,
            counting: None,
            scope: Scope::default(),
            min_count: None,
            min_frequency: None,
            min_documents: None,
            least: None,
            stop_words: false,
            groups: Vec::new(),
            measures: Vec::new(),
            confidence: 0.95,
            worked: false,
            sort: None,
            descending: true,
            offset: 0,
            limit: DEFAULT_LIMIT,
        }
    }
}

/// Widest window on one side.
const WIDEST: u32 = 10;

impl Ask for Collocates {
    type Partial = CollocatesPartial;
    type Need = Vec<String>;
    type View = CollocatesView;
    type Answer = CollocatesAnswer;

    fn check(&self) -> Result<()> {
        let (window, _) = self.window();
        if window.left > WIDEST || window.right > WIDEST {
            return Err(Error::Question(format!("a window reaches at most {WIDEST} tokens to each side")));
        }
        if window.left + window.right == 0 {
            return Err(Error::Question("a window of no token has no collocates".into()));
        }
        if self.preset == Preset::Nltk && window.left > 0 {
            return Err(Error::Question("NLTK's pairs go forward only: left must be 0".into()));
        }
        check_confidence(self.confidence)?;
        Query::parse(&self.node).map(|_| ())
    }

    fn key(&self) -> Self {
        let (window, within) = self.window();
        Self {
            node: self.node.clone(),
            left: Some(window.left),
            right: Some(window.right),
            counting: Some(window.counting),
            within: Some(within),
            scope: self.scope.clone(),
            ..Self::default()
        }
    }

    fn understood(&self) -> Self {
        let (window, within) = self.window();
        Self {
            left: Some(window.left),
            right: Some(window.right),
            counting: Some(window.counting),
            within: Some(within),
            sort: Some(self.settings(0, 0).sort),
            ..self.clone()
        }
    }

    fn view_key(&self) -> Self {
        Self { offset: 0, limit: 0, measures: Vec::new(), worked: false, ..self.clone() }
    }

    fn scope(&self) -> &Scope {
        &self.scope
    }

    fn groundwork(&self) -> &'static [Groundwork] {
        &[Groundwork::Counts]
    }

    fn collect(&self, shard: &Scoped<'_>) -> CollocatesPartial {
        let (window, within) = self.window();
        count::count(shard, Query::parse(&self.node).ok().as_ref(), window, within)
    }

    fn settle(&self, whole: &mut CollocatesPartial) {
        if !whole.stubs.is_empty() {
            borders::settle(whole, self.window().0);
        }
    }

    fn need(&self, whole: &mut CollocatesPartial) -> Option<Vec<String>> {
        let settings = self.settings(whole.tokens, whole.documents);
        let terms =
            rows::near_enough(whole, &settings).into_iter().map(|row| whole.near.term(row).to_owned());
        let terms: Vec<String> = terms.collect();
        let missing: Vec<String> =
            terms.into_iter().filter(|term| whole.frequencies.find(term).is_none()).collect();
        (!missing.is_empty()).then_some(missing)
    }

    fn supply(&self, need: &Vec<String>, shard: &Scoped<'_>) -> CollocatesPartial {
        CollocatesPartial { frequencies: count::frequencies(need, shard), ..CollocatesPartial::default() }
    }

    fn view(&self, whole: &CollocatesPartial) -> CollocatesView {
        self.ranked(whole)
    }

    fn finish(&self, whole: &CollocatesPartial, view: &CollocatesView) -> CollocatesAnswer {
        let settings = self.settings(whole.tokens, whole.documents);
        let range = page(self.offset, self.limit, view.rows.len());
        let rows = (range.start as u32 + 1..).zip(&view.rows[range]);
        let rows =
            rows.map(|(rank, ranked)| self.row(whole, &settings, view.candidates, rank, ranked)).collect();
        CollocatesAnswer {
            node_hits: whole.node_hits,
            node_documents: whole.node_documents,
            window_tokens: whole.window_tokens,
            row_total: rows::row_total(whole, &settings),
            corpus_tokens: whole.tokens,
            min_count: settings.min_count,
            min_documents: settings.min_documents,
            left: settings.left,
            right: settings.right,
            measures: self.columns().map(Measure::info).collect(),
            candidates: view.candidates,
            cautions: cautions(&[
                (whole.tokens < SMALL_CORPUS, Caution::SmallCorpus),
                (whole.node_hits < FEW_HITS, Caution::FewHits),
                (settings.lowered, Caution::ThresholdsLowered),
                (whole.documents == 1, Caution::SingleDocument),
            ]),
            settings,
            total: view.rows.len() as u64,
            rows,
        }
    }

    fn convention(&self) -> Convention {
        let (window, within) = self.window();
        Convention::from([
            ("preset", self.preset.name().into()),
            ("R1_and_E11", self.preset.rule().into()),
            ("counting", serde_json::to_value(window.counting).unwrap_or_default()),
            (
                "overlap",
                match window.counting {
                    Counting::UnionOfWindows => {
                        "a token near several hits counts once, at the nearest; tokens of hits do not count"
                    }
                    Counting::OncePerHit => "a type counts once for each hit, where it is nearest",
                    Counting::EveryPair => "a token counts for every hit that it is near",
                }
                .into(),
            ),
            ("within", serde_json::to_value(within).unwrap_or_default()),
        ])
    }
}
