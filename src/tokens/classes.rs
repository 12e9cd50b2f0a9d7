//! Classes of characters.

/// What a character is to the lexer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// A Chinese character, the zero 〇 and the repetition mark 々 among them.
    Han,
    /// A digit 0–9, ASCII or full-width.
    Digit,
    /// A letter of any other script, or a mark that combines with one.
    Letter,
    /// White space but for line ends.
    Space,
    /// A line end: LF, CR, or the Unicode line and paragraph separators.
    Line,
    /// Anything else: punctuation and symbols.
    Mark,
}

/// Whether `c` is a Chinese character, in any plane; the same characters as jieba's, with 〇, 々 and the radicals that PDF files
/// often hold in place of characters.
#[must_use]
pub fn is_han(c: char) -> bool {
    matches!(c,
        '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{F900}'..='\u{FAFF}' | '\u{3007}' | '\u{3005}'
        | '\u{20000}'..='\u{323AF}' | '\u{2E80}'..='\u{2FDF}')
}

/// The code of the character with which UTF-8 goes on at byte `at`, where it is one of U+4E00 to U+9FFF, as nearly all characters of Chinese
/// text are: it has three bytes. Decoding any character takes several times as long.
#[inline(always)]
#[must_use]
pub fn common_han(text: &[u8], at: usize) -> Option<u32> {
    let [first, second, third] = *text.get(at..)?.first_chunk::<3>()?;
    if !(0xE4..=0xE9).contains(&first) {
        return None;
    }
    let code = u32::from(first & 0xF) << 12 | u32::from(second & 0x3F) << 6 | u32::from(third & 0x3F);
    (code >= 0x4E00).then_some(code)
}

/// Whether `c` is a Chinese character proper: what a count of characters counts. 〇 and 々 are not.
#[must_use]
pub fn is_ideograph(c: char) -> bool {
    is_han(c) && !matches!(c, '\u{3007}' | '\u{3005}')
}

/// The class of `c`.
#[inline(always)]
#[must_use]
pub fn class(c: char) -> Class {
    match c {
        '\u{4E00}'..='\u{9FFF}' => Class::Han,
        '，' | '。' | '、' => Class::Mark,
        _ => other_class(c),
    }
}

/// The same for all others.
fn other_class(c: char) -> Class {
    match c {
        // ㎡ and its like are letters in a square.
        'a'..='z' | 'A'..='Z' | '\u{3380}'..='\u{33DF}' => Class::Letter,
        '0'..='9' | '０'..='９' => Class::Digit,
        '\n' | '\r' | '\u{2028}' | '\u{2029}' => Class::Line,
        ' ' | '\t' | '\u{3000}' | '\u{FEFF}' => Class::Space,
        c if c.is_ascii() => {
            if c.is_whitespace() {
                Class::Space
            } else {
                Class::Mark
            }
        }
        // What Chinese text has for punctuation, before the tables of Unicode are asked.
        '\u{2010}'..='\u{2027}'
        | '\u{3001}'..='\u{3003}'
        | '\u{3008}'..='\u{3011}'
        | '\u{FF01}'..='\u{FF0F}'
        | '\u{FF1A}'..='\u{FF20}' => Class::Mark,
        c if is_han(c) => Class::Han,
        // Letters that are not full-width forms or symbols; combining marks stay with their letter.
        c if c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36F}' | '\u{200C}' | '\u{200D}') => {
            Class::Letter
        }
        c if c.is_whitespace() => Class::Space,
        _ => Class::Mark,
    }
}

/// Whether `c` ends a sentence by itself.
#[must_use]
pub fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '!' | '?' | '…' | '；' | '｡' | '‼' | '⁇' | '⁈' | '⁉')
}

/// Whether `c` closes a quotation or bracket, and so still belongs to the sentence that ended before it.
#[must_use]
pub fn closes(c: char) -> bool {
    matches!(c, '”' | '’' | '"' | '\'' | '」' | '』' | '）' | ')' | '》' | '】' | '〕' | ']' | '»')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_are_known_at_once_are_marks_in_unicode() {
        for c in ('\u{80}'..'\u{30000}').filter(|c| class(*c) == Class::Mark) {
            assert!(!c.is_alphanumeric() && !c.is_whitespace() && !is_han(c), "{c:?}");
        }
    }

    #[test]
    fn common_characters_are_known_by_their_bytes() {
        for c in '\0'..='\u{20000}' {
            let common = matches!(c, '\u{4E00}'..='\u{9FFF}').then_some(u32::from(c));
            assert_eq!(common_han(c.encode_utf8(&mut [0; 4]).as_bytes(), 0), common, "{c:?}");
        }
        assert_eq!(common_han("中".as_bytes(), 3), None);
    }
}
