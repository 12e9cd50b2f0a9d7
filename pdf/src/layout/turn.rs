//! Pages and glyphs turned so that every line runs to the right and the page stands upright.

use hayro_syntax::page::{Page, Rotation};

use super::chars::is_space;
use crate::content::Glyph;
use crate::font::Sign;

/// A glyph of a line that runs to the right.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    pub left: f64,
    pub right: f64,
    pub baseline: f64,
    pub size: f64,
    pub font: u32,
    pub string: u32,
    pub sign: Sign,
}

impl Placed {
    pub(super) fn is_space(&self) -> bool {
        match &self.sign {
            Sign::Char(c) => is_space(*c),
            Sign::Text(text) => text.chars().all(is_space),
            Sign::Unknown => false,
        }
    }

    /// Its first character.
    pub(super) fn first(&self) -> char {
        match &self.sign {
            Sign::Char(c) => *c,
            Sign::Text(text) => text.chars().next().unwrap_or(' '),
            Sign::Unknown => '\u{FFFD}',
        }
    }
}

/// Which way the lines of a text run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Right,
    Left,
    Up,
    Down,
}

/// How much a line may slope.
const SLOPE: f64 = 0.18;

/// The glyphs of a page by the way their lines run, the way of most of them first. What stands outside the page, as printers'
/// marks do, and what is set at a slant across it, as watermarks are, is left out.
pub(super) fn upright(page: &Page<'_>, glyphs: Vec<Glyph>) -> Vec<Vec<Placed>> {
    let shown = page.intersected_crop_box();
    let has_area = shown.x1 > shown.x0 && shown.y1 > shown.y0;
    let mut ways =
        [(Way::Right, Vec::new()), (Way::Left, Vec::new()), (Way::Up, Vec::new()), (Way::Down, Vec::new())];
    let mut before = Way::Right;
    for glyph in glyphs {
        let edge = glyph.size;
        let on_page = (shown.x0 - edge..=shown.x1 + edge).contains(&glyph.x)
            && (shown.y0 - edge..=shown.y1 + edge).contains(&glyph.y);
        if (has_area && !on_page) || glyph.size < 0.5 {
            continue;
        }
        let (x, y) = turned(page.rotation(), glyph.x, glyph.y);
        let (dx, dy) = turned(page.rotation(), glyph.dx, glyph.dy);
        let Some(way) = way(dx, dy, before) else { continue };
        before = way;
        let length = dx.hypot(dy);
        // The baseline counts upwards, so that lines above have the larger one.
        let (left, baseline) = match way {
            Way::Right => (x, y),
            Way::Left => (-x, -y),
            Way::Up => (y, -x),
            Way::Down => (-y, x),
        };
        let Glyph { size, font, string, sign, .. } = glyph;
        let placed = Placed { left, right: left + length, baseline, size, font, string, sign };
        if let Some((_, all)) = ways.iter_mut().find(|(known, _)| *known == way) {
            all.push(placed);
        }
    }
    let mut all: Vec<Vec<Placed>> =
        ways.into_iter().map(|(_, glyphs)| glyphs).filter(|glyphs| !glyphs.is_empty()).collect();
    all.sort_by_key(|glyphs| std::cmp::Reverse(glyphs.len()));
    all
}

/// A point of the page as it is shown.
fn turned(rotation: Rotation, x: f64, y: f64) -> (f64, f64) {
    match rotation {
        Rotation::None => (x, y),
        Rotation::Horizontal => (y, -x),
        Rotation::Flipped => (-x, -y),
        Rotation::FlippedHorizontal => (-y, x),
    }
}

/// None for a slant. A glyph that does not move the pen goes the way of the one before.
fn way(dx: f64, dy: f64, before: Way) -> Option<Way> {
    if dx == 0.0 && dy == 0.0 {
        return Some(before);
    }
    if dy.abs() <= SLOPE * dx.abs() {
        return Some(if dx > 0.0 { Way::Right } else { Way::Left });
    }
    (dx.abs() <= SLOPE * dy.abs()).then_some(if dy > 0.0 { Way::Up } else { Way::Down })
}
