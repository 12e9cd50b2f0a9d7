//! The paragraphs of a text with the class of each, judged from the paragraph itself and the one before.

use super::breaks::{self, Join};
use super::chars::{End, end_of, is_blank, is_digit, is_han};
use super::interview;
use super::lines::{Line, is_item, is_marked, lines};
use super::map::Map;
use super::marks::{self, byline, caption, dateline, jump};
use crate::among::Among as _;

/// No title has more characters.
const LONGEST_TITLE: u32 = 64;

/// What a paragraph is by its own form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// Running text.
    Body,
    /// Could be a heading.
    Heading,
    /// A heading that begins with a dash.
    DashHeading,
    /// A numbered line that could head a section: 一、总体要求.
    NumberedHeading,
    /// A Markdown heading with its level.
    Markdown(u8),
    /// A byline, perhaps with a dateline behind it.
    Byline,
    /// More names of the byline above.
    MoreNames,
    /// A dateline that fills the line.
    Dateline,
    /// A jump that fills the line.
    Jump,
    /// A caption or a credit.
    Caption,
    /// An ellipsis that fills the line.
    Ellipsis,
    /// Items, tables, tags.
    Marked,
    /// What belongs to the page.
    Furniture,
}

/// One paragraph: a line that is not blank, hard wraps already joined.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Paragraph {
    pub line: Line,
    pub class: Class,
    /// Whether a blank line stands before it.
    pub spaced: bool,
    /// Whether it begins with a dateline or a jump, as the first paragraph of an article does.
    pub opens: bool,
    /// Whether as many blank lines stand above it as no sentence crosses.
    pub border: bool,
    /// The join that leads from it, as an index.
    pub joins: Option<usize>,
    /// Whether a join leads to it.
    pub joined: bool,
    /// Whether it stands inside a broken sentence.
    pub lifted: bool,
}

/// The paragraphs of `text`, and the joins of broken sentences between them with indices of paragraphs. `unwrapped` is
/// the map that joining hard-wrapped lines left.
pub(crate) fn paragraphs(text: &str, unwrapped: &Map) -> (Vec<Paragraph>, Vec<Join>) {
    let table = lines(text);
    let mut joins = breaks::find(text, &table, Some(unwrapped));
    let mut number = vec![0usize; table.len()];
    let mut found: Vec<Paragraph> = Vec::new();
    let mut spaced = true;
    for (i, &line) in table.iter().enumerate() {
        if line.is_blank() {
            spaced = true;
            continue;
        }
        number[i] = found.len();
        let this = line.text(text);
        let above = if spaced { None } else { found.last().map(|p| p.class) };
        let class = classify(this, above);
        let opens = class == Class::Body
            && (dateline::dateline(this).is_some_and(|r| r.start == 0)
                || byline::bracketed_at_start(this).is_some()
                || jump::jumps_at_start(this).is_some());
        let blank = table[..i].iter().rev().take(breaks::BORDER).take_while(|line| line.is_blank()).count();
        let border = blank + 1 >= breaks::BORDER;
        found.push(Paragraph {
            line,
            class,
            spaced,
            opens,
            border,
            joins: None,
            joined: false,
            lifted: false,
        });
        spaced = false;
    }
    for (i, join) in joins.iter_mut().enumerate() {
        join.left = number[join.left];
        join.right = number[join.right];
        join.lifted = join.lifted.map(|line| number[line]);
        found[join.left].joins = Some(i);
        found[join.left].class = Class::Body;
        found[join.right].joined = true;
        found[join.right].class = Class::Body;
        for paragraph in &mut found[join.lifted.unwrap_or(join.right)..join.right] {
            paragraph.lifted = true;
        }
    }
    credits_close_captions(text, &mut found);
    heads_stand_over_dates(text, &mut found);
    interview::lines_are_text(text, &mut found);
    (found, joins)
}

/// The name of a newspaper over the date of a page is no heading.
fn heads_stand_over_dates(text: &str, found: &mut [Paragraph]) {
    for i in 1..found.len().min(4) {
        if found[i].class == Class::Furniture
            && found[i - 1].class == Class::Heading
            && marks::is_masthead(found[i - 1].line.text(text))
        {
            found[i - 1].class = Class::Furniture;
        }
    }
}

/// A line that is nothing but a credit makes the text right above it a caption.
fn credits_close_captions(text: &str, found: &mut [Paragraph]) {
    for i in 1..found.len() {
        let (above, this) = (found[i - 1], found[i]);
        if this.class == Class::Caption
            && !this.spaced
            && above.class == Class::Body
            && above.line.len() < 400
        {
            let alone = byline::is_credit(this.line.text(text));
            let above = above.line.text(text);
            let report =
                dateline::dateline(above).is_some() || marks::byline::bracketed_at_start(above).is_some();
            if alone && !found[i - 1].joined && !report {
                found[i - 1].class = Class::Caption;
            }
        }
    }
}

fn classify(this: &str, above: Option<Class>) -> Class {
    if let Some(level) = markdown_level(this) {
        return Class::Markdown(level);
    }
    if this.chars().all(|c| matches!(c, '…' | '.' | '．' | '⋯' | '·') || is_blank(c)) {
        return Class::Ellipsis;
    }
    if jump::whole(this) {
        return Class::Jump;
    }
    if dateline::whole(this) {
        return Class::Dateline;
    }
    if matches!(above, Some(Class::Byline | Class::MoreNames)) && byline::continues(this) {
        return Class::MoreNames;
    }
    if byline::byline(this).is_some() {
        return Class::Byline;
    }
    if marks::is_furniture(this) || marks::is_section(this) || is_date_or_page(this) {
        return Class::Furniture;
    }
    if caption::is_caption(this) {
        return Class::Caption;
    }
    if this.starts_with("——") || this.starts_with("──") || this.starts_with("--") {
        return if marks::is_apart(this) && this.chars().count() <= 50 {
            Class::DashHeading
        } else {
            Class::Body
        };
    }
    if is_marked(this) {
        let numbered = is_item(this) && breaks::looks_like_heading(this) && this.chars().count() <= 32;
        return if numbered && end_of(this) == End::Han { Class::NumberedHeading } else { Class::Marked };
    }
    if this.starts_with(['（', '(']) && this.ends_with(['）', ')']) && this.chars().count() <= 40 {
        // A remark in brackets: （节选）, （《新闻联播》 19:00）.
        return Class::Furniture;
    }
    if breaks::reads_as_heading(this, LONGEST_TITLE)
        && dateline::dateline(this).is_none_or(|range| range.start > 0)
        && !this.ends_with(['的', '和', '与', '℃'])
        && (!this.ends_with(['％', '%']) || is_headline_of_a_figure(this))
        && !is_salutation(this)
    {
        return Class::Heading;
    }
    Class::Body
}

/// Whether a line that ends with a share reads as a headline: 全国居民消费价格上涨0.3%.
fn is_headline_of_a_figure(this: &str) -> bool {
    let words = this.chars().filter(|&c| is_han(c)).count();
    words >= 6 && !this.contains(['，', ',', '：']) && this.chars().next().is_some_and(is_han)
}

/// The level of a Markdown heading, 1 to 6.
fn markdown_level(this: &str) -> Option<u8> {
    let hashes = this.bytes().take_while(|&b| b == b'#').count();
    ((1..=6).contains(&hashes) && this[hashes..].starts_with(' ')).then_some(hashes as u8)
}

/// Whether the line is only a date, a time or the name of a page.
fn is_date_or_page(this: &str) -> bool {
    let count = this.chars().count();
    let date = count <= 30
        && this.chars().any(is_digit)
        && this
            .chars()
            .all(|c| is_digit(c) || is_blank(c) || "年月日时分秒星期一二三四五六七：:-/.上下午".has(c));
    let page = count <= 12
        && this.contains('版')
        && this.chars().any(super::lines::is_numeral)
        && !this.contains('，');
    let number = this.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let name = number.trim_start_matches(|c: char| c.is_ascii_digit());
    // A08 民生: one letter, a number, and the name of the page set off.
    let lettered = this.len() == number.len() + 1
        && (1..=3).contains(&(number.len() - name.len()))
        && count <= 12
        && (name.is_empty() || name.starts_with(|c: char| is_blank(c) || matches!(c, '版' | '·' | '：')));
    date || lettered
        || (page && (this.ends_with('版') || this.starts_with('第') || this.starts_with(is_digit)))
}

/// Whether the line addresses listeners: 同志们！
fn is_salutation(this: &str) -> bool {
    let end = this.trim_end_matches(['！', '!', '：', ':', '，']);
    end.len() < this.len()
        && (end.ends_with('们') || end.ends_with("先生") || end.ends_with("女士") || end.ends_with("阁下"))
}
