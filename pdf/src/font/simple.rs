//! Simple fonts (Type 1, TrueType, Type 3): codes of one byte.

use hayro_cmap::CMap;
use hayro_syntax::object::{Array, Dict, Name, Object};

use super::names::{self, Base};
use super::{Code, Sign, is_private, mapped, to_unicode};

/// A simple font.
pub(crate) struct Simple {
    to_unicode: Option<CMap>,
    /// What the encoding says of each code.
    encoding: Vec<Sign>,
    first: i64,
    widths: Vec<f64>,
    /// Of codes without one; none where the standard fonts have to be guessed at.
    missing: Option<f64>,
}

impl Simple {
    pub(super) fn read(dict: &Dict<'_>) -> Self {
        // Type 3 states widths in a space of its own (ISO 32000-2, 9.6.4).
        let unit = match dict.get::<Array<'_>>("FontMatrix") {
            Some(matrix) if dict.get::<Name<'_>>("Subtype").is_some_and(|subtype| &*subtype == b"Type3") => {
                matrix.iter::<f32>().next().map_or(0.001, f64::from)
            }
            _ => 0.001,
        };
        let widths: Vec<f64> = dict
            .get::<Array<'_>>("Widths")
            .map(|array| array.iter::<f32>().take(256).map(|width| f64::from(width) * unit).collect())
            .unwrap_or_default();
        let descriptor = dict.get::<Dict<'_>>("FontDescriptor");
        let stated = descriptor.and_then(|descriptor| descriptor.get::<f32>("MissingWidth"));
        let missing = stated.map(|width| f64::from(width) * unit).or((!widths.is_empty()).then_some(0.0));
        Self {
            to_unicode: to_unicode(dict),
            encoding: encoding(dict),
            first: dict.get::<i32>("FirstChar").map_or(0, i64::from),
            widths,
            missing,
        }
    }

    pub(super) fn code(&self, byte: u8) -> Code {
        let own = mapped(self.to_unicode.as_ref(), u32::from(byte));
        let by_name = || self.encoding.get(usize::from(byte)).filter(|sign| **sign != Sign::Unknown).cloned();
        let sign = match own {
            Some(sign) if !is_private(&sign) => sign,
            own => by_name().or(own).unwrap_or(Sign::Unknown),
        };
        let at = usize::try_from(i64::from(byte) - self.first).ok();
        let advance =
            at.and_then(|at| self.widths.get(at).copied()).or(self.missing).unwrap_or_else(|| guessed(byte));
        Code { length: 1, sign, advance, is_space: byte == b' ' }
    }
}

/// About the width of a letter in the standard fonts, which need not state theirs.
fn guessed(byte: u8) -> f64 {
    match byte {
        b'i' | b'j' | b'l' | b'I' | b' ' | b'!' | b',' | b'.' | b':' | b';' | b'\'' | b'|' => 0.26,
        b'f' | b't' | b'r' | b'(' | b')' | b'[' | b']' | b'-' | b'/' => 0.33,
        b'm' | b'w' | b'M' | b'W' | b'@' | b'%' => 0.85,
        b'A'..=b'Z' => 0.68,
        _ => 0.53,
    }
}

fn encoding(dict: &Dict<'_>) -> Vec<Sign> {
    let object = dict.get::<Object<'_>>("Encoding");
    let is_true_type = dict.get::<Name<'_>>("Subtype").is_some_and(|subtype| &*subtype == b"TrueType");
    let unsaid = if is_true_type { Base::WinAnsi } else { Base::Standard };
    let by_name = |name: &[u8]| match name {
        b"WinAnsiEncoding" => Base::WinAnsi,
        b"MacRomanEncoding" => Base::MacRoman,
        _ => unsaid,
    };
    let mut base = unsaid;
    let mut differences = Vec::new();
    match object {
        Some(Object::Name(name)) => base = by_name(&name),
        Some(Object::Dict(dict)) => {
            if let Some(name) = dict.get::<Name<'_>>("BaseEncoding") {
                base = by_name(&name);
            }
            let mut code = 0usize;
            for object in
                dict.get::<Array<'_>>("Differences").iter().flat_map(|array| array.iter::<Object<'_>>())
            {
                match object {
                    Object::Number(number) => code = usize::try_from(number.as_i64()).unwrap_or(usize::MAX),
                    Object::Name(name) => {
                        differences.push((code, names::sign(name.as_str())));
                        code = code.saturating_add(1);
                    }
                    _ => {}
                }
            }
        }
        _ => {}
    }
    let mut all: Vec<Sign> =
        (0..=255).map(|byte| base.char(byte).map_or(Sign::Unknown, Sign::Char)).collect();
    for (code, sign) in differences {
        if let Some(place) = all.get_mut(code) {
            *place = sign;
        }
    }
    all
}
