//! Files whose lines are not all in one encoding, as programs leave them that put files together: each line is decoded by
//! itself, as UTF-8 or as the Chinese encoding that the other lines are in.

use encoding_rs::{BIG5, Encoding, UTF_8};

use super::encoding::{Decoded, chinese, decode_as, is_common};
use super::resync;

/// Bytes of valid UTF-8 on a line that are hardly ever chance: four Chinese characters.
const SURE: usize = 12;
/// The share of common characters, in hundredths, by which the other lines are Chinese.
const COMMON: usize = 75;

/// Decodes `bytes` line by line; `None` where they are in one encoding.
pub(super) fn decode(bytes: &[u8]) -> Option<Decoded> {
    let lines = || bytes.split_inclusive(|byte| *byte == b'\n');
    let sure = lines().any(|line| {
        line.iter().filter(|byte| !byte.is_ascii()).count() >= SURE
            && std::str::from_utf8(line).is_ok_and(|text| resync::common_share(text, is_common) >= COMMON)
    });
    if !sure {
        return None;
    }
    let others: Vec<u8> = lines().filter(|line| !is_utf8(line)).flatten().copied().collect();
    if others.is_empty() {
        return None;
    }
    let encoding = chinese(&others);
    if resync::common_share(&resync::decode(&others, encoding), is_common) < COMMON {
        return None;
    }
    let (mut text, mut undecodable) = (String::with_capacity(bytes.len() * 5 / 4), 0);
    for line in lines() {
        let encoding = if is_utf8(line) { UTF_8 } else { encoding };
        let part = decode_as(line, encoding, true);
        text.push_str(&part.text);
        undecodable += part.undecodable;
    }
    Some(Decoded { text, encoding: name(encoding), undecodable, guessed: true })
}

/// Whether a line is UTF-8, perhaps damaged: bytes of GBK or Big5 seldom make two valid characters for one break.
fn is_utf8(line: &[u8]) -> bool {
    let (mut valid, mut broken) = (0usize, 0usize);
    for chunk in line.utf8_chunks() {
        valid += chunk.valid().bytes().filter(|byte| *byte >= 0xC2).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    valid >= 2 * broken
}

/// What a report line says of a file in UTF-8 and `other`: no label, so that it cannot be taken for a choice.
fn name(other: &'static Encoding) -> &'static str {
    if other == BIG5 { "UTF-8 + Big5" } else { "UTF-8 + gb18030" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::GB18030;

    const LINE: &str = "国务院总理在北京会见了来访的外宾，双方就经贸合作交换了意见。\n";

    #[test]
    fn each_line_is_read_in_its_own_encoding() {
        let gb = GB18030.encode(LINE).0.into_owned();
        let mut bytes = [LINE.as_bytes(), &gb, LINE.as_bytes(), b"ASCII\n", &gb].concat();
        let read = decode(&bytes).unwrap();
        assert_eq!(read.text, format!("{LINE}{LINE}{LINE}ASCII\n{LINE}"));
        assert_eq!((read.encoding, read.undecodable, read.guessed), ("UTF-8 + gb18030", 0, true));
        bytes.truncate(bytes.len() - 2);
        assert_eq!(decode(&bytes).unwrap().undecodable, 1);
        let old = "立法院院會昨日三讀通過長期照顧服務法修正案，明定家庭照顧者納入支持服務對象。\n";
        let read = decode(&[old.as_bytes(), &BIG5.encode(old).0].concat()).unwrap();
        assert_eq!((read.text.matches(old).count(), read.encoding), (2, "UTF-8 + Big5"));
    }

    #[test]
    fn a_file_in_one_encoding_is_none_of_these() {
        assert_eq!(decode(&GB18030.encode(&LINE.repeat(3)).0), None);
        let mut cut = LINE.repeat(3).into_bytes();
        cut.remove(40);
        assert_eq!(decode(&cut), None);
        assert_eq!(decode(&[LINE.as_bytes(), &[0x93, 0x80, 0xFF, 0x81, 0xFE, 0xFF]].concat()), None);
    }
}
