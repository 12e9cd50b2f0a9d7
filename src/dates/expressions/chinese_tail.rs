//! The Chinese grammar behind the first unit: what narrows a date further, and what is said about it.

use super::chinese::{Chain, festival};
use super::levels::{Level, Part, Unit};
use super::meaning::Bound;
use crate::dates::calendar::civil;
use crate::dates::numerals::{Number, Style, is_numeral};
use crate::dates::reader::Reader;

/// What joins two dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Join {
    /// 至, 到 and dashes.
    To,
    /// 和, 与: a range only with 之间.
    And,
    /// 、 between neighbours.
    List,
}

/// Reads what joins two dates.
pub(super) fn join(place: &mut Reader<'_>) -> Option<Join> {
    let mut inner = *place;
    inner.gap();
    let join = match inner.next()? {
        '至' | '到' => Join::To,
        '-' | '–' | '—' | '~' | '～' | '─' | '－' | '〜' | '―' => {
            inner.one_of("—-–");
            Join::To
        }
        '和' | '与' | '與' => Join::And,
        '、' => Join::List,
        _ => return None,
    };
    *place = inner;
    Some(join)
}

/// Whether a phrase can end here: at punctuation, or before a word that goes on without the date.
pub(super) fn stands_free(place: Reader<'_>) -> bool {
    place.peek().is_none_or(|c| !c.is_alphanumeric() || "的前后後以将將已起就時时到至".contains(c))
}

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
    let head = |open: Unit, level: Level| {
        Some(if outer.is_some() { vec![level] } else { vec![Level::Open(open), level] })
    };
    let found = match inner.next()? {
        '世' if inner.one_of("纪紀").is_some() && (1..=99).contains(&value) && outer.is_none() => {
            Some(vec![Level::Century(value)])
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
            let once = n.value == 1 && n.style != Style::Arabic && inner.text[inner.at..].starts_with("一次");
            if once
                || inner.peek().is_some_and(|c| "球亮嫂饼餅兰蘭".contains(c))
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

/// Whether `n` before 年, with what stands around it, is a year and which.
fn year(before: Reader<'_>, mut after: Reader<'_>, n: Number, value: i32) -> Option<Level> {
    let next = after.peek();
    let preceded = before.before();
    if next.is_some_and(|c| "龄齡级級轻輕薪".contains(c)) {
        return None;
    }
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
                && (value == 1000 || next.is_some_and(|c| "来來历歷文的".contains(c)));
            (!length).then_some(Level::Year(value))
        }
        // 一千九百四十九年, 两千零四年; 两千年 only before a month.
        (_, Style::ChineseUnits) if (1000..=2999).contains(&value) && (value % 100 != 0 || then_month) => {
            Some(Level::Year(value))
        }
        (2, Style::Arabic | Style::ChineseDigits) => {
            let led_by_zero = value < 10;
            let spelt = n.style == Style::ChineseDigits && !n.is_estimate() && value > 20;
            // 15年1月, 07年, 九八年; 12年 and 98年 may be lengths of time.
            (led_by_zero || then_month || spelt && !next.is_some_and(|c| "前来來后後间間内多".contains(c)))
                .then_some(Level::ShortYear(value))
        }
        (3, Style::Arabic | Style::ChineseDigits) if value >= 100 => {
            let placed = preceded.is_some_and(|c| "在于於元".contains(c))
                && value % 50 != 0
                && !next.is_some_and(|c| "的里裡内內间間来來前后後多".contains(c));
            (placed || then_month).then_some(Level::Year(value))
        }
        _ => None,
    }
}

/// A year without its 年, where nothing but a year can stand: at the head of a line, behind 自 or “=”, or
/// as one side of 从2016到2018.
pub(super) fn bare_year(before: Reader<'_>, after: Reader<'_>, n: Number) -> Option<i32> {
    if n.length != 4 || n.style != Style::Arabic || !(1900..=2100).contains(&n.value) {
        return None;
    }
    let head = before.text[..before.at].trim_end_matches(' ');
    let led = head.chars().next_back().is_none_or(|c| "\n=从從自到至".contains(c));
    let mut joined = after;
    let ends = after.peek().is_none_or(|c| c.is_whitespace() || "。；;)】」".contains(c));
    let side = head.ends_with(['从', '從', '自']) && join(&mut joined) == Some(Join::To)
        || head.ends_with(['到', '至']) && after.peek().is_none_or(|c| !c.is_alphanumeric() && c != '.');
    if led && (ends || side) { i32::try_from(n.value).ok() } else { None }
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
    if unit == '日' {
        if next.is_some_and(|c| {
            "游遊内內元圆均语語本军軍益常用程子报報志誌光前后後来來间間".contains(c) && !timed
        }) {
            // 15日前 is a deadline, 三日前 three days ago.
            return n.style == Style::Arabic && next.is_some_and(|c| "前后後".contains(c));
        }
        return n.style == Style::Arabic
            || n.value >= 10
            || timed
            || next.is_none_or(|c| !c.is_alphanumeric());
    }
    // 号 numbers houses, lines, rockets and documents as well.
    let led = preceded.is_none_or(|c| !c.is_alphanumeric() || "在于到至从是本月".contains(c));
    let follows =
        next.is_none_or(|c| !c.is_alphanumeric() || "的在是将要去到至起前后之我你他她们".contains(c));
    n.style == Style::Arabic && led && (follows || timed)
}

/// 80年代, after a century.
fn decade(place: &mut Reader<'_>) -> Option<i32> {
    let mut inner = *place;
    inner.one_of("的");
    let n = inner.number()?.value;
    inner.unit("年")?;
    inner.one_of("代")?;
    *place = inner;
    (n % 10 == 0 && n <= 90).then(|| i32::try_from(n).ok())?
}

/// Reads everything that narrows `levels` further. Gives the last level of a second date that shares its
/// unit with the last one read (6月16至18日).
pub(super) fn continue_after(place: &mut Reader<'_>, levels: &mut Vec<Level>) -> Option<Level> {
    for _ in 0..6 {
        let &last = levels.last()?;
        let mut inner = *place;
        inner.gap();
        if inner.peek() == Some('的') {
            inner.next();
            inner.gap();
        }
        let step = match last {
            Level::Year(_)
            | Level::ShortYear(_)
            | Level::Relative(Unit::Year, _)
            | Level::Anaphoric(Unit::Year, _) => in_year(&mut inner, levels, place.at),
            Level::Month(_)
            | Level::Relative(Unit::Month, _)
            | Level::Anaphoric(Unit::Month, _)
            | Level::MonthRelative(..) => in_month(&mut inner, levels),
            Level::Relative(Unit::Week, _) | Level::Anaphoric(Unit::Week, _) => in_week(&mut inner),
            Level::Century(_) | Level::Relative(Unit::Century, _) => in_century(&mut inner),
            Level::Decade(_) | Level::Relative(Unit::Decade, _) => in_decade(&mut inner),
            Level::Years(a, b) if b - a == 9 => in_decade(&mut inner),
            Level::Quarter(_) | Level::Half(_) => part(&mut inner, &["末"]),
            Level::LunarMonth(..) => lunar_day(&mut inner).map(|d| Step::Down(Level::LunarDay(d))),
            Level::Day(_)
            | Level::LunarDay(_)
            | Level::Weekday(_)
            | Level::Relative(Unit::Day, _)
            | Level::Anaphoric(Unit::Day, _)
            | Level::Festival(_) => {
                let mut rest = *place;
                if matches!(last, Level::Day(_) | Level::LunarDay(_) | Level::Relative(Unit::Day, _)) {
                    bracketed_weekday(&mut rest);
                }
                clock(&mut rest);
                *place = rest;
                return None;
            }
            _ => None,
        };
        match step {
            Some(Step::Down(level)) => {
                levels.push(level);
                *place = inner;
            }
            Some(Step::Pair(level, right)) => {
                levels.push(level);
                *place = inner;
                return Some(right);
            }
            Some(Step::Same) => *place = inner,
            None => return None,
        }
    }
    None
}

/// One step down.
enum Step {
    Down(Level),
    /// Two dates that share a unit.
    Pair(Level, Level),
    /// A word that adds nothing.
    Same,
}

fn in_year(place: &mut Reader<'_>, levels: &[Level], end: usize) -> Option<Step> {
    let adjacent = place.at == end;
    let c = place.peek()?;
    if c.is_ascii_digit() || is_numeral(c) || c == '首' {
        return number_below(place, levels);
    }
    if !continues_year(c) {
        return None;
    }
    if let Some(half) = place.any_word(&["上半年", "前半年", "下半年", "后半年", "後半年"]) {
        return Some(Step::Down(Level::Half(if half < 2 { 1 } else { 2 })));
    }
    if let Some(step) = counted_part(place) {
        return Some(step);
    }
    let mut ordinal = *place;
    if ordinal.one_of("第").is_some()
        && let Some(n) = ordinal.number()
    {
        let n = i32::try_from(n.value).ok()?;
        let level = match ordinal.any_word(&["季度", "个月", "個月", "周", "週", "个星期", "個星期"])?
        {
            0 => Level::Quarter(u32::try_from(n).ok()?),
            1 | 2 => Level::Month(u32::try_from(n).ok()?),
            _ => Level::Week(n),
        };
        *place = ordinal;
        return Some(Step::Down(level));
    }
    if place.any_word(&["农历", "農曆", "阴历", "陰曆", "旧历"]).is_some() {
        place.gap();
        return lunar_month(place, true).map(Step::Down);
    }
    if let Some(month) = lunar_month(place, false) {
        return Some(Step::Down(month));
    }
    if let Some(season) = season(place) {
        return Some(Step::Down(Level::Season(season)));
    }
    if let Some(month) = place.any_word(&["本月", "上月", "上个月", "上個月", "下月", "下个月"])
    {
        let offset = [0, -1, -1, -1, 1, 1][month];
        return Some(Step::Down(Level::Relative(Unit::Month, offset)));
    }
    if place.any_word(&["同期", "全年"]).is_some() {
        return Some(Step::Same);
    }
    if let Some(step) = part(place, &["年初", "岁初", "年中", "年底", "年末", "年终", "岁末", "歲末"])
    {
        return Some(step);
    }
    if let Some(f) = festival(place, c) {
        return Some(Step::Down(f));
    }
    if !adjacent {
        return None;
    }
    if c == '度' {
        place.next();
        return Some(Step::Same);
    }
    // 2025年初步: the character belongs to what follows.
    match c {
        '初' => {
            place.next();
            place.one_of("期");
            place
                .peek()
                .is_none_or(|c| !"步中级級次心一创創".contains(c))
                .then_some(Step::Down(Level::Part(Part::Begin)))
        }
        '底' | '末' => {
            place.next();
            Some(Step::Down(Level::Part(Part::End)))
        }
        '中' => {
            place.next();
            stands_free(*place).then_some(Step::Down(Level::Part(Part::Mid)))
        }
        _ => None,
    }
}

/// Whether `c` can begin what narrows a year: most characters behind 今年 cannot.
fn continues_year(c: char) -> bool {
    matches!(
        c,
        '第' | '上'
            | '下'
            | '前'
            | '后'
            | '後'
            | '最'
            | '头'
            | '頭'
            | '农'
            | '農'
            | '阴'
            | '陰'
            | '旧'
            | '正'
            | '冬'
            | '腊'
            | '臘'
            | '闰'
            | '閏'
            | '春'
            | '夏'
            | '秋'
            | '初'
            | '早'
            | '盛'
            | '深'
            | '晚'
            | '仲'
            | '暮'
            | '本'
            | '同'
            | '全'
            | '年'
            | '岁'
            | '歲'
            | '度'
            | '底'
            | '末'
            | '中'
            | '元'
            | '新'
            | '情'
            | '女'
            | '妇'
            | '婦'
            | '三'
            | '植'
            | '愚'
            | '世'
            | '劳'
            | '勞'
            | '五'
            | '青'
            | '护'
            | '儿'
            | '兒'
            | '六'
            | '七'
            | '建'
            | '八'
            | '教'
            | '国'
            | '國'
            | '十'
            | '双'
            | '雙'
            | '万'
            | '萬'
            | '记'
            | '光'
            | '平'
            | '圣'
            | '聖'
            | '母'
            | '父'
            | '感'
            | '大'
            | '除'
            | '龙'
            | '端'
            | '盂'
            | '重'
            | '清'
            | '谷'
            | '立'
            | '芒'
            | '处'
            | '白'
            | '寒'
            | '霜'
            | '惊'
            | '驚'
    )
}

/// 前三季度, 前10天, 最后3周 of a year or month.
fn counted_part(place: &mut Reader<'_>) -> Option<Step> {
    let mut inner = *place;
    let first = matches!(inner.any_word(&["最后", "最後", "前", "头", "頭", "后", "後"])?, 2..=4);
    inner.gap();
    let n = inner.number()?.value;
    inner.gap();
    let unit =
        match inner.any_word(&["季度", "个季度", "个月", "個月", "周", "週", "个星期", "天", "日", "年"])?
        {
            0 | 1 => Unit::Quarter,
            2 | 3 => Unit::Month,
            4..=6 => Unit::Week,
            9 => Unit::Year,
            _ => Unit::Day,
        };
    let n = i32::try_from(n).ok().filter(|n| (1..=366).contains(n))?;
    *place = inner;
    Some(Step::Down(Level::First(if first { n } else { -n }, unit)))
}

/// A number below a year or month, with its unit, and perhaps a second that shares the unit.
fn number_below(place: &mut Reader<'_>, levels: &[Level]) -> Option<Step> {
    if place.any_word(&["首季度", "首季"]).is_some() {
        return Some(Step::Down(Level::Quarter(1)));
    }
    let &outer = levels.last()?;
    let before = *place;
    let first = place.number()?;
    let mut pair = *place;
    if let Some(kind) = join(&mut pair)
        && kind != Join::And
        && let Some(second) = pair.number()
        && let Some(found) = level(before, &mut pair, second, Some(outer))
    {
        let &[right] = found.as_slice() else { return None };
        let left = match right {
            Level::Month(m) if first.value >= 1 && first.value < m => Some(Level::Month(first.value)),
            Level::Day(d) if first.value >= 1 && first.value < d => Some(Level::Day(first.value)),
            Level::Quarter(q) if first.value >= 1 && first.value < q => Some(Level::Quarter(first.value)),
            _ => None,
        };
        let neighbours = first.value + 1 == second.value;
        if let Some(left) = left.filter(|_| kind == Join::To || neighbours) {
            *place = pair;
            return Some(Step::Pair(left, right));
        }
    }
    let mut inner = *place;
    if let Some(found) = level(before, &mut inner, first, Some(outer)) {
        let &[below] = found.as_slice() else { return None };
        let fits = match outer {
            Level::Month(_) | Level::Relative(Unit::Month, _) | Level::Anaphoric(Unit::Month, _) => {
                matches!(below, Level::Day(_))
            }
            _ => matches!(below, Level::Month(_) | Level::Quarter(_)),
        };
        if fits {
            *place = inner;
            return Some(Step::Down(below));
        }
        return None;
    }
    // 八月十五: a day without its 日, where the phrase ends.
    let spelt = first.style != Style::Arabic && (10..=31).contains(&first.value)
        || first.style == Style::ChineseUnits;
    let ends = place.peek().is_none_or(|c| !c.is_alphanumeric() || "的在是到至".contains(c));
    if matches!(outer, Level::Month(_)) && spelt && ends && first.value <= 31 {
        return Some(Step::Down(Level::Day(first.value)));
    }
    None
}

fn in_month(place: &mut Reader<'_>, levels: &mut Vec<Level>) -> Option<Step> {
    place.one_of("份");
    let c = place.peek()?;
    if c == '初' {
        // 三月初一 is lunar.
        let mut day = *place;
        if let Some(d) = lunar_day(&mut day) {
            if let Some(Level::Month(month)) = levels.last().copied() {
                levels.pop();
                levels.push(Level::LunarMonth(month, false));
                *place = day;
                return Some(Step::Down(Level::LunarDay(d)));
            }
            return None;
        }
        place.next();
        return place
            .peek()
            .is_none_or(|c| !"步中级級次".contains(c))
            .then_some(Step::Down(Level::Part(Part::Begin)));
    }
    if c.is_ascii_digit() || is_numeral(c) {
        return number_below(place, levels);
    }
    if let Some(n) = place.any_word(&["上旬", "中旬", "下旬"]) {
        return Some(Step::Down(Level::TenDays(u32::try_from(n).ok()? + 1)));
    }
    if let Some(n) = place.any_word(&["上半月", "上半", "下半月", "下半"]) {
        return Some(Step::Down(Level::Half(if n < 2 { 1 } else { 2 })));
    }
    if let Some(step) = nth_of_month(place) {
        return Some(step);
    }
    if let Some(step) = counted_part(place) {
        return Some(step);
    }
    match c {
        '底' | '末' => {
            place.next();
            Some(Step::Down(Level::Part(Part::End)))
        }
        '中' => {
            place.next();
            stands_free(*place).then_some(Step::Down(Level::Part(Part::Mid)))
        }
        _ => None,
    }
}

/// 第三个星期一, 最后一个周五, 第一周, 最后一周.
fn nth_of_month(place: &mut Reader<'_>) -> Option<Step> {
    let mut inner = *place;
    let n = if inner.any_word(&["最后一", "最後一"]).is_some() {
        -1
    } else {
        inner.one_of("第")?;
        i8::try_from(inner.number()?.value).ok()?
    };
    inner.one_of("个個");
    inner.any_word(&["星期", "礼拜", "禮拜", "周", "週"])?;
    let step = Step::Down(match weekday_name(&mut inner) {
        Some(day) => Level::NthWeekday(n, day),
        None => Level::Week(n.into()),
    });
    *place = inner;
    Some(step)
}

fn in_week(place: &mut Reader<'_>) -> Option<Step> {
    let mut named = *place;
    named.any_word(&["星期", "周", "週", "礼拜"]);
    if let Some(day) = weekday_name(&mut named) {
        // 上周一共, 本周一直
        if day == 0 && named.peek().is_some_and(|c| "共直些场場次个個般定样樣起致".contains(c))
        {
            return None;
        }
        *place = named;
        return Some(Step::Down(Level::Weekday(day)));
    }
    if place.any_word(&["末", "周末", "週末"]).is_some() {
        return Some(Step::Down(Level::Weekend));
    }
    None
}

fn in_century(place: &mut Reader<'_>) -> Option<Step> {
    let mut pair = *place;
    if let Some(first) = pair.number()
        && first.value % 10 == 0
        && join(&mut pair) == Some(Join::To)
        && let Some(second) = decade(&mut pair)
        && let Ok(first) = i32::try_from(first.value)
        && first < second
    {
        *place = pair;
        return Some(Step::Pair(Level::Decade(first), Level::Decade(second)));
    }
    let mut deeper = *place;
    if let Some(tens) = decade(&mut deeper) {
        *place = deeper;
        return Some(Step::Down(Level::Decade(tens)));
    }
    if let Some(half) = place.any_word(&["上半叶", "前半叶", "上半葉", "下半叶", "后半叶", "下半葉"])
    {
        return Some(Step::Down(Level::Half(if half < 3 { 1 } else { 2 })));
    }
    period(place)
}

fn in_decade(place: &mut Reader<'_>) -> Option<Step> {
    period(place)
}

/// 初期, 中叶, 末 of a century or decade.
fn period(place: &mut Reader<'_>) -> Option<Step> {
    const WORDS: [(&str, Part); 17] = [
        ("初期", Part::Begin),
        ("早期", Part::Begin),
        ("前期", Part::Begin),
        ("初叶", Part::Begin),
        ("初葉", Part::Begin),
        ("初", Part::Begin),
        ("中后期", Part::End),
        ("中後期", Part::End),
        ("中期", Part::Mid),
        ("中叶", Part::Mid),
        ("中葉", Part::Mid),
        ("后期", Part::End),
        ("後期", Part::End),
        ("末期", Part::End),
        ("末叶", Part::End),
        ("末葉", Part::End),
        ("末", Part::End),
    ];
    WORDS.iter().find(|(text, _)| place.word(text)).map(|&(_, part)| Step::Down(Level::Part(part)))
}

fn part(place: &mut Reader<'_>, words: &[&str]) -> Option<Step> {
    let index = place.any_word(words)?;
    let part = match words[index].chars().last()? {
        '初' => Part::Begin,
        '中' => {
            if !stands_free(*place) {
                return None;
            }
            Part::Mid
        }
        _ => Part::End,
    };
    Some(Step::Down(Level::Part(part)))
}

/// 春季, 春天, 春 and so on, unless the character belongs to another word.
fn season(place: &mut Reader<'_>) -> Option<u32> {
    let mut inner = *place;
    inner.any_word(&["初", "早", "盛", "深", "晚", "仲", "暮"]);
    let c = inner.one_of("春夏秋冬")?;
    let long = inner.any_word(&["季", "天", "日"]).is_some();
    if !long
        && inner
            .peek()
            .is_some_and(|n| "节節运運晚耕风風雨光令粮糧收威至分奥奧残殘训訓小之招游种種赛賽交".contains(n))
    {
        return None;
    }
    *place = inner;
    u32::try_from("春夏秋冬".chars().position(|s| s == c)?).ok()
}

/// 一 … 日, 天 after 星期 or 周: 0 is Monday.
pub(super) fn weekday_name(place: &mut Reader<'_>) -> Option<i64> {
    let c = place.one_of("一二三四五六日天")?;
    Some(match c {
        '天' => 6,
        _ => i64::try_from("一二三四五六日".chars().position(|d| d == c)?).ok()?,
    })
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
    if !early && !dayed && inner.peek().is_some_and(|c| "个個年月岁歲人名元万".contains(c)) {
        return None;
    }
    *place = inner;
    Some(n.value)
}

/// （星期一） and ，星期一 behind a day.
fn bracketed_weekday(place: &mut Reader<'_>) {
    let mut inner = *place;
    inner.gap();
    let open = inner.one_of("(");
    if open.is_none() {
        inner.one_of(",");
        inner.gap();
    }
    if inner.any_word(&["星期", "礼拜", "禮拜", "周", "週"]).is_none() || weekday_name(&mut inner).is_none()
    {
        return;
    }
    if open.is_some() && inner.one_of(")").is_none() {
        return;
    }
    *place = inner;
}

/// Time of day: 下午, 晚, 下午4时许, 10:20.
pub(super) fn clock(place: &mut Reader<'_>) -> Option<()> {
    const WORDS: [&str; 20] = [
        "上午", "下午", "中午", "凌晨", "清晨", "早晨", "早上", "晚上", "晚间", "晚間", "傍晚", "夜间",
        "深夜", "午夜", "午后", "早间", "夜里", "夜晚", "正午", "一早",
    ];
    let start = place.at;
    let mut inner = *place;
    inner.gap();
    let c = inner.peek()?;
    let begins = matches!(
        c,
        '上' | '下' | '中' | '凌' | '清' | '早' | '晚' | '傍' | '夜' | '深' | '午' | '正' | '一' | '晨'
    );
    if !begins && !c.is_ascii_digit() && !is_numeral(c) {
        return None;
    }
    let named = inner.any_word(&WORDS).is_some();
    if !named {
        let c = inner.one_of("晚早夜晨");
        if c.is_some() && inner.peek().is_some_and(|n| "会會宴报報餐年于於期已就在些点".contains(n))
        {
            inner = *place;
        }
    }
    let mut reached = inner;
    let mut hour = inner;
    if let Some(h) = hour.number().filter(|h| h.value <= 24)
        && h.length <= 3
        && (hour.unit("时時点點:").is_some())
    {
        let colon = hour.before() == Some(':');
        let minute = hour.number();
        if !colon {
            match minute {
                Some(_) => {
                    hour.unit("分");
                    hour.one_of("钟鐘许");
                }
                None => {
                    hour.any_word(&["半", "整", "许", "許", "左右", "钟"]);
                }
            }
            reached = hour;
        } else if minute.is_some_and(|m| m.value < 60 && m.length == 2) {
            let mut seconds = hour;
            if seconds.one_of(":").is_some() && seconds.number().is_some() {
                hour = seconds;
            }
            reached = hour;
        }
    }
    if reached.at > start && reached.before().is_some_and(|c| !c.is_whitespace()) {
        *place = reached;
        return Some(());
    }
    None
}

/// Dates written with separators: 2025-06-17, 2025.6.17, 2025/06, 2016-2018, 2023/24.
pub(super) fn separated(place: &mut Reader<'_>) -> Option<Chain> {
    let before = place.before();
    if before.is_some_and(|c| c.is_ascii_alphanumeric() || c == '.' || c == '/' || c == '$') {
        return None;
    }
    let mut inner = *place;
    let first = inner.number().filter(|n| n.style == Style::Arabic)?;
    let separator = inner.one_of("-./–—~ ")?;
    let second = {
        let exact = inner;
        inner
            .number()
            .filter(|n| n.style == Style::Arabic && !exact.raw().is_some_and(char::is_whitespace))?
    };
    let value = |n: Number| i32::try_from(n.value).unwrap_or(0);
    let mut third = inner;
    if "-./ ".contains(separator)
        && third.next() == Some(separator)
        && let Some(last) = third.number().filter(|n| n.style == Style::Arabic)
        && !third.peek().is_some_and(|c| c.is_ascii_digit())
    {
        let (levels, end) = if first.length == 4 && second.length <= 2 && last.length <= 2 {
            // An impossible day is read all the same, so that no part of it is taken for a date.
            (vec![Level::Year(value(first)), Level::Month(second.value), Level::Day(last.value)], third)
        } else if last.length == 4 && separator != ' ' && first.length <= 2 && second.length <= 2 {
            (day_month(first.value, second.value, value(last))?, third)
        } else {
            return None;
        };
        *place = end;
        return Some(Chain::of(levels));
    }
    let year_like = |n: Number| n.length == 4 && (1800..=2199).contains(&n.value);
    if !year_like(first) || separator == ' ' {
        return None;
    }
    let next = inner.peek();
    if next.is_some_and(|c| c.is_ascii_alphanumeric() || "-./".contains(c)) {
        return None;
    }
    let left = value(first);
    let (levels, right) = if year_like(second)
        && second.value > first.value
        && second.value - first.value <= 200
        && separator != '.'
    {
        inner.unit("年");
        (vec![Level::Year(left)], Some(Level::Year(value(second))))
    } else if second.length == 2
        && i32::try_from(second.value).ok()? == (left + 1) % 100
        && "-/–".contains(separator)
        && second.value > 12
    {
        (vec![Level::Years(left, left + 1)], None)
    } else if second.length == 2
        && (1..=12).contains(&second.value)
        && "-/".contains(separator)
        && next != Some('年')
    {
        (vec![Level::Year(left), Level::Month(second.value)], None)
    } else {
        return None;
    };
    *place = inner;
    Some(Chain { levels, right })
}

/// Day and month of a date that ends with its year. When both could be the month, nobody knows.
fn day_month(a: u32, b: u32, year: i32) -> Option<Vec<Level>> {
    let (month, day) = match (a > 12, b > 12) {
        (true, false) => (b, a),
        (false, true) => (a, b),
        (false, false) if a == b => (a, b),
        // The scan turns an empty date into one whose parts cannot be told apart.
        (false, false) => return Some(Vec::new()),
        (true, true) => return None,
    };
    civil(year, month, day)?;
    Some(vec![Level::Year(year), Level::Month(month), Level::Day(day)])
}

/// What is said about a date behind it: 以来, 前, 之后, 起 …
pub(super) fn bound_after(place: &mut Reader<'_>, levels: &[Level]) -> Bound {
    const WORDS: [(&str, Bound, &str); 40] = [
        ("及以前", Bound::Until, ""),
        ("及之前", Bound::Until, ""),
        ("或以前", Bound::Until, ""),
        ("或之前", Bound::Until, ""),
        ("及以后", Bound::Since, ""),
        ("及之后", Bound::Since, ""),
        ("或以后", Bound::Since, ""),
        ("或之后", Bound::Since, ""),
        ("及以後", Bound::Since, ""),
        ("及之後", Bound::Since, ""),
        ("以来", Bound::SinceThen, ""),
        ("以來", Bound::SinceThen, ""),
        ("至今", Bound::SinceThen, "年天日晚"),
        ("迄今", Bound::SinceThen, "年天日"),
        ("到现在", Bound::SinceThen, ""),
        ("到現在", Bound::SinceThen, ""),
        ("到目前", Bound::SinceThen, ""),
        ("前后", Bound::About, ""),
        ("前後", Bound::About, ""),
        ("左右", Bound::About, ""),
        ("期间", Bound::At, ""),
        ("期間", Bound::At, ""),
        ("之前", Bound::Before, ""),
        ("以前", Bound::Before, ""),
        ("之后", Bound::After, ""),
        ("以后", Bound::After, ""),
        ("之後", Bound::After, ""),
        ("以後", Bound::After, ""),
        ("前", Bound::Before, "往来來去夕列线線期沿瞻进進方景途身任总總三二两十一四五六七八九几幾首"),
        ("后", Bound::After, "天年续續来來期勤备備者代方卫衛台果半任"),
        ("後", Bound::After, "天年續來期勤備者代方衛台果半任"),
        ("开始", Bound::Since, ""),
        ("開始", Bound::Since, ""),
        ("起始", Bound::Since, ""),
        ("起", Bound::Since, "义義草飞飛诉訴码碼步点點源伏初来來到价價降落火舞重床"),
        ("始", Bound::Since, "终終建创創于於发發"),
        ("间", Bound::At, "接断隔谍"),
        ("許", Bound::About, "多可"),
        ("许", Bound::About, "多可"),
        ("内", Bound::At, "部外蒙容地阁需"),
    ];
    let mut inner = *place;
    inner.gap();
    // Most dates are followed by none of these; their first characters settle it.
    if !inner.raw().is_some_and(|c| {
        matches!(
            c,
            '及' | '或'
                | '以'
                | '至'
                | '迄'
                | '到'
                | '前'
                | '左'
                | '期'
                | '之'
                | '后'
                | '後'
                | '开'
                | '開'
                | '起'
                | '始'
                | '间'
                | '許'
                | '许'
                | '内'
        )
    }) {
        return Bound::At;
    }
    for (text, bound, not_before) in WORDS {
        let mut after = inner;
        if after.word(text) {
            if after.peek().is_some_and(|c| not_before.contains(c)) {
                return Bound::At;
            }
            // 今天起 and 今年前: 前 behind a relative year is the beginning of 前两个月.
            let relative_year = matches!(levels, [Level::Relative(Unit::Year, _)]);
            if relative_year
                && matches!(text, "前" | "后" | "後")
                && after.peek().is_some_and(char::is_numeric)
            {
                return Bound::At;
            }
            *place = after;
            return bound;
        }
    }
    Bound::At
}

/// What is said about a date before it: 自, 自从, 截至.
pub(super) fn bound_before(start: Reader<'_>) -> Bound {
    let head = start.text[..start.at].trim_end();
    if !head.ends_with(['至', '止', '到', '从', '從', '自']) {
        return Bound::At;
    }
    for cue in ["截至", "截止", "截止到", "截至到", "截止至", "截到"] {
        if head.ends_with(cue) {
            return Bound::Until;
        }
    }
    if head.ends_with("自从") || head.ends_with("自從") {
        return Bound::Since;
    }
    if let Some(rest) = head.strip_suffix('自') {
        let owner = rest.chars().next_back();
        if owner.is_none_or(|c| !"来來亲親各独獨私擅源出发發".contains(c)) {
            return Bound::Since;
        }
    }
    Bound::At
}
