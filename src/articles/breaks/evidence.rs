//! What the rest of a text says about two halves.

use super::super::chars::{is_closing, is_comma, is_han, is_stop};
use super::super::lines::Line;

/// How far to both sides of a break its characters are looked up, in bytes.
const WINDOW: usize = 32 << 10;

/// What the rest of the text says about two halves: whether their characters stand together elsewhere.
pub(super) struct Evidence<'a> {
    text: &'a str,
    /// Bytes that may still be searched, so that the whole stays linear.
    budget: usize,
}

impl<'a> Evidence<'a> {
    pub fn of(text: &'a str) -> Self {
        Self { text, budget: 8 * text.len() + (1 << 20) }
    }

    fn stands(&mut self, string: &str, near: usize) -> bool {
        let mut from = near.saturating_sub(WINDOW);
        let to = (near + WINDOW).min(self.text.len());
        if self.budget < to - from {
            return false;
        }
        self.budget -= to - from;
        from = from.min(to);
        memchr::memmem::find(&self.text.as_bytes()[from..to], string.as_bytes()).is_some()
    }

    /// 3 when the two characters on either side stand together elsewhere, 2 when three of these four do.
    pub fn together(&mut self, left: &str, right: &str, near: usize) -> i32 {
        let mut before: Vec<char> = left.chars().rev().take(2).collect();
        before.reverse();
        let after: Vec<char> = right.chars().take(2).collect();
        let four: Vec<char> = before.iter().chain(&after).copied().collect();
        if before.len() < 2 || after.len() < 2 || !four.iter().all(|&c| is_han(c)) {
            return 0;
        }
        let string = |chars: &[char]| chars.iter().collect::<String>();
        if self.stands(&string(&four), near) {
            3
        } else if self.stands(&string(&four[..3]), near) || self.stands(&string(&four[1..]), near) {
            2
        } else {
            0
        }
    }

    /// Length in bytes of what the right half repeats of the left half's end: two characters or more, or one that
    /// stands before a mark or behind a headline and is not a word that doubles its character.
    pub fn repeated(&mut self, text: &str, lines: &[Line], left: usize, right: usize, lifted: bool) -> usize {
        let (this, next) = (lines[left].text(text), lines[right].text(text));
        let longest = next
            .char_indices()
            .skip(1)
            .take(8)
            .map(|(i, _)| i)
            .filter(|&i| this.ends_with(&next[..i]))
            .last();
        let Some(length) = longest else { return 0 };
        let Some(first) = next.chars().next().filter(|&c| is_han(c)) else { return 0 };
        if length > first.len_utf8() {
            return length;
        }
        let follows = next[length..].chars().next().unwrap_or(' ');
        let marked = is_stop(follows) || is_comma(follows) || is_closing(follows);
        let doubled: String = [first, first].iter().collect();
        if (lifted || marked) && !self.stands(&doubled, lines[left].end as usize) { length } else { 0 }
    }
}
