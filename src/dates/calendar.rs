//! Spans of civil days in the proleptic Gregorian calendar, years 1 to 9999.

use jiff::ToSpan;
pub use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// First day of the axis.
pub const FIRST_DAY: Date = jiff::civil::date(1, 1, 1);
/// Last day of the axis.
pub const LAST_DAY: Date = jiff::civil::date(9999, 12, 31);

/// How fine a date is: the unit in which it was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Precision {
    /// One day.
    Day,
    /// Saturday and Sunday, or a similar run of a few days.
    Days,
    /// A week, Monday to Sunday (ISO 8601).
    Week,
    /// A third of a month (旬), or its beginning, middle or end.
    TenDays,
    /// A calendar month.
    Month,
    /// A season of three months.
    Season,
    /// A quarter of a year.
    Quarter,
    /// Half a year.
    Half,
    /// A calendar year.
    Year,
    /// Several years that were named as a whole, such as a five-year plan.
    Years,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

/// An inclusive span of civil days that knows the unit in which it was given. Ordered by start, then end,
/// then precision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DateSpan {
    /// First day.
    pub start: Date,
    /// Last day, never before the first.
    pub end: Date,
    /// The unit in which it was given.
    pub precision: Precision,
}

impl DateSpan {
    /// The span from `start` to `end`, both included; nothing when they are out of order or off the axis.
    #[must_use]
    pub fn new(start: Date, end: Date, precision: Precision) -> Option<Self> {
        (start <= end && start >= FIRST_DAY && end <= LAST_DAY).then_some(Self { start, end, precision })
    }

    /// One day.
    #[must_use]
    pub fn of_day(day: Date) -> Option<Self> {
        Self::new(day, day, Precision::Day)
    }

    /// The day `year`-`month`-`day`; nothing when there is no such day.
    #[must_use]
    pub fn day(year: i32, month: u32, day: u32) -> Option<Self> {
        Self::of_day(civil(year, month, day)?)
    }

    /// A calendar month.
    #[must_use]
    pub fn month(year: i32, month: u32) -> Option<Self> {
        let first = civil(year, month, 1)?;
        Self::new(first, first.last_of_month(), Precision::Month)
    }

    /// A calendar year.
    #[must_use]
    pub fn year(year: i32) -> Option<Self> {
        Self::years(year, year, Precision::Year)
    }

    /// The calendar years `first` to `last`, both included.
    #[must_use]
    pub fn years(first: i32, last: i32, precision: Precision) -> Option<Self> {
        Self::new(civil(first, 1, 1)?, civil(last, 12, 31)?, precision)
    }

    /// The calendar months `first` to `last` of one year, both included.
    #[must_use]
    pub fn months(year: i32, first: u32, last: u32, precision: Precision) -> Option<Self> {
        Self::new(civil(year, first, 1)?, civil(year, last, 1)?.last_of_month(), precision)
    }

    /// Whether `other` lies wholly within this span.
    #[must_use]
    pub fn contains(&self, other: &Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// ISO 8601 text, as short as the span allows: `2025-06-17`, `2025-06`, `2025`, or `start/end`.
    #[must_use]
    pub fn iso(&self) -> String {
        let (start, end) = (self.start, self.end);
        if start == end {
            start.to_string()
        } else if Self::year(start.year().into()).is_some_and(|y| y.start == start && y.end == end) {
            format!("{:04}", start.year())
        } else if start == start.first_of_month() && end == start.last_of_month() {
            format!("{:04}-{:02}", start.year(), start.month())
        } else {
            format!("{start}/{end}")
        }
    }
}

/// The civil day `year`-`month`-`day`; nothing when there is no such day in years 1 to 9999.
#[must_use]
pub fn civil(year: i32, month: u32, day: u32) -> Option<Date> {
    let date =
        Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    (date >= FIRST_DAY && date <= LAST_DAY).then_some(date)
}

/// `day` moved by so many days; nothing when that leaves the axis.
#[must_use]
pub fn add_days(day: Date, days: i64) -> Option<Date> {
    let moved = day.checked_add(jiff::Span::new().try_days(days).ok()?).ok()?;
    (moved >= FIRST_DAY && moved <= LAST_DAY).then_some(moved)
}

/// `day` moved by so many months, held at the end of shorter months; nothing when that leaves the axis.
#[must_use]
pub fn add_months(day: Date, months: i64) -> Option<Date> {
    let moved = day.checked_add(jiff::Span::new().try_months(months).ok()?).ok()?;
    (moved >= FIRST_DAY && moved <= LAST_DAY).then_some(moved)
}

/// Number of days from `a` to `b`: negative when `b` is earlier.
#[must_use]
pub fn days_between(a: Date, b: Date) -> i64 {
    a.until((jiff::Unit::Day, b)).map_or(0, |span| i64::from(span.get_days()))
}

/// The Monday of the week of `day` (ISO 8601), held at the first day of the axis.
#[must_use]
pub fn monday_of(day: Date) -> Date {
    let back = i64::from(day.weekday().to_monday_zero_offset());
    day.checked_sub(back.days()).map_or(FIRST_DAY, |monday| monday.max(FIRST_DAY))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_inclusive_and_real() {
        assert_eq!(DateSpan::month(2024, 2).unwrap().end, civil(2024, 2, 29).unwrap());
        assert_eq!(DateSpan::day(2025, 2, 29), None);
        assert_eq!(DateSpan::year(0), None);
        assert_eq!(DateSpan::year(10_000), None);
    }

    #[test]
    fn iso_is_as_short_as_the_span_allows() {
        assert_eq!(DateSpan::day(2025, 6, 17).unwrap().iso(), "2025-06-17");
        assert_eq!(DateSpan::month(2025, 6).unwrap().iso(), "2025-06");
        assert_eq!(DateSpan::year(367).unwrap().iso(), "0367");
        assert_eq!(DateSpan::months(2025, 1, 3, Precision::Quarter).unwrap().iso(), "2025-01-01/2025-03-31");
    }

    #[test]
    fn weeks_begin_on_monday() {
        assert_eq!(monday_of(civil(2025, 6, 22).unwrap()), civil(2025, 6, 16).unwrap());
        assert_eq!(days_between(civil(2024, 2, 28).unwrap(), civil(2024, 3, 1).unwrap()), 2);
    }
}
