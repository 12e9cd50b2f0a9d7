//! A paragraph that ends without a stop, and how strongly a line below reads as its rest.

use super::super::chars::{
    End, end_of, is_closing, is_comma, is_dash, is_han, is_opening, is_spaced_letter, is_stop,
};
use super::super::lines::{Line, is_marked};
use super::super::marks::{self, jump};
use super::evidence::Evidence;
use super::manner::Manner;
use super::prose::{ENOUGH, Prose, looks_like_heading, reports_speech};
use super::{BORDER, is_open};
use crate::among::Among as _;

/// From this many characters a paragraph with a comma inside and no stop at its end is unfinished by itself.
const UNFINISHED: u32 = 30;
/// The same where only a caption stands below: a heading is seldom so long.
const UNFINISHED_OVER_CAPTION: u32 = 20;
/// No headline has so many characters, two commas among them.
const LONGEST_HEADLINE: u32 = 40;

/// Behind these characters a sentence goes on.
const LEADS_ON: &str = "的和与及把被或而将从向由并且但为與將從並為";

/// A paragraph that ends without a stop, while its rest is looked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Left {
    pub line: usize,
    prose: Prose,
    end: End,
    /// Where its text ends on the line: before a jump to another page, when one stands there.
    pub until: u32,
    /// Whether a jump to another page stands behind it.
    pub jumped: bool,
    /// Whether one from another page follows it on a line of its own.
    returned: bool,
    place: Place,
    /// Whether it was hard-wrapped and its last line is full.
    pub full: bool,
    indented: bool,
    pub lifted: Option<usize>,
    pub inserted: usize,
    /// Whether nothing but captions was set after it, and whether names of writers were.
    only_captions: bool,
    names: bool,
    /// Whether it says, inside an article, what somebody says.
    speaks: bool,
}

/// Where in its article a paragraph stands.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Place {
    /// Whether nothing stands above it, or a line that closes the article above.
    pub head: bool,
    /// Whether sentences stand above it in the same article.
    pub begun: bool,
}

impl Place {
    /// The place of what stands below `line`.
    pub fn below(self, line: &str) -> Self {
        let head = marks::dateline::whole(line) || jump::whole(line);
        let heading = line.starts_with('#');
        let sentence = end_of(line) == End::Stop && !looks_like_heading(line);
        Self { head, begun: !head && !heading && (self.begun || sentence) }
    }
}

impl Left {
    pub fn begin(index: usize, line: Line, text: &str, place: Place) -> Option<Self> {
        let whole = line.text(text);
        let until = jump::leads_on_at(whole);
        let this = &whole[..until];
        let end = end_of(this);
        if !is_open(end) || is_marked(this) || marks::is_apart(this) || marks::caption::is_caption(this) {
            return None;
        }
        Some(Self {
            line: index,
            prose: Prose::of(this),
            end,
            until: line.start + until as u32,
            jumped: until < whole.len(),
            returned: false,
            place,
            full: false,
            indented: line.is_indented(),
            lifted: None,
            inserted: 0,
            only_captions: true,
            names: false,
            speaks: place.begun && matches!(end, End::Han) && reports_speech(this),
        })
    }

    /// With line `i`, which was set after it: a headline, the name of its writer, a caption.
    pub fn with_lifted(self, i: usize, this: &str) -> Self {
        Self {
            lifted: Some(self.lifted.unwrap_or(i)),
            inserted: self.inserted + 1,
            only_captions: self.only_captions && marks::caption::is_caption(this),
            names: self.names || marks::byline::byline(this).is_some(),
            ..self
        }
    }

    /// With a jump below it that fills its line, when that is one to another page or the way back.
    pub fn over_jump(self, this: &str) -> Option<Self> {
        if !jump::whole(this) || self.lifted.is_some() || self.returned {
            return None;
        }
        match (self.jumped, jump::leads_from(this)) {
            (false, false) => Some(Self { jumped: true, ..self }),
            (true, true) => Some(Self { returned: true, ..self }),
            _ => None,
        }
    }

    /// Whether `this`, which stands next, leads back into the sentence that a jump broke.
    pub fn returns(&self, this: &str) -> bool {
        self.jumped
            && if self.returned { can_continue(this) } else { jump::leads_from(this) && !jump::whole(this) }
    }

    /// Whether `this` may stand between the paragraph and its rest.
    pub fn may_lift(&self, this: &str) -> bool {
        let over_caption = self.only_captions
            && self.place.begun
            && self.prose.chars >= UNFINISHED_OVER_CAPTION
            && (self.prose.commas > 0 || self.prose.chars >= UNFINISHED)
            && marks::caption::is_caption(this);
        (self.prose.is_broken() || self.speaks || over_caption) && can_be_lifted(this)
    }

    /// The joined paragraph, when it still ends without a stop.
    pub fn grown(mut self, index: usize, line: Line, text: &str) -> Option<Self> {
        let rest = Self::begin(index, line, text, self.place)?;
        self.prose.add(&text[line.start as usize..rest.until as usize]);
        Some(Self { prose: self.prose, full: self.full, indented: self.indented, ..rest })
    }

    /// Whether a border lies between the paragraph (or what was set after it) and line `right`.
    pub fn blocked(&self, text: &str, lines: &[Line], right: usize) -> bool {
        let blank = lines[..right].iter().rev().take(BORDER).take_while(|l| l.is_blank()).count();
        blank + 1 >= BORDER || text[lines[right].from as usize..].starts_with('\u{c}')
    }

    fn own_weight(&self, text: &str) -> i32 {
        let last = text[..self.until as usize].chars().next_back();
        let mut weight = self.prose.weight(self.end);
        weight += match last {
            Some('的') => 3,
            Some('和' | '与' | '及' | '把' | '被' | '或' | '而') => 2,
            Some(
                '在' | '同' | '是' | '将' | '对' | '从' | '向' | '为' | '以' | '于' | '由' | '并' | '且'
                | '但' | '等' | '了' | '各' | '每' | '这' | '那' | '第' | '不' | '很' | '最' | '更' | '地'
                | '着',
            ) => 1,
            _ => 0,
        };
        weight += if self.full { 2 } else { 0 };
        weight - if self.place.head && self.prose.stops == 0 && self.prose.commas < 2 { 3 } else { 0 }
    }

    /// How strongly line `right` reads as the rest, apart from what the left half looks like.
    fn pair_weight(&self, text: &str, lines: &[Line], right: usize, evidence: &mut Evidence) -> i32 {
        let (this, next) = (lines[self.line].text(text), lines[right].text(text));
        let rest = Prose::of(next);
        let first = next.chars().next().unwrap_or(' ');
        let mut weight = if is_comma(first) || is_closing(first) || is_stop(first) { 3 } else { 0 };
        weight += if rest.closes { 2 } else { 0 } + i32::from(rest.closes && self.prose.open > 0);
        weight += i32::from(matches!(first, '的' | '了' | '着' | '过' | '们' | '性' | '化' | '者'));
        weight += i32::from(self.indented && !lines[right].is_indented()) * 2;
        if self.end == End::Letter && is_spaced_letter(first) {
            weight += if first.is_lowercase() { 2 } else { -3 };
        }
        weight + evidence.together(this, next, lines[self.line].end as usize)
    }

    /// Whether line `right` can be the rest at all: an indented one begins a paragraph where this one does.
    fn can_go_on(&self, text: &str, lines: &[Line], right: usize) -> bool {
        can_continue(lines[right].text(text)) && !(self.indented && lines[right].is_indented())
    }

    /// How strongly line `right`, which stands next, reads as the rest.
    pub fn weight(
        &self,
        text: &str,
        lines: &[Line],
        right: usize,
        manner: Manner,
        evidence: &mut Evidence,
    ) -> i32 {
        if !self.can_go_on(text, lines, right) {
            return i32::MIN;
        }
        let pair = self.pair_weight(text, lines, right, evidence);
        if manner == Manner::WithoutStops && pair < ENOUGH {
            return i32::MIN;
        }
        self.own_weight(text) + pair
    }

    /// Whether the sentence goes on at line `right` behind the headline that was set into it.
    pub fn rounds(
        &self,
        text: &str,
        lines: &[Line],
        right: usize,
        manner: Manner,
        evidence: &mut Evidence,
    ) -> bool {
        if self.lifted.is_none() || !self.can_go_on(text, lines, right) {
            return false;
        }
        let repeats = evidence.repeated(text, lines, self.line, right, true) > 0;
        // After a comma the sentence must go on somewhere; elsewhere both halves have to say so.
        let last = text[..self.until as usize].chars().next_back();
        let leads_on = last.is_some_and(|c| LEADS_ON.has(c));
        let must = (matches!(self.end, End::Comma | End::Opening) || leads_on) && self.prose.chars >= 20;
        let pair =
            self.pair_weight(text, lines, right, evidence) + i32::from(repeats) * 2 + i32::from(must) * 2;
        let own = self.own_weight(text);
        (pair >= 2 && own + pair >= ENOUGH + 2)
            || (manner == Manner::WithStops && self.is_unfinished(own) && pair >= 0)
    }

    /// Whether the left half alone says that its sentence goes on, `own` being its weight. Behind the name of a writer the
    /// text of another article begins; and what stands at the head of an article may be a long headline.
    fn is_unfinished(&self, own: i32) -> bool {
        let prose = self.prose;
        let headline = prose.commas < 2 || prose.chars < LONGEST_HEADLINE;
        if self.names || (headline && !self.place.begun && prose.stops == 0) {
            return false;
        }
        if self.speaks && prose.chars < UNFINISHED {
            return true;
        }
        if self.only_captions && prose.chars >= UNFINISHED_OVER_CAPTION {
            return own >= 1;
        }
        prose.chars >= UNFINISHED && own >= ENOUGH
    }
}

/// Whether a paragraph can be the rest of a sentence begun before it.
fn can_continue(next: &str) -> bool {
    let first = next.chars().next().unwrap_or(' ');
    let starts = is_han(first)
        || first.is_alphanumeric()
        || is_comma(first)
        || is_closing(first)
        || is_opening(first)
        || is_stop(first)
        || (is_dash(first) && !next.chars().nth(1).is_some_and(is_dash));
    starts
        && !is_marked(next)
        && !marks::is_apart(next)
        && marks::jump::jumps_at_start(next).is_none()
        && marks::dateline::dateline(next).is_none_or(|range| range.start > 0)
        && !marks::caption::is_caption(next)
        && !looks_like_heading(next)
}

/// Whether a line may stand inside a sentence as something that was set there: a headline, its byline, a caption.
fn can_be_lifted(line: &str) -> bool {
    !is_marked(line)
        && (looks_like_heading(line)
            || marks::caption::is_caption(line)
            || (line.starts_with("——") && marks::is_apart(line))
            || marks::byline::byline(line).is_some())
}
