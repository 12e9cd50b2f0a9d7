//! Spaces that typesetting or extraction left between Chinese characters and digits or marks, and letter-spaced lines.
//!
//! A space between two Chinese characters is kept: it separates names and the parts of a headline. So is any space
//! next to a word of a script with spaces. A space on one side of a number only is a separator in headlines (…发生枪击
//! 1死1伤) and a stray in prose.

use super::chars::{
    End, end_of, is_blank, is_closing, is_digit, is_han, is_opening, is_spaced_letter, is_unit_sign,
};
use super::edits::Edits;
use super::lines::{Line, is_marked};
use super::marks;
use crate::among::Among as _;

/// Takes stray spaces out; returns how many.
pub(crate) fn tighten(text: &str, lines: &[Line], edits: &mut Edits) -> u32 {
    let bytes = text.as_bytes();
    let mut count = 0;
    let mut current: Option<(usize, Kind)> = None;
    let mut past = 0;
    for at in memchr::memchr2_iter(b' ', 0xC2, bytes) {
        if at < past || !text.is_char_boundary(at) || !text[at..].starts_with([' ', '\u{a0}']) {
            continue;
        }
        let end = text.len() - text[at..].trim_start_matches([' ', '\u{a0}']).len();
        past = end;
        let index = match current {
            Some((i, _)) if at < line_end(lines, i, text) => i,
            _ => lines.partition_point(|l| l.from as usize <= at).saturating_sub(1),
        };
        let line = lines[index];
        if at < line.start as usize || end > line.end as usize || text[at..end].chars().count() > 2 {
            continue;
        }
        let kind = match current {
            Some((i, kind)) if i == index => kind,
            _ => Kind::of(line.text(text)),
        };
        current = Some((index, kind));
        let (before, after) = (&text[line.start as usize..at], &text[end..line.end as usize]);
        if is_stray(before, after, kind) {
            edits.delete(at, end);
            count += 1;
        }
    }
    count
}

fn line_end(lines: &[Line], index: usize, text: &str) -> usize {
    lines.get(index + 1).map_or(text.len(), |l| l.from as usize)
}

/// What kind of line a space stands in.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    /// Sentences.
    Prose,
    /// Sentences with tags or marks of a list round them.
    Marked,
    /// Headlines, names, captions.
    Other,
    /// A row of a table, where spaces are the layout.
    Row,
}

impl Kind {
    fn of(line: &str) -> Self {
        if line.starts_with('|') || line.contains('\t') {
            return Self::Row;
        }
        // A headline may end in a stop or a semicolon where headlines are listed; it has no comma.
        let sentences = match end_of(line) {
            End::Stop | End::Comma => line.contains('，') || line.trim_end_matches('。').contains('。'),
            _ => line.len() > 120 && line.contains('。'),
        };
        match (sentences && !marks::ends_with_credit(line), is_marked(line)) {
            (true, false) => Self::Prose,
            (true, true) => Self::Marked,
            _ => Self::Other,
        }
    }
}

fn is_stray(before: &str, after: &str, kind: Kind) -> bool {
    let (Some(left), Some(right)) = (before.chars().next_back(), after.chars().next()) else { return false };
    if kind == Kind::Row {
        return false;
    }
    let chinese = |c: char| is_han(c) || is_digit(c) || is_unit_sign(c);
    if is_inner_mark(right) {
        return chinese(left) || is_wide_closing(left);
    }
    if is_wide_opening(left) || matches!(left, '，' | '、' | '；' | '：') {
        return chinese(right) || is_wide_opening(right);
    }
    if matches!(left, '。' | '！' | '？') {
        return kind != Kind::Other && (chinese(right) || is_wide_opening(right));
    }
    if (is_han(left) && is_wide_opening(right)) || (is_wide_closing(left) && is_han(right)) {
        return kind == Kind::Prose;
    }
    if is_han(left) && is_digit(right) {
        // A year without 年 stands at the start of a name: 国货大拜年 2024国货潮品.
        let name = after.bytes().take_while(u8::is_ascii_digit).count() == 4
            && !after[4..].trim_start_matches(is_blank).starts_with('年');
        return kind == Kind::Prose && !name || matches!(left, '年' | '月' | '日' | '第') || {
            // A number with a space on its other side too is spaced by machine.
            let rest = after.trim_start_matches(is_numeric);
            rest.starts_with([' ', '\u{a0}']) && rest.trim_start_matches(is_blank).starts_with(is_han)
        };
    }
    if (is_digit(left) || is_unit_sign(left)) && is_han(right) {
        // iPhone 15 手机: the number belongs to a word of a script with spaces.
        let word = before.trim_end_matches(is_numeric);
        if word.ends_with(is_blank) && word.trim_end_matches(is_blank).ends_with(is_spaced_letter) {
            return false;
        }
        return kind == Kind::Prose || is_measure(right) || {
            let rest = before.trim_end_matches(is_numeric);
            rest.ends_with([' ', '\u{a0}']) && rest.trim_end_matches(is_blank).ends_with(is_han)
        };
    }
    false
}

fn is_numeric(c: char) -> bool {
    is_digit(c) || is_unit_sign(c) || matches!(c, '.' | '．' | ',')
}

/// Marks that never have a space before them in Chinese.
fn is_inner_mark(c: char) -> bool {
    matches!(c, '，' | '。' | '、' | '；' | '：' | '！' | '？') || is_wide_closing(c)
}

fn is_wide_opening(c: char) -> bool {
    is_opening(c) && !c.is_ascii() && c != '«'
}

fn is_wide_closing(c: char) -> bool {
    is_closing(c) && !c.is_ascii() && c != '»'
}

/// Characters that stand right behind a number.
fn is_measure(c: char) -> bool {
    "年月日时分秒号万亿千百十多余个名位岁元米吨倍届次种项家条座人".has(c)
}

/// Closes letter-spaced bylines and datelines (新 华 社 记 者 张 代 蕾 郑 钰 becomes 新华社记者 张代蕾 郑钰); returns
/// how many lines. The space between names is kept where only one reading gives every name a family name.
pub(crate) fn close_letterspacing(text: &str, lines: &[Line], edits: &mut Edits) -> u32 {
    let mut count = 0;
    for line in lines {
        let this = line.text(text);
        if this.len() > 200 || !is_letterspaced(this) {
            continue;
        }
        let closed: String = this.chars().filter(|&c| !is_blank(c)).collect();
        if marks::byline::byline(&closed).is_none() && marks::dateline::dateline(&closed).is_none() {
            continue;
        }
        let kept = marks::byline::name_borders(&closed);
        let mut seen = 0;
        for (at, c) in this.char_indices() {
            if is_blank(c) {
                let start = line.start as usize + at;
                if !kept.contains(&seen) || this[..at].ends_with(is_blank) {
                    edits.delete(start, start + c.len_utf8());
                }
            } else {
                seen += 1;
            }
        }
        count += 1;
    }
    count
}

/// At least four Chinese characters, a space between any two.
fn is_letterspaced(line: &str) -> bool {
    let mut chars = line.chars();
    let quick = chars.next().is_some_and(|c| !c.is_ascii()) && chars.next().is_some_and(is_blank);
    quick && line.split(is_blank).filter(|t| !t.is_empty()).all(|t| t.chars().count() == 1) && {
        line.chars().filter(|&c| is_han(c)).count() >= 4
    }
}
