//! Counting pairs in order, without looking at each pair.

/// Pairs `i < j` with `values[i] > values[j]`, in O(n log n); sorts the values. Source: Knight (1966). 0 for fewer than two
/// values; equal values are no pair.
pub fn inversions(values: &mut [f64]) -> u64 {
    let mut buffer = values.to_vec();
    sort_and_count(values, &mut buffer)
}

fn sort_and_count(values: &mut [f64], buffer: &mut [f64]) -> u64 {
    let n = values.len();
    if n < 2 {
        return 0;
    }
    let middle = n / 2;
    let mut count = {
        let (left, right) = values.split_at_mut(middle);
        let (left_buffer, right_buffer) = buffer.split_at_mut(middle);
        sort_and_count(left, left_buffer) + sort_and_count(right, right_buffer)
    };
    buffer.copy_from_slice(values);
    let (left, right) = buffer.split_at(middle);
    let (mut i, mut j) = (0, 0);
    for slot in values.iter_mut() {
        let take_right = j < right.len() && (i == left.len() || right[j] < left[i]);
        if take_right {
            // Everything still waiting on the left is larger.
            count += (left.len() - i) as u64;
            *slot = right[j];
            j += 1;
        } else {
            *slot = left[i];
            i += 1;
        }
    }
    count
}

/// The median of values that are in any order: the mean of the middle two for an even number. `None` for none.
pub fn median(values: &mut [f64]) -> Option<f64> {
    let n = values.len();
    if n == 0 {
        return None;
    }
    let (below, upper, _) = values.select_nth_unstable_by(n / 2, f64::total_cmp);
    let upper = *upper;
    if n % 2 == 1 {
        return Some(upper);
    }
    let lower = below.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    Some(lower + (upper - lower) / 2.0)
}
