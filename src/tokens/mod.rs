//! From text to tokens.
//!
//! A [`Tokenizer`] cuts a text into [`Piece`]s that concatenate back to it: words, marks (punctuation and
//! symbols) and white space. The user's own words are found first; of what is left, runs of Chinese characters
//! go to the segmenter and everything else to the lexer. Words are what is counted; marks bound sentences.

pub mod classes;
pub mod compact;
pub mod dictionary;
pub mod effects;
pub mod fold;
mod joined;
pub mod lexer;
mod own;
pub mod rules;
mod runs;
pub mod segmenter;
pub mod settings;
pub mod stopwords;
pub mod tags;
pub mod words;

pub use dictionary::{Dictionary, digest};
pub use lexer::{Bound, Kind, Piece};
pub use settings::Settings;
pub use tags::TagGroup;
pub use words::Words;

use std::borrow::Cow;
use std::sync::Arc;

use classes::{Class, class};
use rules::dotted;
use words::Finder;

/// Cuts text. Cheap to clone: clones share the dictionary.
#[derive(Clone)]
pub struct Tokenizer {
    dictionary: Arc<Dictionary>,
    settings: Settings,
    own: Arc<Finder>,
}

impl Tokenizer {
    /// A tokenizer over a dictionary.
    #[must_use]
    pub fn new(dictionary: Arc<Dictionary>, settings: Settings) -> Self {
        let own = Arc::new(Finder::new(&settings.words));
        Self { dictionary, settings, own }
    }

    /// A tokenizer over the same dictionary with other settings.
    #[must_use]
    pub fn with_settings(&self, settings: Settings) -> Self {
        Self::new(Arc::clone(&self.dictionary), settings)
    }

    /// The settings in force.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The dictionary in use.
    #[must_use]
    pub fn dictionary(&self) -> &Dictionary {
        &self.dictionary
    }

    /// Cuts `text` and hands each piece, in order, to `sink`. The pieces concatenate to `text`.
    pub fn cut<'t>(&self, text: &'t str, mut sink: impl FnMut(Piece<'t>)) {
        self.terms(text, |piece, _| sink(piece));
    }

    /// Whether there is a word in `text`. Hardly any text has none: it is cut only where no character tells at once.
    #[must_use]
    pub fn finds_words(&self, text: &str) -> bool {
        let joiner = |c: char| matches!(c, '\u{200C}' | '\u{200D}');
        let of_words = |c: char| matches!(class(c), Class::Han | Class::Digit | Class::Letter) && !joiner(c);
        // Behind an emoji it may belong to that.
        let apart = |before: char| before.is_ascii() || of_words(before);
        let mut found = text.starts_with(of_words)
            || text.chars().zip(text.chars().skip(1)).any(|(before, c)| of_words(c) && apart(before));
        if !found {
            self.cut(text, |piece| found |= piece.kind.is_word());
        }
        found
    }

    /// Cuts `text` and hands each piece with the term that it is counted as, in order, to `sink`.
    pub fn terms<'t>(&self, text: &'t str, mut sink: impl FnMut(Piece<'t>, &str)) {
        self.numbered_terms(text, |piece, term, _| sink(piece, term));
    }

    /// The same, with the number that the dictionary has for the term, where that is known without looking it up.
    pub fn numbered_terms<'t>(&self, text: &'t str, mut sink: impl FnMut(Piece<'t>, &str, Option<u32>)) {
        let (mut at, mut from) = (0, 0);
        while !self.own.is_empty()
            && let Some((start, end)) = self.own.next(text, from)
        {
            if self.swallowed(text, at, start, end) {
                from = text.ceil_char_boundary(start + 1);
                continue;
            }
            self.without_words(&text[at..start], &mut sink);
            let piece = Piece { surface: &text[start..end], kind: Kind::Own, bound: Bound::None };
            sink(piece, &fold::term(piece.surface), None);
            (at, from) = (end, end);
        }
        self.without_words(&text[at..], &mut sink);
    }

    /// Cuts text in which no word of the user's own stands.
    fn without_words<'t>(&self, text: &'t str, sink: &mut impl FnMut(Piece<'t>, &str, Option<u32>)) {
        if self.settings.jieba { self.as_jieba_does(text, sink) } else { self.by_rules(text, sink) }
    }

    fn by_rules<'t>(&self, text: &'t str, sink: &mut impl FnMut(Piece<'t>, &str, Option<u32>)) {
        lexer::lex_with(
            text,
            &self.settings,
            |rest, letters| self.mixed(rest, letters),
            |piece| match piece.kind {
                Kind::Han => self.run(piece.surface, sink),
                Kind::Name => self.dotted(piece.surface, sink),
                Kind::Space => sink(piece, " ", None),
                Kind::Mark => sink(piece, &fold::mark(piece.surface, &mut [0; 4]), None),
                _ => sink(piece, &fold::term(piece.surface), None),
            },
        );
    }

    /// Leaves everything to jieba; only says what its tokens are.
    fn as_jieba_does<'t>(&self, text: &'t str, sink: &mut impl FnMut(Piece<'t>, &str, Option<u32>)) {
        let mut ends = lexer::Ends::default();
        for token in self.dictionary.jieba().cut(text, self.settings.hmm) {
            let surface = token.word;
            let mut kind = Kind::Mark;
            let mut line = false;
            for c in surface.chars() {
                let of_character = match class(c) {
                    Class::Han => Kind::Han,
                    Class::Letter => Kind::Letters,
                    Class::Digit => Kind::Number,
                    Class::Space | Class::Line => Kind::Space,
                    Class::Mark => continue,
                };
                line |= class(c) == Class::Line;
                kind = match (kind, of_character) {
                    (Kind::Mark, first) => first,
                    (Kind::Han, _) | (_, Kind::Han) => Kind::Han,
                    (Kind::Number, Kind::Letters) => Kind::Letters,
                    (before, _) => before,
                };
            }
            let bound = match (kind, surface.chars().next()) {
                (Kind::Space, _) if line => Bound::Paragraph,
                (Kind::Mark, Some(first)) => ends.mark(text, token.byte_start, first),
                _ => Bound::None,
            };
            ends.after(bound);
            let term = if kind == Kind::Space { Cow::Borrowed(" ") } else { fold::term(surface) };
            sink(Piece { surface, kind, bound }, &term, None);
        }
    }

    /// Tag of a term: as the user has it, as the dictionary has it, or by what it is made of; empty for a word that
    /// neither holds, [`tags::UNTOLD`] for one that the dictionary holds without a tag. The term alone decides, as far as the kinds share terms, so that two shards never differ.
    #[must_use]
    pub fn tag(&self, term: &str, kind: Kind) -> String {
        match kind {
            Kind::Letters if term.chars().all(char::is_numeric) => "m".into(),
            Kind::Letters => "eng".into(),
            Kind::Name if dotted::teaching(term) => "n".into(),
            Kind::Name => "nrt".into(),
            Kind::Address | Kind::Mark | Kind::Space => "x".into(),
            Kind::Han | Kind::Own | Kind::Phrase | Kind::Number | Kind::Date => self.tag_of_term(term),
        }
    }

    /// Tag of a term that is no name, address or mark.
    #[must_use]
    pub fn tag_of_term(&self, term: &str) -> String {
        if let Some(tag) = self.own.tag(term) {
            return tag.to_owned();
        }
        let tag = self.dictionary.tag(term);
        if !tag.is_empty() {
            return tag;
        }
        let tag = tags::by_form(term);
        if tag.is_empty() && self.dictionary.has_word(term) { tags::UNTOLD.into() } else { tag.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tokenizer(settings: Settings) -> Tokenizer {
        let words = "中国 1000 ns\n中亚 500 ns\n峰会 300 n\n合作 900 vn\n托卡耶夫 8 nr\n总统 100 n\n一种 50 m\n\
                     在一起 30 d\n在 900 p\n一起 100 d\n起 20 v\n我们 90 r\n特等 9 b\n亚市 3\n米尔 9 nrt\n达尔 6 nrt\n";
        let dictionary = Dictionary::from_text(words.as_bytes()).unwrap();
        Tokenizer::new(Arc::new(dictionary), settings)
    }

    fn words<'t>(tokenizer: &Tokenizer, text: &'t str) -> Vec<&'t str> {
        let mut words = Vec::new();
        tokenizer.cut(text, |piece| {
            if piece.kind.is_word() {
                words.push(piece.surface);
            }
        });
        words
    }

    #[test]
    fn mixed_text_is_cut_into_words_marks_and_space() {
        let tokenizer = tokenizer(Settings::default());
        let text = "中国—中亚峰会 (summit) don't 3.5%。";
        assert_eq!(words(&tokenizer, text), ["中国", "中亚", "峰会", "summit", "don't", "3.5%"]);
    }

    #[test]
    fn tags_come_from_the_dictionary() {
        let tokenizer = tokenizer(Settings::default());
        assert_eq!(tokenizer.tag("中国", Kind::Han), "ns");
        assert_eq!(tokenizer.tag("札纳塔斯", Kind::Han), "");
        assert_eq!(tokenizer.tag("①", Kind::Letters), "m");
    }

    #[test]
    fn traditional_text_is_matched_in_simplified_and_handed_on_as_written() {
        let text = "中國中亞峯會";
        assert_eq!(words(&tokenizer(Settings::default()), text), ["中國", "中亞", "峯會"]);
        let mut terms = Vec::new();
        tokenizer(Settings::default()).terms(text, |_, term| terms.push(term.to_owned()));
        assert_eq!(terms, ["中国", "中亚", "峰会"]);
        let mut unfolded = Settings::default();
        unfolded.fold.traditional = false;
        assert_eq!(words(&tokenizer(unfolded), text).len(), 6);
    }

    #[test]
    fn names_are_joined_by_their_dots_and_lists_are_not() {
        let tokenizer = tokenizer(Settings::default());
        let cases: [(&str, &[&str]); 4] = [
            ("总统卡瑟姆·托卡耶夫合作", &["总统", "卡瑟姆·托卡耶夫", "合作"]),
            ("让·雅克·卢梭", &["让·雅克·卢梭"]),
            ("中国·中亚", &["中国", "中亚"]),
            ("峰会·合作", &["峰会", "合作"]),
        ];
        for (text, expected) in cases {
            assert_eq!(words(&tokenizer, text), expected, "{text}");
        }
        for name in [
            "J·K·罗琳",
            "C·罗纳尔多",
            "乔治·W·布什",
            "买买提·艾力",
            "艾力．买买提",
            "约翰・肯尼迪",
            "卡瑟姆-若马尔特·托卡耶夫",
        ] {
            let text = format!("总统{name}，合作");
            assert_eq!(words(&tokenizer, &text), ["总统", name, "合作"]);
        }
        assert_eq!(words(&tokenizer, "合作-峰会，A·合作"), ["合作", "峰会", "A", "合作"]);
        let mut terms = Vec::new();
        tokenizer.terms("卡・托", |_, term| terms.push(term.to_owned()));
        assert_eq!(terms, ["卡·托"]);
    }

    #[test]
    fn foreign_names_that_the_dictionary_does_not_hold_are_joined() {
        let tokenizer = tokenizer(Settings::default());
        let cases: [(&str, &[&str]); 15] = [
            ("总统别尔德穆哈梅多夫合作", &["总统", "别尔德穆哈梅多夫", "合作"]),
            ("在巴赫穆特等", &["在", "巴赫穆特", "等"]),
            ("安塔基亚市", &["安塔基亚", "市"]),
            ("特等合作", &["特等", "合作"]),
            ("总统加兹瓦尼", &["总统", "加兹瓦尼"]),
            ("纳斯鲁拉合作", &["纳斯鲁拉", "合作"]),
            ("米尔济约耶夫与乌格列达尔", &["米尔济约耶夫", "与", "乌格列达尔"]),
            ("地赫尔松让苏纳克", &["地", "赫尔松", "让", "苏纳克"]),
            ("加合作拉合作", &["加", "合作", "拉", "合作"]),
            ("总统泽连斯基合作", &["总统", "泽连斯基", "合作"]),
            ("扬连合作", &["扬", "连", "合作"]),
            ("中国在库皮扬斯克合作", &["中国", "在", "库皮扬斯克", "合作"]),
            ("總統盧卡申科", &["總統", "盧卡申科"]),
            ("中国扬克", &["中国", "扬", "克"]),
            ("俄赫尔松", &["俄", "赫尔松"]),
        ];
        for (text, expected) in cases {
            assert_eq!(words(&tokenizer, text), expected, "{text}");
        }
        assert_eq!(tokenizer.tag("赫尔松", Kind::Han), "");
        let mut off = Settings::default();
        off.rules.names = false;
        assert_eq!(words(&tokenizer.with_settings(off), "赫尔松"), ["赫", "尔", "松"]);
        let split = Settings { words: Words::from_text("赫尔松 0"), ..Settings::default() };
        assert_eq!(words(&tokenizer.with_settings(split), "赫尔松"), ["赫", "尔", "松"]);
    }

    #[test]
    fn what_is_known_of_a_word_holds_for_all_settings() {
        let (on, mut off) = (Settings::default(), Settings::default());
        (off.rules.names, off.rules.numerals) = (false, false);
        let split = Settings { words: Words::from_text("中国 0"), ..Settings::default() };
        let text = "总统加兹瓦尼在中国一种米尔济约耶夫";
        // Each over a dictionary that nobody has asked yet.
        let fresh = |settings: &Settings| words(&tokenizer(settings.clone()), text);
        let all = [&on, &off, &split];
        for first in all {
            let shared = tokenizer(first.clone());
            for then in all {
                assert_eq!(words(&shared.with_settings(then.clone()), text), fresh(then));
            }
        }
    }

    #[test]
    fn words_may_end_with_letters_or_have_them_inside() {
        let dictionary =
            Dictionary::from_text("小S 9 nr\nK党 9 n\n维生素 9 n\n中国 90 ns\n卡拉 9 nrt\n".as_bytes())
                .unwrap();
        let tokenizer = Tokenizer::new(Arc::new(dictionary), Settings::default());
        let cases: [(&str, &[&str]); 6] = [
            ("中国小S与小s", &["中国", "小S", "与", "小s"]),
            ("唱卡拉OK了，卡拉ＯＫ", &["唱", "卡拉OK", "了", "卡拉ＯＫ"]),
            ("中国三K党", &["中国", "三K党"]),
            ("维生素C片和维生素B12", &["维生素C", "片", "和", "维生素B12"]),
            ("卡拉OKR", &["卡拉", "OKR"]),
            ("中国GDP", &["中国", "GDP"]),
        ];
        for (text, expected) in cases {
            assert_eq!(words(&tokenizer, text), expected, "{text}");
        }
        assert_eq!(["小s", "卡拉ok"].map(|term| tokenizer.tag(term, Kind::Phrase)), ["nr", "n"]);
        let split = Settings { words: Words::from_text("卡拉OK 0"), ..Settings::default() };
        assert_eq!(words(&tokenizer.with_settings(split), "卡拉OK"), ["卡拉", "OK"]);
        let mut unruled = Settings::default();
        unruled.rules.hyphens = false;
        assert_eq!(words(&tokenizer.with_settings(unruled), "小S"), ["小", "S"]);
    }

    #[test]
    fn what_is_called_after_two_people_is_one_word() {
        let words_of = "马克思 9 nr\n列宁主义 40 n\n列宁 9 nr\n浪漫主义 9 n\n哲学 9 n\n";
        let dictionary = Dictionary::from_text(words_of.as_bytes()).unwrap();
        let tokenizer = Tokenizer::new(Arc::new(dictionary), Settings::default());
        let cases: [(&str, &[&str]); 4] = [
            ("马克思·列宁主义哲学", &["马克思·列宁主义", "哲学"]),
            ("列宁主义哲学", &["列宁主义", "哲学"]),
            ("哲学·列宁主义", &["哲学", "列宁主义"]),
            ("马克思·浪漫主义", &["马克思", "浪漫主义"]),
        ];
        for (text, expected) in cases {
            assert_eq!(words(&tokenizer, text), expected, "{text}");
        }
        assert_eq!(tokenizer.tag("马克思·列宁主义", Kind::Name), "n");
    }

    #[test]
    fn words_of_the_dictionary_may_begin_with_letters() {
        let dictionary =
            Dictionary::from_text("A股 9 n\nT恤 9 n\nT恤衫 5 n\n股市 9 n\n中国 90 ns\n".as_bytes()).unwrap();
        let dictionary = Arc::new(dictionary);
        let tokenizer = |own: &str| {
            let settings = Settings { words: Words::from_text(own), ..Settings::default() };
            Tokenizer::new(Arc::clone(&dictionary), settings)
        };
        let whole = tokenizer("");
        assert_eq!(
            words(&whole, "中国A股、Ａ股、a股与T恤衫，AA股"),
            ["中国", "A股", "Ａ股", "a股", "与", "T恤衫", "AA", "股"]
        );
        assert_eq!(
            (whole.tag("a股", Kind::Phrase), whole.tag("a", Kind::Letters)),
            ("n".into(), "eng".into())
        );
        assert_eq!(words(&tokenizer("A股 0"), "A股"), ["A", "股"]);
        let mut unruled = Settings::default();
        unruled.rules.hyphens = false;
        assert_eq!(words(&whole.with_settings(unruled), "A股"), ["A", "股"]);
    }

    #[test]
    fn a_word_of_the_users_own_wins_whatever_its_neighbours_are() {
        let own = "亚峰\n国—中\n马克思·列宁主义 5 n\n5G基站\nAI";
        let tokenizer = tokenizer(Settings { words: Words::from_text(own), ..Settings::default() });
        let cases: [(&str, &[&str]); 4] = [
            ("中亚峰会", &["中", "亚峰", "会"]),
            ("中国—中亚", &["中", "国—中", "亚"]),
            ("学马克思·列宁主义与5g基站", &["学", "马克思·列宁主义", "与", "5g基站"]),
            ("AI与AIR", &["AI", "与", "AIR"]),
        ];
        for (text, expected) in cases {
            assert_eq!(words(&tokenizer, text), expected, "{text}");
        }
        assert_eq!(tokenizer.tag("马克思·列宁主义", Kind::Own), "n");
        assert_eq!(tokenizer.tag("亚峰", Kind::Own), "");
    }

    #[test]
    fn a_word_that_is_to_be_split_is_cut_in_pieces() {
        assert_eq!(words(&tokenizer(Settings::default()), "我们在一起"), ["我们", "在一起"]);
        let split = |own: &str| {
            let tokenizer = tokenizer(Settings { words: Words::from_text(own), ..Settings::default() });
            words(&tokenizer, "我们在一起").join("/")
        };
        assert_eq!(split("在一起 0"), "我们/在/一起");
        assert_eq!(split("在一起 0\n一起 0"), "我们/在/一/起");
    }

    #[test]
    fn a_numeral_and_its_measure_word_come_apart() {
        assert_eq!(words(&tokenizer(Settings::default()), "一种合作"), ["一", "种", "合作"]);
    }

    proptest! {
        #[test]
        fn a_word_is_found_where_one_is_cut(
            text in "\\PC{0,4}|[ 。—\u{200D}\u{301}👨👧🇨㎡①ー々〇a1\u{FE0F}\u{20E3}]{0,4}",
            jieba in any::<bool>(),
        ) {
            let words = Words::from_text("—。 3 n");
            let tokenizer = tokenizer(Settings { jieba, words, ..Settings::default() });
            let mut found = false;
            tokenizer.cut(&text, |piece| found |= piece.kind.is_word());
            prop_assert_eq!(tokenizer.finds_words(&text), found);
        }

        #[test]
        fn tokens_concatenate_to_the_text_whatever_the_settings(
            text in "\\PC*|[中国亞會峯第年月日二〇十一起在種种·“”《》。.%\\-' \nAIé0-9０-９]{0,60}",
            jieba in any::<bool>(),
            hmm in any::<bool>(),
            traditional in any::<bool>(),
        ) {
            let words = Words::from_text("国·亞 3\n在一起 0\nAI\n第 二 n");
            let mut settings = Settings { jieba, hmm, words, ..Settings::default() };
            settings.fold.traditional = traditional;
            let mut whole = String::new();
            tokenizer(settings).terms(&text, |piece, term| {
                assert!(!piece.surface.is_empty() && !term.is_empty());
                whole.push_str(piece.surface);
            });
            prop_assert_eq!(whole, text);
        }
    }
}
