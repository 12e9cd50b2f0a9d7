//! Dates that the user sets: one by one, by a pattern over paths, and the year that datelines leave out.

use regex_automata::nfa::thompson::{self, pikevm::PikeVM};
use regex_automata::util::syntax;
use serde::{Deserialize, Serialize};

use super::super::calendar::DateSpan;
use super::super::numerals;
use super::super::reader::{Reader, fold};
use super::super::words::english_month;
use super::path::named;
use super::{DocumentDate, Provenance, When};
use crate::error::PatternFault;
use crate::sorting::OrderBy;
use crate::{Error, Result};

/// What the user says about the dates of documents. The more special goes first: a document's own entry, then the first
/// pattern that fits its path, then what was found. The default changes nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DateEdits {
    /// Single documents.
    pub documents: Vec<DateEdit>,
    /// Patterns over paths, as [`PathPattern`] reads them.
    pub patterns: Vec<String>,
    /// The year of all datelines whose year nothing in the corpus tells.
    pub year: Option<i32>,
}

/// The date of one document.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DateEdit {
    /// Number of its file in order of arrival, and its part of the file.
    pub document: (u32, u32),
    /// A year, a month or a day (`2025`, `2025-06`, `2025-06-17`), first and last day (`2025-06-16/2025-06-18`), or `none`.
    pub date: String,
}

/// What an edit makes of a document's date.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Set {
    None,
    To(DocumentDate),
}

/// Edits, checked and ready to be applied.
#[derive(Debug, Clone, Default)]
pub struct Edits {
    documents: Vec<((u32, u32), Set)>,
    patterns: Vec<PathPattern>,
    year: Option<i32>,
}

impl Edits {
    /// Checks edits.
    ///
    /// # Errors
    /// [`Error::Date`] or [`Error::Pattern`] with what cannot be understood.
    pub fn new(edits: &DateEdits) -> Result<Self> {
        let mut documents = Vec::with_capacity(edits.documents.len());
        for edit in &edits.documents {
            let Some(set) = entry(&edit.date) else { return Err(Error::Date(edit.date.clone())) };
            documents.push((edit.document, set));
        }
        // Of two entries for one document the later stands.
        documents.reverse();
        documents.order_by_key(|(document, _)| *document);
        documents.dedup_by_key(|(document, _)| *document);
        let patterns =
            edits.patterns.iter().map(|pattern| PathPattern::new(pattern)).collect::<Result<_>>()?;
        if let Some(year) = edits.year.filter(|year| DateSpan::year(*year).is_none()) {
            return Err(Error::Date(year.to_string()));
        }
        Ok(Self { documents, patterns, year: edits.year })
    }

    /// The date of the document `id` at `path`, for which `found` was found.
    #[must_use]
    pub fn apply(&self, id: (u32, u32), path: &str, found: Option<&DocumentDate>) -> Option<DocumentDate> {
        if let Ok(at) = self.documents.binary_search_by_key(&id, |(document, _)| *document) {
            return match &self.documents[at].1 {
                Set::None => None,
                Set::To(date) => Some(date.clone()),
            };
        }
        self.patterns.iter().find_map(|pattern| pattern.date(path)).or_else(|| found.cloned())
    }

    /// The year that the user gave for datelines without one.
    #[must_use]
    pub fn year(&self) -> Option<i32> {
        self.year
    }
}

fn entry(text: &str) -> Option<Set> {
    let text = text.trim();
    if text == "none" {
        return Some(Set::None);
    }
    let span = match text.split_once('/') {
        Some((from, to)) => {
            let (from, to) = (iso(from)?, iso(to)?);
            DateSpan::new(from.start, to.end, from.precision.max(to.precision))?
        }
        None => iso(text)?,
    };
    Some(Set::To(DocumentDate::given(span, Provenance::User, text)))
}

/// A year, a month or a day in ISO 8601.
fn iso(text: &str) -> Option<DateSpan> {
    let mut parts = text.trim().split('-');
    let mut number = |length: usize| {
        let part = parts.next()?;
        (part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| part.parse::<u32>().ok())?
    };
    let year = i32::try_from(number(4)?).ok()?;
    match text.trim().len() {
        4 => DateSpan::year(year),
        7 => DateSpan::month(year, number(2)?),
        10 => DateSpan::day(year, number(2)?, number(2)?),
        _ => None,
    }
}

/// A pattern that takes a date out of a path: `{year}{month}{day}`, `{year}-{month}/{day}_{page}版`, `第{*}期 {date}`.
///
/// | in braces | stands for |
/// |---|---|
/// | `year` | four digits, Arabic or Chinese |
/// | `yy` | two digits of a year: 70 to 99 are 1970 to 1999, others 2000 to 2069 |
/// | `month` | one or two digits, a Chinese numeral, or an English name |
/// | `day` | one or two digits, or a Chinese numeral |
/// | `date` | a whole date as people write it: 20250617, 2025-06-17, 2025年6月17日 |
/// | `page` | digits and letters of a page (A01): read over, so that they are not taken for the date |
/// | `*` | anything |
///
/// All else stands for itself, in either width and either case. The pattern may fit anywhere in the path, folders
/// and extension included; the last place where it fits and gives a day that there is counts. Between slashes it is a
/// regular expression over the path, as it is or all in small or capital letters, with groups of the same names: `/rmrb(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)/`.
#[derive(Clone)]
pub struct PathPattern {
    typed: String,
    machine: PikeVM,
}

impl std::fmt::Debug for PathPattern {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("PathPattern").field(&self.typed).finish()
    }
}

const DIGIT: &str = "[0-9〇零○一二三四五六七八九]";
const NUMERAL: &str = "(?:[0-9]{1,2}|[一二三四五六七八九十廿卅]{1,3})";
/// Bytes of a compiled pattern, at most.
const LARGEST: usize = 1 << 20;
/// Longest pattern, in characters.
const LONGEST: usize = 300;

impl PathPattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// [`Error::Pattern`] when it cannot be understood or names no part of a date.
    pub fn new(typed: &str) -> Result<Self> {
        let fail = |fault: PatternFault| Error::Pattern { typed: typed.to_owned(), fault };
        let folded: String = typed.trim().chars().map(fold).collect();
        if folded.chars().count() > LONGEST {
            return Err(fail(PatternFault::Long));
        }
        let regex = folded
            .strip_prefix('/')
            .and_then(|rest| rest.strip_suffix('/'))
            .filter(|regex| !regex.is_empty());
        let expression = match regex {
            Some(regex) => regex.to_owned(),
            // What a browser is given of Unicode has no tables of case: names are compared in small letters.
            None => braces(&folded.to_ascii_lowercase()).map_err(|name| fail(PatternFault::Name(name)))?,
        };
        let machine = PikeVM::builder()
            .syntax(syntax::Config::new())
            .thompson(thompson::Config::new().nfa_size_limit(Some(LARGEST)))
            .build(&expression)
            .map_err(|error| fail(PatternFault::Expression(error.to_string())))?;
        let names = machine.get_nfa().group_info().pattern_names(regex_automata::PatternID::ZERO).flatten();
        let dated = names.into_iter().any(|name| matches!(name, "year" | "yy" | "date"));
        if !dated {
            return Err(fail(PatternFault::Undated));
        }
        Ok(Self { typed: typed.trim().to_owned(), machine })
    }

    /// The date that it takes out of `path`.
    #[must_use]
    pub fn date(&self, path: &str) -> Option<DocumentDate> {
        let path: String = path.chars().take(4_096).map(fold).collect();
        // A regular expression is met as it is typed, or by the path all in small or all in capital letters.
        let small = path.to_ascii_lowercase();
        self.found(&small, &path)
            .or_else(|| self.found(&path, &path))
            .or_else(|| self.found(&path.to_ascii_uppercase(), &path))
    }

    /// The date in `read_from`, which is `path` in letters of another case: their bytes are at the same places.
    fn found(&self, read_from: &str, path: &str) -> Option<DocumentDate> {
        let mut cache = self.machine.create_cache();
        let found = self.machine.captures_iter(&mut cache, read_from).filter_map(|captures| {
            let group = |name: &str| captures.get_group_by_name(name).map(|span| &read_from[span.range()]);
            let span = read(&group)?;
            let whole = captures.get_match().map_or("", |whole| &path[whole.range()]);
            Some(DocumentDate::given(span, Provenance::Pattern, whole))
        });
        // The name of the file stands behind those of its folders.
        found.last()
    }
}

/// The regular expression of a pattern in braces, or the name that is none.
fn braces(pattern: &str) -> std::result::Result<String, String> {
    let mut expression = String::new();
    let mut rest = pattern;
    while let Some((literal, behind)) = rest.split_once('{') {
        expression.push_str(&regex_syntax::escape(literal));
        let Some((name, after)) = behind.split_once('}') else { return Err(behind.to_owned()) };
        let month = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*";
        expression.push_str(&match name.trim() {
            "year" => format!("(?P<year>{DIGIT}{{4}})"),
            "yy" => "(?P<yy>[0-9]{2})".to_owned(),
            "month" => format!("(?P<month>{NUMERAL}|{month})"),
            "day" => format!("(?P<day>{NUMERAL})"),
            "date" => "(?P<date>[0-9年月日号〇零一二三四五六七八九十 ./_-]+)".to_owned(),
            "page" => "(?:[0-9a-z]{1,4})".to_owned(),
            "*" => ".*?".to_owned(),
            other => return Err(other.to_owned()),
        });
        rest = after;
    }
    expression.push_str(&regex_syntax::escape(rest));
    Ok(expression)
}

/// The date of the groups of one match.
fn read<'p>(group: &impl Fn(&str) -> Option<&'p str>) -> Option<DateSpan> {
    if let Some(date) = group("date") {
        return match named(date)?.when {
            When::Known(span) => Some(span),
            When::YearUnknown { .. } => None,
        };
    }
    let number = |text: &str| {
        let mut place = Reader::new(text, 0);
        let number = numerals::read(&mut place)?;
        (place.at == text.len()).then_some(number.value)
    };
    let year = match (group("year"), group("yy")) {
        (Some(year), _) => i32::try_from(number(year)?).ok()?,
        (None, Some(short)) => {
            let short = i32::try_from(number(short)?).ok()?;
            if short < 70 { 2000 + short } else { 1900 + short }
        }
        (None, None) => return None,
    };
    let month = match group("month") {
        Some(month) => Some(number(month).or_else(|| english_month(month))?),
        None => None,
    };
    let day = match group("day") {
        Some(day) => Some(number(day)?),
        None => None,
    };
    match (month, day) {
        (Some(month), Some(day)) => DateSpan::day(year, month, day),
        (Some(month), None) => DateSpan::month(year, month),
        (None, None) => DateSpan::year(year),
        (None, Some(_)) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(pattern: &str, path: &str) -> Option<String> {
        PathPattern::new(pattern).unwrap().date(path).and_then(|date| date.date()).map(|span| span.iso())
    }

    #[test]
    fn patterns_that_people_type() {
        for (pattern, path, date) in [
            ("{year}{month}{day}", "rmrb/20250617.txt", "2025-06-17"),
            ("{year}{month}{day}{page}", "rmrb20250617A01.txt", "2025-06-17"),
            ("{page}版{year}{month}{day}", "04版20250617.txt", "2025-06-17"),
            ("{day}.{month}.{year}", "17.6.2025 要闻.txt", "2025-06-17"),
            ("{year}/{month}/{day}", "报/2025/6/7/第1版.txt", "2025-06-07"),
            ("{year}年{month}月", "二〇二五年十二月号.txt", "2025-12"),
            ("第{*}期 {year}", "第12期 2025.txt", "2025"),
            ("{yy}{month}{day}_", "990102_a.txt", "1999-01-02"),
            ("{day}{month}{year}", "17June2025.txt", "2025-06-17"),
            ("｛year｝", "２０２５.txt", "2025"),
            ("报 {date}", "报 2025年6月17日.txt", "2025-06-17"),
            (r"/rmrb(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)/", "RMRB20250617-02.txt", "2025-06-17"),
            ("{year}{month}{day}", "20241332/20250617.txt", "2025-06-17"),
            ("{year}{month}{day}", "20250617/20241332.txt", "2025-06-17"),
        ] {
            assert_eq!(taken(pattern, path).as_deref(), Some(date), "{pattern} {path}");
        }
        assert_eq!(taken("{year}{month}{day}", "no-date.txt"), None);
        assert_eq!(taken("{year}-{month}-{day}", "2025-02-30.txt"), None);
    }

    #[test]
    fn patterns_that_say_nothing_are_refused() {
        for pattern in ["", "{month}{day}", "{year", "{jahr}", "/(/", "/x/", "/(?<year>.{1000}){1000}/"] {
            assert!(PathPattern::new(pattern).is_err(), "{pattern}");
        }
        assert!(PathPattern::new(&format!("{{year}}{}", "a".repeat(400))).is_err());
    }

    #[test]
    fn entries_go_before_patterns_and_patterns_before_what_was_found() {
        let edits = DateEdits {
            documents: vec![
                DateEdit { document: (1, 0), date: "2025".into() },
                DateEdit { document: (1, 0), date: "2025-06".into() },
                DateEdit { document: (2, 0), date: "none".into() },
                DateEdit { document: (3, 0), date: "2025-06-16/2025-06-18".into() },
            ],
            patterns: vec!["{year}-{month}".into()],
            year: None,
        };
        let edits = Edits::new(&edits).unwrap();
        let found = DocumentDate::given(DateSpan::year(1999).unwrap(), Provenance::Column, "1999");
        let date = |id: u32, path: &str| edits.apply((id, 0), path, Some(&found));
        let iso = |id: u32, path: &str| date(id, path).and_then(|date| date.date()).map(|span| span.iso());
        assert_eq!(iso(1, "2024-01.txt").as_deref(), Some("2025-06"));
        assert_eq!(iso(2, "2024-01.txt"), None);
        assert_eq!(iso(3, "").as_deref(), Some("2025-06-16/2025-06-18"));
        assert_eq!(iso(4, "2024-01.txt").as_deref(), Some("2024-01"));
        assert_eq!(iso(4, "x.txt").as_deref(), Some("1999"));
        assert_eq!(date(1, "").unwrap().provenance, Provenance::User);
        assert_eq!(date(4, "2024-01.txt").unwrap().provenance, Provenance::Pattern);
        for date in ["yesterday", "2025-13", "2025-06-17/2025-06-01", "25-06-17", ""] {
            let edits = DateEdits {
                documents: vec![DateEdit { document: (0, 0), date: date.into() }],
                ..DateEdits::default()
            };
            assert!(Edits::new(&edits).is_err(), "{date}");
        }
        assert!(Edits::new(&DateEdits { year: Some(0), ..DateEdits::default() }).is_err());
    }

    #[test]
    fn a_hostile_pattern_takes_linear_time() {
        let pattern = PathPattern::new("/(a*)*(a|aa)+b(?<year>2)/").unwrap();
        assert_eq!(pattern.date(&"a".repeat(100_000)), None);
    }
}
