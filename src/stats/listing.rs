//! What shards list document by document: the partial and the answer of questions that read rather than count.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::ask::{Cell, Partial, Table};
use crate::corpus::{Document, DocumentId, Scoped};

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
        self.documents.sort_by_key(|listed| listed.id);
    }
}

impl<R: Serialize + DeserializeOwned> Partial for Listing<R> {
    fn merge(&mut self, mut other: Self) {
        self.documents.append(&mut other.documents);
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
