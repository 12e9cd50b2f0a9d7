//! Prints that stand more than once, by hash and by document.

use std::cmp::Ordering;

use crate::units::Blocks;

/// A print whose hash occurs more than once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Holder {
    pub document: u32,
    pub at: u32,
}

impl Holder {
    /// The order of the corpus, as one number: compared and sorted faster than two.
    #[inline(always)]
    pub fn key(&self) -> u64 {
        u64::from(self.document) << 32 | u64::from(self.at)
    }
}

/// All such prints: those of one hash together, in the order of the corpus.
#[derive(Default)]
pub(super) struct Repeated {
    holders: Blocks<Holder>,
    /// For each, where the holders of its hash begin.
    firsts: Blocks<u32>,
}

/// How many of the earliest holders of a print are looked at.
pub(super) const HOLDERS: usize = 3;

/// A print that is not the first of its hash, with the slice of its hash among the holders.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub at: u32,
    first: u32,
    own: u32,
    /// The first holders before it. They lie apart in memory for each place: they are fetched all at once, so that one does not
    /// wait for the other.
    early: [Holder; HOLDERS],
    /// The last holder before it.
    nearest: Holder,
}

impl Place {
    /// The first holders before it, in order.
    pub fn early(&self) -> &[Holder] {
        &self.early[..self.count().min(HOLDERS)]
    }

    /// The last holder before it, where that is none of the first.
    pub fn nearest(&self) -> Option<Holder> {
        (self.count() > HOLDERS).then_some(self.nearest)
    }

    fn count(&self) -> usize {
        (self.own - self.first) as usize
    }
}

/// A place while all are brought into order.
#[derive(Clone, Copy, Default)]
struct Slot {
    at: u32,
    first: u32,
    own: u32,
}

/// Places that are brought into the order of documents together: an eighth of all, in small corpora more.
const TOGETHER: u32 = 1 << 20;
const SHARES: u32 = 8;

impl Repeated {
    /// Adds the holders of one hash, in order.
    pub fn add(&mut self, holders: impl Iterator<Item = Holder>) {
        let first = self.holders.len() as u32;
        for holder in holders {
            self.holders.push(holder);
            self.firsts.push(first);
        }
    }

    /// Whether one before the one at `place` is `wanted`.
    pub fn holds(&self, place: &Place, wanted: Holder) -> bool {
        if place.early().contains(&wanted) || place.nearest() == Some(wanted) {
            return true;
        }
        // All between them: only where there are more than those.
        let (mut from, mut to) = (place.first + HOLDERS as u32, place.own.saturating_sub(1));
        while from < to {
            let middle = u32::midpoint(from, to);
            let holder = self.holders[middle as usize];
            match holder.key().cmp(&wanted.key()) {
                Ordering::Less => from = middle + 1,
                Ordering::Equal => return true,
                Ordering::Greater => to = middle,
            }
        }
        false
    }

    fn place(&self, slot: &Slot) -> Place {
        let &Slot { at, first, own } = slot;
        let early = std::array::from_fn(|nth| self.holders[(first as usize + nth).min(own as usize)]);
        Place { at, first, own, early, nearest: self.holders[own as usize - 1] }
    }

    /// Hands on the prints that are not the first of their hash, document by document, in order. There are many, and what is next to
    /// each other in a document is nowhere near among the holders: so they are read from end to end a few times, each time
    /// for some documents, and never one by one.
    pub fn by_document(&self, documents: usize, mut sink: impl FnMut(u32, &[Place])) {
        let later = || {
            let all = (0u32..).zip(self.holders.iter().zip(self.firsts.iter()));
            all.filter(|(own, (_, first))| own != *first)
        };
        let mut starts = vec![0u32; documents + 1];
        for (_, (holder, _)) in later() {
            starts[holder.document as usize + 1] += 1;
        }
        for document in 1..starts.len() {
            starts[document] += starts[document - 1];
        }
        let together = (starts[documents] / SHARES).max(TOGETHER);
        let mut slots: Vec<Slot> = Vec::new();
        let mut places: Vec<Place> = Vec::new();
        let mut from = 0;
        while from < documents {
            let to = starts.partition_point(|start| *start <= starts[from].saturating_add(together)) - 1;
            let to = to.clamp(from + 1, documents);
            let mut next: Vec<u32> = starts[from..to].iter().map(|start| start - starts[from]).collect();
            slots.clear();
            slots.resize((starts[to] - starts[from]) as usize, Slot::default());
            for (own, (holder, first)) in later() {
                let Some(slot) = (holder.document as usize).checked_sub(from).and_then(|at| next.get_mut(at))
                else {
                    continue;
                };
                slots[*slot as usize] = Slot { at: holder.at, first: *first, own };
                *slot += 1;
            }
            let mut rest = slots.as_mut_slice();
            for document in from..to {
                let (these, others) = std::mem::take(&mut rest)
                    .split_at_mut((starts[document + 1] - starts[document]) as usize);
                rest = others;
                if !these.is_empty() {
                    these.sort_unstable_by_key(|slot| slot.at);
                    places.clear();
                    places.extend(these.iter().map(|slot| self.place(slot)));
                    sink(document as u32, &places);
                }
            }
            from = to;
        }
    }
}
