//! Foreign names that the dictionary does not hold, put together from what it cut them into: 库皮扬斯克 from 库, 皮, 扬 and 斯克.

use super::rules::names;
use super::{Piece, Tokenizer, fold};

/// Characters of such a name.
const NAME: std::ops::RangeInclusive<usize> = 3..=12;

/// A piece of a run as the segmenter found it.
#[derive(Clone, Copy)]
pub(super) struct Found {
    /// Where it begins in the run.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Its word.
    pub word: Option<u32>,
    /// Whether a character near it has another simple form.
    pub changes: bool,
    /// What it can be in a name.
    pub part: Part,
}

/// What a piece can be in a foreign name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Nothing.
    None,
    /// Any part: hardly anything else is written so.
    Any,
    /// A part between two others.
    Inner,
}

impl Tokenizer {
    /// What a piece can be in a name, of which some stands before it where `begun`.
    pub(super) fn part(&self, surface: &str, word: Option<u32>, begun: bool) -> Part {
        if begun && names::inner(surface) {
            return Part::Inner;
        }
        if !names::fragment(surface) {
            return Part::None;
        }
        // Of the words of the dictionary only those without a tag and short names of people: 乌克兰, which has such a tag, is whole.
        let name = surface.chars().nth(1).is_none()
            || word.is_none_or(|word| {
                let tag = self.dictionary.segmenter().tag(word);
                tag.is_empty() || (tag.starts_with("nr") && surface.chars().nth(2).is_none())
            });
        if name { Part::Any } else { Part::None }
    }

    /// Hands on the pieces that wait, names among them as one, and forgets them.
    pub(super) fn joined<'t>(
        &self,
        run: &'t str,
        pending: &mut Vec<Found>,
        sink: &mut impl FnMut(Piece<'t>, &str, Option<u32>),
    ) {
        let mut at = 0;
        while let Some(first) = pending.get(at) {
            if let Some(last) = name(run, &pending[at..]) {
                let surface = &run[first.start..pending[at + last].end];
                self.word(surface, &fold::term(surface), None, sink);
                at += last;
            } else {
                self.found(run, *first, sink);
            }
            at += 1;
        }
        pending.clear();
    }
}

/// The last of the pieces that make up the name at the beginning of `pieces`: several, at least one of them a single character.
fn name(run: &str, pieces: &[Found]) -> Option<usize> {
    let characters = |piece: &Found| run[piece.start..piece.end].chars().count();
    let any = |at: usize| pieces.get(at).filter(|piece| piece.part == Part::Any).map(characters);
    let (mut end, mut count, mut single) = (0, 0, false);
    while let Some(piece) = pieces.get(end) {
        // Behind what may be a word as well, two characters of a name.
        let goes_on = piece.part == Part::Any
            || (end > 0
                && any(end - 1).is_some()
                && any(end + 1).is_some_and(|next| next + any(end + 2).unwrap_or(0) >= 2));
        if !goes_on || count > *NAME.end() {
            break;
        }
        single |= characters(piece) == 1;
        count += characters(piece);
        end += 1;
    }
    (end >= 2 && single && NAME.contains(&count)).then(|| end - 1)
}
