//! Dates named by words: 今年, 上上周, 下个季度, 星期一, 第一季度.

use super::Chain;
use super::bounds::stands_free;
use super::clock::{saturday_and_sunday, second_weekday, weekday_name};
use super::words;
use crate::among::Among as _;
use crate::dates::expressions::levels::{Level, Unit};
use crate::dates::numerals;
use crate::dates::reader::Reader;

/// A word of the table.
pub(super) fn word(place: &mut Reader<'_>, c: char) -> Option<Chain> {
    let before = place.before();
    for word in words::beginning_with(c) {
        let mut inner = *place;
        if !inner.word(word.text) {
            continue;
        }
        let spoilt = before.is_some_and(|b| word.not_after.contains(b))
            || inner.peek().is_some_and(|a| word.not_before.contains(a));
        let idiom = word.text.starts_with('今') && place.text[..place.at].ends_with(['至', '今']) && {
            let head = &place.text[..place.at];
            head.ends_with("时至") || head.ends_with("時至")
        };
        if spoilt || idiom {
            return None;
        }
        if matches!(word.levels, [Level::Anaphoric(Unit::Day, 0)]) && is_of_event(*place) {
            return None;
        }
        // 年中国: 中 belongs to what follows unless the sentence goes on without it.
        if matches!(word.text, "年中" | "月中") && !stands_free(inner) {
            return None;
        }
        // 新世纪以来: by itself the new century is a name for much else.
        if word.text.starts_with('新') && inner.peek() != Some('以') {
            return None;
        }
        *place = inner;
        return Some(Chain::of(word.levels.to_vec()));
    }
    None
}

/// 在峰会当天, 就在开幕当晚: the day of an event, whose date is said elsewhere if anywhere.
fn is_of_event(start: Reader<'_>) -> bool {
    const REACH: usize = 8;
    let mut head = start.text[..start.at].chars().rev().take(REACH);
    let Some(first) = head.next().filter(|c| c.is_alphabetic()) else { return false };
    if "在于於到至日号號月年晚天".has(first) {
        return false;
    }
    head.take_while(|c| c.is_alphanumeric()).any(|c| "在于於".has(c))
}

/// 上周, 上上个月, 下个季度, 上世纪.
pub(super) fn relative(place: &mut Reader<'_>, c: char) -> Option<Chain> {
    const NOT_AFTER: &str = "以晚早马馬网網线線路海世身手地会會如之";
    if place.before().is_some_and(|b| NOT_AFTER.has(b)) {
        return None;
    }
    let mut inner = *place;
    let mut steps = 0;
    while steps < 3 && inner.one_of(if c == '上' { "上" } else { "下" }).is_some() {
        steps += 1;
    }
    inner.one_of("一");
    let counter = inner.one_of("个個").is_some();
    let unit = match inner.any_word(&[
        "世纪", "世紀", "季度", "星期", "礼拜", "禮拜", "半年", "年度", "周末", "週末", "周", "週", "月",
        "年", "季",
    ])? {
        0 | 1 => Unit::Century,
        2 | 14 => Unit::Quarter,
        3..=5 | 8..=11 => Unit::Week,
        6 if counter => Unit::Half,
        12 => Unit::Month,
        7 | 13 => Unit::Year,
        _ => return None,
    };
    // 上年纪, 上周期, 下月球, 上季节.
    if inner.peek().is_some_and(|c| "纪紀龄齡期岁歲球节節级級".has(c)) {
        return None;
    }
    let weekend = inner.before() == Some('末');
    let offset = if c == '上' { -steps } else { steps };
    if unit == Unit::Half {
        // 上个半年 is the half that lies behind us in the running year.
        *place = inner;
        return Some(Chain::of(vec![Level::Relative(Unit::Half, offset)]));
    }
    *place = inner;
    let mut levels = vec![Level::Relative(unit, offset)];
    if weekend {
        levels.push(Level::Weekend);
    }
    Some(Chain::of(levels))
}

/// 今（17）日, 本（6）月, 去（2024）年, 今（114）年: a word whose number stands in brackets within it.
pub(super) fn bracketed(place: &mut Reader<'_>, c: char) -> Option<Level> {
    let offset = match c {
        '今' | '本' => 0,
        '昨' | '去' | '上' => -1,
        '明' | '下' => 1,
        _ => return None,
    };
    let mut inner = *place;
    inner.next();
    inner.one_of("(")?;
    let n = inner.number()?;
    inner.one_of(")")?;
    inner.one_of("个個");
    let level = match (inner.one_of("年月日")?, n.value) {
        ('年', 1000..=2999) => Level::Year(i32::try_from(n.value).ok()?),
        // Years of the Republic.
        ('年', 1..=200) if !matches!(c, '上' | '下') => Level::Year(i32::try_from(n.value).ok()? + 1911),
        ('月', 1..=12) => Level::Relative(Unit::Month, offset),
        ('日', 1..=31) if !matches!(c, '去' | '上' | '下') => Level::Relative(Unit::Day, offset),
        _ => return None,
    };
    *place = inner;
    Some(level)
}

/// 星期一, 周三, 礼拜日.
pub(super) fn weekday(place: &mut Reader<'_>) -> Option<Chain> {
    let before = place.before();
    if before.is_some_and(|b| "每单双單雙".has(b) || b.is_ascii_digit() || numerals::is_numeral(b)) {
        return None;
    }
    let mut inner = *place;
    let long = inner.any_word(&["星期", "礼拜", "禮拜", "周", "週"])? < 3;
    let day = weekday_name(&mut inner)?;
    // 周一 is also a beginning of names and of 一周一次.
    let early = inner.text[inner.at..].starts_with("一早");
    if !long && !early && inner.peek().is_some_and(|c| "一二三四五六七八九十良围圍鸣鳴福礼".has(c))
    {
        return None;
    }
    // 上周日均, 周日报: the day belongs to what follows, and 一周日 to what stands before.
    if !long
        && day == 6
        && inner.before() == Some('日')
        && inner.peek().is_some_and(|c| "均报報常程本元".has(c))
    {
        return None;
    }
    let weekend = day == 5 && saturday_and_sunday(&mut inner);
    let right = if weekend { None } else { second_weekday(&mut inner, day) };
    *place = inner;
    let levels = vec![Level::Open(Unit::Week), if weekend { Level::Weekend } else { Level::Weekday(day) }];
    Some(Chain { levels, right: right.map(Level::Weekday) })
}

/// 今明两天, 明后两天, 今明两年: the first and the last of several.
pub(super) fn neighbouring(place: &mut Reader<'_>, c: char) -> Option<Chain> {
    const WORDS: [(&str, i32, i32); 6] = [
        ("今明后三", 0, 2),
        ("今明後三", 0, 2),
        ("今明", 0, 1),
        ("明后", 1, 2),
        ("明後", 1, 2),
        ("昨今", -1, 0),
    ];
    if !matches!(c, '今' | '明' | '昨') {
        return None;
    }
    let mut inner = *place;
    let &(_, first, last) = WORDS.iter().find(|(text, ..)| inner.word(text))?;
    let counted = inner.one_of("两兩二2").is_some();
    let unit = match inner.one_of("天日年")? {
        // 明后年; 今明 and 昨今 go with a number.
        '天' | '日' if last - first == 1 && !counted => return None,
        '年' if !counted && first != 1 => return None,
        '年' => Unit::Year,
        _ => Unit::Day,
    };
    *place = inner;
    Some(Chain { levels: vec![Level::Relative(unit, first)], right: Some(Level::Relative(unit, last)) })
}

/// 第一季度; 第二天 and 第二年, counted from the date last mentioned, where a phrase begins.
pub(super) fn ordinal(place: &mut Reader<'_>) -> Option<Chain> {
    let before = place.before();
    let mut inner = *place;
    inner.next();
    let n = inner.number()?.value;
    let free = before.is_none_or(|b| !b.is_alphanumeric() || "在到于於至".has(b));
    let levels = match inner.any_word(&["季度", "天", "年"])? {
        0 if (1..=4).contains(&n) => vec![Level::Open(Unit::Year), Level::Quarter(n)],
        1 if n == 2 && free => vec![Level::Anaphoric(Unit::Day, 1)],
        2 if n == 2 && free && inner.peek().is_none_or(|c| !"级級度".has(c)) => {
            vec![Level::Anaphoric(Unit::Year, 1)]
        }
        _ => return None,
    };
    *place = inner;
    Some(Chain::of(levels))
}

/// 暑假, 寒假, 暑期: the holidays of schools, by their first month; but 暑期档 and 暑假作业 are names.
pub(super) fn school_holiday(place: &mut Reader<'_>) -> Option<u32> {
    const NAMES: &str = "档檔工班作营營课課学學社兼";
    let winter_too = place.before() == Some('寒');
    let mut inner = *place;
    let month = match inner.any_word(&["暑假", "暑期", "寒假"])? {
        2 => 1,
        _ => 7,
    };
    // 寒暑假
    if winter_too || inner.peek().is_some_and(|c| NAMES.has(c)) {
        return None;
    }
    *place = inner;
    Some(month)
}
