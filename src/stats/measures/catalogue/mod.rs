//! What a page says of the measures; hints, column heads and exports are made from it.

mod association;
mod keyness;

use serde::{Deserialize, Serialize};

/// Which end of a measure's scale is the strong one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strong {
    /// Larger is stronger.
    High,
    /// Smaller is stronger: p-values.
    Low,
}

/// What a page says about a measure.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct MeasureInfo {
    /// The name in questions and exports.
    pub id: &'static str,
    /// The name as the field writes it.
    pub name: &'static str,
    /// The formula in O11…, E11, R1, C1, N, f1, f2.
    pub formula: &'static str,
    /// Author and year.
    pub source: &'static str,
    /// Smallest and largest possible value, where bounded.
    pub range: (Option<f64>, Option<f64>),
    /// Which end is the strong one.
    pub strong: Strong,
    /// What happens at zero counts, one clause.
    pub at_zero: &'static str,
}

fn info(
    id: &'static str,
    name: &'static str,
    formula: &'static str,
    source: &'static str,
    range: (Option<f64>, Option<f64>),
    at_zero: &'static str,
) -> MeasureInfo {
    MeasureInfo { id, name, formula, source, range, strong: Strong::High, at_zero }
}
