//! Inputs made from earlier ones: pieces put in, bytes changed, parts repeated, crossed and cut.

/// No input is longer, in bytes.
pub const LONGEST: usize = 1 << 14;

/// What formats are made of.
#[rustfmt::skip]
pub const MARKUP: [&str; 96] = [
    "中国", "合作。", "é", "\u{FEFF}", "\u{0}", "\n", "\r\n", "\t", " ", ",", ";", "|", "\"", "\"\"", "'", "\\", "\\\"", "{", "}", "[", "]",
    "(", ")", "<", ">", "</", "/>", "<!--", "-->", "<![CDATA[", "]]>", "<!DOCTYPE html>", "<?xml version=\"1.0\"?>", "&", "&amp;", "&#x4e2d;",
    "&l;", "<html>", "<p>", "</p>", "<div>", "<nav>", "<a href=x>", "</a>", "<script>", "</script>", "<title>", "<meta charset=gbk>", "<meta name=date content=",
    "<article>", "<pre>", "<br>", "<td>", "hidden", "itemprop=articleBody", "<w:p>", "</w:p>", "<w:t>", "</w:t>", "<w:del>", "<w:tc>",
    "<w:style w:styleId='a'>", "<w:name w:val='Title'/>", "<text:p>", "</text:p>", "<text:s text:c='9'/>", "<text:note-body>", "<item id='a' href='%",
    "<itemref idref='a'/>", "\\par", "\\'d6", "\\u-1", "\\u20013?", "\\bin9 ", "\\uc3", "\\*", "{\\fonttbl{\\f1\\fcharset134", "\\f1", "{\\footnote",
    "{\\info{\\title", "---\n", "title: x\n", "date: 2025-06-17\n", "# ", "**", "*", "_", "`", "```\n", "> ", "- ", "](x)", "![", "[^1]", "正文,日期\n",
    "{\"text\": \"a\"}\n",
];

/// What the rules of newspaper text and of tokens look at.
#[rustfmt::skip]
pub const NEWSPAPER: [&str; 58] = [
    "\n", "\n\n", "\r", "\r\n", "\u{2028}", "\u{c}", "\u{a0}", "\u{3000}\u{3000}", " ", "\t", "。", "，", "、", "——", "—", "……", "“", "”", "《", "》", "（", "）",
    "·", "：", "！", "？", "中国同中亚五国", "合作", "丝路花开", "（上接第1版）", "(下转第三版)", "（新华社北京6月13日电）", "新华社记者 韩梁 张代蕾",
    "新 华 社 记 者 张 代 蕾", "图为现场。新华社记者 张三 摄", "# ", "责任编辑：", "卡瑟姆若马尔特·托卡耶夫", "第6", "1,234.5亿", "35%", "二〇〇八", "300公里",
    "100多", "2025年6月17日", "http://a.cn/b?c=1", "a@b.cn", "AIR-2's", "ＡＢ１２", "臺灣國", "三十个", "𠮷", "e\u{301}", "👨‍👩‍👧", "\u{200d}", "\u{FEFF}", "0", "第",
];

/// What dates are made of.
#[rustfmt::skip]
pub const DATES: [&str; 72] = [
    "\n", " ", "。", "，", "“", "”", "年", "月", "日", "号", "至", "—", "-", "/", ".", "到", "2025", "1998", "0", "13", "31", "99999", "二〇二五", "十", "廿", "三十",
    "千", "百", "几", "多", "半", "今年", "去年", "前年", "明年", "昨天", "当晚", "次日", "同年", "上个月", "下周三", "本世纪", "上世纪", "九十年代", "年代", "世纪", "公元前",
    "春节", "正月", "腊月", "闰六月", "初一", "清明", "季度", "上半年", "十四五", "期间", "以来", "以前", "之后", "左右", "前后", "两年", "近日", "星期", "June", "Jan.",
    "17th", ", 2025", "{year}", "(?<date>", "新华社北京6月17日电",
];

/// What the query language is made of.
#[rustfmt::skip]
pub const QUERY: [&str; 44] = [
    "中国", "合作", "2025", "*", "?", "/", "[", "]", "[]", "(", ")", "{", "}", "{0,3}", "{2}", "{100}", ",", "|", "｜", "\"", "“", "”", "~", "-", "−", "&", "＆", "\\", " ",
    "pos:", "pos:v", "pos:place", ".", "+", "^", "$", "\\p{Han}", "(?i)", "[^", "{1,", "斯坦", "\u{3000}", "A", "臺",
];

/// What questions, settings and shares are made of.
#[rustfmt::skip]
pub const QUESTION: [&str; 52] = [
    "{", "}", "[", "]", ":", ",", "\"", "\\u0000", "null", "true", "false", "0", "1", "-1", "1e308", "4294967295", "0.5", "100000", "\"ask\":", "\"terms\"",
    "\"concordance\"", "\"query\":", "\"node\":", "\"limit\":", "\"offset\":", "\"sort\":", "\"scope\":", "{\"copies\":\"all\"}", "\"from\":\"2025-06-17\"", "\"bin\":",
    "\"week\"", "\"min_count\":", "\"left\":", "\"within\":", "\"document\"", "\"measures\":", "\"band\":\"bootstrap\"", "\"smoothing\":", "\"half_width\":", "\"selections\":",
    "\"over\":{\"parts\":7}", "\"dispersion\":[\"dp\"]", "\"context\":", "\"sample\":", "\"seed\":", "\"words\":", "\"中国 0\\n\"", "\"rules\":", "\u{1}", "\u{7f}", "\u{0}\u{0}", "中",
];

/// What frequency lists are made of.
#[rustfmt::skip]
pub const LIST: [&str; 28] = [
    "\t", "\n", "\r\n", ",", ";", " ", "\"", "#", "#Word Tokens: ", "N", "Word", "Freq.", "rank", "词", "频数", "1", "2", "3", "1,234", "18446744073709551615", "99999999999999999999",
    "0", "-1", "中国", "the", "nz", "\u{FEFF}", "\u{a0}",
];

/// The next input, from those that are kept.
pub fn next(random: &mut fastrand::Rng, kept: &[Vec<u8>], pieces: &[&str]) -> Vec<u8> {
    let mut input = kept[random.usize(..kept.len())].clone();
    for _ in 0..random.usize(1..10) {
        let at = random.usize(..=input.len());
        match random.u8(..12) {
            0..=4 => drop(input.splice(at..at, pieces[random.usize(..pieces.len())].bytes())),
            5 | 6 if at < input.len() => match random.u8(..3) {
                0 => input[at] = random.u8(..),
                1 => input[at] ^= 1 << random.u8(..8),
                _ => input[at] = input[at].wrapping_add(1),
            },
            7 => input.truncate(at),
            8 => {
                let end = (at + random.usize(..40)).min(input.len());
                input.drain(at..end);
            }
            9 => {
                let other = &kept[random.usize(..kept.len())];
                let from = random.usize(..=other.len());
                input.truncate(at);
                input.extend_from_slice(&other[from..]);
            }
            _ => {
                let part = input[at..].to_vec();
                for _ in 0..random.usize(1..8) {
                    input.extend_from_slice(&part);
                }
            }
        }
        input.truncate(LONGEST);
    }
    input
}
