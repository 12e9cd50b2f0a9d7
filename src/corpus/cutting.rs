//! Cutting the texts of a shard into tokens, in slices and in the order of its documents.
//!
//! Reading a file only cleans its texts and stores them. What has to be decided over the whole corpus, what stands twice above
//! all, rests on the texts alone: so it can be decided by another instance while this one cuts.

use super::{Document, Shard};
use crate::span::Span;
use crate::tokens::Tokenizer;
use crate::tokens::classes::ends_sentence;
use crate::units::{Tally, append};

/// How far a shard is cut.
#[derive(Default)]
pub(super) struct Cutting {
    /// Documents that are cut to their end; those behind them have no units yet.
    documents: usize,
    /// The document that follows them, once a part of it is cut.
    open: Option<Open>,
}

/// A document that is being cut.
struct Open {
    at: u32,
    unit_start: u32,
    tally: Tally,
}

impl Shard {
    /// Whether all texts are cut: before that, nothing that counts tokens may be asked.
    #[must_use]
    pub fn is_cut(&self) -> bool {
        self.cutting.documents == self.documents.len()
    }

    /// Bytes of text that are cut, and all.
    #[must_use]
    pub fn cut_so_far(&self) -> (u64, u64) {
        let next = self.documents.get(self.cutting.documents).map(|document| document.text_start);
        let at = self.cutting.open.as_ref().map(|open| open.at).or(next);
        let all = self.texts.len() as u64;
        (at.map_or(all, u64::from), all)
    }

    /// Cuts about `budget` bytes more, in whole slices; whether all texts are cut now. Where a slice ends depends on its document alone:
    /// tokens are the same however many documents stand before it and whoever cuts.
    pub fn cut_on(&mut self, tokenizer: &Tokenizer, budget: usize) -> bool {
        let mut left = budget.max(1);
        while left > 0
            && let Some(document) = self.documents.get(self.cutting.documents)
        {
            let Document { text_start, text_end, .. } = *document;
            let unit_start = self.tokens.len();
            let open =
                self.cutting.open.get_or_insert(Open { at: text_start, unit_start, tally: Tally::default() });
            let text = self.texts.slice(Span::new(text_start, text_end));
            let from = (open.at - text_start) as usize;
            let to = slice_end(text, from);
            append(
                &mut self.tokens,
                &mut self.vocabulary,
                tokenizer,
                &text[from..to],
                open.unit_start,
                &mut open.tally,
            );
            open.at = text_start + to as u32;
            left = left.saturating_sub((to - from).max(1));
            if open.at == text_end {
                self.close();
            }
        }
        self.is_cut()
    }

    /// Notes what the document that was cut to its end holds.
    fn close(&mut self) {
        let Some(Open { unit_start, tally, .. }) = self.cutting.open.take() else { return };
        self.tokens.end_sentence(unit_start, true);
        let document = &mut self.documents[self.cutting.documents];
        document.words = tally.words;
        document.sentences = tally.sentences + u32::from(tally.open > 0);
        (document.unit_start, document.unit_end) = (unit_start, self.tokens.len());
        self.cutting.documents += 1;
    }

    /// To be called when documents were dropped from the end, and their units.
    pub(super) fn cut_at_most(&mut self, documents: usize) {
        if documents <= self.cutting.documents {
            self.cutting = Cutting { documents, open: None };
        }
    }
}

/// Bytes of a slice: some twenty milliseconds.
const SLICE: usize = 1 << 19;
/// Bytes that it may be longer, so as to end at a good place.
const LONGEST_OVERRUN: usize = 1 << 16;

/// Where the slice from `at` on ends: at the end of a line, else behind a sentence, else between two characters.
fn slice_end(text: &str, at: usize) -> usize {
    let rest = &text.as_bytes()[at..];
    if rest.len() <= SLICE {
        return text.len();
    }
    let (from, to) = (at + SLICE, at + rest.len().min(SLICE + LONGEST_OVERRUN));
    if let Some(line) = memchr::memchr(b'\n', &text.as_bytes()[from..to]) {
        // White space is one unit and stays whole.
        let end = from + line + 1;
        return end + text[end..].find(|c: char| !c.is_whitespace()).unwrap_or(text.len() - end);
    }
    let (from, to) = (text.ceil_char_boundary(from), text.ceil_char_boundary(to));
    let found = text[from..to].char_indices().find(|(_, c)| ends_sentence(*c));
    found.map_or(to, |(end, c)| from + end + c.len_utf8())
}
