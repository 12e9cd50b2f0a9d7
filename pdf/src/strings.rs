//! Strings of the document, as opposed to strings that show glyphs (ISO 32000-2, 7.9.2).

/// Text of a string object: UTF-16 or UTF-8 behind their marks, else PDFDocEncoding, whose letters are those of Latin-1.
/// Chinese programs also write GBK or UTF-8 without a mark; the latter is recognised, the former is none.
pub(crate) fn text(bytes: &[u8]) -> Option<String> {
    let units = |bytes: &[u8], of: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).map(|pair| of([pair[0], pair[1]]));
        char::decode_utf16(units).collect::<Result<String, _>>().ok()
    };
    match bytes {
        [0xFE, 0xFF, rest @ ..] => units(rest, u16::from_be_bytes),
        [0xFF, 0xFE, rest @ ..] => units(rest, u16::from_le_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8(rest.to_vec()).ok(),
        _ if bytes.is_ascii() => String::from_utf8(bytes.to_vec()).ok(),
        _ => String::from_utf8(bytes.to_vec()).ok(),
    }
}

/// A title that a person gave: not the name of a file or of the program's empty document, not a number.
pub(crate) fn title(bytes: &[u8]) -> Option<String> {
    let text = text(bytes)?;
    let title: String = text
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    let lower = title.to_lowercase();
    let is_file = [
        ".doc", ".docx", ".pdf", ".indd", ".qxd", ".qxp", ".fit", ".ps", ".wps", ".txt", ".html", ".htm",
        ".ppt", ".pptx", ".xls", ".xlsx", ".odt", ".rtf", ".dvi", ".cdr", ".ai",
    ]
    .iter()
    .any(|ending| lower.ends_with(ending));
    let is_made_up = [
        "untitled",
        "microsoft word",
        "无标题",
        "未命名",
        "幻灯片",
        "powerpoint",
        "print",
        "layout",
        "about:blank",
    ]
    .iter()
    .any(|name| lower.starts_with(name));
    let letters = title.chars().filter(|c| c.is_alphabetic()).count();
    let length = title.chars().count();
    let reads = letters >= 2
        && letters * 2 >= length
        && length <= 120
        && !lower.contains("://")
        && !title.contains(['\\', '/', '\u{FFFD}']);
    (reads && !is_file && !is_made_up).then_some(title)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_that_a_person_gave_are_kept() {
        let utf16: Vec<u8> =
            [0xFEFFu16].into_iter().chain("中亚峰会开幕".encode_utf16()).flat_map(u16::to_be_bytes).collect();
        assert_eq!(title(&utf16).as_deref(), Some("中亚峰会开幕"));
        assert_eq!(title("中亚 峰会".as_bytes()).as_deref(), Some("中亚 峰会"));
        assert_eq!(title(b"A new chapter").as_deref(), Some("A new chapter"));
        for none in [
            &b"Microsoft Word - 1.doc"[..],
            b"a01.indd",
            b"Untitled",
            b"2025-06-18",
            b"",
            b"\xD6\xD0\xB9\xFA",
            b"http://a.cn/b",
        ] {
            assert_eq!(title(none), None, "{none:?}");
        }
    }
}
