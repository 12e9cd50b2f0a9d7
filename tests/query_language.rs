//! What people type, and what they get: each operator of the query language over the same text, in the same form
//! as a page asks.

use crate::common::Corpus;
use wasm_bindgen_test::wasm_bindgen_test;
use wenmai::session::Question;

const TEXT: &str = "中国坚持改革开放。改革、开放和发展同等重要，改革与渐进开放并行。\n改革。开放！\n印度和印度尼西亚是邻国，\
    印度洋很大。印度总理访问中国记者，会见美国记者代表。\nAPEC峰会与ＡＰＥＣ论坛举行。\n";

/// Nodes of the concordance, in order.
fn nodes(corpus: &mut Corpus, query: &str) -> Vec<String> {
    let question = serde_json::json!({ "ask": "concordance", "query": query, "limit": 1000 });
    let answer = corpus.json(&question.to_string());
    let rows = answer["rows"].as_array().expect("rows");
    rows.iter().map(|row| row["node"].as_str().expect("a node").to_owned()).collect()
}

#[wasm_bindgen_test(unsupported = test)]
fn each_operator_finds_what_it_says() {
    let mut corpus = Corpus::whole(&[("a.txt", TEXT.as_bytes())]);
    let cases: [(&str, &[&str]); 33] = [
        ("发展", &["发展"]),
        ("发展|峰会", &["发展", "峰会"]),
        ("apec 峰会", &["APEC峰会"]),
        ("ＡＰＥＣ", &["APEC", "ＡＰＥＣ"]),
        ("\"ＡＰＥＣ\"", &["ＡＰＥＣ"]),
        ("~\"apec\"", &["APEC", "ＡＰＥＣ"]),
        ("中国 记者", &["中国记者"]),
        ("(中国|美国) 记者", &["中国记者", "美国记者"]),
        ("（中国｜美国）　记者", &["中国记者", "美国记者"]),
        ("/[中美]国/ 记者", &["中国记者", "美国记者"]),
        ("?国 记者", &["中国记者", "美国记者"]),
        // Across a sentence's end there is neither a phrase nor a gap; across a comma only a gap.
        ("改革 开放", &[]),
        ("改革 []{0} 开放", &["改革、开放"]),
        ("改革 []{0,3} 开放", &["改革、开放", "改革与渐进开放"]),
        ("改革 [] [] 开放", &["改革与渐进开放"]),
        ("改革 []{1} 开放", &[]),
        ("坚持 []{0,5} 重要", &[]),
        ("和 []{0,5} 改革", &["和发展同等重要，改革"]),
        // The dictionary has 改革开放 as one word; characters do not mind.
        ("改革开放", &["改革开放"]),
        ("\"改革\"", &["改革", "改革", "改革", "改革"]),
        ("\"改革\" \"开放\"", &["改革开放"]),
        ("\"改革\" []{0,3} \"放\"", &["改革开放", "改革、开放", "改革与渐进开放"]),
        ("坚持 \"改\"", &["坚持改"]),
        // A stretch that lies within another.
        ("\"印度\"", &["印度", "印度", "印度", "印度"]),
        ("\"印度\" -\"印度尼西亚\" -\"印度洋\"", &["印度", "印度"]),
        ("\"印度\" -(印度 总理) -印度尼西亚 -印度洋", &["印度"]),
        ("(\"印度\" -\"印度洋\") 总理", &["印度总理"]),
        ("\"印度\" -“印度尼西亚”|发展", &["发展", "印度", "印度", "印度"]),
        // Parts of speech.
        ("pos:eng", &["APEC", "ＡＰＥＣ"]),
        ("pos:place&印度*", &["印度", "印度尼西亚", "印度洋", "印度"]),
        ("访问 pos:ns 记者", &["访问中国记者"]),
        ("访问 pos:n{1,3}", &["访问中国记者"]),
        ("POS：latin 峰会", &["APEC峰会"]),
    ];
    for (query, expected) in cases {
        assert_eq!(nodes(&mut corpus, query), expected, "{query}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_wrong_query_is_refused_at_its_character_by_every_question() {
    for (ask, field) in [("concordance", "query"), ("collocates", "node"), ("text", "query")] {
        let question = serde_json::json!({ "ask": ask, field: "改革 (开放" });
        let error = Question::from_json(&question.to_string()).expect_err("a fault");
        let wenmai::Error::Query { at, message, .. } = error else { panic!("{error}") };
        assert_eq!((at, message.as_str()), (3, "a closing parenthesis was expected"));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn hits_never_reach_from_one_document_into_the_next() {
    let mut corpus =
        Corpus::whole(&[("a.txt", "他们谈到改革".as_bytes()), ("b.txt", "开放的中国".as_bytes())]);
    for query in ["改革 开放", "改革 []{0,3} 开放", "\"改革开放\"", "\"改\" \"革\" \"开\""] {
        assert_eq!(nodes(&mut corpus, query), Vec::<String>::new(), "{query}");
    }
    assert_eq!(nodes(&mut corpus, "改革 []{0,3}"), ["改革"]);
}

#[wasm_bindgen_test(unsupported = test)]
fn long_runs_of_one_word_take_no_longer_than_their_length() {
    // Each of the two would take years with backtracking.
    let text = "的".repeat(50_000);
    let mut corpus = Corpus::whole(&[("a.txt", text.as_bytes())]);
    assert_eq!(nodes(&mut corpus, "(的{1,4} 的{0,4}){1,4} 了"), Vec::<String>::new());
    assert_eq!(nodes(&mut corpus, "的 []{0,20} []{0,20} []{0,20} 的{2} 了"), Vec::<String>::new());
    assert_eq!(nodes(&mut corpus, "/(的*)*了/"), Vec::<String>::new());
}

#[wasm_bindgen_test(unsupported = test)]
fn hits_within_copies_count_once_whatever_the_query() {
    let said = "峰会期间，六国元首签署永久睦邻友好合作条约，以法律形式将世代友好的原则固定下来，这是六国关系史上新的里程碑，也是周边外交的创举。";
    let own = "峰会闭幕之后，记者走访多地，看到企业忙着签约，学校忙着招生，口岸车流不断。";
    let both = format!("{said}{own}");
    let mut copied = Corpus::whole(&[("a.txt", said.as_bytes()), ("b.txt", both.as_bytes())]);
    let mut once = Corpus::whole(&[("a.txt", said.as_bytes()), ("b.txt", own.as_bytes())]);
    let mut hits = 0;
    for query in [
        "峰会",
        "友好 []{0,2} 条约",
        "\"六国\"",
        "~\"六國\"",
        "\"六国\" -\"六国关系\"",
        "pos:n",
        "pos:v pos:n",
        "[] []{0,3} 固定",
        "/.国.*/|友好",
        "(\"世代\"|\"口岸\") []{0,1} \"友好\"",
        "*",
    ] {
        let found = nodes(&mut copied, query);
        assert_eq!(found, nodes(&mut once, query), "{query}");
        hits += found.len();
    }
    assert!(hits > 60, "{hits}");
}

#[test]
fn the_page_has_words_for_every_fault_and_examples_that_can_be_read() {
    use wenmai::query::{Query, faults};
    let words = include_str!("../www/i18n/areas/query.ts");
    for fault in faults::ALL {
        // In three languages, each as the name of its words.
        assert_eq!(words.matches(&format!("'{fault}': ")).count(), 3, "{fault}");
    }
    assert!(include_str!("../www/elements/wm-query.ts").contains(&format!("'{}'", faults::EXPRESSION)));
    let examples = include_str!("../www/lib/query-examples.ts");
    let typed: Vec<&str> = examples
        .lines()
        .filter_map(|line| line.split_once(": ["))
        .flat_map(|(_, list)| list.split('\'').skip(1).step_by(2))
        .collect();
    assert!(typed.len() > 12, "{typed:?}");
    for example in typed {
        let example = example.replace("\\\\", "\\");
        Query::parse(&example).unwrap_or_else(|error| panic!("{example}: {error}"));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_word_that_the_dictionary_cuts_is_found_by_its_pieces() {
    let text = "共建丝路驿站的朋友越来越多。这条丝路上的人在驿站歇。命运与共同体会。构建人类命运共同体。\n";
    let mut corpus = Corpus::whole(&[("a.txt", text.as_bytes())]);
    assert_eq!(nodes(&mut corpus, "丝路驿站"), ["丝路驿站"]);
    assert_eq!(nodes(&mut corpus, "共建 丝路驿站"), ["共建丝路驿站"]);
    assert_eq!(nodes(&mut corpus, "命运共同体|丝路驿站"), ["丝路驿站", "命运共同体"]);
    assert_eq!(nodes(&mut corpus, "丝路 -丝路驿站").len(), 1);
    assert_eq!(nodes(&mut corpus, "丝路").len(), 2);
    // Wildcards, expressions and characters mean what they say.
    assert!(nodes(&mut corpus, "丝路驿?").is_empty());
    assert_eq!(nodes(&mut corpus, "\"丝路驿站\""), ["丝路驿站"]);
}

#[wasm_bindgen_test(unsupported = test)]
fn technical_words_can_be_asked_for_as_they_are_written() {
    let text = "他用C++和C#写程序，不用C，也用.NET。PM2.5浓度为35μg/m³，5G网络，A股上涨，升1.5°C。投入￥3,000万元，20多个国家。\n\
                转发#北京冬奥会#，@user_1 说：10：30开始，见news.cn/a.htm。买了iPhone 15，用3D打印，在AT&T上网。\n";
    let mut corpus = Corpus::whole(&[("a.txt", text.as_bytes())]);
    for word in [
        "C++",
        "C#",
        ".NET",
        "PM2.5",
        "35μg/m³",
        "5G",
        "A股",
        "1.5°C",
        "￥3,000万元",
        "20多个",
        "#北京冬奥会#",
        "@user_1",
        "10：30",
        "news.cn/a.htm",
        "iPhone 15",
        "3D打印",
        "\"AT&T\"",
    ] {
        assert_eq!(nodes(&mut corpus, word), [word.trim_matches('"')], "{word}");
    }
    assert_eq!(nodes(&mut corpus, "c++"), ["C++"]);
    assert_eq!(nodes(&mut corpus, "C"), ["C"]);
}
