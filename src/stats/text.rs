//! The text of one document, for reading.

use serde::{Deserialize, Serialize};

use super::ask::{Ask, Cell, Convention, Partial, Table};
use super::beside::{SourceText, beside};
use super::documents::DocumentRow;
use crate::Result;
use crate::corpus::{DocumentId, Scoped};
use crate::query::{Query, find};
use crate::span::{Span, utf16_len};

/// Asks for the text of a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Text {
    /// Which document.
    pub document: DocumentId,
    /// Hits of this query are given too, where it is not empty.
    pub query: String,
    /// A place that the answer must hold, in UTF-16 code units.
    pub at: u32,
    /// Length of the answer at most, in UTF-16 code units.
    pub limit: u32,
    /// Whether the text of the file is given beside it.
    pub source: bool,
}

impl Default for Text {
    fn default() -> Self {
        Self { document: DocumentId::default(), query: String::new(), at: 0, limit: 200_000, source: false }
    }
}

/// The document, where a shard has it.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct TextPartial(Option<TextAnswer>);

impl Partial for TextPartial {
    fn merge(&mut self, other: Self) {
        self.0 = self.0.take().or(other.0);
    }
}

/// The text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TextAnswer {
    /// What is known of the document; `None` when there is no such document.
    pub document: Option<Box<DocumentRow>>,
    /// Its text, or a part of it that begins at `offset`.
    pub text: String,
    /// Where `text` begins in the document, in UTF-16 code units.
    pub offset: u32,
    /// Length of the whole text in UTF-16 code units.
    pub length: u32,
    /// Start and end of the hits within `text`, in UTF-16 code units from the start of the document.
    pub hits: Vec<(u32, u32)>,
    /// The text of the file from which `text` was made, where it was asked for.
    pub source: Option<SourceText>,
}

/// Byte of `text` at `utf16` code units, or the end.
fn byte_at(text: &str, utf16: u32) -> usize {
    let mut count = 0;
    for (at, c) in text.char_indices() {
        if count >= utf16 {
            return at;
        }
        count += c.len_utf16() as u32;
    }
    text.len()
}

impl Ask for Text {
    type Partial = TextPartial;
    type Need = ();
    type View = ();
    type Answer = TextAnswer;

    fn check(&self) -> Result<()> {
        if self.query.trim().is_empty() { Ok(()) } else { Query::parse(&self.query).map(|_| ()) }
    }

    fn collect(&self, shard: &Scoped<'_>) -> TextPartial {
        let Some(document) = shard.document(self.document) else { return TextPartial(None) };
        let text = shard.text_of(document);
        let length = utf16_len(text);
        // A quarter of what is shown stands before the place that was asked for.
        let from =
            if length <= self.limit { 0 } else { byte_at(text, self.at.saturating_sub(self.limit / 4)) };
        let to = from + byte_at(&text[from..], self.limit);
        let offset = utf16_len(&text[..from]);
        let (mut hits, mut spans) = (Vec::new(), Vec::new());
        if let Ok(query) = Query::parse(&self.query) {
            let (mut byte, mut utf16) = (from, offset);
            for hit in find(shard, &query) {
                let start = hit.span.start.checked_sub(document.text_start).map(|start| start as usize);
                let end = (hit.span.end.saturating_sub(document.text_start)) as usize;
                if let Some(start) = start.filter(|start| *start >= byte && end <= to) {
                    utf16 += utf16_len(&text[byte..start]);
                    let length = utf16_len(&text[start..end]);
                    hits.push((utf16, utf16 + length));
                    spans.push(Span::new(start as u32, end as u32));
                    utf16 += length;
                    byte = end;
                }
            }
        }
        let source = self.source.then(|| beside(shard, document, Span::new(from as u32, to as u32), &spans));
        let text = text[from..to].to_owned();
        TextPartial(Some(TextAnswer {
            document: Some(Box::new(DocumentRow::of(document))),
            text,
            offset,
            length,
            hits,
            source,
        }))
    }

    fn view(&self, _whole: &TextPartial) {}

    fn finish(&self, whole: &TextPartial, (): &()) -> TextAnswer {
        whole.0.clone().unwrap_or(TextAnswer {
            document: None,
            text: String::new(),
            offset: 0,
            length: 0,
            hits: Vec::new(),
            source: None,
        })
    }

    fn convention(&self) -> Convention {
        Convention::from([("offsets", "UTF-16 code units".into())])
    }
}

impl Table for TextAnswer {
    fn columns(&self) -> Vec<String> {
        ["start_utf16", "end_utf16"].map(String::from).to_vec()
    }

    fn rows(&self) -> Vec<Vec<Cell>> {
        let cell = |at: u32| Cell::Count(u64::from(at));
        self.hits.iter().map(|(start, end)| vec![cell(*start), cell(*end)]).collect()
    }
}
