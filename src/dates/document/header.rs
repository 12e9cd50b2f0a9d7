//! Date lines: lines that hold nothing but a date and what goes with one, such as a place, a source, a page or the time
//! of day. They stand at the head of a text, or at its end where a paper is cited: 《人民日报》（2025年06月17日 第 01 版）.

use super::super::expressions::{Context, find};
use super::super::reader::{Reader, fold};
use super::dateline::{Written, date_before, dated, english_tail, separated};
use super::stated::from_stated;
use super::{DocumentDate, Provenance};
use crate::among::Among as _;

/// Lines at the head among which a date line is looked for.
const HEAD: usize = 12;
/// Lines at the end among which the citation of a paper is looked for.
const FOOT: usize = 3;
/// Longest date line, in characters.
const LONGEST: usize = 60;

/// The date line of `text`, if there is one: near its head a line that holds nothing but a date, a place or a source, such
/// as （2025年6月17日，阿斯塔纳） or “来源：人民日报 2025-06-17”, else at its end the issue of a paper.
#[must_use]
pub fn from_header_line(text: &str) -> Option<DocumentDate> {
    let lines = text.split_inclusive('\n').scan(0, |start, line| {
        let at = *start;
        *start += line.len();
        Some((at, line))
    });
    let filled = lines.filter(|(_, line)| !line.trim().is_empty());
    // The issue of a paper that is cited behind a text belongs to that text; behind the next stands another.
    let cited = |line: &str| line.trim_start().starts_with('《') && cites_page(line);
    let header = filled
        .take(HEAD)
        .enumerate()
        .filter(|(number, (_, line))| *number == 0 || !cited(line))
        .find_map(|(_, (at, line))| header_line(text, at, at + line.trim_end().len()))
        .or_else(|| foot_line(text))?;
    dated(text, header, Provenance::HeaderLine)
}

/// The latest date of lines such as 《人民日报》（2024年07月09日 04版）, which say on what page of a paper a text stood.
pub(super) fn from_page_of_paper(text: &str) -> Option<DocumentDate> {
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

/// The issue that one of the last lines cites.
fn foot_line(text: &str) -> Option<Written> {
    let mut end = text.trim_end().len();
    for _ in 0..FOOT {
        let start = text[..end].rfind('\n').map_or(0, |at| at + 1);
        if let Some(written) = header_line(text, start, end).filter(|_| cites_page(&text[start..end])) {
            return Some(written);
        }
        end = text[..start].trim_end().len();
    }
    None
}

/// Whether a line names a page: 第 01 版, 04版.
fn cites_page(line: &str) -> bool {
    line.match_indices('版').any(|(at, _)| {
        line[..at]
            .trim_end()
            .ends_with(|c: char| fold(c).is_ascii_digit() || super::super::numerals::is_numeral(c))
    })
}

/// The date of the line `start..end`, when the line is a date line.
fn header_line(text: &str, start: usize, end: usize) -> Option<Written> {
    let line = &text[start..end];
    let trimmed = line.trim();
    if trimmed.chars().count() > LONGEST || trimmed.chars().any(|c| "。!?;".has(fold(c))) {
        return None;
    }
    let base = start + (line.len() - line.trim_start().len());
    let end = base + trimmed.len();
    let bracketed = trimmed.starts_with(['（', '(', '【', '［', '[', '〔'])
        && trimmed.ends_with(['）', ')', '】', '］', ']', '〕']);
    let written = first_date(text, base, end)?;
    if written.year.is_none() {
        return bracketed.then_some(written);
    }
    let (before, after) = (&text[base..written.start], &text[written.end..end]);
    (bracketed || is_labelled(trimmed) || leads_up(before) && follows_on(before, after)).then_some(written)
}

/// Whether a line says that it gives a date or a source.
fn is_labelled(line: &str) -> bool {
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
    LABELS.iter().any(|label| line.starts_with(label))
}

/// Whether what stands before the date of a line can: nothing, the day of the week, an era, or a source set off from it.
fn leads_up(before: &str) -> bool {
    const ERAS: [&str; 4] = ["公元", "西元", "公历", "公曆"];
    const SOURCES: &str = "报報网網社刊台臺线線讯訊";
    let before = before.trim_end();
    let name = before.trim_end_matches(|c: char| !c.is_alphanumeric());
    if name.is_empty() || ERAS.contains(&name) || is_weekday(name) {
        return true;
    }
    if before.contains(['，', ',']) {
        return false;
    }
    // 人民日报2025年6月17日08版; 某处 2025年6月17日 needs its blank.
    let set_off = name.len() < before.len() || before.ends_with(|c: char| SOURCES.has(c));
    set_off || before.is_empty()
}

/// Whether what stands behind the date of a line can: the time of day, the day of the week, the lunar date, a page, or
/// words set off from it where nothing stands before.
fn follows_on(before: &str, after: &str) -> bool {
    let spaced = before.is_empty() || before.ends_with(|c: char| !c.is_alphanumeric()) || after.is_empty();
    let (timed, rest) = past_clock(after);
    let rest = rest.trim_start();
    let bare = rest.trim_matches(|c: char| !c.is_alphanumeric());
    if bare.is_empty() {
        return true;
    }
    if is_page(bare) || is_weekday(bare) || is_lunar(bare) {
        return true;
    }
    let set_off = timed || after.starts_with(|c: char| !c.is_alphanumeric());
    if before.trim().is_empty() {
        return set_off || ["星期", "周", "第", "农历", "農曆"].iter().any(|word| rest.starts_with(word));
    }
    // 人民日报 2025年06月17日 07:30 北京
    const PLACE: usize = 8;
    timed && is_labelled(bare)
        || spaced && timed && bare.chars().count() <= PLACE && bare.chars().all(char::is_alphabetic)
        || bare.chars().all(|c| !c.is_alphabetic())
}

/// Past a time of day such as 10:23 or 10:11:20; says whether there was one.
fn past_clock(after: &str) -> (bool, &str) {
    let rest = after.trim_start();
    let clock = rest
        .char_indices()
        .find(|&(_, c)| !(fold(c).is_ascii_digit() || fold(c) == ':'))
        .map_or(rest.len(), |(at, _)| at);
    if rest[..clock].chars().any(|c| fold(c) == ':') { (true, &rest[clock..]) } else { (false, after) }
}

fn is_page(words: &str) -> bool {
    let words = words.trim_start_matches('第').trim_start();
    let digits = words.trim_start_matches(|c: char| c.is_ascii_uppercase() || fold(c).is_ascii_digit());
    let numbered = digits.len() < words.len() || words.starts_with(super::super::numerals::is_numeral);
    let rest = digits.trim_start_matches(super::super::numerals::is_numeral).trim_start();
    numbered && (rest.starts_with(['版', '期', '号', '號']) || rest.is_empty())
}

fn is_weekday(words: &str) -> bool {
    const ENGLISH: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let first = words.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let chinese = ["星期", "礼拜", "禮拜", "周", "週"].iter().find_map(|week| first.strip_prefix(week));
    let only = |rest: &str| matches!(rest, "一" | "二" | "三" | "四" | "五" | "六" | "日" | "天");
    chinese.is_some_and(only)
        || ENGLISH.iter().any(|day| *day == first || first.len() == 3 && day.starts_with(first))
}

/// 乙巳年五月廿二, 农历五月廿二.
fn is_lunar(words: &str) -> bool {
    words.starts_with(['农', '農', '甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'])
        && find(words, &Context::default()).first().is_some_and(|mention| mention.span.start == 0)
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
    // 17/06/2025
    let numbers = line.bytes().all(|b| b.is_ascii_digit() || b"/.-".contains(&b));
    if let Some(day) = numbers.then(|| from_stated(line, None)).flatten().filter(|d| d.start == d.end) {
        return Some(Written {
            year: Some(day.start.year().into()),
            month: u32::try_from(day.start.month()).ok(),
            day: u32::try_from(day.start.day()).ok()?,
            start,
            end,
        });
    }
    partial
}
