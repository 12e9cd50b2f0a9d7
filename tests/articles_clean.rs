//! Cleaning: what is joined, what is left alone, and that every byte finds its way back.

use proptest::prelude::*;
use wenmai::articles::{Clean, Switches, clean, fold};
use wenmai::span::Span;

const SEEDS: [&str; 5] = [
    include_str!("../seeds/000_49e7289b39f0bf7a.txt"),
    include_str!("../seeds/001_6c718606315df094.txt"),
    include_str!("../seeds/002_72eb2f3b0b6523b1.txt"),
    include_str!("../seeds/003_028d0fc34103bfdf.txt"),
    include_str!("../seeds/004_f0687f8725c1cd82.txt"),
];

fn cleaned(source: &str) -> String {
    clean(source, &Switches::default()).text
}

fn count(text: &str, word: &str) -> usize {
    text.matches(word).count()
}

/// Every clean byte comes back, copied bytes are the source's bytes, and spans point at characters.
fn check(source: &str, clean: &Clean) {
    let map = &clean.map;
    assert_eq!(map.clean_len() as usize, clean.text.len());
    assert_eq!(map.source_len() as usize, source.len());
    for (at, &byte) in clean.text.as_bytes().iter().enumerate() {
        let back = map.to_source(at as u32);
        assert_eq!(map.to_clean(back), at as u32, "byte {at} of {:?} from {source:?}", clean.text);
        if byte != b'\n' && byte != b' ' {
            assert_eq!(source.as_bytes()[back as usize], byte);
        }
    }
    for (at, c) in clean.text.char_indices() {
        let span = Span::new(at as u32, (at + c.len_utf8()) as u32);
        let shown: String = map.source_spans(span).iter().map(|s| s.of(source)).collect();
        assert!(shown == c.to_string() || c == ' ' || c == '\n', "{c:?} shows {shown:?}");
    }
    for at in 0..=source.len() {
        assert!(map.to_clean(at as u32) <= map.clean_len());
    }
}

#[test]
fn words_broken_by_the_column_are_whole_again() {
    let text = cleaned(SEEDS[1]);
    let counts = ["中国—中亚", "哈萨克斯坦", "乌兹别克斯坦", "一带一路", "中亚", "托卡耶夫", "阿斯塔纳"];
    assert_eq!(counts.map(|word| count(&text, word)), [32, 21, 13, 10, 105, 1, 5]);
    assert_eq!(counts.map(|word| count(SEEDS[1], word)), [22, 17, 10, 7, 99, 0, 3]);
}

#[test]
fn dashes_are_counted_as_one() {
    let folded =
        SEEDS.map(|source| count(&cleaned(source).chars().map(fold).collect::<String>(), "中国—中亚"));
    assert_eq!(folded, [16, 32, 26, 27, 23]);
}

#[test]
fn a_headline_leaves_the_sentence_and_the_repeated_character_goes() {
    let text = cleaned(SEEDS[0]);
    assert!(text.contains("快速发展。”札纳塔斯风电项目部主管"));
    assert_eq!(count(&text, "丝路花开\n\n——从北京到阿斯塔纳纪行\n\n“札纳塔斯未来"), 1);
    assert!(cleaned(SEEDS[4]).contains("双方合作将迈向更高水平"));
}

#[test]
fn each_step_can_be_left_out() {
    let none = clean(SEEDS[1], &Switches::none());
    assert_eq!(none.text, SEEDS[1]);
    let without = clean(SEEDS[0], &Switches { repeats: false, ..Switches::default() });
    assert!(without.text.contains("快速发展展。"));
    let without = clean(SEEDS[0], &Switches { headlines: false, ..Switches::default() });
    assert!(without.text.contains("快速发展\n\n丝路花开"));
    let without = clean(SEEDS[0], &Switches { jumps: false, ..Switches::default() });
    assert!(without.text.contains("（上接第1版）") && without.jumps.is_empty());
    let without = clean(SEEDS[1], &Switches { spaces: false, letterspacing: false, ..Switches::default() });
    assert!(without.text.contains("6月 31日") || without.text.contains("5月 31日"));
    assert!(without.text.contains("新 华 社 记 者"));
    let without = clean(SEEDS[1], &Switches { splits: false, ..Switches::default() });
    assert!(without.text.contains("正式建立\n\n中国—中亚元首会晤"));
}

#[test]
fn jumps_become_links() {
    let clean = clean(SEEDS[3], &Switches::default());
    let pages: Vec<_> =
        clean.jumps.iter().map(|j| (j.direction, j.page.number, j.source.of(SEEDS[3]))).collect();
    use wenmai::articles::Direction::{From, To};
    assert_eq!(pages, [(From, 1, "(上接第一版)"), (To, 3, "(下转第三版)")]);
    assert!(clean.text[clean.jumps[0].at as usize..].trim_start().starts_with("三要打造"));
}

#[test]
fn letter_spaced_bylines_close_up() {
    let text = cleaned(SEEDS[1]);
    assert!(text.contains("新华社记者 张代蕾 郑钰\n"));
    assert!(text.contains("新华社记者 韩梁 张代蕾 赵嫣\n"));
}

#[test]
fn the_sample_files_come_back_byte_by_byte() {
    for source in SEEDS {
        let once = clean(source, &Switches::default());
        check(source, &once);
        assert_eq!(cleaned(&once.text), once.text);
        let crlf = source.replace('\n', "\r\n");
        let windows = clean(&crlf, &Switches::default());
        check(&crlf, &windows);
        assert_eq!(windows.text, once.text);
    }
}

#[test]
fn what_is_set_line_by_line_stays_so() {
    for text in [
        "床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。\n",
        "春眠不觉晓\n处处闻啼鸟\n夜来风雨声\n花落知多少\n",
        "北国风光，千里冰封，万里雪飘。\n望长城内外，惟余莽莽；\n大河上下，顿失滔滔。\n山舞银蛇，原驰蜡象，\n欲与天公试比高。\n",
        "# 标题\n\n- 第一项内容，还有别的\n- 第二项内容，还有别的\n\n1. 甲\n2. 乙\n",
        "| 国家 | 贸易额 |\n|---|---|\n| 中国 | 948 亿 |\n",
        "1.推进教育数字化 加快建设学习型社会；\n\n\n2.河北：\n\n推动创新发展实现新突破；\n",
        "美国周末发生多起枪击案 7人死亡\n\n全国麦收进度达7.9% 各地全力做好抢收保障\n",
        "志同道合 传承千年情谊\n\n大漠孤烟，驼铃声声。\n",
        "一种精神，焕发千年友谊的新彩\n\n4月东南亚之行、5月访问俄罗斯、6月来到中亚。\n",
        "习近平会见塔吉克斯坦总统拉赫蒙\n习近平会见吉尔吉斯斯坦总统扎帕罗夫\n习近平会见土库曼斯坦总统别尔德\n习近平会见乌兹别克斯坦总统米尔济\n",
        "The rain stopped.\n\nThe sun came out.\n",
        "弘扬“中国－中亚精神” 推动地区合作高质量发展\n\n在第二届中国－中亚峰会上的主旨发言\n\n尊敬的各位同事：\n",
    ] {
        assert_eq!(cleaned(text), text);
    }
}

#[test]
fn prose_in_other_columns_is_joined() {
    let english = "The leaders of the six countries met on Tuesday in\nAstana, where they signed a treaty of permanent good\n\
                   neighbourliness. Trade between them has grown by more\nthan a third since the first summit two years ago, and\n\
                   new railways are being built.\n";
    assert_eq!(count(&cleaned(english), "\n"), 1, "{}", cleaned(english));
    assert!(cleaned(english).contains("in Astana, where"));
    let two =
        "当地时间十七日上午，国家主席在下榻酒店会见来访\n的外国领导人，双方就共同关心的问题交换意见。\n";
    assert!(cleaned(two).contains("会见来访的外国"));
    let spaced = "会议于 6 月 16 日举行，共 30 多人参加 ，成果“ 丰硕 ”。 随后签署 3 份文件。";
    assert_eq!(cleaned(spaced), "会议于6月16日举行，共30多人参加，成果“丰硕”。随后签署3份文件。");
    assert_eq!(cleaned("使用 Windows 系统和 iPhone 15 手机。"), "使用 Windows 系统和 iPhone 15 手机。");
}

/// Pieces that the rules look at, so that random texts reach the rules.
fn newspaper() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => "[一中国亚合作发展的了在和，。、”“：0-9 a-z]{1,16}",
        2 => Just("如今，中国同中亚五国实现了全面战略伙伴关系的".to_owned()),
        2 => Just("习近平主席指出，中国—中亚合作的新前景".to_owned()),
        2 => Just("丝路花开".to_owned()),
        1 => Just("——从北京到阿斯塔纳纪行".to_owned()),
        1 => Just("（上接第1版）".to_owned()),
        1 => Just("(下转第三版)".to_owned()),
        1 => Just("新华社记者 韩梁 张代蕾".to_owned()),
        1 => Just("新 华 社 记 者 张 代 蕾 郑 钰".to_owned()),
        1 => Just("（新华社北京6月13日电）".to_owned()),
        1 => Just("图为现场。新华社记者 张三 摄".to_owned()),
        1 => Just("# ".to_owned()),
    ];
    let glue = prop_oneof![
        4 => Just("\n"), 4 => Just("\n\n"), 1 => Just("\r\n"), 1 => Just(""), 1 => Just(" "), 1 => Just("\n\u{3000}\u{3000}"),
        1 => Just("\n\n\n\n"), 1 => Just("\u{2028}"), 1 => Just("。\n"), 1 => Just("\u{c}"), 1 => Just("\u{a0}")
    ];
    prop::collection::vec((piece, glue), 0..40)
        .prop_map(|parts| parts.into_iter().fold(String::new(), |s, (p, g)| s + &p + g))
}

fn switches() -> impl Strategy<Value = Switches> {
    any::<[bool; 9]>().prop_map(|[a, b, c, d, e, f, g, h, i]| Switches {
        line_ends: a,
        wraps: b,
        splits: c,
        headlines: d,
        repeats: e,
        jumps: f,
        spaces: g,
        letterspacing: h,
        running: i,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]

    #[test]
    fn offsets_round_trip_and_cleaning_twice_is_cleaning_once(source in newspaper(), switches in switches()) {
        for switches in [Switches::default(), switches] {
            let once = clean(&source, &switches);
            check(&source, &once);
            let twice = clean(&once.text, &switches);
            prop_assert_eq!(&twice.text, &once.text);
        }
    }

    #[test]
    fn any_text_at_all_is_cleaned(source in any::<String>()) {
        let once = clean(&source, &Switches::default());
        check(&source, &once);
        prop_assert_eq!(cleaned(&once.text), once.text);
    }

    #[test]
    fn nothing_but_white_space_jumps_repeats_and_running_heads_is_lost(source in newspaper()) {
        let kept = clean(&source, &Switches { running: false, jumps: false, repeats: false, ..Switches::default() }).text;
        let bare = |text: &str| {
            let mut chars: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
            chars.sort_unstable();
            chars
        };
        prop_assert_eq!(bare(&kept), bare(&source));
    }
}

/// A page of the eighties: narrow columns, paragraphs that begin with two full-width spaces, no blank lines.
const INDENTED: &str = "辽宁大胆改革农村流通体制\n\
\u{3000}\u{3000}本报沈阳三月十一日电　记者徐光报道：辽宁省在农村\n\
改革中，大胆改革流通体制，发展多渠道经营，使农民得到了\n\
实惠。去年全省农民人均纯收入达到四百七十元，比上年增长\n\
百分之九点四。\n\
\u{3000}\u{3000}省委负责同志说，流通是生产和消费之间的桥梁，流通不\n\
畅，生产就要受到影响。\n\
\u{3000}\u{3000}今年以来，各地又采取新的措施，进一步放宽政策。到二月\n\
底，全省农村已有个体和联合运销户八万多户。\n\
\u{3000}\u{3000}\u{3000}\u{3000}\u{3000}\u{3000}\u{3000}\u{3000}\u{3000}\u{3000}（下转第四版）\n\
短评\n\
要敢于改革\n\
\u{3000}\u{3000}辽宁的经验告诉我们，改革需要勇气。凡是有利于生产力\n\
发展的，都可以大胆地试。\n";

#[test]
fn paragraphs_with_an_indent_and_no_blank_line_are_joined() {
    let text = cleaned(INDENTED);
    for whole in [
        "辽宁省在农村改革中，大胆改革流通体制，发展多渠道经营，使农民得到了实惠。去年",
        "比上年增长百分之九点四。\n",
        "流通不畅，生产",
        "到二月底，全省",
        "短评\n要敢于改革\n",
        "有利于生产力发展的，都可以大胆地试。",
    ] {
        assert!(text.contains(whole), "{whole}: {text}");
    }
    assert!(text.starts_with("辽宁大胆改革农村流通体制\n"));
}

#[test]
fn headings_between_long_paragraphs_are_no_column() {
    let long = "代表团参观了位于城郊的一家汽车工厂，听取了企业负责人关于智能制造的介绍，并同工人亲切交谈，随后出席了签字仪式。";
    let source = format!(
        "中德经贸合作迈上新台阶\n{long}\n{long}参观结束。\n企业界盼扩大开放\n本报记者 王远平\n{long}会谈结束。\n"
    );
    assert_eq!(cleaned(&source), source);
}

#[test]
fn a_sentence_that_a_headline_breaks_at_the_head_of_a_text_is_whole_again() {
    let source = "会见中，双方就进一步深化全面战略合作伙伴关系深入交换意见，一致同意加强发展战略对\n\
                  中德经贸合作迈上新台阶\n接，拓展贸易投资、绿色能源等领域合作，推动两国关系不断向前发展。\n";
    assert!(cleaned(source).contains("加强发展战略对接，拓展"), "{}", cleaned(source));
    let speech = "中德经贸合作迈上新台阶\n\n会见后，两国外长共同会见了记者，介绍了会谈的成果。\n德国外长表示，德方愿同中方\n扩大务实合作\n\n\
                  加强人文交流\n深化各领域合作，推动两国关系不断向前发展。\n";
    assert!(cleaned(speech).contains("德方愿同中方深化各领域合作"), "{}", cleaned(speech));
}

#[test]
fn a_sentence_that_jumps_to_another_page_is_not_joined_with_the_next_article() {
    let source = "深化改革再出发\n新华社记者 张三\n改革开放是决定当代中国命运的关键一招，各地各部门坚持问题导向，（下转第4版）\n\
                  春耕时节农事忙\n本报记者 李四\n眼下正是春耕时节，田间地头一派繁忙景象，农机手们忙着整地播种。\n\
                  （上接第1版）推动改革走深走实，取得了一系列重要成果。\n";
    let text = cleaned(source);
    assert!(!text.contains("导向，眼下") && !text.contains("第4版"), "{text}");
    let near = "各地各部门坚持问题导向，（下转第4版）\n\n\n\n\n（上接第1版）推动改革走深走实，取得了一系列重要成果。\n";
    assert_eq!(cleaned(near), "各地各部门坚持问题导向，推动改革走深走实，取得了一系列重要成果。\n");
}
