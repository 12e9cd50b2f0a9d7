//! Words that begin with Chinese characters and have letters behind them: 卡拉OK, 维生素C. The dictionaries hold none or hardly any of
//! them (jieba's has 阿Q), because what their corpora were cut with took the letters for words.

/// Folded, as terms are.
const WORDS: [&str; 5] = ["卡拉ok", "阿q", "甲a", "甲b", "三k党"];
/// What is counted by a letter and a number.
const VITAMINS: [&str; 2] = ["维生素", "维他命"];

/// Chinese characters before the letters, at most.
pub const MOST_BEFORE: usize = 3;

/// Whether `term`, which is folded, is such a word.
#[must_use]
pub fn lettered(term: &str) -> bool {
    let vitamin = || {
        let mut which = VITAMINS.iter().find_map(|name| term.strip_prefix(name))?.chars();
        which.next().filter(|c| matches!(c, 'a'..='e' | 'k' | 'p'))?;
        let number = which.as_str();
        (number.len() <= 2 && number.bytes().all(|byte| byte.is_ascii_digit())).then_some(())
    };
    WORDS.contains(&term) || vitamin().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_letters_behind_are_known() {
        for word in ["卡拉ok", "阿q", "三k党", "维生素c", "维他命b12", "维生素k2"] {
            assert!(lettered(word), "{word}");
        }
        for none in ["维生素", "维生素gdp", "维生素b123", "阿", "q", "阿qq"] {
            assert!(!lettered(none), "{none}");
        }
    }
}
