//! English dates that begin with a number: 17 June 2025, the 17th of June, 1990s, 19th century.

use super::months::{day, year};
use super::{before, expect, last_word, word};
use crate::among::Among as _;
use crate::dates::expressions::levels::{Level, Unit};
use crate::dates::numerals::Number;
use crate::dates::reader::Reader;
use crate::dates::words::english_month;

/// A date that begins with a number. `second` allows a bare year or day, as the right side of a range may be.
pub(super) fn numeric(place: &mut Reader<'_>, second: bool) -> Option<Vec<Level>> {
    let start = *place;
    let mut inner = start;
    let n = inner.number()?;
    let value = i32::try_from(n.value).ok()?;
    let mut decade = inner;
    if decade.any_word(&["s", "'s", "’s"]).is_some()
        && value % 10 == 0
        && !decade.peek().is_some_and(|c| c.is_ascii_alphanumeric())
    {
        let levels = match n.length {
            4 if (1000..=2100).contains(&value) => vec![Level::Years(value, value + 9)],
            // A woman in her 30s is of no decade.
            2 if matches!(last_word(start).as_str(), "his" | "her" | "their" | "my" | "our" | "your") => {
                return None;
            }
            2 if before(start) != "in" || value >= 20 => {
                vec![Level::Open(Unit::Century), Level::Decade(value)]
            }
            _ => return None,
        };
        *place = decade;
        return Some(levels);
    }
    let mut ordinal = inner;
    if ordinal.any_word(&["st", "nd", "rd", "th"]).is_some() && (1..=21).contains(&value) {
        let mut century = ordinal;
        century.one_of("-");
        if expect(&mut century, &["century"]) {
            *place = century;
            return Some(vec![Level::Century(value)]);
        }
        if let Some(levels) = plan(&mut ordinal, value) {
            *place = ordinal;
            return Some(levels);
        }
        if let Ok(n @ 1..=4) = u32::try_from(value) {
            let mut quarter = ordinal;
            if expect(&mut quarter, &["qtr", "quarter"]) {
                quarter.one_of(".");
                let mut dated = quarter;
                expect(&mut dated, &["of"]);
                let head = year_behind(&mut quarter, dated);
                *place = quarter;
                return Some(vec![head, Level::Quarter(n)]);
            }
        }
    }
    if let Some(levels) = numbered_part(start, &mut inner, n) {
        *place = inner;
        return Some(levels);
    }
    let mut rest = start;
    if let Some(day) = day(&mut rest) {
        let mut named = rest;
        // 16-Jun-2025
        let hyphen = named.one_of("-/").is_some();
        expect(&mut named, &["of"]);
        if let Some(month) = word(&mut named).and_then(|w| english_month(&w)) {
            // Sept. is short, September. ends a sentence.
            if named.text[..named.at].bytes().rev().take_while(u8::is_ascii_alphabetic).count() <= 4 {
                named.one_of(".");
            }
            let mut dated = named;
            if hyphen {
                dated.one_of("-/");
            }
            let head = year_behind(&mut named, dated);
            *place = named;
            return Some(vec![head, Level::Month(month), Level::Day(day)]);
        }
        if second && !rest.peek().is_some_and(char::is_alphanumeric) {
            // June 17-19, 2025
            *place = rest;
            return Some(vec![Level::Open(Unit::Month), Level::Day(day)]);
        }
        return None;
    }
    if second {
        let mut rest = start;
        let year = year(&mut rest)?;
        *place = rest;
        return Some(vec![Level::Year(year)]);
    }
    None
}

/// 3Q24, 3Q 2024, 1H 2025: `n` has been read from `start` to `place`.
fn numbered_part(start: Reader<'_>, place: &mut Reader<'_>, n: Number) -> Option<Vec<Level>> {
    let mut inner = *place;
    if n.length != 1 || start.before().is_some_and(|c| c.is_alphanumeric() || ".,/-".has(c)) {
        return None;
    }
    let part = match (inner.one_of("QqHh")?.to_ascii_uppercase(), n.value) {
        ('Q', 1..=4) => Level::Quarter(n.value),
        ('H', 1 | 2) => Level::Half(n.value),
        _ => return None,
    };
    let mut dated = inner;
    dated.gap();
    let head = if let Some(year) = year(&mut dated) {
        inner = dated;
        Level::Year(year)
    } else {
        let short = inner.number().filter(|n| n.length == 2)?;
        Level::ShortYear(i32::try_from(short.value).ok()?)
    };
    if inner.peek().is_some_and(|c| c.is_ascii_alphanumeric() || c == '%') {
        return None;
    }
    *place = inner;
    Some(vec![head, part])
}

/// The 14th Five-Year Plan, the 14th Five-Year Plan period: of China from the thirteenth on, for other states have had
/// twelve.
fn plan(place: &mut Reader<'_>, n: i32) -> Option<Vec<Level>> {
    let mut inner = *place;
    if !(13..=21).contains(&n) || !expect(&mut inner, &["five"]) {
        return None;
    }
    inner.one_of("-");
    if !expect(&mut inner, &["year"]) || !expect(&mut inner, &["plan"]) {
        return None;
    }
    expect(&mut inner, &["period"]);
    *place = inner;
    Some(vec![Level::Years(1951 + n * 5, 1955 + n * 5)])
}

/// The year at `behind`, which `place` then stands behind; an open one where there is none.
fn year_behind<'t>(place: &mut Reader<'t>, mut behind: Reader<'t>) -> Level {
    behind.gap();
    match year(&mut behind) {
        Some(year) => {
            *place = behind;
            Level::Year(year)
        }
        None => Level::Open(Unit::Year),
    }
}
