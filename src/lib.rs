//! Wenmai (文脉): term frequencies, collocations and timelines of Chinese, English and mixed text.
//!
//! The modules stand in the order in which data flows through them:
//!
//! ```text
//! bytes ─decode→ text ─articles→ documents ─tokens→ tokens ─corpus→ shard ─query, stats→ partial ─merge→ answer
//! ```

pub mod articles;
pub mod corpus;
pub mod dates;
pub mod decode;
pub mod error;
pub mod query;
pub mod session;
pub mod span;
pub mod stats;
pub mod tokens;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

pub use error::{Error, Result};
