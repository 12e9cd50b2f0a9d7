//! One look behind a number: most numbers count people or money, and no grammar need be asked about them.

use crate::among::Among as _;
use crate::dates::numerals::{LONGEST, is_numeral};
use crate::dates::reader::Reader;

/// Whether a date or an amount of time may begin with the number at `start`. Of a number in Arabic digits `place` is the
/// end, of one in numerals the second character; there stands `next`.
pub(super) fn number_of_time(start: Reader<'_>, mut place: Reader<'_>, digits: usize, next: char) -> bool {
    let numeral = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || is_numeral(c) || c == ' ');
    if digits == 0 && is_numeral(next) {
        return run_of_numerals(start);
    }
    match next {
        // 20250617
        _ if digits == 8 => true,
        // 2025.6.17 and 6.13-6.17 but not 12.5; 3—5月 but not 一、加强.
        '.' => {
            place.next();
            let second = place.digits();
            (1..=2).contains(&second) && place.peek() == Some('.') && digits <= 4
                || digits <= 2 && second <= 2 && place.peek().is_some_and(|c| "-–—~至".has(c))
                // 1994.09—1998.07
                || (digits, second) == (4, 2) && place.peek().is_some_and(|c| !c.is_ascii_alphanumeric())
        }
        '和' if digits == 4 => {
            place.next();
            place.digits() == 4
        }
        '至' | '到' | '-' | '–' | '—' | '~' | '─' | '〜' | '―' | '、' | '/' => {
            place.next();
            place.one_of("—-–");
            numeral(place.peek())
        }
        _ => {
            next.is_ascii_digit()
                || is_numeral(next)
                || matches!(next, ' ' | '\n' | '\r' | 'O')
                || unit(place, next)
        }
    }
}

/// Whether a unit of time may stand at `place`, whose character is `c`, or behind the word of vagueness there.
fn unit(mut place: Reader<'_>, c: char) -> bool {
    place.next();
    match c {
        '年' | '月' | '日' | '号' | '號' | '世' | '季' | '周' | '週' | '星' | '礼' | '禮' | '天' | '夕'
        | '财' | '財' | '学' | '學' | '赛' | '賽' | '全' | 'Q' | 'H' => true,
        '个' | '個' => place.peek().is_some_and(|c| {
            matches!(c, '月' | '星' | '礼' | '禮' | '世' | '季' | '年' | '周' | '週' | '天' | '日' | '半')
        }),
        '多' | '余' | '餘' | '来' | '來' | '几' | '幾' => place.peek().is_some_and(|c| {
            matches!(
                c,
                '年' | '月'
                    | '日'
                    | '世'
                    | '季'
                    | '周'
                    | '週'
                    | '星'
                    | '礼'
                    | '禮'
                    | '天'
                    | '个'
                    | '個'
                    | '多'
                    | '余'
                    | '餘'
            ) || c.is_whitespace()
                || c == '\u{200b}'
        }),
        _ => false,
    }
}

/// The same for a number of several numerals.
fn run_of_numerals(start: Reader<'_>) -> bool {
    let mut place = start;
    for length in 0..LONGEST {
        let Some(c) = place.peek() else { return true };
        if !is_numeral(c) {
            // What joins two numbers, what stands for 〇 among them, white space between them, and Q3 behind a year.
            return unit(place, c)
                || matches!(
                    c,
                    '至' | '到'
                        | '-'
                        | '–'
                        | '—'
                        | '~'
                        | '─'
                        | '〜'
                        | '―'
                        | '、'
                        | '/'
                        | '和'
                        | '与'
                        | '與'
                        | '起'
                        | '开'
                        | '開'
                        | '时'
                        | '時'
                        | 'O'
                        | 'o'
                        | 'Ο'
                        | 'О'
                        | 'q'
                        | 'h'
                )
                || c.is_ascii_digit()
                || c.is_whitespace()
                || c == '\u{200b}';
        }
        // 五一, 五四, 三八; 七五, 十四五: festivals and plans need no unit.
        if length == 1 && matches!(c, '一' | '四' | '八' | '五') || length == 2 && c == '五' {
            return true;
        }
        place.next();
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_time(text: &str) -> bool {
        let start = Reader::new(text, 0);
        let mut place = start;
        let digits = place.digits();
        if digits == 0 {
            place.next();
        }
        place.peek().is_some_and(|next| number_of_time(start, place, digits, next))
    }

    #[test]
    fn numbers_before_units_of_time_are_let_through() {
        for text in [
            "2025年",
            "6月",
            "17日",
            "3号",
            "20250617讯",
            "2025.6.17",
            "6.13-6.17",
            "3—5月",
            "3、4月",
            "两个月",
            "5个星期",
            "十几年",
            "30多年",
            "二十年代",
            "二〇二五年",
            "二 〇二五年",
            "七五期间",
            "五一假期",
            "十四五时期",
            "2025Q3",
            "90 年代",
        ] {
            assert!(of_time(text), "{text}");
        }
    }

    #[test]
    fn numbers_that_count_other_things_are_not() {
        for text in [
            "12.5%",
            "300元",
            "5个人",
            "20多人",
            "一、加强",
            "三人",
            "两国",
            "3万人",
            "一百块",
            "1.2亿",
            "5-G",
        ] {
            assert!(!of_time(text), "{text}");
        }
    }
}
