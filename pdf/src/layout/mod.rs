//! From glyphs to the text of a page as it is read.

mod blocks;
mod chars;
mod order;
mod paragraphs;
mod runs;
mod turn;

use hayro_syntax::page::Page;

use crate::content::Glyph;
pub(crate) use paragraphs::Columns;

/// What stands before the headline of an article: as many blank lines as part articles in any text.
const BORDER: &str = "\n\n\n\n";

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
pub(crate) fn text(page: &Page<'_>, glyphs: Vec<Glyph>, columns: &mut Columns) -> Laid {
    let mut laid = Laid::default();
    for glyphs in turn::upright(page, glyphs) {
        let segments = runs::segments(glyphs);
        laid.ink += segments.iter().map(|segment| segment.ink).sum::<u32>();
        laid.unknown += segments.iter().map(|segment| segment.unknown).sum::<u32>();
        let usual = blocks::usual_size(&segments);
        let blocks = order::order(blocks::blocks(segments, usual), usual);
        blocks.iter().for_each(|block| columns.see(block));
        let mut heading = false;
        for (at, block) in blocks.iter().enumerate() {
            let is_heading = block.is_heading(usual);
            let before = at.checked_sub(1).map(|before| &blocks[before]);
            if before.is_some_and(|before| paragraphs::runs_on(before, block, columns)) {
                // The sentence goes on as it would in the next line.
            } else if !laid.text.is_empty() {
                laid.text.push_str(if is_heading && !heading && is_closed(&laid.text) {
                    BORDER
                } else {
                    "\n\n"
                });
            }
            heading = is_heading;
            laid.text.push_str(&paragraphs::text(block, columns, usual));
        }
    }
    laid
}

/// Whether a text ends with a mark: a headline may stand inside of a sentence, which is no border.
fn is_closed(text: &str) -> bool {
    !text.ends_with(char::is_alphanumeric)
}
