//! What is counted together: full-width and ASCII forms, capital and small letters.

use std::borrow::Cow;

/// The term of a surface: full-width ASCII forms become ASCII and letters small. Chinese characters stay.
#[must_use]
pub fn term(surface: &str) -> Cow<'_, str> {
    let same = |c: char| !('\u{FF01}'..='\u{FF5E}').contains(&c) && !c.is_uppercase();
    if surface.chars().all(same) {
        return Cow::Borrowed(surface);
    }
    Cow::Owned(surface.chars().map(narrow).flat_map(char::to_lowercase).collect())
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
    fn width_and_case_fold() {
        assert_eq!(term("ＡＰＥＣ"), "apec");
        assert_eq!(term("２０２５"), "2025");
        assert!(matches!(term("中国"), Cow::Borrowed("中国")));
    }
}
