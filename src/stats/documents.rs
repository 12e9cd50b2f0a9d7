//! The table of documents.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::ask::{Ask, Cell, Convention, DEFAULT_LIMIT, Partial, Table, page};
use crate::corpus::{DateView, Document, DocumentId, DocumentLink, Scope, Scoped};
use crate::decode::Warning;
use crate::sorting::OrderBy;

/// Asks for the table of documents.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Documents {
    /// Only documents whose title, name, source or date contains this, whatever the case.
    pub filter: String,
    /// Only documents with a date, or without one; all when `None`.
    pub dated: Option<bool>,
    /// The part of the corpus that is counted elsewhere. All documents are listed; rows say which belong to it.
    pub scope: Scope,
    /// What the rows are sorted by; ties in document order.
    pub sort: DocumentSort,
    /// Whether the largest come first. Documents without a date come last either way.
    pub descending: bool,
    /// First row.
    pub offset: u32,
    /// Rows at most.
    pub limit: u32,
}

/// Columns that documents can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentSort {
    /// Order of arrival.
    #[default]
    Id,
    /// Path.
    Name,
    /// Title.
    Title,
    /// Newspaper, site or author.
    Source,
    /// First day of the date.
    Date,
    /// Tokens.
    Tokens,
    /// Chinese characters.
    Han,
    /// Share that stands in the corpus before.
    Copied,
}

impl Default for Documents {
    fn default() -> Self {
        Self {
            filter: String::new(),
            dated: None,
            scope: Scope::default(),
            sort: DocumentSort::Id,
            descending: false,
            offset: 0,
            limit: DEFAULT_LIMIT,
        }
    }
}

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DocumentRow {
    /// Which document.
    pub id: DocumentId,
    /// Path as given.
    pub name: String,
    /// Title.
    pub title: String,
    /// Who wrote it, as its byline says.
    pub byline: Option<String>,
    /// Jumps to other pages, with the other part of the article where it is known.
    pub links: Vec<DocumentLink>,
    /// Newspaper, site or author, as its format states.
    pub source: Option<String>,
    /// Whether the user gave the title.
    pub retitled: bool,
    /// Date of publication, with its source.
    pub date: Option<DateView>,
    /// The words of a date whose year nobody has said yet.
    pub without_year: Option<String>,
    /// Encoding of the file.
    pub encoding: String,
    /// Bytes of the file.
    pub bytes: u32,
    /// Characters.
    pub characters: u32,
    /// Chinese characters.
    pub han: u32,
    /// Tokens: words and numbers.
    pub tokens: u32,
    /// Sentences.
    pub sentences: u32,
    /// Share of its letters and Chinese characters, 0 to 1, in passages that stand in the corpus before.
    pub copied: f64,
    /// Oddities.
    pub warnings: Vec<Warning>,
    /// Whether it belongs to the scope of the question.
    pub counted: bool,
}

impl DocumentRow {
    /// The row of a document.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        Self {
            id: document.id,
            name: document.name.clone(),
            title: document.title.clone(),
            byline: document.byline.clone(),
            links: document.links.clone(),
            source: document.source.clone(),
            retitled: document.found_title.is_some(),
            date: document.date.as_ref().and_then(DateView::of),
            without_year: document
                .date
                .as_ref()
                .filter(|date| date.date().is_none())
                .map(|date| date.surface.clone()),
            encoding: document.encoding.clone(),
            bytes: document.bytes,
            characters: document.characters,
            han: document.han,
            tokens: document.words,
            sentences: document.sentences,
            copied: document.copied,
            warnings: document.warnings.clone(),
            counted: true,
        }
    }
}

/// The rows of some documents.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct DocumentsPartial(Vec<DocumentRow>);

impl Partial for DocumentsPartial {
    fn merge(&mut self, mut other: Self) {
        self.0.append(&mut other.0);
    }
}

/// A page of the table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DocumentsAnswer {
    /// Documents that the filter leaves.
    pub total: u32,
    /// Of these, documents with a date, and without.
    pub dated: u32,
    /// Documents without a date.
    pub undated: u32,
    /// Of these, documents whose date lacks nothing but its year.
    pub without_year: u32,
    /// First day of the earliest date.
    pub first_day: Option<String>,
    /// Last day of the latest date.
    pub last_day: Option<String>,
    /// Documents of the scope among them.
    pub counted: u32,
    /// Chinese characters in all.
    pub han: u64,
    /// The rows of the page.
    pub rows: Vec<DocumentRow>,
}

impl Ask for Documents {
    type Partial = DocumentsPartial;
    type Need = ();
    type View = Vec<u32>;
    type Answer = DocumentsAnswer;

    fn key(&self) -> Self {
        Self { scope: self.scope.clone(), ..Self::default() }
    }

    fn view_key(&self) -> Self {
        Self { offset: 0, limit: 0, ..self.clone() }
    }

    fn collect(&self, shard: &Scoped<'_>) -> DocumentsPartial {
        let part = shard.shard().scoped(&self.scope);
        let counted: BTreeSet<usize> = part.documents().map(|(number, _)| number).collect();
        let row = |(number, document)| DocumentRow {
            counted: counted.contains(&number),
            ..DocumentRow::of(document)
        };
        DocumentsPartial(shard.documents().map(row).collect())
    }

    fn settle(&self, whole: &mut DocumentsPartial) {
        whole.0.order_by_key(|row| row.id);
    }

    fn view(&self, whole: &DocumentsPartial) -> Vec<u32> {
        let rows = &whole.0;
        let filter = self.filter.trim().to_lowercase();
        let keep = |row: &u32| {
            let row = &rows[*row as usize];
            let date = row.date.as_ref().is_some_and(|date| date.start.contains(&filter));
            let wanted = self.dated.is_none_or(|dated| row.date.is_some() == dated);
            wanted
                && (filter.is_empty()
                    || date
                    || row.title.to_lowercase().contains(&filter)
                    || row.name.to_lowercase().contains(&filter)
                    || row.source.as_ref().is_some_and(|source| source.to_lowercase().contains(&filter)))
        };
        let mut order: Vec<u32> = (0..rows.len() as u32).filter(keep).collect();
        order.order_by(|a, b| {
            let (a, b) = (&rows[*a as usize], &rows[*b as usize]);
            let start = |row: &DocumentRow| row.date.as_ref().map(|date| date.start.clone());
            let by_column = match self.sort {
                DocumentSort::Id => a.id.cmp(&b.id),
                DocumentSort::Name => a.name.cmp(&b.name),
                DocumentSort::Title => a.title.cmp(&b.title),
                DocumentSort::Source => a.source.cmp(&b.source),
                DocumentSort::Tokens => a.tokens.cmp(&b.tokens),
                DocumentSort::Han => a.han.cmp(&b.han),
                DocumentSort::Copied => a.copied.total_cmp(&b.copied),
                DocumentSort::Date => match (start(a), start(b)) {
                    (Some(a), Some(b)) => a.cmp(&b),
                    (a, b) => return b.is_some().cmp(&a.is_some()),
                },
            };
            if self.descending { by_column.reverse() } else { by_column }
        });
        order
    }

    fn finish(&self, whole: &DocumentsPartial, view: &Vec<u32>) -> DocumentsAnswer {
        let rows = || view.iter().map(|row| &whole.0[*row as usize]);
        let dates = || rows().filter_map(|row| row.date.as_ref());
        let dated = dates().count() as u32;
        let range = page(self.offset, self.limit, view.len());
        DocumentsAnswer {
            total: view.len() as u32,
            dated,
            undated: view.len() as u32 - dated,
            without_year: rows().filter(|row| row.without_year.is_some()).count() as u32,
            first_day: dates().map(|date| &date.start).min().cloned(),
            last_day: dates().map(|date| &date.end).max().cloned(),
            counted: rows().filter(|row| row.counted).count() as u32,
            han: rows().map(|row| u64::from(row.han)).sum(),
            rows: rows().skip(range.start).take(range.len()).cloned().collect(),
        }
    }

    fn convention(&self) -> Convention {
        Convention::from([("tokens", "words and numbers; punctuation and white space do not count".into())])
    }
}

impl Table for DocumentsAnswer {
    fn columns(&self) -> Vec<String> {
        let names = [
            "file",
            "part",
            "name",
            "title",
            "byline",
            "source",
            "date_start",
            "date_end",
            "date_precision",
            "date_source",
            "date_surface",
            "encoding",
            "bytes",
            "characters",
            "han",
            "tokens",
            "sentences",
            "copied",
            "undecodable",
            "counted",
        ];
        names.map(String::from).to_vec()
    }

    fn rows(&self) -> Vec<Vec<Cell>> {
        use crate::decode::WarningCode::Undecodable;
        let cells = |row: &DocumentRow| {
            let date = row.date.as_ref();
            let undecodable = row.warnings.iter().find(|warning| warning.code == Undecodable);
            vec![
                Cell::Count(u64::from(row.id.0)),
                Cell::Count(u64::from(row.id.1)),
                Cell::Text(row.name.clone()),
                Cell::Text(row.title.clone()),
                row.byline.as_deref().into(),
                row.source.as_deref().into(),
                date.map(|date| date.start.as_str()).into(),
                date.map(|date| date.end.as_str()).into(),
                date.map_or(Cell::Empty, |date| Cell::Text(format!("{:?}", date.precision).to_lowercase())),
                date.map(|date| date.source.as_str()).into(),
                date.map(|date| date.surface.as_str()).into(),
                Cell::Text(row.encoding.clone()),
                Cell::Count(u64::from(row.bytes)),
                Cell::Count(u64::from(row.characters)),
                Cell::Count(u64::from(row.han)),
                Cell::Count(u64::from(row.tokens)),
                Cell::Count(u64::from(row.sentences)),
                Cell::Number(row.copied),
                Cell::Count(undecodable.map_or(0, |warning| u64::from(warning.count))),
                Cell::Count(u64::from(row.counted)),
            ]
        };
        self.rows.iter().map(cells).collect()
    }
}
