//! Dates that begin with a number, with or without units.

use super::Chain;
use super::bounds::{Join, join};
use super::separated::separated;
use super::tail::run_of_numbers;
use super::units::{century_pair, decade_pair, level, month_pair};
use crate::among::Among as _;
use crate::dates::calendar::civil;
use crate::dates::expressions::levels::{Level, Unit};
use crate::dates::numerals::{Number, Style};
use crate::dates::reader::Reader;

/// Dates that begin with a number.
pub(super) fn numeric(place: &mut Reader<'_>) -> Option<Chain> {
    if place.before() == Some('第') {
        return None;
    }
    let before = *place;
    let mut inner = *place;
    let first = inner.number()?;
    if first.style != Style::Arabic {
        if let Some(chain) = neighbours(place) {
            return Some(chain);
        }
    } else if matches!(inner.peek(), Some('-' | '.' | '/' | '–' | '—' | '~' | ' '))
        && let Some(chain) = separated(place)
    {
        return Some(chain);
    } else if first.length == 8
        && let Some(levels) = compact(place)
    {
        return Some(Chain::of(levels));
    }
    // 2022、2023、2024年, 1、2、3日
    let mut run = inner;
    if let Some(last) = run_of_numbers(&mut run, first.value)
        && let Some(chain) = shared(before, &mut run, first, last, Join::To)
    {
        *place = run;
        return Some(chain);
    }
    // Numbers that share a unit: 2025至2026年, 6至8月, 16、17日, 80至90年代.
    let mut pair = inner;
    if let Some(join) = join(&mut pair)
        && let Some(second) = pair.number()
        // 2022和2023年 are two years in a row; 三和五年 is nothing.
        && (join != Join::And || first.length == 4 && second.length == 4 && second.value == first.value + 1)
    {
        // 15、16两日
        let mut days = pair;
        if first.value + 1 == second.value
            && (1..=30).contains(&first.value)
            && days.any_word(&["两日", "兩日", "两天", "兩天"]).is_some()
        {
            *place = days;
            let levels = vec![Level::Open(Unit::Month), Level::Day(first.value)];
            return Some(Chain { levels, right: Some(Level::Day(second.value)) });
        }
        if let Some(chain) = shared(before, &mut pair, first, second, join) {
            *place = pair;
            return Some(chain);
        }
    }
    if let Some(levels) = level(before, &mut inner, first, None) {
        // 元年十一月, 往年3月: the year is there, but it cannot be read.
        let unread = before.before() == Some('年')
            && matches!(levels[..], [Level::Open(Unit::Year), Level::Month(_), ..]);
        *place = inner;
        return (!unread).then(|| Chain::of(levels));
    }
    let year = bare_year(before, inner, first)?;
    *place = inner;
    Some(Chain::of(vec![Level::Year(year)]))
}

/// 五六十年代, 十七八世纪, 三四月: two that share a unit, with nothing between them.
fn neighbours(place: &mut Reader<'_>) -> Option<Chain> {
    if let Some((first, second)) = decade_pair(place) {
        let levels = vec![Level::Open(Unit::Century), Level::Decade(first)];
        return Some(Chain { levels, right: Some(Level::Decade(second)) });
    }
    if let Some((first, second)) = century_pair(place) {
        return Some(Chain { levels: vec![Level::Century(first)], right: Some(Level::Century(second)) });
    }
    let (first, second) = month_pair(place)?;
    let levels = vec![Level::Open(Unit::Year), Level::Month(first)];
    Some(Chain { levels, right: Some(Level::Month(second)) })
}

/// 20250617, where nothing else can be meant: on its own, of our time, and not behind 编号 or 电话.
fn compact(place: &mut Reader<'_>) -> Option<Vec<Level>> {
    let mut inner = *place;
    let number = inner.number().filter(|n| n.style == Style::Arabic && n.length == 8)?;
    let (year, month, day) = (number.value / 10_000, number.value / 100 % 100, number.value % 100);
    let behind = inner.peek();
    let free = behind.is_none_or(|c| {
        "讯訊版".has(c) || !c.is_alphanumeric() && !matches!(c, '-' | '.' | '/' | '_' | '%' | ':')
    });
    let stuck = place
        .before()
        .is_some_and(|c| c.is_ascii_alphanumeric() || "-./_:#$¥第共约達达号號码碼话話为為是群".has(c));
    let year = i32::try_from(year).ok().filter(|year| (1900..=2099).contains(year))?;
    civil(year, month, day).filter(|_| free && !stuck)?;
    *place = inner;
    Some(vec![Level::Year(year), Level::Month(month), Level::Day(day)])
}

/// Two numbers before one unit.
fn shared(
    before: Reader<'_>,
    place: &mut Reader<'_>,
    first: Number,
    second: Number,
    join: Join,
) -> Option<Chain> {
    let mut end = *place;
    // 1980—85年, 581—618年
    if let Some((first, second)) = years_by_digits(before, first, second, *place)
        && join == Join::To
    {
        end.unit("年");
        *place = end;
        return Some(Chain { levels: vec![Level::Year(first)], right: Some(Level::Year(second)) });
    }
    let right = level(before, &mut end, second, None)?;
    let &level = right.last()?;
    let value = i32::try_from(first.value).ok()?;
    let left = match level {
        Level::Year(year) if first.length == 4 && value < year => Level::Year(value),
        // 2025至26年, and 18至19年
        Level::ShortYear(year) if first.length == 4 && first.style == Style::Arabic => {
            let full = value / 100 * 100 + year;
            if full <= value {
                return None;
            }
            *place = end;
            return Some(Chain { levels: vec![Level::Year(value)], right: Some(Level::Year(full)) });
        }
        // 1月3至2月10: the 3 is a day.
        Level::Month(_) if (1..=12).contains(&first.value) && before.before() != Some('月') => {
            Level::Month(first.value)
        }
        Level::Day(_) if (1..=31).contains(&first.value) => Level::Day(first.value),
        Level::Decade(tens) if value % 10 == 0 && value < tens => Level::Decade(value),
        Level::Quarter(n) if first.value < n && first.value > 0 => Level::Quarter(first.value),
        Level::Century(n) if value < n && value > 0 => Level::Century(value),
        _ => return None,
    };
    // 、 joins neighbours only: 3、4月, 16、17日, 80、90年代.
    let neighbours = match (left, level) {
        (Level::Month(a), Level::Month(b)) | (Level::Day(a), Level::Day(b)) => b == a + 1,
        (Level::Year(a), Level::Year(b)) | (Level::Century(a), Level::Century(b)) => b == a + 1,
        (Level::Decade(a), Level::Decade(b)) => b == a + 10,
        _ => false,
    };
    if join == Join::List && !neighbours {
        return None;
    }
    *place = end;
    let mut levels = right;
    levels.pop();
    levels.push(left);
    Some(Chain { levels, right: Some(level) })
}

/// The years of 1980—85年 and 581—618年, whose second number stands before `after`.
fn years_by_digits(
    before: Reader<'_>,
    first: Number,
    second: Number,
    mut after: Reader<'_>,
) -> Option<(i32, i32)> {
    if first.style != Style::Arabic || second.style != Style::Arabic {
        return None;
    }
    after.unit("年")?;
    let counted = after.peek().is_some_and(|c| "的前后後来來历歷以间間之代".has(c));
    let value = |n: u32| i32::try_from(n).ok();
    match (first.length, second.length) {
        (4, 2) if (1000..=2099).contains(&first.value) && second.value > first.value % 100 => {
            Some((value(first.value)?, value(first.value / 100 * 100 + second.value)?))
        }
        (3, 3) if first.value < second.value && first.value >= 100 => {
            let bracketed = before.before().is_none_or(|c| "(元、,;".has(c) || !c.is_alphanumeric());
            (bracketed && !counted && !(first.value.is_multiple_of(50) && second.value.is_multiple_of(50)))
                .then_some((value(first.value)?, value(second.value)?))
        }
        _ => None,
    }
}

/// A year without its 年, where nothing but a year can stand: at the head of a line, behind 自 or “=”, or
/// as one side of 从2016到2018.
fn bare_year(before: Reader<'_>, after: Reader<'_>, n: Number) -> Option<i32> {
    if n.length != 4 || n.style != Style::Arabic || !(1900..=2100).contains(&n.value) {
        return None;
    }
    let head = before.text[..before.at].trim_end_matches(' ');
    let led = head.chars().next_back().is_none_or(|c| "\n=从從自到至".has(c));
    let mut joined = after;
    // “2019 people” counts people.
    let counts = after.text[after.at..].trim_start_matches(' ').starts_with(|c: char| c.is_ascii_lowercase());
    let ends = after.peek().is_none_or(|c| c.is_whitespace() && !counts || "。；;)】」".has(c));
    let side = head.ends_with(['从', '從', '自']) && join(&mut joined) == Some(Join::To)
        || head.ends_with(['到', '至']) && after.peek().is_none_or(|c| !c.is_alphanumeric() && c != '.');
    if led && (ends || side) { i32::try_from(n.value).ok() } else { None }
}
