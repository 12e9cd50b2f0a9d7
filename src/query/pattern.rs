//! Words with wildcards.

use crate::tokens::fold;

/// One character of a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Glyph {
    /// `*`: any characters or none.
    Many,
    /// `?`: any one character.
    One,
    /// Itself.
    Is(char),
}

/// What one term must look like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    typed: Vec<Glyph>,
    folded: Folded,
}

/// The pattern, folded as terms are folded.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Folded {
    Plain(String),
    Wild(Vec<Glyph>),
}

impl Pattern {
    /// A pattern of these characters and wildcards.
    #[must_use]
    pub fn from_glyphs(typed: Vec<Glyph>) -> Self {
        let mut wild = Vec::with_capacity(typed.len());
        let mut literal = String::new();
        for glyph in &typed {
            match glyph {
                Glyph::Is(c) => literal.push(*c),
                Glyph::Many | Glyph::One => {
                    wild.extend(fold::term(&literal).chars().map(Glyph::Is));
                    literal.clear();
                    wild.push(*glyph);
                }
            }
        }
        let folded = if wild.is_empty() {
            Folded::Plain(fold::term(&literal).into_owned())
        } else {
            wild.extend(fold::term(&literal).chars().map(Glyph::Is));
            Folded::Wild(wild)
        };
        Self { typed, folded }
    }

    /// A pattern without wildcards: just these characters.
    #[must_use]
    pub fn literal(characters: &str) -> Self {
        Self::from_glyphs(characters.chars().map(Glyph::Is).collect())
    }

    /// Reads a pattern: `*` and `?`, of any width, are wildcards.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        Self::from_glyphs(typed.chars().map(glyph).collect())
    }

    /// A pattern that matches anywhere in a term unless it has wildcards of its own: for filters.
    #[must_use]
    pub fn anywhere(typed: &str) -> Self {
        let mut glyphs: Vec<Glyph> = typed.trim().chars().map(glyph).collect();
        if glyphs.iter().all(|glyph| matches!(glyph, Glyph::Is(_))) {
            glyphs.insert(0, Glyph::Many);
            glyphs.push(Glyph::Many);
        }
        Self::from_glyphs(glyphs)
    }

    /// The characters and wildcards as typed.
    #[must_use]
    pub fn typed(&self) -> &[Glyph] {
        &self.typed
    }

    /// The term that it is, where it has no wildcards.
    #[must_use]
    pub fn plain(&self) -> Option<&str> {
        match &self.folded {
            Folded::Plain(term) => Some(term),
            Folded::Wild(_) => None,
        }
    }

    /// Whether `term` matches.
    #[must_use]
    pub fn matches(&self, term: &str) -> bool {
        match &self.folded {
            Folded::Plain(word) => word == term,
            Folded::Wild(glyphs) => wild(glyphs, term),
        }
    }
}

/// The wildcard that `c` is, or itself.
pub(super) fn glyph(c: char) -> Glyph {
    match fold::narrow(c) {
        '*' => Glyph::Many,
        '?' => Glyph::One,
        _ => Glyph::Is(c),
    }
}

/// Greedy matching that goes back to the last `*` only: at most (length of pattern × length of term) steps.
fn wild(pattern: &[Glyph], term: &str) -> bool {
    let mut p = 0;
    let mut rest = term;
    // Where the last `*` stands, and what of the term it has not yet taken.
    let mut star: Option<(usize, &str)> = None;
    while let Some(c) = rest.chars().next() {
        let behind = &rest[c.len_utf8()..];
        match pattern.get(p) {
            Some(Glyph::Many) => {
                star = Some((p, rest));
                p += 1;
                continue;
            }
            Some(Glyph::One) => {
                p += 1;
                rest = behind;
                continue;
            }
            Some(Glyph::Is(wanted)) if *wanted == c => {
                p += 1;
                rest = behind;
                continue;
            }
            _ => {}
        }
        let Some((back, left)) = star else { return false };
        let mut left = left.chars();
        left.next();
        star = Some((back, left.as_str()));
        p = back + 1;
        rest = left.as_str();
    }
    pattern[p..].iter().all(|glyph| *glyph == Glyph::Many)
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
            ("？？主义", "社会主义", true),
            ("?主义", "社会主义", false),
            ("*a*b*", "xxaxxbxx", true),
            ("*a*b", "abx", false),
            ("*", "", true),
            ("ＡＰ*", "apec", true),
        ];
        for (pattern, term, expected) in cases {
            assert_eq!(Pattern::new(pattern).matches(term), expected, "{pattern} {term}");
        }
        assert!(Pattern::anywhere("中").matches("其中之一") && !Pattern::anywhere("中*").matches("其中"));
    }

    #[test]
    fn an_escaped_wildcard_is_itself() {
        let star = Pattern::from_glyphs(vec![Glyph::Is('a'), Glyph::Is('*')]);
        assert_eq!(star.plain(), Some("a*"));
    }
}
