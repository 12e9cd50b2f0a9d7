//! In which order the blocks of a page are read: white bands across the page cut it into regions, again and again.
//!
//! This is the recursive X-Y cut (Nagy and Seth 1984) with a rule for newspapers: where a band runs down between columns it
//! is cut there first, unless a band that runs across is much wider, as between articles.

use super::blocks::Block;

/// How much wider a band across must be than the one down, to be cut first.
const ACROSS_FIRST: f64 = 2.0;
/// The narrowest band down, in heights of the font.
const GUTTER: f64 = 0.3;
/// Regions in regions; what is nested deeper is read from the top to the bottom.
const DEPTH: usize = 64;

/// A cut: the numbers on its first side and on its second, and how wide the band is.
struct Cut {
    first: Vec<usize>,
    second: Vec<usize>,
    band: f64,
}

/// Puts blocks in the order in which they are read.
pub(super) fn order(blocks: Vec<Block>) -> Vec<Block> {
    let mut numbers = Vec::with_capacity(blocks.len());
    read(&blocks, (0..blocks.len()).collect(), &mut numbers, 0);
    let mut places: Vec<Option<Block>> = blocks.into_iter().map(Some).collect();
    numbers.into_iter().filter_map(|at| places[at].take()).collect()
}

fn read(blocks: &[Block], mut region: Vec<usize>, read_: &mut Vec<usize>, depth: usize) {
    if region.len() > 1 && depth < DEPTH {
        let down = cut(&region, |at| (blocks[at].left, blocks[at].right));
        let across = cut(&region, |at| (-blocks[at].top(), -blocks[at].bottom()));
        let size = region.iter().map(|at| blocks[*at].size()).fold(f64::MAX, f64::min);
        let down = down.filter(|cut| cut.band >= GUTTER * size);
        let chosen = match (down, across) {
            (Some(down), Some(across)) => {
                let wide = across.band > ACROSS_FIRST * down.band && across.band > 2.0 * size;
                Some(if wide { across } else { down })
            }
            (down, across) => down.or(across),
        };
        if let Some(Cut { first, second, .. }) = chosen {
            read(blocks, first, read_, depth + 1);
            return read(blocks, second, read_, depth + 1);
        }
    }
    // Nothing can be cut: what is higher is read first, and what stands side by side from the left.
    region.sort_by(|a, b| blocks[*b].top().total_cmp(&blocks[*a].top()).then(blocks[*a].left.total_cmp(&blocks[*b].left)));
    read_.extend(region);
}

/// Cuts a region at its widest band, along the axis on which `of` gives where a block begins and ends.
fn cut(region: &[usize], of: impl Fn(usize) -> (f64, f64)) -> Option<Cut> {
    let mut sorted = region.to_vec();
    sorted.sort_by(|a, b| of(*a).0.total_cmp(&of(*b).0).then(a.cmp(b)));
    let (mut end, mut best) = (f64::MIN, None);
    for (place, at) in sorted.iter().enumerate() {
        let (from, to) = of(*at);
        let band = from - end;
        if place > 0 && band > 0.0 && best.is_none_or(|(_, widest)| band > widest) {
            best = Some((place, band));
        }
        end = end.max(to);
    }
    let (place, band) = best?;
    let second = sorted.split_off(place);
    Some(Cut { first: sorted, second, band })
}
