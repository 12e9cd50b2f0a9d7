//! What the tests share: the dictionary, loaded once, the sample texts, and a corpus in shards.
#![allow(dead_code, reason = "natively and in a browser not the same tests run")]

pub mod formats;

use std::sync::{Arc, OnceLock};

use wenmai::corpus::Source;
use wenmai::decode::Reading;
use wenmai::session::{Answer, Envelope, Question, Session, ask, settle};
use wenmai::tokens::{Dictionary, Settings};

static NEWS: &[u8] = include_bytes!("../../assets/news.dict");

/// The dictionary that Wenmai comes with.
pub fn dictionary() -> Arc<Dictionary> {
    static LOADED: OnceLock<Arc<Dictionary>> = OnceLock::new();
    LOADED.get_or_init(|| Arc::new(Dictionary::from_bytes(NEWS).expect("the dictionary is readable"))).clone()
}

/// The sample texts.
pub const SEEDS: [(&str, &[u8]); 5] = [
    ("000_49e7289b39f0bf7a.txt", include_bytes!("../../seeds/000_49e7289b39f0bf7a.txt")),
    ("001_6c718606315df094.txt", include_bytes!("../../seeds/001_6c718606315df094.txt")),
    ("002_72eb2f3b0b6523b1.txt", include_bytes!("../../seeds/002_72eb2f3b0b6523b1.txt")),
    ("003_028d0fc34103bfdf.txt", include_bytes!("../../seeds/003_028d0fc34103bfdf.txt")),
    ("004_f0687f8725c1cd82.txt", include_bytes!("../../seeds/004_f0687f8725c1cd82.txt")),
];

/// A corpus over several sessions.
pub struct Corpus {
    pub merger: Session,
    pub others: Vec<Session>,
}

impl Corpus {
    /// Reads `files`; `place` says for each, by its number, which of `shards` sessions takes it, and `order` in
    /// which order they are read.
    pub fn spread<'f>(
        files: &[(&'f str, &'f [u8])],
        shards: usize,
        order: &[usize],
        place: impl Fn(usize) -> usize,
    ) -> Self {
        Self::spread_with(files, shards, order, place, &Settings::default())
    }

    /// As [`Corpus::spread`], with settings of one's own.
    pub fn spread_with<'f>(
        files: &[(&'f str, &'f [u8])],
        shards: usize,
        order: &[usize],
        place: impl Fn(usize) -> usize,
        settings: &Settings,
    ) -> Self {
        let mut sessions: Vec<Session> =
            (0..shards.max(1)).map(|_| Session::new(dictionary(), settings.clone())).collect();
        for number in order {
            let (path, bytes) = files[*number];
            let source = Source {
                file: *number as u32,
                path: path.into(),
                bytes: bytes.to_vec(),
                reading: Reading::default(),
            };
            let report = sessions[place(*number) % shards.max(1)].add(source);
            assert_eq!(report.problem, None, "{path}");
        }
        let merger = sessions.remove(0);
        let mut corpus = Self { merger, others: sessions };
        settle(&mut corpus.merger, &mut corpus.others).expect("shares can be exchanged");
        corpus
    }

    /// All of `files` in one session.
    pub fn whole(files: &[(&str, &[u8])]) -> Self {
        let order: Vec<usize> = (0..files.len()).collect();
        Self::spread(files, 1, &order, |_| 0)
    }

    /// All of `files` in one session with settings of one's own.
    pub fn whole_with(files: &[(&str, &[u8])], settings: &Settings) -> Self {
        let order: Vec<usize> = (0..files.len()).collect();
        Self::spread_with(files, 1, &order, |_| 0, settings)
    }

    /// The sample texts in one session.
    pub fn seeds() -> Self {
        Self::whole(&SEEDS)
    }

    pub fn ask(&mut self, question: &str) -> Envelope {
        let question = Question::from_json(question).expect("a question");
        ask(&mut self.merger, &self.others, &question).expect("an answer")
    }

    /// The answer as JSON.
    pub fn json(&mut self, question: &str) -> serde_json::Value {
        serde_json::to_value(self.ask(question).answer).expect("JSON")
    }

    pub fn answer(&mut self, question: &str) -> Answer {
        self.ask(question).answer
    }
}
