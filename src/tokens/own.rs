//! Where a word of the user's own stands inside a longer one.
//!
//! A user's word wins over its neighbours, but 印度 is not meant inside 印度尼西亚, nor 5 inside 3.5亿: what the dictionary holds as one
//! word, and numbers, dates and addresses, stay whole. To cut them, the user says that they are no words.

use super::classes::{Class, class};
use super::rules::begins;
use super::rules::lettered::lettered;
use super::{Kind, Tokenizer};

/// Characters that are looked at on either side. Longer words there are hardly any, and what stands further off does not change
/// how the text is cut here.
const AROUND: usize = 16;

impl Tokenizer {
    /// Whether bytes `start..end` of `text`, a word of the user's own, lie inside a longer word, of which nothing stands before byte
    /// `from`.
    pub(super) fn swallowed(&self, text: &str, from: usize, start: usize, end: usize) -> bool {
        let left: usize =
            text[from..start].chars().rev().take(AROUND).take_while(near).map(char::len_utf8).sum();
        let right: usize = text[end..].chars().take(AROUND).take_while(near).map(char::len_utf8).sum();
        if left + right == 0 {
            return false;
        }
        let window = &text[start - left..end + right];
        if !self.may_be_longer(window, left, left + end - start) {
            return false;
        }
        let (first, last) = (left, left + end - start);
        let (mut at, mut swallowed) = (0, false);
        self.without_words(window, &mut |piece, term, number| {
            let range = at..at + piece.surface.len();
            at = range.end;
            let longer = range.start <= first && last <= range.end && range.len() > last - first;
            // 17日电 begins in the middle of 6月17日.
            let cut = range.start < first && first < range.end;
            swallowed |= cut && matches!(piece.kind, Kind::Date | Kind::Address);
            swallowed |= longer
                && match piece.kind {
                    Kind::Han => number.is_some() || self.dictionary.has_word(term),
                    Kind::Phrase => self.dictionary.has_word_with_letters(term) || lettered(term),
                    Kind::Number | Kind::Date | Kind::Address | Kind::Letters => true,
                    Kind::Name | Kind::Own | Kind::Mark | Kind::Space => false,
                };
        });
        swallowed
    }

    /// Whether bytes `first..last` of `window` may lie inside a longer word: always where anything but Chinese characters stands, or what
    /// begins a number; else where the dictionary has one. To cut all windows would take minutes where the user's words are thousands.
    fn may_be_longer(&self, window: &str, first: usize, last: usize) -> bool {
        if window.chars().any(|c| class(c) != Class::Han || begins::begins(c)) {
            return true;
        }
        let segmenter = self.dictionary.segmenter();
        let before = window.char_indices().take_while(|(at, _)| *at <= first);
        before
            .map(|(at, _)| (at, at + segmenter.longest(&window[at..])))
            .any(|(at, end)| end > last || (end == last && at < first))
    }
}

/// Whether a word may go on with `c`.
fn near(c: &char) -> bool {
    match class(*c) {
        Class::Space | Class::Line => false,
        Class::Mark => c.is_ascii() || matches!(c, '·' | '．' | '％' | '：' | '／' | '—' | '–' | '℃' | '°'),
        Class::Han | Class::Letter | Class::Digit => true,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::tokens::{Dictionary, Settings, Tokenizer, Words};

    #[test]
    fn a_word_of_the_users_own_leaves_longer_ones_whole() {
        let dictionary = "印度 900 ns\n印度尼西亚 90 ns\n尼西亚 5 ns\n国有企业 90 n\n中国 900 ns\n有 900 v\n企业 300 n\n命运 90 n\n\
                          共同体 90 n\n人民 90 n\n大会 90 n\nT恤 9 n\n";
        let dictionary = Arc::new(Dictionary::from_text(dictionary.as_bytes()).unwrap());
        let own = "印度\n尼西亚\n5\n2025\n国有\n命运共同体\n民大\ncom\n恤\n约翰\nOK\n17日电";
        let settings = Settings { words: Words::from_text(own), ..Settings::default() };
        let cases = [
            ("印度与印度尼西亚", "印度/与/印度尼西亚"),
            ("印度尼西亚印度", "印度尼西亚/印度"),
            ("增长3.5亿，5个", "增/长/3.5亿/5/个"),
            ("2025年，2025", "2025/年/2025"),
            // The longer word is not chosen here, so that the user's own stands against its neighbours alone.
            ("在中国有企业", "在/中/国有/企业"),
            ("国有企业", "国有企业"),
            ("国有的", "国有/的"),
            ("命运共同体", "命运共同体"),
            ("人民大会", "人/民大/会"),
            ("www.news.com与com", "www.news.com/与/com"),
            ("T恤和恤", "T恤/和/恤"),
            ("卡拉OK与OK", "卡拉OK/与/OK"),
            ("约翰·肯尼迪", "约翰/肯尼迪"),
            ("6月17日电，17日电", "6月17日/电/17日电"),
        ];
        for jieba in [false, true] {
            let tokenizer = Tokenizer::new(Arc::clone(&dictionary), Settings { jieba, ..settings.clone() });
            // What follows the first two are rules, which jieba's way has none of.
            for (text, expected) in cases.iter().take(if jieba { 2 } else { cases.len() }) {
                let mut words = Vec::new();
                tokenizer.cut(text, |piece| {
                    if piece.kind.is_word() {
                        words.push(piece.surface);
                    }
                });
                assert_eq!(words.join("/"), *expected, "{text}");
            }
        }
    }
}
