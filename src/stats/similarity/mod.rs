//! Documents by similarity: the cosine of their tf-idf directions, and a map of two dimensions.
//!
//! Directions are made of the terms that tell documents apart: in two documents at least, those of the largest
//! occurrences · ln(D / df). At most 2,000 documents are compared; of more, a sample that the seed fixes.

mod map;
mod principal;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::ask::{Ask, Cell, Convention, Partial, Table, page};
use super::caution::{Caution, FEW_PARTS, cautions};
use super::columns::TermColumns;
use super::filter::TermFilter;
use super::key_terms::DocumentName;
use super::measures::random::SplitMix64;
use super::tally::{Named, Tally};
use super::terms::{Terms, TermsPartial};
use crate::corpus::{DocumentId, Scope, Scoped};
use crate::sorting::OrderBy;
use crate::{Error, Result};

/// Asks for documents by similarity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Similarity {
    /// Which part of the corpus.
    pub scope: Scope,
    /// Terms that directions are made of, at most 20,000.
    pub terms: u32,
    /// Whether stop words are left out.
    pub stop_words: bool,
    /// Most similar documents listed for each, at most 50.
    pub neighbours: u32,
    /// Fixes the sample of more than 2,000 documents, and where the map's iteration starts.
    pub seed: u64,
    /// First document.
    pub offset: u32,
    /// Documents at most.
    pub limit: u32,
}

impl Default for Similarity {
    fn default() -> Self {
        Self {
            scope: Scope::default(),
            terms: 5_000,
            stop_words: true,
            neighbours: 5,
            seed: 1,
            offset: 0,
            limit: MOST_DOCUMENTS as u32,
        }
    }
}

/// Documents that are compared.
const MOST_DOCUMENTS: usize = 2_000;

/// What the shards are asked: counts of these terms in these documents.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SimilarityNeed {
    terms: Vec<String>,
    documents: Vec<DocumentId>,
}

/// Documents and terms; then the counts of the chosen terms, by their number.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct SimilarityPartial {
    documents: Vec<DocumentName>,
    /// Occurrences and documents.
    terms: TermColumns,
    /// Terms that directions are made of, with ln(D / df); settled once.
    chosen: Vec<(String, f64)>,
    sample: Vec<u32>,
    counts: BTreeMap<DocumentId, Vec<(u32, u32)>>,
    asked: bool,
}

impl Partial for SimilarityPartial {
    fn merge(&mut self, other: Self) {
        self.documents.extend(other.documents);
        self.terms.merge(other.terms);
        self.counts.extend(other.counts);
    }
}

/// A similar document.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Neighbour {
    /// Which one.
    pub document: DocumentId,
    /// Its title.
    pub title: String,
    /// Cosine, between 0 and 1.
    pub similarity: f64,
}

/// A document on the map.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SimilarityRow {
    /// The document.
    #[serde(flatten)]
    pub named: DocumentName,
    /// First coordinate.
    pub x: f64,
    /// Second coordinate.
    pub y: f64,
    /// The most similar documents, most similar first.
    pub neighbours: Vec<Neighbour>,
}

/// Documents on a map.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SimilarityAnswer {
    /// Documents of the scope.
    pub documents: u64,
    /// Terms that directions are made of.
    pub terms: u64,
    /// Share of all variance that the two coordinates show, each between 0 and 1.
    pub explained: [f64; 2],
    /// Warnings.
    pub cautions: Vec<Caution>,
    /// Documents that were compared.
    pub total: u64,
    /// The rows of the page, in the order of documents.
    pub rows: Vec<SimilarityRow>,
}

/// The map and the neighbours of all documents that were compared.
pub struct SimilarityView {
    map: map::Map,
    neighbours: Vec<Vec<(u32, f64)>>,
}

impl Ask for Similarity {
    type Partial = SimilarityPartial;
    type Need = SimilarityNeed;
    type View = SimilarityView;
    type Answer = SimilarityAnswer;

    fn check(&self) -> Result<()> {
        if self.terms > 20_000 || self.neighbours > 50 {
            return Err(Error::Question("at most 20,000 terms and 50 neighbours".into()));
        }
        Ok(())
    }

    fn key(&self) -> Self {
        Self { neighbours: 0, offset: 0, limit: 0, ..self.clone() }
    }

    fn view_key(&self) -> Self {
        Self { offset: 0, limit: 0, ..self.clone() }
    }

    fn scope(&self) -> &Scope {
        &self.scope
    }

    fn collect(&self, shard: &Scoped<'_>) -> SimilarityPartial {
        let TermsPartial { terms, .. } = Terms::default().collect(shard);
        SimilarityPartial { documents: DocumentName::all(shard), terms, ..SimilarityPartial::default() }
    }

    fn settle(&self, whole: &mut SimilarityPartial) {
        whole.documents.sort_unstable();
        let number = whole.documents.len();
        whole.sample = (0..number as u32).collect();
        if number > MOST_DOCUMENTS {
            // Each document draws a number that depends on the seed and on itself alone.
            let draw = |at: &u32| {
                let DocumentId(file, part) = whole.documents[*at as usize].document;
                SplitMix64::new(self.seed ^ u64::from(file) << 32 ^ u64::from(part)).next_u64()
            };
            whole.sample.order_by_key(|at| (draw(at), *at));
            whole.sample.truncate(MOST_DOCUMENTS);
            whole.sample.sort_unstable();
        }
        let filter = TermFilter::new(&[], self.stop_words, 1);
        let terms = &whole.terms;
        let idf = |row: u32| libm::log(number as f64 / terms.counts(row)[1] as f64);
        let mut valued: Vec<(f64, u32)> = (0..terms.len() as u32)
            .filter(|row| {
                (2..number as u64).contains(&terms.counts(*row)[1]) && !filter.is_stop_word(terms.term(*row))
            })
            .map(|row| (terms.counts(row)[0] as f64 * idf(row), row))
            .collect();
        valued.order_by(|(a, x), (b, y)| b.total_cmp(a).then_with(|| terms.term(*x).cmp(terms.term(*y))));
        valued.truncate(self.terms as usize);
        whole.chosen = valued.iter().map(|(_, row)| (terms.term(*row).to_owned(), idf(*row))).collect();
    }

    fn need(&self, whole: &mut SimilarityPartial) -> Option<SimilarityNeed> {
        if std::mem::replace(&mut whole.asked, true) {
            return None;
        }
        let documents = whole.sample.iter().map(|at| whole.documents[*at as usize].document).collect();
        Some(SimilarityNeed { terms: whole.chosen.iter().map(|(term, _)| term.clone()).collect(), documents })
    }

    fn supply(&self, need: &SimilarityNeed, shard: &Scoped<'_>) -> SimilarityPartial {
        let named = Named::new(shard.vocabulary(), &need.terms);
        let mut tally = Tally::new(need.terms.len());
        let mut counts = BTreeMap::new();
        let wanted = |id: &DocumentId| need.documents.binary_search(id).is_ok();
        for (_, document) in shard.documents().filter(|(_, document)| wanted(&document.id)) {
            let numbers = shard.tokens_of(document).filter_map(|unit| named.get(unit.term()));
            numbers.for_each(|number| tally.add(number as u32));
            let mut own: Vec<(u32, u32)> = tally.drain().collect();
            own.sort_unstable();
            counts.insert(document.id, own);
        }
        SimilarityPartial { counts, ..SimilarityPartial::default() }
    }

    fn view(&self, whole: &SimilarityPartial) -> SimilarityView {
        let idf: Vec<f64> = whole.chosen.iter().map(|(_, idf)| *idf).collect();
        let counts = |at: &u32| whole.counts.get(&whole.documents[*at as usize].document);
        let direction = |at: &u32| counts(at).map_or_else(Vec::new, |counts| map::direction(counts, &idf));
        let documents: Vec<map::Direction> = whole.sample.iter().map(direction).collect();
        SimilarityView {
            map: map::map(&documents, idf.len(), self.seed),
            neighbours: map::neighbours(&documents, idf.len(), self.neighbours as usize),
        }
    }

    fn finish(&self, whole: &SimilarityPartial, view: &SimilarityView) -> SimilarityAnswer {
        let named = |at: usize| &whole.documents[whole.sample[at] as usize];
        let rows = page(self.offset, self.limit, whole.sample.len()).map(|at| SimilarityRow {
            named: named(at).clone(),
            x: view.map.points[at][0],
            y: view.map.points[at][1],
            neighbours: view.neighbours[at]
                .iter()
                .map(|(other, similarity)| Neighbour {
                    document: named(*other as usize).document,
                    title: named(*other as usize).title.clone(),
                    similarity: *similarity,
                })
                .collect(),
        });
        let documents = whole.documents.len();
        SimilarityAnswer {
            documents: documents as u64,
            terms: whole.chosen.len() as u64,
            explained: view.map.explained,
            cautions: cautions(&[
                ((documents as u64) < FEW_PARTS, Caution::FewParts),
                (documents > MOST_DOCUMENTS, Caution::Sampled),
            ]),
            total: whole.sample.len() as u64,
            rows: rows.collect(),
        }
    }

    fn convention(&self) -> Convention {
        Convention::from([
            ("weights", "(1 + ln tf) * ln(D / df), unit length".into()),
            ("similarity", "cosine".into()),
            ("map", "classical MDS of chord distances = principal components; sign and seed fixed".into()),
            ("seed", self.seed.into()),
        ])
    }
}

impl Table for SimilarityAnswer {
    fn columns(&self) -> Vec<String> {
        ["name", "title", "x", "y", "most_similar", "similarity"].map(String::from).to_vec()
    }

    fn rows(&self) -> Vec<Vec<Cell>> {
        let cells = |row: &SimilarityRow| {
            let first = row.neighbours.first();
            vec![
                Cell::Text(row.named.name.clone()),
                Cell::Text(row.named.title.clone()),
                Cell::Number(row.x),
                Cell::Number(row.y),
                first.map(|first| first.title.as_str()).into(),
                first.map(|first| first.similarity).into(),
            ]
        };
        self.rows.iter().map(cells).collect()
    }
}
