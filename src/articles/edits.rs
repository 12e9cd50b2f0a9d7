//! Changes to a text, collected first and then made at once, with the map they leave behind.

use super::map::{Builder, Map};
use crate::sorting::OrderBy;
use crate::span::Span;
use std::ops::Range;

/// Replaces the bytes `start..end` by `with`, which is never longer.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Edit {
    pub start: u32,
    pub end: u32,
    pub with: &'static str,
}

/// The changes one step wants.
#[derive(Debug, Default)]
pub(crate) struct Edits {
    edits: Vec<Edit>,
    /// Stretches of the text in their new order; empty while nothing moves.
    pub order: Vec<Range<u32>>,
}

impl Edits {
    /// Takes `start..end` out.
    pub fn delete(&mut self, start: usize, end: usize) {
        self.replace(start, end, "");
    }

    /// Puts `with` in the place of `start..end`.
    pub fn replace(&mut self, start: usize, end: usize, with: &'static str) {
        debug_assert!(end - start >= with.len());
        if start < end {
            self.edits.push(Edit { start: start as u32, end: end as u32, with });
        }
    }

    /// The bytes that will be replaced.
    pub fn spans(&self) -> impl Iterator<Item = Span> + '_ {
        self.edits.iter().map(|edit| Span::new(edit.start, edit.end))
    }

    /// Makes the changes; `None` when there are none. Edits that overlap an earlier one are left out.
    pub fn apply(mut self, text: &str) -> Option<(String, Map)> {
        if self.edits.is_empty() && self.order.is_empty() {
            return None;
        }
        if !self.edits.is_sorted_by_key(|e| e.start) {
            self.edits.order_by_key(|e| e.start);
        }
        if self.order.is_empty() {
            self.order.push(0..text.len() as u32);
        }
        let mut clean = String::with_capacity(text.len());
        let mut builder = Builder::default();
        let copy = |clean: &mut String, builder: &mut Builder, from: u32, to: u32| {
            if from < to {
                clean.push_str(&text[from as usize..to as usize]);
                builder.copy(from, to - from);
            }
        };
        for piece in &self.order {
            let mut at = piece.start;
            let first = self.edits.partition_point(|e| e.start < piece.start);
            for edit in self.edits[first..].iter().take_while(|e| e.start < piece.end) {
                if edit.start < at || edit.end > piece.end {
                    continue;
                }
                copy(&mut clean, &mut builder, at, edit.start);
                clean.push_str(edit.with);
                builder.replace(edit.with.len() as u32, edit.start, edit.end - edit.start);
                at = edit.end;
            }
            copy(&mut clean, &mut builder, at, piece.end);
        }
        Some((clean, builder.finish(text.len() as u32)))
    }
}
