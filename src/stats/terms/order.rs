//! Which terms are listed, and in which order.

use super::{MOST_SPREAD, SpreadMeasure, TermSort, Terms, TermsPartial};
use crate::query::Pattern;
use crate::stats::filter::{TermFilter, by_score};
use crate::stats::spread::Parts;

/// The rows that the filters leave, in order.
pub struct TermsView {
    pub(super) order: Vec<u32>,
    /// Occurrences of each row and those before it.
    pub(super) cumulative: Vec<u64>,
    /// Whether only the most frequent were looked at.
    pub(super) bounded: bool,
}

impl Terms {
    /// Rows that the filters leave, by the column that they are sorted by; by occurrences for dispersion.
    pub(super) fn order(&self, whole: &TermsPartial) -> Vec<u32> {
        let terms = &whole.terms;
        let pattern = (!self.pattern.trim().is_empty()).then(|| Pattern::anywhere(&self.pattern));
        let filter = TermFilter::new(&self.groups, self.stop_words, self.min_length);
        let keep = |row: &u32| {
            let term = terms.term(*row);
            terms.counts(*row)[0] >= u64::from(self.min_count)
                && filter.keeps(term, terms.tag(*row))
                && pattern.as_ref().is_none_or(|pattern| pattern.matches(term))
        };
        let kept = (0..terms.len() as u32).filter(keep);
        if self.sort == TermSort::Term {
            let mut order: Vec<u32> = kept.collect();
            order.sort_unstable_by(|a, b| {
                let order = terms.term(*a).cmp(terms.term(*b));
                if self.descending { order.reverse() } else { order }
            });
            return order;
        }
        let column = usize::from(self.sort == TermSort::Documents);
        let up = !self.descending && !matches!(self.sort, TermSort::Dispersion(_));
        // The count stands beside its row: comparing two rows touches their terms only where counts are equal.
        let mut order: Vec<(u64, u32)> = kept.map(|row| (terms.counts(row)[column], row)).collect();
        order.sort_unstable_by(|a, b| {
            let by_count = if up { a.0.cmp(&b.0) } else { b.0.cmp(&a.0) };
            by_count.then_with(|| terms.term(a.1).cmp(terms.term(b.1)))
        });
        order.into_iter().map(|(_, row)| row).collect()
    }

    /// The most frequent rows in order of their dispersion.
    fn by_dispersion(&self, whole: &TermsPartial, measure: SpreadMeasure, order: &mut Vec<u32>) {
        order.truncate(MOST_SPREAD);
        let parts = Parts::new(self.over, &whole.documents);
        let value = |row: u32| {
            let occurrences = whole.spread.get(whole.terms.term(row))?;
            SpreadMeasure::values(&[measure], &parts, occurrences)[0]
        };
        let mut valued: Vec<(Option<f64>, u32)> = order.iter().map(|row| (value(*row), *row)).collect();
        // Stable: among equals the more frequent comes first.
        valued.sort_by(|(a, _), (b, _)| by_score(*a, *b, self.descending));
        *order = valued.into_iter().map(|(_, row)| row).collect();
    }

    /// The rows in the order that the question wants.
    pub(super) fn ordered(&self, whole: &TermsPartial) -> TermsView {
        let mut order = self.order(whole);
        let all = order.len();
        if let TermSort::Dispersion(measure) = self.sort {
            self.by_dispersion(whole, measure, &mut order);
        }
        let sum = |sum: &mut u64, row: &u32| {
            *sum += whole.terms.counts(*row)[0];
            Some(*sum)
        };
        let cumulative = order.iter().scan(0, sum).collect();
        TermsView { bounded: order.len() < all, order, cumulative }
    }
}
