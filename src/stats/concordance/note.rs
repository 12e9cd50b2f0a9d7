//! What a person noted of lines. The page keeps notes; they come with the question, to filter, sort and export.

use serde::{Deserialize, Serialize};

use super::ConcordanceRow;
use crate::corpus::{Document, DocumentId, Scoped};
use crate::query::Hit;
use crate::sorting::OrderBy;

/// A note on a line.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Note {
    /// The document of the line.
    pub document: DocumentId,
    /// Start of its hit, in UTF-16 code units of the document's text.
    pub start: u32,
    /// End of its hit.
    pub end: u32,
    /// A short word to sort and filter by.
    pub label: String,
    /// What was noted.
    pub text: String,
}

/// A note and the bytes of its document that it stands at; ordered by place.
pub(super) struct Noted<'n> {
    place: (DocumentId, u32, u32),
    note: &'n Note,
}

/// The notes on documents of `shard`, in order. Those on places that are none are left out.
pub(super) fn places<'n>(notes: &'n [Note], shard: &Scoped<'_>) -> Vec<Noted<'n>> {
    let mut sorted: Vec<&Note> = notes.iter().collect();
    sorted.order_by_key(|note| (note.document, note.start, note.end));
    let mut noted = Vec::new();
    for of_document in sorted.chunk_by(|a, b| a.document == b.document) {
        let Some(document) = shard.document(of_document[0].document) else { continue };
        let text = shard.text_of(document);
        let (mut byte, mut utf16) = (0, 0);
        for note in of_document {
            // Starts ascend, so that the text is read once; ends are near.
            let (start, at) = forward(text, byte, note.start.saturating_sub(utf16));
            (byte, utf16) = (start, utf16 + at);
            let (end, _) = forward(text, start, note.end.saturating_sub(note.start));
            if utf16 == note.start {
                noted.push(Noted { place: (document.id, start as u32, end as u32), note });
            }
        }
    }
    noted.order_by_key(|noted| noted.place);
    noted
}

/// The byte of `text` that is `units` UTF-16 code units behind byte `from`, and how many it is.
fn forward(text: &str, from: usize, units: u32) -> (usize, u32) {
    let mut passed = 0;
    for (at, c) in text[from..].char_indices() {
        if passed >= units {
            return (from + at, passed);
        }
        passed += c.len_utf16() as u32;
    }
    (text.len(), passed)
}

/// The note on `hit`.
pub(super) fn find<'n>(notes: &[Noted<'n>], document: &Document, hit: Hit) -> Option<&'n Note> {
    let place = (document.id, hit.span.start - document.text_start, hit.span.end - document.text_start);
    let at = notes.partition_point(|noted| noted.place < place);
    notes.get(at).filter(|noted| noted.place == place).map(|noted| noted.note)
}

/// The label of the note on `hit`, where it has one.
pub(super) fn label<'n>(notes: &[Noted<'n>], document: &Document, hit: Hit) -> Option<&'n str> {
    find(notes, document, hit).map(|note| note.label.as_str()).filter(|label| !label.is_empty())
}

/// Puts notes on the rows that they are for.
pub(super) fn attach(notes: &[Note], rows: &mut [ConcordanceRow]) {
    let mut sorted: Vec<&Note> = notes.iter().collect();
    let place = |note: &Note| (note.document, note.start, note.end);
    sorted.order_by_key(|note| place(note));
    for row in rows {
        let wanted = (row.document, row.start, row.end);
        let at = sorted.partition_point(|note| place(note) < wanted);
        if let Some(note) = sorted.get(at).filter(|note| place(note) == wanted) {
            row.label = Some(note.label.clone());
            row.note = Some(note.text.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::utf16_len;

    #[test]
    fn bytes_are_found_by_code_units() {
        let text = "a中𠮷b";
        assert_eq!((forward(text, 0, 2), forward(text, 1, 3)), ((4, 2), (8, 3)));
        assert_eq!(forward(text, 4, 99), (9, utf16_len(&text[4..])));
    }
}
