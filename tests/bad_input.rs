//! Files that nobody prepared: each ends in a clear problem or an honest result, and the good files stay.

use std::io::Write;

use crate::common::{Corpus, SEEDS, dictionary};
use wasm_bindgen_test::wasm_bindgen_test;
use wenmai::corpus::{FileReport, Source};
use wenmai::decode::{ProblemCode, Reading, WarningCode};
use wenmai::session::Session;
use wenmai::tokens::Settings;

fn session() -> Session {
    Session::new(dictionary(), Settings::default())
}

fn read(path: &str, bytes: &[u8]) -> FileReport {
    session().add(Source { file: 0, path: path.into(), bytes: bytes.to_vec(), reading: Reading::default() })
}

fn zipped() -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    writer.start_file("a.txt", zip::write::SimpleFileOptions::default()).unwrap();
    writer.write_all("中国".as_bytes()).unwrap();
    writer.finish().unwrap().into_inner()
}

fn problem(path: &str, bytes: &[u8]) -> Option<ProblemCode> {
    read(path, bytes).problem.map(|problem| problem.code)
}

#[wasm_bindgen_test(unsupported = test)]
fn each_problem_has_its_code() {
    let noise: Vec<u8> = (0..4000u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let cases: [(&str, &[u8], ProblemCode); 7] = [
        ("empty.txt", b"", ProblemCode::Empty),
        ("blank.txt", b" \r\n\t\n", ProblemCode::Empty),
        ("noise.txt", &noise, ProblemCode::Binary),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", ProblemCode::Unsupported),
        ("letter.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", ProblemCode::Unsupported),
        ("letter.docx", b"PK\x03\x04\x14\0", ProblemCode::Damaged),
        ("archive.txt", &zipped(), ProblemCode::Archive),
    ];
    for (path, bytes, code) in cases {
        assert_eq!(problem(path, bytes), Some(code), "{path}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_bad_file_does_not_stop_the_good_ones() {
    let mut session = session();
    let mut reports = session.add_all(0, "bad.zip", b"PK\x03\x04 damaged".to_vec());
    reports.extend(session.add_all(1, "none.zip", Vec::new()));
    reports.extend(session.add_all(2, SEEDS[0].0, SEEDS[0].1.to_vec()));
    let codes: Vec<_> =
        reports.iter().map(|report| report.problem.as_ref().map(|problem| problem.code)).collect();
    assert_eq!(codes, [Some(ProblemCode::ArchiveCorrupt), Some(ProblemCode::Empty), None]);
    assert_eq!(session.shard().documents().len(), 1);
}

#[wasm_bindgen_test(unsupported = test)]
fn undecodable_bytes_are_counted_and_shown() {
    let mut bytes = "新华社北京6月13日电 这是正文。".repeat(4).into_bytes();
    bytes.push(0xFF);
    let report = read("a.txt", &bytes);
    let undecodable = report.warnings.iter().find(|warning| warning.code == WarningCode::Undecodable);
    assert_eq!(undecodable.map(|warning| warning.count), Some(1));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_line_of_a_million_characters_is_read() {
    let line = "中国与中亚".repeat(200_000);
    let report = read("a.txt", line.as_bytes());
    assert_eq!((report.characters, report.problem), (1_000_000, None));
    assert!(report.warnings.iter().any(|warning| warning.code == WarningCode::LongLine));
    let one_word = "a".repeat(1_000_000);
    assert_eq!(read("b.txt", one_word.as_bytes()).characters, 1_000_000);
    let marks = "é,".repeat(200_000);
    assert_eq!(read("c.txt", marks.as_bytes()).problem, None);
}

#[wasm_bindgen_test(unsupported = test)]
fn markup_in_names_and_texts_stays_text() {
    let name = "<img src=x onerror=alert(1)>.txt";
    let mut corpus = Corpus::whole(&[(name, "<script>alert(1)</script> 中国".as_bytes())]);
    let answer = corpus.json(r#"{"ask": "documents"}"#);
    assert_eq!(answer["rows"][0]["name"], name);
    let lines = corpus.json(r#"{"ask": "concordance", "query": "中国"}"#);
    assert_eq!(lines["rows"][0]["left"], "<script>alert(1)</script> ");
}

#[wasm_bindgen_test(unsupported = test)]
fn questions_that_cannot_be_answered_say_why() {
    use wenmai::Error;
    use wenmai::session::Question;
    let error = |json: &str| Question::from_json(json).unwrap_err();
    assert!(matches!(error(r#"{"ask": "nonsense"}"#), Error::Question(_)));
    assert!(
        matches!(error(r#"{"ask": "terms", "colour": 1}"#), Error::Question(message) if message.contains("colour"))
    );
    assert!(matches!(error(r#"{"ask": "collocates", "node": "a", "left": 11}"#), Error::Question(_)));
    let Error::Query { at, query, .. } = error(r#"{"ask": "concordance", "query": "中国||美国"}"#) else {
        panic!()
    };
    assert_eq!((at, query.as_str()), (3, "中国||美国"));
}
