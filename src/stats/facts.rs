//! What a corpus is, as a whole: its size and its fingerprint.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::ask::{Ask, Cell, Convention, Partial, Table};
use super::terms::{Terms, TermsPartial};
use crate::corpus::{DocumentId, Groundwork, Scoped};

/// Asks for the size and the fingerprint of the corpus.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Facts {}

/// Names and digests of some documents, and their terms.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct FactsPartial {
    documents: Vec<(DocumentId, String, u128)>,
    terms: TermsPartial,
}

impl Partial for FactsPartial {
    fn merge(&mut self, mut other: Self) {
        self.documents.append(&mut other.documents);
        self.terms.merge(other.terms);
    }
}

/// Size and fingerprint of a corpus.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorpusFacts {
    /// Documents.
    pub documents: u32,
    /// Tokens: words and numbers.
    pub tokens: u64,
    /// Distinct terms.
    pub types: u32,
    /// SHA-256, in hexadecimal digits, over one line for each document in order: the XXH3-128 digest of its
    /// file (32 hexadecimal digits), a space, its path, a line feed.
    pub fingerprint: String,
}

impl Ask for Facts {
    type Partial = FactsPartial;
    type Need = ();
    type View = ();
    type Answer = CorpusFacts;

    fn groundwork(&self) -> &'static [Groundwork] {
        &[Groundwork::Counts]
    }

    fn collect(&self, shard: &Scoped<'_>) -> FactsPartial {
        let documents = shard.documents().map(|(_, document)| document);
        FactsPartial {
            documents: documents
                .map(|document| (document.id, document.name.clone(), document.digest))
                .collect(),
            terms: Terms::default().collect(shard),
        }
    }

    fn settle(&self, whole: &mut FactsPartial) {
        whole.documents.sort();
    }

    fn view(&self, _whole: &FactsPartial) {}

    fn finish(&self, whole: &FactsPartial, (): &()) -> CorpusFacts {
        let mut hasher = Sha256::new();
        for (_, name, digest) in &whole.documents {
            hasher.update(format!("{digest:032x} {name}\n"));
        }
        CorpusFacts {
            documents: whole.documents.len() as u32,
            tokens: whole.terms.tokens,
            types: whole.terms.terms.len() as u32,
            fingerprint: hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect(),
        }
    }

    fn convention(&self) -> Convention {
        Convention::from([("fingerprint", "SHA-256 over XXH3-128 digests and paths".into())])
    }
}

impl Table for CorpusFacts {
    fn columns(&self) -> Vec<String> {
        ["documents", "tokens", "types", "fingerprint"].map(String::from).to_vec()
    }

    fn rows(&self) -> Vec<Vec<Cell>> {
        vec![vec![
            Cell::Count(u64::from(self.documents)),
            Cell::Count(self.tokens),
            Cell::Count(u64::from(self.types)),
            Cell::Text(self.fingerprint.clone()),
        ]]
    }
}
