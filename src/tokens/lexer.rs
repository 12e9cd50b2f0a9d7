//! The lexer: runs of Chinese characters, words of spaced languages, numbers, marks, white space.
//!
//! Words of spaced languages follow UAX #29, with hyphens inside a word kept. What else is one token (numbers, dates,
//! addresses …) is told by [`super::rules`]. One pass, linear time.

#[cfg(test)]
mod tests;
mod words;

use words::{border, word};

use super::classes::{Class, class, closes, ends_sentence};
use super::fold::narrow;
use super::rules::{begins, cardinals, dates, dotted, marks, numbers, phrases, signs};
use super::settings::{Rules, Settings};

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Chinese characters.
    Han,
    /// A word of a spaced language.
    Letters,
    /// A number, with its magnitude or percent sign.
    Number,
    /// A date.
    Date,
    /// A web or mail address.
    Address,
    /// A name whose parts are joined by a dot; from the lexer, a run of Chinese characters with dots in it.
    Name,
    /// A title, a phrase that stood in quotation marks, or a word with letters and Chinese characters.
    Phrase,
    /// A word of the user's own.
    Own,
    /// One punctuation mark or symbol.
    Mark,
    /// White space, line ends among it.
    Space,
}

impl Kind {
    /// Whether pieces of this kind are tokens that are counted.
    #[must_use]
    pub fn is_word(self) -> bool {
        !matches!(self, Self::Mark | Self::Space)
    }
}

/// What ends with a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bound {
    /// Nothing.
    None,
    /// A sentence.
    Sentence,
    /// A paragraph, and the sentence in it.
    Paragraph,
}

/// A piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece<'t> {
    /// The characters as written.
    pub surface: &'t str,
    /// What they are.
    pub kind: Kind,
    /// What ends here. A mark that closes a quotation after the end of a sentence ends it once more.
    pub bound: Bound,
}

/// Cuts `text` into pieces that concatenate to it; a run of Chinese characters is one piece, with the dots of
/// names in it where the rules join names.
pub fn lex<'t>(text: &'t str, settings: &Settings, sink: impl FnMut(Piece<'t>)) {
    lex_with(text, settings, |_, _| None, sink);
}

/// The same, asking `longer` for the length of a word that holds letters and Chinese characters (A股, 卡拉OK): it is handed the text from
/// there on and the bytes up to where the letters end.
pub fn lex_with<'t>(
    text: &'t str,
    settings: &Settings,
    longer: impl Fn(&str, usize) -> Option<usize>,
    mut sink: impl FnMut(Piece<'t>),
) {
    let (rules, width) = (&settings.rules, settings.fold.width);
    let mut at = 0;
    let mut ends = Ends::default();
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let (len, kind, bound) = match class(first) {
            Class::Han if rules.numbers && year_ends(text, at) => ('年'.len_utf8(), Kind::Han, Bound::None),
            Class::Han => match marked(rest, first, before(text, at), rules) {
                Some((len, kind)) => (len, kind, Bound::None),
                None => {
                    let (len, dotted) = han(rest, rules);
                    match border(rest, len, rules, &longer).filter(|_| !dotted) {
                        Some((0, len)) => (len, Kind::Phrase, Bound::None),
                        Some((start, _)) => (start, Kind::Han, Bound::None),
                        None => (len, if dotted { Kind::Name } else { Kind::Han }, Bound::None),
                    }
                }
            },
            Class::Letter | Class::Digit if !width && !first.is_ascii() && narrow(first) != first => (
                run(rest, |c| !c.is_ascii() && narrow(c) != c && class(c) == class(first)),
                kind_of(first),
                Bound::None,
            ),
            // By itself a joiner of letters is none.
            Class::Letter if matches!(first, '\u{200C}' | '\u{200D}') => {
                (first.len_utf8(), Kind::Mark, Bound::None)
            }
            Class::Letter if rules.names && dotted::initials(rest) => {
                (han(rest, rules).0, Kind::Name, Bound::None)
            }
            Class::Letter | Class::Digit => match word(rest, before(text, at), first, rules) {
                (len, Kind::Letters, _) if let Some(len) = longer(rest, len) => {
                    (len, Kind::Phrase, Bound::None)
                }
                found => found,
            },
            Class::Space | Class::Line => space(rest),
            Class::Mark if by_itself(first) => (first.len_utf8(), Kind::Mark, ends.mark(text, at, first)),
            Class::Mark if let Some(len) = negative(text, at, first, rules) => {
                (len, Kind::Number, Bound::None)
            }
            Class::Mark if let Some(len) = begun(rest, before(text, at), first, rules) => {
                (len, Kind::Letters, Bound::None)
            }
            Class::Mark => (
                mark(rest, first),
                Kind::Mark,
                ends.mark(text, at + mark(rest, first) - first.len_utf8(), first),
            ),
        };
        ends.after(bound);
        sink(Piece { surface: &rest[..len], kind, bound });
        at += len;
        if kind == Kind::Mark
            && let Some(len) = phrase(rest, first, rules)
        {
            ends.after(Bound::None);
            sink(Piece { surface: &text[at..at + len], kind: Kind::Phrase, bound: Bound::None });
            at += len;
        }
    }
}

/// Follows the ends of sentences from mark to mark.
#[derive(Debug, Default)]
pub struct Ends {
    /// Whether a sentence has just ended, so that a closing quotation mark still belongs to it.
    ended: bool,
}

impl Ends {
    /// What ends with the mark `c` at byte `at` of `text`.
    #[must_use]
    pub fn mark(&self, text: &str, at: usize, c: char) -> Bound {
        let ends = ends_sentence(c) || (c == '.' && full_stop(text, at)) || (self.ended && closes(c));
        if ends { Bound::Sentence } else { Bound::None }
    }

    /// To be told what ended with each piece.
    pub fn after(&mut self, bound: Bound) {
        self.ended = bound == Bound::Sentence;
    }
}

/// The kind of a run that begins with `first`, a letter or a digit.
fn kind_of(first: char) -> Kind {
    if class(first) == Class::Digit { Kind::Number } else { Kind::Letters }
}

fn before(text: &str, at: usize) -> Option<char> {
    text[..at].chars().next_back()
}

/// Whether 年 at `at` belongs to a year and what follows is no part of its word: 2024年 前三季度, not 2024 年前.
fn year_ends(text: &str, at: usize) -> bool {
    let digit = |c: &char| numbers::digit(*c).is_some() || numbers::han_digit(*c).is_some();
    let behind = text[at..].strip_prefix('年').is_some_and(|rest| rest.starts_with(['前', '后', '後']));
    behind && text[..at].chars().rev().take(5).take_while(digit).count() == 4
}

/// The length of a number with its minus at `at`: −5℃, -3%.
fn negative(text: &str, at: usize, first: char, rules: &Rules) -> Option<usize> {
    let rest = &text[at + first.len_utf8()..];
    let next = rest.chars().next()?;
    if !rules.numbers || !marks::minus(first, before(text, at), Some(next)) {
        return None;
    }
    let (len, kind, _) = word(rest, Some(first), next, rules);
    let degrees = rest[..len].contains(['%', '％', '‰', '℃', '°']);
    (kind == Kind::Number && degrees).then_some(first.len_utf8() + len)
}

/// The length of a word that begins with the mark `first`: .NET, @user.
fn begun(text: &str, before: Option<char>, first: char, rules: &Rules) -> Option<usize> {
    match first {
        '.' if rules.hyphens => signs::dotted(text, before),
        '@' | '＠' if rules.addresses => signs::mention(text, before),
        _ => None,
    }
}

/// What a rule takes from the beginning of `text`, which is a Chinese character behind `before`.
fn marked(text: &str, first: char, before: Option<char>, rules: &Rules) -> Option<(usize, Kind)> {
    if !begins::begins(first) {
        return None;
    }
    let number = |len: Option<usize>| len.filter(|_| rules.numbers).map(|len| (len, Kind::Number));
    if first == '第' {
        return number(numbers::ordinal(text).or_else(|| cardinals::cardinal(text, before)));
    }
    if cardinals::some(first) {
        return number(cardinals::indefinite(text, before));
    }
    if first != '十' && numbers::han_digit(first).is_none() && !cardinals::begins(first) {
        return marks::model(text).filter(|_| rules.numbers).map(|len| (len, Kind::Phrase));
    }
    if let Some(len) = cardinals::event(text).filter(|_| rules.numbers) {
        return Some((len, Kind::Number));
    }
    let date = dates::date(text, rules.dates).map(|len| (len, Kind::Date));
    date.or_else(|| number(numbers::spelt(text, before).or_else(|| cardinals::cardinal(text, before))))
}

/// Whether the mark is one whatever follows: the marks of Chinese sentences, which are nearly all.
#[inline]
fn by_itself(mark: char) -> bool {
    matches!(mark, '，' | '。' | '、' | '；' | '：' | '！' | '？' | '（' | '）' | '”' | '》')
}

/// One mark, or a row of the same dash, dot or line: —— and …… are one mark each. So is an emoji of several characters.
fn mark(text: &str, first: char) -> usize {
    if first >= '\u{2190}' {
        let emoji = signs::emoji(text);
        if emoji > first.len_utf8() {
            return emoji;
        }
    }
    if matches!(
        first,
        '—' | '…' | '-' | '－' | '─' | '―' | '–' | '=' | '*' | '_' | '~' | '～' | '⋯' | '.' | '·'
    ) {
        run(text, |c| c == first)
    } else {
        first.len_utf8()
    }
}

fn phrase(text: &str, mark: char, rules: &Rules) -> Option<usize> {
    if mark == '《' {
        return rules.titles.then(|| phrases::title(text)).flatten();
    }
    rules.quotes.then(|| phrases::quoted(text)).flatten()
}

/// Bytes of a run of Chinese characters that is handed to jieba at once, at most: without any mark in 65,536
/// characters a text is no text, and one cut more does no harm.
const LONGEST_RUN: usize = 3 << 16;

fn run(text: &str, keep: impl Fn(char) -> bool) -> usize {
    text.char_indices().find(|(_, c)| !keep(*c)).map_or(text.len(), |(at, _)| at)
}

/// A run of Chinese characters, up to where a rule takes over, and whether dots are in it: between two characters they
/// stay where names are joined.
fn han(text: &str, rules: &Rules) -> (usize, bool) {
    let text = &text[..text.floor_char_boundary(LONGEST_RUN)];
    let (mut numeral, mut dotted) = (true, false);
    let mut last = '\0';
    for (at, c) in text.char_indices() {
        let before_this = std::mem::replace(&mut last, c);
        if class(c) != Class::Han {
            let initial = || (at == 0 || dotted::dot(before_this)) && dotted::initials(&text[at..]);
            let joins = |at: usize| at > 0 && dotted::goes_on(before_this, &text[at..], dotted);
            if rules.names && (joins(at) || (c.is_ascii_uppercase() && initial())) {
                (numeral, dotted) = (false, true);
                continue;
            }
            return (at, dotted);
        }
        if !begins::begins(c) {
            numeral = false;
            continue;
        }
        let digit = c == '十' || numbers::han_digit(c).is_some();
        // In the middle of a numeral nothing begins.
        if at > 0 && !(digit && numeral) && marked(&text[at..], c, before(text, at), rules).is_some() {
            return (at, dotted);
        }
        numeral = digit;
    }
    (text.len(), dotted)
}

fn space(text: &str) -> (usize, Kind, Bound) {
    let len = run(text, |c| matches!(class(c), Class::Space | Class::Line));
    let line = text[..len].chars().any(|c| class(c) == Class::Line);
    (len, Kind::Space, if line { Bound::Paragraph } else { Bound::None })
}

/// Whether the full stop at `at` ends a sentence: something must follow it with a space between (or nothing
/// at all), and it must not stand behind a single capital letter, as in an initial.
fn full_stop(text: &str, at: usize) -> bool {
    let mut after = text[at + 1..].chars().skip_while(|c| closes(*c));
    let free = after.next().is_none_or(|c| matches!(class(c), Class::Space | Class::Line | Class::Han));
    let mut before = text[..at].chars().rev();
    let initial =
        before.next().is_some_and(char::is_uppercase) && before.next().is_none_or(|c| !c.is_alphanumeric());
    free && !initial
}
