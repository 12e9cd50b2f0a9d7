//! Marks that begin a token or join two: .NET, @user, 10：30, 2∶1, 4×100, emoji of several characters.

use super::numbers::digit;
use crate::among::Among as _;

/// What stands behind a dot that begins a word: platforms, ends of host names and of file names. Any other dot may be the end of
/// a sentence.
const BEHIND_DOT: [&str; 27] = [
    "net", "com", "cn", "org", "gov", "edu", "io", "hk", "tw", "mo", "jp", "uk", "ru", "pdf", "doc", "docx",
    "xls", "xlsx", "ppt", "pptx", "txt", "csv", "exe", "zip", "jpg", "png", "apk",
];
/// Characters of the name behind @, as the services have them.
const NAME: std::ops::RangeInclusive<usize> = 4..=64;
/// Characters of an emoji, at most.
const LONGEST_EMOJI: usize = 16;

/// The length of a word that begins with the dot at the beginning of `text`, behind `before`: .NET, .com.
#[must_use]
pub fn dotted(text: &str, before: Option<char>) -> Option<usize> {
    let name = text.strip_prefix('.')?;
    let len = name.bytes().take(8).take_while(u8::is_ascii_alphanumeric).count();
    let known = BEHIND_DOT.iter().any(|known| name[..len].eq_ignore_ascii_case(known));
    let begins = before.is_none_or(|c| !c.is_ascii_alphanumeric() && c != '.' && digit(c).is_none());
    (known && begins).then_some(1 + len)
}

/// The length of a name with the @ at the beginning of `text`, behind `before`: @user_1.
#[must_use]
pub fn mention(text: &str, before: Option<char>) -> Option<usize> {
    let sign = text.chars().next().filter(|c| matches!(c, '@' | '＠'))?;
    let name = &text[sign.len_utf8()..];
    if before.is_some_and(|c| c.is_ascii_alphanumeric() || digit(c).is_some()) {
        return None;
    }
    let part = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'-');
    let len = name.bytes().take(*NAME.end()).take_while(part).count();
    let name = name[..len].trim_end_matches(['.', '-']);
    let named = NAME.contains(&name.len())
        && !name.starts_with(['.', '-'])
        && name.contains(|c: char| c.is_ascii_alphabetic());
    named.then_some(sign.len_utf8() + name.len())
}

/// Whether `sign` joins the digits at the end of `before` with those that `after` begins with: 10：30, 比分2：1, 1∶3, 4×100. A colon as
/// wide as a character is often punctuation, 图1：2023年, so a time has to have two digits for the minutes, and a score what is said
/// of scores.
#[must_use]
pub fn joins(before: &str, sign: char, after: &str) -> bool {
    match sign {
        '∶' | '×' => true,
        '：' => {
            let number = |digits: &[u32]| digits.iter().fold(0, |sum, digit| sum * 10 + digit);
            let mut left: Vec<u32> = before.chars().rev().take(3).map_while(digit).collect();
            left.reverse();
            let right: Vec<u32> = after.chars().take(3).map_while(digit).collect();
            let next = after.chars().nth(right.len());
            if left.len() > 2 || right.len() > 2 {
                return false;
            }
            let counted = "年月日号號个個家名位种種项項条條万萬亿億千百十多余餘元人次";
            let time = right.len() == 2 && number(&right) < 60 && number(&left) <= 24;
            let score = next.is_some_and(|c| "胜勝负負平败敗击擊战戰力领領落险險逆完横橫".has(c));
            score || (time && next.is_none_or(|c| !counted.contains(c)))
        }
        _ => false,
    }
}

/// The length of an emoji of several characters at the beginning of `text`: a flag, one with a skin tone, a family. 0 for what is
/// none, or one of a single character.
#[must_use]
pub fn emoji(text: &str) -> usize {
    let mut end = 0;
    let mut last = '\0';
    for (at, c) in text.char_indices().take(LONGEST_EMOJI) {
        let goes_on = match c {
            _ if at == 0 => pictures(c),
            '\u{FE0E}' | '\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0020}'..='\u{E007F}' => true,
            '\u{200D}' => text[at + c.len_utf8()..].starts_with(pictures),
            '\u{1F1E6}'..='\u{1F1FF}' => at == last.len_utf8() && matches!(last, '\u{1F1E6}'..='\u{1F1FF}'),
            _ => last == '\u{200D}' && pictures(c),
        };
        if !goes_on {
            break;
        }
        last = c;
        end = at + c.len_utf8();
    }
    end
}

/// Whether an emoji can begin with `c`.
fn pictures(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_begin_words_and_join_numbers() {
        let dots = [
            (".NET平台", None),
            (".NET", Some('用')),
            (".com", Some('“')),
            (".NETx", None),
            (".net", Some('P')),
        ];
        assert_eq!(dots.map(|(text, before)| dotted(text, before)), [Some(4), Some(4), Some(4), None, None]);
        assert_eq!((dotted(".Then", Some('说')), dotted("..net", Some('.'))), (None, None));
        assert_eq!(mention("@user_1说", Some('，')), Some("@user_1".len()));
        assert_eq!(mention("＠OpenAI.", None), Some("＠OpenAI".len()));
        assert_eq!(
            (mention("@新华社", None), mention("@Y2K", Some('春')), mention("@b", Some('a'))),
            (None, None, None)
        );
        let colons = [
            ("10", "30开始"),
            ("2", "1战胜"),
            ("1", "2023年"),
            ("3", "10月"),
            ("表1", "5家"),
            ("2024", "30"),
        ];
        let joined = colons.map(|(before, after)| joins(before, '：', after));
        assert_eq!(joined, [true, true, false, false, false, false]);
        assert!(joins("1", '∶', "3") && joins("4", '×', "100") && !joins("4", '+', "1"));
    }

    #[test]
    fn an_emoji_of_several_characters_is_one_mark() {
        for whole in ["👨‍👩‍👧‍👦", "🇨🇳", "❤️", "👍🏽", "👩🏽‍🚀"] {
            assert_eq!(emoji(&format!("{whole}🇫🇷，")), whole.len(), "{whole}");
        }
        assert_eq!((emoji("🎉好"), emoji("，"), emoji("a")), ("🎉".len(), 0, 0));
    }
}
