//! Dispersion as columns of the table of terms.

use serde::{Deserialize, Serialize};

use crate::stats::measures::{DispersionMeasure, MeasureInfo, Strong, worked};
use crate::stats::spread::{Occurrences, Parts};

/// A dispersion measure: over parts, or by the distances between tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SpreadMeasure {
    /// Average reduced frequency.
    Arf,
    /// Average logarithmic distance.
    Ald,
    /// The frequency that an evenly spread term of this ALD would have.
    FAld,
    /// Average waiting time.
    Awt,
    /// The frequency that an evenly spread term of this AWT would have.
    FAwt,
    /// A measure over parts.
    #[serde(untagged)]
    Parts(DispersionMeasure),
}

impl SpreadMeasure {
    /// Whether it is made of the places of tokens.
    #[must_use]
    pub fn needs_places(self) -> bool {
        !matches!(self, Self::Parts(_))
    }

    /// Name, formula, source and scale.
    #[must_use]
    pub fn info(self) -> MeasureInfo {
        let row = |id, name, formula, strong| MeasureInfo {
            id,
            name,
            formula,
            source: "Savický and Hlaváčová 2002",
            range: (Some(0.0), None),
            strong,
            at_zero: "not defined when the term does not occur",
        };
        match self {
            Self::Arf => row("arf", "ARF", "Σ min(d, N/f) / (N/f), d the distances in tokens", Strong::High),
            Self::Ald => row("ald", "ALD", "Σ d·log10 d / N", Strong::Low),
            Self::FAld => row("f_ald", "f_ALD", "N · 10^−ALD", Strong::High),
            Self::Awt => row("awt", "AWT", "½ (1 + Σ d² / N)", Strong::Low),
            Self::FAwt => row("f_awt", "f_AWT", "N² / Σ d²", Strong::High),
            Self::Parts(measure) => measure.info(),
        }
    }

    /// Its formula with the numbers of one term, for each of some measures; empty where there is no token.
    #[must_use]
    pub fn worked(measures: &[Self], parts: &Parts, occurrences: &Occurrences) -> Vec<String> {
        let over = parts.of(occurrences);
        let places = measures.iter().any(|measure| measure.needs_places());
        let distances = places
            .then(|| parts.distances(occurrences))
            .flatten()
            .map(|distances| worked::distances(&distances, occurrences.places.len() as u64, parts.tokens()));
        let by_distance = |at: usize| distances.as_ref().map_or_else(String::new, |all| all[at].clone());
        let show = |measure: &Self| match measure {
            Self::Arf => by_distance(0),
            Self::Ald => by_distance(1),
            Self::FAld => by_distance(2),
            Self::Awt => by_distance(3),
            Self::FAwt => by_distance(4),
            Self::Parts(measure) => worked::dispersion(*measure, &over),
        };
        measures.iter().map(show).collect()
    }

    /// Its value for each of some measures of one term.
    #[must_use]
    pub fn values(measures: &[Self], parts: &Parts, occurrences: &Occurrences) -> Vec<Option<f64>> {
        let over =
            measures.iter().any(|measure| !measure.needs_places()).then(|| parts.dispersion(occurrences));
        let places = measures.iter().any(|measure| measure.needs_places());
        let distances = places.then(|| parts.distances(occurrences)).flatten();
        let value = |measure: &Self| match measure {
            Self::Arf => distances.map(|distances| distances.arf),
            Self::Ald => distances.map(|distances| distances.ald),
            Self::FAld => distances.map(|distances| distances.f_ald),
            Self::Awt => distances.map(|distances| distances.awt),
            Self::FAwt => distances.map(|distances| distances.f_awt),
            Self::Parts(measure) => over.and_then(|dispersion| dispersion.get(*measure)),
        };
        measures.iter().map(value).collect()
    }
}
