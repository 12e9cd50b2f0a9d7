//! From merged fingerprints to the few places that may be copies.

use super::Settings;
use super::prints::{GRAM, WINDOW};
use super::repeated::{Holder, Place, Repeated};
use serde::{Deserialize, Serialize};

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

/// Names the places that may be copies; `wholes` are the hashes of whole documents, 0 for none. `documents` of the result is for
/// the caller to fill.
pub(super) fn candidates(
    repeated: &Repeated,
    paragraphs: &Paragraphs,
    wholes: &[u64],
    settings: &Settings,
) -> Candidates {
    let mut found = Candidates::default();
    repeated.by_document(paragraphs.len(), |document, places| {
        runs(repeated, document, places, settings, &mut found.runs);
        pairs(document, places, paragraphs, settings, &mut found.paragraphs);
    });
    found.runs.sort_unstable();
    found.runs.dedup();
    found.paragraphs.extend(alike(wholes, paragraphs));
    // Rivals of one paragraph stay in their order.
    found.paragraphs.sort_by_key(|(copy, _)| *copy);
    found.need();
    found
}

/// Pairs short documents of one hash, each with the earliest: their texts are compared as those of paragraphs are.
fn alike(wholes: &[u64], paragraphs: &Paragraphs) -> Vec<(Stretch, Stretch)> {
    let mut short: Vec<(u64, u32)> = (0..).zip(wholes).map(|(rank, whole)| (*whole, rank)).collect();
    short.retain(|(whole, _)| *whole != 0);
    short.sort_unstable();
    let stretch = |&(_, document): &(u64, u32)| {
        let end = starts_of(paragraphs, document).last().copied().unwrap_or(0);
        Stretch { document, start: 0, end }
    };
    let same = short.chunk_by(|a, b| a.0 == b.0);
    same.flat_map(|same| same[1..].iter().map(|copy| (stretch(copy), stretch(&same[0])))).collect()
}

impl Candidates {
    /// Notes which stretches are needed: runs with what may be added at their ends, and paragraphs.
    fn need(&mut self) {
        let margin = WINDOW as u32 - 1;
        let wide = |s: &Stretch| Stretch {
            document: s.document,
            start: s.start.saturating_sub(margin),
            end: s.end + margin,
        };
        self.needed.extend(self.runs.iter().flat_map(|(a, b)| [wide(a), wide(b)]));
        self.needed.extend(self.paragraphs.iter().flat_map(|&(a, b)| [a, b]));
        self.needed.sort_unstable();
        self.needed.dedup();
    }

    /// The same candidates in parts, each of which needs about `letters` compared characters and can be decided by itself:
    /// all that may be copied into one document is in one part. The decisions, one behind the other, are the whole one.
    #[must_use]
    pub fn parts(self, letters: u64) -> Vec<Self> {
        let Self { documents, runs, paragraphs, .. } = self;
        let (mut runs, mut paragraphs) = (runs.as_slice(), paragraphs.as_slice());
        let mut parts = Vec::new();
        let size = |pairs: &[(Stretch, Stretch)]| -> u64 {
            pairs.iter().map(|(a, b)| u64::from(a.end - a.start) + u64::from(b.end - b.start)).sum()
        };
        while let Some(first) = [runs.first(), paragraphs.first()].into_iter().flatten().min() {
            let mut document = first.0.document;
            let (mut to, mut sum) = ((0, 0), 0);
            loop {
                let of = |pairs: &[(Stretch, Stretch)], from: usize| {
                    from + pairs[from..].partition_point(|(copy, _)| copy.document <= document)
                };
                let next = (of(runs, to.0), of(paragraphs, to.1));
                sum += size(&runs[to.0..next.0]) + size(&paragraphs[to.1..next.1]);
                to = next;
                let following = [runs.get(to.0), paragraphs.get(to.1)].into_iter().flatten().min();
                match following {
                    Some((copy, _)) if sum < letters => document = copy.document,
                    _ => break,
                }
            }
            let mut part = Self {
                runs: runs[..to.0].to_vec(),
                paragraphs: paragraphs[..to.1].to_vec(),
                ..Self::default()
            };
            (runs, paragraphs) = (&runs[to.0..], &paragraphs[to.1..]);
            part.renumber(&documents);
            part.need();
            parts.push(part);
        }
        parts
    }

    /// Keeps only those of `documents` that occur, and tells them by their place among these.
    fn renumber(&mut self, documents: &[u64]) {
        let pairs = || self.runs.iter().chain(&self.paragraphs);
        let mut ranks: Vec<u32> = pairs().flat_map(|(a, b)| [a.document, b.document]).collect();
        ranks.sort_unstable();
        ranks.dedup();
        for (a, b) in self.runs.iter_mut().chain(&mut self.paragraphs) {
            for stretch in [a, b] {
                stretch.document = ranks.partition_point(|rank| *rank < stretch.document) as u32;
            }
        }
        self.documents = ranks.iter().map(|rank| documents[*rank as usize]).collect();
    }

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

/// Where the paragraphs of each document begin, in the order of the documents.
pub(super) type Paragraphs<'a> = Vec<&'a [u32]>;

fn starts_of<'a>(paragraphs: &Paragraphs<'a>, document: u32) -> &'a [u32] {
    paragraphs.get(document as usize).copied().unwrap_or_default()
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
    fn holds(&self, repeated: &Repeated, place: &Place) -> bool {
        let at = (self.of + place.at).checked_sub(self.start);
        at.is_some_and(|at| repeated.holds(place, Holder { document: self.of_document, at }))
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
#[inline(never)]
fn runs(
    repeated: &Repeated,
    document: u32,
    places: &[Place],
    settings: &Settings,
    found: &mut Vec<(Stretch, Stretch)>,
) {
    let near = |a: &Place, b: &Place| b.at - a.at <= WINDOW as u32;
    for places in places.chunk_by(near) {
        // Most repeated prints stand alone and cannot be part of a run that is long enough.
        if long_enough(places[0].at, places[places.len() - 1].at, settings) {
            follow(repeated, document, places, settings, found);
        }
    }
}

/// Whether prints from `start` to `last` can belong to a run that counts: it may go on for less than a window on
/// either side.
fn long_enough(start: u32, last: u32, settings: &Settings) -> bool {
    last + GRAM as u32 - start + 2 * (WINDOW as u32 - 1) >= settings.run.max(30)
}

/// The same for places of which each is near the next.
#[inline(never)]
fn follow(
    repeated: &Repeated,
    document: u32,
    places: &[Place],
    settings: &Settings,
    found: &mut Vec<(Stretch, Stretch)>,
) {
    let mut chains: Vec<Chain> = Vec::new();
    for (i, place) in places.iter().enumerate() {
        found.extend(
            chains.extract_if(.., |c| place.at - c.last > WINDOW as u32).filter_map(|c| c.close(settings)),
        );
        for chain in &mut chains {
            if chain.holds(repeated, place) {
                chain.last = place.at;
            }
        }
        for holder in place.early().iter().copied().chain(place.nearest()) {
            let followed =
                |c: &Chain| c.of_document == holder.document && c.of + place.at == holder.at + c.start;
            if chains.len() < CHAINS && !chains.iter().any(followed) {
                let mut chain = Chain {
                    document,
                    start: place.at,
                    last: place.at,
                    of_document: holder.document,
                    of: holder.at,
                };
                for before in places[i.saturating_sub(BACK)..i].iter().rev() {
                    if chain.start - before.at > WINDOW as u32 || !chain.holds(repeated, before) {
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
#[inline(never)]
fn pairs(
    document: u32,
    places: &[Place],
    paragraphs: &Paragraphs,
    settings: &Settings,
    found: &mut Vec<(Stretch, Stretch)>,
) {
    let stretch = |document: u32, paragraph: usize| {
        let starts = starts_of(paragraphs, document);
        Some(Stretch { document, start: *starts.get(paragraph)?, end: *starts.get(paragraph + 1)? })
    };
    // The number of the paragraph, from 0, in which a print stands.
    let paragraph = |starts: &[u32], at: u32| starts.partition_point(|start| *start <= at).saturating_sub(1);
    let own_starts = starts_of(paragraphs, document);
    let mut rivals: Vec<Holder> = Vec::new();
    let mut counted: Vec<(usize, (u32, usize))> = Vec::new();
    let mut rest = places;
    while let Some(first) = rest.first() {
        let own = (document, paragraph(own_starts, first.at));
        let end = own_starts.get(own.1 + 1).copied().unwrap_or(u32::MAX);
        let here;
        (here, rest) = rest.split_at(rest.partition_point(|place| place.at < end));
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
            rivals.extend_from_slice(place.early());
        }
        rivals.sort_unstable_by_key(Holder::key);
        counted.clear();
        // Most documents share a print or two by chance: which paragraphs these stand in is looked up for the others only.
        for of in rivals.chunk_by(|a, b| a.document == b.document).filter(|of| enough(of.len())) {
            let starts = starts_of(paragraphs, of[0].document);
            for same in of.chunk_by(|a, b| paragraph(starts, a.at) == paragraph(starts, b.at)) {
                let rival = (same[0].document, paragraph(starts, same[0].at));
                if rival != own && enough(same.len()) {
                    counted.push((same.len(), rival));
                }
            }
        }
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
}
