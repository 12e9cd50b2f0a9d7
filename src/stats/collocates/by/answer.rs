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

/// What becomes of a collocate from the first part with hits to the last. A third of the parts is rounded, and is one at
/// least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// Among the first ones in at least four fifths of the parts with hits.
    Stays,
    /// Nowhere in the first third, but in at least half of the last one.
    Appears,
    /// In at least half of the first third, but nowhere in the last one.
    Fades,
    /// Now and then: none of the others.
    Returns,
    /// In at most a fifth of the parts, or in one only.
    Passes,
}

impl Fate {
    /// Of a collocate that is among the first ones in those parts with hits, of all of them in order.
    pub(super) fn of(present: &[bool]) -> Self {
        let count = |parts: &[bool]| parts.iter().filter(|there| **there).count();
        let (all, there) = (present.len(), count(present));
        let third = ((2 * all + 3) / 6).max(1).min(all);
        let (early, late) = (count(&present[..third]), count(&present[all - third..]));
        if there > 0 && 5 * there >= 4 * all {
            Self::Stays
        } else if early == 0 && late > 0 && 2 * late >= third {
            Self::Appears
        } else if late == 0 && early > 0 && 2 * early >= third {
            Self::Fades
        } else if there <= 1 || 5 * there <= all {
            Self::Passes
        } else {
            Self::Returns
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

    /// One character per part; `x` where the collocate is among the first ones.
    fn fate(present: &str) -> Fate {
        Fate::of(&present.chars().map(|part| part == 'x').collect::<Vec<_>>())
    }

    #[test]
    fn fates_of_many_parts_are_told_by_all_of_them() {
        // 24 and 23 of 29: four fifths are 23.2.
        assert_eq!(fate(".xxxxx.xxxxxxx.xxxxxx.xxxxxx."), Fate::Stays);
        assert_eq!(fate(".xxxxx.xxxxxxx.xxxxxx.xxxxx.."), Fate::Returns);
        // A stray one at the end is no change, and nor is the lack of the first and the last.
        assert_eq!(
            [
                fate("..........................x"),
                fate("x.........................."),
                fate("...x....x......x....x......")
            ],
            [Fate::Passes; 3]
        );
        assert_eq!([fate("..xx.x.xx.xx..x.x.xx"), fate("x.......xx......xx.xx")], [Fate::Returns; 2]);
        assert_eq!(
            [fate(".........xx.xxxx.xxxx"), fate("...............xxxxxx"), fate("..............x.xx.x.")],
            [Fate::Appears; 3]
        );
        assert_eq!([fate("xxxx.x.xxxx.........."), fate(".x.xx.x..............")], [Fate::Fades; 2]);
        // A fifth is little yet, in more it comes and goes; three of the last seven are not half of them.
        assert_eq!(
            [fate("...x..x..."), fate("....xx.x.."), fate("..................x.x.x")],
            [Fate::Passes, Fate::Returns, Fate::Passes]
        );
    }

    #[test]
    fn fates_of_few_parts() {
        assert_eq!([fate("x"), fate("xx"), fate("xxx"), fate("xxxx.")], [Fate::Stays; 4]);
        assert_eq!([fate(".x"), fate("..x"), fate(".xxx"), fate("....x")], [Fate::Appears; 4]);
        assert_eq!([fate("x."), fate("xx."), fate("xxx."), fate("x....")], [Fate::Fades; 4]);
        assert_eq!([fate("x.x"), fate(".xx."), fate("x.x.x")], [Fate::Returns; 3]);
        assert_eq!([fate(".x."), fate("..x.."), fate("."), fate("")], [Fate::Passes; 4]);
    }
}
