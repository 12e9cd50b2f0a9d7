//! The table `cmap` of TrueType and OpenType fonts, read backwards: from glyphs to characters.

use rustc_hash::FxHashMap;

/// Characters that are read from one font: no font has more.
const MOST: usize = 0x11_0000;

/// Characters by glyph.
pub(super) struct Characters(FxHashMap<u32, char>);

impl Characters {
    /// None when the font has no table of Unicode characters.
    pub(super) fn read(font: &[u8]) -> Option<Self> {
        let table = table(font, b"cmap")?;
        let count = u16_at(table, 2)?;
        let mut subtables: Vec<(u8, &[u8])> = (0..usize::from(count))
            .filter_map(|at| {
                let entry = 4 + at * 8;
                let rank = match (u16_at(table, entry)?, u16_at(table, entry + 2)?) {
                    (3, 10) | (0, 4 | 6) => 0,
                    (3, 1) | (0, 0..=3) => 1,
                    _ => return None,
                };
                Some((rank, table.get(u32_at(table, entry + 4)? as usize..)?))
            })
            .collect();
        subtables.sort_by_key(|(rank, _)| *rank);
        let mut characters = FxHashMap::default();
        for (_, subtable) in subtables {
            let mut add = |character: u32, glyph: u32| {
                if let Some(c) = char::from_u32(character)
                    && glyph != 0
                {
                    // Of several characters with one glyph, that of the common block wins over its look-alikes.
                    let known = characters.entry(glyph).or_insert(c);
                    if rank(c) < rank(*known) {
                        *known = c;
                    }
                }
            };
            match u16_at(subtable, 0)? {
                4 => format_4(subtable, &mut add),
                12 => format_12(subtable, &mut add),
                _ => None,
            };
        }
        (!characters.is_empty()).then_some(Self(characters))
    }

    pub(super) fn of(&self, glyph: u32) -> Option<char> {
        self.0.get(&glyph).copied()
    }
}

/// Which of two characters with one glyph is meant: radicals and compatibility forms look like what they stand for.
fn rank(c: char) -> (bool, u32) {
    (
        matches!(c, '\u{2E80}'..='\u{2FDF}' | '\u{A0}' | '\u{AD}' | '\u{E000}'..='\u{FAFF}' | '\u{2F800}'..),
        c as u32,
    )
}

fn format_4(table: &[u8], add: &mut impl FnMut(u32, u32)) -> Option<()> {
    let segments = usize::from(u16_at(table, 6)?) / 2;
    let (ends, starts) = (14, 16 + segments * 2);
    let (deltas, offsets) = (starts + segments * 2, starts + segments * 4);
    for at in 0..segments {
        let (start, end) = (u16_at(table, starts + at * 2)?, u16_at(table, ends + at * 2)?);
        let (delta, offset) = (u16_at(table, deltas + at * 2)?, u16_at(table, offsets + at * 2)?);
        for character in start..=end {
            let glyph = match usize::from(offset) {
                0 => character.wrapping_add(delta),
                offset => {
                    let place = offsets + at * 2 + offset + usize::from(character - start) * 2;
                    match u16_at(table, place) {
                        Some(0) | None => continue,
                        Some(glyph) => glyph.wrapping_add(delta),
                    }
                }
            };
            add(u32::from(character), u32::from(glyph));
        }
    }
    Some(())
}

fn format_12(table: &[u8], add: &mut impl FnMut(u32, u32)) -> Option<()> {
    let mut room = MOST;
    for at in 0..u32_at(table, 12)? as usize {
        let group = 16 + at * 12;
        let (start, end, glyph) =
            (u32_at(table, group)?, u32_at(table, group + 4)?, u32_at(table, group + 8)?);
        let length = end.checked_sub(start)?;
        room = room.checked_sub(length as usize + 1)?;
        for step in 0..=length {
            add(start.saturating_add(step), glyph.saturating_add(step));
        }
    }
    Some(())
}

fn table<'f>(font: &'f [u8], tag: &[u8; 4]) -> Option<&'f [u8]> {
    let start = if font.starts_with(b"ttcf") { u32_at(font, 12)? as usize } else { 0 };
    (0..usize::from(u16_at(font, start + 4)?)).find_map(|at| {
        let record = font.get(start + 12 + at * 16..)?;
        record.starts_with(tag).then(|| font.get(u32_at(record, 8)? as usize..))?
    })
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let pair = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_be_bytes([pair[0], pair[1]]))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from(u16_at(bytes, at)?) << 16 | u32::from(u16_at(bytes, at + 2)?))
}
