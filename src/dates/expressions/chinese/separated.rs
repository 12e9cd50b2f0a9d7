//! Dates written with separators instead of units: 2025-06-17, 2025.6.17, 2016-2018, （1939-45）.

use super::Chain;
use super::bounds::{Join, join};
use super::units::NAMED_YEARS;
use crate::among::Among as _;
use crate::dates::calendar::civil;
use crate::dates::expressions::levels::{Level, Unit};
use crate::dates::expressions::meaning::{Bound, Meaning, Parsed};
use crate::dates::numerals::{Number, Style};
use crate::dates::reader::{Reader, fold};

/// What stands between the numbers of a date without units.
const SEPARATORS: &str = "-./–—~ ";

/// Dates written with separators: 2025-06-17, 2025.6.17, 2025/06, 2016-2018, 2023/24.
pub(super) fn separated(place: &mut Reader<'_>) -> Option<Chain> {
    let before = place.before();
    if before.is_some_and(|c| c.is_ascii_digit() || c == '.' || c == '/' || c == '$') {
        return None;
    }
    // NBA2023-24赛季; but A2023-24 is the number of something.
    let lettered = before.is_some_and(|c| c.is_ascii_alphabetic());
    let mut inner = *place;
    let first = inner.number().filter(|n| n.style == Style::Arabic)?;
    let separator = inner.one_of(SEPARATORS)?;
    let second = {
        let exact = inner;
        inner
            .number()
            .filter(|n| n.style == Style::Arabic && !exact.raw().is_some_and(char::is_whitespace))?
    };
    let value = |n: Number| i32::try_from(n.value).unwrap_or(0);
    // 1994.09—1998.07: two decimals are a month only beside another one.
    if separator == '.'
        && !lettered
        && is_month_of(first, second)
        && (leads_to_month(inner) || follows_month(*place) && inner.peek() != Some('.'))
    {
        *place = inner;
        return Some(Chain::of(vec![Level::Year(value(first)), Level::Month(second.value)]));
    }
    let mut third = inner;
    if "-./ ".has(separator)
        && !lettered
        && third.next() == Some(separator)
        && let Some(last) = third.number().filter(|n| n.style == Style::Arabic)
        && !third.peek().is_some_and(|c| c.is_ascii_digit())
    {
        let (levels, end) = if first.length == 4 && second.length <= 2 && last.length <= 2 {
            // An impossible day is read all the same, so that no part of it is taken for a date.
            (vec![Level::Year(value(first)), Level::Month(second.value), Level::Day(last.value)], third)
        } else if last.length == 4 && separator != ' ' && first.length <= 2 && second.length <= 2 {
            (day_month(first.value, second.value, value(last))?, third)
        } else {
            return None;
        };
        *place = end;
        // 2025.6.17—20
        let right = if first.length == 4 { day_behind(place, last.value, separator) } else { None };
        return Some(Chain { levels, right });
    }
    let year_like = |n: Number| n.length == 4 && (1800..=2199).contains(&n.value);
    if !year_like(first) || separator == ' ' {
        return None;
    }
    let next = inner.peek();
    if next.is_some_and(|c| c.is_ascii_alphanumeric() || "-./".has(c)) {
        return None;
    }
    let left = value(first);
    let (levels, right) = if year_like(second)
        && second.value > first.value
        && second.value - first.value <= 200
        && separator != '.'
    {
        if counts_things(inner) {
            return None;
        }
        if inner.any_word(&NAMED_YEARS).is_none() && inner.unit("年").is_some() {
            inner.one_of("度");
        }
        (vec![Level::Year(left)], Some(Level::Year(value(second))))
    } else if second.length == 2
        && value(second) == (left + 1) % 100
        && (inner.any_word(&NAMED_YEARS).is_some()
            || "-/–".has(separator) && second.value > 12 && opens_phrase(*place))
    {
        // 2019-20; but 2009-10 is a month unless it is a season.
        (vec![Level::Years(left, left + 1)], None)
    } else if second.length == 2
        && second.value > 12
        && value(second) > left % 100
        && (separator == '–' || "-—~".has(separator) && alone_in_brackets(*place, inner))
    {
        // 2010–15
        (vec![Level::Year(left)], Some(Level::Year(left / 100 * 100 + value(second))))
    } else if second.length == 2
        && (1..=12).contains(&second.value)
        && "-/".has(separator)
        && next != Some('年')
    {
        (vec![Level::Year(left), Level::Month(second.value)], None)
    } else {
        return None;
    };
    if lettered && !inner.before().is_some_and(|c| "季年度".has(c)) {
        return None;
    }
    *place = inner;
    Some(Chain { levels, right })
}

/// Whether a year may stand at `start`, by what is before it: 比分是1921-22 counts points.
fn opens_phrase(start: Reader<'_>) -> bool {
    start.before().is_none_or(|c| !c.is_alphanumeric() || "在从從自于於至到和与與的".has(c))
}

/// Whether what lies between two places stands in brackets, alone or in a list: （1939-45）. Elsewhere such numbers are codes
/// and telephone numbers as well.
fn alone_in_brackets(start: Reader<'_>, end: Reader<'_>) -> bool {
    const REACH: usize = 24;
    let opened = match start.before() {
        Some('(') => true,
        Some('、' | ',' | ';') => {
            let mut head = start.text[..start.at].chars().rev().take(REACH).map(fold);
            head.find(|c| "()\n".has(*c)) == Some('(')
        }
        _ => false,
    };
    opened && end.peek().is_some_and(|c| ")、,;".has(c))
}

/// Whether a measure follows: 1949-2024元, 2008-2012平方米.
fn counts_things(mut place: Reader<'_>) -> bool {
    const MEASURES: &str = "元米吨噸斤克分个個人名户戶家亩畝度里号號只件辆輛台次倍%℃万萬亿億套张張字页頁册册美英欧歐港韩韓千平立公厘毫升";
    place.gap();
    place.peek().is_some_and(|c| MEASURES.has(c))
}

/// Whether 1998.07 is a year and a month.
fn is_month_of(year: Number, month: Number) -> bool {
    year.length == 4
        && (1900..=2099).contains(&year.value)
        && month.length == 2
        && (1..=12).contains(&month.value)
}

/// Whether a dash and another year and month follow, or 至今.
fn leads_to_month(mut place: Reader<'_>) -> bool {
    if place.any_word(&["至今", "-今", "—今", "–今"]).is_some() {
        return true;
    }
    if join(&mut place) != Some(Join::To) {
        return false;
    }
    let year = place.number();
    let plain = place;
    let month = if place.one_of(".").is_some() { place.number() } else { None };
    match (year, month) {
        (Some(year), Some(month)) => is_month_of(year, month),
        (Some(year), None) => year.length == 4 && plain.peek() != Some('.'),
        _ => false,
    }
}

/// Whether a year and a month and a dash stand before `place`.
fn follows_month(place: Reader<'_>) -> bool {
    let head = place.text[..place.at].trim_end();
    let Some(rest) = head.strip_suffix(['-', '–', '—', '~', '～', '－', '至', '到']) else {
        return false;
    };
    let rest = rest.trim_end_matches(['-', '–', '—']).trim_end();
    let Some(start) = rest.len().checked_sub(7).filter(|&start| rest.is_char_boundary(start)) else {
        return false;
    };
    let bytes = &rest.as_bytes()[start..];
    bytes[4] == b'.' && bytes.iter().enumerate().all(|(n, b)| n == 4 || b.is_ascii_digit())
}

/// The 20 of 2025.6.17—20: a later day behind a dash that is not the separator.
fn day_behind(place: &mut Reader<'_>, first: u32, separator: char) -> Option<Level> {
    let mut inner = *place;
    if join(&mut inner)? != Join::To || inner.before() == Some(separator) {
        return None;
    }
    let n = inner.number().filter(|n| n.style == Style::Arabic && n.length <= 2)?;
    let free = !inner.peek().is_some_and(|c| c.is_ascii_alphanumeric() || "./-:年月时時点點".has(c));
    if !free || n.value <= first || n.value > 31 {
        return None;
    }
    inner.one_of("日");
    *place = inner;
    Some(Level::Day(n.value))
}

/// 06.20 behind the dash of 2025.06.17-06.20: month and day with the same separator.
pub(super) fn month_day_behind(place: &mut Reader<'_>, first: Reader<'_>) -> Option<[Level; 2]> {
    let separator =
        *first.text[..first.at].trim_end_matches(|c: char| c.is_ascii_digit()).as_bytes().last()?;
    if !b"./".contains(&separator) {
        return None;
    }
    let mut inner = *place;
    let month = inner.number().filter(|n| n.style == Style::Arabic && (1..=12).contains(&n.value))?;
    inner.one_of("./").filter(|&c| c == char::from(separator))?;
    let day = inner.number().filter(|n| n.style == Style::Arabic && (1..=31).contains(&n.value))?;
    if inner.peek().is_some_and(|c| c.is_ascii_alphanumeric() || "./-:%".has(c)) {
        return None;
    }
    *place = inner;
    Some([Level::Month(month.value), Level::Day(day.value)])
}

/// Day and month of a date that ends with its year. When both could be the month, nobody knows.
fn day_month(a: u32, b: u32, year: i32) -> Option<Vec<Level>> {
    let (month, day) = match (a > 12, b > 12) {
        (true, false) => (b, a),
        (false, true) => (a, b),
        (false, false) if a == b => (a, b),
        // The scan turns an empty date into one whose parts cannot be told apart.
        (false, false) => return Some(Vec::new()),
        (true, true) => return None,
    };
    civil(year, month, day)?;
    Some(vec![Level::Year(year), Level::Month(month), Level::Day(day)])
}

/// 展期：6.13-6.17, 活动时间：6.13—17: days without units, only behind a word that announces them, for elsewhere such
/// numbers are decimals.
pub(super) fn days_of_month(start: Reader<'_>) -> Option<Parsed> {
    let mut place = start;
    let number = |place: &mut Reader<'_>, most: u32| {
        let n = place.number().filter(|n| n.style == Style::Arabic && n.length <= 2)?;
        (1..=most).contains(&n.value).then_some(n.value)
    };
    let month = number(&mut place, 12)?;
    place.one_of(".")?;
    let day = number(&mut place, 31)?;
    if join(&mut place) != Some(Join::To) || !is_announced(start) {
        return None;
    }
    let mut dotted = place;
    let (last_month, last_day) = match number(&mut dotted, 12).filter(|_| dotted.one_of(".").is_some()) {
        Some(last_month) => {
            place = dotted;
            (last_month, number(&mut place, 31)?)
        }
        None => (month, number(&mut place, 31)?),
    };
    // 时间：6.5-7.5小时
    let counts = place.peek().is_some_and(|c| c.is_alphanumeric() || ".%-".has(c));
    if counts || last_month == month && last_day <= day {
        return None;
    }
    let side = |month, day| vec![Level::Open(Unit::Year), Level::Month(month), Level::Day(day)];
    let meaning = Meaning::Range(side(month, day), side(last_month, last_day));
    Some(Parsed { meaning, bound: Bound::At, end: place.at })
}

/// Whether a word and a colon before `start` say that dates follow: 日期：, 活动时间：. 反应时间： is a length.
fn is_announced(start: Reader<'_>) -> bool {
    const HAPPENINGS: [&str; 16] = [
        "活动", "活動", "展览", "展覽", "展出", "会议", "會議", "演出", "举办", "舉辦", "报名", "報名",
        "比赛", "比賽", "培训", "放假",
    ];
    let head = start.text[..start.at].trim_end_matches([' ', '\u{3000}']);
    let Some(head) = head.strip_suffix([':', '：']) else { return false };
    if ["日期", "展期", "会期", "會期", "档期", "檔期"].iter().any(|word| head.ends_with(word)) {
        return true;
    }
    head.strip_suffix("时间").or_else(|| head.strip_suffix("時間")).is_some_and(|head| {
        !head.ends_with(char::is_alphanumeric) || HAPPENINGS.iter().any(|word| head.ends_with(word))
    })
}
