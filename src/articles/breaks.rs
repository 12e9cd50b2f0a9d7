//! Sentences broken in two by the edge of a column: across a blank line, or round a headline that was set there.
//!
//! A paragraph that ends without a stop is either a heading or the first half of a broken sentence. No single
//! sign tells which, so signs are weighed: what prose looks like (inner stops, commas, length, an open quote), what a
//! broken word looks like (the characters on both sides stand together elsewhere in the text), and what the right
//! half looks like (a quote closed that was never opened).

use super::chars::{
    End, is_blank, is_closing, is_comma, is_dash, is_han, is_opening, is_spaced_letter, is_stop,
};
use super::edits::Edits;
use super::lines::{Line, is_marked};
use super::map::Map;
use super::marks;
use super::wraps::needs_space;
use crate::span::Span;

/// A join of the sentence that ends on line `left` with its rest on line `right` (indices of lines, from 0).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Join {
    pub left: usize,
    pub right: usize,
    /// The first of the headline's lines that stand between the halves.
    pub lifted: Option<usize>,
    /// Bytes at the start of the right half that repeat the end of the left half.
    pub repeated: usize,
}

/// Weight needed to join over a blank line, and over a mere line break.
const ENOUGH: i32 = 3;
const ENOUGH_WITHOUT_BLANK: i32 = 5;
/// This many line breaks in a row are a border that no sentence crosses.
pub(super) const BORDER: usize = 4;
/// At most this many lines of headline stand inside a sentence.
const LIFTED: usize = 4;
/// How much shorter than its longest line the last line of a broken paragraph may be, in bytes.
const FULL: u32 = 9;
/// How far to both sides of a break its characters are looked up, in bytes.
const WINDOW: usize = 32 << 10;

/// Finds the joins of `text`, in order. `unwrapped` is the map of the step that joined hard-wrapped lines, when there
/// was one: a paragraph that ends with a full line breaks off.
pub(crate) fn find(text: &str, lines: &[Line], unwrapped: Option<&Map>) -> Vec<Join> {
    let mut joins: Vec<Join> = Vec::new();
    let mut evidence = Evidence { text, budget: 8 * text.len() + (1 << 20) };
    let mut left: Option<Left> = None;
    let mut head = true;
    for (i, line) in lines.iter().enumerate().filter(|(_, l)| !l.is_blank()) {
        let this = line.text(text);
        if let Some(open) = left.take() {
            if open.blocked(text, lines, i) {
            } else if let Some(weight) =
                open.lifted.is_none().then(|| open.weight(text, lines, i, &mut evidence))
                && weight >= if i == open.line + 1 { ENOUGH_WITHOUT_BLANK } else { ENOUGH }
            {
                joins.push(Join {
                    left: open.line,
                    right: i,
                    lifted: None,
                    repeated: evidence.repeated(text, lines, open.line, i, false),
                });
                left = open.grown(i, *line, text);
                continue;
            } else if open.rounds(text, lines, i, &mut evidence) {
                let repeated = evidence.repeated(text, lines, open.line, i, true);
                joins.push(Join { left: open.line, right: i, lifted: open.lifted, repeated });
                left = open.grown(i, *line, text);
                continue;
            } else if open.prose.is_broken() && can_be_lifted(this) && open.inserted < LIFTED {
                let first = open.lifted.unwrap_or(i);
                left = Some(Left { lifted: Some(first), inserted: open.inserted + 1, ..open });
                continue;
            }
        }
        left = Left::begin(i, *line, text, head);
        if let (Some(left), Some(map)) = (&mut left, unwrapped) {
            left.full = map.breaks_off_full(Span::new(line.start, line.end), FULL);
        }
        head = marks::dateline::whole(this) || marks::jump::whole(this);
    }
    joins
}

/// Turns joins into edits; returns how many sentences were joined, headlines lifted and repeats dropped.
pub(crate) fn apply(
    text: &str,
    lines: &[Line],
    joins: &[Join],
    lift: bool,
    drop: bool,
    edits: &mut Edits,
) -> [u32; 3] {
    let mut done = [0; 3];
    let mut copied = 0;
    let mut chains = joins.iter().filter(|j| lift || j.lifted.is_none()).peekable();
    while let Some(first) = chains.next() {
        let mut chain = vec![first];
        while let Some(next) = chains.next_if(|next| next.left == chain[chain.len() - 1].right) {
            chain.push(next);
        }
        let start = lines[first.left].from;
        let any_lifted = chain.iter().any(|j| j.lifted.is_some());
        if any_lifted {
            edits.order.push(copied..start);
            for join in &chain {
                if let Some(headline) = join.lifted {
                    edits.order.push(lines[headline].from..lines[join.right].from);
                }
            }
            copied = start;
        }
        for join in chain {
            let (end, begin) = (lines[join.left].end as usize, lines[join.right].start as usize);
            let with =
                if needs_space(lines[join.left].text(text), lines[join.right].text(text)) { " " } else { "" };
            let repeated = if drop { join.repeated } else { 0 };
            done[0] += u32::from(join.lifted.is_none());
            done[1] += u32::from(join.lifted.is_some());
            done[2] += u32::from(repeated > 0);
            if let Some(headline) = join.lifted {
                edits.replace(end, lines[headline].from as usize, with);
                edits.order.push(copied..lines[headline].from);
                copied = (begin + repeated) as u32;
            } else {
                edits.replace(end, begin, with);
                edits.delete(begin, begin + repeated);
            }
        }
    }
    if !edits.order.is_empty() {
        edits.order.push(copied..text.len() as u32);
    }
    done
}

/// What a paragraph looks like as prose.
#[derive(Debug, Clone, Copy, Default)]
struct Prose {
    chars: u32,
    commas: u32,
    stops: u32,
    /// Opening quotes and brackets that were not closed.
    open: i32,
    /// Whether a closing quote or bracket came that was not opened.
    closes: bool,
    /// Spaces between Chinese characters, as in a headline of two parts.
    gaps: u32,
}

impl Prose {
    fn add(&mut self, text: &str) {
        let mut before = ' ';
        let mut gap = false;
        for c in text.chars() {
            self.chars += 1;
            match c {
                '，' | ',' => self.commas += 1,
                '“' | '（' | '《' | '「' | '『' => self.open += 1,
                '”' | '）' | '》' | '」' | '』' if self.open > 0 => self.open -= 1,
                '”' | '）' | '》' | '」' | '』' => self.closes = true,
                '；' => self.stops += 1,
                c if is_stop(c) && !c.is_ascii() => self.stops += 1,
                _ => {}
            }
            self.gaps += u32::from(gap && is_han(c));
            gap = is_blank(c) && (is_han(before) || gap);
            before = c;
        }
    }

    /// How much it looks like prose that breaks off, and not like a heading.
    fn weight(&self, end: End) -> i32 {
        let mut weight = if self.stops > 0 { 3 } else { 0 };
        weight += match self.commas {
            0 => 0,
            1 => 1,
            _ if self.chars <= 16 => 1,
            _ => 3,
        };
        weight += i32::from(self.chars > 24) + i32::from(self.chars > 32) + i32::from(self.chars > 60);
        weight += if self.open > 0 { 3 } else { 0 };
        weight -= if self.gaps > 0 && self.stops == 0 && self.chars < 50 { 2 } else { 0 };
        weight -= i32::from(end == End::Closing || end == End::Digit);
        weight += if end == End::Opening || (end == End::Comma && self.chars >= 20) { 3 } else { 0 };
        weight
    }

    fn is_broken(&self) -> bool {
        self.weight(End::Han) >= ENOUGH
    }
}

/// A paragraph that ends without a stop, while its rest is looked for.
#[derive(Debug, Clone, Copy)]
struct Left {
    line: usize,
    prose: Prose,
    end: End,
    head: bool,
    /// Whether it was hard-wrapped and its last line is full.
    full: bool,
    indented: bool,
    lifted: Option<usize>,
    inserted: usize,
}

impl Left {
    fn begin(index: usize, line: Line, text: &str, head: bool) -> Option<Self> {
        let this = line.text(text);
        if !is_open(line.ending(text))
            || is_marked(this)
            || marks::is_apart(this)
            || marks::caption::is_caption(this)
        {
            return None;
        }
        let mut prose = Prose::default();
        prose.add(this);
        let end = line.ending(text);
        Some(Self {
            line: index,
            prose,
            end,
            head,
            full: false,
            indented: line.is_indented(),
            lifted: None,
            inserted: 0,
        })
    }

    /// The joined paragraph, when it still ends without a stop.
    fn grown(mut self, index: usize, line: Line, text: &str) -> Option<Self> {
        let end = line.ending(text);
        self.prose.add(line.text(text));
        is_open(end).then_some(Self { line: index, end, lifted: None, inserted: 0, ..self })
    }

    /// Whether a border lies between the paragraph (or what was set after it) and line `right`.
    fn blocked(&self, text: &str, lines: &[Line], right: usize) -> bool {
        let blank = lines[..right].iter().rev().take(BORDER).take_while(|l| l.is_blank()).count();
        blank + 1 >= BORDER || text[lines[right].from as usize..].starts_with('\u{c}')
    }

    fn own_weight(&self, text: &str, lines: &[Line]) -> i32 {
        let last = lines[self.line].text(text).chars().next_back();
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
        weight - if self.head && self.prose.stops == 0 && self.prose.commas < 2 { 3 } else { 0 }
    }

    /// How strongly line `right` reads as the rest, apart from what the left half looks like.
    fn pair_weight(&self, text: &str, lines: &[Line], right: usize, evidence: &mut Evidence) -> i32 {
        let (this, next) = (lines[self.line].text(text), lines[right].text(text));
        let mut rest = Prose::default();
        rest.add(next);
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

    fn weight(&self, text: &str, lines: &[Line], right: usize, evidence: &mut Evidence) -> i32 {
        if !can_continue(lines[right].text(text)) || (self.indented && lines[right].is_indented()) {
            return i32::MIN;
        }
        self.own_weight(text, lines) + self.pair_weight(text, lines, right, evidence)
    }

    /// Whether the sentence goes on at line `right` behind the headline that was set into it.
    fn rounds(&self, text: &str, lines: &[Line], right: usize, evidence: &mut Evidence) -> bool {
        if self.lifted.is_none()
            || !can_continue(lines[right].text(text))
            || (self.indented && lines[right].is_indented())
        {
            return false;
        }
        let repeats = evidence.repeated(text, lines, self.line, right, true) > 0;
        // After a comma the sentence must go on somewhere; elsewhere both halves have to say so.
        let unfinished = matches!(self.end, End::Comma | End::Opening) && self.prose.chars >= 20;
        let pair = self.pair_weight(text, lines, right, evidence)
            + i32::from(repeats) * 2
            + i32::from(unfinished) * 2;
        pair >= 2 && self.own_weight(text, lines) + pair >= ENOUGH + 2
    }
}

/// Whether a paragraph that ends so may be broken off.
pub(super) fn is_open(end: End) -> bool {
    matches!(end, End::Han | End::Comma | End::Opening | End::Closing | End::Digit | End::Letter)
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

/// Whether the line, seen alone, could be a heading: short, no stop, at most one comma.
pub(crate) fn looks_like_heading(line: &str) -> bool {
    reads_as_heading(line, 44)
}

/// The same for headings of at most `longest` characters.
pub(crate) fn reads_as_heading(line: &str, longest: u32) -> bool {
    if line.len() > 4 * longest as usize || line.is_empty() {
        return false;
    }
    let mut prose = Prose::default();
    prose.add(line);
    let end = super::chars::end_of(line);
    let closed = prose.open <= 0 && !prose.closes;
    let asks = end == End::Stop && line.ends_with(['？', '！', '?', '!']);
    (2..=longest).contains(&prose.chars)
        && prose.commas <= 1
        && closed
        && (prose.stops == 0 && matches!(end, End::Han | End::Closing | End::Digit | End::Letter)
            || (asks && prose.stops == 1))
        && line.chars().any(char::is_alphabetic)
}

/// Whether a line may stand inside a sentence as something that was set there: a headline, its byline, a caption.
fn can_be_lifted(line: &str) -> bool {
    !is_marked(line)
        && (looks_like_heading(line)
            || marks::caption::is_caption(line)
            || (line.starts_with("——") && marks::is_apart(line))
            || marks::byline::byline(line).is_some())
}

/// What the rest of the text says about two halves: whether their characters stand together elsewhere.
struct Evidence<'a> {
    text: &'a str,
    /// Bytes that may still be searched, so that the whole stays linear.
    budget: usize,
}

impl Evidence<'_> {
    fn stands(&mut self, string: &str, near: usize) -> bool {
        let mut from = near.saturating_sub(WINDOW);
        let to = (near + WINDOW).min(self.text.len());
        if self.budget < to - from {
            return false;
        }
        self.budget -= to - from;
        from = from.min(to);
        memchr::memmem::find(&self.text.as_bytes()[from..to], string.as_bytes()).is_some()
    }

    /// 3 when the two characters on either side stand together elsewhere, 2 when three of these four do.
    fn together(&mut self, left: &str, right: &str, near: usize) -> i32 {
        let mut before: Vec<char> = left.chars().rev().take(2).collect();
        before.reverse();
        let after: Vec<char> = right.chars().take(2).collect();
        let four: Vec<char> = before.iter().chain(&after).copied().collect();
        if before.len() < 2 || after.len() < 2 || !four.iter().all(|&c| is_han(c)) {
            return 0;
        }
        let string = |chars: &[char]| chars.iter().collect::<String>();
        if self.stands(&string(&four), near) {
            3
        } else if self.stands(&string(&four[..3]), near) || self.stands(&string(&four[1..]), near) {
            2
        } else {
            0
        }
    }

    /// Length in bytes of what the right half repeats of the left half's end: two characters or more, or one that
    /// stands before a mark or behind a headline and is not a word that doubles its character.
    fn repeated(&mut self, text: &str, lines: &[Line], left: usize, right: usize, lifted: bool) -> usize {
        let (this, next) = (lines[left].text(text), lines[right].text(text));
        let longest = next
            .char_indices()
            .skip(1)
            .take(8)
            .map(|(i, _)| i)
            .filter(|&i| this.ends_with(&next[..i]))
            .last();
        let Some(length) = longest else { return 0 };
        let Some(first) = next.chars().next().filter(|&c| is_han(c)) else { return 0 };
        if length > first.len_utf8() {
            return length;
        }
        let follows = next[length..].chars().next().unwrap_or(' ');
        let marked = is_stop(follows) || is_comma(follows) || is_closing(follows);
        let doubled: String = [first, first].iter().collect();
        if (lifted || marked) && !self.stands(&doubled, lines[left].end as usize) { length } else { 0 }
    }
}
