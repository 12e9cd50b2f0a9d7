//! Which Chinese characters a rule can begin with: one look in a table for each character of a text, where asking every rule takes
//! more time than cutting into words.

use super::marks::SERIES;

/// The stretch of Unicode that the table covers.
const FIRST: u32 = 0x3000;
const END: u32 = 0xA000;
/// Numerals, ordinals, and the shopping day 双11; to these come the names of series.
const NUMERALS: [char; 25] = [
    '〇', '零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '第', '两', '兩', '百', '千',
    '万', '萬', '双', '雙', '几', '幾', '数', '數',
];

static TABLE: [u64; ((END - FIRST) / 64) as usize] = table();

const fn table() -> [u64; ((END - FIRST) / 64) as usize] {
    let mut table = [0u64; ((END - FIRST) / 64) as usize];
    let mut at = 0;
    while at < NUMERALS.len() {
        let place = NUMERALS[at] as u32 - FIRST;
        table[(place / 64) as usize] |= 1 << (place % 64);
        at += 1;
    }
    at = 0;
    while at < SERIES.len() {
        // The first character, which has three bytes.
        let name = SERIES[at].as_bytes();
        let code = (name[0] as u32 & 0xF) << 12 | (name[1] as u32 & 0x3F) << 6 | (name[2] as u32 & 0x3F);
        let place = code - FIRST;
        table[(place / 64) as usize] |= 1 << (place % 64);
        at += 1;
    }
    table
}

/// Whether a rule can begin with the Chinese character `c`.
#[must_use]
#[inline]
pub fn begins(c: char) -> bool {
    let place = u32::from(c).wrapping_sub(FIRST);
    TABLE.get((place / 64) as usize).is_some_and(|bits| bits >> (place % 64) & 1 == 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokens::classes::is_han;
    use crate::tokens::rules::{cardinals, marks, numbers};

    #[test]
    fn the_table_says_what_the_rules_say() {
        for c in (0..0x3_0000).filter_map(char::from_u32).filter(|c| is_han(*c)) {
            let rule = c == '十'
                || numbers::han_digit(c).is_some()
                || cardinals::begins(c)
                || marks::begins_model(c);
            assert_eq!(begins(c), rule, "{c}");
        }
    }
}
