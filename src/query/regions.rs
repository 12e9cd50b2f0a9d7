//! Stretches of the text that hits must not lie within.

use super::candidates::starts;
use super::matcher::Matcher;
use super::resolve::Resolved;
use super::syntax::{Item, Query, Sequence};
use crate::corpus::Scoped;

/// All places of a query, overlapping ones too, in a form that tells fast whether a stretch lies in one of them.
pub(super) struct Regions {
    /// Where they begin, ascending.
    starts: Vec<u32>,
    /// The last end of those up to this one.
    ends: Vec<u32>,
}

impl Regions {
    /// The places of any of `items`.
    pub fn of(shard: &Scoped<'_>, items: &[Item]) -> Self {
        let sequence = |item: &Item| Sequence { items: vec![item.clone()], outside: Vec::new() };
        let query = Query { alternatives: items.iter().map(sequence).collect() };
        let resolved = Resolved::new(shard, &query);
        let mut matcher = Matcher::new(shard, &resolved);
        let mut regions = Self { starts: Vec::new(), ends: Vec::new() };
        let mut last = 0;
        for start in starts(shard, &resolved) {
            // Of places that begin together, the longest holds the others.
            if let Some(end) = matcher.longest(start) {
                last = last.max(matcher.byte(end));
                regions.starts.push(matcher.byte(start));
                regions.ends.push(last);
            }
        }
        regions
    }

    /// Whether bytes `start..end` lie within one of them.
    pub fn hold(&self, start: u32, end: u32) -> bool {
        let before = self.starts.partition_point(|begins| *begins <= start);
        before > 0 && self.ends[before - 1] >= end
    }
}
