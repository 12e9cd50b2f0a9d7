//! Measures: pure functions from counts to figures, without a corpus.
//!
//! Integers go in, `f64` comes out; the same counts give the same bits on every machine. A figure that is not defined
//! for the counts at hand (the logarithm of no co-occurrence, a rate in an empty corpus) is `None`, never NaN; what
//! each function does at zero stands in its description. Every measure that a page can show has an entry in a table
//! ([`Measure`], [`KeynessMeasure`], [`DispersionMeasure`]) with its formula and source, so hints and exports are
//! written from the same place as the numbers.
//!
//! ```
//! use wenmai::stats::measures::{Contingency, Measure, compute};
//!
//! // Manning and Schütze (1999): "new companies" 8 times, "new" 15,828, "companies" 4,675, in 14,307,668 tokens.
//! let table = Contingency { o11: 8, r1: 15_828, c1: 4_675, n: 14_307_668 };
//! let t = compute(Measure::TScore, &table).unwrap();
//! assert!((t - 0.9999).abs() < 0.00005);
//! ```

pub mod association;
pub mod catalogue;
pub mod contingency;
pub mod convention;
pub mod correlation;
pub mod dispersion;
pub mod distance;
pub mod interval;
pub mod keyness;
pub mod measure;
pub mod random;
pub mod ratio;
pub mod series;
pub mod special;
pub mod worked;

pub use catalogue::{MeasureInfo, Strong};
pub use contingency::{Contingency, Table};
pub use convention::{Convention, Counts};
pub use dispersion::{Dispersion, DispersionMeasure, Part};
pub use distance::Distances;
pub use keyness::{Frequencies, KeynessMeasure, KeynessSettings};
pub use measure::{Family, Measure, compute};
pub use ratio::LogRatioInterval;
