//! Lines and brackets that say where a text comes from rather than what it says: bylines, datelines, captions,
//! jumps to another page, and the furniture of a page.

pub(crate) mod byline;
pub(crate) mod caption;
pub(crate) mod dateline;
mod furniture;
pub(crate) mod jump;
mod names;

pub(crate) use caption::ends_with_credit;
pub(crate) use furniture::{announces_headings, is_furniture, is_masthead, is_section};

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
    if line.chars().any(|c| simple(c) != c) {
        line.chars().map(simple).collect::<String>().into()
    } else {
        line.into()
    }
}

fn simple(c: char) -> char {
    match c {
        '專' => '专',
        '綜' => '综',
        '導' => '导',
        '聞' => '闻',
        '關' => '关',
        '電' => '电',
        '訊' => '讯',
        '記' => '记',
        '報' => '报',
        '網' => '网',
        '臺' => '台',
        '員' => '员',
        '編' => '编',
        '譯' => '译',
        '寫' => '写',
        '執' => '执',
        '筆' => '笔',
        '攝' => '摄',
        '圖' => '图',
        '轉' => '转',
        '緊' => '紧',
        '資' => '资',
        '發' => '发',
        '責' => '责',
        '為' => '为',
        '評' => '评',
        other => other,
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
