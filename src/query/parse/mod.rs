//! Reading a query: recursive descent, one function for each rule.
//!
//! ```text
//! alternatives = sequence { "|" sequence }
//! sequence     = item { item } { "-" item }
//! item         = atom [ "{" number [ "," number ] "}" ]
//! atom         = "(" alternatives ")" | "[]" | [ "~" ] quoted | condition { "&" condition }
//! condition    = "/" expression "/" | "pos:" tag | word
//! ```

mod tokens;

use super::faults;
use super::syntax::{
    Atom, DEEPEST, Item, LONGEST, LONGEST_WITH_SPACES, MOST_REPEATS, Query, Sequence, WIDEST, Width,
};
use crate::tokens::fold;
use crate::{Error, Result};

impl Query {
    /// Reads a query.
    ///
    /// # Errors
    /// [`Error::Query`] with the place, in characters, where it cannot be understood, and a message of [`faults`].
    pub fn parse(typed: &str) -> Result<Self> {
        let fail = |(at, message): Fault| Error::Query { query: typed.to_owned(), at, message };
        let too_long = || fail((LONGEST, faults::TOO_LONG.to_owned()));
        let characters: Vec<char> = typed.chars().take(LONGEST_WITH_SPACES + 1).collect();
        if typed.trim().is_empty() {
            return Err(fail((0, faults::WORD.to_owned())));
        }
        if is_too_long(&characters) {
            return Err(too_long());
        }
        let mut reader = Reader { characters, at: 0, open: 0 };
        let alternatives = reader.alternatives().map_err(fail)?;
        if reader.peek().is_some() {
            // Alternatives end at the end of the line or at a parenthesis.
            return Err(fail((reader.at, faults::NO_PARENTHESIS.to_owned())));
        }
        let query = Self { alternatives };
        // Answers state the query as it was understood, written out: that must be understood again.
        let written: Vec<char> = query.to_string().chars().collect();
        if is_too_long(&written) { Err(too_long()) } else { Ok(query) }
    }
}

fn is_too_long(characters: &[char]) -> bool {
    characters.len() > LONGEST_WITH_SPACES
        || characters.iter().filter(|c| !c.is_whitespace()).count() > LONGEST
}

/// Where, in characters, and what was expected.
type Fault = (usize, String);
type Read<T> = std::result::Result<T, Fault>;

struct Reader {
    characters: Vec<char>,
    at: usize,
    /// Parentheses that are open.
    open: u32,
}

/// The operator that `c` is; full-width forms are theirs.
pub(super) fn narrow(c: char) -> char {
    match c {
        '\u{2212}' => '-',
        _ => fold::narrow(c),
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

/// Whether a word ends before `c`.
pub(super) fn ends_word(c: char) -> bool {
    c.is_whitespace()
        || matches!(narrow(c), '|' | '(' | ')' | '[' | ']' | '{' | '}' | '&' | '"')
        || matches!(c, '“' | '”' | '「' | '」' | '『' | '』')
}

/// Whether `c` parts what stands before it from what follows, so that no word begins or ends with it.
pub(super) fn is_stop(c: char) -> bool {
    matches!(c, '。' | '、' | '，' | '；' | '：')
}

/// Whether `word` is an operator of other query languages.
pub(super) fn is_connective(word: &str) -> bool {
    matches!(word, "AND" | "OR" | "NOT")
}

impl Reader {
    fn peek(&self) -> Option<char> {
        self.characters.get(self.at).copied()
    }

    /// The next operator, or character.
    fn operator(&self) -> Option<char> {
        self.peek().map(narrow)
    }

    fn space(&mut self) {
        while self.peek().is_some_and(char::is_whitespace) {
            self.at += 1;
        }
    }

    /// Takes `wanted` where it is next.
    fn take(&mut self, wanted: char) -> bool {
        let found = self.operator() == Some(wanted);
        self.at += usize::from(found);
        found
    }

    fn fail<T>(&self, message: &str) -> Read<T> {
        Err((self.at, message.to_owned()))
    }

    fn alternatives(&mut self) -> Read<Vec<Sequence>> {
        let mut alternatives = vec![self.sequence()?];
        while self.take('|') {
            alternatives.push(self.sequence()?);
        }
        Ok(alternatives)
    }

    /// Up to `|`, `)` or the end.
    fn sequence(&mut self) -> Read<Sequence> {
        self.space();
        let start = self.at;
        let (mut items, mut outside) = (Vec::new(), Vec::new());
        let mut connective = None;
        loop {
            self.space();
            match self.operator() {
                None | Some('|' | ')') => break,
                Some('-') if !items.is_empty() => {
                    self.at += 1;
                    let place = self.at;
                    if self.peek().is_none_or(|c| c.is_whitespace() || matches!(narrow(c), '|' | ')' | '-')) {
                        return self.fail(faults::WORD);
                    }
                    let item = self.item()?;
                    check(place, item.width())?;
                    outside.push(item);
                }
                Some('-') => return self.fail(faults::WORD),
                Some(_) if !outside.is_empty() => return self.fail(faults::OUTSIDE_LAST),
                Some(_) => {
                    connective = connective.or_else(|| self.connective());
                    items.push(self.item()?);
                }
            }
        }
        // Alone it is a word.
        if let Some(at) = connective.filter(|_| items.len() > 1) {
            return Err((at, faults::CONNECTIVE.to_owned()));
        }
        if items.is_empty() {
            return self.fail(faults::WORD);
        }
        let sequence = Sequence { items, outside };
        check(start, sequence.width())?;
        Ok(sequence)
    }

    /// Where the next word is AND, OR or NOT in capitals, as other query languages have them.
    fn connective(&self) -> Option<usize> {
        let rest = &self.characters[self.at..];
        let word: String = rest.iter().take_while(|c| !ends_word(**c)).take(4).collect();
        is_connective(&word).then_some(self.at)
    }

    fn item(&mut self) -> Read<Item> {
        let atom = self.atom()?;
        let brace = self.at;
        let (least, most) = if self.take('{') { self.repeats(brace)? } else { (1, 1) };
        // Parentheses around one item say nothing.
        if let Atom::Group(sequences) = &atom
            && let [Sequence { items, outside }] = sequences.as_slice()
            && let ([inner], true) = (items.as_slice(), outside.is_empty())
        {
            if (least, most) == (1, 1) {
                return Ok(inner.clone());
            }
            if inner.is_once() {
                return Ok(Item { atom: inner.atom.clone(), least, most });
            }
        }
        Ok(Item { atom, least, most })
    }

    /// Behind `{`, which stands at `brace`.
    fn repeats(&mut self, brace: usize) -> Read<(u8, u8)> {
        let start = self.at;
        let least = self.number()?;
        self.space();
        if self.peek().is_none() {
            return Err((brace, faults::CLOSING_BRACE.to_owned()));
        }
        let most = if self.take(',') {
            let most = self.number()?;
            if least.is_none() && most.is_none() {
                return self.fail(faults::NUMBER);
            }
            Some(most.unwrap_or(MOST_REPEATS))
        } else {
            least
        };
        self.space();
        let Some(most) = most else { return self.fail(faults::NUMBER) };
        if !self.take('}') {
            let place = if self.peek().is_none() { brace } else { self.at };
            return Err((place, faults::CLOSING_BRACE.to_owned()));
        }
        let least = least.unwrap_or(0);
        if least > most { Err((start, faults::ORDER.to_owned())) } else { Ok((least, most)) }
    }

    fn number(&mut self) -> Read<Option<u8>> {
        self.space();
        let start = self.at;
        let mut number: u8 = 0;
        while let Some(digit) = self.operator().and_then(|c| c.to_digit(10)) {
            number = number.saturating_mul(10).saturating_add(digit as u8);
            self.at += 1;
        }
        if number > MOST_REPEATS {
            return Err((start, faults::TOO_MANY.to_owned()));
        }
        Ok((self.at > start).then_some(number))
    }

    fn atom(&mut self) -> Read<Atom> {
        let Some(first) = self.peek() else { return self.fail(faults::WORD) };
        if closing_quote(first).is_some() {
            return self.quoted(false);
        }
        match narrow(first) {
            '(' => self.group(),
            '[' => {
                let bracket = self.at;
                self.at += 1;
                self.space();
                if self.take(']') {
                    return Ok(Atom::AnyToken);
                }
                if self.foreign() {
                    return Err((bracket, faults::OTHER_LANGUAGE.to_owned()));
                }
                let place = if self.peek().is_none() { bracket } else { self.at };
                Err((place, faults::CLOSING_BRACKET.to_owned()))
            }
            '~' if self.characters.get(self.at + 1).copied().and_then(closing_quote).is_some() => {
                self.at += 1;
                self.quoted(true)
            }
            '{' => self.fail(faults::NOTHING_TO_REPEAT),
            ']' | '}' => self.fail(faults::NO_BRACKET),
            _ => self.token(),
        }
    }

    fn group(&mut self) -> Read<Atom> {
        if self.open == DEEPEST {
            return self.fail(faults::TOO_DEEP);
        }
        let opening = self.at;
        self.at += 1;
        self.open += 1;
        let alternatives = self.alternatives()?;
        // What is missing at the end is seen where it began.
        if !self.take(')') {
            return Err((opening, faults::CLOSING_PARENTHESIS.to_owned()));
        }
        self.open -= 1;
        Ok(Atom::Group(alternatives))
    }
}

/// Refuses what can be empty and what can be too wide.
fn check(at: usize, width: Width) -> Read<()> {
    if width.least == 0 {
        return Err((at, faults::CERTAIN.to_owned()));
    }
    if width.most > WIDEST {
        return Err((at, faults::TOO_WIDE.to_owned()));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(typed: &str) -> (usize, String) {
        match Query::parse(typed) {
            Err(Error::Query { at, message, .. }) => (at, message),
            other => panic!("{typed}: {other:?}"),
        }
    }

    #[test]
    fn other_query_languages_are_told_from_words() {
        for (typed, at) in
            [("[word=\"中国\"]", 0), ("中国 [pos='n']", 3), ("tag:n", 0), ("中国 pos=n", 3), ("lemma=go", 0)]
        {
            assert_eq!(fault(typed), (at, faults::OTHER_LANGUAGE.to_owned()), "{typed}");
        }
        for typed in ["words", "word", "tag", "post=x", "/(?i)APEC/"] {
            assert!(Query::parse(typed).is_ok(), "{typed}");
        }
        assert_eq!(fault("/(?i)a(/").0, 6);
    }

    #[test]
    fn one_word_or_characters_are_plain() {
        let plain = |typed: &str| Query::parse(typed).unwrap().plain().map(str::to_owned);
        let cases = [
            (" \"一带一路\" ", Some("一带一路")),
            ("“一带一路”", Some("一带一路")),
            ("「a\\\\b」", Some("a\\b")),
            ("(ＡＰＥＣ)", Some("apec")),
            ("3\\*4", Some("3*4")),
            ("don't", Some("don't")),
            ("改革 开放", None),
            ("中国|美国", None),
            ("印度 -印度尼西亚", None),
            ("中*", None),
            ("[]", None),
        ];
        for (typed, expected) in cases {
            assert_eq!(plain(typed).as_deref(), expected, "{typed}");
        }
    }

    #[test]
    fn what_looks_like_an_operator_or_a_mark_can_be_a_word() {
        for typed in [
            "and",
            "R and D",
            "OR",
            "ANDES NOTE",
            "改革\\。",
            "\"改革。\"",
            "什么是改革？",
            "改革：开放",
            "3.5",
            "U.S.",
            "/[。]/",
            "改革 \\AND 开放",
        ] {
            assert!(Query::parse(typed).is_ok(), "{typed}");
        }
        assert_eq!(Query::parse("pos:名词").unwrap().to_string(), "pos:名词");
    }

    #[test]
    fn full_width_operators_are_operators() {
        let pairs = [
            ("中国｜美国", "中国|美国"),
            ("（中国｜美国）　政府", "(中国|美国) 政府"),
            ("改革［］｛０，３｝开放", "改革 []{0,3} 开放"),
            ("＊化＆ｐｏｓ：ｖ", "*化&pos:v"),
            ("印度 －“印度尼西亚”", "印度 -\"印度尼西亚\""),
            ("～“台湾”", "~\"台湾\""),
        ];
        for (wide, narrow) in pairs {
            let (wide, narrow) = (Query::parse(wide).unwrap(), Query::parse(narrow).unwrap());
            assert_eq!(wide.to_string(), narrow.to_string());
        }
    }

    #[test]
    fn errors_point_at_the_character() {
        let cases = [
            ("  ", 0, faults::WORD),
            ("\"中国", 0, faults::CLOSING_QUOTE),
            ("\"\"", 1, faults::EMPTY_QUOTES),
            ("中国||美国", 3, faults::WORD),
            ("中国 |", 4, faults::WORD),
            ("-中国", 0, faults::WORD),
            ("中国 - 美国", 4, faults::WORD),
            ("中国 -美国 日本", 7, faults::OUTSIDE_LAST),
            ("(中国", 0, faults::CLOSING_PARENTHESIS),
            ("改革 (开放|发展", 3, faults::CLOSING_PARENTHESIS),
            ("(改革 (开放|发展)", 0, faults::CLOSING_PARENTHESIS),
            ("中国)", 2, faults::NO_PARENTHESIS),
            ("()", 1, faults::WORD),
            ("中国 [词]", 4, faults::CLOSING_BRACKET),
            ("中国 [", 3, faults::CLOSING_BRACKET),
            ("中国]", 2, faults::NO_BRACKET),
            ("中国”", 2, faults::WORD),
            ("{2}", 0, faults::NOTHING_TO_REPEAT),
            ("中国 {2}", 3, faults::NOTHING_TO_REPEAT),
            ("中国{}", 3, faults::NUMBER),
            ("中国{2", 2, faults::CLOSING_BRACE),
            ("中国{", 2, faults::CLOSING_BRACE),
            ("中国{2 国}", 5, faults::CLOSING_BRACE),
            ("中国{21}", 3, faults::TOO_MANY),
            ("中国{999999}", 3, faults::TOO_MANY),
            ("中国{3,2}", 3, faults::ORDER),
            ("中国 []{0,3}|美国{0}", 11, faults::CERTAIN),
            ("中国 -美国{0,1}", 4, faults::CERTAIN),
            ("中国 pos:名字", 7, faults::TAG),
            ("pos:", 4, faults::TAG),
            ("pos:nouns", 4, faults::TAG),
            ("中国&", 3, faults::WORD),
            ("中国\\", 3, faults::ESCAPE),
            ("日本 /中国", 3, faults::CLOSING_SLASH),
            ("//", 1, faults::EMPTY_EXPRESSION),
            ("改革 AND 开放", 3, faults::CONNECTIVE),
            ("改革 OR 开放", 3, faults::CONNECTIVE),
            ("NOT 改革", 0, faults::CONNECTIVE),
            ("(改革 NOT) 开放", 4, faults::CONNECTIVE),
            ("改革。", 2, faults::MARK),
            ("中国、 开放", 2, faults::MARK),
            ("；改革", 0, faults::MARK),
            ("([]{20}){6}", 0, faults::TOO_WIDE),
        ];
        for (typed, at, message) in cases {
            assert_eq!(fault(typed), (at, message.to_owned()), "{typed}");
        }
        assert_eq!(fault("中国 /中国|(美/").0, 7);
        assert_eq!(fault(&"中".repeat(1001)), (1000, faults::TOO_LONG.to_owned()));
        assert_eq!(fault(&"(".repeat(1001)), (1000, faults::TOO_LONG.to_owned()));
        assert_eq!(fault(&"中 ".repeat(100_000)), (1000, faults::TOO_LONG.to_owned()));
        // Written out, with its spaces, a query is longer than it was typed.
        let query = Query::parse(&vec!["/中//亚/"; 140].join("|")).unwrap();
        assert!(query.to_string().chars().count() > 1000);
        assert_eq!(Query::parse(&query.to_string()).unwrap(), query);
        assert_eq!(fault(&"(".repeat(30)), (20, faults::TOO_DEEP.to_owned()));
        assert_eq!(fault("/(a{1000}){1000}/").1, faults::EXPRESSION_TOO_LARGE);
    }
}
