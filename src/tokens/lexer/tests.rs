use proptest::prelude::*;

use super::*;
use crate::tokens::settings::DateRule;

fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    lex(text, &Settings::default(), |piece| {
        if piece.kind.is_word() {
            words.push(piece.surface);
        }
    });
    words
}

#[test]
fn words_and_numbers_stay_whole() {
    let cases: [(&str, &[&str]); 8] = [
        ("don't stop", &["don't", "stop"]),
        ("a state-of-the-art U.S. plan.", &["a", "state-of-the-art", "U.S.", "plan"]),
        ("增长35%，达1,234.5亿元", &["增长", "35%", "达", "1,234.5亿", "元"]),
        ("１９７４年 ＡＰＥＣ", &["１９７４", "年", "ＡＰＥＣ"]),
        ("naïve café-bar Ελλάδα", &["naïve", "café-bar", "Ελλάδα"]),
        ("COVID-19疫情", &["COVID-19", "疫情"]),
        ("2025-06-17 12:30", &["2025-06-17", "12:30"]),
        ("二〇二五年", &["二〇二五", "年"]),
    ];
    for (text, expected) in cases {
        assert_eq!(words(text), expected, "{text}");
    }
}

#[test]
fn signs_and_initials_belong_to_their_tokens() {
    let cases: [(&str, &[&str]); 14] = [
        ("用C++和C#写", &["用", "C++", "和", "C#", "写"]),
        ("用Ｃ＋＋和Ｃ＃写", &["用", "Ｃ＋＋", "和", "Ｃ＃", "写"]),
        ("气温10℃-15℃，1.5万—2万人", &["气温", "10℃-15℃", "1.5万—2万", "人"]),
        ("AT&T与R&D", &["AT&T", "与", "R&D"]),
        ("排放CO₂，面积3km²", &["排放", "CO₂", "面积", "3km²"]),
        ("降至-5℃，同比-3.2%", &["降至", "-5℃", "同比", "-3.2%"]),
        (
            "从2020-2024到2023－2024，3—5天，50%-60%",
            &["从", "2020-2024", "到", "2023－2024", "3—5", "天", "50%-60%"],
        ),
        ("Ｗｉ－Ｆｉ", &["Ｗｉ－Ｆｉ"]),
        ("两架歼-20和东风-41", &["两架", "歼-20", "和", "东风-41"]),
        ("5·12地震，3·15晚会", &["5·12", "地震", "3·15", "晚会"]),
        ("纪念一二·九运动", &["纪念", "一二·九", "运动"]),
        ("2024年前三季度", &["2024", "年", "前三季度"]),
        ("三年前", &["三年前"]),
        ("第二十五次有一百二十三万人", &["第二十五", "次有", "一百二十三万", "人"]),
    ];
    for (text, expected) in cases {
        assert_eq!(words(text), expected, "{text}");
    }
}

#[test]
fn signs_and_units_of_technical_words_belong_to_them() {
    let cases: [(&str, &[&str]); 12] = [
        ("微软发布.NET平台", &["微软发布", ".NET", "平台"]),
        ("浓度35μg/m³，时速350km/h", &["浓度", "35μg/m³", "时速", "350km/h"]),
        ("上升1.5°C，降至-3°C", &["上升", "1.5°C", "降至", "-3°C"]),
        ("@user说：10：30开始，2：1战胜", &["@user", "说", "10：30", "开始", "2：1", "战胜"]),
        ("4×100米接力，比例1∶3", &["4×100", "米接力", "比例", "1∶3"]),
        ("在12306.cn购票，见news.cn/a.htm。", &["在", "12306.cn", "购票", "见", "news.cn/a.htm"]),
        ("GitHub.com和Node.js", &["GitHub.com", "和", "Node.js"]),
        ("M＆M与PM2.5、5G、A4纸", &["M＆M", "与", "PM2.5", "5G", "A4", "纸"]),
        ("👨‍👩‍👧好🇨🇳", &["好"]),
        ("好\u{200C}好 a\u{200C}b \u{200D}", &["好", "好", "a\u{200C}b"]),
        ("90后与00後，60后卫，涨超10后", &["90后", "与", "00後", "60", "后卫", "涨超", "10", "后"]),
        ("民國一一三年，全国一三年", &["民國", "一一三", "年", "全国一三年"]),
    ];
    for (text, expected) in cases {
        assert_eq!(words(text), expected, "{text}");
    }
}

#[test]
fn numbers_with_neighbouring_digits_and_turns_of_powers_stay_whole() {
    let cases: [(&str, &[&str]); 4] = [
        ("来了三四百人、两三百米", &["来了", "三四百", "人", "两三百", "米"]),
        ("花3千多元，2万5千人，3万2千500件", &["花", "3千多", "元", "2万5千", "人", "3万2千500", "件"]),
        ("几千万元、人数百万", &["几千万", "元", "人数百万"]),
        ("占１／２，共110千伏，3万千瓦", &["占", "１／２", "共", "110", "千伏", "3万", "千瓦"]),
    ];
    for (text, expected) in cases {
        assert_eq!(words(text), expected, "{text}");
    }
}

#[test]
fn sentences_end_after_their_closing_quotation_mark() {
    let mut bounds = Vec::new();
    lex("他说：“好。”Mr. J. Li left. Then……\n", &Settings::default(), |piece| {
        if piece.bound != Bound::None {
            bounds.push((piece.surface, piece.bound));
        }
    });
    assert_eq!(
        bounds,
        [
            ("。", Bound::Sentence),
            ("”", Bound::Sentence),
            (".", Bound::Sentence),
            ("……", Bound::Sentence),
            ("\n", Bound::Paragraph)
        ]
    );
}

#[test]
fn rules_make_one_token_of_what_belongs_together() {
    let cases: [(&str, &[&str]); 8] = [
        ("新华社6月17日电", &["新华社", "6月17日", "电"]),
        ("二〇二五年六月十七日至十八日", &["二〇二五年六月十七日", "至十八日"]),
        ("第14届，第2次", &["第14", "届", "第2", "次"]),
        ("见https://a.cn/b。", &["见", "https://a.cn/b"]),
        ("写信给a.b@c.cn吧", &["写信给", "a.b@c.cn", "吧"]),
        ("100多人、30℃、3万余户", &["100多", "人", "30℃", "3万余", "户"]),
        ("１２亿５％", &["１２亿", "５％"]),
        ("卡·托总统", &["卡·托总统"]),
    ];
    for (text, expected) in cases {
        assert_eq!(words(text), expected, "{text}");
    }
}

#[test]
fn marks_by_themselves_are_what_they_are_to_all_rules() {
    let rules = Rules::default();
    for first in ('\u{2000}'..='\u{FFFF}').filter(|c| by_itself(*c)) {
        for rest in ["", "5", "-5%", "NET", "user", "，", "\u{FE0F}", "\u{200D}♂"]
            .map(|rest| format!("{first}{rest}"))
        {
            assert_eq!((class(first), mark(&rest, first)), (Class::Mark, first.len_utf8()), "{rest}");
            assert_eq!(
                (negative(&rest, 0, first, &rules), begun(&rest, None, first, &rules)),
                (None, None),
                "{rest}"
            );
        }
    }
}

#[test]
fn every_rule_can_be_switched_off() {
    let rules = Rules {
        dates: DateRule::Off,
        numbers: false,
        units: false,
        numerals: false,
        hyphens: false,
        addresses: false,
        names: false,
        titles: false,
        quotes: false,
    };
    let settings = Settings { rules, ..Settings::default() };
    let mut words = Vec::new();
    lex("6月17日3.5亿don't www.a.cn卡·托", &settings, |piece| {
        if piece.kind.is_word() {
            words.push(piece.surface);
        }
    });
    let expected = ["6", "月", "17", "日", "3", "5", "亿", "don", "t", "www", "a", "cn", "卡", "托"];
    assert_eq!(words, expected);
    let rules = Rules { titles: true, quotes: true, ..Rules::default() };
    let settings = Settings { rules, ..Settings::default() };
    words.clear();
    lex("《人民日报》说“一带一路”，“他说，好”", &settings, |piece| {
        if piece.kind.is_word() {
            words.push(piece.surface);
        }
    });
    assert_eq!(words, ["人民日报", "说", "一带一路", "他说", "好"]);
}

proptest! {
    #[test]
    fn pieces_concatenate_to_the_text(
        text in "\\PC*|[a-z@:/中国第年月日二〇十·“”《》。.%,\\-' \n é0-9０-９]{0,40}",
        titles in any::<bool>(),
        width in any::<bool>(),
    ) {
        let rules = Rules { titles, quotes: titles, units: width, ..Rules::default() };
        let mut settings = Settings { rules, ..Settings::default() };
        settings.fold.width = width;
        let mut whole = String::new();
        lex(&text, &settings, |piece| {
            assert!(!piece.surface.is_empty());
            whole.push_str(piece.surface);
        });
        prop_assert_eq!(whole, text);
    }
}
