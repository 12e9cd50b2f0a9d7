//! Which candidates are words.

use std::collections::BTreeMap;

use super::{NewWord, NewWordSort, NewWords, NewWordsPartial};
use crate::sorting::OrderBy;

/// Candidates that are looked at, at most: the most frequent.
const MOST: usize = 50_000;
/// A candidate that a longer one holds this share of goes.
const SWALLOWED: f64 = 0.7;
/// Characters that stand behind words and not in them: places, times, directions.
const BEHIND: &str = "上下中内里外前后时间以来起";

/// Sequences of at least two tokens that are frequent enough and held together, the most frequent first.
pub fn candidates(question: &NewWords, whole: &mut NewWordsPartial) -> Vec<String> {
    let least = u64::from(question.least(whole));
    let mut rows: Vec<(u64, u32)> = (0..whole.grams.len() as u32)
        .map(|row| (whole.grams.counts(row)[0], row))
        // What is one token as often as several is a word already.
        .filter(|(count, row)| *count >= least && whole.grams.counts(*row)[1] * 2 > *count)
        .collect();
    rows.order_by(|a, b| b.0.cmp(&a.0).then_with(|| whole.grams.term(a.1).cmp(whole.grams.term(b.1))));
    let mut words = Vec::new();
    for (_, row) in rows {
        let word = whole.grams.term(row).to_owned();
        if word.ends_with(|c| BEHIND.contains(c)) {
            continue;
        }
        if cohesion(whole, &word).is_some_and(|(_, npmi)| npmi >= question.min_cohesion) {
            words.push(word);
            if words.len() == MOST {
                break;
            }
        }
    }
    words
}

/// Pointwise mutual information of the worst split, in bits, and normalised (Bouma 2009). `None` for what was never
/// more than one token.
fn cohesion(whole: &mut NewWordsPartial, word: &str) -> Option<(f64, f64)> {
    let total = whole.tokens as f64;
    let count = |whole: &mut NewWordsPartial, part: &str| {
        whole.grams.find(part).map(|row| whole.grams.counts(row)[0] as f64)
    };
    let own = count(whole, word)?;
    let mut worst: Option<f64> = None;
    for (at, _) in word.char_indices().skip(1) {
        let (left, right) = word.split_at(at);
        if let (Some(left), Some(right)) = (count(whole, left), count(whole, right)) {
            let pmi = (own * total / (left * right)).log2();
            worst = Some(worst.map_or(pmi, |worst| worst.min(pmi)));
        }
    }
    let worst = worst?;
    let most = -(own / total).log2();
    (most > 0.0).then(|| (worst, worst / most))
}

/// Entropy in nats (Shannon 1948); edges, under '\0', are neighbours of their own.
fn entropy(neighbours: &BTreeMap<char, u64>) -> f64 {
    let total: u64 = neighbours.values().sum();
    let total = total as f64;
    let of = |(c, count): (&char, &u64)| {
        let (share, times) =
            if *c == '\0' { (1.0 / total, *count as f64) } else { (*count as f64 / total, 1.0) };
        -share * share.ln() * times
    };
    neighbours.iter().map(of).sum()
}

/// The words, in the order that the question wants.
pub fn words(question: &NewWords, whole: &NewWordsPartial) -> Vec<NewWord> {
    let mut whole = whole.clone();
    let least = u64::from(question.least(&whole));
    let found = std::mem::take(&mut whole.found);
    let mut words: Vec<NewWord> = Vec::new();
    for (word, seen) in found {
        let Some((pmi, cohesion)) = cohesion(&mut whole, &word) else { continue };
        let (left_entropy, right_entropy) = (entropy(&seen.left), entropy(&seen.right));
        let share = seen.whole as f64 / seen.count as f64;
        let keep = seen.count >= least
            && seen.documents >= u64::from(question.min_documents)
            && left_entropy.min(right_entropy) >= question.min_entropy
            && share >= question.min_whole;
        if keep {
            let (document, _, example, example_at) = seen.first;
            words.push(NewWord {
                word,
                count: seen.count,
                documents: seen.documents,
                pmi,
                cohesion,
                left_entropy,
                right_entropy,
                whole: share,
                quoted: seen.quoted,
                document,
                example,
                example_at,
            });
        }
    }
    let swallowed = swallowed(&words);
    let mut number = 0;
    words.retain(|_| {
        number += 1;
        !swallowed[number - 1]
    });
    words.order_by(|a, b| {
        let by = match question.sort {
            NewWordSort::Count => std::cmp::Ordering::Equal,
            NewWordSort::Documents => b.documents.cmp(&a.documents),
            NewWordSort::Cohesion => b.cohesion.total_cmp(&a.cohesion),
            NewWordSort::Entropy => {
                let least = |word: &NewWord| word.left_entropy.min(word.right_entropy);
                least(b).total_cmp(&least(a))
            }
        };
        by.then_with(|| b.count.cmp(&a.count)).then_with(|| a.word.cmp(&b.word))
    });
    words
}

/// Whether each word is mostly part of a longer one of the list, which is sorted by word.
fn swallowed(words: &[NewWord]) -> Vec<bool> {
    let mut swallowed = vec![false; words.len()];
    for long in words {
        let bounds: Vec<usize> =
            long.word.char_indices().map(|(at, _)| at).chain([long.word.len()]).collect();
        for from in 0..bounds.len() - 1 {
            for to in from + 2..bounds.len() {
                let part = &long.word[bounds[from]..bounds[to]];
                if part.len() < long.word.len()
                    && let Ok(at) = words.binary_search_by(|word| word.word.as_str().cmp(part))
                    && long.count as f64 >= SWALLOWED * words[at].count as f64
                {
                    swallowed[at] = true;
                }
            }
        }
    }
    swallowed
}
