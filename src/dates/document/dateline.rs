//! Datelines of agencies and newspapers, and date lines at the head of a text.
//!
//! A file may hold several articles and so several datelines. Its date is the **latest** of them: a page
//! cannot have been printed before the youngest report on it was filed. The same holds within one
//! article that quotes an older report with that report's own dateline.

use super::super::calendar::DateSpan;
use super::super::numerals::{self, Number};
use super::super::reader::{Reader, fold};
use super::super::words::english_month;
use super::{DocumentDate, Provenance, When, YearSource, year};
use crate::span::Span;

/// A date as it stands in a text, before its year is known.
#[derive(Debug, Clone, Copy)]
struct Written {
    year: Option<i32>,
    month: Option<u32>,
    day: u32,
    start: usize,
    end: usize,
}

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
    latest.or(all.first()).cloned().or_else(|| from_header_line(text)).or_else(|| from_page_of_paper(text))
}

/// All datelines of `text`, in order, each with its date.
#[must_use]
pub fn datelines(text: &str) -> Vec<DocumentDate> {
    let mut found: Vec<Written> =
        text.match_indices('日').filter_map(|(at, _)| chinese_dateline(text, at)).collect();
    found.extend(text.match_indices('(').filter_map(|(at, _)| english_dateline(text, at)));
    found.sort_by_key(|w| w.start);
    found.into_iter().filter_map(|w| dated(text, w, Provenance::Dateline)).collect()
}

/// The date line near the head of `text`, if there is one: a line that holds nothing but a date, a place
/// or a source, such as （2025年6月17日，阿斯塔纳） or “来源：人民日报 2025-06-17”.
#[must_use]
pub fn from_header_line(text: &str) -> Option<DocumentDate> {
    const LINES: usize = 12;
    let mut start = 0;
    let mut seen = 0;
    for line in text.split_inclusive('\n') {
        let offset = start;
        start += line.len();
        if line.trim().is_empty() {
            continue;
        }
        seen += 1;
        if seen > LINES {
            return None;
        }
        if let Some(written) = header_line(text, offset, offset + line.trim_end().len()) {
            return dated(text, written, Provenance::HeaderLine);
        }
    }
    None
}

/// The latest date of lines such as 《人民日报》（2024年07月09日 04版）, which say on what page of a paper a text stood.
fn from_page_of_paper(text: &str) -> Option<DocumentDate> {
    let mut latest: Option<DocumentDate> = None;
    let mut end = 0;
    for line in text.split_inclusive('\n') {
        let start = end;
        end += line.len();
        let trimmed = line.trim();
        if !trimmed.starts_with('《') || trimmed.len() > 160 || !trimmed.ends_with(['）', ')']) {
            continue;
        }
        let rest = trimmed.find('》').map(|at| trimmed[at + '》'.len_utf8()..].trim_start());
        let Some(bracket) = rest.filter(|rest| rest.starts_with(['（', '('])) else { continue };
        let to = start + line.trim_end().len();
        let written = first_date(text, to - bracket.len(), to).filter(|written| written.year.is_some());
        let found = written.and_then(|written| dated(text, written, Provenance::HeaderLine));
        if found.as_ref().and_then(DocumentDate::date) > latest.as_ref().and_then(DocumentDate::date) {
            latest = found;
        }
    }
    latest
}

fn dated(text: &str, written: Written, provenance: fn(YearSource) -> Provenance) -> Option<DocumentDate> {
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
            if after.peek().is_some_and(|c| NOT_A_WIRE.contains(c)) {
                return None;
            }
        }
        '讯' | '訊' => {
            if after.peek().is_some_and(|c| "问問号號息".contains(c)) {
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
        if "()[]【】。!?;”“、".contains(c) || (c == '\n' && was_break) {
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
        || lead.chars().count() <= 8 && !lead.chars().any(|c| ",:".contains(fold(c)))
}

/// The date that ends before the 日 at byte `at`: day, with month and year if they are there.
fn date_before(text: &str, at: usize) -> Option<Written> {
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
        if let Some((start, year)) = unit_before(text, start, '年').filter(|(_, n)| n.length == 4) {
            written.year = i32::try_from(year.value).ok();
            written.start = start;
        }
    }
    // A leap year stands for any year: 29 February may be one.
    if let Some(month) = written.month {
        DateSpan::day(written.year.unwrap_or(2024), month, day)?;
    }
    Some(written)
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
fn english_tail(head: &str, base: usize) -> Option<Written> {
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

/// The date of the line `start..end`, when the line is a date line.
fn header_line(text: &str, start: usize, end: usize) -> Option<Written> {
    const LABELS: [&str; 12] = [
        "来源",
        "來源",
        "发布",
        "發布",
        "发表",
        "时间",
        "時間",
        "日期",
        "更新",
        "Date",
        "Published",
        "Updated",
    ];
    let line = &text[start..end];
    let trimmed = line.trim();
    if trimmed.chars().count() > 60 || trimmed.chars().any(|c| "。!?;".contains(fold(c))) {
        return None;
    }
    let base = start + (line.len() - line.trim_start().len());
    let bracketed = trimmed.starts_with(['（', '(', '【', '［', '[', '〔'])
        && trimmed.ends_with(['）', ')', '】', '］', ']', '〕']);
    let written = first_date(text, base, base + trimmed.len())?;
    if written.year.is_none() {
        return bracketed.then_some(written);
    }
    let before = &text[base..written.start];
    let after = text[written.end..base + trimmed.len()].trim_start();
    let free = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let labelled = LABELS.iter().any(|label| trimmed.starts_with(label));
    let starts = before.is_empty()
        && (free(text[written.end..base + trimmed.len()].chars().next())
            || ["星期", "周", "第", "农历", "農曆"].iter().any(|w| after.starts_with(w)));
    let ends = free(after.chars().next())
        && after.chars().all(|c| !c.is_alphabetic())
        && !before.contains(['，', ','])
        && before.chars().next_back().is_none_or(|c| !c.is_alphanumeric());
    (bracketed || labelled || starts || ends).then_some(written)
}

/// The first full date of the line `start..end`, or the first month and day when there is none.
fn first_date(text: &str, start: usize, end: usize) -> Option<Written> {
    let line = &text[start..end];
    let mut partial = None;
    for (at, c) in line.char_indices() {
        let written = if c == '日' { date_before(text, start + at) } else { None };
        if let Some(w) = written.filter(|w| w.month.is_some() && w.start >= start) {
            if w.year.is_some() {
                return Some(w);
            }
            partial = partial.or(Some(w));
        }
    }
    for (at, _) in line.char_indices().filter(|&(_, c)| fold(c).is_ascii_digit()) {
        if at > 0 && line[..at].ends_with(|c| fold(c).is_ascii_digit()) {
            continue;
        }
        let mut place = Reader::new(text, start + at);
        if let Some((year, month, day)) = separated(&mut place) {
            return Some(Written {
                year: Some(year),
                month: Some(month),
                day,
                start: start + at,
                end: place.at,
            });
        }
    }
    if let Some(w) = line.is_ascii().then(|| english_tail(line.trim_matches(['(', ')', ' ']), 0)).flatten() {
        let inside = line.len() - line.trim_start_matches(['(', ' ']).len();
        return Some(Written { start: start + inside + w.start, end: start + inside + w.end, ..w });
    }
    partial
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
