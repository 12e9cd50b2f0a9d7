//! Collocates of one node side by side: in selections, or period by period. Which appear, stay, fade.

mod answer;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use answer::{ByCell, ByPart, ByRow, CollocatesByAnswer, Fate};

use super::rows::near_enough;
use super::{CollocateSort, Collocates, CollocatesPartial, borders, count};
use crate::corpus::{DocumentId, Groundwork, Scope, Scoped};
use crate::query::Query;
use crate::sorting::OrderBy;
use crate::stats::ask::{Ask, Convention, DEFAULT_LIMIT, Partial, page};
use crate::stats::bins::{Bin, BinSize};
use crate::stats::caution::{Caution, FEW_HITS, cautions};
use crate::{Error, Result};

/// Asks for a node's collocates in several parts of the corpus.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CollocatesBy {
    /// Node, preset, window, thresholds and filters, as for one part. Its scope holds for all parts; its `sort` is what
    /// collocates are ranked by within each part; its pages are not used.
    pub collocates: Collocates,
    /// The parts, with their names; at least two, at most 20. Empty for periods.
    pub selections: Vec<Selection>,
    /// Length of periods; not automatic. Documents without a date, or with a coarser one, are left out.
    pub periods: BinSize,
    /// A collocate is present in a part when it is among so many first ones there.
    pub top: u32,
    /// Only collocates with one of these fates; all when empty.
    pub fates: Vec<Fate>,
    /// First row.
    pub offset: u32,
    /// Rows at most.
    pub limit: u32,
}

/// A part of the corpus with a name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Selection {
    /// What it is called.
    pub name: String,
    /// What belongs to it.
    pub scope: Scope,
}

impl Default for CollocatesBy {
    fn default() -> Self {
        Self {
            collocates: Collocates::default(),
            selections: Vec::new(),
            periods: BinSize::Year,
            top: 20,
            fates: Vec::new(),
            offset: 0,
            limit: DEFAULT_LIMIT,
        }
    }
}

/// Most selections, and most periods in an answer.
const MOST_PARTS: usize = 20;
const MOST_PERIODS: usize = 120;

/// Which part: the number of a selection, or the first day of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PartKey {
    /// A selection, by its number in the question.
    Selection(u32),
    /// A period, by its first day.
    Period(Date),
}

/// What co-occurs with the node, by part.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct CollocatesByPartial(BTreeMap<PartKey, CollocatesPartial>);

impl Partial for CollocatesByPartial {
    fn merge(&mut self, other: Self) {
        for (key, partial) in other.0 {
            self.0.entry(key).or_default().merge(partial);
        }
    }
}

impl CollocatesBy {
    /// The parts of a shard, each as a view of it.
    fn parts<'s>(&self, shard: &Scoped<'s>) -> Vec<(PartKey, Scoped<'s>)> {
        let own = self.collocates.scope.clone();
        let both = |documents: Vec<DocumentId>| Scope { only: Some(documents), ..own.clone() };
        let choosers: Vec<_> = self.selections.iter().map(|selection| selection.scope.chooser()).collect();
        let mut parts: BTreeMap<PartKey, Vec<DocumentId>> = BTreeMap::new();
        for (_, document) in shard.documents() {
            if self.selections.is_empty() {
                let date = document.date.as_ref().and_then(|date| date.date());
                let bins =
                    date.map(|date| (Bin::of(date.start, self.periods), Bin::of(date.end, self.periods)));
                if let Some((start, end)) = bins
                    && start == end
                {
                    parts.entry(PartKey::Period(start.start)).or_default().push(document.id);
                }
            }
            for (number, takes) in (0u32..).zip(&choosers) {
                if takes(document) {
                    parts.entry(PartKey::Selection(number)).or_default().push(document.id);
                }
            }
        }
        parts
            .into_iter()
            .map(|(key, documents)| (key, shard.shard().scoped_apart(&both(documents))))
            .collect()
    }

    fn name(&self, key: PartKey) -> String {
        match key {
            PartKey::Selection(number) => self
                .selections
                .get(number as usize)
                .map_or_else(String::new, |selection| selection.name.clone()),
            PartKey::Period(start) => Bin { start }.label(self.periods),
        }
    }
}

impl Ask for CollocatesBy {
    type Partial = CollocatesByPartial;
    type Need = BTreeMap<PartKey, Vec<String>>;
    type View = Vec<ByRow>;
    type Answer = CollocatesByAnswer;

    fn check(&self) -> Result<()> {
        let few = if self.selections.is_empty() {
            self.periods == BinSize::Auto
        } else {
            self.selections.len() < 2
        };
        if few || self.selections.len() > MOST_PARTS {
            return Err(Error::Question("two to twenty selections, or periods of a stated length".into()));
        }
        self.collocates.check()
    }

    fn understood(&self) -> Self {
        Self { collocates: self.collocates.understood(), ..self.clone() }
    }

    fn key(&self) -> Self {
        Self {
            collocates: self.collocates.key(),
            selections: self.selections.clone(),
            periods: self.periods,
            ..Self::default()
        }
    }

    fn view_key(&self) -> Self {
        Self { offset: 0, limit: 0, ..self.clone() }
    }

    fn scope(&self) -> &Scope {
        &self.collocates.scope
    }

    fn groundwork(&self) -> &'static [Groundwork] {
        &[Groundwork::Counts]
    }

    fn collect(&self, shard: &Scoped<'_>) -> CollocatesByPartial {
        let (window, within) = self.collocates.window();
        let query = Query::parse(&self.collocates.node).ok();
        let of =
            |(key, part): (PartKey, Scoped<'_>)| (key, count::count(&part, query.as_ref(), window, within));
        CollocatesByPartial(self.parts(shard).into_iter().map(of).collect())
    }

    fn settle(&self, whole: &mut CollocatesByPartial) {
        for partial in whole.0.values_mut().filter(|partial| !partial.stubs.is_empty()) {
            borders::settle(partial, self.collocates.window().0);
        }
        // The latest periods, where there are too many.
        while whole.0.len() > MOST_PERIODS {
            whole.0.pop_first();
        }
    }

    fn need(&self, whole: &mut CollocatesByPartial) -> Option<Self::Need> {
        let missing = |partial: &mut CollocatesPartial| -> Vec<String> {
            let settings = self.collocates.settings(partial.tokens, partial.documents);
            let near = near_enough(partial, &settings);
            let CollocatesPartial { near: columns, frequencies, .. } = partial;
            let terms = near.into_iter().map(|row| columns.term(row));
            terms.filter(|term| frequencies.find(term).is_none()).map(String::from).collect()
        };
        let needs = whole.0.iter_mut().map(|(key, partial)| (*key, missing(partial)));
        let needs: Self::Need = needs.filter(|(_, terms)| !terms.is_empty()).collect();
        (!needs.is_empty()).then_some(needs)
    }

    fn supply(&self, need: &Self::Need, shard: &Scoped<'_>) -> CollocatesByPartial {
        let of = |(key, part): (PartKey, Scoped<'_>)| {
            let frequencies = count::frequencies(need.get(&key)?, &part);
            Some((key, CollocatesPartial { frequencies, ..CollocatesPartial::default() }))
        };
        CollocatesByPartial(self.parts(shard).into_iter().filter_map(of).collect())
    }

    fn view(&self, whole: &CollocatesByPartial) -> Vec<ByRow> {
        let question = Collocates { measures: Vec::new(), ..self.collocates.clone() };
        let mut cells: BTreeMap<String, (String, Vec<Option<ByCell>>)> = BTreeMap::new();
        let mut listed: BTreeSet<String> = BTreeSet::new();
        for (at, partial) in whole.0.values().enumerate() {
            let settings = question.settings(partial.tokens, partial.documents);
            let ranked = question.ranked(partial);
            for (rank, row) in (1u32..).zip(&ranked.rows) {
                let full = question.row(partial, &settings, ranked.candidates, rank, row);
                let (_, parts) = cells
                    .entry(full.term.clone())
                    .or_insert_with(|| (full.tag.clone(), vec![None; whole.0.len()]));
                let score = row.score.filter(|_| settings.sort != CollocateSort::Term);
                parts[at] = Some(ByCell { rank, count: full.count, log_dice: full.log_dice, score });
                if rank <= self.top {
                    listed.insert(full.term);
                }
            }
        }
        // A part without hits says nothing of a collocate.
        let told: Vec<usize> =
            (0..).zip(whole.0.values()).filter(|(_, part)| part.node_hits > 0).map(|(at, _)| at).collect();
        let mut rows: Vec<ByRow> = cells
            .into_iter()
            .filter(|(term, _)| listed.contains(term))
            .map(|(term, (tag, parts))| {
                let first = |at: &usize| parts[*at].as_ref().is_some_and(|cell| cell.rank <= self.top);
                let there: Vec<bool> = told.iter().map(first).collect();
                let present = there.iter().filter(|there| **there).count() as u32;
                let best = parts.iter().flatten().map(|cell| cell.rank).min().unwrap_or(u32::MAX);
                ByRow { term, written: String::new(), tag, fate: Fate::of(&there), present, best, parts }
            })
            .collect();
        rows.retain(|row| self.fates.is_empty() || self.fates.contains(&row.fate));
        // Stable: terms stand in their order already.
        rows.order_by_key(|row| (std::cmp::Reverse(row.present), row.best));
        rows
    }

    fn finish(&self, whole: &CollocatesByPartial, view: &Vec<ByRow>) -> CollocatesByAnswer {
        let part = |(key, partial): (&PartKey, &CollocatesPartial)| ByPart {
            name: self.name(*key),
            tokens: partial.tokens,
            documents: partial.documents,
            node_hits: partial.node_hits,
            total: self.collocates.ranked(partial).rows.len() as u64,
            settings: self.collocates.settings(partial.tokens, partial.documents),
        };
        let few = whole.0.values().any(|partial| partial.node_hits < FEW_HITS);
        CollocatesByAnswer {
            parts: whole.0.iter().map(part).collect(),
            cautions: cautions(&[
                (few, Caution::FewHits),
                (whole.0.len() < 2, Caution::FewParts),
                (whole.0.len() >= MOST_PERIODS, Caution::Bounded),
            ]),
            total: view.len() as u64,
            rows: view[page(self.offset, self.limit, view.len())].to_vec(),
        }
    }

    fn convention(&self) -> Convention {
        let mut convention = self.collocates.convention();
        convention.insert("present", format!("among the first {} collocates of a part", self.top).into());
        convention
    }
}
