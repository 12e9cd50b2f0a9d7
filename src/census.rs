//! What is counted in a text before it is cut.

use crate::eight;
use crate::tokens::classes::{common_han, is_ideograph};

/// Counts of a text, in one pass over its bytes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Census {
    /// Characters.
    pub characters: u32,
    /// Chinese characters.
    pub han: u32,
    /// Lines of more than 100,000 characters.
    pub long_lines: u32,
    /// Control characters that text files do not hold: [`is_stray_control`].
    pub control: u32,
}

const LONG_LINE: u32 = 100_000;

/// Whether text files do not hold the control character: they do hold tab, line ends, form feed, the old end-of-file mark and escape.
#[must_use]
pub fn is_stray_control(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{E}'..='\u{19}' | '\u{1B}'..='\u{1F}' | '\u{7F}')
}

impl Census {
    /// Counts `text`.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut census = Self::default();
        let mut line_start = 0;
        let (bytes, mut at) = (text.as_bytes(), 0);
        loop {
            while common_han(bytes, at).is_some() {
                census.han += 1;
                census.characters += 1;
                at += 3;
            }
            let Some(c) = text[at..].chars().next() else { break };
            match c {
                '\n' => {
                    census.long_lines += u32::from(census.characters - line_start > LONG_LINE);
                    line_start = census.characters + 1;
                }
                '\0'..'\u{80}' => census.control += u32::from(is_stray_control(c)),
                _ => census.han += u32::from(c > '\u{2FFF}' && is_ideograph(c)),
            }
            census.characters += 1;
            at += c.len_utf8();
        }
        census.long_lines += u32::from(census.characters - line_start > LONG_LINE);
        census
    }
}

/// Whether a control character other than line ends, tab and form feed, or U+FFFD, stands in the text.
#[must_use]
pub fn may_be_binary(text: &str) -> bool {
    let bytes = text.as_bytes();
    eight::somewhere(
        bytes,
        |eight| eight::below(eight, 0x20) | eight::equal(eight, 0x7F) | eight::both(eight, 0xEF, 0xBF),
        |at| match bytes[at] {
            0..=0x08 | 0x0B | 0x0E..=0x1F | 0x7F => true,
            0xBF => at > 0 && bytes[at - 1] == 0xEF && bytes.get(at + 1) == Some(&0xBD),
            _ => false,
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn eight_bytes_together_tell_what_single_ones_do(
            text in "[中国，\u{FFFD}\u{FFC0}\u{FFFC}a\n\t\u{B}\u{1F} \u{7F}\u{80}\0]{0,3}[中国，。a\n？\u{7F}\u{FFFD}]{0,30}",
        ) {
            let control = |c: char| matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{E}'..='\u{1F}' | '\u{7F}' | '\u{FFFD}');
            prop_assert_eq!(may_be_binary(&text), text.contains(control));
        }
    }

    #[test]
    fn characters_lines_and_controls_are_counted() {
        let long = "中".repeat(100_001);
        let text = format!("a中〇\u{20000}\u{1}\t\n{long}\n\n{}\r\n{long}", "b".repeat(100_000));
        let Census { characters, han, long_lines, control } = Census::of(&text);
        assert_eq!(characters as usize, text.chars().count());
        assert_eq!((han, control), (200_004, 1));
        // The third is too long only by its carriage return.
        assert_eq!(long_lines, 3);
        assert_eq!(Census::of(""), Census::default());
    }
}
