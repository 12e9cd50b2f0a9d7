//! Composite fonts (Type 0): codes of one to four bytes, glyphs numbered by a character collection or by the font.

use hayro_cmap::{CMap, CMapName, CidFamily, WritingMode, load_embedded};
use hayro_syntax::object::{Array, Dict, Object, Stream, String};
use rustc_hash::FxHashMap;

use super::sfnt::Characters;
use super::{Code, Sign, is_private, mapped, sign, to_unicode};
use crate::bounds::decoded;

/// A composite font.
pub(crate) struct Composite {
    encoding: CMap,
    /// Whether the codes themselves are UTF-16.
    is_utf16: bool,
    vertical: bool,
    to_unicode: Option<CMap>,
    /// From numbers in the collection to characters.
    collection: Option<CMap>,
    /// From glyphs of the embedded font to characters.
    embedded: Option<Characters>,
    /// From numbers to glyphs of the embedded font, where they differ: two bytes each.
    glyphs: Vec<u8>,
    widths: Widths,
    /// How far a vertical font moves the pen.
    down: f64,
}

impl Composite {
    pub(super) fn read(dict: &Dict<'_>) -> Option<Self> {
        let inner = dict.get::<Array<'_>>("DescendantFonts")?.iter::<Dict<'_>>().next()?;
        let (encoding, is_utf16) = encoding(&dict.get::<Object<'_>>("Encoding")?)?;
        let vertical = encoding.metadata().writing_mode == Some(WritingMode::Vertical);
        let named =
            encoding.metadata().character_collection.as_ref().map(|collection| collection.family.clone());
        let family = named.filter(|family| family.ucs2_cmap().is_some()).or_else(|| family(&inner));
        let collection = family
            .and_then(|family| family.ucs2_cmap())
            .and_then(load_embedded)
            .and_then(|data| CMap::parse(data, load_embedded));
        let descriptor = inner.get::<Dict<'_>>("FontDescriptor").unwrap_or_default();
        let program =
            ["FontFile2", "FontFile3"].into_iter().find_map(|key| descriptor.get::<Stream<'_>>(key));
        let to_unicode = to_unicode(dict);
        // Large fonts are unpacked only where nothing else says what the glyphs are.
        let needed = collection.is_none() && !is_utf16;
        let embedded = program
            .filter(|_| needed)
            .and_then(|stream| decoded(&stream))
            .and_then(|font| Characters::read(&font));
        let glyphs = inner.get::<Stream<'_>>("CIDToGIDMap").filter(|_| embedded.is_some());
        let vertical_widths = inner.get::<Array<'_>>("DW2").and_then(|array| array.iter::<f32>().nth(1));
        Some(Self {
            encoding,
            is_utf16,
            vertical,
            to_unicode,
            collection,
            embedded,
            glyphs: glyphs.and_then(|stream| decoded(&stream)).unwrap_or_default(),
            widths: Widths::read(&inner),
            down: f64::from(vertical_widths.unwrap_or(-1000.0)) / 1000.0,
        })
    }

    pub(super) fn is_vertical(&self) -> bool {
        self.vertical
    }

    pub(super) fn next(&self, bytes: &[u8]) -> Code {
        let (length, code, cid) = self.split(bytes);
        let sign = self.sign(&bytes[..length], code, cid);
        let advance = if self.vertical { self.down } else { self.widths.of(cid) };
        Code { length, sign, advance, is_space: length == 1 && bytes[0] == b' ' }
    }

    /// The first code: its length, its value, the number it stands for.
    fn split(&self, bytes: &[u8]) -> (usize, u32, u32) {
        let mut code = 0;
        for (at, byte) in bytes.iter().take(4).enumerate() {
            code = code << 8 | u32::from(*byte);
            if let Some(cid) = self.encoding.lookup_cid_code(code, at as u8 + 1) {
                return (at + 1, code, cid);
            }
        }
        // A code that the encoding does not know: as long as its others are, so that the rest is read in step.
        let two = bytes.len() >= 2
            && (self.is_utf16 || bytes[0] >= 0x81 || self.encoding.lookup_cid_code(0, 2).is_some());
        match bytes {
            [high, low, ..] if two => (2, u32::from(*high) << 8 | u32::from(*low), 0),
            _ => (1, u32::from(bytes[0]), 0),
        }
    }

    fn sign(&self, bytes: &[u8], code: u32, cid: u32) -> Sign {
        let own = mapped(self.to_unicode.as_ref(), code);
        if let Some(sign) = &own
            && !is_private(sign)
        {
            return sign.clone();
        }
        if self.is_utf16 {
            let units = bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            if let Some(Ok(c)) = char::decode_utf16(units).next() {
                return Sign::Char(c);
            }
        }
        let by_collection = || sign(self.collection.as_ref()?.lookup_bf_string(cid)?);
        let by_font = || {
            let at = cid as usize * 2;
            let glyph = self
                .glyphs
                .get(at..at + 2)
                .map_or(cid, |pair| u32::from(u16::from_be_bytes([pair[0], pair[1]])));
            self.embedded.as_ref()?.of(glyph).map(Sign::Char)
        };
        by_collection().or_else(by_font).or(own).unwrap_or(Sign::Unknown)
    }
}

/// The map from codes to numbers, and whether the codes are UTF-16.
fn encoding(object: &Object<'_>) -> Option<(CMap, bool)> {
    match object {
        Object::Name(name) => {
            let is_utf16 = name.starts_with(b"Uni") && (memmem(name, b"UCS2") || memmem(name, b"UTF16"));
            let map = match CMapName::from_bytes(name) {
                CMapName::IdentityH => CMap::identity_h(),
                CMapName::IdentityV => CMap::identity_v(),
                known => CMap::parse(load_embedded(known)?, load_embedded)?,
            };
            Some((map, is_utf16))
        }
        Object::Stream(stream) => Some((CMap::parse(&decoded(stream)?, load_embedded)?, false)),
        _ => None,
    }
}

fn memmem(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

fn family(inner: &Dict<'_>) -> Option<CidFamily> {
    let info = inner.get::<Dict<'_>>("CIDSystemInfo")?;
    let (registry, ordering) = (info.get::<String<'_>>("Registry")?, info.get::<String<'_>>("Ordering")?);
    Some(CidFamily::from_registry_ordering(&registry, &ordering))
}

/// Widths by number: single ones, and ranges (ISO 32000-2, 9.7.4.3).
struct Widths {
    single: FxHashMap<u32, f32>,
    /// First, last, width; in order of the first.
    ranges: Vec<(u32, u32, f32)>,
    other: f32,
}

impl Widths {
    fn read(inner: &Dict<'_>) -> Self {
        let mut widths = Self {
            single: FxHashMap::default(),
            ranges: Vec::new(),
            other: inner.get::<f32>("DW").unwrap_or(1000.0),
        };
        let mut before: Vec<f32> = Vec::new();
        for object in inner.get::<Array<'_>>("W").iter().flat_map(|array| array.iter::<Object<'_>>()) {
            match object {
                Object::Number(number) => before.push(number.as_f32()),
                Object::Array(list) => {
                    let first = before.pop().unwrap_or(0.0) as u32;
                    for (at, width) in list.iter::<f32>().enumerate() {
                        widths.single.insert(first.saturating_add(at as u32), width);
                    }
                    before.clear();
                }
                _ => before.clear(),
            }
            if let [first, last, width] = before[..] {
                widths.ranges.push((first as u32, last as u32, width));
                before.clear();
            }
        }
        widths.ranges.sort_by_key(|range| range.0);
        widths
    }

    /// In units of the font's size.
    fn of(&self, cid: u32) -> f64 {
        let by_range = || {
            let after = self.ranges.partition_point(|range| range.0 <= cid);
            let &(_, last, width) = self.ranges.get(after.checked_sub(1)?)?;
            (cid <= last).then_some(width)
        };
        let width = self.single.get(&cid).copied().or_else(by_range).unwrap_or(self.other);
        f64::from(width) / 1000.0
    }
}
