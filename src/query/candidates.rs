//! Where hits can begin. Postings of the rarest word decide; the matcher looks at these places only.

use super::matcher::Place;
use super::resolve::{Node, Part, Resolved, Run, TermSet};
use crate::corpus::Scoped;

/// Places where hits of `query` can begin, ascending, each once. All hits begin at one of them.
pub(super) fn starts(shard: &Scoped<'_>, query: &Resolved) -> Vec<Place> {
    let mut starts: Vec<Place> = Vec::new();
    for run in &query.runs {
        of_run(shard, run, &mut starts);
    }
    if !starts.is_sorted_by(|a, b| a < b) {
        starts.sort_unstable();
        starts.dedup();
    }
    starts
}

/// Tokens of `terms` in the scope, ascending.
pub(super) fn places(shard: &Scoped<'_>, terms: &TermSet) -> Vec<u32> {
    if terms.places == 0 {
        return Vec::new();
    }
    // Where terms are a good part of the text, reading it is faster than bringing postings in order.
    let many = terms.ids.len() > 1 && terms.places > u64::from(shard.tokens().len()) / 16;
    if many || !shard.postings_pay() {
        return words(shard, terms.places, |term| terms.contains(term));
    }
    if let [only] = terms.ids.as_slice() {
        return shard.places(*only).collect();
    }
    let mut places: Vec<u32> = terms.ids.iter().flat_map(|id| shard.places(*id)).collect();
    places.sort_unstable();
    places
}

/// Tokens of the scope whose term is `wanted`; there are `places`.
fn words(shard: &Scoped<'_>, places: u64, wanted: impl Fn(u32) -> bool) -> Vec<u32> {
    let units = shard.tokens().units();
    let mut words = Vec::with_capacity(places as usize);
    for (_, document) in shard.documents() {
        let mut at = document.unit_start;
        for slice in units.slices(document.unit_start as usize..document.unit_end as usize) {
            for unit in slice {
                if unit.is_word() && wanted(unit.term()) && shard.has(at) {
                    words.push(at);
                }
                at += 1;
            }
        }
    }
    words
}

fn of_run(shard: &Scoped<'_>, run: &Run, starts: &mut Vec<Place>) {
    match anchor(run) {
        Some((0, terms)) => starts.extend(places(shard, terms).into_iter().map(Place::start)),
        Some((at, terms)) => before(shard, &run.parts[..at], terms, starts),
        None => {
            for part in &run.parts {
                of_part(shard, part, starts);
                if part.least > 0 {
                    break;
                }
            }
        }
    }
}

fn of_part(shard: &Scoped<'_>, part: &Part, starts: &mut Vec<Place>) {
    match &part.node {
        Node::Terms(terms) => starts.extend(places(shard, terms).into_iter().map(Place::start)),
        Node::AnyToken => starts.extend(words(shard, shard.words(), |_| true).into_iter().map(Place::start)),
        Node::Characters(characters) => {
            let found = characters.places(shard);
            starts.extend(found.into_iter().map(|(place, _)| place).filter(|place| shard.has(place.unit)));
        }
        Node::Group(runs) => runs.iter().for_each(|run| of_run(shard, run, starts)),
    }
}

/// The part that must stand there and costs least to begin with: its number and its terms. What stands before it
/// must be tokens, so that the way back can be counted.
fn anchor(run: &Run) -> Option<(usize, &TermSet)> {
    let mut best: Option<(u64, usize, &TermSet)> = None;
    let mut wide = 0;
    for (at, part) in run.parts.iter().enumerate() {
        if let (Node::Terms(terms), true) = (&part.node, part.least > 0) {
            let cost = terms.places * if at == 0 { 1 } else { u64::from(wide) + 2 };
            if best.is_none_or(|(least, ..)| cost < least) {
                best = Some((cost, at, terms));
            }
        }
        if !of_tokens(&part.node) {
            break;
        }
        wide += part.width.most;
    }
    best.map(|(_, at, terms)| (at, terms))
}

fn of_tokens(node: &Node) -> bool {
    match node {
        Node::Terms(_) | Node::AnyToken => true,
        Node::Characters(_) => false,
        Node::Group(runs) => runs.iter().all(|run| run.parts.iter().all(|part| of_tokens(&part.node))),
    }
}

/// Places from which `parts` can reach one of the `terms` behind them.
fn before(shard: &Scoped<'_>, parts: &[Part], terms: &TermSet, starts: &mut Vec<Place>) {
    let units = shard.tokens().units();
    let least: u32 = parts.iter().map(|part| part.width.least).sum();
    let most: u32 = parts.iter().map(|part| part.width.most).sum();
    let first = match parts.first() {
        Some(Part { node: Node::Terms(terms), least: 1.., .. }) => Some(terms),
        _ => None,
    };
    for anchor in places(shard, terms) {
        if least == 0 {
            starts.push(Place::start(anchor));
        }
        let mut seen = 0;
        for at in (0..anchor).rev() {
            let unit = units[at as usize];
            if seen == most || unit.ends_paragraph() {
                break;
            }
            if unit.is_word() {
                seen += 1;
                if seen >= least && first.is_none_or(|terms| terms.contains(unit.term())) && shard.counts(at)
                {
                    starts.push(Place::start(at));
                }
            }
        }
    }
}
