//! The dictionary, loaded from text or from the compact form.

use std::io::BufReader;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU8, Ordering};

use jieba_rs::Jieba;
use sha2::{Digest, Sha256};

use super::compact;
use super::rules::names;
use super::segmenter::{Builder, Segmenter};
use crate::among::Among as _;
use crate::{Error, Result};

/// How names of offices end.
const OFFICES: [char; 6] = ['部', '局', '委', '厅', '署', '办'];

/// What stands behind a verb of one character and makes a verb of it.
const RESULTS: &str = "出到起回进住完掉";
/// Ends of names of places.
const PLACES: &str = "市县区港省州镇岛村湖江河山";
/// Ends of nouns, behind a noun, verb or adjective.
const NOUNS: &str = "业点员者群界商场图票带金表菌舱系箱盒案厂剧量桩链病";
/// The most frequent family names.
const FAMILIES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦\
                        贾夏付方邹熊白孟秦邱侯江尹薛闫段雷黎史龙贺陶顾毛郝龚邵万钱严洪莫孔";

/// What is known of a word.
const UNKNOWN: u8 = 0;
const ALONE: u8 = 1;
const NOT_ALONE: u8 = 2;

/// A loaded dictionary.
pub struct Dictionary {
    segmenter: Segmenter,
    /// What it was read from: jieba's engine, which only those need who cut as jieba does or with its model for unknown words,
    /// is made of it when it is first asked for.
    source: Box<[u8]>,
    jieba: OnceLock<Jieba>,
    digest: String,
    /// For each word whether it stands alone: [`ALONE`], [`NOT_ALONE`], or [`UNKNOWN`] until somebody asks.
    alone: Box<[AtomicU8]>,
}

impl Dictionary {
    /// Reads a dictionary in whatever form: compact (see [`compact`]) or text (see [`Dictionary::from_text`]).
    ///
    /// # Errors
    /// [`Error::Dictionary`] when it cannot be read.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self> {
        if !bytes.starts_with(compact::MAGIC) {
            return Self::from_text(bytes);
        }
        Ok(Self::of(compact::segmenter(bytes)?, bytes))
    }

    /// Reads a dictionary in jieba's text format: a word, its frequency and its tag on each line.
    ///
    /// # Errors
    /// [`Error::Dictionary`] when a line cannot be read or there is no word at all.
    pub fn from_text(text: &[u8]) -> Result<Self> {
        if text.iter().all(u8::is_ascii_whitespace) {
            return Err(Error::Dictionary("it is empty".into()));
        }
        let broken = |what: String| Error::Dictionary(what);
        let text = std::str::from_utf8(text).map_err(|error| broken(error.to_string()))?;
        let mut builder = Builder::new(&[], text.len() / 16);
        for (number, line) in text.lines().enumerate() {
            let mut fields = line.split_whitespace();
            let Some(word) = fields.next() else { continue };
            let frequency = fields.next().map_or(Ok(0), str::parse).map_err(|error| {
                broken(format!("line {}: {line}: the frequency is no whole number: {error}", number + 1))
            })?;
            builder.add(word, frequency, fields.next().unwrap_or_default());
        }
        Ok(Self::of(builder.build(), text.as_bytes()))
    }

    fn of(segmenter: Segmenter, source: &[u8]) -> Self {
        let alone = std::iter::repeat_with(|| AtomicU8::new(UNKNOWN)).take(segmenter.len()).collect();
        Self { segmenter, source: source.into(), jieba: OnceLock::new(), digest: digest(source), alone }
    }

    /// Whether word `word` stands alone, whatever its neighbours are: no rule for whole words joins or divides it. `tell` is asked the first
    /// time, and what it says must not depend on anything but the word and this dictionary.
    #[inline]
    pub(super) fn stands_alone(&self, word: u32, tell: impl FnOnce() -> bool) -> bool {
        let Some(alone) = self.alone.get(word as usize) else { return tell() };
        match alone.load(Ordering::Relaxed) {
            UNKNOWN => {
                let told = tell();
                alone.store(if told { ALONE } else { NOT_ALONE }, Ordering::Relaxed);
                told
            }
            known => known == ALONE,
        }
    }

    /// The words.
    #[must_use]
    pub fn segmenter(&self) -> &Segmenter {
        &self.segmenter
    }

    /// jieba's engine over the same words.
    #[must_use]
    pub fn jieba(&self) -> &Jieba {
        self.jieba.get_or_init(|| {
            let read = if self.source.starts_with(compact::MAGIC) {
                compact::jieba(&self.source).ok()
            } else {
                Jieba::with_dict(&mut BufReader::new(&*self.source)).ok()
            };
            // What was read once can be read again.
            read.unwrap_or_else(Jieba::empty)
        })
    }

    /// SHA-256 of the bytes it was read from, as `sha256:` and 64 hexadecimal digits.
    #[must_use]
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// Whether `word` is one.
    #[must_use]
    pub fn has_word(&self, word: &str) -> bool {
        self.segmenter.find(word).is_some()
    }

    /// Whether a word is counted as `term`, which is folded, and has letters in it: a股 for A股, 阿q for 阿Q.
    #[must_use]
    pub fn has_word_with_letters(&self, term: &str) -> bool {
        self.find_with_letters(term).is_some()
    }

    fn find_with_letters(&self, term: &str) -> Option<u32> {
        let letters = term.bytes().any(|byte| byte.is_ascii_lowercase());
        let capital = || self.segmenter.find(&term.to_ascii_uppercase());
        if letters { capital().or_else(|| self.segmenter.find(term)) } else { None }
    }

    /// The tag of `word`; empty when the dictionary does not hold it.
    #[must_use]
    pub fn tag(&self, word: &str) -> String {
        if let Some(known) = self.find_with_letters(word) {
            return self.segmenter.tag(known).to_owned();
        }
        let Some(known) = self.segmenter.find(word) else { return String::new() };
        // A word that was cut as one in a sentence is also cut as one by itself: the best path through the
        // sentence contains the best path through each of its parts.
        let mut pieces = 0;
        self.segmenter.cut(word, false, |_, _, _| pieces += 1);
        if pieces > 1 {
            return String::new();
        }
        let own = self.segmenter.tag(known);
        if !own.is_empty() {
            return own.to_owned();
        }
        self.tag_of_head(word).or_else(|| self.tag_of_form(word)).unwrap_or_default().to_owned()
    }

    /// The tag of a word without one of its own, by its last part: compounds of nouns and verbs have their head there (新闻发布会,
    /// 今年上半年). None where a part is no word with a tag, or all may be the transcription of a name.
    fn tag_of_head(&self, word: &str) -> Option<&str> {
        let known = |part: &str| {
            self.segmenter.find(part).map(|part| self.segmenter.tag(part)).filter(|tag| !tag.is_empty())
        };
        if names::transcribes(word) {
            return None;
        }
        // The longest head first.
        let bounds: Vec<usize> = word.char_indices().skip(1).map(|(at, _)| at).collect();
        let (last, before) = bounds.split_last()?;
        let compound = before.iter().find_map(|at| {
            let (first, head) = (known(&word[..*at])?, known(&word[*at..])?);
            (!first.starts_with("nr") && matches!(head, "n" | "vn" | "v" | "t")).then_some(head)
        });
        // 能源局, 改革委: what an office is for, and what it is called.
        let office = || {
            let what = known(&word[..*last]).filter(|_| !before.is_empty())?;
            (word[*last..].starts_with(OFFICES) && matches!(what, "n" | "vn" | "v")).then_some("nt")
        };
        compound.or_else(office)
    }

    /// The same by its last character and what stands before it, or as the name of a person. Of the words of the dictionary that have
    /// such a form and a tag of jieba's, 95 to 99 in 100 have the tag that is guessed here (the ends of nouns were chosen by them); of
    /// those with 方 and 媒 fewer.
    fn tag_of_form(&self, word: &str) -> Option<&'static str> {
        let (last_at, last) = word.char_indices().next_back()?;
        let first = word.chars().next()?.len_utf8();
        let tag = |part: &str| self.segmenter.find(part).map_or("", |part| self.segmenter.tag(part));
        let before = tag(&word[..last_at]);
        match word.chars().count() {
            // 跑出, 住进.
            2 if before.starts_with('v') && RESULTS.has(last) => Some("v"),
            // 巴方, 美媒. Of words with 方 that have a tag four in five are nouns; the others are numerals and such as 韩方 nr, 越方 d.
            2 if matches!(last, '方' | '媒') => Some("n"),
            // 舟山港, 福岛县.
            3.. if before.starts_with("ns") && PLACES.has(last) => Some("ns"),
            // 订单量, 充电桩.
            3.. if matches!(before, "n" | "vn" | "v" | "a" | "b") && NOUNS.has(last) => Some("n"),
            // 吴政隆: a family name, and two characters of which none makes a word with what stands beside it.
            3 if word.starts_with(|c| FAMILIES.has(c)) && !names::transcribes(word) => {
                (before.is_empty() && tag(&word[first..]).is_empty()).then_some("nr")
            }
            _ => None,
        }
    }
}

/// SHA-256 of some bytes, as `sha256:` and 64 hexadecimal digits.
#[must_use]
pub fn digest(bytes: &[u8]) -> String {
    let hex = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    format!("sha256:{hex}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_compound_without_a_tag_has_that_of_its_head() {
        let words = "新闻 50 n\n发布会 20 n\n新闻发布会 90\n今年 90 t\n上半年 80 t\n今年上半年 70\n能源 80 n\n能源局 60\n\
                     共赢 50\n尼斯 5 n\n汗尤 4 n\n汗尤尼斯 9\n王 9 nr\n大陆 90 n\n王大陆 90\n";
        let dictionary = Dictionary::from_text(words.as_bytes()).unwrap();
        let tags = ["新闻发布会", "今年上半年", "能源局", "共赢", "汗尤尼斯", "王大陆", "新闻"]
            .map(|word| dictionary.tag(word));
        assert_eq!(tags, ["n", "t", "nt", "", "", "", "n"]);
    }

    #[test]
    fn a_word_without_a_tag_has_that_of_its_form() {
        let words = "跑 90 v\n跑出 20\n巴 50 ns\n巴方 20\n舟山 80 ns\n舟山港 70\n订单 80 n\n订单量 70\n吴政隆 9\n王大陆 90\n大陆 90 n\n\
                     马杜罗 9\n线 90 n\n线上 80\n红石 9 nz\n红石港 90\n";
        let dictionary = Dictionary::from_text(words.as_bytes()).unwrap();
        let guessed = ["跑出", "巴方", "舟山港", "订单量", "吴政隆"].map(|word| dictionary.tag(word));
        assert_eq!(guessed, ["v", "n", "ns", "n", "nr"]);
        let left = ["王大陆", "马杜罗", "线上", "红石港"].map(|word| dictionary.tag(word));
        assert_eq!(left, ["", "", "", ""]);
    }
}
