//! What the corpus says happened or will happen when: every date with its sentence, in the order of time.
//!
//! As in the concordance, shards first send where the dates are, and only the sentences of the page that is looked
//! at are fetched.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Hits, Relation};
use crate::corpus::{DocumentId, Groundwork, Scope, Scoped, dated_sentences};
use crate::dates::{Interval, Kind, Precision};
use crate::query::Query;
use crate::span::utf16_len;
use crate::stats::ask::{Ask, Cell, Convention, DEFAULT_LIMIT, Partial, Table, page};
use crate::{Error, Result};

/// Asks what is said to happen when.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Events {
    /// Only sentences where this query hits; all when empty.
    pub query: String,
    /// Which part of the corpus.
    pub scope: Scope,
    /// Only dates that reach to this day or beyond.
    pub from: Option<Date>,
    /// Only dates that begin on this day or before.
    pub to: Option<Date>,
    /// Only intervals of at most so many days; all, open ones too, when `None`.
    pub longest: Option<u32>,
    /// Only expressions of these kinds; all when empty.
    pub kinds: Vec<Kind>,
    /// Only dates that lie so to the date of their document; all when empty.
    pub relations: Vec<Relation>,
    /// What the rows are sorted by.
    pub sort: EventSort,
    /// Whether the order is turned round.
    pub descending: bool,
    /// First row.
    pub offset: u32,
    /// Rows at most.
    pub limit: u32,
}

impl Default for Events {
    fn default() -> Self {
        Self {
            query: String::new(),
            scope: Scope::default(),
            from: None,
            to: None,
            longest: None,
            kinds: Vec::new(),
            relations: Vec::new(),
            sort: EventSort::Time,
            descending: false,
            offset: 0,
            limit: DEFAULT_LIMIT,
        }
    }
}

/// What events are sorted by; ties in document order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EventSort {
    /// The time spoken of: by first day, then last.
    #[default]
    Time,
    /// Document order.
    Document,
}

/// Where a date is and what it means. Bytes count from the start of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    start: Option<Date>,
    end: Option<Date>,
    document: DocumentId,
    at: u32,
    at_end: u32,
    sentence: u32,
    sentence_end: u32,
    precision: Option<Precision>,
    kind: Kind,
    relation: Relation,
    quoted: bool,
}

impl Place {
    /// Intervals that are open towards the past sort by their end.
    fn time(&self) -> (Option<Date>, Option<Date>, DocumentId, u32) {
        (self.start.or(self.end), self.end, self.document, self.at)
    }
}

/// The dates of some documents.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct EventsPartial {
    places: Vec<Place>,
    /// Fetched rows by their place in the order.
    fetched: BTreeMap<u32, EventRow>,
}

impl Partial for EventsPartial {
    fn merge(&mut self, mut other: Self) {
        self.places.append(&mut other.places);
        self.fetched.append(&mut other.fetched);
    }
}

/// A date with its sentence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EventRow {
    /// First day; `None` when open towards the past.
    pub start: Option<Date>,
    /// Last day, included; `None` when open towards the future.
    pub end: Option<Date>,
    /// The unit in which it was given.
    pub precision: Option<Precision>,
    /// What sort of expression it is.
    pub kind: Kind,
    /// How it lies to the date of the document.
    pub relation: Relation,
    /// Whether it stands inside quotation marks.
    pub quoted: bool,
    /// The words of the date, as written.
    pub text: String,
    /// The sentence, white space folded.
    pub sentence: String,
    /// Which document.
    pub document: DocumentId,
    /// Its path.
    pub name: String,
    /// Its title.
    pub title: String,
    /// First day of its date.
    pub date: Option<Date>,
    /// Start of the date in the document's text, in UTF-16 code units.
    pub at: u32,
    /// Its end.
    pub at_end: u32,
}

/// A page of dates with their sentences.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EventsAnswer {
    /// Rows in all.
    pub total: u64,
    /// The rows of the page.
    pub rows: Vec<EventRow>,
}

impl Events {
    fn keeps(&self, interval: Interval, kind: Kind, relation: Relation) -> bool {
        let Interval { start, end } = interval;
        let short = |longest: u32| {
            let length = start.zip(end).map(|(a, b)| crate::dates::calendar::days_between(a, b) + 1);
            length.is_some_and(|length| length <= i64::from(longest))
        };
        self.from.is_none_or(|from| end.is_none_or(|end| end >= from))
            && self.to.is_none_or(|to| start.is_none_or(|start| start <= to))
            && (self.kinds.is_empty() || self.kinds.contains(&kind))
            && (self.relations.is_empty() || self.relations.contains(&relation))
            && self.longest.is_none_or(short)
    }

    fn wanted(&self, whole: &EventsPartial) -> std::ops::Range<usize> {
        page(self.offset, self.limit, whole.places.len())
    }
}

impl Ask for Events {
    type Partial = EventsPartial;
    type Need = Vec<(u32, Place)>;
    type View = ();
    type Answer = EventsAnswer;

    fn check(&self) -> Result<()> {
        if self.from.zip(self.to).is_some_and(|(from, to)| from > to) {
            return Err(Error::Question("the time ends before it begins".into()));
        }
        if self.query.trim().is_empty() { Ok(()) } else { Query::parse(&self.query).map(|_| ()) }
    }

    fn key(&self) -> Self {
        Self { offset: 0, limit: 0, ..self.clone() }
    }

    fn view_key(&self) -> Self {
        self.key()
    }

    fn scope(&self) -> &Scope {
        &self.scope
    }

    fn groundwork(&self) -> &'static [Groundwork] {
        &[Groundwork::Spoken]
    }

    fn collect(&self, shard: &Scoped<'_>) -> EventsPartial {
        let hits = Hits::new(shard, &self.query);
        let mut partial = EventsPartial::default();
        for (number, document) in shard.documents() {
            for sentence in dated_sentences(shard, number, document).filter(|sentence| hits.meet(sentence)) {
                let mut told = BTreeSet::new();
                let bounds = [sentence.units.start, sentence.units.end].map(|at| shard.tokens().offset(at));
                for date in sentence.dates {
                    let Some(interval) = date.interval else { continue };
                    let relation = Relation::of(interval, document);
                    // A day that the sentence names twice is one event.
                    if !self.keeps(interval, date.kind, relation) || !told.insert(interval) {
                        continue;
                    }
                    partial.places.push(Place {
                        start: interval.start,
                        end: interval.end,
                        document: document.id,
                        at: date.start - document.text_start,
                        at_end: date.end - document.text_start,
                        sentence: bounds[0] - document.text_start,
                        sentence_end: bounds[1] - document.text_start,
                        precision: date.precision,
                        kind: date.kind,
                        relation,
                        quoted: date.quoted,
                    });
                }
            }
        }
        partial
    }

    fn settle(&self, whole: &mut EventsPartial) {
        match self.sort {
            EventSort::Time => whole.places.sort_unstable_by_key(Place::time),
            EventSort::Document => whole.places.sort_unstable_by_key(|place| (place.document, place.at)),
        }
        if self.descending {
            whole.places.reverse();
        }
    }

    fn need(&self, whole: &mut EventsPartial) -> Option<Vec<(u32, Place)>> {
        let range = self.wanted(whole);
        let wanted = range.start as u32..range.end as u32;
        whole.fetched.retain(|place, _| wanted.contains(place));
        let missing: Vec<(u32, Place)> = wanted
            .filter(|place| !whole.fetched.contains_key(place))
            .map(|place| (place, whole.places[place as usize]))
            .collect();
        (!missing.is_empty()).then_some(missing)
    }

    fn supply(&self, need: &Vec<(u32, Place)>, shard: &Scoped<'_>) -> EventsPartial {
        let mut partial = EventsPartial::default();
        let mut places = need.clone();
        places.sort_unstable_by_key(|(_, place)| (place.document, place.at));
        // Places in UTF-16 are counted from date to date, not each from the start of its document.
        let mut counted: Option<(DocumentId, u32, u32)> = None;
        for (number, place) in places {
            let Some(document) = shard.document(place.document) else { continue };
            let text = shard.text_of(document);
            let (from, utf16) = match counted {
                Some((id, from, utf16)) if id == place.document => (from, utf16),
                _ => (0, 0),
            };
            let at = utf16 + utf16_len(&text[from as usize..place.at as usize]);
            counted = Some((place.document, place.at, at));
            let words = &text[place.at as usize..place.at_end as usize];
            partial.fetched.insert(
                number,
                EventRow {
                    start: place.start,
                    end: place.end,
                    precision: place.precision,
                    kind: place.kind,
                    relation: place.relation,
                    quoted: place.quoted,
                    text: words.to_owned(),
                    sentence: place.shown(text),
                    document: document.id,
                    name: document.name.clone(),
                    title: document.title.clone(),
                    date: document.date.as_ref().and_then(|date| date.date()).map(|date| date.start),
                    at,
                    at_end: at + utf16_len(words),
                },
            );
        }
        partial
    }

    fn view(&self, _whole: &EventsPartial) {}

    fn finish(&self, whole: &EventsPartial, (): &()) -> EventsAnswer {
        EventsAnswer { total: whole.places.len() as u64, rows: whole.fetched.values().cloned().collect() }
    }

    fn convention(&self) -> Convention {
        Convention::from([
            ("intervals", "inclusive days; a day that a sentence names twice is one row".into()),
            ("sorted_by", "first day, then last; ties in document order".into()),
            ("relation", "to the date of the document".into()),
        ])
    }
}

/// Characters of a sentence that are shown on either side of the date, at most.
const WIDEST_SIDE: usize = 400;

impl Place {
    /// The sentence in `text`, that of its document, on one line; of a very long one what stands about the date.
    fn shown(&self, text: &str) -> String {
        let (from, to) = (self.sentence as usize, self.sentence_end.max(self.at_end) as usize);
        let before = &text[from..self.at as usize];
        let behind = &text[self.at as usize..to];
        let start = before.char_indices().rev().nth(WIDEST_SIDE).map(|(at, _)| from + at);
        let end = behind.char_indices().nth(WIDEST_SIDE).map(|(at, _)| self.at as usize + at);
        let line = text[start.unwrap_or(from)..end.unwrap_or(to)].split_whitespace();
        let mut line = line.collect::<Vec<_>>().join(" ");
        if start.is_some() {
            line.insert(0, '…');
        }
        if end.is_some() {
            line.push('…');
        }
        line
    }
}

impl Table for EventsAnswer {
    fn columns(&self) -> Vec<String> {
        let names = [
            "start",
            "end",
            "precision",
            "kind",
            "relation",
            "text",
            "sentence",
            "name",
            "title",
            "date",
            "at_utf16",
            "at_end_utf16",
        ];
        names.map(String::from).to_vec()
    }

    fn rows(&self) -> Vec<Vec<Cell>> {
        let day = |day: Option<Date>| day.map_or(Cell::Empty, |day| Cell::Text(day.to_string()));
        let cells = |row: &EventRow| {
            vec![
                day(row.start),
                day(row.end),
                row.precision.map_or(Cell::Empty, |precision| name(&precision)),
                name(&row.kind),
                name(&row.relation),
                Cell::Text(row.text.clone()),
                Cell::Text(row.sentence.clone()),
                Cell::Text(row.name.clone()),
                Cell::Text(row.title.clone()),
                day(row.date),
                Cell::Count(u64::from(row.at)),
                Cell::Count(u64::from(row.at_end)),
            ]
        };
        self.rows.iter().map(cells).collect()
    }
}

/// The name of a kind as it stands in JSON.
fn name(value: &impl Serialize) -> Cell {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => Cell::Text(name),
        _ => Cell::Empty,
    }
}
