//! From a text as its format gives it to the documents it becomes: cleaned, with title, byline and date.

use std::sync::Arc;

use super::dating::date_of;
use super::document::{DocumentId, DocumentLink, title};
use crate::articles::{
    Article, Clean, Direction, Done, Original, Region, Switches, UnitOfAnalysis, Whole, clean,
    clean_with_changes, regions, split,
};
use crate::census::Census;
use crate::dates::document::full_dates;
use crate::dates::{DocumentDate, YearSource};
use crate::decode::{RawDocument, Warning, WarningCode};
use crate::span::Span;
use crate::tokens::Settings;

/// Bytes at the head of a file in which its headline and byline are looked for. Where a headline stands behind its text,
/// as in some papers, the text is a page at most.
const HEAD: usize = 1 << 15;

/// A document that is ready to be stored.
pub(super) struct Part {
    pub text: String,
    pub title: String,
    pub byline: Option<String>,
    pub source: Option<String>,
    pub links: Vec<DocumentLink>,
    pub done: Done,
    pub switches: Switches,
    pub date: Option<DocumentDate>,
    pub encoding: String,
    pub characters: u32,
    pub han: u32,
    pub original: Option<Box<Original>>,
    undecodable: u32,
    guessed: bool,
    long_lines: u32,
    control: u32,
    warnings: Vec<Warning>,
}

/// The documents that `raw`, from the file at `path`, becomes. The first is numbered `first` in file `file`.
pub(super) fn parts(raw: RawDocument, path: &str, settings: &Settings, file: u32, first: u32) -> Vec<Part> {
    let mut parts = divide(raw, path, settings, DocumentId(file, first));
    for part in &mut parts {
        part.switches = settings.clean;
    }
    parts
}

fn divide(raw: RawDocument, path: &str, settings: &Settings, first: DocumentId) -> Vec<Part> {
    if settings.unit == UnitOfAnalysis::Article {
        let (cleaned, changes) = clean_with_changes(&raw.text, &settings.clean);
        let articles = split(&raw.text, &cleaned);
        let regions = regions(&cleaned.text, &articles);
        if regions.len() > 1 {
            let mut spans: Vec<(Span, usize)> = Vec::new();
            for (i, region) in regions.iter().enumerate() {
                spans.extend(region.spans.iter().map(|span| (*span, i)));
            }
            spans.sort_unstable();
            let mut counted = vec![Done::default(); regions.len()];
            for change in changes {
                // What stood at the end of the text belongs to what stands there now.
                let owner = spans.partition_point(|(span, _)| span.end <= change.clean.start);
                counted[spans[owner.min(spans.len() - 1)].1].count(change.step);
            }
            return several(raw, path, &cleaned, &articles, &regions, &counted, first);
        }
        return vec![whole(raw, path, cleaned, articles.into_iter().next())];
    }
    let cleaned = clean(&raw.text, &settings.clean);
    let article = heading_article(&raw.text, &cleaned);
    vec![whole(raw, path, cleaned, article)]
}

/// The first article of a text that has a headline, else the first, with its spans in the clean text; looked for at the
/// head of a long text.
fn heading_article(source: &str, cleaned: &Clean) -> Option<Article> {
    let long = source.len() > HEAD;
    let articles = if long {
        let end = source[..source.floor_char_boundary(HEAD)].rfind('\n')?;
        // Titles that stand as they are in the file are looked up in the clean text below.
        let head = clean(&source[..end], &Switches::default());
        let mut found = split(&source[..end], &head);
        for article in &mut found {
            let place = |span: &Span| {
                let hull = head.map.source_hull(*span);
                let (start, last) =
                    (cleaned.map.to_clean(hull.start), cleaned.map.to_clean(hull.end.max(1) - 1));
                let end = (last.max(start) + 1).min(cleaned.map.clean_len());
                Span::new(start.min(end), cleaned.text.ceil_char_boundary(end as usize) as u32)
            };
            article.title = article.title.as_ref().map(place);
            article.bylines = article.bylines.iter().map(place).collect();
        }
        found
    } else {
        split(source, cleaned)
    };
    let titled = articles.iter().position(|article| article.title.is_some()).unwrap_or(0);
    articles.into_iter().nth(titled)
}

/// The whole text as one document.
fn whole(raw: RawDocument, path: &str, cleaned: Clean, article: Option<Article>) -> Part {
    let facts = Census::of(&raw.text);
    let original = Original::keep(&raw.text, &cleaned).map(Box::new);
    let headline = article.as_ref().and_then(|article| headline(&cleaned.text, article));
    let byline = article.as_ref().and_then(|article| byline(&cleaned.text, article));
    let date = date_of(raw.date.as_ref(), path, &raw.text);
    let links = cleaned.jumps.iter();
    let links = links
        .map(|jump| DocumentLink { direction: jump.direction, page: jump.page, document: None })
        .collect();
    let title = raw.title.clone().or(headline).unwrap_or_else(|| {
        let skipped = byline.as_deref().is_some_and(|byline| cleaned.text.trim_start().starts_with(byline));
        title(if skipped { "" } else { &cleaned.text }, path)
    });
    Part { title, byline, links, done: cleaned.done, date, original, ..Part::new(raw, cleaned.text, &facts) }
}

/// One document for each region.
fn several(
    mut raw: RawDocument,
    path: &str,
    cleaned: &Clean,
    articles: &[Article],
    regions: &[Region],
    counted: &[Done],
    first: DocumentId,
) -> Vec<Part> {
    let of_file = date_of(raw.date.as_ref(), path, &raw.text);
    let source = Arc::new(Whole::of(std::mem::take(&mut raw.text)));
    // Looked for only when an article needs them.
    let full = std::cell::LazyCell::new(|| full_dates(source.text()));
    let number = |article: u32| {
        let region = regions.binary_search_by_key(&(article as usize), |region| region.article).ok()?;
        Some(DocumentId(first.0, first.1 + region as u32))
    };
    let mut found: Vec<Part> = Vec::with_capacity(regions.len());
    for (i, region) in regions.iter().enumerate() {
        let article = &articles[region.article];
        let text: String = region.spans.iter().map(|span| span.of(&cleaned.text)).collect();
        let map = cleaned.map.of_spans(&region.spans);
        let own: String = map
            .source_spans(Span::new(0, map.clean_len()))
            .iter()
            .map(|span| span.of(source.text()))
            .collect();
        let link = |link: &crate::articles::Link| DocumentLink {
            direction: link.direction,
            page: link.page,
            document: link.part.and_then(number),
        };
        let links: Vec<DocumentLink> = article.links.iter().map(link).collect();
        // What goes on from another page has the title of what it continues, where that is known.
        let continued = links.iter().find(|link| link.direction == Direction::From);
        let continued = continued.and_then(|link| link.document?.1.checked_sub(first.1));
        let headline = headline(&cleaned.text, article)
            .or_else(|| continued.and_then(|part| found.get(part as usize)).map(|part| part.title.clone()));
        let byline = byline(&cleaned.text, article);
        // A file without a date in its name has those of its articles; one without any has the latest of the others.
        let date = date_of(raw.date.as_ref(), path, &text).or_else(|| of_file.clone());
        let date = date.map(|date| match date.date() {
            Some(_) => date,
            None => date.with_year_near(&full, YearSource::File),
        });
        let original = Some(Box::new(Original::part(Arc::clone(&source), map)));
        let title = headline.unwrap_or_else(|| title(&text, path));
        let mut part = Part::new(raw.clone(), text, &Census::of(&own));
        if i > 0 {
            // What is odd about the file is said once.
            (part.undecodable, part.guessed, part.warnings) = (0, false, Vec::new());
        }
        found.push(Part { title, byline, links, done: counted[i], date, original, ..part });
    }
    found
}

fn headline(text: &str, article: &Article) -> Option<String> {
    let title = article.title?.of(text).trim().trim_start_matches('#').trim();
    // A headline over two lines is one.
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    (!title.is_empty()).then_some(title)
}

fn byline(text: &str, article: &Article) -> Option<String> {
    let names: Vec<&str> = article.bylines.iter().map(|span| span.of(text).trim()).collect();
    let names = names.join(" ");
    (!names.is_empty()).then_some(names)
}

impl Part {
    fn new(raw: RawDocument, text: String, facts: &Census) -> Self {
        Self {
            text,
            title: String::new(),
            byline: None,
            source: raw.source,
            links: Vec::new(),
            done: Done::default(),
            switches: Switches::default(),
            date: None,
            encoding: raw.encoding.to_owned(),
            characters: facts.characters,
            han: facts.han,
            original: None,
            undecodable: raw.undecodable,
            guessed: raw.guessed,
            long_lines: facts.long_lines,
            control: facts.control,
            warnings: raw.warnings,
        }
    }

    /// What is odd about it, in which `words` are or none.
    pub(super) fn warnings(&self, words: bool) -> Vec<Warning> {
        let undated = self.date.as_ref().is_none_or(|date| date.date().is_none());
        let facts = [
            (WarningCode::Undecodable, self.undecodable),
            (WarningCode::EncodingGuessed, if self.guessed { self.characters } else { 0 }),
            (WarningCode::NoDate, u32::from(undated)),
            (WarningCode::NoWords, u32::from(!words)),
            (WarningCode::LongLine, self.long_lines),
            (WarningCode::ControlCharacters, self.control),
        ];
        let facts = facts.into_iter().filter(|(_, count)| *count > 0);
        let facts = facts.map(|(code, count)| Warning::new(code, count));
        facts.chain(self.warnings.iter().cloned()).collect()
    }
}
