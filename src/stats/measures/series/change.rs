//! Change points: where the level of a series shifts.

/// The change points of a series: the partition into segments that minimises the squared deviations from the
/// segments' means plus `penalty` for each change, found exactly by PELT. Source: Killick, Fearnhead and Eckley (2012).
///
/// `min_size` is the least number of bins with text in a segment (at least 1). Gaps and values that are not finite
/// are left out. The answer lists the bin after each segment, in the order of time, so the last entry is the number of
/// bins; a change after a gap is put at the first bin with text. Empty for a series without values. A penalty that is
/// negative or NaN counts as 0.
pub fn change_points(values: &[Option<f64>], min_size: usize, penalty: f64) -> Vec<usize> {
    let present: Vec<usize> = (0..values.len()).filter(|i| values[*i].is_some_and(f64::is_finite)).collect();
    let y: Vec<f64> = present.iter().filter_map(|i| values[*i]).collect();
    let penalty = if penalty > 0.0 { penalty } else { 0.0 };
    ends(&y, min_size.max(1), penalty)
        .into_iter()
        .map(|end| present.get(end).copied().unwrap_or(values.len()))
        .collect()
}

fn ends(y: &[f64], min_size: usize, penalty: f64) -> Vec<usize> {
    let n = y.len();
    if n == 0 {
        return Vec::new();
    }
    let squares = Squares::new(y);
    // best[t]: the least cost of the first t values; last[t]: where its last segment begins.
    let mut best = vec![f64::INFINITY; n + 1];
    let mut last = vec![0; n + 1];
    best[0] = -penalty;
    // Beginnings still in the running, and from which t on each is out of it.
    let mut candidates: Vec<(usize, usize)> = vec![(0, usize::MAX)];
    for t in min_size..=n {
        if t >= 2 * min_size {
            candidates.push((t - min_size, usize::MAX));
        }
        for (begin, _) in &candidates {
            let cost = best[*begin] + squares.deviation(*begin, t) + penalty;
            if cost < best[t] {
                best[t] = cost;
                last[t] = *begin;
            }
        }
        // A beginning that a change at t beats is beaten for good, but only from t + min_size on: before that, no
        // segment that starts at t is long enough.
        for (begin, out) in &mut candidates {
            if *out == usize::MAX && best[*begin] + squares.deviation(*begin, t) > best[t] {
                *out = t + min_size;
            }
        }
        candidates.retain(|(_, out)| *out > t + 1);
    }
    if best[n].is_infinite() {
        return vec![n];
    }
    let mut ends = Vec::new();
    let mut t = n;
    while t > 0 {
        ends.push(t);
        t = last[t];
    }
    ends.reverse();
    ends
}

/// Sums of values and squares from the start, about the mean of the series so that little cancels.
struct Squares {
    sums: Vec<(f64, f64)>,
}

impl Squares {
    fn new(y: &[f64]) -> Self {
        let mean = y.iter().sum::<f64>() / y.len() as f64;
        let mut sums = Vec::with_capacity(y.len() + 1);
        let (mut sum, mut square) = (0.0, 0.0);
        sums.push((sum, square));
        for value in y {
            let d = value - mean;
            sum += d;
            square += d * d;
            sums.push((sum, square));
        }
        Self { sums }
    }

    /// The squared deviations of values `from..to` from their mean.
    fn deviation(&self, from: usize, to: usize) -> f64 {
        let sum = self.sums[to].0 - self.sums[from].0;
        let square = self.sums[to].1 - self.sums[from].1;
        (square - sum * sum / (to - from) as f64).max(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::random::SplitMix64;
    use super::*;

    /// The least cost over all partitions, one by one.
    fn least(y: &[f64], min_size: usize, penalty: f64) -> f64 {
        let whole = cost_of(y);
        let cuts = min_size..=y.len().saturating_sub(min_size);
        cuts.map(|cut| cost_of(&y[..cut]) + penalty + least(&y[cut..], min_size, penalty))
            .fold(whole, f64::min)
    }

    fn cost_of(y: &[f64]) -> f64 {
        let mean = y.iter().sum::<f64>() / y.len() as f64;
        y.iter().map(|v| (v - mean) * (v - mean)).sum()
    }

    #[test]
    fn no_partition_is_cheaper() {
        let mut random = SplitMix64::new(5);
        for round in 0..200 {
            let n = 4 + random.below(8) as usize;
            let (min_size, penalty) = (1 + random.below(3) as usize, 0.5 + 6.0 * random.unit());
            let y: Vec<f64> =
                (0..n).map(|i| 5.0 * random.unit() + if i > n / 2 { 4.0 } else { 0.0 }).collect();
            let ends = ends(&y, min_size, penalty);
            let starts = std::iter::once(0).chain(ends.iter().copied());
            let segments: Vec<(usize, usize)> = starts.zip(ends.iter().copied()).collect();
            assert!(segments.iter().all(|(a, b)| b - a >= min_size.min(n)), "{ends:?}");
            let ours: f64 = segments.iter().map(|(a, b)| cost_of(&y[*a..*b])).sum::<f64>()
                + penalty * (ends.len() - 1) as f64;
            assert!((ours - least(&y, min_size, penalty)).abs() < 1e-9, "round {round}: {y:?} {ends:?}");
        }
    }

    #[test]
    fn gaps_keep_their_place() {
        let values = [Some(0.0), Some(0.0), None, Some(9.0), None, Some(9.0), None];
        assert_eq!(change_points(&values, 2, 1.0), [3, 7]);
        assert_eq!(change_points(&[None, None], 2, 1.0), Vec::<usize>::new());
        assert_eq!(change_points(&[Some(1.0)], 5, 1.0), [1]);
        assert_eq!(change_points(&[Some(1.0), Some(2.0)], 1, f64::NAN), [1, 2]);
    }
}
