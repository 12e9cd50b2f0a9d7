//! Documents as points: directions of words, similarities, and a map of two dimensions.

use crate::stats::measures::random::SplitMix64;

/// A sparse vector of unit length: (term, weight), by term.
pub(super) type Direction = Vec<(u32, f64)>;

/// (1 + ln tf) · ln(D / df) for each term, brought to unit length. Source: Salton and Buckley (1988), the weighting ltc.
///
/// Empty for a document without any of the terms.
pub(super) fn direction(counts: &[(u32, u32)], idf: &[f64]) -> Direction {
    let weight =
        |(term, count): &(u32, u32)| (*term, (1.0 + libm::log(f64::from(*count))) * idf[*term as usize]);
    let mut direction: Direction = counts.iter().map(weight).filter(|(_, weight)| *weight > 0.0).collect();
    direction.sort_unstable_by_key(|(term, _)| *term);
    let length = direction.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
    direction.iter_mut().for_each(|(_, weight)| *weight /= length);
    direction
}

/// For each document the `most` most similar others with the cosine of the angle between, most similar first, ties in the
/// order of documents. Those that share nothing are left out.
pub(super) fn neighbours(documents: &[Direction], terms: usize, most: usize) -> Vec<Vec<(u32, f64)>> {
    let mut postings: Vec<Vec<(u32, f64)>> = vec![Vec::new(); terms];
    for (number, document) in (0u32..).zip(documents) {
        for (term, weight) in document {
            postings[*term as usize].push((number, *weight));
        }
    }
    let mut cosines = vec![0.0; documents.len()];
    let of = |(number, document): (usize, &Direction)| {
        cosines.fill(0.0);
        for (term, weight) in document {
            for (other, theirs) in &postings[*term as usize] {
                cosines[*other as usize] += weight * theirs;
            }
        }
        let mut others: Vec<(u32, f64)> = (0u32..)
            .zip(&cosines)
            .filter(|(other, cosine)| *other as usize != number && **cosine > 0.0)
            .map(|(other, cosine)| (other, cosine.min(1.0)))
            .collect();
        others.sort_by(|(a, x), (b, y)| y.total_cmp(x).then(a.cmp(b)));
        others.truncate(most);
        others
    };
    documents.iter().enumerate().map(of).collect()
}

/// A map of documents.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Map {
    /// x and y of each document.
    pub points: Vec<[f64; 2]>,
    /// Share of all variance along x and along y.
    pub explained: [f64; 2],
}

/// Most rounds of the iteration below.
const ROUNDS: usize = 500;

/// The first two principal components of the directions, which is also classical multidimensional scaling of the
/// distances √(2 − 2·cos) between documents (Torgerson 1952, Gower 1966). Found by orthogonal iteration from a start
/// that `seed` fixes; the sign of each axis is such that the point farthest from 0, the first of several, is positive.
pub(super) fn map(documents: &[Direction], terms: usize, seed: u64) -> Map {
    let number = documents.len() as f64;
    if documents.len() < 2 {
        return Map { points: vec![[0.0; 2]; documents.len()], explained: [0.0; 2] };
    }
    let mut mean = vec![0.0; terms];
    for (term, weight) in documents.iter().flatten() {
        mean[*term as usize] += weight / number;
    }
    let length = |values: &[f64]| values.iter().map(|value| value * value).sum::<f64>().sqrt();
    let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    let all: f64 = documents.iter().flatten().map(|(_, weight)| weight * weight).sum::<f64>()
        - number * dot(&mean, &mean);
    // Points along an axis: the documents less their mean, times the axis.
    let points = |axis: &[f64]| -> Vec<f64> {
        let middle = dot(&mean, axis);
        let of = |document: &Direction| {
            document.iter().map(|(term, weight)| weight * axis[*term as usize]).sum::<f64>() - middle
        };
        documents.iter().map(of).collect()
    };
    let back = |points: &[f64]| -> Vec<f64> {
        let mut axis = vec![0.0; terms];
        for (document, point) in documents.iter().zip(points) {
            for (term, weight) in document {
                axis[*term as usize] += weight * point;
            }
        }
        let sum: f64 = points.iter().sum();
        axis.iter_mut().zip(&mean).for_each(|(axis, mean)| *axis -= mean * sum);
        axis
    };
    let mut random = SplitMix64::new(seed);
    let mut axes: [Vec<f64>; 2] = std::array::from_fn(|_| (0..terms).map(|_| random.unit() - 0.5).collect());
    for _ in 0..ROUNDS {
        let mut moved = 0.0f64;
        let mut next: [Vec<f64>; 2] = std::array::from_fn(|at| back(&points(&axes[at])));
        for at in 0..2 {
            if at == 1 {
                let along = dot(&next[0], &next[1]);
                let (first, second) = next.split_at_mut(1);
                second[0].iter_mut().zip(&first[0]).for_each(|(value, first)| *value -= along * first);
            }
            let size = length(&next[at]);
            if size > 1e-12 {
                next[at].iter_mut().for_each(|value| *value /= size);
            } else {
                next[at].fill(0.0);
            }
            moved = moved.max(1.0 - dot(&next[at], &axes[at]).abs());
        }
        axes = next;
        if moved < 1e-14 {
            break;
        }
    }
    let mut map = Map { points: vec![[0.0; 2]; documents.len()], explained: [0.0; 2] };
    for (at, axis) in axes.iter().enumerate() {
        let along = points(axis);
        let far = along.iter().fold(0.0f64, |far, value| far.max(value.abs()));
        // Rounding must not decide which of two equally far points is the first.
        let sign =
            along.iter().find(|value| value.abs() >= far * (1.0 - 1e-9)).map_or(1.0, |value| value.signum());
        for (point, value) in map.points.iter_mut().zip(&along) {
            point[at] = value * sign;
        }
        map.explained[at] = if all > 0.0 { (dot(&along, &along) / all).clamp(0.0, 1.0) } else { 0.0 };
    }
    map
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_topics_are_three_corners() {
        let idf = vec![1.0; 6];
        let topics = [[0u32, 1], [2, 3], [4, 5]];
        let documents: Vec<Direction> = (0..12u32)
            .map(|at| {
                let [a, b] = topics[at as usize % 3];
                direction(&[(a, 3 + at), (b, 2)], &idf)
            })
            .collect();
        let map = map(&documents, 6, 1);
        let distance = |a: usize, b: usize| {
            let [x, y] = [0, 1].map(|at| map.points[a][at] - map.points[b][at]);
            (x * x + y * y).sqrt()
        };
        assert!(distance(0, 3) < 0.1 && distance(0, 1) > 0.9, "{:?}", map.points);
        // Orthogonal directions are √2 apart, as on the map.
        assert!((distance(0, 1) - 2.0_f64.sqrt()).abs() < 0.05);
        assert!(map.explained[0] + map.explained[1] > 0.9);
        let near = neighbours(&documents, 6, 3);
        assert!(
            near.iter()
                .enumerate()
                .all(|(at, near)| near.iter().all(|(other, _)| *other as usize % 3 == at % 3))
        );
    }

    #[test]
    fn the_map_of_nothing_is_nothing() {
        assert_eq!(map(&[], 3, 1).points, Vec::<[f64; 2]>::new());
        assert_eq!(map(&[vec![], vec![]], 0, 1).points, vec![[0.0; 2]; 2]);
        assert_eq!(direction(&[(0, 3)], &[0.0]), vec![]);
    }
}
