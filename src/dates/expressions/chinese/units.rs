//! A number and its unit: which level of a date they make, if any.

use super::amount::is_length;
use super::bounds::opens_part;
use super::clock::clock;
use crate::among::Among as _;
use crate::dates::expressions::levels::{Level, Unit};
use crate::dates::numerals::{Number, Style, digit, is_numeral};
use crate::dates::reader::Reader;

/// The level that the number `n`, which begins at `before` and ends at `place`, makes with the unit that
/// follows. `outer` is the level above, when there is one.
pub(super) fn level(
    before: Reader<'_>,
    place: &mut Reader<'_>,
    n: Number,
    outer: Option<Level>,
) -> Option<Vec<Level>> {
    let value = i32::try_from(n.value).ok()?;
    let mut inner = *place;
    inner.gap();
    let of_four = n.length == 4 && n.style != Style::ChineseUnits && (1900..=2100).contains(&value);
    if outer.is_none() && of_four {
        // 2023财年, 2023学年; 2023全年
        if inner.any_word(&NAMED_YEARS).is_some() {
            *place = inner;
            return Some(vec![Level::Years(value, value)]);
        }
        if inner.word("全年") {
            *place = inner;
            return Some(vec![Level::Year(value)]);
        }
        if let Some(part) = lettered_part(&mut inner) {
            *place = inner;
            return Some(vec![Level::Year(value), part]);
        }
    }
    let head = |open: Unit, level: Level| {
        Some(if outer.is_some() { vec![level] } else { vec![Level::Open(open), level] })
    };
    let found = match inner.next()? {
        '世' if inner.one_of("纪紀").is_some() && (1..=99).contains(&value) && outer.is_none() => {
            // 21世纪经济报道, 二十一世纪出版社
            let publisher =
                ["经济报道", "經濟報道", "出版"].iter().any(|w| inner.text[inner.at..].starts_with(w));
            (!publisher).then(|| vec![Level::Century(value)])
        }
        '年' if inner.one_of("代").is_some() => match value {
            0..=90 if value % 10 == 0 && n.length > 1 || value == 10 => match outer {
                Some(_) => Some(vec![Level::Decade(value)]),
                None => Some(vec![Level::Open(Unit::Century), Level::Decade(value)]),
            },
            1000..=2990 if value % 10 == 0 && outer.is_none() => Some(vec![Level::Years(value, value + 9)]),
            _ => None,
        },
        '年' if outer.is_none() => year(before, inner, n, value).map(|level| vec![level]),
        '季' if inner.one_of("度").is_some() && (1..=4).contains(&value) => {
            head(Unit::Year, Level::Quarter(n.value))
        }
        '月' if (1..=12).contains(&value) && n.length <= 3 => {
            // 月 in 12月球 or 三月子.
            let rest = &inner.text[inner.at..];
            let once = n.value == 1 && n.style != Style::Arabic && is_distributive(before, rest);
            // The band, not the weather.
            let band = n.value == 5 && n.style != Style::Arabic && inner.peek() == Some('天');
            // 十月革命, 五月花号, 十二月党人.
            const NAMES: [&str; 7] = ["党人", "黨人", "花号", "革命", "怀胎", "懷胎", "流火"];
            // 着陆月背: a single formal numeral is another word.
            let formal = n.length == 1
                && before.peek().is_some_and(|c| {
                    matches!(
                        c,
                        '壹' | '贰' | '貳' | '叁' | '參' | '肆' | '伍' | '陆' | '陸' | '柒' | '捌' | '玖'
                    )
                });
            // 3月期, 12月刊, 五月号
            let issue = rest.starts_with('刊')
                || rest.starts_with('期') && !rest.starts_with("期间") && !rest.starts_with("期間")
                || rest.starts_with(['号', '號']) && !rest.starts_with("号召") && !rest.starts_with("号称");
            let named = n.style != Style::Arabic
                && outer.is_none()
                && (NAMES.iter().any(|name| rest.starts_with(name))
                    || n.value == 2 && rest.starts_with('河'));
            if once
                || outer.is_none() && (formal || issue)
                || band
                || named
                || inner.peek().is_some_and(|c| {
                    matches!(c, '球' | '亮' | '嫂' | '饼' | '餅' | '兰' | '蘭' | '龄' | '齡')
                })
                || outer.is_none() && before.before() == Some('个')
            {
                None
            } else {
                head(Unit::Year, Level::Month(n.value))
            }
        }
        unit @ ('日' | '号' | '號') if (1..=31).contains(&value) && n.length <= 3 => {
            let fits = matches!(
                outer,
                Some(Level::Month(_) | Level::Relative(Unit::Month, _) | Level::Anaphoric(Unit::Month, _))
            ) || day_alone(before, inner, n, unit);
            if fits { head(Unit::Month, Level::Day(n.value)) } else { None }
        }
        _ => None,
    };
    if found.is_some() {
        *place = inner;
    }
    found
}

/// 一月一课, 一月又一月: every month.
fn is_distributive(before: Reader<'_>, rest: &str) -> bool {
    let one = rest.strip_prefix('一').and_then(|rest| rest.chars().next());
    rest.starts_with("又一月")
        || before.before() == Some('又')
        || one.is_some_and(|c| c.is_alphabetic() && !is_numeral(c) && !"日号號至到起直".has(c))
}

/// What a year is called that is not that of the calendar; a longer name before its own beginning.
pub(super) const NAMED_YEARS: [&str; 10] =
    ["财年", "財年", "财政年度", "財政年度", "学年度", "學年度", "学年", "學年", "赛季", "賽季"];

/// Q3, H1 right behind a year.
pub(super) fn lettered_part(place: &mut Reader<'_>) -> Option<Level> {
    let mut inner = *place;
    let letter = inner.one_of("QqHh")?;
    let n = inner.next()?.to_digit(10)?;
    if inner.peek().is_some_and(|c| c.is_ascii_alphanumeric()) {
        return None;
    }
    let level = match (letter.to_ascii_uppercase(), n) {
        ('Q', 1..=4) => Level::Quarter(n),
        ('H', 1..=2) => Level::Half(n),
        _ => return None,
    };
    *place = inner;
    Some(level)
}

/// Whether `n` before 年, with what stands around it, is a year and which.
pub(super) fn year(before: Reader<'_>, mut after: Reader<'_>, n: Number, value: i32) -> Option<Level> {
    let next = after.peek();
    let preceded = before.before();
    if next.is_some_and(|c| matches!(c, '龄' | '齡' | '级' | '級' | '轻' | '輕' | '薪' | '化'))
        || n.length == 4 && is_length(before, after, n.value)
    {
        return None;
    }
    // 18年前三季度, 18年上半年
    let parted = {
        let mut inner = after;
        inner.one_of("前").is_some() && opens_part(inner)
            || after.text[after.at..].starts_with("上半年")
            || after.text[after.at..].starts_with("下半年")
    };
    after.gap();
    let then_month = {
        let mut month = after;
        month.number().is_some_and(|m| (1..=12).contains(&m.value)) && month.unit("月").is_some()
    } || after.any_word(&["正月", "腊月", "臘月", "农历", "大年"]).is_some();
    match (n.length, n.style) {
        (4, Style::Arabic | Style::ChineseDigits) if (1000..=2999).contains(&value) => {
            // 1000年, 3000年 are lengths of time, and so is 2000年 before 来 or 历史.
            let length = value % 1000 == 0
                && !then_month
                && (value == 1000 || next.is_some_and(|c| "来來历歷文的".has(c)));
            (!length).then_some(Level::Year(value))
        }
        // 一千九百四十九年, 两千零四年; 两千年 only before a month.
        (_, Style::ChineseUnits) if (1000..=2999).contains(&value) && (value % 100 != 0 || then_month) => {
            Some(Level::Year(value))
        }
        (2, Style::Arabic | Style::ChineseDigits) => {
            let led_by_zero = value < 10;
            // 三五年 is a few years.
            let spelt = n.style == Style::ChineseDigits && !n.is_estimate() && value > 20 && value != 35;
            // 15年1月, 07年, 九八年; 12年 and 98年 may be lengths of time.
            // 99年底: a length of time has no end of the year.
            let ended = n.style == Style::Arabic && next.is_some_and(|c| "底末".has(c));
            // 97年香港回归, where a phrase begins: few stretches of time are as long.
            let late = value >= 70
                && preceded.is_none_or(|c| !c.is_alphanumeric() || "在从從自到于於".has(c))
                && next.is_some_and(|c| {
                    c.is_alphabetic() && !"的来來前后後间間内內多历歷光风風沧滄征奋奮华華走砥".has(c)
                });
            (led_by_zero
                || then_month
                || ended
                || parted
                || late
                || spelt && !next.is_some_and(|c| "前来來后後间間内多".has(c)))
            .then_some(Level::ShortYear(value))
        }
        (3, Style::Arabic | Style::ChineseDigits) if value >= 100 => {
            let placed = preceded.is_some_and(|c| "在于於元".has(c))
                && value % 50 != 0
                && !next.is_some_and(|c| "的里裡内內间間来來前后後多".has(c));
            // 113年3月: of the Republic, where nothing calls it a year of our era.
            let republic = then_month
                && value <= 150
                && n.style == Style::Arabic
                && !preceded.is_some_and(|c| "元前".has(c));
            (placed || then_month).then_some(Level::Year(if republic { value + 1911 } else { value }))
        }
        _ => None,
    }
}

/// Whether a day without a month is one: 17日, not 三日游, 日元 or 12号楼.
fn day_alone(before: Reader<'_>, after: Reader<'_>, n: Number, unit: char) -> bool {
    let (preceded, next) = (before.before(), after.peek());
    let timed = clock(&mut { after }).is_some();
    // 11日报道 is a day, 11日报 is none.
    if ["报道", "報道", "报导", "報導", "报告", "报称"].iter().any(|w| after.text[after.at..].starts_with(w))
    {
        return true;
    }
    // 有朝一日, 十年如一日, 士别三日
    if n.style != Style::Arabic && n.value < 10 && preceded.is_some_and(|c| "朝如别別非终終改择擇又".has(c))
    {
        return false;
    }
    // 7日年化, 3日移动平均, 8日龄
    const MEASURED: [&str; 8] = ["年化", "移动", "移動", "龄", "齡", "滚动", "生活圈", "谈"];
    if unit == '日' && MEASURED.iter().any(|w| after.text[after.at..].starts_with(w)) {
        return false;
    }
    // 为期三日, 日复一日, 13月1日; 连续3日, 连跌四日
    if preceded.is_some_and(|c| "期共达達复復〕月".has(c)) || lasts(&before.text[..before.at]) {
        return false;
    }
    if unit == '日' {
        if next.is_some_and(|c| {
            "游遊内內元圆均线線语語本军軍益常用程子报報志誌光前后後来來间間".has(c) && !timed
        }) {
            // 15日前 is a deadline, 三日前 three days ago.
            return n.style == Style::Arabic && next.is_some_and(|c| "前后後".has(c));
        }
        return n.style == Style::Arabic
            || n.value >= 10
            || timed
            || next.is_none_or(|c| !c.is_alphanumeric());
    }
    // 号 numbers houses, lines, rockets and documents as well.
    let led = preceded.is_none_or(|c| !c.is_alphanumeric() || "在于到至从是本月".has(c));
    let follows = next.is_none_or(|c| !c.is_alphanumeric() || "的在是将要去到至起前后之我你他她们".has(c));
    (n.style == Style::Arabic || n.value >= 10) && led && (follows || timed)
}

/// Whether what ends `head` is said of a number of days: 连续, 休市, 连跌.
fn lasts(head: &str) -> bool {
    const WORDS: [&str; 23] = [
        "连续", "連續", "持续", "持續", "历时", "歷時", "耗时", "耗時", "一连", "一連", "接连", "接連",
        "休市", "停市", "停课", "停課", "停工", "停业", "停業", "停牌", "放假", "隔离", "隔離",
    ];
    let in_row = head.strip_suffix(|c| "跌涨漲降升阴陰休放办辦演播战戰下刮".has(c));
    in_row.is_some_and(|head| head.ends_with(['连', '連'])) || WORDS.iter().any(|word| head.ends_with(word))
}

/// 三四月, 七八月间: two neighbouring months.
pub(super) fn month_pair(place: &mut Reader<'_>) -> Option<(u32, u32)> {
    let mut inner = *place;
    if inner.before().is_some_and(|c| is_numeral(c) || c.is_ascii_digit() || c == '第') {
        return None;
    }
    let first = inner.next().and_then(digit).filter(|first| *first > 0)?;
    let second = inner.next().and_then(digit).filter(|second| *second == first + 1)?;
    inner.one_of("月")?;
    inner.one_of("份");
    *place = inner;
    Some((first, second))
}

/// 十七八世纪: two neighbouring centuries.
pub(super) fn century_pair(place: &mut Reader<'_>) -> Option<(i32, i32)> {
    let mut inner = *place;
    let tens = if inner.one_of("十").is_some() { 10 } else { 0 };
    let first = inner.next().and_then(digit).filter(|first| *first > 0)?;
    inner.next().and_then(digit).filter(|second| *second == first + 1)?;
    inner.any_word(&["世纪", "世紀"])?;
    *place = inner;
    let first = i32::try_from(tens + first).ok()?;
    Some((first, first + 1))
}

/// 五六十年代: two neighbouring decades.
pub(super) fn decade_pair(place: &mut Reader<'_>) -> Option<(i32, i32)> {
    let mut inner = *place;
    inner.one_of("的");
    let first = inner.next().and_then(digit).filter(|first| *first > 0)?;
    inner.one_of("、");
    inner.next().and_then(digit).filter(|second| *second == first + 1)?;
    inner.one_of("十")?;
    if !inner.word("年代") {
        return None;
    }
    *place = inner;
    let tens = i32::try_from(first * 10).ok()?;
    Some((tens, tens + 10))
}

/// 80年代, after a century.
pub(super) fn decade(place: &mut Reader<'_>) -> Option<i32> {
    let mut inner = *place;
    inner.one_of("的");
    let n = inner.number()?.value;
    inner.unit("年")?;
    inner.one_of("代")?;
    *place = inner;
    (n % 10 == 0 && n <= 90).then(|| i32::try_from(n).ok())?
}
