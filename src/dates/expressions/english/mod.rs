//! The English grammar.

mod holidays;
mod months;
mod numeric;
mod parts;
mod phrases;
mod single;
mod spelt;
mod words;

use crate::among::Among as _;
use crate::dates::expressions::chinese::Read;
use crate::dates::expressions::levels::{Level, Unit};
use crate::dates::expressions::meaning::{Bound, Meaning, Parsed};
use crate::dates::reader::Reader;
use crate::dates::words::english_month;
use months::year;
use phrases::duration;
use single::date;

/// Reads what the English word at `start` begins.
pub(crate) fn read(start: Reader<'_>) -> Read {
    // Most words begin no date: they are told by a copy on the stack.
    let rest = &start.text.as_bytes()[start.at..];
    let length = rest.iter().take(16).take_while(|b| b.is_ascii_alphabetic()).count();
    let mut lower = [0u8; 16];
    lower[..length].copy_from_slice(&rest[..length]);
    lower.make_ascii_lowercase();
    let first = std::str::from_utf8(&lower[..length]).unwrap_or_default();
    if !words::begins(first) && english_month(first).is_none() {
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
pub(crate) fn read_number(start: Reader<'_>) -> Read {
    if let Some(parsed) = duration(start) {
        return Read::Date(parsed);
    }
    if let Some(parsed) = days_of_month(start) {
        return Read::Date(parsed);
    }
    let mut place = start;
    if let Some(levels) = date(&mut place, false) {
        return finish(start, place, levels);
    }
    let mut era = start;
    if let Some(n) = era.number() {
        era.gap();
        if era.any_word(&["BCE", "BC", "B.C."]).is_some() {
            return Read::Date(Parsed { meaning: Meaning::OffAxis, bound: Bound::At, end: era.at });
        }
        if era.any_word(&["AD", "A.D.", "CE"]).is_some()
            && !era.peek().is_some_and(|c| c.is_ascii_alphanumeric())
            && let Some(year) = i32::try_from(n.value).ok().filter(|year| (1..2200).contains(year))
        {
            return finish(start, era, vec![Level::Year(year)]);
        }
    }
    // All that follows hangs on the word before the number.
    if !start.text[..start.at].trim_end().ends_with(|c: char| c.is_ascii_alphabetic()) {
        return Read::Nothing;
    }
    // On the 17th.
    let mut ordinal = start;
    if before(start) == "on"
        && let Some(day) = months::day(&mut ordinal)
        && ordinal.before().is_some_and(|c| c.is_ascii_alphabetic())
        && ordinal.peek().is_none_or(|c| ".,;)".has(c))
    {
        return finish(start, ordinal, vec![Level::Open(Unit::Month), Level::Day(day)]);
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
    let led = led || LEADS.iter().any(|(words, _)| led_by(start, words));
    // The 2008 crisis, a 2019 study: years of our time behind an article.
    let named = matches!(last_word(start).as_str(), "the" | "a" | "its" | "their" | "our" | "his" | "her");
    let mut place = start;
    match year(&mut place).filter(|y| led || named && (1900..=2049).contains(y)) {
        Some(year) => finish(start, place, vec![Level::Year(year)]),
        None => Read::Nothing,
    }
}

/// Several words that lead up to a date, and what they say about it.
const LEADS: [(&str, Bound); 8] = [
    ("prior to", Bound::Before),
    ("up to", Bound::Until),
    ("no later than", Bound::Until),
    ("not later than", Bound::Until),
    ("as early as", Bound::At),
    ("as late as", Bound::At),
    ("as recently as", Bound::At),
    ("as of", Bound::At),
];

/// Whether `words` stand right before `start`.
fn led_by(start: Reader<'_>, words: &str) -> bool {
    let head = start.text[..start.at].trim_end();
    head.len() >= words.len()
        && head.is_char_boundary(head.len() - words.len())
        && head[head.len() - words.len()..].eq_ignore_ascii_case(words)
        && !head[..head.len() - words.len()].ends_with(|c: char| c.is_alphanumeric())
}

/// Every year on June 5, in June of each year: no date.
fn comes_round(start: Reader<'_>, mut place: Reader<'_>, levels: &[Level]) -> bool {
    const LEADS: [&str; 6] =
        ["every year on", "every year in", "each year on", "each year in", "annually on", "annually in"];
    if !matches!(levels.first(), Some(Level::Open(_))) {
        return false;
    }
    if LEADS.iter().any(|words| led_by(start, words)) || expect(&mut place, &["annually"]) {
        return true;
    }
    expect(&mut place, &["of"]);
    expect(&mut place, &["every", "each"]) && expect(&mut place, &["year", "month", "week"])
}

/// 3-8 May 2024, 3 to 8 May.
fn days_of_month(start: Reader<'_>) -> Option<Parsed> {
    let mut place = start;
    let first = months::day(&mut place)?;
    place.gap();
    if place.any_word(&["–", "—", "-"]).is_none() && !expect(&mut place, &["to"]) {
        return None;
    }
    place.gap();
    let right = date(&mut place, false)?;
    let [head, Level::Month(month), Level::Day(second)] = right[..] else { return None };
    let left = vec![head, Level::Month(month), Level::Day(first)];
    let meaning = Meaning::Range(left, right);
    (first < second).then_some(Parsed { meaning, bound: Bound::At, end: place.at })
}

/// A range, and what is said about the date.
fn finish(start: Reader<'_>, mut place: Reader<'_>, levels: Vec<Level>) -> Read {
    if comes_round(start, place, &levels) {
        return Read::Nothing;
    }
    let led = before(start);
    let mut join = place;
    join.gap();
    let dash = join.any_word(&["–", "—", "-"]).is_some();
    let joined = dash
        || expect(&mut join, if led == "between" { &["and"] } else { &["to", "through", "until", "till"] });
    if joined {
        join.gap();
        let mut other = join;
        let mut levels = levels.clone();
        if let Some(right) = right_side(&mut other, &mut levels) {
            let meaning = Meaning::Range(levels, right);
            return Read::Date(Parsed { meaning, bound: Bound::At, end: other.at });
        }
    }
    if led != "between"
        && let Some((left, right, end)) = both_days(place, &levels)
    {
        return Read::Date(Parsed { meaning: Meaning::Range(left, right), bound: Bound::At, end });
    }
    // The third century BC
    let mut era = place;
    era.gap();
    if matches!(levels.last(), Some(Level::Century(_)))
        && era.any_word(&["BCE", "BC", "B.C."]).is_some()
        && !era.peek().is_some_and(char::is_alphanumeric)
    {
        return Read::Date(Parsed { meaning: Meaning::OffAxis, bound: Bound::At, end: era.at });
    }
    let lead = LEADS.iter().find(|(words, _)| led_by(start, words)).map(|&(_, bound)| bound);
    let mut bound = match led.as_str() {
        _ if lead.is_some() => lead.unwrap_or_default(),
        "since" => Bound::SinceThen,
        "by" | "until" | "till" => Bound::Until,
        "before" => Bound::Before,
        "after" => Bound::After,
        "around" | "circa" => Bound::About,
        _ => Bound::At,
    };
    let mut onwards = place;
    if expect(&mut onwards, &["onwards", "onward"]) || led == "from" && expect(&mut onwards, &["on"]) {
        bound = Bound::Since;
        place = onwards;
    }
    Read::Date(Parsed { meaning: Meaning::Point(levels), bound, end: place.at })
}

/// The right side of a range, given what the left lends it or it lends the left: March to May 2021, June 17
/// to 19, 2025, fiscal year 2024-25.
fn right_side(place: &mut Reader<'_>, left: &mut [Level]) -> Option<Vec<Level>> {
    if let &mut [Level::Year(first) | Level::Years(first, _)] = left {
        let mut short = *place;
        let second = short.number().filter(|n| n.length == 2).and_then(|n| i32::try_from(n.value).ok());
        let free = !short.peek().is_some_and(char::is_alphanumeric);
        // 2023-24; 2010–15, but 2010-11 alone may be a month.
        if let Some(second) = second
            .filter(|second| free && *second > first % 100 && *second > 12)
            .or(second.filter(|second| free && *second == (first + 1) % 100))
        {
            *place = short;
            let century = first / 100 * 100 + if second < first % 100 { 100 } else { 0 };
            return Some(vec![Level::Year(century + second)]);
        }
    }
    let mut inner = *place;
    let mut right = date(&mut inner, true)?;
    if let [Level::Open(Unit::Month), day] = right[..] {
        // A day may stand alone on the right only where the left has month and day.
        let &mut [ref mut head, month, Level::Day(_)] = left else { return None };
        let mut dated = inner;
        dated.gap();
        if let Some(year) = year(&mut dated).filter(|_| matches!(head, Level::Open(_))) {
            *head = Level::Year(year);
            inner = dated;
        }
        if matches!(head, Level::Year(_)) {
            right = vec![*head, month, day];
        }
    }
    *place = inner;
    Some(right)
}

/// June 5 and 6, June 5 and 6, 2025: both days and where they end, if the phrase ends with them and the number counts nothing.
fn both_days(place: Reader<'_>, left: &[Level]) -> Option<(Vec<Level>, Vec<Level>, usize)> {
    const GOES_ON: [&str; 16] = [
        "in", "at", "to", "for", "with", "when", "after", "before", "during", "as", "but", "by", "under",
        "from", "while", "were",
    ];
    let &[head, month, Level::Day(first)] = left else { return None };
    let mut inner = place;
    expect(&mut inner, &["and"]).then_some(())?;
    inner.gap();
    let second = months::day(&mut inner).filter(|second| *second > first)?;
    let mut behind = inner;
    let ends = match word(&mut behind) {
        Some(next) => GOES_ON.contains(&next.as_str()),
        None => !inner.peek().is_some_and(char::is_alphanumeric),
    };
    // June 5 and 6.5 million, 6-year-olds
    let mut decimal = inner;
    let number = inner.peek().is_some_and(|c| "-–%".has(c))
        || decimal.one_of(".,").is_some() && decimal.peek().is_some_and(|c| c.is_ascii_digit());
    let mut dated = inner;
    dated.gap();
    let stated = year(&mut dated).filter(|_| matches!(head, Level::Open(_)));
    let (head, end) = stated.map_or((head, inner.at), |year| (Level::Year(year), dated.at));
    let day = |day| vec![head, month, Level::Day(day)];
    (ends && !number).then(|| (day(first), day(second), end))
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

/// The word before `start`, in lower case.
fn last_word(start: Reader<'_>) -> String {
    let head = start.text[..start.at].trim_end();
    let length = head.bytes().rev().take(12).take_while(u8::is_ascii_alphabetic).count();
    head[head.len() - length..].to_ascii_lowercase()
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
