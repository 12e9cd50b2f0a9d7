//! A query as it can be typed: reading what is printed gives the same query.

use std::fmt::{Display, Formatter, Result, Write};

use super::parse::{ends_word, is_connective, is_stop, narrow};
use super::pattern::{Glyph, Pattern, glyph};
use super::syntax::{Atom, Condition, Item, Query, Sequence};

impl Display for Query {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        alternatives(&self.alternatives, out)
    }
}

fn alternatives(sequences: &[Sequence], out: &mut Formatter<'_>) -> Result {
    for (number, sequence) in sequences.iter().enumerate() {
        if number > 0 {
            out.write_char('|')?;
        }
        sequence.fmt(out)?;
    }
    Ok(())
}

impl Display for Sequence {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        for (number, item) in self.items.iter().enumerate() {
            if number > 0 {
                out.write_char(' ')?;
            }
            item.fmt(out)?;
        }
        self.outside.iter().try_for_each(|item| write!(out, " -{item}"))
    }
}

impl Display for Item {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        let Self { atom, least, most } = self;
        match atom {
            Atom::Token(conditions) => {
                for (number, condition) in conditions.iter().enumerate() {
                    if number > 0 {
                        out.write_char('&')?;
                    }
                    condition.fmt(out)?;
                }
            }
            Atom::AnyToken => out.write_str("[]")?,
            Atom::Characters { text, variants } => {
                out.write_str(if *variants { "~\"" } else { "\"" })?;
                for c in text.chars() {
                    if matches!(c, '"' | '\\') {
                        out.write_char('\\')?;
                    }
                    out.write_char(c)?;
                }
                out.write_char('"')?;
            }
            Atom::Group(sequences) => {
                out.write_char('(')?;
                alternatives(sequences, out)?;
                out.write_char(')')?;
            }
        }
        match (least, most) {
            (1, 1) => Ok(()),
            (least, most) if least == most => write!(out, "{{{least}}}"),
            (least, most) => write!(out, "{{{least},{most}}}"),
        }
    }
}

impl Display for Condition {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        match self {
            Self::Word(word) => pattern(word, out),
            Self::Matches(expression) => {
                let mut escaped = false;
                out.write_char('/')?;
                for c in expression.source().chars() {
                    if narrow(c) == '/' && !escaped {
                        out.write_char('\\')?;
                    }
                    escaped = c == '\\' && !escaped;
                    out.write_char(c)?;
                }
                out.write_char('/')
            }
            Self::Tagged(tag) => write!(out, "pos:{}", tag.name()),
        }
    }
}

fn pattern(pattern: &Pattern, out: &mut Formatter<'_>) -> Result {
    let typed = pattern.typed();
    // What would be an operator at the beginning of a word: the minus, the slash and `pos:`.
    let part_of_speech = ['p', 'o', 's', ':'].iter().enumerate().all(|(at, wanted)| {
        matches!(typed.get(at), Some(Glyph::Is(c)) if narrow(*c).to_ascii_lowercase() == *wanted)
    });
    let letters = typed.iter().filter_map(|each| if let Glyph::Is(c) = each { Some(*c) } else { None });
    let connective = typed.len() < 4 && is_connective(&letters.collect::<String>());
    for (at, each) in typed.iter().enumerate() {
        match each {
            Glyph::Many => out.write_char('*')?,
            Glyph::One => out.write_char('?')?,
            Glyph::Is(c) => {
                let first = at == 0 && (part_of_speech || connective || matches!(narrow(*c), '-' | '/'));
                let edge = (at == 0 || at + 1 == typed.len()) && is_stop(*c);
                if first || edge || ends_word(*c) || glyph(*c) != *each || narrow(*c) == '\\' {
                    out.write_char('\\')?;
                }
                out.write_char(*c)?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_is_read_as_the_same() {
        let cases = [
            ("改革  开放 | *主义", "改革 开放|*主义"),
            ("(中国)", "中国"),
            ("((中国|美国){2}) -（东 印度）-“a\"b”", "(中国|美国){2} -(东 印度) -\"a\\\"b\""),
            ("/a\\/b/&pos:NS", "/a\\/b/&pos:ns"),
            ("\\pos:n", "\\pos:n"),
            ("改革\\。 \\AND R&\\、", "改革\\。 \\AND R&\\、"),
            ("[]{,3} 中 \\-5", "[]{0,3} 中 \\-5"),
        ];
        for (typed, printed) in cases {
            let query = Query::parse(typed).unwrap();
            assert_eq!(query.to_string(), printed, "{typed}");
            assert_eq!(Query::parse(printed).unwrap(), query, "{typed}");
        }
    }
}
