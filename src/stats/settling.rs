//! What only the whole corpus can decide once files were read: years that datelines leave out, and what stands twice.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::ask::{Ask, Cell, Convention, Partial, Table};
use super::years::{Years, YearsPartial};
use crate::articles::duplicates::{Candidates, Copies, Excerpts, Prints, Settings};
use crate::corpus::Scoped;

/// Asks for the evidence, and decides. The shards are told with [`crate::session::Session::settle`].
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settle {
    /// What counts as a copy.
    pub copies: Settings,
}

/// Fingerprints of documents, then the passages in question; full dates.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct SettlePartial {
    years: YearsPartial,
    prints: Prints,
    /// Those of the merged prints; only the whole has them.
    candidates: Option<Candidates>,
    excerpts: Excerpts,
}

impl Partial for SettlePartial {
    fn merge(&mut self, other: Self) {
        self.years.merge(other.years);
        self.prints.merge(other.prints);
        self.excerpts.merge(other.excerpts);
    }
}

/// The decision.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Settled {
    /// Full dates (year, month and day) of the corpus, ascending; none when no document lacks its year.
    pub dates: Vec<Date>,
    /// What stands twice.
    pub copies: Copies,
}

impl Ask for Settle {
    type Partial = SettlePartial;
    type Need = Candidates;
    type View = ();
    type Answer = Settled;

    fn collect(&self, shard: &Scoped<'_>) -> SettlePartial {
        let mut partial = SettlePartial { years: Years {}.collect(shard), ..SettlePartial::default() };
        for (_, document) in shard.documents() {
            partial.prints.add(document.id.number(), shard.text_of(document));
        }
        partial
    }

    fn need(&self, whole: &mut SettlePartial) -> Option<Candidates> {
        if whole.candidates.is_some() {
            return None;
        }
        let candidates = std::mem::take(&mut whole.prints).candidates(&self.copies);
        whole.candidates = Some(candidates.clone());
        (!candidates.is_empty()).then_some(candidates)
    }

    fn supply(&self, need: &Candidates, shard: &Scoped<'_>) -> SettlePartial {
        let mut partial = SettlePartial::default();
        for (_, document) in shard.documents() {
            partial.excerpts.add(document.id.number(), shard.text_of(document), need);
        }
        partial
    }

    fn view(&self, _whole: &SettlePartial) {}

    fn finish(&self, whole: &SettlePartial, (): &()) -> Settled {
        let years = Years {}.finish(&whole.years, &());
        let decide = |candidates: &Candidates| candidates.decide(&whole.excerpts, &self.copies);
        Settled {
            dates: if years.missing > 0 { years.dates } else { Vec::new() },
            copies: whole.candidates.as_ref().map(decide).unwrap_or_default(),
        }
    }

    fn convention(&self) -> Convention {
        Convention::from([
            (
                "copies",
                "runs word for word, and paragraphs by containment of 4-grams; the first stays".into(),
            ),
            ("letters", "letters, digits and Chinese characters, folded; no marks, no spaces".into()),
        ])
    }
}

impl Table for Settled {
    fn columns(&self) -> Vec<String> {
        ["document", "letters", "of_document"].map(String::from).to_vec()
    }

    fn rows(&self) -> Vec<Vec<Cell>> {
        let row = |copy: &crate::articles::duplicates::Copied| {
            [copy.document, u64::from(copy.end - copy.start), copy.of_document].map(Cell::Count).to_vec()
        };
        self.copies.all().iter().map(row).collect()
    }
}
