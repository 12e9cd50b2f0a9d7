//! One date in English.

use super::numeric::numeric;
use super::phrases::{
    counted, last_of, nth_weekday, on_weekday, part_of_year, pointing, rest_of, week_behind, whole_unit,
};
use super::words;
use super::words::{ordinal, season, weekday};
use super::{before, expect, word};
use crate::dates::expressions::levels::{Level, Part, Unit};
use crate::dates::reader::Reader;
use crate::dates::words::english_month;

/// A date. `second` allows a bare year or day, as the right side of a range may be.
pub(super) fn date(place: &mut Reader<'_>, second: bool) -> Option<Vec<Level>> {
    let start = *place;
    let mut inner = start;
    if start.peek()?.is_ascii_digit() {
        return numeric(place, second);
    }
    let first = word(&mut inner)?;
    if first == "the" {
        let mut rest = inner;
        rest.gap();
        if nests(rest) {
            return None;
        }
        // The rest begins a date of its own; only the right side of a range may lead in with an article.
        if second && let Some(levels) = date(&mut rest, true) {
            *place = rest;
            return Some(levels);
        }
        return None;
    }
    if first == "may"
        && let Some(levels) = festival(start, &mut inner)
    {
        *place = inner;
        return Some(levels);
    }
    if let Some(month) = english_month(&first) {
        // may, march and mar are also other words: capitals only, and short forms only before a number.
        if start.raw().is_some_and(|c| c.is_ascii_uppercase()) {
            return named_month(place, inner, month, first.len());
        }
        // In lower case nothing but a number settles it, and of those words only a year.
        let mut named = *place;
        let levels = named_month(&mut named, inner, month, first.len())?;
        let word = first.len() < 4 || matches!(month, 3 | 5 | 8);
        let settled = match levels[..] {
            [Level::Year(_), ..] => true,
            [_, _, Level::Day(_)] => !word,
            _ => !word && month != 3,
        };
        settled.then(|| *place = named)?;
        return Some(levels);
    }
    let levels = match first.as_str() {
        "today" | "tonight" => vec![Level::Relative(Unit::Day, 0)],
        "yesterday" | "tomorrow" => {
            expect(&mut inner, &["morning", "afternoon", "evening", "night", "noon"]);
            vec![Level::Relative(Unit::Day, if first == "tomorrow" { 1 } else { -1 })]
        }
        // The day before yesterday, the day after tomorrow.
        "day" => {
            let after = expect(&mut inner, &["after"]);
            let anchor = if after { "tomorrow" } else { "yesterday" };
            if !after && !expect(&mut inner, &["before"]) || !expect(&mut inner, &[anchor]) {
                return None;
            }
            vec![Level::Relative(Unit::Day, if after { 2 } else { -2 })]
        }
        "last" | "final" if last_of(&mut { inner }).is_some() => last_of(&mut inner)?,
        "last" | "previous" | "past" => on_weekday(&mut inner, -1)?,
        "following" | "same" | "preceding" => vec![pointing(&mut inner, &first)?],
        "next" => match pointing(&mut inner, &first) {
            Some(level) => vec![level],
            None => on_weekday(&mut inner, 1)?,
        },
        "coming" => counted(&mut inner, 1)?,
        "this" => on_weekday(&mut inner, 0)?,
        // The rest of the year, the remainder of this month.
        "rest" | "remainder" => {
            let unit = rest_of(&mut inner)?;
            vec![Level::Relative(unit, 0), Level::Rest]
        }
        "mid" if festival(start, &mut { start }).is_some() => festival(start, &mut inner)?,
        "early" | "mid" | "late" => {
            let part = match first.as_str() {
                "early" => Part::Begin,
                "mid" => Part::Mid,
                _ => Part::End,
            };
            inner.one_of("-");
            inner.gap();
            // Mid-to-late May, early to mid-June
            let mut other = inner;
            let to = expect(&mut other, &["to"]) && {
                other.one_of("-");
                true
            };
            let second = if to { word(&mut other) } else { None };
            let thirds = match (part, second.as_deref()) {
                (Part::Begin, Some("mid")) => Some(Level::Thirds(1, 2)),
                (Part::Mid, Some("late")) => Some(Level::Thirds(2, 3)),
                _ => None,
            };
            if thirds.is_some() {
                other.one_of("-");
                inner = other;
            }
            let mut levels = whole_unit(&mut inner)?;
            // Only months have thirds.
            let month = matches!(
                levels.last(),
                Some(
                    Level::Month(_)
                        | Level::MonthRelative(..)
                        | Level::Relative(Unit::Month, _)
                        | Level::Open(Unit::Month)
                )
            );
            if thirds.is_some() && !month {
                return None;
            }
            levels.push(thirds.unwrap_or(Level::Part(part)));
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
        // The year before last, the week after next.
        "year" | "month" | "week" if beside(&mut { inner }).is_some() => {
            let unit = match first.as_str() {
                "year" => Unit::Year,
                "month" => Unit::Month,
                _ => Unit::Week,
            };
            vec![Level::Relative(unit, beside(&mut inner)?)]
        }
        // The week of June 5, the week ending June 8.
        "week" => {
            if !expect(&mut inner, &["of", "ending", "ended", "beginning", "starting", "commencing"]) {
                return None;
            }
            inner.gap();
            if nests(inner) {
                return None;
            }
            let mut levels = date(&mut inner, false).filter(|l| matches!(l.last(), Some(Level::Day(_))))?;
            levels.push(Level::AroundWeek);
            levels
        }
        // By year-end.
        "year" => {
            inner.one_of("-")?;
            if !expect(&mut inner, &["end"]) {
                return None;
            }
            let mut rest = inner;
            rest.gap();
            let head = match year(&mut rest) {
                Some(year) => {
                    inner = rest;
                    Level::Year(year)
                }
                None => Level::Open(Unit::Year),
            };
            vec![head, Level::Part(Part::End)]
        }
        "ad" => {
            let capital = start.raw() == Some('A');
            let n = inner.number().filter(|n| capital && n.value > 0 && n.value < 2200)?;
            vec![Level::Year(i32::try_from(n.value).ok()?)]
        }
        "twenty" if inner.one_of("-").is_some() => {
            if !expect(&mut inner, &["first"]) || !expect(&mut inner, &["century"]) {
                return None;
            }
            vec![Level::Century(21)]
        }
        name if words::century(name).is_some() && is_century(&mut inner) => {
            vec![Level::Century(words::century(name)?)]
        }
        "first" | "second" | "third" | "fourth" => {
            let n = ordinal(&first)?;
            match nth_weekday(&mut inner, i8::try_from(n).ok()?) {
                Some(levels) => levels,
                None => part_of_year(&mut inner, n)?,
            }
        }
        "latter" => {
            part_of_year(&mut inner, 2).filter(|levels| matches!(levels.last(), Some(Level::Half(_))))?
        }
        // Over the weekend: the one that is nearest.
        "weekend" if super::last_word(start) == "the" => {
            let over = matches!(before(start).as_str(), "over" | "during" | "at" | "on" | "for");
            over.then(|| vec![Level::Open(Unit::Week), Level::Weekend])?
        }
        "nineteen" if spelt_decade(&mut { inner }).is_some() => {
            let first = 1900 + spelt_decade(&mut inner)?;
            vec![Level::Years(first, first + 9)]
        }
        "nineteen" | "twenty" if spelt_year(&mut { inner }, start, &first).is_some() => {
            vec![Level::Year(spelt_year(&mut inner, start, &first)?)]
        }
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
        "q" | "h" => {
            let most = if first == "q" { 4 } else { 2 };
            let n = inner.number().filter(|n| n.length == 1 && (1..=most).contains(&n.value))?.value;
            if inner.peek().is_some_and(|c| c.is_ascii_alphanumeric()) {
                return None;
            }
            let part = if first == "q" { Level::Quarter(n) } else { Level::Half(n) };
            let mut rest = inner;
            expect(&mut rest, &["of"]);
            rest.gap();
            match year(&mut rest) {
                Some(year) => {
                    inner = rest;
                    vec![Level::Year(year), part]
                }
                None => match relative_year(&mut inner) {
                    // H1 is a heading as well.
                    Level::Open(_) if first == "h" => return None,
                    head => vec![head, part],
                },
            }
        }
        name => {
            if let Some(tens) = words::decade(name) {
                // Eighties of whatever else: a decade has its article.
                if super::last_word(start) != "the" {
                    return None;
                }
                vec![Level::Open(Unit::Century), Level::Decade(tens)]
            } else if words::short_weekday(name) {
                // Wed, 18 Jun 2025: nothing without a date behind it.
                inner.one_of(".");
                inner.one_of(",")?;
                inner.gap();
                if nests(inner) {
                    return None;
                }
                date(&mut inner, false).filter(|levels| matches!(levels.last(), Some(Level::Day(_))))?
            } else if let Some(day) = weekday(name) {
                if matches!(super::last_word(start).as_str(), "every" | "each") {
                    return None;
                }
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
                expect(&mut inner, &["morning", "afternoon", "evening", "night"]);
                // Friday next week, Sunday of last week
                let head = match week_behind(&mut inner) {
                    Some(offset) => Level::Relative(Unit::Week, offset),
                    None => Level::Open(Unit::Week),
                };
                vec![head, Level::Weekday(day)]
            } else {
                festival(start, &mut inner)?
            }
        }
    };
    *place = inner;
    Some(levels)
}

/// Two units off: “before last” and “after next”.
fn beside(place: &mut Reader<'_>) -> Option<i32> {
    if expect(place, &["before"]) {
        return expect(place, &["last"]).then_some(-2);
    }
    (expect(place, &["after"]) && expect(place, &["next"])).then_some(2)
}

/// The rest of the nineteen-eighties.
fn spelt_decade(place: &mut Reader<'_>) -> Option<i32> {
    let mut inner = *place;
    inner.one_of("-");
    let tens = words::decade(&word(&mut inner)?)?;
    *place = inner;
    Some(tens)
}

/// The rest of nineteen eighty-four; twenty sixteen only behind a preposition.
fn spelt_year(place: &mut Reader<'_>, start: Reader<'_>, first: &str) -> Option<i32> {
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

/// Whether a phrase stands here that holds a date of its own. None is read within another: the depth of the grammar is
/// bounded, whatever the text repeats.
pub(super) fn nests(place: Reader<'_>) -> bool {
    word(&mut { place }).is_some_and(|w| {
        matches!(
            w.as_str(),
            "the"
                | "week"
                | "early"
                | "mid"
                | "late"
                | "beginning"
                | "start"
                | "middle"
                | "end"
                | "first"
                | "second"
                | "third"
                | "fourth"
        ) || words::short_weekday(&w)
    })
}

/// Reads “century”, perhaps behind a hyphen.
fn is_century(place: &mut Reader<'_>) -> bool {
    let mut inner = *place;
    inner.one_of("-");
    let found = expect(&mut inner, &["century"]);
    if found {
        *place = inner;
    }
    found
}

/// A festival, with a year behind it if there is one.
fn festival(start: Reader<'_>, place: &mut Reader<'_>) -> Option<Vec<Level>> {
    // Kazakhstan's Independence Day is another.
    let possessed = start.text[..start.at].trim_end().ends_with(['\'', '’'])
        || matches!(super::last_word(start).as_str(), "s" | "your");
    let owned =
        |name: &str| matches!(name, "independence day" | "labor day" | "memorial day" | "veterans day");
    let (found, end) = words::FESTIVALS
        .iter()
        .filter(|f| !(possessed && owned(f.name)))
        .find_map(|f| Some((f, named(start, f.name)?)))?;
    place.at = end;
    let mut rest = *place;
    rest.gap();
    if let Some(year) = year(&mut rest) {
        *place = rest;
        return Some(vec![Level::Year(year), Level::Festival(found)]);
    }
    Some(vec![Level::Open(Unit::Year), Level::Festival(found)])
}

/// Where `name`, in lower case, ends if it stands at `start` in any case and with either apostrophe.
fn named(start: Reader<'_>, name: &str) -> Option<usize> {
    let mut place = start;
    for wanted in name.chars() {
        let c = place.next()?;
        let same = c.eq_ignore_ascii_case(&wanted) || wanted == '\'' && c == '’';
        if !same {
            return None;
        }
    }
    (!place.peek().is_some_and(|c| c.is_ascii_alphanumeric())).then_some(place.at)
}

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
fn named_month<'a>(
    place: &mut Reader<'a>,
    after: Reader<'a>,
    month: u32,
    length: usize,
) -> Option<Vec<Level>> {
    if matches!(super::last_word(*place).as_str(), "every" | "each") {
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
    let part = ["early", "late", "mid"].contains(&super::last_word(*place).as_str())
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
