//! Numerals written in Chinese as one token, whatever their length: 二十一, 一百二十三万四千五百六十七, 第二十五,
//! 百分之五十点三, 三四百, 几千万. Only what is well formed is taken: 十四五 (a plan), 九一八 (a day), 万万 and numerals of fewer than
//! three characters are left to the dictionary.

use super::numbers::{about, han_digit, magnitude};
use super::numerals;
use crate::among::Among as _;
use crate::tokens::fold::simple;

/// Characters of a numeral, at most.
const LONGEST: usize = 32;

/// Whether a numeral of this file can begin with `c` where no digit 0–9 or 十 does.
#[must_use]
pub fn begins(c: char) -> bool {
    matches!(c, '第' | '两' | '兩' | '百' | '千' | '万' | '萬') || some(c)
}

/// Whether `c` stands for a digit that is not told: 几百万, 数十亿.
#[must_use]
pub fn some(c: char) -> bool {
    matches!(c, '几' | '幾' | '数' | '數')
}

/// The length of such a numeral at the beginning of `text`, behind `before`: 几千万. Those with one power (几百) are words of the
/// dictionary.
#[must_use]
pub fn indefinite(text: &str, before: Option<char>) -> Option<usize> {
    let first = text.chars().next().filter(|c| some(*c))?;
    let rest = &text[first.len_utf8()..];
    let powers = rest.chars().take(LONGEST).take_while(|c| power(*c).is_some());
    let (count, len) = powers.fold((0, 0), |(count, len), c| (count + 1, len + c.len_utf8()));
    // 人数百万 is a number of people, 无数百万富翁 no number; behind 十 and 好 the dictionary knows better: 十几亿.
    let counted = |c: char| matches!(first, '数' | '數') && COUNTED.has(c);
    if count < 2 || before.is_some_and(|c| power(c).is_some() || c == '好' || counted(c)) {
        return None;
    }
    let one = format!("一{}", &rest[..len]);
    well_formed(&one).filter(|(_, whole)| *whole == one.len())?;
    Some(first.len_utf8() + len)
}

/// What stands before 数 in words: 人数, 总数, 无数.
const COUNTED: &str = "人次总總户戶件个個位多少半指系基岁歲倍参參函分整票尾代算单單双雙无無字亩畝年天击擊";

/// The length of the numeral at the beginning of `text`, of which `before` stands in front.
#[must_use]
pub fn cardinal(text: &str, before: Option<char>) -> Option<usize> {
    // In the middle of a numeral nothing begins, and 星期三 ends with a digit.
    if before.is_some_and(|c| {
        digit(c).is_some() || power(c).is_some() || matches!(c, '第' | '周' | '期' | '点' | '點')
    }) {
        return None;
    }
    if let Some(rest) = text.strip_prefix('第') {
        let (characters, len) = well_formed(rest)?;
        return (characters >= 2).then_some('第'.len_utf8() + len);
    }
    if let Some(len) = fraction(text).or_else(|| decimal(text)) {
        return Some(len);
    }
    if let Some(len) = plan(text).or_else(|| holiday(text)).or_else(|| pair(text)) {
        return Some(len);
    }
    let (characters, len) = well_formed(text)?;
    let about = if characters >= 2 { about(&text[len..], false) } else { 0 };
    (characters + usize::from(about > 0) >= 3).then_some(len + about)
}

/// A day by which an event is called: 一二·九, 九·一八.
#[must_use]
pub fn event(text: &str) -> Option<usize> {
    let digits = |text: &str| {
        let found = text.chars().take(3).take_while(|c| han_digit(*c).is_some());
        found.fold((0, 0), |(count, len), c| (count + 1, len + c.len_utf8()))
    };
    let (count, len) = digits(text);
    let dot = text[len..].chars().next().filter(|c| super::dotted::dot(*c))?;
    let rest = &text[len + dot.len_utf8()..];
    let (more, after) = digits(rest);
    let ends = rest[after..].chars().next().is_none_or(|c| power(c).is_none());
    ((1..=2).contains(&count) && (1..=2).contains(&more) && ends).then_some(len + dot.len_utf8() + after)
}

/// 百分之二十五, 二十分之一, 百分之五十点三.
fn fraction(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    let below = match well_formed(text) {
        Some((_, len)) => len,
        None if matches!(first, '百' | '千' | '万' | '萬') => first.len_utf8(),
        None => return None,
    };
    let above = text[below..].strip_prefix("分之")?;
    let (_, len) = well_formed(above).or_else(|| above.starts_with('百').then_some((1, '百'.len_utf8())))?;
    let point = point(&above[len..]).unwrap_or(0);
    Some(below + "分之".len() + len + point)
}

/// 三点五亿; 三点五 alone is as often a time.
fn decimal(text: &str) -> Option<usize> {
    let (_, len) = well_formed(text)?;
    let len = len + point(&text[len..])?;
    let magnitude = magnitude(&text[len..]);
    let counted =
        text[len..].starts_with(['倍', '个', '個', '米', '公', '度', '元', '吨', '噸', '平', '立', '%']);
    (magnitude > 0 || counted).then_some(len + magnitude)
}

/// 点 and the digits behind it.
fn point(text: &str) -> Option<usize> {
    let sign = text.chars().next().filter(|c| matches!(c, '点' | '點'))?;
    let rest = &text[sign.len_utf8()..];
    let digits: usize = rest
        .chars()
        .take(LONGEST)
        .take_while(|c| !matches!(c, '两' | '兩') && digit(*c).is_some())
        .map(char::len_utf8)
        .sum();
    let time = rest[digits..].starts_with(['十', '分', '刻', '百', '千']);
    (digits > 0 && !time).then_some(sign.len_utf8() + digits)
}

/// 十四五, by which five-year plans are called.
fn plan(text: &str) -> Option<usize> {
    let mut rest = text.chars();
    let (ten, which, five) = (rest.next()?, rest.next()?, rest.next()?);
    let plan = ten == '十' && matches!(digit(which), Some(1..=9)) && five == '五';
    let ends = rest.next().is_none_or(|c| digit(c).is_none() && power(c).is_none());
    (plan && ends).then(|| ten.len_utf8() + which.len_utf8() + five.len_utf8())
}

/// 五一 and 八一, by themselves or before what goes with these days; 一 in 前五一般 belongs to another word.
fn holiday(text: &str) -> Option<usize> {
    let rest = text.strip_prefix(['五', '八'])?.strip_prefix('一')?;
    let goes_with = [
        '假', '劳', '勞', '国', '國', '小', '黄', '黃', '期', '节', '節', '前', '后', '後', '建', '南', '军',
        '軍', '勋',
    ];
    let ends =
        rest.chars().next().is_none_or(|c| !crate::tokens::classes::is_han(c) || goes_with.contains(&c));
    ends.then_some(text.len() - rest.len())
}

/// Two digits that name what lies between them, before what they count: 四五个, 两三天; 一二 names two classes or levels.
fn pair(text: &str) -> Option<usize> {
    let mut rest = text.chars();
    let (first, second, measure) = (rest.next()?, rest.next()?, rest.next()?);
    let near = (neighbours(digit(first)?, digit(second)?) && (first, second) != ('一', '二'))
        || three_or_five(digit(first)?, digit(second)?);
    (near && numerals::measure(measure)).then(|| first.len_utf8() + second.len_utf8())
}

fn neighbours(first: u32, second: u32) -> bool {
    first >= 1 && second == first + 1
}

fn three_or_five(first: u32, second: u32) -> bool {
    (first, second) == (3, 5)
}

fn digit(c: char) -> Option<u32> {
    if matches!(c, '两' | '兩') { Some(2) } else { han_digit(c) }
}

/// The power of ten that `c` stands for.
fn power(c: char) -> Option<u32> {
    Some(match simple(c) {
        '十' => 1,
        '百' => 2,
        '千' => 3,
        '万' => 4,
        '亿' => 8,
        _ => return None,
    })
}

/// Characters and bytes of the numeral that `text` begins with, if the whole run of its characters is one. A digit behind
/// 百 or 千 without 零 is left out: 一百一 in 一百一起. Of two neighbouring digits the power behind counts both (三四百), or they
/// stand behind tens (十七八).
fn well_formed(text: &str) -> Option<(usize, usize)> {
    // The least power within four digits so far, and the least of 万 and 亿.
    let (mut small, mut big) = (4, 16);
    // Whether a digit waits for its power, whether 零 stood before it, whether anything stands since the last 万 or 亿.
    let (mut open, mut nought, mut section) = (false, false, false);
    let (mut last, mut count, mut len) = (0, 0, 0);
    // The digit that waits, and whether its neighbour waits with it.
    let (mut waiting, mut paired) = (0, false);
    for c in text.chars().take(LONGEST) {
        match (digit(c), power(c)) {
            (Some(0), _) if count > 0 && !open => nought = true,
            (Some(value @ 1..), _) if !open => (open, section, waiting, paired) = (true, true, value, false),
            (Some(value), _)
                if !paired
                    && (neighbours(waiting, value) || (count == 1 && three_or_five(waiting, value))) =>
            {
                paired = true;
            }
            (Some(_), _) => return None,
            (_, Some(exp @ 1..=3)) => {
                let implied = exp == 1 && (count == 0 || small < 4 || nought);
                if exp >= small || !(open || implied) {
                    return None;
                }
                (small, open, nought, section, last) = (exp, false, false, true, exp);
            }
            (_, Some(exp)) => {
                // 万亿 is one power.
                let both = exp == 8 && last == 4 && !section;
                if !both && (!section || exp >= big) {
                    return None;
                }
                (small, big, open, nought, section, last) = (4, exp, false, false, false, exp);
            }
            _ => break,
        }
        count += 1;
        len += c.len_utf8();
    }
    if open && paired && last != 1 {
        return None;
    }
    let mut back = text[..len].chars().rev();
    let end = back.next()?;
    let dangles = (open && last >= 2 && !nought) || digit(end) == Some(0) && last > 0;
    // 一千瓦, 一百货: what stands behind makes another word of the last power.
    let next = text[len..].chars().next();
    let taken = match simple(end) {
        '百' => matches!(next, Some('货' | '貨' | '姓')),
        '千' => matches!(next, Some('瓦' | '克' | '米' | '赫' | '卡')),
        _ => false,
    };
    if dangles || taken {
        (count, len) = (count - 1, len - end.len_utf8());
    }
    (count > 0).then_some((count, len))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_are_taken_whole_and_only_if_well_formed() {
        let whole = [
            "二十一人",
            "一百二十三万四千五百六十七人",
            "一千九百四十九年",
            "两百三十五人",
            "第二十五次",
            "第十三届",
            "第一百",
            "百分之二十五。",
            "百分之五十点三，",
            "百分之百",
            "二十分之一",
            "三点五亿元",
            "一百零五",
            "一万亿元",
            "十二亿五千万吨",
            "三十多人",
            "十四五规划",
            "一千二百余户",
            "兩百三十五",
            "三四百人",
            "两三百米",
            "七八十岁",
            "五六千人",
            "一百二三十个",
            "三四千万元",
            "一两万",
            "三五百",
            "十七八岁",
            "二十七八",
            "四五个小时",
            "两三天",
            "三五年",
        ];
        let expected = [
            "二十一",
            "一百二十三万四千五百六十七",
            "一千九百四十九",
            "两百三十五",
            "第二十五",
            "第十三",
            "第一百",
            "百分之二十五",
            "百分之五十点三",
            "百分之百",
            "二十分之一",
            "三点五亿",
            "一百零五",
            "一万亿",
            "十二亿五千万",
            "三十多",
            "十四五",
            "一千二百余",
            "兩百三十五",
            "三四百",
            "两三百",
            "七八十",
            "五六千",
            "一百二三十",
            "三四千万",
            "一两万",
            "三五百",
            "十七八",
            "二十七八",
            "四五",
            "两三",
            "三五",
        ];
        for (text, expected) in whole.into_iter().zip(expected) {
            assert_eq!(cardinal(text, None).map(|len| &text[..len]), Some(expected), "{text}");
        }
        for none in [
            "一起",
            "一带一路",
            "万众一心",
            "千方百计",
            "三农",
            "五一般",
            "九一八",
            "万万没有",
            "第一",
            "第一线",
            "第三产业",
            "十五",
            "三点五十分",
            "三点一刻",
            "一百一起",
            "百姓",
            "第一百货",
            "万一",
            "一五一十",
            "三三两两",
            "两",
            "百",
            "三四",
            "三四线城市",
            "一二三百",
            "三二百",
            "一百二三",
            "第三四季度",
            "一二类",
        ] {
            assert_eq!(cardinal(none, None), None, "{none}");
        }
        let some = [
            ("几千万元", None, Some("几千万")),
            ("数万亿次", None, Some("数万亿")),
            ("幾十萬人", None, Some("幾十萬")),
            ("数百万", Some('人'), None),
            ("数百万", Some('无'), None),
            ("几亿人", Some('十'), None),
            ("几百", None, None),
            ("数万万", None, None),
            ("数以万计", None, None),
            ("数据", None, None),
        ];
        for (text, before, expected) in some {
            assert_eq!(indefinite(text, before).map(|len| &text[..len]), expected, "{text}");
        }
        let events =
            ["一二·九运动", "九·一八", "一·三十", "一·中"].map(|text| event(text).map(|len| &text[..len]));
        assert_eq!(events, [Some("一二·九"), Some("九·一八"), None, None]);
        assert_eq!((cardinal("三十五名", Some('期')), cardinal("十三万人", Some('二'))), (None, None));
    }
}
