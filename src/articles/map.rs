//! Where every byte of a cleaned text came from.

use crate::span::Span;
use serde::{Deserialize, Serialize};

/// A stretch of clean text and the stretch of source text it shows.
///
/// Equal lengths mean a copy, byte for byte. A shorter clean length means a replacement: a line break shown as a space.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Run {
    pub clean: u32,
    pub source: u32,
    pub clean_len: u32,
    pub source_len: u32,
}

/// A two-way map between the bytes of a clean text and the bytes of its source.
///
/// It is piecewise: memory goes with the number of changes, not with the length of the text. A lookup is a binary search.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Map {
    /// In the order of the clean text, which they cover without gaps.
    runs: Vec<Run>,
    /// The runs in the order of the source; empty while that is the same order.
    by_source: Vec<u32>,
    clean_len: u32,
    source_len: u32,
}

impl Map {
    /// The map of a text of `len` bytes in which nothing was changed.
    #[must_use]
    pub fn identity(len: u32) -> Self {
        let mut builder = Builder::default();
        builder.copy(0, len);
        builder.finish(len)
    }

    /// Length of the clean text in bytes.
    #[must_use]
    pub fn clean_len(&self) -> u32 {
        self.clean_len
    }

    /// Length of the source text in bytes.
    #[must_use]
    pub fn source_len(&self) -> u32 {
        self.source_len
    }

    /// How many stretches the map consists of.
    #[must_use]
    pub fn pieces(&self) -> usize {
        self.runs.len()
    }

    /// The source byte shown by clean byte `clean`; the source's length for anything past the end.
    #[must_use]
    pub fn to_source(&self, clean: u32) -> u32 {
        match self.run_at(clean) {
            Some(run) => run.source + (clean - run.clean).min(run.source_len - 1),
            None => self.source_len,
        }
    }

    /// Where source byte `source` stands in the clean text. A byte that was taken out stands where the next
    /// byte that was kept stands.
    #[must_use]
    pub fn to_clean(&self, source: u32) -> u32 {
        let nth = |i: usize| match self.by_source.get(i) {
            Some(&j) => self.runs[j as usize],
            None => self.runs[i],
        };
        let (mut low, mut high) = (0, self.runs.len());
        while low < high {
            let middle = low.midpoint(high);
            if nth(middle).source <= source { low = middle + 1 } else { high = middle }
        }
        if low > 0 {
            let run = nth(low - 1);
            if source < run.source + run.source_len {
                return run.clean + (source - run.source).min(run.clean_len - 1);
            }
        }
        if low < self.runs.len() { nth(low).clean } else { self.clean_len }
    }

    /// The stretches of the source that the clean stretch `clean` shows, in the order of the clean text,
    /// neighbours joined.
    #[must_use]
    pub fn source_spans(&self, clean: Span) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        let mut at = clean.start;
        while at < clean.end.min(self.clean_len) {
            let Some(run) = self.run_at(at) else { break };
            let from = at - run.clean;
            let to = (clean.end - run.clean).min(run.clean_len);
            let span = if run.clean_len == run.source_len {
                Span::new(run.source + from, run.source + to)
            } else {
                Span::new(run.source, run.source + run.source_len)
            };
            match spans.last_mut() {
                Some(last) if last.end == span.start => last.end = span.end,
                _ => spans.push(span),
            }
            at = run.clean + to;
        }
        spans
    }

    /// The smallest stretch of the source that holds all that the clean stretch `clean` shows.
    #[must_use]
    pub fn source_hull(&self, clean: Span) -> Span {
        let spans = self.source_spans(clean);
        match (spans.iter().map(|s| s.start).min(), spans.iter().map(|s| s.end).max()) {
            (Some(start), Some(end)) => Span::new(start, end),
            _ => {
                let at = self.to_source(clean.start);
                Span::new(at, at)
            }
        }
    }

    /// The smallest stretch of the clean text that holds all that is left of the source stretch `source`; empty, where the
    /// next byte that was kept stands, when nothing is left.
    #[must_use]
    pub fn clean_hull(&self, source: Span) -> Span {
        let nth = |i: usize| self.by_source.get(i).map_or(self.runs[i], |&j| self.runs[j as usize]);
        let (mut low, mut high) = (0, self.runs.len());
        while low < high {
            let middle = low.midpoint(high);
            let run = nth(middle);
            if run.source + run.source_len <= source.start { low = middle + 1 } else { high = middle }
        }
        let (mut start, mut end) = (u32::MAX, 0);
        while low < self.runs.len() && nth(low).source < source.end {
            let run = nth(low);
            let from = source.start.max(run.source) - run.source;
            let to = source.end.min(run.source + run.source_len) - run.source;
            start = start.min(run.clean + from.min(run.clean_len - 1));
            end = end.max(run.clean + to.min(run.clean_len));
            low += 1;
        }
        if start < end {
            return Span::new(start, end);
        }
        let at = self.to_clean(source.end);
        Span::new(at, at)
    }

    /// The stretches that are the same in both texts, in the order of the source: first byte in the source, first
    /// byte in the clean text, length.
    pub(crate) fn copies(&self) -> impl Iterator<Item = (usize, usize, usize)> + '_ {
        let nth = |i: usize| self.by_source.get(i).map_or(self.runs[i], |&j| self.runs[j as usize]);
        let runs = (0..self.runs.len()).map(nth).filter(|run| run.clean_len == run.source_len);
        runs.map(|run| (run.source as usize, run.clean as usize, run.clean_len as usize))
    }

    fn run_at(&self, clean: u32) -> Option<Run> {
        let after = self.runs.partition_point(|run| run.clean <= clean);
        let run = *self.runs.get(after.checked_sub(1)?)?;
        (clean < run.clean + run.clean_len).then_some(run)
    }

    /// Whether the clean stretch was put together from lines of which the last was as long as the others, within
    /// `slack` bytes: a paragraph that breaks off at the edge of its column and not at its own end.
    pub(crate) fn breaks_off_full(&self, clean: Span, slack: u32) -> bool {
        let first = self.runs.partition_point(|run| run.clean + run.clean_len <= clean.start);
        let inside = self.runs[first..].iter().take_while(|run| run.clean < clean.end);
        let (mut count, mut longest, mut last) = (0, 0, 0);
        for run in inside.filter(|run| run.clean_len == run.source_len) {
            last = (run.clean + run.clean_len).min(clean.end) - run.clean.max(clean.start);
            longest = longest.max(last);
            count += 1;
        }
        count > 1 && last + slack >= longest
    }

    /// The map of a text that is put together from `spans` of this map's clean text, in their order.
    #[must_use]
    pub fn of_spans(&self, spans: &[Span]) -> Map {
        let mut builder = Builder::default();
        for span in spans {
            builder.copy(span.start, span.len());
        }
        builder.finish(self.clean_len).after(self)
    }

    /// This map after `inner`: where this map's source is the clean text of `inner`.
    pub(crate) fn after(&self, inner: &Map) -> Map {
        let mut builder = Builder::default();
        for run in &self.runs {
            let middle = Span::new(run.source, run.source + run.source_len);
            if run.clean_len != run.source_len {
                let hull = inner.source_hull(middle);
                builder.replace(run.clean_len, hull.start, hull.len().max(run.clean_len));
                continue;
            }
            let mut at = middle.start;
            while at < middle.end {
                let Some(piece) = inner.run_at(at) else { break };
                let from = at - piece.clean;
                let to = (middle.end - piece.clean).min(piece.clean_len);
                if piece.clean_len == piece.source_len {
                    builder.copy(piece.source + from, to - from);
                } else {
                    let rest = if to == piece.clean_len { piece.source_len - from } else { to - from };
                    builder.replace(to - from, piece.source + from, rest);
                }
                at = piece.clean + to;
            }
        }
        builder.finish(inner.source_len)
    }
}

/// Builds a [`Map`] from left to right.
#[derive(Debug, Default)]
pub(crate) struct Builder {
    runs: Vec<Run>,
    clean: u32,
}

impl Builder {
    /// The next `len` clean bytes are the source bytes from `source` on.
    pub fn copy(&mut self, source: u32, len: u32) {
        self.replace(len, source, len);
    }

    /// The next `clean_len` clean bytes stand for the `source_len` source bytes from `source` on.
    pub fn replace(&mut self, clean_len: u32, source: u32, source_len: u32) {
        if clean_len == 0 {
            return;
        }
        if clean_len == source_len
            && let Some(last) = self.runs.last_mut()
            && last.clean_len == last.source_len
            && last.source + last.source_len == source
        {
            last.clean_len += clean_len;
            last.source_len += clean_len;
        } else {
            self.runs.push(Run { clean: self.clean, source, clean_len, source_len });
        }
        self.clean += clean_len;
    }

    /// The map, for a source of `source_len` bytes.
    pub fn finish(self, source_len: u32) -> Map {
        let mut by_source = Vec::new();
        if !self.runs.is_sorted_by_key(|run| run.source) {
            by_source = (0..self.runs.len() as u32).collect();
            by_source.sort_unstable_by_key(|&i| self.runs[i as usize].source);
        }
        Map { runs: self.runs, by_source, clean_len: self.clean, source_len }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Source `ab\n\ncd`, shown as `cd ab` (moved, and the line breaks shown as one space).
    fn moved() -> Map {
        let mut builder = Builder::default();
        builder.copy(4, 2);
        builder.replace(1, 2, 2);
        builder.copy(0, 2);
        builder.finish(6)
    }

    #[test]
    fn every_clean_byte_comes_back() {
        let map = moved();
        for byte in 0..map.clean_len() {
            assert_eq!(map.to_clean(map.to_source(byte)), byte);
        }
        assert_eq!(map.to_source(0), 4);
        assert_eq!(map.source_spans(Span::new(0, 4)), [Span::new(4, 6), Span::new(2, 4), Span::new(0, 1)]);
    }

    #[test]
    fn maps_compose() {
        let mut outer = Builder::default();
        outer.copy(1, 3);
        let both = outer.finish(5).after(&moved());
        assert_eq!((0..3).map(|b| both.to_source(b)).collect::<Vec<_>>(), [5, 2, 0]);
    }
}
