//! Datelines of agencies and newspapers, and date lines at the head of a text.
//!
//! A file may hold several articles and so several datelines. Its date is the **latest** of them: a page
//! cannot have been printed before the youngest report on it was filed. The same holds within one
//! article that quotes an older report with that report's own dateline.

use super::super::calendar::{DateSpan, days_between};
use super::super::numerals::{self, Number};
use super::super::reader::{Reader, fold};
use super::super::words::english_month;
use super::header::{from_header_line, from_page_of_paper};
use super::{DocumentDate, Provenance, When, YearSource, year};
use crate::among::Among as _;
use crate::sorting::OrderBy;
use crate::span::Span;

/// A date as it stands in a text, before its year is known.
#[derive(Debug, Clone, Copy)]
pub(super) struct Written {
    pub year: Option<i32>,
    pub month: Option<u32>,
    pub day: u32,
    pub start: usize,
    pub end: usize,
}

/// How years of the Republic of China are led up to; a longer name before its own end.
pub(super) const REPUBLIC: [&str; 4] = ["中華民國", "中华民国", "民國", "民国"];
/// The year before its first.
pub(super) const REPUBLIC_YEAR_NOUGHT: i32 = 1911;

/// The date of `text` by its datelines or, when it has none, by a date line near its head or by the pages of a paper that it
/// names. The year of
/// a dateline that lacks one is taken from the full dates of the same text; if none fits, it is left
/// unknown for [`DocumentDate::with_year_from`].
#[must_use]
pub fn from_dateline(text: &str) -> Option<DocumentDate> {
    let all = datelines(text);
    let latest = all.iter().filter(|d| d.date().is_some()).max_by(|a, b| {
        // Of equal dates the first stands.
        a.date().cmp(&b.date()).then(b.span.cmp(&a.span))
    });
    let wire = latest.or(all.first());
    // A paper is printed on the day of its youngest report or shortly after, and says so in its masthead.
    const PRINTED: i64 = 7;
    let head = from_header_line(text).filter(|head| match (wire, head.date(), head.provenance) {
        (None, ..) => true,
        (Some(wire), Some(printed), Provenance::HeaderLine(YearSource::Stated)) => {
            // On the same day the dateline says as much, unless it lacks its year.
            let earliest = i64::from(wire.date().is_some());
            let days = wire.settled_by(printed.start).map(|filed| days_between(filed.end, printed.start));
            days.is_some_and(|days| (earliest..=PRINTED).contains(&days))
        }
        _ => false,
    });
    head.or_else(|| wire.cloned()).or_else(|| from_page_of_paper(text))
}

/// All datelines of `text`, in order, each with its date.
#[must_use]
pub fn datelines(text: &str) -> Vec<DocumentDate> {
    let mut found: Vec<Written> =
        text.match_indices('日').filter_map(|(at, _)| chinese_dateline(text, at)).collect();
    found.extend(text.match_indices('(').filter_map(|(at, _)| english_dateline(text, at)));
    found.order_by_key(|w| w.start);
    found.into_iter().filter_map(|w| dated(text, w, Provenance::Dateline)).collect()
}

/// The date of `text` that `written` gives.
pub(super) fn dated(
    text: &str,
    written: Written,
    provenance: fn(YearSource) -> Provenance,
) -> Option<DocumentDate> {
    let Written { year: stated, month, day, start, end } = written;
    let (when, source) = if let (Some(year), Some(month)) = (stated, month) {
        (When::Known(DateSpan::day(year, month, day)?), YearSource::Stated)
    } else if let Some(date) = year::from_text(month, day, text) {
        (When::Known(date), YearSource::Text)
    } else {
        (When::YearUnknown { month, day }, YearSource::Unknown)
    };
    let span = Span::new(u32::try_from(start).ok()?, u32::try_from(end).ok()?);
    Some(DocumentDate {
        when,
        provenance: provenance(source),
        surface: text[start..end].to_owned(),
        span: Some(span),
    })
}

/// The dateline whose 日 stands at byte `at`.
fn chinese_dateline(text: &str, at: usize) -> Option<Written> {
    const NOT_A_WIRE: &str =
        "话話影视視力子动動商脑腦器台池信网網梯缆纜磁机機流压壓站车車邮郵报報竞競击擊线線源价價";
    let mut after = Reader::new(text, at + '日'.len_utf8());
    after.gap();
    match after.next()? {
        '电' | '電' => {
            if after.peek().is_some_and(|c| NOT_A_WIRE.has(c)) {
                return None;
            }
        }
        '讯' | '訊' => {
            if after.peek().is_some_and(|c| "问問号號息".has(c)) {
                return None;
            }
        }
        '专' | '專' => {
            after.one_of("电電")?;
        }
        _ => return None,
    }
    let written = date_before(text, at)?;
    is_lead(lead(text, written.start)).then_some(written)
}

/// The words before a date that can belong to a dateline: back to a bracket, a sentence's end or a blank
/// line, but not further than 40 characters.
fn lead(text: &str, start: usize) -> &str {
    let mut from = start;
    let mut was_break = false;
    for (i, c) in text[..start].char_indices().rev().take(40) {
        let c = fold(c);
        if "()[]【】。!?;”“、".has(c) || (c == '\n' && was_break) {
            break;
        }
        was_break = c == '\n' || was_break && c.is_whitespace();
        from = i;
    }
    &text[from..start]
}

/// Whether the words before the date name a paper, an agency or a place alone.
fn is_lead(lead: &str) -> bool {
    const SOURCES: [&str; 15] = [
        "社", "报", "報", "本刊", "网", "網", "台", "臺", "记者", "記者", "通讯", "通訊", "Xinhua",
        "Reuters", "专电",
    ];
    let lead = lead.trim();
    SOURCES.iter().any(|source| lead.contains(source))
        || lead.chars().count() <= 8 && !lead.chars().any(|c| ",:".has(fold(c)))
}

/// The date that ends before the 日 at byte `at`: day, with month and year if they are there.
pub(super) fn date_before(text: &str, at: usize) -> Option<Written> {
    let (start, number) = number_before(text, at)?;
    let day = number.value;
    let mut written = Written { year: None, month: None, day, start, end: at + '日'.len_utf8() };
    if !(1..=31).contains(&day) {
        return None;
    }
    if let Some((start, month)) = unit_before(text, start, '月').filter(|(_, n)| (1..=12).contains(&n.value))
    {
        written.month = Some(month.value);
        written.start = start;
        if let Some((start, year)) = unit_before(text, start, '年').and_then(|(s, n)| year_of(text, s, n)) {
            written.year = Some(year);
            written.start = start;
        }
    }
    // A leap year stands for any year: 29 February may be one.
    if let Some(month) = written.month {
        DateSpan::day(written.year.unwrap_or(2024), month, day)?;
    }
    Some(written)
}

/// The year that the number `n`, which begins at byte `start`, gives, with its first byte: 2025, 中華民國一一四.
fn year_of(text: &str, start: usize, n: Number) -> Option<(usize, i32)> {
    let value = i32::try_from(n.value).ok()?;
    let head = text[..start].trim_end();
    match REPUBLIC.iter().find_map(|name| head.strip_suffix(name)) {
        Some(rest) if (1..=200).contains(&value) => Some((rest.len(), value + REPUBLIC_YEAR_NOUGHT)),
        _ => (n.length == 4).then_some((start, value)),
    }
}

fn unit_before(text: &str, end: usize, unit: char) -> Option<(usize, Number)> {
    let head = text[..end].trim_end().strip_suffix(unit)?;
    number_before(text, head.len())
}

/// The number that ends at byte `end`, gaps left aside, with its first byte.
fn number_before(text: &str, end: usize) -> Option<(usize, Number)> {
    let head = text[..end].trim_end();
    let start = head
        .char_indices()
        .rev()
        .take(5)
        .take_while(|&(_, c)| fold(c).is_ascii_digit() || numerals::is_numeral(c))
        .last()?
        .0;
    let mut place = Reader::new(text, start);
    let number = place.number()?;
    (place.at == head.len()).then_some((start, number))
}

/// The dateline whose agency's bracket opens at byte `at`: “BEIJING, June 17 (Xinhua)”.
fn english_dateline(text: &str, at: usize) -> Option<Written> {
    let agency = text[at + 1..].split(')').next().filter(|a| (2..=24).contains(&a.len()))?;
    if !agency.bytes().all(|b| b.is_ascii_alphabetic() || b" .&/-".contains(&b)) {
        return None;
    }
    let line = text[..at].rfind('\n').map_or(0, |n| n + 1);
    let head = text[line..at].trim_end();
    if head.len() > 80 || !head.is_ascii() {
        return None;
    }
    let mut written = english_tail(head, line)?;
    let place = text[line..written.start].trim().trim_end_matches(',');
    let shouted = place.split([' ', ',', '/', '-']).next()?;
    (place.is_empty() || shouted.len() > 1 && shouted.bytes().all(|b| b.is_ascii_uppercase())).then(|| {
        written.end = line + head.len();
        written
    })
}

/// The date at the end of `head`: “June 17”, “June 17, 2025”, “17 June 2025”. `base` is added to offsets.
pub(super) fn english_tail(head: &str, base: usize) -> Option<Written> {
    let mut words: Vec<(usize, &str)> = Vec::new();
    let mut at = 0;
    for word in head.split([' ', ',']) {
        if !word.is_empty() {
            words.push((at, word.trim_end_matches('.')));
        }
        at += word.len() + 1;
    }
    let number = |word: &str| word.parse::<u32>().ok();
    let mut year = None;
    if let Some(y) = words.last().and_then(|w| number(w.1)).filter(|y| (1000..=2999).contains(y)) {
        year = i32::try_from(y).ok();
        words.pop();
    }
    let (last, first) = (words.pop()?, words.pop()?);
    let (month, day) = match (english_month(first.1), number(last.1)) {
        (Some(month), Some(day)) => (month, day),
        _ => (english_month(last.1)?, number(first.1)?),
    };
    DateSpan::day(year.unwrap_or(2024), month, day)?;
    Some(Written { year, month: Some(month), day, start: base + first.0, end: base + head.len() })
}

/// Reads 2025-06-17 and the like.
pub(super) fn separated(place: &mut Reader<'_>) -> Option<(i32, u32, u32)> {
    let year = place.number().filter(|n| n.length == 4 && (1000..=2999).contains(&n.value))?;
    let separator = place.one_of("-./_ ")?;
    let month = place.number().filter(|n| n.length <= 2)?.value;
    if place.next()? != separator {
        return None;
    }
    let day = place.number().filter(|n| n.length <= 2)?.value;
    let year = i32::try_from(year.value).ok()?;
    DateSpan::day(year, month, day).map(|_| (year, month, day))
}
