//! Words of spaced languages and numbers.

use unicode_segmentation::UnicodeSegmentation;

use super::{Bound, Kind, run};
use crate::tokens::classes::{Class, class};
use crate::tokens::fold::narrow;
use crate::tokens::rules::{addresses, dates, lettered, marks, numbers, scales, signs, units};
use crate::tokens::settings::Rules;

/// Bytes of a word with letters outside ASCII, at most; a longer one is cut.
const LONGEST_WORD: usize = 512;

/// Digits above and below the line: km², CO₂.
fn raised(c: char) -> bool {
    matches!(c, '²' | '³' | '¹' | '⁰' | '⁴'..='⁹' | '₀'..='₉')
}

fn letters_and_digits(c: char) -> bool {
    matches!(class(c), Class::Letter | Class::Digit)
}

/// A word or number behind `before`. ASCII, which is nearly all of it in Chinese text, takes the short way.
pub(super) fn word(text: &str, before: Option<char>, first: char, rules: &Rules) -> (usize, Kind, Bound) {
    let address = || if first.is_ascii() { addresses::address(text) } else { addresses::wide(text) };
    if rules.addresses
        && let Some(len) = address()
    {
        return (len, Kind::Address, Bound::None);
    }
    let digit = class(first) == Class::Digit;
    if digit && let Some(len) = dates::date(text, rules.dates) {
        return (len, Kind::Date, Bound::None);
    }
    if digit
        && rules.numbers
        && let Some(len) = units::measure(text)
    {
        return (len, Kind::Number, Bound::None);
    }
    let len = run(text, letters_and_digits);
    if !text[..len].chars().all(|c| c.is_ascii() || class(c) == Class::Digit || narrow(c) != c || raised(c)) {
        return spaced(text, rules);
    }
    let mut end = len;
    let mut letters = text[..len].chars().any(char::is_alphabetic);
    // A joiner between two parts belongs to the word: don't, state-of-the-art, 3.14, 1,000, 12:30.
    loop {
        let mut rest = text[end..].chars();
        let (Some(joiner), Some(next)) = (rest.next(), rest.next()) else { break };
        let last = text[..end].chars().next_back();
        let both = matches!(joiner, '&' | '＆')
            && rules.hyphens
            && next.is_uppercase()
            && last.is_some_and(char::is_uppercase);
        let start = end + joiner.len_utf8();
        let digits = || {
            rules.numbers
                && last.is_some_and(|c| class(c) == Class::Digit)
                && class(next) == Class::Digit
                && signs::joins(&text[..end], joiner, &text[start..])
        };
        if !both && !joins(last.map_or(Class::Mark, class), joiner, class(next), rules) && !digits() {
            break;
        }
        let part = run(&text[start..], letters_and_digits);
        letters |= text[start..start + part].chars().any(char::is_alphabetic);
        end = start + part;
    }
    if letters {
        end += if rules.hyphens { marks::behind_word(&text[..end], &text[end..]) } else { 0 };
        return (end, Kind::Letters, Bound::None);
    }
    if rules.numbers {
        let born = numbers::born(before, &text[..end], &text[end..]);
        if born > 0 {
            return (end + born, Kind::Phrase, Bound::None);
        }
        end += scales::behind(&text[..end], &text[end..]);
        end += numbers::tail(&text[end..]);
        end += marks::range_end(&text[..end], &text[end..]);
    }
    if rules.units {
        end += numbers::unit(&text[end..]);
    }
    (end, Kind::Number, Bound::None)
}

/// Where the word begins and ends that holds letters behind the run of `len` bytes at the beginning of `text` and Chinese characters
/// before them: 卡拉OK.
pub(super) fn border(
    text: &str,
    len: usize,
    rules: &Rules,
    longer: impl Fn(&str, usize) -> Option<usize>,
) -> Option<(usize, usize)> {
    let next = text[len..].chars().next().filter(|c| class(*c) == Class::Letter)?;
    let (letters, kind, _) = word(&text[len..], text[..len].chars().next_back(), next, rules);
    if kind != Kind::Letters {
        return None;
    }
    let starts = text[..len].char_indices().rev().take(lettered::MOST_BEFORE).map(|(at, _)| at);
    let starts: Vec<usize> = starts.collect();
    starts.into_iter().rev().find_map(|start| {
        let whole = longer(&text[start..], len - start + letters)?;
        Some((start, start + whole))
    })
}

fn joins(before: Class, joiner: char, next: Class, rules: &Rules) -> bool {
    let digits = before == Class::Digit && next == Class::Digit;
    match joiner {
        '-' | '_' | '\'' | '’' => rules.hyphens && matches!(next, Class::Letter | Class::Digit),
        '.' => {
            (digits && rules.numbers) || (!digits && before == next && rules.hyphens && next == Class::Letter)
        }
        ',' | ':' | '/' | '／' | '．' | '·' => digits && rules.numbers,
        '－' => rules.hyphens && (digits || (before == next && next == Class::Letter)),
        sign if marks::range(sign) => digits && rules.hyphens,
        _ => false,
    }
}

/// A word with letters outside ASCII, as UAX #29 bounds it.
fn spaced(text: &str, rules: &Rules) -> (usize, Kind, Bound) {
    // UAX #29 needs to see no further than the next space or Chinese character, and a bounded look-ahead keeps
    // the time linear.
    let window = text
        .char_indices()
        .find(|(at, c)| *at >= LONGEST_WORD || matches!(class(*c), Class::Han | Class::Space | Class::Line))
        .map_or(text.len(), |(at, _)| at);
    let mut end = 0;
    for word in text[..window].split_word_bounds() {
        let first = word.chars().next().map_or(Class::Mark, class);
        let next = text[end + word.len()..window].chars().next();
        let joined = rules.hyphens && word == "-" && next.is_some_and(|c| class(c) == Class::Letter);
        if end > 0 && !joined && (first == Class::Mark || !text[..end].ends_with('-')) {
            break;
        }
        end += word.len();
    }
    (end.max(text.chars().next().map_or(0, char::len_utf8)), Kind::Letters, Bound::None)
}
