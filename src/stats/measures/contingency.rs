//! The two-by-two table of node and collocate.

use serde::{Deserialize, Serialize};

/// Co-occurrence of two things as a corner count and its margins, in tokens.
///
/// Rows are "near the node" and "elsewhere", columns "this type" and "other types". What exactly `r1` counts is the
/// matter of a [`Convention`](super::Convention).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Contingency {
    /// O11: co-occurrences.
    pub o11: u64,
    /// R1: the row sum O11 + O12.
    pub r1: u64,
    /// C1: the column sum O11 + O21.
    pub c1: u64,
    /// N: all tokens.
    pub n: u64,
}

impl Contingency {
    /// The table with these four cells, in tokens: R1 = O11 + O12, C1 = O11 + O21, N the sum of all. Sums beyond `u64` are held
    /// at its maximum.
    pub fn from_cells(o11: u64, o12: u64, o21: u64, o22: u64) -> Self {
        let r1 = o11.saturating_add(o12);
        let n = r1.saturating_add(o21).saturating_add(o22);
        Self { o11, r1, c1: o11.saturating_add(o21), n }
    }

    /// Whether no cell is negative, so that the four counts can come from one table.
    ///
    /// Window counts need not be: a collocate counted once per node hit can be counted more often than it occurs.
    pub fn is_consistent(&self) -> bool {
        let (o11, r1, c1, n) = self.wide();
        o11 <= r1 && o11 <= c1 && r1 <= n && c1 <= n && n + o11 >= r1 + c1
    }

    /// O11 − E11 = (O11·N − R1·C1) / N in tokens, without the cancellation of the plain subtraction. 0 when N is 0.
    pub fn difference(&self) -> f64 {
        if self.n == 0 {
            return 0.0;
        }
        // Both products of two u64 fit u128; their difference may need its sign apart.
        let together = u128::from(self.o11) * u128::from(self.n);
        let apart = u128::from(self.r1) * u128::from(self.c1);
        let size = together.abs_diff(apart) as f64 / self.n as f64;
        if together < apart { -size } else { size }
    }

    /// The table with all cells, observed and expected; the node and the collocate have R1 and C1 tokens.
    pub fn table(&self) -> Table {
        let (o11, r1, c1, n) = self.wide();
        Table {
            o11: o11 as f64,
            o12: (r1 - o11) as f64,
            o21: (c1 - o11) as f64,
            o22: (n - r1 - c1 + o11) as f64,
            r1: r1 as f64,
            r2: (n - r1) as f64,
            c1: c1 as f64,
            c2: (n - c1) as f64,
            n: n as f64,
            f1: r1 as f64,
            f2: c1 as f64,
            difference: self.difference(),
            counts: Some(*self),
        }
    }

    fn wide(&self) -> (i128, i128, i128, i128) {
        (self.o11.into(), self.r1.into(), self.c1.into(), self.n.into())
    }
}

/// All cells and margins of a contingency table, observed and expected, in tokens.
///
/// Counts are `f64` because two conventions make them fractional: the division by the window of NLTK and the half
/// that RKorAPClient adds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Table {
    /// Co-occurrences.
    pub o11: f64,
    /// Other types near the node.
    pub o12: f64,
    /// The collocate elsewhere.
    pub o21: f64,
    /// Everything else.
    pub o22: f64,
    /// R1 = O11 + O12.
    pub r1: f64,
    /// R2 = N − R1.
    pub r2: f64,
    /// C1 = O11 + O21.
    pub c1: f64,
    /// C2 = N − C1.
    pub c2: f64,
    /// N, all tokens.
    pub n: f64,
    /// f1, the node's own frequency, which Dice and its kin use in place of R1.
    pub f1: f64,
    /// f2, the collocate's own frequency.
    pub f2: f64,
    /// O11 − E11.
    pub difference: f64,
    /// The table in whole numbers, where the convention keeps it so. Exact tests need it.
    pub counts: Option<Contingency>,
}

impl Table {
    /// The table of fractional counts in tokens: co-occurrences, margins, all tokens, and the frequencies of node and
    /// collocate. Exact tests are not defined for it; E11 is 0 when `n` is 0.
    pub fn fractional(o11: f64, r1: f64, c1: f64, n: f64, f1: f64, f2: f64) -> Self {
        let expected = if n > 0.0 { r1 * c1 / n } else { 0.0 };
        Self {
            o11,
            o12: r1 - o11,
            o21: c1 - o11,
            o22: n - r1 - c1 + o11,
            r1,
            r2: n - r1,
            c1,
            c2: n - c1,
            n,
            f1,
            f2,
            difference: o11 - expected,
            counts: None,
        }
    }

    /// E11 = R1·C1 / N, in tokens; 0 in an empty corpus.
    pub fn e11(&self) -> f64 {
        self.expected(self.r1, self.c1)
    }

    /// E12 = R1·C2 / N, in tokens; 0 in an empty corpus.
    pub fn e12(&self) -> f64 {
        self.expected(self.r1, self.c2)
    }

    /// E21 = R2·C1 / N, in tokens; 0 in an empty corpus.
    pub fn e21(&self) -> f64 {
        self.expected(self.r2, self.c1)
    }

    /// E22 = R2·C2 / N, in tokens; 0 in an empty corpus.
    pub fn e22(&self) -> f64 {
        self.expected(self.r2, self.c2)
    }

    /// Whether all four observed cells are at least 0 and the corpus is not empty: what measures over the whole
    /// table require.
    pub fn is_complete(&self) -> bool {
        self.n > 0.0 && [self.o11, self.o12, self.o21, self.o22].iter().all(|cell| *cell >= 0.0)
    }

    fn expected(&self, row: f64, column: f64) -> f64 {
        if self.n > 0.0 { row * column / self.n } else { 0.0 }
    }
}

impl From<Contingency> for Table {
    fn from(counts: Contingency) -> Self {
        counts.table()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_and_margins_add_up() {
        let table = Contingency::from_cells(7, 3, 11, 79).table();
        assert_eq!((table.r1, table.c1, table.n), (10.0, 18.0, 100.0));
        assert_eq!((table.o12, table.o21, table.o22), (3.0, 11.0, 79.0));
        assert!((table.e11() + table.e12() + table.e21() + table.e22() - 100.0).abs() < 1e-12);
        assert!((table.difference - (7.0 - 1.8)).abs() < 1e-15);
    }

    #[test]
    fn impossible_tables_are_noticed_not_fatal() {
        let over = Contingency { o11: 5, r1: 4, c1: 9, n: 100 };
        assert!(!over.is_consistent() && !over.table().is_complete());
        let full = Contingency { o11: u64::MAX, r1: u64::MAX, c1: u64::MAX, n: u64::MAX };
        assert!(full.is_consistent());
        assert_eq!(full.difference(), 0.0);
        assert!(!Contingency::default().table().is_complete());
    }

    #[test]
    fn the_difference_keeps_digits_that_subtraction_loses() {
        // O11 = 2⁵⁰ + 1 against E11 = 2⁵⁰.
        let table = Contingency { o11: (1 << 50) + 1, r1: 1 << 55, c1: 1 << 55, n: 1 << 60 };
        assert_eq!(table.difference(), 1.0);
    }
}
