//! Text in a two-byte encoding in which bytes are missing or damaged.
//!
//! A lead byte that lost its partner takes the next character's first byte for it, and so on to the next ASCII byte: the
//! standard decoders return a line of other, rarer characters. Here such a line is cut into the cheapest row of
//! characters and lost bytes (a shortest path from its first byte to its last): common characters cost nothing, rare ones
//! a little, a lost byte as much as several rare characters. Time is linear.

use std::sync::OnceLock;

use encoding_rs::{BIG5, Encoding, GB18030, GBK};

/// What one lost byte costs. A line read one byte out of step costs more from about six characters on.
const LOST: u32 = 20;
/// What two lost bytes cost that were one character.
const LOST_PAIR: u32 = 24;
/// The most frequent characters of Chinese, in both forms. Bytes read one out of step seldom make one of them, while nearly
/// half of what is written consists of them.
const FREQUENT: &str = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近千周委素技备半办青省列习响约支般史感劳便团往历市克何除消构府称太准精值号率族维划选标写存候亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属包火住调满县局照参红细引听该铁价严\
國這為個時們對會發動過說產種麼條沒結問間與關重線數質氣員總長頭資邊級圖統較將組見計別論運農幾區強決戰則據處隊門規熱領東導壓爭濟階術極聯認權證轉單風帶場車務萬達積議聲報類離華確張馬節話況溫傳許廣記團歷稱準號維劃選標寫親養層專狀廠識適屬調滿縣參紅細聽該鐵價嚴學經實體應開還來後電點從業兩機當";

/// The last step of a way over a lost byte, and over two.
const BYTE: u8 = 0;
const PAIR: u8 = 3;
/// Lines of more bytes are decoded as they stand, so that memory is bounded.
const LONGEST: usize = 4 << 20;

/// Whether damage in `encoding` can shift what follows it.
pub(super) fn applies(encoding: &'static Encoding) -> bool {
    encoding == GB18030 || encoding == GBK || encoding == BIG5
}

/// Decodes `bytes`, U+FFFD for every byte without meaning. Lines without damage are decoded as the standard says.
pub(super) fn decode(bytes: &[u8], encoding: &'static Encoding) -> String {
    let mut text = String::with_capacity(bytes.len() * 3 / 2);
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let (plain, damaged) = encoding.decode_without_bom_handling(line);
        if damaged && line.len() <= LONGEST {
            aligned(line, encoding, &mut text);
        } else {
            text.push_str(&plain);
        }
    }
    text
}

/// Writes the cheapest reading of `line` to `text`.
fn aligned(line: &[u8], encoding: &'static Encoding, text: &mut String) {
    // The cost of the cheapest way to each byte and the length of its last step, or what it is over.
    let mut ways = vec![(u32::MAX, 0u8); line.len() + 1];
    ways[0] = (0, 0);
    for at in 0..line.len() {
        let (so_far, _) = ways[at];
        if so_far == u32::MAX {
            continue;
        }
        let mut step = |length: usize, mark: u8, cost: u32| {
            let way = &mut ways[at + length];
            if so_far + cost < way.0 {
                *way = (so_far + cost, mark);
            }
        };
        if line[at] < 0x80 {
            step(1, 1, 0);
            continue;
        }
        step(1, BYTE, LOST);
        if line.get(at + 1).is_some_and(|byte| *byte >= 0x80) {
            step(2, PAIR, LOST_PAIR);
        }
        for length in [2, 4] {
            let Some(unit) = line.get(at..at + length) else { continue };
            if let Some(cost) = cost(unit, encoding) {
                step(length, length as u8, cost);
            }
        }
    }
    let mut steps = Vec::with_capacity(line.len() / 2);
    let mut at = line.len();
    while at > 0 {
        let mark = ways[at].1;
        at -= if mark == PAIR { 2 } else { usize::from(mark.max(1)) };
        steps.push((at, mark));
    }
    for (at, mark) in steps.into_iter().rev() {
        match mark {
            BYTE | PAIR => text.push('\u{FFFD}'),
            1 => text.push(char::from(line[at])),
            length => {
                let unit = &line[at..at + usize::from(length)];
                text.push_str(&encoding.decode_without_bom_handling(unit).0);
            }
        }
    }
}

/// What the character that `unit` is costs, `None` when it is none: nothing for frequent ones and marks, little for those
/// of the first table of GB 2312 or Big5, more for the rest.
fn cost(unit: &[u8], encoding: &'static Encoding) -> Option<u32> {
    let (lead, trail) = (unit[0], unit[1]);
    let whole = encoding.decode_without_bom_handling_and_without_replacement(unit)?;
    let mut chars = whole.chars();
    let (Some(c), None) = (chars.next(), chars.next()) else { return None };
    if is_frequent(c) {
        return Some(0);
    }
    // Private characters are holes of the table.
    if matches!(c, '\u{E000}'..='\u{F8FF}') {
        return Some(LOST);
    }
    let (mark, common, rare) = if encoding == BIG5 {
        (lead == 0xA1, matches!(lead, 0xA4..=0xC6), matches!(lead, 0xC9..=0xF9))
    } else {
        let table = trail >= 0xA1;
        let mark = table && matches!(lead, 0xA1 | 0xA3);
        (mark, table && matches!(lead, 0xB0..=0xD7), matches!(lead, 0x81..=0xA0 | 0xA2 | 0xAA..=0xFD))
    };
    Some(match (mark, common, rare) {
        (true, ..) => 0,
        (_, true, _) => 2,
        (.., true) => 5,
        _ => 8,
    })
}

/// Whether a character is in [`FREQUENT`].
fn is_frequent(c: char) -> bool {
    static SORTED: OnceLock<Vec<char>> = OnceLock::new();
    let sorted = SORTED.get_or_init(|| {
        let mut all: Vec<char> = FREQUENT.chars().collect();
        all.sort_unstable();
        all
    });
    sorted.binary_search(&c).is_ok()
}

/// The share, in hundredths, of common characters among those of `text` that are not ASCII.
pub(super) fn common_share(text: &str, is_common: fn(char) -> bool) -> usize {
    let wide = text.chars().filter(|c| !c.is_ascii());
    let (mut all, mut good) = (0, 0);
    for c in wide.take(1 << 16) {
        all += 1;
        good += usize::from(
            is_common(c)
                || matches!(c, '\u{3000}'..='\u{3011}' | '\u{FF01}'..='\u{FF5E}'
            | '“' | '”' | '‘' | '’' | '—' | '…' | '·'),
        );
    }
    good * 100 / usize::max(all, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = "国务院总理在北京会见了来访的外宾，双方就经贸合作交换了意见。\n";

    #[test]
    fn one_damaged_byte_costs_one_character_or_two() {
        for (text, encoding) in [
            (LINE, GB18030),
            ("立法院院會昨日三讀通過長期照顧服務法修正案，明定家庭照顧者納入支持服務對象。\n", BIG5),
            ("立法院院會昨日三讀通過長期照顧服務法修正案，明定家庭照顧者納入支持服務對象。\n", GB18030),
        ] {
            let whole = encoding.encode(text).0.into_owned();
            for at in 0..whole.len() - 1 {
                let mut missing = whole.clone();
                missing.remove(at);
                let mut broken = whole.clone();
                broken[at] = 0xFF;
                for bytes in [missing, broken] {
                    // Half of Big5's second bytes are ASCII, where it finds its step again, sometimes without a byte left over.
                    if encoding == BIG5 && !encoding.decode(&bytes).2 {
                        continue;
                    }
                    let read = decode(&bytes, encoding);
                    let kept = text.chars().rev().zip(read.chars().rev()).take_while(|(a, b)| a == b).count()
                        + text.chars().zip(read.chars()).take_while(|(a, b)| a == b).count();
                    assert!(kept + 4 >= text.chars().count(), "{at}: {read}");
                    assert!(read.contains('\u{FFFD}') || kept + 2 >= text.chars().count(), "{at}: {read}");
                }
            }
        }
    }

    #[test]
    fn text_without_damage_is_what_the_standard_says() {
        let bytes = GB18030.encode(LINE).0;
        assert_eq!(decode(&bytes, GB18030), LINE);
        assert_eq!(decode(b"", GB18030), "");
    }
}
