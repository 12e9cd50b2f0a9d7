//! Which candidates are words.

use std::collections::BTreeMap;

use super::examine::Found;
use super::stops::FUNCTION;
use super::{NewWord, NewWordSort, NewWords, NewWordsPartial};
use crate::sorting::OrderBy;

/// Candidates that are looked at, at most: the most frequent.
const MOST: usize = 50_000;
/// A candidate that a longer one holds this share of goes.
const SWALLOWED: f64 = 0.7;
/// Characters that stand behind words and not in them: places, times, directions.
const BEHIND: &str = "上下中内里外前后时间以来起";

/// What makes a line or clause by itself in this share of its occurrences, and stands in this share of the documents, is what pages are
/// made up with.
const ALONE: f64 = 0.8;
const THROUGHOUT: f64 = 0.1;

/// Normalised mutual information at least, where a function word stands in a candidate.
const CLOSE: f64 = 0.6;
/// An object stands elsewhere too if it is so many times as frequent as with its verb.
const FREE: f64 = 1.25;
/// A candidate takes its parts along if at least this share of their tokens stands in it.
const MOSTLY: f64 = 0.8;

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
        // 至上 in 人民至上 is a word, 下 in 领导下 stands behind one.
        let last_two = word.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
        if word.ends_with(|c| BEHIND.contains(c)) && tokens(&word[last_two..], whole) == 0 {
            continue;
        }
        if clause(&word, row, whole) {
            continue;
        }
        let counts = whole.grams.counts(row);
        let loose = counts[2] * 2 > counts[0];
        let least = if loose { question.min_cohesion.max(CLOSE) } else { question.min_cohesion };
        if cohesion(whole, &word).is_some_and(|(_, npmi)| npmi >= least) {
            words.push(word);
            if words.len() == MOST {
                break;
            }
        }
    }
    words
}

/// Whether the word of a row is a verb with its object (贯彻 新发展理念): what stands behind the verb stands elsewhere too. Of four
/// characters such words are set phrases: 治国理政.
fn clause(word: &str, row: u32, whole: &mut NewWordsPartial) -> bool {
    let (count, verbs) = (whole.grams.counts(row)[0], whole.grams.counts(row)[3]);
    let verb = (verbs / count) as usize;
    if verb < 2 || word.chars().nth(4).is_none() {
        return false;
    }
    let object = word.char_indices().nth(verb).map_or("", |(at, _)| &word[at..]);
    let elsewhere = whole.grams.find(object).map_or(0, |row| whole.grams.counts(row)[0]);
    elsewhere as f64 >= FREE * count as f64
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
            && share >= question.min_whole
            && !made_up(&seen, whole.documents);
        if keep {
            let (document, _, example, example_at) = seen.first;
            let written = example.chars().skip(example_at as usize).take(word.chars().count()).collect();
            words.push(NewWord {
                word,
                written,
                count: seen.count,
                documents: seen.documents,
                pmi,
                cohesion,
                left_entropy,
                right_entropy,
                whole: share,
                unit: false,
                quoted: seen.quoted,
                document,
                example,
                example_at,
            });
        }
    }
    let swallowed = swallowed(&words, &mut whole);
    let mut number = 0;
    words.retain(|_| {
        number += 1;
        !swallowed[number - 1]
    });
    mark_units(&mut words, &mut whole);
    words.retain(|word| word.unit || !question.units);
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

/// Whether it belongs to the make-up of pages: 责任编辑, 查看原文, 本台消息, the same byline everywhere.
fn made_up(seen: &Found, documents: u64) -> bool {
    seen.documents >= 2
        && seen.documents as f64 >= THROUGHOUT * documents as f64
        && seen.alone as f64 >= ALONE * seen.count as f64
}

/// Whether each word is mostly part of a longer one of the list, which is sorted by word. What words of the dictionary
/// stand before or behind (乌克兰总统 泽连斯基, 构建 人类命运共同体) is no part but a word of its own.
fn swallowed(words: &[NewWord], whole: &mut NewWordsPartial) -> Vec<bool> {
    let mut swallowed = vec![false; words.len()];
    for long in words {
        for (from, to) in parts(&long.word) {
            let part = &long.word[from..to];
            if part.chars().nth(1).is_some()
                && let Ok(at) = words.binary_search_by(|word| word.word.as_str().cmp(part))
                && long.count as f64 >= SWALLOWED * words[at].count as f64
                && !(of_words(&long.word[..from], whole) && of_words(&long.word[to..], whole))
            {
                swallowed[at] = true;
            }
        }
    }
    swallowed
}

/// Marks the words that can be accepted together without taking counts from others: those that hold no other word of the list,
/// and no token of two and more characters that stands mostly elsewhere, unless single characters beside it (中吉乌 铁路)
/// are what makes them new.
fn mark_units(words: &mut [NewWord], whole: &mut NewWordsPartial) {
    let mut units = Vec::with_capacity(words.len());
    for word in words.iter() {
        let listed = parts(&word.word).any(|(from, to)| {
            words.binary_search_by(|other| other.word.as_str().cmp(&word.word[from..to])).is_ok()
        });
        let mut takes = false;
        let mut covered = 0;
        // Where words of two and more characters lie, and how many of them lie beside one another.
        let mut known = vec![false; word.word.len()];
        let (mut beside, mut end) = (0, 0);
        for (from, to) in parts(&word.word) {
            let part = &word.word[from..to];
            let own = if part.chars().nth(1).is_some() { tokens(part, whole) } else { 0 };
            if own > 0 {
                covered = covered.max(part.chars().count());
                known[from..to].fill(true);
                if from >= end {
                    (beside, end) = (beside + 1, to);
                }
            }
            takes |= (word.count as f64) < MOSTLY * own as f64;
        }
        let new = word.word.chars().count() - covered;
        // 王毅 等 参加 上述 活动 and 协调 和 配合 hold nothing that is new.
        let mut others = word.word.char_indices().filter(|(at, _)| !known[*at]);
        let clause = beside > 2 || others.all(|(_, c)| FUNCTION.contains(c));
        let unknown = new >= 2 && !clause && covered <= new;
        units.push(!listed && (!takes || unknown));
    }
    for (word, unit) in words.iter_mut().zip(units) {
        word.unit = unit;
    }
}

/// The bytes where every part of `word` begins and ends, itself left aside.
fn parts(word: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let bounds = move |from: usize| word[from..].char_indices().map(move |(at, c)| from + at + c.len_utf8());
    let all = word.char_indices().flat_map(move |(from, _)| bounds(from).map(move |to| (from, to)));
    all.filter(|(from, to)| to - from < word.len())
}

/// How often `part` is one token.
fn tokens(part: &str, whole: &mut NewWordsPartial) -> u64 {
    whole.grams.find(part).map_or(0, |row| whole.grams.counts(row)[0] - whole.grams.counts(row)[1])
}

/// Whether `text` is nothing, or tokens of two and more characters one behind the other.
fn of_words(text: &str, whole: &mut NewWordsPartial) -> bool {
    text.is_empty()
        || text.char_indices().skip(2).map(|(at, _)| at).chain([text.len()]).any(|end| {
            text[..end].chars().nth(1).is_some()
                && tokens(&text[..end], whole) > 0
                && of_words(&text[end..], whole)
        })
}
