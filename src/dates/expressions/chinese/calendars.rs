//! Years and months counted otherwise: lunar dates, years of a cycle, the common era.

use super::Chain;
use super::bounds::stands_free;
use super::named::word;
use crate::among::Among as _;
use crate::dates::expressions::festivals::{LUNAR_NEW_YEAR, LUNAR_NEW_YEARS_EVE, festival};
use crate::dates::expressions::levels::{Level, Unit};
use crate::dates::reader::Reader;

/// 农历正月初五, 腊月二十三, 正月十五.
pub(super) fn lunar(place: &mut Reader<'_>) -> Option<Chain> {
    let mut inner = *place;
    if inner.peek() == Some('正') && inner.before().is_some_and(|b| "真不公改修纠反".has(b)) {
        return None;
    }
    let cue = lunar_cue(&mut inner);
    let mut levels = vec![Level::Open(Unit::Year)];
    inner.gap();
    let mut year = inner;
    if cue
        && let Some(n) = year.number().filter(|n| n.length == 4)
        && year.unit("年").is_some()
    {
        levels[0] = Level::Year(i32::try_from(n.value).ok()?);
        inner = year;
    } else if cue && let Some(cycle) = cyclic(&mut inner) {
        levels[0] = cycle;
    } else if cue
        && let Some(c) = inner.peek()
        && let Some(found) = {
            year = inner;
            word(&mut year, c)
        }
    {
        // 农历今年正月
        levels = found.levels;
        inner = year;
    }
    inner.gap();
    if cue && let Some(f) = lunar_festival(&mut inner) {
        levels.push(f);
        *place = inner;
        return Some(Chain::of(levels));
    }
    if place.before() == Some('年') && matches!(levels[0], Level::Open(_)) {
        return None;
    }
    let Some(month) = lunar_month(&mut inner, cue) else {
        // 农历初七: a day of whatever lunar month is at hand.
        if cue
            && matches!(levels[..], [Level::Open(Unit::Year)])
            && let Some(day) = day_of_any_month(&mut inner)
        {
            *place = inner;
            return Some(Chain::of(vec![Level::Open(Unit::Month), Level::LunarDay(day)]));
        }
        // 农历乙巳年
        let whole = cue && matches!(levels[..], [Level::Cyclic(..)]);
        *place = inner;
        return whole.then(|| Chain::of(levels));
    };
    levels.push(month);
    if let Some(day) = lunar_day(&mut inner).or_else(|| if cue { short_day(&mut inner) } else { None }) {
        // The last month may have twenty-nine days only: its thirtieth is the eve all the same.
        if (month, day) == (Level::LunarMonth(12, false), 30) && matches!(levels[0], Level::Open(_)) {
            levels.pop();
            levels.push(Level::Festival(&LUNAR_NEW_YEARS_EVE));
        } else {
            levels.push(Level::LunarDay(day));
        }
    }
    *place = inner;
    Some(Chain::of(levels))
}

/// 初七 and 廿三 behind 农历; 十五 only where the phrase ends, for numbers count other things as well.
fn day_of_any_month(place: &mut Reader<'_>) -> Option<u32> {
    let mut inner = *place;
    let marked = inner.peek().is_some_and(|c| "初廿卄".has(c));
    let day = lunar_day(&mut inner)?;
    (marked || stands_free(inner)).then_some(())?;
    *place = inner;
    Some(day)
}

/// 农历, 阴历 and their like.
pub(super) fn lunar_cue(place: &mut Reader<'_>) -> bool {
    place.any_word(&["农历", "農曆", "阴历", "陰曆", "旧历", "舊曆", "夏历", "夏曆"]).is_some()
}

/// A festival behind 农历 or 龙年, where 新年 is that of the lunar calendar.
pub(super) fn lunar_festival(place: &mut Reader<'_>) -> Option<Level> {
    if place.word("新年") {
        return Some(Level::Festival(&LUNAR_NEW_YEAR));
    }
    let c = place.peek()?;
    festival(place, c)
}

/// Whether what stands shortly before byte `at` says that a month and day are lunar: 中秋节（八月十五）.
pub(super) fn is_among_lunar(text: &str, at: usize) -> bool {
    const REACH: usize = 10;
    const CUES: [&str; 19] = [
        "农历",
        "農曆",
        "阴历",
        "陰曆",
        "旧历",
        "舊曆",
        "中秋",
        "端午",
        "重阳",
        "重陽",
        "七夕",
        "元宵",
        "中元",
        "春节",
        "春節",
        "腊八",
        "臘八",
        "除夕",
        "龙抬头",
    ];
    let head = &text[..at];
    let from = head.char_indices().rev().take(REACH).take_while(|&(_, c)| !"。；！？\n".has(c)).last();
    from.is_some_and(|(from, _)| CUES.iter().any(|cue| head[from..].contains(cue)))
}

/// 二月二, 三月三 behind 农历: a day without its 初.
fn short_day(place: &mut Reader<'_>) -> Option<u32> {
    let mut inner = *place;
    let day = inner.number().filter(|n| (1..=9).contains(&n.value))?.value;
    inner.peek().is_none_or(|c| !c.is_alphanumeric() || "是的在".has(c)).then_some(())?;
    *place = inner;
    Some(day)
}

/// 甲辰年, 龙年: a lunar year by its place in a cycle.
pub(super) fn cyclic(place: &mut Reader<'_>) -> Option<Level> {
    const ANIMALS: [&str; 12] =
        ["鼠", "牛", "虎", "兔", "龙龍", "蛇", "马馬", "羊", "猴", "鸡雞", "狗", "猪豬"];
    let before = place.before();
    let mut inner = *place;
    let c = inner.next()?;
    let level = if let Some(stem) = "甲乙丙丁戊己庚辛壬癸".chars().position(|s| s == c) {
        let branch = inner.next()?;
        let branch = "子丑寅卯辰巳午未申酉戌亥".chars().position(|b| b == branch)?;
        let year = (0..60).find(|n| n % 10 == stem && n % 12 == branch)?;
        Level::Cyclic(u32::try_from(year).ok()?, 60)
    } else {
        // 司马年 and 白马年产 are none.
        let free =
            before.is_none_or(|b| !b.is_alphanumeric() || "在迎的是为過过新于於到历曆肖这這本今".has(b));
        let animal = ANIMALS.iter().position(|names| names.contains(c)).filter(|_| free)?;
        Level::Cyclic(u32::try_from(animal).ok()?, 12)
    };
    // 乙巳蛇年: the animal says the same once more.
    if matches!(level, Level::Cyclic(_, 60)) && inner.peek().is_some_and(|c| ANIMALS.concat().contains(c)) {
        inner.next();
    }
    inner.one_of("年")?;
    if inner.peek().is_some_and(|c| "产產龄齡纪紀级級".has(c)) {
        return None;
    }
    *place = inner;
    Some(level)
}

/// 大年初三, 年初三: a day of the first lunar month; 年三十, 年廿八: one of the last.
pub(super) fn new_year_day(place: &mut Reader<'_>) -> Option<Vec<Level>> {
    let mut inner = *place;
    let great = inner.word("大年");
    if !great {
        let free = inner.before().is_none_or(|b| !b.is_alphanumeric() || "到至从從自在过過和与與的".has(b));
        inner.one_of("年").filter(|_| free)?;
    }
    if inner.peek() == Some('初') {
        let day = lunar_day(&mut inner)?;
        *place = inner;
        return Some(vec![Level::LunarMonth(1, false), Level::LunarDay(day)]);
    }
    // The last month may have twenty-nine days only: its thirtieth is the eve all the same.
    if inner.any_word(&["三十", "卅"]).is_some() {
        inner.one_of("晚夜");
        stands_free(inner).then_some(())?;
        *place = inner;
        return Some(vec![Level::Festival(&LUNAR_NEW_YEARS_EVE)]);
    }
    let day = inner.number().filter(|n| !great && (21..=29).contains(&n.value))?.value;
    if !place.text[place.at..inner.at].contains(['廿', '卄']) || !stands_free(inner) {
        return None;
    }
    *place = inner;
    Some(vec![Level::LunarMonth(12, false), Level::LunarDay(day)])
}

/// Reads the name of a lunar month: 正月, 腊月, 闰四月; with a cue also 八月.
pub(super) fn lunar_month(place: &mut Reader<'_>, cue: bool) -> Option<Level> {
    let mut inner = *place;
    inner.gap();
    let leap = inner.one_of("闰閏").is_some();
    let month = match inner.any_word(&["正月", "冬月", "腊月", "臘月"]) {
        Some(0) => 1,
        Some(1) => 11,
        Some(_) => 12,
        None if cue || leap => {
            let n = inner.number().filter(|n| (1..=12).contains(&n.value))?;
            inner.unit("月")?;
            n.value
        }
        None => return None,
    };
    *place = inner;
    Some(Level::LunarMonth(month, leap))
}

/// Reads the day of a lunar month: 初五, 十五, 廿三, 二十三日.
pub(super) fn lunar_day(place: &mut Reader<'_>) -> Option<u32> {
    let mut inner = *place;
    inner.gap();
    let early = inner.one_of("初").is_some();
    let n = inner.number()?;
    if early && !(1..=10).contains(&n.value)
        || !early && n.length < 2 && n.value != 10
        || !(1..=30).contains(&n.value)
    {
        return None;
    }
    // 正月十五个: a number of something.
    let dayed = inner.one_of("日").is_some();
    let festival = inner.text[inner.at..].starts_with("元宵");
    if !early && !dayed && !festival && inner.peek().is_some_and(|c| "个個年月岁歲人名元万".has(c))
    {
        return None;
    }
    *place = inner;
    Some(n.value)
}

/// 公元2025年, 公元前221年 (read by [`super::scan`] as off the axis).
pub(super) fn common_era(place: &mut Reader<'_>) -> Option<Chain> {
    let mut inner = *place;
    inner.any_word(&["公元", "公历", "公曆", "西元"])?;
    inner.gap();
    if inner.peek()? == '前' {
        return None;
    }
    if inner.word("元年") {
        *place = inner;
        return Some(Chain::of(vec![Level::Year(1)]));
    }
    let n = inner.number()?;
    let levels = if inner.any_word(&["世纪", "世紀"]).is_some() {
        vec![Level::Century(i32::try_from(n.value).ok()?)]
    } else {
        inner.unit("年")?;
        vec![Level::Year(i32::try_from(n.value).ok().filter(|y| (1..=9999).contains(y))?)]
    };
    *place = inner;
    Some(Chain::of(levels))
}
