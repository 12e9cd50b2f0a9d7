//! Patterns over terms.

use crate::tokens::fold;

/// What one token must look like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pattern {
    /// This term.
    Plain(String),
    /// Any term that matches: `*` stands for any characters or none, `?` for one.
    Wild(Vec<char>),
}

impl Pattern {
    /// Reads a pattern; folds it as terms are folded.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        let folded = fold::term(typed);
        if folded.contains(['*', '?']) {
            Self::Wild(folded.chars().collect())
        } else {
            Self::Plain(folded.into_owned())
        }
    }

    /// A pattern that matches anywhere in a term unless it has wildcards of its own: for filters.
    #[must_use]
    pub fn anywhere(typed: &str) -> Self {
        match Self::new(typed.trim()) {
            Self::Plain(word) => Self::Wild(format!("*{word}*").chars().collect()),
            wild @ Self::Wild(_) => wild,
        }
    }

    /// Whether `term` matches.
    #[must_use]
    pub fn matches(&self, term: &str) -> bool {
        match self {
            Self::Plain(word) => word == term,
            Self::Wild(pattern) => wild(pattern, term),
        }
    }
}

/// Greedy matching that goes back to the last `*` only: at most (length of pattern × length of term) steps.
fn wild(pattern: &[char], term: &str) -> bool {
    let term: Vec<char> = term.chars().collect();
    let (mut p, mut t) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while t < term.len() {
        if p < pattern.len() && pattern[p] == '*' {
            star = Some((p, t));
            p += 1;
        } else if p < pattern.len() && (pattern[p] == '?' || pattern[p] == term[t]) {
            p += 1;
            t += 1;
        } else if let Some((back, taken)) = star {
            star = Some((back, taken + 1));
            p = back + 1;
            t = taken + 1;
        } else {
            return false;
        }
    }
    pattern[p..].iter().all(|c| *c == '*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wildcards() {
        let cases = [
            ("哈萨克*", "哈萨克斯坦", true),
            ("*主义", "社会主义", true),
            ("??主义", "社会主义", true),
            ("?主义", "社会主义", false),
            ("*a*b*", "xxaxxbxx", true),
            ("*a*b", "abx", false),
            ("*", "", true),
        ];
        for (pattern, term, expected) in cases {
            assert_eq!(Pattern::new(pattern).matches(term), expected, "{pattern} {term}");
        }
        assert!(Pattern::anywhere("中").matches("其中之一") && !Pattern::anywhere("中*").matches("其中"));
    }
}
