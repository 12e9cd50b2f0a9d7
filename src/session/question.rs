//! All kinds of questions behind one face.
//!
//! A new kind is one line in `questions!` and one file in `stats/` that implements [`Ask`].

use serde::{Deserialize, Serialize};

use crate::corpus::{Scoped, Shard};
use crate::stats::ask::{Ask, Cell, Convention, Partial, Table};
use crate::stats::collocates::Collocates;
use crate::stats::collocates::by::CollocatesBy;
use crate::stats::concordance::Concordance;
use crate::stats::copies::Copies;
use crate::stats::documents::Documents;
use crate::stats::effects::Effects;
use crate::stats::facts::Facts;
use crate::stats::forms::Forms;
use crate::stats::key_terms::KeyTerms;
use crate::stats::keyness::Keyness;
use crate::stats::mentions::Dates;
use crate::stats::network::Network;
use crate::stats::new_words::NewWords;
use crate::stats::ngrams::Ngrams;
use crate::stats::rising::Rising;
use crate::stats::risk::Risk;
use crate::stats::similarity::Similarity;
use crate::stats::spoken::events::Events;
use crate::stats::spoken::lag::Lag;
use crate::stats::spoken::mentions::Mentions;
use crate::stats::structure::Structure;
use crate::stats::surfaces::Tokens;
use crate::stats::terms::Terms;
use crate::stats::text::Text;
use crate::stats::timeline::Timeline;
use crate::stats::together::Together;
use crate::stats::written::Written;
use crate::stats::years::Years;
use crate::{Error, Result};

macro_rules! questions {
    ($($(#[$doc:meta])* $Kind:ident),* $(,)?) => {
        /// A question. In JSON the field `ask` says which kind it is; all other fields have defaults.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[serde(tag = "ask", rename_all = "snake_case")]
        pub enum Question { $($(#[$doc])* $Kind($Kind)),* }

        /// An answer; its JSON is that of the kind it belongs to.
        #[derive(Debug, Clone, PartialEq, Serialize)]
        #[serde(untagged)]
        pub enum Answer { $($(#[$doc])* $Kind(<$Kind as Ask>::Answer)),* }

        /// A merged partial, with what was derived from it.
        pub(super) enum Whole { $($Kind(Box<State<$Kind>>)),* }

        impl Question {
            /// Refuses a question that cannot be answered.
            ///
            /// # Errors
            /// As [`Ask::check`].
            pub fn check(&self) -> Result<()> {
                match self { $(Self::$Kind(question) => question.check()),* }
            }

            /// The question with every default filled in.
            #[must_use]
            pub fn understood(&self) -> Self {
                match self { $(Self::$Kind(question) => Self::$Kind(question.understood())),* }
            }

            /// The convention in force.
            #[must_use]
            pub fn convention(&self) -> Convention {
                match self { $(Self::$Kind(question) => question.convention()),* }
            }

            /// Makes more of what the share of `shard` rests on: about `budget` units of the text. The share of it that is there.
            pub fn prepare(&self, shard: &Shard, budget: usize) -> f64 {
                match self { $(Self::$Kind(question) => shard.prepare(question.scope(), question.groundwork(), budget)),* }
            }

            /// One shard's share, encoded.
            ///
            /// # Errors
            /// [`Error::Partial`] when it cannot be encoded.
            pub fn collect(&self, shard: &Shard) -> Result<Vec<u8>> {
                match self { $(Self::$Kind(question) => encode(&share(question, shard))),* }
            }

            /// What one shard has of a need, both encoded.
            ///
            /// # Errors
            /// [`Error::Partial`] when the need is not one of this question.
            pub fn supply(&self, need: &[u8], shard: &Shard) -> Result<Vec<u8>> {
                match self { $(Self::$Kind(question) => supply(question, need, shard)),* }
            }

            /// A whole that holds the share of `shard`.
            pub(super) fn open(&self, shard: &Shard) -> Whole {
                match self { $(Self::$Kind(question) => Whole::$Kind(Box::new(State::new(question, shard)))),* }
            }
        }

        impl Whole {
            /// Whether this is the whole that `question` asks for.
            pub(super) fn answers(&self, question: &Question) -> bool {
                match (self, question) {
                    $((Self::$Kind(state), Question::$Kind(question)) => state.key == question.key(),)*
                    _ => false,
                }
            }

            /// Takes an encoded share in.
            pub(super) fn absorb(&mut self, bytes: &[u8]) -> Result<()> {
                match self { $(Self::$Kind(state) => state.absorb(decode(bytes)?)),* }
                Ok(())
            }

            /// The encoded need of `question`; what `shard` has of it is taken in at once.
            pub(super) fn need(&mut self, question: &Question, shard: &Shard) -> Result<Option<Vec<u8>>> {
                match (self, question) {
                    $((Self::$Kind(state), Question::$Kind(question)) => state.need(question, shard),)*
                    _ => Err(other_kind()),
                }
            }

            /// The size of what was counted.
            pub(super) fn counted(&self) -> Counted {
                match self { $(Self::$Kind(state) => state.counted),* }
            }

            /// The answer.
            pub(super) fn finish(&mut self, question: &Question) -> Result<Answer> {
                match (self, question) {
                    $((Self::$Kind(state), Question::$Kind(question)) => Ok(Answer::$Kind(state.finish(question))),)*
                    _ => Err(other_kind()),
                }
            }
        }

        impl Table for Answer {
            fn columns(&self) -> Vec<String> {
                match self { $(Self::$Kind(answer) => answer.columns()),* }
            }

            fn rows(&self) -> Vec<Vec<Cell>> {
                match self { $(Self::$Kind(answer) => answer.rows()),* }
            }

            fn name_terms(&mut self, name: &mut dyn FnMut(&str, &mut String)) {
                match self { $(Self::$Kind(answer) => answer.name_terms(name)),* }
            }
        }
    };
}

questions! {
    /// The table of documents.
    Documents,
    /// The table of terms.
    Terms,
    /// Collocates of a node.
    Collocates,
    /// Collocates of a node, part by part.
    CollocatesBy,
    /// Who keeps company with whom.
    Network,
    /// Phrases.
    Ngrams,
    /// Words that set a part of the corpus apart.
    Keyness,
    /// What each document is about.
    KeyTerms,
    /// Terms that move together.
    Together,
    /// Documents by similarity.
    Similarity,
    /// Hits over time.
    Timeline,
    /// Lines.
    Concordance,
    /// The text of a document.
    Text,
    /// Size and fingerprint of the corpus.
    Facts,
    /// The written forms of a term.
    Forms,
    /// Sequences of tokens that behave like one word.
    NewWords,
    /// Segmentation risk of a term.
    Risk,
    /// Evidence for years that datelines leave out.
    Years,
    /// Passages that stand in the corpus before, beside their originals.
    Copies,
    /// How many places each step of cleaning changed.
    Effects,
    /// Date expressions, document by document.
    Dates,
    /// What rose, fell, burst, came and went: the whole vocabulary over time.
    Rising,
    /// How often each stretch of time is spoken of.
    Mentions,
    /// What is said to happen when.
    Events,
    /// Days between the time written about and the time of writing.
    Lag,
    /// The structure of newspaper text, document by document.
    Structure,
    /// Tokens, document by document.
    Tokens,
}

impl Question {
    /// Reads a question from JSON.
    ///
    /// # Errors
    /// [`Error::Question`] when it is not JSON, not a known kind, or has a field that the kind does not have;
    /// the errors of [`Ask::check`].
    pub fn from_json(json: &str) -> Result<Self> {
        let question: Self =
            serde_json::from_str(json).map_err(|error| Error::Question(error.to_string()))?;
        question.check()?;
        Ok(question)
    }
}

/// What a question counted: the size of its scope, whatever else its answer says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// Documents of the scope.
    pub documents: u64,
    /// Tokens of the scope, without copies where these count once.
    pub tokens: u64,
}

impl Counted {
    fn of(shard: &Scoped<'_>) -> Self {
        Self { documents: shard.documents().count() as u64, tokens: shard.words() }
    }

    fn merge(&mut self, other: Self) {
        self.documents += other.documents;
        self.tokens += other.tokens;
    }
}

/// The merged partial of one question and the view that was last looked at.
pub(super) struct State<A: Ask> {
    key: A,
    partial: A::Partial,
    counted: Counted,
    settled: bool,
    view: Option<(A, A::View)>,
    /// How terms of the answers are written, as far as it was asked for.
    written: Written,
    /// The answer that the terms to be asked for were taken from.
    answer: Option<(A, A::Answer)>,
}

/// What a shard is asked once the whole is known.
#[derive(Serialize, Deserialize)]
enum Need<N> {
    /// What the question needs.
    Of(N),
    /// How these terms are written.
    Written(Vec<String>),
}

/// What a shard answers.
#[derive(Serialize, Deserialize)]
enum Share<P> {
    /// Its share in the answer, and the size of what was counted; nothing where more was asked for.
    Of(P, Counted),
    /// How terms are written.
    Written(Written),
}

fn share<A: Ask>(question: &A, shard: &Shard) -> Share<A::Partial> {
    let shard = shard.scoped(question.scope());
    Share::Of(question.collect(&shard), Counted::of(&shard))
}

fn supply<A: Ask>(question: &A, need: &[u8], shard: &Shard) -> Result<Vec<u8>> {
    encode(&match decode::<Need<A::Need>>(need)? {
        Need::Of(need) => {
            Share::Of(question.supply(&need, &shard.scoped(question.scope())), Counted::default())
        }
        Need::Written(terms) => Share::Written(Written::of(&terms, shard)),
    })
}

impl<A: Ask + PartialEq> State<A> {
    fn new(question: &A, shard: &Shard) -> Self {
        let shard = shard.scoped(question.scope());
        Self {
            key: question.key(),
            partial: question.collect(&shard),
            counted: Counted::of(&shard),
            settled: false,
            view: None,
            written: Written::default(),
            answer: None,
        }
    }

    fn settle(&mut self, question: &A) {
        if !self.settled {
            question.settle(&mut self.partial);
            self.settled = true;
        }
    }

    fn need(&mut self, question: &A, shard: &Shard) -> Result<Option<Vec<u8>>> {
        self.settle(question);
        if let Some(need) = question.need(&mut self.partial) {
            self.partial.merge(question.supply(&need, &shard.scoped(question.scope())));
            return encode(&Need::Of(need)).map(Some);
        }
        let mut answer = self.made(question);
        let terms = self.written.missing(&mut answer);
        self.answer = Some((question.clone(), answer));
        if terms.is_empty() {
            return Ok(None);
        }
        self.written.merge(Written::of(&terms, shard));
        encode(&Need::<A::Need>::Written(terms)).map(Some)
    }

    fn absorb(&mut self, share: Share<A::Partial>) {
        match share {
            Share::Of(partial, counted) => {
                self.partial.merge(partial);
                self.counted.merge(counted);
            }
            Share::Written(written) => self.written.merge(written),
        }
    }

    fn finish(&mut self, question: &A) -> A::Answer {
        let mut answer = self.made(question);
        self.written.tell(&mut answer);
        answer
    }

    /// The answer, which may have been made when its terms were looked at.
    fn made(&mut self, question: &A) -> A::Answer {
        match self.answer.take_if(|(made, _)| made == question) {
            Some((_, answer)) => answer,
            None => self.answer(question),
        }
    }

    fn answer(&mut self, question: &A) -> A::Answer {
        self.settle(question);
        let key = question.view_key();
        if self.view.as_ref().is_none_or(|(seen, _)| *seen != key) {
            self.view = Some((key, question.view(&self.partial)));
        }
        match &self.view {
            Some((_, view)) => question.finish(&self.partial, view),
            None => unreachable!("the view was made above"),
        }
    }
}

pub(super) fn encode<T: Serialize>(value: &T) -> Result<Vec<u8>> {
    postcard::to_stdvec(value).map_err(|error| Error::Partial(error.to_string()))
}

pub(super) fn decode<T: serde::de::DeserializeOwned>(bytes: &[u8]) -> Result<T> {
    postcard::from_bytes(bytes).map_err(|error| Error::Partial(error.to_string()))
}

pub(super) fn other_kind() -> Error {
    Error::Partial("it belongs to another kind of question".into())
}
