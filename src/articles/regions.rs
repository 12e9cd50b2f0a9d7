//! Which lines of a clean text belong to which of its articles.

use super::lines::{Line, lines};
use super::split::Article;
use crate::span::Span;
use serde::{Deserialize, Serialize};

/// What one document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitOfAnalysis {
    /// A file, or a row where a file has rows.
    #[default]
    File,
    /// An article; a file may hold several.
    Article,
}

/// An article with the lines that are its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// Which of the articles.
    pub article: usize,
    /// Its lines, with their line breaks, as bytes of the clean text: in order, neighbours joined, never empty.
    pub spans: Vec<Span>,
}

/// Divides `text`, the clean text from which `articles` were split, among them. Every byte of it belongs to exactly one
/// region; what no article names (blank lines, a line that belongs to the page) goes with what stands above it. An article
/// that names no line has no region.
///
/// ```
/// use wenmai_text::articles::{Switches, clean, regions, split};
/// let source = "甲市新闻\n\n第一条消息在这里，内容很短。\n\n（新华社北京6月13日电）\n\n乙市新闻\n\n第二条消息在那里，也不长。\n";
/// let clean = clean(source, &Switches::default());
/// let regions = regions(&clean.text, &split(source, &clean));
/// let texts: Vec<&str> = regions.iter().map(|region| region.spans[0].of(&clean.text)).collect();
/// assert!(texts[0].starts_with("甲市新闻") && texts[1].starts_with("乙市新闻"));
/// assert_eq!(texts.concat(), clean.text);
/// ```
#[must_use]
pub fn regions(text: &str, articles: &[Article]) -> Vec<Region> {
    let lines = lines(text);
    let owners = owners(&lines, articles);
    let mut spans: Vec<Vec<Span>> = vec![Vec::new(); articles.len().max(1)];
    let first = owners.iter().flatten().next().copied().unwrap_or(0);
    let mut owner = first;
    for (i, line) in lines.iter().enumerate() {
        owner = owners[i].unwrap_or(owner);
        let end = lines.get(i + 1).map_or(text.len() as u32, |next| next.from);
        let own = &mut spans[owner];
        match own.last_mut() {
            Some(last) if last.end == line.from => last.end = end,
            _ if line.from < end => own.push(Span::new(line.from, end)),
            _ => {}
        }
    }
    let regions = spans.into_iter().enumerate().filter(|(_, spans)| !spans.is_empty());
    regions.map(|(article, spans)| Region { article, spans }).collect()
}

/// The article of each line that one names. Running text decides before all else.
fn owners(lines: &[Line], articles: &[Article]) -> Vec<Option<usize>> {
    let mut owners = vec![None; lines.len()];
    let mut claim = |article: usize, span: &Span| {
        let first = lines.partition_point(|line| line.end <= span.start);
        for (i, _) in lines.iter().enumerate().skip(first).take_while(|(_, line)| line.start < span.end) {
            owners[i].get_or_insert(article);
        }
    };
    for (i, article) in articles.iter().enumerate() {
        article.body.iter().for_each(|span| claim(i, span));
    }
    for (i, article) in articles.iter().enumerate() {
        let lists = [&article.subtitles, &article.subheads, &article.bylines, &article.captions];
        article
            .title
            .iter()
            .chain(&article.dateline)
            .chain(lists.into_iter().flatten())
            .for_each(|span| claim(i, span));
    }
    owners
}
