//! The texts of a shard: one string each, numbered through as if they stood one behind the other.

use crate::span::Span;

/// Texts that are never moved and hold no more than they are.
#[derive(Debug, Clone, Default)]
pub struct Texts {
    texts: Vec<Box<str>>,
    /// One past the last byte of each, counted through.
    ends: Vec<u32>,
}

impl Texts {
    /// Bytes of all of them.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.last().map_or(0, |end| *end as usize)
    }

    /// Whether there is no byte.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Appends a text; all of them together must stay under 4 GB.
    pub fn push(&mut self, text: String) {
        self.ends.push((self.len() + text.len()) as u32);
        self.texts.push(text.into_boxed_str());
    }

    /// Drops the texts that begin at byte `len` or later, which must be where a text ends.
    pub fn truncate(&mut self, len: usize) {
        let kept = self.ends.partition_point(|end| *end as usize <= len);
        // Empty texts at the very end stand on neither side; those of dropped documents do no harm.
        self.texts.truncate(kept);
        self.ends.truncate(kept);
    }

    /// The text that was appended last.
    #[must_use]
    pub fn last(&self) -> &str {
        self.texts.last().map_or("", |text| text)
    }

    /// The text that holds byte `at`, and where it begins.
    #[must_use]
    pub fn at(&self, at: u32) -> Option<(&str, u32)> {
        let number = self.ends.partition_point(|end| *end <= at);
        let text = self.texts.get(number)?;
        Some((text, self.ends[number] - text.len() as u32))
    }

    /// Bytes `span`, which must lie in one text.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        if span.start == span.end {
            return "";
        }
        self.at(span.start)
            .map_or("", |(text, start)| &text[(span.start - start) as usize..(span.end - start) as usize])
    }

    /// Bytes held.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.len() + self.ends.capacity() * 4 + self.texts.capacity() * size_of::<Box<str>>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_one_behind_the_other() {
        let mut texts = Texts::default();
        for text in ["甲乙", "", "丙", "丁戊己"] {
            texts.push(text.into());
        }
        assert_eq!(texts.len(), 18);
        assert_eq!(texts.slice(Span::new(3, 6)), "乙");
        assert_eq!(texts.slice(Span::new(6, 9)), "丙");
        assert_eq!(texts.slice(Span::new(12, 18)), "戊己");
        assert_eq!(texts.at(9), Some(("丁戊己", 9)));
        assert_eq!(texts.at(18), None);
        texts.truncate(6);
        assert_eq!((texts.len(), texts.slice(Span::new(0, 6))), (6, "甲乙"));
        texts.push("庚".into());
        assert_eq!(texts.slice(Span::new(6, 9)), "庚");
    }
}
