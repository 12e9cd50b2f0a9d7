//! Plain warnings about numbers, as codes that a page puts into words.

use serde::{Deserialize, Serialize};

/// Why figures are to be read with care.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Caution {
    /// Fewer than 100,000 tokens: scores of rare words are mostly chance.
    SmallCorpus,
    /// The node has fewer than 20 hits.
    FewHits,
    /// Thresholds were lowered because the corpus is tiny.
    ThresholdsLowered,
    /// One document only: nothing can be said about spread.
    SingleDocument,
    /// Fewer than ten documents, parts or periods: dispersion and correlation mean little.
    FewParts,
    /// Only the most frequent candidates were looked at; the answer says how many.
    Bounded,
    /// It cannot be known how the reference was cut into words: keyness may measure segmentation.
    SegmentationUnknown,
    /// Target and reference are very unequal in size, or one is under 10,000 tokens.
    SmallSide,
    /// Some documents stand on both sides.
    Overlap,
    /// Many scores were looked at: some are high by chance. The answer says how many.
    ManyTests,
    /// A sample of the documents, drawn with a fixed seed.
    Sampled,
}

/// Tokens under which a corpus is small.
pub const SMALL_CORPUS: u64 = 100_000;
/// Hits under which a node is rare.
pub const FEW_HITS: u64 = 20;
/// Parts under which dispersion and correlation mean little.
pub const FEW_PARTS: u64 = 10;

/// The warnings of which the condition holds, in their order.
#[must_use]
pub fn cautions(conditions: &[(bool, Caution)]) -> Vec<Caution> {
    let mut found: Vec<Caution> =
        conditions.iter().filter(|(holds, _)| *holds).map(|(_, code)| *code).collect();
    found.sort_unstable();
    found.dedup();
    found
}
