//! From text to tokens.
//!
//! A [`Tokenizer`] cuts a text into [`Piece`]s that concatenate back to it: words, marks (punctuation and
//! symbols) and white space. Chinese characters go to jieba, everything else to the lexer. Words are what
//! is counted; marks bound sentences.

pub mod classes;
pub mod dictionary;
pub mod fold;
pub mod lexer;
pub mod stopwords;
pub mod tags;

pub use dictionary::{Dictionary, Settings, UnitOfAnalysis};
pub use lexer::{Bound, Kind, Piece};
pub use tags::TagGroup;

use std::sync::Arc;

/// Cuts text. Cheap to clone: clones share the dictionary.
#[derive(Clone)]
pub struct Tokenizer {
    dictionary: Arc<Dictionary>,
    settings: Settings,
}

impl Tokenizer {
    /// A tokenizer over a dictionary.
    #[must_use]
    pub fn new(dictionary: Arc<Dictionary>, settings: Settings) -> Self {
        Self { dictionary, settings }
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
        lexer::lex(text, |piece| {
            if piece.kind != Kind::Han {
                sink(piece);
                return;
            }
            for token in self.dictionary.jieba().cut(piece.surface, self.settings.hmm) {
                sink(Piece { surface: token.word, kind: Kind::Han, bound: Bound::None });
            }
        });
    }

    /// Tag of a term as jieba's dictionary has it, and what the lexer knows of the rest; empty for a word
    /// that the dictionary does not hold.
    #[must_use]
    pub fn tag(&self, term: &str, kind: Kind) -> String {
        match kind {
            Kind::Han => self.dictionary.tag(term),
            Kind::Number => "m".into(),
            Kind::Letters => "eng".into(),
            Kind::Mark | Kind::Space => "x".into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokenizer() -> Tokenizer {
        let words = "中国 1000 ns\n中亚 500 ns\n峰会 300 n\n合作 900 vn\n";
        let dictionary = Dictionary::from_text(words.as_bytes()).unwrap();
        Tokenizer::new(Arc::new(dictionary), Settings { hmm: false, ..Settings::default() })
    }

    #[test]
    fn mixed_text_is_cut_into_words_marks_and_space() {
        let mut surfaces = Vec::new();
        tokenizer().cut("中国—中亚峰会 (summit) don't 3.5%。", |piece| {
            surfaces.push((piece.surface, piece.kind.is_word()))
        });
        let words: Vec<&str> =
            surfaces.iter().filter(|(_, word)| *word).map(|(surface, _)| *surface).collect();
        assert_eq!(words, ["中国", "中亚", "峰会", "summit", "don't", "3.5%"]);
        let whole: String = surfaces.iter().map(|(surface, _)| *surface).collect();
        assert_eq!(whole, "中国—中亚峰会 (summit) don't 3.5%。");
    }

    #[test]
    fn tags_come_from_the_dictionary() {
        assert_eq!(tokenizer().tag("中国", Kind::Han), "ns");
        assert_eq!(tokenizer().tag("札纳塔斯", Kind::Han), "");
    }
}
