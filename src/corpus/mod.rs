//! From tokens to a shard: what is counted.
//!
//! A corpus is a set of shards. A shard holds whole documents, their text and their tokens, and never looks
//! at another shard.

pub mod copies;
mod cutting;
pub mod dating;
pub mod document;
pub mod groundwork;
pub mod index;
pub mod ingest;
pub mod parts;
pub mod postings;
pub mod recut;
pub mod scope;
pub mod shard;
pub mod spoken;
pub mod texts;

pub use dating::DateView;
pub use document::{Document, DocumentId, DocumentLink};
pub use groundwork::Groundwork;
pub use index::Index;
pub use ingest::{FileReport, Ingest, Source};
pub use postings::{Places, Postings};
pub use recut::{TermChange, WordsChange};
pub use scope::{Copies, Scope, Scoped};
pub use shard::{Mark, Shard};
pub use spoken::{DatedSentence, Spoken, SpokenDate, dated_sentences};
pub use texts::Texts;

pub use crate::units::{TermList, TokenStore, Unit, Vocabulary};
