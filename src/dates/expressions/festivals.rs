//! Festivals and the day each falls on.

use super::levels::Level;
use super::observances::OBSERVANCES;
use crate::among::Among as _;
use crate::dates::calendar::{Date, add_days, civil};
use crate::dates::lunar::{lunar_day, solar_term};
use crate::dates::numerals;
use crate::dates::reader::Reader;

/// How the day of a festival is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    /// Month and day of the civil calendar.
    Fixed(u32, u32),
    /// Month and day of the lunar calendar.
    Lunar(u32, u32),
    /// The day before lunar new year.
    Eve,
    /// The n-th weekday (0 is Monday) of a month.
    Nth(u32, i8, i8),
    /// So many days behind the n-th weekday of a month.
    BehindNth(u32, i8, i8, i64),
    /// So many days behind Easter Sunday of the western churches.
    Easter(i64),
    /// A solar term, see [`solar_term`].
    Term(u32),
}

/// What must follow a name for it to be taken for the festival.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Needs {
    /// Nothing: the name is unmistakable.
    Nothing,
    /// A word such as 假期 or 期间, the end of the sentence, or a closing quotation mark.
    Company,
}

/// A festival.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Festival {
    pub name: &'static str,
    pub when: When,
    pub needs: Needs,
}

const fn sure(name: &'static str, when: When) -> Festival {
    Festival { name, when, needs: Needs::Nothing }
}

const fn shy(name: &'static str, when: When) -> Festival {
    Festival { name, when, needs: Needs::Company }
}

/// Names that need company are taken when one of these follows, after an optional quotation mark.
pub(super) const COMPANY: [&str; 19] = [
    "节气",
    "節氣",
    "时节",
    "假期",
    "期间",
    "期間",
    "前后",
    "前後",
    "前夕",
    "长假",
    "長假",
    "小长假",
    "黄金周",
    "黃金週",
    "国际",
    "节",
    "節",
    "档",
    "当天",
];

/// 农历新年, however it is written.
pub(super) static LUNAR_NEW_YEAR: Festival = sure("春节", When::Lunar(1, 1));
/// 年三十.
pub(super) static LUNAR_NEW_YEARS_EVE: Festival = sure("除夕", When::Eve);

/// Longer names stand before their own beginnings.
pub(super) static FESTIVALS: [Festival; 112] = [
    sure("元旦", When::Fixed(1, 1)),
    shy("新年", When::Fixed(1, 1)),
    sure("情人节", When::Fixed(2, 14)),
    sure("情人節", When::Fixed(2, 14)),
    sure("女生节", When::Fixed(3, 7)),
    sure("女生節", When::Fixed(3, 7)),
    sure("妇女节", When::Fixed(3, 8)),
    sure("婦女節", When::Fixed(3, 8)),
    shy("三八", When::Fixed(3, 8)),
    sure("植树节", When::Fixed(3, 12)),
    sure("植樹節", When::Fixed(3, 12)),
    sure("愚人节", When::Fixed(4, 1)),
    sure("愚人節", When::Fixed(4, 1)),
    sure("劳动节", When::Fixed(5, 1)),
    sure("勞動節", When::Fixed(5, 1)),
    shy("五一", When::Fixed(5, 1)),
    shy("五四", When::Fixed(5, 4)),
    sure("青年节", When::Fixed(5, 4)),
    sure("青年節", When::Fixed(5, 4)),
    sure("护士节", When::Fixed(5, 12)),
    sure("護士節", When::Fixed(5, 12)),
    sure("儿童节", When::Fixed(6, 1)),
    sure("兒童節", When::Fixed(6, 1)),
    shy("六一", When::Fixed(6, 1)),
    shy("七一", When::Fixed(7, 1)),
    sure("建党节", When::Fixed(7, 1)),
    sure("建黨節", When::Fixed(7, 1)),
    sure("建军节", When::Fixed(8, 1)),
    sure("建軍節", When::Fixed(8, 1)),
    shy("八一", When::Fixed(8, 1)),
    sure("教师节", When::Fixed(9, 10)),
    sure("教師節", When::Fixed(9, 10)),
    sure("国庆节", When::Fixed(10, 1)),
    sure("國慶節", When::Fixed(10, 1)),
    shy("国庆", When::Fixed(10, 1)),
    shy("國慶", When::Fixed(10, 1)),
    shy("十一", When::Fixed(10, 1)),
    shy("双十节", When::Fixed(10, 10)),
    shy("雙十節", When::Fixed(10, 10)),
    sure("万圣节", When::Fixed(10, 31)),
    sure("萬聖節", When::Fixed(10, 31)),
    sure("光棍节", When::Fixed(11, 11)),
    sure("光棍節", When::Fixed(11, 11)),
    sure("双十一", When::Fixed(11, 11)),
    sure("雙十一", When::Fixed(11, 11)),
    sure("双11", When::Fixed(11, 11)),
    sure("双十二", When::Fixed(12, 12)),
    sure("雙十二", When::Fixed(12, 12)),
    sure("双12", When::Fixed(12, 12)),
    sure("国家公祭日", When::Fixed(12, 13)),
    sure("平安夜", When::Fixed(12, 24)),
    sure("圣诞", When::Fixed(12, 25)),
    sure("聖誕", When::Fixed(12, 25)),
    sure("母亲节", When::Nth(5, 2, 6)),
    sure("母親節", When::Nth(5, 2, 6)),
    sure("父亲节", When::Nth(6, 3, 6)),
    sure("父親節", When::Nth(6, 3, 6)),
    sure("感恩节", When::Nth(11, 4, 3)),
    sure("感恩節", When::Nth(11, 4, 3)),
    sure("中国新年", When::Lunar(1, 1)),
    sure("中國新年", When::Lunar(1, 1)),
    sure("春节", When::Lunar(1, 1)),
    sure("春節", When::Lunar(1, 1)),
    sure("大年初一", When::Lunar(1, 1)),
    sure("除夕", When::Eve),
    sure("大年三十", When::Eve),
    sure("大年夜", When::Eve),
    sure("元宵", When::Lunar(1, 15)),
    sure("龙抬头", When::Lunar(2, 2)),
    sure("龍抬頭", When::Lunar(2, 2)),
    sure("端午", When::Lunar(5, 5)),
    sure("端阳节", When::Lunar(5, 5)),
    sure("端陽節", When::Lunar(5, 5)),
    sure("七夕", When::Lunar(7, 7)),
    sure("中元节", When::Lunar(7, 15)),
    sure("中元節", When::Lunar(7, 15)),
    sure("中秋", When::Lunar(8, 15)),
    sure("重阳", When::Lunar(9, 9)),
    sure("重陽", When::Lunar(9, 9)),
    sure("腊八", When::Lunar(12, 8)),
    sure("臘八", When::Lunar(12, 8)),
    sure("清明节", When::Term(1)),
    sure("清明節", When::Term(1)),
    shy("清明", When::Term(1)),
    sure("谷雨", When::Term(2)),
    sure("穀雨", When::Term(2)),
    sure("立夏", When::Term(3)),
    shy("小满", When::Term(4)),
    shy("小滿", When::Term(4)),
    sure("芒种", When::Term(5)),
    sure("芒種", When::Term(5)),
    sure("夏至", When::Term(6)),
    sure("小暑", When::Term(7)),
    sure("大暑", When::Term(8)),
    sure("立秋", When::Term(9)),
    sure("处暑", When::Term(10)),
    sure("處暑", When::Term(10)),
    sure("白露", When::Term(11)),
    sure("秋分", When::Term(12)),
    sure("寒露", When::Term(13)),
    sure("霜降", When::Term(14)),
    sure("立冬", When::Term(15)),
    shy("小雪", When::Term(16)),
    shy("大雪", When::Term(17)),
    sure("冬至", When::Term(18)),
    shy("小寒", When::Term(19)),
    shy("大寒", When::Term(20)),
    sure("立春", When::Term(21)),
    shy("雨水", When::Term(22)),
    sure("惊蛰", When::Term(23)),
    sure("驚蟄", When::Term(23)),
    sure("春分", When::Term(0)),
];

impl Festival {
    /// Its day in a civil year. A festival at the end of the lunar year may miss a civil year.
    pub fn in_year(&self, year: i32) -> Option<Date> {
        match self.when {
            When::Fixed(month, day) => civil(year, month, day),
            When::Lunar(month, day) => [year - 1, year]
                .into_iter()
                .filter_map(|y| lunar_day(y, month, false, day))
                .find(|d| i32::from(d.year()) == year),
            When::Eve => add_days(lunar_day(year, 1, false, 1)?, -1),
            When::Nth(month, n, weekday) => {
                let day = jiff::civil::Weekday::from_monday_zero_offset(weekday).ok()?;
                civil(year, month, 1)?.nth_weekday_of_month(n, day).ok()
            }
            When::BehindNth(month, n, weekday, days) => {
                let nth = Self { when: When::Nth(month, n, weekday), ..*self };
                add_days(nth.in_year(year)?, days)
            }
            When::Easter(days) => add_days(easter(year)?, days),
            When::Term(term) => solar_term(year, term),
        }
    }
}

/// Easter Sunday of the Gregorian calendar: J. Meeus, Astronomical Algorithms (1998), chapter 8.
fn easter(year: i32) -> Option<Date> {
    let a = year.rem_euclid(19);
    let (b, c) = (year.div_euclid(100), year.rem_euclid(100));
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let sum = h + l - 7 * m + 114;
    civil(year, u32::try_from(sum / 31).ok()?, u32::try_from(sum % 31 + 1).ok()?)
}

/// A festival; one that needs company is taken when it has some.
pub(super) fn festival(place: &mut Reader<'_>, c: char) -> Option<Level> {
    let mut second = *place;
    second.next();
    let next = second.peek()?;
    // The commonest characters of all get by with one look.
    let possible = match c {
        '国' => "庆家际".has(next),
        '世' => next == '界',
        '复' | '復' | '烈' | '消' | '助' | '浴' => "活士费残佛".has(next),
        '大' => "年暑寒雪".has(next),
        '小' => "暑满滿寒雪".has(next),
        '雨' => next == '水',
        '中' => "秋元国國".has(next),
        '新' => next == '年',
        '三' | '六' | '七' | '八' | '五' | '十' => "一四八夕".has(next),
        '元' | '情' | '女' | '妇' | '婦' | '植' | '愚' | '劳' | '勞' | '青' | '护' | '儿' | '兒' | '建'
        | '教' | '國' | '護' | '龍' | '双' | '雙' | '万' | '萬' | '记' | '光' | '平' | '圣' | '聖' | '母'
        | '父' | '感' | '农' | '農' | '春' | '除' | '龙' | '端' | '盂' | '重' | '腊' | '臘' | '清' | '谷'
        | '立' | '芒' | '夏' | '秋' | '处' | '處' | '穀' | '白' | '寒' | '霜' | '冬' | '惊' | '驚' => {
            true
        }
        _ => false,
    };
    if !possible {
        return None;
    }
    for festival in FESTIVALS.iter().chain(&OBSERVANCES) {
        if place.stands(festival.name) {
            let mut inner = *place;
            inner.word(festival.name);
            return accept(festival, *place, inner).map(|end| {
                *place = end;
                Level::Festival(festival)
            });
        }
    }
    None
}

fn accept<'a>(festival: &Festival, place: Reader<'a>, mut inner: Reader<'a>) -> Option<Reader<'a>> {
    let before = place.before();
    // 三八国际妇女节, 五四青年节: one day by two names.
    let mut second = inner;
    second.one_of("”\"」』");
    second.any_word(&["国际", "國際"]);
    let full = |other: &&Festival| {
        other.when == festival.when && other.name.ends_with(['节', '節']) && second.stands(other.name)
    };
    if let Some(full) = FESTIVALS.iter().find(full) {
        second.word(full.name);
        return Some(second);
    }
    if festival.needs == Needs::Company {
        if matches!(festival.when, When::Term(_)) && before == Some('年') {
            // 今年小满: but 今年大雪 may be weather.
            return "满滿寒明".has(festival.name.chars().last()?).then_some(inner);
        }
        if before.is_some_and(|b| b.is_ascii_digit() || numerals::is_numeral(b) || "第".has(b)) {
            return None;
        }
        let opened = before.is_some_and(|b| "“\"「『".has(b));
        let mut look = inner;
        look.one_of("”\"」』");
        let company = COMPANY.iter().any(|w| look.word(w));
        let next = inner.peek();
        // （十一） and 十一、 number the points of a list.
        let numbered = festival.name.chars().all(numerals::is_numeral)
            && (before.is_some_and(|b| "(〔[第、.".has(b)) || next.is_some_and(|c| ")〕]、.,:".has(c)));
        let free = before.is_none_or(|b| !b.is_alphanumeric()) && next.is_none_or(|c| !c.is_alphanumeric());
        // 去年五一, 2024年国庆: but 今年十一月.
        // 今年“五一”
        let year_ahead = opened && {
            let quote = place.text[..place.at].chars().next_back().map_or(0, char::len_utf8);
            place.text[..place.at - quote].ends_with('年') && look.at > inner.at
        };
        let of_year = year_ahead
            || before == Some('年')
                && next.is_none_or(|c| !c.is_alphanumeric() || "假长長黄黃前后後的当當".has(c));
        // 2019年国庆70周年
        let jubilee = before == Some('年') && {
            let mut count = inner;
            count.number().is_some() && count.any_word(&["周年", "週年"]).is_some()
        };
        if !(jubilee || company || free && !opened && !numbered || of_year) {
            return None;
        }
    }
    // 立春乡, 圣诞老人
    let place_name =
        !festival.name.ends_with(['节', '節']) && inner.peek().is_some_and(|c| "乡鄉镇鎮县縣路街木".has(c));
    let christmas =
        festival.name.starts_with(['圣', '聖']) && inner.peek().is_some_and(|c| "老树樹卡帽歌".has(c));
    if place_name || christmas {
        return None;
    }
    if inner.any_word(&["节气", "節氣"]).is_some() {
        return Some(inner);
    }
    // 春节联欢晚会 and 中秋节 alike: the 节 belongs to the name.
    if inner.peek().is_some_and(|c| "节節".has(c)) {
        inner.next();
    }
    Some(inner)
}
