//! Whether a text ends its paragraphs with stops at all.

use super::super::chars::{End, is_comma, is_stop};
use super::super::lines::{Line, is_marked, width};
use super::is_open;

/// How a text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    /// A paragraph without a stop at its end is the exception.
    WithStops,
    /// Most paragraphs end without a stop, as lists of prizes and verses of a web page do: a missing stop says nothing.
    WithoutStops,
}

/// Paragraphs from which a manner can be told.
const LEAST: usize = 4;
/// How much narrower than the widest a line of an unjoined column may be, in half-width columns.
const SLACK: u32 = 6;

impl Manner {
    /// The manner of `text`. Lines of one width are those of a column, and end where the column does.
    pub fn of(text: &str, lines: &[Line]) -> Self {
        let (mut all, mut open) = (0usize, Vec::new());
        for line in lines.iter().filter(|line| !line.is_blank()) {
            let this = line.text(text);
            if is_marked(this) || !this.chars().any(|c| is_comma(c) || is_stop(c)) {
                continue;
            }
            all += 1;
            let end = line.ending(text);
            if is_open(end) && end != End::Comma {
                open.push(width(this));
            }
        }
        if open.len() < LEAST || open.len() * 2 <= all {
            return Self::WithStops;
        }
        open.sort_unstable();
        let widest = open[open.len() * 9 / 10];
        let full = open.iter().filter(|&&w| w + SLACK >= widest && w <= widest + SLACK).count();
        if full * 5 >= open.len() * 3 { Self::WithStops } else { Self::WithoutStops }
    }
}
