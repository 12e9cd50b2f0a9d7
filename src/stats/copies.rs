//! The table of copies: which passages stand in the corpus before, and where.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::ask::{Ask, Cell, Convention, DEFAULT_LIMIT, Partial, Table, page};
use crate::articles::duplicates::{Copied, Offsets, Reason, Stretch, compare, covered};
use crate::corpus::{DocumentId, Scope, Scoped};
use crate::sorting::OrderBy;
use crate::span::utf16_len;

/// Asks for the copies as they were last settled.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Copies {
    /// The documents that hold the copies. Whether copies are counted does not matter here.
    pub scope: Scope,
    /// Only copies in this document, or of passages of it.
    pub document: Option<DocumentId>,
    /// First row.
    pub offset: u32,
    /// Rows at most; pairs of documents at most.
    pub limit: u32,
}

impl Default for Copies {
    fn default() -> Self {
        Self { scope: Scope::default(), document: None, offset: 0, limit: DEFAULT_LIMIT }
    }
}

/// A stretch of a document, in compared characters.
type Place = (DocumentId, u32, u32);

/// A passage as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Passage {
    start: u32,
    end: u32,
    text: String,
}

/// Copies of some documents, and passages that a page shows.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct CopiesPartial {
    copies: Vec<Copied>,
    /// Name and title of every document, and its compared characters where it holds copies.
    documents: BTreeMap<DocumentId, (String, String)>,
    shares: BTreeMap<DocumentId, f64>,
    passages: BTreeMap<Place, Passage>,
}

impl Partial for CopiesPartial {
    fn merge(&mut self, mut other: Self) {
        self.copies.append(&mut other.copies);
        self.documents.append(&mut other.documents);
        self.shares.append(&mut other.shares);
        self.passages.append(&mut other.passages);
    }
}

/// A copy beside its original.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CopyRow {
    /// The document that holds the copy.
    pub document: DocumentId,
    /// Its title.
    pub title: String,
    /// Its path.
    pub name: String,
    /// Where the copy stands in its text, in UTF-16 code units.
    pub span: (u32, u32),
    /// Letters, digits and Chinese characters in it.
    pub letters: u32,
    /// The document that holds the original: the same or an earlier one.
    pub of_document: DocumentId,
    /// Its title.
    pub of_title: String,
    /// Its path.
    pub of_name: String,
    /// Where the original stands in its text, in UTF-16 code units.
    pub of_span: (u32, u32),
    /// `run`: word for word; `paragraph`: a paragraph whose 4-grams stand in the other.
    pub reason: String,
    /// Share of its 4-grams that stand in the original, 0 to 1; 1 for a run.
    pub containment: f64,
    /// The copy and the original, stretch by stretch.
    pub comparison: Vec<Stretch>,
}

/// What one document shares with an earlier one, or with itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CopyPair {
    /// The document that holds the copies.
    pub document: DocumentId,
    /// Its title.
    pub title: String,
    /// The document that holds the originals.
    pub of_document: DocumentId,
    /// Its title.
    pub of_title: String,
    /// Passages.
    pub passages: u32,
    /// Letters, digits and Chinese characters in them, those in two passages counted once.
    pub letters: u32,
}

/// Copies and pairs of documents.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CopiesAnswer {
    /// Passages in all.
    pub total: u32,
    /// Documents that hold copies.
    pub documents: u32,
    /// Letters, digits and Chinese characters in copies, those in two passages counted once.
    pub letters: u64,
    /// Pairs of documents in all.
    pub total_pairs: u32,
    /// The pairs that share most, the largest first; as many as a page has rows.
    pub pairs: Vec<CopyPair>,
    /// The rows of the page, by document and place.
    pub rows: Vec<CopyRow>,
}

fn key(copy: &Copied) -> (Place, Place) {
    let id = DocumentId::of_number;
    ((id(copy.document), copy.start, copy.end), (id(copy.of_document), copy.of_start, copy.of_end))
}

impl Ask for Copies {
    type Partial = CopiesPartial;
    type Need = Vec<Place>;
    type View = Vec<CopyPair>;
    type Answer = CopiesAnswer;

    fn scope(&self) -> &Scope {
        &self.scope
    }

    fn key(&self) -> Self {
        Self { offset: 0, limit: 0, ..self.clone() }
    }

    fn view_key(&self) -> Self {
        self.key()
    }

    fn collect(&self, shard: &Scoped<'_>) -> CopiesPartial {
        let mut partial = CopiesPartial::default();
        let wanted = self.document.map(DocumentId::number);
        for (_, document) in shard.documents().filter(|(_, document)| document.copied > 0.0) {
            partial.shares.insert(document.id, document.copied);
        }
        let inside = |copy: &&Copied| {
            partial.shares.contains_key(&DocumentId::of_number(copy.document))
                && wanted.is_none_or(|wanted| copy.document == wanted || copy.of_document == wanted)
        };
        partial.copies = shard.shard().copies().iter().filter(inside).copied().collect();
        for document in shard.shard().documents() {
            partial.documents.insert(document.id, (document.name.clone(), document.title.clone()));
        }
        partial
    }

    fn settle(&self, whole: &mut CopiesPartial) {
        whole.copies.order_by_key(Copied::order);
    }

    fn need(&self, whole: &mut CopiesPartial) -> Option<Vec<Place>> {
        let range = page(self.offset, self.limit, whole.copies.len());
        let mut places: Vec<Place> = whole.copies[range].iter().map(key).flat_map(|(a, b)| [a, b]).collect();
        places.sort_unstable();
        places.dedup();
        whole.passages.retain(|place, _| places.binary_search(place).is_ok());
        places.retain(|place| !whole.passages.contains_key(place));
        (!places.is_empty()).then_some(places)
    }

    fn supply(&self, need: &Vec<Place>, shard: &Scoped<'_>) -> CopiesPartial {
        let mut partial = CopiesPartial::default();
        for places in need.chunk_by(|a, b| a.0 == b.0) {
            let Some(document) = shard.document(places[0].0) else { continue };
            let text = shard.text_of(document);
            let offsets = Offsets::of(text);
            // In the order of their starts, so that the text is counted through once.
            let (mut at, mut utf16) = (0, 0);
            for &(id, start, end) in places {
                let span = offsets.span(start, end);
                utf16 += utf16_len(&text[at..span.start as usize]);
                at = span.start as usize;
                let passage = span.of(text).to_owned();
                let end16 = utf16 + utf16_len(&passage);
                partial
                    .passages
                    .insert((id, start, end), Passage { start: utf16, end: end16, text: passage });
            }
        }
        partial
    }

    fn view(&self, whole: &CopiesPartial) -> Vec<CopyPair> {
        let mut pairs: BTreeMap<(u64, u64), Vec<Copied>> = BTreeMap::new();
        for copy in &whole.copies {
            pairs.entry((copy.document, copy.of_document)).or_default().push(*copy);
        }
        let title =
            |id: DocumentId| whole.documents.get(&id).map(|names| names.1.clone()).unwrap_or_default();
        let pair = |((document, of), copies): ((u64, u64), Vec<Copied>)| {
            let (document, of_document) = (DocumentId::of_number(document), DocumentId::of_number(of));
            CopyPair {
                document,
                title: title(document),
                of_document,
                of_title: title(of_document),
                passages: copies.len() as u32,
                letters: covered(&copies).iter().map(|(start, end)| end - start).sum(),
            }
        };
        let mut pairs: Vec<CopyPair> = pairs.into_iter().map(pair).collect();
        pairs.order_by_key(|pair| (std::cmp::Reverse(pair.letters), pair.document, pair.of_document));
        pairs
    }

    fn finish(&self, whole: &CopiesPartial, view: &Vec<CopyPair>) -> CopiesAnswer {
        let names = |id: &DocumentId| whole.documents.get(id).cloned().unwrap_or_default();
        let row = |copy: &Copied| {
            let (place, of) = key(copy);
            let (passage, original) = (whole.passages.get(&place)?, whole.passages.get(&of)?);
            let ((name, title), (of_name, of_title)) = (names(&place.0), names(&of.0));
            Some(CopyRow {
                document: place.0,
                title,
                name,
                span: (passage.start, passage.end),
                letters: copy.end - copy.start,
                of_document: of.0,
                of_title,
                of_name,
                of_span: (original.start, original.end),
                reason: if copy.reason == Reason::Run { "run".into() } else { "paragraph".into() },
                containment: if let Reason::Paragraph(share) = copy.reason { share } else { 1.0 },
                comparison: compare(&passage.text, &original.text),
            })
        };
        let letters = |copies: &[Copied]| covered(copies).iter().map(|(a, b)| u64::from(b - a)).sum::<u64>();
        let chunks = || whole.copies.chunk_by(|a, b| a.document == b.document);
        CopiesAnswer {
            total: whole.copies.len() as u32,
            documents: chunks().count() as u32,
            letters: chunks().map(letters).sum(),
            total_pairs: view.len() as u32,
            pairs: view.iter().take(self.limit as usize).cloned().collect(),
            rows: whole.copies[page(self.offset, self.limit, whole.copies.len())]
                .iter()
                .filter_map(row)
                .collect(),
        }
    }

    fn convention(&self) -> Convention {
        Convention::from([
            ("letters", "letters, digits and Chinese characters, folded; no marks, no spaces".into()),
            ("containment", "share of the copy's 4-grams that stand in the original (Broder 1997)".into()),
            ("spans", "UTF-16 code units of the clean text".into()),
        ])
    }
}

impl Table for CopiesAnswer {
    fn columns(&self) -> Vec<String> {
        let names = [
            "name",
            "title",
            "start_utf16",
            "end_utf16",
            "letters",
            "of_name",
            "of_title",
            "of_start_utf16",
            "of_end_utf16",
            "reason",
            "containment",
            "text",
            "of_text",
        ];
        names.map(String::from).to_vec()
    }

    fn rows(&self) -> Vec<Vec<Cell>> {
        use crate::articles::duplicates::Change;
        let count = |number: u32| Cell::Count(u64::from(number));
        let cells = |row: &CopyRow| {
            let without = |change: Change| {
                let kept = row.comparison.iter().filter(|stretch| stretch.change != change);
                Cell::Text(kept.map(|stretch| stretch.text.as_str()).collect())
            };
            vec![
                Cell::Text(row.name.clone()),
                Cell::Text(row.title.clone()),
                count(row.span.0),
                count(row.span.1),
                count(row.letters),
                Cell::Text(row.of_name.clone()),
                Cell::Text(row.of_title.clone()),
                count(row.of_span.0),
                count(row.of_span.1),
                Cell::Text(row.reason.clone()),
                Cell::Number(row.containment),
                without(Change::Original),
                without(Change::Copy),
            ]
        };
        self.rows.iter().map(cells).collect()
    }
}
