//! Marks that belong to the token beside them: C++, AT&T, U.S., −5℃, 50%–60%, 歼-20, 双11.

use super::numbers::digit;

/// Words that are written with a full stop behind them.
const SHORT: [&str; 17] = [
    "Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Jr", "Sr", "vs", "Inc", "Ltd", "Corp", "Gen", "Col", "Sgt",
    "Rev", "Hon",
];

/// Names of series of aircraft, rockets, missiles and ships; a number behind a hyphen tells the model. A model of foreign design
/// has the first character of its maker: 苏-57, 米-8.
pub(super) const SERIES: [&str; 31] = [
    "歼", "轰", "运", "直", "苏", "米", "图", "伊尔", "安", "卡", "雅克", "武直", "空警", "歼轰", "东风",
    "红旗", "鹰击", "巨浪", "长剑", "长征", "神舟", "嫦娥", "天宫", "天舟", "翼龙", "彩虹", "攻击", "无侦",
    "霹雳", "神剑", "海燕",
];

/// Bytes of the signs that go on with `word`, of which `after` is the rest of the text.
#[must_use]
pub fn behind_word(word: &str, after: &str) -> usize {
    if word.len() == 1 && after.starts_with("++") {
        return 2;
    }
    if matches!(word, "C" | "F" | "c") && after.starts_with('#') {
        return 1;
    }
    let initials = word.len() > 1
        && word.split('.').all(|part| part.len() == 1 && part.starts_with(|c: char| c.is_ascii_uppercase()));
    usize::from(after.starts_with('.') && (initials || SHORT.contains(&word)))
}

/// Whether `c` stands between the ends of a range.
#[must_use]
pub fn range(c: char) -> bool {
    matches!(c, '-' | '－' | '–' | '—' | '~' | '～')
}

/// Bytes of the second end of a range whose first ended with a percent sign: -60%.
#[must_use]
pub fn percent_range(first: &str, after: &str) -> usize {
    let sign = after.chars().next().filter(|c| range(*c));
    let (Some(sign), true) = (sign, first.ends_with(['%', '％'])) else { return 0 };
    let rest = &after[sign.len_utf8()..];
    let digits: usize =
        rest.chars().take(16).take_while(|c| *c == '.' || digit(*c).is_some()).map(char::len_utf8).sum();
    let percent = rest[digits..].chars().next().filter(|c| matches!(c, '%' | '％'));
    match percent {
        Some(percent) if digits > 0 => sign.len_utf8() + digits + percent.len_utf8(),
        _ => 0,
    }
}

/// Whether the sign `first` behind `before` makes the number behind it a negative one, if that has a percent sign or degrees.
#[must_use]
pub fn minus(first: char, before: Option<char>, next: Option<char>) -> bool {
    matches!(first, '-' | '−' | '－')
        && next.is_some_and(|c| digit(c).is_some())
        && !before.is_some_and(|c| {
            c.is_ascii_alphanumeric()
                || digit(c).is_some()
                || matches!(c, '%' | '％' | '℃' | '°' | '‰' | ')' | '）')
                || range(c)
        })
}

/// Whether `c` can begin what [`model`] finds.
#[must_use]
pub fn begins_model(c: char) -> bool {
    matches!(c, '双' | '雙') || SERIES.iter().any(|series| series.starts_with(c))
}

/// The length of the name of a model, or of the shopping day 双11, at the beginning of `text`.
#[must_use]
pub fn model(text: &str) -> Option<usize> {
    let digits = |at: usize| text[at..].chars().take(5).take_while(char::is_ascii_digit).count();
    if let Some(rest) = text.strip_prefix(['双', '雙']) {
        let len = text.len() - rest.len();
        return (digits(len) == 2 && rest.starts_with(['1'])).then_some(len + 2);
    }
    let hyphen = |series: &&&str| text[series.len()..].starts_with('-');
    let series = SERIES.iter().filter(|series| text.starts_with(**series)).find(hyphen)?;
    let count = digits(series.len() + 1);
    (1..=4).contains(&count).then_some(series.len() + 1 + count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_belong_to_the_token_beside_them() {
        assert_eq!(
            [behind_word("C", "++"), behind_word("C", "#"), behind_word("U.S", ". "), behind_word("Mr", ".")],
            [2, 1, 1, 1]
        );
        assert_eq!([behind_word("plan", "."), behind_word("A", "."), behind_word("AB", "++")], [0, 0, 0]);
        assert_eq!(
            [percent_range("50%", "-60%。"), percent_range("50%", "-60"), percent_range("50", "-60%")],
            [4, 0, 0]
        );
        assert!(
            minus('-', Some('至'), Some('5'))
                && !minus('-', Some('3'), Some('5'))
                && !minus('-', None, Some('x'))
        );
        let models =
            ["歼-20", "东风-41", "苏-57", "长征-5", "双11", "安理会", "直接", "双方", "运-", "歼-20250101"];
        let lengths = models.map(|text| model(text).map(|len| text[..len].chars().count()));
        assert_eq!(lengths, [Some(4), Some(5), Some(4), Some(4), Some(3), None, None, None, None, None]);
    }
}
