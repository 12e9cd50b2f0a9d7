//! Numbers in which digits and Chinese powers take turns: 3千多, 2万5千, 3万2千500, 1亿2000万.

use super::marks::range;
use super::numbers::digit;
use crate::among::Among as _;
use crate::tokens::classes::is_han;
use crate::tokens::fold::simple;

/// What makes a unit or another word of the 千 or 百 before it: 110千伏, 5百分点, 3百货, 3千年.
const TAKES: &str = "瓦克米赫卡伏牛焦帕兆乏分货貨姓年";
/// What makes a date, a time or a figure by itself of the digits before it.
const COUNTS: &str = "年月日号號时時点點分";
/// Digits that stand between two powers, at most.
const MOST: usize = 4;

/// The length of the powers that go on with `number` at the beginning of `after`, and of the digits between and behind them.
#[must_use]
pub fn behind(number: &str, after: &str) -> usize {
    let last = number.rsplit(range).next().unwrap_or_default();
    let single = last.chars().nth(1).is_none() || last.contains(['.', '．']);
    below(u32::MAX, single, after)
}

/// The same with powers below `most` only, behind a number that is a `single` digit or has a decimal point: 2024百强 and 26609千公顷 are
/// no numbers that are written so.
fn below(most: u32, single: bool, after: &str) -> usize {
    let Some((len, power)) = power(after).filter(|(_, power)| *power < most) else { return 0 };
    let rest = &after[len..];
    if power < 4 && (!single || rest.starts_with(|c| TAKES.has(c))) {
        return 0;
    }
    let digits = rest.chars().take(MOST + 1).take_while(|c| digit(*c).is_some());
    let (count, digits) = digits.fold((0, 0), |(count, len), c| (count + 1, len + c.len_utf8()));
    let then = &rest[digits..];
    let more = if (1..=MOST).contains(&count) { below(power, count == 1, then) } else { 0 };
    if more > 0 {
        return len + digits + more;
    }
    // 500 in 2千500; 2万5 leaves open how much it is, and 1亿2025年 are two numbers.
    let ends = then.chars().next().is_none_or(|c| {
        if is_han(c) { !COUNTS.has(c) && self::power(then).is_none() } else { "，。、；）)".has(c) }
    });
    let closes = (2..=MOST).contains(&count) && power <= 4 && count <= power as usize && ends;
    if closes { len + digits } else { len }
}

/// The length of the power that `text` begins with, and which of ten it is; no 十, which no digit 0–9 stands before.
fn power(text: &str) -> Option<(usize, u32)> {
    let (mut len, mut whole, mut characters) = (0, 0, 0);
    for c in text.chars().take(3) {
        let power = match simple(c) {
            '十' if characters == 0 => 1,
            '百' if characters == 0 => 2,
            '千' if characters == 0 => 3,
            '万' => 4,
            '亿' => 8,
            _ => break,
        };
        (len, whole, characters) = (len + c.len_utf8(), whole + power, characters + 1);
    }
    (whole > 1).then_some((len, whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_and_powers_take_turns() {
        let whole = [
            ("3", "千多元", "千"),
            ("2", "万5千人", "万5千"),
            ("3", "万2千500元", "万2千500"),
            ("1", "亿2000万", "亿2000万"),
            ("２", "千５百", "千５百"),
            ("1.5", "千公里", "千"),
            ("3-5", "千人", "千"),
            ("12", "万亿元", "万亿"),
            ("5", "千万", "千万"),
            ("3", "万千瓦", "万"),
            ("1", "万500，", "万500"),
            ("2", "万5名", "万"),
            ("1", "亿2025年", "亿"),
            ("1", "亿1163.2", "亿"),
            ("2024", "百强", ""),
            ("110", "千伏", ""),
            ("3", "千克", ""),
            ("5", "百分点", ""),
            ("3", "十", ""),
            ("3", "人", ""),
        ];
        for (number, after, expected) in whole {
            assert_eq!(&after[..behind(number, after)], expected, "{number}{after}");
        }
    }
}
