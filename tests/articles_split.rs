//! Articles: how many there are in a file, and what belongs to which.

use proptest::prelude::*;
use wenmai::articles::{Article, Clean, Direction, Switches, clean, split};

const SEEDS: [&str; 5] = [
    include_str!("../seeds/000_49e7289b39f0bf7a.txt"),
    include_str!("../seeds/001_6c718606315df094.txt"),
    include_str!("../seeds/002_72eb2f3b0b6523b1.txt"),
    include_str!("../seeds/003_028d0fc34103bfdf.txt"),
    include_str!("../seeds/004_f0687f8725c1cd82.txt"),
];

fn articles(source: &str) -> (Clean, Vec<Article>) {
    let clean = clean(source, &Switches::default());
    let articles = split(source, &clean);
    (clean, articles)
}

fn titles(source: &str) -> Vec<String> {
    let (clean, articles) = articles(source);
    articles.iter().map(|a| a.title.map_or(String::new(), |t| t.of(&clean.text).to_owned())).collect()
}

#[test]
fn the_sample_files_hold_twelve_articles() {
    assert_eq!(SEEDS.map(|source| articles(source).1.len()), [2, 2, 2, 4, 2]);
    assert_eq!(titles(SEEDS[0]), ["丝路花开", ""]);
    assert_eq!(titles(SEEDS[1]), ["传承千年情谊 续写时代新篇", "绿色新风拂丝路"]);
    assert_eq!(titles(SEEDS[3])[3], "丝路花开");
}

#[test]
fn a_title_behind_its_text_is_its_title() {
    let (clean, articles) = articles(SEEDS[1]);
    let first = &articles[0];
    assert_eq!(first.subtitles[0].of(&clean.text), "——写在习近平主席赴哈萨克斯坦出席第二届中国—中亚峰会之际");
    assert_eq!(first.subheads.len(), 3);
    assert_eq!(first.bylines[0].of(&clean.text), "新华社记者 韩梁 张代蕾 赵嫣");
    assert_eq!(first.dateline.unwrap().of(&clean.text), "（新华社北京6月13日电）");
    assert!(first.body[0].of(&clean.text).starts_with("6月，石榴花开，伊希姆河蜿蜒流淌"));
    assert_eq!(articles[1].captions.len(), 2);
    assert!(articles[1].body[0].of(&clean.text).starts_with("以生态治理的科技创新向荒漠化宣战"));
}

#[test]
fn reports_under_one_headline_are_one_article() {
    let (clean, articles) = articles(SEEDS[3]);
    assert_eq!(articles[1].subheads.len(), 4);
    assert_eq!(articles[1].bylines[1].of(&clean.text), "(记者孙浩 郑钰)");
    assert_eq!(articles[0].bylines[0].of(&clean.text), "中华人民共和国主席 习近平");
    assert_eq!(articles[2].links[0].direction, Direction::From);
}

#[test]
fn jumps_link_the_halves() {
    let source = "甲市建成新公园\n\n本报讯 新公园昨日开放，市民纷纷前往参观，园内\n\n（下转第四版）\n\n乙市举办书展\n\n\
                  书展昨日开幕，展期十天。\n\n（新华社北京6月13日电）\n\n（上接第一版）设有步道和花圃，免费向公众开放。\n";
    let (clean, articles) = articles(source);
    assert_eq!(articles.len(), 3, "{articles:?}");
    assert_eq!(articles[0].links[0].part, Some(2));
    assert_eq!(articles[2].links[0].part, Some(0));
    assert!(!clean.text.contains('版'));
    assert_eq!(articles[2].body[0].of(&clean.text), "设有步道和花圃，免费向公众开放。");
}

proptest! {
    #[test]
    fn spans_are_text_and_every_article_holds_something(
        parts in prop::collection::vec(prop_oneof![
            Just("丝路花开\n\n".to_owned()), Just("——从北京到阿斯塔纳纪行\n\n".to_owned()),
            Just("习近平主席指出，合作的新前景十分广阔。\n\n".to_owned()), Just("两国考古，多年来，两国合作\n\n".to_owned()),
            Just("（上接第1版）坚持。\n\n".to_owned()), Just("(下转第三版)\n".to_owned()), Just("（新华社北京6月13日电）\n".to_owned()),
            Just("新华社记者 韩梁\n".to_owned()), Just("本报讯（记者张三）昨日。\n".to_owned()), Just("图为现场。张三 摄\r\n".to_owned()),
            "[中国a1。，“”\n ]{0,20}",
        ], 0..20)
    ) {
        let source = parts.concat();
        for switches in [Switches::default(), Switches::none()] {
            let clean = clean(&source, &switches);
            for article in split(&source, &clean) {
                for span in article.body.iter().chain(&article.title).chain(&article.subtitles).chain(&article.bylines) {
                    let _ = span.of(&clean.text);
                }
            }
        }
    }
}

#[test]
fn titles_below_their_texts_go_with_them() {
    let source = "本报北京3月5日电（记者张晓松）全国人大代表提出，要加快农业现代化步伐，保障粮食安全。\n\
                  代表们表示，科技是关键，要把论文写在大地上。\n端牢中国人的饭碗\n\
                  本报上海3月5日电（记者谢卫群）上海自贸区今天推出新一批制度创新成果。\n企业普遍反映，办事更方便了。\n\
                  开放的大门越开越大\n";
    assert_eq!(titles(source), ["端牢中国人的饭碗", "开放的大门越开越大"]);
    let (clean, articles) = articles(source);
    assert!(articles[1].body[0].of(&clean.text).contains("上海自贸区"));
    // Parted by blank lines, without datelines.
    let parted = "今年以来，各级供销社抓紧春耕物资供应。\n农资价格平稳，货源充足。\n春耕物资供应充足\n\n\
                  冬修工程基本完成，共投入劳力二百万个。\n工程受到农民欢迎。\n水利冬修见成效\n";
    assert_eq!(titles(parted), ["春耕物资供应充足", "水利冬修见成效"]);
    // Above them they stay where they are.
    let above = "春耕物资供应充足\n今年以来，各级供销社抓紧春耕物资供应。\n\n水利冬修见成效\n冬修工程基本完成，受到农民欢迎。\n";
    assert_eq!(titles(above)[0], "春耕物资供应充足");
}
