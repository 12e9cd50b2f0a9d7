//! What is known of a document.

use serde::{Deserialize, Serialize};

use crate::articles::{Direction, Done, Original, Page, Switches};
use crate::dates::DocumentDate;
use crate::decode::{Warning, WarningCode};

/// Which document: the number of its file in order of arrival, then its number within the file. The order
/// of these is the order of documents everywhere, however they are spread over shards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct DocumentId(pub u32, pub u32);

/// A jump from or to another page, with the document it leads to where that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentLink {
    /// Which way it leads.
    pub direction: Direction,
    /// The page it names.
    pub page: Page,
    /// The other part of the article.
    pub document: Option<DocumentId>,
}

/// A document of a shard.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Which one.
    pub id: DocumentId,
    /// Path as given, archives included.
    pub name: String,
    /// Title: what the format states, or the headline of its article, or the first line where it can be one, or the
    /// name of the file.
    pub title: String,
    /// The title that was found, where the user gave another.
    pub found_title: Option<String>,
    /// Who wrote it, as the byline of its article says.
    pub byline: Option<String>,
    /// Jumps to other pages.
    pub links: Vec<DocumentLink>,
    /// What cleaning did to it.
    pub done: Done,
    /// The steps of cleaning that were on.
    pub switches: Switches,
    /// Newspaper, site or author that its format states.
    pub source: Option<String>,
    /// When it was published.
    pub date: Option<DocumentDate>,
    /// Its date as it states it, where that lacks the year.
    pub stated: Option<DocumentDate>,
    /// Its date as it was found, whatever the user made of it.
    pub found: Option<DocumentDate>,
    /// WHATWG name of the file's encoding.
    pub encoding: String,
    /// Bytes of the file.
    pub bytes: u32,
    /// XXH3 (128 bits, seed 0) of the file's bytes.
    pub digest: u128,
    /// Characters (Unicode scalar values) of the file, before cleaning.
    pub characters: u32,
    /// Chinese characters among them.
    pub han: u32,
    /// Tokens that count: words and numbers.
    pub words: u32,
    /// Sentences with at least one word.
    pub sentences: u32,
    /// How to get the text of the file back, where cleaning changed it.
    pub original: Option<Box<Original>>,
    /// Share of its letters and Chinese characters, 0 to 1, in passages that stand in the corpus before.
    pub copied: f64,
    /// Oddities.
    pub warnings: Vec<Warning>,
    /// First byte of its text in the shard.
    pub text_start: u32,
    /// One past the last byte.
    pub text_end: u32,
    /// First unit of its tokens in the shard.
    pub unit_start: u32,
    /// One past the last unit.
    pub unit_end: u32,
}

impl Document {
    /// Takes the user's title, or the one that was found again.
    pub(super) fn retitle(&mut self, title: Option<&String>) {
        if let Some(found) = self.found_title.take() {
            self.title = found;
        }
        if let Some(title) = title.filter(|title| **title != self.title) {
            self.found_title = Some(std::mem::replace(&mut self.title, title.clone()));
        }
    }

    /// Warns that it has no date where it has none.
    pub(super) fn warn_undated(&mut self) {
        self.warnings.retain(|warning| warning.code != WarningCode::NoDate);
        if self.date.as_ref().is_none_or(|date| date.date().is_none()) {
            self.warnings.push(Warning::new(WarningCode::NoDate, 1));
        }
    }
}

/// A title for a text that states none: its first line where that is short and does not read like a
/// sentence, else the name of the file without its extension.
#[must_use]
pub fn title(text: &str, name: &str) -> String {
    const LONGEST: usize = 60;
    let first = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    let heading = first.trim_start_matches('#').trim();
    let sentence = !first.starts_with('#') && heading.ends_with(['。', '，', '；', '：', '.', ',', ';']);
    if !heading.is_empty() && !sentence && heading.chars().count() <= LONGEST {
        return heading.to_owned();
    }
    let file = name.rsplit('/').next().unwrap_or(name);
    file.rsplit_once('.').map_or(file, |(stem, _)| stem).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles() {
        assert_eq!(title("\n\n# 央视新闻联播\n正文。", "a.md"), "央视新闻联播");
        assert_eq!(title("　　这是第一句话。\n第二句。", "dir/某报.txt"), "某报");
        assert_eq!(title("", "x"), "x");
    }
}
