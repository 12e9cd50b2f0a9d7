//! Cutting again what a change of the user's words concerns.
//!
//! Units stand one behind the other, so a document that gets more or fewer of them moves all that follow. They are
//! moved once: the sequence is written anew, documents without the characters are taken over unit by unit (four
//! bytes and a length, no text is looked at), the others are cut.

use serde::{Deserialize, Serialize};

use super::shard::unwrite;
use super::{Shard, TokenStore};
use crate::articles::duplicates::{Copied, Waymarks};
use crate::sorting::OrderBy;
use crate::tokens::Tokenizer;
use crate::tokens::words::Finder;
use crate::units::{Tally, append};

/// How often a term stood in the shard before a change of words, and after it; copies are counted once, as questions count them
/// unless told otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermChange {
    /// The term.
    pub term: String,
    /// How it is written most often; empty until that is known of all shards.
    pub written: String,
    /// Occurrences before.
    pub before: u64,
    /// Occurrences after.
    pub after: u64,
}

/// What a change of words did. Those of several shards merge.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct WordsChange {
    /// Documents that were cut again.
    pub documents: u32,
    /// Tokens of the corpus before.
    pub tokens_before: u64,
    /// Tokens of the corpus after.
    pub tokens_after: u64,
    /// Terms that occur more or less often than before: the largest difference first, then by term.
    pub terms: Vec<TermChange>,
}

impl WordsChange {
    /// Takes in what the change did in another shard.
    pub fn merge(&mut self, other: Self) {
        self.documents += other.documents;
        self.tokens_before += other.tokens_before;
        self.tokens_after += other.tokens_after;
        let mut terms = std::mem::take(&mut self.terms);
        terms.extend(other.terms);
        terms.order_by(|a, b| a.term.cmp(&b.term));
        for change in terms {
            match self.terms.last_mut() {
                Some(last) if last.term == change.term => {
                    last.before += change.before;
                    last.after += change.after;
                }
                _ => self.terms.push(change),
            }
        }
        self.order();
    }

    fn order(&mut self) {
        self.terms.order_by(|a, b| {
            let difference = |change: &TermChange| change.before.abs_diff(change.after);
            difference(b).cmp(&difference(a)).then_with(|| a.term.cmp(&b.term))
        });
    }
}

impl Shard {
    /// Cuts those documents again that hold one of `words` (folded): with `tokenizer`, which knows the words as they are
    /// now. Everything else stays, the marks of copies too.
    pub fn recut(&mut self, tokenizer: &Tokenizer, words: &[String]) -> WordsChange {
        self.changed();
        self.tokenizer = Some(tokenizer.clone());
        let finder = Finder::of(words);
        let before = self.counts();
        let old = std::mem::take(&mut self.tokens);
        let mut tokens = TokenStore::default();
        let mut again = Vec::new();
        for number in 0..self.documents.len() {
            let document = &self.documents[number];
            let text = self.texts.slice(crate::span::Span::new(document.text_start, document.text_end));
            let start = tokens.len();
            if finder.next(text, 0).is_none() {
                for unit in document.unit_start..document.unit_end {
                    tokens.push(old.units()[unit as usize], old.length(unit));
                }
            } else {
                let mut tally = Tally::default();
                unwrite(&self.texts, &old, document.unit_start..document.unit_end, &mut self.vocabulary);
                append(&mut tokens, &mut self.vocabulary, tokenizer, text, start, &mut tally);
                tokens.end_sentence(start, true);
                let document = &mut self.documents[number];
                document.words = tally.words;
                document.sentences = tally.sentences + u32::from(tally.open > 0);
                again.push(number);
            }
            let document = &mut self.documents[number];
            (document.unit_start, document.unit_end) = (start, tokens.len());
        }
        self.tokens = tokens;
        for word in words {
            // A word has the tag that the user gave it, or no longer has it.
            if let Some(id) = self.vocabulary.find(word) {
                self.vocabulary.set_tag(id, &tokenizer.tag_of_term(word));
            }
        }
        for number in &again {
            let id = self.documents[*number].id.number();
            let own: Vec<Copied> = self.copies.iter().filter(|copy| copy.document == id).cloned().collect();
            if !own.is_empty() {
                self.mark_copies(*number, &own, &Waymarks::default());
            }
        }
        self.change(&before, again.len() as u32)
    }

    /// Occurrences of every term, words only, copies once.
    fn counts(&self) -> Vec<u64> {
        let mut counts = vec![0; self.vocabulary.len()];
        for document in &self.documents {
            for at in document.unit_start..document.unit_end {
                let unit = self.tokens.units()[at as usize];
                counts[unit.term() as usize] += u64::from(unit.is_word() && !unit.is_copy());
            }
        }
        counts
    }

    fn change(&self, before: &[u64], documents: u32) -> WordsChange {
        let after = self.counts();
        let mut change = WordsChange {
            documents,
            tokens_before: before.iter().sum(),
            tokens_after: after.iter().sum(),
            terms: Vec::new(),
        };
        for (id, after) in (0u32..).zip(after) {
            let before = before.get(id as usize).copied().unwrap_or(0);
            if before != after {
                let term = self.vocabulary.term(id).to_owned();
                change.terms.push(TermChange { term, written: String::new(), before, after });
            }
        }
        change.order();
        change
    }
}
