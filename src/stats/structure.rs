//! The structure of newspaper text: what each line of a file is.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::ask::{Ask, Cell, Convention};
use super::listing::{Item, Listing};
use crate::articles::{Direction, Element, Whole, structure};
use crate::corpus::{Document, DocumentId, Scoped};
use crate::span::Span;

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

fn item(element: &Element, source: &str) -> StructureItem {
    StructureItem {
        line: element.line,
        kind: element.kind.name().to_owned(),
        text: element.span.of(source).to_owned(),
        joins_line: element.joins_line,
    }
}

/// Elements of one source, divided among the documents that are parts of it.
struct Divided {
    whole: Arc<Whole>,
    items: Vec<(DocumentId, StructureItem)>,
}

impl Divided {
    /// `parts` are the documents of the shard from the first of `whole` on.
    fn of(whole: &Arc<Whole>, parts: &[Document]) -> Self {
        let mut pieces: Vec<(Span, DocumentId)> = Vec::new();
        for part in parts {
            let Some(original) = part.original.as_ref() else { break };
            if !original.whole().is_some_and(|other| Arc::ptr_eq(whole, other)) {
                break;
            }
            let map = original.map();
            let spans = map.source_spans(Span::new(0, map.clean_len()));
            pieces.extend(spans.into_iter().map(|span| (span, part.id)));
        }
        pieces.sort_unstable();
        let owner = |element: &Element| {
            // A jump that was taken out belongs to what goes on behind it, all else to what stands there or before.
            let behind = matches!(element.jump, Some((Direction::From, _)));
            let at = if behind { element.span.end } else { element.span.start };
            let next = pieces.partition_point(|(span, _)| span.end <= at);
            let inside = pieces.get(next).is_some_and(|(span, _)| span.start < element.span.end);
            let piece = if inside || behind { next } else { next.saturating_sub(1) };
            pieces.get(piece).or(pieces.last()).map_or(DocumentId::default(), |(_, id)| *id)
        };
        let elements = structure(whole.text());
        let items = elements.iter().map(|element| (owner(element), item(element, whole.text()))).collect();
        Self { whole: Arc::clone(whole), items }
    }
}

/// The elements of all documents of the scope; a source that holds several is read once.
fn elements(shard: &Scoped<'_>) -> Listing<StructureItem> {
    let mut listing = Listing::default();
    let mut last: Option<Divided> = None;
    let all = shard.shard().documents();
    for (number, document) in shard.documents() {
        let Some(whole) = document.original.as_ref().and_then(|original| original.whole()) else {
            let source = shard.source_of(document);
            listing.add(document, structure(&source).iter().map(|element| item(element, &source)).collect());
            continue;
        };
        if last.as_ref().is_none_or(|divided| !Arc::ptr_eq(&divided.whole, whole)) {
            let same = |other: &Document| {
                let original = other.original.as_ref().and_then(|original| original.whole());
                original.is_some_and(|other| Arc::ptr_eq(whole, other))
            };
            let before = all[..number].iter().rev().take_while(|other| same(other)).count();
            last = Some(Divided::of(whole, &all[number - before..]));
        }
        let items = last.iter().flat_map(|divided| &divided.items).filter(|(id, _)| *id == document.id);
        listing.add(document, items.map(|(_, item)| item.clone()).collect());
    }
    listing
}

impl Ask for Structure {
    type Partial = Listing<StructureItem>;
    type Need = ();
    type View = ();
    type Answer = Listing<StructureItem>;

    fn collect(&self, shard: &Scoped<'_>) -> Self::Partial {
        elements(shard)
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
