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

/// Whether `c` is a Chinese character proper: what a count of characters counts. 〇 and 々 are not.
#[must_use]
pub fn is_ideograph(c: char) -> bool {
    is_han(c) && !matches!(c, '\u{3007}' | '\u{3005}')
}

/// The class of `c`.
#[inline(always)]
#[must_use]
pub fn class(c: char) -> Class {
    if matches!(c, '\u{4E00}'..='\u{9FFF}') { Class::Han } else { other_class(c) }
}

/// The same for what is not in the main block of Chinese characters.
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
}
