//! Frequency lists that other tools write: AntConc, WordSmith, or plain lines of a word and its count.

mod columns;
mod rows;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::decode::encoding::decode;
use crate::tokens::classes::{Class, class};
use crate::tokens::fold;

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
    /// What the columns of words and counts are called; their numbers, from 1, where no head names them.
    pub columns: [String; 2],
    /// Lines below the head that hold no word with a count.
    pub skipped: u64,
    /// Tokens of marks, which are no tokens here either: left out of the words and of the total.
    pub marks: u64,
}

/// Why something is no frequency list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ListFault {
    /// Numbers beside the words are rates or shares, not counts.
    Rates,
    /// No line holds a word and a count.
    NoCounts,
}

/// Reads a frequency list. Any encoding; columns are parted by tabs, semicolons, commas or white space, as most lines
/// are. Counts can have separators of thousands. A word that stands twice is added up.
///
/// # Errors
/// [`ListFault`] when no line holds a word and a count.
pub fn frequency_list(name: &str, bytes: &[u8]) -> Result<ReadList, ListFault> {
    let text = decode(bytes.to_vec(), None).text;
    let mut total = None;
    let mut hashes = false;
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines() {
        let line = line.trim_start_matches('\u{FEFF}').trim_end();
        if let Some(remark) = line.strip_prefix('#')
            && !remark.starts_with(['\t', ',', ';'])
        {
            hashes = true;
            total = total.or_else(|| stated_total(remark));
        } else if !line.trim().is_empty() {
            lines.push(line);
        }
    }
    let delimiter = rows::delimiter(&lines);
    let rows: Vec<Vec<String>> = lines.iter().map(|line| rows::cells(line, delimiter)).collect();
    let Some(columns) = columns::columns(&rows) else {
        let beside = |row: &Vec<String>| row.len() > 1 && row.iter().any(|cell| rows::is_number(cell));
        let rates = rows.iter().filter(|row| beside(row)).count() * 2 > rows.len();
        return Err(if rates { ListFault::Rates } else { ListFault::NoCounts });
    };
    let head = columns.before.checked_sub(1).filter(|_| columns.named).map(|at| &rows[at]);
    let named = |column: usize| {
        let name =
            head.and_then(|head| head.get(column)).map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
        name.map_or_else(|| (column + 1).to_string(), str::to_owned)
    };
    let format = match head.and_then(|head| head.first()).map(|cell| cell.trim().to_lowercase()).as_deref() {
        Some("n") => ListFormat::WordSmith,
        Some("type" | "rank") => ListFormat::AntConc,
        Some(_) => ListFormat::Headed,
        None if hashes => ListFormat::AntConc,
        None => ListFormat::Plain,
    };
    total = total.or_else(|| lines[..columns.before].iter().find_map(|line| stated_total(line)));
    let mut read = ReadList {
        list: FrequencyList { name: name.to_owned(), total, ..FrequencyList::default() },
        format,
        columns: [named(columns.word), named(columns.count)],
        skipped: 0,
        marks: 0,
    };
    read.take(&rows[columns.before..], &columns);
    if read.list.words.is_empty() {
        return Err(ListFault::NoCounts);
    }
    Ok(read)
}

impl ReadList {
    fn take(&mut self, rows: &[Vec<String>], columns: &columns::Columns) {
        let mut places: FxHashMap<String, usize> = FxHashMap::default();
        let words = &mut self.list.words;
        for row in rows {
            let word = row.get(columns.word).map(|cell| cell.trim()).filter(|word| !word.is_empty());
            let (Some(word), Some(count)) = (word, row.get(columns.count).and_then(|cell| rows::count(cell)))
            else {
                self.skipped += 1;
                continue;
            };
            if word.chars().all(|c| matches!(class(c), Class::Mark | Class::Space | Class::Line)) {
                self.marks = self.marks.saturating_add(count);
                continue;
            }
            let word = fold::term(word).into_owned();
            match places.get(&word) {
                Some(at) => words[*at].1 = words[*at].1.saturating_add(count),
                None => {
                    places.insert(word.clone(), words.len());
                    words.push((word, count));
                }
            }
        }
        self.list.total = self.list.total.map(|total| total.saturating_sub(self.marks));
    }
}

/// The size of the corpus that a line before the table states: `Word Tokens: 5000`, `Total word count: 33,546,516`.
fn stated_total(line: &str) -> Option<u64> {
    let line = line.trim().trim_matches('"');
    let (name, number) = line.split_once([':', '：', '\t'])?;
    let name = name.trim().to_lowercase();
    let known = ["word tokens", "total word count", "total words", "total tokens", "tokens", "corpus size"];
    let chinese = ["总词数", "总词次", "总词量", "总频次", "语料规模", "總詞數", "總詞次", "語料規模"];
    (known.contains(&name.as_str()) || chinese.contains(&name.as_str()))
        .then(|| rows::count(number))
        .flatten()
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

    fn all(text: &str) -> ReadList {
        frequency_list("list", text.as_bytes()).unwrap()
    }

    #[test]
    fn a_rank_is_never_taken_for_a_count() {
        let expected = words(&[("的", 744_863), ("是", 130_191), ("在", 118_527)]);
        let body =
            "1\t的\t744863\t7.7946\t7.7946\n2\t是\t130191\t1.3624\t9.157\n3\t在\t118527\t1.2403\t10.3973\n";
        // With a head that is known, one that is not, and none.
        for head in ["序号\t词语\t出现次数\t频率(%)\t累计频率(%)\n", "甲\t乙\t丙\t丁\t戊\n", ""]
        {
            assert_eq!(read(&format!("{head}{body}")).0, expected, "{head}");
        }
        assert_eq!(
            all(&format!("序号\t词语\t出现次数\t频率(%)\t累计频率(%)\n{body}")).columns,
            ["词语", "出现次数"]
        );
        assert_eq!(all(body).columns, ["2", "3"]);
        // A table that pandas wrote counts from nought.
        assert_eq!(read(",word,n_times\n0,的,744863\n1,是,130191\n2,在,118527\n").0, expected);
    }

    #[test]
    fn commas_inside_quotation_marks_part_nothing() {
        let text = "corpus,zhTenTen17\nsubcorpus,-\n\nItem,Frequency,Relative frequency\n\"的\",\"661,000\",\"38000.1\"\n\
                    \"中国\",\"12,345\",\"710.2\"\n";
        assert_eq!(read(text).0, words(&[("的", 661_000), ("中国", 12_345)]));
        let tabs = "\"Total word count: 33,546,516\"\n\"Context number: 6,243\"\n\
                    Word\tWCount\tW/million\tlogW\n的\t1682507\t50155.13\t6.2260\n中国\t6247\t186.2\t3.7957\n";
        assert_eq!(
            read(tabs),
            (words(&[("的", 1_682_507), ("中国", 6_247)]), ListFormat::Headed, 33_546_516)
        );
    }

    #[test]
    fn rates_are_refused_as_rates() {
        let fault = |text: &str| frequency_list("", text.as_bytes()).unwrap_err();
        assert_eq!(fault("word\tper million\n的\t50155.13\n中国\t186.2\n"), ListFault::Rates);
        assert_eq!(fault("词\t频率\n的\t5.01\n中国\t0.18\n"), ListFault::Rates);
        assert_eq!(fault("1\t的\t7.79\n2\t是\t1.36\n3\t在\t1.24\n"), ListFault::Rates);
        assert_eq!(fault("改革开放以来\n取得成就\n"), ListFault::NoCounts);
        // 频率 as a count, as some lists have it.
        assert_eq!(read("词\t频率\n的\t501\n中国\t18\n").0, words(&[("的", 501), ("中国", 18)]));
    }

    #[test]
    fn marks_are_no_tokens_and_that_is_said() {
        let list =
            all("#Word Types: 4\n#Word Tokens: 133005\n1\t60000\t，\n2\t50000\t的\n3\t3\t3G\n4\t2\t。\n");
        assert_eq!(list.list.words, words(&[("的", 50_000), ("3g", 3)]));
        assert_eq!((list.marks, list.list.tokens()), (60_002, 73_003));
        assert_eq!(all("的\t5\n，\t9\n无\n").skipped, 1);
    }
}
