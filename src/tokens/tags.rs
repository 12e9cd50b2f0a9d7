//! Part-of-speech tags: jieba's tag set, and the groups that people know.

use serde::{Deserialize, Serialize};

/// A group of tags.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TagGroup {
    /// Common nouns.
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
    /// Idioms, set phrases, abbreviations.
    Idiom,
    /// Words in letters.
    Latin,
    /// Words that the dictionary does not hold: mostly names.
    Unknown,
    /// Everything else.
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
            b'n' | b's' | b'f' | b'g' => Self::Noun,
            b'v' => Self::Verb,
            b'a' | b'b' | b'z' => Self::Adjective,
            b'd' => Self::Adverb,
            b'm' => Self::Numeral,
            b'q' => Self::Measure,
            b'r' => Self::Pronoun,
            b't' => Self::Time,
            b'p' | b'c' | b'u' | b'y' | b'e' | b'o' | b'h' | b'k' => Self::Function,
            b'i' | b'l' | b'j' => Self::Idiom,
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_apart() {
        let groups = ["nr", "nrt", "ns", "nt", "nz", "n", "vn", "ul", ""].map(TagGroup::of);
        use TagGroup::{Function, Noun, Organisation, OtherName, Person, Place, Unknown, Verb};
        assert_eq!(groups, [Person, Person, Place, Organisation, OtherName, Noun, Verb, Function, Unknown]);
    }
}
