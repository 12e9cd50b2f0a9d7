//! English words of dates.

use crate::dates::expressions::festivals::{Festival, Needs, When};
use crate::dates::expressions::levels::Unit;

/// Words that can begin a date, in lower case, besides the names of months.
pub(super) fn begins(word: &str) -> bool {
    matches!(
        word,
        "today"
            | "tonight"
            | "yesterday"
            | "tomorrow"
            | "day"
            | "twenties"
            | "thirties"
            | "forties"
            | "fifties"
            | "sixties"
            | "seventies"
            | "eighties"
            | "nineties"
            | "last"
            | "next"
            | "this"
            | "past"
            | "previous"
            | "following"
            | "same"
            | "preceding"
            | "coming"
            | "early"
            | "late"
            | "mid"
            | "beginning"
            | "start"
            | "end"
            | "middle"
            | "rest"
            | "remainder"
            | "latter"
            | "weekend"
            | "final"
            | "first"
            | "second"
            | "third"
            | "fourth"
            | "spring"
            | "summer"
            | "autumn"
            | "fall"
            | "winter"
            | "a"
            | "an"
            | "one"
            | "two"
            | "three"
            | "four"
            | "five"
            | "six"
            | "seven"
            | "eight"
            | "nine"
            | "ten"
            | "eleven"
            | "twelve"
            | "fifteen"
            | "twenty"
            | "thirty"
            | "forty"
            | "fifty"
            | "several"
            | "few"
            | "couple"
            | "fy"
            | "fiscal"
            | "q"
            | "h"
            | "week"
            | "year"
            | "ad"
            | "qixi"
            | "lantern"
            | "double"
            | "chongyang"
            | "tomb"
            | "international"
            | "children"
            | "army"
            | "teachers"
            | "singles"
            | "mother"
            | "father"
            | "christmas"
            | "thanksgiving"
            | "halloween"
            | "chinese"
            | "lunar"
            | "new"
            | "national"
            | "dragon"
            | "qingming"
            | "valentine"
            | "the"
            | "many"
            | "decades"
            | "centuries"
            | "half"
            | "month"
            | "nineteen"
            | "easter"
            | "good"
            | "black"
            | "labor"
            | "memorial"
            | "independence"
            | "veterans"
            | "martin"
    ) || weekday(word).is_some()
        || short_weekday(word)
        || century(word).is_some()
}

/// Monday is 0. Short names are left alone: sat and sun are words.
pub(super) fn weekday(word: &str) -> Option<i64> {
    Some(match word {
        "monday" => 0,
        "tuesday" => 1,
        "wednesday" => 2,
        "thursday" => 3,
        "friday" => 4,
        "saturday" => 5,
        "sunday" => 6,
        _ => return None,
    })
}

/// Short names of weekdays, which mean one only before a date: Wed, 18 June.
pub(super) fn short_weekday(word: &str) -> bool {
    matches!(word, "mon" | "tue" | "tues" | "wed" | "thu" | "thur" | "thurs" | "fri" | "sat" | "sun")
}

/// The eighties.
pub(super) fn decade(word: &str) -> Option<i32> {
    const NAMES: [&str; 8] =
        ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];
    let place = NAMES.iter().position(|name| *name == word)?;
    i32::try_from(place * 10 + 20).ok()
}

/// nineteenth century.
pub(super) fn century(word: &str) -> Option<i32> {
    const NAMES: [&str; 20] = [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
    ];
    let place = NAMES.iter().position(|name| *name == word)?;
    i32::try_from(place + 1).ok()
}

/// Small numbers in words.
pub(super) fn number(word: &str) -> Option<i64> {
    const WORDS: [&str; 13] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    let n = match word {
        "a" | "an" => 1,
        "fifteen" => 15,
        "twenty" => 20,
        "thirty" => 30,
        "forty" => 40,
        "fifty" => 50,
        _ => WORDS.iter().position(|w| *w == word).filter(|n| *n > 0)?,
    };
    i64::try_from(n).ok()
}

/// ten … nineteen, twenty … ninety: the second half of a year that is spelt out.
pub(super) fn spelt(word: &str) -> Option<i32> {
    const TEENS: [&str; 10] = [
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let place =
        |list: &[&str]| list.iter().position(|name| *name == word).and_then(|n| i32::try_from(n).ok());
    place(&TEENS).map(|n| n + 10).or_else(|| place(&TENS).map(|n| (n + 2) * 10))
}

/// Units, singular or plural, with the number of them that one makes.
pub(super) fn unit(word: &str) -> Option<(Unit, i64)> {
    Some(match word {
        "day" | "days" => (Unit::Day, 1),
        "week" | "weeks" => (Unit::Week, 1),
        "fortnight" | "fortnights" => (Unit::Week, 2),
        "month" | "months" => (Unit::Month, 1),
        "quarter" | "quarters" => (Unit::Quarter, 1),
        "year" | "years" => (Unit::Year, 1),
        "decade" | "decades" => (Unit::Year, 10),
        "century" | "centuries" => (Unit::Year, 100),
        _ => return None,
    })
}

/// 0 spring … 3 winter.
pub(super) fn season(word: &str) -> Option<u32> {
    Some(match word {
        "spring" => 0,
        "summer" => 1,
        "autumn" | "fall" => 2,
        "winter" => 3,
        _ => return None,
    })
}

/// first … fourth.
pub(super) fn ordinal(word: &str) -> Option<u32> {
    Some(match word {
        "first" => 1,
        "second" => 2,
        "third" => 3,
        "fourth" => 4,
        _ => return None,
    })
}

const fn sure(name: &'static str, when: When) -> Festival {
    Festival { name, when, needs: Needs::Nothing }
}

/// Festivals, in lower case, apostrophes straight; a longer name before its own beginning.
pub(super) static FESTIVALS: [Festival; 47] = [
    sure("thanksgiving day", When::Nth(11, 4, 3)),
    sure("easter monday", When::Easter(1)),
    sure("easter sunday", When::Easter(0)),
    sure("easter", When::Easter(0)),
    sure("good friday", When::Easter(-2)),
    sure("black friday", When::BehindNth(11, 4, 3, 1)),
    sure("labor day", When::Nth(9, 1, 0)),
    sure("memorial day", When::Nth(5, -1, 0)),
    sure("independence day", When::Fixed(7, 4)),
    sure("veterans day", When::Fixed(11, 11)),
    sure("christmas eve", When::Fixed(12, 24)),
    sure("christmas day", When::Fixed(12, 25)),
    sure("christmas", When::Fixed(12, 25)),
    sure("new year's day", When::Fixed(1, 1)),
    sure("new year's eve", When::Fixed(12, 31)),
    sure("thanksgiving", When::Nth(11, 4, 3)),
    sure("halloween", When::Fixed(10, 31)),
    sure("valentine's day", When::Fixed(2, 14)),
    sure("international women's day", When::Fixed(3, 8)),
    sure("international workers' day", When::Fixed(5, 1)),
    sure("international labor day", When::Fixed(5, 1)),
    sure("international labour day", When::Fixed(5, 1)),
    sure("international children's day", When::Fixed(6, 1)),
    sure("may day", When::Fixed(5, 1)),
    sure("children's day", When::Fixed(6, 1)),
    sure("army day", When::Fixed(8, 1)),
    sure("teachers' day", When::Fixed(9, 10)),
    sure("singles' day", When::Fixed(11, 11)),
    sure("mother's day", When::Nth(5, 2, 6)),
    sure("father's day", When::Nth(6, 3, 6)),
    sure("national day", When::Fixed(10, 1)),
    sure("spring festival", When::Lunar(1, 1)),
    sure("chinese new year", When::Lunar(1, 1)),
    sure("lunar new year", When::Lunar(1, 1)),
    sure("lantern festival", When::Lunar(1, 15)),
    sure("dragon boat festival", When::Lunar(5, 5)),
    sure("qixi festival", When::Lunar(7, 7)),
    sure("mid-autumn festival", When::Lunar(8, 15)),
    sure("mid-autumn day", When::Lunar(8, 15)),
    sure("double ninth festival", When::Lunar(9, 9)),
    sure("chongyang festival", When::Lunar(9, 9)),
    sure("qingming festival", When::Term(1)),
    sure("tomb-sweeping day", When::Term(1)),
    sure("tomb sweeping day", When::Term(1)),
    sure("winter solstice", When::Term(18)),
    sure("summer solstice", When::Term(6)),
    sure("spring equinox", When::Term(0)),
];
