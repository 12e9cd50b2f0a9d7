//! Spans of text. Offsets are bytes of UTF-8 everywhere inside; this is the only place that knows UTF-16.

use serde::{Deserialize, Serialize};

/// A half-open range of bytes, `start..end`, in the UTF-8 text of one document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span `start..end`.
    #[must_use]
    pub fn new(start: u32, end: u32) -> Self {
        debug_assert!(start <= end);
        Self { start, end }
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether the span holds no byte.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The text it marks. Panics when the span does not lie on character borders of `text`.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        &text[self.start as usize..self.end as usize]
    }
}

/// Number of UTF-16 code units of `text`: what JavaScript calls its length.
#[must_use]
pub fn utf16_len(text: &str) -> u32 {
    // One for each character, which its first byte stands for, and one more outside the basic plane. In counts of
    // bytes this runs many bytes at a time.
    let first = text.as_bytes().iter().filter(|byte| **byte & 0xC0 != 0x80).count();
    let supplementary = text.as_bytes().iter().filter(|byte| **byte >= 0xF0).count();
    (first + supplementary) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf16_counts_surrogate_pairs_as_two() {
        assert_eq!(utf16_len("a中𠮷"), 4);
    }
}
