//! Facts about 825 transcripts of an evening news programme, October 2022 to December 2024, by plain counts of strings.
//! The archive is not part of this project: the variable `WENMAI_NEWS` names it, or it lies beside the project; the test
//! passes without it, and says so.
#![cfg(not(target_arch = "wasm32"))]

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use wenmai::session::{Question, Session, settle};
use wenmai::tokens::Settings;

fn archive() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora/evening-news-2022-2024.zip");
    [std::env::var_os("WENMAI_NEWS").map(PathBuf::from), Some(beside)]
        .into_iter()
        .flatten()
        .find(|path| path.is_file())
}

fn ask(session: &mut Session, question: &Value) -> Value {
    let question = Question::from_json(&question.to_string()).expect("a question");
    serde_json::to_value(session.ask(&question).expect("an answer").answer).expect("JSON")
}

/// Labels and hits of the bins with text, the highest first.
fn ranked(series: &Value, bins: &Value) -> Vec<(String, u64)> {
    let labels = bins.as_array().unwrap().iter().map(|bin| bin["label"].as_str().unwrap().to_owned());
    let hits = series["hits"].as_array().unwrap().iter().map(Value::as_u64);
    let mut ranked: Vec<(String, u64)> =
        labels.zip(hits).filter_map(|(label, hits)| Some((label, hits?))).collect();
    ranked.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    ranked
}

#[test]
fn the_news_of_two_years() {
    let Some(path) = archive() else {
        println!("evening-news-2022-2024.zip is not here: set WENMAI_NEWS to its path");
        return;
    };
    let mut session = Session::new(crate::common::dictionary(), Settings::default());
    let reports = session.add_all(0, "news.zip", std::fs::read(path).expect("the archive"));
    settle(&mut session, &mut []).expect("a decision");
    assert_eq!(reports.iter().filter(|report| report.problem.is_none()).count(), 825);

    let queries = ["\"一带一路\"", "\"春节\"", "\"中亚\"", "\"新冠\""];
    let timeline = |bin: &str| json!({"ask": "timeline", "queries": queries, "bin": bin, "measure": "hits", "scope": {"copies": "all"}});
    let months = ask(&mut session, &timeline("month"));
    let days = ask(&mut session, &timeline("day"));
    assert_eq!((&months["undated"], &months["coarse"]), (&json!(0), &json!(0)));
    for (at, query) in queries.iter().enumerate() {
        let top = |answer: &Value| {
            ranked(&answer["series"][at], &answer["bins"]).into_iter().take(3).collect::<Vec<_>>()
        };
        println!("{query}: months {:?}, days {:?}", top(&months), top(&days));
    }
    let top = |answer: &Value, at: usize| ranked(&answer["series"][at], &answer["bins"]);
    assert_eq!(top(&months, 0)[0].0, "2023-10");
    let festival: Vec<String> = top(&months, 1).into_iter().take(2).map(|(label, _)| label).collect();
    assert!(festival.contains(&"2023-01".into()) && festival.contains(&"2024-02".into()), "{festival:?}");
    assert_eq!(top(&months, 2)[0].0, "2023-05");
    assert_eq!(top(&days, 2)[..2], [("2023-05-19".to_owned(), 136), ("2023-05-20".to_owned(), 49)]);
    // Falls from 2022-11: its best quarter is the first of the axis, and its trend over the months is down.
    let disease = &months["series"][3];
    let hits: Vec<u64> =
        disease["hits"].as_array().unwrap().iter().map(|hits| hits.as_u64().unwrap_or(0)).collect();
    println!("\"新冠\" by month: {hits:?}");
    assert!(disease["trend"]["line"]["slope"].as_f64().unwrap() < 0.0);
    assert!(disease["trend"]["p_adjusted"].as_f64().unwrap() < 1e-4);

    // The bursts hold the peaks.
    for (at, month) in [(0, "2023-10"), (2, "2023-05")] {
        let place =
            months["bins"].as_array().unwrap().iter().position(|bin| bin["label"] == month).unwrap() as u64;
        let bursts = months["series"][at]["bursts"].as_array().unwrap();
        let holds =
            |burst: &Value| burst["start"].as_u64() <= Some(place) && Some(place) <= burst["end"].as_u64();
        assert!(bursts.iter().any(holds), "{month}: {bursts:?}");
    }

    // What rose in October 2023: the forum, the war.
    let question =
        json!({"ask": "rising", "bin": "month", "from": "2023-10-01", "to": "2023-10-31", "limit": 25});
    let rose = ask(&mut session, &question);
    let terms: Vec<&str> =
        rose["rows"].as_array().unwrap().iter().map(|row| row["term"].as_str().unwrap()).collect();
    println!("rose in 2023-10: {terms:?}");
    assert!(terms.contains(&"以色列") || terms.contains(&"巴以"), "{terms:?}");

    // What the corpus speaks of, day by day: mostly its own days.
    let lag = ask(&mut session, &json!({"ask": "lag"}));
    println!(
        "lag: median {} days, quartiles {}, {} mentions",
        lag["median"], lag["quartiles"], lag["mentions"]
    );
    assert!(lag["mentions"].as_u64() > Some(50_000) && lag["median"].as_i64().unwrap().abs() < 366);
    let mentions = ask(&mut session, &json!({"ask": "mentions", "bin": "year"}));
    let years = mentions["bins"].as_array().unwrap().iter();
    let years: Vec<String> =
        years.map(|bin| format!("{} {}", bin["label"].as_str().unwrap(), bin["mentions"])).collect();
    println!("spoken of, by year: {years:?}");
}
