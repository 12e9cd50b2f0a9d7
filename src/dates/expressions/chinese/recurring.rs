//! What comes round again: 每年3月, 每逢周三, 往年春节. No date, and its parts are none either.

use super::bounds::join;
use super::named::school_holiday;
use super::{Chain, Read, chain};
use crate::dates::expressions::festivals::festival;
use crate::dates::expressions::levels::{Level, Unit};
use crate::dates::reader::Reader;

/// Most dates that one 每 is said of.
const MOST: usize = 6;

/// Reads what stands at 每 or 逢: 每年6月5日是世界环境日, 每周一、三、五, 每到春节.
pub(super) fn recurring(start: Reader<'_>) -> Read {
    let mut place = start;
    let every = place.next() == Some('每');
    // 恰逢周日: one day, and no other.
    if !every && place.text[..start.at].ends_with(['恰', '正', '适', '適', '又', '欣', '喜', '时', '時'])
    {
        return Read::Nothing;
    }
    let led = every && place.one_of("逢到至当當").is_some();
    place.one_of("个個");
    let unit =
        place.any_word(&["年", "月", "周", "週", "星期", "礼拜", "禮拜", "季度", "天", "日"]).is_some();
    let mut end = place;
    // 每周三: the day alone, or, of 每月15日, its number; 每年约在6月.
    let mut first = place;
    first.any_word(&["大约", "大約", "约", "約", "都"]);
    first.one_of("的在于於从從自到");
    first.gap();
    let dated = part(first).or_else(|| narrowed(first));
    if let Some(past) = dated.or_else(|| number(first).filter(|_| unit)) {
        end = past;
        for _ in 1..MOST {
            let Some(past) = further(end) else { break };
            end = past;
        }
        end = defined(end);
    } else if !unit || led && place.before() == Some('日') {
        // 每当, 每到 alone are no words of time; 每逢日 is none either.
        return Read::Nothing;
    }
    Read::Not(end.at)
}

/// Past a date that leaves its year, month or week open.
fn part(start: Reader<'_>) -> Option<Reader<'_>> {
    // 每年“五一”
    let mut opened = start;
    let quoted = opened.one_of("“「\"").is_some();
    // Read as if nothing stood before it: in other sentences the 年 of 每年 would forbid a month, and 每 a weekend.
    let mut place = Reader::new(&start.text[opened.at..], 0);
    let c = place.peek()?;
    if school_holiday(&mut place).is_none() {
        // 每年2025年 is nothing: a date of its own begins there.
        let levels = chain(&mut place, c)?.levels;
        let stated = matches!(levels.first(), Some(Level::Year(_) | Level::Relative(..)));
        (!stated || levels == [Level::Relative(Unit::Day, 0)]).then_some(())?;
    }
    if quoted {
        place.one_of("”」\"");
    }
    Some(Reader { text: start.text, at: opened.at + place.at })
}

/// Past a number without its unit, or with what is left of one: 三、五 of 每周一、三、五.
fn number(start: Reader<'_>) -> Option<Reader<'_>> {
    let mut place = start;
    place.number().filter(|n| n.value <= 31)?;
    place.unit("日號号月");
    Some(place)
}

/// Past the next date in a row, or past what narrows the last one: 至周五, 、三.
fn further(first: Reader<'_>) -> Option<Reader<'_>> {
    let mut place = first;
    if join(&mut place).is_some()
        || place.one_of("及或").is_some()
        || matches!(place.peek(), Some('“' | '「'))
    {
        place.gap();
        return part(place).or_else(|| number(place));
    }
    narrowed(place)
}

/// Past 的第三个星期日, 最后一个周末.
fn narrowed(first: Reader<'_>) -> Option<Reader<'_>> {
    let mut place = first;
    place.one_of("的");
    let last = place.any_word(&["最后一个", "最後一個", "首个", "首個"]).is_some();
    if !last {
        place.one_of("第")?;
        place.number()?;
        place.one_of("个個");
    }
    part(place)
}

/// Past the name of a recurring day: 是世界环境日, 定为“全国科普日”, （元旦）.
fn defined(first: Reader<'_>) -> Reader<'_> {
    let mut place = first;
    place.any_word(&[
        "被定为",
        "被定為",
        "确定为",
        "確定為",
        "设立为",
        "設立為",
        "定为",
        "定為",
        "设为",
        "設為",
        "都是",
        "也是",
        "就是",
        "正是",
        "是",
        "为",
        "為",
        "即",
        "（",
        "(",
    ]);
    place.one_of("“「\"");
    match place.peek() {
        Some(c) if festival(&mut place, c).is_some() => place,
        _ => first,
    }
}

/// Whether a date without its year is that of all years before: 往年春节, 历年的6月.
pub(super) fn of_any_year(start: Reader<'_>, chain: &Chain) -> bool {
    if !matches!(chain.levels.first(), Some(Level::Open(Unit::Year))) {
        return false;
    }
    let head = &start.text[..start.at];
    let head = head.strip_suffix('的').unwrap_or(head);
    ["往年", "历年", "歷年", "常年"].iter().any(|year| head.ends_with(year))
}
