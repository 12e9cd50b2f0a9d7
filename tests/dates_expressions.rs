//! Date expressions: our own cases, and what must hold of any text and any reference date.

use proptest::prelude::*;
use serde_json::Value;
use wenmai::dates::calendar::{Date, civil};
use wenmai::dates::expressions::{Context, Mention, find};

const OWN: &str = include_str!("data/dates/own.jsonl");

fn show(day: Option<Date>) -> Value {
    day.map_or(Value::Null, |d| Value::String(d.to_string()))
}

/// What is wrong with one case; nothing when it is met.
fn fault(case: &Value) -> Option<String> {
    let text = case["text"].as_str()?;
    let mentions = find(text, &Context::on(case["ref"].as_str()?.parse().ok()?));
    let all =
        || mentions.iter().map(|m| (m.surface.as_str(), m.kind, m.interval, m.rule)).collect::<Vec<_>>();
    let Some(surface) = case["surface"].as_str() else {
        return (!mentions.is_empty()).then(|| format!("{text}: found {:?}", all()));
    };
    let Some(found) = mentions.iter().find(|m| m.surface == surface) else {
        return Some(format!("{text}: no {surface} in {:?}", all()));
    };
    let met = match found.interval {
        Some(interval) => {
            case["unresolved"] != Value::Bool(true)
                && show(interval.start) == case["start"]
                && show(interval.end) == case["end"]
        }
        None => case["unresolved"] == Value::Bool(true),
    };
    let kind = serde_json::to_value(found.kind).ok()?;
    let same_kind = case.get("kind").is_none_or(|wanted| *wanted == kind);
    (!met || !same_kind).then(|| format!("{text}: wanted {case}, got {:?}", all()))
}

#[test]
fn our_own_cases() {
    let cases: Vec<Value> = OWN.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(cases.len() >= 250);
    let faults: Vec<String> = cases.iter().filter_map(fault).collect();
    assert!(faults.is_empty(), "{} of {}:\n{}", faults.len(), cases.len(), faults.join("\n"));
}

/// Every case must also be found in the middle of a sentence, with the same words and the same days.
#[test]
fn neighbours_do_not_matter() {
    for line in OWN.lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let (Some(text), Some(surface)) = (case["text"].as_str(), case["surface"].as_str()) else { continue };
        let context = Context::on(case["ref"].as_str().unwrap().parse().unwrap());
        let interval =
            |text: &str| find(text, &context).into_iter().find(|m| m.surface == surface).map(|m| m.interval);
        let embedded = format!("他们。\n{text}。\n别的话。");
        assert_eq!(interval(&embedded), interval(text), "{embedded}");
    }
}

#[test]
fn without_a_reference_only_what_is_stated_is_resolved() {
    let mentions = find("2020年6月，昨天，6月，近日，20世纪60年代", &Context::default());
    let resolved: Vec<&str> =
        mentions.iter().filter(|m| m.interval.is_some()).map(|m| m.surface.as_str()).collect();
    assert_eq!(resolved, ["2020年6月", "6月", "20世纪60年代"]);
}

/// Eight times the text takes about eight times as long, whatever it is made of: a quadratic reader would take 64 times.
#[test]
fn hostile_text_takes_linear_time() {
    let units = [
        "2025年",
        "二",
        "1",
        " ",
        "至",
        "6月",
        "。 ",
        "“",
        "前",
        "10/",
        "a few ",
        "June ",
        "\n",
        "年前",
        "今天",
        "农历",
        "第二天",
        "两年前的",
        "三四",
        "十一、",
        "“十四五",
        "今明",
        "大年初一至",
        "week of ",
        "twenty-",
        "二O",
        "12-",
        "2025.6-",
        "在当天",
        "H1 ",
        "”",
        "the ",
        "early ",
        "Mon, ",
        "first half of ",
        "end of ",
        "mid-",
        "of ",
        "last day of ",
        "final week of the ",
        "last three months of last ",
        "the first decade of the ",
        "latter half of ",
        "rest of the ",
        "mid-to-",
        "Friday next ",
        "14th Five-Year ",
        "3Q",
        "周日",
        "双休",
        "农历初",
        "二月二",
    ];
    for unit in units {
        let time = |length: usize| {
            let text = unit.repeat(length / unit.len());
            let once = |_| {
                let start = std::time::Instant::now();
                let found = find(&text, &Context::on(civil(2025, 6, 17).unwrap()));
                check(&text, &found);
                start.elapsed().as_secs_f64()
            };
            (0..2).map(once).fold(f64::INFINITY, f64::min)
        };
        let (short, long) = (time(12_500), time(100_000));
        // A machine that is busy elsewhere is allowed a factor of three.
        assert!(long < 24.0 * short + 0.05, "{unit:?}: {short} s, eight times as long {long} s");
    }
}

/// What holds of every answer.
fn check(text: &str, mentions: &[Mention]) {
    let (first, last) = (civil(1, 1, 1), civil(9999, 12, 31));
    let mut reached = 0;
    for mention in mentions {
        let (start, end) = (mention.span.start as usize, mention.span.end as usize);
        assert!(start >= reached && start < end, "{mention:?}");
        reached = end;
        assert_eq!(&text[start..end], mention.surface);
        let Some(interval) = mention.interval else { continue };
        assert!(interval.start.is_some() || interval.end.is_some(), "{mention:?}");
        for day in [interval.start, interval.end].into_iter().flatten() {
            assert!(Some(day) >= first && Some(day) <= last, "{mention:?}");
        }
        if let (Some(a), Some(b)) = (interval.start, interval.end) {
            assert!(a <= b, "{mention:?}");
        }
    }
}

fn any_day() -> impl Strategy<Value = Date> {
    (1i32..=9999, 1u32..=12, 1u32..=31).prop_filter_map("a day", |(y, m, d)| civil(y, m, d))
}

/// Text made of the pieces that dates are made of, where any string would hardly ever hold one.
fn dateish() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "2025",
        "1",
        "12",
        "31",
        "99",
        "9999",
        "0",
        "二",
        "十",
        "〇",
        "年",
        "月",
        "日",
        "号",
        "世纪",
        "年代",
        "周",
        "星期",
        "今年",
        "去年",
        "前",
        "后",
        "来",
        "以来",
        "至",
        "到",
        "—",
        "、",
        "初",
        "底",
        "中",
        "旬",
        "上",
        "下",
        "半年",
        "季度",
        "第",
        "最后",
        "农历",
        "正月",
        "闰",
        "春节",
        "除夕",
        "当晚",
        "次年",
        "近",
        "未来",
        "个",
        "天",
        "多",
        "几",
        "半",
        "公元",
        "前",
        "民国",
        "元年",
        "十四五",
        "”",
        "期间",
        "“",
        "。",
        "，",
        "\n",
        " ",
        "自",
        "截至",
        "June",
        "May",
        "last",
        "next",
        "two",
        "weeks",
        "ago",
        "in",
        "the",
        "1990s",
        "of",
        "-",
        "/",
        ".",
        ":",
        "每年",
        "\u{3000}",
        "康熙",
        "years",
        "later",
        "BC",
        "Q",
        "end",
        "mid",
        "first",
        "half",
        "since",
        "to",
        "th",
        "century",
        "《",
        "》",
        "天",
        "同期",
        "元月",
        "第二天",
        "今明两天",
        "那年",
        "的今天",
        "最后一天",
        "当周",
        "O",
        "甲辰",
        "龙年",
        "财年",
        "腊月",
        "初六",
        "week of",
        "AD",
        "twenty-first",
        "—",
        "H1",
        "中下旬",
        "三四月",
        "十七八世纪",
        "农历初七",
        "周日",
        "双休日",
        "二月二",
        "第一个十年",
        "113年3月",
        "rest of the year",
        "last week of ",
        "Friday next week",
        "3Q24",
        "mid-to-late ",
        "14th Five-Year Plan period",
        "年间",
        "暑假",
        "每到",
        "‘十五五’",
        "（1939-45",
        "日期：6.13-6.",
        "every year on ",
    ]);
    prop::collection::vec(pieces, 0..14).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_string_any_day(text in ".{0,60}", day in any_day()) {
        check(&text, &find(&text, &Context::on(day)));
    }

    #[test]
    fn any_pieces_any_day(text in dateish(), day in any_day()) {
        check(&text, &find(&text, &Context::on(day)));
        check(&text, &find(&text, &Context::default()));
    }

    #[test]
    fn any_name_any_dateline(text in dateish(), day in any_day()) {
        use wenmai::dates::document::{from_dateline, from_path};
        for date in [from_path(&text), from_dateline(&format!("{text}日电"))].into_iter().flatten() {
            let _ = date.with_year_from(&[day], wenmai::dates::YearSource::Documents);
        }
    }
}
