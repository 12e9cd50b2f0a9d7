//! The Chinese grammar: what can stand at a character that begins a date.

use super::amount;
use super::chinese_tail::{self as tail, Join};
use super::chinese_words::{self as words, VAGUE};
use super::festivals::{COMPANY, FESTIVALS, Festival, Needs};
use super::levels::{Level, Part, Unit};
use super::meaning::{Amount, Bound, Meaning, Parsed};
use crate::dates::numerals::{self, Number, Style};
use crate::dates::reader::Reader;

/// What was read.
pub(super) enum Read {
    /// An expression of time.
    Date(Parsed),
    /// Something that looks like a date and is none, up to this byte.
    Not(usize),
    /// Nothing.
    Nothing,
}

/// A date and, when two share a unit (16至18日), the last level of the second.
pub(super) struct Chain {
    pub levels: Vec<Level>,
    pub right: Option<Level>,
}

impl Chain {
    pub fn of(levels: Vec<Level>) -> Self {
        Self { levels, right: None }
    }
}

/// Reads what stands at `start`, whose character is `c` (folded).
pub(super) fn read(start: Reader<'_>, c: char) -> Read {
    if matches!(c, '每' | '逢') {
        return recurring(start);
    }
    if !plausible(start, c) {
        return Read::Nothing;
    }
    if let Some(parsed) = plan(start).or_else(|| duration(start, c)) {
        return Read::Date(parsed);
    }
    let mut place = start;
    let Some(chain) = chain(&mut place, c) else {
        return vague(start, c).map_or(Read::Nothing, Read::Date);
    };
    match whole(start, place, chain) {
        Some(parsed) => Read::Date(parsed),
        None => Read::Not(place.at),
    }
}

/// Whether the next character lets `c` begin a date at all. The signals are among the commonest characters
/// there are, and one look ahead disposes of nearly all of them.
fn plausible(start: Reader<'_>, c: char) -> bool {
    let mut place = start;
    if c.is_ascii_digit() {
        while place.peek().is_some_and(|c| c.is_ascii_digit()) {
            place.next();
        }
    } else {
        place.next();
    }
    let Some(next) = place.peek() else { return true };
    // 国家, 劳动, 青年: only a third character makes them festivals.
    if matches!(
        c,
        '教' | '劳'
            | '勞'
            | '青'
            | '儿'
            | '兒'
            | '妇'
            | '婦'
            | '护'
            | '父'
            | '母'
            | '感'
            | '情'
            | '愚'
            | '女'
            | '植'
            | '国'
    ) && next != '庆'
    {
        place.next();
        return matches!(place.peek(), Some('节' | '節' | '公'));
    }
    let counted = next.is_ascii_digit()
        || numerals::is_numeral(next)
        || matches!(next, '半' | '几' | '幾' | '数' | '數' | '多' | '若' | '些' | '好' | ' ' | '\n' | '\r');
    if c.is_ascii_digit() || numerals::is_numeral(c) {
        return counted
            || matches!(
                next,
                '年' | '月'
                    | '日'
                    | '号'
                    | '號'
                    | '个'
                    | '個'
                    | '世'
                    | '季'
                    | '周'
                    | '週'
                    | '星'
                    | '礼'
                    | '禮'
                    | '天'
                    | '至'
                    | '到'
                    | '-'
                    | '–'
                    | '—'
                    | '~'
                    | '～'
                    | '─'
                    | '〜'
                    | '―'
                    | '、'
                    | '.'
                    | '/'
                    | '余'
                    | '餘'
                    | '来'
                    | '來'
                    | '夕'
            );
    }
    match c {
        '今' => matches!(
            next,
            '年' | '天'
                | '日'
                | '晚'
                | '晨'
                | '早'
                | '夜'
                | '起'
                | '春'
                | '夏'
                | '秋'
                | '冬'
                | '世'
                | '岁'
                | '后'
                | '後'
        ),
        '去' => matches!(next, '年' | '岁' | '春' | '夏' | '秋' | '冬'),
        '前' => counted || matches!(next, '年' | '天' | '日' | '晚' | '夜' | '不' | '段'),
        '大' => matches!(next, '前' | '后' | '後' | '年' | '正'),
        '明' => matches!(next, '年' | '天' | '日' | '晚' | '早' | '晨' | '春' | '夏' | '治'),
        '昨' => matches!(next, '天' | '日' | '晚' | '夜' | '晨'),
        '后' | '後' => counted || matches!(next, '年' | '天' | '日' | '晚'),
        '当' | '當' => matches!(next, '天' | '日' | '晚' | '夜' | '周' | '週' | '年' | '月' | '季'),
        '同' => matches!(next, '年' | '月' | '日' | '一' | '天' | '治'),
        '次' | '翌' => matches!(next, '日' | '年' | '月' | '晨'),
        '隔' => matches!(next, '天' | '日'),
        '本' => {
            matches!(next, '季' | '世' | '年' | '月' | '星' | '礼' | '禮' | '周' | '週' | '日' | '晚' | '夜')
        }
        '这' | '這' => matches!(next, '个' | '個' | '一' | '周' | '週' | '月' | '年'),
        '上' => {
            counted
                || matches!(
                    next,
                    '半' | '旬'
                        | '世'
                        | '季'
                        | '星'
                        | '礼'
                        | '禮'
                        | '周'
                        | '週'
                        | '月'
                        | '年'
                        | '个'
                        | '個'
                        | '上'
                        | '巳'
                )
        }
        '下' => {
            counted
                || matches!(
                    next,
                    '半' | '旬'
                        | '世'
                        | '季'
                        | '星'
                        | '礼'
                        | '禮'
                        | '周'
                        | '週'
                        | '月'
                        | '年'
                        | '个'
                        | '個'
                        | '下'
                )
        }
        '年' => matches!(next, '底' | '末' | '终' | '初' | '内' | '中'),
        '岁' | '歲' => next == '末',
        '月' => matches!(next, '底' | '末' | '初' | '中'),
        '中' => matches!(next, '旬' | '秋' | '元'),
        '近' => counted || matches!(next, '年' | '日' | '期' | '来' | '來'),
        '日' => next == '前',
        '最' => next == '近',
        '不' => matches!(next, '久' | '日'),
        '过' | '過' => next == '去',
        '未' => matches!(next, '来' | '來'),
        '第' => counted,
        '公' => matches!(next, '元' | '历' | '曆'),
        '国' | '國' => matches!(next, '庆' | '慶' | '家'),
        '新' => next == '年',
        '元' => matches!(next, '旦' | '宵'),
        '正' => matches!(next, '月' | '德'),
        '天' => matches!(next, '启' | '宝'),
        '光' => matches!(next, '绪' | '緒' | '棍'),
        '建' => matches!(next, '党' | '军' | '軍' | '文'),
        '情' | '愚' => next == '人',
        '开' | '開' => next == '元',
        '立' => matches!(next, '春' | '夏' | '秋' | '冬'),
        '夏' => matches!(next, '至' | '历' | '曆'),
        '秋' | '春' => matches!(next, '分' | '节' | '節'),
        '白' | '寒' => next == '露',
        '清' => next == '明',
        '教' => matches!(next, '师' | '師'),
        '记' => next == '者',
        '劳' | '勞' => matches!(next, '动' | '動'),
        '平' => matches!(next, '成' | '安'),
        '民' => matches!(next, '国' | '國'),
        '成' => next == '化',
        '半' => matches!(next, '年' | '个' | '個'),
        '几' | '幾' | '数' | '數' => {
            matches!(next, '十' | '百' | '千' | '年' | '个' | '個' | '周' | '天' | '日' | '月' | '星')
        }
        '周' | '週' => counted || next == '末',
        '礼' | '禮' => next == '拜',
        '每' | '逢' => {
            matches!(next, '年' | '月' | '日' | '天' | '周' | '週' | '星' | '季' | '礼' | '个' | '個')
        }
        '重' => matches!(next, '阳' | '陽'),
        '道' => next == '光',
        '万' => matches!(next, '历' | '圣'),
        '萬' => matches!(next, '曆' | '聖'),
        '除' => next == '夕',
        '女' => next == '生',
        '多' => matches!(next, '年' | '个' | '個' | '周' | '天' | '日' | '月'),
        '农' => next == '历',
        '農' => next == '曆',
        '处' => next == '暑',
        '感' => next == '恩',
        '母' => matches!(next, '亲' | '親'),
        '父' => matches!(next, '亲' | '親'),
        '端' => matches!(next, '午' | '阳'),
        '护' => next == '士',
        '妇' => next == '女',
        '婦' => next == '女',
        '儿' => next == '童',
        '兒' => next == '童',
        '双' => matches!(next, '十' | '1'),
        '雙' => next == '十',
        '龙' => next == '抬',
        '康' => next == '熙',
        '嘉' => matches!(next, '庆' | '慶' | '靖'),
        '宣' => matches!(next, '统' | '統' | '德'),
        '永' => matches!(next, '乐' | '樂'),
        '植' => matches!(next, '树' | '樹'),
        '圣' => next == '诞',
        '聖' => next == '誕',
        '谷' => next == '雨',
        '顺' => next == '治',
        '順' => next == '治',
        '隆' => next == '庆',
        '崇' => matches!(next, '祯' | '禎'),
        '旧' => next == '历',
        '舊' => next == '曆',
        '阴' => next == '历',
        '陰' => next == '曆',
        '星' => next == '期',
        '令' => next == '和',
        '昭' => next == '和',
        '咸' => matches!(next, '丰' | '豐'),
        '乾' => next == '隆',
        '弘' => next == '治',
        '洪' => next == '武',
        '贞' => next == '观',
        '貞' => next == '觀',
        '芒' => next == '种',
        '霜' => next == '降',
        '惊' => next == '蛰',
        '驚' => next == '蟄',
        '冬' => matches!(next, '至' | '月'),
        '腊' => matches!(next, '月' | '八'),
        '臘' => matches!(next, '月' | '八'),
        _ => true,
    }
}

/// 每年3月, 每周三: no date, and its parts are none either.
fn recurring(start: Reader<'_>) -> Read {
    let mut place = start;
    place.next();
    place.one_of("个個");
    if place.any_word(&["年", "月", "周", "週", "星期", "礼拜", "季度", "天", "日"]).is_none() {
        return Read::Nothing;
    }
    let mut inner = place;
    inner.one_of("的");
    inner.gap();
    let follows = inner.peek().filter(|c| c.is_ascii_digit() || numerals::is_numeral(*c));
    if inner.at > start.at && follows.is_some() {
        let weekday = inner;
        if let Some(c) = follows
            && chain(&mut inner, c).is_some()
        {
            return Read::Not(inner.at);
        }
        return Read::Not(weekday.at + weekday.raw().map_or(0, char::len_utf8));
    }
    Read::Not(place.at)
}

/// A chain, the range it may begin, and what is said about it.
fn whole(start: Reader<'_>, mut place: Reader<'_>, chain: Chain) -> Option<Parsed> {
    let Chain { levels, right } = chain;
    if let Some(right) = right {
        let mut other = levels.clone();
        other.pop();
        other.push(right);
        tail::continue_after(&mut place, &mut other);
        let bound = match tail::bound_after(&mut place, &other) {
            // 5月至6月以来 does not occur; 2025至2026年间 does.
            Bound::About => Bound::About,
            _ => Bound::At,
        };
        return Some(Parsed { meaning: Meaning::Range(levels, other), bound, end: place.at });
    }
    if let Some((other, end)) = second(start, place) {
        return Some(Parsed { meaning: Meaning::Range(levels, other), bound: Bound::At, end });
    }
    let mut bound = tail::bound_after(&mut place, &levels);
    if bound == Bound::At {
        bound = tail::bound_before(start);
    }
    Some(Parsed { meaning: Meaning::Point(levels), bound, end: place.at })
}

/// The second date of a range.
fn second(start: Reader<'_>, first: Reader<'_>) -> Option<(Vec<Level>, usize)> {
    let mut place = first;
    let join = tail::join(&mut place)?;
    if join == Join::List {
        return None;
    }
    place.gap();
    let c = place.peek()?;
    let from = place;
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
    // 3月15日前后至4月: 到 may also be the verb “to go to”; what follows must be no smaller puzzle.
    if from.at == start.at || right.is_empty() {
        return None;
    }
    Some((right, place.at))
}

/// A date from its largest unit to its smallest.
pub(super) fn chain(place: &mut Reader<'_>, c: char) -> Option<Chain> {
    let mut chain = if c.is_ascii_digit() || numerals::is_numeral(c) {
        numeric(place).or_else(|| festival(place, c).map(|f| Chain::of(vec![Level::Open(Unit::Year), f])))?
    } else {
        match c {
            '第' => ordinal(place)?,
            '上' | '下' => relative(place, c).or_else(|| word(place, c))?,
            '农' | '農' | '阴' | '陰' | '旧' | '舊' | '夏' | '正' | '腊' | '臘' | '闰' | '閏' => {
                lunar(place).or_else(|| whole_festival(place, c))?
            }
            '公' => common_era(place)?,
            '星' | '周' | '週' | '礼' | '禮' => word(place, c).or_else(|| weekday(place))?,
            _ => word(place, c).or_else(|| whole_festival(place, c)).or_else(|| era(place, c))?,
        }
    };
    if chain.right.is_none() {
        chain.right = tail::continue_after(place, &mut chain.levels);
    }
    Some(chain)
}

fn whole_festival(place: &mut Reader<'_>, c: char) -> Option<Chain> {
    festival(place, c).map(|f| Chain::of(vec![Level::Open(Unit::Year), f]))
}

/// A word of the table.
fn word(place: &mut Reader<'_>, c: char) -> Option<Chain> {
    let before = place.before();
    for word in words::beginning_with(c) {
        let mut inner = *place;
        if !inner.word(word.text) {
            continue;
        }
        let spoilt = before.is_some_and(|b| word.not_after.contains(b))
            || inner.peek().is_some_and(|a| word.not_before.contains(a));
        if spoilt {
            return None;
        }
        // 年中国: 中 belongs to what follows unless the sentence goes on without it.
        if word.text == "年中" && !tail::stands_free(inner) {
            return None;
        }
        *place = inner;
        return Some(Chain::of(word.levels.to_vec()));
    }
    None
}

/// 上周, 上上个月, 下个季度, 上世纪.
fn relative(place: &mut Reader<'_>, c: char) -> Option<Chain> {
    const NOT_AFTER: &str = "以晚早马馬网網线線路海世身手地会會如之";
    if place.before().is_some_and(|b| NOT_AFTER.contains(b)) {
        return None;
    }
    let mut inner = *place;
    let mut steps = 0;
    while steps < 3 && inner.one_of(if c == '上' { "上" } else { "下" }).is_some() {
        steps += 1;
    }
    inner.one_of("一");
    let counter = inner.one_of("个個").is_some();
    let unit = match inner.any_word(&[
        "世纪", "世紀", "季度", "星期", "礼拜", "禮拜", "半年", "年度", "周末", "週末", "周", "週", "月",
        "年", "季",
    ])? {
        0 | 1 => Unit::Century,
        2 | 14 => Unit::Quarter,
        3..=5 | 8..=11 => Unit::Week,
        6 if counter => Unit::Half,
        12 => Unit::Month,
        7 | 13 => Unit::Year,
        _ => return None,
    };
    // 上年纪, 上周期, 下月球, 上季节.
    if inner.peek().is_some_and(|c| "纪紀龄齡期岁歲球节節级級".contains(c)) {
        return None;
    }
    let weekend = inner.before() == Some('末');
    let offset = if c == '上' { -steps } else { steps };
    if unit == Unit::Half {
        // 上个半年 is the half that lies behind us in the running year.
        *place = inner;
        return Some(Chain::of(vec![Level::Relative(Unit::Half, offset)]));
    }
    *place = inner;
    let mut levels = vec![Level::Relative(unit, offset)];
    if weekend {
        levels.push(Level::Weekend);
    }
    Some(Chain::of(levels))
}

/// 星期一, 周三, 礼拜日.
fn weekday(place: &mut Reader<'_>) -> Option<Chain> {
    let before = place.before();
    if before.is_some_and(|b| "每逢单双單雙".contains(b) || b.is_ascii_digit() || numerals::is_numeral(b))
    {
        return None;
    }
    let mut inner = *place;
    let long = inner.any_word(&["星期", "礼拜", "禮拜", "周", "週"])? < 3;
    let day = tail::weekday_name(&mut inner)?;
    // 周一 is also a beginning of names and of 一周一次.
    if !long && inner.peek().is_some_and(|c| "一二三四五六七八九十良围圍鸣鳴福礼".contains(c))
    {
        return None;
    }
    *place = inner;
    Some(Chain::of(vec![Level::Open(Unit::Week), Level::Weekday(day)]))
}

/// 第一季度, 第三季.
fn ordinal(place: &mut Reader<'_>) -> Option<Chain> {
    let mut inner = *place;
    inner.next();
    let n = inner.number()?.value;
    inner.any_word(&["季度"])?;
    if !(1..=4).contains(&n) {
        return None;
    }
    *place = inner;
    Some(Chain::of(vec![Level::Open(Unit::Year), Level::Quarter(n)]))
}

/// 农历正月初五, 腊月二十三, 正月十五.
fn lunar(place: &mut Reader<'_>) -> Option<Chain> {
    let mut inner = *place;
    if inner.peek() == Some('正') && inner.before().is_some_and(|b| "真不公改修纠反".contains(b)) {
        return None;
    }
    let cue = inner.any_word(&["农历", "農曆", "阴历", "陰曆", "旧历", "舊曆", "夏历", "夏曆"]).is_some();
    let mut levels = vec![Level::Open(Unit::Year)];
    inner.gap();
    let mut year = inner;
    if cue
        && let Some(n) = year.number().filter(|n| n.length == 4)
        && year.unit("年").is_some()
    {
        levels[0] = Level::Year(i32::try_from(n.value).ok()?);
        inner = year;
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
    if cue && let Some(f) = inner.peek().and_then(|c| festival(&mut inner, c)) {
        levels.push(f);
        *place = inner;
        return Some(Chain::of(levels));
    }
    if place.before() == Some('年') && matches!(levels[0], Level::Open(_)) {
        return None;
    }
    let month = tail::lunar_month(&mut inner, cue)?;
    levels.push(month);
    if let Some(day) = tail::lunar_day(&mut inner) {
        levels.push(Level::LunarDay(day));
    }
    *place = inner;
    Some(Chain::of(levels))
}

/// 公元2025年, 公元前221年 (read by [`super::scan`] as off the axis).
fn common_era(place: &mut Reader<'_>) -> Option<Chain> {
    let mut inner = *place;
    inner.any_word(&["公元", "公历", "公曆"])?;
    inner.gap();
    if inner.peek()? == '前' {
        return None;
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

/// Reign periods and republics: first year. Months of Chinese reigns are lunar and stay unresolved.
const ERAS: [(&str, i32, bool); 42] = [
    ("民国", 1912, true),
    ("民國", 1912, true),
    ("令和", 2019, true),
    ("平成", 1989, true),
    ("昭和", 1926, true),
    ("大正", 1912, true),
    ("明治", 1868, true),
    ("宣统", 1909, false),
    ("宣統", 1909, false),
    ("光绪", 1875, false),
    ("光緒", 1875, false),
    ("同治", 1862, false),
    ("咸丰", 1851, false),
    ("咸豐", 1851, false),
    ("道光", 1821, false),
    ("嘉庆", 1796, false),
    ("嘉慶", 1796, false),
    ("乾隆", 1736, false),
    ("雍正", 1723, false),
    ("康熙", 1662, false),
    ("顺治", 1644, false),
    ("順治", 1644, false),
    ("崇祯", 1628, false),
    ("崇禎", 1628, false),
    ("天启", 1621, false),
    ("万历", 1573, false),
    ("萬曆", 1573, false),
    ("隆庆", 1567, false),
    ("嘉靖", 1522, false),
    ("正德", 1506, false),
    ("弘治", 1488, false),
    ("成化", 1465, false),
    ("宣德", 1426, false),
    ("永乐", 1403, false),
    ("永樂", 1403, false),
    ("建文", 1399, false),
    ("洪武", 1368, false),
    ("开元", 713, false),
    ("開元", 713, false),
    ("天宝", 742, false),
    ("贞观", 627, false),
    ("貞觀", 627, false),
];

fn era(place: &mut Reader<'_>, c: char) -> Option<Chain> {
    let &(name, first, solar) =
        ERAS.iter().find(|(name, ..)| name.starts_with(c) && place.text[place.at..].starts_with(name))?;
    let mut inner = *place;
    inner.word(name);
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
    if !solar && let Some(month) = tail::lunar_month(&mut inner, true) {
        levels.push(month);
        if let Some(day) = tail::lunar_day(&mut inner) {
            levels.push(Level::LunarDay(day));
        }
    }
    *place = inner;
    Some(Chain::of(levels))
}

/// A festival; one that needs company is taken when it has some.
pub(super) fn festival(place: &mut Reader<'_>, c: char) -> Option<Level> {
    let mut second = *place;
    second.next();
    let next = second.peek()?;
    // The commonest characters of all get by with one look.
    let possible = match c {
        '国' => "庆家".contains(next),
        '大' => next == '年',
        '中' => "秋元".contains(next),
        '新' => next == '年',
        '三' | '六' | '七' | '八' | '五' | '十' => "一四八夕".contains(next),
        '元' | '情' | '女' | '妇' | '婦' | '植' | '愚' | '世' | '劳' | '勞' | '青' | '护' | '儿' | '兒'
        | '建' | '教' | '國' | '双' | '雙' | '万' | '萬' | '记' | '光' | '平' | '圣' | '聖' | '母' | '父'
        | '感' | '农' | '農' | '春' | '除' | '龙' | '端' | '盂' | '重' | '腊' | '臘' | '清' | '谷' | '立'
        | '芒' | '夏' | '秋' | '处' | '白' | '寒' | '霜' | '冬' | '惊' | '驚' => true,
        _ => false,
    };
    if !possible {
        return None;
    }
    let before = place.before();
    for festival in &FESTIVALS {
        if festival.name.starts_with(c) && place.text[place.at..].starts_with(festival.name) {
            let mut inner = *place;
            inner.word(festival.name);
            return accept(festival, before, inner).map(|end| {
                *place = end;
                Level::Festival(festival)
            });
        }
    }
    None
}

fn accept<'a>(festival: &Festival, before: Option<char>, mut inner: Reader<'a>) -> Option<Reader<'a>> {
    if festival.needs == Needs::Company {
        if before.is_some_and(|b| b.is_ascii_digit() || numerals::is_numeral(b) || "第".contains(b)) {
            return None;
        }
        let opened = before.is_some_and(|b| "“\"「『".contains(b));
        let mut look = inner;
        look.one_of("”\"」』");
        let company = COMPANY.iter().any(|w| look.word(w));
        let free =
            before.is_none_or(|b| !b.is_alphanumeric()) && inner.peek().is_none_or(|c| !c.is_alphanumeric());
        if !(company || free && !opened) {
            return None;
        }
    }
    // 春节联欢晚会 and 中秋节 alike: the 节 belongs to the name.
    if inner.peek().is_some_and(|c| "节節".contains(c)) {
        inner.next();
    }
    Some(inner)
}

/// 十四五时期: the years of a five-year plan.
fn plan(start: Reader<'_>) -> Option<Parsed> {
    let mut place = start;
    if place.peek()? != '十' {
        return None;
    }
    place.next();
    let n = place.next().and_then(numerals::digit).filter(|n| (1..=9).contains(n))?;
    place.one_of("五")?;
    place.one_of("”\"」』");
    let tail = place.any_word(&[
        "时期",
        "時期",
        "期间",
        "期間",
        "以来",
        "以來",
        "末",
        "初",
        "开局",
        "收官",
        "规划期",
    ])?;
    // The tenth plan began in 2001; plans take five years.
    let first = 2001 + i32::try_from(n).ok()? * 5;
    let mut levels = vec![Level::Years(first, first + 4)];
    let mut bound = Bound::At;
    match tail {
        4 | 5 => bound = Bound::SinceThen,
        6 | 9 => levels.push(Level::Part(Part::End)),
        7 | 8 => levels.push(Level::Part(Part::Begin)),
        _ => {}
    }
    Some(Parsed { meaning: Meaning::Point(levels), bound, end: place.at })
}

/// Dates that begin with a number.
fn numeric(place: &mut Reader<'_>) -> Option<Chain> {
    if place.before() == Some('第') {
        return None;
    }
    if let Some(chain) = tail::separated(place) {
        return Some(chain);
    }
    let before = *place;
    let mut inner = *place;
    let first = inner.number()?;
    // Numbers that share a unit: 2025至2026年, 6至8月, 16、17日, 80至90年代.
    let mut pair = inner;
    if let Some(join) = tail::join(&mut pair)
        && join != Join::And
        && let Some(second) = pair.number()
        && let Some(chain) = shared(before, &mut pair, first, second, join)
    {
        *place = pair;
        return Some(chain);
    }
    if let Some(levels) = tail::level(before, &mut inner, first, None) {
        // 元年十一月, 往年3月: the year is there, but it cannot be read.
        let unread = before.before() == Some('年')
            && matches!(levels[..], [Level::Open(Unit::Year), Level::Month(_), ..]);
        *place = inner;
        return (!unread).then(|| Chain::of(levels));
    }
    let year = tail::bare_year(before, inner, first)?;
    *place = inner;
    Some(Chain::of(vec![Level::Year(year)]))
}

/// Two numbers before one unit.
fn shared(
    before: Reader<'_>,
    place: &mut Reader<'_>,
    first: Number,
    second: Number,
    join: Join,
) -> Option<Chain> {
    let mut end = *place;
    let right = tail::level(before, &mut end, second, None)?;
    let &level = right.last()?;
    let value = i32::try_from(first.value).ok()?;
    let left = match level {
        Level::Year(year) if first.length == 4 && value < year => Level::Year(value),
        // 2025至26年, and 18至19年
        Level::ShortYear(year) if first.length == 4 && first.style == Style::Arabic => {
            let full = value / 100 * 100 + year;
            if full <= value {
                return None;
            }
            *place = end;
            return Some(Chain { levels: vec![Level::Year(value)], right: Some(Level::Year(full)) });
        }
        Level::Month(_) if (1..=12).contains(&first.value) => Level::Month(first.value),
        Level::Day(_) if (1..=31).contains(&first.value) => Level::Day(first.value),
        Level::Decade(tens) if value % 10 == 0 && value < tens => Level::Decade(value),
        Level::Quarter(n) if first.value < n && first.value > 0 => Level::Quarter(first.value),
        Level::Century(n) if value < n && value > 0 => Level::Century(value),
        _ => return None,
    };
    // 、 joins neighbours only: 3、4月, 16、17日.
    let neighbours = matches!((left, level), (Level::Month(a), Level::Month(b)) | (Level::Day(a), Level::Day(b)) if b == a + 1);
    if join == Join::List && !neighbours {
        return None;
    }
    *place = end;
    let mut levels = right;
    levels.pop();
    levels.push(left);
    Some(Chain { levels, right: Some(level) })
}

/// Stretches counted in units: 两年前, 三天后, 8年来, 过去十年, 近三年, 未来5到10年.
fn duration(start: Reader<'_>, c: char) -> Option<Parsed> {
    let mut place = start;
    let before = start.before();
    let past: Option<bool> = match c {
        '过' | '過' if place.any_word(&["过去的", "過去的", "过去", "過去"]).is_some() => {
            Some(true)
        }
        '未' if place.any_word(&["未来的", "未來的", "未来", "未來"]).is_some() => Some(false),
        '今' if place.any_word(&["今后的", "今后", "今後"]).is_some() => Some(false),
        '最' if place.any_word(&["最近的", "最近"]).is_some() => Some(true),
        '近' if before.is_none_or(|b| !"附接将將临臨靠亲親最".contains(b)) && place.word("近") => {
            Some(true)
        }
        '前' | '上' if is_free(before) && place.one_of("前上").is_some() => Some(true),
        '后' | '後' | '下' if is_free(before) && place.one_of("后後下").is_some() => Some(false),
        _ => None,
    };
    if let Some(past) = past {
        return stretch(start, place, past, c);
    }
    if !(c.is_ascii_digit() || numerals::is_numeral(c) || "半几幾数數多".contains(c)) || before == Some('第')
    {
        return None;
    }
    // 2025年半年报 and 十几年 are read from their beginnings.
    if "半几幾数數多".contains(c)
        && before.is_some_and(|b| numerals::is_numeral(b) || b.is_ascii_digit() || "上下前后後".contains(b))
    {
        return None;
    }
    let amount = amount::read(&mut place)?;
    let meaning = suffix(&mut place, amount)?;
    Some(Parsed { meaning, bound: Bound::At, end: place.at })
}

/// 上 and 前 before an amount mean “the last” only where a phrase begins.
fn is_free(before: Option<char>) -> bool {
    before.is_none_or(|b| !b.is_alphanumeric())
}

fn stretch(start: Reader<'_>, mut place: Reader<'_>, past: bool, c: char) -> Option<Parsed> {
    place.gap();
    // 上半年 is no stretch of six months.
    if place.peek() == Some('半') && matches!(c, '上' | '下' | '前' | '后' | '後') {
        return None;
    }
    let amount = amount::read(&mut place)?;
    match c {
        // 前七个月 counts from the beginning of the year: 前3天 and 前两周 from now.
        '前' if matches!(amount.unit, Unit::Month | Unit::Quarter) => {
            let n = i32::try_from(amount.most).ok()?;
            return Some(Parsed::point(
                vec![Level::Open(Unit::Year), Level::First(n, amount.unit)],
                place.at,
            ));
        }
        // 历时近30年, 近30年的历史: almost thirty, not the last thirty.
        '近' => {
            let head = start.text[..start.at].chars().rev().take(2).collect::<String>();
            let spoilt = ["时", "達", "达", "经", "了", "有", "了"].iter().any(|w| head.starts_with(w));
            let history = ["的历史", "的歷史", "历史", "的时间", "的努力"]
                .iter()
                .any(|w| place.text[place.at..].starts_with(w));
            if spoilt || history {
                return None;
            }
        }
        _ => {}
    }
    place.any_word(&["以来", "以來", "来", "來", "间", "間", "里", "裡", "内", "內"]);
    let meaning = if past { Meaning::Past(amount) } else { Meaning::Next(amount) };
    Some(Parsed { meaning, bound: Bound::At, end: place.at })
}

/// What a suffix makes of an amount.
fn suffix(place: &mut Reader<'_>, amount: Amount) -> Option<Meaning> {
    place.gap();
    let index = place.any_word(&[
        "以来", "以來", "来", "來", "之前", "以前", "前", "之后", "之後", "以后", "以後", "后", "後", "间",
        "間",
    ])?;
    let next = place.peek();
    match index {
        0..=3 => Some(Meaning::Past(amount)),
        4..=6 if index < 6 || next.is_none_or(|c| !"往来來去夕后後".contains(c)) => {
            Some(Meaning::Ago(amount))
        }
        7..=12 if index < 11 || next.is_none_or(|c| !"续續期卫衛".contains(c)) => {
            Some(Meaning::Later(amount))
        }
        13 | 14 if matches!(amount.unit, Unit::Year | Unit::Month) => Some(Meaning::Past(amount)),
        _ => None,
    }
}

/// 近日, 近年来: kept as vague. 公元前221年: off the axis.
fn vague(start: Reader<'_>, c: char) -> Option<Parsed> {
    let mut place = start;
    if c == '公' {
        place.any_word(&["公元前", "西元前"])?;
        place.number()?;
        place.any_word(&["世纪", "世紀", "年"])?;
        return Some(Parsed { meaning: Meaning::OffAxis, bound: Bound::At, end: place.at });
    }
    if !"近日最不前".contains(c) {
        return None;
    }
    let before = start.before();
    for (text, not_after) in VAGUE {
        if place.word(text) {
            let spoilt = before.is_some_and(|b| not_after.contains(b))
                || text == "近日" && place.peek() == Some('点')
                || text == "日前" && place.peek().is_some_and(|c| "往夕后後".contains(c))
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
