//! What cleaning did: how many places each step changed.

use serde::{Deserialize, Serialize};

use super::ask::{Ask, Cell, Convention, DEFAULT_LIMIT, Partial, Table, page};
use crate::articles::Done;
use crate::corpus::{DocumentId, Scope, Scoped};
use crate::sorting::OrderBy;

/// Asks how many places each step of cleaning changed, in all and in each document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Effects {
    /// The documents.
    pub scope: Scope,
    /// First row.
    pub offset: u32,
    /// Rows at most.
    pub limit: u32,
}

impl Default for Effects {
    fn default() -> Self {
        Self { scope: Scope::default(), offset: 0, limit: DEFAULT_LIMIT }
    }
}

/// What cleaning did to a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EffectsRow {
    /// Which document.
    pub document: DocumentId,
    /// Its path.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Places that each step changed.
    pub done: Done,
}

/// The rows of some documents.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct EffectsPartial(Vec<EffectsRow>);

impl Partial for EffectsPartial {
    fn merge(&mut self, mut other: Self) {
        self.0.append(&mut other.0);
    }
}

/// What cleaning did.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EffectsAnswer {
    /// Documents.
    pub total: u32,
    /// Places that each step changed in all of them.
    pub done: Done,
    /// A page of documents, in order.
    pub rows: Vec<EffectsRow>,
}

impl Ask for Effects {
    type Partial = EffectsPartial;
    type Need = ();
    type View = ();
    type Answer = EffectsAnswer;

    fn scope(&self) -> &Scope {
        &self.scope
    }

    fn key(&self) -> Self {
        Self { offset: 0, limit: 0, ..self.clone() }
    }

    fn view_key(&self) -> Self {
        self.key()
    }

    fn collect(&self, shard: &Scoped<'_>) -> EffectsPartial {
        let rows = shard.documents().map(|(_, document)| EffectsRow {
            document: document.id,
            name: document.name.clone(),
            title: document.title.clone(),
            done: document.done,
        });
        EffectsPartial(rows.collect())
    }

    fn settle(&self, whole: &mut EffectsPartial) {
        whole.0.order_by_key(|row| row.document);
    }

    fn view(&self, _whole: &EffectsPartial) {}

    fn finish(&self, whole: &EffectsPartial, (): &()) -> EffectsAnswer {
        let mut done = Done::default();
        whole.0.iter().for_each(|row| done.add(&row.done));
        let rows = whole.0[page(self.offset, self.limit, whole.0.len())].to_vec();
        EffectsAnswer { total: whole.0.len() as u32, done, rows }
    }

    fn convention(&self) -> Convention {
        Convention::from([("places", "changes as they were made; 0 for a step that is switched off".into())])
    }
}

impl Table for EffectsAnswer {
    fn columns(&self) -> Vec<String> {
        let steps = Done::default().by_step().map(|(name, _)| name);
        ["name", "title"].iter().chain(&steps).map(|name| (*name).to_owned()).collect()
    }

    fn rows(&self) -> Vec<Vec<Cell>> {
        let cells = |row: &EffectsRow| {
            let steps = row.done.by_step().map(|(_, count)| Cell::Count(u64::from(count)));
            [Cell::Text(row.name.clone()), Cell::Text(row.title.clone())].into_iter().chain(steps).collect()
        };
        self.rows.iter().map(cells).collect()
    }
}
