//! One look behind a number: most numbers count people or money, and no grammar need be asked about them.

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
        // 2025.6.17 but not 12.5; 3—5月 but not 一、加强.
        '.' => {
            place.next();
            let second = place.digits();
            (1..=2).contains(&second) && place.peek() == Some('.') && digits <= 4
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
