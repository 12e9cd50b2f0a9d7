//! From text to units.

use super::{TokenStore, Unit, Vocabulary};
use crate::tokens::{Bound, Tokenizer};

/// Counts of a stretch of text that was cut.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tally {
    /// Words.
    pub words: u32,
    /// Ends of sentences that have words before them.
    pub sentences: u32,
    /// Words since the last end of a sentence.
    pub open: u32,
}

/// Cuts `text` and appends its units to `tokens`; `floor` is the first unit of the document.
pub fn append(
    tokens: &mut TokenStore,
    vocabulary: &mut Vocabulary,
    tokenizer: &Tokenizer,
    text: &str,
    floor: u32,
    tally: &mut Tally,
) {
    tokenizer.numbered_terms(text, |piece, term, number| {
        let bytes = piece.surface.len() as u32;
        let tag = || tokenizer.tag(term, piece.kind);
        let id = match number {
            Some(number) => vocabulary.intern_numbered(number, term, tag),
            None => vocabulary.intern(term, tag),
        };
        let word = piece.kind.is_word();
        tokens.push(Unit::new(id, word), bytes);
        if word {
            vocabulary.forms_mut().add(id, term, piece.surface);
            tally.words += 1;
            tally.open += 1;
        }
        if piece.bound != Bound::None {
            // A closing quotation mark after the full stop moves the end behind itself.
            tokens.end_sentence(floor, piece.bound == Bound::Paragraph);
            if tally.open > 0 {
                tally.sentences += 1;
                tally.open = 0;
            }
        }
    });
}
