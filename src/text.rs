//! What every byte of a text passes through: cleaning, articles, copies, tokens, units.
//!
//! These modules are a crate of their own, with its manifest in `text/`, because a crate is compiled either for speed, as this one
//! is for the page, or for size, as the others are. Elsewhere they are used as parts of `wenmai`, which hands them on.

pub mod among;
pub mod articles;
pub mod census;
pub mod eight;
pub mod error;
pub mod sorting;
pub mod span;
pub mod tokens;
pub mod units;

pub use error::{Error, Result};
