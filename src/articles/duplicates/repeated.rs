//! Prints that stand more than once, by hash and by document.

use std::cmp::Ordering;

use crate::units::Blocks;

/// A print whose hash occurs more than once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
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
#[derive(Clone, Copy, Default)]
pub(super) struct Place {
    pub at: u32,
    first: u32,
    own: u32,
    /// The first holders before it. Among all holders they lie somewhere else for each place: they are noted while they are near.
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

/// Places that are brought into the order of documents together: a sixteenth of all, in small corpora more.
const TOGETHER: u32 = 1 << 20;
const SHARES: u32 = 16;

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
        // All between them: only where there are more than those, and it would stand there.
        if place.count() <= HOLDERS
            || wanted.key() < place.early[HOLDERS - 1].key()
            || wanted.key() > place.nearest.key()
        {
            return false;
        }
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

    /// The place of holder `own`, of whose hash `first` is the first.
    #[inline(always)]
    fn place(&self, own: u32, first: u32) -> Place {
        let early = std::array::from_fn(|nth| self.holders[(first as usize + nth).min(own as usize)]);
        let at = self.holders[own as usize].at;
        Place { at, first, own, early, nearest: self.holders[own as usize - 1] }
    }

    /// Hands on the prints that are not the first of their hash, document by document, in order. There are many, and what is next to
    /// each other in a document is nowhere near among the holders: so they are read from end to end a few times, each time
    /// for some documents, and never one by one.
    pub fn by_document(&self, documents: usize, mut sink: impl FnMut(u32, &[Place])) {
        let mut starts = vec![0u32; documents + 1];
        for some in self.stretches() {
            some.count(&mut starts);
        }
        for document in 1..starts.len() {
            starts[document] += starts[document - 1];
        }
        let together = (starts[documents] / SHARES).max(TOGETHER);
        let (mut slots, mut places): (Vec<Place>, Vec<Place>) = Default::default();
        let mut from = 0;
        while from < documents {
            let to = starts.partition_point(|start| *start <= starts[from].saturating_add(together)) - 1;
            let to = to.clamp(from + 1, documents);
            let mut next: Vec<u32> = starts[from..to].iter().map(|start| start - starts[from]).collect();
            slots.clear();
            slots.resize((starts[to] - starts[from]) as usize, Place::default());
            for some in self.stretches() {
                self.put(&some, from, &mut next, &mut slots);
            }
            let mut rest = slots.as_slice();
            for document in from..to {
                let these;
                (these, rest) = rest.split_at((starts[document + 1] - starts[document]) as usize);
                if !these.is_empty() {
                    in_order(these, &mut places);
                    sink(document as u32, &places);
                }
            }
            from = to;
        }
    }

    /// The holders in stretches.
    fn stretches(&self) -> impl Iterator<Item = Stretch<'_>> {
        let all = 0..self.holders.len();
        let mut end = 0;
        self.holders.slices(all.clone()).zip(self.firsts.slices(all)).map(move |(holders, firsts)| {
            let own = end;
            end += holders.len() as u32;
            Stretch { holders, firsts, own }
        })
    }

    /// Puts those of `some` that are of documents from `from` on to where `next` says.
    #[inline(never)]
    fn put(&self, some: &Stretch, from: usize, next: &mut [u32], slots: &mut [Place]) {
        for (own, holder, first) in some.later() {
            let Some(slot) = (holder.document as usize).checked_sub(from).and_then(|at| next.get_mut(at))
            else {
                continue;
            };
            slots[*slot as usize] = self.place(own, first);
            *slot += 1;
        }
    }
}

/// The places of one document in the order of its text: only their numbers are sorted.
#[inline(never)]
fn in_order(slots: &[Place], places: &mut Vec<Place>) {
    let mut order: Vec<u64> =
        (0u64..).zip(slots).map(|(number, slot)| u64::from(slot.at) << 32 | number).collect();
    order.sort_unstable();
    places.clear();
    places.extend(order.iter().map(|number| slots[*number as u32 as usize]));
}

/// Some holders, one behind the other.
struct Stretch<'r> {
    holders: &'r [Holder],
    firsts: &'r [u32],
    /// Number of the first.
    own: u32,
}

impl Stretch<'_> {
    /// Those that are not the first of their hash, with their numbers and those of the first.
    #[inline(always)]
    fn later(&self) -> impl Iterator<Item = (u32, &Holder, u32)> {
        let all = (self.own..).zip(self.holders).zip(self.firsts);
        all.map(|((own, holder), first)| (own, holder, *first)).filter(|(own, _, first)| own != first)
    }

    /// Counts them by document, each at the place behind its own.
    #[inline(never)]
    fn count(&self, counts: &mut [u32]) {
        for (_, holder, _) in self.later() {
            counts[holder.document as usize + 1] += 1;
        }
    }
}
