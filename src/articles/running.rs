//! Running heads and feet: lines that stand at the same end of page after page, alike but for their figures. Pages are parted
//! by form feeds, as readers of PDF write them.

use super::chars::{is_blank, is_digit};
use super::edits::Edits;
use super::lines::is_numeral;
use rustc_hash::{FxHashMap, FxHashSet};

/// Lines at each end of a page that may be such.
const DEEP: usize = 3;
/// Pages on which a line must stand, and the share of all: left and right pages may differ.
const PAGES: usize = 3;
const SHARE: usize = 4;
/// Characters of such a line.
const LONGEST: usize = 80;

/// The lines to take out: of heads all but the first, which may say what the paper is and when it appeared; of feet all.
pub(super) fn lines(text: &str, edits: &mut Edits) -> u32 {
    if memchr::memchr(b'\x0c', text.as_bytes()).is_none() {
        return 0;
    }
    let mut pages = Vec::new();
    let mut from = 0;
    for end in memchr::memchr_iter(b'\x0c', text.as_bytes()).chain([text.len()]) {
        pages.push(ends(text, from, end));
        from = end + 1;
    }
    let keys: Vec<Vec<(String, Outer<'_>)>> =
        pages.into_iter().map(|page| page.into_iter().map(|line| (key(line.text), line)).collect()).collect();
    // The last page on which a line stood, and the number of pages.
    let mut counts: FxHashMap<(bool, &str), (usize, usize)> = FxHashMap::default();
    for (number, page) in keys.iter().enumerate() {
        for (key, line) in page {
            let (last, count) = counts.entry((line.head, key)).or_insert((usize::MAX, 0));
            if *last != number {
                (*last, *count) = (number, *count + 1);
            }
        }
    }
    let mut taken = 0;
    let mut seen: FxHashSet<&str> = FxHashSet::default();
    for (key, line) in keys.iter().flatten() {
        let count = counts.get(&(line.head, key.as_str())).map_or(0, |(_, count)| *count);
        if count < PAGES || count * SHARE < keys.len() || (line.head && seen.insert(key)) {
            continue;
        }
        edits.delete(line.bytes.start, line.bytes.end);
        taken += 1;
    }
    taken
}

/// An outermost line of a page.
struct Outer<'t> {
    head: bool,
    text: &'t str,
    /// What goes with it: the line and the white space between it and the rest of the page.
    bytes: std::ops::Range<usize>,
}

/// The outermost lines of a page. A page with few lines has more text than furniture at most in its middle, so no line is
/// both.
fn ends(text: &str, from: usize, to: usize) -> Vec<Outer<'_>> {
    let mut lines = Vec::new();
    let mut at = from;
    for line in text[from..to].split('\n') {
        let trimmed = line.trim_matches(is_blank);
        if !trimmed.is_empty() {
            let start = at + (trimmed.as_ptr() as usize - line.as_ptr() as usize);
            lines.push((start, start + trimmed.len()));
        }
        at += line.len() + 1;
    }
    let deep = DEEP.min(lines.len() / 2);
    let short =
        |&(start, end): &(usize, usize)| text[start..end].chars().take(LONGEST + 1).count() <= LONGEST;
    let outer = |at: usize, head: bool| {
        let (start, end) = lines[at];
        let bytes = if head { start..lines[at + 1].0 } else { lines[at - 1].1..end };
        short(&lines[at]).then(|| Outer { head, text: &text[start..end], bytes })
    };
    let heads = (0..deep).filter_map(|at| outer(at, true));
    let feet = (lines.len() - deep..lines.len()).filter_map(|at| outer(at, false));
    heads.chain(feet).collect()
}

/// What a line is but for figures and white space; Chinese figures count only between 第 and a page.
fn key(line: &str) -> String {
    let mut key = String::with_capacity(line.len());
    let mut after_ordinal = false;
    for c in line.chars() {
        if is_blank(c) || is_digit(c) || (after_ordinal && is_numeral(c)) {
            if is_digit(c) && !key.ends_with('#') {
                key.push('#');
            }
            continue;
        }
        after_ordinal = c == '第';
        key.push(c);
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without(text: &str) -> String {
        let mut edits = Edits::default();
        lines(text, &mut edits);
        edits.apply(text).map_or_else(|| text.to_owned(), |(text, _)| text)
    }

    #[test]
    fn heads_and_feet_of_pages_go_and_the_first_head_stays() {
        let page = |number: u32, body: &str| {
            format!("晨报 2025年6月1{number}日 第{number}版\n{body}\n甲乙丙{number}。\n— {number} —\n")
        };
        let text = [page(1, "正文一"), page(2, "正文二"), page(3, "正文三"), page(4, "正文四")].join("\u{c}");
        let clean = without(&text);
        assert_eq!(clean.matches("晨报").count(), 1);
        assert!(clean.starts_with("晨报 2025年6月11日"));
        assert_eq!(clean.matches('—').count(), 0);
        assert_eq!(clean.matches("正文").count(), 4);
    }

    #[test]
    fn what_stands_on_two_pages_or_in_the_middle_stays() {
        let text = "头条\n甲。\n乙。\n丙\n\u{c}头条\n丁。\n戊。\n己\n\u{c}别的\n庚。\n辛。\n壬\n";
        assert_eq!(without(text), text);
        let one = "头条\n甲。\n头条\n乙。\n头条\n丙。\n";
        assert_eq!(without(one), one);
    }
}
