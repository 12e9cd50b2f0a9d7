//! Bylines: who wrote it. 新华社记者 韩梁 张代蕾 赵嫣, □本报记者 张三, （记者李四）, 文/张三, By Jane Smith.

use super::super::chars::{is_blank, is_closing, is_han, is_opening};
use super::dateline;
use super::names::{is_name, may_be_name};
use crate::among::Among as _;
use std::ops::Range;

/// Words that stand before the names of writers, longest first.
const ROLES: [&str; 15] = [
    "特约评论员",
    "特约撰稿人",
    "通讯员",
    "评论员",
    "特派员",
    "撰稿人",
    "实习生",
    "记者",
    "作者",
    "执笔",
    "编译",
    "撰文",
    "采写",
    "供稿",
    "撰稿",
];
/// Marks that stand before a byline.
const BULLETS: &str = "□■◆◇●○◎▲△★☆▪•◼◻";
/// A byline is at most this long, in bytes.
const LONGEST: usize = 240;

/// The byline that the line is, perhaps with a dateline behind it, which is left out of the range.
pub(crate) fn byline(line: &str) -> Option<Range<usize>> {
    if line.len() > LONGEST || !hints_at_writers(line) || line.contains(['。', '；', '“', '《']) {
        return None;
    }
    let line = &*super::simplified(line);
    let end = match dateline::dateline(line) {
        Some(range) if range.start > 0 && range.end == line.len() => range.start,
        Some(_) => return None,
        None => line.len(),
    };
    let text = line[..end].trim_end_matches(is_blank);
    let inner = unbracketed(text);
    let bare = inner.trim_start_matches(|c: char| BULLETS.has(c) || is_blank(c));
    let bulleted = bare.len() < inner.len();
    let closed = closed_up(bare);
    let credited = names_after_role(&closed, bulleted, end < line.len())
        || reports_from(&closed)
        || written_by(&closed)
        || english(bare);
    (credited && !super::caption::ends_with_credit(bare)).then_some(0..text.len())
}

/// One quick look that spares most lines the careful one: a character that ends a word for a writer, or a mark or
/// word that begins a byline.
fn hints_at_writers(line: &str) -> bool {
    let first = line.chars().next().unwrap_or(' ');
    matches!(first, 'B' | '（' | '(')
        || BULLETS.has(first)
        || line.chars().any(|c| {
            matches!(
                c,
                '者' | '员'
                    | '員'
                    | '生'
                    | '笔'
                    | '筆'
                    | '译'
                    | '譯'
                    | '文'
                    | '写'
                    | '寫'
                    | '稿'
                    | '人'
                    | '道'
                    | '导'
                    | '導'
            )
        })
}

/// Whether the line can only be more names of the byline above it: it begins with a name, not with another writer's
/// organisation.
pub(crate) fn continues(line: &str) -> bool {
    let closed = closed_up(line);
    line.len() <= LONGEST
        && tokens(&closed).next().is_some_and(|token| role_of(token).is_none())
        && tokens(&closed).all(|token| may_be_name(token) || role_of(token).is_some())
        && tokens(&closed).any(is_name)
}

/// The reporters' names right behind a dateline: (记者杨依军 刘恺), or 记者 张三 报道：.
pub(crate) fn behind_dateline(rest: &str) -> Option<usize> {
    let rest = &*super::simplified(super::head(rest, 60));
    let blanks = rest.len() - rest.trim_start_matches(is_blank).len();
    let bracket = rest[blanks..].chars().next()?;
    if bracket != '（' && bracket != '(' {
        let end = ["报道", "报导"].iter().filter_map(|word| Some(rest.find(word)? + word.len())).min()?;
        let set_off = rest[end..].chars().next().is_none_or(|c| is_blank(c) || "：:，,".has(c));
        let inner = &rest[blanks..end - "报道".len()];
        return (set_off && names_after_role(&closed_up(inner), false, false)).then_some(end);
    }
    let close = rest.char_indices().take(52).find(|&(_, c)| is_closing(c))?;
    let inner = &rest[blanks + bracket.len_utf8()..close.0];
    names_after_role(&closed_up(inner), false, false).then_some(close.0 + close.1.len_utf8())
}

/// The writers' names in brackets at the end of a paragraph: …。（记者 张三）
pub(crate) fn bracketed_at_end(paragraph: &str) -> Option<Range<usize>> {
    let inner = paragraph.strip_suffix(['）', ')'])?;
    let open = inner.char_indices().rev().take(40).find(|&(_, c)| c == '（' || c == '(')?;
    let names = &inner[open.0 + open.1.len_utf8()..];
    (open.0 > 0 && ROLES.iter().any(|r| names.contains(r)) && byline(names).is_some())
        .then_some(open.0..paragraph.len())
}

/// Whether `line` is nothing but the credit of a picture: 新华社记者 张博文 摄.
pub(crate) fn is_credit(line: &str) -> bool {
    let bare = closed_up(unbracketed(line));
    let Some(text) = bare.strip_suffix('摄').or_else(|| bare.strip_suffix("供图")) else {
        return matches!(bare.as_str(), "新华社发" | "资料图片" | "本报资料");
    };
    tokens(text).all(|t| may_be_name(t) || role_of(t).is_some() || t == "新华社发")
        && text.chars().count() <= 24
}

/// Whether `line` is the name of a person under an office, as under the title of a speech: 国务院总理 李强.
pub(crate) fn is_office_and_name(line: &str) -> bool {
    const OFFICES: [&str; 24] = [
        "主席",
        "总理",
        "总统",
        "首相",
        "书记",
        "部长",
        "省长",
        "市长",
        "县长",
        "局长",
        "院长",
        "校长",
        "会长",
        "主任",
        "大使",
        "代表",
        "教授",
        "研究员",
        "院士",
        "所长",
        "董事长",
        "总裁",
        "秘书长",
        "委员",
    ];
    let mut parts = line.rsplitn(2, is_blank);
    let (Some(name), Some(office)) = (parts.next(), parts.next()) else { return is_name(&closed_up(line)) };
    let office = office.trim();
    if line.chars().count() > 40 || !line.chars().all(|c| is_han(c) || is_blank(c) || c == '·' || c == '、')
    {
        return false;
    }
    is_name(&closed_up(line)) || (is_name(name) && OFFICES.iter().any(|o| office.ends_with(o)))
}

/// `line` without spaces when every token is a single character (新 华 社 记 者), as it is otherwise.
fn closed_up(line: &str) -> String {
    let single = |t: &str| t.chars().count() == 1 && t.chars().all(is_han);
    let tokens: Vec<&str> = line.split(is_blank).filter(|t| !t.is_empty()).collect();
    if tokens.len() >= 3 && tokens.iter().all(|t| single(t))
        || tokens.len() == 2 && tokens.iter().all(|t| single(t))
    {
        return tokens.concat();
    }
    line.trim_matches(is_blank).to_owned()
}

/// Where, counted in characters of a closed-up byline, one name ends and the next begins: after the word for a
/// writer, and between names when they can be told apart in one way only.
pub(crate) fn name_borders(closed: &str) -> Vec<usize> {
    let chars: Vec<char> = closed.chars().collect();
    let Some(at) = ROLES.iter().find_map(|role| closed.find(role).map(|i| i + role.len())) else {
        return Vec::new();
    };
    let names_at = closed[..at].chars().count();
    let names: Vec<char> = chars[names_at..].to_vec();
    match super::names::cut(&names) {
        Some(starts) if !names.is_empty() => starts.into_iter().map(|s| s + names_at).collect(),
        _ => Vec::new(),
    }
}

fn unbracketed(text: &str) -> &str {
    let inner = text.strip_prefix(is_opening).and_then(|t| t.strip_suffix(is_closing));
    inner.filter(|t| !t.contains(is_opening)).unwrap_or(text)
}

fn tokens(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| {
        is_blank(c) || matches!(c, '、' | '，' | ',' | '/' | '：' | ':' | '丨' | '|' | '｜' | '；')
    })
    .filter(|t| !t.is_empty())
}

/// The part of `token` up to and with the word for a writer, when it has one and what stands before is an
/// organisation or nothing.
fn role_of(token: &str) -> Option<(&str, &str)> {
    let (at, role) = ROLES.iter().find_map(|role| token.find(role).map(|at| (at, role)))?;
    let end = at + role.len();
    let organisation = &token[..at];
    let sober = organisation.chars().count() <= 14
        && organisation.chars().all(|c| is_han(c) || c.is_ascii_alphanumeric() || c == '·');
    sober.then(|| token.split_at(end))
}

/// Words that close a byline.
const CLOSING: [&str; 9] = ["报道", "报导", "摄影报道", "综合报道", "综合报导", "文", "图", "文图", "整理"];

/// [organisation]记者 name name …, at least one of them surely a name, or one that the word for a writer sets apart.
fn names_after_role(text: &str, bulleted: bool, dated: bool) -> bool {
    // 记者 手记 heads a column.
    const NO_NAMES: [&str; 20] = [
        "您好",
        "你好",
        "观点",
        "专栏",
        "之家",
        "团队",
        "手记",
        "观察",
        "调查",
        "简介",
        "札记",
        "感言",
        "来信",
        "点评",
        "连线",
        "视角",
        "见闻",
        "日记",
        "在线",
        "走基层",
    ];
    let (mut role, mut of_medium, mut sure, mut names, mut apart) = (false, false, 0, 0, false);
    let all = spaced_names(text);
    for (i, token) in all.iter().map(String::as_str).enumerate() {
        if let Some((writer, rest)) = role_of(token) {
            role = true;
            of_medium = is_office(writer);
            let glued_names = rest.is_empty()
                || is_name(rest)
                || super::names::cut(&rest.chars().collect::<Vec<_>>()).is_some();
            if !glued_names {
                return false;
            }
            names += usize::from(!rest.is_empty());
            sure += usize::from(!rest.is_empty());
        } else if i + 1 == all.len() && (role || (i > 0 && sure == i)) && CLOSING.contains(&token) {
            names += 1;
            role = true;
        } else if may_be_name(token) && !NO_NAMES.contains(&token) && (role || bulleted || i == 0) {
            names += usize::from(role || bulleted);
            sure += usize::from(is_name(token));
            apart |= role && of_medium && !text.contains('，');
        } else {
            return false;
        }
    }
    if role {
        dated || sure > 0 || (names == 1 && apart) || is_desk(text)
    } else {
        bulleted && names > 0 && sure == names
    }
}

/// Whether the writer is a newspaper's or an agency's own, without a name: 本报评论员, 新华社记者.
fn is_desk(text: &str) -> bool {
    role_of(text)
        .is_some_and(|(writer, rest)| rest.is_empty() && !ROLES.contains(&writer) && is_office(writer))
}

/// Whether `writer` is the word for a writer, alone or behind the name of a medium.
fn is_office(writer: &str) -> bool {
    const MEDIA: [&str; 12] =
        ["报", "社", "网", "台", "刊", "新闻", "客户端", "频道", "首席", "见习", "特约", "实习"];
    ROLES.iter().any(|role| {
        writer.strip_suffix(role).is_some_and(|before| {
            before.is_empty() || (MEDIA.iter().any(|m| before.ends_with(m)) && !before.contains(['系', '是']))
        })
    })
}

/// The words of a byline; a name of two characters that is set with a space in the middle (王 珂 刘温馨) is one.
fn spaced_names(text: &str) -> Vec<String> {
    let single = |token: &str| token.chars().count() == 1 && token.chars().all(is_han);
    let mut found: Vec<String> = Vec::new();
    for token in tokens(text) {
        match found.last_mut() {
            Some(last) if single(token) && single(last) && last.chars().all(super::names::is_family) => {
                last.push_str(token);
            }
            _ => found.push(token.to_owned()),
        }
    }
    found
}

/// 【記者林美玲／嘉義報導】 at the start of a paragraph: the reporter, and where from.
pub(crate) fn bracketed_at_start(paragraph: &str) -> Option<usize> {
    let first = paragraph.chars().next().filter(|c| matches!(c, '【' | '〔' | '［'))?;
    let head = &*super::simplified(super::head(paragraph, 40));
    let close = head.find(is_closing)?;
    let inner = &head[first.len_utf8()..close];
    let ends = ["报导", "报導", "报道", "电", "讯"].iter().any(|word| inner.ends_with(word));
    (ends && inner.contains("记者") && close + 3 < paragraph.len()).then_some(close + 3)
}

/// 记者王小明／台北报导, 记者陈一、林二／综合报导: as papers of Taiwan sign, without brackets.
fn reports_from(text: &str) -> bool {
    let Some((who, place)) = text.split_once(['／', '/']) else { return false };
    let Some(names) = ["特派记者", "记者", "特派员"].iter().find_map(|role| who.strip_prefix(role))
    else {
        return false;
    };
    // 记者李顺德／特稿 names the kind of the text instead of the place.
    const KINDS: [&str; 10] =
        ["特稿", "专访", "專访", "专题", "分析", "评析", "特写", "侧记", "特報", "特报"];
    let kind = KINDS.iter().any(|kind| place.ends_with(kind));
    let place = place.strip_suffix("报导").or_else(|| place.strip_suffix("报道")).or(kind.then_some(place));
    place.is_some_and(|place| (2..=8).contains(&place.chars().count()) && place.chars().all(is_han))
        && tokens(names).next().is_some()
        && tokens(names).all(may_be_name)
}

/// 文/张三, 文丨李四 图丨王五.
fn written_by(text: &str) -> bool {
    let Some(rest) = ["文图", "图文", "文"].iter().find_map(|w| text.strip_prefix(w)) else {
        return false;
    };
    let rest = rest.trim_start_matches(is_blank);
    rest.starts_with(['/', '丨', '|', '｜', '：', ':', '／']) && {
        let mut named = tokens(rest.trim_start_matches('／'));
        let first = named.next();
        first.is_some_and(|t| may_be_name(t) || role_of(t).is_some()) && rest.chars().count() <= 40
    }
}

/// By Jane Smith.
fn english(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("By ").or_else(|| text.strip_prefix("BY ")) else { return false };
    // By LI HUA in Beijing | China Daily | Updated: 2023-11-20
    let names = rest.split('|').next().unwrap_or(rest);
    let words: Vec<&str> = names.split([' ', ',']).filter(|w| !w.is_empty()).collect();
    (2..=12).contains(&words.len())
        && words.iter().all(|w| {
            matches!(*w, "and" | "in" | "de" | "van" | "von") || w.starts_with(|c: char| c.is_uppercase())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_are_found() {
        for line in [
            "新华社记者 韩梁 张代蕾 赵嫣",
            "新 华 社 记 者 张 代 蕾 郑 钰",
            "□新华社记者 赵越 缪晓娟 韩梁",
            "本报记者张三",
            "贵州日报天眼新闻记者 江婷婷",
            "（记者 张三 通讯员 李四）",
            "■张三 李四",
            "文/张三",
            "新华社记者（新华社阿斯塔纳6月17日电）",
            "本报评论员",
            "新华社记者",
            "作者：庞无忌",
            "作者 | 阿乐",
            "通讯员 粤工信",
            "中青报·中青网记者 李华锡",
            "卢沛桦 报道",
            "By Jane Smith",
            "本报记者 王 珂 刘温馨 罗珊珊",
            "By LI HUA in Lhasa and WANG MEI in Beijing | China Daily",
            "記者王小明／台北報導",
            "記者陳一、林美玲／綜合報導",
            "（記者黃大為／專題報導）",
            "記者李順德／特稿",
        ] {
            assert!(byline(line).is_some(), "{line}");
        }
    }

    #[test]
    fn prose_and_credits_are_not_bylines() {
        for line in [
            "记者手记",
            "记者从北京出发",
            "本报记者探访新市场",
            "新华社记者 张博文 摄",
            "记者节",
            "作者简介",
            "记者 手记",
            "特约评论员",
            "记者 走进 田间地头",
            "媒体 报道",
            "作者系本刊记者",
            "努尔兰告诉记者，在他心",
            "文化自信 文明互鉴",
            "文：一种态度决定一切的时代来临了吗",
            "记者/编辑的一天 现场报道",
        ] {
            assert_eq!(byline(line), None, "{line}");
        }
    }

    #[test]
    fn names_stand_behind_a_dateline() {
        for (rest, found) in [
            (" 记者黄宙辉报道：昨日", " 记者黄宙辉报道"),
            ("（中青报·中青网记者 李华锡）记者获悉", "（中青报·中青网记者 李华锡）"),
            (" (记者 庞无忌)17日", " (记者 庞无忌)"),
            (" 记者从有关部门获悉，据报道", ""),
        ] {
            assert_eq!(behind_dateline(rest).unwrap_or(0), found.len(), "{rest}");
        }
    }

    #[test]
    fn offices_under_a_speech() {
        for line in ["中华人民共和国主席 习近平", "国务院总理 李强", "习 近 平", "任仲平"]
        {
            assert!(is_office_and_name(line), "{line}");
        }
        for line in ["志同道合 传承千年情谊", "丝路花开", "在会议上的讲话"] {
            assert!(!is_office_and_name(line), "{line}");
        }
    }
}
