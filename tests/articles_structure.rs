//! The structure of newspaper text against truth read by eye: three sample files checked line by line, the other
//! two, and invented pages in other manners (evening papers, magazines, documents, traditional characters).

use std::collections::BTreeSet;
use wenmai::articles::{Kind, structure};

const CHECKED: &str = include_str!("data/structure/seeds_structure.jsonl");
const MORE: &str = include_str!("data/structure/more_structure.jsonl");
const INVENTED: &str = include_str!("data/structure/invented/truth.jsonl");

fn source(file: &str) -> &'static str {
    match file {
        "000_49e7289b39f0bf7a.txt" => include_str!("../seeds/000_49e7289b39f0bf7a.txt"),
        "001_6c718606315df094.txt" => include_str!("../seeds/001_6c718606315df094.txt"),
        "002_72eb2f3b0b6523b1.txt" => include_str!("../seeds/002_72eb2f3b0b6523b1.txt"),
        "003_028d0fc34103bfdf.txt" => include_str!("../seeds/003_028d0fc34103bfdf.txt"),
        "004_f0687f8725c1cd82.txt" => include_str!("../seeds/004_f0687f8725c1cd82.txt"),
        "evening.txt" => include_str!("data/structure/invented/evening.txt"),
        "wrapped_plain.txt" => include_str!("data/structure/invented/wrapped_plain.txt"),
        "commentary.txt" => include_str!("data/structure/invented/commentary.txt"),
        "official.txt" => include_str!("data/structure/invented/official.txt"),
        "foreign.txt" => include_str!("data/structure/invented/foreign.txt"),
        "tabloid.txt" => include_str!("data/structure/invented/tabloid.txt"),
        "mag.txt" => include_str!("data/structure/invented/mag.txt"),
        "trad.txt" => include_str!("data/structure/invented/trad.txt"),
        "peoples.txt" => include_str!("data/structure/invented/peoples.txt"),
        "hongkong.txt" => include_str!("data/structure/invented/hongkong.txt"),
        "wire.txt" => include_str!("data/structure/invented/wire.txt"),
        "web.txt" => include_str!("data/structure/invented/web.txt"),
        "contents.txt" => include_str!("data/structure/invented/contents.txt"),
        "column.txt" => include_str!("data/structure/invented/column.txt"),
        "taiwan.txt" => include_str!("data/structure/invented/taiwan.txt"),
        "bulletin.txt" => include_str!("data/structure/invented/bulletin.txt"),
        "dianxun.txt" => include_str!("data/structure/invented/dianxun.txt"),
        "difang.txt" => include_str!("data/structure/invented/difang.txt"),
        "webpaste.txt" => include_str!("data/structure/invented/webpaste.txt"),
        "taibao.txt" => include_str!("data/structure/invented/taibao.txt"),
        "narrow.txt" => include_str!("data/structure/invented/narrow.txt"),
        "opinion.txt" => include_str!("data/structure/invented/opinion.txt"),
        "interview.txt" => include_str!("data/structure/invented/interview.txt"),
        "channel.txt" => include_str!("data/structure/invented/channel.txt"),
        "overseas.txt" => include_str!("data/structure/invented/overseas.txt"),
        "wires.txt" => include_str!("data/structure/invented/wires.txt"),
        other => panic!("no text {other}"),
    }
}

/// Pages as People's Daily, papers of Hong Kong and Taiwan, agencies and web sites set them.
const STYLES: &str = include_str!("data/structure/invented/more_truth.jsonl");

/// Comments with the page of their paper below, an interview, a channel's page, a paper overseas, datelines without a day.
const MANNERS: &str = include_str!("data/structure/invented/style_truth.jsonl");

/// Precision and recall of one kind.
fn score(truth: &str, kind: Kind) -> (f64, f64) {
    let rows: Vec<serde_json::Value> = truth.lines().map(|row| serde_json::from_str(row).unwrap()).collect();
    let files: BTreeSet<&str> = rows.iter().map(|row| row["file"].as_str().unwrap()).collect();
    let wanted: BTreeSet<(&str, u64)> = rows
        .iter()
        .filter(|row| row["kind"].as_str().unwrap().split('+').any(|k| k == kind.name()))
        .map(|row| (row["file"].as_str().unwrap(), row["line"].as_u64().unwrap()))
        .collect();
    let mut found = BTreeSet::new();
    for file in files {
        found.extend(
            structure(source(file)).iter().filter(|e| e.kind == kind).map(|e| (file, u64::from(e.line))),
        );
    }
    let hits = wanted.intersection(&found).count() as f64;
    (hits / found.len().max(1) as f64, hits / wanted.len().max(1) as f64)
}

fn check(truth: &str, kinds: &[(Kind, f64)]) {
    for &(kind, least) in kinds {
        let (precision, recall) = score(truth, kind);
        assert!(precision >= least && recall >= least, "{kind:?}: precision {precision}, recall {recall}");
    }
}

const STRICT: [(Kind, f64); 3] = [(Kind::Split, 0.95), (Kind::Dateline, 0.95), (Kind::Pagejump, 0.95)];
const HEADINGS: [(Kind, f64); 4] =
    [(Kind::Title, 0.85), (Kind::Subtitle, 0.85), (Kind::Subhead, 0.85), (Kind::Byline, 0.85)];

#[test]
fn the_checked_files() {
    check(CHECKED, &STRICT);
    check(CHECKED, &HEADINGS);
    check(CHECKED, &[(Kind::Caption, 0.85), (Kind::Ellipsis, 1.0), (Kind::BylineCont, 1.0)]);
}

#[test]
fn the_other_sample_files() {
    check(MORE, &STRICT);
    check(MORE, &HEADINGS);
}

#[test]
fn pages_in_other_manners() {
    check(INVENTED, &STRICT);
    check(INVENTED, &HEADINGS);
    check(INVENTED, &[(Kind::Caption, 0.85)]);
}

#[test]
fn pages_of_other_papers() {
    check(STYLES, &HEADINGS);
    check(STYLES, &[(Kind::Dateline, 0.95), (Kind::Pagejump, 0.95), (Kind::Caption, 0.85)]);
}

#[test]
fn comments_interviews_and_channels() {
    let all = [Kind::Title, Kind::Subtitle, Kind::Subhead, Kind::Byline, Kind::Dateline, Kind::Caption];
    check(MANNERS, &all.map(|kind| (kind, 1.0)));
}

/// The kinds of the lines of a text, in the order of the lines.
fn kinds(text: &str) -> Vec<(u32, Kind)> {
    structure(text).iter().map(|element| (element.line, element.kind)).collect()
}

#[test]
fn a_report_above_a_credit_is_no_caption() {
    let text = "全国多地迎来高温天气 专家提醒注意防暑\n2024-06-12 08:15:32　来源：中国新闻网　作者：张三\n中新网北京6月12日电 (记者 李四)记者从中央气象台获悉，未来三天华北黄淮等地将有持续高温天气。\n  中新社记者 王五 摄\n图为市民撑伞出行。中新社记者 王五 摄\n央视新闻客户端消息，专家表示，公众应减少户外活动。\n";
    let found = kinds(text);
    assert!(found.contains(&(3, Kind::Dateline)) && !found.contains(&(3, Kind::Caption)), "{found:?}");
    assert!(found.contains(&(4, Kind::Caption)) && found.contains(&(5, Kind::Caption)), "{found:?}");
}

#[test]
fn pages_of_hong_kong_and_reports_of_taiwan() {
    let found = kinds(
        "渡輪相撞 十二傷\n兩艘渡輪昨晨在維多利亞港相撞，十二名乘客受傷送院，海事處正調查意外原因。\n下轉A12\n",
    );
    assert!(found.contains(&(1, Kind::Title)) && found.contains(&(3, Kind::Pagejump)), "{found:?}");
    let found = kinds(
        "立院三讀通過長照法修正案\n家庭照顧者納入支持 明年元旦上路\n記者王小明／台北報導\n\n立法院院會昨日三讀通過長期照顧服務法修正案，明定家庭照顧者納入支持服務對象。\n",
    );
    assert_eq!(found, [(1, Kind::Title), (2, Kind::Subtitle), (3, Kind::Byline)]);
    let found = kinds(
        "【2023-05-06／聯合報／A3版／要聞】\n\n颱風逼近 中南部嚴防豪雨\n\n（中央社記者張三台北六日電）中央氣象局今天表示，颱風預計明天清晨最接近台灣。\n",
    );
    assert_eq!(found.iter().find(|(line, _)| *line == 3), Some(&(3, Kind::Title)), "{found:?}");
    assert!(!found.contains(&(1, Kind::Title)), "{found:?}");
}

#[test]
fn captions_in_a_row_are_one_each() {
    let text = "春到江南\n图①：游客在山村赏花，漫山油菜花竞相绽放\n图②：农民在田间采茶，抢抓春茶的生产\n图③：孩子们在公园放风筝，享受春日时光\n";
    let lines: Vec<u32> =
        structure(text).iter().filter(|e| e.kind == Kind::Caption).map(|e| e.line).collect();
    assert_eq!(lines, [2, 3, 4]);
}

#[test]
fn a_split_says_where_the_sentence_goes_on() {
    let found = structure(source("000_49e7289b39f0bf7a.txt"));
    let split = found.iter().find(|e| e.kind == Kind::Split && e.line == 25).unwrap();
    assert_eq!(split.joins_line, Some(31));
    assert!(found.iter().any(|e| e.kind == Kind::Repeat && e.line == 31));
}

/// Lines of a text, one blank line between them, and where a sentence is joined: 1 is the first line.
fn splits(lines: &[&str]) -> Vec<(u32, Option<u32>)> {
    let found = structure(&lines.join("\n\n"));
    let line = |line: u32| line.div_ceil(2);
    found.iter().filter(|e| e.kind == Kind::Split).map(|e| (line(e.line), e.joins_line.map(line))).collect()
}

const ABOVE: &str = "县里的果园今年丰收，合作社早早订好了冷库和货车，村民们不用再为销路发愁。";
const LEFT: &str =
    "合作社负责人介绍，去年以来他们陆续建起三座冷库，果子采下来当天就能入库，既保住了品质，也让村";
const RIGHT: &str = "里的年轻人愿意留下来，村里的面貌一天比一天新。";

#[test]
fn a_sentence_goes_on_behind_what_was_set_into_it() {
    let title = "山乡新事";
    for inside in [
        vec!["山村果园喜迎丰收季"],
        vec!["山村果园喜迎丰收季", "——西部县域产业见闻"],
        vec!["图为村民在果园采摘。 本报记者 张明远 摄"],
        vec!["（下转第四版）", "（上接第一版）"],
    ] {
        let lines = [&[title, ABOVE, LEFT], &*inside, &[RIGHT, ABOVE]].concat();
        let right = 4 + inside.len() as u32;
        assert_eq!(splits(&lines), [(3, Some(right))], "{inside:?}");
    }
    let glued = [title, ABOVE, &format!("{LEFT}（下转第四版）"), &format!("（上接第一版）{RIGHT}"), ABOVE];
    assert_eq!(splits(&glued), [(3, Some(4))]);
    // A short half is enough round a caption.
    let lines = [title, ABOVE, "合作社负责人介绍，去年以来他们陆续建起三座冷", "图为冷库外景。", RIGHT];
    assert_eq!(splits(&lines), [(3, Some(5))]);
}

#[test]
fn a_second_half_that_stands_again_lacks_its_first() {
    let lines = ["山乡新事", ABOVE, LEFT, RIGHT, ABOVE, RIGHT];
    let found = structure(&lines.join("\n\n"));
    let starts: Vec<u32> = found.iter().filter(|e| e.kind == Kind::FragmentStart).map(|e| e.line).collect();
    assert_eq!(starts, [11]);
}

#[test]
fn what_only_lacks_a_stop_is_not_broken() {
    // A long headline with a byline under it; a list of names; a page of lines that all lack their stops.
    let signed = ["山乡新事", ABOVE, LEFT, "本报记者 张明远", "今年春天，第一批游客来到这里采摘。"];
    assert_eq!(splits(&signed), []);
    let names = "（女）　张明远　李小山　王大河　赵春生　孙立文　周继业　吴家和　郑方圆　冯天成，主席团";
    assert_eq!(splits(&["山乡新事", ABOVE, names, "喜迎丰收", RIGHT]), []);
    let verses = [
        "写给还在路上的你",
        "那年冬天，我在车站遇见一位卖烤红薯的老人",
        "他守着炉子，从清早一直站到天黑，手上全是裂口",
        "他说，红薯要慢慢烤，急不得",
        "后来我离开了那座小城，再没有吃过那么甜的红薯，也再没有见过他",
        "可是每到冬天，我总会想起那只炉子",
    ];
    assert_eq!(splits(&verses), []);
}

#[test]
fn halves_of_a_page_jump_are_one_sentence_in_the_clean_text() {
    use wenmai::articles::{Switches, clean, split};
    let source = format!("山乡新事\n\n{ABOVE}\n\n{LEFT}（下转第四版）\n\n（上接第一版）{RIGHT}\n");
    let all = clean(&source, &Switches::default());
    assert!(all.text.contains(&format!("{LEFT}{RIGHT}")), "{}", all.text);
    assert_eq!((all.jumps.len(), all.done.jumps), (2, 2));
    assert_eq!(clean(&all.text, &Switches::default()).text, all.text);
    assert_eq!(split(&source, &all).len(), 1);
    let kept = clean(&source, &Switches { jumps: false, ..Switches::default() });
    assert!(kept.text.contains("（下转第四版）"));
}

#[test]
fn no_text_makes_it_panic() {
    for text in [
        "",
        "\n",
        "。",
        "——",
        "（",
        "上接",
        "（上接第",
        "记者",
        "# ",
        "\u{feff}",
        "\r\r\n",
        "摄",
        "1.",
        "日电",
    ] {
        let _ = structure(text);
        let _ = structure(&text.repeat(50));
        let _ = structure(&format!("{text}\n\n{text}\n{text}中国\n"));
    }
}

#[test]
fn pages_of_taiwan_hold_names_of_columns_and_pointers_to_other_pages() {
    let text = "縣市長選舉倒數 藍綠衝刺\n【記者陳志賢、林政忠／台北報導】縣市長選舉進入最後一週，候選人全力衝刺。\n\
                民進黨則強調，選民會用選票做出選擇。（相關新聞見A2、A3版）\n新聞幕後》誰在操盤\n記者李順德／特稿\n\
                選戰打到最後，比的是組織動員，也比誰犯的錯少。\n■ 相關新聞刊A12\n【短評】\n文轉A4版\n";
    let found: Vec<(Kind, &str)> = structure(text).iter().map(|e| (e.kind, e.span.of(text))).collect();
    assert_eq!(
        found,
        [
            (Kind::Title, "縣市長選舉倒數 藍綠衝刺"),
            (Kind::Byline, "【記者陳志賢、林政忠／台北報導】"),
            (Kind::Title, "新聞幕後》誰在操盤"),
            (Kind::Byline, "記者李順德／特稿"),
            (Kind::Pagejump, "文轉A4版"),
        ]
    );
}
