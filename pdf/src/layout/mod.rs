//! From glyphs to the text of a page as it is read.

mod blocks;
mod chars;
mod order;
mod runs;
mod turn;

use hayro_syntax::page::Page;

use crate::content::Glyph;

/// The text of a page.
#[derive(Default)]
pub(crate) struct Laid {
    pub text: String,
    /// Glyphs with a character or without, white space left out.
    pub ink: u32,
    /// Glyphs without a character.
    pub unknown: u32,
}

/// Lays the glyphs of a page out as text: blocks in the order in which they are read, a blank line between them.
pub(crate) fn text(page: &Page<'_>, glyphs: Vec<Glyph>) -> Laid {
    let mut laid = Laid::default();
    for glyphs in turn::upright(page, glyphs) {
        let segments = runs::segments(glyphs);
        laid.ink += segments.iter().map(|segment| segment.ink).sum::<u32>();
        laid.unknown += segments.iter().map(|segment| segment.unknown).sum::<u32>();
        for block in order::order(blocks::blocks(segments)) {
            if !laid.text.is_empty() {
                laid.text.push_str("\n\n");
            }
            laid.text.push_str(&block.text());
        }
    }
    laid
}
