//! What a file may cost. Nothing that it says of itself is believed.

use std::io::Read;

use flate2::read::ZlibDecoder;
use hayro_syntax::Filter;
use hayro_syntax::object::Stream;

/// Pages that are read.
pub(crate) const PAGES: usize = 20_000;
/// Glyphs of one page, and of a file: a broadsheet page has some ten thousand.
pub(crate) const GLYPHS_OF_PAGE: usize = 1_000_000;
pub(crate) const GLYPHS: usize = 50_000_000;
/// Instructions of one page, those of forms on it included.
pub(crate) const INSTRUCTIONS: usize = 20_000_000;
/// Forms in each other.
pub(crate) const NESTING: usize = 16;
/// States that are kept at once.
pub(crate) const STATES: usize = 512;
/// Bytes that one stream may unpack to.
const STREAM: u64 = 256 << 20;
/// Bytes that all streams of a file together may unpack to: this many for each byte of the file, and a floor.
const RATIO: u64 = 200;
const FLOOR: u64 = 64 << 20;
/// Most that a byte of LZW can unpack to, about: a code of 12 bits stands for up to 4,096 bytes.
const LZW_RATIO: u64 = 2_731;
/// Bytes before the word `stream` in which its dictionary is looked for.
const DICTIONARY: usize = 4096;

/// The content of a stream; none when it cannot be decoded or is larger than it may be.
pub(crate) fn decoded(stream: &Stream<'_>) -> Option<Vec<u8>> {
    let filters = stream.filters();
    let (mut packed, mut largest) = (0, 0);
    for (at, filter) in filters.iter().enumerate() {
        let raw = || stream.raw_data().len() as u64;
        match filter {
            Filter::FlateDecode if at == 0 => {
                (packed, largest) = (packed + 1, inflated(&stream.raw_data(), STREAM))
            }
            // Behind a filter for text the packed bytes are not at hand: deflate packs 1,032 bytes into one at most.
            Filter::FlateDecode => (packed, largest) = (packed + 1, raw() * 1032),
            Filter::LzwDecode => (packed, largest) = (packed + 1, raw() * LZW_RATIO),
            Filter::RunLengthDecode => (packed, largest) = (packed + 1, raw() * 64),
            Filter::AsciiHexDecode | Filter::Ascii85Decode | Filter::Crypt => {}
            _ => return None,
        }
    }
    // What is packed twice was packed to hide its size.
    if packed > 1 || largest > STREAM {
        return None;
    }
    stream.decoded_data().ok().map(std::borrow::Cow::into_owned)
}

/// Bytes that `packed` unpacks to, counted up to `most` and a little more.
fn inflated(packed: &[u8], most: u64) -> u64 {
    let mut buffer = [0; 1 << 14];
    let (mut reader, mut all) = (ZlibDecoder::new(packed), 0);
    while all <= most {
        match reader.read(&mut buffer) {
            Ok(0) | Err(_) => break,
            Ok(some) => all += some as u64,
        }
    }
    all
}

/// Whether the streams that must be unpacked only to find the objects of the file are too large. They are unpacked by the
/// library before we see a page, without any bound of its own; pictures are not, and are left out here.
pub(crate) fn is_bomb(bytes: &[u8]) -> bool {
    let most = (bytes.len() as u64 * RATIO).max(FLOOR);
    let (mut all, mut from) = (0, 0);
    while let Some(at) = find(&bytes[from..], b"stream").map(|at| from + at) {
        from = at + b"stream".len();
        let after = &bytes[from..];
        let data = after
            .strip_prefix(b"\r\n")
            .or_else(|| after.strip_prefix(b"\n"))
            .or_else(|| after.strip_prefix(b"\r"));
        let Some(data) = data.filter(|_| !bytes[..at].ends_with(b"end")) else { continue };
        let before = &bytes[at.saturating_sub(DICTIONARY)..at];
        let dictionary = &before[rfind(before, b" obj").unwrap_or(0)..];
        let is_picture = find(dictionary, b"/Image").is_some() && find(dictionary, b"/First").is_none();
        let twice = find(dictionary, b"FlateDecode")
            .is_some_and(|at| find(&dictionary[at + 1..], b"FlateDecode").is_some());
        if twice && find(dictionary, b"ObjStm").is_some() {
            return true;
        }
        if !is_picture && data.first().is_some_and(|first| first & 0x0F == 8) {
            all += inflated(data, most - all);
        }
        if all > most {
            return true;
        }
    }
    false
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    let first = *wanted.first()?;
    let mut from = 0;
    while let Some(at) = bytes.get(from..)?.iter().position(|byte| *byte == first) {
        from += at;
        if bytes[from..].starts_with(wanted) {
            return Some(from);
        }
        from += 1;
    }
    None
}

fn rfind(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    (0..bytes.len().saturating_sub(wanted.len() - 1)).rev().find(|at| bytes[*at..].starts_with(wanted))
}
