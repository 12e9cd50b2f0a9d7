//! Lines that belong to a page and not to an article: heads, editors, sections, what web sites set round a text.

use super::super::chars::{is_blank, is_closing, is_digit, is_han, is_opening};
use crate::among::Among as _;

/// Whether the line only names a section of the paper or a kind of text: 要闻, 社论, 地方要聞, 导 读.
pub(crate) fn is_section(line: &str) -> bool {
    const KINDS: [&str; 31] = [
        "社论", "社論", "社评", "社評", "时评", "時評", "评论", "評論", "短评", "短評", "快评", "快評",
        "述评", "述評", "短论", "短論", "杂谈", "雜談", "综述", "綜述", "特写", "特寫", "通讯", "通訊",
        "专访", "專訪", "特稿", "侧记", "側記", "简讯", "簡訊",
    ];
    const SECTIONS: [&str; 6] = ["要闻", "要聞", "导读", "導讀", "目录", "目錄"];
    if line.len() > 30 {
        return false;
    }
    let name: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    if is_box(&name) {
        return true;
    }
    let kind = name.trim_matches(|c| is_opening(c) || is_closing(c) || "●■□◆◇▲△○".has(c));
    KINDS.contains(&kind)
        || name.chars().count() <= 6 && SECTIONS.iter().any(|section| name.ends_with(section))
}

/// Whether the line announces headings that are not those of the text here: 相关阅读：, 导读.
pub(crate) fn announces_headings(line: &str) -> bool {
    const LISTS: [&str; 24] = [
        "相关阅读",
        "相关新闻",
        "相关报道",
        "相关链接",
        "相关推荐",
        "相关文章",
        "延伸阅读",
        "推荐阅读",
        "推荐文章",
        "更多新闻",
        "更多阅读",
        "更多文章",
        "热门新闻",
        "热门推荐",
        "热门文章",
        "往期推荐",
        "往期回顾",
        "往期精选",
        "往期文章",
        "往期精彩",
        "精彩推荐",
        "精彩回顾",
        "猜你喜欢",
        "大家都在看",
    ];
    let line = &*super::simplified(line.trim_start_matches(['【', '（', '(', '▼', '▽', '↓']));
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
    if line.chars().all(|c| "─━—-=＝*＊_·•～~ ".has(c)) && line.chars().count() >= 4 {
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
    if "责本版美校编值电邮来发字分上下打扫浏阅h".has(first) && STARTS.iter().any(|s| bare.starts_with(s))
    {
        return true;
    }
    if is_trail(line)
        || is_imprint(line)
        || page_of_paper(line).is_some()
        || is_end(line)
        || is_call(line)
        || is_address(line)
        || is_credit_row(line)
        || points_to_pages(line)
        || is_tool_of_page(line)
    {
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
    if let Some(inner) = line.strip_prefix(['【', '〔', '［', '[']) {
        // 【2023-05-06／聯合報／A3版／要聞】: as data bases of papers print it over a text.
        let Some(inner) = inner.strip_suffix(['】', '〕', '］', ']']) else { return false };
        let dated =
            inner.chars().take(4).all(is_digit) && inner.chars().filter(|&c| is_digit(c)).count() >= 6;
        let parts =
            inner.split(['／', '/', '|', '｜', '丨', ' ', '　']).filter(|part| !part.is_empty()).count();
        return dated
            && parts >= 2
            && inner.chars().count() <= 48
            && !inner.contains(['。', '【', '〔', '［']);
    }
    line.starts_with(is_digit)
        && line.chars().take(4).all(is_digit)
        && line.chars().nth(4).is_some_and(|c| matches!(c, '-' | '/' | '.' | '年'))
        && WORDS.iter().any(|word| line.contains(word))
        && !line.contains('。')
}

/// 《人民日报》（2024年07月09日 04版）: the paper and the page that a text of a web site stood on. Returns where the brackets
/// round date and page begin.
pub(crate) fn page_of_paper(line: &str) -> Option<usize> {
    let line = line.trim();
    let close = line.strip_prefix('《').and_then(|rest| rest.find('》'))? + '《'.len_utf8();
    let at = close + '》'.len_utf8();
    let rest = line[at..].trim_start_matches(is_blank);
    let inner = rest.strip_prefix(['（', '(']).and_then(|rest| rest.strip_suffix(['）', ')']))?;
    let short = line.chars().count() <= 48 && !inner.contains(['（', '(']);
    let digits = inner.chars().filter(|&c| is_digit(c)).count();
    let dated = digits >= 5 && inner.contains(['年', '-', '/', '.']);
    (short && dated).then_some(line.len() - rest.len())
}

/// —— END ——, -完-: nothing but the word for an end between marks.
fn is_end(line: &str) -> bool {
    let word = line.trim_matches(|c: char| is_blank(c) || "—-–－─=·•*～~|丨·.…".has(c));
    word.len() < line.len()
        && matches!(
            &*word.to_ascii_lowercase(),
            "end" | "the end" | "fin" | "完" | "全文完" | "正文完" | "全文结束"
        )
}

/// What a page asks of its readers: 点击蓝字 关注我们, 更多精彩内容请进入财经频道, and what it forbids them.
fn is_call(line: &str) -> bool {
    const CALLS: [&str; 14] = [
        "点击蓝字",
        "点“在看”",
        "点个“在看”",
        "点\"在看\"",
        "长按识别",
        "长按二维码",
        "识别二维码",
        "扫码关注",
        "点击阅读原文",
        "点击“阅读原文”",
        "设为星标",
        "加个星标",
        "欢迎转发",
        "欢迎留言",
    ];
    const OPENINGS: [&str; 10] = [
        "查看原文",
        "阅读全文",
        "展开全文",
        "更多精彩内容",
        "更多内容请",
        "更多资讯请",
        "点击查看",
        "点击进入",
        "点击下方",
        "阅读原文",
    ];
    const RIGHTS: [&str; 5] = ["版权所有", "转载请注明", "ICP备", "公网安备", "许可证编号"];
    let sentence = line.ends_with('。');
    let count = line.chars().count();
    (count <= 32
        && !sentence
        && (CALLS.iter().any(|call| line.contains(call))
            || line.ends_with("关注我们")
            || OPENINGS.iter().any(|call| line.starts_with(call))))
        || (count <= 60
            && (RIGHTS.iter().any(|words| line.contains(words))
                || (line.contains("转载") && (line.contains("未经授权") || line.contains("未经许可"))))
            && (!sentence || count <= 36))
}

/// An address of mail or of a page, alone on its line.
fn is_address(line: &str) -> bool {
    let bytes = line.bytes();
    line.is_ascii()
        && !line.contains(' ')
        && (line.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
            || line.starts_with("www."))
        && bytes.count() <= 80
}

/// Where else the paper writes on it: 相關新聞刊A12, ■详见第4版, 另文见二版.
fn points_to_pages(line: &str) -> bool {
    const LEADS: [&str; 13] = [
        "相关",
        "详见",
        "详刊",
        "详情",
        "详细",
        "另文",
        "另见",
        "见",
        "更多",
        "配图",
        "全文",
        "评论见",
        "报道见",
    ];
    if line.len() > 120 || line.chars().count() > 28 || line.contains(['。', '，']) {
        return false;
    }
    let inner = line.trim_matches(|c| is_blank(c) || is_opening(c) || is_closing(c) || "●■□◆◇▲△▶►※◎→".has(c));
    let simple = super::simplified(inner);
    let simple = simple.replace('詳', "详").replace('見', "见");
    let Some(rest) = LEADS.iter().find_map(|lead| simple.strip_prefix(lead)) else { return false };
    let mark = rest.rfind(['见', '刊', '第', '于']);
    let at = mark.or_else(|| rest.find(|c: char| c.is_ascii_uppercase())).unwrap_or(0);
    let pages = rest[at..].trim_start_matches(['见', '刊', '第', '于']);
    let unit = pages.ends_with(['版', '页', '頁']);
    let lettered = pages.starts_with(|c: char| c.is_ascii_uppercase());
    let number = |c: char| is_digit(c) || "一二三四五六七八九十、，,—-–至 ".has(c) || c.is_ascii_uppercase();
    (unit || lettered)
        && pages.chars().any(|c| is_digit(c) || "一二三四五六七八九十".has(c))
        && pages.trim_end_matches(['版', '页', '頁']).chars().all(|c| number(c) || c == '版')
}

/// What a web page offers beside its text and nothing else: 字号, 分享, 打印 收藏; 字号 大 中 小.
fn is_tool_of_page(line: &str) -> bool {
    const TOOLS: [&str; 19] = [
        "字号",
        "字體",
        "字体",
        "字級",
        "分享",
        "打印",
        "列印",
        "收藏",
        "点赞",
        "举报",
        "关闭",
        "复制链接",
        "大",
        "中",
        "小",
        "听新闻",
        "语音播报",
        "微信",
        "微博",
    ];
    let mut words =
        line.split(|c| is_blank(c) || matches!(c, '|' | '：' | ':' | '/' | '丨')).filter(|w| !w.is_empty());
    line.len() <= 60
        && words.clone().any(|word| word.chars().count() > 1)
        && words.all(|word| TOOLS.contains(&word))
}

/// Who else made a page: 编辑 | 小满, 图片 | 受访者提供; and where a channel says that it published: 原创 … 发表于北京.
fn is_credit_row(line: &str) -> bool {
    const WORKS: [&str; 20] = [
        "编辑", "责编", "图片", "图源", "排版", "校对", "监制", "审核", "策划", "统筹", "设计", "视频",
        "出品", "主编", "美编", "素材", "来源", "封面", "制作", "海报",
    ];
    let count = line.chars().count();
    // 图片编辑：施佳慧, 视频校对：…
    if let Some((work, names)) = line.split_once(['：', ':'])
        && (3..=6).contains(&work.chars().count())
        && ["编辑", "編輯", "校对", "校對", "审校", "监制", "責編"].iter().any(|end| work.ends_with(end))
    {
        return names.chars().count() <= 24 && !names.contains(['。', '，', '？', '！']);
    }
    if let Some(rest) = WORKS.iter().find_map(|work| line.strip_prefix(work)) {
        let rest = rest.trim_start_matches(is_blank);
        // 设计：让生活更美好 is a heading, 设计：小满 is not told from one.
        let bars = rest.starts_with(['|', '丨', '｜', '/', '／']);
        let closed = ["责编", "图源", "排版", "校对", "监制", "审核", "统筹", "出品", "主编", "美编"];
        let colon = rest.starts_with(['：', ':']) && closed.iter().any(|work| line.starts_with(work));
        return count <= 40 && (bars || colon) && !line.contains('。');
    }
    let dated = line.chars().filter(|&c| is_digit(c)).count() >= 6;
    count <= 60
        && dated
        && (line.contains("发表于") || line.contains("发布于"))
        && !line.contains(['。', '，'])
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_belongs_to_a_page() {
        for line in [
            "《 人民日报 》（ 2024年07月09日 04 版）",
            "《光明日报》（2025-03-02 第7版）",
            "—— END ——",
            "- 完 -",
            "点击蓝字 关注我们",
            "更多精彩内容请进入财经频道",
            "原创 阿乐 人间故事铺 2023-11-02 20:30 发表于北京",
            "编辑 | 小满",
            "图片丨受访者提供",
            "somebody@paper.com.sg",
            "某某网版权所有 京ICP备00000000号",
            "【2023-05-06／聯合報／A3版／要聞】",
            "[2019年3月4日 中國時報 A5]",
            "■ 相關新聞刊A12",
            "（相關新聞見A6、A7版）",
            "相关报道见第2、3版",
            "详见四版",
            "图片编辑：施佳慧",
            "字号",
            "字号 大 中 小",
        ] {
            assert!(is_furniture(line), "{line}");
        }
        for line in [
            "《红楼梦》（1987年版）是几代人的记忆。",
            "《某某条例》（2024年修订草案征求意见稿）公开征求意见",
            "完",
            "他请读者扫一扫书上的码，就能听到作者的声音。",
            "编辑部里的灯还亮着",
            "来源可追溯、去向可查证",
            "完善市场体系",
            "【2023年度汉字揭晓】",
            "办事只需“扫一扫”",
            "设计：让生活更美好",
            "未经许可不得采集人脸信息",
            "关注我们身边的孩子",
            "让群众生活更多精彩",
            "相关部门出台第三版方案",
            "见证历史",
            "详细规划第二版出台",
            "微信上线新功能",
            "分享经济",
            "中小企业",
            "图片编辑：一个人的坚守，改变了一座城？",
        ] {
            assert!(!is_furniture(line), "{line}");
        }
        for line in ["短　评", "【短評】", "社論", "●特写"] {
            assert!(is_section(line), "{line}");
        }
        assert!(announces_headings("往期推荐") && announces_headings("相關新聞"));
    }
}
