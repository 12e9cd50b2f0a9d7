//! Years counted from the beginning of a reign, a republic or a five-year plan, and their years as a whole.

use super::Chain;
use super::calendars::{lunar_day, lunar_month};
use crate::among::Among as _;
use crate::dates::expressions::levels::{Level, Part};
use crate::dates::expressions::meaning::{Bound, Meaning, Parsed};
use crate::dates::numerals;
use crate::dates::reader::Reader;

/// Reign periods and republics: first and last year (0 while it goes on; of the Republic, the last on the mainland), and
/// whether its months are those of the civil calendar. Months of Chinese reigns are lunar and stay unresolved.
const ERAS: [(&str, i32, i32, bool); 45] = [
    ("民国", 1912, 1949, true),
    ("民國", 1912, 1949, true),
    ("令和", 2019, 0, true),
    ("平成", 1989, 2019, true),
    ("昭和", 1926, 1989, true),
    ("大正", 1912, 1926, true),
    ("明治", 1868, 1912, true),
    ("宣统", 1909, 1911, false),
    ("宣統", 1909, 1911, false),
    ("光绪", 1875, 1908, false),
    ("光緒", 1875, 1908, false),
    ("同治", 1862, 1874, false),
    ("咸丰", 1851, 1861, false),
    ("咸豐", 1851, 1861, false),
    ("道光", 1821, 1850, false),
    ("嘉庆", 1796, 1820, false),
    ("嘉慶", 1796, 1820, false),
    ("乾隆", 1736, 1795, false),
    ("雍正", 1723, 1735, false),
    ("康熙", 1662, 1722, false),
    ("顺治", 1644, 1661, false),
    ("順治", 1644, 1661, false),
    ("崇祯", 1628, 1644, false),
    ("崇禎", 1628, 1644, false),
    ("天启", 1621, 1627, false),
    ("天啟", 1621, 1627, false),
    ("万历", 1573, 1620, false),
    ("萬曆", 1573, 1620, false),
    ("隆庆", 1567, 1572, false),
    ("隆慶", 1567, 1572, false),
    ("嘉靖", 1522, 1566, false),
    ("正德", 1506, 1521, false),
    ("弘治", 1488, 1505, false),
    ("成化", 1465, 1487, false),
    ("宣德", 1426, 1435, false),
    ("永乐", 1403, 1424, false),
    ("永樂", 1403, 1424, false),
    ("建文", 1399, 1402, false),
    ("洪武", 1368, 1398, false),
    ("开元", 713, 741, false),
    ("開元", 713, 741, false),
    ("天宝", 742, 756, false),
    ("天寶", 742, 756, false),
    ("贞观", 627, 649, false),
    ("貞觀", 627, 649, false),
];

/// 乾隆六十年, 民国廿六年七月; 康熙年间, 民国时期: all years of the era.
pub(super) fn era(place: &mut Reader<'_>) -> Option<Chain> {
    let &(name, first, last, solar) = ERAS.iter().find(|(name, ..)| place.stands(name))?;
    let mut inner = *place;
    inner.word(name);
    // 天宝时代 is not said of Chinese reigns, and a name may end in 天宝.
    if last > 0 && inner.any_word(&["年间", "年間", "时期", "時期"]).is_some()
        || solar && last > 0 && inner.any_word(&["时代", "時代"]).is_some()
    {
        *place = inner;
        return Some(Chain::of(vec![Level::Years(first, last)]));
    }
    inner.gap();
    let n = if inner.word("元年") {
        1
    } else {
        let n = inner.number().filter(|n| n.value <= 120)?.value;
        inner.unit("年")?;
        n
    };
    let year = first + i32::try_from(n).ok()? - 1;
    let mut levels = vec![Level::Year(year)];
    if !solar && let Some(month) = lunar_month(&mut inner, true) {
        levels.push(month);
        if let Some(day) = lunar_day(&mut inner) {
            levels.push(Level::LunarDay(day));
        }
    }
    *place = inner;
    Some(Chain::of(levels))
}

/// What a word behind a five-year plan makes of its years.
#[derive(Clone, Copy)]
enum OfPlan {
    Whole,
    Since,
    Begin,
    End,
}

/// Longer words stand before their own beginnings.
const OF_PLAN: [(&str, OfPlan); 17] = [
    ("时期", OfPlan::Whole),
    ("時期", OfPlan::Whole),
    ("期间", OfPlan::Whole),
    ("期間", OfPlan::Whole),
    ("以来", OfPlan::Since),
    ("以來", OfPlan::Since),
    ("期末", OfPlan::End),
    ("末期", OfPlan::End),
    ("末", OfPlan::End),
    ("收官之年", OfPlan::End),
    ("收官", OfPlan::End),
    ("期初", OfPlan::Begin),
    ("初期", OfPlan::Begin),
    ("初", OfPlan::Begin),
    ("开局之年", OfPlan::Begin),
    ("開局之年", OfPlan::Begin),
    ("开局", OfPlan::Begin),
];

/// 十四五时期, “八五”期间, “十五五”: the years of a five-year plan.
///
/// From the eleventh on, a name in quotation marks is that of a plan and of nothing else, and so is any before 规划, in the
/// title of a document, too: that plan covers those years, whoever speaks of it. The first nine are numbers (三五个) and the
/// tenth is a day (“十五”): they need a word of time, or 规划 or 计划, behind them.
pub(super) fn plan(start: Reader<'_>) -> Option<Parsed> {
    let mut place = start;
    let before = start.before();
    let ten = place.one_of("十").is_some();
    let tenth = ten && !place.stands("五五") && place.peek() == Some('五');
    let n = if tenth { 0 } else { place.next().and_then(numerals::digit).filter(|n| (1..=9).contains(n))? };
    place.one_of("五")?;
    let name = place.at;
    let quoted = before.is_some_and(|b| "“‘\"「『".has(b));
    let closed = place.one_of("”’\"」』").is_some();
    // 七五期间, where a phrase begins; 二十四五 is a number.
    let bare = !ten && !quoted;
    let spoilt = |b: char| {
        if ten { numerals::is_numeral(b) } else { b.is_alphanumeric() && !"在从從自到于於的".has(b) }
    };
    if !quoted && before.is_some_and(spoilt) || !closed && !bare && (!ten || tenth) {
        return None;
    }
    let plain = ten && !tenth;
    let mut tail = place;
    let called = tail.any_word(&["规划", "規劃", "计划", "計劃"]).is_some();
    tail.one_of("的");
    let of_plan = OF_PLAN.iter().find(|(word, _)| tail.word(word)).map(|&(_, meaning)| meaning);
    // 初步 and 初衷 begin nothing, and a bare 七五 wants to be called a period.
    let of_plan = of_plan.filter(|meaning| match meaning {
        OfPlan::Whole => true,
        OfPlan::Begin if tail.before() == Some('初') => !tail.peek().is_some_and(|c| "步衷心级級中".has(c)),
        _ => !bare,
    });
    let end = match of_plan {
        Some(_) => tail.at,
        // 规划期
        None if called && tail.one_of("期").is_some() => tail.at,
        None if closed && quoted && plain || called && (plain || quoted) => name,
        None => return None,
    };
    // The first plan began in 1953, the second in 1958, the third in 1966; five years each.
    let nth = i32::try_from(n).ok()? + if ten { 10 } else { 0 };
    let first = if nth < 3 { 1948 + nth * 5 } else { 1951 + nth * 5 };
    let mut levels = vec![Level::Years(first, first + 4)];
    let mut bound = Bound::At;
    match of_plan {
        Some(OfPlan::Since) => bound = Bound::SinceThen,
        Some(OfPlan::Begin) => levels.push(Level::Part(Part::Begin)),
        Some(OfPlan::End) => levels.push(Level::Part(Part::End)),
        Some(OfPlan::Whole) | None => {}
    }
    Some(Parsed { meaning: Meaning::Point(levels), bound, end })
}
