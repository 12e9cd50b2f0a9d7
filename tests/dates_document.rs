//! The dates of documents: names of files and folders, datelines, header lines.

use wenmai::dates::document::{datelines, from_dateline, from_path, full_dates};
use wenmai::dates::{Provenance, When, YearSource};

fn path(path: &str) -> Option<String> {
    from_path(path).map(|d| match d.when {
        When::Known(span) => span.iso(),
        When::YearUnknown { month, day } => format!("?-{:02}-{day:02}", month.unwrap_or(0)),
    })
}

#[test]
fn names_that_hold_a_date() {
    for (name, expected) in [
        ("20250617.txt", "2025-06-17"),
        ("news/20250617.md", "2025-06-17"),
        ("2025-06-17.txt", "2025-06-17"),
        ("2025.6.17.txt", "2025-06-17"),
        ("2025.6.17", "2025-06-17"),
        ("2025_06_17 头版.txt", "2025-06-17"),
        ("2025年6月17日 人民日报.docx", "2025-06-17"),
        ("２０２５年６月１７日.txt", "2025-06-17"),
        ("二〇二五年六月十七日.txt", "2025-06-17"),
        ("二零二五年六月.txt", "2025-06"),
        ("rmrb20250617_01.txt", "2025-06-17"),
        ("nw.D110000renmrb_20250617_1-01.htm", "2025-06-17"),
        ("IMG_20250617_101500.txt", "2025-06-17"),
        ("IMG_20250617101500.txt", "2025-06-17"),
        ("20250617T101500.txt", "2025-06-17"),
        ("第20250617期.txt", "2025-06-17"),
        ("2025-06.txt", "2025-06"),
        ("2025年6月.txt", "2025-06"),
        ("2025年6月刊.txt", "2025-06"),
        ("202506.txt", "2025-06"),
        ("人民日报_202506_合订.txt", "2025-06"),
        ("2025.txt", "2025"),
        ("2025年工作总结.txt", "2025"),
        ("年报2025.txt", "2025"),
        ("2025/06/17/a.txt", "2025-06-17"),
        ("2025/06/17.txt", "2025-06-17"),
        ("2025-06/17/a.txt", "2025-06-17"),
        ("202506/17/a.txt", "2025-06-17"),
        ("2025年/6月/17日.txt", "2025-06-17"),
        ("2025\\0617.txt", "2025-06-17"),
        ("2025年/6月17日.txt", "2025-06-17"),
        ("20250617/特刊2025.txt", "2025-06-17"),
        ("2024/2025-06-17.txt", "2025-06-17"),
        ("a/2024-01/b/c.txt", "2024-01"),
        ("June 17, 2025.txt", "2025-06-17"),
        ("17-Jun-2025 notes.txt", "2025-06-17"),
        ("Jun2025.txt", "2025-06"),
        ("6月17日.txt", "?-06-17"),
        ("20240229.txt", "2024-02-29"),
        ("250617.txt", "2025-06-17"),
        ("rmrb1986112003.txt", "1986-11-20"),
        ("17Jun2025.txt", "2025-06-17"),
        ("20-06-2025.txt", "2025-06-20"),
        ("聯合報 民國114年6月17日.txt", "2025-06-17"),
    ] {
        assert_eq!(path(name).as_deref(), Some(expected), "{name}");
    }
}

#[test]
fn names_that_hold_none() {
    for name in [
        "000_49e7289b39f0bf7a.txt",
        "004_f0687f8725c1cd82.txt",
        "IMG_20250617123.txt",
        "20251399.txt",
        "20250230.txt",
        "13912345678.txt",
        "010-20250617.txt",
        "第2025061期.txt",
        "第202506期.txt",
        "IMG_2034.txt",
        "evening-news-2022-2024.zip",
        "2022至2024年.txt",
        "550e8400-e29b-41d4-a716-446655440000.txt",
        "20190315-e29b-41d4-a716-446655440000.txt",
        "a4f2025b.txt",
        "1750123456789.txt",
        "readme.txt",
        "",
        "///",
        "3.14.txt",
        "192.168.1.17",
        "第12期.txt",
    ] {
        assert_eq!(path(name), None, "{name}");
    }
}

fn line(text: &str) -> (String, Provenance) {
    let found = from_dateline(text).unwrap_or_else(|| panic!("no dateline in {text}"));
    let when = match found.when {
        When::Known(span) => span.iso(),
        When::YearUnknown { month, day } => format!("?-{:02}-{day:02}", month.unwrap_or(0)),
    };
    (when, found.provenance)
}

#[test]
fn datelines_of_agencies() {
    use Provenance::{Dateline, HeaderLine};
    use YearSource::{Stated, Text, Unknown};
    for (text, expected, provenance) in [
        ("（新华社阿斯塔纳6月17日电）", "?-06-17", Dateline(Unknown)),
        ("新华社北京6月13日电（记者张三）昨日", "?-06-13", Dateline(Unknown)),
        ("新华社北京 6 月 13 日电 题：中亚", "?-06-13", Dateline(Unknown)),
        ("（新华社北\n京2025年6月\n13日电）", "2025-06-13", Dateline(Stated)),
        ("本报北京６月１７日讯 记者李四报道", "?-06-17", Dateline(Unknown)),
        ("中新社柏林二〇二五年六月十七日电", "2025-06-17", Dateline(Stated)),
        ("塔斯社莫斯科2月29日电", "?-02-29", Dateline(Unknown)),
        ("新華社華盛頓2025年6月17日電", "2025-06-17", Dateline(Stated)),
        ("（中央社記者王五台北17日電）", "?-00-17", Dateline(Unknown)),
        ("人民网北京6月17日电 （记者）", "?-06-17", Dateline(Unknown)),
        ("BEIJING, June 17 (Xinhua) -- China", "?-06-17", Dateline(Unknown)),
        ("NEW YORK, Sept. 5, 2024 (AP) - Stocks", "2024-09-05", Dateline(Stated)),
        ("June 17 (Reuters) - Oil", "?-06-17", Dateline(Unknown)),
        ("2025年4月29日开幕。（新华社北京6月13日电）", "2025-06-13", Dateline(Text)),
        ("新华社北京6月13日电 该法自2025年7月1日起施行", "2025-06-13", Dateline(Text)),
        (
            "2023年5月16日，首届峰会。2024年贸易额创新高，2025年4月29日签约。（新华社北京6月13日电）",
            "2025-06-13",
            Dateline(Text),
        ),
        ("2025至2026年为发展年（新华社北京6月13日电）", "?-06-13", Dateline(Unknown)),
        ("2024年12月30日发布。新华社北京1月2日电", "2025-01-02", Dateline(Text)),
        ("标题\n\n(2025年6月17日,阿斯塔纳)\n\n尊敬的各位同事", "2025-06-17", HeaderLine(Stated)),
        ("标题\n来源：人民日报 2025-06-17 第1版\n正文", "2025-06-17", HeaderLine(Stated)),
        ("2025年6月17日 星期二\n正文。", "2025-06-17", HeaderLine(Stated)),
        ("标题\n人民日报 2025年06月17日\n正文", "2025-06-17", HeaderLine(Stated)),
        ("Title\nPublished: June 17, 2025\nBody.", "2025-06-17", HeaderLine(Stated)),
        (
            "甲 2025年6月1日。（新华社北京6月13日电）\n\n乙（新华社北京6月15日电）",
            "2025-06-15",
            Dateline(Text),
        ),
    ] {
        assert_eq!(line(text), (expected.to_owned(), provenance), "{text}");
    }
}

#[test]
fn texts_without_a_dateline() {
    for text in [
        "6月17日电影节开幕",
        "2025年6月17日，峰会在阿斯塔纳举行。",
        "2025年6月17日工作报告\n正文",
        "新华社记者报道，6月17日，峰会举行",
        "据悉，会议将于6月17日召开",
        "",
        "日电",
    ] {
        assert_eq!(from_dateline(text), None, "{text}");
    }
}

/// Heads of pages of the web and mastheads of papers.
#[test]
fn date_lines() {
    for (text, expected) in [
        ("标题\n2025年06月17日10:23 | 来源：人民网\n正文。", "2025-06-17"),
        ("标题\n新华网 2025-06-17 08:32\n正文。", "2025-06-17"),
        ("标题\n中国新闻网 2025年06月17日 10:11:20\n正文。", "2025-06-17"),
        ("标题\n人民日报 2025年06月17日 07:30 北京\n正文。", "2025-06-17"),
        ("星期二 2025年6月17日 乙巳年五月廿二\n正文。", "2025-06-17"),
        ("人民日报2025年6月17日08版\n正文。", "2025-06-17"),
        ("《人民日报》（2025年06月17日 第 01 版）\n正文。", "2025-06-17"),
        ("正文一。\n正文二。\n《 人民日报 》（ 2024年07月09日 04 版）", "2024-07-09"),
        ("公元二〇二五年六月十七日\n正文。", "2025-06-17"),
        ("Tuesday, June 17, 2025\nBody.", "2025-06-17"),
        ("17/06/2025\nBody.", "2025-06-17"),
        ("中華民國一一四年六月十七日\n正文。", "2025-06-17"),
        ("（新华社记者 王一 李二）2025年06月17日10:23 | 来源：人民网\n正文。", "2025-06-17"),
        (
            "中華民國一一四年六月十七日 星期二\n聯合報\n\n（中央社記者王小明台北17日電）總統表示。",
            "2025-06-17",
        ),
        // The paper of a day prints the reports of the day before.
        ("人民日报 1986年11月20日 第1版\n\n新华社北京11月19日电 会议开幕。", "1986-11-20"),
    ] {
        let (when, provenance) = line(text);
        assert_eq!(when, expected, "{text}");
        assert_eq!(provenance, Provenance::HeaderLine(YearSource::Stated), "{text}");
    }
    for text in ["2025年6月17日10点开会\n正文", "他2025年6月17日8时到\n正文", "会议，2025年6月17日\n正文"]
    {
        assert_eq!(from_dateline(text), None, "{text}");
    }
}

/// A full date tells the year of a dateline only where it lies near enough; else the drop decides, or nobody.
#[test]
fn the_year_of_a_dateline_is_that_of_the_nearest_occurrence() {
    let year = |text: &str| line(text).0;
    for (text, expected) in [
        ("新华社北京6月17日电 自1949年10月1日以来，各地变化很大。", "?-06-17"),
        ("中新网6月17日电 某法自2025年6月1日起施行。", "2025-06-17"),
        ("中新网6月17日电 该法2019年3月5日通过，2025年6月1日起施行。", "2025-06-17"),
        ("中新网6月17日电 该法将于2026年1月1日起施行。", "?-06-17"),
        ("【新华社东京17日电】2025年6月10日，会议开幕。", "2025-06-17"),
        ("（中央社記者王小明台北17日電）2025年6月10日開幕。", "2025-06-17"),
        ("WASHINGTON, June 16 (AFP) - On June 10, 2025, talks began.", "2025-06-16"),
        ("LONDON, Jan. 3 (Reuters) - Since 30 December 2024, talks went on.", "2025-01-03"),
        ("PARIS, June 16 (AFP) - On March 1, 1990, talks began.", "?-06-16"),
    ] {
        assert_eq!(year(text), expected, "{text}");
    }
    let drop: Vec<_> = (11..=15).map(|day| wenmai::dates::calendar::civil(2025, 6, day).unwrap()).collect();
    let far = from_dateline("新华社北京6月17日电 自1949年10月1日以来，各地变化很大。").unwrap();
    let settled = far.with_year_from(&drop, YearSource::Documents);
    assert_eq!(settled.date().unwrap().iso(), "2025-06-17");
    assert_eq!(settled.provenance, Provenance::Dateline(YearSource::Documents));
    // What is announced is no evidence beside what is reported.
    assert_eq!(full_dates("2025年6月10日公布，2026年1月1日起施行。").len(), 1);
}

/// The five sample texts, in the order of their names. They are built in, so that the test also runs
/// where there is no file system.
const SEEDS: [&str; 5] = [
    include_str!("../seeds/000_49e7289b39f0bf7a.txt"),
    include_str!("../seeds/001_6c718606315df094.txt"),
    include_str!("../seeds/002_72eb2f3b0b6523b1.txt"),
    include_str!("../seeds/003_028d0fc34103bfdf.txt"),
    include_str!("../seeds/004_f0687f8725c1cd82.txt"),
];

#[test]
fn the_five_sample_files() {
    let alone = SEEDS.map(|text| from_dateline(text).unwrap());
    let mut known: Vec<_> = alone.iter().filter_map(|d| d.reference()).collect();
    known.extend(SEEDS.iter().flat_map(|t| full_dates(t)));
    let dates = alone.clone().map(|d| d.with_year_from(&known, YearSource::Documents).date().unwrap().iso());
    assert_eq!(dates, ["2025-06-17", "2025-06-13", "2025-06-19", "2025-06-17", "2025-06-19"]);
    assert_eq!(alone[0].provenance, Provenance::Dateline(YearSource::Unknown));
    assert_eq!(alone[1].provenance, Provenance::Dateline(YearSource::Text));
    assert_eq!(alone[3].provenance, Provenance::Dateline(YearSource::Text));
    assert_eq!(datelines(SEEDS[1]).len(), 2);
}

#[test]
fn the_page_of_a_paper_dates_a_text_saved_from_the_web() {
    let text = "把路修到田埂边\n\n丰收时节，收割机开上水泥路。\n\n《 某某日报 》（ 2024年07月09日 04 版）\n\n少一些“二传手”\n\n《某某日报》（2024年07月11日 05版）\n";
    let found = from_dateline(text).unwrap();
    assert_eq!(found.date().unwrap().iso(), "2024-07-11");
    assert_eq!(found.provenance, Provenance::HeaderLine(YearSource::Stated));
    assert!(from_dateline("他读过《某书》（2019年再版）。\n\n《某书》（张三著）\n").is_none());
}
