//! What joins two dates, and what is said about one: 以来, 前, 之后, 自.

use crate::among::Among as _;
use crate::dates::expressions::levels::{Level, Unit};
use crate::dates::expressions::meaning::Bound;
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
    // 7月1日起至8月31日
    if matches!(inner.peek(), Some('起' | '开' | '開' | '时' | '時')) {
        let mut begun = inner;
        if begun.any_word(&["起", "开始", "開始", "时", "時"]).is_some()
            && matches!(begun.peek(), Some('至' | '到'))
        {
            inner = begun;
        }
    }
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
    place.peek().is_none_or(|c| !c.is_alphanumeric() || "的前后後以将將已起就時时到至".has(c))
}

/// Whether 前 or 后, which end at `place`, open a part of what stands before them: 前三季度, 前半叶, 后两个月.
pub(super) fn opens_part(place: Reader<'_>) -> bool {
    let mut inner = place;
    inner.gap();
    if inner.peek().is_some_and(|c| "半叶葉期".has(c)) {
        return true;
    }
    let Some(n) = inner.number() else { return false };
    inner.gap();
    // 1949年前10年代 does not occur; 三年前3月 does.
    n.length <= 3
        && inner.any_word(&["季", "个季", "個季", "个月", "個月", "年", "周", "个星期", "天"]).is_some()
        && !inner.peek().is_some_and(|c| "前后後".has(c))
}

/// What is said about a date behind it: 以来, 前, 之后, 起 …
pub(super) fn bound_after(place: &mut Reader<'_>, levels: &[Level]) -> Bound {
    const WORDS: [(&str, Bound, &str); 52] = [
        ("至目前", Bound::SinceThen, ""),
        ("至现在", Bound::SinceThen, ""),
        ("起至今", Bound::SinceThen, "年天日晚"),
        ("起到现在", Bound::SinceThen, ""),
        ("开始至今", Bound::SinceThen, "年天日晚"),
        ("開始至今", Bound::SinceThen, "年天日晚"),
        ("开始到现在", Bound::SinceThen, ""),
        ("开始到今天", Bound::SinceThen, ""),
        ("之内", Bound::At, ""),
        ("之內", Bound::At, ""),
        ("以内", Bound::At, ""),
        ("以內", Bound::At, ""),
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
            if matches!(text, "前" | "后" | "後") && opens_part(after) {
                return Bound::At;
            }
            *place = after;
            return bound;
        }
    }
    Bound::At
}

/// What is said about a date before it: 自, 自从, 截至. `end` is where the date ends: 自2006年有记录以来.
pub(super) fn bound_before(start: Reader<'_>, end: usize) -> Bound {
    const CLAUSE: usize = 24;
    let since = || {
        let clause: String =
            start.text[end..].chars().take(CLAUSE).take_while(|c| !"，。；！？,;\n".has(*c)).collect();
        if clause.contains("以来") || clause.contains("以來") { Bound::SinceThen } else { Bound::Since }
    };
    let head = start.text[..start.at].trim_end();
    if !head.ends_with(['至', '止', '到', '从', '從', '自', '于', '於', '迟', '遲', '晚']) {
        return Bound::At;
    }
    for cue in [
        "截至",
        "截止",
        "截止到",
        "截至到",
        "截止至",
        "截到",
        "直到",
        "直至",
        "不迟于",
        "不遲於",
        "不晚于",
        "不晚於",
        "最迟",
        "最遲",
        "最晚",
        "最迟于",
        "最晚于",
    ] {
        if head.ends_with(cue) {
            return Bound::Until;
        }
    }
    for (cue, bound) in [("不早于", Bound::Since), ("早于", Bound::Before), ("晚于", Bound::After)] {
        if head.ends_with(cue) {
            return bound;
        }
    }
    if head.ends_with("自从") || head.ends_with("自從") {
        return since();
    }
    if let Some(rest) = head.strip_suffix('自') {
        let owner = rest.chars().next_back();
        if owner.is_none_or(|c| !"来來亲親各独獨私擅源出发發".has(c)) {
            return since();
        }
    }
    if head.ends_with(['从', '從']) && since() == Bound::SinceThen { Bound::SinceThen } else { Bound::At }
}
