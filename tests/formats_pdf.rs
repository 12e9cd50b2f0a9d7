//! PDF files: the characters of their glyphs, the order in which columns are read, and what cannot be read. The files of
//! `tests/data/pdf` are written by `scripts/pdfs.py`.
#![cfg(not(target_arch = "wasm32"))]

use std::io::Write;
use std::time::{Duration, Instant};

use wenmai::articles::{Kind, Switches, clean, structure};
use wenmai::decode::{Content, ProblemCode, RawDocument, Reading, WarningCode, format_of};

const FIRST: &str = "春风拂过江面，江北新城的第一批住户昨天拿到了钥匙。这座规划了八年的新城，如今有了学校、医院和公园，也有了第一家菜市场。住户张阿姨说，过去从老城到这里要坐一个小时的轮渡，现在地铁只要十五分钟。";
const SECOND: &str = "据江北区住建局介绍，首批交付的住房共有一千二百套，其中三成是保障性租赁住房。到今年年底，还将有两所小学和一家社区医院投入使用，新城的常住人口预计超过三万人。";
const DATELINE: &str = "本报江北3月5日电（记者 王小明 李红）";

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/data/pdf/{name}", env!("CARGO_MANIFEST_DIR"))).expect("a test file")
}

fn open(bytes: Vec<u8>) -> Result<RawDocument, ProblemCode> {
    match format_of("a.pdf", &bytes).open("a.pdf", bytes, &Reading::default()) {
        Ok(Content::Documents(mut documents, _)) => Ok(documents.remove(0)),
        Ok(Content::Files(_)) => unreachable!("a PDF is no archive"),
        Err(problem) => Err(problem.code),
    }
}

fn document(name: &str) -> RawDocument {
    open(bytes(name)).unwrap_or_else(|code| panic!("{name}: {code:?}"))
}

/// What is counted: the text of a file, cleaned.
fn counted(name: &str) -> String {
    clean(&document(name).text, &Switches::default()).text
}

#[test]
fn every_way_of_saying_what_a_glyph_is_gives_the_same_text() {
    let plain = |text: &str| text.replace(['─', '—'], "").replace(char::is_whitespace, "");
    for name in [
        "unigb-ucs2.pdf",
        "gbk-euc.pdf",
        "gb-euc.pdf",
        "gbk2k.pdf",
        "identity-tounicode.pdf",
        "scan-with-text.pdf",
    ] {
        let text = counted(name);
        let whole = plain(&text);
        assert!(whole.starts_with("河畔新城迎来首批住户来自江北工地的报告本报江北"), "{name}: {text}");
        // Two columns, read one after the other, and every sentence whole.
        assert!(whole.contains(&plain(&format!("{DATELINE}{FIRST}"))), "{name}: {text}");
        assert!(text.contains(SECOND), "{name}: {text}");
        assert_eq!(document(name).undecodable, 0, "{name}");
    }
    let traditional = counted("eten-b5.pdf");
    assert!(traditional.contains("河畔新城迎來首批住"), "{traditional}");
}

#[test]
fn lines_and_paragraphs_stand_as_on_the_page() {
    let text = document("unigb-ucs2.pdf").text;
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "河畔新城迎来首批住户");
    assert_eq!(lines[2], "——来自江北工地的报告");
    assert!(lines[4].starts_with("\u{3000}\u{3000}本报江北3月5日电（记者 王小明"), "{text}");
    assert!(lines.iter().any(|line| line.starts_with("\u{3000}\u{3000}据江北区")), "{text}");
}

#[test]
fn articles_side_by_side_are_read_one_after_the_other() {
    let text = counted("three-articles.pdf");
    let places: Vec<usize> = [
        "江北日报",
        "地铁三号线今日开通",
        "全长二十三公里",
        "终于等到了家门口的地铁",
        "菜市场周末开张",
        "首月免收租金，市民可以坐公交直达",
        "图书馆延长开放",
        "读者凭身份证就能进馆",
        "责任编辑",
    ]
    .iter()
    .map(|wanted| text.find(wanted).unwrap_or_else(|| panic!("{wanted} in {text}")))
    .collect();
    assert!(places.is_sorted(), "{text}");
    let titles: Vec<String> = structure(&document("three-articles.pdf").text)
        .iter()
        .filter(|element| element.kind == Kind::Title)
        .map(|element| element.span.of(&document("three-articles.pdf").text).to_owned())
        .collect();
    assert!(
        ["地铁三号线今日开通", "菜市场周末开张", "图书馆延长开放"]
            .iter()
            .all(|title| titles.iter().any(|found| found == title)),
        "{titles:?}"
    );
}

#[test]
fn a_headline_rules_over_what_stands_below_it() {
    let text = counted("broadsheet.pdf");
    let places: Vec<usize> = [
        "2024年3月6日",
        "第3版",
        "新城更宜居",
        FIRST,
        SECOND,
        "会议要求，今年的重点项目要实行清单管理",
        "让群众早日受益。",
        "地铁客流破百万",
        "高峰时段平均每四分钟一班。",
        "乘客候车",
        "集团负责人介绍",
        "让出行更加方便。",
        "菜市场飘书香",
        "江北菜市场的二楼",
        "常常上楼坐一坐。",
        "责任编辑",
    ]
    .iter()
    .map(|wanted| text.find(wanted).unwrap_or_else(|| panic!("{wanted} in {text}")))
    .collect();
    assert!(places.is_sorted(), "{text}");
}

#[test]
fn vertical_and_turned_text_is_read_along_its_lines() {
    let vertical = counted("vertical.pdf").replace(char::is_whitespace, "");
    assert_eq!(vertical, FIRST);
    let turned = counted("rotated.pdf").replace(char::is_whitespace, "");
    assert!(turned.contains(&format!("{DATELINE}{FIRST}{SECOND}").replace(' ', "")), "{turned}");
}

#[test]
fn running_heads_are_no_text_and_sentences_run_over_the_page() {
    let source = document("running-heads.pdf").text;
    assert_eq!(source.matches("江北文集").count(), 3);
    let clean = clean(&source, &Switches::default());
    assert_eq!(clean.text.matches("江北文集").count(), 1, "{}", clean.text);
    assert!(clean.text.contains(&format!("{FIRST}{SECOND}")), "{}", clean.text);
    assert_eq!(clean.done.running, 5);
    let kept = wenmai::articles::clean(&source, &Switches { running: false, ..Switches::default() });
    assert_eq!(kept.text.matches("江北文集").count(), 3);
}

#[test]
fn latin_text_has_its_spaces_ligatures_and_accents() {
    let text = counted("latin.pdf");
    assert!(text.contains("The first café"), "{text}");
    assert_eq!(text.matches("The first").count(), 1, "{text}");
    assert!(text.contains("Built by the river, it opened on Monday “at last”."), "{text}");
}

#[test]
fn a_title_is_taken_from_the_metadata_and_a_date_never() {
    let stated = document("identity-tounicode.pdf");
    assert_eq!(stated.title.as_deref(), Some("河畔新城迎来首批住户"));
    assert_eq!(stated.date, None);
    assert_eq!(document("unigb-ucs2.pdf").title, None);
}

#[test]
fn files_of_other_programs_are_read() {
    for name in ["reportlab.pdf", "owner-password.pdf", "chromium.pdf"] {
        let text = counted(name);
        assert!(text.contains(FIRST) && text.contains(SECOND), "{name}: {text}");
    }
    let chromium = counted("chromium.pdf");
    assert_eq!(chromium.matches("第一批住户").count(), 6, "{chromium}");
    assert_eq!(chromium.matches(SECOND).count(), 6, "{chromium}");
    assert_eq!(chromium.matches("江北日报").count(), 1, "{chromium}");
}

#[test]
fn what_cannot_be_read_says_why() {
    for (name, code) in [
        ("scan.pdf", ProblemCode::NoText),
        ("no-characters.pdf", ProblemCode::NoText),
        ("password.pdf", ProblemCode::Protected),
        ("nothing-but-a-mark.pdf", ProblemCode::Damaged),
        ("tree-in-itself.pdf", ProblemCode::Damaged),
    ] {
        assert_eq!(open(bytes(name)).err(), Some(code), "{name}");
    }
    let scan = format_of("a.pdf", &bytes("scan.pdf")).open("a.pdf", bytes("scan.pdf"), &Reading::default());
    assert!(scan.is_err_and(|problem| problem.detail.contains("a scan")));
}

#[test]
fn damage_costs_no_more_than_what_is_damaged() {
    assert!(
        counted("cut-off.pdf").contains("春风拂过江面"),
        "the index at the end is missing, the objects are there"
    );
    let whole = bytes("chromium.pdf");
    for cut in (0..whole.len()).step_by(whole.len() / 24) {
        let _ = open(whole[..cut].to_vec());
        let mut changed = whole.clone();
        changed[cut] ^= 0x55;
        let _ = open(changed);
    }
}

/// A page whose content is `packed`.
fn page_of(packed: &[u8], filter: &str) -> Vec<u8> {
    let mut pdf =
        format!("%PDF-1.4\n1 0 obj\n<< /Length {} /Filter {filter} >>\nstream\n", packed.len()).into_bytes();
    pdf.extend_from_slice(packed);
    pdf.extend_from_slice(
        b"\nendstream\nendobj\n2 0 obj\n<< /Type /Page /Parent 3 0 R /MediaBox [0 0 420 760] /Contents 1 0 R >>\nendobj\n\
        3 0 obj\n<< /Type /Pages /Count 1 /Kids [2 0 R] >>\nendobj\n4 0 obj\n<< /Type /Catalog /Pages 3 0 R >>\nendobj\n\
        trailer\n<< /Root 4 0 R >>\n",
    );
    pdf
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(bytes).expect("memory");
    packer.finish().expect("memory")
}

#[test]
fn a_bomb_and_a_form_that_draws_itself_cost_little() {
    let start = Instant::now();
    let bomb = deflated(&vec![b' '; 300 << 20]);
    let began = Instant::now();
    assert_eq!(open(page_of(&bomb, "/FlateDecode")).err(), Some(ProblemCode::ArchiveBomb));
    // Packed twice, so that the first look sees little.
    let twice = deflated(&bomb);
    assert!(open(page_of(&twice, "[/FlateDecode /FlateDecode]")).is_err());
    assert!(began.elapsed() < Duration::from_secs(10), "{:?}", began.elapsed());
    let text = document("form-in-itself.pdf").text;
    assert!(text.contains("正文"));
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
}

#[test]
fn a_page_of_many_pictures_without_text_is_counted() {
    // Two pages, one with text and one without, are a document with a warning.
    let document = document("scan-with-text.pdf");
    assert!(document.warnings.iter().all(|warning| warning.code != WarningCode::PagesWithoutText));
    assert_eq!(document.encoding, "PDF");
}
