//! Stretches of time: 两年前, 三天后, 8年来, 过去十年, 未来5到10年.

use super::amount;
use super::bounds::opens_part;
use super::tail::continue_after;
use crate::among::Among as _;
use crate::dates::expressions::levels::{Level, Unit};
use crate::dates::expressions::meaning::{Amount, Bound, Meaning, Parsed};
use crate::dates::numerals;
use crate::dates::reader::Reader;

/// Stretches counted in units: 两年前, 三天后, 8年来, 过去十年, 近三年, 未来5到10年.
pub(super) fn duration(start: Reader<'_>, c: char) -> Option<Parsed> {
    if c.is_ascii_digit() && names_date(start) {
        return None;
    }
    let mut place = start;
    let before = start.before();
    // 上一周, 前一天: one unit back, not the stretch of one.
    let mut one = start;
    one.next();
    if matches!(c, '上' | '下' | '前' | '后' | '後') && one.peek() == Some('一') {
        return None;
    }
    let past: Option<bool> = match c {
        '过' | '過' if place.any_word(&["过去的", "過去的", "过去", "過去"]).is_some() => {
            Some(true)
        }
        '未' if place.any_word(&["未来的", "未來的", "未来", "未來"]).is_some() => Some(false),
        '今' if place.any_word(&["今后的", "今后", "今後"]).is_some() => Some(false),
        '接' if place.any_word(&["接下来的", "接下來的", "接下来", "接下來"]).is_some() => {
            Some(false)
        }
        '最' if place.any_word(&["最近的", "最近"]).is_some() => Some(true),
        '近' if before.is_none_or(|b| !"附接将將临臨靠亲親最".has(b)) && place.word("近") => {
            Some(true)
        }
        '前' | '上' if is_free(before) && place.one_of("前上").is_some() => Some(true),
        // 比前10个月加快, 较前三季度: the first months of the year behind any word that 前 does not belong to.
        '前' if before.is_some_and(|b| "比较較与與和同在为為占".has(b)) && place.one_of("前").is_some() =>
        {
            let amount = amount::read(&mut { place })?;
            if !matches!(amount.unit, Unit::Month | Unit::Quarter) {
                return None;
            }
            Some(true)
        }
        '头' | '頭' | '首' if place.one_of("头頭首").is_some() => Some(true),
        '后' | '後' | '下' if is_free(before) && place.one_of("后後下").is_some() => Some(false),
        _ => None,
    };
    if let Some(past) = past {
        return stretch(start, place, past, c);
    }
    // 再过三天
    if matches!(c, '再') {
        place.any_word(&["再过", "再過"])?;
        let amount = amount::read(&mut place)?;
        return Some(Parsed { meaning: Meaning::Later(amount), bound: Bound::At, end: place.at });
    }
    if !(c.is_ascii_digit()
        || numerals::is_numeral(c)
        || matches!(c, '半' | '几' | '幾' | '数' | '數' | '多'))
        || before == Some('第')
    {
        return None;
    }
    // 一年零三个月 is read from its beginning.
    if c == '零' && before == Some('年') {
        return None;
    }
    // 2025年半年报 and 十几年 are read from their beginnings.
    if matches!(c, '半' | '几' | '幾' | '数' | '數' | '多')
        && before.is_some_and(|b| {
            numerals::is_numeral(b) || b.is_ascii_digit() || matches!(b, '上' | '下' | '前' | '后' | '後')
        })
    {
        return None;
    }
    let amount = amount::read(&mut place)?;
    // 二季度以来: the second quarter.
    let words = &start.text[start.at..place.at];
    if amount.unit == Unit::Quarter && !words.contains(['个', '個', '两', '兩']) {
        return None;
    }
    let meaning = suffix(&mut place, amount)?;
    if matches!(meaning, Meaning::Past(_)) && measures_year(start) {
        return None;
    }
    if let Meaning::Ago(amount) = meaning
        && let Some(levels) = within_past_year(&mut place, amount)
    {
        return Some(Parsed::point(levels, place.at));
    }
    Some(Parsed { meaning, bound: Bound::At, end: place.at })
}

/// Whether the amount at `start` says how long the years before it are: 2013年至2023年的10年间, 去年一年间.
fn measures_year(start: Reader<'_>) -> bool {
    let head = &start.text[..start.at];
    let head = head.strip_suffix(['的', '这', '這']).unwrap_or(head);
    head.strip_suffix('年')
        .and_then(|head| head.chars().next_back())
        .is_some_and(|c| c.is_ascii_digit() || numerals::is_numeral(c) || "今去前".has(c))
}

/// Whether the number at `start` is part of a date by the look of what follows: 5月, 3号, 2025.6, and 2025年 unless it can
/// be a length, see [`amount::is_length`]. Most numbers before a unit of time are.
fn names_date(start: Reader<'_>) -> bool {
    let mut place = start;
    let digits = place.digits();
    match place.next() {
        Some('月' | '号' | '號' | '.' | ':' | '/') => true,
        Some('年') if digits == 4 => {
            let year = start.text.get(start.at..start.at + 4).and_then(|year| year.parse::<u32>().ok());
            year.is_some_and(|year| (1000..=2200).contains(&year) && !year.is_multiple_of(50))
                && !place.peek().is_some_and(|c| "前之以".has(c))
        }
        _ => false,
    }
}

/// 两年前的5月, 十年前的今天: what narrows a year that is counted back.
fn within_past_year(place: &mut Reader<'_>, amount: Amount) -> Option<Vec<Level>> {
    if !matches!(amount.unit, Unit::Year | Unit::Month) || amount.vague || amount.least != amount.most {
        return None;
    }
    let mut inner = *place;
    if !inner.peek().is_some_and(|c| "的春夏秋冬".has(c) || c.is_ascii_digit() || numerals::is_numeral(c))
    {
        return None;
    }
    let mut levels = vec![Level::Relative(amount.unit, -i32::try_from(amount.most).ok()?)];
    let pair = continue_after(&mut inner, &mut levels);
    // A day of the calendar a hundred years ago, or in a month that is counted, is only the very same day.
    let same_day = levels.last() == Some(&Level::SameDay);
    let counted = amount.unit == Unit::Year && amount.most < 100;
    if levels.len() < 2 || pair.is_some() || !same_day && !counted {
        return None;
    }
    *place = inner;
    Some(levels)
}

/// 上 and 前 before an amount mean “the last” only where a phrase begins.
fn is_free(before: Option<char>) -> bool {
    before.is_none_or(|b| !b.is_alphanumeric())
}

fn stretch(start: Reader<'_>, mut place: Reader<'_>, past: bool, c: char) -> Option<Parsed> {
    place.gap();
    // 上半年 is no stretch of six months.
    if place.peek() == Some('半') && matches!(c, '上' | '下' | '前' | '后' | '後') {
        return None;
    }
    // 前5月: the first five months.
    let mut months = place;
    if matches!(c, '前' | '头' | '頭' | '首')
        && let Some(n) = months.number().filter(|n| (2..=11).contains(&n.value))
        && months.one_of("月").is_some()
        && months
            .peek()
            .is_none_or(|c| !c.is_ascii_digit() && !numerals::is_numeral(c) && !"份初中下上底末".has(c))
    {
        let n = i32::try_from(n.value).ok()?;
        return Some(Parsed::point(vec![Level::Open(Unit::Year), Level::First(n, Unit::Month)], months.at));
    }
    let amount = amount::read(&mut place)?;
    match c {
        // 前七个月 counts from the beginning of the year: 前3天 and 前两周 from now.
        '前' | '头' | '頭' | '首' if matches!(amount.unit, Unit::Month | Unit::Quarter) => {
            let n = i32::try_from(amount.most).ok()?;
            return Some(Parsed::point(
                vec![Level::Open(Unit::Year), Level::First(n, amount.unit)],
                place.at,
            ));
        }
        '头' | '頭' | '首' => return None,
        // 历时近30年, 近30年的历史: almost thirty, not the last thirty.
        '近' => {
            let head = start.text[..start.at].chars().rev().take(2).collect::<String>();
            let spoilt = ["时", "達", "达", "经", "了", "有", "了"].iter().any(|w| head.starts_with(w));
            let history = ["的历史", "的歷史", "历史", "的时间", "的努力"]
                .iter()
                .any(|w| place.text[place.at..].starts_with(w));
            if spoilt || history {
                return None;
            }
        }
        _ => {}
    }
    place.any_word(&["以来", "以來", "来", "來", "间", "間", "里", "裡", "内", "內"]);
    let meaning = if past { Meaning::Past(amount) } else { Meaning::Next(amount) };
    Some(Parsed { meaning, bound: Bound::At, end: place.at })
}

/// What a suffix makes of an amount.
fn suffix(place: &mut Reader<'_>, amount: Amount) -> Option<Meaning> {
    place.gap();
    let index = place.any_word(&[
        "以来", "以來", "来", "來", "之前", "以前", "前", "之后", "之後", "以后", "以後", "后", "後", "间",
        "間",
    ])?;
    let next = place.peek();
    match index {
        0..=3 => Some(Meaning::Past(amount)),
        4..=6 if index < 6 || next.is_none_or(|c| !"往来來去夕后後".has(c)) && !opens_part(*place) => {
            Some(Meaning::Ago(amount))
        }
        7..=12 if index < 11 || next.is_none_or(|c| !"续續期卫衛".has(c)) && !opens_part(*place) => {
            Some(Meaning::Later(amount))
        }
        13 | 14 if matches!(amount.unit, Unit::Year | Unit::Month) => Some(Meaning::Past(amount)),
        _ => None,
    }
}
