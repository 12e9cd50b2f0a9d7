//! Single dates: stated, counted from the reference, pointing back, or with their largest unit left out.

use super::{Found, Miss, Outcome};
use crate::dates::calendar::{Date, DateSpan, Precision, add_days, days_between};
use crate::dates::expressions::levels::{Level, Part, Unit, around, narrow};
use crate::dates::expressions::state::State;
use crate::dates::lunar::lunar_day;

/// Narrows `span` by all of `levels`.
pub(super) fn descend(span: Option<DateSpan>, levels: &[Level], reference: Option<Date>) -> Option<DateSpan> {
    levels.iter().try_fold(span?, |outer, &level| narrow(outer, level, reference))
}

pub(super) fn dates(levels: &[Level], state: &State) -> Outcome {
    let Some((&first, rest)) = levels.split_first() else { return Err(Miss::Impossible) };
    let reference = state.reference;
    let found = |span: Option<DateSpan>, rule, against| {
        descend(span, rest, reference)
            .map(|span| Found { span, rule, against, stated: true })
            .ok_or(Miss::Impossible)
    };
    let need = || reference.ok_or(Miss::Unknown("no-reference"));
    if let (Level::Open(Unit::Month), &[Level::LunarDay(number)]) = (first, rest) {
        let day = need()?;
        let span = nearest_lunar(number, day).ok_or(Miss::Unknown("lunar-year-not-converted"))?;
        return Ok(Found { span, rule: "nearest-to-reference", against: Some(day), stated: false });
    }
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
            let pivot = reference.map_or(2049, |r| i32::from(r.year()) + 10);
            let century = pivot.div_euclid(100) * 100;
            let year = if century + short <= pivot { century + short } else { century - 100 + short };
            found(DateSpan::year(year), "two-digit-year", reference)
        }
        Level::Cyclic(place, length) => {
            let day = need()?;
            let span = cyclic(day, place, length).ok_or(Miss::Unknown("which-cycle-unknown"))?;
            found(Some(span), "cycle-nearest-to-reference", Some(day))
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

/// 农历初七: that day of the lunar month which brings it nearest to the reference, ties to the past.
fn nearest_lunar(number: u32, day: Date) -> Option<DateSpan> {
    let year = i32::from(day.year());
    let months = (year - 1..=year).flat_map(|y| (1..=12).flat_map(move |m| [(y, m, false), (y, m, true)]));
    months
        .filter_map(|(y, m, leap)| DateSpan::of_day(lunar_day(y, m, leap, number)?))
        .min_by_key(|span| (distance(*span, day), span.start > day))
}

/// The lunar year with this place in a cycle, where it is the running, the last or the next one, or, in a cycle of sixty,
/// up to three years off: other years have too many cycles to choose from.
fn cyclic(day: Date, place: u32, length: u32) -> Option<DateSpan> {
    let year = i32::from(day.year());
    let running = if lunar_day(year, 1, false, 1)? > day { year - 1 } else { year };
    let here = |year: &i32| (year - 4).rem_euclid(length as i32) == place as i32;
    let reach = if length == 60 { 3 } else { 1 };
    let year = (0..=reach).flat_map(|n| [running - n, running + n]).find(here)?;
    let last = add_days(lunar_day(year + 1, 1, false, 1)?, -1)?;
    DateSpan::new(lunar_day(year, 1, false, 1)?, last, Precision::Year)
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
            // 当月 that points to nothing is the month of writing.
            None if offset == 0 => match state.reference {
                Some(day) => (day, "counted-from-reference"),
                None => return missing,
            },
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
                return Ok(turn_of_year(found, rest, state));
            }
            // 1937年7月7日…。12月13日…: what goes on telling of a year long past.
            if let Some(Level::Month(_)) = rest.first()
                && let Some(found) =
                    state.far_year.and_then(|y| inherited(DateSpan::year(y), "year-from-paragraph"))
            {
                return Ok(turn_of_year(found, rest, state));
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
        // 上周三出发，周五返回
        Unit::Week => {
            if let Some(found) =
                state.week.and_then(|day| inherited(around(Unit::Week, day, 0), "week-from-sentence"))
            {
                return Ok(found);
            }
        }
        _ => {}
    }
    let Some(day) = reference else { return Err(Miss::Unknown("no-reference")) };
    let at = |n: i32| descend(around(unit, day, n), rest, reference);
    let near = [-1, 0, 1].map(at);
    let far: Vec<_>;
    let found = if near.iter().any(Option::is_some) {
        near.as_slice()
    } else {
        // 29 February comes every four years, and once every eight around 1900 and 2100.
        let reach = if unit == Unit::Year { 8 } else { 2 };
        far = (-reach..=reach).map(at).collect();
        far.as_slice()
    };
    let candidates = || found.iter().flatten().copied().filter(|c| !state.since || c.start <= day);
    let choice = match rest.first() {
        // The first seven months: as far as they are over.
        Some(Level::First(1.., _)) => {
            let over = candidates().filter(|c| days_between(day, c.end) <= 7).max();
            over.or_else(|| candidates().min())
        }
        // 上半年, 三季度 are those of the running year or the last: a coming year's has its 明年.
        Some(Level::Half(_) | Level::Quarter(_)) if unit == Unit::Year => {
            let begun = candidates().filter(|c| c.start.year() <= day.year());
            begun.min_by_key(|c| (distance(*c, day), c.start > day))
        }
        // 年底 in January is that of the year just over, unless something is to be done by then.
        Some(Level::Part(Part::End)) if unit == Unit::Year && day.month() <= 2 && !state.ahead => {
            descend(around(unit, day, -1), rest, reference)
        }
        // 年底, 月初, 上旬 are those of the running year or month.
        Some(Level::Part(_) | Level::TenDays(_)) => descend(around(unit, day, 0), rest, reference),
        Some(Level::Decade(_)) => decade(candidates(), day),
        _ => candidates().min_by_key(|c| (distance(*c, day), c.start > day)),
    };
    choice
        .map(|span| Found { span, rule: "nearest-to-reference", against: Some(day), stated: false })
        .ok_or(Miss::Impossible)
}

/// The nineties are the latest that have begun; but decades of the nineteenth century are called by their century, so that
/// in 1986 the nineties are the coming ones. The candidates are in order.
fn decade(candidates: impl Iterator<Item = DateSpan>, day: Date) -> Option<DateSpan> {
    const SOON: i16 = 20;
    let mut latest = None::<DateSpan>;
    for span in candidates {
        if span.start > day {
            let soon = day.year() >= 1900 && span.start.year() - day.year() <= SOON;
            return if soon && latest.is_none_or(|l| l.start.year() < 1900) { Some(span) } else { latest };
        }
        latest = Some(span);
    }
    latest
}

/// 2019年12月31日…，1月7日: January behind December is that of the next year.
fn turn_of_year(found: Found, rest: &[Level], state: &State) -> Found {
    const REACH: i64 = 75;
    // 12月27日发布，1—11月…: a month without its day is rather one that is over.
    let [Level::Month(1 | 2), Level::Day(_)] = rest[..] else { return found };
    let Some(before) = state.in_sentence.filter(|s| s.precision <= Precision::Month) else { return found };
    let year = i32::from(found.span.start.year());
    if i32::from(before.end.year()) != year || found.span.end >= before.start {
        return found;
    }
    let next = descend(DateSpan::year(year + 1), rest, state.reference);
    match next.filter(|next| days_between(before.end, next.start) <= REACH) {
        Some(span) => Found { span, ..found },
        None => found,
    }
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
pub(super) fn distance(span: DateSpan, day: Date) -> i64 {
    days_between(span.end, day).max(days_between(day, span.start)).max(0)
}
