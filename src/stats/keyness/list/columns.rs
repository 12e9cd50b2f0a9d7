//! Which column of a frequency list holds the words, and which their counts.

use super::rows::{count, is_number};

/// Heads of the column of words, in small letters.
const WORDS: [&str; 26] = [
    "word",
    "words",
    "type",
    "types",
    "token",
    "term",
    "item",
    "lemma",
    "lempos",
    "form",
    "wordform",
    "ngram",
    "n-gram",
    "keyword",
    "headword",
    "词",
    "词语",
    "单词",
    "词汇",
    "词形",
    "词条",
    "词项",
    "關鍵詞",
    "詞",
    "詞語",
    "詞彙",
];
/// Heads of the column of counts, the surest first: `频率` is a count in some lists and a rate in others.
const COUNTS: [&str; 40] = [
    "freq",
    "freq.",
    "frequency",
    "count",
    "counts",
    "wcount",
    "rawfreq",
    "raw freq",
    "raw frequency",
    "rawcount",
    "abs",
    "abs. freq",
    "absolute frequency",
    "occurrences",
    "hits",
    "n_w",
    "f",
    "tokens",
    "tf",
    "freqcount",
    "freq_count",
    "total",
    "频数",
    "频次",
    "次数",
    "出现次数",
    "词频",
    "词次",
    "频度",
    "计数",
    "出现频次",
    "頻數",
    "頻次",
    "次數",
    "出現次數",
    "詞頻",
    "頻度",
    "計數",
    "频率",
    "頻率",
];

/// Where words and counts stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Columns {
    /// The column of words, from 0.
    pub word: usize,
    /// The column of counts.
    pub count: usize,
    /// Rows before the first of a word.
    pub before: usize,
    /// Whether a row names the columns.
    pub named: bool,
}

fn plain(head: &str) -> String {
    head.trim().to_lowercase()
}

/// The columns; `None` where no column holds whole numbers beside words.
pub(super) fn columns(rows: &[Vec<String>]) -> Option<Columns> {
    let named = rows.iter().take(50).enumerate().find_map(|(at, row)| by_head(row, &rows[at + 1..], at + 1));
    named.or_else(|| by_content(rows))
}

/// Columns that a head names, where what it calls counts are whole numbers.
fn by_head(row: &[String], body: &[Vec<String>], before: usize) -> Option<Columns> {
    if row.iter().any(|cell| is_number(cell)) {
        return None;
    }
    let at = |name: &&str| row.iter().position(|cell| plain(cell) == *name);
    let word = WORDS.iter().find_map(&at)?;
    let whole = |column: &usize| *column != word && most(body, |row| holds_count(row, *column));
    let count = COUNTS.iter().filter_map(at).find(whole)?;
    Some(Columns { word, count, before, named: true })
}

fn holds_count(row: &[String], column: usize) -> bool {
    row.get(column).is_some_and(|cell| count(cell).is_some())
}

fn most(rows: &[Vec<String>], holds: impl Fn(&[String]) -> bool) -> bool {
    let sample = &rows[..rows.len().min(200)];
    let good = sample.iter().filter(|row| holds(row)).count();
    good > 0 && 2 * good > sample.len()
}

/// Columns where no head names both: one that counts 1, 2, 3 is a rank; words are what is least a number, counts what
/// is most often a whole number.
fn by_content(rows: &[Vec<String>]) -> Option<Columns> {
    let before = rows.iter().position(|row| row.len() > 1 && row.iter().any(|cell| is_number(cell)))?;
    let sample = &rows[before..rows.len().min(before + 200)];
    let width = sample.iter().map(Vec::len).max().unwrap_or(0);
    let number = |row: &[String], column: usize| row.get(column).and_then(|cell| count(cell));
    let numbers = |column: usize| {
        sample.iter().filter(|row| row.get(column).is_some_and(|cell| is_number(cell))).count()
    };
    let counts = |column: usize| sample.iter().filter(|row| holds_count(row, column)).count();
    let is_rank = |column: &usize| {
        let first = sample.first().and_then(|row| number(row, *column));
        let Some(first) = first.filter(|first| *first < 2) else { return false };
        let ranked = (first..).zip(sample).filter(|(rank, row)| number(row, *column) == Some(*rank)).count();
        width > 2 && sample.len() > 1 && ranked * 10 >= sample.len() * 9
    };
    let rank = (0..width).find(is_rank);
    let open = |column: &usize| Some(*column) != rank;
    let word = (0..width).filter(open).min_by_key(|column| (numbers(*column), *column))?;
    // A column that is a rate in some rows is a rate in all.
    let whole = |column: &usize| *column != word && most(sample, |row| holds_count(row, *column));
    let all = |column: &usize| numbers(*column) <= counts(*column) + sample.len() / 20;
    let count = (0..width).filter(open).filter(whole).filter(all);
    let count = count.max_by_key(|column| (counts(*column), usize::MAX - column))?;
    let named = before > 0 && rows[before - 1].len() > word.max(count);
    Some(Columns { word, count, before, named })
}
