//! The Chinese grammar: what can stand at a character that begins a date.

mod amount;
mod bounds;
mod calendars;
mod clock;
mod durations;
mod eras;
mod lookahead;
mod lookahead_numbers;
mod named;
mod numeric;
mod recurring;
mod separated;
mod tail;
mod tail_units;
mod units;
mod words;

use crate::among::Among as _;
use crate::dates::expressions::festivals::festival;
use crate::dates::expressions::levels::{Level, Unit};
use crate::dates::expressions::meaning::{Bound, Meaning, Parsed};
use crate::dates::numerals;
use crate::dates::reader::Reader;
use bounds::{Join, bound_after, bound_before, join};
use calendars::{common_era, cyclic, lunar, lunar_day, new_year_day};
use durations::duration;
use eras::{era, plan};
use lookahead::plausible;
use named::{bracketed, neighbouring, ordinal, relative, school_holiday, weekday, word};
use numeric::numeric;
use recurring::{of_any_year, recurring};
use separated::{days_of_month, month_day_behind};
use tail::continue_after;
use words::VAGUE;

/// What was read.
pub(crate) enum Read {
    /// An expression of time.
    Date(Parsed),
    /// Something that looks like a date and is none, up to this byte.
    Not(usize),
    /// Nothing.
    Nothing,
}

/// A date and, when two share a unit (16至18日), the last level of the second.
struct Chain {
    pub levels: Vec<Level>,
    pub right: Option<Level>,
}

impl Chain {
    pub fn of(levels: Vec<Level>) -> Self {
        Self { levels, right: None }
    }
}

/// Reads what stands at `start`, whose character is `c` (folded).
pub(crate) fn read(start: Reader<'_>, c: char) -> Read {
    if matches!(c, '每' | '逢') {
        return recurring(start);
    }
    if !plausible(start, c) {
        return Read::Nothing;
    }
    if let Some(parsed) = plan(start).or_else(|| days_of_month(start)).or_else(|| duration(start, c)) {
        return Read::Date(parsed);
    }
    let mut place = start;
    let Some(chain) = chain(&mut place, c) else {
        return vague(start, c).map_or(Read::Nothing, Read::Date);
    };
    if of_any_year(start, &chain) {
        return Read::Not(place.at);
    }
    match whole(start, place, chain) {
        Some(parsed) => Read::Date(parsed),
        None => Read::Not(place.at),
    }
}

/// A chain, the range it may begin, and what is said about it.
fn whole(start: Reader<'_>, mut place: Reader<'_>, chain: Chain) -> Option<Parsed> {
    let Chain { levels, right } = chain;
    if let Some(right) = right {
        let mut other = levels.clone();
        other.pop();
        other.push(right);
        continue_after(&mut place, &mut other);
        let bound = match bound_after(&mut place, &other) {
            // 5月至6月以来 does not occur; 2025至2026年间 does.
            Bound::About => Bound::About,
            _ => Bound::At,
        };
        return Some(Parsed { meaning: Meaning::Range(levels, other), bound, end: place.at });
    }
    if let Some((other, end)) = second(start, place, &levels) {
        return Some(Parsed { meaning: Meaning::Range(levels, other), bound: Bound::At, end });
    }
    let mut bound = bound_after(&mut place, &levels);
    if bound == Bound::At {
        bound = bound_before(start, place.at);
    }
    Some(Parsed { meaning: Meaning::Point(levels), bound, end: place.at })
}

/// 除夕, 大年初一, 正月初三: what 至初六 can follow.
fn is_new_year(levels: &[Level]) -> bool {
    use crate::dates::expressions::festivals::When;
    match levels {
        [_, Level::LunarMonth(1, false), Level::LunarDay(_)] => true,
        [_, Level::Festival(festival)] => matches!(festival.when, When::Eve | When::Lunar(1, 1)),
        _ => false,
    }
}

/// The second date of a range.
fn second(start: Reader<'_>, first: Reader<'_>, left: &[Level]) -> Option<(Vec<Level>, usize)> {
    let mut place = first;
    let join = join(&mut place)?;
    if join == Join::List {
        return None;
    }
    place.gap();
    let c = place.peek()?;
    let from = place;
    if join == Join::To
        && is_new_year(left)
        && let Some(day) = lunar_day(&mut place)
    {
        return Some((vec![left[0], Level::LunarMonth(1, false), Level::LunarDay(day)], place.at));
    }
    if join == Join::To
        && let [year @ Level::Year(_), Level::Month(_), Level::Day(_)] = *left
        && let Some([month, day]) = month_day_behind(&mut place, first)
    {
        return Some((vec![year, month, day], place.at));
    }
    let right = match chain(&mut place, c) {
        Some(chain) if chain.right.is_none() => chain.levels,
        _ => return None,
    };
    // 从2016年到2018, 2023/24 have been read; a bare year may end a range of years.
    if matches!(right.first(), Some(Level::Relative(Unit::Day, 0))) && join != Join::To {
        return None;
    }
    if join == Join::And {
        // 2015年和2018年之间: only the last word tells that it is a range.
        let between = place.any_word(&["之间", "之間", "间", "間", "期间", "期間"]).is_some();
        if !between {
            return None;
        }
    } else {
        place.any_word(&["之间", "之間", "期间", "期間", "间", "間"]);
    }
    // 自6月14日起到9月14日之前 says two things: from when on, and up to when.
    let begun = ["起", "开始", "開始"].iter().any(|word| first.text[first.at..].starts_with(word));
    if begun && ["之前", "以前"].iter().any(|word| place.text[place.at..].starts_with(word)) {
        return None;
    }
    // 3月15日前后至4月: 到 may also be the verb “to go to”; what follows must be no smaller puzzle.
    if from.at == start.at || right.is_empty() {
        return None;
    }
    Some((right, place.at))
}

/// A date from its largest unit to its smallest.
fn chain(place: &mut Reader<'_>, c: char) -> Option<Chain> {
    if let Some(chain) = neighbouring(place, c) {
        return Some(chain);
    }
    if let Some(level) = bracketed(place, c) {
        let mut chain = Chain::of(vec![level]);
        chain.right = continue_after(place, &mut chain.levels);
        return Some(chain);
    }
    let mut chain = if c.is_ascii_digit() || numerals::is_numeral(c) {
        numeric(place).or_else(|| festival(place, c).map(|f| Chain::of(vec![Level::Open(Unit::Year), f])))?
    } else {
        match c {
            '第' => ordinal(place)?,
            '上' | '下' => relative(place, c).or_else(|| word(place, c))?,
            '农' | '農' | '阴' | '陰' | '旧' | '舊' | '夏' | '正' | '冬' | '腊' | '臘' | '闰' | '閏' => {
                lunar(place).or_else(|| whole_festival(place, c))?
            }
            '公' | '西' => common_era(place)?,
            '甲' | '乙' | '丙' | '丁' | '戊' | '己' | '庚' | '辛' | '壬' | '癸' | '鼠' | '牛' | '虎'
            | '兔' | '蛇' | '马' | '馬' | '羊' | '猴' | '鸡' | '雞' | '狗' | '猪' | '豬' => {
                Chain::of(vec![cyclic(place)?])
            }
            '龙' | '龍' => {
                whole_festival(place, c).or_else(|| cyclic(place).map(|year| Chain::of(vec![year])))?
            }
            '大' => word(place, c)
                .or_else(|| whole_festival(place, c))
                .or_else(|| era(place))
                .or_else(|| new_year_chain(place))?,
            '年' => new_year_chain(place).or_else(|| word(place, c))?,
            '星' | '周' | '週' | '礼' | '禮' => word(place, c).or_else(|| weekday(place))?,
            _ => word(place, c).or_else(|| whole_festival(place, c)).or_else(|| era(place))?,
        }
    };
    if chain.right.is_none() {
        chain.right = continue_after(place, &mut chain.levels);
    }
    Some(chain)
}

/// 大年初三, 年廿八.
fn new_year_chain(place: &mut Reader<'_>) -> Option<Chain> {
    let mut levels = new_year_day(place)?;
    levels.insert(0, Level::Open(Unit::Year));
    Some(Chain::of(levels))
}

fn whole_festival(place: &mut Reader<'_>, c: char) -> Option<Chain> {
    festival(place, c).map(|f| Chain::of(vec![Level::Open(Unit::Year), f]))
}

/// 近日, 近年来, 暑假: kept as vague. 公元前221年: off the axis.
fn vague(start: Reader<'_>, c: char) -> Option<Parsed> {
    let mut place = start;
    if matches!(c, '公' | '西') {
        place.any_word(&["公元前", "西元前"])?;
        place.number()?;
        place.any_word(&["世纪", "世紀", "年"])?;
        return Some(Parsed { meaning: Meaning::OffAxis, bound: Bound::At, end: place.at });
    }
    if school_holiday(&mut place).is_some() {
        return Some(Parsed { meaning: Meaning::Vague("holidays-differ"), bound: Bound::At, end: place.at });
    }
    if !matches!(c, '近' | '日' | '最' | '不' | '前' | '连' | '連') {
        return None;
    }
    let before = start.before();
    for (text, not_after) in VAGUE {
        if place.word(text) {
            let spoilt = before.is_some_and(|b| not_after.contains(b))
                || text == "近日" && place.peek() == Some('点')
                || text == "日前" && place.peek().is_some_and(|c| "往夕后後".has(c))
                || text == "不日" && before.is_some_and(char::is_alphanumeric)
                || text == "最近" && place.peek() == Some('的');
            return (!spoilt).then_some(Parsed {
                meaning: Meaning::Vague("vague-word"),
                bound: Bound::At,
                end: place.at,
            });
        }
    }
    None
}
