//! Lines of a text with what the rules ask of them.

use super::chars::{End, columns, end_of, is_blank, is_digit, is_han};

/// One line, without its line break.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line {
    /// First byte that is not white space.
    pub start: u32,
    /// One past the last byte that is not white space.
    pub end: u32,
    /// Where the line begins, white space included.
    pub from: u32,
}

impl Line {
    /// The line's text without the white space round it.
    pub fn text(self, whole: &str) -> &str {
        &whole[self.start as usize..self.end as usize]
    }

    /// Whether nothing stands on the line.
    pub fn is_blank(self) -> bool {
        self.start == self.end
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether white space that marks a new paragraph stands before the text.
    pub fn is_indented(self) -> bool {
        self.start >= self.from + 2
    }

    /// Width of the white space that begins a paragraph before the text, in half-width columns: at most that of two
    /// characters, because what stands further in is set to the right.
    pub fn indent(self, whole: &str) -> u32 {
        if !self.is_indented() {
            return 0;
        }
        let blank = &whole[self.from as usize..self.start as usize];
        blank.chars().map(|c| if c == '\t' { 4 } else { columns(c) }).sum::<u32>().min(4)
    }

    /// How the line ends.
    pub fn ending(self, whole: &str) -> End {
        end_of(self.text(whole))
    }
}

/// The lines of `text`, in order. Line breaks are `\n`.
pub(crate) fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::with_capacity(text.len() / 48 + 1);
    let mut from = 0;
    for end in memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]) {
        if from == text.len() && end == from && from > 0 {
            break;
        }
        let raw = &text[from..end];
        let trimmed = trim(raw);
        let start = from + (trimmed.as_ptr() as usize - raw.as_ptr() as usize);
        lines.push(Line { start: start as u32, end: (start + trimmed.len()) as u32, from: from as u32 });
        from = end + 1;
    }
    lines
}

/// `raw` without white space at both ends; quick for the common line that has none.
fn trim(raw: &str) -> &str {
    let bytes = raw.as_bytes();
    let plain = |b: Option<&u8>| matches!(b, Some(b'!'..=b'~' | 0xE4..=0xEE));
    let left = if plain(bytes.first()) { raw } else { raw.trim_start_matches(is_blank) };
    let stop = left.len().checked_sub(3).map(|i| left.as_bytes()[i]);
    if plain(left.as_bytes().last()) || matches!(stop, Some(0xE4..=0xEE)) {
        left
    } else {
        left.trim_end_matches(is_blank)
    }
}

/// Width of `text` in half-width columns.
pub(crate) fn width(text: &str) -> u32 {
    text.chars().map(columns).sum()
}

/// Whether the line carries a mark of its own that keeps it apart from its neighbours: Markdown, an item of a
/// list, a row of a table, a tag. Such lines are never joined.
pub(crate) fn is_marked(text: &str) -> bool {
    let bytes = text.as_bytes();
    match bytes.first() {
        None => return false,
        Some(b'#' | b'>' | b'|' | b'<' | b'`' | b'~' | b'=' | b'+' | b'*') => return true,
        Some(b'-') => return bytes.len() < 2 || !bytes[1].is_ascii_alphanumeric(),
        Some(b'[' | b'!') => return text.contains("]("),
        _ => {}
    }
    let gap = memchr::memchr_iter(b' ', bytes).any(|at| bytes.get(at + 1) == Some(&b' '));
    memchr::memchr(b'\t', bytes).is_some() || is_item(text) || (gap && !text.contains('。'))
}

/// Whether the line begins as an item of a list: `1.`, `（二）`, `三、`, `①`, `•`.
pub(crate) fn is_item(text: &str) -> bool {
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return false };
    match first {
        '•' | '●' | '▪' | '◦' | '·' | '①'..='⑳' | '⑴'..='⒇' | '㈠'..='㈩' => true,
        '（' | '(' => {
            let inner: String = chars.by_ref().take_while(|&c| c != '）' && c != ')').take(5).collect();
            (1..=4).contains(&inner.chars().count()) && inner.chars().all(is_numeral)
        }
        c if is_numeral(c) => {
            let mut length = 1;
            for c in chars {
                if is_numeral(c) && length < 4 {
                    length += 1;
                } else {
                    let rest = &text[text.find(c).unwrap_or(0)..];
                    let next = rest.chars().nth(1);
                    return match c {
                        '、' => length <= 3 && !next.is_some_and(is_numeral),
                        '.' | '．' => length <= 3 && !next.is_some_and(is_digit),
                        ')' | '）' => true,
                        _ => false,
                    };
                }
            }
            false
        }
        _ => false,
    }
}

/// A digit, Arabic or Chinese, as items are numbered with.
pub(crate) fn is_numeral(c: char) -> bool {
    is_digit(c)
        || matches!(
            c,
            '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '〇' | '零' | '百'
        )
}

/// Whether the text is written in a script with spaces rather than in Chinese.
pub(crate) fn is_spaced(text: &str) -> bool {
    let letters = text.bytes().filter(u8::is_ascii_alphabetic).count();
    letters > 2 * text.chars().filter(|&c| is_han(c)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_trimmed_and_kept_in_place() {
        let text = "\u{3000}\u{3000}甲乙 \n\n丙。";
        let found: Vec<_> = lines(text).iter().map(|l| l.text(text)).collect();
        assert_eq!(found, ["甲乙", "", "丙。"]);
        assert!(lines(text)[0].is_indented());
        assert_eq!(lines("").len(), 1);
        assert_eq!(lines("甲\n").len(), 1);
    }

    #[test]
    fn items_and_markdown_are_marked() {
        for line in
            ["# 标题", "- 项", "1.消息；", "（2）消息", "三、消息", "①甲", "| a | b |", "12) x", "<p>甲</p>"]
        {
            assert!(is_marked(line), "{line}");
        }
        for line in ["3.5万吨货物", "2025年6月", "一带一路", "（新华社发）", "十多年来，", "-5度", "4、5月间"]
        {
            assert!(!is_marked(line), "{line}");
        }
    }
}
