//! Marks within a paragraph: emphasis, links, pictures, code.
//!
//! CommonMark leaves `**“中国”**是` as it stands, because it judges by spaces that Chinese does not have. Here
//! a pair of marks goes wherever something stands between them that neither begins nor ends with a space. Each
//! kind of mark is looked for once ahead of every place, so time is linear.

use super::escape;

/// Longest text of a link or piece of code that is looked for, in bytes: the search for an end that is not there
/// must not be repeated over a whole file.
const REACH: usize = 2000;

/// Adds `text` without its marks to `out`. What is code is escaped, so that no HTML is seen in it.
pub(super) fn strip(text: &str, out: &mut String) {
    let marks = pairs(text);
    let mut marks = marks.into_iter().peekable();
    let bytes = text.as_bytes();
    let mut at = 0;
    // Text and end of the links that are open: their addresses are skipped when the text ends.
    let mut links: Vec<(usize, usize)> = Vec::new();
    while at < bytes.len() {
        while links.last().is_some_and(|(end, _)| *end < at) {
            links.pop();
        }
        if let Some((_, after)) = links.last().filter(|(end, _)| *end == at).copied() {
            links.pop();
            at = after;
            continue;
        }
        while marks.peek().is_some_and(|(from, _)| *from < at) {
            marks.next();
        }
        if let Some((_, length)) = marks.peek().filter(|(from, _)| *from == at) {
            at += length;
            continue;
        }
        match bytes[at] {
            b'\\' if bytes.get(at + 1).is_some_and(u8::is_ascii_punctuation) => {
                escape(&text[at + 1..at + 2], out);
                at += 2;
            }
            b'`' => at = code(text, at, out),
            b'!' if bytes.get(at + 1) == Some(&b'[') => match link(text, at + 1) {
                Some(found) => {
                    links.push(found);
                    at += 2;
                }
                None => {
                    out.push('!');
                    at += 1;
                }
            },
            b'[' => match (footnote(text, at), link(text, at)) {
                (Some(end), _) => at = end,
                (None, Some(found)) => {
                    links.push(found);
                    at += 1;
                }
                (None, None) => {
                    out.push('[');
                    at += 1;
                }
            },
            b'<' if is_address(&text[at + 1..]) => at += 1,
            b'>' if out.len() < 4096 && out.ends_with('/') => {
                out.push('>');
                at += 1;
            }
            _ => {
                let c = text[at..].chars().next().unwrap_or(' ');
                out.push(c);
                at += c.len_utf8();
            }
        }
    }
}

/// A window of bounded length from `at` on.
fn ahead(text: &str, at: usize) -> &str {
    &text[at..text.floor_char_boundary((at + REACH).min(text.len()))]
}

/// `<https://…>`: an address between angle brackets rather than a tag. Its closing bracket is kept out of HTML's
/// way by the caller taking the opening one off.
fn is_address(rest: &str) -> bool {
    ["http://", "https://", "mailto:"].iter().any(|start| rest.starts_with(start))
}

/// Code: its text, escaped; where it ends.
fn code(text: &str, at: usize, out: &mut String) -> usize {
    let ticks = text[at..].bytes().take_while(|byte| *byte == b'`').count();
    let mark = &text[at..at + ticks];
    let body = ahead(text, at + ticks);
    match body.find(mark) {
        Some(end) if ticks <= 3 => {
            escape(body[..end].trim(), out);
            at + ticks + end + ticks
        }
        _ => {
            out.push_str(mark);
            at + ticks
        }
    }
}

/// `[^1]`: where it ends.
fn footnote(text: &str, at: usize) -> Option<usize> {
    let name = text[at..].strip_prefix("[^")?;
    let end = name.bytes().take(40).position(|byte| byte == b']')?;
    Some(at + 2 + end + 1)
}

/// The link whose `[` stands at `at`: where its text ends and where all of it ends.
fn link(text: &str, at: usize) -> Option<(usize, usize)> {
    let window = ahead(text, at);
    let mut depth = 0usize;
    let end = window.bytes().position(|byte| {
        match byte {
            b'[' => depth += 1,
            b']' => depth -= 1,
            _ => {}
        }
        depth == 0
    })?;
    let rest = &window[end + 1..];
    let (open, close) = match rest.bytes().next()? {
        b'(' => (b'(', b')'),
        b'[' => (b'[', b']'),
        _ => return None,
    };
    let mut depth = 0usize;
    let length = rest.bytes().position(|byte| {
        depth += usize::from(byte == open);
        depth -= usize::from(byte == close);
        depth == 0
    })?;
    // Brackets that follow brackets in a text are no address: [一](二) is, [见上](和下文所说的) hardly.
    let address = &rest[1..length];
    let is_address =
        open == b'[' || address.is_ascii() || address.contains("://") || address.starts_with(['/', '.', '#']);
    is_address.then_some((at + end, at + end + 1 + length + 1))
}

/// Where marks of emphasis that have a partner stand, and how long they are, in order.
fn pairs(text: &str) -> Vec<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    // The last mark of each kind that may open: ** __ ~~ * _
    let mut open: [Option<usize>; 5] = [None; 5];
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        let run = bytes[at..].iter().take_while(|other| **other == byte).count();
        if byte == b'\\' {
            at += 2;
            continue;
        }
        if !matches!(byte, b'*' | b'_' | b'~') {
            at += 1;
            continue;
        }
        let before = text[..at].chars().next_back();
        let after = text[at + run..].chars().next();
        let spaced = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        // file_name_of is a word, and 3*4*5 a product.
        let within = letter(before) && letter(after);
        let pieces: &[(usize, usize)] = match (byte, run) {
            (b'*', 1) => &[(3, 1)],
            (b'*', 2) => &[(0, 2)],
            (b'*', 3) => &[(0, 2), (3, 1)],
            (b'_', 1) => &[(4, 1)],
            (b'_', 2) => &[(1, 2)],
            (b'_', 3) => &[(1, 2), (4, 1)],
            (b'~', 2) => &[(2, 2)],
            _ => &[],
        };
        let mut from = at;
        if !within {
            let closing = pieces.iter().rev().all(|(kind, _)| open[*kind].is_some()) && !spaced(before);
            let order: Vec<(usize, usize)> =
                if closing { pieces.iter().rev().copied().collect() } else { pieces.to_vec() };
            for (kind, length) in order {
                match open[kind] {
                    Some(start) if !spaced(before) => {
                        found.push((start, length));
                        found.push((from, length));
                        open[kind] = None;
                    }
                    _ if !spaced(after) => open[kind] = Some(from),
                    _ => {}
                }
                from += length;
            }
        }
        at += run;
    }
    found.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stripped(text: &str) -> String {
        let mut out = String::new();
        strip(text, &mut out);
        out
    }

    #[test]
    fn emphasis_goes_beside_chinese_marks_too() {
        for (text, plain) in [
            ("**“中国”**是", "“中国”是"),
            ("这是*重点*和__强调__、~~删~~、***都有***。", "这是重点和强调、删、都有。"),
            ("3*4*5 与 file_name_of 与 * 号", "3*4*5 与 file_name_of 与 * 号"),
            ("\\*不是\\*", "*不是*"),
            ("未**闭合", "未**闭合"),
        ] {
            assert_eq!(stripped(text), plain);
        }
    }

    #[test]
    fn links_leave_their_text() {
        for (text, plain) in [
            ("见[人民网](http://people.com.cn \"首页\")。", "见人民网。"),
            ("![图片说明](a.jpg)", "图片说明"),
            ("[一[二]](x)[三][3]，注[^1]", "一[二]三，注"),
            ("[不是链接]（括号）和[见](下文)", "[不是链接]（括号）和[见](下文)"),
            ("`<b>`和``a`b``", "&lt;b>和a`b"),
        ] {
            assert_eq!(stripped(text), plain);
        }
    }
}
