//! What the lines of a newspaper text are: titles, bylines, datelines, captions, broken sentences.

use super::chars::{End, end_of};
use super::clean::clean;
use super::headings::{Role, roles};
use super::marks::jump::{self, Direction, Page};
use super::marks::{byline, dateline};
use super::paragraphs::{Class, paragraphs};
use super::steps::Switches;
use crate::sorting::OrderBy;
use crate::span::Span;
use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};

/// The kind of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Kind {
    /// The headline of an article.
    Title,
    /// A line under the headline, often begun with a dash.
    Subtitle,
    /// A heading inside an article.
    Subhead,
    /// The names of the writers.
    Byline,
    /// A line with more names.
    BylineCont,
    /// Agency, place and date (新华社北京6月13日电).
    Dateline,
    /// A jump from or to another page.
    Pagejump,
    /// The text under a picture.
    Caption,
    /// A sentence that breaks off here and goes on elsewhere.
    Split,
    /// What the page repeats after such a break.
    Repeat,
    /// A line of dots.
    Ellipsis,
    /// A line that announces what follows (这是大历史的视野——).
    ColonLead,
    /// A paragraph whose beginning is missing.
    FragmentStart,
}

impl Kind {
    /// The name, as it stands in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Subtitle => "subtitle",
            Self::Subhead => "subhead",
            Self::Byline => "byline",
            Self::BylineCont => "byline-cont",
            Self::Dateline => "dateline",
            Self::Pagejump => "pagejump",
            Self::Caption => "caption",
            Self::Split => "split",
            Self::Repeat => "repeat",
            Self::Ellipsis => "ellipsis",
            Self::ColonLead => "colon-lead",
            Self::FragmentStart => "fragment-start",
        }
    }
}

/// One element of the structure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Element {
    /// The line of the source on which it begins, from 1; for a split the line that breaks off.
    pub line: u32,
    /// What it is.
    pub kind: Kind,
    /// Its bytes in the source.
    pub span: Span,
    /// For a split, the line on which the sentence goes on.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub joins_line: Option<u32>,
    /// For a jump, its direction and page.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub jump: Option<(Direction, Page)>,
}

/// The structure of `source`, in the order of its lines. Rules only; nothing is changed. Time is linear.
///
/// ```
/// use wenmai_text::articles::{Kind, structure};
/// let text = "丝路花开\n\n——从北京到阿斯塔纳纪行\n\n6月的阿斯塔纳，处处生机盎然。\n\n（新华社北京6月13日电）\n";
/// let kinds: Vec<Kind> = structure(text).iter().map(|e| e.kind).collect();
/// assert_eq!(kinds, [Kind::Title, Kind::Subtitle, Kind::Dateline]);
/// ```
#[must_use]
pub fn structure(source: &str) -> Vec<Element> {
    let unwrapped =
        clean(source, &Switches { running: true, line_ends: true, wraps: true, ..Switches::none() });
    let text = unwrapped.text.as_str();
    let (paragraphs, joins) = paragraphs(text, &unwrapped.map);
    let roles = roles(text, &paragraphs);
    let mut found =
        Found { source, unwrapped: &unwrapped.map, numbers: Numbers::of(source), elements: Vec::new() };
    // How the second halves of broken sentences begin: where one stands a second time, its first half is missing.
    let halves: FxHashSet<&str> =
        joins.iter().filter_map(|join| beginning(paragraphs[join.right].line.text(text))).collect();
    for (i, paragraph) in paragraphs.iter().enumerate() {
        let this = paragraph.line.text(text);
        let start = paragraph.line.start as usize;
        let whole = 0..this.len();
        match roles[i] {
            Role::Title => found.push(Kind::Title, start, whole.clone()),
            Role::Subtitle => found.push(Kind::Subtitle, start, whole.clone()),
            Role::Subhead => found.push(Kind::Subhead, start, whole.clone()),
            Role::MoreNames => found.push(Kind::BylineCont, start, whole.clone()),
            Role::Ellipsis => found.push(Kind::Ellipsis, start, whole.clone()),
            Role::Caption => {
                // A credit on its own line belongs to the caption above it.
                let again =
                    i > 0 && roles[i - 1] == Role::Caption && !paragraph.spaced && byline::is_credit(this);
                if !again {
                    found.push(Kind::Caption, start, whole.clone());
                }
            }
            Role::Byline => {
                let names = byline::byline(this).unwrap_or(whole.clone());
                found.push(Kind::Byline, start, names);
            }
            _ => {}
        }
        if roles[i] == Role::Body
            && let Some(length) = byline::bracketed_at_start(this)
        {
            found.push(Kind::Byline, start, 0..length);
        }
        if matches!(roles[i], Role::Byline | Role::Dateline | Role::Body | Role::Title) {
            let title = roles[i] == Role::Title;
            if let Some(range) = dateline::dateline(this).filter(|range| !title || range.start == 0) {
                found.push(Kind::Dateline, start, range.clone());
                let names = byline::behind_dateline(&this[range.end..]);
                if let Some(length) = names {
                    found.push(Kind::Byline, start, range.end..range.end + length);
                }
            } else if roles[i] == Role::Body
                && let Some(range) = byline::bracketed_at_end(this)
            {
                found.push(Kind::Byline, start, range);
            }
        }
        if matches!(roles[i], Role::Jump | Role::Body) && jump::may_hold(this) {
            for jump in jump::jumps(this) {
                found.push(Kind::Pagejump, start, jump.range.clone());
                found.last().jump = Some((jump.direction, jump.page));
            }
        }
        if let Some(join) = paragraph.joins.map(|j| &joins[j]) {
            let right = paragraphs[join.right].line;
            let line = found.line_of(join.until as usize - 1);
            let half = &text[start..join.until as usize];
            let tail = half.char_indices().rev().nth(7).map_or(0, |(i, _)| i);
            found.push(Kind::Split, start, tail..half.len());
            let goes_on = found.line_of(right.start as usize);
            let split = found.last();
            split.line = line;
            split.joins_line = Some(goes_on);
            if join.repeated > 0 {
                found.push(Kind::Repeat, right.start as usize, 0..join.repeated);
            }
        }
        if paragraph.class == Class::Body && end_of(this) == End::Dash {
            found.push(Kind::ColonLead, start, whole.clone());
        }
        if roles[i] == Role::Body && !paragraph.joined && paragraph.class == Class::Body {
            let before = i.checked_sub(1).map(|j| &paragraphs[j]);
            let closes = closes_first(this) && before.is_none_or(|b| !opens_last(b.line.text(text)));
            if closes || beginning(this).is_some_and(|begins| halves.contains(begins)) {
                found.push(Kind::FragmentStart, start, whole);
            }
        }
    }
    let mut elements = found.elements;
    elements.order_by_key(|e| (e.line, e.span.start, e.kind));
    elements
}

/// The first eight characters of a longer paragraph.
fn beginning(this: &str) -> Option<&str> {
    this.char_indices().nth(8).map(|(at, _)| &this[..at])
}

/// Whether a quote is closed that the paragraph did not open, so that its beginning must be missing.
pub(crate) fn closes_first(this: &str) -> bool {
    let first = this.find(['“', '”', '「', '」']);
    first.is_some_and(|i| this[i..].starts_with(['”', '」']))
        || this.starts_with(['，', '。', '、', '；', '）', '》'])
}

fn opens_last(this: &str) -> bool {
    this.rfind(['“', '”', '「', '」']).is_some_and(|i| this[i..].starts_with(['“', '「']))
}

/// Collects elements, translating offsets in the unwrapped text into lines and bytes of the source.
struct Found<'a> {
    source: &'a str,
    unwrapped: &'a super::map::Map,
    numbers: Numbers,
    elements: Vec<Element>,
}

impl Found<'_> {
    fn push(&mut self, kind: Kind, start: usize, range: std::ops::Range<usize>) {
        let clean = Span::new((start + range.start) as u32, (start + range.end) as u32);
        let span = self.unwrapped.source_hull(clean);
        let line = self.numbers.line(span.start);
        debug_assert!(span.end as usize <= self.source.len());
        self.elements.push(Element { line, kind, span, joins_line: None, jump: None });
    }

    fn last(&mut self) -> &mut Element {
        let last = self.elements.len() - 1;
        &mut self.elements[last]
    }

    fn line_of(&self, clean: usize) -> u32 {
        self.numbers.line(self.unwrapped.to_source(clean as u32))
    }
}

/// Where the lines of the source begin.
struct Numbers(Vec<u32>);

impl Numbers {
    fn of(source: &str) -> Self {
        let bytes = source.as_bytes();
        let mut starts = vec![0];
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            if bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n') {
                starts.push(at as u32 + 1);
            }
        }
        Self(starts)
    }

    /// The number of the line that holds byte `at`, from 1.
    fn line(&self, at: u32) -> u32 {
        self.0.partition_point(|&start| start <= at) as u32
    }
}
