//! Markdown: the text without its marks, with what the front matter states.

mod front;
mod inline;

use super::html::page::fragment;
use super::{Content, Format, Problem, ProblemCode, RawDocument, Reading, extension, plain};

/// Markdown files.
pub struct Markdown;

impl Format for Markdown {
    fn name(&self) -> &'static str {
        "markdown"
    }

    fn recognises(&self, path: &str, _bytes: &[u8]) -> bool {
        matches!(extension(path).as_str(), "md" | "markdown" | "mdown" | "mkd" | "qmd" | "rmd")
    }

    fn open(&self, _path: &str, bytes: Vec<u8>, reading: &Reading) -> Result<Content, Problem> {
        let mut document = plain::whole(bytes, reading)?;
        let (front, body) = front::split(&document.text);
        let (text, heading) = bare(body);
        if text.trim().is_empty() {
            return Err(Problem::new(ProblemCode::Empty, "the file holds no text below its front matter"));
        }
        let front = front::Front::read(front);
        document = RawDocument { title: front.title.or(heading), source: front.source, ..document };
        document.date = front.date;
        document.warnings = front.warnings;
        document.text = text;
        Ok(Content::Documents(vec![document], Vec::new()))
    }
}

/// The text of `markdown` without its marks, and its first heading of the first level.
fn bare(markdown: &str) -> (String, Option<String>) {
    let mut out = String::with_capacity(markdown.len());
    let mut heading = None;
    let mut fence: Option<&str> = None;
    let mut paragraph = String::new();
    for line in markdown.lines() {
        let trimmed = line.trim_start();
        if let Some(mark) = fence {
            if trimmed.starts_with(mark) {
                fence = None;
            } else {
                escape(line, &mut out);
                out.push('\n');
            }
            continue;
        }
        if let Some(mark) = ["```", "~~~"].into_iter().find(|mark| trimmed.starts_with(mark)) {
            flush(&mut paragraph, &mut out);
            fence = Some(mark);
            continue;
        }
        match kind(trimmed) {
            Line::Blank => {
                flush(&mut paragraph, &mut out);
                out.push('\n');
            }
            Line::Nothing => flush(&mut paragraph, &mut out),
            Line::Underline(level) => {
                // A line of text with a line of marks under it is a heading.
                if level == 1 && heading.is_none() && !paragraph.trim().is_empty() {
                    heading = Some(plain_heading(&paragraph));
                }
                flush(&mut paragraph, &mut out);
            }
            Line::Heading(level, text) => {
                flush(&mut paragraph, &mut out);
                if level == 1 && heading.is_none() && !text.is_empty() {
                    heading = Some(plain_heading(text));
                }
                paragraph.push_str(text);
                paragraph.push('\n');
                flush(&mut paragraph, &mut out);
            }
            Line::Row(cells) => {
                flush(&mut paragraph, &mut out);
                paragraph.push_str(&cells);
                paragraph.push('\n');
            }
            Line::Text(text) => {
                paragraph.push_str(text);
                paragraph.push('\n');
            }
        }
    }
    flush(&mut paragraph, &mut out);
    let text = if out.contains(['<', '&']) { fragment(&out) } else { out };
    (text, heading.filter(|heading| !heading.is_empty()))
}

fn plain_heading(text: &str) -> String {
    let mut out = String::new();
    inline::strip(text.trim(), &mut out);
    if out.contains(['<', '&']) { fragment(&out).trim().to_owned() } else { out.trim().to_owned() }
}

/// Marks span the lines of a paragraph, so it is stripped as one.
fn flush(paragraph: &mut String, out: &mut String) {
    inline::strip(paragraph, out);
    paragraph.clear();
}

/// Characters that would be taken for HTML, as references to them.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            c => out.push(c),
        }
    }
}

enum Line<'a> {
    Blank,
    /// A rule, the line under the head of a table, the address of a link.
    Nothing,
    Underline(usize),
    Heading(usize, &'a str),
    Row(String),
    Text(&'a str),
}

fn kind(line: &str) -> Line<'_> {
    let line = without_markers(line);
    if line.trim().is_empty() {
        return Line::Blank;
    }
    let marks = line.bytes().take_while(|byte| *byte == b'#').count();
    if (1..=6).contains(&marks) && (line.len() == marks || line[marks..].starts_with([' ', '\t', '\u{3000}']))
    {
        let text = line[marks..].trim();
        // Closing marks belong to the heading when a space stands before them: not in C#.
        let open = text.trim_end_matches('#');
        let text = if open.is_empty() || open.ends_with([' ', '\t']) { open.trim_end() } else { text };
        return Line::Heading(marks, text);
    }
    let only = |mark: char| line.chars().all(|c| c == mark || c == ' ') && line.matches(mark).count() >= 3;
    if line.trim_end().bytes().all(|byte| byte == b'=') {
        return Line::Underline(1);
    }
    if line.trim_end().len() >= 3 && line.trim_end().bytes().all(|byte| byte == b'-') {
        return Line::Underline(2);
    }
    if only('*') || only('_') || only('-') {
        return Line::Nothing;
    }
    if let Some(row) = line.trim_end().strip_prefix('|') {
        let row = row.strip_suffix('|').unwrap_or(row);
        if row.chars().all(|c| matches!(c, '-' | ':' | '|' | ' ')) {
            return Line::Nothing;
        }
        return Line::Row(row.split('|').map(str::trim).collect::<Vec<_>>().join("\t"));
    }
    if is_definition(line) { Line::Nothing } else { Line::Text(line.trim_end_matches('\\')) }
}

/// `[name]: address` says where a link leads and is not read.
fn is_definition(line: &str) -> bool {
    let Some((name, rest)) = line.strip_prefix('[').and_then(|line| line.split_once("]:")) else {
        return false;
    };
    let address = rest.trim_start();
    !name.starts_with('^')
        && !name.contains(']')
        && (address.contains("://") || address.starts_with(['/', '#', '.', '<']))
}

/// A line without marks of quotations and list items in front; numbers stay, they are read aloud.
fn without_markers(line: &str) -> &str {
    let mut line = line;
    for _ in 0..8 {
        let rest = line.strip_prefix('>').map(str::trim_start).or_else(|| {
            let rest = ["- ", "* ", "+ "].iter().find_map(|mark| line.strip_prefix(mark))?;
            let rest = rest.trim_start();
            // A rule such as * * * is no list.
            (!rest.starts_with(['*', '-', '+']) || rest.starts_with("**")).then_some(rest)
        });
        match rest {
            Some(rest) => line = rest,
            None => break,
        }
    }
    ["[ ] ", "[x] ", "[X] "].iter().find_map(|mark| line.strip_prefix(mark)).unwrap_or(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_blocks_go_and_their_text_stays() {
        let (text, heading) = bare(
            "# 央视**新闻** #\n\n> 引文\n\n- 一\n- [x] 二\n1. 三\n\n| 甲 | 乙 |\n|---|:-:|\n| 1 | 2 |\n\n***\n\n副题\n----\n#话题# 不是标题\n\n```rust\na < b && *c*\n```\n[1]: https://example.org/\n完",
        );
        assert_eq!(heading.as_deref(), Some("央视新闻"));
        let lines: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
        assert_eq!(
            lines,
            [
                "央视新闻",
                "引文",
                "一",
                "二",
                "1. 三",
                "甲\t乙",
                "1\t2",
                "副题",
                "#话题# 不是标题",
                "a < b && *c*",
                "完"
            ]
        );
    }

    #[test]
    fn tags_in_the_text_are_not_words() {
        let (text, _) = bare(
            "国内联播快讯<strong>：央视网消息</strong>（新闻联播）：a < b &amp; c<br>第二行 <script>x()</script>\n\n`<b>` 是标签",
        );
        assert_eq!(text, "国内联播快讯：央视网消息（新闻联播）：a < b & c\n第二行 \n\n<b> 是标签\n");
    }
}
