//! Front matter: the lines between `---` (or `+++`) at the head of a file, of which title, date and source are
//! wanted. Of YAML and TOML only what such lines hold is read: a key and a value, quoted or not, or a list.

use crate::dates::Provenance;
use crate::dates::document::from_stated;
use crate::decode::table::names::{Role, role_of};
use crate::decode::{StatedDate, Warning, WarningCode};

/// The front matter of a text, and what follows it.
pub(super) fn split(text: &str) -> (&str, &str) {
    /// Lines of front matter, at most: a rule at the head of a text begins none.
    const LONGEST: usize = 200;
    let start = text.trim_start_matches('\u{FEFF}');
    let Some(first) = start.lines().next() else { return ("", text) };
    let fence = first.trim_end();
    if fence != "---" && fence != "+++" {
        return ("", text);
    }
    let mut end = first.len() + 1;
    for line in start.split_inclusive('\n').skip(1).take(LONGEST) {
        if line.trim_end() == fence || line.trim_end() == "..." {
            let body = start.get(end + line.len()..).unwrap_or_default();
            return (start.get(first.len()..end).unwrap_or_default(), body);
        }
        end += line.len();
    }
    ("", text)
}

/// What front matter states.
#[derive(Debug, Default)]
pub(super) struct Front {
    pub title: Option<String>,
    pub date: Option<StatedDate>,
    pub source: Option<String>,
    pub warnings: Vec<Warning>,
}

impl Front {
    pub(super) fn read(lines: &str) -> Self {
        let mut front = Self::default();
        let mut lines = lines.lines().peekable();
        while let Some(line) = lines.next() {
            // Indented lines belong to the key before them.
            let Some((key, value)) = pair(line).filter(|_| !line.starts_with([' ', '\t', '-', '#'])) else {
                continue;
            };
            let mut value = scalar(value);
            if value.is_empty() || matches!(value.as_str(), "|" | ">" | "|-" | ">-") {
                value.clear();
                while let Some(more) = lines.next_if(|line| line.starts_with([' ', '\t', '-'])) {
                    let more = scalar(more.trim_start_matches([' ', '\t', '-']));
                    value.push_str(if value.is_empty() { "" } else { " " });
                    value.push_str(&more);
                }
            }
            if !value.is_empty() {
                front.take(key, value);
            }
        }
        front
    }

    fn take(&mut self, key: &str, value: String) {
        match role_of(key) {
            Some(Role::Title) if self.title.is_none() => self.title = Some(value),
            Some(Role::Source) if self.source.is_none() => self.source = Some(value),
            Some(Role::Date) if self.date.is_none() => match from_stated(&value, None) {
                Some(span) => {
                    self.date =
                        Some(StatedDate { surface: value, span, provenance: Provenance::FrontMatter });
                }
                None => Warning::add(&mut self.warnings, &Warning::new(WarningCode::UnreadDates, 1)),
            },
            _ => {}
        }
    }
}

/// A key and its value: `key: value`, `key：value`, `key = value`.
fn pair(line: &str) -> Option<(&str, &str)> {
    let at = line.find([':', '：', '='])?;
    let mark = line[at..].chars().next()?;
    Some((line[..at].trim().trim_matches(['"', '\'']), line[at + mark.len_utf8()..].trim()))
}

/// A value without its quotation marks, list brackets and comment.
fn scalar(value: &str) -> String {
    let value = value.trim();
    for mark in ['"', '\''] {
        if let Some(rest) = value.strip_prefix(mark)
            && let Some((inner, _)) = rest.rsplit_once(mark)
        {
            return inner.replace("\\\"", "\"").replace("''", "'");
        }
    }
    if let Some(list) = value.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        let items = list.split(',').map(|item| item.trim().trim_matches(['"', '\'']));
        return items.collect::<Vec<_>>().join(" ");
    }
    value.split(" #").next().unwrap_or(value).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_in_both_languages() {
        let (front, body) = split(
            "---\ntitle: \"峰会: 召开\"\n日期: 2025-06-17 # 晚刊\nauthors:\n  - 张三\n来源：新华社\n---\n正文\n---\n",
        );
        assert_eq!(body, "正文\n---\n");
        let front = Front::read(front);
        assert_eq!((front.title.as_deref(), front.source.as_deref()), (Some("峰会: 召开"), Some("新华社")));
        assert_eq!(front.date.map(|date| date.span.iso()).as_deref(), Some("2025-06-17"));
        let front = Front::read("+++\ntitle = 'x'\ndate = 2025-06-17T08:00:00Z\n");
        assert_eq!(front.date.map(|date| date.span.iso()).as_deref(), Some("2025-06-17"));
    }

    #[test]
    fn a_rule_at_the_head_is_no_front_matter() {
        assert_eq!(split("---\n正文"), ("", "---\n正文"));
        assert_eq!(split("正文"), ("", "正文"));
    }
}
