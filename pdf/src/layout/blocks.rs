//! From segments to blocks: lines of one column that follow each other at one distance, in one size and font.

use super::runs::Segment;

/// The largest distance of two baselines inside a block, in heights of the font: of text, and of headings, which are larger
/// than most of the page; and how much larger than the others it may be.
const PITCH: f64 = 3.0;
const PITCH_OF_HEADING: f64 = 1.5;
const HEADING: f64 = 1.35;
const LINES_OF_HEADING: usize = 3;
const UNEVEN: f64 = 1.35;
/// The smallest distance.
const CLOSE: f64 = 0.4;
/// How much sizes may differ.
const ALIKE: f64 = 0.88;
/// What must lie above each other, of the narrower of two lines.
const OVERLAP: f64 = 0.5;
/// Blocks that a line is compared with.
const BESIDE: usize = 512;

/// Lines that belong together.
#[derive(Debug, Clone)]
pub(super) struct Block {
    pub lines: Vec<Segment>,
    pub left: f64,
    pub right: f64,
}

impl Block {
    fn new(line: Segment) -> Self {
        Self { left: line.left, right: line.right, lines: vec![line] }
    }

    pub(super) fn top(&self) -> f64 {
        self.lines.first().map_or(0.0, |line| line.baseline + 0.85 * line.size)
    }

    pub(super) fn bottom(&self) -> f64 {
        self.lines.last().map_or(0.0, |line| line.baseline - 0.15 * line.size)
    }

    pub(super) fn size(&self) -> f64 {
        self.lines.first().map_or(1.0, |line| line.size)
    }

    /// Whether it is the headline of an article: larger than most of the page, and few lines.
    pub(super) fn is_heading(&self, usual: f64) -> bool {
        self.size() >= HEADING * usual && self.lines.len() <= LINES_OF_HEADING
    }

    fn last(&self) -> &Segment {
        &self.lines[self.lines.len() - 1]
    }

    /// The distance of its last two lines.
    fn pitch(&self) -> Option<f64> {
        let [.., above, below] = &self.lines[..] else { return None };
        Some(above.baseline - below.baseline)
    }

    /// Whether `line` can be its next line.
    fn takes(&self, line: &Segment, usual: f64) -> bool {
        let last = self.last();
        let distance = last.baseline - line.baseline;
        let size = last.size.max(line.size);
        let most = if size > HEADING * usual { PITCH_OF_HEADING } else { PITCH };
        let even = self.pitch().is_none_or(|pitch| distance <= UNEVEN * pitch);
        let alike = last.size.min(line.size) >= ALIKE * size;
        let font = last.font.is_none() || line.font.is_none() || last.font == line.font;
        alike
            && font
            && even
            && distance >= CLOSE * size
            && distance <= most * size
            && lies_under(line, self.left, self.right)
    }
}

/// Whether enough of the line lies between two edges, or of what is between them above the line.
fn lies_under(line: &Segment, left: f64, right: f64) -> bool {
    let shared = line.right.min(right) - line.left.max(left);
    shared >= OVERLAP * (line.right - line.left).min(right - left)
}

/// The blocks of a page whose segments come from the top to the bottom.
pub(super) fn blocks(segments: Vec<Segment>, usual: f64) -> Vec<Block> {
    let mut all: Vec<Block> = Vec::new();
    // Blocks that may still grow, by number.
    let mut open: Vec<usize> = Vec::new();
    for segment in segments {
        open.retain(|at| {
            all[*at].last().baseline - segment.baseline <= PITCH * all[*at].last().size.max(segment.size)
        });
        let beside = open.len().saturating_sub(BESIDE);
        let above: Vec<usize> = open[beside..]
            .iter()
            .copied()
            .filter(|at| lies_under(&segment, all[*at].left, all[*at].right))
            .collect();
        // What runs below two columns continues neither.
        let nearest =
            above.iter().copied().min_by(|a, b| all[*a].last().baseline.total_cmp(&all[*b].last().baseline));
        let taker = nearest.filter(|at| {
            let spans = above
                .iter()
                .filter(|other| all[**other].last().baseline - all[*at].last().baseline < all[*at].size())
                .count()
                > 1;
            !spans && all[*at].takes(&segment, usual)
        });
        match taker {
            Some(at) => {
                let block = &mut all[at];
                block.left = block.left.min(segment.left);
                block.right = block.right.max(segment.right);
                block.lines.push(segment);
            }
            None => {
                open.push(all.len());
                all.push(Block::new(segment));
            }
        }
    }
    all.into_iter().flat_map(first_apart).collect()
}

/// The size of most glyphs of the page.
pub(super) fn usual_size(segments: &[Segment]) -> f64 {
    let mut sizes: Vec<(f64, u32)> = segments.iter().map(|segment| (segment.size, segment.ink)).collect();
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = sizes.iter().map(|(_, ink)| u64::from(*ink)).sum::<u64>() / 2;
    let mut sum = 0;
    let middle = sizes.iter().find(|(_, ink)| {
        sum += u64::from(*ink);
        sum > half
    });
    middle.map_or(1.0, |(size, _)| *size)
}

/// A first line that stands farther above the second than those that follow from each other is a block of its own.
fn first_apart(mut block: Block) -> Vec<Block> {
    let [first, second, third, ..] = &block.lines[..] else { return vec![block] };
    if first.baseline - second.baseline <= UNEVEN * (second.baseline - third.baseline) {
        return vec![block];
    }
    let rest = block.lines.split_off(1);
    let edges = |lines: &[Segment]| {
        let left = lines.iter().map(|line| line.left).fold(f64::MAX, f64::min);
        (left, lines.iter().map(|line| line.right).fold(f64::MIN, f64::max))
    };
    let of = |lines: Vec<Segment>| {
        let (left, right) = edges(&lines);
        Block { lines, left, right }
    };
    vec![of(block.lines), of(rest)]
}
