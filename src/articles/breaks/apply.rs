//! From joins to edits of the text.

use super::super::edits::Edits;
use super::super::lines::Line;
use super::super::wraps::needs_space;
use super::Join;

/// Turns joins into edits; returns how many sentences were joined, headlines lifted and repeats dropped.
pub(crate) fn apply(
    text: &str,
    lines: &[Line],
    joins: &[Join],
    lift: bool,
    drop: bool,
    edits: &mut Edits,
) -> [u32; 3] {
    let mut done = [0; 3];
    let mut copied = 0;
    let mut chains = joins.iter().filter(|j| lift || j.lifted.is_none()).peekable();
    while let Some(first) = chains.next() {
        let mut chain = vec![first];
        while let Some(next) = chains.next_if(|next| next.left == chain[chain.len() - 1].right) {
            chain.push(next);
        }
        let start = lines[first.left].from;
        let any_lifted = chain.iter().any(|j| j.lifted.is_some());
        if any_lifted {
            edits.order.push(copied..start);
            for join in &chain {
                if let Some(headline) = join.lifted {
                    edits.order.push(lines[headline].from..lines[join.right].from);
                }
            }
            copied = start;
        }
        for join in chain {
            let (end, begin) = (lines[join.left].end as usize, lines[join.right].start as usize);
            let with =
                if needs_space(lines[join.left].text(text), lines[join.right].text(text)) { " " } else { "" };
            let repeated = if drop { join.repeated } else { 0 };
            done[0] += u32::from(join.lifted.is_none());
            done[1] += u32::from(join.lifted.is_some());
            done[2] += u32::from(repeated > 0);
            if let Some(headline) = join.lifted {
                edits.replace(end, lines[headline].from as usize, with);
                edits.order.push(copied..lines[headline].from);
                copied = (begin + repeated) as u32;
            } else {
                edits.replace(end, begin, with);
                edits.delete(begin, begin + repeated);
            }
        }
    }
    if !edits.order.is_empty() {
        edits.order.push(copied..text.len() as u32);
    }
    done
}
