//! Web and mail addresses as tokens.

use crate::tokens::classes::is_han;
use crate::tokens::fold::narrow;

/// Characters before the @ of a mail address, at most (RFC 5321).
const LONGEST_LOCAL: usize = 64;
/// Characters of a part of a host name, at most (RFC 1035).
const MOST_LETTERS: usize = 63;
/// Bytes of an address, at most.
const LONGEST: usize = 2048;
/// Characters of an address that is written in full width, at most.
const MOST_WIDE: usize = 256;

/// The length of the address at the beginning of `text`.
#[must_use]
pub fn address(text: &str) -> Option<usize> {
    web(text).or_else(|| mail(text)).or_else(|| host(text))
}

/// The length of an address in full-width characters at the beginning of `text`, which is a letter or digit of that width: ｗｗｗ．ａ．ｃｎ.
#[must_use]
pub fn wide(text: &str) -> Option<usize> {
    // Most are words and years.
    let joiner = text.chars().map(narrow).take(MOST_LETTERS + 1).find(|c| !c.is_ascii_alphanumeric())?;
    if !matches!(joiner, '.' | '@' | ':' | '-' | '_') {
        return None;
    }
    // Full-width commas, colons and brackets are what Chinese sentences have for marks. Only a scheme has its colon.
    let body = |(at, c): &(usize, char)| match narrow(*c) {
        ':' => text[at + c.len_utf8()..].starts_with(['/', '／']),
        narrow => {
            narrow.is_ascii_alphanumeric()
                || matches!(narrow, '.' | '@' | '/' | '-' | '_' | '=' | '&' | '%' | '~' | '#')
        }
    };
    let narrowed: String =
        text.char_indices().take(MOST_WIDE).take_while(body).map(|(_, c)| narrow(c)).collect();
    let len = address(&narrowed)?;
    Some(text.chars().take(narrowed[..len].chars().count()).map(char::len_utf8).sum())
}

/// Ends of host names by which an address is known though nothing stands before it. `net` is a platform as well.
const TOP: [&str; 16] =
    ["com", "cn", "org", "gov", "edu", "io", "hk", "tw", "mo", "jp", "kr", "uk", "fr", "de", "ru", "eu"];

/// A host name with a path (news.cn/a.htm) or one that begins with a digit (12306.cn). Any other is a word, and often the name of
/// a firm: Booking.com.
fn host(text: &str) -> Option<usize> {
    let part = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-');
    let len = text.bytes().take(255).take_while(part).count();
    let len = text[..len].trim_end_matches(['.', '-']).len();
    let (name, top) = text[..len].rsplit_once('.')?;
    if !TOP.iter().any(|known| top.eq_ignore_ascii_case(known)) || name.split('.').any(str::is_empty) {
        return None;
    }
    if text.as_bytes().get(len) != Some(&b'/') {
        return name.starts_with(|c: char| c.is_ascii_digit()).then_some(len);
    }
    Some(len + path(&text[len..]))
}

fn web(text: &str) -> Option<usize> {
    const STARTS: [&str; 4] = ["http://", "https://", "ftp://", "www."];
    let start = STARTS.iter().find(|start| {
        text.as_bytes().get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start.as_bytes()))
    })?;
    let host = chinese_host(&text[start.len()..]);
    let from = start.len() + host;
    let len = from + path(&text[from..]);
    (len > start.len()).then_some(len)
}

/// Ends of host names that are Chinese (the root zone's, those in use).
const CHINESE_TOP: [&str; 12] =
    ["中国", "中國", "公司", "网络", "網絡", "网址", "在线", "中文网", "政务", "公益", "商城", "香港"];

/// Parts of a host name, at most.
const MOST_PARTS: usize = 8;

/// Bytes of a host name with Chinese characters in it: 新华网.中国, www.新华网.cn. Nothing where no end of a host follows: then the address
/// is over and the sentence goes on.
fn chinese_host(text: &str) -> usize {
    let (mut at, mut chinese) = (0, false);
    for _ in 0..MOST_PARTS {
        let rest = &text[at..];
        let part = |c: &char| is_han(*c) || c.is_ascii_alphanumeric() || *c == '-';
        let len: usize = rest.chars().take(MOST_LETTERS).take_while(part).map(char::len_utf8).sum();
        let ascii = rest[..len].find(|c: char| !c.is_ascii()).unwrap_or(len);
        if let Some(top) = CHINESE_TOP.iter().find(|top| at > 0 && rest.starts_with(**top)) {
            return at + top.len();
        }
        let goes_on = rest[len..].strip_prefix('.').is_some_and(|rest| rest.starts_with(|c| part(&c)));
        // 见a.cn和新华网.cn: cn ends a host, and the sentence goes on.
        let over = at > 0 && ascii < len && TOP.iter().any(|top| rest[..ascii].eq_ignore_ascii_case(top));
        if len == 0 || over || !goes_on {
            let named = ascii >= 2 && rest[..ascii].bytes().all(|b| b.is_ascii_alphabetic());
            return if chinese && named { at + ascii } else { 0 };
        }
        chinese |= ascii < len;
        at += len + 1;
    }
    0
}

/// Bytes of what can stand in an address, from its beginning or from its path on.
fn path(text: &str) -> usize {
    let body = text.bytes().take(LONGEST).take_while(|b| {
        b.is_ascii_graphic() && !matches!(b, b'<' | b'>' | b'"' | b'{' | b'}' | b'|' | b'\\' | b'^' | b'`')
    });
    let len = body.count();
    // Marks at the end belong to the sentence; a bracket does unless it was opened within.
    let mut whole = &text[..len];
    while let Some(last) = whole.chars().next_back() {
        let loose = match last {
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' => true,
            ')' => !whole.contains('('),
            ']' => !whole.contains('['),
            _ => false,
        };
        if !loose {
            break;
        }
        whole = &whole[..whole.len() - 1];
    }
    whole.len()
}

fn mail(text: &str) -> Option<usize> {
    let local = text
        .bytes()
        .take(LONGEST_LOCAL + 1)
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'%' | b'+' | b'-'))
        .count();
    if local == 0 || local > LONGEST_LOCAL || text.as_bytes().get(local) != Some(&b'@') {
        return None;
    }
    let host = &text[local + 1..];
    let chinese = chinese_host(host);
    if chinese > 0 {
        return Some(local + 1 + chinese);
    }
    let len =
        host.bytes().take(255).take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-')).count();
    let host = host[..len].trim_end_matches(['.', '-']);
    let domain = host.rsplit_once('.').is_some_and(|(name, top)| !name.is_empty() && top.len() >= 2);
    domain.then_some(local + 1 + host.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_end_where_the_sentence_goes_on() {
        let cases = [
            ("https://www.news.cn/20250617/c.html。", Some("https://www.news.cn/20250617/c.html")),
            ("www.gov.cn（下同）", Some("www.gov.cn")),
            ("http://a.b/c(d).", Some("http://a.b/c(d)")),
            ("info@news.example.cn, ", Some("info@news.example.cn")),
            ("HTTP://A.B", Some("HTTP://A.B")),
            ("http://", None),
            ("12306.cn购票", Some("12306.cn")),
            ("https://新华网.中国/a?x=1。", Some("https://新华网.中国/a?x=1")),
            ("https://www.新华网.中国/a。", Some("https://www.新华网.中国/a")),
            ("http://a.新华网.cn，", Some("http://a.新华网.cn")),
            ("www.新华网.com.cn/a和", Some("www.新华网.com.cn/a")),
            ("http://a.cn见新华网.cn", Some("http://a.cn")),
            ("http://a.b。新华网", Some("http://a.b")),
            ("http://news.新华网", Some("http://news")),
            ("zhang@例子.中国，", Some("zhang@例子.中国")),
            ("zhang@例子.cn和", Some("zhang@例子.cn")),
            ("zhang@例子说", None),
            ("zhang@a.cn说b.cn", Some("zhang@a.cn")),
            ("http://新华网.cn，", Some("http://新华网.cn")),
            ("https://新华网.中国，下同", Some("https://新华网.中国")),
            ("www.新华网", None),
            ("https://新华网", None),
            ("12306.cn.", Some("12306.cn")),
            ("news.cn/2025/a.htm。", Some("news.cn/2025/a.htm")),
            ("Booking.com网站", None),
            ("3.5", None),
            ("1..cn", None),
            ("a@b", None),
            ("word", None),
        ];
        for (text, expected) in cases {
            assert_eq!(address(text).map(|len| &text[..len]), expected, "{text}");
        }
    }

    #[test]
    fn addresses_are_known_in_full_width_too() {
        let cases = [
            ("ｗｗｗ．ｎｅｗｓ．ｃｎ，ａ", Some("ｗｗｗ．ｎｅｗｓ．ｃｎ")),
            ("ａ＠ｂ．ｃｏｍ。", Some("ａ＠ｂ．ｃｏｍ")),
            ("ｈｔｔｐ：／／ａ．ｂ／ｃ．", Some("ｈｔｔｐ：／／ａ．ｂ／ｃ")),
            ("ＡＰＥＣ：", None),
            ("１．５", None),
        ];
        for (text, expected) in cases {
            assert_eq!(wide(text).map(|len| &text[..len]), expected, "{text}");
        }
    }
}
