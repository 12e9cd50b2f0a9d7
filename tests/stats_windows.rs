//! Positions of collocates against a count that looks at every token and every hit, over random texts, windows, rules of
//! counting, boundaries and shards.

use std::collections::BTreeMap;

use crate::common::Corpus;
use proptest::prelude::*;
use wenmai::articles::Switches;
use wenmai::tokens::Settings;

/// The first is the node; the last ends every text.
const WORDS: [&str; 6] = ["node", "apple", "bread", "cat", "dog", "end"];

/// A word, or what stands between two: nothing, the end of a sentence, or that of a paragraph.
type Document = Vec<(usize, u8)>;

fn documents() -> impl Strategy<Value = Vec<Document>> {
    let word = (
        prop_oneof![2 => Just(0usize), 3 => 1..WORDS.len()],
        prop_oneof![6 => Just(0u8), 2 => Just(1), 1 => Just(2)],
    );
    let document = prop::collection::vec(word, 0..25).prop_map(|mut words| {
        words.push((WORDS.len() - 1, 1));
        words
    });
    prop::collection::vec(document, 1..5)
}

fn text(document: &Document) -> String {
    let ends = [" ", ". ", ".\n\n"];
    document.iter().map(|(word, end)| format!("{}{}", WORDS[*word], ends[*end as usize])).collect()
}

/// Words with the number of the segment that windows do not leave.
fn segments(documents: &[Document], within: &str) -> Vec<Vec<(usize, u32)>> {
    let mut lines: Vec<Vec<(usize, u32)>> = vec![Vec::new()];
    let mut segment = 0;
    for document in documents {
        for (word, end) in document {
            lines.last_mut().unwrap().push((*word, segment));
            segment += u32::from(match within {
                "sentence" => *end > 0,
                "paragraph" => *end > 1,
                _ => false,
            });
        }
        if within != "none" {
            lines.push(Vec::new());
        }
    }
    lines
}

/// Counts by word and by distance from the hit, below nought to the left.
fn counted(
    line: &[(usize, u32)],
    left: i64,
    right: i64,
    counting: &str,
    counts: &mut BTreeMap<(usize, i64), u64>,
) {
    let hits: Vec<i64> = (0i64..).zip(line).filter(|(_, (word, _))| *word == 0).map(|(at, _)| at).collect();
    let reached = |hit: i64, at: i64| {
        let distance = at - hit;
        distance != 0 && -left <= distance && distance <= right && line[hit as usize].1 == line[at as usize].1
    };
    let all = 0..line.len() as i64;
    let mut count = |at: i64, distance: i64| *counts.entry((line[at as usize].0, distance)).or_default() += 1;
    match counting {
        "every_pair" => {
            for hit in &hits {
                all.clone().filter(|at| reached(*hit, *at)).for_each(|at| count(at, at - hit));
            }
        }
        "once_per_hit" => {
            for hit in &hits {
                for word in 0..WORDS.len() {
                    let own = all.clone().filter(|at| line[*at as usize].0 == word && reached(*hit, *at));
                    // The left one of two that are equally near.
                    if let Some(at) = own.min_by_key(|at| ((at - hit).abs(), *at)) {
                        count(at, at - hit);
                    }
                }
            }
        }
        _ => {
            for at in all.filter(|at| line[*at as usize].0 != 0) {
                let near = hits
                    .iter()
                    .filter(|hit| reached(**hit, at))
                    .min_by_key(|hit| ((at - **hit).abs(), **hit));
                near.into_iter().for_each(|hit| count(at, at - hit));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn positions_are_those_of_a_plain_count_and_sum_to_o11(
        documents in documents(),
        left in 0..6u32,
        right in 0..6u32,
        within in prop::sample::select(vec!["sentence", "paragraph", "document", "none"]),
        counting in prop::sample::select(vec!["union_of_windows", "once_per_hit", "every_pair"]),
        shards in 1..4usize,
    ) {
        prop_assume!(left + right > 0);
        let texts: Vec<(String, String)> =
            documents.iter().enumerate().map(|(at, document)| (format!("{at}.txt"), text(document))).collect();
        let files: Vec<(&str, &[u8])> = texts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
        let order: Vec<usize> = (0..files.len()).rev().collect();
        let settings = Settings { clean: Switches::none(), ..Settings::default() };
        let mut corpus = Corpus::spread_with(&files, shards, &order, |number| number * 7, &settings);
        let answer = corpus.json(&format!(
            r#"{{"ask": "collocates", "node": "node", "left": {left}, "right": {right}, "within": "{within}",
                "counting": "{counting}", "min_count": 1, "min_frequency": 0, "min_documents": 0, "limit": 1000,
                "scope": {{"copies": "all"}}}}"#
        ));

        let mut expected: BTreeMap<(usize, i64), u64> = BTreeMap::new();
        for line in segments(&documents, within) {
            counted(&line, i64::from(left), i64::from(right), counting, &mut expected);
        }

        let mut found: BTreeMap<(usize, i64), u64> = BTreeMap::new();
        let mut all = 0;
        for row in answer["rows"].as_array().unwrap() {
            let term = row["term"].as_str().unwrap();
            let word = WORDS.iter().position(|word| *word == term).unwrap();
            let positions: Vec<u64> = row["positions"].as_array().unwrap().iter().map(|p| p.as_u64().unwrap()).collect();
            prop_assert_eq!(positions.len() as u32, left + right);
            prop_assert_eq!(positions.iter().sum::<u64>(), row["count"].as_u64().unwrap());
            all += positions.iter().sum::<u64>();
            let places = (-i64::from(left)..0).chain(1..=i64::from(right));
            found.extend(places.zip(positions).filter(|(_, count)| *count > 0).map(|(at, count)| ((word, at), count)));
        }
        prop_assert_eq!(&found, &expected);
        prop_assert_eq!(answer["window_tokens"].as_u64().unwrap(), all);
    }
}
