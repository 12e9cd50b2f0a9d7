//! In which order the blocks of a page are read: white bands cut the page into regions, again and again.
//!
//! This is the recursive X-Y cut (Nagy and Seth 1984) with rules for newspapers. The lines at the head and foot of a page come
//! off first. A headline with nothing beside it stands over all that is below, however short it is; headlines beside each
//! other stand over what reaches to the next. Then a band that runs down between columns is cut before one that runs across,
//! unless that is much wider, as between articles.

use super::blocks::Block;

/// How much wider a band across must be than the one down, to be cut first.
const ACROSS_FIRST: f64 = 2.0;
/// The narrowest band down, in heights of the font.
const GUTTER: f64 = 0.3;
/// The narrowest band between a page and the line at its head or foot, in heights of most of its text.
const MARGIN: f64 = 0.8;
/// The same where the line is in small print.
const SMALL_MARGIN: f64 = 0.25;
/// Regions in regions; what is nested deeper is read from the top to the bottom.
const DEPTH: usize = 64;
/// Blocks among which headlines are looked for: more do not stand on a page that is meant to be read.
const MOST: usize = 4000;

/// A cut: the numbers on its first side and on its second, and how wide the band is.
struct Cut {
    first: Vec<usize>,
    second: Vec<usize>,
    band: f64,
}

/// Puts blocks in the order in which they are read. `usual` is the size of most of the page's text.
pub(super) fn order(blocks: Vec<Block>, usual: f64) -> Vec<Block> {
    let mut page = Page { blocks: &blocks, usual, read: Vec::with_capacity(blocks.len()) };
    let mut all: Vec<usize> = (0..blocks.len()).collect();
    let foot = page.edge(&mut all, false);
    let head = page.edge(&mut all, true);
    page.region(head, DEPTH);
    page.region(all, 0);
    page.region(foot, DEPTH);
    let numbers = page.read;
    let mut places: Vec<Option<Block>> = blocks.into_iter().map(Some).collect();
    numbers.into_iter().filter_map(|at| places[at].take()).collect()
}

struct Page<'b> {
    blocks: &'b [Block],
    usual: f64,
    read: Vec<usize>,
}

impl Page<'_> {
    fn region(&mut self, mut region: Vec<usize>, depth: usize) {
        if region.len() > 1
            && depth < DEPTH
            && let Some(Cut { first, second, .. }) =
                self.headline(&region).or_else(|| self.side_by_side(&region)).or_else(|| self.band(&region))
        {
            self.region(first, depth + 1);
            return self.region(second, depth + 1);
        }
        // Nothing can be cut: what is higher is read first, and what stands side by side from the left. Two that overlap by
        // less than half a line are beside each other.
        let blocks = self.blocks;
        region.sort_by(|a, b| {
            blocks[*b].top().total_cmp(&blocks[*a].top()).then(blocks[*a].left.total_cmp(&blocks[*b].left))
        });
        self.read.extend(region);
    }

    /// Takes the line at the head or foot of the page off: single lines side by side, or one in small print.
    fn edge(&self, all: &mut Vec<usize>, head: bool) -> Vec<usize> {
        let blocks = self.blocks;
        let outer = |a: &usize, b: &usize| match head {
            true => blocks[*a].top().total_cmp(&blocks[*b].top()),
            false => blocks[*b].bottom().total_cmp(&blocks[*a].bottom()),
        };
        let Some(line) = all.iter().copied().max_by(outer) else { return Vec::new() };
        let (top, bottom) = (blocks[line].top(), blocks[line].bottom());
        let beside = |at: usize| blocks[at].bottom() < top && blocks[at].top() > bottom;
        let row: Vec<usize> = all.iter().copied().filter(|at| beside(*at)).collect();
        let rest = || all.iter().filter(|at| !row.contains(at));
        let band = match head {
            true => bottom - rest().map(|at| blocks[*at].top()).fold(f64::MIN, f64::max),
            false => rest().map(|at| blocks[*at].bottom()).fold(f64::MAX, f64::min) - top,
        };
        let small = blocks[line].size() < 0.95 * self.usual;
        let margin = if small { SMALL_MARGIN } else { MARGIN };
        let plain = row.len() <= 8
            && row.iter().all(|at| blocks[*at].lines.len() == 1 && blocks[*at].size() <= 1.1 * self.usual)
            && (row.len() > 1 || small);
        if row.len() == all.len() || !plain || band < margin * self.usual {
            return Vec::new();
        }
        all.retain(|at| !row.contains(at));
        row
    }

    /// Cuts above the first headline that has nothing beside it but other headlines; below it where nothing stands above and it
    /// is the only one.
    fn headline(&self, region: &[usize]) -> Option<Cut> {
        if region.len() > MOST {
            return None;
        }
        let blocks = self.blocks;
        let is_heading = |at: usize| blocks[at].is_heading(self.usual);
        // Those in the row of a headline, itself included; none where text stands beside it.
        let row = |at: usize| {
            let (top, bottom) = (blocks[at].top(), blocks[at].bottom());
            let beside = region
                .iter()
                .copied()
                .filter(|other| blocks[*other].bottom() < top && blocks[*other].top() > bottom);
            beside.map(|other| is_heading(other).then_some(other)).collect::<Option<Vec<usize>>>()
        };
        let mut headlines: Vec<usize> = region.iter().copied().filter(|at| is_heading(*at)).collect();
        headlines.sort_by(|a, b| blocks[*b].top().total_cmp(&blocks[*a].top()));
        let row = headlines.into_iter().find_map(row)?;
        let top = row.iter().map(|at| blocks[*at].top()).fold(f64::MIN, f64::max);
        let (first, second): (Vec<usize>, Vec<usize>) =
            region.iter().partition(|at| blocks[**at].bottom() >= top);
        if !first.is_empty() {
            return Some(Cut { first, second, band: 0.0 });
        }
        let [line] = row[..] else { return None };
        let (first, second) = region.iter().partition(|at| **at == line);
        Some(Cut { first, second, band: 0.0 })
    }

    /// Cuts down between two articles whose headlines stand beside each other, along the left edge of the second: an empty
    /// column, where a picture is, may be wider than the band between them.
    fn side_by_side(&self, region: &[usize]) -> Option<Cut> {
        if region.len() > MOST {
            return None;
        }
        let blocks = self.blocks;
        let headlines: Vec<usize> =
            region.iter().copied().filter(|at| blocks[*at].is_heading(self.usual)).collect();
        let mut edges: Vec<f64> = headlines.iter().map(|at| blocks[*at].left).collect();
        edges.sort_by(f64::total_cmp);
        // What hangs a little over the edge, as a quotation mark does, belongs to the column.
        let slack = 0.5 * self.usual;
        edges.iter().find_map(|edge| {
            let is_left = |at: usize| blocks[at].right <= edge + slack;
            let parts = region.iter().all(|at| is_left(*at) || blocks[*at].left >= edge - slack);
            if !parts || !headlines.iter().any(|at| is_left(*at)) {
                return None;
            }
            let (first, second): (Vec<usize>, Vec<usize>) = region.iter().partition(|at| is_left(**at));
            (!second.is_empty()).then_some(Cut { first, second, band: 0.0 })
        })
    }

    /// Cuts at the widest band, down or across.
    fn band(&self, region: &[usize]) -> Option<Cut> {
        let blocks = self.blocks;
        let down = cut(region, |at| (blocks[at].left, blocks[at].right));
        let across = cut(region, |at| (-blocks[at].top(), -blocks[at].bottom()));
        let size = region.iter().map(|at| blocks[*at].size()).fold(f64::MAX, f64::min);
        let down = down.filter(|cut| cut.band >= GUTTER * size);
        match (down, across) {
            (Some(down), Some(across)) => {
                let wide = across.band > ACROSS_FIRST * down.band && across.band > 2.0 * size;
                Some(if wide { across } else { down })
            }
            (down, across) => down.or(across),
        }
    }
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
