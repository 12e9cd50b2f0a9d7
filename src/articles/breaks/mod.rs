//! Sentences broken in two by the edge of a column: across a blank line, or round a headline that was set there.
//!
//! A paragraph that ends without a stop is either a heading or the first half of a broken sentence. No single
//! sign tells which, so signs are weighed: what prose looks like (inner stops, commas, length, an open quote), what a
//! broken word looks like (the characters on both sides stand together elsewhere in the text), and what the right
//! half looks like (a quote closed that was never opened).

mod apply;
mod evidence;
mod left;
mod manner;
mod prose;

use super::chars::End;
use super::lines::Line;
use super::map::Map;
use super::marks::jump;
use crate::span::Span;
use evidence::Evidence;
use left::{Left, Place};
use manner::Manner;
use prose::ENOUGH;

pub(crate) use apply::apply;
pub(crate) use prose::{looks_like_heading, reads_as_heading};

/// A join of the sentence that ends on line `left` with its rest on line `right` (indices of lines, from 0).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Join {
    pub left: usize,
    /// Where the left half ends: before a jump to another page, when one stands there.
    pub until: u32,
    pub right: usize,
    /// The first of the headline's lines that stand between the halves.
    pub lifted: Option<usize>,
    /// Bytes at the start of the right half that repeat the end of the left half.
    pub repeated: usize,
    /// Whether a jump to another page and one from it stand between the halves.
    pub jumped: bool,
}

/// Weight needed to join over a mere line break.
const ENOUGH_WITHOUT_BLANK: i32 = 5;
/// This many line breaks in a row are a border that no sentence crosses.
pub(super) const BORDER: usize = 4;
/// At most this many lines of headline stand inside a sentence.
const LIFTED: usize = 4;
/// How much shorter than its longest line the last line of a broken paragraph may be, in bytes.
const FULL: u32 = 9;

/// Finds the joins of `text`, in order. `unwrapped` is the map of the step that joined hard-wrapped lines, when there
/// was one: a paragraph that ends with a full line breaks off.
pub(crate) fn find(text: &str, lines: &[Line], unwrapped: Option<&Map>) -> Vec<Join> {
    let mut joins: Vec<Join> = Vec::new();
    let mut evidence = Evidence::of(text);
    let manner = Manner::of(text, lines);
    let mut left: Option<Left> = None;
    let mut place = Place { head: true, begun: false };
    for (i, line) in lines.iter().enumerate().filter(|(_, l)| !l.is_blank()) {
        let this = line.text(text);
        if let Some(open) = left.take() {
            let mut join = Join {
                left: open.line,
                right: i,
                until: open.until,
                lifted: open.lifted,
                repeated: 0,
                jumped: false,
            };
            let enough = if i == open.line + 1 { ENOUGH_WITHOUT_BLANK } else { ENOUGH };
            // No border parts the two halves of a jump.
            let pair = open.jumped && jump::leads_from(this);
            if !pair && open.blocked(text, lines, i) {
            } else if open.jumped || jump::whole(this) {
                // Only the other half of the jump, right below, leads back into the sentence.
                if open.returns(this) {
                    join.jumped = true;
                    joins.push(join);
                    left = open.grown(i, *line, text);
                    continue;
                }
                left = open.over_jump(this);
                if left.is_some() {
                    continue;
                }
            } else if open.lifted.is_none() && open.weight(text, lines, i, manner, &mut evidence) >= enough {
                join.repeated = evidence.repeated(text, lines, open.line, i, false);
                joins.push(join);
                left = open.grown(i, *line, text);
                continue;
            } else if open.rounds(text, lines, i, manner, &mut evidence) {
                join.repeated = evidence.repeated(text, lines, open.line, i, true);
                joins.push(join);
                left = open.grown(i, *line, text);
                continue;
            } else if open.inserted < LIFTED && open.may_lift(this) {
                left = Some(open.with_lifted(i, this));
                continue;
            }
        }
        left = Left::begin(i, *line, text, place);
        if let (Some(left), Some(map)) = (&mut left, unwrapped) {
            left.full = map.breaks_off_full(Span::new(line.start, line.end), FULL);
        }
        place = place.below(this);
    }
    joins
}

/// Whether a paragraph that ends so may be broken off.
pub(super) fn is_open(end: End) -> bool {
    matches!(end, End::Han | End::Comma | End::Opening | End::Closing | End::Digit | End::Letter)
}
