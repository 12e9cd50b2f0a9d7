//! Stop words: the lists of stopwords-iso for Chinese and English. They are left out of views, never out of
//! counts.

use rustc_hash::FxHashSet;

/// A list of words to leave out.
pub struct StopWords(FxHashSet<&'static str>);

impl StopWords {
    /// The lists that Wenmai comes with.
    #[must_use]
    pub fn default_lists() -> Self {
        let lists = [include_str!("stopwords/zh.txt"), include_str!("stopwords/en.txt")];
        Self(
            lists
                .iter()
                .flat_map(|list| list.lines())
                .map(str::trim)
                .filter(|word| !word.is_empty())
                .collect(),
        )
    }

    /// Whether `term` (folded, see [`super::fold::term`]) is a stop word.
    #[must_use]
    pub fn contains(&self, term: &str) -> bool {
        self.0.contains(term)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_are_there() {
        let words = StopWords::default_lists();
        assert!(words.contains("的") && words.contains("the") && !words.contains("中国"));
    }
}
