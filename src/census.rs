//! What is counted in a text before it is cut.

use crate::tokens::classes::is_ideograph;

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
        for c in text.chars() {
            match c {
                // The main block before the others: nearly every Chinese character is of it.
                '\u{4E00}'..='\u{9FFF}' => census.han += 1,
                '\n' => {
                    census.long_lines += u32::from(census.characters - line_start > LONG_LINE);
                    line_start = census.characters + 1;
                }
                '\0'..'\u{80}' => census.control += u32::from(is_stray_control(c)),
                _ => census.han += u32::from(c > '\u{2FFF}' && is_ideograph(c)),
            }
            census.characters += 1;
        }
        census.long_lines += u32::from(census.characters - line_start > LONG_LINE);
        census
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
