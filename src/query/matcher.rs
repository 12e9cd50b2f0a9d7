//! Following a query through the text from one place on.
//!
//! A set of places is carried from part to part, each place once, so the work is at most the number of parts times
//! the tokens that the query can span. There is no backtracking.

use super::resolve::{Node, Part, Resolved, Run};
use crate::corpus::Scoped;

/// A place between two characters, and what may stand there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    /// The unit that comes next, or that the place is in.
    pub unit: u32,
    /// Bytes of the unit before the place.
    pub inner: u32,
    /// What may stand between this place and what comes next.
    between: Between,
    /// Whether the rest of the unit is for characters only: `[]` has taken its first half, or a hit begins here.
    halved: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Between {
    /// Nothing.
    Nothing,
    /// White space.
    Space,
    /// Marks and white space within the sentence.
    Marks,
}

impl Place {
    /// The beginning of unit `unit`, with nothing before what comes next.
    pub fn start(unit: u32) -> Self {
        Self::within(unit, 0)
    }

    /// Byte `inner` of unit `unit`, with nothing before what comes next.
    pub fn within(unit: u32, inner: u32) -> Self {
        Self { unit, inner, between: Between::Nothing, halved: inner > 0 }
    }

    /// The last unit that a stretch touches which ends here.
    pub fn last_unit(self) -> u32 {
        if self.inner > 0 { self.unit } else { self.unit.saturating_sub(1) }
    }

    fn is_at(self, other: Self) -> bool {
        (self.unit, self.inner) == (other.unit, other.inner)
    }
}

pub(super) struct Matcher<'m, 's> {
    shard: &'m Scoped<'s>,
    query: &'m Resolved,
    /// The term of all white space.
    space: Option<u32>,
    /// The text of the document that is looked at, where it begins, and the unit that it ends before.
    text: &'s str,
    text_start: u32,
    unit_end: u32,
}

impl<'m, 's> Matcher<'m, 's> {
    pub fn new(shard: &'m Scoped<'s>, query: &'m Resolved) -> Self {
        Self { shard, query, space: shard.vocabulary().find(" "), text: "", text_start: 0, unit_end: 0 }
    }

    /// The byte of the shard's text where `place` is.
    pub fn byte(&self, place: Place) -> u32 {
        self.shard.tokens().offset(place.unit) + place.inner
    }

    /// The place `bytes` bytes behind `start`, where all units up to there belong to the scope.
    pub fn after(&self, start: Place, bytes: u32) -> Option<Place> {
        self.behind_bytes(start, bytes)
    }

    /// The end of the longest hit that begins at `start`, which lies in the scope.
    pub fn longest(&mut self, start: Place) -> Option<Place> {
        if start.unit >= self.unit_end {
            let document = self.shard.document_of_unit(start.unit);
            self.text = self.shard.text_of(document);
            (self.text_start, self.unit_end) = (document.text_start, document.unit_end);
        }
        let ends = self.query.runs.iter().filter_map(|run| self.run(run, &[start]).last().copied());
        ends.max()
    }

    /// The ends of `run` from places where nothing may stand before it.
    fn run(&self, run: &Run, from: &[Place]) -> Vec<Place> {
        let Some(outside) = &run.outside else { return self.parts(&run.parts, from.to_vec()) };
        let mut ends = Vec::new();
        for start in from {
            let first = self.byte(*start);
            let own = self.parts(&run.parts, vec![*start]);
            ends.extend(own.into_iter().filter(|end| !outside.hold(first, self.byte(*end))));
        }
        united(ends)
    }

    fn parts(&self, parts: &[Part], from: Vec<Place>) -> Vec<Place> {
        let mut places = from;
        for part in parts {
            if places.is_empty() {
                break;
            }
            places = self.part(part, places);
        }
        places
    }

    fn part(&self, part: &Part, from: Vec<Place>) -> Vec<Place> {
        if (part.least, part.most) == (1, 1) {
            return self.once(&part.node, &from);
        }
        let mut ends = Vec::new();
        if part.least == 0 {
            // A gap of no token is still a gap: marks may stand there. At the beginning there is nothing to be
            // apart from.
            let gap = matches!(part.node, Node::AnyToken);
            ends.extend(from.iter().map(|place| match place.between {
                Between::Space if gap => Place { between: Between::Marks, ..*place },
                _ => *place,
            }));
        }
        let mut layer = from;
        for times in 1..=part.most {
            layer = self.once(&part.node, &layer);
            if layer.is_empty() {
                break;
            }
            if times >= part.least {
                ends.extend(&layer);
            }
        }
        united(ends)
    }

    fn once(&self, node: &Node, from: &[Place]) -> Vec<Place> {
        let mut ends = Vec::new();
        let mut entries = Vec::new();
        for place in from {
            self.entries(*place, matches!(node, Node::AnyToken), &mut entries);
            match node {
                Node::Terms(terms) => {
                    let units = self.shard.tokens().units();
                    ends.extend(entries.iter().filter(|entry| entry.inner == 0).filter_map(|entry| {
                        let fits = terms.contains(units[entry.unit as usize].term())
                            && self.shard.counts(entry.unit);
                        fits.then(|| behind(entry.unit + 1, 0))
                    }));
                }
                Node::AnyToken => entries.iter().for_each(|entry| self.any_token(*entry, &mut ends)),
                Node::Characters(characters) => {
                    ends.extend(entries.iter().filter_map(|entry| {
                        let text = &self.text[(self.byte(*entry) - self.text_start) as usize..];
                        self.behind_bytes(*entry, characters.prefix(text)? as u32)
                    }));
                }
                Node::Group(runs) => {
                    for run in runs {
                        ends.extend(self.run(run, &entries));
                    }
                }
            }
        }
        united(ends)
    }

    /// Where what comes next can begin.
    fn entries(&self, place: Place, token: bool, entries: &mut Vec<Place>) {
        entries.clear();
        let exact = |unit| Place { between: Between::Nothing, ..Place::start(unit) };
        let units = self.shard.tokens().units();
        if place.between == Between::Nothing || place.inner > 0 {
            if place.unit < self.unit_end {
                entries.push(Place { between: Between::Nothing, ..place });
            }
            return;
        }
        let before = units[place.unit as usize - 1];
        if place.unit >= self.unit_end || before.ends_paragraph() || (token && before.ends_sentence()) {
            return;
        }
        entries.push(exact(place.unit));
        let mut unit = place.unit;
        let marks = token || (place.between == Between::Marks && !before.ends_sentence());
        while unit + 1 < self.unit_end {
            let passed = units[unit as usize];
            let may = if marks {
                !passed.is_word() && !passed.ends_sentence() && self.shard.has(unit)
            } else {
                unit == place.unit
                    && !passed.is_word()
                    && Some(passed.term()) == self.space
                    && !passed.ends_paragraph()
            };
            if !may {
                break;
            }
            unit += 1;
            entries.push(exact(unit));
        }
    }

    fn any_token(&self, entry: Place, ends: &mut Vec<Place>) {
        if entry.halved || !self.shard.counts(entry.unit) {
            return;
        }
        ends.push(Place { between: Between::Marks, ..behind(entry.unit + 1, 0) });
        if self.query.cuts {
            let start = self.shard.tokens().offset(entry.unit) - self.text_start;
            let end = start + self.shard.tokens().length(entry.unit);
            let rest = &self.text[(start + entry.inner) as usize..end as usize];
            ends.extend(
                rest.char_indices()
                    .skip(1)
                    .map(|(at, _)| Place { halved: true, ..behind(entry.unit, entry.inner + at as u32) }),
            );
        }
    }

    /// The place `bytes` bytes behind `entry`, where all units up to there belong to the scope.
    fn behind_bytes(&self, entry: Place, bytes: u32) -> Option<Place> {
        let tokens = self.shard.tokens();
        let (mut unit, mut inner) = (entry.unit, entry.inner + bytes);
        while inner > 0 {
            if !self.shard.has(unit) {
                return None;
            }
            if inner < tokens.length(unit) {
                break;
            }
            inner -= tokens.length(unit);
            unit += 1;
        }
        Some(behind(unit, inner))
    }
}

fn behind(unit: u32, inner: u32) -> Place {
    Place { unit, inner, between: Between::Space, halved: false }
}

/// Each place once, in order, with all that may follow.
fn united(mut places: Vec<Place>) -> Vec<Place> {
    if places.len() > 1 {
        places.sort_unstable();
        places.dedup_by(|next, kept| {
            let same = next.is_at(*kept);
            if same {
                kept.between = kept.between.max(next.between);
                kept.halved &= next.halved;
            }
            same
        });
    }
    places
}
