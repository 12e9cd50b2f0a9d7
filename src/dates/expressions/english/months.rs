//! Months in English, with the day and the year around them.

use super::{before, expect, last_word, word};
use crate::dates::expressions::levels::{Level, Unit};
use crate::dates::reader::Reader;
use crate::dates::words::english_month;

/// A year of four digits.
pub(super) fn year(place: &mut Reader<'_>) -> Option<i32> {
    let mut inner = *place;
    inner.one_of(",");
    let n = inner.number().filter(|n| n.length == 4 && (1000..=2199).contains(&n.value))?;
    let next = inner.peek();
    let decimal = matches!(next, Some('.' | ',')) && {
        let mut after = inner;
        after.next();
        after.peek().is_some_and(|c| c.is_ascii_digit())
    };
    if next.is_some_and(|c| c.is_ascii_alphanumeric() || c == '%') || decimal {
        return None;
    }
    *place = inner;
    i32::try_from(n.value).ok()
}

/// June, June 17, June 17-19, June 2025, June 17, 2025.
pub(super) fn named_month<'a>(
    place: &mut Reader<'a>,
    after: Reader<'a>,
    month: u32,
    length: usize,
) -> Option<Vec<Level>> {
    if matches!(last_word(*place).as_str(), "every" | "each") {
        return None;
    }
    let mut inner = after;
    if inner.one_of(".").is_some() && length > 4 {
        inner = after;
    }
    let mut numbered = inner;
    numbered.gap();
    if let Some(year) = year(&mut numbered) {
        *place = numbered;
        return Some(vec![Level::Year(year), Level::Month(month)]);
    }
    let mut of = inner;
    if expect(&mut of, &["of"]) {
        of.gap();
        if let Some(year) = year(&mut of) {
            *place = of;
            return Some(vec![Level::Year(year), Level::Month(month)]);
        }
    }
    // June the 17th
    let mut ordinal = inner;
    if expect(&mut ordinal, &["the"]) {
        ordinal.gap();
        let mut behind = ordinal;
        if day(&mut behind).is_some() && behind.before().is_some_and(|c| c.is_ascii_alphabetic()) {
            numbered = ordinal;
        }
    }
    if let Some(day) = day(&mut numbered) {
        let mut rest = numbered;
        rest.gap();
        let year = year(&mut rest);
        *place = if year.is_some() { rest } else { numbered };
        let head = year.map_or_else(|| relative_year(place), Level::Year);
        return Some(vec![head, Level::Month(month), Level::Day(day)]);
    }
    // June Smith: a first name before another name.
    let girl = matches!(month, 4..=6 | 8) && length > 3 || month == 5;
    let surname = {
        let mut next = after;
        next.gap() && next.raw().is_some_and(|c| c.is_ascii_uppercase()) && {
            let rest = next.text[next.at..].trim_start_matches(|c: char| c.is_ascii_uppercase());
            rest.starts_with(|c: char| c.is_ascii_lowercase())
        }
    };
    if girl
        && surname
        && !matches!(before(*place).as_str(), "in" | "of" | "by" | "since" | "until" | "from" | "to")
    {
        return None;
    }
    // Without a number only unmistakable names, and may and march only behind a preposition.
    let led = matches!(
        before(*place).as_str(),
        "in" | "of"
            | "since"
            | "by"
            | "until"
            | "from"
            | "last"
            | "next"
            | "during"
            | "to"
            | "and"
            | "mid"
            | "late"
            | "early"
            | "between"
    );
    // January-May
    let led = led || place.text[..place.at].ends_with(['-', '–', '—']);
    let part = ["early", "late", "mid"].contains(&last_word(*place).as_str())
        || place.text[..place.at].ends_with("id-");
    let clear = length > 3 && month != 3 || led || part || joins_month(after);
    if !clear {
        return None;
    }
    *place = after;
    let head = relative_year(place);
    Some(vec![head, Level::Month(month)])
}

/// Whether another month follows behind a dash or “to”: May to July.
fn joins_month(after: Reader<'_>) -> bool {
    let mut place = after;
    place.gap();
    let joined =
        place.any_word(&["–", "—", "-"]).is_some() || expect(&mut place, &["to", "through", "until"]);
    joined && word(&mut place).is_some_and(|w| english_month(&w).is_some())
}

/// The year of January 1 this year and June last year; otherwise open.
pub(super) fn relative_year(place: &mut Reader<'_>) -> Level {
    for (word, offset) in [("this", 0), ("last", -1), ("next", 1)] {
        let mut inner = *place;
        expect(&mut inner, &["of"]);
        if expect(&mut inner, &[word]) && expect(&mut inner, &["year"]) {
            *place = inner;
            return Level::Relative(Unit::Year, offset);
        }
    }
    Level::Open(Unit::Year)
}

/// 17, 17th.
pub(super) fn day(place: &mut Reader<'_>) -> Option<u32> {
    let mut inner = *place;
    let n = inner.number().filter(|n| n.length <= 2 && (1..=31).contains(&n.value))?;
    inner.any_word(&["st", "nd", "rd", "th"]);
    if inner.peek().is_some_and(|c| c.is_ascii_alphanumeric() || c == '%' || c == ':') {
        return None;
    }
    *place = inner;
    Some(n.value)
}
