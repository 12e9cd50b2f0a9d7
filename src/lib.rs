//! Wenmai (文脉): term frequencies, collocations and timelines of Chinese, English and mixed text.
//!
//! The modules stand in the order in which data flows through them:
//!
//! ```text
//! bytes ─decode→ text ─articles→ documents ─tokens→ tokens ─corpus→ shard ─stats→ partial ─merge→ answer
//! ```
//!
//! The whole run, as a page or a script makes it:
//!
//! ```
//! use std::sync::Arc;
//! use wenmai::corpus::Source;
//! use wenmai::decode::Reading;
//! use wenmai::session::{Answer, Question, Session};
//! use wenmai::tokens::{Dictionary, Settings};
//!
//! let dictionary = Dictionary::from_text("中国 1000 ns\n中亚 500 ns\n合作 900 vn\n".as_bytes())?;
//! let mut session = Session::new(Arc::new(dictionary), Settings { hmm: false, ..Settings::default() });
//! let text = "中国同中亚合作。合作共赢。";
//! let source = Source { file: 0, path: "20250617.txt".into(), bytes: text.into(), reading: Reading::default() };
//! let report = session.add(source);
//! assert_eq!(report.date.map(|date| date.start), Some("2025-06-17".into()));
//!
//! let question = Question::from_json(r#"{"ask": "terms", "min_length": 2}"#)?;
//! let Answer::Terms(terms) = session.ask(&question)?.answer else { unreachable!() };
//! assert_eq!((terms.rows[0].term.as_str(), terms.rows[0].count), ("合作", 2));
//! # Ok::<(), wenmai::Error>(())
//! ```

pub mod corpus;
pub mod dates;
pub mod decode;
pub mod query;
pub mod session;
pub mod stats;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

pub use wenmai_text::{Error, Result, articles, error, span, tokens, units};
use wenmai_text::{among, census, sorting};
