//! Years that datelines leave out: asked of the whole corpus, since another document may name the year.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::ask::{Ask, Cell, Convention, Partial, Table};
use crate::corpus::{Document, Scoped};
use crate::dates::{Precision, document::full_dates};

/// Asks for the full dates of the corpus and for how many documents need one.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Years {}

/// Full dates, and documents whose dateline lacks its year.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct YearsPartial {
    dates: BTreeSet<Date>,
    missing: u32,
}

impl YearsPartial {
    /// Adds the evidence of one document, which says `text`.
    pub(crate) fn add(&mut self, document: &Document, text: &str) {
        // A year that other documents gave is no evidence.
        match (&document.stated, document.date.as_ref().and_then(|date| date.date())) {
            (Some(_), _) => self.missing += 1,
            (None, Some(date)) if date.precision == Precision::Day => {
                self.dates.insert(date.start);
            }
            _ => {}
        }
        self.dates.extend(full_dates(text));
    }
}

impl Partial for YearsPartial {
    fn merge(&mut self, mut other: Self) {
        self.dates.append(&mut other.dates);
        self.missing += other.missing;
    }
}

/// The evidence of the whole corpus.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct YearsAnswer {
    /// Full dates (year, month and day), ascending.
    pub dates: Vec<Date>,
    /// Documents whose dateline lacks its year.
    pub missing: u32,
}

impl Ask for Years {
    type Partial = YearsPartial;
    type Need = ();
    type View = ();
    type Answer = YearsAnswer;

    fn collect(&self, shard: &Scoped<'_>) -> YearsPartial {
        let mut partial = YearsPartial::default();
        for (_, document) in shard.documents() {
            partial.add(document, shard.text_of(document));
        }
        partial
    }

    fn view(&self, _whole: &YearsPartial) {}

    fn finish(&self, whole: &YearsPartial, (): &()) -> YearsAnswer {
        YearsAnswer { dates: whole.dates.iter().copied().collect(), missing: whole.missing }
    }

    fn convention(&self) -> Convention {
        Convention::from([("year", "from the latest full date of the corpus that fits".into())])
    }
}

impl Table for YearsAnswer {
    fn columns(&self) -> Vec<String> {
        vec!["date".into()]
    }

    fn rows(&self) -> Vec<Vec<Cell>> {
        self.dates.iter().map(|date| vec![Cell::Text(date.to_string())]).collect()
    }
}
