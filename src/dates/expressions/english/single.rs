//! One date in English.

use super::holidays::festival;
use super::months::{named_month, relative_year, year};
use super::numeric::numeric;
use super::parts::{last_of, nth_weekday, part_of_year, rest_of, whole_unit};
use super::phrases::{counted, on_weekday, pointing, week_behind};
use super::spelt::{is_century, spelt_decade, spelt_year};
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
                if comes_every_week(start) {
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
                | "latter"
                | "final"
        ) || words::short_weekday(&w)
    })
}

/// Whether every or each stands before the weekday at `start` or before others in a row with it: every Monday and Friday.
fn comes_every_week(start: Reader<'_>) -> bool {
    const MOST: usize = 8;
    let words = start.text[..start.at].rsplit(|c: char| !c.is_ascii_alphabetic()).filter(|w| !w.is_empty());
    let in_row = |w: &&str| matches!(*w, "and" | "or") || weekday(&w.to_ascii_lowercase()).is_some();
    words
        .take(MOST)
        .find(|w| !in_row(w))
        .is_some_and(|w| matches!(&*w.to_ascii_lowercase(), "every" | "each"))
}
