//! Amounts of time: 两年, 5到10年, 半个月, 三十多年.

use crate::dates::expressions::levels::Unit;
use crate::dates::expressions::meaning::Amount;
use crate::dates::numerals::Style;
use crate::dates::reader::Reader;

/// Reads an amount of time in Chinese.
pub(super) fn read(reader: &mut Reader<'_>) -> Option<Amount> {
    let mut place = *reader;
    let amount = halves(&mut place).or_else(|| vague(&mut place)).or_else(|| counted(&mut place))?;
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
    let months = place.before().is_some_and(|c| "数數".contains(c)) && place.peek() == Some('月');
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
    if matches!(unit, Unit::Year) && (long(first) || long(second)) && !vague {
        return None;
    }
    let (mut least, mut most, mut unit) = (i64::from(first.value), i64::from(second.value), unit);
    // 07年 is a year.
    let led_by_zero = first.style == Style::Arabic && first.length > 1 && first.value < 10;
    if least == 0 || most < least || led_by_zero {
        return None;
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

/// Reads a unit that amounts are counted in. 月 needs its 个: 三月 is March.
fn unit(reader: &mut Reader<'_>) -> Option<Unit> {
    let mut place = *reader;
    place.gap();
    let counter = place.one_of("个個").is_some();
    let unit = if place.any_word(&["世纪", "世紀"]).is_some() {
        Unit::Century
    } else if place.any_word(&["星期", "礼拜", "禮拜"]).is_some() {
        if place.peek().is_some_and(|c| "一二三四五六日天".contains(c)) {
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
            Unit::Year => "级級代龄齡度轻輕薪期".contains(c),
            Unit::Week => "年岁歲一二三四五六日末".contains(c),
            Unit::Day => "元军軍语語本报報".contains(c),
            _ => false,
        }) {
            return None;
        }
        unit
    };
    *reader = place;
    Some(unit)
}
