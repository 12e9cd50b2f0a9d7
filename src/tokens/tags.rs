//! Part-of-speech tags: jieba's tag set, and the groups that people know.

use serde::{Deserialize, Serialize};

use super::classes::is_han;
use super::rules::{lettered, numbers, numerals};

/// A group of tags.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TagGroup {
    /// Common nouns, and abbreviations, nearly all of which stand for one.
    Noun,
    /// Names of people.
    Person,
    /// Names of places.
    Place,
    /// Names of organisations.
    Organisation,
    /// Other names: works, products, peoples.
    OtherName,
    /// Verbs, nouns made of them among them.
    Verb,
    /// Adjectives.
    Adjective,
    /// Adverbs.
    Adverb,
    /// Numerals and numbers.
    Numeral,
    /// Measure words.
    Measure,
    /// Pronouns.
    Pronoun,
    /// Words for times.
    Time,
    /// Prepositions, conjunctions, particles, interjections.
    Function,
    /// Idioms and set phrases.
    Idiom,
    /// Words in letters.
    Latin,
    /// Words that the dictionary does not hold, mostly names.
    Unknown,
    /// Everything else, and words of the dictionary whose kind neither it nor their form tells.
    Other,
}

impl TagGroup {
    /// The group of a tag of jieba's tag set (ICTCLAS): the first letter decides, the names aside.
    #[must_use]
    pub fn of(tag: &str) -> Self {
        match tag {
            "" => return Self::Unknown,
            "eng" => return Self::Latin,
            "nz" => return Self::OtherName,
            // jieba's dictionary says so of characters whose kind nobody decided: 很, 件, 村.
            "zg" => return Self::Other,
            UNTOLD => return Self::Other,
            _ => {}
        }
        if tag.starts_with("nr") {
            return Self::Person;
        }
        match (tag.starts_with("ns"), tag.starts_with("nt")) {
            (true, _) => return Self::Place,
            (_, true) => return Self::Organisation,
            _ => {}
        }
        match tag.as_bytes()[0] {
            b'n' | b's' | b'f' | b'g' | b'j' => Self::Noun,
            b'v' => Self::Verb,
            b'a' | b'b' | b'z' => Self::Adjective,
            b'd' => Self::Adverb,
            b'm' => Self::Numeral,
            b'q' => Self::Measure,
            b'r' => Self::Pronoun,
            b't' => Self::Time,
            b'p' | b'c' | b'u' | b'y' | b'e' | b'o' | b'h' | b'k' => Self::Function,
            b'i' | b'l' => Self::Idiom,
            _ => Self::Other,
        }
    }
}

/// The tag of a word that the dictionary holds without one, where its form tells nothing either; ICTCLAS has it for unknown words.
pub const UNTOLD: &str = "un";

/// The tag of a term that the dictionary does not hold, by what it is made of: `m` for a number, `t` for a date, `eng` for letters,
/// `nz` for a model (歼-20), `n` for words like 卡拉OK; empty for other Chinese words.
#[must_use]
pub fn by_form(term: &str) -> &'static str {
    if lettered::lettered(term) {
        return "n";
    }
    let digit = |c: char| numbers::digit(c).is_some();
    let bare = term.trim_start_matches(['第', '-', '−', '+']);
    let Some(first) = bare.chars().next() else { return "" };
    let han = term.chars().any(is_han);
    let number = |c: char| digit(c) || numbers::han_digit(c).is_some() || numerals::numeral(c);
    if !number(first) {
        let model = han && term.rsplit_once('-').is_some_and(|(_, model)| model.chars().all(digit));
        return match han {
            false => "eng",
            true if model => "nz",
            true => "",
        };
    }
    if is_day(term) {
        return "t";
    }
    let date = |c: char| {
        digit(c) || numbers::han_digit(c).is_some() || matches!(c, '十' | '年' | '月' | '日' | '号' | '份')
    };
    // 三点五, 百分之五十, 三十多, 一二·九.
    let spelt = |c: char| number(c) || matches!(c, '点' | '分' | '之' | '多' | '余' | '·');
    if han && term.ends_with(['年', '月', '日', '号', '份']) && term.chars().all(date) {
        "t"
    } else if !han || term.chars().any(digit) || bare.chars().all(spelt) {
        "m"
    } else {
        ""
    }
}

/// Whether `term` is a day in digits, year first: 2025-06-17, 2025/6/17.
fn is_day(term: &str) -> bool {
    ['-', '/', '.'].into_iter().any(|mark| {
        let mut parts = term.split(mark);
        let mut part = |most: u32| {
            let number = parts.next().filter(|part| part.bytes().all(|byte| byte.is_ascii_digit()))?;
            number.parse::<u32>().ok().filter(|value| (1..=most).contains(value)).map(|_| number.len())
        };
        let day = (part(9999), part(12), part(31));
        matches!(day, (Some(4), Some(1..=2), Some(1..=2))) && parts.next().is_none()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_letters_are_known_by_their_form() {
        for number in [
            "35%",
            "-5℃",
            "第二十",
            "第14",
            "十四五",
            "三十多",
            "百分之五十点三",
            "一二·九",
            "3万余",
            "35μg/m³",
            "两百三十五",
        ] {
            assert_eq!(by_form(number), "m", "{number}");
        }
        let terms = [
            "6月17日",
            "2025-06-17",
            "2025/6/7",
            "2025-13-17",
            "1.2.3",
            "二〇二五年六月十七日",
            "covid-19",
            "歼-20",
            "卡拉ok",
            "三k党",
            "札纳塔斯",
            "第一线",
            "千岛",
            "-",
            "",
        ]
        .map(by_form);
        assert_eq!(terms, ["t", "t", "t", "m", "m", "t", "eng", "nz", "n", "n", "", "", "", "", ""]);
    }

    #[test]
    fn names_are_told_apart() {
        let groups = ["nr", "nrt", "ns", "nt", "nz", "n", "vn", "ul", ""].map(TagGroup::of);
        use TagGroup::{Function, Noun, Organisation, OtherName, Person, Place, Unknown, Verb};
        assert_eq!(groups, [Person, Person, Place, Organisation, OtherName, Noun, Verb, Function, Unknown]);
    }
}
