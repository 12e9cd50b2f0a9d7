//! Datelines: 新华社阿斯塔纳6月17日电, （新华社北京6月13日电）, 本报讯, 据新华社拉萨电, (2025年6月17日，阿斯塔纳), BEIJING, June 16 (Xinhua).

use super::super::chars::{is_blank, is_closing, is_han, is_opening};
use super::super::lines::is_numeral;
use crate::among::Among as _;
use std::ops::Range;

/// A dateline is looked for within this many characters.
const REACH: usize = 48;

/// Whether the line is nothing but a dateline, perhaps with the reporters' names in brackets behind it.
pub(crate) fn whole(line: &str) -> bool {
    line.len() <= 200
        && dateline(line).is_some_and(|range| {
            let rest = &line[range.end..];
            range.start == 0 && (rest.is_empty() || super::byline::behind_dateline(rest) == Some(rest.len()))
        })
}

/// The dateline at the start of a line, or the bracketed one at its end.
pub(crate) fn dateline(line: &str) -> Option<Range<usize>> {
    let first = line.chars().next().unwrap_or(' ');
    let hinted = is_opening(first) || first.is_ascii_uppercase() || line.ends_with(is_closing);
    if !hinted && !line.chars().take(REACH).any(|c| matches!(c, '电' | '電' | '讯' | '訊' | '消')) {
        return None;
    }
    let head = super::simplified(super::head(line, REACH + 4));
    if let Some(end) = at_start(&head, line.len()) {
        return Some(0..end);
    }
    if line.ends_with(is_closing) {
        let tail = super::simplified(super::tail(line, REACH));
        let open = tail.char_indices().rev().find(|&(_, c)| c == '（' || c == '(')?.0;
        let end = at_start(&tail[open..], tail.len() - open)?;
        return (open + end == tail.len()).then_some(line.len() - tail.len() + open..line.len());
    }
    None
}

/// Where the dateline that begins the line ends; the line has `whole` bytes, of which `line` shows the first. A bracket with the reporters' names after it is not part of it.
fn at_start(line: &str, whole: usize) -> Option<usize> {
    let bracket =
        line.chars().next().filter(|&c| c == '（' || c == '(' || c == '【' || c == '〔' || c == '[');
    let from = bracket.map_or(0, char::len_utf8);
    let window = line.char_indices().nth(REACH).map_or(line.len(), |(i, _)| i);
    let head = &line[from..window];
    let end = wire(head).or_else(|| notice(head)).or_else(|| english(head));
    match (bracket, end) {
        (None, end) => end,
        (Some(_), end) => {
            let close = from + head.find(is_closing)?;
            let after = close + line[close..].chars().next()?.len_utf8();
            match end {
                Some(end) if from + end <= close => Some(after),
                None if after == whole && place_and_date(&line[from..close]) => Some(after),
                None if place_and_notice(&line[from..close]) => Some(after),
                _ => None,
            }
        }
    }
}

/// 新华社阿斯塔纳6月17日电: an agency, a place, a date, and 电.
fn wire(head: &str) -> Option<usize> {
    let day = head.match_indices('日').find_map(|(i, _)| {
        let after = i + '日'.len_utf8();
        let rest = head[after..].trim_start_matches(is_blank);
        let word = ["电", "专电", "讯", "综合电", "消息", "急电"].iter().find(|w| rest.starts_with(**w))?;
        // 13日电影, 13日电话会议: there 电 begins a word.
        if rest[word.len()..].starts_with(|c| "影话力视子脑网器气池动站量价信商报台缆".has(c))
        {
            return None;
        }
        Some((i, head.len() - rest.len() + word.len()))
    })?;
    let before = date_start(&head[..day.0])?;
    let source = head[..before].trim_matches(is_blank);
    let length = source.chars().count();
    let sober =
        source.chars().all(|c| is_han(c) || c == '·' || is_blank(c) || c.is_ascii_alphanumeric() || c == '/');
    let agency = ["社", "报", "网", "台", "通讯", "客户端", "电讯"].iter().any(|a| source.contains(a));
    ((2..=24).contains(&length) && sober && agency).then_some(day.1)
}

/// Where the date that ends `text` (before 日) begins: 6月17, ６ 月 17, 六月十七, 2025年6月17.
fn date_start(text: &str) -> Option<usize> {
    let back = |text: &str| text.trim_end_matches(|c| is_numeral(c) || is_blank(c)).len();
    let day = back(text);
    if !text[day..].chars().any(is_numeral) {
        return None;
    }
    let Some(month) = text[..day].strip_suffix('月') else {
        // 新华社北京13日电: a day alone will do.
        return Some(day);
    };
    let month_start = back(month);
    if !month[month_start..].chars().any(is_numeral) {
        return None;
    }
    match text[..month_start].strip_suffix('年') {
        Some(year) if year.ends_with(is_numeral) => Some(back(year)),
        _ => Some(month_start),
    }
}

/// 本报讯, 央视网消息, 【明报专讯】, 据新华社拉萨电: a medium and 讯, 消息 or 电, set off from what follows.
fn notice(head: &str) -> Option<usize> {
    const WORDS: [&str; 9] = ["综合讯", "专讯", "特讯", "讯", "消息", "综合电", "专电", "急电", "电"];
    head.char_indices().take(14).skip(2).find_map(|(i, _)| {
        let word = WORDS.iter().find(|w| head[i..].starts_with(**w))?;
        let (medium, end) = (&head[..i], i + word.len());
        let set_off = head[end..].chars().next().is_none_or(|c| {
            is_opening(c) || is_closing(c) || is_blank(c) || matches!(c, '：' | ':' | '丨' | '｜')
        });
        let length = medium.chars().count();
        let known = if word.ends_with('电') { files(medium) } else { publishes(medium) };
        (known && set_off && (2..=10).contains(&length) && medium.chars().all(is_han)).then_some(end)
    })
}

/// Whether `medium` is one that has news: 央视网, 明报, 本报台南.
fn publishes(medium: &str) -> bool {
    ["报", "网", "社", "台", "刊", "客户端"].iter().any(|m| medium.ends_with(m)) || medium.starts_with("本报")
}

/// Whether `medium` is an agency or the paper itself, perhaps with a place behind it: 据新华社拉萨, 本报兰州.
fn files(medium: &str) -> bool {
    let medium = medium.strip_prefix('据').unwrap_or(medium);
    let own = ["本报", "本社", "本台", "本刊"].iter().find_map(|own| medium.strip_prefix(own));
    let place = own.or_else(|| {
        let at = medium.find('社').filter(|&at| at >= 2 * '社'.len_utf8())?;
        Some(&medium[at + '社'.len_utf8()..])
    });
    // 本报停电 and 出版社电 are none.
    place.is_some_and(|place| match place.chars().count() {
        0 => own.is_none() && !medium.ends_with("版社") && !medium.ends_with("旅社"),
        length => {
            (2..=6).contains(&length)
                && !place.ends_with(['来', '去', '致', '发', '停', '供', '用', '充', '贺', '唁', '家'])
        }
    })
}

/// 北京综合讯, 新加坡讯: how papers overseas set a place in brackets before a report.
fn place_and_notice(inner: &str) -> bool {
    let known = ["综合讯", "专讯", "特讯", "综合电", "专电", "讯"];
    let Some(place) = known.iter().find_map(|word| inner.strip_suffix(word)) else { return false };
    (2..=6).contains(&place.chars().count())
        && place.chars().all(|c| is_han(c) || c == '·')
        && !place.ends_with(['资', '通', '音', '喜', '简', '快', '短', '电', '视', '问', '审', '传', '捷'])
}

/// BEIJING, June 16 (Xinhua): capitals, a month, a day, an agency in brackets.
fn english(head: &str) -> Option<usize> {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let comma = head.find(", ")?;
    let place = &head[..comma];
    let capitals = place.len() >= 3
        && place.chars().any(|c| c.is_ascii_uppercase())
        && place.chars().all(|c| c.is_ascii_uppercase() || " .'-".has(c));
    let rest = &head[comma + 2..];
    let dated = MONTHS.iter().any(|m| rest.contains(m)) && rest.bytes().any(|b| b.is_ascii_digit());
    let close = rest.find(')').filter(|_| rest.contains('('))?;
    (capitals && dated && close < 40).then_some(comma + 2 + close + 1)
}

/// 2025年6月17日，阿斯塔纳: what stands in brackets under the title of a speech.
fn place_and_date(inner: &str) -> bool {
    let Some(day) = inner.find('日') else { return false };
    let dated = date_start(&inner[..day]) == Some(0) && inner[..day].contains('月');
    let place = inner[day + '日'.len_utf8()..]
        .trim_start_matches(|c: char| is_blank(c) || matches!(c, '，' | ',' | '于' | '、'));
    dated && place.chars().count() <= 15 && place.chars().all(|c| is_han(c) || c == '·')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines_are_found() {
        for (line, found) in [
            ("新华社阿斯塔纳6月17日电", "新华社阿斯塔纳6月17日电"),
            ("（新华社北京6月13日电）", "（新华社北京6月13日电）"),
            ("新华社阿斯塔纳6月17日电(记者杨依军)当地时间", "新华社阿斯塔纳6月17日电"),
            ("新华社 华盛顿１月１日 电 （记者", "新华社 华盛顿１月１日 电"),
            ("本报北京六月十三日电", "本报北京六月十三日电"),
            ("据新华社北京13日电 ", "据新华社北京13日电"),
            ("作出新的贡献。（新华社北京6月13日电）", "（新华社北京6月13日电）"),
            ("本报讯（记者张三）昨日", "本报讯"),
            ("据新华社拉萨电 我国登山健儿", "据新华社拉萨电"),
            ("据新华社电（记者张三）", "据新华社电"),
            ("新华社华盛顿电：总统昨天", "新华社华盛顿电"),
            ("本报兰州电 记者", "本报兰州电"),
            ("【明報專訊】港鐵昨晨", "【明報專訊】"),
            ("明報專訊", "明報專訊"),
            ("（北京综合讯）发言人昨天说", "（北京综合讯）"),
            ("（联合早报网讯）台湾花莲", "（联合早报网讯）"),
            ("【本報台南訊】國道昨日", "【本報台南訊】"),
            ("(2025年6月17日,阿斯塔纳)", "(2025年6月17日,阿斯塔纳)"),
            ("（二〇二五年六月十七日）", "（二〇二五年六月十七日）"),
            ("BEIJING, June 16 (Xinhua) -- Chinese", "BEIJING, June 16 (Xinhua)"),
        ] {
            assert_eq!(dateline(line).map(|r| &line[r]), Some(found), "{line}");
        }
    }

    #[test]
    fn a_dateline_and_names_fill_a_line() {
        for line in ["本报北京10月8日电 （记者郁静娴）", "新华社北京6月13日电", "（新华社北京6月13日电）"]
        {
            assert!(whole(line), "{line}");
        }
        assert!(!whole("本报北京10月8日电 （记者郁静娴）昨日"));
    }

    #[test]
    fn prose_is_not_a_dateline() {
        for line in [
            "据报道，6月17日电力供应恢复。",
            "当地时间16日下午，习近平主席",
            "他在社区等到13日电影开演",
            "通讯社消息灵通人士表示",
            "本报停电 昨日",
            "出版社电 话",
            "本报热线来电 昨日",
            "（科技资讯）昨日",
            "（智能家电）昨日",
            "居民家中停电（见图）",
            "（2025年）",
            "会议6月17日在北京举行（见6月18日报道）",
        ] {
            assert_eq!(dateline(line), None, "{line}");
        }
    }
}
