//! Words and documents in relation: key terms, terms that move together, similar documents, networks, collocates by
//! part.

use crate::common::Corpus;
use serde_json::Value;

fn rows(answer: &Value) -> &[Value] {
    answer["rows"].as_array().unwrap()
}

fn row<'a>(answer: &'a Value, term: &str) -> &'a Value {
    rows(answer).iter().find(|row| row["term"] == term).unwrap_or_else(|| panic!("{term} in {answer}"))
}

fn close(value: &Value, expected: f64) {
    let value = value.as_f64().unwrap();
    assert!((value - expected).abs() < 1e-12, "{value} {expected}");
}

#[test]
fn key_terms_are_those_of_few_documents() {
    let mut corpus = Corpus::whole(&[
        ("1.txt", b"apple apple apple pear pear plum" as &[u8]),
        ("2.txt", b"pear pear plum plum plum"),
        ("3.txt", b"plum plum cherry cherry"),
    ]);
    let answer = corpus.json(r#"{"ask": "key_terms"}"#);
    assert_eq!(answer["total"], 3);
    let first = &rows(&answer)[0];
    assert_eq!((&first["name"], &first["terms"][0]["term"]), (&"1.txt".into(), &"apple".into()));
    close(&first["terms"][0]["tf_idf"], 3.0 * 3.0_f64.ln());
    close(&first["terms"][1]["tf_idf"], 2.0 * 1.5_f64.ln());
    // What stands in every document tells nothing.
    let third = &rows(&answer)[2]["terms"];
    assert_eq!(
        (&third[0]["term"], &third[1]["term"], third[1]["tf_idf"].as_f64()),
        (&"cherry".into(), &"plum".into(), Some(0.0))
    );
    let page = corpus.json(r#"{"ask": "key_terms", "offset": 1, "limit": 1, "terms": 1}"#);
    assert_eq!((rows(&page).len(), &rows(&page)[0]["name"]), (1, &"2.txt".into()));
}

/// Twelve documents; wave and surf rise together, sand falls, rock stands still.
fn beach() -> Vec<(String, Vec<u8>)> {
    (0..12usize)
        .map(|at| {
            let words = [
                ("wave", at + 1),
                ("surf", 2 * at + 1),
                ("sand", 13 - at),
                ("rock", 4),
                ("filler", 40 - 2 * at),
            ];
            let text: Vec<String> =
                words.iter().flat_map(|(word, times)| vec![(*word).to_owned(); *times]).collect();
            (format!("2024-{:02}-01.txt", at + 1), text.join(" ").into_bytes())
        })
        .collect()
}

#[test]
fn terms_that_move_together() {
    let files = beach();
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let mut corpus = Corpus::whole(&files);
    for (over, coefficient) in [
        (r#""documents""#, "pearson"),
        (r#"{"periods": "month"}"#, "pearson"),
        (r#""documents""#, "spearman"),
    ] {
        let answer = corpus.json(&format!(
            r#"{{"ask": "together", "node": "wave", "over": {over}, "coefficient": "{coefficient}",
                "scope": {{"copies": "all"}}}}"#
        ));
        assert_eq!((&answer["parts"], &answer["node_hits"]), (&12.into(), &78.into()));
        assert!(rows(&answer).iter().all(|row| row["term"] != "wave"), "not itself");
        assert!(row(&answer, "surf")["r"].as_f64().unwrap() > 0.99);
        assert!(row(&answer, "sand")["r"].as_f64().unwrap() < -0.99);
        let surf = row(&answer, "surf");
        if let Some(lower) = surf["interval"]["lower"].as_f64() {
            assert!(lower < surf["r"].as_f64().unwrap() && lower > 0.0);
        }
        assert!(answer["cautions"].as_array().unwrap().contains(&"many_tests".into()));
    }
}

#[test]
fn documents_of_one_topic_lie_together() {
    let topics = [
        "goal match team coach goal league",
        "bank rate loan credit market rate",
        "rain wind storm cloud sun wind",
    ];
    let files: Vec<(String, Vec<u8>)> = (0..9)
        .map(|at| {
            let extra = ["today", "again", "often"][at / 3];
            (format!("{at}.txt"), format!("{} {extra} word{at}", topics[at % 3]).into_bytes())
        })
        .collect();
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let ask = r#"{"ask": "similarity", "neighbours": 2, "scope": {"copies": "all"}}"#;
    let answer = Corpus::whole(&files).json(ask);
    for (at, row) in rows(&answer).iter().enumerate() {
        for near in row["neighbours"].as_array().unwrap() {
            assert_eq!(near["document"][0].as_u64().unwrap() as usize % 3, at % 3, "{row}");
            let similarity = near["similarity"].as_f64().unwrap();
            assert!(similarity > 0.5 && similarity <= 1.0);
        }
    }
    let point =
        |at: usize| [rows(&answer)[at]["x"].as_f64().unwrap(), rows(&answer)[at]["y"].as_f64().unwrap()];
    let distance = |a: usize, b: usize| {
        let (a, b) = (point(a), point(b));
        ((a[0] - b[0]).powi(2) + (a[1] - b[1]).powi(2)).sqrt()
    };
    assert!(distance(0, 3) < 0.5 * distance(0, 1) && distance(1, 4) < 0.5 * distance(1, 2), "{answer}");
    // Three topics of equal size have no first axis: another start turns the map, and changes no distance.
    let other =
        Corpus::whole(&files).json(r#"{"ask": "similarity", "seed": 99, "scope": {"copies": "all"}}"#);
    let turned =
        |at: usize| [rows(&other)[at]["x"].as_f64().unwrap(), rows(&other)[at]["y"].as_f64().unwrap()];
    for (a, b) in (0..9).flat_map(|a| (0..a).map(move |b| (a, b))) {
        let (x, y) = (turned(a), turned(b));
        let there = ((x[0] - y[0]).powi(2) + (x[1] - y[1]).powi(2)).sqrt();
        assert!((there - distance(a, b)).abs() < 1e-5, "{a} {b}");
    }
}

#[test]
fn a_network_around_a_node_and_of_the_whole() {
    let mut corpus = Corpus::whole(&[(
        "1.txt",
        b"king queen castle. king queen crown. castle crown. king castle queen. garden." as &[u8],
    )]);
    let answer = corpus.json(
        r#"{"ask": "network", "collocates": {"node": "king", "min_count": 1, "stop_words": false},
            "measure": "mi", "min_count": 1, "size": 3}"#,
    );
    let nodes: Vec<&str> =
        answer["nodes"].as_array().unwrap().iter().map(|node| node["term"].as_str().unwrap()).collect();
    assert_eq!((nodes[0], nodes.len(), &answer["units"]), ("king", 4, &5.into()));
    let number = |term: &str| nodes.iter().position(|node| *node == term).unwrap() as u64;
    let edge = |a: &str, b: &str| {
        let ends = [number(a), number(b)];
        answer["edges"].as_array().unwrap().iter().find(|edge| {
            let own = [edge["source"].as_u64().unwrap(), edge["target"].as_u64().unwrap()];
            own == ends || own == [ends[1], ends[0]]
        })
    };
    assert_eq!(edge("king", "queen").unwrap()["order"], 1);
    // queen and castle: two sentences with both, of three each, in five.
    let tie = edge("queen", "castle").unwrap();
    assert_eq!((&tie["order"], &tie["count"]), (&2.into(), &2.into()));
    close(&tie["expected"], 9.0 / 5.0);
    close(&tie["weight"], (10.0 / 9.0_f64).log2());
    // The query stands in the middle, and no two words in one place.
    let places: Vec<(f64, f64)> = answer["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|node| (node["x"].as_f64().unwrap(), node["y"].as_f64().unwrap()))
        .collect();
    assert_eq!(places[0], (0.0, 0.0));
    assert!((1..places.len()).all(|a| (0..a).all(|b| places[a] != places[b])), "{places:?}");
    let whole = corpus.json(r#"{"ask": "network", "min_count": 1, "size": 4, "min_length": 1}"#);
    let first = &whole["nodes"][0];
    assert_eq!((&first["node"], whole["edges"][0]["order"].as_u64()), (&false.into(), Some(2)));
    let alone = corpus
        .json(r#"{"ask": "network", "collocates": {"node": "king", "min_count": 1}, "second_order": false}"#);
    assert!(alone["edges"].as_array().unwrap().iter().all(|edge| edge["order"] == 1));
}

#[test]
fn a_network_reaches_the_collocates_of_collocates() {
    let text = "king crown. king crown. crown jewel. crown jewel. jewel thief. jewel thief. king jewel.";
    let mut corpus = Corpus::whole(&[("1.txt", text.as_bytes())]);
    let ask = |beyond: u32| {
        format!(
            r#"{{"ask": "network", "size": 1, "second_order": false, "beyond": {beyond},
                "collocates": {{"node": "king", "min_count": 1, "scope": {{"copies": "all"}}}}}}"#
        )
    };
    let answer = corpus.json(&ask(2));
    let nodes: Vec<(&str, u64)> = answer["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|node| (node["term"].as_str().unwrap(), node["order"].as_u64().unwrap()))
        .collect();
    // The strongest collocate of king is crown; crown's own are king, which is not drawn twice, and jewel.
    assert_eq!(nodes, [("king", 0), ("crown", 1), ("jewel", 2)]);
    let edges = answer["edges"].as_array().unwrap();
    assert_eq!(edges.len(), 2, "{answer}");
    let own =
        corpus.json(r#"{"ask": "collocates", "node": "crown", "min_count": 1, "scope": {"copies": "all"}}"#);
    let jewel = row(&own, "jewel");
    let tie = &edges[1];
    assert_eq!((&tie["source"], &tie["target"], &tie["by"]), (&1.into(), &2.into(), &"window".into()));
    assert_eq!((&tie["count"], &tie["weight"]), (&jewel["count"], &jewel["log_dice"]));
    assert_eq!(corpus.json(&ask(0))["nodes"].as_array().unwrap().len(), 2);
    for wrong in [ask(11), ask(2).replace("\"size\": 1", "\"size\": 60"), ask(2).replace("king", " ")] {
        assert!(wenmai::session::Question::from_json(&wrong).is_err(), "{wrong}");
    }
}

#[test]
fn collocates_appear_stay_and_fade() {
    let mut corpus = Corpus::whole(&[
        ("2022-05-01.txt", b"sea blue. sea blue. sea cold. sea cold." as &[u8]),
        ("2023-05-01.txt", b"sea blue. sea blue. sea deep. sea deep."),
        ("2024-05-01.txt", b"sea blue. sea blue. sea warm. sea warm."),
    ]);
    let fates = |answer: &Value| {
        let mut fates: Vec<(String, String)> = rows(answer)
            .iter()
            .map(|row| (row["term"].as_str().unwrap().into(), row["fate"].as_str().unwrap().into()))
            .collect();
        fates.sort();
        fates
    };
    let expected: Vec<(String, String)> =
        [("blue", "stays"), ("cold", "fades"), ("deep", "passes"), ("warm", "appears")]
            .map(|(term, fate)| (term.into(), fate.into()))
            .to_vec();
    let collocates = r#""collocates": {"node": "sea", "min_count": 2, "scope": {"copies": "all"}}"#;
    let years = corpus.json(&format!(r#"{{"ask": "collocates_by", {collocates}, "periods": "year"}}"#));
    assert_eq!(fates(&years), expected);
    let changed = corpus.json(&format!(
        r#"{{"ask": "collocates_by", {collocates}, "periods": "year", "fates": ["fades", "appears"], "limit": 1}}"#
    ));
    assert_eq!((&changed["total"], rows(&changed).len()), (&serde_json::json!(2), 1));
    assert_eq!(fates(&changed), [("cold".to_owned(), "fades".to_owned())]);
    let names: Vec<&Value> = years["parts"].as_array().unwrap().iter().map(|part| &part["name"]).collect();
    assert_eq!(names, ["2022", "2023", "2024"]);
    let blue = row(&years, "blue");
    // Each year alone: O11 = 2, f1 = 4, f2 = 2.
    close(&blue["parts"][0]["log_dice"], 14.0 + (4.0 / 6.0_f64).log2());
    let selections = corpus.json(&format!(
        r#"{{"ask": "collocates_by", {collocates}, "selections": [
            {{"name": "old", "scope": {{"to": "2022-12-31"}}}}, {{"name": "mid", "scope": {{"holding": "2023"}}}},
            {{"name": "new", "scope": {{"from": "2024-01-01"}}}}]}}"#
    ));
    assert_eq!(fates(&selections), expected);
    assert!(
        wenmai::session::Question::from_json(&format!(
            r#"{{"ask": "collocates_by", {collocates}, "periods": "auto"}}"#
        ))
        .is_err()
    );
}
