//! How one term is written: 中國 and 中国, ＡＰＥＣ and APEC.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::ask::{Ask, Cell, Convention, Partial, Table};
use crate::corpus::{Groundwork, Scope, Scoped};
use crate::sorting::OrderBy;
use crate::span::Span;
use crate::tokens::fold;
use crate::{Error, Result};

/// Asks for the written forms that are counted as one term.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Forms {
    /// The term, in whatever form.
    pub term: String,
    /// Which part of the corpus.
    pub scope: Scope,
}

/// Forms with their occurrences and documents.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct FormsPartial(BTreeMap<String, (u64, u64)>);

impl Partial for FormsPartial {
    fn merge(&mut self, other: Self) {
        for (form, (count, documents)) in other.0 {
            let sum = self.0.entry(form).or_default();
            *sum = (sum.0 + count, sum.1 + documents);
        }
    }
}

/// A written form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Form {
    /// As it is written.
    pub form: String,
    /// Occurrences.
    pub count: u64,
    /// Documents with it.
    pub documents: u64,
}

/// All forms of a term, the most frequent first, then by code point.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FormsAnswer {
    /// The term that they are counted as.
    pub term: String,
    /// Occurrences of all.
    pub total: u64,
    /// The forms.
    pub rows: Vec<Form>,
}

impl Ask for Forms {
    type Partial = FormsPartial;
    type Need = ();
    type View = ();
    type Answer = FormsAnswer;

    fn check(&self) -> Result<()> {
        if self.term.trim().is_empty() {
            return Err(Error::Question("forms: a term is wanted".into()));
        }
        Ok(())
    }

    fn scope(&self) -> &Scope {
        &self.scope
    }

    fn groundwork(&self) -> &'static [Groundwork] {
        &[Groundwork::Counts]
    }

    fn collect(&self, shard: &Scoped<'_>) -> FormsPartial {
        let mut forms: BTreeMap<String, (u64, u64)> = BTreeMap::new();
        let Some(id) = shard.vocabulary().find(&fold::term(self.term.trim())) else {
            return FormsPartial::default();
        };
        let tokens = shard.tokens();
        // Forms of the document that is being read, so that each counts it once.
        let mut seen: Vec<String> = Vec::new();
        let mut document_end = 0;
        for at in shard.places(id) {
            if at >= document_end {
                seen.clear();
                document_end = shard.document_of_unit(at).unit_end;
            }
            let start = tokens.offset(at);
            let form = shard.slice(Span::new(start, start + tokens.length(at)));
            let new = !seen.iter().any(|known| known == form);
            if new {
                seen.push(form.to_owned());
            }
            let sum = forms.entry(form.to_owned()).or_default();
            *sum = (sum.0 + 1, sum.1 + u64::from(new));
        }
        FormsPartial(forms)
    }

    fn view(&self, _whole: &FormsPartial) {}

    fn finish(&self, whole: &FormsPartial, (): &()) -> FormsAnswer {
        let form = |(form, (count, documents)): (&String, &(u64, u64))| Form {
            form: form.clone(),
            count: *count,
            documents: *documents,
        };
        let mut rows: Vec<Form> = whole.0.iter().map(form).collect();
        rows.order_by(|a, b| b.count.cmp(&a.count).then_with(|| a.form.cmp(&b.form)));
        let total = rows.iter().map(|row| row.count).sum();
        FormsAnswer { term: fold::term(self.term.trim()).into_owned(), total, rows }
    }

    fn convention(&self) -> Convention {
        Convention::from([("folding", "width, case, traditional characters and variants".into())])
    }
}

impl Table for FormsAnswer {
    fn columns(&self) -> Vec<String> {
        ["form", "count", "documents"].map(String::from).to_vec()
    }

    fn rows(&self) -> Vec<Vec<Cell>> {
        let cells = |row: &Form| {
            vec![Cell::Text(row.form.clone()), Cell::Count(row.count), Cell::Count(row.documents)]
        };
        self.rows.iter().map(cells).collect()
    }
}
