//! What documents say about time: the date expressions of each, resolved.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::ask::{Cell, Convention};
use super::listing::{Item, List, Listing};
use crate::corpus::{Document, Scoped};
use crate::dates::Precision;
use crate::dates::expressions::{Context, Kind, find};

/// Asks for the date expressions of all documents.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Dates {
    /// The day against which expressions are read (ISO 8601), in place of each document's own date. Of a moment, such as
    /// `2025-06-17T08:00:00Z`, the day is taken as written.
    #[serde(deserialize_with = "day_of_moment")]
    pub reference: Option<Date>,
}

/// The day of an ISO 8601 date, with or without a time behind it.
fn day_of_moment<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    const LENGTH: usize = "2025-06-17".len();
    let Some(text) = Option::<String>::deserialize(deserializer)? else { return Ok(None) };
    let text = text.trim();
    let day = match text.split_at_checked(LENGTH) {
        Some((day, time)) if time.is_empty() || is_time(time) => day,
        _ => text,
    };
    day.parse().map(Some).map_err(|error| serde::de::Error::custom(format_args!("{text}: {error}")))
}

/// Whether `text` is `T` or a blank and a time of day, perhaps with its zone.
fn is_time(text: &str) -> bool {
    let Some(clock) = text.strip_prefix(['T', 't', ' ']) else { return false };
    let mut parts = clock.split([':', '.', '+', '-', 'Z', 'z', '[']);
    let number = |part: Option<&str>, most: u8| {
        part.is_some_and(|part| part.len() == 2 && part.parse::<u8>().is_ok_and(|n| n <= most))
    };
    number(parts.next(), 24) && number(parts.next(), 59)
}

/// One expression.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DateMention {
    /// Line of the file, from 1.
    pub line: u32,
    /// The words as written.
    pub text: String,
    /// First day; `None` when it cannot be told or is open towards the past.
    pub start: Option<Date>,
    /// Last day, included; `None` when it cannot be told or is open towards the future.
    pub end: Option<Date>,
    /// The unit in which it is given: a day, a month, a decade; `None` when it is not resolved.
    pub precision: Option<Precision>,
    /// What sort of expression it is.
    pub kind: Kind,
    /// The date it was resolved against, when one was needed.
    pub reference: Option<Date>,
    /// The rule that resolved it, or that says why it is not resolved.
    pub rule: String,
    /// Whether it stands inside quotation marks.
    pub quoted: bool,
}

impl Dates {
    fn mentions(&self, shard: &Scoped<'_>, document: &Document) -> Vec<DateMention> {
        let text = shard.text_of(document);
        let own = document.date.as_ref().and_then(|date| date.reference());
        let context = Context { reference: self.reference.or(own) };
        let (mut line, mut counted) = (1, 0);
        let mention = |found: crate::dates::expressions::Mention| {
            let start = found.span.start;
            let line = if let Some(original) = &document.original {
                original.line(start)
            } else {
                let between = &text.as_bytes()[counted..start as usize];
                line += memchr::memchr_iter(b'\n', between).count() as u32;
                counted = start as usize;
                line
            };
            DateMention {
                line,
                start: found.interval.and_then(|interval| interval.start),
                end: found.interval.and_then(|interval| interval.end),
                text: found.surface,
                precision: found.precision,
                kind: found.kind,
                reference: found.reference,
                rule: found.rule.to_owned(),
                quoted: found.quoted,
            }
        };
        find(text, &context).into_iter().map(mention).collect()
    }
}

impl List for Dates {
    type Item = DateMention;

    fn list(&self, shard: &Scoped<'_>) -> Listing<DateMention> {
        Listing::of(shard, |document| self.mentions(shard, document))
    }

    fn convention(&self) -> Convention {
        Convention::from([
            ("intervals", "inclusive days".into()),
            ("line", "of the file; of its text, where the format is no plain text".into()),
            ("reference", "date of the document, unless the question gives one".into()),
        ])
    }
}

impl Item for DateMention {
    const COLUMNS: &'static [&'static str] =
        &["line", "text", "start", "end", "kind", "reference", "rule", "precision"];

    fn cells(&self) -> Vec<Cell> {
        let day = |day: Option<Date>| day.map_or(Cell::Empty, |day| Cell::Text(day.to_string()));
        vec![
            Cell::Count(u64::from(self.line)),
            Cell::Text(self.text.clone()),
            day(self.start),
            day(self.end),
            Cell::Text(format!("{:?}", self.kind)),
            day(self.reference),
            Cell::Text(self.rule.clone()),
            self.precision.map_or(Cell::Empty, |precision| Cell::Text(format!("{precision:?}"))),
        ]
    }
}
