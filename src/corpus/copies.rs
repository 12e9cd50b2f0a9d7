//! What stands in the corpus more than once: how a shard learns it, and what it keeps of it.

use super::{DocumentId, Shard};
use crate::articles::duplicates::{Copied, Copies, Walk, Waymarks, covered};
use crate::span::Span;

impl DocumentId {
    /// One number for the document, in the order of documents.
    #[must_use]
    pub fn number(self) -> u64 {
        u64::from(self.0) << 32 | u64::from(self.1)
    }

    /// The document with this number.
    #[must_use]
    pub fn of_number(number: u64) -> Self {
        Self((number >> 32) as u32, number as u32)
    }
}

impl Shard {
    /// Marks passages as copies of what stands elsewhere in the corpus, and takes all earlier marks away. A token counts
    /// as copied when it lies wholly within a copy: at the edge of one a word may be another than in the original. `marks` are those of
    /// the documents' texts in the order of the shard, as far as there are any.
    pub fn settle_copies(&mut self, copies: &Copies, marks: &[Waymarks]) {
        self.changed();
        self.copies.clear();
        for number in 0..self.documents.len() {
            let document = &mut self.documents[number];
            if document.copied > 0.0 {
                document.copied = 0.0;
                self.tokens.set_copy(document.unit_start..document.unit_end, false);
            }
            let own = copies.of(document.id.number());
            if !own.is_empty() {
                self.mark_copies(number, own, marks.get(number).unwrap_or(&Waymarks::default()));
                self.copies.extend_from_slice(own);
            }
        }
    }

    /// Marks what `own` says of document `number` of the shard, through whose text `marks` lead.
    pub(super) fn mark_copies(&mut self, number: usize, own: &[Copied], marks: &Waymarks) {
        let document = &mut self.documents[number];
        let text_start = document.text_start;
        let mut walk = Walk::along(self.texts.slice(Span::new(text_start, document.text_end)), marks);
        let mut letters = 0;
        for (start, end) in covered(own) {
            letters += end - start;
            let bytes = walk.span(start, end);
            let (first, last) = (text_start + bytes.start, text_start + bytes.end);
            let mut units = self.tokens.at_byte(first)..self.tokens.at_byte(last.max(first + 1) - 1) + 1;
            if self.tokens.offset(units.start) < first {
                units.start += 1;
            }
            if self.tokens.offset(units.end) > last {
                units.end -= 1;
            }
            if units.start < units.end {
                self.tokens.set_copy(units, true);
            }
        }
        document.copied = f64::from(letters) / f64::from(walk.to(u32::MAX).max(1));
    }

    /// The copies that documents of this shard hold, as they were last settled, by document in the order in which the
    /// shard has them.
    #[must_use]
    pub fn copies(&self) -> &[Copied] {
        &self.copies
    }

    /// Drops the copies in documents that the shard no longer holds.
    pub(super) fn forget_copies(&mut self) {
        let held: std::collections::BTreeSet<u64> =
            self.documents.iter().map(|document| document.id.number()).collect();
        self.copies.retain(|copy| held.contains(&copy.document));
    }
}
