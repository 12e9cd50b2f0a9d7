//! How the terms of an answer are written: 中國 where most of the corpus writes so, though 中国 is what is counted.
//!
//! Of the forms that are counted as one term the most frequent is shown, over all documents of the corpus, so that a term has one
//! name in every view. Of equally frequent ones that which is counted goes first, then the first by code point.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::ask::{Partial, Table};
use crate::corpus::Shard;

/// The forms of some terms with their tokens.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written(BTreeMap<String, BTreeMap<String, u64>>);

impl Partial for Written {
    fn merge(&mut self, other: Self) {
        for (term, forms) in other.0 {
            let mine = self.0.entry(term).or_default();
            for (form, tokens) in forms {
                *mine.entry(form).or_default() += tokens;
            }
        }
    }
}

impl Written {
    /// What a shard has of some terms.
    #[must_use]
    pub fn of(terms: &[String], shard: &Shard) -> Self {
        let forms = |term: &String| {
            let Some(id) = shard.vocabulary().find(term) else { return (term.clone(), BTreeMap::new()) };
            let of = shard.vocabulary().forms();
            let others = of.others(id).map(|(form, tokens)| (form.to_owned(), u64::from(tokens)));
            let plain = (term.clone(), u64::from(of.plain(id)));
            (term.clone(), others.chain([plain]).collect())
        };
        Self(terms.iter().map(forms).collect())
    }

    /// The terms of an answer that were not asked for yet.
    #[must_use]
    pub fn missing(&self, answer: &mut impl Table) -> Vec<String> {
        let mut missing = Vec::new();
        answer.name_terms(&mut |term, _| {
            if !self.0.contains_key(term) {
                missing.push(term.to_owned());
            }
        });
        missing.sort_unstable();
        missing.dedup();
        missing
    }

    /// Tells an answer how its terms are written.
    pub fn tell(&self, answer: &mut impl Table) {
        answer.name_terms(&mut |term, written| written.replace_range(.., self.name(term)));
    }

    /// How `term` is written most often.
    #[must_use]
    pub fn name<'t>(&'t self, term: &'t str) -> &'t str {
        let Some(forms) = self.0.get(term) else { return term };
        let mut best = (term, forms.get(term).copied().unwrap_or(0));
        // What no longer occurs is named as it was written.
        if forms.values().all(|tokens| *tokens == 0) {
            return forms.keys().find(|form| *form != term).map_or(term, |form| form);
        }
        for (form, tokens) in forms {
            if *tokens > best.1 {
                best = (form, *tokens);
            }
        }
        best.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_frequent_form_wins_and_of_equals_the_one_that_is_counted() {
        let one = |forms: &[(&str, u64)]| {
            Written(
                [("乾隆".to_owned(), forms.iter().map(|(form, n)| ((*form).to_owned(), *n)).collect())]
                    .into(),
            )
        };
        let mut written = one(&[("乾隆", 2), ("干隆", 1)]);
        assert_eq!((written.name("乾隆"), written.name("無")), ("乾隆", "無"));
        written.merge(one(&[("干隆", 1)]));
        assert_eq!(written.name("乾隆"), "乾隆");
        written.merge(one(&[("干隆", 1)]));
        assert_eq!(written.name("乾隆"), "干隆");
        assert_eq!(one(&[("乾隆", 0), ("干隆", 0)]).name("乾隆"), "干隆");
    }
}
