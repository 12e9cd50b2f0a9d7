//! Small counters by hash: from above, how often anything stands in the whole corpus.

use serde::{Deserialize, Serialize};

/// Counters for each length: 2²².
const COUNTERS: usize = 1 << 22;
/// Counters in use from which all of them are kept.
const FEW: usize = COUNTERS / 32;

/// The counter of a hash.
pub(super) fn counter(hash: u64) -> u32 {
    (hash >> 20) as u32 % COUNTERS as u32
}

/// Counters, each held at 255: all of them, or those that are not 0 in ascending order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Sketch {
    Few(Vec<(u32, u8)>),
    All(Vec<u8>),
}

impl Default for Sketch {
    fn default() -> Self {
        Self::Few(Vec::new())
    }
}

impl Sketch {
    /// Counts hashes, of which there are `places`.
    pub fn counting(places: usize) -> Counting {
        if places < FEW {
            Counting::Few(Vec::with_capacity(places))
        } else {
            Counting::All(vec![0; COUNTERS])
        }
    }

    /// The sum of two.
    pub fn add(&mut self, other: Self) {
        let mine = std::mem::take(self);
        *self = match (mine, other) {
            (Self::All(mut all), Self::All(more)) => {
                for (sum, more) in all.iter_mut().zip(more) {
                    *sum = sum.saturating_add(more);
                }
                Self::All(all)
            }
            (Self::All(mut all), Self::Few(few)) | (Self::Few(few), Self::All(mut all)) => {
                for (counter, count) in few {
                    if let Some(sum) = all.get_mut(counter as usize) {
                        *sum = sum.saturating_add(count);
                    }
                }
                Self::All(all)
            }
            (Self::Few(mut few), Self::Few(more)) => {
                few.extend(more);
                Self::packed(few)
            }
        };
    }

    /// Counters that may stand several times, in any order, as a sum.
    fn packed(mut few: Vec<(u32, u8)>) -> Self {
        few.sort_unstable_by_key(|(counter, _)| *counter);
        few.dedup_by(|next, sum| {
            let same = next.0 == sum.0;
            if same {
                sum.1 = sum.1.saturating_add(next.1);
            }
            same
        });
        if few.len() < FEW {
            return Self::Few(few);
        }
        let mut all = vec![0; COUNTERS];
        for (counter, count) in few {
            all[counter as usize] = count;
        }
        Self::All(all)
    }

    /// How many counters stand at each value from 1 on.
    pub fn histogram(&self, sums: &mut [u64; 256]) {
        match self {
            Self::Few(few) => few.iter().for_each(|(_, count)| sums[*count as usize] += 1),
            Self::All(all) => all.iter().for_each(|count| sums[*count as usize] += 1),
        }
    }

    /// The counters that stand at `least` or more.
    pub fn passing(self, least: u8) -> Passing {
        match self {
            Self::Few(few) => Passing::Few(
                few.into_iter().filter(|(_, count)| *count >= least).map(|(counter, _)| counter).collect(),
            ),
            Self::All(all) => {
                let of = |eight: &[u8]| {
                    let bit = |(at, count): (usize, &u8)| u8::from(*count >= least) << at;
                    eight.iter().enumerate().map(bit).sum()
                };
                Passing::Many(all.chunks(8).map(of).collect())
            }
        }
    }
}

/// A sketch that is being made.
pub(super) enum Counting {
    Few(Vec<u32>),
    All(Vec<u8>),
}

impl Counting {
    #[inline]
    pub fn count(&mut self, hash: u64) {
        match self {
            Self::Few(few) => few.push(counter(hash)),
            Self::All(all) => {
                let count = &mut all[counter(hash) as usize];
                *count = count.saturating_add(1);
            }
        }
    }

    pub fn done(self) -> Sketch {
        match self {
            Self::Few(few) => Sketch::packed(few.into_iter().map(|counter| (counter, 1)).collect()),
            Self::All(all) => Sketch::All(all),
        }
    }
}

/// A set of counters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Passing {
    /// Ascending.
    Few(Vec<u32>),
    /// One bit each.
    Many(Vec<u8>),
}

impl Passing {
    #[inline]
    pub fn holds(&self, hash: u64) -> bool {
        let counter = counter(hash);
        match self {
            Self::Few(few) => few.binary_search(&counter).is_ok(),
            Self::Many(bits) => {
                bits.get(counter as usize / 8).is_some_and(|bits| bits >> (counter % 8) & 1 == 1)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_and_all_add_up_alike() {
        let hash = |at: u64| at.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let sketch = |range: std::ops::Range<u64>, all: bool| {
            let mut counting = Sketch::counting(if all { FEW } else { 0 });
            range.for_each(|at| counting.count(hash(at % 1000)));
            counting.done()
        };
        for (left, right) in [(false, false), (false, true), (true, false), (true, true)] {
            let mut sum = sketch(0..1500, left);
            sum.add(sketch(1500..3000, right));
            let mut histogram = [0; 256];
            sum.histogram(&mut histogram);
            assert_eq!(histogram[3], 1000);
            let passing = sum.passing(3);
            assert!((0..1000).all(|at| passing.holds(hash(at))) && !passing.holds(hash(1000)));
        }
    }
}
