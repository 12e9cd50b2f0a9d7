//! The text of a file beside the clean text of a document, with the places where they differ.

use serde::{Deserialize, Serialize};

use crate::articles::{Change, Step, clean_with_changes};
use crate::corpus::{Document, Scoped};
use crate::span::{Span, utf16_len};

/// The text of the file, or the part of it from which what is shown was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceText {
    /// The text.
    pub text: String,
    /// Where it begins in the file, in UTF-16 code units.
    pub offset: u32,
    /// Length of the whole file in UTF-16 code units.
    pub length: u32,
    /// The line of the file, from 1, on which `text` begins.
    pub line: u32,
    /// Places that cleaning changed, in the order of the source. Between two of them the texts are alike.
    pub changes: Vec<ChangedPlace>,
}

/// A place that cleaning changed, in UTF-16 code units: of the document's clean text, and of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangedPlace {
    /// The step that changed it.
    pub step: Step,
    /// Where what is left of it begins.
    pub start: u32,
    /// And ends: the same place when nothing is left.
    pub end: u32,
    /// Where it begins in the file.
    pub source_start: u32,
    /// And ends.
    pub source_end: u32,
}

/// What stands in the file for bytes `shown` of the text of `document`.
pub(super) fn beside(shard: &Scoped<'_>, document: &Document, shown: Span) -> SourceText {
    let (text, source) = (shard.text_of(document), shard.source_of(document));
    let all = Span::new(0, source.len() as u32);
    let Some(original) = &document.original else {
        let part = shown.of(text).to_owned();
        let (offset, length) = (utf16_len(&text[..shown.start as usize]), utf16_len(text));
        let line = 1 + memchr::memchr_iter(b'\n', &text.as_bytes()[..shown.start as usize]).count() as u32;
        return SourceText { text: part, offset, length, line, changes: Vec::new() };
    };
    let map = original.map();
    let everything = shown.len() as usize == text.len() && original.whole().is_none();
    let mut window = if everything { all } else { map.source_hull(shown) };
    // Parts of an article can stand far apart; what lies between is not its own.
    let most = shown.len().saturating_mul(3).max(3000);
    if window.len() > most {
        let from = map.to_source(shown.start);
        let end = source.ceil_char_boundary((from + most).min(all.end) as usize) as u32;
        window = Span::new(source.floor_char_boundary(from as usize) as u32, end);
    }
    let own = |change: &Change| {
        let kept = |byte: u32| map.to_source(map.to_clean(byte)) == byte;
        !map.clean_hull(change.source).is_empty()
            || change.source.start.checked_sub(1).is_some_and(kept)
            || change.source.end < all.end && kept(change.source.end)
    };
    let (_, changes) = clean_with_changes(&source, &document.switches);
    let changes: Vec<(Step, Span, Span)> = changes
        .iter()
        .filter(|change| window.start <= change.source.start && change.source.end <= window.end)
        .filter(|change| original.whole().is_none() || own(change))
        .map(|change| (change.step, map.clean_hull(change.source), change.source))
        .collect();
    let clean16 = Utf16::of(text, changes.iter().flat_map(|(_, clean, _)| [clean.start, clean.end]));
    let ends = [window.start, window.end, all.end];
    let source16 =
        Utf16::of(&source, changes.iter().flat_map(|(.., place)| [place.start, place.end]).chain(ends));
    let place = |(step, clean, place): &(Step, Span, Span)| ChangedPlace {
        step: *step,
        start: clean16.at(clean.start),
        end: clean16.at(clean.end),
        source_start: source16.at(place.start),
        source_end: source16.at(place.end),
    };
    SourceText {
        offset: source16.at(window.start),
        length: source16.at(all.end),
        line: 1 + memchr::memchr_iter(b'\n', &source.as_bytes()[..window.start as usize]).count() as u32,
        changes: changes.iter().map(place).collect(),
        text: window.of(&source).to_owned(),
    }
}

/// Some places of a text in UTF-16 code units, counted in one pass.
struct Utf16(Vec<(u32, u32)>);

impl Utf16 {
    fn of(text: &str, bytes: impl Iterator<Item = u32>) -> Self {
        let mut bytes: Vec<u32> = bytes.map(|byte| text.floor_char_boundary(byte as usize) as u32).collect();
        bytes.sort_unstable();
        bytes.dedup();
        let (mut at, mut count) = (0, 0);
        let place = |byte: u32| {
            count += utf16_len(&text[at..byte as usize]);
            at = byte as usize;
            (byte, count)
        };
        Self(bytes.into_iter().map(place).collect())
    }

    /// The place of a byte that was asked for.
    fn at(&self, byte: u32) -> u32 {
        let next = self.0.partition_point(|(known, _)| *known <= byte);
        next.checked_sub(1).map_or(0, |known| self.0[known].1)
    }
}
