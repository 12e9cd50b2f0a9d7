//! Where the words of a network stand: the same places for the same ties and seed, on every machine.
//!
//! Forces as Fruchterman and Reingold (1991, "Graph drawing by force-directed placement"): all words repel one another,
//! tied ones attract, and steps shrink until nothing moves. Then words that would be written over one another are moved
//! apart along the axis on which they overlap least. Only sums, products, quotients and roots, and sine and cosine of
//! libm: no result depends on the machine.

use super::{Network, NetworkEdge, NetworkNode};
use crate::stats::measures::random::SplitMix64;

/// A word to be placed.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Body {
    /// Width of its label, in ems.
    pub width: f64,
    /// Whether it stands in the middle and never moves.
    pub fixed: bool,
}

/// A tie that draws two words together.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Pull {
    /// Number of a word.
    pub source: usize,
    /// Number of the other.
    pub target: usize,
    /// From 0, hardly any, to 1.
    pub strength: f64,
}

/// Distance at which a strong tie and repulsion balance, in ems.
const DISTANCE: f64 = 6.0;
const STEPS: u32 = 240;
/// Pages are wider than tall.
const ASPECT: f64 = 1.7;
/// Room of a line of text, and between labels, in ems.
const LINE: f64 = 2.2;
const GAP: f64 = 1.2;
/// Rounds in which labels are moved apart; most networks need a few.
const ROUNDS: u32 = 400;
const GOLDEN_ANGLE: f64 = 2.399_963_229_728_653;

impl Network {
    /// Where the words stand: the strongest ties of each order draw most.
    pub(super) fn places(
        &self,
        nodes: &[NetworkNode],
        near: &[NetworkEdge],
        ties: &[NetworkEdge],
    ) -> Vec<[f64; 2]> {
        let bodies: Vec<Body> = nodes
            .iter()
            .map(|node| {
                // Letters are about half as wide as Chinese characters.
                let width = node.term.chars().map(|c| if c.is_ascii() { 0.55 } else { 1.0 }).sum::<f64>();
                Body { width: width.max(1.0), fixed: node.node }
            })
            .collect();
        let pulls = |edges: &[NetworkEdge], least: f64, most: f64| -> Vec<Pull> {
            let last = edges.len().max(2) as f64 - 1.0;
            let pull = |(rank, edge): (usize, &NetworkEdge)| Pull {
                source: edge.source as usize,
                target: edge.target as usize,
                strength: most - (most - least) * rank as f64 / last,
            };
            edges.iter().enumerate().map(pull).collect()
        };
        let mut all = pulls(near, 0.25, 1.0);
        let (least, most) = if near.is_empty() { (0.1, 1.0) } else { (0.02, 0.25) };
        all.extend(pulls(ties, least, most));
        self::places(&bodies, &all, self.seed)
    }
}

/// Places of `bodies` in ems, rightwards and downwards from the middle.
fn places(bodies: &[Body], pulls: &[Pull], seed: u64) -> Vec<[f64; 2]> {
    let mut at = begin(bodies, seed);
    for step in 0..STEPS {
        let furthest = DISTANCE * (1.0 - f64::from(step) / f64::from(STEPS));
        relax(bodies, pulls, &mut at, furthest);
    }
    for place in &mut at {
        place[0] *= ASPECT;
    }
    for _ in 0..ROUNDS {
        if !part(bodies, &mut at) {
            break;
        }
    }
    at
}

/// A spiral from the middle outwards, slightly shaken so that nothing is exactly symmetric.
fn begin(bodies: &[Body], seed: u64) -> Vec<[f64; 2]> {
    let mut random = SplitMix64::new(seed);
    let mut shake = move || (random.next_u64() >> 11) as f64 / (1u64 << 53) as f64 - 0.5;
    let place = |(number, body): (usize, &Body)| {
        let radius = DISTANCE * (number as f64).sqrt();
        let (sin, cos) = libm::sincos(number as f64 * GOLDEN_ANGLE);
        let shaken = [radius * cos + shake(), radius * sin + shake()];
        if body.fixed { [0.0, 0.0] } else { shaken }
    };
    bodies.iter().enumerate().map(place).collect()
}

/// One step, no word further than `furthest`.
fn relax(bodies: &[Body], pulls: &[Pull], at: &mut [[f64; 2]], furthest: f64) {
    let mut force = vec![[0.0f64; 2]; at.len()];
    let mut push = |a: usize, b: usize, size: &dyn Fn(f64) -> f64| {
        let (x, y) = (at[b][0] - at[a][0], at[b][1] - at[a][1]);
        let distance = (x * x + y * y).sqrt().max(0.01);
        let size = size(distance) / distance;
        force[a] = [force[a][0] - x * size, force[a][1] - y * size];
        force[b] = [force[b][0] + x * size, force[b][1] + y * size];
    };
    for a in 0..bodies.len() {
        for b in a + 1..bodies.len() {
            push(a, b, &|distance| DISTANCE * DISTANCE / distance);
        }
    }
    for pull in pulls {
        push(pull.source, pull.target, &|distance| -pull.strength * distance * distance / DISTANCE);
    }
    for ((place, [x, y]), body) in at.iter_mut().zip(force).zip(bodies) {
        // A gentle pull to the middle: words without ties stay in sight.
        let (x, y) = (x - 0.3 * place[0], y - 0.3 * place[1]);
        let size = (x * x + y * y).sqrt();
        if size > 0.0 && !body.fixed {
            let step = size.min(furthest) / size;
            *place = [place[0] + x * step, place[1] + y * step];
        }
    }
}

/// Moves words apart whose labels overlap; whether there were any.
fn part(bodies: &[Body], at: &mut [[f64; 2]]) -> bool {
    let mut any = false;
    for a in 0..bodies.len() {
        for b in a + 1..bodies.len() {
            let apart = [at[b][0] - at[a][0], at[b][1] - at[a][1]];
            let need = [f64::midpoint(bodies[a].width, bodies[b].width) + GAP, LINE];
            let over = [need[0] - apart[0].abs(), need[1] - apart[1].abs()];
            if over[0] <= 1e-9 || over[1] <= 1e-9 {
                continue;
            }
            any = true;
            // Down or up is nearer than aside for all but the shortest words.
            let axis = usize::from(over[1] < over[0]);
            let way = if apart[axis] < 0.0 { -over[axis] } else { over[axis] };
            let (left, right) = match (bodies[a].fixed, bodies[b].fixed) {
                (true, _) => (0.0, way),
                (_, true) => (way, 0.0),
                _ => (way / 2.0, way / 2.0),
            };
            at[a][axis] -= left;
            at[b][axis] += right;
        }
    }
    any
}

#[cfg(test)]
mod tests {
    use super::*;

    fn star(number: usize) -> (Vec<Body>, Vec<Pull>) {
        let bodies = (0..number).map(|at| Body { width: 2.0 + (at % 4) as f64, fixed: at == 0 }).collect();
        let strength = |at: usize| 1.0 - at as f64 / number as f64;
        let pulls = (1..number).map(|at| Pull { source: 0, target: at, strength: strength(at) }).collect();
        (bodies, pulls)
    }

    #[test]
    fn no_label_is_written_over_another() {
        for number in [2, 10, 40, 200] {
            let (bodies, pulls) = star(number);
            let at = places(&bodies, &pulls, 1);
            for a in 0..number {
                for b in a + 1..number {
                    let aside =
                        (at[a][0] - at[b][0]).abs() >= f64::midpoint(bodies[a].width, bodies[b].width);
                    let below = (at[a][1] - at[b][1]).abs() >= LINE * 0.8;
                    assert!(aside || below, "{number}: {a} at {:?} and {b} at {:?}", at[a], at[b]);
                }
            }
            assert_eq!(at[0], [0.0, 0.0]);
        }
    }

    #[test]
    fn the_seed_alone_moves_words() {
        let (bodies, pulls) = star(30);
        assert_eq!(places(&bodies, &pulls, 7), places(&bodies, &pulls, 7));
        assert_ne!(places(&bodies, &pulls, 7), places(&bodies, &pulls, 8));
    }

    #[test]
    fn strong_ties_are_shorter() {
        let (bodies, pulls) = star(40);
        let at = places(&bodies, &pulls, 1);
        let length = |range: std::ops::Range<usize>| {
            let number = range.len() as f64;
            range.map(|n| at[n][0].hypot(at[n][1] * ASPECT)).sum::<f64>() / number
        };
        assert!(length(1..11) < length(30..40), "{} {}", length(1..11), length(30..40));
    }
}
