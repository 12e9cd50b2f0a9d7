//! How text is cut: every rule is a switch.

use serde::{Deserialize, Serialize};

use super::words::Words;
use crate::articles::{Switches, UnitOfAnalysis, duplicates};

/// How text is cut.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Whether to cut exactly as jieba does: whole sentences go to jieba, with its hidden Markov model, unfolded and without
    /// rules; only words of one's own are found before. What [`Settings::dictionary`] should be jieba's for. Python's jieba
    /// differs where letters and digits are joined by signs: F-35 and www.gov.cn are one word in jieba-rs 0.11.
    pub jieba: bool,
    /// Which of the dictionaries that Wenmai comes with; whoever opens the session loads it.
    pub dictionary: DictionaryChoice,
    /// Whether characters that no dictionary word covers are joined by jieba's hidden Markov model.
    pub hmm: bool,
    /// Whether traditional characters and variants match dictionary words in simplified ones. Terms are counted
    /// together either way.
    pub fold: Fold,
    /// Which rules are applied besides the dictionary.
    pub rules: Rules,
    /// Words of the user's own, and words to be split.
    pub words: Words,
    /// Which steps of cleaning are made before.
    pub clean: Switches,
    /// Whether a document is a file (or a row of a table) or each article in it.
    pub unit: UnitOfAnalysis,
    /// What counts as a copy.
    pub copies: duplicates::Settings,
}

impl Settings {
    /// The settings that cut as jieba does.
    #[must_use]
    pub fn jieba() -> Self {
        Self { jieba: true, dictionary: DictionaryChoice::Jieba, hmm: true, ..Self::default() }
    }
}

/// A dictionary that Wenmai comes with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DictionaryChoice {
    /// The lexicon of jiagu with jieba's tags: the best on news.
    #[default]
    News,
    /// jieba's own.
    Jieba,
}

/// What is folded before the dictionary is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Fold {
    /// Full-width letters and digits match rules as ASCII ones do.
    pub width: bool,
    /// Traditional characters and variants match as simplified ones do.
    pub traditional: bool,
}

impl Default for Fold {
    fn default() -> Self {
        Self { width: true, traditional: true }
    }
}

/// Which dates are one token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateRule {
    /// None: 2025, 年, 6, 月, 17, 日.
    Off,
    /// Those that name a day, as far as they are stated: 2025年6月17日, 6月17日, 17日. A year or a month alone is a
    /// number and its unit.
    #[default]
    Days,
    /// All: 2025年 and 6月 too.
    All,
}

/// Groups of rules of the lexer, each of which can be switched off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Rules {
    /// Dates.
    pub dates: DateRule,
    /// Numbers with their decimals, magnitude and percent sign: 1,234.5亿, 35%, 第6, 100多; 二〇〇八.
    pub numbers: bool,
    /// Numbers together with a unit of measure: 300公里, 5亿元. Corpora keep them apart, so this is off by default.
    pub units: bool,
    /// A Chinese numeral and its measure word are two tokens: 三 个, 第一 次.
    pub numerals: bool,
    /// What goes with a Latin word: hyphens and apostrophes in it, signs before and behind it (.NET, C++), Chinese characters where
    /// there is such a word (A股, 卡拉OK).
    pub hyphens: bool,
    /// Web and mail addresses are one token.
    pub addresses: bool,
    /// Foreign names are one token: joined by a dot (卡瑟姆若马尔特·托卡耶夫), or pieces of three and more characters that transcribe
    /// and are hardly words by themselves (库皮扬斯克). Without the hidden Markov model, which joins in its own way.
    pub names: bool,
    /// What stands between 《 and 》 is one token. Off by default: titles are sentences as often as names.
    pub titles: bool,
    /// A short phrase in quotation marks is one token: “一带一路”. Off by default: the same phrase unquoted
    /// would be counted as something else; see the question `new_words`, which finds them all.
    pub quotes: bool,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            dates: DateRule::default(),
            numbers: true,
            units: false,
            numerals: true,
            hyphens: true,
            addresses: true,
            names: true,
            titles: false,
            quotes: false,
        }
    }
}
