//! What a text says about time: expressions found, classified and resolved.
//!
//! One pass over the text. A table of characters that can begin a date lets everything else go by
//! (`scan`); where one stands, a grammar reads levels from century to day (`chinese`, `english`) and
//! says what they mean (`meaning`); the resolver turns that into an interval of civil days, knowing the
//! reference date and what the sentence said before (`resolve`). Nothing backtracks further than a
//! bounded number of characters.

mod chinese;
mod english;
mod festivals;
mod levels;
mod meaning;
mod observances;
mod resolve;
mod scan;
mod state;

use super::calendar::{Date, DateSpan, Precision};
use crate::span::Span;
use serde::{Deserialize, Serialize};

/// What an expression is read against.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Context {
    /// The day of writing; without it relative and partial expressions stay unresolved.
    pub reference: Option<Date>,
}

impl Context {
    /// Reads expressions as written on `reference`.
    #[must_use]
    pub fn on(reference: Date) -> Self {
        Self { reference: Some(reference) }
    }
}

/// An inclusive interval of civil days that may be open at one end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Interval {
    /// First day; nothing when open towards the past.
    pub start: Option<Date>,
    /// Last day, never before the first; nothing when open towards the future.
    pub end: Option<Date>,
}

impl From<DateSpan> for Interval {
    fn from(span: DateSpan) -> Self {
        Self { start: Some(span.start), end: Some(span.end) }
    }
}

/// What sort of expression it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Kind {
    /// Year, with or without month and day, as stated.
    Explicit,
    /// Year or month inherited from the sentence or found near the reference: 6月, 17日.
    Partial,
    /// Counted from the reference: 今年, 昨天, 两年前.
    Relative,
    /// A stretch up to or from the reference: 两年来, 未来两年.
    RelativeRange,
    /// Counted from a date mentioned before: 当晚, 次年.
    Anaphoric,
    /// From one date to another: 6月16日至18日.
    Range,
    /// Before a date, the date's first day included.
    Before,
    /// Up to and including a date.
    Until,
    /// From a date on.
    Since,
    /// After a date.
    After,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
    /// A season of a year.
    Season,
    /// A date of the lunar calendar.
    Lunar,
    /// A festival, lunar or civil, or a solar term.
    Festival,
    /// Years named as a whole: a five-year plan, an academic or fiscal year.
    Period,
    /// 今天 and the like inside quotation marks: the day of the speech, resolved only if the paragraph tells.
    Speech,
    /// Too vague to stand on an axis: 近日, 三十多年前.
    Vague,
    /// Before the common era, or otherwise off the axis of years 1 to 9999.
    OffAxis,
}

/// An expression of time in a text.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Mention {
    /// Where it stands.
    pub span: Span,
    /// The words, as written.
    pub surface: String,
    /// What sort of expression it is.
    pub kind: Kind,
    /// The days it means; nothing when it cannot be told.
    pub interval: Option<Interval>,
    /// The unit in which it was given, when it is resolved.
    pub precision: Option<Precision>,
    /// The date it was resolved against, when one was needed.
    pub reference: Option<Date>,
    /// Name of the rule that resolved it, or that says why it is not resolved.
    pub rule: &'static str,
    /// Whether it stands inside quotation marks.
    pub quoted: bool,
    /// Whether the text itself says “about”: 左右, 前后, 许.
    pub approximate: bool,
}

/// All expressions of time in `text`, in order, never overlapping.
#[must_use]
pub fn find(text: &str, context: &Context) -> Vec<Mention> {
    scan::find(text, context)
}
