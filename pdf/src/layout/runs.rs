//! From glyphs to segments: stretches of one line, as far as no gap wider than one between columns breaks them.

use super::chars::{add, is_space, is_wide};
use super::turn::Placed;
use crate::font::Sign;

/// How far the baselines of one line may lie apart, in heights of the font.
const BASELINE: f64 = 0.3;
/// The widest gap inside a line between glyphs of different strings, and of one string, in heights of the font.
const GAP: f64 = 0.8;
const GAP_OF_STRING: f64 = 2.5;
/// Gaps that read as a space: beside a letter of a spaced script, and between wide characters.
const SPACE: f64 = 0.18;
const WIDE_SPACE: f64 = 0.45;
/// Glyphs that repeat each other this close, in widths, are one that is drawn twice to look bold.
const TWICE: f64 = 0.3;
/// Segments that a run is compared with: more do not stand beside each other on a page that is meant to be read.
const BESIDE: usize = 512;

/// A stretch of a line.
#[derive(Debug, Clone)]
pub(super) struct Segment {
    pub left: f64,
    pub right: f64,
    pub baseline: f64,
    /// Height of most of its glyphs.
    pub size: f64,
    /// The font of nearly all its glyphs.
    pub font: Option<u32>,
    pub text: String,
    /// Whether white space was shown before it, and behind it.
    pub spaced: [bool; 2],
    /// Glyphs that are not white space.
    pub ink: u32,
    /// Glyphs whose character is not known.
    pub unknown: u32,
}

/// Glyphs that follow each other in the file and in the line.
struct Run {
    glyphs: Vec<Placed>,
    left: f64,
    right: f64,
    baseline: f64,
    size: f64,
}

/// The segments of a page, from the top to the bottom.
pub(super) fn segments(glyphs: Vec<Placed>) -> Vec<Segment> {
    let mut runs = runs(glyphs);
    runs.sort_by(|a, b| b.baseline.total_cmp(&a.baseline).then(a.left.total_cmp(&b.left)));
    let mut groups: Vec<usize> = (0..runs.len()).collect();
    for this in 0..runs.len() {
        for other in (this.saturating_sub(BESIDE)..this).rev() {
            let (a, b) = (&runs[other], &runs[this]);
            if a.baseline - b.baseline > BASELINE * a.size.max(b.size) {
                break;
            }
            if a.follows(b) {
                let (a, b) = (root(&mut groups, other), root(&mut groups, this));
                groups[a.max(b)] = a.min(b);
            }
        }
    }
    let mut lines: Vec<Vec<Placed>> = (0..runs.len()).map(|_| Vec::new()).collect();
    for (at, run) in runs.into_iter().enumerate() {
        lines[root(&mut groups, at)].extend(run.glyphs);
    }
    let mut segments: Vec<Segment> =
        lines.into_iter().filter(|line| !line.is_empty()).flat_map(split).collect();
    segments.sort_by(|a, b| b.baseline.total_cmp(&a.baseline).then(a.left.total_cmp(&b.left)));
    segments
}

fn root(groups: &mut [usize], mut at: usize) -> usize {
    while groups[at] != at {
        groups[at] = groups[groups[at]];
        at = groups[at];
    }
    at
}

fn runs(glyphs: Vec<Placed>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for glyph in glyphs {
        if let Some(run) = runs.last_mut()
            && let Some(last) = run.glyphs.last()
        {
            let most = if last.string == glyph.string { GAP_OF_STRING } else { GAP };
            let size = run.size.max(glyph.size);
            let gap = glyph.left - last.right;
            if (glyph.baseline - run.baseline).abs() <= BASELINE * size
                && gap <= most * size
                && gap > -0.5 * size
            {
                run.right = run.right.max(glyph.right);
                run.left = run.left.min(glyph.left);
                // A raised small figure does not lift the line.
                if glyph.size > run.size * 1.05 {
                    (run.size, run.baseline) = (glyph.size, glyph.baseline);
                }
                run.glyphs.push(glyph);
                continue;
            }
        }
        let (left, right, baseline, size) = (glyph.left, glyph.right, glyph.baseline, glyph.size);
        runs.push(Run { glyphs: vec![glyph], left, right, baseline, size });
    }
    runs
}

impl Run {
    /// Whether two runs stand beside each other in one line.
    fn follows(&self, other: &Self) -> bool {
        let size = self.size.max(other.size);
        let gap = self.left.max(other.left) - self.right.min(other.right);
        let alike = self.size.min(other.size) >= 0.4 * size;
        alike
            && (self.baseline - other.baseline).abs() <= BASELINE * self.size.min(other.size).max(size * 0.5)
            && gap <= GAP * size
    }
}

/// Puts the glyphs of a line in order, and cuts it where white space is as wide as between columns.
fn split(mut line: Vec<Placed>) -> Vec<Segment> {
    line.sort_by(|a, b| a.left.total_cmp(&b.left));
    line.dedup_by(|this, before| {
        this.sign == before.sign && (this.left - before.left).abs() < TWICE * (before.right - before.left)
    });
    let size = main_size(&line);
    let mut parts: Vec<Vec<Placed>> = vec![Vec::new()];
    let mut blank = 0.0;
    for glyph in line {
        if glyph.is_space() {
            blank += glyph.right - glyph.left;
        } else {
            if blank > GAP_OF_STRING * size
                && parts.last().is_some_and(|part| part.iter().any(|glyph| !glyph.is_space()))
            {
                parts.push(Vec::new());
            }
            blank = 0.0;
        }
        if let Some(part) = parts.last_mut() {
            part.push(glyph);
        }
    }
    parts.into_iter().filter_map(|part| segment(&part)).collect()
}

/// The height of most glyphs.
fn main_size(line: &[Placed]) -> f64 {
    let mut sizes: Vec<f64> = line.iter().filter(|glyph| !glyph.is_space()).map(|glyph| glyph.size).collect();
    sizes.sort_by(f64::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or(1.0)
}

fn segment(part: &[Placed]) -> Option<Segment> {
    let ink: Vec<&Placed> = part.iter().filter(|glyph| !glyph.is_space()).collect();
    let (first, last) = (ink.first()?, ink.last()?);
    let size = main_size(part);
    let mut text = String::new();
    let mut unknown = 0;
    let mut before: Option<&Placed> = None;
    for glyph in part.iter().filter(|glyph| glyph.left >= first.left && glyph.left <= last.left) {
        if let Some(before) = before {
            let (ends, begins) = (text.chars().next_back().unwrap_or(' '), glyph.first());
            let wide = is_wide(ends) || is_wide(begins);
            let gap = glyph.left - before.right;
            if gap > if wide { WIDE_SPACE } else { SPACE } * size && !is_space(ends) && !is_space(begins) {
                text.push(' ');
            }
        }
        match &glyph.sign {
            Sign::Char(c) => add(&mut text, *c),
            Sign::Text(several) => several.chars().for_each(|c| add(&mut text, c)),
            Sign::Unknown => {
                unknown += 1;
                text.push('\u{FFFD}');
            }
        }
        before = Some(glyph);
    }
    let text = text.trim().to_owned();
    if text.is_empty() {
        return None;
    }
    let right = ink.iter().map(|glyph| glyph.right).fold(f64::MIN, f64::max);
    let mut baselines: Vec<f64> = ink.iter().map(|glyph| glyph.baseline).collect();
    baselines.sort_by(f64::total_cmp);
    let baseline = baselines[baselines.len() / 2];
    let spaced = [part.first(), part.last()].map(|end| end.is_some_and(Placed::is_space));
    Some(Segment {
        spaced,
        left: first.left,
        right,
        baseline,
        size,
        font: main_font(&ink),
        text,
        ink: ink.len() as u32,
        unknown,
    })
}

/// The font of at least four fifths of the glyphs.
fn main_font(ink: &[&Placed]) -> Option<u32> {
    let mut fonts: Vec<u32> = ink.iter().map(|glyph| glyph.font).collect();
    fonts.sort_unstable();
    let middle = *fonts.get(fonts.len() / 2)?;
    (fonts.iter().filter(|font| **font == middle).count() * 5 >= fonts.len() * 4).then_some(middle)
}
