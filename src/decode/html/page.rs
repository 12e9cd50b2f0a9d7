//! The readable text of a page, block by block.
//!
//! The tags are read by html5gum, which follows the tokenisation rules of the HTML standard; no tree is built,
//! so neither depth nor tags that are never closed cost anything. Blocks stand on lines of their own, paragraphs
//! and headings with an empty line between. What is not text to be read is left out: scripts, styles, menus
//! (`<nav>`, or three blocks in a row that are nothing but links), asides, footers, controls. Where the page
//! marks its article (`<article>`, `<main>`, `articleBody`) and that holds a quarter of the text or more,
//! only the article is taken. Blocks whose classes name a menu, a footer, recommendations and the like are left out where
//! the rest holds a quarter of the text or more, and so are lines of copyright at the end.

use std::convert::Infallible;

use html5gum::Tokenizer;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};

use super::classes::is_beside;
use super::meta::Facts;
use crate::tokens::classes::is_ideograph;

/// What a page says.
#[derive(Debug, Default)]
pub(in crate::decode) struct Page {
    /// Its readable text.
    pub text: String,
    /// What it states of itself.
    pub facts: Facts,
}

/// Reads a page.
pub(in crate::decode) fn read(html: &str) -> Page {
    let mut reader = Reader::default();
    each_event(html, &mut |event| reader.take(&event));
    reader.finish()
}

/// Shows `take` what stands in `html`, in order. One instance of the tokeniser for all readers: it is the largest of the libraries in the module.
fn each_event(html: &str, take: &mut dyn FnMut(CallbackEvent<'_>)) {
    let callback = |event: CallbackEvent<'_>, _: html5gum::Span<()>| -> Option<Infallible> {
        take(event);
        None
    };
    let mut emitter = CallbackEmitter::new(callback);
    emitter.naively_switch_states(true);
    let Ok(()) = Tokenizer::new_with_emitter(html, emitter).finish();
}

/// The text of a piece of HTML within another text: tags go, references are resolved, line breaks and spaces stay.
pub(in crate::decode) fn fragment(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut skipping: Option<(Vec<u8>, u32)> = None;
    each_event(html, &mut |event| match event {
        CallbackEvent::OpenStartTag { name } => match &mut skipping {
            Some((skipped, depth)) => *depth += u32::from(skipped.as_slice() == name),
            None if matches!(name, b"script" | b"style") => skipping = Some((name.to_vec(), 1)),
            None if name == b"br" || (block(name).is_some() && !out.is_empty() && !out.ends_with('\n')) => {
                out.push('\n');
            }
            None => {}
        },
        CallbackEvent::EndTag { name } => match &mut skipping {
            Some((skipped, depth)) if skipped.as_slice() == name => {
                *depth -= 1;
                if *depth == 0 {
                    skipping = None;
                }
            }
            None if block(name).is_some() && !out.ends_with('\n') => out.push('\n'),
            _ => {}
        },
        CallbackEvent::String { value } if skipping.is_none() => {
            out.push_str(&String::from_utf8_lossy(value))
        }
        _ => {}
    });
    out
}

/// A block of text, as it grows.
#[derive(Debug, Default, Clone)]
struct Block {
    text: String,
    /// Bytes of it that are the text of links.
    linked: usize,
    in_article: bool,
    /// Whether an element round it is called a menu, a footer and the like.
    beside: bool,
    /// Whether an empty line stands before it.
    apart: bool,
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    open: Block,
    /// Text that was left out with the element around it, should nothing else be found.
    left_out: Vec<Block>,
    /// The element that is left out, and how many of its kind are open.
    skipping: Option<(Vec<u8>, u32)>,
    tag: Tag,
    links: u32,
    /// Elements that mark the article, by name, and how many are open.
    article: u32,
    marked: Option<(Vec<u8>, u32)>,
    /// The element beside the text, by name, and how many of its kind are open.
    beside: Option<(Vec<u8>, u32)>,
    preformatted: u32,
    heading: u32,
    in_title: bool,
    description: bool,
    space: bool,
    facts: Facts,
}

/// A tag that is being read.
#[derive(Default)]
struct Tag {
    name: Vec<u8>,
    attribute: Vec<u8>,
    key: String,
    content: String,
    datetime: String,
    item: String,
    beside: bool,
    hidden: bool,
    description: bool,
}

/// Elements whose content no reader reads.
fn is_left_out(name: &[u8]) -> bool {
    matches!(
        name,
        b"script"
            | b"style"
            | b"template"
            | b"noscript"
            | b"svg"
            | b"canvas"
            | b"object"
            | b"audio"
            | b"video"
            | b"select"
            | b"button"
            | b"textarea"
            | b"nav"
            | b"footer"
            | b"aside"
            | b"iframe"
            | b"math"
    )
}

fn is_void(name: &[u8]) -> bool {
    matches!(
        name,
        b"area"
            | b"base"
            | b"br"
            | b"col"
            | b"embed"
            | b"hr"
            | b"img"
            | b"input"
            | b"link"
            | b"meta"
            | b"source"
            | b"track"
            | b"wbr"
            | b"param"
    )
}

/// Elements that pages build their menus and footers of.
fn holds_blocks(name: &[u8]) -> bool {
    matches!(
        name,
        b"div" | b"section" | b"ul" | b"ol" | b"dl" | b"table" | b"tr" | b"td" | b"form" | b"header" | b"p"
    )
}

/// How an element stands: `Some(true)` apart from what is around it, `Some(false)` on lines of its own.
fn block(name: &[u8]) -> Option<bool> {
    match name {
        b"p" | b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" | b"blockquote" | b"pre" | b"table"
        | b"article" | b"section" | b"main" | b"header" | b"hr" | b"figure" | b"ul" | b"ol" | b"dl"
        | b"body" => Some(true),
        b"div" | b"li" | b"tr" | b"dt" | b"dd" | b"figcaption" | b"address" | b"details" | b"summary"
        | b"caption" | b"form" | b"fieldset" | b"legend" | b"center" | b"option" | b"title" | b"head" => {
            Some(false)
        }
        _ => None,
    }
}

impl Reader {
    fn take(&mut self, event: &CallbackEvent<'_>) {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag = Tag { name: name.to_vec(), ..Tag::default() };
            }
            CallbackEvent::AttributeName { name } => {
                self.tag.attribute = name.to_vec();
                self.tag.hidden |= *name == b"hidden";
            }
            CallbackEvent::AttributeValue { value } => self.attribute(value),
            CallbackEvent::CloseStartTag { self_closing } => self.start(*self_closing),
            CallbackEvent::EndTag { name } => self.end(name),
            CallbackEvent::String { value } => self.characters(&String::from_utf8_lossy(value)),
            _ => {}
        }
    }

    fn attribute(&mut self, value: &[u8]) {
        const LONGEST: usize = 1000;
        let value = || String::from_utf8_lossy(&value[..value.len().min(LONGEST)]).into_owned();
        match self.tag.attribute.as_slice() {
            b"name" | b"property" => self.tag.key = value(),
            b"itemprop" => self.tag.item = value(),
            b"content" => self.tag.content = value(),
            b"datetime" => self.tag.datetime = value(),
            b"class" | b"id" => self.tag.beside |= is_beside(&value()),
            b"type" => self.tag.description = value().eq_ignore_ascii_case("application/ld+json"),
            _ => {}
        }
    }

    fn start(&mut self, self_closing: bool) {
        let tag = std::mem::take(&mut self.tag);
        let name = tag.name.as_slice();
        if name == b"meta" {
            let key = if tag.key.is_empty() { &tag.item } else { &tag.key };
            self.facts.meta(key, &tag.content);
        }
        if let Some((skipped, depth)) = &mut self.skipping {
            *depth += u32::from(skipped.as_slice() == name && !is_void(name));
            return;
        }
        if let Some((marked, depth)) = &mut self.marked {
            *depth += u32::from(marked.as_slice() == name);
        } else if tag.item == "articleBody" && !is_void(name) {
            self.break_block(true);
            self.marked = Some((name.to_vec(), 1));
        }
        if let Some((beside, depth)) = &mut self.beside {
            *depth += u32::from(beside.as_slice() == name);
        } else if tag.beside && holds_blocks(name) {
            self.break_block(true);
            self.beside = Some((name.to_vec(), 1));
            self.open.beside = true;
        }
        if is_left_out(name) || (tag.hidden && !is_void(name) && !self_closing && name != b"body") {
            self.description = name == b"script" && tag.description;
            self.break_block(false);
            self.skipping = Some((name.to_vec(), 1));
            return;
        }
        if let Some(apart) = block(name) {
            self.break_block(apart);
        }
        match name {
            b"br" => self.open.text.push('\n'),
            b"td" | b"th" if !self.open.text.is_empty() => self.open.text.push('\t'),
            b"a" => self.links += 1,
            b"article" | b"main" => self.article += 1,
            b"pre" => self.preformatted += 1,
            b"h1" => self.heading += 1,
            b"title" => self.in_title = true,
            b"time" => self.facts.time(&tag.datetime, tag.item == "datePublished"),
            b"rt" | b"rp" => self.skipping = Some((name.to_vec(), 1)),
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8]) {
        if let Some((skipped, depth)) = &mut self.skipping {
            if skipped.as_slice() == name {
                *depth -= 1;
                if *depth == 0 {
                    let block = std::mem::take(&mut self.open);
                    if !matches!(name, b"script" | b"style" | b"template" | b"rt" | b"rp") {
                        self.left_out.push(block);
                    } else if matches!(name, b"rt" | b"rp") {
                        self.open = block;
                    }
                    self.skipping = None;
                    self.description = false;
                }
            }
            return;
        }
        if let Some(apart) = block(name) {
            self.break_block(apart);
        }
        if let Some((marked, depth)) = &mut self.marked
            && marked.as_slice() == name
        {
            *depth -= 1;
            if *depth == 0 {
                self.break_block(true);
                self.marked = None;
            }
        }
        if let Some((beside, depth)) = &mut self.beside
            && beside.as_slice() == name
        {
            *depth -= 1;
            if *depth == 0 {
                self.break_block(true);
                self.beside = None;
                self.open.beside = false;
            }
        }
        match name {
            b"a" => self.links = self.links.saturating_sub(1),
            b"article" | b"main" => self.article = self.article.saturating_sub(1),
            b"pre" => self.preformatted = self.preformatted.saturating_sub(1),
            b"h1" => self.heading = self.heading.saturating_sub(1),
            b"title" => self.in_title = false,
            _ => {}
        }
    }

    fn characters(&mut self, value: &str) {
        if self.in_title {
            if self.facts.head_title.is_empty() {
                self.facts.head_title = value.split_whitespace().collect::<Vec<_>>().join(" ");
            }
            return;
        }
        if self.description {
            self.described(value);
        }
        let unread = |name: &[u8]| matches!(name, b"script" | b"style" | b"rt" | b"rp");
        if self.skipping.as_ref().is_some_and(|(skipped, _)| unread(skipped)) {
            return;
        }
        if self.preformatted > 0 {
            self.open.text.push_str(value);
            return;
        }
        let before = self.open.text.len();
        self.flow(value);
        if self.links > 0 {
            self.open.linked += self.open.text.len() - before;
        }
        if self.heading > 0 && self.skipping.is_none() && self.facts.heading.len() < 400 {
            self.facts.heading.push_str(value.trim());
        }
    }

    /// Adds characters as a browser lays them out: white space is one space, and a line break between two
    /// Chinese characters is none.
    fn flow(&mut self, value: &str) {
        let mut break_in = false;
        for c in value.chars() {
            if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{C}') {
                self.space = true;
                break_in |= c == '\n';
                continue;
            }
            let last = self.open.text.chars().next_back();
            if self.space && last.is_some_and(|last| !last.is_whitespace()) {
                let wide = |c: char| {
                    is_ideograph(c) || matches!(c, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FFEF}')
                };
                if !(break_in && last.is_some_and(wide) && wide(c)) {
                    self.open.text.push(' ');
                }
            }
            (self.space, break_in) = (false, false);
            self.open.text.push(c);
        }
    }

    /// What a page tells search engines, as JSON: only the date is wanted of it.
    fn described(&mut self, json: &str) {
        if let Some((_, rest)) = json.split_once("\"datePublished\"")
            && let Some(rest) = rest.trim_start().strip_prefix(':')
            && let Some(rest) = rest.trim_start().strip_prefix('"')
            && let Some((date, _)) = rest.split_once('"')
        {
            self.facts.time(date.get(..64).unwrap_or(date), true);
        }
    }

    fn break_block(&mut self, apart: bool) {
        self.space = false;
        let in_article = self.article > 0 || self.marked.is_some();
        let next = Block { in_article, beside: self.beside.is_some(), apart, ..Block::default() };
        let empty = self.open.text.chars().all(char::is_whitespace);
        if empty {
            let apart = apart || self.open.apart;
            self.open = Block { apart, ..next };
            return;
        }
        let block = std::mem::replace(&mut self.open, next);
        self.blocks.push(block);
    }

    fn finish(mut self) -> Page {
        if self.skipping.is_some() {
            self.left_out.push(std::mem::take(&mut self.open));
        }
        self.break_block(false);
        let mut blocks = without_menus(std::mem::take(&mut self.blocks));
        if blocks.is_empty() {
            blocks = self.left_out;
        }
        let length =
            |blocks: &mut dyn Iterator<Item = &Block>| blocks.map(|block| block.text.len()).sum::<usize>();
        if length(&mut blocks.iter().filter(|block| !block.beside)) * 4 >= length(&mut blocks.iter()) {
            blocks.retain(|block| !block.beside);
        }
        without_imprint(&mut blocks);
        let all = length(&mut blocks.iter());
        if length(&mut blocks.iter().filter(|block| block.in_article)) * 4 >= all {
            blocks.retain(|block| block.in_article || all == 0);
        }
        let mut text = String::new();
        for block in &blocks {
            let lines = block.text.trim_matches(|c: char| c.is_ascii_whitespace());
            if lines.is_empty() {
                continue;
            }
            if !text.is_empty() {
                text.push_str(if block.apart { "\n\n" } else { "\n" });
            }
            text.push_str(lines);
        }
        Page { text, facts: self.facts }
    }
}

/// Takes out the lines at the end of a page that say whose it is: 版权所有, 京ICP备….
fn without_imprint(blocks: &mut Vec<Block>) {
    const LONGEST: usize = 600;
    let of_imprint = |text: &str| {
        let lower = text.to_ascii_lowercase();
        [
            "版权所有",
            "icp备",
            "icp证",
            "公网安备",
            "copyright ©",
            "copyright 20",
            "all rights reserved",
            "新闻信息服务许可证",
        ]
        .iter()
        .any(|words| lower.contains(words))
    };
    while blocks.len() > 1
        && blocks.last().is_some_and(|last| last.text.len() <= LONGEST && of_imprint(&last.text))
    {
        blocks.pop();
    }
}

/// Takes out three and more blocks in a row that are nothing but links.
fn without_menus(blocks: Vec<Block>) -> Vec<Block> {
    const ROW: usize = 3;
    let is_link = |block: &Block| block.linked > 0 && block.linked + 3 >= block.text.trim().len();
    let mut kept: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut row: Vec<Block> = Vec::new();
    let end_row = |row: &mut Vec<Block>, kept: &mut Vec<Block>| {
        if row.len() < ROW {
            kept.append(row);
        }
        row.clear();
    };
    for block in blocks {
        if is_link(&block) {
            row.push(block);
        } else {
            end_row(&mut row, &mut kept);
            kept.push(block);
        }
    }
    end_row(&mut row, &mut kept);
    kept
}
