//! From a line that a person types to the places that it means.
//!
//! | typed | means |
//! |---|---|
//! | `改革` | the token 改革 |
//! | `中国\|美国` | either token |
//! | `改革 开放` | the two tokens one behind the other |
//! | `哈萨克*`, `??主义` | tokens that match: `*` any characters, `?` one |
//! | `"一带一路"` | these characters, however they were segmented |
//!
//! Letters match whatever their case, full-width forms match ASCII; characters in quotation marks match as
//! they are written.

pub mod find;
pub mod pattern;

pub use find::{Hit, find};
pub use pattern::Pattern;

use crate::{Error, Result};

/// A query, understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Query {
    /// These characters, whatever the tokens.
    Characters(String),
    /// Any of these sequences of tokens.
    Sequences(Vec<Vec<Pattern>>),
}

/// The longest query, in characters.
const LONGEST: usize = 1000;

impl Query {
    /// Reads a query.
    ///
    /// # Errors
    /// [`Error::Query`] with the place, in characters, where it cannot be understood.
    pub fn parse(typed: &str) -> Result<Self> {
        let fail = |at: usize, message: &str| {
            Err(Error::Query { query: typed.to_owned(), at, message: message.to_owned() })
        };
        let line = typed.trim();
        let lead = typed.chars().take_while(|c| c.is_whitespace()).count();
        let length = line.chars().count();
        if length == 0 {
            return fail(0, "a word was expected");
        }
        if length > LONGEST {
            return fail(LONGEST, "the query is longer than 1,000 characters");
        }
        if let Some(close) = line.chars().next().and_then(closing_quote) {
            let rest: String = line.chars().skip(1).collect();
            let Some(end) = rest.find(close) else {
                return fail(lead + length, "a closing quotation mark was expected");
            };
            if end == 0 {
                return fail(lead + 1, "characters were expected between the quotation marks");
            }
            if !rest[end + close.len_utf8()..].trim().is_empty() {
                return fail(
                    lead + 2 + rest[..end].chars().count(),
                    "nothing can stand behind the quotation marks",
                );
            }
            return Ok(Self::Characters(rest[..end].to_owned()));
        }
        let mut sequences = Vec::new();
        let mut at = lead;
        for alternative in line.split(['|', '｜']) {
            let words: Vec<Pattern> = alternative.split_whitespace().map(Pattern::new).collect();
            if words.is_empty() {
                return fail(at, "a word was expected");
            }
            if let Some(stray) = alternative.chars().position(|c| closing_quote(c).is_some()) {
                return fail(at + stray, "quotation marks must enclose the whole query");
            }
            sequences.push(words);
            at += alternative.chars().count() + 1;
        }
        Ok(Self::Sequences(sequences))
    }

    /// The one plain word that the query is, or the characters between its quotation marks: what has both
    /// token hits and character hits.
    #[must_use]
    pub fn plain(&self) -> Option<&str> {
        match self {
            Self::Characters(characters) => Some(characters),
            Self::Sequences(sequences) => match sequences.as_slice() {
                [only] => match only.as_slice() {
                    [Pattern::Plain(word)] => Some(word),
                    _ => None,
                },
                _ => None,
            },
        }
    }
}

fn closing_quote(open: char) -> Option<char> {
    match open {
        '"' | '＂' => Some(open),
        '“' => Some('”'),
        '「' => Some('」'),
        '『' => Some('』'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error_at(typed: &str) -> usize {
        match Query::parse(typed) {
            Err(Error::Query { at, .. }) => at,
            other => panic!("{typed}: {other:?}"),
        }
    }

    #[test]
    fn queries_are_read() {
        assert_eq!(Query::parse(" \"一带一路\" ").unwrap(), Query::Characters("一带一路".into()));
        assert_eq!(Query::parse("“一带一路”").unwrap(), Query::Characters("一带一路".into()));
        assert_eq!(Query::parse("ＡＰＥＣ").unwrap().plain(), Some("apec"));
        let Query::Sequences(sequences) = Query::parse("改革 开放|*主义").unwrap() else { panic!() };
        assert_eq!(sequences.iter().map(Vec::len).collect::<Vec<_>>(), [2, 1]);
    }

    #[test]
    fn errors_point_at_the_character() {
        assert_eq!(error_at("  "), 0);
        assert_eq!(error_at("\"中国"), 3);
        assert_eq!(error_at("中国||美国"), 3);
        assert_eq!(error_at("\"中国\" 美国"), 4);
        assert_eq!(error_at("中国 \"美国\""), 3);
    }
}
