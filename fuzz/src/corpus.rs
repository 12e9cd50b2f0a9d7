//! What mutation begins with, and the small corpus that questions are asked of.

use std::sync::{Arc, OnceLock};

use wenmai::corpus::Source;
use wenmai::decode::Reading;
use wenmai::session::{Session, settle};
use wenmai::tokens::{Dictionary, Settings};

/// The beginnings of the sample texts, and lines that the rules look at.
pub fn texts() -> Vec<Vec<u8>> {
    let seeds = [
        include_str!("../../seeds/000_49e7289b39f0bf7a.txt"),
        include_str!("../../seeds/001_6c718606315df094.txt"),
        include_str!("../../seeds/002_72eb2f3b0b6523b1.txt"),
        include_str!("../../seeds/003_028d0fc34103bfdf.txt"),
        include_str!("../../seeds/004_f0687f8725c1cd82.txt"),
    ];
    let parts = seeds.iter().flat_map(|text| {
        let lines: Vec<&str> = text.lines().collect();
        lines.chunks(8).take(40).map(|lines| lines.join("\n").into_bytes()).collect::<Vec<_>>()
    });
    parts.filter(|part| part.len() < 6000).collect()
}

/// Dates as formats, names of files and people state them, and patterns over names.
pub fn stated() -> Vec<Vec<u8>> {
    let lines = [
        "2025-06-17",
        "2025年6月17日",
        "17/06/2025",
        "June 17, 2025",
        "二〇二五年六月十七日",
        "2025-06-16/2025-06-18",
        "none",
        "人民日报/2025/06/20250617_01.txt",
        "{year}-{month}-{day}",
        "{date}",
        "/(?<year>\\d{4})(?<month>\\d\\d)/",
        "*_{yy}{month}{day}",
        "新华社北京6月17日电",
        "2025-06-17T08:30:00+08:00",
        "Tue, 17 Jun 2025 08:30:00 GMT",
        "乙巳年五月廿二",
    ];
    lines.map(|line| line.as_bytes().to_vec()).into()
}

/// The questions of the tests, as they stand there between `r#"` and `"#`.
pub fn questions() -> Vec<Vec<u8>> {
    let source = include_str!("../../tests/split.rs");
    let found = source.split("r#\"").skip(1).filter_map(|rest| rest.split("\"#").next());
    found.map(|question| question.as_bytes().to_vec()).collect()
}

/// Settings, whole and in part.
pub fn settings() -> Vec<Vec<u8>> {
    let whole = serde_json::to_vec(&Settings::default()).expect("JSON");
    let jieba = serde_json::to_vec(&Settings::jieba()).expect("JSON");
    vec![b"{}".to_vec(), whole, jieba, r#"{"words": "鲁班工坊 11 nz\n合作 0\n", "unit": "article"}"#.into()]
}

/// Lines of the query language.
pub fn queries() -> Vec<Vec<u8>> {
    let lines = [
        "改革",
        "哈萨克*",
        "??主义",
        "/[一二三]十.*/",
        "pos:v",
        "*化&pos:v",
        "[]",
        "改革 []{0,3} 开放",
        "pos:a{2,4} 的",
        "中国|美国",
        "(中国|美国) 政府",
        "\"一带一路\"",
        "~\"臺灣\"",
        "印度 -\"印度尼西亚\"",
        "\\*",
        "中国 [] []{0,5} 合作 -(上海 合作)",
        "（中国｜中亚）“合作”",
        "(((中国)))",
        "中国{0,3} 合作",
        "/.{2}[国家]/ pos:n{1,2}|*斯坦",
    ];
    lines.map(|line| line.as_bytes().to_vec()).into()
}

/// Frequency lists of other tools.
pub fn lists() -> Vec<Vec<u8>> {
    let lists = [
        "中国\t120\n合作\t80\n",
        "#Word Types: 3\n#Word Tokens: 200\n1\t120\t中国\n2\t80\t合作\n",
        "N,Word,Freq.\n1,the,\"1,234\"\n2,of,900\n",
        "word;count\na;1\nb;2\n",
        "鲁班工坊 11 nz\nAI\n一带一路 0\n",
    ];
    lists.map(|list| list.as_bytes().to_vec()).into()
}

/// Nothing to begin with: the pieces are enough.
pub fn none() -> Vec<Vec<u8>> {
    Vec::new()
}

/// The dictionary of the page, loaded once.
pub fn dictionary() -> Arc<Dictionary> {
    static LOADED: OnceLock<Arc<Dictionary>> = OnceLock::new();
    let load =
        || Arc::new(Dictionary::from_bytes(include_bytes!("../../assets/news.dict")).expect("a dictionary"));
    LOADED.get_or_init(load).clone()
}

/// A few small documents, some dated, one a copy of another, in one session or two.
pub fn sessions(count: usize) -> (Session, Session) {
    let documents = [
        (
            "2025-06-17 a.txt",
            "新华社阿斯塔纳6月17日电 中国同中亚合作。中国—中亚峰会昨天举行，合作共赢。\n去年6月，中国同哈萨克斯坦签署文件。",
        ),
        (
            "2025-06-18 b.txt",
            "中国同中亚合作。中国—中亚峰会昨天举行，合作共赢。“一带一路”倡议惠及各国人民，哈萨克斯坦总统托卡耶夫说。",
        ),
        (
            "c.txt",
            "中国同中亚合作。中国—中亚峰会昨天举行，合作共赢。\n\nChina and Central Asia, 2025: 30% more trade.\n",
        ),
    ];
    let mut sessions =
        [Session::new(dictionary(), Settings::default()), Session::new(dictionary(), Settings::default())];
    for (file, (path, text)) in documents.into_iter().enumerate() {
        let source = Source {
            file: file as u32,
            path: path.into(),
            bytes: text.repeat(3).into_bytes(),
            reading: Reading::default(),
        };
        assert_eq!(sessions[file % count].add(source).problem, None);
    }
    let [mut merger, mut other] = sessions;
    settle(&mut merger, std::slice::from_mut(&mut other)).expect("shares can be exchanged");
    (merger, other)
}
