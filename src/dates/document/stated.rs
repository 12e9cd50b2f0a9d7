//! Dates that a column, front matter or metadata states: 2025-06-17T08:30:00+08:00, 2025年6月17日 08:30, 17/06/2025,
//! Tue, 17 Jun 2025 08:30:00 GMT, 1750118400.
//!
//! The day is the one that is written; times of day and zones are not converted. Seconds and milliseconds since
//! 1970 are read in UTC.

use super::super::calendar::{DateSpan, Precision, add_days, civil};
use super::super::reader::fold;
use super::When;
use super::path::named;

/// Which of two numbers is the day in dates such as 06/07/2025.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayOrder {
    /// 17/06/2025.
    DayFirst,
    /// 06/17/2025.
    MonthFirst,
}

/// Longest words that a date is looked for in, in bytes.
const LONGEST: usize = 160;

/// What a stated date means. `order` is that of its column (see [`day_order`]); without it a date such as
/// 06/07/2025, which two countries read in two ways, means nothing. A day without its year is nothing either.
#[must_use]
pub fn from_stated(surface: &str, order: Option<DayOrder>) -> Option<DateSpan> {
    let text: String = surface.trim().chars().map(fold).collect();
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    if text.bytes().all(|byte| byte.is_ascii_digit()) && matches!(text.len(), 10 | 13) {
        let number: i64 = text.parse().ok()?;
        let seconds = if text.len() == 13 { number / 1000 } else { number };
        return DateSpan::of_day(add_days(civil(1970, 1, 1)?, seconds / 86_400)?);
    }
    if let Some((first, second, year)) = three_numbers(&text) {
        let (day, month) = match order {
            _ if first > 12 => (first, second),
            _ if second > 12 || first == second => (second, first),
            Some(DayOrder::DayFirst) => (first, second),
            Some(DayOrder::MonthFirst) => (second, first),
            None => return None,
        };
        return DateSpan::day(year, month, day);
    }
    let known = |text: &str| match named(text)?.when {
        // A year with more numbers behind it was meant to be a day, and is none: 2025-13-45.
        When::Known(span) if span.precision == Precision::Year => {
            (text.bytes().filter(u8::is_ascii_digit).count() <= 4).then_some(span)
        }
        When::Known(span) => Some(span),
        When::YearUnknown { .. } => None,
    };
    // Folders and dates have the slash in common; within a cell it is no more than a separator.
    let dashed = text.replace('/', "-");
    let without_clock = || {
        let zone = |word: &&str| word.len() == 5 && word.starts_with(['+', '-']);
        let words = text.split_whitespace().filter(|word| !word.contains(':') && !zone(word));
        words.collect::<Vec<_>>().join(" ")
    };
    if text.bytes().any(|byte| byte.is_ascii_alphabetic()) && text.contains(':') {
        // Words such as Tue Jun 17 08:30:00 +0800 2025 have the clock between the day and the year.
        return known(&without_clock()).or_else(|| known(&dashed));
    }
    known(&dashed)
}

/// Whether days or months come first in a column of dates: what its unambiguous rows agree on.
#[must_use]
pub fn day_order<'a>(column: impl Iterator<Item = &'a str>) -> Option<DayOrder> {
    let (mut day_first, mut month_first) = (false, false);
    for surface in column {
        let text: String = surface.trim().chars().take(LONGEST).map(fold).collect();
        if let Some((first, second, _)) = three_numbers(&text) {
            day_first |= first > 12;
            month_first |= second > 12;
        }
    }
    match (day_first, month_first) {
        (true, false) => Some(DayOrder::DayFirst),
        (false, true) => Some(DayOrder::MonthFirst),
        _ => None,
    }
}

/// The numbers of 17/06/2025, 17.06.2025 or 17-6-2025, whatever follows after a space.
fn three_numbers(text: &str) -> Option<(u32, u32, i32)> {
    let date = text.split_whitespace().next()?;
    let separator = date.chars().find(|c| !c.is_ascii_digit()).filter(|c| matches!(c, '/' | '.' | '-'))?;
    let mut parts = date.split(separator);
    let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
    let small = |part: &str| part.parse::<u32>().ok().filter(|_| part.len() <= 2);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    Some((small(first)?, small(second)?, year.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(surface: &str) -> Option<String> {
        from_stated(surface, None).map(|span| span.iso())
    }

    #[test]
    fn the_ways_in_which_people_and_programs_write_a_day() {
        for surface in [
            "2025-06-17",
            "2025/6/17",
            "2025.06.17",
            "20250617",
            "20250617083000",
            "2025-06-17 08:30",
            "2025-06-17T08:30:00+08:00",
            "2025-06-17T23:30:00.000Z",
            "2025年6月17日",
            "2025年06月17日 08:30 来源：新华网",
            "２０２５年６月１７日",
            "二〇二五年六月十七日",
            "民國114年6月17日",
            "June 17, 2025",
            "17 June 2025",
            "Tue, 17 Jun 2025 08:30:00 GMT",
            "Tue Jun 17 08:30:00 +0800 2025",
            "Jun 17, 2025 at 8:30 am",
            "17/06/2025",
            "06/17/2025 8:30",
            "17.6.2025",
            "1750118400",
            "1750118400000",
        ] {
            assert_eq!(read(surface).as_deref(), Some("2025-06-17"), "{surface}");
        }
    }

    #[test]
    fn months_and_years_keep_their_width_and_nonsense_is_nothing() {
        assert_eq!(read("2025-06").as_deref(), Some("2025-06"));
        assert_eq!(read("2025").as_deref(), Some("2025"));
        for surface in ["", "unknown", "昨天", "6月17日", "2025-13-45", "06/07/2025", "17", "12345"] {
            assert_eq!(read(surface), None, "{surface}");
        }
    }

    #[test]
    fn a_column_says_which_number_is_the_day() {
        let order = day_order(["06/07/2025", "17/06/2025"].into_iter());
        assert_eq!(order, Some(DayOrder::DayFirst));
        assert_eq!(from_stated("06/07/2025", order).map(|span| span.iso()).as_deref(), Some("2025-07-06"));
        assert_eq!(day_order(["17/06/2025", "06/17/2025"].into_iter()), None);
        assert_eq!(day_order(["06/07/2025"].into_iter()), None);
    }
}
