//! Frequency lists that other tools write: AntConc, WordSmith, or plain lines of a word and its count.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::decode::encoding::decode;
use crate::tokens::fold;
use crate::{Error, Result};

/// A frequency list as a reference for keyness.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FrequencyList {
    /// What it is called.
    pub name: String,
    /// Words, folded as terms are, with their counts.
    pub words: Vec<(String, u64)>,
    /// Tokens of the corpus behind it; the sum of the counts where it is not stated.
    pub total: Option<u64>,
    /// Whether it is known to have been cut into words as this corpus is. A list from elsewhere does not say.
    pub same_segmenter: bool,
}

impl FrequencyList {
    /// Tokens of the corpus behind it: as stated, but never less than the sum of the counts.
    #[must_use]
    pub fn tokens(&self) -> u64 {
        let sum = self.words.iter().fold(0u64, |sum, (_, count)| sum.saturating_add(*count));
        self.total.unwrap_or(sum).max(sum)
    }
}

/// Who wrote a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ListFormat {
    /// AntConc: lines of rank, frequency and word under `#` lines, or a table with a head.
    AntConc,
    /// WordSmith: a table with the columns N, Word and Freq.
    WordSmith,
    /// A table with a head that names words and counts.
    Headed,
    /// A word and a count in each line.
    Plain,
}

/// A list as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadList {
    /// The list.
    pub list: FrequencyList,
    /// Who wrote it.
    pub format: ListFormat,
    /// Lines that hold no word with a count, heads aside.
    pub skipped: u64,
}

/// Heads of the column of words, in small letters.
const WORDS: [&str; 12] =
    ["word", "words", "type", "token", "term", "item", "lemma", "ngram", "词", "词语", "单词", "词汇"];
/// Heads of the column of counts.
const COUNTS: [&str; 9] = ["freq", "freq.", "frequency", "count", "counts", "频数", "频率", "频次", "次数"];

/// Reads a frequency list. Any encoding; columns are parted by tabs, or commas, semicolons or white space where there is
/// no tab. Counts can have separators of thousands. A word that stands twice is added up.
///
/// # Errors
/// [`Error::Question`] when no line holds a word and a count.
pub fn frequency_list(name: &str, bytes: &[u8]) -> Result<ReadList> {
    let text = decode(bytes.to_vec(), None).text;
    let mut total = None;
    let mut hashes = false;
    let mut rows: Vec<Vec<&str>> = Vec::new();
    for line in text.lines() {
        let line = line.trim_start_matches('\u{FEFF}').trim_end();
        if let Some(remark) = line.strip_prefix('#')
            && !remark.starts_with('\t')
        {
            hashes = true;
            if let Some((_, tokens)) = remark.split_once("Word Tokens:") {
                total = count(tokens);
            }
        } else if !line.trim().is_empty() {
            rows.push(cells(line));
        }
    }
    let head = rows.iter().take(20).position(|row| columns_of(row).is_some());
    let (columns, format, body) = match head {
        Some(at) => {
            let columns = columns_of(&rows[at]).unwrap_or((0, 1));
            let first = rows[at].first().map(|cell| cell.trim().to_lowercase()).unwrap_or_default();
            let format = match first.as_str() {
                "n" => ListFormat::WordSmith,
                "type" | "rank" => ListFormat::AntConc,
                _ => ListFormat::Headed,
            };
            (columns, format, &rows[at + 1..])
        }
        None => {
            let format = if hashes { ListFormat::AntConc } else { ListFormat::Plain };
            (guess(&rows), format, rows.as_slice())
        }
    };
    let mut order: Vec<(String, u64)> = Vec::new();
    let mut places: FxHashMap<String, usize> = FxHashMap::default();
    let mut skipped = 0;
    for row in body {
        let word =
            row.get(columns.0).map(|cell| cell.trim().trim_matches('"')).filter(|word| !word.is_empty());
        let (Some(word), Some(count)) = (word, row.get(columns.1).and_then(|cell| count(cell))) else {
            skipped += 1;
            continue;
        };
        let word = fold::term(word).into_owned();
        match places.get(&word) {
            Some(at) => order[*at].1 = order[*at].1.saturating_add(count),
            None => {
                places.insert(word.clone(), order.len());
                order.push((word, count));
            }
        }
    }
    if order.is_empty() {
        return Err(Error::Question("no line of the list holds a word and a count".into()));
    }
    let list = FrequencyList { name: name.to_owned(), words: order, total, same_segmenter: false };
    Ok(ReadList { list, format, skipped })
}

fn cells(line: &str) -> Vec<&str> {
    match ['\t', ',', ';'].into_iter().find(|mark| line.contains(*mark)) {
        // A comma inside one number parts nothing.
        Some(',') if line.split_whitespace().count() > 1 && !line.contains(", ") => {
            line.split_whitespace().collect()
        }
        Some(mark) => line.split(mark).collect(),
        None => line.split_whitespace().collect(),
    }
}

/// A whole number, with or without separators of thousands.
fn count(cell: &str) -> Option<u64> {
    let cell = cell.trim().trim_matches('"');
    let digits: String = cell.chars().filter(|c| !matches!(c, ',' | ' ' | '\u{A0}' | '\u{202F}')).collect();
    digits.parse().ok()
}

/// Columns of words and counts that a head names.
fn columns_of(row: &[&str]) -> Option<(usize, usize)> {
    let named = |names: &[&str]| {
        row.iter().position(|cell| names.contains(&cell.trim().trim_matches('"').to_lowercase().as_str()))
    };
    Some((named(&WORDS)?, named(&COUNTS)?))
}

/// Columns of words and counts where no head names them: a column that counts 1, 2, 3 is a rank.
fn guess(rows: &[Vec<&str>]) -> (usize, usize) {
    let sample = &rows[..rows.len().min(200)];
    let width = sample.iter().map(Vec::len).max().unwrap_or(0);
    let cell = |row: &Vec<&str>, column: usize| row.get(column).and_then(|cell| count(cell));
    let numbers = |column: usize| sample.iter().filter(|row| cell(row, column).is_some()).count();
    let ranks = |column: usize| {
        let ranked = (1u64..).zip(sample).filter(|(rank, row)| cell(row, column) == Some(*rank)).count();
        width > 2 && sample.len() > 1 && ranked * 10 >= sample.len() * 9
    };
    let ranked = (0..width).find(|column| ranks(*column));
    let open = |column: &usize| Some(*column) != ranked;
    let word = (0..width).filter(open).min_by_key(|column| (numbers(*column), *column)).unwrap_or(0);
    let counts = (0..width).filter(open).filter(|column| *column != word);
    let count = counts.max_by_key(|column| (numbers(*column), usize::MAX - column)).unwrap_or(1);
    (word, count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<(String, u64)>, ListFormat, u64) {
        let read = frequency_list("list", text.as_bytes()).unwrap();
        (read.list.words.clone(), read.format, read.list.tokens())
    }

    fn words(rows: &[(&str, u64)]) -> Vec<(String, u64)> {
        rows.iter().map(|(word, count)| ((*word).to_owned(), *count)).collect()
    }

    #[test]
    fn lists_of_other_tools_are_read() {
        let expected = words(&[("the", 1200), ("中国", 80)]);
        let antconc3 = "#Word Types: 2\n#Word Tokens: 5000\n#Search Hits: 0\n1\t1200\tthe\t\n2\t80\t中国\t\n";
        assert_eq!(read(antconc3), (expected.clone(), ListFormat::AntConc, 5000));
        let antconc4 = "Type\tRank\tFreq\tRange\tNormFreq\nthe\t1\t1200\t3\t9.1\n中国\t2\t80\t1\t0.6\n";
        assert_eq!(read(antconc4), (expected.clone(), ListFormat::AntConc, 1280));
        let wordsmith =
            "WordSmith Tools\nN\tWord\tFreq.\t%\tTexts\n1\tTHE\t1,200\t5.1\t3\n2\t中国\t80\t0.4\t1\n";
        assert_eq!(read(wordsmith), (expected.clone(), ListFormat::WordSmith, 1280));
        for plain in
            ["the\t1200\n中国\t80\n", "the,1200\n中国,80", "the 1200\r\n中国 80\r\n", "1200\tthe\n80\t中国\n"]
        {
            assert_eq!(read(plain), (expected.clone(), ListFormat::Plain, 1280), "{plain}");
        }
        assert_eq!(read("词语,频次\nThe,1000\nthe,200\n中国,80\n"), (expected, ListFormat::Headed, 1280));
    }

    #[test]
    fn numbers_can_be_words_and_lists_can_be_nothing() {
        assert_eq!(read("2023\t55\n2024\t44\n").0, words(&[("2023", 55), ("2024", 44)]));
        assert!(frequency_list("", b"no counts here\n").is_err());
        assert!(frequency_list("", b"").is_err());
        assert!(frequency_list("", &[0xFF, 0xFE, 0x00]).is_err());
    }
}
