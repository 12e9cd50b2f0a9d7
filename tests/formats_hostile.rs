//! Files made to do harm, or broken in every way: each ends in a message or an honest result, soon.

use std::io::Write;

#[cfg(not(target_arch = "wasm32"))]
use crate::common::formats::documents;
use crate::common::formats::{one, report, reports, zip};
use proptest::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use wenmai::decode::{
    Content, FORMATS, ProblemCode, RawDocument, Reading, Unpacker, WarningCode, format_of, preview,
};

/// Marks within marks.
const LARGE: usize = 200_000;

fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(bytes).unwrap();
    writer.finish().unwrap()
}

fn problem(path: &str, bytes: &[u8]) -> Option<(ProblemCode, String)> {
    let all = reports(path, bytes);
    all.into_iter().find_map(|report| report.problem).map(|problem| (problem.code, problem.detail))
}

fn xml_document(body: &str) -> Vec<u8> {
    zip(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", body.as_bytes())])
}

#[wasm_bindgen_test(unsupported = test)]
fn bombs_are_refused_by_ratio_with_a_message_that_says_what_to_do() {
    let zeros = vec![b'0'; 80 << 20];
    for (path, bytes) in [("a.zip", zip(&[("x.txt", b"x"), ("bomb.txt", &zeros)])), ("a.txt.gz", gz(&zeros))]
    {
        let (code, detail) = problem(path, &bytes).expect("refused");
        assert_eq!(code, ProblemCode::ArchiveBomb, "{path}");
        assert!(detail.contains("unpacks to more than") && detail.contains("unpack it yourself"), "{detail}");
    }
    let document = zip(&[("[Content_Types].xml", b""), ("word/document.xml", &zeros)]);
    assert_eq!(problem("a.docx", &document).map(|(code, _)| code), Some(ProblemCode::ArchiveBomb));
}

#[wasm_bindgen_test(unsupported = test)]
fn bombs_are_refused_by_their_total() {
    // Forty entries that share the same packed bytes, as a zip file may claim: each is modest, together they are not.
    let megabytes = vec![b'0'; 2 << 20];
    let files: Vec<(String, &[u8])> =
        (0..40).map(|at| (format!("{at:02}.txt"), megabytes.as_slice())).collect();
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    let mut unpacker = Unpacker::open("a.zip", zip(&[&[("00.txt", b"x".as_slice())], &files[1..]].concat()))
        .unwrap()
        .ok()
        .unwrap();
    let mut total = 0;
    let refused = std::iter::from_fn(|| unpacker.next_file()).find_map(|entry| match entry.bytes {
        Ok(bytes) => {
            total += bytes.len();
            None
        }
        Err(problem) => Some(problem.code),
    });
    assert_eq!(refused, Some(ProblemCode::ArchiveBomb));
    assert!(total <= 64 << 20, "{total}");
}

/// The directory of an archive of `entries` empty files, of which none is there.
fn directory(entries: usize) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(entries * 52 + 200);
    let local = |bytes: &mut Vec<u8>| {
        bytes.extend(b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0");
        bytes.extend([0; 12]);
        bytes.extend([1, 0, 0, 0, b'a']);
    };
    local(&mut bytes);
    let start = bytes.len() as u64;
    for _ in 0..entries {
        bytes.extend(b"PK\x01\x02\x14\0\x14\0\0\0\0\0\0\0\0\0");
        bytes.extend([0; 12]);
        bytes.extend([1, 0]);
        bytes.extend([0; 16]);
        bytes.push(b'a');
    }
    let (size, end) = (bytes.len() as u64 - start, bytes.len() as u64);
    bytes.extend(b"PK\x06\x06");
    bytes.extend(44u64.to_le_bytes());
    bytes.extend([45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    for number in [entries as u64, entries as u64, size, start] {
        bytes.extend(number.to_le_bytes());
    }
    bytes.extend(b"PK\x06\x07\0\0\0\0");
    bytes.extend(end.to_le_bytes());
    bytes.extend(1u32.to_le_bytes());
    bytes.extend(b"PK\x05\x06\0\0\0\0\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\0\0");
    bytes
}

#[wasm_bindgen_test(unsupported = test)]
fn a_million_entries_are_refused_at_once() {
    let (code, detail) = problem("a.zip", &directory(1_000_000)).expect("refused");
    assert_eq!(
        (code, detail.contains("more than 500000 files")),
        (ProblemCode::ArchiveBomb, true),
        "{detail}"
    );
    // The same directory with few entries is in order, so it is the number that was refused.
    assert_eq!(reports("a.zip", &directory(3)).len(), 3);
}

#[wasm_bindgen_test(unsupported = test)]
fn archives_fifty_deep_are_refused() {
    let mut bytes = zip(&[("x.txt", b"x")]);
    for _ in 0..50 {
        bytes = gz(&zip(&[("n.gz", &bytes)]));
    }
    let (code, detail) = problem("a.gz", &bytes).expect("refused");
    assert_eq!(code, ProblemCode::ArchiveBomb);
    assert!(detail.contains("archives in each other"), "{detail}");
}

#[wasm_bindgen_test(unsupported = test)]
fn names_of_entries_lead_nowhere() {
    let text = "合作共赢".as_bytes();
    let names =
        ["../../etc/passwd.txt", "/root/a.txt", "C:\\Windows\\b.txt", "x\u{202E}txt.exe", "c\0\u{1B}[2J.txt"];
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (*name, text)).collect();
    let mut found: Vec<String> =
        reports("a.zip", &zip(&files)).into_iter().map(|report| report.path).collect();
    found.sort();
    assert_eq!(
        found,
        [
            "a.zip/Windows/b.txt",
            "a.zip/c[2J.txt",
            "a.zip/etc/passwd.txt",
            "a.zip/root/a.txt",
            "a.zip/xtxt.exe"
        ]
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn entities_of_xml_neither_grow_nor_reach_out() {
    let lol = (1..20).map(|at| format!("<!ENTITY l{at} \"&l{};&l{};\">", at - 1, at - 1)).collect::<String>();
    let body = |text: &str| {
        format!("<w:document><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>")
    };
    let bomb = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY l0 \"哈\">{lol}<!ENTITY f SYSTEM \"file:///etc/passwd\">]>{}",
        body("前&l19;&f;&amp;后")
    );
    assert_eq!(one("a.docx", &xml_document(&bomb)).text.trim(), "前&后");
    let odt = bomb.replace("w:t>", "text:span>").replace("w:p>", "text:p>");
    let odt =
        zip(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", odt.as_bytes())]);
    assert_eq!(one("a.odt", &odt).text.trim(), "前&后");
    let page = "<!DOCTYPE html [<!ENTITY l0 \"哈\">]><html><p>前&l0;后</p></html>";
    let book = zip(&[
        ("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", b"<rootfile full-path='c.opf'/>"),
        ("c.opf", b"<p><item id='a' href='../../a.xhtml' media-type='application/xhtml+xml'/><itemref idref='a'/></p>"),
        ("a.xhtml", page.as_bytes()),
    ]);
    assert!(one("a.epub", &book).text.contains("前&l0;后"));
}

#[wasm_bindgen_test(unsupported = test)]
fn depth_costs_no_stack() {
    let deep = 100_000;
    let xml = format!("<w:document>{}<w:p><w:t>底</w:t></w:p>", "<w:x>".repeat(deep));
    assert_eq!(one("a.docx", &xml_document(&xml)).text.trim(), "底");
    let closed = format!("{xml}{}</w:document>", "</w:x>".repeat(deep));
    assert_eq!(one("a.docx", &xml_document(&closed)).text.trim(), "底");
    let page =
        |tag: &str, times: usize| one("a.html", format!("<html>{}底", tag.repeat(times)).as_bytes()).text;
    assert!(page("<div>", 1_000_000).contains('底'));
    for tag in ["<nav>", "<b>", "<table><tr><td>", "<a href=x>", "<article>", "<svg>", "<p hidden>"] {
        assert!(page(tag, 50_000).contains('底'), "{tag}");
    }
    let rtf = format!("{{\\rtf1 {}底{}}}", "{\\b ".repeat(LARGE), "}".repeat(LARGE));
    assert!(!one("a.rtf", rtf.as_bytes()).text.is_empty());
    let json = format!("{}\n{{\"text\": \"好\"}}\n", "[".repeat(LARGE));
    let report = report("a.jsonl", json.as_bytes());
    assert_eq!(
        (
            report.documents,
            report.warnings.iter().find(|w| w.code == WarningCode::BrokenRows).map(|w| w.rows.clone())
        ),
        (1, Some(vec![1]))
    );
    let markdown = ">".repeat(LARGE) + &"[".repeat(LARGE) + &"*".repeat(LARGE) + "底";
    assert!(one("a.md", markdown.as_bytes()).text.contains('底'));
}

/// Inputs in which a careless reader looks for an end again and again.
#[cfg(not(target_arch = "wasm32"))]
fn tiresome(unit: &str, bytes: usize) -> String {
    unit.repeat(bytes / unit.len())
}

#[cfg(not(target_arch = "wasm32"))]
#[test]
fn time_grows_no_faster_than_the_file() {
    let units = [
        ("a.csv", "\"a,\n"),
        ("a.csv", "x,\"\"\"y\n"),
        ("a.csv", ",\""),
        ("a.csv", "\"\\\"\n"),
        ("a.csv", "a,b\n\"c\n"),
        ("a.json", "[{\"a\":"),
        ("a.json", "{\"a\":[{"),
        ("a.jsonl", "{\"a\":1}\n{\"b\n"),
        ("a.json", "[{\"a\":1},"),
        ("a.md", "[a]("),
        ("a.md", "**a"),
        ("a.md", "`a``"),
        ("a.md", "[[a]("),
        ("a.md", "<a "),
        ("a.md", "*a_ "),
        ("a.md", "> - "),
        ("a.html", "<a b=c "),
        ("a.html", "<p><nav>"),
        ("a.html", "&lt"),
        ("a.html", "<!--"),
        ("a.html", "<script>"),
        ("a.html", "<a><li>x"),
        ("a.rtf", "{\\rtf1\\u20013 "),
        ("a.rtf", "{\\rtf\\'d6{\\f1"),
    ];
    for (path, unit) in units {
        let time = |bytes: usize| {
            let text = tiresome(unit, bytes);
            let text = if path.ends_with("html") { format!("<html>{text}") } else { text };
            (0..2)
                .map(|_| {
                    let start = std::time::Instant::now();
                    let _ = documents(path, text.as_bytes(), &Reading::default());
                    start.elapsed().as_secs_f64()
                })
                .fold(f64::MAX, f64::min)
        };
        let (small, large) = (time(1 << 16), time(1 << 19));
        // Eight times the bytes: quadratic readers need 64 times as long. Very short times are all noise.
        assert!(large < 0.1 || large < small * 40.0, "{path} {unit:?}: {small} s, then {large} s");
    }
}

/// A small good file of every format, with its name.
fn good() -> Vec<(&'static str, Vec<u8>)> {
    let word = "<w:document><w:body><w:p><w:r><w:t>中国同中亚合作</w:t></w:r></w:p></w:body></w:document>";
    let odt = "<office:text><text:p>中国同中亚合作</text:p></office:text>";
    let list = "<p><dc:title>书</dc:title><item id='a' href='a.xhtml' media-type='application/xhtml+xml'/><itemref idref='a'/></p>";
    vec![
        ("a.txt", "中国同中亚合作".into()),
        ("a.md", "---\ntitle: 题\n---\n# 题\n**中国**同[中亚](x)合作 <b>x</b>".into()),
        ("a.html", "<html><title>题</title><p>中国&amp;中亚<br>合作</p></html>".into()),
        ("a.csv", "标题,正文\n一,\"中国\"\"同\"\n二,合作\n".into()),
        ("a.jsonl", "{\"text\": \"中国\"}\n{\"text\": \"合作\", \"date\": \"2025\"}\n".into()),
        ("a.json", "[{\"text\": \"中国\"}, {\"text\": \"合作\"}]".into()),
        ("a.rtf", "{\\rtf1\\ansicpg936 \\'d6\\'d0\\u22269?{\\b x}\\par}".into()),
        ("a.docx", xml_document(word)),
        (
            "a.odt",
            zip(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", odt.as_bytes())]),
        ),
        (
            "a.epub",
            zip(&[
                ("mimetype", b"application/epub+zip"),
                ("META-INF/container.xml", b"<rootfile full-path='c.opf'/>"),
                ("c.opf", list.as_bytes()),
                ("a.xhtml", "<html><p>中国同中亚合作</p></html>".as_bytes()),
            ]),
        ),
        ("a.zip", zip(&[("a.txt", "中国".as_bytes()), ("b.csv", "正文\n合作".as_bytes())])),
        ("a.txt.gz", gz("中国同中亚合作".as_bytes())),
    ]
}

/// Opens a file as a session does, archives included, and asks nothing of the outcome but that there is one.
fn open(path: &str, bytes: Vec<u8>) -> Vec<RawDocument> {
    let mut found = Vec::new();
    let mut read = |path: &str, bytes: Vec<u8>| {
        let _ = preview(path, bytes.clone(), &Reading::default());
        if let Ok(Content::Documents(documents, _)) =
            format_of(path, &bytes).open(path, bytes, &Reading::default())
        {
            found.extend(documents);
        }
    };
    match Unpacker::open(path, bytes) {
        Ok(Ok(mut unpacker)) => {
            while let Some(entry) = unpacker.next_file() {
                if let Ok(bytes) = entry.bytes {
                    read(&entry.path, bytes);
                }
            }
        }
        Ok(Err(bytes)) => read(path, bytes),
        Err(_) => {}
    }
    found
}

#[wasm_bindgen_test(unsupported = test)]
fn every_file_cut_off_anywhere_ends_in_a_message_or_an_honest_part() {
    for (path, bytes) in good() {
        assert!(!open(path, bytes.clone()).is_empty(), "{path}");
        for end in 0..bytes.len() {
            open(path, bytes[..end].to_vec());
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn every_format_is_tried_by_these_tests() {
    let tried: Vec<&str> = good().iter().map(|(path, bytes)| format_of(path, bytes).name()).collect();
    // PDF files have a reader of their own, which `tests/formats_pdf.rs` cuts, bends and bombs.
    let elsewhere = ["unsupported", "pdf"];
    for format in FORMATS {
        assert!(tried.contains(&format.name()) || elsewhere.contains(&format.name()), "{}", format.name());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn no_reader_panics_on_arbitrary_bytes(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        for (path, _) in good() {
            open(path, bytes.clone());
        }
    }

    #[test]
    fn no_reader_panics_on_damaged_files(
        which in 0usize..12,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        doubled in any::<prop::sample::Index>(),
    ) {
        let (path, mut bytes) = good().swap_remove(which);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let at = doubled.index(bytes.len());
        bytes.extend_from_within(at..);
        open(path, bytes);
    }

    #[test]
    fn no_text_reader_panics_on_its_own_marks(which in 1usize..7, marks in "[\\[\\]{}()<>\"'\\\\,;:|#*_`~!&/=\\n\\r\\t a中é0-]{0,200}") {
        let (path, mut bytes) = good().swap_remove(which);
        bytes.extend_from_slice(marks.as_bytes());
        open(path, bytes);
        open(path, marks.into_bytes());
    }
}
