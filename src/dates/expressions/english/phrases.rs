//! Phrases that count or divide: last year, the end of June, the first quarter, two weeks ago.

use super::parts::{deictic, last_of};
use super::words::{number, season, unit, weekday};
use super::{before, expect, last_word, word};
use crate::dates::expressions::levels::{Level, Unit};
use crate::dates::expressions::meaning::{Amount, Bound, Meaning, Parsed};
use crate::dates::reader::Reader;
use crate::dates::words::english_month;

/// What last, this and next count: last year, next Tuesday, this summer, last June.
pub(super) fn counted(place: &mut Reader<'_>, offset: i32) -> Option<Vec<Level>> {
    let mut inner = *place;
    let name = word(&mut inner)?;
    let levels = if let Some(day) = weekday(&name) {
        vec![Level::WeekdayRelative(day, offset)]
    } else if let Some(s) = season(&name) {
        vec![Level::Relative(Unit::Year, offset), Level::Season(s)]
    } else if let Some(month) = english_month(&name).filter(|_| name.len() > 3 || name == "may") {
        vec![Level::MonthRelative(month, offset)]
    } else {
        match name.as_str() {
            "year" => vec![Level::Relative(Unit::Year, offset)],
            "month" => vec![Level::Relative(Unit::Month, offset)],
            "week" => vec![Level::Relative(Unit::Week, offset)],
            "weekend" => vec![Level::Relative(Unit::Week, offset), Level::Weekend],
            "quarter" => vec![Level::Relative(Unit::Quarter, offset)],
            "decade" => vec![Level::Relative(Unit::Decade, offset)],
            "century" => vec![Level::Relative(Unit::Century, offset)],
            "night" if offset < 0 => vec![Level::Relative(Unit::Day, -1)],
            "morning" | "afternoon" | "evening" if offset == 0 => vec![Level::Relative(Unit::Day, 0)],
            _ => return None,
        }
    };
    *place = inner;
    Some(levels)
}

/// The following week, the same year, the next day: counted from the date last mentioned.
pub(super) fn pointing(place: &mut Reader<'_>, first: &str) -> Option<Level> {
    let mut inner = *place;
    let unit = match word(&mut inner)?.as_str() {
        "day" => Unit::Day,
        "week" if first != "next" => Unit::Week,
        "month" if first != "next" => Unit::Month,
        "year" if first != "next" => Unit::Year,
        _ => return None,
    };
    *place = inner;
    Some(Level::Anaphoric(
        unit,
        match first {
            "same" => 0,
            "preceding" => -1,
            _ => 1,
        },
    ))
}

/// What [`counted`] reads, and the day of a week that is counted: next week on Friday.
pub(super) fn on_weekday(place: &mut Reader<'_>, offset: i32) -> Option<Vec<Level>> {
    let mut levels = counted(place, offset)?;
    if matches!(levels[..], [Level::Relative(Unit::Week, _)]) {
        let mut inner = *place;
        expect(&mut inner, &["on"]);
        if let Some(day) = word(&mut inner).and_then(|w| weekday(&w)) {
            levels.push(Level::Weekday(day));
            *place = inner;
        }
    }
    Some(levels)
}

/// The week behind the name of a day: Friday next week, Sunday of last week.
pub(super) fn week_behind(place: &mut Reader<'_>) -> Option<i32> {
    let mut inner = *place;
    expect(&mut inner, &["of"]);
    let offset = deictic(&word(&mut inner)?)?;
    expect(&mut inner, &["week"]).then_some(())?;
    *place = inner;
    Some(offset)
}

/// Two weeks ago, a year later, the past two years, next 10 days, several years ago.
pub(super) fn duration(start: Reader<'_>) -> Option<Parsed> {
    let mut place = start;
    let mut led = None;
    if !start.peek()?.is_ascii_digit() {
        let mut inner = start;
        match word(&mut inner)?.as_str() {
            // Over the past year: the stretch, not the calendar year.
            "past" if word(&mut { inner }).is_some_and(|w| unit(&w).is_some_and(|_| !w.ends_with('s'))) => {
                let (unit, n) = unit(&word(&mut inner)?)?;
                let meaning = Meaning::Past(Amount { least: n, most: n, unit, vague: false });
                return Some(Parsed { meaning, bound: Bound::At, end: inner.at });
            }
            // Over the last decade, in the next year.
            first @ ("last" | "next" | "coming")
                if last_of(&mut { inner }).is_none()
                    && last_word(start) == "the"
                    && matches!(before(start).as_str(), "over" | "during" | "in" | "within" | "for")
                    && word(&mut { inner }).is_some_and(|w| unit(&w).is_some_and(|_| !w.ends_with('s'))) =>
            {
                let back = first == "last";
                let (unit, n) = unit(&word(&mut inner)?)?;
                let amount = Amount { least: n, most: n, unit, vague: false };
                let meaning = if back { Meaning::Past(amount) } else { Meaning::Next(amount) };
                return Some(Parsed { meaning, bound: Bound::At, end: inner.at });
            }
            // Half a century ago
            "half" => {
                expect(&mut inner, &["a", "an"]);
                let (unit, n) = match word(&mut inner)?.as_str() {
                    "century" => (Unit::Year, 50),
                    "decade" => (Unit::Year, 5),
                    "year" => (Unit::Month, 6),
                    _ => return None,
                };
                let vague =
                    matches!(last_word(start).as_str(), "than" | "over" | "nearly" | "almost" | "about");
                let amount = Amount { least: n, most: n, unit, vague };
                return expect(&mut inner, &["ago"]).then_some(Parsed {
                    meaning: Meaning::Ago(amount),
                    bound: Bound::At,
                    end: inner.at,
                });
            }
            // The last three months of 2024
            "last" if last_of(&mut { inner }).is_some() => return None,
            "last" | "past" | "previous" => led = Some(true),
            "next" | "coming" => led = Some(false),
            _ => {}
        }
        if led.is_some() {
            place = inner;
        }
    }
    place.gap();
    // More than 30 years ago; half a century ago.
    let lead = last_word(start);
    let mut vague = matches!(lead.as_str(), "than" | "over" | "nearly" | "almost" | "some");
    if lead == "half" {
        return None;
    }
    let count = if place.peek()?.is_ascii_digit() {
        i64::from(place.number().filter(|n| n.value < 1000)?.value)
    } else {
        let mut inner = place;
        let mut name = word(&mut inner)?;
        if name == "a" && expect(&mut inner, &["few", "couple"]) {
            name = "few".to_owned();
            expect(&mut inner, &["of"]);
        }
        match name.as_str() {
            "few" | "several" | "many" | "couple" => {
                vague = true;
                expect(&mut inner, &["of"]);
                place = inner;
                0
            }
            "decades" | "centuries" | "years" => {
                vague = true;
                0
            }
            name => {
                let count = number(name)?;
                place = inner;
                count
            }
        }
    };
    place.one_of("-");
    let (unit, each) = unit(&word(&mut place)?)?;
    let n = count * each;
    let amount = Amount { least: n, most: n, unit, vague };
    let meaning = match led {
        Some(true) => Meaning::Past(amount),
        Some(false) => Meaning::Next(amount),
        None => match word(&mut place)?.as_str() {
            "ago" => Meaning::Ago(amount),
            // Two weeks from now
            "from" if !vague && expect(&mut place, &["now", "today"]) => {
                Meaning::Point(vec![Level::Relative(unit, i32::try_from(n).ok()?)])
            }
            "later" => Meaning::Later(amount),
            _ => return None,
        },
    };
    Some(Parsed { meaning, bound: Bound::At, end: place.at })
}
