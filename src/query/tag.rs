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

impl Tag {
    /// Reads the name of a group or the beginning of a tag, in small ASCII letters. `None` when it is neither.
    #[must_use]
    pub fn read(name: &str) -> Option<Self> {
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
        assert_eq!((Tag::read("nuons"), Tag::read(""), Tag::read("名词")), (None, None, None));
    }
}
