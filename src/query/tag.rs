//! Parts of speech in queries.

use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};

use crate::tokens::TagGroup;

/// A part of speech.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tag {
    /// A group, by the name that it has in questions, such as `noun`.
    Group(TagGroup, String),
    /// All tags that begin with these letters: `n` stands for `n`, `nr`, `ns` ….
    Prefix(String),
}

/// Letters of a tag, at most: longer ones are not in use, and a mistyped name of a group is told from them.
const LONGEST: usize = 4;

/// Chinese names of groups, as grammars have them.
const CHINESE: [(&[&str], TagGroup); 16] = [
    (&["名词", "名詞"], TagGroup::Noun),
    (&["人名"], TagGroup::Person),
    (&["地名"], TagGroup::Place),
    (&["机构名", "機構名", "机构", "機構"], TagGroup::Organisation),
    (&["其他专名", "其他專名", "专名", "專名"], TagGroup::OtherName),
    (&["动词", "動詞"], TagGroup::Verb),
    (&["形容词", "形容詞"], TagGroup::Adjective),
    (&["副词", "副詞"], TagGroup::Adverb),
    (&["数词", "數詞"], TagGroup::Numeral),
    (&["量词", "量詞"], TagGroup::Measure),
    (&["代词", "代詞"], TagGroup::Pronoun),
    (&["时间词", "時間詞"], TagGroup::Time),
    (&["虚词", "虛詞"], TagGroup::Function),
    (&["成语", "成語", "习语", "習語", "成语习语", "成語習語"], TagGroup::Idiom),
    (&["拉丁字母"], TagGroup::Latin),
    (&["未知"], TagGroup::Unknown),
];

impl Tag {
    /// Reads the name of a group or the beginning of a tag, in small ASCII letters, or the Chinese name of a group. `None` when it is neither.
    #[must_use]
    pub fn read(name: &str) -> Option<Self> {
        if let Some((_, group)) = CHINESE.iter().find(|(names, _)| names.contains(&name)) {
            return Some(Self::Group(*group, name.to_owned()));
        }
        let deserializer: StrDeserializer<'_, Error> = name.into_deserializer();
        if let Ok(group) = TagGroup::deserialize(deserializer) {
            return Some(Self::Group(group, name.to_owned()));
        }
        let tag = (1..=LONGEST).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_alphanumeric());
        tag.then(|| Self::Prefix(name.to_owned()))
    }

    /// Whether a term with the tag `tag` has this part of speech.
    #[must_use]
    pub fn matches(&self, tag: &str) -> bool {
        match self {
            Self::Group(group, _) => TagGroup::of(tag) == *group,
            Self::Prefix(prefix) => tag.starts_with(prefix.as_str()),
        }
    }

    /// As it is typed.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Group(_, name) | Self::Prefix(name) => name,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_prefixes_and_groups_are_groups() {
        let nouns = Tag::read("n").unwrap();
        assert!(nouns.matches("n") && nouns.matches("ns") && !nouns.matches("vn"));
        let places = Tag::read("place").unwrap();
        assert!(places.matches("ns") && !places.matches("n"));
        assert!(Tag::read("other_name").unwrap().matches("nz") && Tag::read("unknown").unwrap().matches(""));
        assert_eq!((Tag::read("nuons"), Tag::read(""), Tag::read("名字")), (None, None, None));
        for (chinese, english) in
            [("名词", "noun"), ("動詞", "verb"), ("机构名", "organisation"), ("成语习语", "idiom")]
        {
            let (chinese, english) = (Tag::read(chinese).unwrap(), Tag::read(english).unwrap());
            assert!(
                ["n", "v", "nt", "i", "ns", ""]
                    .iter()
                    .all(|tag| chinese.matches(tag) == english.matches(tag))
            );
        }
    }
}
