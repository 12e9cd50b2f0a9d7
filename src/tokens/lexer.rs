//! The lexer: runs of Chinese characters, words of spaced languages, numbers, marks, white space.
//!
//! Words of spaced languages follow UAX #29, with hyphens inside a word kept. What else is one token (numbers, dates,
//! addresses …) is told by [`super::rules`]. One pass, linear time.

mod words;

use words::{border, word};

use super::classes::{Class, class, closes, ends_sentence};
use super::fold::narrow;
use super::rules::{begins, cardinals, dates, dotted, marks, numbers, phrases, signs};
use super::settings::{Rules, Settings};

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Chinese characters.
    Han,
    /// A word of a spaced language.
    Letters,
    /// A number, with its magnitude or percent sign.
    Number,
    /// A date.
    Date,
    /// A web or mail address.
    Address,
    /// A name whose parts are joined by a dot; from the lexer, a run of Chinese characters with dots in it.
    Name,
    /// A title, a phrase that stood in quotation marks, or a word with letters and Chinese characters.
    Phrase,
    /// A word of the user's own.
    Own,
    /// One punctuation mark or symbol.
    Mark,
    /// White space, line ends among it.
    Space,
}

impl Kind {
    /// Whether pieces of this kind are tokens that are counted.
    #[must_use]
    pub fn is_word(self) -> bool {
        !matches!(self, Self::Mark | Self::Space)
    }
}

/// What ends with a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bound {
    /// Nothing.
    None,
    /// A sentence.
    Sentence,
    /// A paragraph, and the sentence in it.
    Paragraph,
}

/// A piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece<'t> {
    /// The characters as written.
    pub surface: &'t str,
    /// What they are.
    pub kind: Kind,
    /// What ends here. A mark that closes a quotation after the end of a sentence ends it once more.
    pub bound: Bound,
}

/// Cuts `text` into pieces that concatenate to it; a run of Chinese characters is one piece, with the dots of
/// names in it where the rules join names.
pub fn lex<'t>(text: &'t str, settings: &Settings, sink: impl FnMut(Piece<'t>)) {
    lex_with(text, settings, |_, _| None, sink);
}

/// The same, asking `longer` for the length of a word that holds letters and Chinese characters (A股, 卡拉OK): it is handed the text from
/// there on and the bytes up to where the letters end.
pub fn lex_with<'t>(
    text: &'t str,
    settings: &Settings,
    longer: impl Fn(&str, usize) -> Option<usize>,
    mut sink: impl FnMut(Piece<'t>),
) {
    let (rules, width) = (&settings.rules, settings.fold.width);
    let mut at = 0;
    let mut ends = Ends::default();
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let (len, kind, bound) = match class(first) {
            Class::Han if rules.numbers && year_ends(text, at) => ('年'.len_utf8(), Kind::Han, Bound::None),
            Class::Han => match marked(rest, first, before(text, at), rules) {
                Some((len, kind)) => (len, kind, Bound::None),
                None => {
                    let (len, dotted) = han(rest, rules);
                    match border(rest, len, rules, &longer).filter(|_| !dotted) {
                        Some((0, len)) => (len, Kind::Phrase, Bound::None),
                        Some((start, _)) => (start, Kind::Han, Bound::None),
                        None => (len, if dotted { Kind::Name } else { Kind::Han }, Bound::None),
                    }
                }
            },
            Class::Letter | Class::Digit if !width && !first.is_ascii() && narrow(first) != first => (
                run(rest, |c| !c.is_ascii() && narrow(c) != c && class(c) == class(first)),
                kind_of(first),
                Bound::None,
            ),
            // By itself a joiner of letters is none.
            Class::Letter if matches!(first, '\u{200C}' | '\u{200D}') => {
                (first.len_utf8(), Kind::Mark, Bound::None)
            }
            Class::Letter if rules.names && dotted::initials(rest) => {
                (han(rest, rules).0, Kind::Name, Bound::None)
            }
            Class::Letter | Class::Digit => match word(rest, before(text, at), first, rules) {
                (len, Kind::Letters, _) if let Some(len) = longer(rest, len) => {
                    (len, Kind::Phrase, Bound::None)
                }
                found => found,
            },
            Class::Space | Class::Line => space(rest),
            Class::Mark if by_itself(first) => (first.len_utf8(), Kind::Mark, ends.mark(text, at, first)),
            Class::Mark if let Some(len) = negative(text, at, first, rules) => {
                (len, Kind::Number, Bound::None)
            }
            Class::Mark if let Some(len) = begun(rest, before(text, at), first, rules) => {
                (len, Kind::Letters, Bound::None)
            }
            Class::Mark => (
                mark(rest, first),
                Kind::Mark,
                ends.mark(text, at + mark(rest, first) - first.len_utf8(), first),
            ),
        };
        ends.after(bound);
        sink(Piece { surface: &rest[..len], kind, bound });
        at += len;
        if kind == Kind::Mark
            && let Some(len) = phrase(rest, first, rules)
        {
            ends.after(Bound::None);
            sink(Piece { surface: &text[at..at + len], kind: Kind::Phrase, bound: Bound::None });
            at += len;
        }
    }
}

/// Follows the ends of sentences from mark to mark.
#[derive(Debug, Default)]
pub struct Ends {
    /// Whether a sentence has just ended, so that a closing quotation mark still belongs to it.
    ended: bool,
}

impl Ends {
    /// What ends with the mark `c` at byte `at` of `text`.
    #[must_use]
    pub fn mark(&self, text: &str, at: usize, c: char) -> Bound {
        let ends = ends_sentence(c) || (c == '.' && full_stop(text, at)) || (self.ended && closes(c));
        if ends { Bound::Sentence } else { Bound::None }
    }

    /// To be told what ended with each piece.
    pub fn after(&mut self, bound: Bound) {
        self.ended = bound == Bound::Sentence;
    }
}

/// The kind of a run that begins with `first`, a letter or a digit.
fn kind_of(first: char) -> Kind {
    if class(first) == Class::Digit { Kind::Number } else { Kind::Letters }
}

fn before(text: &str, at: usize) -> Option<char> {
    text[..at].chars().next_back()
}

/// Whether 年 at `at` belongs to a year and what follows is no part of its word: 2024年 前三季度, not 2024 年前.
fn year_ends(text: &str, at: usize) -> bool {
    let digit = |c: &char| numbers::digit(*c).is_some() || numbers::han_digit(*c).is_some();
    let behind = text[at..].strip_prefix('年').is_some_and(|rest| rest.starts_with(['前', '后', '後']));
    behind && text[..at].chars().rev().take(5).take_while(digit).count() == 4
}

/// The length of a number with its minus at `at`: −5℃, -3%.
fn negative(text: &str, at: usize, first: char, rules: &Rules) -> Option<usize> {
    let rest = &text[at + first.len_utf8()..];
    let next = rest.chars().next()?;
    if !rules.numbers || !marks::minus(first, before(text, at), Some(next)) {
        return None;
    }
    let (len, kind, _) = word(rest, Some(first), next, rules);
    let degrees = rest[..len].contains(['%', '％', '‰', '℃', '°']);
    (kind == Kind::Number && degrees).then_some(first.len_utf8() + len)
}

/// The length of a word that begins with the mark `first`: .NET, @user.
fn begun(text: &str, before: Option<char>, first: char, rules: &Rules) -> Option<usize> {
    match first {
        '.' if rules.hyphens => signs::dotted(text, before),
        '@' | '＠' if rules.addresses => signs::mention(text, before),
        _ => None,
    }
}

/// What a rule takes from the beginning of `text`, which is a Chinese character behind `before`.
fn marked(text: &str, first: char, before: Option<char>, rules: &Rules) -> Option<(usize, Kind)> {
    if !begins::begins(first) {
        return None;
    }
    let number = |len: Option<usize>| len.filter(|_| rules.numbers).map(|len| (len, Kind::Number));
    if first == '第' {
        return number(numbers::ordinal(text).or_else(|| cardinals::cardinal(text, before)));
    }
    if cardinals::some(first) {
        return number(cardinals::indefinite(text, before));
    }
    if first != '十' && numbers::han_digit(first).is_none() && !cardinals::begins(first) {
        return marks::model(text).filter(|_| rules.numbers).map(|len| (len, Kind::Phrase));
    }
    if let Some(len) = cardinals::event(text).filter(|_| rules.numbers) {
        return Some((len, Kind::Number));
    }
    let date = dates::date(text, rules.dates).map(|len| (len, Kind::Date));
    date.or_else(|| number(numbers::spelt(text, before).or_else(|| cardinals::cardinal(text, before))))
}

/// Whether the mark is one whatever follows: the marks of Chinese sentences, which are nearly all.
#[inline]
fn by_itself(mark: char) -> bool {
    matches!(mark, '，' | '。' | '、' | '；' | '：' | '！' | '？' | '（' | '）' | '”' | '》')
}

/// One mark, or a row of the same dash, dot or line: —— and …… are one mark each. So is an emoji of several characters.
fn mark(text: &str, first: char) -> usize {
    if first >= '\u{2190}' {
        let emoji = signs::emoji(text);
        if emoji > first.len_utf8() {
            return emoji;
        }
    }
    if matches!(
        first,
        '—' | '…' | '-' | '－' | '─' | '―' | '–' | '=' | '*' | '_' | '~' | '～' | '⋯' | '.' | '·'
    ) {
        run(text, |c| c == first)
    } else {
        first.len_utf8()
    }
}

fn phrase(text: &str, mark: char, rules: &Rules) -> Option<usize> {
    if mark == '《' {
        return rules.titles.then(|| phrases::title(text)).flatten();
    }
    rules.quotes.then(|| phrases::quoted(text)).flatten()
}

/// Bytes of a run of Chinese characters that is handed to jieba at once, at most: without any mark in 65,536
/// characters a text is no text, and one cut more does no harm.
const LONGEST_RUN: usize = 3 << 16;

fn run(text: &str, keep: impl Fn(char) -> bool) -> usize {
    text.char_indices().find(|(_, c)| !keep(*c)).map_or(text.len(), |(at, _)| at)
}

/// A run of Chinese characters, up to where a rule takes over, and whether dots are in it: between two characters they
/// stay where names are joined.
fn han(text: &str, rules: &Rules) -> (usize, bool) {
    let text = &text[..text.floor_char_boundary(LONGEST_RUN)];
    let (mut numeral, mut dotted) = (true, false);
    let mut last = '\0';
    for (at, c) in text.char_indices() {
        let before_this = std::mem::replace(&mut last, c);
        if class(c) != Class::Han {
            let initial = || (at == 0 || dotted::dot(before_this)) && dotted::initials(&text[at..]);
            let joins = |at: usize| at > 0 && dotted::goes_on(before_this, &text[at..], dotted);
            if rules.names && (joins(at) || (c.is_ascii_uppercase() && initial())) {
                (numeral, dotted) = (false, true);
                continue;
            }
            return (at, dotted);
        }
        if !begins::begins(c) {
            numeral = false;
            continue;
        }
        let digit = c == '十' || numbers::han_digit(c).is_some();
        // In the middle of a numeral nothing begins.
        if at > 0 && !(digit && numeral) && marked(&text[at..], c, before(text, at), rules).is_some() {
            return (at, dotted);
        }
        numeral = digit;
    }
    (text.len(), dotted)
}

fn space(text: &str) -> (usize, Kind, Bound) {
    let len = run(text, |c| matches!(class(c), Class::Space | Class::Line));
    let line = text[..len].chars().any(|c| class(c) == Class::Line);
    (len, Kind::Space, if line { Bound::Paragraph } else { Bound::None })
}

/// Whether the full stop at `at` ends a sentence: something must follow it with a space between (or nothing
/// at all), and it must not stand behind a single capital letter, as in an initial.
fn full_stop(text: &str, at: usize) -> bool {
    let mut after = text[at + 1..].chars().skip_while(|c| closes(*c));
    let free = after.next().is_none_or(|c| matches!(class(c), Class::Space | Class::Line | Class::Han));
    let mut before = text[..at].chars().rev();
    let initial =
        before.next().is_some_and(char::is_uppercase) && before.next().is_none_or(|c| !c.is_alphanumeric());
    free && !initial
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::tokens::settings::DateRule;

    fn words(text: &str) -> Vec<&str> {
        let mut words = Vec::new();
        lex(text, &Settings::default(), |piece| {
            if piece.kind.is_word() {
                words.push(piece.surface);
            }
        });
        words
    }

    #[test]
    fn words_and_numbers_stay_whole() {
        let cases: [(&str, &[&str]); 8] = [
            ("don't stop", &["don't", "stop"]),
            ("a state-of-the-art U.S. plan.", &["a", "state-of-the-art", "U.S.", "plan"]),
            ("增长35%，达1,234.5亿元", &["增长", "35%", "达", "1,234.5亿", "元"]),
            ("１９７４年 ＡＰＥＣ", &["１９７４", "年", "ＡＰＥＣ"]),
            ("naïve café-bar Ελλάδα", &["naïve", "café-bar", "Ελλάδα"]),
            ("COVID-19疫情", &["COVID-19", "疫情"]),
            ("2025-06-17 12:30", &["2025-06-17", "12:30"]),
            ("二〇二五年", &["二〇二五", "年"]),
        ];
        for (text, expected) in cases {
            assert_eq!(words(text), expected, "{text}");
        }
    }

    #[test]
    fn signs_and_initials_belong_to_their_tokens() {
        let cases: [(&str, &[&str]); 14] = [
            ("用C++和C#写", &["用", "C++", "和", "C#", "写"]),
            ("用Ｃ＋＋和Ｃ＃写", &["用", "Ｃ＋＋", "和", "Ｃ＃", "写"]),
            ("气温10℃-15℃，1.5万—2万人", &["气温", "10℃-15℃", "1.5万—2万", "人"]),
            ("AT&T与R&D", &["AT&T", "与", "R&D"]),
            ("排放CO₂，面积3km²", &["排放", "CO₂", "面积", "3km²"]),
            ("降至-5℃，同比-3.2%", &["降至", "-5℃", "同比", "-3.2%"]),
            (
                "从2020-2024到2023－2024，3—5天，50%-60%",
                &["从", "2020-2024", "到", "2023－2024", "3—5", "天", "50%-60%"],
            ),
            ("Ｗｉ－Ｆｉ", &["Ｗｉ－Ｆｉ"]),
            ("两架歼-20和东风-41", &["两架", "歼-20", "和", "东风-41"]),
            ("5·12地震，3·15晚会", &["5·12", "地震", "3·15", "晚会"]),
            ("纪念一二·九运动", &["纪念", "一二·九", "运动"]),
            ("2024年前三季度", &["2024", "年", "前三季度"]),
            ("三年前", &["三年前"]),
            ("第二十五次有一百二十三万人", &["第二十五", "次有", "一百二十三万", "人"]),
        ];
        for (text, expected) in cases {
            assert_eq!(words(text), expected, "{text}");
        }
    }

    #[test]
    fn signs_and_units_of_technical_words_belong_to_them() {
        let cases: [(&str, &[&str]); 12] = [
            ("微软发布.NET平台", &["微软发布", ".NET", "平台"]),
            ("浓度35μg/m³，时速350km/h", &["浓度", "35μg/m³", "时速", "350km/h"]),
            ("上升1.5°C，降至-3°C", &["上升", "1.5°C", "降至", "-3°C"]),
            ("@user说：10：30开始，2：1战胜", &["@user", "说", "10：30", "开始", "2：1", "战胜"]),
            ("4×100米接力，比例1∶3", &["4×100", "米接力", "比例", "1∶3"]),
            ("在12306.cn购票，见news.cn/a.htm。", &["在", "12306.cn", "购票", "见", "news.cn/a.htm"]),
            ("GitHub.com和Node.js", &["GitHub.com", "和", "Node.js"]),
            ("M＆M与PM2.5、5G、A4纸", &["M＆M", "与", "PM2.5", "5G", "A4", "纸"]),
            ("👨‍👩‍👧好🇨🇳", &["好"]),
            ("好\u{200C}好 a\u{200C}b \u{200D}", &["好", "好", "a\u{200C}b"]),
            ("90后与00後，60后卫，涨超10后", &["90后", "与", "00後", "60", "后卫", "涨超", "10", "后"]),
            ("民國一一三年，全国一三年", &["民國", "一一三", "年", "全国一三年"]),
        ];
        for (text, expected) in cases {
            assert_eq!(words(text), expected, "{text}");
        }
    }

    #[test]
    fn numbers_with_neighbouring_digits_and_turns_of_powers_stay_whole() {
        let cases: [(&str, &[&str]); 4] = [
            ("来了三四百人、两三百米", &["来了", "三四百", "人", "两三百", "米"]),
            ("花3千多元，2万5千人，3万2千500件", &["花", "3千多", "元", "2万5千", "人", "3万2千500", "件"]),
            ("几千万元、人数百万", &["几千万", "元", "人数百万"]),
            ("占１／２，共110千伏，3万千瓦", &["占", "１／２", "共", "110", "千伏", "3万", "千瓦"]),
        ];
        for (text, expected) in cases {
            assert_eq!(words(text), expected, "{text}");
        }
    }

    #[test]
    fn sentences_end_after_their_closing_quotation_mark() {
        let mut bounds = Vec::new();
        lex("他说：“好。”Mr. J. Li left. Then……\n", &Settings::default(), |piece| {
            if piece.bound != Bound::None {
                bounds.push((piece.surface, piece.bound));
            }
        });
        assert_eq!(
            bounds,
            [
                ("。", Bound::Sentence),
                ("”", Bound::Sentence),
                (".", Bound::Sentence),
                ("……", Bound::Sentence),
                ("\n", Bound::Paragraph)
            ]
        );
    }

    #[test]
    fn rules_make_one_token_of_what_belongs_together() {
        let cases: [(&str, &[&str]); 8] = [
            ("新华社6月17日电", &["新华社", "6月17日", "电"]),
            ("二〇二五年六月十七日至十八日", &["二〇二五年六月十七日", "至十八日"]),
            ("第14届，第2次", &["第14", "届", "第2", "次"]),
            ("见https://a.cn/b。", &["见", "https://a.cn/b"]),
            ("写信给a.b@c.cn吧", &["写信给", "a.b@c.cn", "吧"]),
            ("100多人、30℃、3万余户", &["100多", "人", "30℃", "3万余", "户"]),
            ("１２亿５％", &["１２亿", "５％"]),
            ("卡·托总统", &["卡·托总统"]),
        ];
        for (text, expected) in cases {
            assert_eq!(words(text), expected, "{text}");
        }
    }

    #[test]
    fn marks_by_themselves_are_what_they_are_to_all_rules() {
        let rules = Rules::default();
        for first in ('\u{2000}'..='\u{FFFF}').filter(|c| by_itself(*c)) {
            for rest in ["", "5", "-5%", "NET", "user", "，", "\u{FE0F}", "\u{200D}♂"]
                .map(|rest| format!("{first}{rest}"))
            {
                assert_eq!((class(first), mark(&rest, first)), (Class::Mark, first.len_utf8()), "{rest}");
                assert_eq!(
                    (negative(&rest, 0, first, &rules), begun(&rest, None, first, &rules)),
                    (None, None),
                    "{rest}"
                );
            }
        }
    }

    #[test]
    fn every_rule_can_be_switched_off() {
        let rules = Rules {
            dates: DateRule::Off,
            numbers: false,
            units: false,
            numerals: false,
            hyphens: false,
            addresses: false,
            names: false,
            titles: false,
            quotes: false,
        };
        let settings = Settings { rules, ..Settings::default() };
        let mut words = Vec::new();
        lex("6月17日3.5亿don't www.a.cn卡·托", &settings, |piece| {
            if piece.kind.is_word() {
                words.push(piece.surface);
            }
        });
        let expected = ["6", "月", "17", "日", "3", "5", "亿", "don", "t", "www", "a", "cn", "卡", "托"];
        assert_eq!(words, expected);
        let rules = Rules { titles: true, quotes: true, ..Rules::default() };
        let settings = Settings { rules, ..Settings::default() };
        words.clear();
        lex("《人民日报》说“一带一路”，“他说，好”", &settings, |piece| {
            if piece.kind.is_word() {
                words.push(piece.surface);
            }
        });
        assert_eq!(words, ["人民日报", "说", "一带一路", "他说", "好"]);
    }

    proptest! {
        #[test]
        fn pieces_concatenate_to_the_text(
            text in "\\PC*|[a-z@:/中国第年月日二〇十·“”《》。.%,\\-' \n é0-9０-９]{0,40}",
            titles in any::<bool>(),
            width in any::<bool>(),
        ) {
            let rules = Rules { titles, quotes: titles, units: width, ..Rules::default() };
            let mut settings = Settings { rules, ..Settings::default() };
            settings.fold.width = width;
            let mut whole = String::new();
            lex(&text, &settings, |piece| {
                assert!(!piece.surface.is_empty());
                whole.push_str(piece.surface);
            });
            prop_assert_eq!(whole, text);
        }
    }
}
