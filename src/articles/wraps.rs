//! Hard-wrapped lines: where a line break is only the edge of a newspaper column.
//!
//! Within a block (lines without a blank line between them) the widest common width is the column. A line joins the
//! next when it fills the column and does not end a sentence. Verse, lists, tables and Markdown give themselves
//! away: their lines end with punctuation or hold none at all, begin alike, or carry marks.

use super::chars::{End, is_han, is_opening, is_spaced_letter};
use super::edits::Edits;
use super::lines::{Line, is_marked, is_spaced, width};
use super::marks;

/// How far a full line may fall short of the column, in half-width columns: three Chinese characters, because a
/// line may not begin with a comma nor end with an opening quote and spacing is stretched to even that out.
const SLACK: u32 = 6;
/// How much shorter still the first line of a paragraph may be: the two characters of an indent that was lost.
const INDENT: u32 = 4;
/// The narrowest and widest columns seen in print, in half-width columns.
const COLUMN: std::ops::RangeInclusive<u32> = 16..=120;
/// How many blocks back a short block may look for its column.
const MEMORY: usize = 12;

/// Joins the hard-wrapped lines of `text`; returns how many joins there are.
pub(crate) fn join(text: &str, lines: &[Line], edits: &mut Edits) -> u32 {
    let mut joins = 0;
    let mut known: Option<(usize, u32)> = None;
    let blocks: Vec<&[Line]> = lines.split(|l| l.is_blank()).filter(|b| !b.is_empty()).collect();
    let columns: Vec<Option<u32>> = blocks.iter().map(|block| column_of(text, block)).collect();
    for (i, block) in blocks.iter().enumerate() {
        if let Some(column) = columns[i] {
            known = Some((i, column));
        }
        if block.len() < 2 {
            continue;
        }
        let near = known
            .filter(|&(at, _)| i - at <= MEMORY)
            .or_else(|| (i + 1..blocks.len().min(i + MEMORY)).find_map(|at| Some((at, columns[at]?))));
        let column = columns[i].or_else(|| inherited(text, block, near.map(|(_, column)| column)));
        if let Some(column) = column {
            joins += join_block(text, block, column, edits);
        }
    }
    joins
}

/// The column of a block of at least four lines that is wrapped prose.
fn column_of(text: &str, block: &[Line]) -> Option<u32> {
    if block.len() < 4 || block.iter().any(|l| l.len() > 400) {
        return None;
    }
    if let Some(column) = indented_column(text, block) {
        return Some(column);
    }
    let widths: Vec<u32> = block.iter().map(|l| width(l.text(text))).collect();
    let inner = &widths[..widths.len() - 1];
    let column = widest_in_company(inner)?;
    let slack = if is_spaced(block[0].text(text)) { SLACK * 3 } else { SLACK };
    let (mut full, mut open, mut punctuated, mut alike) = (0, 0, 0, 0);
    // Lines that no column holds: short lines between them are headings, whatever their widths.
    let wider = inner.iter().filter(|&&w| w > column + SLACK).count();
    for (i, line) in block[..block.len() - 1].iter().enumerate() {
        let (this, next) = (line.text(text), block[i + 1].text(text));
        full += usize::from(widths[i] + slack >= column && widths[i] <= column + SLACK);
        open += usize::from(matches!(line.ending(text), End::Han | End::Digit | End::Letter));
        punctuated += usize::from(has_inner_punctuation(this));
        alike += usize::from(this.chars().take(2).eq(next.chars().take(2)));
    }
    let all = block.len() - 1;
    // On a page without blank lines headings and last lines of paragraphs stand among the full ones.
    let enough = if all >= 12 { full * 2 >= all } else { full * 5 >= all * 3 };
    (enough && wider * 5 <= all && open * 2 >= all && punctuated * 5 >= all && alike * 2 < all)
        .then_some(column)
}

/// The widest width that still has company: at least two lines, or a fifth of them, lie just below it.
fn widest_in_company(widths: &[u32]) -> Option<u32> {
    let mut sorted = widths.to_vec();
    sorted.sort_unstable();
    let company = 2.max(widths.len() / 5);
    let crowd = |w: u32| sorted.partition_point(|&v| v <= w) - sorted.partition_point(|&v| v + 4 < w);
    sorted.iter().rev().copied().find(|&w| crowd(w) >= company).filter(|column| COLUMN.contains(column))
}

/// The column of a page whose paragraphs begin with an indent and follow each other without blank lines. There the lines
/// that neither end a sentence nor stand above an indent are the ones that must be full; how many headings and ends of
/// paragraphs stand among them says nothing.
fn indented_column(text: &str, block: &[Line]) -> Option<u32> {
    let broken: Vec<&[Line]> = block
        .windows(2)
        .filter(|pair| !pair[1].is_indented() && !matches!(pair[0].ending(text), End::Stop | End::Nothing))
        .collect();
    let firsts = broken.iter().filter(|pair| pair[0].is_indented()).count();
    if broken.len() < 3 || firsts < 2 {
        return None;
    }
    let widths: Vec<u32> = broken.iter().map(|pair| measure(text, pair[0])).collect();
    let column = widest_in_company(&widths)?;
    let full = |at: &usize| widths[*at] + SLACK >= column && widths[*at] <= column + SLACK;
    let of = |wanted: &dyn Fn(&usize) -> bool| (0..broken.len()).filter(wanted).count();
    let firsts_full = of(&|at| full(at) && broken[*at][0].is_indented());
    let all = of(&full);
    let ends_open = |line: Line| matches!(line.ending(text), End::Han | End::Digit | End::Letter);
    let open = of(&|at| full(at) && ends_open(broken[*at][0]));
    let punctuated = of(&|at| full(at) && has_inner_punctuation(broken[*at][0].text(text)));
    let enough = all >= 3 && all * 2 >= broken.len() && firsts_full * 3 >= firsts * 2;
    (enough && open * 5 >= all * 2 && punctuated * 5 >= all * 2).then_some(column)
}

/// Width of a line with the indent that begins a paragraph, in half-width columns.
fn measure(text: &str, line: Line) -> u32 {
    width(line.text(text)) + line.indent(text)
}

/// The column of a block too short to show one itself: that of its neighbours, or the width of its first line
/// when the block as a whole reads as one sentence.
fn inherited(text: &str, block: &[Line], near: Option<u32>) -> Option<u32> {
    if block.iter().any(|l| l.len() > 400) {
        return None;
    }
    let widest = block.iter().map(|l| width(l.text(text))).max()?;
    if let Some(column) = near
        && (column.saturating_sub(SLACK)..=column + SLACK).contains(&widest)
    {
        return Some(widest);
    }
    let last = block.last()?;
    let ends = last.ending(text) == End::Stop || marks::ends_with_credit(last.text(text));
    let first = block[0].text(text);
    let opens = matches!(block[0].ending(text), End::Han | End::Digit | End::Letter);
    let slack = if is_spaced(first) { SLACK * 3 } else { SLACK };
    let even = block[..block.len() - 1].iter().all(|l| width(l.text(text)) + slack >= widest);
    (block.len() <= 4
        && ends
        && opens
        && even
        && widest >= 24
        && COLUMN.contains(&widest)
        && (has_inner_punctuation(first)
            || is_spaced(first) && block.iter().any(|line| has_inner_punctuation(line.text(text)))))
    .then_some(widest)
}

fn has_inner_punctuation(line: &str) -> bool {
    let mut chars = line.chars().rev().skip(1);
    chars.any(|c| matches!(c, '，' | '。' | '、' | '；' | '！' | '？' | '：' | ',' | '.' | ';' | '”'))
}

fn join_block(text: &str, block: &[Line], column: u32, edits: &mut Edits) -> u32 {
    let mut joins = 0;
    let mut first = true;
    // Where lines that are not indented stand below lines that are, an indent begins a paragraph.
    let mixed = block.windows(2).filter(|pair| pair[0].is_indented() && !pair[1].is_indented()).count() >= 2;
    // Whether the last line looked at is a mark of its own; every line is the next of one pair and the first of another.
    let mut seen: Option<(u32, bool)> = None;
    let mut is_apart = |line: Line| match seen {
        Some((start, apart)) if start == line.start => apart,
        _ => {
            let this = line.text(text);
            // A caption that begins here is none of the caption above.
            let apart = is_marked(this) || marks::is_apart(this) || marks::caption::is_numbered(this);
            seen = Some((line.start, apart));
            apart
        }
    };
    for pair in block.windows(2) {
        let (this, next) = (pair[0].text(text), pair[1].text(text));
        let ends = matches!(pair[0].ending(text), End::Stop | End::Nothing);
        let slack = if std::mem::replace(&mut first, ends) { SLACK + INDENT } else { SLACK };
        if pair[1].is_indented() && (mixed || !pair[0].is_indented()) {
            continue;
        }
        let own = if mixed { measure(text, pair[0]) } else { width(this) };
        if ends || !fills(this, own, next, column, slack) {
            continue;
        }
        if is_apart(pair[0]) || is_apart(pair[1]) {
            continue;
        }
        let with = if needs_space(this, next) { " " } else { "" };
        edits.replace(pair[0].end as usize, pair[1].start as usize, with);
        joins += 1;
    }
    joins
}

/// Whether `this`, `own` columns wide, fills the column, so that its break says nothing about the text.
fn fills(this: &str, own: u32, next: &str, column: u32, slack: u32) -> bool {
    if own + slack >= column {
        return own <= column + SLACK;
    }
    // In a script with spaces a line is full when the next word would not have fitted.
    let word = next.split(' ').next().unwrap_or("");
    is_spaced(this) && own + 1 + width(word) + 2 > column
}

/// Whether joining two lines must leave a space: between words of a script that has spaces.
pub(crate) fn needs_space(this: &str, next: &str) -> bool {
    let (Some(last), Some(first)) = (this.chars().next_back(), next.chars().next()) else { return false };
    let spaced = |c: char| is_spaced_letter(c) || c.is_ascii_digit();
    if last.is_ascii_digit() && first.is_ascii_digit() {
        return is_spaced(this) || is_spaced(next);
    }
    !is_han(first)
        && !is_opening(last)
        && (spaced(last) || matches!(last, ',' | ';' | ':' | ')' | '"' | '.' | '!' | '?' | '%'))
        && (spaced(first) || matches!(first, '(' | '"' | '$'))
}
