//! A Chinese numeral and its measure word are two tokens: 三 个, 第一 次, 两 名, 十 年, 两 国. The guidelines of the corpora
//! agree on it (Yu et al. 2002, Xia 2000); dictionaries list whatever occurred.

use crate::among::Among as _;

/// Measure words, and nouns that are counted without one, that hardly form words of their own with a numeral.
const MEASURES: &str = "个種种名位座部家条條件项項场場届次批张張辆輛架艘枚颗顆支台套层層间間栋幢篇份期所本册处處株棵匹头隻只\
                        根块片组类類年天国國大段元人句步户戶周岁歲米声聲";
/// What looks like it and is a word: 千米 as a unit, 一个 in the corpora of Peking University and Microsoft, 一头 as an adverb, 百年 as an age.
const WORDS: [&str; 10] = ["千米", "一个", "一個", "万岁", "一頭", "一头", "百年", "千年", "数位", "數位"];

/// Whether `c` stands behind numerals.
#[must_use]
pub fn measure(c: char) -> bool {
    MEASURES.has(c)
}

/// Where `word` is to be cut, in bytes, if it is a numeral and a measure word.
#[must_use]
pub fn cut(word: &str) -> Option<usize> {
    let mut characters = word.chars();
    let (first, last) = (characters.next()?, characters.next_back()?);
    // 零件 begins with no number.
    let begins = first == '第' || (numeral(first) && !matches!(first, '〇' | '零'));
    if !begins || !MEASURES.has(last) || WORDS.contains(&word) {
        return None;
    }
    let ordinal = first == '第';
    let between = characters.as_str();
    if (ordinal && between.is_empty()) || !between.chars().all(numeral) {
        return None;
    }
    Some(word.len() - last.len_utf8())
}

/// Whether `c` is a character of numerals.
#[must_use]
pub fn numeral(c: char) -> bool {
    matches!(
        c,
        '一' | '二'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
            | '千'
            | '万'
            | '亿'
            | '两'
            | '几'
            | '数'
            | '〇'
            | '零'
            | '萬'
            | '億'
            | '兩'
            | '幾'
            | '數'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_numeral_and_its_measure_word_come_apart() {
        let cases = [
            ("三个", Some("三")),
            ("一种", Some("一")),
            ("第一次", Some("第一")),
            ("十二名", Some("十二")),
            ("一个", None),
            ("一家", Some("一")),
            ("两国", Some("两")),
            ("几十年", Some("几十")),
            ("百年", None),
            ("千米", None),
            ("数位", None),
            ("第个", None),
            ("个", None),
            ("三", None),
            ("三角", None),
            ("一些", None),
            ("零件", None),
            ("中国", None),
            ("", None),
        ];
        for (word, expected) in cases {
            assert_eq!(cut(word).map(|at| &word[..at]), expected, "{word}");
        }
    }
}
