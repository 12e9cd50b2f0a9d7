//! Jumps to another page: （上接第1版）, (下转第三版), “Continued on page 4”.

use crate::articles::chars::{is_blank, is_closing, is_opening};
use crate::articles::lines::is_numeral;
use crate::eight;
use crate::sorting::OrderBy;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Which way a jump leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// The text before stands on another page (上接, 紧接).
    From,
    /// The text goes on on another page (下转).
    To,
}

/// A page of a newspaper: perhaps the letter of its section, and its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Page {
    /// The section, `A` in A04.
    pub section: Option<char>,
    /// The number, from 1.
    pub number: u32,
}

/// A jump found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// The bytes it takes, brackets included.
    pub range: Range<usize>,
    pub direction: Direction,
    pub page: Page,
}

/// The words that lead to a page, in both forms; the single characters count only in brackets.
const WORDS: [(&str, Direction); 11] = [
    ("上接", Direction::From),
    ("下转", Direction::To),
    ("下轉", Direction::To),
    ("紧接", Direction::From),
    ("緊接", Direction::From),
    ("文接", Direction::From),
    ("文转", Direction::To),
    ("文轉", Direction::To),
    ("接", Direction::From),
    ("转", Direction::To),
    ("轉", Direction::To),
];

/// How many of them have two characters.
const LONG: usize = 8;

/// Whether the line is nothing but a jump.
pub(crate) fn whole(line: &str) -> bool {
    at_start(line).is_some_and(|found| found.range.end == line.len())
}

/// The jumps of one line: at its start, at its end, and bracketed ones inside.
pub(crate) fn jumps(line: &str) -> Vec<Found> {
    let mut found: Vec<Found> = at_start(line).into_iter().collect();
    for at in long_words(line) {
        let open = line[..at].trim_end_matches(is_blank);
        let Some(bracket) = open.chars().next_back().filter(|&c| is_opening(c)) else { continue };
        let start = open.len() - bracket.len_utf8();
        found.extend(parse(line, start).filter(|f| line[f.range.clone()].ends_with(is_closing)));
    }
    found.extend(at_end(line));
    found.order_by_key(|f| f.range.start);
    found.dedup_by_key(|f| f.range.start);
    found
}

/// Whether a line can hold a jump at all: a quick look that spares the parsing.
pub(crate) fn may_hold(line: &str) -> bool {
    let edge = |c| {
        let begins_word = matches!(c, '上' | '下' | '紧' | '緊' | '转' | '轉' | '接' | '文' | 'C' | 'c');
        begins_word || is_opening(c) || is_arrow(c)
    };
    line.starts_with(edge)
        || line.ends_with('版')
        || line.ends_with(is_closing)
        || line.ends_with(is_arrow)
        || (names_a_page(line) && long_words(line).next().is_some())
}

/// Whether 版 stands in the line: looked for by its last two bytes.
fn names_a_page(line: &str) -> bool {
    let (bytes, page) = (line.as_bytes(), "版".as_bytes());
    let ends = |at: usize| at > 1 && bytes[at - 2..=at] == *page;
    eight::somewhere(bytes, |eight| eight::both(eight, page[1], page[2]), ends)
}

/// Where words of two characters stand in the line. They end with 接, 转 or 轉, of which the last two share their middle byte: one
/// pass over the bytes looks for these.
fn long_words(line: &str) -> impl Iterator<Item = usize> {
    let bytes = line.as_bytes();
    let middles = memchr::memchr2_iter("接".as_bytes()[1], "转".as_bytes()[1], bytes);
    middles.filter_map(move |middle| {
        let start = middle.checked_sub(4)?;
        let word = bytes.get(start..middle + 2)?;
        let ends = matches!(word[3..], [0xE6, 0x8E, 0xA5] | [0xE8, 0xBD, 0xAC | 0x89]);
        (ends && WORDS[..LONG].iter().any(|(known, _)| known.as_bytes() == word)).then_some(start)
    })
}

fn is_arrow(c: char) -> bool {
    matches!(
        c,
        '▲' | '△'
            | '▶'
            | '►'
            | '▷'
            | '→'
            | '↓'
            | '↑'
            | '◀'
            | '◄'
            | '←'
            | '■'
            | '□'
            | '●'
            | '◆'
    )
}

/// Where the jump to another page begins that ends the line; the length of the line when none does.
pub(crate) fn leads_on_at(line: &str) -> usize {
    if !may_hold(line) {
        return line.len();
    }
    let last = jumps(line).pop().filter(|f| f.direction == Direction::To && f.range.end == line.len());
    last.map_or(line.len(), |f| line[..f.range.start].trim_end_matches(is_blank).len())
}

/// Whether the line begins with a jump from another page.
pub(crate) fn leads_from(line: &str) -> bool {
    at_start(line).is_some_and(|f| f.direction == Direction::From)
}

/// The jump that begins the line, if any.
pub(crate) fn jumps_at_start(line: &str) -> Option<Found> {
    at_start(line)
}

fn at_start(line: &str) -> Option<Found> {
    let found = parse(line, 0)?;
    let bracketed = line.starts_with(is_opening) && line[..found.range.end].ends_with(is_closing);
    (bracketed || found.range.end == line.len()).then_some(found)
}

fn at_end(line: &str) -> Option<Found> {
    let open = line.char_indices().rev().take(24).find(|&(_, c)| is_opening(c) || is_arrow(c))?.0;
    parse(line, open).filter(|found| found.range.end == line.len())
}

/// Reads a jump that begins at byte `start` of `line`.
fn parse(line: &str, start: usize) -> Option<Found> {
    let skip = |at: usize| at + line[at..].len() - line[at..].trim_start_matches(is_blank).len();
    let mut at = start;
    let mut open = false;
    while let Some(c) = line[at..].chars().next().filter(|&c| is_opening(c) || is_arrow(c)) {
        open |= is_opening(c);
        at = skip(at + c.len_utf8());
    }
    let (direction, page, mut at) = match WORDS.iter().find(|(word, _)| line[at..].starts_with(word)) {
        Some(&(word, direction)) => {
            if word.chars().count() == 1 && !open {
                return None;
            }
            let (page, end) = chinese_page(line, skip(at + word.len()))?;
            (direction, page, end)
        }
        None => english(line, at)?,
    };
    if open {
        // Some papers name the section or the headline after the page: （下转第4版·要闻）.
        let close =
            line[at..].char_indices().take(16).find(|&(_, c)| is_closing(c) && c != '》' && c != '”')?;
        at += close.0 + close.1.len_utf8();
    } else if let Some(c) = line[at..].chars().next().filter(|c| is_arrow(*c)) {
        at += c.len_utf8();
    }
    Some(Found { range: start..at, direction, page })
}

/// Reads 第三版, A1版, 2 版, 头版 and returns the page and where it ends.
fn chinese_page(line: &str, mut at: usize) -> Option<(Page, usize)> {
    let skip = |at: usize| at + line[at..].len() - line[at..].trim_start_matches(is_blank).len();
    if let Some(rest) = line[at..].strip_prefix("头版") {
        return Some((Page { section: None, number: 1 }, line.len() - rest.len()));
    }
    if line[at..].starts_with('第') {
        at = skip(at + '第'.len_utf8());
    }
    let section = line[at..].chars().next().map(super::super::fold).filter(char::is_ascii_alphabetic);
    if section.is_some() {
        at = skip(at + line[at..].chars().next()?.len_utf8());
    }
    let digits = line[at..].find(|c| !is_numeral(c)).unwrap_or(line.len() - at);
    let number = number(&line[at..at + digits])?;
    at = skip(at + digits);
    let rest = ['版', '面', '页', '頁'].iter().find_map(|unit| line[at..].strip_prefix(*unit));
    // A12 alone is a page too, in brackets or at the end of the line.
    let ends = line[at..].chars().next().is_none_or(|c| is_closing(c) || is_arrow(c));
    let rest = rest.or(section.and(ends.then_some(&line[at..])))?;
    Some((Page { section: section.map(|c| c.to_ascii_uppercase()), number }, line.len() - rest.len()))
}

fn english(line: &str, at: usize) -> Option<(Direction, Page, usize)> {
    let strip = |text: &'_ str, word: &str| -> Option<usize> {
        let head = text.get(..word.len())?;
        head.eq_ignore_ascii_case(word).then_some(word.len())
    };
    let mut end = at + strip(&line[at..], "continued ")?;
    let direction = if let Some(n) = strip(&line[end..], "on ") {
        end += n;
        Direction::To
    } else {
        end += strip(&line[end..], "from ")?;
        Direction::From
    };
    end += strip(&line[end..], "page ").unwrap_or(0);
    let section = line[end..].chars().next().filter(char::is_ascii_alphabetic);
    end += section.map_or(0, char::len_utf8);
    let digits = line[end..].find(|c: char| !c.is_ascii_digit()).unwrap_or(line.len() - end);
    let number = line[end..end + digits].parse().ok()?;
    Some((direction, Page { section: section.map(|c| c.to_ascii_uppercase()), number }, end + digits))
}

/// The value of 12, １２, 十二, 二十; at most 999.
fn number(digits: &str) -> Option<u32> {
    let (mut total, mut unit) = (0u32, 0u32);
    let mut any = false;
    for c in digits.chars() {
        any = true;
        match super::super::fold(c) {
            d @ '0'..='9' => unit = unit * 10 + (d as u32 - '0' as u32),
            '十' => {
                total += unit.max(1) * 10;
                unit = 0;
            }
            '百' => {
                total += unit.max(1) * 100;
                unit = 0;
            }
            c => unit = unit * 10 + "〇一二三四五六七八九".chars().position(|n| n == c).unwrap_or(0) as u32,
        }
        if total + unit > 999 {
            return None;
        }
    }
    (any && total + unit > 0).then_some(total + unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jumps_are_read() {
        for (line, direction, section, page) in [
            ("（上接第1版）", Direction::From, None, 1),
            ("(下转第三版)", Direction::To, None, 3),
            ("（下转Ａ１２版）", Direction::To, Some('A'), 12),
            ("（紧接 第 二十一 版）", Direction::From, None, 21),
            ("下转第2版", Direction::To, None, 2),
            ("▲上接头版", Direction::From, None, 1),
            ("（下转第4版·要闻）", Direction::To, None, 4),
            ("（下转A12）", Direction::To, Some('A'), 12),
            ("（上接A1頁）", Direction::From, Some('A'), 1),
            ("文轉A3版", Direction::To, Some('A'), 3),
            ("（文接A2）", Direction::From, Some('A'), 2),
            ("「下轉A4版」", Direction::To, Some('A'), 4),
            ("(Continued on page A4)", Direction::To, Some('A'), 4),
        ] {
            let found = jumps(line);
            assert_eq!(found.len(), 1, "{line}");
            assert_eq!(
                (found[0].direction, found[0].page),
                (direction, Page { section, number: page }),
                "{line}"
            );
            assert!(whole(line), "{line}");
        }
    }

    #[test]
    fn jumps_stand_at_either_end_and_inside() {
        assert_eq!(&"发展。（下转第二版）"[jumps("发展。（下转第二版）")[0].range.clone()], "（下转第二版）");
        assert_eq!(jumps("（上接第一版）甲（下转第二版）").len(), 2);
        assert_eq!(jumps("甲（下转第二版）乙").len(), 1);
        for prose in ["上接天线下接地气", "地铁上接第一版块的建设", "转第二版发行", "（转发二版）"]
        {
            assert!(jumps(prose).is_empty(), "{prose}");
        }
    }
}
