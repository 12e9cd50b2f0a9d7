//! What is in force: the preset, and what the question sets itself.

use serde::Serialize;

use super::windows::Window;
use super::{CollocateSort, Collocates};
use crate::stats::measures::convention::{Boundary, Counting};
use crate::stats::measures::{Convention as Preset, Measure};

/// Every setting that the rows depend on, with nothing left open.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CollocateSettings {
    /// The preset.
    pub preset: Preset,
    /// Its name.
    pub name: &'static str,
    /// R1 and E11 in words and symbols.
    pub rule: &'static str,
    /// How co-occurrences are counted.
    pub counting: Counting,
    /// What a window never reaches across.
    pub within: Boundary,
    /// Words to the left.
    pub left: u32,
    /// Words to the right.
    pub right: u32,
    /// Least co-occurrences O11.
    pub min_count: u32,
    /// Least frequency of the collocate f2.
    pub min_frequency: u32,
    /// Least documents with both.
    pub min_documents: u32,
    /// Least value of a measure.
    pub least: Option<(Measure, f64)>,
    /// Whether thresholds were lowered because the corpus is tiny.
    pub lowered: bool,
    /// What the rows are sorted by.
    pub sort: CollocateSort,
    /// Confidence of intervals and of LRC, for all candidates together.
    pub confidence: f64,
}

impl Collocates {
    /// Window and rule of counting, which do not depend on the corpus.
    pub(super) fn window(&self) -> (Window, Boundary) {
        let defaults = self.preset.defaults();
        let window = Window {
            left: self.left.unwrap_or(defaults.left),
            right: self.right.unwrap_or(defaults.right),
            counting: self.counting.unwrap_or_else(|| self.preset.counting()),
        };
        (window, self.within.unwrap_or(defaults.boundary))
    }

    /// The settings in force over a corpus of so many tokens and documents.
    #[must_use]
    pub fn settings(&self, tokens: u64, documents: u64) -> CollocateSettings {
        let defaults = self.preset.defaults();
        let (window, within) = self.window();
        let (mut least_count, mut least_documents) = (defaults.min_o11 as u32, defaults.min_documents as u32);
        if self.preset == Preset::Wenmai && tokens < 100_000 {
            least_count = if tokens < 5_000 { 2 } else { 3 };
            least_documents = 1;
        }
        if documents < 2 {
            least_documents = least_documents.min(1);
        }
        CollocateSettings {
            preset: self.preset,
            name: self.preset.name(),
            rule: self.preset.rule(),
            counting: window.counting,
            within,
            left: window.left,
            right: window.right,
            min_count: self.min_count.unwrap_or(least_count).max(1),
            min_frequency: self.min_frequency.unwrap_or(defaults.min_f2 as u32),
            min_documents: self.min_documents.unwrap_or(least_documents),
            least: self.least.or_else(|| self.preset.least_score()),
            lowered: (self.min_count.is_none() && u64::from(least_count) < defaults.min_o11)
                || (self.min_documents.is_none() && u64::from(least_documents) < defaults.min_documents),
            sort: self.sort.unwrap_or(CollocateSort::Measure(defaults.sort)),
            confidence: self.confidence,
        }
    }
}
