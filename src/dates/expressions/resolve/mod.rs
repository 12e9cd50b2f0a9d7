//! From meaning to interval.

mod amounts;
mod points;
mod ranges;

use crate::among::Among as _;
use crate::dates::calendar::{Date, DateSpan, Precision, add_days};
use crate::dates::expressions::levels::{Level, Part, Unit};
use crate::dates::expressions::meaning::{Bound, Meaning, Parsed};
use crate::dates::expressions::state::State;
use crate::dates::expressions::{Interval, Kind, Mention};
use crate::span::Span;
use amounts::{ago, later, stretch};
use points::dates;
use ranges::range;

/// A date found.
#[derive(Debug, Clone, Copy)]
struct Found {
    span: DateSpan,
    rule: &'static str,
    /// What it was resolved against.
    against: Option<Date>,
    /// Whether the year was stated, or leans on the reference by its own words.
    stated: bool,
}

/// Why no date was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Miss {
    /// There is no such day: not a date at all.
    Impossible,
    /// The reference or antecedent it needs is missing.
    Unknown(&'static str),
}

type Outcome = Result<Found, Miss>;

/// The mention that `parsed`, which begins at byte `start`, makes; nothing when it is no date after all.
pub(crate) fn mention(text: &str, start: usize, parsed: &Parsed, state: &mut State) -> Option<Mention> {
    let mut made = Mention {
        span: Span::new(u32::try_from(start).ok()?, u32::try_from(parsed.end).ok()?),
        surface: text[start..parsed.end].to_owned(),
        kind: Kind::Vague,
        interval: None,
        precision: None,
        reference: None,
        rule: "vague",
        quoted: state.quoted,
        approximate: parsed.bound == Bound::About,
    };
    state.reported = is_reported(text, parsed, state);
    state.ahead = is_ahead(text, start, parsed);
    state.since = parsed.bound == Bound::SinceThen;
    let (kind, outcome) = match &parsed.meaning {
        Meaning::Point(levels) => point(levels, state)?,
        Meaning::Range(left, right) => (Kind::Range, range(left, right, state)),
        Meaning::Ago(amount) => (Kind::Relative, ago(*amount, state)),
        Meaning::Later(amount) => later(*amount, state),
        Meaning::Past(amount) => (Kind::RelativeRange, stretch(*amount, state, true)),
        Meaning::Next(amount) => (Kind::RelativeRange, stretch(*amount, state, false)),
        Meaning::Vague(rule) => (Kind::Vague, Err(Miss::Unknown(rule))),
        Meaning::OffAxis => (Kind::OffAxis, Err(Miss::Unknown("before-common-era"))),
        Meaning::Ambiguous => (Kind::Explicit, Err(Miss::Unknown("order-of-day-and-month-unknown"))),
    };
    made.kind = kind;
    match outcome {
        Err(Miss::Impossible) => return None,
        Err(Miss::Unknown(rule)) => {
            made.rule = rule;
            if matches!(rule, "vague-amount" | "deep-past") {
                made.kind = Kind::Vague;
            }
        }
        Ok(found) => {
            made.rule = found.rule;
            made.reference = found.against;
            made.precision = Some(found.span.precision);
            let last = match &parsed.meaning {
                Meaning::Point(levels) => levels.last().copied(),
                _ => None,
            };
            let (kind, interval) = bounded(found.span, parsed.bound, last, state.reference, kind)?;
            made.kind = kind;
            made.interval = Some(interval);
            if matches!(parsed.bound, Bound::At | Bound::About) {
                remember(&parsed.meaning, found, state);
            }
        }
    }
    Some(made)
}

/// Whether something is to be done by the end of the year: 力争年底前, 将于年底, 到年底将.
fn is_ahead(text: &str, start: usize, parsed: &Parsed) -> bool {
    const REACH: usize = 6;
    const CUES: &str = "将將到至拟擬待预預争爭划劃望";
    let Meaning::Point(levels) = &parsed.meaning else { return false };
    if levels.last() != Some(&Level::Part(Part::End)) {
        return false;
    }
    let clause = |c: &char| !"，。；！？,;\n".has(*c);
    let before = text[..start].chars().rev().take(REACH).take_while(clause);
    let after = text[parsed.end..].chars().take(REACH).take_while(clause);
    matches!(parsed.bound, Bound::Before | Bound::Until) || before.chain(after).any(|c| CUES.has(c))
}

/// Whether a bare day is that of a report and not of a month the sentence has spoken of: 2月份销量…，协会3日发布.
fn is_reported(text: &str, parsed: &Parsed, state: &State) -> bool {
    const VERBS: [&str; 12] =
        ["发布", "公布", "宣布", "表示", "说", "称", "通报", "报道", "發布", "表明", "指出", "发表"];
    let Meaning::Point(levels) = &parsed.meaning else { return false };
    let [Level::Open(Unit::Month), Level::Day(day)] = levels[..] else { return false };
    let Some(reference) = state.reference else { return false };
    state.in_sentence.is_some_and(|s| s.precision == Precision::Month)
        && VERBS.iter().any(|verb| text[parsed.end..].starts_with(verb))
        && (0..=7).filter_map(|n| add_days(reference, -n)).any(|d| u32::try_from(d.day()) == Ok(day))
}

fn remember(meaning: &Meaning, found: Found, state: &mut State) {
    match meaning {
        Meaning::Point(levels) => {
            state.remember(found.span, found.stated);
            if let [Level::Relative(Unit::Week, _), ..] = levels[..] {
                state.week = Some(found.span.start);
            }
        }
        // What follows a range leans on its end: 2025年6月16日至18日…，20日; 去年12月至今年2月，3月.
        Meaning::Range(..) if found.span.precision <= Precision::Month => {
            if let Some(last) = DateSpan::of_day(found.span.end) {
                state.remember(DateSpan { precision: Precision::TenDays, ..last }, found.stated);
            }
        }
        _ => {}
    }
}

/// The interval that `bound` makes of a date, with its kind.
///
/// Newspaper usage of 前 and 后 does not settle whether a day named counts itself; leaving it in loses
/// nothing. Before a month or year is up to its first day, after it is from the day behind its last.
fn bounded(
    span: DateSpan,
    bound: Bound,
    last: Option<Level>,
    reference: Option<Date>,
    kind: Kind,
) -> Option<(Kind, Interval)> {
    let DateSpan { start, end, .. } = span;
    Some(match bound {
        Bound::At | Bound::About => (kind, span.into()),
        Bound::Since => (Kind::Since, Interval { start: Some(start), end: None }),
        Bound::SinceThen => {
            (Kind::Since, Interval { start: Some(start), end: reference.filter(|&r| r >= start) })
        }
        Bound::After => {
            let from = if start == end { start } else { add_days(end, 1)? };
            (Kind::After, Interval { start: Some(from), end: None })
        }
        // 年底前 is up to the end of the year.
        Bound::Before if last == Some(Level::Part(Part::End)) => {
            (Kind::Until, Interval { start: None, end: Some(end) })
        }
        Bound::Before => (Kind::Before, Interval { start: None, end: Some(start) }),
        Bound::Until => (Kind::Until, Interval { start: None, end: Some(end) }),
    })
}

/// Kind and date of a single date; nothing when it is not worth keeping unresolved.
fn point(levels: &[Level], state: &State) -> Option<(Kind, Outcome)> {
    let first = *levels.first()?;
    // Inside quotation marks today is the speaker's, and only the paragraph can tell which day that was.
    let deictic = matches!(first, Level::Relative(Unit::Day | Unit::Week, _) | Level::WeekdayRelative(..));
    if state.quoted && deictic {
        let outcome = match state.told {
            Some(day) => dates(levels, &State { reference: Some(day), ..*state })
                .map(|found| Found { rule: "day-of-speech", ..found }),
            None => Err(Miss::Unknown("day-of-speech-unknown")),
        };
        return Some((Kind::Speech, outcome));
    }
    Some((kind_of(levels), dates(levels, state)))
}

fn kind_of(levels: &[Level]) -> Kind {
    if levels.iter().any(|l| matches!(l, Level::LunarMonth(..) | Level::LunarDay(_))) {
        return Kind::Lunar;
    }
    match (levels.first(), levels.last()) {
        (_, Some(Level::Festival(_))) => Kind::Festival,
        (_, Some(Level::Season(_))) => Kind::Season,
        (Some(Level::Relative(Unit::Decade, _)), _) => Kind::Decade,
        (Some(Level::Century(_) | Level::Relative(Unit::Century, _) | Level::Open(Unit::Century)), _) => {
            if levels.iter().any(|l| matches!(l, Level::Decade(_))) {
                Kind::Decade
            } else {
                Kind::Century
            }
        }
        (Some(Level::Years(a, b)), _) if b - a == 9 => Kind::Decade,
        (Some(Level::Years(..)), _) => Kind::Period,
        (Some(Level::Relative(..) | Level::WeekdayRelative(..) | Level::MonthRelative(..)), _) => {
            Kind::Relative
        }
        (Some(Level::Cyclic(..)), _) => Kind::Lunar,
        (Some(Level::Anaphoric(..)), _) => Kind::Anaphoric,
        (Some(Level::Open(_)), _) => Kind::Partial,
        _ => Kind::Explicit,
    }
}
