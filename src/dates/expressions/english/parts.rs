//! Parts of a larger unit: the first quarter of 2024, the last week of June, the rest of the year.

use super::months::{relative_year, year};
use super::phrases::counted;
use super::single::{date, nests};
use super::words::{number, unit, weekday};
use super::{expect, word};
use crate::dates::expressions::levels::{Level, Unit};
use crate::dates::reader::Reader;
use crate::dates::words::english_month;

/// A unit that can have a beginning and an end: 2024, June 2023, this year, the 1990s, the year.
pub(super) fn whole_unit(place: &mut Reader<'_>) -> Option<Vec<Level>> {
    expect(place, &["the"]);
    place.gap();
    let mut inner = *place;
    if let Some(year) = year(&mut inner) {
        *place = inner;
        return Some(vec![Level::Year(year)]);
    }
    let mut inner = *place;
    if let Some(unit) = word(&mut inner) {
        let levels = match unit.as_str() {
            "year" => Some(vec![Level::Open(Unit::Year)]),
            "month" => Some(vec![Level::Open(Unit::Month)]),
            "century" => Some(vec![Level::Relative(Unit::Century, 0)]),
            _ => None,
        };
        if let Some(levels) = levels {
            *place = inner;
            return Some(levels);
        }
    }
    if nests(*place)
        && !word(&mut { *place })
            .is_some_and(|w| matches!(w.as_str(), "first" | "second" | "third" | "fourth"))
    {
        return None;
    }
    let month = word(&mut { *place }).and_then(|w| english_month(&w)).is_some();
    let levels = date(place, month)?;
    let fits = matches!(
        levels.last()?,
        Level::Month(_)
            | Level::Year(_)
            | Level::Years(..)
            | Level::Decade(_)
            | Level::Century(_)
            | Level::Relative(Unit::Year | Unit::Month | Unit::Week | Unit::Century | Unit::Decade, _)
            | Level::MonthRelative(..)
            | Level::Season(_)
            | Level::Quarter(_)
            | Level::Half(_)
    );
    fits.then_some(levels)
}

/// First quarter of 2024, second half of last year, first three months of 2024.
pub(super) fn part_of_year(place: &mut Reader<'_>, n: u32) -> Option<Vec<Level>> {
    let mut inner = *place;
    // Third-quarter results.
    inner.one_of("-");
    // The first 10 months.
    let mut counted = inner;
    counted.gap();
    let digits =
        if n == 1 && counted.peek().is_some_and(|c| c.is_ascii_digit()) { counted.number() } else { None };
    let name = match digits {
        Some(_) => {
            inner = counted;
            String::new()
        }
        None => word(&mut inner)?,
    };
    let level = match name.as_str() {
        "quarter" => Level::Quarter(n),
        "week" => {
            let levels = of_month(&mut inner, Level::Week(i32::try_from(n).ok()?))?;
            *place = inner;
            return Some(levels);
        }
        "day" if n == 1 => {
            let levels = of_month(&mut inner, Level::First(1, Unit::Day))?;
            *place = inner;
            return Some(levels);
        }
        "half" if n <= 2 => Level::Half(n),
        "decade" if n <= 2 => {
            expect(&mut inner, &["of"]).then_some(())?;
            inner.gap();
            let mut article = inner;
            expect(&mut article, &["the"]);
            if nests(article) {
                return None;
            }
            let mut levels = whole_unit(&mut inner).filter(|levels| {
                matches!(levels[..], [Level::Century(_) | Level::Relative(Unit::Century, _)])
            })?;
            levels.push(Level::Decade(i32::try_from(n).ok()? * 10 - 10));
            *place = inner;
            return Some(levels);
        }
        other if n == 1 => {
            let count = match digits {
                Some(digits) => i64::from(digits.value),
                None => number(other)?,
            };
            let (unit, each) = unit(&word(&mut inner)?)?;
            Level::First(i32::try_from(count * each).ok()?, unit)
        }
        _ => return None,
    };
    let mut outer = inner;
    let mut levels = if expect(&mut outer, &["of"]) {
        outer.gap();
        let mut article = outer;
        expect(&mut article, &["the"]);
        match if nests(article) { None } else { whole_unit(&mut outer) } {
            Some(levels) => {
                inner = outer;
                levels
            }
            None => vec![Level::Open(Unit::Year)],
        }
    } else {
        // The third quarter last year, third-quarter 2024
        outer = inner;
        outer.gap();
        match year(&mut outer) {
            Some(year) => {
                inner = outer;
                vec![Level::Year(year)]
            }
            None => vec![relative_year(&mut inner)],
        }
    };
    levels.push(level);
    *place = inner;
    Some(levels)
}

/// The first Friday in July, the last Monday of December 2016, the second Saturday of March next year.
pub(super) fn nth_weekday(place: &mut Reader<'_>, n: i8) -> Option<Vec<Level>> {
    let mut inner = *place;
    let day = weekday(&word(&mut inner)?)?;
    let levels = of_month(&mut inner, Level::NthWeekday(n, day))?;
    *place = inner;
    Some(levels)
}

/// What a part belongs to: in July, of December 2016, of March next year, of this month; a week may also be one of a year.
fn of_month(place: &mut Reader<'_>, part: Level) -> Option<Vec<Level>> {
    let mut inner = *place;
    if !expect(&mut inner, &["of", "in"]) {
        return None;
    }
    let mut named = inner;
    let name = word(&mut named).unwrap_or_default();
    let mut levels = if let Some(month) = english_month(&name) {
        // Oct. is short, May. ends a sentence.
        if name.len() <= 4 && !matches!(name.as_str(), "may" | "june" | "july") {
            named.one_of(".");
        }
        inner = named;
        let mut dated = inner;
        dated.gap();
        let head = match year(&mut dated) {
            Some(year) => {
                inner = dated;
                Level::Year(year)
            }
            None => relative_year(&mut inner),
        };
        vec![head, Level::Month(month)]
    } else if let Some(offset) = deictic(&name) {
        let unit = match word(&mut named)?.as_str() {
            "month" => Unit::Month,
            "year" if !matches!(part, Level::NthWeekday(..)) => Unit::Year,
            _ => return None,
        };
        inner = named;
        vec![Level::Relative(unit, offset)]
    } else {
        inner.gap();
        vec![Level::Year(year(&mut inner).filter(|_| !matches!(part, Level::NthWeekday(..)))?)]
    };
    levels.push(part);
    *place = inner;
    Some(levels)
}

/// Last, this, next.
pub(super) fn deictic(word: &str) -> Option<i32> {
    match word {
        "last" => Some(-1),
        "this" => Some(0),
        "next" => Some(1),
        _ => None,
    }
}

/// What “last” or “final” may belong to besides the running time: the last week of June, the last three months of 2024,
/// the last day of 2023, the last decade of the twentieth century.
pub(super) fn last_of(place: &mut Reader<'_>) -> Option<Vec<Level>> {
    if let Some(levels) = nth_weekday(place, -1) {
        return Some(levels);
    }
    let mut inner = *place;
    let mut number_first = inner;
    number_first.gap();
    let count = if number_first.peek()?.is_ascii_digit() {
        inner = number_first;
        i64::from(inner.number()?.value)
    } else {
        let count = number(&word(&mut number_first)?);
        if count.is_some() {
            inner = number_first;
        }
        count.unwrap_or(1)
    };
    let name = word(&mut inner)?;
    if name == "quarter" || name == "half" || name == "century" {
        return None;
    }
    let (unit, each) = unit(&name)?;
    let n = i32::try_from(count * each).ok().filter(|n| (1..=366).contains(n))?;
    let part = if unit == Unit::Week && n == 1 { Level::Week(-1) } else { Level::First(-n, unit) };
    let mut month = inner;
    if matches!(unit, Unit::Day | Unit::Week)
        && let Some(levels) = of_month(&mut month, part)
    {
        *place = month;
        return Some(levels);
    }
    if !expect(&mut inner, &["of"]) {
        return None;
    }
    inner.gap();
    let mut article = inner;
    expect(&mut article, &["the"]);
    let mut named = article;
    // Of last year: read without coming back here, so that “last day of last day of…” ends.
    let mut levels = if let Some(offset) = word(&mut named).and_then(|w| deictic(&w)) {
        inner = named;
        counted(&mut inner, offset)
    } else if nests(article) {
        None
    } else {
        whole_unit(&mut inner)
    }?;
    let within = match levels.last()? {
        Level::Century(_) | Level::Relative(Unit::Century, _) => unit == Unit::Year && each > 1,
        Level::Years(..) | Level::Decade(_) => matches!(unit, Unit::Year),
        _ => matches!(unit, Unit::Day | Unit::Week | Unit::Month),
    };
    within.then_some(())?;
    levels.push(part);
    *place = inner;
    Some(levels)
}

/// What the rest is left of: of the year, of this month.
pub(super) fn rest_of(place: &mut Reader<'_>) -> Option<Unit> {
    let mut inner = *place;
    if !expect(&mut inner, &["of"]) || !expect(&mut inner, &["the", "this"]) {
        return None;
    }
    let unit = match word(&mut inner)?.as_str() {
        "week" => Unit::Week,
        "month" => Unit::Month,
        "quarter" => Unit::Quarter,
        "year" => Unit::Year,
        "decade" => Unit::Decade,
        "century" => Unit::Century,
        _ => return None,
    };
    *place = inner;
    Some(unit)
}
