//! Fonts: which characters the bytes of a string show, and how far each moves the pen.
//!
//! What a code stands for is asked of, in this order: the map that the file gives (`ToUnicode`); the encoding, where it is
//! one of Unicode; the character collection that the glyphs are numbered by (Adobe-GB1, -CNS1, -Japan1, -Korea1); the
//! names of the glyphs; the table of the embedded font that maps characters to glyphs, read backwards.

mod composite;
mod names;
mod sfnt;
mod simple;

use std::rc::Rc;

use hayro_cmap::{BfString, CMap, load_embedded};
use hayro_syntax::object::{Dict, Name, Stream};

use crate::bounds::decoded;
use composite::Composite;
use simple::Simple;

/// What a glyph stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Sign {
    Char(char),
    Text(Rc<str>),
    Unknown,
}

/// One code of a shown string.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Code {
    /// Bytes it takes, at least 1.
    pub length: usize,
    pub sign: Sign,
    /// How far it moves the pen, in units of the font's size: to the right, or, in a vertical font, up.
    pub advance: f64,
    /// Whether spacing between words is added: the single byte 32 (ISO 32000-2, 9.3.3).
    pub is_space: bool,
}

/// A font of the document.
pub(crate) enum Font {
    Simple(Box<Simple>),
    Composite(Box<Composite>),
}

impl Font {
    /// Reads a font dictionary; none when it is no font that can be used.
    pub(crate) fn read(dict: &Dict<'_>) -> Option<Self> {
        match &*dict.get::<Name<'_>>("Subtype")? {
            b"Type0" => Composite::read(dict).map(Box::new).map(Self::Composite),
            _ => Some(Self::Simple(Box::new(Simple::read(dict)))),
        }
    }

    /// The code at the start of `bytes`, which are not empty.
    pub(crate) fn next(&self, bytes: &[u8]) -> Code {
        match self {
            Self::Simple(font) => font.code(bytes[0]),
            Self::Composite(font) => font.next(bytes),
        }
    }

    /// Whether it is written from top to bottom.
    pub(crate) fn is_vertical(&self) -> bool {
        matches!(self, Self::Composite(font) if font.is_vertical())
    }
}

/// The map from codes to characters that a font comes with.
fn to_unicode(dict: &Dict<'_>) -> Option<CMap> {
    CMap::parse(&decoded(&dict.get::<Stream<'_>>("ToUnicode")?)?, load_embedded)
}

/// A string of a map as a sign; none where it is no character: maps that were made badly hold NUL or U+FFFD.
fn sign(string: BfString) -> Option<Sign> {
    let none = |c: char| matches!(c, '\0' | '\u{FFFD}' | '\u{FFFF}');
    match string {
        BfString::Char(c) => (!none(c)).then_some(Sign::Char(c)),
        BfString::String(text) => {
            (!text.is_empty() && !text.chars().all(none)).then(|| Sign::Text(text.into()))
        }
    }
}

/// What the file's own map says of a code. Characters for private use say nothing, so others are asked first.
fn mapped(map: Option<&CMap>, code: u32) -> Option<Sign> {
    sign(map?.lookup_bf_string(code)?)
}

/// Whether a sign is one that only the font itself understands.
fn is_private(sign: &Sign) -> bool {
    matches!(sign, Sign::Char('\u{E000}'..='\u{F8FF}' | '\u{F0000}'..))
}
