//! The structure of newspaper text: what each line of a file is.

use serde::{Deserialize, Serialize};

use super::ask::{Ask, Cell, Convention};
use super::listing::{Item, Listing};
use crate::articles::structure;
use crate::corpus::{Document, Scoped};

/// Asks for the structure of all documents.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Structure {}

/// One element of a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StructureItem {
    /// Line of the file, from 1; for a split the line that breaks off.
    pub line: u32,
    /// title, subtitle, subhead, byline, dateline, pagejump, caption, split ….
    pub kind: String,
    /// Its characters in the file.
    pub text: String,
    /// For a split, the line on which the sentence goes on.
    pub joins_line: Option<u32>,
}

fn elements(shard: &Scoped<'_>, document: &Document) -> Vec<StructureItem> {
    let source = shard.source_of(document);
    let item = |element: &crate::articles::Element| StructureItem {
        line: element.line,
        kind: element.kind.name().to_owned(),
        text: element.span.of(&source).to_owned(),
        joins_line: element.joins_line,
    };
    structure(&source).iter().map(item).collect()
}

impl Ask for Structure {
    type Partial = Listing<StructureItem>;
    type Need = ();
    type View = ();
    type Answer = Listing<StructureItem>;

    fn collect(&self, shard: &Scoped<'_>) -> Self::Partial {
        Listing::of(shard, |document| elements(shard, document))
    }

    fn settle(&self, whole: &mut Self::Partial) {
        whole.settle();
    }

    fn view(&self, _whole: &Self::Partial) {}

    fn finish(&self, whole: &Self::Partial, (): &()) -> Self::Answer {
        whole.clone()
    }

    fn convention(&self) -> Convention {
        Convention::from([("lines", "of the file, from 1".into())])
    }
}

impl Item for StructureItem {
    const COLUMNS: &'static [&'static str] = &["line", "kind", "text", "joins_line"];

    fn cells(&self) -> Vec<Cell> {
        let line = |line: u32| Cell::Count(u64::from(line));
        let joins = self.joins_line.map_or(Cell::Empty, line);
        vec![line(self.line), Cell::Text(self.kind.clone()), Cell::Text(self.text.clone()), joins]
    }
}
