//! Units of measure in letters behind a number: 35μg/m³, 350km/h, 3km², 50MW. A single letter is none by itself: 5G, 4K and 3D are
//! names. Capital and small letters are not told apart, since they are counted together.

use crate::tokens::classes::{Class, class};
use crate::tokens::fold::narrow;

/// Units that stand by themselves.
const UNITS: &[&str] = &[
    "km", "cm", "mm", "dm", "nm", "μm", "um", "kg", "mg", "μg", "ug", "ng", "kw", "mw", "gw", "tw", "kwh",
    "mwh", "gwh", "twh", "wh", "mah", "ah", "hz", "khz", "mhz", "ghz", "kb", "mb", "gb", "tb", "pb", "bps",
    "kbps", "mbps", "gbps", "pa", "kpa", "mpa", "hpa", "ml", "dl", "μl", "kj", "mj", "kn", "kv", "mv", "ev",
    "kev", "mev", "gev", "tev", "db", "cal", "kcal", "min", "ms", "ns", "μs", "ha", "mol", "mmol", "μmol",
    "ppm", "ppb", "rpm", "fps", "dpi", "bar", "mbar", "ft", "lb", "oz", "mph",
];
/// Units that are letters, which need a power or another unit beside them: 8m/s, 3m².
const LETTERS: &[&str] = &["m", "g", "s", "h", "t", "l", "w", "v", "a", "j", "n", "k", "d"];
/// Characters of a unit, at most.
const LONGEST: usize = 5;
/// Units that are divided by one another, at most.
const MOST: usize = 3;

/// The length of the number in digits at the beginning of `text` together with the unit behind it.
#[must_use]
pub fn measure(text: &str) -> Option<usize> {
    let digit = |c: char| class(c) == Class::Digit;
    let mut number = 0;
    for (at, c) in text.char_indices().take(32) {
        let inner = matches!(narrow(c), '.' | ',' | '-' | '~' | '–' | '—') && number == at;
        if digit(c) {
            number = at + c.len_utf8();
        } else if !inner || at == 0 {
            break;
        }
    }
    let after = &text[number..];
    let first = after.chars().next()?;
    if number == 0 || class(first) != Class::Letter {
        return None;
    }
    latin(after).map(|len| number + len)
}

/// The length of the unit that `after` begins with.
fn latin(after: &str) -> Option<usize> {
    let (mut end, mut sure) = (0, false);
    for count in 0..MOST {
        let (len, alone) = one(&after[end..])?;
        (end, sure) = (end + len, sure || alone || count > 0);
        let mut rest = after[end..].chars();
        match (rest.next(), rest.next()) {
            (Some(slash @ ('/' | '／')), Some(_)) if one(&after[end + slash.len_utf8()..]).is_some() => {
                end += slash.len_utf8();
            }
            (Some(c), _) if matches!(class(c), Class::Letter | Class::Digit) => return None,
            _ => return sure.then_some(end),
        }
    }
    None
}

/// The length of one unit with its power, and whether it can stand alone.
fn one(text: &str) -> Option<(usize, bool)> {
    let mut name = String::with_capacity(LONGEST * 2);
    let mut len = 0;
    for c in text.chars().take(LONGEST) {
        let letter = match narrow(c) {
            '\u{B5}' => 'μ',
            c => c.to_ascii_lowercase(),
        };
        if !letter.is_ascii_lowercase() && letter != 'μ' {
            break;
        }
        name.push(letter);
        len += c.len_utf8();
    }
    let power = text[len..].chars().next().filter(|c| matches!(c, '²' | '³'));
    let alone = UNITS.contains(&name.as_str());
    let known = alone || LETTERS.contains(&name.as_str());
    known.then_some((len + power.map_or(0, char::len_utf8), alone || power.is_some()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_in_letters_go_with_their_number() {
        let cases = [
            ("35μg/m³，", Some("35μg/m³")),
            ("35µg/m³", Some("35µg/m³")),
            ("350km/h的", Some("350km/h")),
            ("350KM/H", Some("350KM/H")),
            ("8m/s", Some("8m/s")),
            ("3km²", Some("3km²")),
            ("20m²", Some("20m²")),
            ("1,200MW，", Some("1,200MW")),
            ("3-5km", Some("3-5km")),
            ("１０ｋｍ", Some("１０ｋｍ")),
            ("5mg/kg/d", Some("5mg/kg/d")),
            ("5G", None),
            ("4K", None),
            ("3D打印", None),
            ("2B铅笔", None),
            ("5kmx", None),
            ("5km2", None),
            ("10亿", None),
            ("35", None),
            ("km", None),
        ];
        for (text, expected) in cases {
            assert_eq!(measure(text).map(|len| &text[..len]), expected, "{text}");
        }
    }
}
