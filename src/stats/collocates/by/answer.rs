//! What a person gets: collocates with their ranks in each part.

use serde::{Deserialize, Serialize};

use crate::stats::ask::{Cell, Table};
use crate::stats::caution::Caution;
use crate::stats::collocates::CollocateSettings;

/// A part of the answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ByPart {
    /// Name of the selection, or short name of the period.
    pub name: String,
    /// Tokens.
    pub tokens: u64,
    /// Documents.
    pub documents: u64,
    /// Hits of the node.
    pub node_hits: u64,
    /// Collocates that reach the thresholds.
    pub total: u64,
    /// What is in force there: thresholds depend on the size of the part.
    pub settings: CollocateSettings,
}

/// A collocate in one part.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ByCell {
    /// Its place among the collocates of the part, from 1.
    pub rank: u32,
    /// Co-occurrences.
    pub count: u64,
    /// logDice.
    pub log_dice: Option<f64>,
    /// What the part is sorted by, where that is a number.
    pub score: Option<f64>,
}

/// What becomes of a collocate from the first part with hits to the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// Among the first ones in all parts with hits.
    Stays,
    /// Not in the first part, but in the last.
    Appears,
    /// In the first part, but not in the last.
    Fades,
    /// In the first and last part, not in all between.
    Returns,
    /// In neither the first nor the last.
    Passes,
}

impl Fate {
    /// Of a collocate that is among the first ones in those parts with hits, of all of them in order.
    pub(super) fn of(present: &[bool]) -> Self {
        match (present.first() == Some(&true), present.last() == Some(&true)) {
            (true, true) if present.iter().all(|there| *there) => Self::Stays,
            (true, true) => Self::Returns,
            (false, true) => Self::Appears,
            (true, false) => Self::Fades,
            (false, false) => Self::Passes,
        }
    }
}

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ByRow {
    /// The collocate.
    pub term: String,
    /// How it is written most often, see [`crate::stats::written`].
    pub written: String,
    /// Its tag.
    pub tag: String,
    /// What becomes of it.
    pub fate: Fate,
    /// In how many parts it is among the first ones.
    pub present: u32,
    /// Its best rank.
    pub best: u32,
    /// Per part; `None` where it does not reach the thresholds.
    pub parts: Vec<Option<ByCell>>,
}

/// A page of the table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CollocatesByAnswer {
    /// The parts, in their order.
    pub parts: Vec<ByPart>,
    /// Warnings.
    pub cautions: Vec<Caution>,
    /// Collocates that are among the first ones somewhere.
    pub total: u64,
    /// The rows of the page: those present in most parts first, then by best rank, then by term.
    pub rows: Vec<ByRow>,
}

impl Table for CollocatesByAnswer {
    fn columns(&self) -> Vec<String> {
        let names = ["term", "written", "tag", "fate", "present", "best_rank"].map(String::from);
        let part = |part: &ByPart| ["rank", "count", "logDice"].map(|name| format!("{} {name}", part.name));
        names.into_iter().chain(self.parts.iter().flat_map(part)).collect()
    }

    fn rows(&self) -> Vec<Vec<Cell>> {
        let cells = |row: &ByRow| {
            let fate = serde_json::to_value(row.fate).ok();
            let mut cells = vec![
                Cell::Text(row.term.clone()),
                Cell::Text(row.written.clone()),
                Cell::Text(row.tag.clone()),
                fate.as_ref().and_then(|fate| fate.as_str()).into(),
                Cell::Count(u64::from(row.present)),
                Cell::Count(u64::from(row.best)),
            ];
            for part in &row.parts {
                cells.push(part.as_ref().map_or(Cell::Empty, |cell| Cell::Count(u64::from(cell.rank))));
                cells.push(part.as_ref().map_or(Cell::Empty, |cell| Cell::Count(cell.count)));
                cells.push(part.as_ref().and_then(|cell| cell.log_dice).into());
            }
            cells
        };
        self.rows.iter().map(cells).collect()
    }

    fn name_terms(&mut self, name: &mut dyn FnMut(&str, &mut String)) {
        self.rows.iter_mut().for_each(|row| name(&row.term, &mut row.written));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fates_are_told_by_the_first_and_the_last_part() {
        let of = |present: &[u8]| Fate::of(&present.iter().map(|there| *there == 1).collect::<Vec<_>>());
        assert_eq!([of(&[1, 1, 1]), of(&[1])], [Fate::Stays; 2]);
        assert_eq!([of(&[1, 0, 1]), of(&[0, 0, 1])], [Fate::Returns, Fate::Appears]);
        assert_eq!([of(&[1, 1, 0]), of(&[0, 1, 0])], [Fate::Fades, Fate::Passes]);
        assert_eq!(of(&[]), Fate::Passes);
    }
}
