//! From blocks to paragraphs: a line that reaches the edge of its column goes on in the next.

use super::blocks::Block;
use super::chars::is_wide;
use super::runs::Segment;

/// An indent, in heights of the font.
const INDENT: std::ops::RangeInclusive<f64> = 1.3..=2.7;
/// How far a full line may fall short of the edge: a line may not begin with a comma, nor end with an opening quote.
const FLUSH: f64 = 1.15;
/// The same where lines are not stretched to one length: a word in Latin letters may have moved to the next.
const RAGGED: f64 = 3.2;
/// The narrowest column.
const NARROWEST: f64 = 7.0;
/// Lines of a block that shows the edge of its column by itself, and how many of them reach it.
const LINES: usize = 3;
const FULL: usize = 2;
/// How much larger than most of the page a line may be: headings are broken where they make sense.
const HEADING: f64 = 1.2;
/// Widths of columns that are remembered.
const WIDTHS: usize = 64;

/// The widths of columns, as the blocks of this page and those before show them.
#[derive(Debug, Default)]
pub(crate) struct Columns {
    widths: Vec<f64>,
}

impl Columns {
    /// Takes note of a block that shows its column.
    pub(super) fn see(&mut self, block: &Block) {
        let width = block.right - block.left;
        let (_, above) = match block.lines.split_last() {
            Some(split) if block.lines.len() >= LINES => split,
            _ => return,
        };
        let full = above.iter().filter(|line| block.right - line.right <= FLUSH * line.size).count();
        let is_column = full >= FULL && full * 2 >= above.len() && width >= NARROWEST * block.size();
        if is_column && !self.knows(width, block.size()) {
            self.widths.truncate(WIDTHS - 1);
            self.widths.insert(0, width);
        }
    }

    fn knows(&self, width: f64, size: f64) -> bool {
        self.widths.iter().any(|known| (known - width).abs() <= FLUSH * size)
    }
}

/// The text of a block: a paragraph to a line where its column is known, else line by line. What is indented begins with two
/// spaces of its script.
pub(super) fn text(block: &Block, columns: &Columns, usual: f64) -> String {
    // One character under the other: a line that runs down, set glyph by glyph.
    if block.lines.len() > 1 && block.lines.iter().all(|line| line.ink == 1 && line.text.chars().all(is_wide))
    {
        return block.lines.iter().map(|line| line.text.as_str()).collect();
    }
    let size = block.size();
    let column = size <= HEADING * usual && columns.knows(block.right - block.left, size);
    let indented = |line: &Segment| INDENT.contains(&((line.left - block.left) / line.size));
    let with_indents = block.lines.iter().any(indented);
    let mut text = String::new();
    let mut before: Option<&Segment> = None;
    for line in &block.lines {
        let is_indented = indented(line);
        let goes_on = before.is_some_and(|before| {
            // Where paragraphs are indented, a line that is not goes on with the one above, unless that is much shorter.
            let short = if with_indents && !ends_sentence(&before.text) { RAGGED } else { FLUSH };
            let full = column && block.right - before.right <= short * before.size;
            // Without indents, a sentence that ends at the edge may end its paragraph too.
            full && !is_indented
                && line.left - block.left <= FLUSH * line.size
                && (with_indents || !ends_sentence(&before.text))
        });
        if goes_on {
            join(&mut text, before, line);
        } else {
            if !text.is_empty() {
                text.push('\n');
            }
            if is_indented {
                text.push_str(if line.text.starts_with(is_wide) { "\u{3000}\u{3000}" } else { "  " });
            }
            text.push_str(&line.text);
        }
        before = Some(line);
    }
    text
}

/// Whether a sentence runs from the end of one block into the next, as from the foot of a column to the head of another: the
/// last line is full and ends inside of a sentence, and both are set alike.
pub(super) fn runs_on(block: &Block, next: &Block, columns: &Columns) -> bool {
    let (Some(last), Some(first)) = (block.lines.last(), next.lines.first()) else { return false };
    let size = last.size;
    let width = block.right - block.left;
    let alike = (first.size - size).abs() <= 0.1 * size
        && (last.font.is_none() || first.font.is_none() || last.font == first.font);
    let full = columns.knows(width, size) && block.right - last.right <= FLUSH * size;
    let open = last
        .text
        .chars()
        .next_back()
        .is_some_and(|c| is_wide(c) && (c.is_alphabetic() || matches!(c, '，' | '、')));
    let flush = !INDENT.contains(&((first.left - next.left) / size));
    // A single line is the end of the sentence, or something else.
    let column = match next.lines.len() {
        1 => ends_sentence(&first.text) && next.right - next.left <= width + FLUSH * size,
        _ => (next.right - next.left - width).abs() <= FLUSH * size,
    };
    alike && full && open && flush && column
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['”', '’', '」', '』', '）', ')', '"'])
        .ends_with(['。', '！', '？', '…', '.', '!', '?', '：', ':'])
}

/// Adds the next line of a paragraph. A word that was divided is put together; between words stands a space.
fn join(text: &mut String, before: Option<&Segment>, line: &Segment) {
    if line.spaced[0] || before.is_some_and(|before| before.spaced[1]) {
        text.push(' ');
    }
    let first = line.text.chars().next().unwrap_or(' ');
    let mut ends = text.chars().rev();
    match (ends.next(), ends.next()) {
        (Some(last @ ('-' | '\u{2010}')), Some(before)) if before.is_lowercase() && first.is_lowercase() => {
            text.truncate(text.len() - last.len_utf8())
        }
        (Some(last), _)
            if last != ' ' && !is_wide(last) && !is_wide(first) && last.is_ascii() && first.is_ascii() =>
        {
            text.push(' ')
        }
        _ => {}
    }
    text.push_str(&line.text);
}
