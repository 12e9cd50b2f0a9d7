//! What a token must be like, and characters in quotation marks: the parts of a query in which operators do not hold.

use super::{Read, Reader, closing_quote, ends_word, is_stop, narrow};
use crate::query::expression::Expression;
use crate::query::faults;
use crate::query::pattern::{Glyph, Pattern, glyph};
use crate::query::syntax::{Atom, Condition};
use crate::query::tag::Tag;

impl Reader {
    /// Characters in quotation marks. A backslash stands for itself unless a quotation mark or a backslash
    /// follows.
    pub(super) fn quoted(&mut self, variants: bool) -> Read<Atom> {
        let opening = self.at;
        let close = self.peek().and_then(closing_quote);
        self.at += 1;
        let mut text = String::new();
        loop {
            match self.peek() {
                None => return Err((opening, faults::CLOSING_QUOTE.to_owned())),
                c if c == close => break,
                Some('\\') if matches!(self.characters.get(self.at + 1), next if next.copied() == close || next == Some(&'\\')) =>
                {
                    text.extend(self.characters.get(self.at + 1));
                    self.at += 2;
                }
                Some(c) => {
                    text.push(c);
                    self.at += 1;
                }
            }
        }
        if text.is_empty() {
            return self.fail(faults::EMPTY_QUOTES);
        }
        self.at += 1;
        Ok(Atom::Characters { text, variants })
    }

    pub(super) fn token(&mut self) -> Read<Atom> {
        let mut conditions = vec![self.condition()?];
        loop {
            let before = self.at;
            self.space();
            if !self.take('&') {
                self.at = before;
                return Ok(Atom::Token(conditions));
            }
            self.space();
            conditions.push(self.condition()?);
        }
    }

    fn condition(&mut self) -> Read<Condition> {
        if self.take('/') {
            return self.expression();
        }
        let prefix = ['p', 'o', 's', ':'];
        let mut typed = self.characters[self.at..].iter().map(|c| narrow(*c).to_ascii_lowercase());
        if prefix.iter().all(|wanted| typed.next() == Some(*wanted)) {
            self.at += prefix.len();
            return self.tag();
        }
        if self.foreign() {
            return self.fail(faults::OTHER_LANGUAGE);
        }
        self.word()
    }

    /// Whether a condition follows as CQL and others write it: `word="…"`, `lemma:…`, `pos=n`.
    pub(super) fn foreign(&self) -> bool {
        let typed = || self.characters[self.at..].iter().map(|c| narrow(*c).to_ascii_lowercase());
        let name: String = typed().take_while(char::is_ascii_alphabetic).take(6).collect();
        let behind = typed().nth(name.len());
        match name.as_str() {
            "word" | "lemma" | "lc" | "tag" => matches!(behind, Some('=' | ':' | '!')),
            "pos" => matches!(behind, Some('=' | '!')),
            _ => false,
        }
    }

    /// Behind the first slash.
    fn expression(&mut self) -> Read<Condition> {
        let start = self.at;
        let mut source = String::new();
        // Which character of the line each byte of the source came from.
        let mut places = Vec::new();
        loop {
            match self.peek() {
                None => return Err((start - 1, faults::CLOSING_SLASH.to_owned())),
                Some(c) if narrow(c) == '/' => break,
                Some(c) => {
                    let escaped = c == '\\' && self.at + 1 < self.characters.len();
                    let typed = &self.characters[self.at..=self.at + usize::from(escaped)];
                    // Only ASCII can be escaped in a regular expression.
                    let typed = if typed.last() == Some(&'／') { &typed[1..] } else { typed };
                    source.extend(typed);
                    places.resize(source.len(), self.at);
                    self.at += 1 + usize::from(escaped);
                }
            }
        }
        if source.is_empty() {
            return self.fail(faults::EMPTY_EXPRESSION);
        }
        let place = |byte: usize| places.get(byte).copied().unwrap_or(self.at);
        let expression = Expression::read(&source)
            .map_err(|(byte, message)| (if byte == 0 { start } else { place(byte) }, message))?;
        self.at += 1;
        Ok(Condition::Matches(expression))
    }

    /// Behind `pos:`.
    fn tag(&mut self) -> Read<Condition> {
        let start = self.at;
        while self.peek().is_some_and(|c| !ends_word(c)) {
            self.at += 1;
        }
        let name = self.characters[start..self.at].iter().map(|c| narrow(*c).to_ascii_lowercase());
        let name: String = name.collect();
        match Tag::read(&name) {
            Some(tag) => Ok(Condition::Tagged(tag)),
            None => Err((start, faults::TAG.to_owned())),
        }
    }

    fn word(&mut self) -> Read<Condition> {
        let mut glyphs = Vec::new();
        while let Some(c) = self.peek().filter(|c| !ends_word(*c)) {
            self.at += 1;
            if narrow(c) == '\\' {
                let Some(escaped) = self.peek() else { return self.fail(faults::ESCAPE) };
                self.at += 1;
                glyphs.push(Glyph::Is(escaped));
            } else {
                // Inside a word a mark can stand: titles and times are words. At its edges no word of a text has one.
                let edge = glyphs.is_empty() || self.peek().is_none_or(ends_word);
                if edge && is_stop(c) {
                    return Err((self.at - 1, faults::MARK.to_owned()));
                }
                glyphs.push(glyph(c));
            }
        }
        if glyphs.is_empty() {
            return self.fail(faults::WORD);
        }
        Ok(Condition::Word(Pattern::from_glyphs(glyphs)))
    }
}
