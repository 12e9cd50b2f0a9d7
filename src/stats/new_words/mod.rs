//! New words: sequences of tokens that behave like one word.
//!
//! Candidates are what stands between marks and function words, token by token. Three rounds keep memory linear and small:
//! the shards first count hashes of all sequences in a table of at most 16 MB (`count::Sketch`), then exactly
//! those that can be frequent enough (16 bytes each, and there are fewer of them than sequences divided by the
//! least count), then look at the neighbours of what is left. So a word is found though each shard holds it once.
//!
//! A candidate must be held together: pointwise mutual information over its worst split, normalised to −1…1
//! (Bouma 2009). It must be free: entropy of the characters to its left and to its right (Feng et al. 2004, branching
//! entropy: Jin and Tanaka-Ishii 2006), in nats; the edge of a run counts as a neighbour of its own each time. It
//! must be whole: most times that its characters stand in the text, tokens begin and end where it does. And it must
//! not be part of a longer candidate that is nearly as frequent, words of the dictionary before and behind it left aside.
//! A verb with its object (贯彻 新发展理念) is none where the object stands elsewhere too.
//! And it must stand in sentences: what nearly always makes a line or clause by itself, in many documents, is what pages are made up
//! with (责任编辑, 查看原文, a byline).

mod count;
mod examine;
mod runs;
mod score;
mod stops;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::ask::{Ask, Cell, Convention, DEFAULT_LIMIT, Partial, Table, page};
use super::columns::TermColumns;
use crate::corpus::{DocumentId, Scope, Scoped};
use count::Sketch;
use examine::Found;

/// Asks for sequences of tokens that behave like one word.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct NewWords {
    /// Which part of the corpus.
    pub scope: Scope,
    /// Occurrences at least; 0 for 3 under 100,000 tokens and 5 above.
    pub min_count: u32,
    /// Documents at least.
    pub min_documents: u32,
    /// Normalised mutual information at least, −1 to 1.
    pub min_cohesion: f64,
    /// Entropy of the neighbours on either side at least, in nats.
    pub min_entropy: f64,
    /// Share of the places where tokens begin and end as the candidate does, at least, 0 to 1.
    pub min_whole: f64,
    /// Whether only words are wanted that can be accepted together ([`NewWord::unit`]).
    pub units: bool,
    /// What the rows are sorted by, the largest first; ties by count, then by word.
    pub sort: NewWordSort,
    /// First row.
    pub offset: u32,
    /// Rows at most.
    pub limit: u32,
}

/// Columns that new words can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NewWordSort {
    /// Occurrences.
    #[default]
    Count,
    /// Documents.
    Documents,
    /// Normalised mutual information.
    Cohesion,
    /// The lesser of the two entropies.
    Entropy,
}

impl Default for NewWords {
    fn default() -> Self {
        Self {
            scope: Scope::default(),
            min_count: 0,
            min_documents: 1,
            min_cohesion: 0.4,
            min_entropy: 0.8,
            min_whole: 0.6,
            units: false,
            sort: NewWordSort::default(),
            offset: 0,
            limit: DEFAULT_LIMIT,
        }
    }
}

/// What shards know, round by round.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct NewWordsPartial {
    /// Tokens that count.
    pub tokens: u64,
    /// Documents.
    documents: u64,
    sketch: Sketch,
    /// Sequences with their occurrences as tokens.
    grams: TermColumns,
    found: BTreeMap<String, Found>,
    /// Rounds that were asked for.
    #[serde(skip)]
    round: u8,
}

impl Partial for NewWordsPartial {
    fn merge(&mut self, other: Self) {
        self.tokens += other.tokens;
        self.documents += other.documents;
        self.sketch.merge(other.sketch);
        self.grams.merge(other.grams);
        for (word, found) in other.found {
            match self.found.get_mut(&word) {
                Some(mine) => mine.merge(found),
                None => {
                    self.found.insert(word, found);
                }
            }
        }
    }
}

/// What the shards are asked after the first round.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum NewWordsNeed {
    /// To count the sequences that may be frequent enough.
    Count(count::Frequent),
    /// To look at these candidates.
    Examine(Vec<String>),
}

/// A new word.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NewWord {
    /// Its characters, folded as terms are.
    pub word: String,
    /// The same as they are written where it occurs first.
    pub written: String,
    /// Occurrences of the characters.
    pub count: u64,
    /// Documents with it.
    pub documents: u64,
    /// Pointwise mutual information over the worst split, in bits.
    pub pmi: f64,
    /// The same, normalised to −1…1.
    pub cohesion: f64,
    /// Entropy of the characters to the left, in nats.
    pub left_entropy: f64,
    /// Entropy of the characters to the right, in nats.
    pub right_entropy: f64,
    /// Share of the occurrences where tokens begin and end as it does.
    pub whole: f64,
    /// Whether it can be accepted with others without taking counts from them: it holds no other word of the list and no word
    /// of the dictionary that stands mostly elsewhere. 习近平主席 is none, 札纳塔斯 is one.
    pub unit: bool,
    /// Occurrences in quotation marks or book-title marks.
    pub quoted: u64,
    /// The first document with it.
    pub document: DocumentId,
    /// The text around its first occurrence, and the place of the word in it in characters.
    pub example: String,
    /// Characters of the example before the word.
    pub example_at: u32,
}

/// A page of new words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NewWordsAnswer {
    /// New words in all.
    pub total: u64,
    /// Those of them that can be accepted together.
    pub units: u64,
    /// The least count that was in force.
    pub min_count: u32,
    /// The rows of the page.
    pub rows: Vec<NewWord>,
}

impl Ask for NewWords {
    type Partial = NewWordsPartial;
    type Need = NewWordsNeed;
    type View = Vec<NewWord>;
    type Answer = NewWordsAnswer;

    fn key(&self) -> Self {
        Self { sort: NewWordSort::default(), offset: 0, limit: 0, ..self.clone() }
    }

    fn view_key(&self) -> Self {
        Self { offset: 0, limit: 0, ..self.clone() }
    }

    fn scope(&self) -> &Scope {
        &self.scope
    }

    fn collect(&self, shard: &Scoped<'_>) -> NewWordsPartial {
        let documents = shard.documents().count() as u64;
        NewWordsPartial {
            tokens: shard.words(),
            documents,
            sketch: Sketch::of(shard),
            ..NewWordsPartial::default()
        }
    }

    fn need(&self, whole: &mut NewWordsPartial) -> Option<NewWordsNeed> {
        whole.round += 1;
        match whole.round {
            1 => Some(NewWordsNeed::Count(whole.sketch.frequent(self.least(whole)))),
            2 => {
                whole.sketch = Sketch::default();
                Some(NewWordsNeed::Examine(score::candidates(self, whole)))
            }
            _ => None,
        }
    }

    fn supply(&self, need: &NewWordsNeed, shard: &Scoped<'_>) -> NewWordsPartial {
        match need {
            NewWordsNeed::Count(frequent) => {
                NewWordsPartial { grams: count::grams(shard, frequent), ..NewWordsPartial::default() }
            }
            NewWordsNeed::Examine(candidates) => {
                NewWordsPartial { found: examine::examine(shard, candidates), ..NewWordsPartial::default() }
            }
        }
    }

    fn view(&self, whole: &NewWordsPartial) -> Vec<NewWord> {
        score::words(self, whole)
    }

    fn finish(&self, whole: &NewWordsPartial, view: &Vec<NewWord>) -> NewWordsAnswer {
        NewWordsAnswer {
            total: view.len() as u64,
            units: view.iter().filter(|word| word.unit).count() as u64,
            min_count: self.least(whole),
            rows: view[page(self.offset, self.limit, view.len())].to_vec(),
        }
    }

    fn convention(&self) -> Convention {
        Convention::from([
            ("candidates", "2 to 8 tokens of 2 to 12 characters, between marks and function words".into()),
            ("cohesion", "PMI over the worst split, normalised (Bouma 2009)".into()),
            ("entropy", "nats; the edge of a run is a neighbour of its own".into()),
        ])
    }
}

impl NewWords {
    /// The least count in force.
    fn least(&self, whole: &NewWordsPartial) -> u32 {
        match self.min_count {
            0 if whole.tokens < 100_000 => 3,
            0 => 5,
            given => given.max(2),
        }
    }
}

impl Table for NewWordsAnswer {
    fn columns(&self) -> Vec<String> {
        let names = [
            "word",
            "written",
            "count",
            "documents",
            "pmi",
            "cohesion",
            "left_entropy",
            "right_entropy",
            "whole",
            "unit",
            "quoted",
        ];
        names.iter().chain(&["example"]).map(|name| (*name).to_owned()).collect()
    }

    fn rows(&self) -> Vec<Vec<Cell>> {
        let cells = |row: &NewWord| {
            vec![
                Cell::Text(row.word.clone()),
                Cell::Text(row.written.clone()),
                Cell::Count(row.count),
                Cell::Count(row.documents),
                Cell::Number(row.pmi),
                Cell::Number(row.cohesion),
                Cell::Number(row.left_entropy),
                Cell::Number(row.right_entropy),
                Cell::Number(row.whole),
                Cell::Count(u64::from(row.unit)),
                Cell::Count(row.quoted),
                Cell::Text(row.example.clone()),
            ]
        };
        self.rows.iter().map(cells).collect()
    }
}
