//! Captions and the credits of pictures.

use super::super::chars::{is_blank, is_closing, is_digit};
use crate::among::Among as _;

/// A caption is at most this long, in bytes: some 160 Chinese characters.
const LONGEST: usize = 480;

/// Whether a paragraph is the caption of a picture.
pub(crate) fn is_caption(paragraph: &str) -> bool {
    paragraph.len() <= LONGEST
        && (ends_with_credit(paragraph)
            || signs_its_picture(&super::simplified(super::tail(paragraph, 14)))
            || names_its_picture(&super::simplified(super::tail(paragraph, 16)))
            || starts_as_caption(&super::simplified(super::head(paragraph, 60))))
}

/// Whether the text ends as 图／阿乐, 摄影：张三, 图片来源：某网 does.
fn names_its_picture(tail: &str) -> bool {
    const WORDS: [&str; 6] = ["图片来源", "图源", "摄影", "供图", "图片", "图"];
    let Some(at) = tail.rfind(['／', '/', '：', ':', '丨', '|']) else { return false };
    let name = tail[at..].trim_start_matches(['／', '/', '：', ':', '丨', '|', ' ']);
    let before = tail[..at].trim_end_matches(is_blank);
    (2..=8).contains(&name.chars().count())
        && name.chars().all(|c| c.is_alphanumeric() || is_closing(c) || is_blank(c))
        && WORDS.iter().any(|word| {
            before
                .strip_suffix(word)
                .is_some_and(|text| text.ends_with(|c: char| is_blank(c) || "。（(！？”、】".has(c)))
        })
}

/// Whether the text ends as 澎湃新闻记者 朱伟辉 图 does, behind a sentence or alone.
fn signs_its_picture(tail: &str) -> bool {
    let Some(text) = tail.strip_suffix('图').filter(|text| text.ends_with(is_blank)) else { return false };
    let mut words = text.split(is_blank).filter(|word| !word.is_empty()).rev();
    let name = words.next().is_some_and(super::names::may_be_name);
    name && words.next().is_some_and(|word| word.ends_with("记者"))
}

/// Whether the text ends with the credit of a picture: 新华社记者 张博文 摄, 新华社发（罗曼 摄）, 资料图片.
pub(crate) fn ends_with_credit(text: &str) -> bool {
    let text = &*super::simplified(super::tail(text, 8));
    let text = text.trim_end_matches(|c: char| is_closing(c) || is_blank(c) || c == '。');
    const CREDITS: [&str; 10] = [
        "新华社发",
        "资料图片",
        "供图",
        "制图",
        "摄影",
        "绘图",
        "图片社发",
        "视觉中国",
        "资料照片",
        "本报资料",
    ];
    if let Some(before) = text.strip_suffix('摄') {
        // 拍摄 and 航摄 end sentences, not captions.
        return !before.ends_with(['拍', '航', '统', '夜', '抓', '跟', '来', '去', '所'])
            && !before.is_empty();
    }
    CREDITS.iter().any(|credit| {
        text.strip_suffix(credit).is_some_and(|before| {
            before.is_empty()
                || before.ends_with(|c: char| is_blank(c) || "。（(！？”、/／".has(c))
                || *credit == "供图"
        })
    })
}

/// Whether the line begins as one caption of several: 图①：, 图1：.
pub(crate) fn is_numbered(line: &str) -> bool {
    line.strip_prefix(['图', '圖']).is_some_and(|rest| {
        let after = rest.trim_start_matches(|c: char| is_digit(c) || matches!(c, '①'..='⑳' | '一'..='三'));
        after.len() < rest.len() && after.starts_with(['：', ':', ' ', '、', '\u{3000}'])
    })
}

fn starts_as_caption(text: &str) -> bool {
    let text = text.trim_start_matches(['▲', '△', '▼', '↑', '↓', '●', '■', '◀', '▶', '（', '(', ' ']);
    const STARTS: [&str; 15] = [
        "图为",
        "图片为",
        "上图",
        "下图",
        "左图",
        "右图",
        "题图",
        "图说",
        "图片说明",
        "图片：",
        "资料图：",
        "这张照片",
        "图中为",
        "大图",
        "小图",
    ];
    if STARTS.iter().any(|s| text.starts_with(s)) {
        return true;
    }
    if let Some(rest) = text.strip_prefix('图') {
        return rest.starts_with(|c: char| is_digit(c) || matches!(c, '①'..='⑳' | '：'));
    }
    // 这是…拍摄的…: how the agencies begin a caption.
    text.starts_with("这是")
        && text.char_indices().take(40).any(|(i, c)| c == '摄' && text[i..].starts_with("摄的"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_are_told_from_prose() {
        for line in [
            "图为施工现场。",
            "这是5月16日在西安拍摄的新闻中心外景。 新华社记者 张博文 摄",
            "工作人员在现场忙碌。 新华社发（罗曼 摄）",
            "市民在公园散步。张三摄",
            "图①：开幕式现场。",
            "（资料图片）",
            "▲ 书店一角。图／阿乐",
            "上海市气象台。 澎湃新闻记者 朱伟辉 图",
            "老街夜景。（图源：某某网）",
        ] {
            assert!(is_caption(line), "{line}");
        }
        for line in ["图书馆里坐满了人。", "这部电影由他拍摄。", "这是大历史的视野——", "企图为自己辩解。"]
        {
            assert!(!is_caption(line), "{line}");
        }
    }
}
