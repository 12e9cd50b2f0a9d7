//! From a text as decoded to articles: cleaning with offsets, folding of variants, structure, articles, duplicates.
//!
//! - [`clean`] joins what typesetting broke and maps every byte back to its source;
//! - [`fold`] says which character a written variant is counted as.

mod breaks;
mod chars;
mod clean;
mod edits;
mod fold;
mod lines;
mod map;
mod marks;
mod spaces;
mod wraps;

pub use clean::{Clean, Done, Jump, Switches, clean};
pub use fold::fold;
pub use map::Map;
pub use marks::jump::{Direction, Page};
