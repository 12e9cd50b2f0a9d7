//! The year of a dateline that gives only month and day.

use super::super::calendar::{Date, DateSpan, add_days, civil, days_between};
use super::super::reader::Reader;
use super::super::words::english_month;

/// A full date that lies so many days from the day it would give is near enough to be trusted.
const NEAR: i64 = 92;
/// A text seldom reports a coming day with its year further ahead than this without a word such as 将于 or 起
/// that says so.
const AHEAD: i64 = 31;
/// How many years ahead a report may look without our doubting that it was written in its own year.
const OUTLOOK: i32 = 15;

/// A full date in a text.
#[derive(Debug, Clone, Copy)]
struct Evidence {
    day: Date,
    /// Announced, not reported: 将于…, …起施行, …前.
    announced: bool,
}

/// All full dates (year, month and day) of `text` that are reported, in order of appearance; where there are none,
/// those that are announced. Ranges of years such as 2025至2026年 are none.
#[must_use]
pub fn full_dates(text: &str) -> Vec<Date> {
    let all = evidence(text).0;
    let announced = all.iter().all(|e| e.announced);
    all.into_iter().filter(|e| e.announced == announced).map(|e| e.day).collect()
}

/// The day that `month` and `day` mean in a text, when a full date in it lies near enough to tell: of the full
/// dates that do not contradict the text, the latest. A candidate contradicts the text when the text speaks of a
/// later year as past. Announced dates count only when there are no others.
pub(super) fn from_text(month: Option<u32>, day: u32, text: &str) -> Option<DateSpan> {
    let (all, latest_year) = evidence(text);
    for announced in [false, true] {
        let best = all
            .iter()
            .filter(|e| e.announced == announced)
            .filter_map(|e| {
                let found = nearest(month, day, e.day)?;
                // What is reported as done lies behind the day of writing, or hardly ahead of it.
                let ahead = if announced { NEAR } else { AHEAD };
                (-NEAR..=ahead).contains(&days_between(found, e.day)).then_some(())?;
                // Beside a full date of the same days, talk of coming years is no contradiction.
                let same_days = days_between(e.day, found).abs() <= 7;
                let allowed = i32::from(found.year()) + if same_days { OUTLOOK } else { 0 };
                (latest_year <= allowed).then_some((e.day, found))
            })
            .max();
        if let Some((_, found)) = best {
            return DateSpan::of_day(found);
        }
    }
    None
}

/// The day that `month` and `day` mean beside documents of these dates.
pub(super) fn from_documents(month: Option<u32>, day: u32, dates: &[Date]) -> Option<DateSpan> {
    let candidates = dates.iter().filter_map(|&d| {
        let found = nearest(month, day, d)?;
        Some((days_between(d, found).abs() <= NEAR, d, found))
    });
    candidates.max().and_then(|(_, _, found)| DateSpan::of_day(found))
}

/// Whether a full date lies near enough to the day that `month` and `day` mean beside it.
pub(super) fn is_near(month: Option<u32>, day: u32, full: Date) -> bool {
    nearest(month, day, full).is_some_and(|found| days_between(full, found).abs() <= NEAR)
}

/// The occurrence of `month` and `day` that lies nearest to `full`.
fn nearest(month: Option<u32>, day: u32, full: Date) -> Option<Date> {
    around(month, day, full).into_iter().min_by_key(|&c| (days_between(full, c).abs(), c))
}

/// Occurrences of `month` and `day` in the years (or months, when the month is missing too) around `full`.
fn around(month: Option<u32>, day: u32, full: Date) -> Vec<Date> {
    let year = i32::from(full.year());
    match month {
        Some(month) => (year - 8..=year + 8).filter_map(|y| civil(y, month, day)).collect(),
        None => (-62..=62)
            .filter_map(|n| add_days(full, n))
            .filter(|d| u32::try_from(d.day()).is_ok_and(|n| n == day))
            .collect(),
    }
}

/// Full dates of the text, and the latest year that it names as past or present.
fn evidence(text: &str) -> (Vec<Evidence>, i32) {
    let (mut found, mut latest_year) = (Vec::new(), 0);
    // Every Chinese date has 年; the year stands in the few characters before it.
    for (at, _) in text.match_indices('年') {
        let Some((start, year)) = year_before(text, at) else { continue };
        let mut place = Reader::new(text, at + '年'.len_utf8());
        let mut past = place;
        past.gap();
        let cued = announced_before(text, start);
        let full = month_day(&mut place).and_then(|(month, day)| civil(year, month, day));
        let announced = cued || announced_after(if full.is_some() { place } else { past });
        if let Some(day) = full {
            found.push(Evidence { day, announced });
        }
        if !announced {
            latest_year = latest_year.max(year);
        }
    }
    found.extend(numeric(text).map(|day| Evidence { day, announced: false }));
    found.extend(english(text));
    (found, latest_year)
}

/// The four-digit year that ends at byte `at`, with its first byte; nothing for the second half of a
/// range such as 2025至2026年.
fn year_before(text: &str, at: usize) -> Option<(usize, i32)> {
    let head = text[..at].trim_end();
    let start = head.char_indices().rev().take(5).take_while(|&(_, c)| is_year_digit(c)).last()?.0;
    let mut place = Reader::new(text, start);
    let number = place.number().filter(|n| n.length == 4 && place.at == head.len())?;
    let mut before = text[..start].trim_end().chars().rev();
    if matches!(before.next(), Some('至' | '到' | '-' | '—' | '－' | '–' | '~' | '～'))
        && before.next().is_some_and(|c| is_year_digit(c) || c == '年')
    {
        return None;
    }
    (1000..=2999).contains(&number.value).then(|| i32::try_from(number.value).ok().map(|y| (start, y)))?
}

fn is_year_digit(c: char) -> bool {
    super::super::reader::fold(c).is_ascii_digit() || super::super::numerals::digit(c).is_some()
}

/// Reads 月 and 日 after a year.
pub(super) fn month_day(place: &mut Reader<'_>) -> Option<(u32, u32)> {
    let month = place.number().filter(|n| n.length <= 2)?.value;
    place.unit("月")?;
    let day = place.number().filter(|n| n.length <= 3)?.value;
    place.unit("日号號")?;
    Some((month, day))
}

fn announced_before(text: &str, start: usize) -> bool {
    const CUES: [&str; 12] =
        ["将于", "將於", "定于", "定於", "拟于", "计划于", "到", "至", "力争", "预计", "預計", "距离"];
    let head = text[..start].trim_end();
    CUES.iter().any(|cue| head.ends_with(cue)) && !head.ends_with("截至") && !head.ends_with("截到")
}

fn announced_after(mut place: Reader<'_>) -> bool {
    const CUES: [&str; 10] = ["起", "前", "之前", "以前", "底前", "至", "到", "将", "正式施行", "实现"];
    place.gap();
    place.any_word(&CUES).is_some()
}

/// Days written 2025-06-17, 2025.6.17 or 2025/6/17.
fn numeric(text: &str) -> impl Iterator<Item = Date> + '_ {
    let bytes = text.as_bytes();
    memchr::memchr3_iter(b'-', b'.', b'/', bytes).filter_map(|at| {
        let start = at.checked_sub(4)?;
        let year = std::str::from_utf8(&bytes[start..at]).ok()?;
        if !year.bytes().all(|b| b.is_ascii_digit()) || start > 0 && bytes[start - 1].is_ascii_digit() {
            return None;
        }
        let mut rest = bytes[at + 1..].iter().take(6).copied();
        let month: String = rest.by_ref().map_while(ascii_digit).collect();
        let day: String = rest.map_while(ascii_digit).collect();
        if bytes.get(at + 1 + month.len()) != Some(&bytes[at]) || month.len() > 2 || day.len() > 2 {
            return None;
        }
        civil(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    })
}

/// Days written June 17, 2025 or 17 June 2025. One that “from” or “by” leads up to is announced.
fn english(text: &str) -> impl Iterator<Item = Evidence> + '_ {
    let bytes = text.as_bytes();
    let begins = |&(at, c): &(usize, &u8)| {
        b"JFMASOND".contains(c) && (at == 0 || !bytes[at - 1].is_ascii_alphanumeric())
    };
    bytes.iter().enumerate().filter(begins).filter_map(|(at, _)| {
        let length = bytes[at..].iter().take(12).take_while(|b| b.is_ascii_alphabetic()).count();
        let month = english_month(&text[at..at + length])?;
        let mut place = Reader::new(text, at + length);
        place.one_of(".");
        let mut first = place;
        let lone = first.number().filter(|n| n.length <= 2);
        first.any_word(&["st", "nd", "rd", "th"]);
        let (day, start) = match lone {
            Some(n) => {
                place = first;
                (n.value, at)
            }
            None => {
                let head = text[..at].trim_end().trim_end_matches("of").trim_end();
                let head = ["st", "nd", "rd", "th"]
                    .iter()
                    .find_map(|ending| head.strip_suffix(ending))
                    .unwrap_or(head);
                let digits = head.bytes().rev().take(3).take_while(u8::is_ascii_digit).count();
                (head[head.len() - digits..].parse().ok()?, head.len() - digits)
            }
        };
        place.one_of(",");
        let year = place.number().filter(|n| n.length == 4)?.value;
        let led = text[..start].trim_end();
        let announced = ["from", "by", "until", "before"].iter().any(|cue| led.ends_with(cue));
        Some(Evidence { day: civil(i32::try_from(year).ok()?, month, day)?, announced })
    })
}

fn ascii_digit(byte: u8) -> Option<char> {
    byte.is_ascii_digit().then_some(byte as char)
}
