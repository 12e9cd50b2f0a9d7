//! Which column holds what: as the user says, else by its name, else by what stands in it.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::names::{Role, best, is_known, is_no_title, ranked};
use super::{Row, Table};
use crate::dates::document::from_stated;
use crate::decode::reading::{Column, Columns};

/// Numbers of columns, counted from 0, by what they hold.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// The text.
    pub text: Option<usize>,
    /// The title.
    pub title: Option<usize>,
    /// The date of publication.
    pub date: Option<usize>,
    /// The newspaper, site or author.
    pub source: Option<usize>,
}

/// Rows that are looked at to learn what a column holds.
const SAMPLE: usize = 200;

impl Mapping {
    /// The mapping of a table.
    #[must_use]
    pub fn of(table: &Table<'_>, chosen: &Columns) -> Self {
        let columns = &table.columns;
        let mut mapping = Self::default();
        let mut settled = [false; 4];
        let choices = [&chosen.text, &chosen.title, &chosen.date, &chosen.source];
        for (at, choice) in choices.into_iter().enumerate() {
            // A column that is not there is no choice.
            let Some(found) = choice.as_ref().and_then(|column| number(column, columns)) else { continue };
            settled[at] = true;
            *mapping.roles()[at] = found;
        }
        for (at, role) in [Role::Text, Role::Title, Role::Date, Role::Source].into_iter().enumerate() {
            if !settled[at] && (table.header || table.delimiter.is_none()) {
                let taken = mapping;
                let found = best(columns, role, |column| !taken.holds(column));
                *mapping.roles()[at] = found;
                settled[at] = found.is_some();
            }
        }
        let seen: Vec<Seen> = (0..columns.len()).map(|column| Seen::of(&table.rows, column)).collect();
        if !settled[2] {
            mapping.date = (0..columns.len()).find(|at| !mapping.holds(*at) && seen[*at].is_date());
        }
        if !settled[0] {
            let longest = (0..columns.len()).filter(|at| !mapping.holds(*at) && seen[*at].is_text());
            mapping.text = longest.max_by_key(|at| (seen[*at].letters, usize::MAX - at));
        }
        if !settled[1]
            && let Some(text) = mapping.text
        {
            let named_else = |at: usize| table.header && is_no_title(&columns[at]);
            let short =
                |at: &usize| !mapping.holds(*at) && !named_else(*at) && seen[*at].is_title(&seen[text]);
            mapping.title = (0..columns.len()).find(short);
        }
        mapping
    }

    /// The text of a row: in the column of the text, else in one of `others`.
    pub(super) fn text_of<'r>(self, row: &'r Row<'_>, others: &[usize]) -> Option<&'r str> {
        let filled = |column: usize| Some(row.cell(column)).filter(|cell| !cell.trim().is_empty());
        self.text.and_then(filled).or_else(|| others.iter().find_map(|column| filled(*column)))
    }

    /// Further columns that hold the text of a row, the best first; none where the user chose one. Rows of several origins
    /// call it differently: such a column has a name for text, and it is empty wherever the column of the text is not.
    pub(super) fn other_texts(self, table: &Table<'_>, chosen: &Columns) -> Vec<usize> {
        let Some(text) = self.text.filter(|_| chosen.text.is_none()) else { return Vec::new() };
        let filled = |row: &Row<'_>, column: usize| !row.cell(column).trim().is_empty();
        let mut others = ranked(&table.columns, Role::Text, |column| !self.holds(column));
        others.retain(|&other| !table.rows.iter().any(|row| filled(row, text) && filled(row, other)));
        others
    }

    fn roles(&mut self) -> [&mut Option<usize>; 4] {
        [&mut self.text, &mut self.title, &mut self.date, &mut self.source]
    }

    fn holds(self, column: usize) -> bool {
        [self.text, self.title, self.date, self.source].contains(&Some(column))
    }
}

/// The number of a column that the user named, `Some(None)` for none; `None` when there is no such column.
fn number(column: &Column, columns: &[String]) -> Option<Option<usize>> {
    match column {
        Column::Number(0) => Some(None),
        Column::Number(number) => {
            let at = *number as usize - 1;
            (at < columns.len()).then_some(Some(at))
        }
        Column::Name(name) => columns.iter().position(|known| known.trim() == name.trim()).map(Some),
    }
}

/// What the first cells of a column look like.
#[derive(Debug, Default)]
struct Seen {
    filled: usize,
    /// Letters in all of them, Chinese characters counted thrice: they say as much.
    letters: usize,
    dates: usize,
    numbers: usize,
    addresses: usize,
    distinct: usize,
}

impl Seen {
    fn of(rows: &[Row<'_>], column: usize) -> Self {
        Self::over(rows.iter().take(SAMPLE).map(|row| row.cell(column)))
    }

    fn over<'c>(cells: impl Iterator<Item = &'c str>) -> Self {
        let mut seen = Self::default();
        let mut values = Vec::new();
        for cell in cells.map(str::trim).filter(|cell| !cell.is_empty()) {
            seen.filled += 1;
            let letters = cell.chars().take(2000).filter(|c| c.is_alphabetic());
            seen.letters += letters.map(|c| if c as u32 >= 0x2E80 { 3 } else { 1 }).sum::<usize>();
            seen.numbers += usize::from(cell.parse::<f64>().is_ok());
            seen.addresses += usize::from(cell.starts_with("http://") || cell.starts_with("https://"));
            // A bare year or a number of ten digits is rather something else.
            let written =
                cell.len() >= 8 && (cell.len() == 8 || !cell.bytes().all(|byte| byte.is_ascii_digit()));
            seen.dates += usize::from(written && cell.len() <= 60 && from_stated(cell, None).is_some());
            values.push(cell);
        }
        values.sort_unstable();
        values.dedup();
        seen.distinct = values.len();
        seen
    }

    fn is_date(&self) -> bool {
        self.filled > 0 && self.dates * 5 >= self.filled * 4
    }

    fn is_text(&self) -> bool {
        self.letters > 0
            && self.numbers * 2 < self.filled
            && self.addresses * 2 < self.filled
            && !self.is_date()
    }

    fn is_title(&self, text: &Self) -> bool {
        let mean = self.letters / self.filled.max(1);
        self.is_text()
            && (6..=180).contains(&mean)
            && mean * 2 < text.letters / text.filled.max(1)
            && self.distinct * 5 >= self.filled * 4
            && self.filled > 1
    }
}

/// Whether the first record names the columns: names that columns have, or cells that differ in kind from those
/// below them.
pub(super) fn is_header(first: &[Cow<'_, str>], rows: &[Vec<Cow<'_, str>>]) -> bool {
    const LONGEST: usize = 40;
    if first.iter().any(|cell| is_known(cell)) {
        return true;
    }
    let name = |cell: &Cow<'_, str>| {
        let cell = cell.trim();
        let short = cell.chars().count() <= LONGEST && cell.chars().any(char::is_alphabetic);
        short && cell.parse::<f64>().is_err() && !cell.ends_with(['。', '！', '？', '.', '!', '?'])
    };
    if rows.is_empty() || !first.iter().all(name) {
        return false;
    }
    (0..first.len()).any(|column| {
        let below = || rows.iter().filter_map(|row| row.get(column).map(Cow::as_ref));
        let seen = Seen::over(below());
        let head = Seen::over([first[column].as_ref()].into_iter());
        let numbers = seen.filled > 0 && seen.numbers * 5 >= seen.filled * 4;
        let far_longer = seen.letters / seen.filled.max(1) > head.letters * 5;
        (seen.is_date() && !head.is_date()) || numbers || far_longer
    })
}
