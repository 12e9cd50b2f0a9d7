//! Titles in book-title marks and phrases in quotation marks as tokens.

use crate::tokens::classes::is_han;

/// Characters of a title, at most.
const LONGEST_TITLE: usize = 40;
/// Characters of a quoted phrase.
const PHRASE: std::ops::RangeInclusive<usize> = 2..=8;

/// The length of the title behind the opening mark that `text` begins with.
#[must_use]
pub fn title(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('《')?;
    let fits = |c: char| !matches!(c, '\n' | '\r' | '《' | '》');
    within(inside, '》', 1..=LONGEST_TITLE, fits)
}

/// The length of the phrase behind the opening quotation mark that `text` begins with: Chinese characters only.
#[must_use]
pub fn quoted(text: &str) -> Option<usize> {
    let open = text.chars().next()?;
    within(&text[open.len_utf8()..], closing(open)?, PHRASE, is_han)
}

/// The mark that closes what `open` opens.
#[must_use]
pub fn closing(open: char) -> Option<char> {
    match open {
        '“' => Some('”'),
        '‘' => Some('’'),
        '「' => Some('」'),
        '『' => Some('』'),
        // #话题#, as on Weibo.
        '＂' | '"' | '#' | '＃' => Some(open),
        _ => None,
    }
}

fn within(
    inside: &str,
    close: char,
    lengths: std::ops::RangeInclusive<usize>,
    fits: impl Fn(char) -> bool,
) -> Option<usize> {
    for (count, (at, c)) in inside.char_indices().take(lengths.end() + 1).enumerate() {
        if c == close {
            return lengths.contains(&count).then_some(at);
        }
        if !fits(c) {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_and_phrases_end_with_their_mark() {
        assert_eq!(title("《人民日报》社").map(|len| &"人民日报》社"[..len]), Some("人民日报"));
        assert_eq!((title("《》"), title("《没有"), title("人民")), (None, None, None));
        assert_eq!(quoted("“一带一路”倡议"), Some("一带一路".len()));
        assert_eq!(quoted("#北京冬奥会#开幕").map(|len| &"北京冬奥会#"[..len]), Some("北京冬奥会"));
        assert_eq!((quoted("“他说，好”"), quoted("“好”"), quoted("“”")), (None, None, None));
    }
}
