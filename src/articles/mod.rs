//! From a text as decoded to articles: cleaning with offsets, folding of variants, structure, articles, duplicates.
//!
//! - [`clean`] joins what typesetting broke and maps every byte back to its source;
//! - [`structure`] says what each line is: title, byline, dateline, caption, broken sentence …;
//! - [`fold`] says which character a written variant is counted as.

mod breaks;
mod chars;
mod clean;
mod edits;
mod fold;
mod headings;
mod lines;
mod map;
mod marks;
mod paragraphs;
mod spaces;
mod structure;
mod wraps;

pub use clean::{Clean, Done, Jump, Switches, clean};
pub use fold::fold;
pub use map::Map;
pub use marks::jump::{Direction, Page};
pub use structure::{Element, Kind, structure};
