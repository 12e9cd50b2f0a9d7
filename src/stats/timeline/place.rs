//! From dates to bins.

use std::collections::BTreeMap;

use super::{Days, Tally};
use crate::stats::bins::{Bin, BinSize};

/// The bins of an axis, from the first to the last that holds something.
pub(super) struct Axis {
    pub size: BinSize,
    pub bins: Vec<Bin>,
}

/// The counts of one panel in their bins.
#[derive(Default)]
pub(super) struct Placed {
    pub bins: BTreeMap<Bin, Tally>,
    /// Counts of dates that fit no bin: none, or coarser.
    pub unplaced: Tally,
    pub undated: u64,
    pub coarse: u64,
    /// Dates with hits, per query: the first and the last, by first day and then last day, of those in bins.
    pub seen: Vec<Option<(Days, Days)>>,
}

impl Axis {
    /// The axis that holds all of `dates`; the width that `wanted` and their extent give.
    pub fn new(wanted: BinSize, dates: &BTreeMap<Option<Days>, Tally>) -> Self {
        let dated = || dates.keys().flatten();
        let first = dated().map(|(start, _)| *start).min();
        let last = dated().map(|(_, end)| *end).max();
        let size = match (first, last) {
            (Some(first), Some(last)) => wanted.fitting(first, last),
            _ => wanted.or(BinSize::Month),
        };
        let placed = || dated().filter_map(|days| bin_of(*days, size));
        let ends = placed().min().zip(placed().max());
        Self { size, bins: ends.map_or_else(Vec::new, |(first, last)| first.to(last, size)) }
    }
}

/// The bin that holds all of `days`.
pub(super) fn bin_of((start, end): Days, size: BinSize) -> Option<Bin> {
    let bin = Bin::of(start, size);
    (bin == Bin::of(end, size)).then_some(bin)
}

impl Placed {
    pub fn new(dates: &BTreeMap<Option<Days>, Tally>, size: BinSize, queries: usize) -> Self {
        let mut placed = Self { seen: vec![None; queries], ..Self::default() };
        for (date, tally) in dates {
            match date.map(|days| (days, bin_of(days, size))) {
                Some((days, Some(bin))) => {
                    placed.bins.entry(bin).or_default().add(tally);
                    for (query, seen) in placed.seen.iter_mut().enumerate() {
                        if tally.hits_of(query).0 > 0 {
                            let first = seen.map_or(days, |(first, _)| first.min(days));
                            let last = seen.map_or(days, |(_, last): (Days, Days)| {
                                // Of dates that end on the same day the finer one says more.
                                if (days.1, days.0) > (last.1, last.0) { days } else { last }
                            });
                            *seen = Some((first, last));
                        }
                    }
                    continue;
                }
                Some(_) => placed.coarse += tally.documents,
                None => placed.undated += tally.documents,
            }
            placed.unplaced.add(tally);
        }
        placed
    }

    /// The counts of a bin that holds text.
    pub fn at(&self, bin: &Bin) -> Option<&Tally> {
        self.bins.get(bin).filter(|tally| tally.tokens > 0)
    }
}
