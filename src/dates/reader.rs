//! A cheap, copyable place in a text from which the date grammar reads: width folded, spaces and single
//! line breaks skipped where typesetting may have put them.

use super::numerals::{self, Number};
use crate::among::Among as _;

/// Longest run of white space, in characters, that may stand inside a date.
const LONGEST_GAP: usize = 8;

/// A place in a text. Copying it is how the grammar tries something and goes back; nothing it tries reads
/// further than a bounded number of characters, so the whole stays linear.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reader<'a> {
    /// The whole text.
    pub text: &'a str,
    /// Next byte to be read, always on a character border.
    pub at: usize,
}

impl<'a> Reader<'a> {
    /// A reader at byte `at` of `text`, which must be a character border.
    pub fn new(text: &'a str, at: usize) -> Self {
        Self { text, at }
    }

    /// The next character as written.
    #[inline]
    pub fn raw(self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    /// The next character, folded to half width.
    #[inline]
    pub fn peek(self) -> Option<char> {
        self.raw().map(fold)
    }

    /// The character before this place, folded.
    #[inline]
    pub fn before(self) -> Option<char> {
        self.text[..self.at].chars().next_back().map(fold)
    }

    /// Reads one character, folded.
    #[inline]
    pub fn next(&mut self) -> Option<char> {
        let c = self.raw()?;
        self.at += c.len_utf8();
        Some(fold(c))
    }

    /// Reads a run of digits in either width; says how many there were.
    pub fn digits(&mut self) -> usize {
        let start = self.at;
        while self.text.as_bytes().get(self.at).is_some_and(u8::is_ascii_digit) {
            self.at += 1;
        }
        let mut count = self.at - start;
        while self.peek().is_some_and(|c| c.is_ascii_digit()) {
            self.next();
            count += 1;
        }
        count
    }

    /// Reads one of `set` if it comes next.
    #[inline]
    pub fn one_of(&mut self, set: &str) -> Option<char> {
        let c = self.peek()?;
        if set.has(c) { self.next() } else { None }
    }

    /// Whether `word`, which is not empty, comes next, letter by letter as written.
    #[inline]
    pub fn stands(self, word: &str) -> bool {
        let (rest, word) = (&self.text.as_bytes()[self.at..], word.as_bytes());
        // The third byte tells most Chinese characters apart, before any longer comparison.
        let third = word.len().min(3) - 1;
        rest.get(third) == word.get(third) && rest.starts_with(word)
    }

    /// Reads `word`, which is not empty, if it comes next.
    #[inline]
    pub fn word(&mut self, word: &str) -> bool {
        let found = self.stands(word);
        if found {
            self.at += word.len();
        }
        found
    }

    /// Reads the first of `words` that comes next and gives its place in the list; a longer word must
    /// stand before its own beginning.
    pub fn any_word(&mut self, words: &[&str]) -> Option<usize> {
        words.iter().position(|word| self.word(word))
    }

    /// Skips white space that typesetting may have put inside a date: at most one line break. Says
    /// whether there was any.
    #[inline]
    pub fn gap(&mut self) -> bool {
        // White space begins with one of these bytes; nearly everything else is done with here.
        if !matches!(self.text.as_bytes().get(self.at), Some(0..=0x20 | 0xc2 | 0xe1..=0xe3)) {
            return false;
        }
        let (mut place, mut breaks) = (*self, 0);
        for _ in 0..=LONGEST_GAP {
            match place.raw() {
                Some('\n') => breaks += 1,
                Some(c) if c.is_whitespace() || c == '\u{200b}' => {}
                _ => {
                    let skipped = breaks <= 1 && place.at > self.at;
                    if skipped {
                        *self = place;
                    }
                    return skipped;
                }
            }
            place.next();
        }
        false
    }

    /// Reads a number, Arabic or Chinese, after an optional gap.
    pub fn number(&mut self) -> Option<Number> {
        let mut place = *self;
        place.gap();
        let number = numerals::read(&mut place)?;
        *self = place;
        Some(number)
    }

    /// Reads one of `units` after an optional gap.
    pub fn unit(&mut self, units: &str) -> Option<char> {
        let mut place = *self;
        place.gap();
        let unit = place.one_of(units)?;
        *self = place;
        Some(unit)
    }
}

/// Folds full-width ASCII and the ideographic space to half width.
#[inline]
pub(crate) fn fold(c: char) -> char {
    match c {
        '\0'..='\u{9f}' | '\u{4e00}'..='\u{9fff}' => c,
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' | '\u{a0}' => ' ',
        // Radicals that fonts of PDF files put for the characters.
        '\u{2f49}' => '月',
        '\u{2f47}' => '日',
        '\u{2f00}' => '一',
        '\u{2f06}' => '二',
        '\u{2f0b}' => '八',
        '\u{2f17}' => '十',
        _ => c,
    }
}
