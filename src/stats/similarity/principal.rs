//! The two largest eigenvalues of a symmetric positive matrix that is known by its products only.
//!
//! Block Krylov iteration with Rayleigh–Ritz (Golub and Underwood 1977; Musco and Musco 2015): the products of a random
//! block span a space whose best approximations are the eigenvectors of a small dense matrix, found by Jacobi's method.
//! A block instead of one vector, so that equal eigenvalues are all found.

use crate::sorting::OrderBy;
use crate::stats::measures::random::SplitMix64;

/// Vectors in a block.
const BLOCK: usize = 4;
/// Most vectors that are kept. A matrix of no more rows is decomposed in full.
const MOST: usize = 256;
/// Residual at which a pair counts as found, as a share of the largest eigenvalue.
const CLOSE: f64 = 1e-10;

/// An eigenvalue with its vector of unit length.
pub(super) type Pair = (f64, Vec<f64>);

pub(super) fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// `to` plus `by` times `from`.
fn add(to: &mut [f64], by: f64, from: &[f64]) {
    to.iter_mut().zip(from).for_each(|(to, from)| *to += by * from);
}

/// The at most two largest eigenvalues above nought of the matrix of `size` rows that `product` multiplies with, largest
/// first. `seed` fixes the start, on which the result depends only where eigenvalues are equal.
pub(super) fn two_largest(size: usize, seed: u64, product: impl Fn(&[f64]) -> Vec<f64>) -> Vec<Pair> {
    let mut random = SplitMix64::new(seed);
    let mut basis: Vec<Vec<f64>> = Vec::new();
    let mut products: Vec<Vec<f64>> = Vec::new();
    let most = size.min(MOST);
    let mut next_check = 6 * BLOCK;
    loop {
        let fresh = basis.len()..most.min(basis.len() + BLOCK);
        for at in fresh {
            // A product that adds nothing to the space is replaced by chance, so that the space goes on growing.
            let follows = at.checked_sub(BLOCK).map(|before| products[before].clone());
            let vector = follows
                .and_then(|vector| orthogonal(vector, &basis))
                .or_else(|| orthogonal((0..size).map(|_| random.unit() - 0.5).collect(), &basis));
            let Some(vector) = vector else { break };
            products.push(product(&vector));
            basis.push(vector);
        }
        let full = basis.len() >= most;
        if full || basis.len() >= next_check {
            let (pairs, close) = ritz(&basis, &products);
            if full || close {
                return pairs;
            }
            next_check *= 2;
        }
    }
}

/// What of `vector` is orthogonal to `basis`, brought to unit length; `None` where nothing but rounding is.
fn orthogonal(mut vector: Vec<f64>, basis: &[Vec<f64>]) -> Option<Vec<f64>> {
    let before = dot(&vector, &vector).sqrt();
    // Twice is enough (Parlett 1980).
    for _ in 0..2 {
        for other in basis {
            let along = dot(&vector, other);
            add(&mut vector, -along, other);
        }
    }
    let length = dot(&vector, &vector).sqrt();
    if length.is_nan() || length <= 1e-10 * before {
        return None;
    }
    vector.iter_mut().for_each(|value| *value /= length);
    Some(vector)
}

/// The best two pairs within the space of `basis`, and whether both are as good as exact.
fn ritz(basis: &[Vec<f64>], products: &[Vec<f64>]) -> (Vec<Pair>, bool) {
    // Symmetric but for rounding: the mean of both halves is taken.
    let part = |a: usize, b: usize| (dot(&basis[a], &products[b]) + dot(&basis[b], &products[a])) / 2.0;
    let small: Vec<Vec<f64>> =
        (0..basis.len()).map(|a| (0..basis.len()).map(|b| part(a, b)).collect()).collect();
    let mut found = jacobi(small);
    found.truncate(2);
    let largest = found.first().map_or(0.0, |(value, _)| *value);
    let mut close = true;
    let pairs = found.into_iter().map(|(value, parts)| {
        let mut vector = vec![0.0; basis[0].len()];
        let mut rest = vec![0.0; basis[0].len()];
        for ((part, of), product) in parts.iter().zip(basis).zip(products) {
            add(&mut vector, *part, of);
            add(&mut rest, *part, product);
        }
        add(&mut rest, -value, &vector);
        close &= dot(&rest, &rest).sqrt() <= CLOSE * largest;
        (value, vector)
    });
    let pairs: Vec<Pair> = pairs.collect();
    (pairs.into_iter().filter(|(value, _)| *value > 1e-12 * largest.max(1e-300)).collect(), close)
}

/// All eigenvalues of a symmetric matrix with their vectors, largest first, by Jacobi's rotations.
pub(super) fn jacobi(mut a: Vec<Vec<f64>>) -> Vec<Pair> {
    let size = a.len();
    let mut vectors: Vec<Vec<f64>> =
        (0..size).map(|at| (0..size).map(|other| f64::from(u8::from(at == other))).collect()).collect();
    let whole: f64 = a.iter().flatten().map(|value| value * value).sum();
    for _ in 0..60 {
        let off: f64 =
            (0..size).map(|at| a[at][at + 1..].iter().map(|value| value * value).sum::<f64>()).sum();
        if off <= 1e-30 * whole {
            break;
        }
        for p in 0..size {
            for q in p + 1..size {
                if a[p][q] != 0.0 {
                    rotate(&mut a, &mut vectors, p, q);
                }
            }
        }
    }
    let mut pairs: Vec<Pair> =
        vectors.into_iter().enumerate().map(|(at, vector)| (a[at][at], vector)).collect();
    pairs.order_by(|(a, _), (b, _)| b.total_cmp(a));
    pairs
}

/// Brings a[p][q] to 0. Rows of `vectors` are the eigenvectors in the making.
fn rotate(a: &mut [Vec<f64>], vectors: &mut [Vec<f64>], p: usize, q: usize) {
    let theta = (a[q][q] - a[p][p]) / (2.0 * a[p][q]);
    let t = theta.signum() / (theta.abs() + (theta * theta + 1.0).sqrt());
    let cosine = 1.0 / (t * t + 1.0).sqrt();
    let sine = t * cosine;
    for row in a.iter_mut() {
        let (x, y) = (row[p], row[q]);
        (row[p], row[q]) = (cosine * x - sine * y, sine * x + cosine * y);
    }
    for rows in [a, vectors] {
        let (before, after) = rows.split_at_mut(q);
        for (x, y) in before[p].iter_mut().zip(&mut after[0]) {
            (*x, *y) = (cosine * *x - sine * *y, sine * *x + cosine * *y);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A matrix whose eigenvalues are known: reflections of a diagonal.
    fn with_eigenvalues(values: &[f64]) -> Vec<Vec<f64>> {
        let size = values.len();
        let mut random = SplitMix64::new(7);
        let mut a: Vec<Vec<f64>> =
            (0..size).map(|i| (0..size).map(|j| if i == j { values[i] } else { 0.0 }).collect()).collect();
        for _ in 0..3 {
            let mut mirror: Vec<f64> = (0..size).map(|_| random.unit() - 0.5).collect();
            let length = dot(&mirror, &mirror).sqrt();
            mirror.iter_mut().for_each(|value| *value /= length);
            for _ in 0..2 {
                // Rows, then columns as the rows of the transpose.
                for row in &mut a {
                    let along = dot(row, &mirror);
                    add(row, -2.0 * along, &mirror);
                }
                a = (0..size).map(|i| a.iter().map(|row| row[i]).collect()).collect();
            }
        }
        a
    }

    #[test]
    fn known_eigenvalues_are_found_near_ones_and_equal_ones_too() {
        let slow: Vec<f64> = (0..90).map(|at| 1.0 - 0.01 * f64::from(at)).collect();
        let equal: Vec<f64> = [3.0, 3.0, 3.0, 1.0, 1.0].into_iter().chain((0..85).map(|_| 0.5)).collect();
        for values in [slow, equal] {
            let a = with_eigenvalues(&values);
            let all = jacobi(a.clone());
            for ((value, vector), wanted) in all.iter().zip(&values) {
                assert!((value - wanted).abs() < 1e-12, "{value} {wanted}");
                assert!(a.iter().zip(vector).all(|(row, at)| (dot(row, vector) - value * at).abs() < 1e-12));
            }
            let two = two_largest(90, 3, |v| a.iter().map(|row| dot(row, v)).collect());
            assert!((two[0].0 - values[0]).abs() < 1e-10 && (two[1].0 - values[1]).abs() < 1e-10, "{two:?}");
        }
    }

    #[test]
    fn a_matrix_of_nothing_has_no_eigenvalue_above_nought() {
        assert!(two_largest(5, 1, |_| vec![0.0; 5]).is_empty());
        assert!(two_largest(0, 1, |_| Vec::new()).is_empty());
    }
}
