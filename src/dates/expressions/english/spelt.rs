//! Years, decades and centuries spelt out: nineteen eighty-four, the nineteen-seventies, nineteenth century.

use super::{before, expect, word, words};
use crate::dates::reader::Reader;

/// The rest of the nineteen-eighties.
pub(super) fn spelt_decade(place: &mut Reader<'_>) -> Option<i32> {
    let mut inner = *place;
    inner.one_of("-");
    let tens = words::decade(&word(&mut inner)?)?;
    *place = inner;
    Some(tens)
}

/// The rest of nineteen eighty-four; twenty sixteen only behind a preposition.
pub(super) fn spelt_year(place: &mut Reader<'_>, start: Reader<'_>, first: &str) -> Option<i32> {
    let century = if first == "nineteen" { 1900 } else { 2000 };
    if century == 2000
        && !matches!(before(start).as_str(), "in" | "since" | "of" | "by" | "until" | "year" | "from")
    {
        return None;
    }
    let mut inner = *place;
    inner.one_of("-");
    let mut years = words::spelt(&word(&mut inner)?)?;
    let mut ones = inner;
    ones.one_of("-");
    if years >= 20
        && let Some(n) = word(&mut ones).and_then(|w| words::number(&w)).filter(|n| (1..=9).contains(n))
    {
        years += i32::try_from(n).ok()?;
        inner = ones;
    }
    // Nineteen thirty-year-olds.
    if inner.peek() == Some('-') || word(&mut { inner }).is_some_and(|w| words::unit(&w).is_some()) {
        return None;
    }
    *place = inner;
    Some(century + years)
}

/// Reads “century”, perhaps behind a hyphen.
pub(super) fn is_century(place: &mut Reader<'_>) -> bool {
    let mut inner = *place;
    inner.one_of("-");
    let found = expect(&mut inner, &["century"]);
    if found {
        *place = inner;
    }
    found
}
