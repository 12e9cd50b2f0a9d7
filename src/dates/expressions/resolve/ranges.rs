//! From one date to another: each side lends the other what it lacks.

use super::points::{dates, descend, distance};
use super::{Found, Miss, Outcome};
use crate::dates::calendar::{DateSpan, days_between};
use crate::dates::expressions::levels::{Level, Unit, around};
use crate::dates::expressions::state::State;

pub(super) fn range(left: &[Level], right: &[Level], state: &State) -> Outcome {
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
        // 11月至次年3月: the next year is that after the left side's.
        (_, Some(&Level::Anaphoric(unit, offset))) => {
            let a = dates(left, state)?;
            let b = descend(around(unit, a.span.start, offset), &right[1..], state.reference);
            (a, b.ok_or(Miss::Impossible)?)
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
