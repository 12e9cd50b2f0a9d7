//! What narrows a month, a week, a decade or a century.

use super::bounds::{Join, join, stands_free};
use super::calendars::{is_among_lunar, lunar_day};
use super::clock::{saturday_and_sunday, second_weekday, weekday_name};
use super::tail::{Step, counted_part, edge_day, number_below, part, same_day};
use super::units::{decade, decade_pair};
use crate::among::Among as _;
use crate::dates::expressions::levels::{Level, Part};
use crate::dates::numerals::{Style, digit, is_numeral};
use crate::dates::reader::Reader;

pub(super) fn in_month(place: &mut Reader<'_>, levels: &mut Vec<Level>) -> Option<Step> {
    place.one_of("份");
    let c = place.peek()?;
    if c == '初' {
        // 三月初一 is lunar.
        let mut day = *place;
        if let Some(d) = lunar_day(&mut day) {
            if let Some(Level::Month(month)) = levels.last().copied() {
                levels.pop();
                levels.push(Level::LunarMonth(month, false));
                *place = day;
                return Some(Step::Down(Level::LunarDay(d)));
            }
            return None;
        }
        place.next();
        return place
            .peek()
            .is_none_or(|c| !"步中级級次".has(c))
            .then_some(Step::Down(Level::Part(Part::Begin)));
    }
    if let Some(step) = broken_day(place) {
        return Some(step);
    }
    if c.is_ascii_digit() || is_numeral(c) {
        return lunar_below(place, levels).or_else(|| number_below(place, levels));
    }
    // 5月的今天 is no day of another month, 去年6月的今天 is.
    let month_of_its_own = matches!(levels[..], [.., Level::Month(_)])
        && !(levels.len() > 1 && matches!(levels[0], Level::Relative(..)));
    if !month_of_its_own && let Some(step) = same_day(place) {
        return Some(step);
    }
    // 上个月月底
    if let Some(step) = part(place, &["月初", "月底", "月末"]) {
        return Some(step);
    }
    if let Some(n) = place.any_word(&["上中旬", "中上旬", "中下旬"]) {
        return Some(Step::Down(if n == 2 { Level::Thirds(2, 3) } else { Level::Thirds(1, 2) }));
    }
    if let Some(n) = place.any_word(&["上旬", "中旬", "下旬"]) {
        return Some(Step::Down(Level::TenDays(u32::try_from(n).ok()? + 1)));
    }
    if let Some(n) = place.any_word(&["上半月", "上半", "下半月", "下半"]) {
        return Some(Step::Down(Level::Half(if n < 2 { 1 } else { 2 })));
    }
    if let Some(step) = edge_day(place) {
        return Some(step);
    }
    if let Some(step) = nth_of_month(place) {
        return Some(step);
    }
    if let Some(step) = counted_part(place) {
        return Some(step);
    }
    match c {
        '头' | '頭' => {
            place.next();
            stands_free(*place).then_some(Step::Down(Level::Part(Part::Begin)))
        }
        '底' | '末' | '尾' => {
            place.next();
            Some(Step::Down(Level::Part(Part::End)))
        }
        '中' => {
            place.next();
            stands_free(*place).then_some(Step::Down(Level::Part(Part::Mid)))
        }
        _ => None,
    }
}

/// 6月1⏎7日: a day whose two digits stand on two lines.
fn broken_day(place: &mut Reader<'_>) -> Option<Step> {
    let mut inner = *place;
    let tens = inner.one_of("123")?.to_digit(10)?;
    let broken = inner.at;
    if !inner.gap() || !inner.text[broken..inner.at].contains('\n') {
        return None;
    }
    let ones = inner.next()?.to_digit(10)?;
    inner.one_of("日号號")?;
    *place = inner;
    Some(Step::Down(Level::Day(tens * 10 + ones)))
}

/// 五月廿二, 中秋节（八月十五）: a day without its 日 is lunar when it is written so or when the words around say so.
fn lunar_below(place: &mut Reader<'_>, levels: &mut Vec<Level>) -> Option<Step> {
    let &Level::Month(month) = levels.last()? else { return None };
    let mut inner = *place;
    if doubled(place, month, levels) {
        place.next();
        levels.pop();
        levels.push(Level::LunarMonth(month, false));
        return Some(Step::Down(Level::LunarDay(month)));
    }
    let n = inner.number().filter(|n| n.style != Style::Arabic && (10..=30).contains(&n.value))?;
    let twenties = place.text[place.at..inner.at].contains(['廿', '卄', '卅']);
    // 八月十五 is Mid-Autumn unless a year of the civil calendar stands before it.
    let autumn =
        (month, n.value) == (8, 15) && !matches!(levels[0], Level::Year(_) | Level::ShortYear(_)) && {
            let head = &place.text[..place.at];
            head.ends_with("八月")
        };
    if inner.unit("日号號").is_some() || !twenties && !autumn && !is_among_lunar(place.text, place.at) {
        return None;
    }
    if inner.peek().is_some_and(|c| "个個年月岁歲人名元万".has(c)) {
        return None;
    }
    levels.pop();
    levels.push(Level::LunarMonth(month, false));
    *place = inner;
    Some(Step::Down(Level::LunarDay(n.value)))
}

/// 二月二, 三月三, 九月九: the feasts whose month and day are one number, at the end of a phrase.
fn doubled(place: &Reader<'_>, month: u32, levels: &[Level]) -> bool {
    let mut inner = *place;
    let feast =
        matches!(month, 2 | 3 | 5 | 6 | 7 | 9) && !matches!(levels[0], Level::Year(_) | Level::ShortYear(_));
    let numerals = place.text[..place.at].chars().rev().nth(1).and_then(digit) == Some(month);
    feast
        && numerals
        && inner.next().and_then(digit) == Some(month)
        && inner.peek().is_none_or(|c| {
            !c.is_alphanumeric() || matches!(c, '节' | '節' | '龙' | '龍' | '这' | '這' | '的' | '前')
        })
}

/// 第三个星期一, 最后一个周五, 第一周, 最后一周.
fn nth_of_month(place: &mut Reader<'_>) -> Option<Step> {
    let mut inner = *place;
    let n = if inner.any_word(&["最后一", "最後一"]).is_some() {
        -1
    } else {
        inner.one_of("第")?;
        i8::try_from(inner.number()?.value).ok()?
    };
    inner.one_of("个個");
    inner.any_word(&["星期", "礼拜", "禮拜", "周", "週"])?;
    let step = Step::Down(match weekday_name(&mut inner) {
        Some(day) => Level::NthWeekday(n, day),
        None => Level::Week(n.into()),
    });
    *place = inner;
    Some(step)
}

pub(super) fn in_week(place: &mut Reader<'_>) -> Option<Step> {
    if let Some(step) = same_day(place).or_else(|| edge_day(place)) {
        return Some(step);
    }
    let mut named = *place;
    named.any_word(&["星期", "周", "週", "礼拜"]);
    if let Some(day) = weekday_name(&mut named) {
        // 上周一共, 本周一直
        // 下周一起施行 begins on Monday, 上周一起来的 does not say on which day.
        let from = [
            "起施行",
            "起实施",
            "起執行",
            "起执行",
            "起生效",
            "起开",
            "起正式",
            "起将",
            "起，",
            "起,",
            "起至",
            "起在",
        ]
        .iter()
        .any(|word| named.text[named.at..].starts_with(word))
            || named.text[named.at..]
                .strip_prefix('起')
                .is_some_and(|rest| rest.chars().next().is_none_or(|c| !c.is_alphanumeric()));
        if day == 0 && !from && named.peek().is_some_and(|c| "共直些场場次个個般定样樣起致".has(c))
        {
            return None;
        }
        let weekend = day == 5 && saturday_and_sunday(&mut named);
        let second = if weekend { None } else { second_weekday(&mut named, day) };
        *place = named;
        return Some(match second {
            Some(second) => Step::Pair(Level::Weekday(day), Level::Weekday(second)),
            None => Step::Down(if weekend { Level::Weekend } else { Level::Weekday(day) }),
        });
    }
    if place.any_word(&["末", "周末", "週末"]).is_some() {
        return Some(Step::Down(Level::Weekend));
    }
    None
}

pub(super) fn in_century(place: &mut Reader<'_>) -> Option<Step> {
    let mut pair = *place;
    if let Some(first) = pair.number()
        && first.value % 10 == 0
        && join(&mut pair) == Some(Join::To)
        && let Some(second) = decade(&mut pair)
        && let Ok(first) = i32::try_from(first.value)
        && first < second
    {
        *place = pair;
        return Some(Step::Pair(Level::Decade(first), Level::Decade(second)));
    }
    let mut deeper = *place;
    if let Some((first, second)) = decade_pair(&mut deeper) {
        *place = deeper;
        return Some(Step::Pair(Level::Decade(first), Level::Decade(second)));
    }
    if let Some(tens) = decade(&mut deeper) {
        *place = deeper;
        return Some(Step::Down(Level::Decade(tens)));
    }
    let mut tens = *place;
    if tens.one_of("第首").is_some() {
        let n = if place.peek() == Some('首') { Some(1) } else { tens.number().map(|n| n.value) };
        let decade = n.filter(|n| (1..=10).contains(n)).and_then(|n| i32::try_from(n * 10 - 10).ok());
        if let Some(decade) = decade.filter(|_| tens.any_word(&["个十年", "個十年"]).is_some()) {
            *place = tens;
            return Some(Step::Down(Level::Decade(decade)));
        }
    }
    if place.any_word(&["晚期"]).is_some() {
        return Some(Step::Down(Level::Part(Part::End)));
    }
    if let Some(half) =
        place.any_word(&["上半叶", "前半叶", "上半葉", "前半葉", "下半叶", "后半叶", "下半葉", "後半葉"])
    {
        return Some(Step::Down(Level::Half(if half < 4 { 1 } else { 2 })));
    }
    counted_part(place).or_else(|| period(place))
}

pub(super) fn in_decade(place: &mut Reader<'_>) -> Option<Step> {
    counted_part(place).or_else(|| period(place))
}

/// 初期, 中叶, 末 of a century or decade.
fn period(place: &mut Reader<'_>) -> Option<Step> {
    if let Some(half) = place.any_word(&[
        "前叶",
        "前葉",
        "上半期",
        "前半期",
        "前半段",
        "中后期",
        "中後期",
        "下半期",
        "后半期",
        "後半期",
        "后半段",
    ]) {
        return Some(Step::Down(Level::Half(if half < 5 { 1 } else { 2 })));
    }
    const WORDS: [(&str, Part); 15] = [
        ("初期", Part::Begin),
        ("早期", Part::Begin),
        ("前期", Part::Begin),
        ("初叶", Part::Begin),
        ("初葉", Part::Begin),
        ("初", Part::Begin),
        ("中期", Part::Mid),
        ("中叶", Part::Mid),
        ("中葉", Part::Mid),
        ("后期", Part::End),
        ("後期", Part::End),
        ("末期", Part::End),
        ("末叶", Part::End),
        ("末葉", Part::End),
        ("末", Part::End),
    ];
    WORDS.iter().find(|(text, _)| place.word(text)).map(|&(_, part)| Step::Down(Level::Part(part)))
}
