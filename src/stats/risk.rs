//! Segmentation risk of a term: how often its characters stand in the text without being the token, and in which
//! words they stand then.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::ask::{Ask, Cell, Convention, DEFAULT_LIMIT, Partial, Table, page};
use crate::corpus::{Groundwork, Scope, Scoped};
use crate::sorting::OrderBy;
use crate::span::Span;
use crate::tokens::fold;
use crate::tokens::words::Finder;
use crate::{Error, Result};

/// Asks what becomes of the characters of a term.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Risk {
    /// The term.
    pub term: String,
    /// Which part of the corpus.
    pub scope: Scope,
    /// First row.
    pub offset: u32,
    /// Rows at most.
    pub limit: u32,
}

impl Default for Risk {
    fn default() -> Self {
        Self { term: String::new(), scope: Scope::default(), offset: 0, limit: DEFAULT_LIMIT }
    }
}

/// How the tokens lie over the characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lie {
    /// They are part of one longer token: 印度 in 印度尼西亚.
    Inside,
    /// They are several tokens, and nothing else: 札 纳塔斯.
    Pieces,
    /// They begin or end within a token: 国中 in 中国 中部.
    Across,
}

/// Hits of the characters, by the tokens they lie in.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct RiskPartial {
    /// Hits that are the token.
    pub token_hits: u64,
    /// All hits.
    pub character_hits: u64,
    /// Tokens that the other hits lie in, joined by a space.
    pub others: BTreeMap<(Lie, String), u64>,
}

impl Partial for RiskPartial {
    fn merge(&mut self, other: Self) {
        self.token_hits += other.token_hits;
        self.character_hits += other.character_hits;
        for (words, count) in other.others {
            *self.others.entry(words).or_default() += count;
        }
    }
}

/// Tokens that hits of the characters lie in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RiskRow {
    /// The terms of these tokens.
    pub words: Vec<String>,
    /// How these are written most often, see [`crate::stats::written`].
    pub written: Vec<String>,
    /// How they lie over the characters.
    pub lie: Lie,
    /// Hits.
    pub count: u64,
}

/// What becomes of the characters of a term.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RiskAnswer {
    /// The term.
    pub term: String,
    /// Hits that are the token.
    pub token_hits: u64,
    /// Hits of the characters, those included.
    pub character_hits: u64,
    /// Rows in all.
    pub total: u64,
    /// Where the others lie: the most frequent first, then by kind and words.
    pub rows: Vec<RiskRow>,
}

impl Ask for Risk {
    type Partial = RiskPartial;
    type Need = ();
    type View = Vec<(u64, Lie, String)>;
    type Answer = RiskAnswer;

    fn check(&self) -> Result<()> {
        if self.term.trim().is_empty() {
            return Err(Error::Question("risk: a term is wanted".into()));
        }
        Ok(())
    }

    fn key(&self) -> Self {
        Self { offset: 0, limit: 0, ..self.clone() }
    }

    fn view_key(&self) -> Self {
        self.key()
    }

    fn scope(&self) -> &Scope {
        &self.scope
    }

    fn groundwork(&self) -> &'static [Groundwork] {
        &[Groundwork::Counts]
    }

    fn collect(&self, shard: &Scoped<'_>) -> RiskPartial {
        let mut partial = RiskPartial::default();
        let finder = Finder::of(&[fold::term(self.term.trim()).into_owned()]);
        let tokens = shard.tokens();
        for (_, document) in shard.documents() {
            let text = shard.text_of(document);
            let mut at = 0;
            while let Some((from, to)) = finder.next(text, at) {
                at = to;
                let span = Span::new(document.text_start + from as u32, document.text_start + to as u32);
                let (first, last) = (tokens.at_byte(span.start), tokens.at_byte(span.end - 1));
                if !shard.has(first) {
                    continue;
                }
                partial.character_hits += 1;
                let begins = tokens.offset(first) == span.start;
                let ends = tokens.offset(last) + tokens.length(last) == span.end;
                if first == last && begins && ends && shard.counts(first) {
                    partial.token_hits += 1;
                    continue;
                }
                let lie = match (first == last, begins && ends) {
                    (true, _) => Lie::Inside,
                    (false, true) => Lie::Pieces,
                    (false, false) => Lie::Across,
                };
                let term = |unit: u32| shard.vocabulary().term(tokens.units()[unit as usize].term());
                let words: Vec<&str> = (first..=last).map(term).collect();
                *partial.others.entry((lie, words.join("\u{1f}"))).or_default() += 1;
            }
        }
        partial
    }

    fn view(&self, whole: &RiskPartial) -> Self::View {
        let row = |((lie, words), count): (&(Lie, String), &u64)| (*count, *lie, words.clone());
        let mut rows: Vec<_> = whole.others.iter().map(row).collect();
        rows.order_by(|a, b| b.0.cmp(&a.0).then_with(|| (a.1, &a.2).cmp(&(b.1, &b.2))));
        rows
    }

    fn finish(&self, whole: &RiskPartial, view: &Self::View) -> RiskAnswer {
        let row = |(count, lie, words): &(u64, Lie, String)| RiskRow {
            words: words.split('\u{1f}').map(str::to_owned).collect(),
            written: words.split('\u{1f}').map(str::to_owned).collect(),
            lie: *lie,
            count: *count,
        };
        RiskAnswer {
            term: fold::term(self.term.trim()).into_owned(),
            token_hits: whole.token_hits,
            character_hits: whole.character_hits,
            total: view.len() as u64,
            rows: view[page(self.offset, self.limit, view.len())].iter().map(row).collect(),
        }
    }

    fn convention(&self) -> Convention {
        Convention::from([(
            "characters",
            "hits do not overlap; a run of letters or digits is taken whole".into(),
        )])
    }
}

impl Table for RiskAnswer {
    fn columns(&self) -> Vec<String> {
        ["words", "written", "lie", "count"].map(String::from).to_vec()
    }

    fn rows(&self) -> Vec<Vec<Cell>> {
        let cells = |row: &RiskRow| {
            let lie = match row.lie {
                Lie::Inside => "inside",
                Lie::Pieces => "pieces",
                Lie::Across => "across",
            };
            vec![
                Cell::Text(row.words.join(" ")),
                Cell::Text(row.written.join(" ")),
                Cell::from(lie),
                Cell::Count(row.count),
            ]
        };
        self.rows.iter().map(cells).collect()
    }

    fn name_terms(&mut self, name: &mut dyn FnMut(&str, &mut String)) {
        for row in &mut self.rows {
            row.words.iter().zip(&mut row.written).for_each(|(term, written)| name(term, written));
        }
    }
}
