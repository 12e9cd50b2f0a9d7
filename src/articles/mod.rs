//! From a text as decoded to articles: cleaning with offsets, folding of variants, structure, articles, duplicates.
//!
//! - [`clean`] joins what typesetting broke and maps every byte back to its source;
//! - [`structure`] says what each line is: title, byline, dateline, caption, broken sentence …;
//! - [`split`] puts the parts of each article together and links what page jumps tore apart;
//! - [`duplicates`] finds what stands twice, within and across documents;
//! - [`fold`] says which character a written variant is counted as.

mod breaks;
mod chars;
mod clean;
pub mod duplicates;
mod edits;
mod fold;
mod headings;
mod interview;
mod lines;
mod map;
mod marks;
mod original;
mod paragraphs;
mod regions;
mod running;
mod spaces;
mod split;
mod steps;
mod structure;
mod wraps;

pub use clean::{Change, Clean, Jump, clean, clean_with_changes};
pub use fold::fold;
pub use map::Map;
pub use marks::jump::{Direction, Page};
pub use original::{Original, Whole};
pub use regions::{Region, UnitOfAnalysis, regions};
pub use split::{Article, Link, split};
pub use steps::{Done, Step, Switches};
pub use structure::{Element, Kind, structure};
