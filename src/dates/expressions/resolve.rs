//! From meaning to interval.

use super::levels::{Level, Part, Unit, around, narrow};
use super::meaning::{Amount, Bound, Meaning, Parsed};
use super::state::State;
use super::{Interval, Kind, Mention};
use crate::dates::calendar::{Date, DateSpan, FIRST_DAY, Precision, add_days, add_months, days_between};
use crate::span::Span;

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
pub(super) fn mention(text: &str, start: usize, parsed: &Parsed, state: &mut State) -> Option<Mention> {
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
        Meaning::Point(_) => state.remember(found.span, found.stated),
        // What follows a range leans on its beginning: 2025年6月16日至18日…，20日.
        Meaning::Range(..) if found.span.precision <= Precision::Month => {
            if let Some(first) = DateSpan::of_day(found.span.start) {
                state.remember(DateSpan { precision: Precision::TenDays, ..first }, found.stated);
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
    if levels.iter().any(|l| matches!(l, Level::LunarMonth(..))) {
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
        (Some(Level::Anaphoric(..)), _) => Kind::Anaphoric,
        (Some(Level::Open(_)), _) => Kind::Partial,
        _ => Kind::Explicit,
    }
}

/// Narrows `span` by all of `levels`.
fn descend(span: Option<DateSpan>, levels: &[Level], reference: Option<Date>) -> Option<DateSpan> {
    levels.iter().try_fold(span?, |outer, &level| narrow(outer, level, reference))
}

fn dates(levels: &[Level], state: &State) -> Outcome {
    let Some((&first, rest)) = levels.split_first() else { return Err(Miss::Impossible) };
    let reference = state.reference;
    let found = |span: Option<DateSpan>, rule, against| {
        descend(span, rest, reference)
            .map(|span| Found { span, rule, against, stated: true })
            .ok_or(Miss::Impossible)
    };
    let need = || reference.ok_or(Miss::Unknown("no-reference"));
    match first {
        Level::Open(unit) => open(unit, rest, state),
        Level::Year(year) => {
            let rule =
                if rest.iter().any(|l| matches!(l, Level::LunarMonth(..))) { "lunar" } else { "as-stated" };
            let outcome = found(DateSpan::year(year), rule, None);
            // Lunar months of years that are not converted are kept unresolved.
            if rule == "lunar" && !(1900..=2100).contains(&year) {
                return Err(Miss::Unknown("lunar-year-not-converted"));
            }
            outcome
        }
        Level::ShortYear(short) => {
            let pivot = reference.map_or(2049, |r| i32::from(r.year()) + 20);
            let century = pivot.div_euclid(100) * 100;
            let year = if century + short <= pivot { century + short } else { century - 100 + short };
            found(DateSpan::year(year), "two-digit-year", reference)
        }
        Level::Years(from, to) => {
            let precision = if to - from == 9 { Precision::Decade } else { Precision::Years };
            found(DateSpan::years(from, to, precision), "named-years", None)
        }
        Level::Century(n) => {
            let from = (n.saturating_sub(1)).saturating_mul(100);
            found(DateSpan::years(from.max(1), from.saturating_add(99), Precision::Century), "century", None)
        }
        Level::Relative(unit, offset) => {
            let day = need()?;
            found(around(unit, day, offset), "counted-from-reference", Some(day))
        }
        Level::WeekdayRelative(weekday, offset) => {
            let day = need()?;
            found(weekday_from(day, weekday, offset), "counted-from-reference", Some(day))
        }
        Level::MonthRelative(month, offset) => {
            let day = need()?;
            let span = around(Unit::Month, day, 0).and_then(|now| {
                let year = i32::from(day.year());
                let same = DateSpan::month(year, month)?;
                match offset {
                    ..0 if same.start < now.start => Some(same),
                    ..0 => DateSpan::month(year - 1, month),
                    1.. if same.start > now.start => Some(same),
                    1.. => DateSpan::month(year + 1, month),
                    0 => Some(same),
                }
            });
            found(span, "counted-from-reference", Some(day))
        }
        Level::Anaphoric(unit, offset) => anaphoric(unit, offset, rest, state),
        _ => Err(Miss::Impossible),
    }
}

/// Last, this or next Tuesday.
fn weekday_from(day: Date, weekday: i64, offset: i32) -> Option<DateSpan> {
    let ahead = (weekday - i64::from(day.weekday().to_monday_zero_offset())).rem_euclid(7);
    let moved = match offset {
        ..0 if ahead == 0 => -7,
        ..0 => ahead - 7,
        0 => return narrow(around(Unit::Week, day, 0)?, Level::Weekday(weekday), None),
        1.. if ahead == 0 => 7,
        1.. => ahead,
    };
    DateSpan::of_day(add_days(day, moved)?)
}

fn anaphoric(unit: Unit, offset: i32, rest: &[Level], state: &State) -> Outcome {
    let missing = Err(Miss::Unknown("nothing-to-point-to"));
    let (anchor, rule) = match unit {
        Unit::Day => match (state.day_before(), state.reference) {
            (Some(day), _) => (day, "counted-from-last-day"),
            // 当晚 without an antecedent is the evening of the day of writing; 次日 is nothing.
            (None, Some(day)) if offset == 0 => (day, "counted-from-reference"),
            _ => return missing,
        },
        Unit::Year => match state.last_year.and_then(DateSpan::year) {
            Some(year) => (year.start, "counted-from-last-year"),
            None => return missing,
        },
        Unit::Month => match state.last_month.and_then(|(y, m)| DateSpan::month(y, m)) {
            Some(month) => (month.start, "counted-from-last-month"),
            None => return missing,
        },
        _ => match state.in_sentence {
            Some(span) => (span.start, "counted-from-last-date"),
            None => return missing,
        },
    };
    descend(around(unit, anchor, offset), rest, state.reference)
        .map(|span| Found { span, rule, against: Some(anchor), stated: true })
        .ok_or(Miss::Impossible)
}

/// A date whose largest unit is left out.
fn open(unit: Unit, rest: &[Level], state: &State) -> Outcome {
    let reference = state.reference;
    let inherited = |span: Option<DateSpan>, rule| {
        descend(span, rest, reference).map(|span| Found { span, rule, against: None, stated: true })
    };
    match unit {
        Unit::Year => {
            if let Some(found) = state.year.and_then(|y| inherited(DateSpan::year(y), "year-from-sentence")) {
                return Ok(found);
            }
        }
        Unit::Month => {
            if let Some((year, month)) = state.month
                && !state.reported
                && let Some(found) = inherited(DateSpan::month(year, month), "month-from-sentence")
            {
                return Ok(turn_of_month(found, rest, state));
            }
        }
        _ => {}
    }
    let Some(day) = reference else { return Err(Miss::Unknown("no-reference")) };
    let within = |reach: i32| -> Vec<DateSpan> {
        (-reach..=reach).filter_map(|n| descend(around(unit, day, n), rest, reference)).collect()
    };
    let mut candidates = within(1);
    if candidates.is_empty() {
        // 29 February comes every four years, and once every eight around 1900 and 2100.
        candidates = within(if unit == Unit::Year { 8 } else { 2 });
    }
    let choice = match rest.first() {
        // The first seven months: as far as they are over.
        Some(Level::First(1.., _)) => {
            let over = candidates.iter().filter(|c| days_between(day, c.end) <= 7).max();
            over.or(candidates.iter().min()).copied()
        }
        // 年底, 月初, 上旬 are those of the running year or month.
        Some(Level::Part(_) | Level::TenDays(_)) => descend(around(unit, day, 0), rest, reference),
        // The nineties are the latest that have begun.
        Some(Level::Decade(_)) => candidates.iter().filter(|c| c.start <= day).max().copied(),
        _ => candidates.iter().copied().min_by_key(|c| (distance(*c, day), c.start > day)),
    };
    choice
        .map(|span| Found { span, rule: "nearest-to-reference", against: Some(day), stated: false })
        .ok_or(Miss::Impossible)
}

/// 6月30日…，1日: the first days after the last are those of the next month.
fn turn_of_month(found: Found, rest: &[Level], state: &State) -> Found {
    let Some(before) = state.in_sentence.filter(|s| s.precision == Precision::Day) else { return found };
    let turned =
        found.span.precision == Precision::Day && before.start.day() >= 25 && found.span.start.day() <= 5;
    let next =
        if turned { descend(around(Unit::Month, found.span.start, 1), rest, state.reference) } else { None };
    next.map_or(found, |span| Found { span, ..found })
}

/// Days from `span` to `day`, 0 when it lies within.
fn distance(span: DateSpan, day: Date) -> i64 {
    days_between(span.end, day).max(days_between(day, span.start)).max(0)
}

fn range(left: &[Level], right: &[Level], state: &State) -> Outcome {
    let (a, b) = match (left.first(), right.first()) {
        // 三月和九月之间: the year that brings the whole nearest to the reference.
        (Some(&Level::Open(Unit::Year)), Some(&Level::Open(unit))) if state.year.is_none() => {
            let day = state.reference.ok_or(Miss::Unknown("no-reference"))?;
            let both = |n: i32| {
                let a = descend(around(Unit::Year, day, n), &left[1..], state.reference)?;
                Some((a, following(unit, &right[1..], a, state).ok()?))
            };
            let mut candidates: Vec<_> = (-1..=1).filter_map(both).collect();
            if candidates.is_empty() {
                candidates = (-8..=8).filter_map(both).collect();
            }
            // 1—11月 counts what is just over, however near the coming January may be.
            let over = |b: DateSpan| (0..=62).contains(&days_between(b.end, day));
            if left == [Level::Open(Unit::Year), Level::Month(1)] && candidates.iter().any(|c| over(c.1)) {
                candidates.retain(|c| over(c.1));
            }
            let (a, b) = candidates
                .into_iter()
                .min_by_key(|(a, b)| {
                    (distance(DateSpan { end: b.end.max(a.start), ..*a }, day), a.start > day)
                })
                .ok_or(Miss::Impossible)?;
            (Found { span: a, rule: "nearest-to-reference", against: Some(day), stated: false }, b)
        }
        (_, Some(&Level::Open(unit))) => {
            let a = dates(left, state)?;
            (a, following(unit, &right[1..], a.span, state)?)
        }
        (Some(&Level::Open(unit)), _) => {
            let b = dates(right, state)?;
            (preceding(unit, &left[1..], b, state)?, b.span)
        }
        _ => (dates(left, state)?, dates(right, state)?.span),
    };
    let precision = a.span.precision.min(b.precision);
    DateSpan::new(a.span.start, b.end, precision).map(|span| Found { span, ..a }).ok_or(Miss::Impossible)
}

/// The right side of a range, first at or after the left.
fn following(unit: Unit, rest: &[Level], left: DateSpan, state: &State) -> Result<DateSpan, Miss> {
    (0..=8)
        .filter_map(|n| descend(around(unit, left.start, n), rest, state.reference))
        .find(|span| span.start >= left.start)
        .ok_or(Miss::Impossible)
}

/// The left side of a range whose year stands on the right, last at or before it.
fn preceding(unit: Unit, rest: &[Level], right: Found, state: &State) -> Outcome {
    (0..=8)
        .filter_map(|n| descend(around(unit, right.span.start, -n), rest, state.reference))
        .find(|span| span.start <= right.span.start)
        .map(|span| Found { span, ..right })
        .ok_or(Miss::Impossible)
}

/// `day` moved by so many units.
fn moved(day: Date, n: i64, unit: Unit) -> Option<Date> {
    match unit {
        Unit::Day => add_days(day, n),
        Unit::Week => add_days(day, n.checked_mul(7)?),
        Unit::Month => add_months(day, n),
        Unit::Quarter => add_months(day, n.checked_mul(3)?),
        Unit::Half => add_months(day, n.checked_mul(6)?),
        Unit::Year => add_months(day, n.checked_mul(12)?),
        Unit::Decade => add_months(day, n.checked_mul(120)?),
        Unit::Century => add_months(day, n.checked_mul(1200)?),
    }
}

/// Whether an amount says something about the axis at all.
fn usable(amount: Amount) -> Result<(), Miss> {
    let years = match amount.unit {
        Unit::Year => amount.most,
        Unit::Decade => amount.most.saturating_mul(10),
        Unit::Century => amount.most.saturating_mul(100),
        _ => 0,
    };
    if amount.vague {
        Err(Miss::Unknown("vague-amount"))
    } else if years >= 100 {
        Err(Miss::Unknown("deep-past"))
    } else {
        Ok(())
    }
}

fn ago(amount: Amount, state: &State) -> Outcome {
    usable(amount)?;
    let is_day = matches!(amount.unit, Unit::Day | Unit::Week);
    let reference = if state.quoted && is_day { state.told } else { state.reference };
    let Some(day) = reference else { return Err(Miss::Unknown("no-reference")) };
    let span = |n: i64| moved(day, -n, amount.unit).and_then(|d| around(amount.unit, d, 0));
    let (first, last) = (span(amount.most), span(amount.least));
    match (first, last) {
        (Some(a), Some(b)) => DateSpan::new(a.start, b.end, a.precision)
            .map(|span| Found { span, rule: "counted-back-from-reference", against: Some(day), stated: true })
            .ok_or(Miss::Impossible),
        _ => Err(Miss::Unknown("deep-past")),
    }
}

/// 三年后: after the date last mentioned in the sentence, if it was given at least as finely, otherwise
/// after the reference.
fn later(amount: Amount, state: &State) -> (Kind, Outcome) {
    let anchor = state
        .in_sentence
        .filter(|s| s.precision <= if amount.unit == Unit::Day { Precision::Day } else { Precision::Year });
    let kind = if anchor.is_some() { Kind::Anaphoric } else { Kind::Relative };
    let outcome = usable(amount).and_then(|()| {
        let (day, rule) = match (anchor, state.reference) {
            (Some(span), _) => (span.start, "counted-from-last-date"),
            (None, Some(day)) => (day, "counted-from-reference"),
            (None, None) => return Err(Miss::Unknown("no-reference")),
        };
        let span = |n: i64| moved(day, n, amount.unit).and_then(|d| around(amount.unit, d, 0));
        match (span(amount.least), span(amount.most)) {
            (Some(a), Some(b)) => DateSpan::new(a.start, b.end, a.precision)
                .map(|span| Found { span, rule, against: Some(day), stated: true })
                .ok_or(Miss::Impossible),
            _ => Err(Miss::Unknown("vague-amount")),
        }
    });
    (kind, outcome)
}

/// The stretch of so many units up to the reference, or from the day after it on.
fn stretch(amount: Amount, state: &State, past: bool) -> Outcome {
    usable(amount)?;
    let Some(day) = state.reference else { return Err(Miss::Unknown("no-reference")) };
    let precision = match amount.unit {
        Unit::Day => Precision::Days,
        Unit::Week => Precision::Week,
        Unit::Month => Precision::Month,
        Unit::Quarter => Precision::Quarter,
        Unit::Half => Precision::Half,
        Unit::Year => Precision::Year,
        Unit::Decade => Precision::Decade,
        Unit::Century => Precision::Century,
    };
    let span = if past {
        moved(day, -amount.most, amount.unit)
            .map(|start| start.max(FIRST_DAY))
            .and_then(|start| DateSpan::new(start, day, precision))
    } else {
        let end = moved(day, amount.most, amount.unit);
        add_days(day, 1).zip(end).and_then(|(start, end)| DateSpan::new(start, end, precision))
    };
    let rule = if past { "stretch-up-to-reference" } else { "stretch-from-reference" };
    span.map(|span| Found { span, rule, against: Some(day), stated: false })
        .ok_or(Miss::Unknown("vague-amount"))
}
