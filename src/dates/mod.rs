//! Dates: of documents, and in what documents say.
//!
//! Two axes that are never mixed: [`document`] finds when a document was published, [`expressions`] finds
//! and resolves what its sentences say about time. Both speak in [`DateSpan`]s.

pub mod calendar;
pub mod document;
pub mod expressions;
pub mod lunar;
mod numerals;
mod reader;
mod words;

pub use calendar::{Date, DateSpan, Precision};
pub use document::{DocumentDate, Provenance, When, YearSource};
pub use expressions::{Context, Interval, Kind, Mention};
