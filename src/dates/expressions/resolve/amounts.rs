//! Amounts of time before, after, up to and from a date.

use super::{Found, Miss, Outcome};
use crate::dates::calendar::{Date, DateSpan, FIRST_DAY, Precision, add_days, add_months};
use crate::dates::expressions::Kind;
use crate::dates::expressions::levels::{Unit, around};
use crate::dates::expressions::meaning::Amount;
use crate::dates::expressions::state::State;

/// `day` moved by so many units.
pub(super) fn moved(day: Date, n: i64, unit: Unit) -> Option<Date> {
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

pub(super) fn ago(amount: Amount, state: &State) -> Outcome {
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
pub(super) fn later(amount: Amount, state: &State) -> (Kind, Outcome) {
    let anchor = state
        .in_sentence
        .filter(|s| s.precision <= if amount.unit == Unit::Day { Precision::Day } else { Precision::Year });
    // 三天后 in a new sentence goes on from the day the paragraph has reached.
    let told =
        state.told.filter(|_| matches!(amount.unit, Unit::Day | Unit::Week)).and_then(DateSpan::of_day);
    let anchor = anchor.or(told);
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
pub(super) fn stretch(amount: Amount, state: &State, past: bool) -> Outcome {
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
