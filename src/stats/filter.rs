//! Which terms a table lists: what questions for words have in common.

use std::cmp::Ordering;

use crate::tokens::TagGroup;
use crate::tokens::stopwords::StopWords;

/// Leaves out what a person does not want to see. What is left out still counts in all totals.
pub struct TermFilter<'q> {
    groups: &'q [TagGroup],
    stop_words: Option<StopWords>,
    min_length: usize,
}

impl<'q> TermFilter<'q> {
    /// Terms of one of `groups` (of all when empty), without stop words where `stop_words` is set, of at least
    /// `min_length` characters.
    #[must_use]
    pub fn new(groups: &'q [TagGroup], stop_words: bool, min_length: u32) -> Self {
        Self {
            groups,
            stop_words: stop_words.then(StopWords::default_lists),
            min_length: min_length as usize,
        }
    }

    /// Whether `term` with this tag is listed.
    #[must_use]
    pub fn keeps(&self, term: &str, tag: &str) -> bool {
        (self.min_length <= 1 || term.chars().count() >= self.min_length)
            && (self.groups.is_empty() || self.groups.contains(&TagGroup::of(tag)))
            && !self.is_stop_word(term)
    }

    /// Whether `term` is a stop word that is left out.
    #[must_use]
    pub fn is_stop_word(&self, term: &str) -> bool {
        self.stop_words.as_ref().is_some_and(|words| words.contains(term))
    }
}

/// The order of two scores. What has no score comes last either way.
#[must_use]
pub fn by_score(a: Option<f64>, b: Option<f64>, descending: bool) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) if descending => b.total_cmp(&a),
        (Some(a), Some(b)) => a.total_cmp(&b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_leave_out_what_they_say() {
        let all = TermFilter::new(&[], false, 1);
        assert!(all.keeps("的", "uj") && all.keeps("中国", "ns"));
        let some = TermFilter::new(&[TagGroup::Place], true, 2);
        assert!(some.keeps("中国", "ns") && !some.keeps("合作", "vn") && !some.keeps("京", "ns"));
        assert!(some.is_stop_word("的") && !all.is_stop_word("的"));
    }

    #[test]
    fn what_has_no_score_comes_last() {
        for descending in [true, false] {
            let mut scores = [Some(1.0), None, Some(3.0), Some(2.0)];
            scores.sort_by(|a, b| by_score(*a, *b, descending));
            let first = if descending { 3.0 } else { 1.0 };
            assert_eq!((scores[0], scores[3]), (Some(first), None));
        }
    }
}
