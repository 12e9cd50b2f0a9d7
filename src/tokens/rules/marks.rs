//! Marks that belong to the token beside them: C++, AT&T, U.S., −5℃, 50%–60%, 1.5万—2万, 歼-20, 双11.

use super::numbers::{digit, tail};
use super::scales;
use crate::tokens::fold::{narrow, simple};

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
    let mut letters = word.chars().map(narrow);
    let letter = letters.next().filter(|_| letters.next().is_none());
    let mut behind = after.chars();
    match (letter, behind.next(), behind.next()) {
        (Some(_), Some(first @ ('+' | '＋')), Some(second @ ('+' | '＋'))) => {
            return first.len_utf8() + second.len_utf8();
        }
        (Some('C' | 'F' | 'c'), Some(sign @ ('#' | '＃')), _) => return sign.len_utf8(),
        _ => {}
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

/// Bytes of the second end of a range whose first end has a percent sign, degrees or a magnitude behind its digits, as the second then
/// has too: 50%-60%, 10℃～15℃, 1.5万—2万.
#[must_use]
pub fn range_end(first: &str, after: &str) -> usize {
    let Some(sign) = after.chars().next().filter(|c| range(*c)) else { return 0 };
    let scale = |number: &str| {
        let end = number.chars().next_back()?;
        Some(match simple(narrow(end)) {
            '%' => '%',
            '℃' | '°' => '°',
            'C' | 'F' if number.contains('°') => '°',
            '万' | '亿' | '千' | '百' | '多' | '余' | '几' => '万',
            _ => return None,
        })
    };
    let Some(wanted) = scale(first) else { return 0 };
    let rest = &after[sign.len_utf8()..];
    // Degrees may be below nought.
    let minus = rest
        .chars()
        .next()
        .filter(|c| wanted == '°' && matches!(c, '-' | '－' | '−'))
        .map_or(0, char::len_utf8);
    let rest = &rest[minus..];
    let digits = rest.chars().take(16).take_while(|c| matches!(c, '.' | ',' | '．') || digit(*c).is_some());
    let len: usize = digits.map(char::len_utf8).sum();
    if !rest.starts_with(|c| digit(c).is_some()) {
        return 0;
    }
    let len = len + scales::behind(&rest[..len], &rest[len..]);
    let len = len + tail(&rest[len..]);
    if scale(&rest[..len]) == Some(wanted) { sign.len_utf8() + minus + len } else { 0 }
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
    // A hyphen behind one or two characters: hardly ever.
    if ![3, 6].iter().any(|at| text.as_bytes().get(*at) == Some(&b'-')) {
        return None;
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
    fn names_of_series_have_one_or_two_characters() {
        assert!(SERIES.iter().all(|series| matches!(series.len(), 3 | 6)));
    }

    #[test]
    fn signs_belong_to_the_token_beside_them() {
        assert_eq!(
            [behind_word("C", "++"), behind_word("C", "#"), behind_word("U.S", ". "), behind_word("Mr", ".")],
            [2, 1, 1, 1]
        );
        assert_eq!(
            [behind_word("Ｃ", "＋＋和"), behind_word("Ｃ", "＃"), behind_word("Ｃ", "＋1")],
            [6, 3, 0]
        );
        assert_eq!([behind_word("plan", "."), behind_word("A", "."), behind_word("AB", "++")], [0, 0, 0]);
        let ranges = [
            ("50%", "-60%。", "-60%"),
            ("10%", "～20%", "～20%"),
            ("１０％", "－２０％", "－２０％"),
            ("10℃", "-15℃，", "-15℃"),
            ("-5℃", "～-2℃", "～-2℃"),
            ("1.5°C", "–2°C", "–2°C"),
            ("1.5万", "—2万人", "—2万"),
            ("3亿", "—5亿元", "—5亿"),
            ("1000多万", "-2000万", "-2000万"),
            ("3千", "~5千", "~5千"),
            ("50%", "-60", ""),
            ("50%", "-60℃", ""),
            ("50", "-60%", ""),
            ("3万", "—5人", ""),
            ("3万", "——5万", ""),
            ("3万", "-.5万", ""),
        ];
        for (first, after, expected) in ranges {
            assert_eq!(&after[..range_end(first, after)], expected, "{first}{after}");
        }
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
