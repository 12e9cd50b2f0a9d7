//! N-grams inside longer n-grams.

use libm::log2;
use rustc_hash::FxHashMap;

use super::Row;
use super::count::NgramsPartial;
use super::sequence::{Element, elements};

/// Rows by what they are, one map for each length.
struct Rows<'w>(Vec<FxHashMap<&'w str, u32>>);

impl<'w> Rows<'w> {
    fn new(whole: &'w NgramsPartial, kept: &[Row]) -> Self {
        let mut maps: Vec<FxHashMap<&str, u32>> =
            whole.counted.iter().map(|_| FxHashMap::default()).collect();
        for row in kept {
            maps[row.level as usize].insert(whole.counted[row.level as usize].term(row.at), row.at);
        }
        Self(maps)
    }
}

/// The part of a written n-gram without its first or without its last element.
fn shorter(element: Element, written: &str) -> Option<(&str, &str)> {
    match element {
        Element::Tokens => {
            let (first, last) =
                (written.find(super::sequence::JOINT)?, written.rfind(super::sequence::JOINT)?);
            Some((&written[..last], &written[first + 1..]))
        }
        Element::Characters => {
            let last = written.char_indices().next_back()?.0;
            let first = written.chars().next()?.len_utf8();
            Some((&written[..last], &written[first..]))
        }
    }
}

/// Takes out every n-gram that never stands outside one longer n-gram of the list: one that is as frequent.
pub(super) fn fold(whole: &NgramsPartial, element: Element, kept: &mut Vec<Row>) {
    let rows = Rows::new(whole, kept);
    let mut folded: Vec<Vec<bool>> = whole.counted.iter().map(|columns| vec![false; columns.len()]).collect();
    for row in kept.iter().filter(|row| row.level > 0) {
        let (level, below) = (row.level as usize, row.level as usize - 1);
        let columns = &whole.counted[level];
        let Some((front, back)) = shorter(element, columns.term(row.at)) else { continue };
        for part in [front, back] {
            if let Some(inner) = rows.0[below].get(part)
                && whole.counted[below].counts(*inner)[0] == columns.counts(row.at)[0]
            {
                folded[below][*inner as usize] = true;
            }
        }
    }
    kept.retain(|row| !folded[row.level as usize][row.at as usize]);
}

/// Sets the C-value of every row: log2 |a| · (f(a) − Σ f(b) / |Ta|), with b the longer n-grams of the list that hold a,
/// Ta their number, |a| the length of a in elements; log2 |a| · f(a) where there is none. Source: Frantzi, Ananiadou
/// and Mima (2000).
pub(super) fn c_values(whole: &NgramsPartial, element: Element, lengths: (usize, usize), kept: &mut [Row]) {
    let rows = Rows::new(whole, kept);
    // Per n-gram: occurrences of the longer ones that hold it, and their number.
    let mut held: Vec<Vec<(u64, u64)>> =
        whole.counted.iter().map(|columns| vec![(0, 0); columns.len()]).collect();
    let mut inside: Vec<(usize, u32)> = Vec::new();
    for row in kept.iter() {
        let level = row.level as usize;
        let (length, columns) = (lengths.0 + level, &whole.counted[level]);
        let written = columns.term(row.at);
        let parts = elements(element, written);
        let place = |part: &str| part.as_ptr() as usize - written.as_ptr() as usize;
        inside.clear();
        for (below, shorter) in (lengths.0..length).enumerate() {
            for part in parts.windows(shorter) {
                let (Some(first), Some(last)) = (part.first(), part.last()) else { continue };
                let text = &written[place(first)..place(last) + last.len()];
                inside.extend(rows.0[below].get(text).map(|inner| (below, *inner)));
            }
        }
        // What stands in it twice is held by it once.
        inside.sort_unstable();
        inside.dedup();
        for (below, inner) in &inside {
            let (sum, number) = &mut held[*below][*inner as usize];
            *sum += columns.counts(row.at)[0];
            *number += 1;
        }
    }
    for row in kept {
        let count = whole.counted[row.level as usize].counts(row.at)[0] as f64;
        let (sum, number) = held[row.level as usize][row.at as usize];
        let outside = if number == 0 { count } else { count - sum as f64 / number as f64 };
        row.c_value = Some(log2((lengths.0 + row.level as usize) as f64) * outside);
    }
}
