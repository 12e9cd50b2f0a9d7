//! Questions and answers: 记者：您从事…？ is text, not a heading.

use super::chars::{End, end_of, is_han};
use super::paragraphs::{Class, Paragraph};
use rustc_hash::FxHashMap;

/// Those who ask and answer in every interview.
const SPEAKERS: [&str; 7] = ["记者", "記者", "问", "問", "答", "主持人", "编者"];
/// A name of more characters is none.
const LONGEST: usize = 8;

/// Makes text of headings in which somebody speaks: the usual speakers, or one who speaks more than once and not only in
/// headings.
pub(super) fn lines_are_text(text: &str, found: &mut [Paragraph]) {
    let mut speakers: FxHashMap<&str, (u32, bool)> = FxHashMap::default();
    for paragraph in found.iter().filter(|p| matches!(p.class, Class::Heading | Class::Body)) {
        let this = paragraph.line.text(text);
        if let Some(name) = speaker(this) {
            let (times, talks) = speakers.entry(name).or_default();
            *times += 1;
            *talks |= paragraph.class == Class::Body || end_of(this) == End::Stop;
        }
    }
    for paragraph in found.iter_mut().filter(|p| p.class == Class::Heading) {
        let Some(name) = speaker(paragraph.line.text(text)) else { continue };
        let recurs = speakers.get(name).is_some_and(|&(times, talks)| times > 1 && talks);
        if recurs || SPEAKERS.contains(&name) {
            paragraph.class = Class::Body;
        }
    }
}

/// Who speaks on the line: what stands before a colon with words behind it.
fn speaker(line: &str) -> Option<&str> {
    let (at, colon) = line.char_indices().take(LONGEST + 1).find(|&(_, c)| c == '：' || c == ':')?;
    let name = &line[..at];
    let named =
        matches!(name, "Q" | "A") || (!name.is_empty() && name.chars().all(|c| is_han(c) || c == '·'));
    (named && line.len() > at + colon.len_utf8()).then_some(name)
}
