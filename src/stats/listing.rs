//! What shards list document by document: the partial and the answer of questions that read rather than count.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::ask::{Ask, Cell, Convention, Partial, Table};
use crate::corpus::{Document, DocumentId, Scoped};
use crate::sorting::OrderBy;

/// What is listed of one document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Listed<R> {
    /// Which document.
    pub id: DocumentId,
    /// Its path.
    pub name: String,
    /// In the order of its text.
    pub items: Vec<R>,
}

/// What is listed of some documents, in order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Listing<R> {
    /// One for each document.
    pub documents: Vec<Listed<R>>,
}

impl<R> Default for Listing<R> {
    fn default() -> Self {
        Self { documents: Vec::new() }
    }
}

impl<R> Listing<R> {
    /// Lists all documents of a shard.
    pub fn of(shard: &Scoped<'_>, items: impl Fn(&Document) -> Vec<R>) -> Self {
        let listed = |document: &Document| Listed {
            id: document.id,
            name: document.name.clone(),
            items: items(document),
        };
        Self { documents: shard.documents().map(|(_, document)| listed(document)).collect() }
    }

    /// Lists one document.
    pub fn add(&mut self, document: &Document, items: Vec<R>) {
        self.documents.push(Listed { id: document.id, name: document.name.clone(), items });
    }

    /// Puts the documents in order.
    pub fn settle(&mut self) {
        self.documents.order_by_key(|listed| listed.id);
    }
}

impl<R: Serialize + DeserializeOwned> Partial for Listing<R> {
    fn merge(&mut self, mut other: Self) {
        self.documents.append(&mut other.documents);
    }
}

/// A question that lists something of every document; it is asked as any other.
pub trait List: Clone + Serialize + DeserializeOwned {
    /// What is listed.
    type Item: Item + Clone + DeserializeOwned;

    /// What one shard lists, its documents in any order.
    fn list(&self, shard: &Scoped<'_>) -> Listing<Self::Item>;

    /// The convention in force.
    fn convention(&self) -> Convention;
}

impl<L: List> Ask for L {
    type Partial = Listing<L::Item>;
    type Need = ();
    type View = ();
    type Answer = Listing<L::Item>;

    fn collect(&self, shard: &Scoped<'_>) -> Self::Partial {
        self.list(shard)
    }

    fn settle(&self, whole: &mut Self::Partial) {
        whole.settle();
    }

    fn view(&self, _whole: &Self::Partial) {}

    fn finish(&self, whole: &Self::Partial, (): &()) -> Self::Answer {
        whole.clone()
    }

    fn convention(&self) -> Convention {
        List::convention(self)
    }
}

/// An item that can be a row of a table.
pub trait Item: Serialize {
    /// Names of its columns.
    const COLUMNS: &'static [&'static str];
    /// Its cells.
    fn cells(&self) -> Vec<Cell>;
}

impl<R: Item> Table for Listing<R> {
    fn columns(&self) -> Vec<String> {
        ["name"].iter().chain(R::COLUMNS).map(|name| (*name).to_owned()).collect()
    }

    fn rows(&self) -> Vec<Vec<Cell>> {
        let of = |listed: &Listed<R>| {
            let name = Cell::Text(listed.name.clone());
            let row = |item: &R| std::iter::once(name.clone()).chain(item.cells()).collect();
            listed.items.iter().map(row).collect::<Vec<_>>()
        };
        self.documents.iter().flat_map(of).collect()
    }
}
