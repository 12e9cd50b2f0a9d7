//! Prints that stand more than once, by hash and by document.

use crate::corpus::Blocks;

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

/// A print that is not the first of its hash, with the slice of its hash among the holders.
#[derive(Clone, Copy, Default)]
pub(super) struct Place {
    pub at: u32,
    /// Number of its paragraph in the document, from 0: for who is handed the places to fill in.
    pub paragraph: u32,
    pub first: u32,
    pub own: u32,
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

    /// The holder number `own`.
    pub fn holder(&self, own: u32) -> Holder {
        self.holders[own as usize]
    }

    /// The holders before the one at `place`, in order.
    pub fn before(&self, place: &Place) -> impl Iterator<Item = Holder> {
        (place.first..place.own).map(|own| self.holder(own))
    }

    /// Whether one before the one at `place` is `wanted`.
    pub fn holds(&self, place: &Place, wanted: Holder) -> bool {
        let (mut from, mut to) = (place.first, place.own);
        while from < to {
            let middle = u32::midpoint(from, to);
            if self.holder(middle).key() < wanted.key() {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        from < place.own && self.holder(from) == wanted
    }

    /// Hands on the prints that are not the first of their hash, document by document, in order. There are many, and what is next to
    /// each other in a document is nowhere near among the holders: so they are read from end to end a few times, each time
    /// for some documents, and never one by one.
    pub fn by_document(&self, documents: usize, mut sink: impl FnMut(u32, &mut [Place])) {
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
        let mut places: Vec<Place> = Vec::new();
        let mut from = 0;
        while from < documents {
            let to = starts.partition_point(|start| *start <= starts[from].saturating_add(together)) - 1;
            let to = to.clamp(from + 1, documents);
            let mut next: Vec<u32> = starts[from..to].iter().map(|start| start - starts[from]).collect();
            places.clear();
            places.resize((starts[to] - starts[from]) as usize, Place::default());
            for (own, (holder, first)) in later() {
                let Some(slot) = (holder.document as usize).checked_sub(from).and_then(|at| next.get_mut(at))
                else {
                    continue;
                };
                places[*slot as usize] = Place { at: holder.at, paragraph: 0, first: *first, own };
                *slot += 1;
            }
            let mut rest = places.as_mut_slice();
            for document in from..to {
                let (these, others) = std::mem::take(&mut rest)
                    .split_at_mut((starts[document + 1] - starts[document]) as usize);
                rest = others;
                if !these.is_empty() {
                    these.sort_unstable_by_key(|place| place.at);
                    sink(document as u32, these);
                }
            }
            from = to;
        }
    }
}
