//! Every candidate tested, and the rows that are wanted in their order.

use super::{Against, Axis, Days, Rising, RisingPartial, Show};
use crate::sorting::OrderBy;
use crate::stats::ask::per_million;
use crate::stats::bins::{Bin, BinSize};
use crate::stats::measures::Frequencies;
use crate::stats::measures::series::{self, BurstSettings, MannKendall, bursts, mann_kendall};
use crate::stats::measures::special::chi_squared_p;

/// What is known of one candidate.
#[derive(Debug, Clone)]
pub(super) struct Tested {
    /// Its place among the candidates.
    pub candidate: usize,
    pub count: u64,
    pub period: Option<Contrast>,
    pub trend: Option<(MannKendall, f64)>,
    /// First and last bin that hold it.
    pub seen: (usize, usize),
    pub heaviest: f64,
}

/// A period held against other bins.
#[derive(Debug, Clone, Copy)]
pub(super) struct Contrast {
    pub frequencies: Frequencies,
    /// Negative when rarer in the period.
    pub g2: f64,
    pub p: f64,
    pub p_adjusted: f64,
}

/// The rows that are wanted, in order.
pub struct RisingView {
    pub(super) size: BinSize,
    pub(super) bins: Vec<Bin>,
    /// Tokens and documents per bin.
    pub(super) tokens: Vec<u64>,
    pub(super) documents: Vec<u64>,
    pub(super) undated: u64,
    pub(super) coarse: u64,
    /// First and last bin of the period, and those that it is held against.
    pub(super) period: Option<(usize, usize)>,
    pub(super) others: Vec<usize>,
    pub(super) rows: Vec<Tested>,
    /// Terms that were tested.
    pub(super) tested: u64,
}

impl RisingView {
    pub(super) fn new(question: &Rising, whole: &RisingPartial) -> Self {
        let Axis { size, bins } = Axis::of(question.bin, &whole.dates);
        let axis = Axis { size, bins };
        let mut view = Self {
            size,
            tokens: vec![0; axis.bins.len()],
            documents: vec![0; axis.bins.len()],
            bins: Vec::new(),
            undated: 0,
            coarse: 0,
            period: None,
            others: Vec::new(),
            rows: Vec::new(),
            tested: 0,
        };
        for (date, sizes) in &whole.dates {
            match date.map(|days| axis.place(days)) {
                Some(Some(bin)) => {
                    view.tokens[bin] += sizes.tokens;
                    view.documents[bin] += sizes.documents;
                }
                Some(None) => view.coarse += sizes.documents,
                None => view.undated += sizes.documents,
            }
        }
        view.bins = axis.bins;
        view.set_period(question);
        let mut all: Vec<Tested> = (0..whole.candidates.len())
            .filter_map(|candidate| view.test(question, whole, candidate))
            .collect();
        view.tested = all.len() as u64;
        adjust(question, &mut all);
        all.retain(|tested| view.wants(question, tested));
        let term = |tested: &Tested| whole.terms.term(whole.candidates[tested.candidate]);
        all.order_by(|a, b| order(question.show(), a, b).then_with(|| term(a).cmp(term(b))));
        view.rows = all;
        view
    }

    fn set_period(&mut self, question: &Rising) {
        let touches = |bin: &Bin| {
            question.from.is_none_or(|from| bin.end(self.size) >= from)
                && question.to.is_none_or(|to| bin.start <= to)
        };
        if !question.has_period() {
            return;
        }
        let first = self.bins.iter().position(touches);
        let last = self.bins.iter().rposition(touches);
        self.period = first.zip(last);
        let Some((first, last)) = self.period else { return };
        let with_text = |bin: &usize| self.tokens[*bin] > 0;
        self.others = match question.against {
            Against::Rest => {
                (0..self.bins.len()).filter(|bin| *bin < first || *bin > last).filter(with_text).collect()
            }
            Against::Before => (0..first).filter(with_text).collect(),
            Against::Previous => (first.saturating_sub(last - first + 1)..first).filter(with_text).collect(),
        };
    }

    /// The counts of a candidate per bin.
    pub(super) fn counts<'w>(&self, whole: &'w RisingPartial, candidate: usize) -> &'w [u32] {
        let width = self.bins.len();
        whole
            .counts
            .as_deref()
            .and_then(|counts| counts.get(candidate * width..(candidate + 1) * width))
            .unwrap_or(&[])
    }

    /// Rates per million; `None` where a bin holds no text.
    pub(super) fn rates(&self, counts: &[u32]) -> Vec<Option<f64>> {
        let rate =
            |(count, tokens): (&u32, &u64)| (*tokens > 0).then(|| per_million(u64::from(*count), *tokens));
        counts.iter().zip(&self.tokens).map(rate).collect()
    }

    /// Bursts that meet the period, where there is one.
    pub(super) fn bursts(&self, settings: &BurstSettings, counts: &[u32]) -> Vec<series::Burst> {
        let bin = |(count, tokens): (&u32, &u64)| series::Bin { hits: u64::from(*count), tokens: *tokens };
        let bins: Vec<series::Bin> = counts.iter().zip(&self.tokens).map(bin).collect();
        let mut found = bursts(&bins, settings).map_or_else(Vec::new, |found| found.bursts);
        if let Some((first, last)) = self.period {
            found.retain(|burst| burst.start <= last && burst.end >= first);
        }
        found
    }

    fn test(&self, question: &Rising, whole: &RisingPartial, candidate: usize) -> Option<Tested> {
        let counts = self.counts(whole, candidate);
        let count: u64 = counts.iter().map(|count| u64::from(*count)).sum();
        // The first round counted documents without a date, too.
        if count < u64::from(question.min_count.max(1)) {
            return None;
        }
        let seen =
            counts.iter().position(|count| *count > 0).zip(counts.iter().rposition(|count| *count > 0))?;
        let period = self.period.filter(|_| !self.others.is_empty()).and_then(|(first, last)| {
            let sum = |bins: &mut dyn Iterator<Item = usize>| {
                bins.fold((0, 0), |(hits, tokens), bin| {
                    (hits + u64::from(counts[bin]), tokens + self.tokens[bin])
                })
            };
            let ((f1, n1), (f2, n2)) = (sum(&mut (first..=last)), sum(&mut self.others.iter().copied()));
            let frequencies = Frequencies { f1, n1, f2, n2 };
            let g2 = frequencies.ll4()?;
            let p = chi_squared_p(g2.abs());
            Some(Contrast { frequencies, g2, p, p_adjusted: p })
        });
        let trend = mann_kendall(&self.rates(counts)).map(|test| (test, test.p));
        let heaviest = if question.show() == Show::Burst {
            self.bursts(&question.bursts, counts).iter().map(|burst| burst.weight).fold(0.0, f64::max)
        } else {
            0.0
        };
        Some(Tested { candidate, count, period, trend, seen, heaviest })
    }

    /// Whether a bin before `bin` (or behind it) holds text.
    fn text_beside(&self, bin: usize, before: bool) -> bool {
        let side = if before { &self.tokens[..bin] } else { &self.tokens[bin + 1..] };
        side.iter().any(|tokens| *tokens > 0)
    }

    fn wants(&self, question: &Rising, tested: &Tested) -> bool {
        let risen = |contrast: &Contrast| contrast.p_adjusted <= question.level;
        let in_period = |bin: usize| self.period.is_none_or(|(first, last)| (first..=last).contains(&bin));
        match question.show() {
            Show::Rose => tested.period.is_some_and(|contrast| contrast.g2 > 0.0 && risen(&contrast)),
            Show::Fell => tested.period.is_some_and(|contrast| contrast.g2 < 0.0 && risen(&contrast)),
            Show::TrendUp => tested.trend.is_some_and(|(test, p)| test.s > 0 && p <= question.level),
            Show::TrendDown => tested.trend.is_some_and(|(test, p)| test.s < 0 && p <= question.level),
            Show::Burst => tested.heaviest > 0.0,
            Show::Appeared => in_period(tested.seen.0) && self.text_beside(tested.seen.0, true),
            Show::Vanished => in_period(tested.seen.1) && self.text_beside(tested.seen.1, false),
        }
    }

    /// First and last day of the bins `first` to `last`.
    pub(super) fn days(&self, (first, last): (usize, usize)) -> Option<Days> {
        Some((self.bins.get(first)?.start, self.bins.get(last)?.end(self.size)))
    }
}

fn adjust(question: &Rising, all: &mut [Tested]) {
    let p: Vec<f64> = all.iter().filter_map(|tested| tested.period.map(|contrast| contrast.p)).collect();
    let adjusted = question.correction.adjust(&p);
    let contrasts = all.iter_mut().filter_map(|tested| tested.period.as_mut());
    contrasts.zip(adjusted).for_each(|(contrast, p)| contrast.p_adjusted = p);
    let p: Vec<f64> = all.iter().filter_map(|tested| tested.trend.map(|(test, _)| test.p)).collect();
    let adjusted = question.correction.adjust(&p);
    let trends = all.iter_mut().filter_map(|tested| tested.trend.as_mut());
    trends.zip(adjusted).for_each(|(trend, p)| trend.1 = p);
}

fn order(show: Show, a: &Tested, b: &Tested) -> std::cmp::Ordering {
    let g2 = |tested: &Tested| tested.period.map_or(0.0, |contrast| contrast.g2.abs());
    let p = |tested: &Tested| tested.trend.map_or(1.0, |(test, _)| test.p);
    let tau = |tested: &Tested| tested.trend.map_or(0.0, |(test, _)| test.tau.abs());
    let by = match show {
        Show::Rose | Show::Fell => g2(b).total_cmp(&g2(a)),
        Show::TrendUp | Show::TrendDown => p(a).total_cmp(&p(b)).then_with(|| tau(b).total_cmp(&tau(a))),
        Show::Burst => b.heaviest.total_cmp(&a.heaviest),
        Show::Appeared | Show::Vanished => std::cmp::Ordering::Equal,
    };
    by.then_with(|| b.count.cmp(&a.count))
}
