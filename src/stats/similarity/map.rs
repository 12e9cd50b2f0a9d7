//! Documents as points: directions of words, similarities, and a map of two dimensions.

use super::principal::{dot, two_largest};
use crate::sorting::OrderBy;

/// A sparse vector of unit length: (term, weight), by term.
pub(super) type Direction = Vec<(u32, f64)>;

/// (1 + ln tf) · ln(D / df) for each term, brought to unit length. Source: Salton and Buckley (1988), the weighting ltc.
///
/// Empty for a document without any of the terms.
pub(super) fn direction(counts: &[(u32, u32)], idf: &[f64]) -> Direction {
    let weight =
        |(term, count): &(u32, u32)| (*term, (1.0 + libm::log(f64::from(*count))) * idf[*term as usize]);
    let mut direction: Direction = counts.iter().map(weight).filter(|(_, weight)| *weight > 0.0).collect();
    direction.order_by_key(|(term, _)| *term);
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
        others.order_by(|(a, x), (b, y)| y.total_cmp(x).then(a.cmp(b)));
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

/// The first two principal components of the directions, which is also classical multidimensional scaling of the
/// distances √(2 − 2·cos) between documents (Torgerson 1952, Gower 1966): eigenvectors of the doubly centred matrix of
/// cosines, each as long as the root of its eigenvalue. `seed` fixes the start of the search, not what is found; the sign
/// of each axis is such that the point farthest from 0, the first of several, is positive.
pub(super) fn map(documents: &[Direction], terms: usize, seed: u64) -> Map {
    let mut map = Map { points: vec![[0.0; 2]; documents.len()], explained: [0.0; 2] };
    if documents.len() < 2 {
        return map;
    }
    let number = documents.len() as f64;
    let centre = |values: &mut [f64]| {
        let mean = values.iter().sum::<f64>() / number;
        values.iter_mut().for_each(|value| *value -= mean);
    };
    let sum = |weights: &[f64]| -> Vec<f64> {
        let mut sum = vec![0.0; terms];
        for (document, by) in documents.iter().zip(weights) {
            document.iter().for_each(|(term, weight)| sum[*term as usize] += weight * by);
        }
        sum
    };
    let mean = sum(&vec![1.0 / number; documents.len()]);
    let all: f64 = documents.iter().flatten().map(|(_, weight)| weight * weight).sum::<f64>()
        - number * dot(&mean, &mean);
    let product = |values: &[f64]| -> Vec<f64> {
        let mut values = values.to_vec();
        centre(&mut values);
        let axis = sum(&values);
        let along = |document: &Direction| document.iter().map(|(term, w)| w * axis[*term as usize]).sum();
        let mut product: Vec<f64> = documents.iter().map(along).collect();
        centre(&mut product);
        product
    };
    // What is left of equal documents is rounding.
    if all <= 1e-9 {
        return map;
    }
    for (at, (value, vector)) in two_largest(documents.len(), seed, product).iter().enumerate() {
        let far = vector.iter().fold(0.0f64, |far, value| far.max(value.abs()));
        // Rounding must not decide which of two equally far points is the first.
        let sign =
            vector.iter().find(|value| value.abs() >= far * (1.0 - 1e-9)).map_or(1.0, |value| value.signum());
        for (point, along) in map.points.iter_mut().zip(vector) {
            point[at] = along * sign * value.sqrt();
        }
        map.explained[at] = (value / all).clamp(0.0, 1.0);
    }
    map
}

#[cfg(test)]
mod tests {
    use super::super::principal::jacobi;
    use super::*;
    use crate::stats::measures::random::SplitMix64;

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

    /// Documents of random words, a few of them of a topic's.
    fn mixed(number: u32, terms: u32) -> Vec<Direction> {
        let mut random = SplitMix64::new(11);
        let idf: Vec<f64> = (0..terms).map(|term| 0.5 + f64::from(term % 7)).collect();
        let of = |document: u32| {
            let mut counts = std::collections::BTreeMap::new();
            for at in 0..40u32 {
                let any = (random.unit() * f64::from(terms)) as u32;
                let term = if at % 8 == 0 { document % 5 * 10 + any % 10 } else { any };
                *counts.entry(term.min(terms - 1)).or_insert(0u32) += 1;
            }
            direction(&counts.into_iter().collect::<Vec<_>>(), &idf)
        };
        (0..number).map(of).collect()
    }

    #[test]
    fn it_is_the_scaling_that_a_full_decomposition_gives_whatever_the_seed() {
        for number in [30u32, 120] {
            let documents = mixed(number, 400);
            let near = neighbours(&documents, 400, number as usize);
            let mut cosines = vec![vec![0.0; number as usize]; number as usize];
            for (at, near) in near.iter().enumerate() {
                cosines[at][at] = 1.0;
                near.iter().for_each(|(other, cosine)| cosines[at][*other as usize] = *cosine);
            }
            let means: Vec<f64> =
                cosines.iter().map(|row| row.iter().sum::<f64>() / f64::from(number)).collect();
            let mean = means.iter().sum::<f64>() / f64::from(number);
            for (at, row) in cosines.iter_mut().enumerate() {
                row.iter_mut().zip(&means).for_each(|(value, other)| *value += mean - means[at] - other);
            }
            let trace: f64 = (0..cosines.len()).map(|at| cosines[at][at]).sum();
            let exact = jacobi(cosines);
            let maps = [1, 2, 99].map(|seed| map(&documents, 400, seed));
            for at in 0..2 {
                let (value, vector) = &exact[at];
                assert!((maps[0].explained[at] - value / trace).abs() < 1e-9);
                let sign = if vector[0] * maps[0].points[0][at] < 0.0 { -1.0 } else { 1.0 };
                for (point, exact) in maps[0].points.iter().zip(vector) {
                    assert!((point[at] - sign * exact * value.sqrt()).abs() < 1e-7);
                }
            }
            for other in &maps[1..] {
                let pairs = maps[0].points.iter().zip(&other.points);
                assert!(pairs.into_iter().all(|(a, b)| (0..2).all(|at| (a[at] - b[at]).abs() < 1e-7)));
            }
        }
    }

    #[test]
    fn the_map_of_nothing_is_nothing() {
        assert_eq!(map(&[], 3, 1).points, Vec::<[f64; 2]>::new());
        assert_eq!(map(&[vec![], vec![]], 0, 1).points, vec![[0.0; 2]; 2]);
        assert_eq!(direction(&[(0, 3)], &[0.0]), vec![]);
    }
}
