//! Names of glyphs and the encodings of simple fonts (ISO 32000-2, annex D; Adobe Glyph List specification for names that
//! carry their code).

use super::Sign;

/// An encoding that differences are stated from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Base {
    Standard,
    WinAnsi,
    MacRoman,
}

/// Upper half of MacRomanEncoding.
const MAC_ROMAN: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»… ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";
/// WinAnsiEncoding from 0x80 to 0x9F; a bullet stands where nothing does.
const WIN_ANSI: &str = "€•‚ƒ„…†‡ˆ‰Š‹Œ•Ž••‘’“”•–—˜™š›œ•žŸ";
/// StandardEncoding from 0xA1 on; a space stands where nothing does.
const STANDARD: &str =
    "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ –†‡· ¶•‚„”»…‰ ¿ `´ˆ˜¯˘˙¨ ˚¸ ˝˛ˇ—                Æ ª    ŁØŒº     æ   ı  łøœß";

impl Base {
    /// The character of a code; none for controls and for codes without one.
    pub(super) fn char(self, byte: u8) -> Option<char> {
        let at = |table: &str, first: u8| table.chars().nth(usize::from(byte - first)).filter(|c| *c != ' ');
        match (self, byte) {
            (_, 0..=0x1F | 0x7F) => None,
            (Self::Standard, 0x27) => Some('’'),
            (Self::Standard, 0x60) => Some('‘'),
            (_, 0x20..=0x7E) => Some(char::from(byte)),
            (Self::WinAnsi, 0x80..=0x9F) => at(WIN_ANSI, 0x80),
            (Self::WinAnsi, _) => Some(char::from(byte)),
            (Self::MacRoman, 0xCA) => Some(' '),
            (Self::MacRoman, _) => at(MAC_ROMAN, 0x80),
            (Self::Standard, 0x80..=0xA0) => None,
            (Self::Standard, _) => at(STANDARD, 0xA1),
        }
    }
}

/// Names of single characters that are not letters of ASCII, in pairs.
const NAMED: &str = "exclam ! quotedbl \" numbersign # dollar $ percent % ampersand & quotesingle ' parenleft ( \
parenright ) asterisk * plus + comma , hyphen - minus − period . slash / zero 0 one 1 two 2 three 3 four 4 five 5 six 6 \
seven 7 eight 8 nine 9 colon : semicolon ; less < equal = greater > question ? at @ bracketleft [ backslash \\ \
bracketright ] asciicircum ^ underscore _ grave ` braceleft { bar | braceright } asciitilde ~ exclamdown ¡ cent ¢ \
sterling £ currency ¤ yen ¥ brokenbar ¦ section § dieresis ¨ copyright © ordfeminine ª guillemotleft « logicalnot ¬ \
registered ® macron ¯ degree ° plusminus ± twosuperior ² threesuperior ³ acute ´ mu µ paragraph ¶ periodcentered · \
middot · cedilla ¸ onesuperior ¹ ordmasculine º guillemotright » onequarter ¼ onehalf ½ threequarters ¾ questiondown ¿ \
multiply × divide ÷ germandbls ß AE Æ ae æ Oslash Ø oslash ø Eth Ð eth ð Thorn Þ thorn þ OE Œ oe œ Lslash Ł lslash ł \
dotlessi ı florin ƒ circumflex ˆ caron ˇ breve ˘ dotaccent ˙ ring ˚ ogonek ˛ tilde ˜ hungarumlaut ˝ endash – emdash — \
quoteleft ‘ quoteright ’ quotesinglbase ‚ quotedblleft “ quotedblright ” quotedblbase „ dagger † daggerdbl ‡ bullet • \
ellipsis … perthousand ‰ guilsinglleft ‹ guilsinglright › fraction ⁄ Euro € trademark ™ fi ﬁ fl ﬂ ff ﬀ ffi ﬃ ffl ﬄ \
sfthyphen - infinity ∞ notequal ≠ lessequal ≤ greaterequal ≥ arrowright → arrowleft ← degreecelsius ℃ \
Agrave À Aacute Á Acircumflex Â Atilde Ã Amacron Ā Adieresis Ä Aring Å Acaron Ǎ Ccaron Č Ccedilla Ç Dcaron Ď \
Egrave È Eacute É Ecircumflex Ê Emacron Ē Edieresis Ë Ecaron Ě Gmacron Ḡ Gcaron Ǧ Igrave Ì Iacute Í \
Icircumflex Î Imacron Ī Idieresis Ï Icaron Ǐ Lcaron Ľ Ntilde Ñ Ncaron Ň Ograve Ò Oacute Ó Ocircumflex Ô \
Otilde Õ Omacron Ō Odieresis Ö Ocaron Ǒ Rcaron Ř Scaron Š Tcaron Ť Ugrave Ù Uacute Ú Ucircumflex Û Umacron Ū \
Udieresis Ü Ucaron Ǔ Yacute Ý Ymacron Ȳ Zcaron Ž agrave à aacute á acircumflex â atilde ã amacron ā adieresis ä \
aring å acaron ǎ ccaron č ccedilla ç dcaron ď egrave è eacute é ecircumflex ê emacron ē edieresis ë ecaron ě \
gmacron ḡ gcaron ǧ igrave ì iacute í icircumflex î imacron ī idieresis ï icaron ǐ lcaron ľ ntilde ñ ncaron ň \
ograve ò oacute ó ocircumflex ô otilde õ omacron ō odieresis ö ocaron ǒ rcaron ř scaron š tcaron ť ugrave ù \
uacute ú ucircumflex û umacron ū udieresis ü ucaron ǔ yacute ý ymacron ȳ ydieresis ÿ zcaron ž";

/// What a glyph of this name shows.
pub(super) fn sign(name: &str) -> Sign {
    let base = name.split('.').next().unwrap_or_default();
    let mut all = String::new();
    for part in base.split('_') {
        match one(part) {
            Some(text) => all.push_str(&text),
            None => return Sign::Unknown,
        }
    }
    let mut chars = all.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) => Sign::Char(c),
        (None, _) => Sign::Unknown,
        _ => Sign::Text(all.into()),
    }
}

fn one(name: &str) -> Option<String> {
    let hex = |digits: &str| {
        let upper = digits.bytes().all(|digit| digit.is_ascii_digit() || (b'A'..=b'F').contains(&digit));
        upper.then(|| u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)).flatten()
    };
    if name.len() == 1 {
        return name.chars().next().filter(char::is_ascii_alphabetic).map(String::from);
    }
    let mut pairs = NAMED.split(' ').filter(|word| !word.is_empty());
    if matches!(name, "space" | "nbspace") {
        return Some(" ".into());
    }
    while let Some(known) = pairs.next() {
        let character = pairs.next()?;
        if known == name {
            return Some(character.into());
        }
    }
    if let Some(digits) = name.strip_prefix("uni")
        && digits.len() >= 4
        && digits.len() % 4 == 0
        && digits.is_ascii()
    {
        return digits.as_bytes().chunks(4).map(|four| hex(std::str::from_utf8(four).ok()?)).collect();
    }
    if let Some(digits) = name.strip_prefix('u')
        && (4..=6).contains(&digits.len())
        && let Some(c) = hex(digits)
    {
        return Some(c.into());
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_for_characters() {
        for (name, text) in [
            ("A", 'A'),
            ("quotedblleft", '“'),
            ("uni4E2D", '中'),
            ("u20013", '\u{20013}'),
            ("one.oldstyle", '1'),
            ("space", ' '),
        ] {
            assert_eq!(sign(name), Sign::Char(text), "{name}");
        }
        assert_eq!(sign("f_i"), Sign::Text("fi".into()));
        assert_eq!(sign("eacute"), Sign::Char('é'));
        for name in ["g12", "cid_77", "", ".notdef", "uniZZZZ", "u12"] {
            assert!(matches!(sign(name), Sign::Unknown), "{name}");
        }
    }

    #[test]
    fn tables_are_as_long_as_what_they_stand_for() {
        assert_eq!(MAC_ROMAN.chars().count(), 128);
        assert_eq!(WIN_ANSI.chars().count(), 32);
        assert_eq!(Base::Standard.char(0xFB), Some('ß'));
        assert_eq!(Base::Standard.char(0xD0), Some('—'));
        assert_eq!(Base::WinAnsi.char(0x93), Some('“'));
        assert_eq!(Base::MacRoman.char(0xD2), Some('“'));
        assert_eq!(Base::WinAnsi.char(0xE9), Some('é'));
    }
}
