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
    /// For each line of the clean text that is shown: the parts of the file it was made of, with what was taken out
    /// behind them, in their order in the file. Starts and ends in UTF-16 code units of the file; together they are
    /// `text`, where it holds no other document.
    pub lines: Vec<Vec<(u32, u32)>>,
    /// For each hit: the parts of the file that it stands for, in UTF-16 code units of the file.
    pub hits: Vec<Vec<(u32, u32)>>,
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

/// What stands in the file for bytes `shown` of the text of `document`, and for its bytes `hits`.
pub(super) fn beside(shard: &Scoped<'_>, document: &Document, shown: Span, hits: &[Span]) -> SourceText {
    let (text, source) = (shard.text_of(document), shard.source_of(document));
    let all = Span::new(0, source.len() as u32);
    let Some(original) = &document.original else {
        return alike(text, shown, hits);
    };
    let map = original.map();
    let several = original.whole().is_some();
    let everything = shown.len() as usize == text.len() && !several;
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
        .filter(|change| !several || own(change))
        .map(|change| (change.step, map.clean_hull(change.source), change.source))
        .collect();
    let clip = |span: Span| {
        let (start, end) = (span.start.max(window.start), span.end.min(window.end));
        (start < end).then(|| Span::new(start, end))
    };
    let spans = |clean: Span| map.source_spans(clean).into_iter().filter_map(clip).collect::<Vec<_>>();
    let lines = with_what_follows(lines_of(text, shown).map(spans).collect(), window, several);
    let hits: Vec<Vec<Span>> = hits.iter().copied().map(spans).collect();
    let clean16 = Utf16::of(text, changes.iter().flat_map(|(_, clean, _)| [clean.start, clean.end]));
    let parts = lines.iter().chain(&hits).flatten();
    let places = changes.iter().map(|(.., place)| place).chain(parts).chain([&window, &all]);
    let source16 = Utf16::of(&source, places.flat_map(|place| [place.start, place.end]));
    let in16 = |parts: &Vec<Span>| {
        parts.iter().map(|part| (source16.at(part.start), source16.at(part.end))).collect()
    };
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
        lines: lines.iter().map(in16).collect(),
        hits: hits.iter().map(in16).collect(),
    }
}

/// The file of a text that cleaning left as it was.
fn alike(text: &str, shown: Span, hits: &[Span]) -> SourceText {
    let before = &text[..shown.start as usize];
    let line = 1 + memchr::memchr_iter(b'\n', before.as_bytes()).count() as u32;
    let places = lines_of(text, shown).chain(hits.iter().copied()).flat_map(|span| [span.start, span.end]);
    let utf16 = Utf16::of(text, places);
    let in16 = |span: Span| vec![(utf16.at(span.start), utf16.at(span.end))];
    SourceText {
        text: shown.of(text).to_owned(),
        offset: utf16_len(before),
        length: utf16_len(text),
        line,
        changes: Vec::new(),
        lines: lines_of(text, shown).map(in16).collect(),
        hits: hits.iter().copied().map(in16).collect(),
    }
}

/// The lines of `shown`, without their breaks.
fn lines_of(text: &str, shown: Span) -> impl Iterator<Item = Span> + '_ {
    let mut at = shown.start;
    shown.of(text).split('\n').map(move |line| {
        let span = Span::new(at, at + line.len() as u32);
        at = span.end + 1;
        span
    })
}

/// Bytes between two articles of one file that still count as taken out of the first: a page jump, a credit.
const BETWEEN: u32 = 300;

/// The parts of all lines, each as far as the next one of any line: what was taken out is shown where it stood. In a file
/// with other documents only a little of it is.
fn with_what_follows(mut lines: Vec<Vec<Span>>, window: Span, several: bool) -> Vec<Vec<Span>> {
    let mut starts: Vec<u32> = lines.iter().flatten().map(|part| part.start).collect();
    starts.sort_unstable();
    let first = starts.first().copied();
    for parts in &mut lines {
        parts.sort_unstable();
        for part in parts.iter_mut() {
            let next = starts.get(starts.partition_point(|start| *start <= part.start)).copied();
            let end = next.unwrap_or(window.end);
            if !several || end.saturating_sub(part.end) <= BETWEEN {
                part.end = end.max(part.start);
            }
            if Some(part.start) == first && (!several || part.start - window.start <= BETWEEN) {
                part.start = window.start;
            }
        }
        parts.dedup_by(|next, part| {
            let joined = part.end == next.start;
            if joined {
                part.end = next.end;
            }
            joined
        });
    }
    lines
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
