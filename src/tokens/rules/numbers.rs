//! Numbers as tokens: decimals, magnitudes, percent signs, ordinals, and units where they are asked for.

use crate::among::Among as _;
use crate::tokens::fold::{narrow, simple};

/// The value of a digit 0–9, ASCII or full-width.
#[must_use]
pub fn digit(c: char) -> Option<u32> {
    narrow(c).to_digit(10)
}

/// The value of a Chinese digit, as years are written: 〇 to 九.
#[must_use]
pub fn han_digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' | '○' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// The length of a number that is written digit by digit in Chinese at the beginning of `text`, which stands behind `before`: four digits
/// before 年, three in 民国一一三年, or two and more with a 〇 among them.
#[must_use]
pub fn spelt(text: &str, before: Option<char>) -> Option<usize> {
    let (mut digits, mut len, mut nought) = (0, 0, false);
    let mut rest = text.chars();
    let after = loop {
        let Some(c) = rest.next() else { break None };
        if han_digit(c).is_none() || digits == 16 {
            break Some(c);
        }
        nought |= matches!(c, '〇' | '○');
        digits += 1;
        len += c.len_utf8();
    };
    // 一百〇五 goes on as no such number does, and is left to the dictionary.
    let goes_on = after.is_some_and(|c| matches!(c, '十' | '百' | '千' | '万' | '亿'));
    let republic = digits == 3 && matches!(before, Some('国' | '國'));
    (((digits == 4 || republic) && after == Some('年')) || (digits >= 2 && nought && !goes_on)).then_some(len)
}

/// The years after which those born in them are called.
const YEARS: [&str; 13] = ["50", "55", "60", "65", "70", "75", "80", "85", "90", "95", "00", "05", "10"];
/// What stands before other numbers with 后 behind: 涨超10后, Mate 60后盖.
const NO_YEAR_BEHIND: &str = " 第前至超比落约近过到午误跌涨";
/// What begins another word with 后: 60后卫, 30后续.
const NO_YEAR_BEFORE: &str = "卫衛续續来來勤方面期备備置盖蓋排半台段座";

/// The length of 后 behind `digits`, which stand behind `before`, where both are called after the years in which people were born: 90后, 00后.
#[must_use]
pub fn born(before: Option<char>, digits: &str, after: &str) -> usize {
    let counts = before.is_some_and(|c| c.is_ascii_alphanumeric() || NO_YEAR_BEHIND.has(c));
    let behind = after.strip_prefix(['后', '後']).filter(|_| YEARS.contains(&digits) && !counts);
    match behind {
        Some(behind) if !behind.starts_with(|c| NO_YEAR_BEFORE.has(c)) => '后'.len_utf8(),
        _ => 0,
    }
}

/// The length of 第 and the digits behind it, at the beginning of `text`.
#[must_use]
pub fn ordinal(text: &str) -> Option<usize> {
    let rest = text.strip_prefix('第')?;
    let digits: usize = rest.chars().take_while(|c| digit(*c).is_some()).map(char::len_utf8).sum();
    (digits > 0).then_some('第'.len_utf8() + digits)
}

/// What follows a number and belongs to it, in bytes: 亿 in 3亿, 多 in 100多, % in 35%, ℃ in 30℃.
#[must_use]
pub fn tail(after: &str) -> usize {
    let mut rest = after.chars();
    match rest.next() {
        Some('°') => return '°'.len_utf8() + degrees(rest.as_str()),
        Some(sign @ ('%' | '％' | '‰' | '℃')) => return sign.len_utf8(),
        Some('十' | '百' | '千') if magnitude(rest.as_str()) == 0 => return 0,
        Some(_) => {}
        None => return 0,
    }
    let scale: usize = after
        .chars()
        .take(3)
        .take_while(|c| matches!(simple(*c), '十' | '百' | '千' | '万' | '亿' | '兆'))
        .map(char::len_utf8)
        .sum();
    // 兆瓦 and 兆赫 are units.
    if after[scale..].starts_with(['瓦', '赫']) {
        return 0;
    }
    scale + about(&after[scale..], true)
}

/// The length of 多, 余, 几 (only behind digits: 三十几 is left to the dictionary) behind a round number, with the magnitude
/// behind it: 多 in 三十多, 多万 in 100多万.
#[must_use]
pub fn about(after: &str, digits: bool) -> usize {
    let about = after
        .chars()
        .next()
        .filter(|c| matches!(c, '多' | '余' | '餘') || (digits && matches!(c, '几' | '幾')));
    let Some(about) = about else { return 0 };
    about.len_utf8() + magnitude(&after[about.len_utf8()..])
}

/// The length of 万, 亿 or 万亿 at the beginning of `text`.
#[must_use]
pub fn magnitude(text: &str) -> usize {
    text.chars().take(2).take_while(|c| matches!(simple(*c), '万' | '亿')).map(char::len_utf8).sum()
}

/// What follows ° and belongs to it, in bytes: C in 1.5°C, the minutes and seconds of 39°54′23″.
fn degrees(after: &str) -> usize {
    let scale = after.chars().next().filter(|c| matches!(narrow(*c), 'C' | 'F'));
    if let Some(scale) = scale {
        let ends = after[scale.len_utf8()..].chars().next().is_none_or(|c| !c.is_ascii_alphanumeric());
        return if ends { scale.len_utf8() } else { 0 };
    }
    let mut end = 0;
    for sign in [['′', '\'', '’'], ['″', '"', '”']] {
        let part = &after[end..];
        let digits: usize =
            part.chars().take(6).take_while(|c| *c == '.' || digit(*c).is_some()).map(char::len_utf8).sum();
        match part[digits..].chars().next().filter(|c| digits > 0 && sign.contains(c)) {
            Some(sign) => end += digits + sign.len_utf8(),
            None => break,
        }
    }
    end
}

/// Units of measure and of money that corpora write behind numbers, the longer before the shorter.
const UNITS: [&str; 66] = [
    "平方公里",
    "立方公里",
    "平方千米",
    "平方厘米",
    "立方厘米",
    "千瓦时",
    "千瓦小时",
    "平方米",
    "立方米",
    "个百分点",
    "百分点",
    "标准箱",
    "英镑",
    "欧元",
    "美元",
    "日元",
    "韩元",
    "港元",
    "澳元",
    "加元",
    "卢布",
    "法郎",
    "马克",
    "公里",
    "千米",
    "厘米",
    "毫米",
    "微米",
    "纳米",
    "英里",
    "英尺",
    "英寸",
    "海里",
    "公顷",
    "公斤",
    "千克",
    "毫克",
    "微克",
    "吨",
    "千瓦",
    "兆瓦",
    "千赫",
    "兆赫",
    "毫升",
    "小时",
    "分钟",
    "秒钟",
    "人次",
    "摄氏度",
    "个月",
    "公分",
    "里",
    "米",
    "克",
    "升",
    "元",
    "亩",
    "度",
    "岁",
    "瓦",
    "伏",
    "秒",
    "倍",
    "角",
    "斤",
    "赫",
];

/// The length of the unit of measure at the beginning of `after`; 0 where there is none.
#[must_use]
pub fn unit(after: &str) -> usize {
    let found = UNITS.iter().filter(|unit| after.starts_with(**unit)).map(|unit| unit.len());
    found.max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_spelt_out() {
        let lengths = ["二〇〇八年", "一九七四年", "二○二五年", "一〇〇", "一九七四", "一百〇五", "三年"]
            .map(|text| spelt(text, None).map(|len| text[..len].chars().count()));
        assert_eq!(lengths, [Some(4), Some(4), Some(4), Some(3), None, None, None]);
    }

    #[test]
    fn tails_of_numbers() {
        let tails = [
            ("亿元", "亿"),
            ("万多人", "万多"),
            ("多万人", "多万"),
            ("余億元", "余億"),
            ("萬人", "萬"),
            ("多年来", "多"),
            ("％", "％"),
            ("°C，", "°C"),
            ("°Cx", "°"),
            ("°54′23″N", "°54′23″"),
            ("°54，", "°"),
            ("千克", ""),
            ("千万元", "千万"),
            ("百姓", ""),
            ("兆瓦", ""),
            ("万亿", "万亿"),
            ("人", ""),
            ("", ""),
        ];
        for (after, expected) in tails {
            assert_eq!(&after[..tail(after)], expected, "{after}");
        }
        assert_eq!((unit("平方公里"), unit("公里"), unit("人")), (12, 6, 0));
        assert_eq!(
            (ordinal("第14届"), ordinal("第一"), ordinal("第"), ordinal("")),
            (Some(5), None, None, None)
        );
    }
}
