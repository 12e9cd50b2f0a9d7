//! What narrows a date further, from the year down.

use super::bounds::{Join, join, stands_free};
use super::calendars::{lunar_cue, lunar_day, lunar_festival, lunar_month};
use super::clock::{bracketed_weekday, clock};
use super::lookahead::continues_year;
use super::named::school_holiday;
use super::tail_units::{in_century, in_decade, in_month, in_week};
use super::units::{level, month_pair};
use crate::among::Among as _;
use crate::dates::expressions::festivals::festival;
use crate::dates::expressions::levels::{Level, Part, Unit};
use crate::dates::numerals::{Number, Style, is_numeral};
use crate::dates::reader::Reader;

/// Reads everything that narrows `levels` further. Gives the last level of a second date that shares its
/// unit with the last one read (6月16至18日).
pub(super) fn continue_after(place: &mut Reader<'_>, levels: &mut Vec<Level>) -> Option<Level> {
    for _ in 0..6 {
        let &last = levels.last()?;
        if matches!(last, Level::Month(_)) && place.peek() == Some('份') {
            place.next();
        }
        let mut inner = *place;
        inner.gap();
        if inner.peek() == Some('的') {
            inner.next();
            inner.gap();
        }
        let step = match last {
            Level::Year(_)
            | Level::ShortYear(_)
            | Level::Relative(Unit::Year, _)
            | Level::Anaphoric(Unit::Year, _) => in_year(&mut inner, levels, place.at),
            Level::Month(_)
            | Level::Relative(Unit::Month, _)
            | Level::Anaphoric(Unit::Month, _)
            | Level::MonthRelative(..) => in_month(&mut inner, levels),
            Level::Relative(Unit::Week, _) | Level::Anaphoric(Unit::Week, _) => in_week(&mut inner),
            Level::Century(_) | Level::Relative(Unit::Century, _) => in_century(&mut inner),
            Level::Decade(_) | Level::Relative(Unit::Decade, _) => in_decade(&mut inner),
            Level::Years(a, b) if b - a == 9 => in_decade(&mut inner),
            Level::Quarter(_) | Level::Half(_) => part(&mut inner, &["末"]),
            Level::Cyclic(..) => in_cycle(&mut inner),
            Level::LunarMonth(..) => lunar_day(&mut inner).map(|d| Step::Down(Level::LunarDay(d))),
            Level::Day(_)
            | Level::LunarDay(_)
            | Level::Weekday(_)
            | Level::Relative(Unit::Day, _)
            | Level::Anaphoric(Unit::Day, _)
            | Level::Festival(_) => {
                let mut rest = *place;
                if matches!(last, Level::Day(_) | Level::LunarDay(_) | Level::Relative(Unit::Day, _)) {
                    bracketed_weekday(&mut rest);
                }
                clock(&mut rest);
                *place = rest;
                let dated = matches!(last, Level::Day(_));
                if dated && place.any_word(&["当周", "當週", "那一周", "那一週", "那周", "那週"]).is_some()
                {
                    levels.push(Level::AroundWeek);
                }
                return None;
            }
            _ => None,
        };
        match step {
            Some(Step::Down(level)) => {
                levels.push(level);
                *place = inner;
            }
            Some(Step::Pair(level, right)) => {
                levels.push(level);
                *place = inner;
                return Some(right);
            }
            Some(Step::Same) => *place = inner,
            None => return None,
        }
    }
    None
}

/// One step down.
pub(super) enum Step {
    Down(Level),
    /// Two dates that share a unit.
    Pair(Level, Level),
    /// A word that adds nothing.
    Same,
}

/// Lunar months and festivals of 甲辰年.
fn in_cycle(place: &mut Reader<'_>) -> Option<Step> {
    place.any_word(&["农历", "農曆"]);
    lunar_month(place, true).or_else(|| lunar_festival(place)).map(Step::Down)
}

fn in_year(place: &mut Reader<'_>, levels: &[Level], end: usize) -> Option<Step> {
    let adjacent = place.at == end;
    let c = place.peek()?;
    if c.is_ascii_digit() || is_numeral(c) || place.text[place.at..].starts_with("首季") {
        let mut below = *place;
        if let Some(step) = number_below(&mut below, levels) {
            *place = below;
            return Some(step);
        }
        // 去年五一, 2024年七夕
        return festival(place, c).map(Step::Down);
    }
    if !continues_year(c) {
        return None;
    }
    if let Some(step) = edge_day(place) {
        return Some(step);
    }
    if place.any_word(&["元月份", "元月", "首月"]).is_some() {
        return Some(Step::Down(Level::Month(1)));
    }
    if place.any_word(&["伊始", "开年", "開年"]).is_some() {
        return Some(Step::Down(Level::Part(Part::Begin)));
    }
    if let Some(first) = school_holiday(place) {
        return Some(Step::Pair(Level::Month(first), Level::Month(first + 1)));
    }
    // 去年今日, 十年前的今天
    if let Some(step) = same_day(place) {
        return Some(step);
    }
    if let Some(half) = place.any_word(&["上半年", "前半年", "下半年", "后半年", "後半年"]) {
        return Some(Step::Down(Level::Half(if half < 2 { 1 } else { 2 })));
    }
    if let Some(step) = counted_part(place) {
        return Some(step);
    }
    let mut ordinal = *place;
    if ordinal.one_of("第").is_some()
        && let Some(n) = ordinal.number()
    {
        let n = i32::try_from(n.value).ok()?;
        let level = match ordinal.any_word(&[
            "季度",
            "季",
            "个季度",
            "个月",
            "個月",
            "周",
            "週",
            "个星期",
            "個星期",
        ])? {
            0..=2 => Level::Quarter(u32::try_from(n).ok()?),
            3 | 4 => Level::Month(u32::try_from(n).ok()?),
            _ => Level::Week(n),
        };
        *place = ordinal;
        return Some(Step::Down(level));
    }
    if lunar_cue(place) {
        place.gap();
        return lunar_month(place, true).or_else(|| lunar_festival(place)).map(Step::Down);
    }
    if c == '大'
        && place.text[place.at..].starts_with("大年初")
        && !place.text[place.at..].starts_with("大年初一")
    {
        place.word("大年");
        return Some(Step::Down(Level::LunarMonth(1, false)));
    }
    if matches!(c, 'Q' | 'q') {
        place.next();
        let n = place.number().filter(|n| n.length == 1 && (1..=4).contains(&n.value))?;
        return Some(Step::Down(Level::Quarter(n.value)));
    }
    if let Some(month) = lunar_month(place, false) {
        return Some(Step::Down(month));
    }
    if let Some(first) = season(place) {
        // 今年秋冬季
        let mut second = *place;
        return Some(match season(&mut second).filter(|next| *next == first + 1) {
            Some(next) => {
                *place = second;
                Step::Pair(Level::Season(first), Level::Season(next))
            }
            None => Step::Down(Level::Season(first)),
        });
    }
    if let Some(month) = place.any_word(&["本月", "上月", "上个月", "上個月", "下月", "下个月"])
    {
        let offset = [0, -1, -1, -1, 1, 1][month];
        return Some(Step::Down(Level::Relative(Unit::Month, offset)));
    }
    if place.any_word(&["同期", "全年"]).is_some() {
        return Some(Step::Same);
    }
    if let Some(step) =
        part(place, &["年初", "年頭", "岁初", "年中", "年底", "年末", "年尾", "年终", "年終", "岁末", "歲末"])
    {
        return Some(step);
    }
    if let Some(f) = festival(place, c) {
        return Some(Step::Down(f));
    }
    if !adjacent {
        return None;
    }
    if c == '度' {
        place.next();
        return Some(Step::Same);
    }
    // 2025年初步: the character belongs to what follows.
    match c {
        '初' => {
            place.next();
            place.one_of("期");
            place
                .peek()
                .is_none_or(|c| !"步中级級次心一创創".has(c))
                .then_some(Step::Down(Level::Part(Part::Begin)))
        }
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

/// 今天 behind another year, month or week: 去年今日, 两个月前的今天.
pub(super) fn same_day(place: &mut Reader<'_>) -> Option<Step> {
    place.any_word(&["今天", "今日", "同一天"])?;
    Some(Step::Down(Level::SameDay))
}

/// 第一天, 最后一天 of a year or month.
pub(super) fn edge_day(place: &mut Reader<'_>) -> Option<Step> {
    let index = place.any_word(&["最后一天", "最後一天", "最后一日", "最後一日", "第一天", "首日"])?;
    Some(Step::Down(Level::First(if index < 4 { -1 } else { 1 }, Unit::Day)))
}

/// 前三季度, 前10天, 最后3周 of a year or month.
pub(super) fn counted_part(place: &mut Reader<'_>) -> Option<Step> {
    let mut inner = *place;
    let first = matches!(inner.any_word(&["最后", "最後", "前", "头", "頭", "首", "后", "後"])?, 2..=5);
    inner.gap();
    let n = inner.number()?.value;
    inner.gap();
    let unit = match inner.any_word(&[
        "季度",
        "个季度",
        "个月",
        "個月",
        "周",
        "週",
        "个星期",
        "天",
        "日",
        "年",
        "月",
    ])? {
        0 | 1 => Unit::Quarter,
        2 | 3 | 10 => Unit::Month,
        4..=6 => Unit::Week,
        9 => Unit::Year,
        _ => Unit::Day,
    };
    let n = i32::try_from(n).ok().filter(|n| (1..=366).contains(n))?;
    *place = inner;
    Some(Step::Down(Level::First(if first { n } else { -n }, unit)))
}

/// A number below a year or month, with its unit, and perhaps a second that shares the unit.
pub(super) fn number_below(place: &mut Reader<'_>, levels: &[Level]) -> Option<Step> {
    if place.any_word(&["首季度", "首季"]).is_some() {
        return Some(Step::Down(Level::Quarter(1)));
    }
    let &outer = levels.last()?;
    let in_year = !matches!(
        outer,
        Level::Month(_) | Level::Relative(Unit::Month, _) | Level::Anaphoric(Unit::Month, _)
    );
    if in_year && let Some((first, second)) = month_pair(place) {
        return Some(Step::Pair(Level::Month(first), Level::Month(second)));
    }
    let before = *place;
    let first = place.number()?;
    let mut pair = *place;
    // 5月1、2、3日
    if let Some(last) = run_of_numbers(&mut pair, first.value)
        && let Some(found) = level(before, &mut pair, last, Some(outer))
        && let &[right] = found.as_slice()
    {
        let left = match right {
            Level::Month(_) => Level::Month(first.value),
            Level::Day(_) => Level::Day(first.value),
            _ => return None,
        };
        *place = pair;
        return Some(Step::Pair(left, right));
    }
    let mut pair = *place;
    if let Some(kind) = join(&mut pair)
        && kind != Join::And
        && let Some(second) = pair.number()
        && let Some(found) = level(before, &mut pair, second, Some(outer))
    {
        let &[right] = found.as_slice() else { return None };
        let left = match right {
            Level::Month(m) if first.value >= 1 && first.value < m => Some(Level::Month(first.value)),
            Level::Day(d) if first.value >= 1 && first.value < d => Some(Level::Day(first.value)),
            Level::Quarter(q) if first.value >= 1 && first.value < q => Some(Level::Quarter(first.value)),
            _ => None,
        };
        let neighbours = first.value + 1 == second.value;
        if let Some(left) = left.filter(|_| kind == Join::To || neighbours) {
            *place = pair;
            return Some(Step::Pair(left, right));
        }
    }
    let mut inner = *place;
    if let Some(found) = level(before, &mut inner, first, Some(outer)) {
        let &[below] = found.as_slice() else { return None };
        let fits = match outer {
            Level::Month(_) | Level::Relative(Unit::Month, _) | Level::Anaphoric(Unit::Month, _) => {
                matches!(below, Level::Day(_))
            }
            _ => matches!(below, Level::Month(_) | Level::Quarter(_)),
        };
        if fits {
            *place = inner;
            return Some(Step::Down(below));
        }
        return None;
    }
    // 八月十五: a day without its 日, where the phrase ends.
    let spelt = first.style != Style::Arabic && (10..=31).contains(&first.value)
        || first.style == Style::ChineseUnits;
    let ends = place.peek().is_none_or(|c| !c.is_alphanumeric() || "的在是到至".has(c));
    if matches!(outer, Level::Month(_)) && spelt && ends && first.value <= 31 {
        return Some(Step::Down(Level::Day(first.value)));
    }
    None
}

/// 、2、3 behind 1: the last of at least three numbers in a row.
pub(super) fn run_of_numbers(place: &mut Reader<'_>, first: u32) -> Option<Number> {
    let mut inner = *place;
    let (mut last, mut count) = (None, 1);
    while count < 12 && join(&mut inner) == Some(Join::List) {
        let next = inner.number().filter(|n| n.value == first + count)?;
        count += 1;
        last = Some(next);
    }
    *place = inner;
    last.filter(|_| count >= 3)
}

pub(super) fn part(place: &mut Reader<'_>, words: &[&str]) -> Option<Step> {
    let index = place.any_word(words)?;
    let part = match words[index].chars().last()? {
        '初' | '頭' => Part::Begin,
        '中' => {
            if !stands_free(*place) {
                return None;
            }
            Part::Mid
        }
        _ => Part::End,
    };
    Some(Step::Down(Level::Part(part)))
}

/// 春季, 春天, 春 and so on, unless the character belongs to another word.
fn season(place: &mut Reader<'_>) -> Option<u32> {
    let mut inner = *place;
    inner.any_word(&["初", "早", "盛", "深", "晚", "仲", "暮"]);
    let c = inner.one_of("春夏秋冬")?;
    let long = inner.any_word(&["季", "天", "日", "末"]).is_some();
    if !long
        && inner
            .peek()
            .is_some_and(|n| "节節运運晚耕风風雨光令粮糧收威至分奥奧残殘训訓小之招游种種赛賽交".has(n))
    {
        return None;
    }
    *place = inner;
    u32::try_from("春夏秋冬".chars().position(|s| s == c)?).ok()
}
