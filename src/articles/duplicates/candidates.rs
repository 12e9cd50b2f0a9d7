//! From merged fingerprints to the few places that may be copies.

use super::Settings;
use super::prints::{GRAM, Print, Prints, WINDOW};
use serde::{Deserialize, Serialize};

/// How many of the earliest holders of a print a paragraph is compared with.
const HOLDERS: usize = 4;
/// How many earlier paragraphs one paragraph is compared with in full.
const RIVALS: usize = 4;
/// A paragraph is compared when it shares at least one in this many of its prints.
const SHARE: usize = 6;

/// A stretch of a document, in compared characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(super) struct Stretch {
    pub document: u32,
    pub start: u32,
    pub end: u32,
}

/// The places that may be copies, each with the earlier place it may be a copy of: what goes back to the shards.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Candidates {
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
        let mut prints = repeated(&self.prints);
        prints.sort_unstable();
        let mut places = Vec::new();
        let mut start = 0;
        while start < prints.len() {
            let same = prints[start..].iter().take_while(|p| p.hash == prints[start].hash).count();
            for i in start + 1..start + same {
                places.push(Place {
                    document: prints[i].document,
                    at: prints[i].at,
                    first: start as u32,
                    own: i as u32,
                });
            }
            start += same;
        }
        places.sort_unstable_by_key(|p| (p.document, p.at));
        let mut paragraphs: Vec<&(u32, Vec<u32>)> = self.paragraphs.iter().collect();
        paragraphs.sort_unstable();
        let mut found = Candidates {
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

/// A print that is not the first of its hash, with the slice of its hash in the sorted prints.
struct Place {
    document: u32,
    at: u32,
    first: u32,
    own: u32,
}

/// The prints whose hash occurs more than once, and a few that only seem to: two bits per slot of a table say how
/// often a hash was seen, which spares the sorting of all the others.
fn repeated(prints: &[Print]) -> Vec<Print> {
    let slots = (prints.len() * 8).next_power_of_two().max(64);
    let mut seen = vec![0u64; slots / 64];
    let mut twice = vec![0u64; slots / 64];
    let slot = |hash: u64| ((hash >> 20) as usize & (slots - 1), hash);
    for print in prints {
        let (at, _) = slot(print.hash);
        let bit = 1 << (at % 64);
        twice[at / 64] |= seen[at / 64] & bit;
        seen[at / 64] |= bit;
    }
    prints.iter().filter(|p| twice[slot(p.hash).0 / 64] >> (slot(p.hash).0 % 64) & 1 == 1).copied().collect()
}

/// Chains prints that two places share at the same distance into runs.
fn runs(prints: &[Print], places: &[Place], settings: &Settings) -> Vec<(Stretch, Stretch)> {
    let mut found = Vec::new();
    let mut chain: Option<(u32, u32, u32, Print)> = None;
    let mut close = |chain: Option<(u32, u32, u32, Print)>| {
        let Some((document, start, last, of)) = chain else { return };
        let length = last + GRAM as u32 - start;
        // The match may go on for less than a window on either side.
        if length + 2 * (WINDOW as u32 - 1) >= settings.run.max(30) {
            let copy = Stretch { document, start, end: start + length };
            found.push((copy, Stretch { document: of.document, start: of.at, end: of.at + length }));
        }
    };
    for place in places {
        if let Some((document, start, last, of)) = chain
            && document == place.document
            && place.at - last <= WINDOW as u32
        {
            let wanted = (of.document, of.at + (place.at - start));
            let holders = &prints[place.first as usize..place.own as usize];
            if holders.binary_search_by_key(&wanted, |p| (p.document, p.at)).is_ok() {
                chain = Some((document, start, place.at, of));
                continue;
            }
        }
        close(chain.take());
        chain = Some((place.document, place.at, place.at, prints[place.first as usize]));
    }
    close(chain);
    found
}

/// Pairs paragraphs that share enough prints.
fn pairs(
    prints: &[Print],
    places: &[Place],
    paragraphs: &[&(u32, Vec<u32>)],
    settings: &Settings,
) -> Vec<(Stretch, Stretch)> {
    let paragraph_of = |document: u32, at: u32| {
        let index = paragraphs.binary_search_by_key(&document, |p| p.0).ok()?;
        let starts = &paragraphs[index].1;
        let number = starts.partition_point(|&s| s <= at);
        Some(Stretch { document, start: *starts.get(number.checked_sub(1)?)?, end: *starts.get(number)? })
    };
    let mut found = Vec::new();
    let mut rivals: Vec<Stretch> = Vec::new();
    let mut now: Option<Stretch> = None;
    let mut close = |now: Option<Stretch>, rivals: &mut Vec<Stretch>| {
        let Some(paragraph) = now else { return };
        rivals.sort_unstable();
        let mut counted: Vec<(usize, Stretch)> =
            rivals.chunk_by(|a, b| a == b).map(|same| (same.len(), same[0])).collect();
        rivals.clear();
        let length = (paragraph.end - paragraph.start) as usize;
        let prints = length * 2 / (WINDOW + 1);
        counted.retain(|&(shared, _)| shared * SHARE >= prints.max(1));
        counted.sort_unstable_by_key(|&(shared, rival)| (std::cmp::Reverse(shared), rival));
        found.extend(counted.iter().take(RIVALS).map(|&(_, rival)| (paragraph, rival)));
    };
    for place in places {
        if now.is_none_or(|p| p.document != place.document || place.at >= p.end) {
            close(now.take(), &mut rivals);
            now = paragraph_of(place.document, place.at);
        }
        let Some(paragraph) = now.filter(|p| p.end - p.start >= settings.paragraph.max(20)) else { continue };
        for holder in prints[place.first as usize..place.own as usize].iter().take(HOLDERS) {
            if let Some(rival) = paragraph_of(holder.document, holder.at)
                && rival != paragraph
            {
                rivals.push(rival);
            }
        }
    }
    close(now, &mut rivals);
    found
}
