//! Lines that belong to a page and not to an article: heads, editors, sections, what web sites set round a text.

use super::super::chars::{is_blank, is_digit, is_han};

/// Whether the line only names a section of the paper or a kind of text: 要闻, 社论, 地方要聞, 导 读.
pub(crate) fn is_section(line: &str) -> bool {
    const KINDS: [&str; 9] = ["社论", "社評", "社评", "时评", "時評", "评论", "評論", "短评", "快评"];
    const SECTIONS: [&str; 6] = ["要闻", "要聞", "导读", "導讀", "目录", "目錄"];
    if line.len() > 30 {
        return false;
    }
    let name: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    if is_box(&name) {
        return true;
    }
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
    const STARTS: [&str; 27] = [
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
        "上一篇",
        "下一篇",
        "打印本",
        "扫一扫",
        "浏览次数",
        "阅读次数",
        "http://",
        "https://",
    ];
    // [责任编辑：…], 【编辑：…】 close web pages.
    let bare = line.trim_start_matches(['[', '【', '［', '（', '(']);
    let first = bare.chars().next().unwrap_or(' ');
    if "责本版美校编值电邮来发字分上下打扫浏阅h".contains(first) && STARTS.iter().any(|s| bare.starts_with(s))
    {
        return true;
    }
    if is_trail(line) || is_imprint(line) {
        return true;
    }
    let weekday = line.chars().any(|c| matches!(c, '星' | '历'));
    weekday
        && (line.contains("星期") || line.contains("农历"))
        && line.chars().any(is_digit)
        && !line.contains('。')
        && !line.contains('，')
}

/// Where a web page stands in its site: 首页 > 新闻中心 > 国内.
fn is_trail(line: &str) -> bool {
    let steps = [" > ", "＞", " » ", " › ", ">"].iter().any(|mark| line.contains(mark));
    steps && !line.starts_with(['>', '<']) && line.chars().count() <= 40 && !line.contains(['。', '，'])
}

/// A date, perhaps a time, and where the text comes from: 2024-05-18 07:31 来源：海洋新闻网 编辑：王晓.
fn is_imprint(line: &str) -> bool {
    const WORDS: [&str; 8] = ["来源", "來源", "编辑", "編輯", "作者", "责编", "字号", "浏览"];
    line.starts_with(is_digit)
        && line.chars().take(4).all(is_digit)
        && line.chars().nth(4).is_some_and(|c| matches!(c, '-' | '/' | '.' | '年'))
        && WORDS.iter().any(|word| line.contains(word))
        && !line.contains('。')
}

/// A mark and a few characters that name a box beside the text: ■延伸阅读, ●链接.
fn is_box(name: &str) -> bool {
    let Some(rest) = name.strip_prefix(['■', '◆', '●', '▲', '□', '◇', '○', '▎', '▍'])
    else {
        return false;
    };
    (2..=5).contains(&rest.chars().count()) && rest.chars().all(is_han)
}

/// Whether the line is the name of a newspaper and nothing else: the head of a page, where a date stands below.
pub(crate) fn is_masthead(line: &str) -> bool {
    const ENDS: [&str; 22] = [
        "日报",
        "晚报",
        "早报",
        "晨报",
        "时报",
        "商报",
        "周报",
        "周刊",
        "快报",
        "导报",
        "都市报",
        "电讯",
        "日報",
        "晚報",
        "早報",
        "晨報",
        "時報",
        "商報",
        "週報",
        "週刊",
        "快報",
        "導報",
    ];
    if line.len() > 40 {
        return false;
    }
    let name: String = line.chars().filter(|c| !is_blank(*c)).collect();
    name.chars().count() <= 8 && name.chars().all(is_han) && ENDS.iter().any(|end| name.ends_with(end))
}
