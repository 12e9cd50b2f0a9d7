//! The year of a dateline that gives only month and day.

use super::super::calendar::{Date, DateSpan, add_days, civil, days_between};
use super::super::reader::Reader;

/// A full date that lies so many days from the day it would give is near enough to be trusted.
const NEAR: i64 = 92;
/// A text written now seldom names a coming day with its year further ahead than this without a word
/// such as 将于 or 起 that says so.
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

/// All full dates (year, month and day) of `text`, in order of appearance. Ranges of years such as
/// 2025至2026年 are none.
#[must_use]
pub fn full_dates(text: &str) -> Vec<Date> {
    evidence(text).0.into_iter().map(|e| e.day).collect()
}

/// The day that `month` and `day` mean in a text, when a full date in it tells: of the full dates that
/// do not contradict the text, the latest. A candidate contradicts the text when the text speaks of a
/// later year as past. Announced dates count only when there are no others.
pub(super) fn from_text(month: Option<u32>, day: u32, text: &str) -> Option<DateSpan> {
    let (all, latest_year) = evidence(text);
    for announced in [false, true] {
        let best = all
            .iter()
            .filter(|e| e.announced == announced)
            .filter_map(|e| {
                let ahead = if announced { 366 } else { AHEAD };
                let found = written(month, day, e.day, ahead)?;
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
        let found = around(month, day, d).into_iter().min_by_key(|&c| (days_between(d, c).abs(), c))?;
        Some((days_between(d, found).abs() <= NEAR, d, found))
    });
    candidates.max().and_then(|(_, _, found)| DateSpan::of_day(found))
}

/// The occurrence of `month` and `day` at or after `full`, or shortly before it.
fn written(month: Option<u32>, day: u32, full: Date, ahead: i64) -> Option<Date> {
    let around = around(month, day, full);
    let before = around.iter().copied().filter(|&c| c <= full).max();
    if let Some(before) = before.filter(|&b| days_between(b, full) <= ahead) {
        return Some(before);
    }
    around.into_iter().filter(|&c| c > full).min()
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

fn ascii_digit(byte: u8) -> Option<char> {
    byte.is_ascii_digit().then_some(byte as char)
}
