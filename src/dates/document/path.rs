//! Dates in the names of files and folders.
//!
//! The name of the file is read first, then the folders from the innermost outwards; a folder that knows
//! a finer date within the coarser one found (20250617/特刊2025.txt) refines it. Numbers that are parts of
//! hashes, counters, telephone numbers or issue numbers are no dates.

use super::super::calendar::{DateSpan, Precision};
use super::super::reader::{Reader, fold};
use super::super::words::english_month;
use super::dateline::{REPUBLIC, REPUBLIC_YEAR_NOUGHT};
use super::{DocumentDate, Provenance, When, YearSource};
use crate::among::Among as _;

/// What a name says.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) when: When,
    surface: String,
}

/// The date that a path gives to its document, whatever separates its folders (`/` or `\`).
#[must_use]
pub fn from_path(path: &str) -> Option<DocumentDate> {
    let mut names: Vec<String> =
        path.split(['/', '\\']).filter(|n| !n.is_empty()).map(|n| n.chars().map(fold).collect()).collect();
    if let Some(file) = names.last_mut() {
        strip_extension(file);
    }
    let mut best: Option<(Found, bool)> = None;
    for depth in (0..names.len()).rev() {
        let is_file = depth + 1 == names.len();
        let Some(found) = named(&names[depth]).or_else(|| nested(&names[..=depth])) else { continue };
        best = match (best, found.when) {
            (None, _) => Some((found, is_file)),
            (Some((coarse, file)), When::Known(fine)) => match coarse.when {
                When::Known(c) if c.precision > fine.precision && c.contains(&fine) => Some((found, is_file)),
                When::YearUnknown { month: Some(month), day } => {
                    let whole = DateSpan::day(fine.start.year().into(), month, day);
                    match whole.filter(|w| fine.contains(w)) {
                        Some(w) => Some((Found { when: When::Known(w), ..coarse }, file)),
                        None => Some((found, is_file)),
                    }
                }
                _ => Some((coarse, file)),
            },
            (kept, _) => kept,
        };
    }
    best.map(|(Found { when, surface }, is_file)| {
        let provenance = match (is_file, when) {
            (true, When::Known(_)) => Provenance::FileName(YearSource::Stated),
            (true, _) => Provenance::FileName(YearSource::Unknown),
            (false, _) => Provenance::Folder,
        };
        DocumentDate { when, provenance, surface, span: None }
    })
}

/// Takes off `.txt`, `.tar.gz` and the like, but not `.17` of 2025.06.17.
fn strip_extension(name: &mut String) {
    while let Some(dot) = name.rfind('.').filter(|&dot| dot > 0) {
        let extension = &name[dot + 1..];
        if !(1..=5).contains(&extension.len()) || !extension.starts_with(|c: char| c.is_ascii_alphabetic()) {
            break;
        }
        name.truncate(dot);
    }
}

/// The date in one name: the first of the finest.
pub(super) fn named(name: &str) -> Option<Found> {
    if is_uuid(name) {
        return None;
    }
    let mut best: Option<(u8, Found)> = None;
    let mut at = 0;
    while let Some(c) = name[at..].chars().next() {
        let place = Reader::new(name, at);
        let starts_word = c.is_ascii_alphabetic() && !place.before().is_some_and(|b| b.is_ascii_alphabetic());
        let read = if c.is_ascii_digit() || super::super::numerals::is_numeral(c) {
            number(place)
        } else if starts_word {
            english(place)
        } else {
            None
        };
        if let Some((when, end)) = read {
            if is_range(name, at, end) {
                return None;
            }
            let rank = rank(when);
            if best.as_ref().is_none_or(|(r, _)| rank < *r) {
                best = Some((rank, Found { when, surface: name[at..end].to_owned() }));
            }
            at = end;
        } else if c.is_ascii_digit() {
            at += name[at..].bytes().take_while(u8::is_ascii_digit).count();
        } else {
            at += c.len_utf8();
        }
    }
    best.map(|(_, found)| found)
}

/// Finer dates first; a month and day without a year last.
fn rank(when: When) -> u8 {
    match when {
        When::Known(span) if span.precision == Precision::Day => 0,
        When::Known(span) if span.precision == Precision::Month => 1,
        When::Known(_) => 2,
        When::YearUnknown { .. } => 3,
    }
}

/// The date that begins with the number at `start`, with its end.
fn number(start: Reader<'_>) -> Option<(When, usize)> {
    let run = start.text[start.at..].bytes().take_while(u8::is_ascii_digit).count();
    if run >= 6 {
        let span = if is_hashed(start) { None } else { compact(start, run) };
        return span.map(|span| (When::Known(span), start.at + run));
    }
    let mut place = start;
    let first = place.number()?;
    if start.before().is_some_and(|c| c.is_ascii_digit() || c == '.' && first.length < 4) || is_hashed(start)
    {
        return None;
    }
    if let Some(found) = day_first(start) {
        return Some(found);
    }
    // 民國114年6月17日
    if REPUBLIC.iter().any(|name| start.text[..start.at].trim_end().ends_with(name))
        && (1..=200).contains(&first.value)
    {
        return with_year(start, place, i32::try_from(first.value).ok()? + REPUBLIC_YEAR_NOUGHT);
    }
    let issue = start.before() == Some('第');
    if first.length == 4 && (1000..=2999).contains(&first.value) && !issue {
        return with_year(start, place, i32::try_from(first.value).ok()?);
    }
    // 6月17日 without a year.
    if first.length <= 2 && place.unit("月").is_some() {
        let day = place.number().filter(|n| n.length <= 3)?.value;
        place.unit("日号號")?;
        DateSpan::day(2024, first.value, day)?;
        return Some((When::YearUnknown { month: Some(first.value), day }, place.at));
    }
    None
}

/// 20-06-2025, where the numbers tell which of them is the day.
fn day_first(start: Reader<'_>) -> Option<(When, usize)> {
    let mut place = start;
    let first = place.number().filter(|n| n.length <= 2)?;
    let separator = place.one_of("-._")?;
    let second = place.number().filter(|n| n.length <= 2)?;
    place.one_of("-._").filter(|&c| c == separator)?;
    let year = place.number().filter(|n| n.length == 4 && (1800..=2199).contains(&n.value))?;
    let stuck = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || "-.".has(c));
    if stuck(place.peek()) || stuck(start.before()) {
        return None;
    }
    let (day, month) = match (first.value, second.value) {
        (day, month) if day > 12 || day == month => (day, month),
        (month, day) if day > 12 => (day, month),
        _ => return None,
    };
    Some((When::Known(DateSpan::day(i32::try_from(year.value).ok()?, month, day)?), place.at))
}

/// A year followed by what there is of month and day.
fn with_year(start: Reader<'_>, after_year: Reader<'_>, year: i32) -> Option<(When, usize)> {
    let known = |span: DateSpan, place: Reader<'_>| Some((When::Known(span), place.at));
    let mut place = after_year;
    let separator = place.unit("年-_./ ");
    let month_end = month(&mut place, separator == Some('年'));
    let Some(month) = month_end else { return bare_year(start, after_year, year) };
    let with_month = place;
    let closed = separator == Some('年');
    let day = if closed {
        place.unit("月").and_then(|_| {
            let after_unit = place;
            let day = place.number().filter(|n| n.length <= 3).map(|n| n.value);
            if day.is_some() && place.unit("日号號").is_some() {
                return day;
            }
            place = after_unit;
            None
        })
    } else {
        let mut inner = place;
        let same = inner.next() == separator;
        let day = inner.number().filter(|n| same && n.length <= 2).map(|n| n.value);
        if day.is_some() {
            place = inner;
        }
        day
    };
    if place.peek().is_some_and(|c| c.is_ascii_digit()) {
        return None;
    }
    if let Some(day) = day {
        return known(DateSpan::day(year, month, day)?, place);
    }
    if closed && place.before() != Some('月') {
        return bare_year(start, after_year, year);
    }
    // 2025-06 is a month; 2025-06-x17 and 2025.6 亿 are nobody's business.
    let end = if closed { place } else { with_month };
    known(DateSpan::month(year, month)?, end)
}

fn month(place: &mut Reader<'_>, named: bool) -> Option<u32> {
    let mut inner = *place;
    let number = inner.number().filter(|n| n.length <= 2 && (1..=12).contains(&n.value))?;
    if !named && number.length == 1 && inner.peek().is_some_and(|c| c.is_alphanumeric()) {
        return None;
    }
    *place = inner;
    Some(number.value)
}

/// A year alone: followed by 年, or not stuck to other letters, and not the number of a photograph.
fn bare_year(start: Reader<'_>, mut place: Reader<'_>, year: i32) -> Option<(When, usize)> {
    const COUNTERS: [&str; 9] = ["img", "dsc", "dscn", "dscf", "mvi", "pict", "no", "p", "page"];
    let named = place.unit("年").is_some();
    let head = start.text[..start.at].trim_end_matches(['_', '-', ' ', '.']);
    let letters = head.rsplit(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    let stuck = start.before().is_some_and(|c| c.is_ascii_alphabetic()) && letters.len() < 3
        || place.peek().is_some_and(|c| c.is_ascii_alphanumeric() || "期号號页頁版条條".has(c));
    let counted = COUNTERS.contains(&letters.to_ascii_lowercase().as_str());
    if !named && (stuck || counted || !(1800..=2100).contains(&year)) {
        return None;
    }
    Some((When::Known(DateSpan::year(year)?), place.at))
}

/// 20250617, 202506171015, 20250617101500, 202506: the `run` digits at `start`.
fn compact(start: Reader<'_>, run: usize) -> Option<DateSpan> {
    let (digits, after) = start.text[start.at..].split_at(run);
    let part = |from: usize, to: usize| digits.get(from..to).and_then(|d| d.parse::<u32>().ok());
    let year = part(0, 4).filter(|y| (1800..=2199).contains(y)).and_then(|y| i32::try_from(y).ok());
    // 250617 at the head of a name: no year of four digits leads it.
    if run == 6
        && start.at == 0
        && !after.starts_with(|c: char| c.is_ascii_alphanumeric() || "期号號".has(c))
        && year.and_then(|year| DateSpan::month(year, part(4, 6)?)).is_none()
    {
        let short = part(0, 2).filter(|y| (10..=49).contains(y) || (80..=99).contains(y))?;
        let century = if short < 50 { 2000 } else { 1900 };
        return DateSpan::day(century + i32::try_from(short).ok()?, part(2, 4)?, part(4, 6)?);
    }
    let year = year?;
    match run {
        // rmrb1986112003: the third page of a day.
        10 if start.before().is_some_and(|c| c.is_alphabetic()) && (1900..=2099).contains(&year) => {
            part(8, 10).filter(|page| (1..=99).contains(page))?;
            DateSpan::day(year, part(4, 6)?, part(6, 8)?)
        }
        8 => {
            // 010-20250617 is a telephone number.
            let head = start.text[..start.at].strip_suffix('-');
            let area = head.is_some_and(|h| {
                let digits = h.bytes().rev().take_while(u8::is_ascii_digit).count();
                (3..=4).contains(&digits) && h[h.len() - digits..].starts_with('0')
            });
            if area { None } else { DateSpan::day(year, part(4, 6)?, part(6, 8)?) }
        }
        12 | 14 => {
            let clock = part(8, 10)? < 24 && part(10, 12)? < 60 && (run == 12 || part(12, 14)? < 60);
            DateSpan::day(year, part(4, 6)?, part(6, 8)?).filter(|_| clock)
        }
        6 if start.before() != Some('第') && (1900..=2099).contains(&year) => {
            let lone = !start.before().is_some_and(char::is_alphanumeric)
                && !after.starts_with(|c: char| c.is_ascii_alphanumeric() || "期号號".has(c));
            if lone { DateSpan::month(year, part(4, 6)?) } else { None }
        }
        _ => None,
    }
}

/// June 17, 2025 or Jun-2025 at the word that begins at `start`.
fn english(start: Reader<'_>) -> Option<(When, usize)> {
    let text = &start.text[start.at..];
    let word = &text[..text.bytes().take_while(u8::is_ascii_alphabetic).count()];
    let month = english_month(word)?;
    let mut place = Reader::new(start.text, start.at + word.len());
    while place.one_of(". ,-_").is_some() {}
    let first = place.number()?;
    if first.length == 4 {
        let year = i32::try_from(first.value).ok()?;
        // 17-Jun-2025: the day stands before the name of the month.
        let head = start.text[..start.at].trim_end_matches([' ', '-', '_']);
        let digits = head.len() - head.bytes().rev().take_while(u8::is_ascii_digit).count();
        let day = head[digits..].parse().ok().filter(|_| head.len() - digits <= 2);
        let span =
            day.and_then(|d| DateSpan::day(year, month, d)).or_else(|| DateSpan::month(year, month))?;
        return Some((When::Known(span), place.at));
    }
    while place.one_of(". ,-_").is_some() {}
    let year = place.number().filter(|n| n.length == 4)?.value;
    Some((When::Known(DateSpan::day(i32::try_from(year).ok()?, month, first.value)?), place.at))
}

/// Folders that hold one part of a date each: 2025/06/17, 2025-06/17, 2025年/6月/17日.
fn nested(names: &[String]) -> Option<Found> {
    let (last, parents) = names.split_last()?;
    let (number, rest) = leading_number(last)?;
    let parent = parents.last()?;
    if last.len() == 4 && rest.is_empty() {
        // 2025/0617
        let year = whole(parent).filter(|span| span.precision == Precision::Year)?;
        let span = DateSpan::day(year.start.year().into(), number / 100, number % 100)?;
        return Some(Found { when: When::Known(span), surface: format!("{parent}/{last}") });
    }
    if last.len() - rest.len() > 2 || !matches!(rest, "" | "月" | "日" | "号") {
        return None;
    }
    let outer = whole(parent).or_else(|| {
        nested(parents).and_then(|found| match found.when {
            When::Known(span) => Some(span),
            When::YearUnknown { .. } => None,
        })
    })?;
    let year = i32::from(outer.start.year());
    let span = match outer.precision {
        Precision::Year if !matches!(rest, "日" | "号") => DateSpan::month(year, number)?,
        Precision::Month if rest != "月" => {
            DateSpan::day(year, u32::try_from(outer.start.month()).ok()?, number)?
        }
        _ => return None,
    };
    Some(Found { when: When::Known(span), surface: format!("{parent}/{last}") })
}

/// The date of a name that holds nothing else.
fn whole(name: &str) -> Option<DateSpan> {
    let found = named(name)?;
    match found.when {
        When::Known(span) if found.surface == name => Some(span),
        _ => None,
    }
}

fn leading_number(name: &str) -> Option<(u32, &str)> {
    let digits = name.bytes().take_while(u8::is_ascii_digit).count();
    Some((name[..digits].parse().ok()?, &name[digits..]))
}

/// Whether the digits at `start` stand in a run of letters and digits that looks like a hash or an id.
fn is_hashed(start: Reader<'_>) -> bool {
    let bytes = start.text.as_bytes();
    let from = bytes[..start.at].iter().rposition(|b| !b.is_ascii_alphanumeric()).map_or(0, |n| n + 1);
    let run = bytes[from..].iter().take(64).take_while(|b| b.is_ascii_alphanumeric());
    let kinds: Vec<bool> = run.map(u8::is_ascii_digit).collect();
    // 20250617T101500 changes twice, rmrb20250617v2 three times, 49e7289b39f0bf7a ten times.
    kinds.windows(2).filter(|pair| pair[0] != pair[1]).count() > 3
}

fn is_uuid(name: &str) -> bool {
    let parts: Vec<&str> = name.split('-').collect();
    parts.len() == 5
        && parts.iter().map(|p| p.len()).eq([8, 4, 4, 4, 12])
        && parts.iter().all(|p| p.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// Whether the date `start..end` is one side of a range: 2022-2024, 2022至2024年.
fn is_range(name: &str, start: usize, end: usize) -> bool {
    let joins = |c: char| "-—–~至到".has(c);
    let after = name[end..].trim_start();
    let before = name[..start].trim_end();
    let follows = after.starts_with(joins)
        && after.trim_start_matches(joins).chars().take(4).filter(char::is_ascii_digit).count() == 4;
    let precedes = before.ends_with(joins)
        && before.trim_end_matches(joins).chars().rev().take(4).filter(char::is_ascii_digit).count() == 4;
    let year_only = end - start <= "2025年".len();
    follows || precedes && year_only
}
