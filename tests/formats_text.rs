//! Text with marks in it, and the encodings of text.

use crate::common::formats::{one, report, reports, zip};
use encoding_rs::{BIG5, GB18030, GBK};
use wasm_bindgen_test::wasm_bindgen_test;
use wenmai::decode::{ProblemCode, WarningCode, decode};

#[wasm_bindgen_test(unsupported = test)]
fn markdown_states_title_date_and_source_and_loses_its_marks() {
    let text = "---\ntitle: 峰会召开\ndate: 2025-06-17\nsource: 新华社\n---\n# 中国—中亚峰会\n\n**国内联播快讯**<strong>：央视网消息</strong>见[这里](http://a.b)。\n\n* 一\n* 二\n";
    let document = one("20200101.md", text.as_bytes());
    assert_eq!((document.title.as_deref(), document.source.as_deref()), (Some("峰会召开"), Some("新华社")));
    assert_eq!(document.text.trim(), "中国—中亚峰会\n\n国内联播快讯：央视网消息见这里。\n\n一\n二");
    let date = report("20200101.md", text.as_bytes()).date.expect("a date");
    assert_eq!((date.start.as_str(), date.source.as_str()), ("2025-06-17", "front_matter"));
    assert_eq!(one("a.md", "# 题目\n正文".as_bytes()).title.as_deref(), Some("题目"));
}

#[wasm_bindgen_test(unsupported = test)]
fn rich_text_in_code_pages_and_in_numbers() {
    let gbk = |text: &str| GBK.encode(text).0.iter().map(|byte| format!("\\'{byte:02x}")).collect::<String>();
    let numbers =
        |text: &str| text.encode_utf16().map(|unit| format!("\\u{}?", unit as i16)).collect::<String>();
    let rtf = format!(
        "{{\\rtf1\\ansi\\ansicpg936\\deff0{{\\fonttbl{{\\f0\\fnil\\fcharset134 SimSun;}}{{\\f1\\fcharset0 Arial;}}{{\\f2\\fcharset136 MingLiU;}}}}\
         {{\\info{{\\title {}}}{{\\author x}}}}{{\\*\\generator Word;}}\\pard\\f0 {}\\par\r\n{}\\tab {{\\b 粗}}\\par{{\\f2 {}}}\\f1\
         {{\\footnote {}}}{{\\pict\\bin4 }}\\{{x\\}}\\par}} after",
        gbk("题目"),
        gbk("中国—中亚"),
        numbers("合作𠮷"),
        BIG5.encode("貿易").0.iter().map(|byte| format!("\\'{byte:02x}")).collect::<String>(),
        gbk("脚注"),
    );
    let mut bytes = GBK.encode(&rtf).0.into_owned();
    let at = bytes.windows(4).position(|four| four == b"bin4").unwrap();
    bytes.splice(at + 5..at + 5, [b'{', b'\\', 0, 0xFF]);
    let document = one("稿.rtf", &bytes);
    assert_eq!(document.title.as_deref(), Some("题目"));
    assert_eq!(document.encoding, "gb18030");
    assert_eq!(document.text, "中国—中亚\n合作𠮷\t粗\n貿易{x}\n脚注\n");
    assert_eq!(
        report("a.rtf", b"{\\rtf1\\ansi cut")
            .warnings
            .iter()
            .filter(|w| w.code == WarningCode::CutOff)
            .count(),
        1
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn gzip_and_zip_in_each_other_under_any_name() {
    use std::io::Write;
    let gz = |bytes: &[u8]| {
        let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        writer.write_all(bytes).unwrap();
        writer.finish().unwrap()
    };
    let csv = gz("正文\n中国同中亚合作。\n".as_bytes());
    let inner = zip(&[("a.csv.gz", &csv), ("b.txt", "合作共赢".as_bytes())]);
    let all = reports("drop.dat", &zip(&[("x.bin", &inner), ("b.txt", "一".as_bytes())]));
    let found: Vec<(&str, Option<&str>, u32)> =
        all.iter().map(|report| (report.path.as_str(), report.format.as_deref(), report.documents)).collect();
    assert_eq!(
        found,
        [
            ("drop.dat/b.txt", Some("text"), 1),
            ("drop.dat/x.bin/a.csv.gz/a.csv", Some("csv"), 1),
            ("drop.dat/x.bin/b.txt", Some("text"), 1)
        ]
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn entries_of_one_name_both_survive() {
    // The writer refuses a name that is there already, so the second is renamed afterwards.
    let mut bytes = zip(&[("a.txt", "第一篇".as_bytes()), ("b.txt", "第二篇".as_bytes())]);
    for at in 0..bytes.len() - 5 {
        if &bytes[at..at + 5] == b"b.txt" {
            bytes[at] = b'a';
        }
    }
    let all = reports("a.zip", &bytes);
    assert_eq!(
        all.iter().map(|report| (report.path.as_str(), report.characters)).collect::<Vec<_>>(),
        [("a.zip/a.txt", 3); 2]
    );
}

const SIMPLIFIED: &str = include_str!("../www/i18n/zh-CN.ts");
const TRADITIONAL: &str = include_str!("../www/i18n/zh-TW.ts");

/// The share of pieces of `length` characters that come back as they were, of a text written in `encoding`.
fn share(text: &str, encoding: &'static encoding_rs::Encoding, length: usize) -> f64 {
    let chinese = |c: &char| ('\u{4E00}'..='\u{9FFF}').contains(c) || "，。、：；「」".contains(*c);
    let written = |c: &char| !encoding.encode(c.encode_utf8(&mut [0; 4])).2;
    let characters: Vec<char> = text.chars().filter(chinese).filter(written).collect();
    let right = |piece: &&[char]| {
        let piece: String = piece.iter().collect();
        decode(encoding.encode(&piece).0.into_owned(), None).text == piece
    };
    let pieces = || characters.windows(length).step_by(3);
    pieces().filter(right).count() as f64 / pieces().count() as f64
}

#[wasm_bindgen_test(unsupported = test)]
fn short_files_in_gbk_and_big5() {
    for (name, text, encoding, least) in [
        ("simplified in GBK", SIMPLIFIED, GBK, [(2, 0.95), (4, 0.99), (12, 0.999), (40, 1.0)]),
        ("traditional in Big5", TRADITIONAL, BIG5, [(2, 0.95), (4, 0.99), (12, 0.999), (40, 1.0)]),
        ("traditional in GB18030", TRADITIONAL, GB18030, [(2, 0.9), (6, 0.91), (12, 0.96), (40, 0.99)]),
    ] {
        for (length, least) in least {
            let share = share(text, encoding, length);
            println!("{name}, pieces of {length:2} characters: {:.1} % right", share * 100.0);
            assert!(share >= least, "{name} {length}: {share}");
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn utf16_without_a_mark_in_both_orders() {
    for text in [
        format!("{SIMPLIFIED}。"),
        format!("标题\r\n{SIMPLIFIED}，完。"),
        "Plain English text, no mark.".to_owned(),
    ] {
        for big in [false, true] {
            let bytes: Vec<u8> = text
                .encode_utf16()
                .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
                .collect();
            let decoded = decode(bytes.clone(), None);
            let name = if big { "UTF-16BE" } else { "UTF-16LE" };
            assert_eq!((decoded.encoding, &decoded.text, decoded.undecodable), (name, &text, 0));
            // A byte too many is damage.
            let decoded = decode([bytes.as_slice(), b"x"].concat(), None);
            assert_eq!((decoded.encoding, decoded.undecodable > 0), (name, true), "{:?}", decoded.text);
            assert!(decoded.text.starts_with(&text));
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn unknown_formats_say_what_to_do() {
    for (path, bytes, advice) in [
        ("a.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), "docx"),
        ("a.xlsx", b"PK\x03\x04\x14\0\0\0", "csv"),
        ("a.rar", b"Rar!\x1A\x07\0", "unpack"),
    ] {
        let problem = report(path, bytes).problem.expect("a problem");
        assert_eq!(problem.code, ProblemCode::Unsupported, "{path}");
        assert!(problem.detail.contains(advice), "{}", problem.detail);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn small_damage_costs_a_text_no_more_than_the_damage() {
    let line = "应哈萨克斯坦总统托卡耶夫邀请，代表团昨日抵达，出席峰会并发表讲话。";
    let mut gbk = GB18030.encode(&line.repeat(3)).0.into_owned();
    gbk.splice(40..40, [0, 0]);
    let damaged = report("a.txt", &gbk);
    assert_eq!((damaged.documents, damaged.encoding.as_deref()), (1, Some("gb18030")));
    let mixed = [line.repeat(6).as_bytes(), &*GB18030.encode(line).0].concat();
    let mixed = report("b.txt", &mixed);
    assert_eq!((mixed.documents, mixed.encoding.as_deref()), (1, Some("UTF-8")));
    assert!(
        mixed.warnings.iter().any(|warning| warning.code == WarningCode::Undecodable),
        "{:?}",
        mixed.warnings
    );
    let noise: Vec<u8> = (0..4000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    assert_eq!(report("c.txt", &noise).problem.map(|problem| problem.code), Some(ProblemCode::Binary));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_file_in_two_encodings_is_read_and_reported_as_such() {
    let line = "国务院总理在北京会见了来访的外宾，双方就经贸合作交换了意见。\n";
    let bytes = [line.as_bytes(), &GBK.encode(line).0, line.as_bytes()].concat();
    let report = report("a.txt", &bytes);
    assert_eq!(report.encoding.as_deref(), Some("UTF-8 + gb18030"));
    assert!(report.warnings.iter().all(|warning| warning.code != WarningCode::Undecodable));
    let damaged = [&bytes[..], &GBK.encode(line).0[..20], b"\xFF", &GBK.encode(line).0[20..]].concat();
    let report = self::report("a.txt", &damaged);
    let lost = report.warnings.iter().find(|warning| warning.code == WarningCode::Undecodable);
    assert_eq!((report.encoding.as_deref(), lost.map(|w| w.count)), (Some("UTF-8 + gb18030"), Some(1)));
    assert_eq!(report.characters, 4 * line.chars().count() as u32 + 1);
}
