//! From merged fingerprints to the few places that may be copies.

use super::Settings;
use super::prints::{GRAM, Print, Prints, WINDOW};
use serde::{Deserialize, Serialize};

/// How many of the earliest holders of a print a paragraph is compared with.
const HOLDERS: usize = 3;
/// How many earlier places are followed at once.
const CHAINS: usize = 12;
/// How many prints back the start of a newly found passage is looked for.
const BACK: usize = 16;
/// How many earlier paragraphs one paragraph is compared with in full.
const RIVALS: usize = 2;
/// A paragraph is compared when it shares at least one in this many of its prints, two of them not counted: where one
/// character in twenty differs three in ten are still shared.
const SHARE: usize = 4;

/// A stretch of a document, in compared characters. The document is told by its place in [`Candidates::documents`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(super) struct Stretch {
    pub document: u32,
    pub start: u32,
    pub end: u32,
}

/// The places that may be copies, each with the earlier place it may be a copy of: what goes back to the shards.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Candidates {
    /// The numbers of all documents, ascending.
    pub(super) documents: Vec<u64>,
    /// Runs as far as shared prints cover them, the later first.
    pub(super) runs: Vec<(Stretch, Stretch)>,
    /// Paragraphs, the later first.
    pub(super) paragraphs: Vec<(Stretch, Stretch)>,
    /// The stretches of which the text is needed, sorted by document and start.
    pub(super) needed: Vec<Stretch>,
}

impl Prints {
    /// Names the places that may be copies. Prints that were merged in another order name the same.
    #[must_use]
    pub fn candidates(&self, settings: &Settings) -> Candidates {
        let mut order: Vec<u32> = (0..self.paragraphs.len() as u32).collect();
        order.sort_unstable_by_key(|&at| self.paragraphs[at as usize].0);
        let mut ranks = vec![0; order.len()];
        for (rank, &at) in (0u32..).zip(&order) {
            ranks[at as usize] = rank;
        }
        let paragraphs: Paragraphs =
            order.iter().map(|&at| self.paragraphs[at as usize].1.as_slice()).collect();
        let mut prints = repeated(&self.prints, &paragraphs, &ranks);
        prints.sort_unstable();
        let mut places = Vec::new();
        let mut first = 0;
        for same in prints.chunk_by(|a, b| a.hash == b.hash) {
            places.extend(same.iter().enumerate().skip(1).map(|(i, p)| Place {
                document: p.document,
                at: p.at,
                paragraph: p.paragraph,
                first,
                own: first + i as u32,
            }));
            first += same.len() as u32;
        }
        places.sort_unstable_by_key(|p| (p.document, p.at));
        let mut found = Candidates {
            documents: order.iter().map(|&at| self.paragraphs[at as usize].0).collect(),
            runs: runs(&prints, &places, settings),
            paragraphs: pairs(&prints, &places, &paragraphs, settings),
            needed: Vec::new(),
        };
        let margin = WINDOW as u32 - 1;
        let wide = |s: &Stretch| Stretch {
            document: s.document,
            start: s.start.saturating_sub(margin),
            end: s.end + margin,
        };
        found.needed.extend(found.runs.iter().flat_map(|(a, b)| [wide(a), wide(b)]));
        found.needed.extend(found.paragraphs.iter().flat_map(|&(a, b)| [a, b]));
        found.needed.sort_unstable();
        found.needed.dedup();
        found
    }
}

impl Candidates {
    /// Whether there is nothing to decide.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.needed.is_empty()
    }

    /// The place of document `number` among all documents.
    pub(super) fn rank(&self, number: u64) -> Option<u32> {
        self.documents.binary_search(&number).ok().map(|rank| rank as u32)
    }

    /// The number of the document of a stretch.
    pub(super) fn number(&self, stretch: Stretch) -> u64 {
        self.documents.get(stretch.document as usize).copied().unwrap_or(u64::MAX)
    }
}

/// A print whose hash occurs more than once, or seems to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Kept {
    hash: u64,
    document: u32,
    at: u32,
    /// Number of its paragraph in the document, from 0.
    paragraph: u32,
}

/// A print that is not the first of its hash, with the slice of its hash in the sorted prints.
struct Place {
    document: u32,
    at: u32,
    paragraph: u32,
    first: u32,
    own: u32,
}

/// Where the paragraphs of each document begin, in the order of the documents.
type Paragraphs<'a> = Vec<&'a [u32]>;

fn starts_of<'a>(paragraphs: &Paragraphs<'a>, document: u32) -> &'a [u32] {
    paragraphs.get(document as usize).copied().unwrap_or_default()
}

/// The prints whose hash occurs more than once, and a few that only seem to: two bits per slot of a table say how
/// often a hash was seen, which spares the sorting of all the others. `ranks` gives each document its place in order.
fn repeated(prints: &[Print], paragraphs: &Paragraphs, ranks: &[u32]) -> Vec<Kept> {
    let slots = (prints.len() * 8).next_power_of_two().max(64);
    let mut seen = vec![0u64; slots / 64];
    let mut twice = vec![0u64; slots / 64];
    // The lower bits: the upper ones of a kept hash, the least of its window, are mostly nought.
    let slot = |hash: u64| hash as usize & (slots - 1);
    for print in prints {
        let at = slot(print.hash);
        let bit = 1 << (at % 64);
        twice[at / 64] |= seen[at / 64] & bit;
        seen[at / 64] |= bit;
    }
    let mut kept = Vec::new();
    let (mut document, mut starts, mut paragraph) = (None, &[][..], 0);
    for print in prints.iter().filter(|p| twice[slot(p.hash) / 64] >> (slot(p.hash) % 64) & 1 == 1) {
        let rank = ranks.get(print.document as usize).copied().unwrap_or(u32::MAX);
        if document != Some(rank) {
            document = Some(rank);
            starts = starts_of(paragraphs, rank);
            paragraph = 0;
        }
        // The prints of one document come in order.
        while starts.get(paragraph + 1).is_some_and(|&next| next <= print.at) {
            paragraph += 1;
        }
        kept.push(Kept { hash: print.hash, document: rank, at: print.at, paragraph: paragraph as u32 });
    }
    kept
}

/// Prints that two stretches share one after the other, at the same distance.
struct Chain {
    document: u32,
    start: u32,
    last: u32,
    of_document: u32,
    /// Where the earlier stretch begins.
    of: u32,
}

impl Chain {
    /// Whether the print at `place` stands in the earlier stretch too, where it should.
    fn holds(&self, prints: &[Kept], place: &Place) -> bool {
        let Some(at) = (self.of + place.at).checked_sub(self.start) else { return false };
        let holders = &prints[place.first as usize..place.own as usize];
        holders.binary_search_by_key(&(self.of_document, at), |p| (p.document, p.at)).is_ok()
    }

    /// Both stretches, when with what may be added at the ends they are long enough.
    fn close(self, settings: &Settings) -> Option<(Stretch, Stretch)> {
        let length = self.last + GRAM as u32 - self.start;
        let stretch = |document, start| Stretch { document, start, end: start + length };
        long_enough(self.start, self.last, settings)
            .then(|| (stretch(self.document, self.start), stretch(self.of_document, self.of)))
    }
}

/// Chains prints into runs. Several earlier places are followed at once, because the earliest holder of a phrase need
/// not be the one from which the whole passage was taken.
fn runs(prints: &[Kept], places: &[Place], settings: &Settings) -> Vec<(Stretch, Stretch)> {
    let mut found = Vec::new();
    let near = |a: &Place, b: &Place| a.document == b.document && b.at - a.at <= WINDOW as u32;
    for places in places.chunk_by(near) {
        // Most repeated prints stand alone and cannot be part of a run that is long enough.
        if long_enough(places[0].at, places[places.len() - 1].at, settings) {
            follow(prints, places, settings, &mut found);
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether prints from `start` to `last` can belong to a run that counts: it may go on for less than a window on
/// either side.
fn long_enough(start: u32, last: u32, settings: &Settings) -> bool {
    last + GRAM as u32 - start + 2 * (WINDOW as u32 - 1) >= settings.run.max(30)
}

/// The same for places of which each is near the next.
fn follow(prints: &[Kept], places: &[Place], settings: &Settings, found: &mut Vec<(Stretch, Stretch)>) {
    let mut chains: Vec<Chain> = Vec::new();
    for (i, place) in places.iter().enumerate() {
        found.extend(
            chains.extract_if(.., |c| place.at - c.last > WINDOW as u32).filter_map(|c| c.close(settings)),
        );
        for chain in &mut chains {
            if chain.holds(prints, place) {
                chain.last = place.at;
            }
        }
        let holders = &prints[place.first as usize..place.own as usize];
        let nearest = holders.len().checked_sub(1).filter(|&n| n >= HOLDERS);
        for holder in holders.iter().take(HOLDERS).chain(nearest.map(|n| &holders[n])) {
            let followed =
                |c: &Chain| c.of_document == holder.document && c.of + place.at == holder.at + c.start;
            if chains.len() < CHAINS && !chains.iter().any(followed) {
                let mut chain = Chain {
                    document: place.document,
                    start: place.at,
                    last: place.at,
                    of_document: holder.document,
                    of: holder.at,
                };
                for before in places[i.saturating_sub(BACK)..i].iter().rev() {
                    if chain.start - before.at > WINDOW as u32 || !chain.holds(prints, before) {
                        break;
                    }
                    chain.of -= chain.start - before.at;
                    chain.start = before.at;
                }
                chains.push(chain);
            }
        }
    }
    found.extend(chains.into_iter().filter_map(|c| c.close(settings)));
}

/// Pairs paragraphs that share enough prints.
fn pairs(
    prints: &[Kept],
    places: &[Place],
    paragraphs: &Paragraphs,
    settings: &Settings,
) -> Vec<(Stretch, Stretch)> {
    let stretch = |document: u32, paragraph: u32| {
        let starts = starts_of(paragraphs, document);
        let (start, end) = (*starts.get(paragraph as usize)?, *starts.get(paragraph as usize + 1)?);
        Some(Stretch { document, start, end })
    };
    let mut found = Vec::new();
    let mut rivals: Vec<(u32, u32)> = Vec::new();
    for here in places.chunk_by(|a, b| (a.document, a.paragraph) == (b.document, b.paragraph)) {
        let own = (here[0].document, here[0].paragraph);
        let Some(copy) = stretch(own.0, own.1) else { continue };
        let length = copy.end - copy.start;
        // As many prints as a paragraph of this length has, on average.
        let average = length as usize * 2 / (WINDOW + 1);
        let enough = |shared: usize| shared * SHARE >= average.saturating_sub(2).max(1);
        if length < settings.paragraph.max(20) || !enough(here.len()) {
            continue;
        }
        rivals.clear();
        for place in here {
            let holders = &prints[place.first as usize..place.own as usize];
            rivals.extend(
                holders.iter().take(HOLDERS).map(|p| (p.document, p.paragraph)).filter(|&r| r != own),
            );
        }
        rivals.sort_unstable();
        let mut counted: Vec<(usize, (u32, u32))> = rivals
            .chunk_by(|a, b| a == b)
            .map(|same| (same.len(), same[0]))
            .filter(|r| enough(r.0))
            .collect();
        counted.sort_unstable_by_key(|&(shared, rival)| (std::cmp::Reverse(shared), rival));
        let best = counted
            .iter()
            .take(RIVALS)
            .filter_map(|&(_, (document, paragraph))| stretch(document, paragraph));
        // A paragraph that is much shorter cannot hold most of this one.
        let long =
            |of: &Stretch| f64::from(of.end - of.start) >= f64::from(length) * settings.containment * 0.9;
        found.extend(best.filter(long).map(|of| (copy, of)));
    }
    found
}
