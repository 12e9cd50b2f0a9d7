//! The English grammar.

use super::chinese::Read;
use super::english_words::{self as words, number, ordinal, season, unit, weekday};
use super::levels::{Level, Part, Unit};
use super::meaning::{Amount, Bound, Meaning, Parsed};
use crate::dates::reader::Reader;
use crate::dates::words::english_month;

/// Reads what the English word at `start` begins.
pub(super) fn read(start: Reader<'_>) -> Read {
    let mut place = start;
    let Some(first) = word(&mut place) else { return Read::Nothing };
    if english_month(&first).is_none() && !words::begins(&first) {
        return Read::Nothing;
    }
    if let Some(parsed) = duration(start) {
        return Read::Date(parsed);
    }
    let mut place = start;
    match date(&mut place, false) {
        Some(levels) => finish(start, place, levels),
        None => Read::Nothing,
    }
}

/// Reads what the Arabic number at `start` begins in English: 17 June 2025, the 1990s, in 2019, 221 BC.
pub(super) fn read_number(start: Reader<'_>) -> Read {
    if let Some(parsed) = duration(start) {
        return Read::Date(parsed);
    }
    let mut place = start;
    if let Some(levels) = date(&mut place, false) {
        return finish(start, place, levels);
    }
    let mut era = start;
    if era.number().is_some() {
        era.gap();
        if era.any_word(&["BCE", "BC", "B.C."]).is_some() {
            return Read::Date(Parsed { meaning: Meaning::OffAxis, bound: Bound::At, end: era.at });
        }
    }
    // A bare year needs a preposition: in 2019, since 1949.
    let led = matches!(
        before(start).as_str(),
        "in" | "since"
            | "of"
            | "from"
            | "until"
            | "till"
            | "by"
            | "during"
            | "before"
            | "after"
            | "year"
            | "between"
            | "circa"
            | "around"
            | "through"
    );
    let mut place = start;
    match year(&mut place).filter(|_| led) {
        Some(year) => finish(start, place, vec![Level::Year(year)]),
        None => Read::Nothing,
    }
}

/// The next word in lower case, after an optional gap.
fn word(place: &mut Reader<'_>) -> Option<String> {
    let mut inner = *place;
    inner.gap();
    let rest = inner.text.as_bytes().get(inner.at..)?;
    let length = rest.iter().take(16).take_while(|b| b.is_ascii_alphabetic()).count();
    if length == 0 {
        return None;
    }
    let found = inner.text[inner.at..inner.at + length].to_ascii_lowercase();
    inner.at += length;
    *place = inner;
    Some(found)
}

/// Reads one of the words given, after an optional gap.
fn expect(place: &mut Reader<'_>, any: &[&str]) -> bool {
    let mut inner = *place;
    let found = word(&mut inner).is_some_and(|w| any.contains(&w.as_str()));
    if found {
        *place = inner;
    }
    found
}

/// The word before `start`, in lower case, articles left aside.
fn before(start: Reader<'_>) -> String {
    let mut head = start.text[..start.at].trim_end();
    for _ in 0..2 {
        let length = head.bytes().rev().take(12).take_while(u8::is_ascii_alphabetic).count();
        let found = head[head.len() - length..].to_ascii_lowercase();
        if !matches!(found.as_str(), "the" | "early" | "late" | "about") {
            return found;
        }
        head = head[..head.len() - length].trim_end();
    }
    String::new()
}

/// A range, and what is said about the date.
fn finish(start: Reader<'_>, mut place: Reader<'_>, levels: Vec<Level>) -> Read {
    let led = before(start);
    let mut join = place;
    join.gap();
    let dash = join.any_word(&["–", "—", "-"]).is_some();
    let joined = dash
        || expect(&mut join, if led == "between" { &["and"] } else { &["to", "through", "until", "till"] });
    if joined {
        join.gap();
        let mut other = join;
        let right = date(&mut other, true);
        if let Some(mut right) = right {
            share(&levels, &mut right);
            return Read::Date(Parsed {
                meaning: Meaning::Range(levels, right),
                bound: Bound::At,
                end: other.at,
            });
        }
    }
    let mut bound = match led.as_str() {
        "since" => Bound::SinceThen,
        "by" | "until" | "till" => Bound::Until,
        "before" => Bound::Before,
        "after" => Bound::After,
        "around" | "circa" => Bound::About,
        _ => Bound::At,
    };
    let mut onwards = place;
    if expect(&mut onwards, &["onwards", "onward"]) {
        bound = Bound::Since;
        place = onwards;
    }
    Read::Date(Parsed { meaning: Meaning::Point(levels), bound, end: place.at })
}

/// March to May 2021: the year stands on the right; June 17 to 19: the month stands on the left.
fn share(left: &[Level], right: &mut Vec<Level>) {
    if let (Some(Level::Open(Unit::Month)), [year @ Level::Year(_), month, Level::Day(_)]) =
        (right.first(), left)
    {
        right.splice(0..1, [*year, *month]);
    }
}

/// A date. `second` allows a bare year or day, as the right side of a range may be.
fn date(place: &mut Reader<'_>, second: bool) -> Option<Vec<Level>> {
    let start = *place;
    let mut inner = start;
    if start.peek()?.is_ascii_digit() {
        return numeric(place, second);
    }
    let first = word(&mut inner)?;
    if first == "the" {
        let mut rest = inner;
        rest.gap();
        // The rest begins a date of its own; only the right side of a range may lead in with an article.
        if second && let Some(levels) = date(&mut rest, true) {
            *place = rest;
            return Some(levels);
        }
        return None;
    }
    if let Some(month) = english_month(&first) {
        // may, march and mar are also other words: capitals only, and short forms only before a number.
        let capital = start.raw().is_some_and(|c| c.is_ascii_uppercase());
        return if capital { named_month(place, inner, month, first.len()) } else { None };
    }
    let levels = match first.as_str() {
        "today" | "tonight" => vec![Level::Relative(Unit::Day, 0)],
        "yesterday" => vec![Level::Relative(Unit::Day, -1)],
        "tomorrow" => vec![Level::Relative(Unit::Day, 1)],
        "last" | "previous" | "past" => counted(&mut inner, -1)?,
        "next" | "coming" => counted(&mut inner, 1)?,
        "this" => counted(&mut inner, 0)?,
        "early" | "mid" | "late" => {
            let part = match first.as_str() {
                "early" => Part::Begin,
                "mid" => Part::Mid,
                _ => Part::End,
            };
            inner.one_of("-");
            inner.gap();
            let mut levels = whole_unit(&mut inner)?;
            levels.push(Level::Part(part));
            levels
        }
        "beginning" | "start" | "middle" | "end" => {
            let part = match first.as_str() {
                "middle" => Part::Mid,
                "end" => Part::End,
                _ => Part::Begin,
            };
            if !expect(&mut inner, &["of"]) {
                return None;
            }
            inner.gap();
            let mut levels = whole_unit(&mut inner)?;
            levels.push(Level::Part(part));
            levels
        }
        "first" | "second" | "third" | "fourth" => part_of_year(&mut inner, ordinal(&first)?)?,
        "spring" | "summer" | "autumn" | "fall" | "winter" => {
            if let Some(festival) = festival(start, &mut inner) {
                festival
            } else {
                expect(&mut inner, &["of"]);
                inner.gap();
                let year = year(&mut inner)?;
                vec![Level::Year(year), Level::Season(season(&first)?)]
            }
        }
        "fy" | "fiscal" => {
            expect(&mut inner, &["year"]);
            inner.gap();
            let year = year(&mut inner)?;
            vec![Level::Years(year, year)]
        }
        "q" => {
            let n = inner.number().filter(|n| n.length == 1 && (1..=4).contains(&n.value))?.value;
            expect(&mut inner, &["of"]);
            inner.gap();
            match year(&mut inner) {
                Some(year) => vec![Level::Year(year), Level::Quarter(n)],
                None => vec![Level::Open(Unit::Year), Level::Quarter(n)],
            }
        }
        name => {
            if let Some(day) = weekday(name) {
                // Tuesday, June 17
                let mut rest = inner;
                rest.one_of(",");
                rest.gap();
                let dated = rest.peek().is_some_and(|c| c.is_ascii_alphanumeric()).then(|| {
                    let month = word(&mut { rest }).and_then(|w| english_month(&w)).is_some();
                    if month || rest.peek().is_some_and(|c| c.is_ascii_digit()) {
                        date(&mut rest, false)
                    } else {
                        None
                    }
                });
                if let Some(levels) = dated.flatten() {
                    *place = rest;
                    return Some(levels);
                }
                if !start.raw().is_some_and(|c| c.is_ascii_uppercase()) {
                    return None;
                }
                vec![Level::Open(Unit::Week), Level::Weekday(day)]
            } else {
                festival(start, &mut inner)?
            }
        }
    };
    *place = inner;
    Some(levels)
}

/// A festival, with a year behind it if there is one.
fn festival(start: Reader<'_>, place: &mut Reader<'_>) -> Option<Vec<Level>> {
    let found = words::FESTIVALS.iter().find(|f| {
        start.text.as_bytes()[start.at..]
            .get(..f.name.len())
            .is_some_and(|text| text.eq_ignore_ascii_case(f.name.as_bytes()))
    })?;
    place.at = start.at + found.name.len();
    let mut rest = *place;
    rest.gap();
    if let Some(year) = year(&mut rest) {
        *place = rest;
        return Some(vec![Level::Year(year), Level::Festival(found)]);
    }
    Some(vec![Level::Open(Unit::Year), Level::Festival(found)])
}

/// A year of four digits.
fn year(place: &mut Reader<'_>) -> Option<i32> {
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
fn named_month<'a>(
    place: &mut Reader<'a>,
    after: Reader<'a>,
    month: u32,
    length: usize,
) -> Option<Vec<Level>> {
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
    if let Some(day) = day(&mut numbered) {
        let mut rest = numbered;
        rest.gap();
        let year = year(&mut rest);
        *place = if year.is_some() { rest } else { numbered };
        // June 17-19, 2025: the year is read for both by the range.
        let head = year.map_or(Level::Open(Unit::Year), Level::Year);
        return Some(vec![head, Level::Month(month), Level::Day(day)]);
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
    );
    let clear = length > 3 && month != 3 || led;
    if !clear {
        return None;
    }
    *place = after;
    Some(vec![Level::Open(Unit::Year), Level::Month(month)])
}

/// 17, 17th.
fn day(place: &mut Reader<'_>) -> Option<u32> {
    let mut inner = *place;
    let n = inner.number().filter(|n| n.length <= 2 && (1..=31).contains(&n.value))?;
    inner.any_word(&["st", "nd", "rd", "th"]);
    if inner.peek().is_some_and(|c| c.is_ascii_alphanumeric() || c == '%' || c == ':') {
        return None;
    }
    *place = inner;
    Some(n.value)
}

/// Dates that begin with a number: 17 June 2025, the 17th of June, 1990s, 19th century.
fn numeric(place: &mut Reader<'_>, second: bool) -> Option<Vec<Level>> {
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
    }
    let mut rest = start;
    if let Some(day) = day(&mut rest) {
        let mut named = rest;
        expect(&mut named, &["of"]);
        if let Some(month) = word(&mut named).and_then(|w| english_month(&w)) {
            named.one_of(".");
            let mut dated = named;
            dated.gap();
            let head = match year(&mut dated) {
                Some(year) => {
                    named = dated;
                    Level::Year(year)
                }
                None => Level::Open(Unit::Year),
            };
            *place = named;
            return Some(vec![head, Level::Month(month), Level::Day(day)]);
        }
        if second && !rest.peek().is_some_and(char::is_alphanumeric) {
            // June 17-19, 2025
            let mut dated = rest;
            dated.gap();
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

/// What last, this and next count: last year, next Tuesday, this summer, last June.
fn counted(place: &mut Reader<'_>, offset: i32) -> Option<Vec<Level>> {
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

/// A unit that can have a beginning and an end: 2024, June 2023, this year, the 1990s, the year.
fn whole_unit(place: &mut Reader<'_>) -> Option<Vec<Level>> {
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
    );
    fits.then_some(levels)
}

/// First quarter of 2024, second half of last year, first three months of 2024.
fn part_of_year(place: &mut Reader<'_>, n: u32) -> Option<Vec<Level>> {
    let mut inner = *place;
    let name = word(&mut inner)?;
    let level = match name.as_str() {
        "quarter" => Level::Quarter(n),
        "half" if n <= 2 => Level::Half(n),
        other if n == 1 => {
            let count = number(other)?;
            let (unit, each) = unit(&word(&mut inner)?)?;
            Level::First(i32::try_from(count * each).ok()?, unit)
        }
        _ => return None,
    };
    let mut outer = inner;
    let mut levels = if expect(&mut outer, &["of"]) {
        outer.gap();
        match whole_unit(&mut outer) {
            Some(levels) => {
                inner = outer;
                levels
            }
            None => vec![Level::Open(Unit::Year)],
        }
    } else {
        vec![Level::Open(Unit::Year)]
    };
    levels.push(level);
    *place = inner;
    Some(levels)
}

/// Two weeks ago, a year later, the past two years, next 10 days, several years ago.
fn duration(start: Reader<'_>) -> Option<Parsed> {
    let mut place = start;
    let mut led = None;
    if !start.peek()?.is_ascii_digit() {
        let mut inner = start;
        match word(&mut inner)?.as_str() {
            "last" | "past" | "previous" => led = Some(true),
            "next" | "coming" => led = Some(false),
            _ => {}
        }
        if led.is_some() {
            place = inner;
        }
    }
    place.gap();
    let mut vague = false;
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
            "later" => Meaning::Later(amount),
            _ => return None,
        },
    };
    Some(Parsed { meaning, bound: Bound::At, end: place.at })
}
