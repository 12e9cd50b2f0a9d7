//! Tables: one row is one document, columns found by name and by content, broken rows named and the good ones kept.

use crate::common::formats::{documents, report};
use encoding_rs::GBK;
use wasm_bindgen_test::wasm_bindgen_test;
use wenmai::corpus::Source;
use wenmai::decode::{ProblemCode, RawDocument, Reading, Warning, WarningCode, preview};
use wenmai::session::Session;
use wenmai::tokens::Settings;

fn read(path: &str, text: &str) -> Vec<RawDocument> {
    documents(path, text.as_bytes(), &Reading::default()).unwrap()
}

fn texts(documents: &[RawDocument]) -> Vec<&str> {
    documents.iter().map(|document| document.text.as_str()).collect()
}

fn iso(document: &RawDocument) -> Option<String> {
    document.date.as_ref().map(|date| date.span.iso())
}

fn rows(warnings: &[Warning], code: WarningCode) -> Option<(u32, Vec<u32>)> {
    warnings.iter().find(|warning| warning.code == code).map(|warning| (warning.count, warning.rows.clone()))
}

const NEWS: &str = "编号,新闻标题,发布时间,来源,正文\n\
    1,峰会召开,2025-06-17 08:30,新华社,\"中国同中亚合作，\n\"\"共赢\"\"。\"\n\
    2,贸易增长,2025年6月18日,人民日报,贸易额增长。\n";

#[wasm_bindgen_test(unsupported = test)]
fn columns_are_found_by_their_chinese_names() {
    let all = read("news.csv", NEWS);
    assert_eq!(texts(&all), ["中国同中亚合作，\n\"共赢\"。", "贸易额增长。"]);
    assert_eq!(all[0].title.as_deref(), Some("峰会召开"));
    assert_eq!(all[1].source.as_deref(), Some("人民日报"));
    assert_eq!((iso(&all[0]).as_deref(), iso(&all[1]).as_deref()), (Some("2025-06-17"), Some("2025-06-18")));
    let gbk = documents("news.csv", &GBK.encode(NEWS).0, &Reading::default()).unwrap();
    assert_eq!((texts(&gbk), gbk[0].encoding), (texts(&all), "gb18030"));
}

#[wasm_bindgen_test(unsupported = test)]
fn the_date_of_a_row_goes_before_the_name_of_the_file() {
    let report = report("20200101.csv", NEWS.as_bytes());
    assert_eq!((report.documents, report.format.as_deref()), (2, Some("csv")));
    let date = report.date.expect("a date");
    assert_eq!(
        (date.start.as_str(), date.source.as_str(), date.surface.as_str()),
        ("2025-06-17", "column", "2025-06-17 08:30")
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn columns_without_names_are_found_by_what_they_hold() {
    let long =
        "中国同中亚国家的合作不断深化，贸易额持续增长，人员往来日益密切，互联互通水平不断提高。".repeat(3);
    let text: String = (1..=9)
        .map(|day| format!("2025/6/{day}|第{day}次会议在京举行|http://x.cn/{day}|{day}|{day}{long}\n"))
        .collect();
    let all = read("a.csv", &text);
    assert_eq!(all.len(), 9, "no header, although the first row is like the others");
    assert_eq!(
        (all[0].title.as_deref(), iso(&all[0]).as_deref()),
        (Some("第1次会议在京举行"), Some("2025-06-01"))
    );
    assert!(all[8].text.starts_with("9中国"));
    let typed = format!("date;words\n2025-06-01;{long}\n");
    assert_eq!(read("b.csv", &typed).len(), 1);
}

#[wasm_bindgen_test(unsupported = test)]
fn one_column_is_one_text_a_line() {
    assert_eq!(
        texts(&read("a.csv", "正文\n第一段，有逗号。\n\n第二段。\n")),
        ["第一段，有逗号。", "第二段。"]
    );
    assert_eq!(texts(&read("a.csv", "第一段，有逗号。\n第二段。\n")), ["第一段，有逗号。", "第二段。"]);
    assert_eq!(texts(&read("a.tsv", "text\tdate\r\nOne, two.\t2024-01-05\r\n")), ["One, two."]);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_quotation_mark_without_its_partner_costs_one_row_and_is_named() {
    let text = "标题,正文\n一,\"第一段\n二,\"第二段，\n续\"\n三,第三段\n四,甲,乙,丙\n五,\n";
    let report = report("a.csv", text.as_bytes());
    assert_eq!(report.documents, 3);
    assert_eq!(rows(&report.warnings, WarningCode::UnclosedQuotes), Some((1, vec![2])));
    assert_eq!(rows(&report.warnings, WarningCode::BrokenRows), Some((1, vec![5])));
    assert_eq!(rows(&report.warnings, WarningCode::EmptyRows), Some((1, vec![6])));
    assert_eq!(texts(&read("a.csv", text)), ["第一段", "第二段，\n续", "第三段"]);
}

#[wasm_bindgen_test(unsupported = test)]
fn dates_that_nobody_understands_are_named_and_the_column_says_which_number_is_the_day() {
    let text = "date,text\n06/07/2025,a b c\n17/06/2025,d e f\n昨天,g h i\n";
    let all = read("a.csv", text);
    assert_eq!(
        all.iter().map(iso).collect::<Vec<_>>(),
        [Some("2025-07-06".into()), Some("2025-06-17".into()), None]
    );
    let report = report("a.csv", text.as_bytes());
    assert_eq!(rows(&report.warnings, WarningCode::UnreadDates), Some((1, vec![4])));
    assert_eq!(report.warnings.iter().find(|w| w.code == WarningCode::NoDate).map(|w| w.count), Some(1));
}

#[wasm_bindgen_test(unsupported = test)]
fn the_user_can_say_which_column_is_which() {
    let reading = |json: &str| Reading::parse(json).unwrap();
    let text = "a;b;c\n甲;乙;2025-06-17\n丙;丁;2025-06-18\n";
    let chosen =
        documents("x.csv", text.as_bytes(), &reading(r#"{"columns": {"text": "b", "title": 1, "date": 0}}"#))
            .unwrap();
    assert_eq!(
        (texts(&chosen), chosen[0].title.as_deref(), &chosen[0].date),
        (vec!["乙", "丁"], Some("甲"), &None)
    );
    let headless =
        documents("x.csv", text.as_bytes(), &reading(r#"{"header": false, "columns": {"text": 2}}"#))
            .unwrap();
    assert_eq!(texts(&headless), ["b", "乙", "丁"]);
    let lines =
        documents("x.csv", text.as_bytes(), &reading(r#"{"delimiter": "\t", "columns": {"text": 1}}"#))
            .unwrap();
    assert_eq!(texts(&lines)[0], "甲;乙;2025-06-17");
    let mut session = Session::new(crate::common::dictionary(), Settings::default());
    let source =
        |json: &str| Source { file: 0, path: "x.csv".into(), bytes: text.into(), reading: reading(json) };
    assert_eq!(session.add(source(r#"{"columns": {"text": "b"}}"#)).documents, 2);
}

#[wasm_bindgen_test(unsupported = test)]
fn json_rows_lists_and_lists_within_objects() {
    let lines = "{\"title\": \"一\", \"content\": \"甲\", \"pubDate\": \"2025-06-17\"}\n{\"title\": \"二\", \"content\": \"乙\n{\"content\": \"丙\"}\n";
    let all = documents("a.jsonl", lines.as_bytes(), &Reading::default()).unwrap();
    assert_eq!((texts(&all), iso(&all[0]).as_deref()), (vec!["甲", "丙"], Some("2025-06-17")));
    let broken = report("a.jsonl", lines.as_bytes());
    assert_eq!(rows(&broken.warnings, WarningCode::BrokenRows), Some((1, vec![2])));
    let list = "[\n  {\"正文\": \"甲\", \"id\": 1},\n  {\"正文\": \"乙\", \"id\": },\n  {\"正文\": \"丙 \\\"}\", \"id\": 3}\n]";
    let all = documents("a.json", list.as_bytes(), &Reading::default()).unwrap();
    assert_eq!(texts(&all), ["甲", "丙 \"}"]);
    assert_eq!(
        rows(&report("a.json", list.as_bytes()).warnings, WarningCode::BrokenRows),
        Some((1, vec![2]))
    );
    let inside = r#"{"total": 2, "data": [{"text": "甲", "meta": {"date": "2025"}}, {"text": "乙"}]}"#;
    assert_eq!(texts(&read("a.json", inside)), ["甲", "乙"]);
    assert_eq!(texts(&read("a.json", r#"{"title": "一", "body": "甲"}"#)), ["甲"]);
    let cut = &list[..list.len() - 12];
    let report = report("a.json", cut.as_bytes());
    assert_eq!((report.documents, rows(&report.warnings, WarningCode::CutOff)), (1, Some((1, vec![]))));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_row_that_is_no_object_costs_itself_alone() {
    let good = r#"{"title": "甲", "content": "秋粮收获过半。"}"#;
    for bad in ["[1, 2]", "\"只有文字\"", "12", "true"] {
        for (text, number) in
            [(format!("{good}\n{good}\n{bad}\n"), 3), (format!("{bad}\n{good}\n{good}\n"), 1)]
        {
            let report = report("a.jsonl", text.as_bytes());
            assert_eq!(report.documents, 2, "{text}");
            assert_eq!(rows(&report.warnings, WarningCode::BrokenRows), Some((1, vec![number])), "{text}");
        }
    }
    // A file of words alone is one of texts.
    assert_eq!(texts(&read("a.jsonl", "\"甲。\"\n\"乙。\"\n")), ["甲。", "乙。"]);
}

#[wasm_bindgen_test(unsupported = test)]
fn objects_without_line_breaks_between_them_are_rows() {
    let object = |n: u32| format!(r#"{{"title": "题{n}", "content": "第{n}篇。"}}"#);
    let one_line = format!("{}{} {}", object(1), object(2), object(3));
    assert_eq!(texts(&read("a.jsonl", &one_line)), ["第1篇。", "第2篇。", "第3篇。"]);
    let some = format!("{}\n{}{}\n", object(1), object(2), object(3));
    assert_eq!(texts(&read("a.jsonl", &some)), ["第1篇。", "第2篇。", "第3篇。"]);
    let cut = format!("{}{}{{\"title\": \"丙\", \"con", object(1), object(2));
    assert_eq!(texts(&read("a.jsonl", &cut)), ["第1篇。", "第2篇。"]);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_column_of_people_or_sites_holds_no_titles() {
    for header in ["author,platform,content", "用户昵称,平台,内容", "user_name,id,text"] {
        let rows = "张三丰,某微博客,贸易额增长，双方签署了多项协议，合作继续推进。\n李四光,某问答站,秋粮收获过半，各地抓紧抢收抢烘，颗粒归仓。\n";
        let all = read("a.csv", &format!("{header}\n{rows}"));
        assert_eq!((all.len(), all[0].title.as_deref()), (2, None), "{header}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn tables_without_text_say_which_columns_they_have() {
    let problem = |path: &str, text: &str| documents(path, text.as_bytes(), &Reading::default()).unwrap_err();
    let numbers = problem("a.csv", "id,count\n1,2\n3,4\n");
    assert_eq!((numbers.code, numbers.detail.as_str()), (ProblemCode::NoColumn, "its columns are id, count"));
    let broken = problem("a.jsonl", "{\"a\": \n{\"b\": \n");
    assert_eq!(broken.code, ProblemCode::Damaged);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_preview_shows_what_would_be_read() {
    let shown = preview("news.csv", GBK.encode(NEWS).0.into_owned(), &Reading::default());
    assert_eq!((shown.format.as_str(), shown.encoding.as_deref(), shown.total), ("csv", Some("gb18030"), 2));
    let table = shown.table.expect("a table");
    assert_eq!((table.delimiter, table.header), (Some(','), true));
    assert_eq!(table.columns, ["编号", "新闻标题", "发布时间", "来源", "正文"]);
    let mapping = table.mapping;
    assert_eq!(
        [mapping.text, mapping.title, mapping.date, mapping.source],
        [Some(5), Some(2), Some(3), Some(4)]
    );
    assert_eq!((table.rows[1].number, table.rows[1].cells[1].as_str()), (3, "贸易增长"));
    assert_eq!(shown.documents[0].date.as_deref(), Some("2025-06-17"));
    let other = preview("news.csv", NEWS.into(), &Reading::parse(r#"{"columns": {"text": 2}}"#).unwrap());
    assert_eq!(other.documents[0].text, "峰会召开");
    let page = preview("a.html", "<html><title>题</title><p>文</p></html>".into(), &Reading::default());
    assert_eq!(
        (page.table, page.documents[0].title.as_deref(), page.documents[0].text.as_str()),
        (None, Some("题"), "文")
    );
    assert!(preview("a.csv", Vec::new(), &Reading::default()).problem.is_some());
}

#[wasm_bindgen_test(unsupported = test)]
fn rows_that_call_their_text_differently_are_read() {
    let lines = "{\"title\":\"甲\",\"content\":\"第一篇正文。\"}\n{\"title\":\"乙\",\"text\":\"第二篇正文。\"}\n\
                 {\"title\":\"丙\",\"note\":\"不是正文\"}\n{\"title\":\"丁\",\"content\":\"第四篇正文。\"}\n";
    assert_eq!(texts(&read("a.jsonl", lines)), ["第一篇正文。", "第二篇正文。", "第四篇正文。"]);
    let report = report("a.jsonl", lines.as_bytes());
    assert_eq!(rows(&report.warnings, WarningCode::EmptyRows), Some((1, vec![3])));
    // A column that stands beside the text says something else.
    let beside = "{\"content\":\"正文甲。\",\"comment\":\"评一\"}\n{\"content\":\"\",\"comment\":\"评二\"}\n";
    assert_eq!(texts(&read("b.jsonl", beside)), ["正文甲。"]);
}
