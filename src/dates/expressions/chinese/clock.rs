//! Days of the week and times of day behind a date: read, and left to the surface.

use super::bounds::{Join, join};
use crate::among::Among as _;
use crate::dates::numerals::is_numeral;
use crate::dates::reader::Reader;

/// 一 … 日, 天 after 星期 or 周: 0 is Monday.
pub(super) fn weekday_name(place: &mut Reader<'_>) -> Option<i64> {
    let c = place.one_of("一二三四五六日天")?;
    Some(match c {
        '天' => 6,
        _ => i64::try_from("一二三四五六日".chars().position(|d| d == c)?).ok()?,
    })
}

/// 五 of 周一至五, 二 of 下周一、二: a later day of the same week.
pub(super) fn second_weekday(place: &mut Reader<'_>, first: i64) -> Option<i64> {
    let mut inner = *place;
    let join = join(&mut inner)?;
    let second = weekday_name(&mut inner)?;
    let fits = match join {
        Join::To => second > first,
        Join::List => second == first + 1,
        Join::And => false,
    };
    // 周一至五点, 周一、二是…
    let free = !inner.peek().is_some_and(|c| {
        "点點时時刻月年号號个個天岁歲分十百千万是、".has(c) || is_numeral(c) || c.is_ascii_digit()
    });
    (fits && free).then(|| *place = inner)?;
    Some(second)
}

/// 日 behind 周六: 周六日, 周六、日.
pub(super) fn saturday_and_sunday(place: &mut Reader<'_>) -> bool {
    let mut inner = *place;
    // 周六周日, but 周六、周日 are two.
    if inner.one_of("、").is_none() {
        inner.any_word(&["星期", "周", "週"]);
    }
    let found = inner.one_of("日天").is_some()
        && inner.peek().is_none_or(|c| !c.is_alphanumeric() || "两兩上下的将將都均也".has(c));
    if found {
        *place = inner;
    }
    found
}

/// （星期一） and ，星期一 behind a day.
pub(super) fn bracketed_weekday(place: &mut Reader<'_>) {
    let mut inner = *place;
    inner.gap();
    let open = inner.one_of("(");
    if open.is_none() {
        inner.one_of(",");
        inner.gap();
    }
    if inner.any_word(&["星期", "礼拜", "禮拜", "周", "週"]).is_none() || weekday_name(&mut inner).is_none()
    {
        return;
    }
    if open.is_some() && inner.one_of(")").is_none() {
        return;
    }
    *place = inner;
}

/// Time of day: 下午, 晚, 下午4时许, 10:20.
pub(super) fn clock(place: &mut Reader<'_>) -> Option<()> {
    const WORDS: [&str; 20] = [
        "上午", "下午", "中午", "凌晨", "清晨", "早晨", "早上", "晚上", "晚间", "晚間", "傍晚", "夜间",
        "深夜", "午夜", "午后", "早间", "夜里", "夜晚", "正午", "一早",
    ];
    let start = place.at;
    let mut inner = *place;
    inner.gap();
    // 2025-06-17T08:30
    if inner.peek() == Some('T') && inner.before().is_some_and(|b| b.is_ascii_digit()) {
        inner.next();
    }
    let c = inner.peek()?;
    let begins = matches!(
        c,
        '上' | '下' | '中' | '凌' | '清' | '早' | '晚' | '傍' | '夜' | '深' | '午' | '正' | '一' | '晨'
    );
    if !begins && !c.is_ascii_digit() && !is_numeral(c) {
        return None;
    }
    let named = inner.any_word(&WORDS).is_some();
    if !named {
        let c = inner.one_of("晚早夜晨");
        if c.is_some() && inner.peek().is_some_and(|n| "会會宴报報餐年于於期已就在些点".has(n))
        {
            inner = *place;
        }
    }
    let mut reached = inner;
    let mut hour = inner;
    if let Some(h) = hour.number().filter(|h| h.value <= 24)
        && h.length <= 3
        && (hour.unit("时時点點:").is_some())
    {
        let colon = hour.before() == Some(':');
        let minute = hour.number();
        if !colon {
            match minute {
                Some(_) => {
                    hour.unit("分");
                    hour.one_of("钟鐘许");
                }
                None => {
                    hour.any_word(&["半", "整", "许", "許", "左右", "钟"]);
                }
            }
            reached = hour;
        } else if minute.is_some_and(|m| m.value < 60 && m.length == 2) {
            let mut seconds = hour;
            if seconds.one_of(":").is_some() && seconds.number().is_some() {
                hour = seconds;
            }
            hour.one_of("时時许");
            reached = hour;
        }
    }
    if reached.at > start && reached.before().is_some_and(|c| !c.is_whitespace()) {
        *place = reached;
        return Some(());
    }
    None
}
