//! Which headings are titles, which subtitles, which subheads, from what stands round them.
//!
//! A title opens or closes an article: it stands at the start of the text, behind the byline or dateline that closed
//! the article before, before a dateline, byline, jump or subtitle, or inside a sentence that the page broke. A
//! subtitle follows its title. What is left between two paragraphs of running text is a subhead.

use super::chars::{End, end_of};
use super::marks::{self, byline, jump};
use super::paragraphs::{Class, Paragraph};
use std::collections::BTreeMap;

/// The part a paragraph plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Title,
    Subtitle,
    Subhead,
    Byline,
    MoreNames,
    Dateline,
    Jump,
    Caption,
    Ellipsis,
    Body,
    /// Of no article.
    None,
}

/// A heading in a run of more than this many without text between them is an entry of a list.
const RUN: usize = 4;

/// A heading of more characters is a title, and only when what follows says so.
const LONG: usize = 44;

/// The role of every paragraph.
pub(crate) fn roles(text: &str, paragraphs: &[Paragraph]) -> Vec<Role> {
    let mut roles: Vec<Role> = paragraphs.iter().map(first_role).collect();
    let alike = prefixes(text, paragraphs);
    let titles = markdown_titles(paragraphs);
    let behind = titles_stand_behind(text, paragraphs);
    let mut listed = false;
    for i in 0..paragraphs.len() {
        let this = paragraphs[i].line.text(text);
        // Headings in a table of contents, or of other texts that a web page points to, are none of this text.
        listed = match paragraphs[i].class {
            _ if marks::announces_headings(this) => true,
            Class::Body | Class::Byline | Class::Dateline | Class::Markdown(_) => false,
            _ => listed,
        };
        if listed && !matches!(roles[i], Role::Caption | Role::Jump | Role::Body) {
            roles[i] = Role::None;
            continue;
        }
        roles[i] = match paragraphs[i].class {
            Class::Markdown(level) if level <= titles => Role::Title,
            Class::Markdown(_) => Role::Subhead,
            Class::DashHeading => Role::Subtitle,
            Class::NumberedHeading => numbered(text, paragraphs, i),
            Class::Heading if behind && closes_its_text(paragraphs, i) => Role::Title,
            Class::Heading if signs_a_speech(this, &roles[..i]) => Role::Byline,
            Class::Heading => heading(text, paragraphs, &roles, &alike, i),
            _ => continue,
        };
    }
    roles
}

/// Whether paragraph `i`, a heading, stands right below text, and below it a text begins or nothing stands.
fn closes_its_text(paragraphs: &[Paragraph], i: usize) -> bool {
    let above = i.checked_sub(1).map(|j| paragraphs[j].class);
    matches!(above, Some(Class::Body | Class::Byline | Class::Dateline))
        && paragraphs[i + 1..]
            .iter()
            .find(|p| p.class != Class::Furniture)
            .is_none_or(|p| p.opens || p.spaced)
}

/// Whether every article of a file has its title below its text: the file begins with text and ends with a heading, and
/// there is a heading right above each text that begins, be it with a dateline or, all through the file, behind a blank
/// line.
pub(crate) fn titles_stand_behind(text: &str, paragraphs: &[Paragraph]) -> bool {
    const SHORTEST: usize = 5;
    let content: Vec<usize> =
        (0..paragraphs.len()).filter(|&i| paragraphs[i].class != Class::Furniture).collect();
    let (Some(&first), Some(&last)) = (content.first(), content.last()) else { return false };
    let is_title = |i: usize| {
        paragraphs[i].class == Class::Heading
            && !paragraphs[i].lifted
            && closes_its_text(paragraphs, i)
            && paragraphs[i].line.text(text).chars().count() >= SHORTEST
    };
    if paragraphs[first].class != Class::Body || !is_title(last) {
        return false;
    }
    let below_title = |begins: &dyn Fn(&Paragraph) -> bool| {
        let mut any = false;
        let all = content.windows(2).filter(|pair| begins(&paragraphs[pair[1]])).all(|pair| {
            any = true;
            is_title(pair[0])
        });
        any && all
    };
    let datelines = paragraphs[first].opens
        && below_title(&|p| p.opens && jump::jumps_at_start(p.line.text(text)).is_none());
    datelines
        || (below_title(&|p| p.spaced)
            && content
                .iter()
                .all(|&i| paragraphs[i].class != Class::Heading || is_title(i) && !paragraphs[i].spaced))
}

fn first_role(paragraph: &Paragraph) -> Role {
    match paragraph.class {
        Class::Byline => Role::Byline,
        Class::MoreNames => Role::MoreNames,
        Class::Dateline => Role::Dateline,
        Class::Jump => Role::Jump,
        Class::Caption => Role::Caption,
        Class::Ellipsis => Role::Ellipsis,
        Class::Furniture => Role::None,
        Class::Body | Class::Marked => Role::Body,
        // Decided from left to right.
        Class::Heading | Class::DashHeading | Class::NumberedHeading | Class::Markdown(_) => Role::None,
    }
}

/// A name under an office, or alone, between a title and its text.
fn signs_a_speech(this: &str, before: &[Role]) -> bool {
    let near = before.iter().rev().find(|r| !matches!(r, Role::Dateline | Role::Byline));
    matches!(near, Some(Role::Title | Role::Subtitle)) && byline::is_office_and_name(this)
}

fn is_heading(class: Class) -> bool {
    matches!(class, Class::Heading | Class::DashHeading)
}

fn heading(
    text: &str,
    paragraphs: &[Paragraph],
    roles: &[Role],
    alike: &BTreeMap<[char; 4], usize>,
    i: usize,
) -> Role {
    let this = paragraphs[i].line.text(text);
    let next = paragraphs.get(i + 1);
    let before = i.checked_sub(1).map(|j| roles[j]);
    if this.starts_with('【')
        && this.ends_with('】')
        && matches!(before, None | Some(Role::Title | Role::Subtitle))
    {
        // The name of a column: 【新闻速读】.
        return Role::None;
    }
    if names_a_column(text, paragraphs, i) {
        return Role::None;
    }
    let run = run_length(paragraphs, i);
    // The first heading of a file names its text, whatever a page puts below it.
    let first = !paragraphs[..i].iter().any(|p| is_heading(p.class) || p.class == Class::Body);
    if run > RUN && !first {
        // An entry of a list, unless text begins right below.
        return if next.is_some_and(|n| n.class == Class::Body) && !asks_or_calls(this) {
            Role::Subhead
        } else {
            Role::None
        };
    }
    let repeated = first_four(this).is_some_and(|four| alike.get(&four).is_some_and(|&n| n > 1));
    if matches!(before, Some(Role::Title | Role::Subtitle)) && !(repeated && next.is_some_and(|n| n.opens)) {
        return Role::Subtitle;
    }
    let under = next.is_some_and(|n| {
        n.opens
            || matches!(n.class, Class::Byline | Class::Dateline | Class::DashHeading | Class::Heading)
            || (n.class == Class::Jump && jump::leads_from(n.line.text(text)))
    });
    if is_section_number(text, paragraphs, i) {
        return Role::Subhead;
    }
    if this.chars().count() > LONG && !under {
        return Role::Body;
    }
    // Behind a border of blank lines begins something else.
    if paragraphs[i].lifted || under || paragraphs[i].border || closes_an_article(paragraphs, roles, i) {
        return Role::Title;
    }
    if asks_or_calls(this) && (this.ends_with(['！', '!']) || this.chars().count() > 20) {
        return Role::Body;
    }
    if this.chars().count() > 32 {
        return Role::Body;
    }
    if before == Some(Role::Caption) || next.is_none() { Role::None } else { Role::Subhead }
}

/// Whether the heading is the name of a column over a title: 今日谈, 人民论坛.
fn names_a_column(text: &str, paragraphs: &[Paragraph], i: usize) -> bool {
    const ENDS: [&str; 22] = [
        "论坛",
        "时评",
        "锐评",
        "快评",
        "短评",
        "社评",
        "评论",
        "笔谈",
        "漫谈",
        "今日谈",
        "随笔",
        "札记",
        "手记",
        "观察",
        "视点",
        "声音",
        "关注",
        "聚焦",
        "纵横",
        "专栏",
        "信箱",
        "视窗",
    ];
    let this = paragraphs[i].line.text(text);
    let length = this.chars().count();
    let over_title = paragraphs
        .get(i + 1)
        .is_some_and(|n| n.class == Class::Heading && n.line.text(text).chars().count() > length);
    over_title && (2..=5).contains(&length) && ENDS.iter().any(|end| this.ends_with(end))
}

/// Whether a number of a part stands above: 01, PART 2, and below it what the part is called.
fn is_section_number(text: &str, paragraphs: &[Paragraph], i: usize) -> bool {
    let above = i.checked_sub(1).map(|j| paragraphs[j].line.text(text));
    above.is_some_and(|above| {
        let numbered = above.strip_prefix("PART").or_else(|| above.strip_prefix("Part"));
        let digits = numbered.unwrap_or(above).trim_start_matches(['.', ' ']);
        // 12 may be the number of a page.
        (1..=2).contains(&digits.len())
            && digits.bytes().all(|b| b.is_ascii_digit())
            && (numbered.is_some() || digits.starts_with('0'))
    })
}

fn asks_or_calls(this: &str) -> bool {
    end_of(this) == End::Stop
}

/// Whether what stands before paragraph `i` closes an article, or nothing stands before it.
fn closes_an_article(paragraphs: &[Paragraph], roles: &[Role], i: usize) -> bool {
    match i.checked_sub(1) {
        None => true,
        Some(j) => match roles[j] {
            Role::Byline | Role::MoreNames | Role::Dateline | Role::Jump => true,
            Role::None => closes_an_article_above(paragraphs, roles, j),
            _ => false,
        },
    }
}

/// The same across the furniture of a page: at most a few lines of it.
fn closes_an_article_above(paragraphs: &[Paragraph], roles: &[Role], j: usize) -> bool {
    let furniture = (0..=j).rev().take(6).take_while(|&k| paragraphs[k].class == Class::Furniture).count();
    let Some(k) = (j + 1).checked_sub(furniture + 1) else { return furniture > 0 };
    furniture > 0
        && matches!(roles[k], Role::Byline | Role::MoreNames | Role::Dateline | Role::Jump | Role::Body)
}

/// How many headings stand in a row round paragraph `i`, counted up to one more than matters.
fn run_length(paragraphs: &[Paragraph], i: usize) -> usize {
    let before = paragraphs[..i].iter().rev().take(RUN).take_while(|p| is_heading(p.class)).count();
    let after = paragraphs[i..].iter().take(RUN + 1).take_while(|p| is_heading(p.class)).count();
    before + after
}

/// A numbered line heads a section when sentences follow it and it is not one of several in a row.
fn numbered(text: &str, paragraphs: &[Paragraph], i: usize) -> Role {
    let sentences = |p: &Paragraph| match p.class {
        Class::Body => true,
        Class::Marked => end_of(p.line.text(text)) == End::Stop,
        _ => false,
    };
    let below = paragraphs.get(i + 1).is_some_and(sentences);
    let in_list = i > 0
        && (paragraphs[i - 1].class == Class::NumberedHeading
            || paragraphs[i - 1].class == Class::Marked && !sentences(&paragraphs[i - 1]));
    if below && !in_list { Role::Subhead } else { Role::Body }
}

/// The lowest Markdown level that names articles: the one whose headings stand over text most often.
pub(crate) fn markdown_titles(paragraphs: &[Paragraph]) -> u8 {
    let mut over_text = [0u32; 7];
    for pair in paragraphs.windows(2) {
        if let Class::Markdown(level) = pair[0].class
            && !matches!(pair[1].class, Class::Markdown(_))
        {
            over_text[level as usize] += 1;
        }
    }
    // With one heading of the first level the lower ones are sections of that article.
    let best = (1..=6).max_by_key(|&l| (over_text[l], 7 - l)).unwrap_or(1);
    if over_text[best] >= 8 { best as u8 } else { 1 }
}

fn first_four(this: &str) -> Option<[char; 4]> {
    let mut chars = this.chars();
    Some([chars.next()?, chars.next()?, chars.next()?, chars.next()?])
}

/// How many headings begin with the same four characters.
fn prefixes(text: &str, paragraphs: &[Paragraph]) -> BTreeMap<[char; 4], usize> {
    let mut counts = BTreeMap::new();
    for paragraph in paragraphs.iter().filter(|p| p.class == Class::Heading) {
        if let Some(four) = first_four(paragraph.line.text(text)) {
            *counts.entry(four).or_insert(0) += 1;
        }
    }
    counts
}
