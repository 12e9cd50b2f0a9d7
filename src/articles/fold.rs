//! Folding of written variants, for counting only: what the reader sees stays as written.
//!
//! Every character becomes exactly one character, so positions counted in characters stay valid.

use unicode_normalization::char::decompose_compatible;

/// The character that `c` is counted as.
///
/// - dashes between words (U+2012–2015, U+FF0D, U+2500, U+2501, U+2E3A, U+FE58, U+FE63) become U+2014 `—`; the hyphens U+2010,
///   U+2011 and the minus U+2212 become `-`;
/// - dots between parts of a name (U+2027, U+2022, U+30FB, U+FF65, U+2219, U+22C5) become U+00B7 `·`;
/// - full-width letters, digits, brackets and symbols become ASCII, the ideographic space a space; the marks of
///   Chinese sentences ，：；！？ stay, because they tell where a sentence ends;
/// - the circles ○ ◯, used as a zero, become 〇;
/// - compatibility ideographs and the radicals that PDF files often hold in place of characters become the
///   characters they stand for (Unicode Character Database: decompositions, EquivalentUnifiedIdeograph).
///
/// ```
/// use wenmai_text::articles::fold;
/// assert_eq!("中国－中亚　２０２５年".chars().map(fold).collect::<String>(), "中国—中亚 2025年");
/// ```
#[must_use]
pub fn fold(c: char) -> char {
    match c {
        '\0'..='\u{9f}' | '\u{a1}'..='\u{b6}' => c,
        '\u{4E00}'..='\u{9FFF}' | '，' | '：' | '；' | '！' | '？' => c,
        '\u{2012}'..='\u{2015}' | '－' | '─' | '━' | '\u{2E3A}' | '\u{FE58}' | '\u{FE63}' => '—',
        '\u{2010}' | '\u{2011}' | '\u{2212}' => '-',
        '\u{2027}' | '\u{2022}' | '・' | '･' | '\u{2219}' | '\u{22C5}' => '·',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '\u{3000}' | '\u{a0}' => ' ',
        '￥' => '¥',
        '○' | '◯' => '〇',
        '\u{2E80}'..='\u{2EFF}' => radical(c),
        '\u{2F00}'..='\u{2FDF}' | '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}' => single(c),
        _ => c,
    }
}

/// The one character that `c` decomposes to, or `c` itself.
fn single(c: char) -> char {
    let (mut found, mut count) = (c, 0);
    decompose_compatible(c, |d| {
        found = d;
        count += 1;
    });
    if count == 1 { found } else { c }
}

/// Radicals of the supplement that have the form of a whole character.
fn radical(c: char) -> char {
    match c {
        '⺠' => '民',
        '⻄' => '西',
        '⻅' => '见',
        '⻆' => '角',
        '⻉' => '贝',
        '⻋' => '车',
        '⻑' => '長',
        '⻓' => '长',
        '⻔' => '门',
        '⻘' => '青',
        '⻙' => '韦',
        '⻚' => '页',
        '⻛' => '风',
        '⻜' => '飞',
        '⻝' => '食',
        '⻢' => '马',
        '⻣' => '骨',
        '⻤' => '鬼',
        '⻥' => '鱼',
        '⻦' => '鸟',
        '⻧' => '卤',
        '⻨' => '麦',
        '⻩' => '黄',
        '⻪' => '黾',
        '⻬' => '齐',
        '⻮' => '齿',
        '⻰' => '龙',
        '⻳' => '龟',
        _ => single(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variants_meet() {
        let folded = |s: &str| s.chars().map(fold).collect::<String>();
        assert_eq!(folded("马克思・列宁‧ＡＢ（９）"), "马克思·列宁·AB(9)");
        assert_eq!(folded("二○○八年⽂⺠⻓\u{F907}"), "二〇〇八年文民长龜");
        assert_eq!(folded("好，对！"), "好，对！");
    }

    #[test]
    fn folding_twice_is_folding_once() {
        for c in ('\0'..=char::MAX).map(fold) {
            assert_eq!(fold(c), c, "{c}");
        }
    }
}
