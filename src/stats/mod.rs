//! From counts to numbers that can be cited.
//!
//! One file for each kind of question, one trait for all of them ([`ask::Ask`]); the formulas themselves are
//! pure functions in [`measures`].

pub mod ask;
pub mod beside;
pub mod bins;
pub mod caution;
pub mod collocates;
pub mod columns;
pub mod concordance;
pub mod copies;
pub mod documents;
pub mod effects;
pub mod facts;
pub mod filter;
pub mod forms;
pub mod guard;
pub mod key_terms;
pub mod keyness;
pub mod listing;
pub mod measures;
pub mod mentions;
pub mod network;
pub mod new_words;
pub mod ngrams;
pub mod rising;
pub mod risk;
pub mod similarity;
pub mod spoken;
pub mod spread;
pub mod structure;
pub mod surfaces;
pub mod tally;
pub mod terms;
pub mod text;
pub mod timeline;
pub mod together;
pub mod window;
pub mod written;
pub mod years;
