//! Lines and brackets that say where a text comes from rather than what it says: bylines, datelines, captions,
//! jumps to another page, and the furniture of a page.

pub(crate) mod byline;
pub(crate) mod caption;
pub(crate) mod dateline;
pub(crate) mod jump;
mod names;

pub(crate) use caption::ends_with_credit;

/// The first `count` characters of `text`.
pub(crate) fn head(text: &str, count: usize) -> &str {
    if text.len() <= count {
        return text;
    }
    text.char_indices().nth(count).map_or(text, |(i, _)| &text[..i])
}

/// The last `count` characters of `text`.
pub(crate) fn tail(text: &str, count: usize) -> &str {
    if text.len() <= count {
        return text;
    }
    text.char_indices().rev().nth(count - 1).map_or(text, |(i, _)| &text[i..])
}

/// `line` with the traditional forms of the characters that the rules for marks look for made simplified. Each takes as
/// many bytes as before, so offsets stay valid.
fn simplified(line: &str) -> std::borrow::Cow<'_, str> {
    const FORMS: [(char, char); 21] = [
        ('電', '电'),
        ('訊', '讯'),
        ('記', '记'),
        ('報', '报'),
        ('網', '网'),
        ('臺', '台'),
        ('員', '员'),
        ('編', '编'),
        ('譯', '译'),
        ('寫', '写'),
        ('執', '执'),
        ('筆', '笔'),
        ('攝', '摄'),
        ('圖', '图'),
        ('轉', '转'),
        ('緊', '紧'),
        ('資', '资'),
        ('發', '发'),
        ('責', '责'),
        ('為', '为'),
        ('評', '评'),
    ];
    let simple = |c: char| FORMS.iter().find(|(old, _)| *old == c).map(|&(_, new)| new);
    if line.chars().any(|c| simple(c).is_some()) {
        line.chars().map(|c| simple(c).unwrap_or(c)).collect::<String>().into()
    } else {
        line.into()
    }
}

/// Whether the whole line is such a mark, so that no sentence runs into or out of it.
pub(crate) fn is_apart(line: &str) -> bool {
    if line.len() > 300 {
        return false;
    }
    if line.starts_with("——") && !ends_like_prose(line) {
        return true;
    }
    jump::whole(line) || byline::byline(line).is_some() || dateline::whole(line) || is_furniture(line)
}

/// Whether a line that begins with a dash reads as a sentence and not as a subtitle.
fn ends_like_prose(line: &str) -> bool {
    use super::chars::{End, end_of};
    matches!(end_of(line), End::Stop | End::Comma | End::Semicolon) || line.len() > 150
}

/// Whether the line only names a section of the paper or a kind of text: 要闻, 社论, 地方要聞, 导 读.
pub(crate) fn is_section(line: &str) -> bool {
    const KINDS: [&str; 9] = ["社论", "社評", "社评", "时评", "時評", "评论", "評論", "短评", "快评"];
    const SECTIONS: [&str; 6] = ["要闻", "要聞", "导读", "導讀", "目录", "目錄"];
    if line.len() > 30 {
        return false;
    }
    let name: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    KINDS.contains(&name.as_str())
        || name.chars().count() <= 6 && SECTIONS.iter().any(|section| name.ends_with(section))
}

/// Whether the line announces headings that are not those of the text here: 相关阅读：, 导读.
pub(crate) fn announces_headings(line: &str) -> bool {
    const LISTS: [&str; 8] =
        ["相关阅读", "相关新闻", "相关报道", "相关链接", "延伸阅读", "推荐阅读", "更多新闻", "热门新闻"];
    let line = line.trim_start_matches(['【', '（', '(']);
    let short = line.chars().count() <= 8;
    let name: String = line.chars().take(8).filter(|c| !c.is_whitespace()).collect();
    short
        && (LISTS.iter().any(|list| name.starts_with(list))
            || matches!(&*name, "导读" | "導讀" | "目录" | "目錄"))
}

/// Whether the line belongs to the page, not to an article: editors, addresses, the page's head.
pub(crate) fn is_furniture(line: &str) -> bool {
    if line.len() > 180 {
        return false;
    }
    // A line drawn across the page.
    if line.chars().all(|c| "─━—-=＝*＊_·•～~ ".contains(c)) && line.chars().count() >= 4 {
        return true;
    }
    const STARTS: [&str; 21] = [
        "字号：",
        "字体：",
        "分享到",
        "责编",
        "责任编辑",
        "本版编辑",
        "本版责编",
        "版式",
        "美编",
        "校对",
        "编辑：",
        "编辑:",
        "值班",
        "电话：",
        "电话:",
        "邮箱",
        "来源：",
        "来源:",
        "发布时间",
        "http://",
        "https://",
    ];
    let first = line.chars().next().unwrap_or(' ');
    if "责本版美校编值电邮来发字分h".contains(first) && STARTS.iter().any(|s| line.starts_with(s))
    {
        return true;
    }
    let weekday = line.chars().any(|c| matches!(c, '星' | '历'));
    weekday
        && (line.contains("星期") || line.contains("农历"))
        && line.chars().any(super::chars::is_digit)
        && !line.contains('。')
        && !line.contains('，')
}
