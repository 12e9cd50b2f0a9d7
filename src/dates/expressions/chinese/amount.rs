//! Amounts of time: 两年, 5到10年, 半个月, 三十多年.

use crate::among::Among as _;
use crate::dates::expressions::levels::Unit;
use crate::dates::expressions::meaning::Amount;
use crate::dates::numerals::Style;
use crate::dates::reader::Reader;

/// Reads an amount of time in Chinese.
pub(super) fn read(reader: &mut Reader<'_>) -> Option<Amount> {
    let mut place = *reader;
    let amount = match place.peek()? {
        '半' => halves(&mut place),
        '好' | '几' | '幾' | '数' | '數' | '多' | '若' | '些' => vague(&mut place),
        _ => counted(&mut place),
    }?;
    *reader = place;
    Some(amount)
}

fn exactly(n: i64, unit: Unit) -> Amount {
    Amount { least: n, most: n, unit, vague: false }
}

/// 半年, 半个月, 半个世纪.
fn halves(reader: &mut Reader<'_>) -> Option<Amount> {
    let mut place = *reader;
    place.one_of("半")?;
    place.unit("个個");
    let amount = if place.word("世纪") || place.word("世紀") {
        exactly(50, Unit::Year)
    } else {
        match place.one_of("年月")? {
            '年' => exactly(6, Unit::Month),
            _ => exactly(15, Unit::Day),
        }
    };
    let vague = place.one_of("多余餘").is_some();
    *reader = place;
    Some(Amount { vague, ..amount })
}

/// 几年, 数十年, 多年, 若干年.
fn vague(reader: &mut Reader<'_>) -> Option<Amount> {
    let mut place = *reader;
    place.any_word(&["好几", "好幾", "几", "幾", "数", "數", "多", "若干", "些"])?;
    place.one_of("十百千");
    let months = place.before().is_some_and(|c| "数數".has(c)) && place.peek() == Some('月');
    let unit = if months { place.next().map(|_| Unit::Month)? } else { unit(&mut place)? };
    *reader = place;
    Some(Amount { least: 0, most: 0, unit, vague: true })
}

/// 两年, 三个月, 5到10年, 30多年, 一年半.
fn counted(reader: &mut Reader<'_>) -> Option<Amount> {
    let mut place = *reader;
    let first = place.number()?;
    let mut vague = place.one_of("多余餘来來几幾").is_some() || first.is_estimate();
    let mut second = first;
    if !vague && place.any_word(&["至", "到", "-", "—", "~", "、"]).is_some() {
        second = place.number()?;
    }
    // 一个半月
    let mut half = place;
    if half.one_of("个個").is_some() && half.one_of("半").is_some() {
        let unit = match half.any_word(&["月", "星期", "世纪", "世紀"])? {
            0 => Unit::Month,
            1 => Unit::Week,
            _ => Unit::Century,
        };
        *reader = half;
        return Some(Amount { least: 0, most: 0, unit, vague: true });
    }
    // 一百多, 两千余: the rest of the amount has been read as a word of vagueness.
    vague |= place.one_of("多余餘").is_some();
    let unit = unit(&mut place)?;
    let long = |n: crate::dates::numerals::Number| {
        n.value >= 1000 && !(n.style == Style::ChineseUnits && n.value.is_multiple_of(100))
    };
    // 2050年 is a year, 两千年 is an amount.
    if matches!(unit, Unit::Year)
        && (long(first) || long(second))
        && !vague
        && !is_length(*reader, place, second.value)
    {
        return None;
    }
    let (mut least, mut most, mut unit) = (i64::from(first.value), i64::from(second.value), unit);
    // 07年 is a year.
    let led_by_zero = first.style == Style::Arabic && first.length > 1 && first.value < 10;
    if least == 0 || most < least || led_by_zero {
        return None;
    }
    if unit == Unit::Year
        && let Some(months) = odd_months(&mut place)
    {
        (least, most, unit) = (least * 12 + months, most * 12 + months, Unit::Month);
    }
    if matches!(unit, Unit::Year | Unit::Month) && place.peek() == Some('半') {
        place.next();
        if unit == Unit::Year {
            (least, most, unit) = (least * 12 + 6, most * 12 + 6, Unit::Month);
        } else {
            vague = true;
        }
    }
    vague |= place.one_of("多余餘").is_some();
    *reader = place;
    Some(Amount { least, most, unit, vague })
}

/// The months of 一年零三个月.
fn odd_months(place: &mut Reader<'_>) -> Option<i64> {
    let mut inner = *place;
    inner.one_of("零又");
    let n = inner.number().filter(|n| (1..=11).contains(&n.value))?.value;
    inner.any_word(&["个月", "個月"])?;
    *place = inner;
    Some(n.into())
}

/// Whether years written with four digits are a length of time: 2500年历史, 已有1300年, 1500年前. The number begins at
/// `before`, `after` stands behind its 年.
pub(super) fn is_length(before: Reader<'_>, after: Reader<'_>, value: u32) -> bool {
    const BEHIND: [&str; 20] = [
        "历史",
        "歷史",
        "的历史",
        "的歷史",
        "之久",
        "以上",
        "多",
        "余",
        "餘",
        "左右的历史",
        "悠久",
        "文明",
        "的文明",
        "的古",
        "的寺",
        "的庙",
        "的廟",
        "的塔",
        "树龄",
        "的沧桑",
    ];
    const AHEAD: [&str; 24] = [
        "已有",
        "已經有",
        "已经有",
        "存在",
        "存在了",
        "持续",
        "持續",
        "持续了",
        "延续",
        "延续了",
        "绵延",
        "距今",
        "长达",
        "長達",
        "近",
        "约",
        "約",
        "逾",
        "超",
        "超过",
        "超過",
        "历经",
        "沉睡",
        "沉睡了",
    ];
    let (head, tail) = (&before.text[..before.at], &after.text[after.at..]);
    let ago = ["前", "之前", "以前"].iter().find_map(|word| tail.strip_prefix(word)).is_some_and(|rest| {
        let old =
            ["的古", "的墓", "的遗址", "的遺址", "的文物", "的青铜", "的祖先", "的秦", "的汉", "的人类"];
        let round = value.is_multiple_of(100) && !matches!(value, 1900 | 2000);
        !rest.starts_with(['后', '後'])
            && (round || value > 2200 || old.iter().any(|word| rest.starts_with(word)))
    });
    let since = value.is_multiple_of(100) && value != 1900 && tail.starts_with(['来', '來']);
    // 约2025年 is a year nobody is sure of; lengths are round.
    // 2024年历史新高 and 2050年 are years as well.
    let round = value.is_multiple_of(50) && !matches!(value, 1901..=1999 | 2001..=2100) || value > 2200;
    ago || since
        || round && BEHIND.iter().any(|word| tail.starts_with(word))
        || round && AHEAD.iter().any(|word| head.ends_with(word))
}

/// Reads a unit that amounts are counted in. 月 needs its 个: 三月 is March.
fn unit(reader: &mut Reader<'_>) -> Option<Unit> {
    let mut place = *reader;
    place.gap();
    let counter = place.one_of("个個").is_some();
    let unit = if place.any_word(&["世纪", "世紀"]).is_some() {
        Unit::Century
    } else if place.any_word(&["星期", "礼拜", "禮拜"]).is_some() {
        if place.peek().is_some_and(|c| "一二三四五六日天".has(c)) {
            return None;
        }
        Unit::Week
    } else if place.any_word(&["季度", "季"]).is_some() {
        Unit::Quarter
    } else {
        let unit = match place.next()? {
            '年' => Unit::Year,
            '月' if counter => Unit::Month,
            '周' | '週' => Unit::Week,
            '天' | '日' => Unit::Day,
            _ => return None,
        };
        if place.peek().is_some_and(|c| match unit {
            Unit::Year => "级級代龄齡度轻輕薪期".has(c),
            Unit::Week => "年岁歲一二三四五六日末".has(c),
            Unit::Day => "元军軍语語本报報".has(c),
            _ => false,
        }) {
            return None;
        }
        unit
    };
    *reader = place;
    Some(unit)
}
