//! From dates to bins.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{Axis, Dated, Days, Tally, Timeline};
use crate::stats::bins::{Bin, BinSize, middle};

/// The bins that are shown.
pub(super) struct Frame {
    pub size: BinSize,
    pub bins: Vec<Bin>,
}

/// The counts of one panel in their bins.
#[derive(Default)]
pub(super) struct Placed {
    pub bins: BTreeMap<Bin, Tally>,
    /// Counts of dates that fit no bin: none, coarser, or off the axis.
    pub unplaced: Tally,
    pub undated: u64,
    pub coarse: u64,
    pub outside: u64,
    /// Dates with hits, per series: the first and the last, of those in bins.
    pub seen: Vec<Option<(Days, Days)>>,
}

impl Frame {
    /// The bins that hold all of `dates` that the question wants to see.
    pub fn new(question: &Timeline, dates: &Dated) -> Self {
        let all = || dates.iter().flat_map(|(days, tally)| days.iter().map(|days| (*days, tally.documents)));
        let extent = match question.axis {
            Axis::Published => {
                let first = all().map(|((start, _), _)| start).min();
                first.zip(all().map(|((_, end), _)| end).max())
            }
            Axis::Spoken => middle(all()),
        };
        let from = question.from.or(extent.map(|(from, _)| from));
        let to = question.to.or(extent.map(|(_, to)| to));
        let Some((from, to)) = from.zip(to).filter(|(from, to)| from <= to) else {
            return Self { size: question.bin.or(BinSize::Month), bins: Vec::new() };
        };
        let size = question.bin.fitting(from, to);
        let (first, last) = (Bin::of(from, size), Bin::of(to, size));
        let placed =
            || all().filter_map(|(days, _)| bin_of(days, size)).filter(|bin| (first..=last).contains(bin));
        let ends = placed().min().zip(placed().max());
        // Ends that the question names stand, whether anything is there or not.
        let first = question.from.map(|_| first).or(ends.map(|(first, _)| first));
        let last = question.to.map(|_| last).or(ends.map(|(_, last)| last));
        Self { size, bins: first.zip(last).map_or_else(Vec::new, |(first, last)| first.to(last, size)) }
    }

    fn holds(&self, bin: Bin) -> bool {
        self.bins.first().is_some_and(|first| *first <= bin)
            && self.bins.last().is_some_and(|last| bin <= *last)
    }

    /// Whether `days` lie wholly beside the bins.
    fn passes((start, end): Days, ends: Option<(Date, Date)>) -> bool {
        ends.is_none_or(|(first, last)| end < first || start > last)
    }
}

/// The bin that holds all of `days`.
fn bin_of((start, end): Days, size: BinSize) -> Option<Bin> {
    let bin = Bin::of(start, size);
    (bin == Bin::of(end, size)).then_some(bin)
}

impl Placed {
    pub fn new(dates: &Dated, frame: &Frame, series: usize) -> Self {
        let mut placed = Self { seen: vec![None; series], ..Self::default() };
        let ends =
            frame.bins.first().map(|bin| bin.start).zip(frame.bins.last().map(|bin| bin.end(frame.size)));
        for (dates, tally) in dates {
            let fitting = |days: &Days| bin_of(*days, frame.size).filter(|bin| frame.holds(*bin));
            let bins: BTreeSet<Bin> = dates.iter().filter_map(fitting).collect();
            for bin in &bins {
                placed.bins.entry(*bin).or_default().add(tally);
            }
            if bins.is_empty() {
                placed.unplaced.add(tally);
                if dates.is_empty() {
                    placed.undated += tally.documents;
                } else if dates.iter().all(|days| Frame::passes(*days, ends)) {
                    placed.outside += tally.documents;
                } else {
                    placed.coarse += tally.documents;
                }
                continue;
            }
            for days in dates.iter().filter(|days| fitting(days).is_some()) {
                placed.see(*days, tally);
            }
        }
        placed
    }

    fn see(&mut self, days: Days, tally: &Tally) {
        for (series, seen) in self.seen.iter_mut().enumerate() {
            if tally.hits_of(series).0 > 0 {
                let (first, last) = seen.unwrap_or((days, days));
                // Of dates that end on the same day the finer one says more.
                let last = if (days.1, days.0) > (last.1, last.0) { days } else { last };
                *seen = Some((first.min(days), last));
            }
        }
    }

    /// The counts of a bin that holds text.
    pub fn at(&self, bin: &Bin) -> Option<&Tally> {
        self.bins.get(bin).filter(|tally| tally.tokens > 0)
    }
}
