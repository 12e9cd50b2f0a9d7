//! The articles of one file: which titles, bylines and paragraphs belong together, and which parts a page jump links.

use super::clean::Clean;
use super::headings::{Role, roles, titles_stand_behind};
use super::marks::jump::{self, Direction, Page};
use super::marks::{byline, dateline};
use super::paragraphs::{Class, Paragraph, paragraphs};
use super::steps::Switches;
use super::structure::closes_first;
use crate::span::Span;
use serde::{Deserialize, Serialize};

/// One article. All spans are bytes of the clean text it was split from.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Article {
    /// The headline, wherever it stood: before, inside or after the text.
    pub title: Option<Span>,
    /// Lines under the headline.
    pub subtitles: Vec<Span>,
    /// Headings inside, in order; the titles of the reports under a common headline among them.
    pub subheads: Vec<Span>,
    /// Who wrote it.
    pub bylines: Vec<Span>,
    /// Agency, place and date; the first, when there are several.
    pub dateline: Option<Span>,
    /// Texts under pictures.
    pub captions: Vec<Span>,
    /// Running text, in order; neighbours that touch are one span. Datelines and jumps inside a paragraph are part of it.
    pub body: Vec<Span>,
    /// Jumps to other pages.
    pub links: Vec<Link>,
}

/// A jump from or to another page, and the part it leads to when that stands in the same text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Which way it leads.
    pub direction: Direction,
    /// The page it names.
    pub page: Page,
    /// Where it stands, or stood, as a byte of the clean text.
    pub at: u32,
    /// The article of the same text that holds the other half, as an index.
    pub part: Option<u32>,
}

/// Splits a text into its articles. `clean` is `source` cleaned, with any switches; the spans are bytes of its text.
///
/// A text without any sign of several articles is one article. Every paragraph of running text belongs to exactly one.
///
/// ```
/// use wenmai_text::articles::{Switches, clean, split};
/// let source = "甲市新闻\n\n第一条消息在这里，内容很短。\n\n（新华社北京6月13日电）\n\n乙市新闻\n\n第二条消息在那里，也不长。\n";
/// let clean = clean(source, &Switches::default());
/// let articles = split(source, &clean);
/// assert_eq!(articles.len(), 2);
/// assert_eq!(articles[1].title.unwrap().of(&clean.text), "乙市新闻");
/// ```
#[must_use]
pub fn split(source: &str, clean: &Clean) -> Vec<Article> {
    let unwrapped = super::clean(source, &Switches { line_ends: true, wraps: true, ..Switches::none() });
    let text = unwrapped.text.as_str();
    let (paragraphs, _) = paragraphs(text, &unwrapped.map);
    let roles = roles(text, &paragraphs);
    let mut parts = gather(text, &paragraphs, &roles);
    titles_behind(&mut parts, titles_stand_behind(text, &paragraphs));
    loose_parts(text, &paragraphs, &mut parts);
    let place = |range: (u32, u32)| {
        let hull = unwrapped.map.source_hull(Span::new(range.0, range.1));
        let (start, last) = (clean.map.to_clean(hull.start), hull.end.saturating_sub(1).max(hull.start));
        let mut end = clean.map.to_clean(last);
        // One past the last byte, when that byte was kept.
        if hull.end > hull.start && clean.map.to_source(end) == last && end < clean.map.clean_len() {
            end += 1;
        }
        let (start, shown) = (start.min(end), &clean.text[start.min(end) as usize..end as usize]);
        let left = (shown.len() - shown.trim_start().len()) as u32;
        let right = (shown.trim_start().len() - shown.trim().len()) as u32;
        Span::new(start + left, end - right)
    };
    let mut articles: Vec<Article> =
        parts.iter().map(|part| part.article(text, &paragraphs, &place)).collect();
    if articles.is_empty() {
        articles.push(Article::default());
    }
    link(&mut articles);
    articles
}

/// Paragraphs that belong together, as indices.
#[derive(Debug, Clone, Default)]
struct Part {
    title: Option<usize>,
    subtitles: Vec<usize>,
    subheads: Vec<usize>,
    bylines: Vec<usize>,
    captions: Vec<usize>,
    body: Vec<usize>,
    jumps: Vec<usize>,
    /// Whether a byline, dateline or jump after the text closed it.
    closed: bool,
    /// Whether a closing dateline was among them.
    dated: bool,
    /// The title of the first report under a common headline.
    section: Option<usize>,
}

fn gather(text: &str, paragraphs: &[Paragraph], roles: &[Role]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut now = Part::default();
    let this = |i: usize| paragraphs[i].line.text(text);
    let next = |now: &mut Part, parts: &mut Vec<Part>| {
        let full = std::mem::take(now);
        if !full.is_empty() {
            parts.push(full);
        }
    };
    for (i, paragraph) in paragraphs.iter().enumerate() {
        match roles[i] {
            Role::Title if paragraph.lifted => {
                if now.title.is_none() {
                    now.title = Some(i)
                } else {
                    now.subheads.push(i)
                }
            }
            Role::Title => {
                let bare = now.body.is_empty() && now.title.is_some();
                let sections = now.section.is_some_and(|s| alike(this(s), this(i)));
                if bare && paragraphs.get(i + 1).is_some_and(|p| p.opens) && now.section.is_none() {
                    now.section = Some(i);
                    now.subheads.push(i);
                } else if sections {
                    now.closed = false;
                    now.subheads.push(i);
                } else if bare && !matches!(paragraph.class, Class::Markdown(_)) && now.bylines.is_empty() {
                    now.subtitles.push(i);
                } else {
                    next(&mut now, &mut parts);
                    now.title = Some(i);
                }
            }
            Role::Subtitle => now.subtitles.push(i),
            Role::Subhead => now.subheads.push(i),
            Role::Caption => now.captions.push(i),
            Role::MoreNames => now.bylines.push(i),
            Role::Byline => {
                if now.closed && now.dated {
                    next(&mut now, &mut parts);
                }
                now.closed |= !now.body.is_empty();
                now.dated |= dateline::dateline(this(i)).is_some() && now.closed;
                now.bylines.push(i);
            }
            Role::Dateline => {
                now.closed |= !now.body.is_empty();
                now.dated |= now.closed;
                now.bylines.push(i);
            }
            Role::Jump => {
                let from = jump::jumps_at_start(this(i)).is_some_and(|j| j.direction == Direction::From);
                let joined = paragraphs.get(i + 1).is_some_and(|p| p.joined);
                if from && !joined && !now.body.is_empty() {
                    next(&mut now, &mut parts);
                }
                now.closed |= !from;
                now.jumps.push(i);
            }
            Role::Body | Role::Ellipsis => {
                let reopened = paragraph.opens
                    && !now.body.is_empty()
                    && (now.section.is_none() || !follows_title(roles, i));
                if (now.closed || reopened) && !paragraph.joined {
                    next(&mut now, &mut parts);
                }
                now.body.push(i);
                now.closed = jump::may_hold(this(i))
                    && jump::jumps(this(i))
                        .iter()
                        .any(|j| j.direction == Direction::To && j.range.end == this(i).len());
            }
            Role::None => {}
        }
    }
    next(&mut now, &mut parts);
    parts
}

fn follows_title(roles: &[Role], i: usize) -> bool {
    i > 0 && roles[i - 1] == Role::Title
}

/// Whether two titles begin with the same four characters.
fn alike(a: &str, b: &str) -> bool {
    a.chars().take(4).eq(b.chars().take(4)) && a.chars().count() >= 4
}

/// When the first text has no title and the last title no text, every title stands behind its text: `stand_behind` when the
/// paragraphs say so, else when each text is closed by a dateline, byline or jump.
fn titles_behind(parts: &mut Vec<Part>, stand_behind: bool) {
    let behind = parts.len() > 1
        && parts[0].title.is_none()
        && !parts[0].body.is_empty()
        && parts
            .last()
            .is_some_and(|last| last.title.is_some() && last.body.is_empty() && last.bylines.is_empty())
        && parts[1..].iter().all(|part| part.title.is_some())
        && (stand_behind || parts[..parts.len() - 1].iter().all(|part| part.closed));
    if !behind {
        return;
    }
    for i in 0..parts.len() - 1 {
        parts[i].title = parts[i + 1].title.take();
        parts[i].subtitles = std::mem::take(&mut parts[i + 1].subtitles);
    }
    if let Some(last) = parts.pop()
        && let Some(before) = parts.last_mut()
    {
        before.captions.extend(last.captions);
        before.subheads.extend(last.subheads);
        before.jumps.extend(last.jumps);
    }
}

/// Parts without a title: those above a title whose own text begins in mid-sentence are the beginning of that article,
/// and parts without text belong to the article before.
fn loose_parts(text: &str, paragraphs: &[Paragraph], parts: &mut Vec<Part>) {
    let starts_broken = |part: &Part| {
        part.body
            .first()
            .is_some_and(|&i| closes_first(paragraphs[i].line.text(text)) && !paragraphs[i].joined)
    };
    let from = |part: &Part| {
        part.jumps
            .first()
            .or(part.body.first())
            .is_some_and(|&i| jump::jumps_at_start(paragraphs[i].line.text(text)).is_some())
    };
    let mut kept: Vec<Part> = Vec::new();
    for mut part in std::mem::take(parts) {
        if part.title.is_some() && starts_broken(&part) {
            let mut loose = Vec::new();
            while let Some(before) = kept.pop_if(|p| p.title.is_none() && !from(p)) {
                loose.push(before);
            }
            for before in loose {
                part.prepend(before);
            }
        }
        match kept.last_mut() {
            Some(last) if part.title.is_none() && part.body.is_empty() => last.append(part),
            Some(last) if last.title.is_none() && last.body.is_empty() => last.append(part),
            _ => kept.push(part),
        }
    }
    // A title that stands at the very end belongs to the text above it, when that has none.
    if let [.., above, last] = kept.as_mut_slice()
        && above.title.is_none()
        && !above.body.is_empty()
        && last.body.is_empty()
        && last.bylines.is_empty()
        && let Some(last) = kept.pop()
        && let Some(above) = kept.last_mut()
    {
        above.append(last);
    }
    *parts = kept;
}

impl Part {
    fn is_empty(&self) -> bool {
        self.lists().iter().all(|list| list.is_empty()) && self.title.is_none()
    }

    fn lists(&self) -> [&Vec<usize>; 6] {
        [&self.subtitles, &self.subheads, &self.bylines, &self.captions, &self.body, &self.jumps]
    }

    fn append(&mut self, other: Part) {
        self.title = self.title.or(other.title);
        self.subtitles.extend(other.subtitles);
        self.subheads.extend(other.subheads);
        self.bylines.extend(other.bylines);
        self.captions.extend(other.captions);
        self.body.extend(other.body);
        self.jumps.extend(other.jumps);
    }

    fn prepend(&mut self, mut other: Part) {
        std::mem::swap(self, &mut other);
        self.append(other);
    }

    fn article(&self, text: &str, paragraphs: &[Paragraph], place: &dyn Fn((u32, u32)) -> Span) -> Article {
        let whole = |i: &usize| place((paragraphs[*i].line.start, paragraphs[*i].line.end));
        let all = |list: &[usize]| list.iter().map(whole).collect::<Vec<Span>>();
        let mut article = Article {
            title: self.title.as_ref().map(whole),
            subtitles: all(&self.subtitles),
            subheads: all(&self.subheads),
            captions: all(&self.captions),
            ..Article::default()
        };
        // A report can begin with its dateline and go on with its headline: 新华社北京1月5日电 题：….
        if let Some((span, after)) = self.title.and_then(|i| dated_title(paragraphs[i].line, text)) {
            article.dateline = Some(place(span));
            article.title = Some(place(after));
        }
        let signed = self.bylines.len();
        for (at, &i) in self.bylines.iter().chain(&self.body).enumerate() {
            let (line, this) = (paragraphs[i].line, paragraphs[i].line.text(text));
            let inside = |from: usize, to: usize| place((line.start + from as u32, line.start + to as u32));
            if let Some(range) = dateline::dateline(this) {
                if let Some(length) = byline::behind_dateline(&this[range.end..]) {
                    article.bylines.push(inside(range.end, range.end + length));
                }
                article.dateline.get_or_insert(inside(range.start, range.end));
            }
            if at < signed && matches!(paragraphs[i].class, Class::Byline | Class::MoreNames | Class::Heading)
            {
                let range = byline::byline(this).unwrap_or(0..this.len());
                article.bylines.push(inside(range.start, range.end));
            }
        }
        article.bylines.sort_unstable();
        for i in &self.body {
            let span = whole(i);
            match article.body.last_mut() {
                Some(last) if last.end == span.start => last.end = span.end,
                _ if span.is_empty() => {}
                _ => article.body.push(span),
            }
        }
        for &i in self.jumps.iter().chain(&self.body) {
            let (line, this) = (paragraphs[i].line, paragraphs[i].line.text(text));
            for found in jump::jumps(this) {
                let at =
                    place((line.start + found.range.start as u32, line.start + found.range.end as u32)).start;
                article.links.push(Link { direction: found.direction, page: found.page, at, part: None });
            }
        }
        article
    }
}

/// The dateline that begins a headline, and the headline behind it, as places of the text.
fn dated_title(line: super::lines::Line, text: &str) -> Option<((u32, u32), (u32, u32))> {
    let this = line.text(text);
    let range = dateline::dateline(this).filter(|range| range.start == 0 && range.end < this.len())?;
    let rest = this[range.end..].trim_start_matches(super::chars::is_blank);
    let rest = ["题：", "题:"].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    let start = line.end - rest.len() as u32;
    (!rest.is_empty()).then_some(((line.start, line.start + range.end as u32), (start, line.end)))
}

/// Links the halves: each jump to another page with the first part below it that comes from another page.
fn link(articles: &mut [Article]) {
    let mut waiting: std::collections::VecDeque<(usize, usize)> = std::collections::VecDeque::new();
    for i in 0..articles.len() {
        for j in 0..articles[i].links.len() {
            match articles[i].links[j].direction {
                Direction::To => waiting.push_back((i, j)),
                Direction::From => {
                    if let Some((to, k)) = waiting.pop_front() {
                        articles[to].links[k].part = Some(i as u32);
                        articles[i].links[j].part = Some(to as u32);
                    }
                }
            }
        }
    }
}
