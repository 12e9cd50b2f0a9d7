//! Deciding what only the whole corpus can decide: years that datelines leave out, and what stands twice.
//!
//! A [`Settler`] asks the sessions for shares, small ones one after the other, and keeps of them only what it needs. It
//! holds no shard: in a browser it lives in an instance of its own that is ended afterwards, since linear memory never
//! shrinks.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Session;
use super::question::{decode, encode};
use crate::articles::duplicates::{
    Candidates, Copied, Copies, Excerpts, Prints, Settings, Survey, Walk, Waymarks,
};
use crate::corpus::{Scope, Shard};
use crate::stats::ask::{Ask, Partial};
use crate::stats::years::{Years, YearsPartial};
use crate::{Error, Result};

/// Bytes of text that one share is about.
const SHARE: usize = 4 << 20;
/// Letters and Chinese characters of places in question that are looked at together, at least; in a large corpus one for so
/// many bytes of its text, because every round reads the documents anew.
const LETTERS: u64 = 4 << 20;
const BYTES_A_LETTER: u64 = 6;
/// Bytes of text that have one fingerprint, on average.
const BYTES_A_PRINT: u64 = 18;

/// The decision.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
struct Settled {
    /// Full dates (year, month and day) of the corpus, ascending; none when no document lacks its year.
    dates: Vec<Date>,
    /// What stands twice.
    copies: Vec<Copied>,
}

/// What is asked for.
#[derive(Serialize, Deserialize)]
enum Wanted {
    /// How much there is.
    Outline,
    /// Full dates.
    Dates,
    /// Fingerprints, for the second time or the first.
    Prints { again: bool },
    /// The text of places in question.
    Excerpts(Candidates),
}

/// How much a shard holds.
#[derive(Serialize, Deserialize)]
struct Outline {
    bytes: u64,
    /// Documents whose dateline lacks its year.
    missing: u32,
}

/// How far the decision is.
enum Stage {
    Outline { bytes: u64, missing: u32 },
    Dates(YearsPartial),
    See,
    Keep,
    Excerpts(Candidates, Excerpts),
    Done,
}

/// Comes to the decision.
pub struct Settler {
    settings: Settings,
    stage: Stage,
    begun: bool,
    bytes: u64,
    survey: Survey,
    /// Parts of the candidates that are still to be looked at, the last first.
    parts: Vec<Candidates>,
    settled: Settled,
}

impl Settler {
    /// `settings` say what counts as a copy.
    #[must_use]
    pub fn new(settings: Settings) -> Self {
        Self {
            settings,
            stage: Stage::Outline { bytes: 0, missing: 0 },
            begun: false,
            bytes: 0,
            survey: Survey::new(0),
            parts: Vec::new(),
            settled: Settled::default(),
        }
    }

    /// What every session is asked next, with [`Session::share`] from the beginning to the end; `None` when it is decided. To be
    /// called when all shares of what was asked before were absorbed.
    ///
    /// # Errors
    /// [`Error::Partial`] when it cannot be encoded.
    pub fn wanted(&mut self) -> Result<Option<Vec<u8>>> {
        if std::mem::replace(&mut self.begun, true) {
            self.advance();
        }
        let wanted = match &self.stage {
            Stage::Outline { .. } => Wanted::Outline,
            Stage::Dates(_) => Wanted::Dates,
            Stage::See => Wanted::Prints { again: false },
            Stage::Keep => Wanted::Prints { again: true },
            Stage::Excerpts(part, _) => Wanted::Excerpts(part.clone()),
            Stage::Done => return Ok(None),
        };
        encode(&wanted).map(Some)
    }

    fn advance(&mut self) {
        self.stage = match std::mem::replace(&mut self.stage, Stage::Done) {
            Stage::Outline { bytes, missing } => {
                self.bytes = bytes;
                if missing > 0 { Stage::Dates(YearsPartial::default()) } else { self.see() }
            }
            Stage::Dates(found) => {
                self.settled.dates = Years {}.finish(&found, &()).dates;
                self.see()
            }
            Stage::See => Stage::Keep,
            Stage::Keep => {
                let survey = std::mem::replace(&mut self.survey, Survey::new(0));
                self.parts =
                    survey.candidates(&self.settings).parts(LETTERS.max(self.bytes / BYTES_A_LETTER));
                self.parts.reverse();
                self.next_part()
            }
            Stage::Excerpts(part, excerpts) => {
                self.settled.copies.extend_from_slice(part.decide(&excerpts, &self.settings).all());
                self.next_part()
            }
            Stage::Done => Stage::Done,
        };
    }

    fn see(&mut self) -> Stage {
        self.survey = Survey::new(self.bytes / BYTES_A_PRINT);
        Stage::See
    }

    fn next_part(&mut self) -> Stage {
        self.parts.pop().map_or(Stage::Done, |part| Stage::Excerpts(part, Excerpts::default()))
    }

    /// Takes a share in.
    ///
    /// # Errors
    /// [`Error::Partial`] when it is not one of what was asked.
    pub fn absorb(&mut self, share: &[u8]) -> Result<()> {
        let prints =
            |share| Prints::from_bytes(share).ok_or_else(|| Error::Partial("no fingerprints".into()));
        match &mut self.stage {
            Stage::Outline { bytes, missing } => {
                let outline: Outline = decode(share)?;
                *bytes += outline.bytes;
                *missing += outline.missing;
            }
            Stage::Dates(found) => found.merge(decode(share)?),
            Stage::See => self.survey.see(&prints(share)?),
            Stage::Keep => self.survey.keep(&prints(share)?),
            Stage::Excerpts(_, excerpts) => excerpts.merge(decode(share)?),
            Stage::Done => {}
        }
        Ok(())
    }

    /// The decision, for [`Session::settle`]. It holds until documents are added or taken away.
    ///
    /// # Errors
    /// [`Error::Partial`] when it cannot be encoded.
    pub fn decision(&self) -> Result<Vec<u8>> {
        encode(&self.settled)
    }
}

/// What a session remembers while the corpus is being settled.
#[derive(Default)]
pub(super) struct Remembered {
    /// Fingerprints that were given once and will be asked for again, by the first document of their share.
    prints: BTreeMap<u32, Prints>,
    /// The ways through the texts, for each document of the shard.
    marks: Vec<Waymarks>,
}

impl Session {
    /// This session's share of what a [`Settler`] wants, from document number `from` of the shard on, and where the next share
    /// begins, where there is one.
    ///
    /// # Errors
    /// [`Error::Partial`] when `wanted` is not from a settler.
    pub fn share(&mut self, wanted: &[u8], from: u32) -> Result<(Vec<u8>, Option<u32>)> {
        let documents = self.shard.documents();
        let first = (from as usize).min(documents.len());
        let mut bytes = 0;
        let count = documents[first..].iter().position(|document| {
            bytes += (document.text_end - document.text_start) as usize;
            bytes >= SHARE
        });
        let end = count.map_or(documents.len(), |count| first + count + 1);
        let next = (end < documents.len()).then_some(end as u32);
        let some = documents[first..end].iter().map(|document| (document, self.shard.text_of(document)));
        let share = match decode(wanted)? {
            Wanted::Outline => return encode(&outline(&self.shard)).map(|share| (share, None)),
            Wanted::Dates => {
                let mut found = YearsPartial::default();
                some.for_each(|(document, text)| found.add(document, text));
                encode(&found)?
            }
            Wanted::Prints { again } => {
                let Remembered { prints: remembered, marks } = &mut self.remembered;
                let known = if again { remembered.remove(&from) } else { None };
                let mut prints = known.unwrap_or_else(|| {
                    marks.resize(documents.len(), Waymarks::default());
                    let mut prints = Prints::default();
                    for ((document, text), marks) in some.zip(&mut marks[first..end]) {
                        *marks = Waymarks::default();
                        prints.add_marking(document.id.number(), text, marks);
                    }
                    prints
                });
                let share = prints.to_bytes();
                if !again {
                    prints.shrink();
                    remembered.insert(from, prints);
                }
                share
            }
            Wanted::Excerpts(part) => {
                let mut excerpts = Excerpts::default();
                let (marks, none) = (&self.remembered.marks, Waymarks::default());
                for (at, document) in documents.iter().enumerate() {
                    let way = || Walk::along(self.shard.text_of(document), marks.get(at).unwrap_or(&none));
                    excerpts.add_with(document.id.number(), way, &part);
                }
                return encode(&excerpts).map(|share| (share, None));
            }
        };
        Ok((share, next))
    }

    /// Tells the shard what was decided over the whole corpus.
    ///
    /// # Errors
    /// [`Error::Partial`] when it is not a decision.
    pub fn settle(&mut self, decision: &[u8]) -> Result<()> {
        let Settled { dates, copies } = decode(decision)?;
        self.cut(usize::MAX);
        self.shard.settle_years(&dates);
        self.shard.settle_copies(&Copies::of_sorted(copies), &self.remembered.marks);
        self.forget();
        // The corpus is indexed when it is read, not when somebody waits for an answer.
        let _ = self.shard.scoped(&Scope::default()).index();
        Ok(())
    }
}

fn outline(shard: &Shard) -> Outline {
    let documents = shard.documents();
    Outline {
        bytes: documents.iter().map(|document| u64::from(document.text_end - document.text_start)).sum(),
        missing: documents.iter().filter(|document| document.stated.is_some()).count() as u32,
    }
}

/// Decides what only the whole corpus can decide, once files were read or taken away.
///
/// # Errors
/// [`Error::Partial`] when shares cannot be exchanged.
pub fn settle(merger: &mut Session, others: &mut [Session]) -> Result<()> {
    let mut settler = Settler::new(merger.tokenizer.settings().copies);
    while let Some(wanted) = settler.wanted()? {
        for session in std::iter::once(&mut *merger).chain(&mut *others) {
            let mut from = Some(0);
            while let Some(first) = from {
                let (share, next) = session.share(&wanted, first)?;
                settler.absorb(&share)?;
                from = next;
            }
        }
    }
    let decision = settler.decision()?;
    std::iter::once(merger).chain(others).try_for_each(|session| session.settle(&decision))
}
