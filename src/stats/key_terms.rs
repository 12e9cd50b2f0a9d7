//! The key terms of each document: what it says more often than others, by tf-idf.
//!
//! tf·idf = tf · ln(D / df): tf occurrences in the document, df documents with the term, D documents. 0 for a term of
//! every document. Source: Spärck Jones (1972), Salton and Yang (1973).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::ask::{Ask, Cell, Convention, DEFAULT_LIMIT, Partial, Table, page};
use super::caution::{Caution, FEW_PARTS, cautions};
use super::columns::TermColumns;
use super::filter::TermFilter;
use super::tally::Tally;
use crate::corpus::{Document, DocumentId, Groundwork, Scope, Scoped};
use crate::sorting::OrderBy;
use crate::tokens::TagGroup;

/// Asks for the key terms of documents.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct KeyTerms {
    /// Which part of the corpus: these documents are described, by comparison with one another.
    pub scope: Scope,
    /// Terms of each document.
    pub terms: u32,
    /// Least occurrences in the document.
    pub min_count: u32,
    /// Only terms of at least so many characters.
    pub min_length: u32,
    /// Whether stop words are left out.
    pub stop_words: bool,
    /// Only terms of these groups; all when empty.
    pub groups: Vec<TagGroup>,
    /// Only this document is described, by comparison with all of the scope.
    pub document: Option<DocumentId>,
    /// First document.
    pub offset: u32,
    /// Documents at most.
    pub limit: u32,
}

impl Default for KeyTerms {
    fn default() -> Self {
        Self {
            scope: Scope::default(),
            terms: 10,
            min_count: 2,
            min_length: 1,
            stop_words: true,
            groups: Vec::new(),
            document: None,
            offset: 0,
            limit: DEFAULT_LIMIT,
        }
    }
}

/// A document, as rows name it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DocumentName {
    /// Which one.
    pub document: DocumentId,
    /// Its path.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Tokens that count.
    pub words: u32,
}

impl DocumentName {
    /// The documents of a scope.
    pub fn all(shard: &Scoped<'_>) -> Vec<Self> {
        let of = |(number, document): (usize, &Document)| Self {
            document: document.id,
            name: document.name.clone(),
            title: document.title.clone(),
            words: shard.words_of(number),
        };
        shard.documents().map(of).collect()
    }
}

/// How often a term stands in a document: term, tag, occurrences.
type Counted = (String, String, u32);

/// Documents, and in how many of them each term stands.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct KeyTermsPartial {
    documents: Vec<DocumentName>,
    terms: TermColumns,
    /// Terms of the documents of a page, once they were asked for.
    counted: BTreeMap<DocumentId, Vec<Counted>>,
}

impl Partial for KeyTermsPartial {
    fn merge(&mut self, other: Self) {
        self.documents.extend(other.documents);
        self.terms.merge(other.terms);
        for (id, counted) in other.counted {
            self.counted.entry(id).or_default().extend(counted);
        }
    }
}

/// One term of a document.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct KeyTerm {
    /// The term.
    pub term: String,
    /// How it is written most often, see [`crate::stats::written`].
    pub written: String,
    /// Its tag.
    pub tag: String,
    /// Occurrences in the document, tf.
    pub count: u64,
    /// Documents with it, df.
    pub documents: u64,
    /// tf · ln(D / df).
    pub tf_idf: f64,
}

/// A document with its terms, strongest first, ties by term.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct KeyTermsRow {
    /// The document.
    #[serde(flatten)]
    pub named: DocumentName,
    /// Its key terms.
    pub terms: Vec<KeyTerm>,
}

/// A page of documents.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct KeyTermsAnswer {
    /// Documents of the scope, D.
    pub documents: u64,
    /// Documents that are described.
    pub total: u64,
    /// Warnings.
    pub cautions: Vec<Caution>,
    /// The rows of the page.
    pub rows: Vec<KeyTermsRow>,
}

impl KeyTerms {
    /// The documents that are described.
    fn described<'w>(&self, whole: &'w KeyTermsPartial) -> &'w [DocumentName] {
        let Some(id) = self.document else { return &whole.documents };
        let found = whole.documents.binary_search_by_key(&id, |named| named.document);
        found.map_or(&[], |at| &whole.documents[at..=at])
    }
}

impl Ask for KeyTerms {
    type Partial = KeyTermsPartial;
    type Need = Vec<DocumentId>;
    type View = ();
    type Answer = KeyTermsAnswer;

    fn key(&self) -> Self {
        Self { scope: self.scope.clone(), ..Self::default() }
    }

    fn view_key(&self) -> Self {
        self.key()
    }

    fn scope(&self) -> &Scope {
        &self.scope
    }

    fn groundwork(&self) -> &'static [Groundwork] {
        &[Groundwork::Counts]
    }

    fn collect(&self, shard: &Scoped<'_>) -> KeyTermsPartial {
        let index = shard.index();
        let mut terms = TermColumns::new(1);
        for (id, _) in shard.vocabulary().iter() {
            if index.words[id as usize] && index.counts[id as usize] > 0 {
                terms.push_term(shard.vocabulary(), id, [u64::from(index.documents[id as usize])]);
            }
        }
        KeyTermsPartial { documents: DocumentName::all(shard), terms, counted: BTreeMap::new() }
    }

    fn settle(&self, whole: &mut KeyTermsPartial) {
        whole.documents.sort_unstable();
    }

    fn need(&self, whole: &mut KeyTermsPartial) -> Option<Vec<DocumentId>> {
        let described = self.described(whole);
        let range = page(self.offset, self.limit, described.len());
        let wanted = described[range].iter().map(|named| named.document);
        let missing: Vec<DocumentId> = wanted.filter(|id| !whole.counted.contains_key(id)).collect();
        // A document without words has no terms: it is asked for once.
        whole.counted.extend(missing.iter().map(|id| (*id, Vec::new())));
        (!missing.is_empty()).then_some(missing)
    }

    fn supply(&self, need: &Vec<DocumentId>, shard: &Scoped<'_>) -> KeyTermsPartial {
        let vocabulary = shard.vocabulary();
        let mut tally = Tally::new(vocabulary.len());
        let mut counted = BTreeMap::new();
        let wanted = |id: &DocumentId| need.binary_search(id).is_ok();
        for (_, document) in shard.documents().filter(|(_, document)| wanted(&document.id)) {
            shard.tokens_of(document).for_each(|unit| tally.add(unit.term()));
            let term = |(id, count)| (vocabulary.term(id).to_owned(), vocabulary.tag(id).to_owned(), count);
            counted.insert(document.id, tally.drain().map(term).collect());
        }
        KeyTermsPartial { counted, ..KeyTermsPartial::default() }
    }

    fn view(&self, _whole: &KeyTermsPartial) {}

    fn finish(&self, whole: &KeyTermsPartial, (): &()) -> KeyTermsAnswer {
        let number = whole.documents.len();
        let described = self.described(whole);
        let filter = TermFilter::new(&self.groups, self.stop_words, self.min_length);
        let frequencies: rustc_hash::FxHashMap<&str, u64> = (0..whole.terms.len() as u32)
            .map(|row| (whole.terms.term(row), whole.terms.counts(row)[0]))
            .collect();
        let keep = |(term, tag, count): &&Counted| *count >= self.min_count && filter.keeps(term, tag);
        let rows = described[page(self.offset, self.limit, described.len())].iter().map(|named| {
            let counted = whole.counted.get(&named.document).map_or(&[][..], Vec::as_slice);
            let of = |(term, tag, count): &Counted| {
                let documents = frequencies.get(term.as_str()).copied().unwrap_or(1);
                KeyTerm {
                    term: term.clone(),
                    written: String::new(),
                    tag: tag.clone(),
                    count: u64::from(*count),
                    documents,
                    tf_idf: f64::from(*count) * libm::log(number as f64 / documents as f64),
                }
            };
            let mut terms: Vec<KeyTerm> = counted.iter().filter(keep).map(of).collect();
            terms.order_by(|a, b| b.tf_idf.total_cmp(&a.tf_idf).then_with(|| a.term.cmp(&b.term)));
            terms.truncate(self.terms as usize);
            KeyTermsRow { named: named.clone(), terms }
        });
        KeyTermsAnswer {
            documents: number as u64,
            total: described.len() as u64,
            rows: rows.collect(),
            cautions: cautions(&[((number as u64) < FEW_PARTS, Caution::FewParts)]),
        }
    }

    fn convention(&self) -> Convention {
        Convention::from([("tf_idf", "tf * ln(D / df)".into())])
    }
}

impl Table for KeyTermsAnswer {
    fn columns(&self) -> Vec<String> {
        ["name", "title", "term", "written", "tag", "count", "documents", "tf_idf"].map(String::from).to_vec()
    }

    fn rows(&self) -> Vec<Vec<Cell>> {
        let of = |row: &KeyTermsRow| {
            let cells = |term: &KeyTerm| {
                vec![
                    Cell::Text(row.named.name.clone()),
                    Cell::Text(row.named.title.clone()),
                    Cell::Text(term.term.clone()),
                    Cell::Text(term.written.clone()),
                    Cell::Text(term.tag.clone()),
                    Cell::Count(term.count),
                    Cell::Count(term.documents),
                    Cell::Number(term.tf_idf),
                ]
            };
            row.terms.iter().map(cells).collect::<Vec<_>>()
        };
        self.rows.iter().flat_map(of).collect()
    }

    fn name_terms(&mut self, name: &mut dyn FnMut(&str, &mut String)) {
        let terms = self.rows.iter_mut().flat_map(|row| &mut row.terms);
        terms.for_each(|term| name(&term.term, &mut term.written));
    }
}
