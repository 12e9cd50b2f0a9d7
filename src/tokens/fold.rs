//! What is counted together: full-width and ASCII forms, capital and small letters, traditional and simplified
//! characters. Counted as one term, shown as written.
//!
//! One character becomes one character, so that places in the text stay what they are. The table of traditional
//! characters and variants (臺 and 台, 裏 and 里) is made from OpenCC's by `scripts/traditional.py`; a library that
//! converts whole texts would bring the same table, two to nine times as large, for phrases that a count has no
//! use for.

use std::borrow::Cow;
use std::sync::OnceLock;

use crate::articles::fold as unified;

/// Characters on the first line, what they become on the second.
static TABLE: &str = include_str!("traditional.txt");
/// The stretch of Unicode that the direct table covers; the compatibility ideographs lie beyond it.
const FIRST: u32 = 0x3400;
const END: u32 = 0xA000;
const COMPATIBILITY: u32 = 0xF900;
/// The radicals that stand for characters, behind these.
const RADICALS: std::ops::Range<u32> = 0x2E80..0x2FE0;

/// For each character from [`FIRST`] on, then for 512 from [`COMPATIBILITY`] on and for [`RADICALS`], what it becomes; 0 for
/// itself.
fn table() -> &'static [u16] {
    static LOADED: OnceLock<Vec<u16>> = OnceLock::new();
    LOADED.get_or_init(|| {
        let mut table = vec![0; (END - FIRST) as usize + 512 + RADICALS.len()];
        let mut lines = TABLE.lines();
        let (from, to) = (lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
        for (from, to) in from.chars().zip(to.chars()) {
            if let Some(slot) = place(from).and_then(|place| table.get_mut(place)) {
                *slot = u16::try_from(u32::from(to)).unwrap_or(0);
            }
        }
        for radical in RADICALS.filter_map(char::from_u32) {
            let character = simple_in(&table, unified(radical));
            if let Some(slot) = place(radical).filter(|_| character != radical) {
                table[slot] = u16::try_from(u32::from(character)).unwrap_or(0);
            }
        }
        table
    })
}

fn place(c: char) -> Option<usize> {
    let code = u32::from(c);
    if (FIRST..END).contains(&code) {
        Some((code - FIRST) as usize)
    } else if (COMPATIBILITY..COMPATIBILITY + 512).contains(&code) {
        Some((END - FIRST + code - COMPATIBILITY) as usize)
    } else if RADICALS.contains(&code) {
        Some((END - FIRST + 512 + code - RADICALS.start) as usize)
    } else {
        None
    }
}

/// The simplified character that a traditional one or a variant is counted as; others as they are.
#[must_use]
pub fn simple(c: char) -> char {
    simple_in(table(), c)
}

fn simple_in(table: &[u16], c: char) -> char {
    match place(c).and_then(|place| table.get(place)) {
        None | Some(0) => c,
        Some(code) => char::from_u32(u32::from(*code)).unwrap_or(c),
    }
}

/// A run of Chinese characters with every character in its simple form; the same number of characters.
#[must_use]
pub fn han(run: &str) -> Cow<'_, str> {
    let table = table();
    if run.chars().all(|c| simple_in(table, c) == c) {
        return Cow::Borrowed(run);
    }
    Cow::Owned(run.chars().map(|c| simple_in(table, c)).collect())
}

/// The term of a surface: full-width ASCII forms become ASCII, letters small, characters simplified.
#[must_use]
pub fn term(surface: &str) -> Cow<'_, str> {
    let table = table();
    let same = |c: char| {
        c.is_ascii_lowercase()
            || (simple_in(table, c) == c && !('\u{FF01}'..='\u{FF5E}').contains(&c) && !c.is_uppercase())
    };
    if surface.chars().all(same) {
        return Cow::Borrowed(surface);
    }
    Cow::Owned(surface.chars().map(|c| simple_in(table, narrow(c))).flat_map(char::to_lowercase).collect())
}

/// The same for a mark: a single full-width one, as every other mark is, needs no new string but only `room`.
#[must_use]
pub fn mark<'t>(surface: &'t str, room: &'t mut [u8; 4]) -> Cow<'t, str> {
    let mut characters = surface.chars();
    match (characters.next(), characters.next()) {
        (Some(c @ '\u{FF01}'..='\u{FF5E}'), None) if !narrow(c).is_ascii_uppercase() => {
            Cow::Borrowed(narrow(c).encode_utf8(room))
        }
        _ => term(surface),
    }
}

/// The ASCII character of a full-width form; others as they are.
#[must_use]
pub fn narrow(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_case_and_variants_fold() {
        assert_eq!(term("ＡＰＥＣ"), "apec");
        assert_eq!(term("２０２５"), "2025");
        assert_eq!(term("中國"), "中国");
        assert_eq!((term("臺灣"), term("台湾")), ("台湾".into(), "台湾".into()));
        assert_eq!((term("裏"), term("裡")), ("里".into(), "里".into()));
        assert_eq!(term("⼈⺠⽇報"), "人民日报");
        assert!(matches!(term("中国"), Cow::Borrowed("中国")));
        for text in ["，", "Ａ", "ａ", "。", "……", "，，", ""] {
            assert_eq!(mark(text, &mut [0; 4]), term(text));
        }
    }

    #[test]
    fn what_a_character_becomes_stays() {
        let (from, to) = TABLE.split_once('\n').unwrap();
        assert_eq!(from.chars().count(), to.trim_end().chars().count());
        assert!(from.chars().count() > 3000);
        for (from, to) in from.chars().zip(to.trim_end().chars()) {
            assert_eq!((simple(from), simple(to)), (to, to), "{from}");
        }
    }
}
