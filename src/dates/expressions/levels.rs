//! What a date is made of, from the largest unit to the smallest, and how each level narrows the one
//! above it.

use super::festivals::Festival;
use crate::dates::calendar::{
    Date, DateSpan, Precision, add_days, add_months, civil, days_between, monday_of,
};
use crate::dates::lunar;

/// Units of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
}

/// Beginning, middle, end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Begin,
    Mid,
    End,
}

/// One level of a date.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Level {
    /// A unit that is left out and must be inherited or found near the reference: the year of 6月.
    Open(Unit),
    /// A unit counted from the reference: 今年 is (Year, 0), 上月 is (Month, -1).
    Relative(Unit, i32),
    /// A unit counted from the date last mentioned: 当年 is (Year, 0), 次日 is (Day, 1).
    Anaphoric(Unit, i32),
    /// The n-th century: 20 is 1900–1999, so that its decades lie within it.
    Century(i32),
    /// A decade of a century: 0, 10, … 90.
    Decade(i32),
    /// A year with all its digits.
    Year(i32),
    /// A lunar year by its place in a cycle of 60 (甲子 is 0) or of 12 (the rat is 0), then the length of the cycle.
    Cyclic(u32, u32),
    /// A year of two digits.
    ShortYear(i32),
    /// Years named as a whole, such as a five-year plan or an academic year.
    Years(i32, i32),
    Half(u32),
    Quarter(u32),
    /// 0 spring (March to May) … 3 winter (December to February of the next year).
    Season(u32),
    Month(u32),
    /// First, second or third ten days (旬).
    TenDays(u32),
    /// From one ten days to another: 中下旬 is (2, 3).
    Thirds(u32, u32),
    Part(Part),
    /// The n-th week that begins within the unit; -1 is the last.
    Week(i32),
    /// Day of the week, 0 is Monday.
    Weekday(i64),
    /// A weekday counted from the reference: last Tuesday is (1, -1).
    WeekdayRelative(i64, i32),
    /// A month counted from the reference: last June is (6, -1).
    MonthRelative(u32, i32),
    /// The n-th weekday of a month; -1 is the last.
    NthWeekday(i8, i64),
    Weekend,
    Day(u32),
    /// The first or (negative) last so many units.
    First(i32, Unit),
    /// What is left of a unit from the reference on: the rest of the year.
    Rest,
    /// The week around a day: the week of June 5, 6月14日当周.
    AroundWeek,
    /// The day of the reference in another year, month or week: 三年前的今天, 上个月的今天.
    SameDay,
    Festival(&'static Festival),
    LunarMonth(u32, bool),
    LunarDay(u32),
}

/// The span of `unit` that lies `offset` units from the one around `day`.
pub(super) fn around(unit: Unit, day: Date, offset: i32) -> Option<DateSpan> {
    let year = i32::from(day.year()).checked_add(match unit {
        Unit::Year => offset,
        Unit::Decade => offset.checked_mul(10)?,
        Unit::Century => offset.checked_mul(100)?,
        _ => 0,
    })?;
    match unit {
        Unit::Day => DateSpan::of_day(add_days(day, offset.into())?),
        Unit::Week => week(add_days(monday_of(day), i64::from(offset) * 7)?),
        Unit::Month => {
            let moved = add_months(day.first_of_month(), offset.into())?;
            DateSpan::month(moved.year().into(), u32::try_from(moved.month()).ok()?)
        }
        Unit::Quarter | Unit::Half => {
            let size = if unit == Unit::Quarter { 3 } else { 6 };
            let index = (i32::from(day.month()) - 1) / size + offset;
            let count = 12 / size;
            let level = u32::try_from(index.rem_euclid(count)).ok()? + 1;
            let year = DateSpan::year(i32::from(day.year()) + index.div_euclid(count))?;
            narrow(year, if size == 3 { Level::Quarter(level) } else { Level::Half(level) }, None)
        }
        Unit::Year => DateSpan::year(year),
        Unit::Decade => {
            let first = year.div_euclid(10) * 10;
            DateSpan::years(first.max(1), first + 9, Precision::Decade)
        }
        Unit::Century => {
            let first = year.div_euclid(100) * 100;
            DateSpan::years(first.max(1), first + 99, Precision::Century)
        }
    }
}

fn week(monday: Date) -> Option<DateSpan> {
    DateSpan::new(monday, add_days(monday, 6)?, Precision::Week)
}

/// The days `from` to `to` (from 0, both included) of a span.
fn slice(span: DateSpan, from: i64, to: i64, precision: Precision) -> Option<DateSpan> {
    let end = add_days(span.start, to)?.min(span.end);
    DateSpan::new(add_days(span.start, from)?, end, precision)
}

/// The part of `outer` that `level` names; nothing when there is none such. The reference is needed for
/// 去年本月 only.
pub(super) fn narrow(outer: DateSpan, level: Level, reference: Option<Date>) -> Option<DateSpan> {
    let year = i32::from(outer.start.year());
    let is_year = outer.precision == Precision::Year;
    let is_month = outer.precision == Precision::Month;
    let is_week = outer.precision == Precision::Week;
    match level {
        Level::Decade(tens) if outer.precision == Precision::Century => {
            let first = year / 100 * 100 + tens;
            DateSpan::years(first.max(1), first + 9, Precision::Decade)
        }
        Level::Half(half) if is_year => DateSpan::months(year, half * 6 - 5, half * 6, Precision::Half),
        Level::Half(half) if is_month => match half {
            1 => slice(outer, 0, 14, Precision::TenDays),
            _ => slice(outer, 15, 31, Precision::TenDays),
        },
        Level::Half(half) if is_week => match half {
            1 => slice(outer, 0, 2, Precision::Days),
            _ => slice(outer, 3, 6, Precision::Days),
        },
        Level::Half(half) if outer.precision == Precision::Decade => {
            let first = year + if half == 1 { 0 } else { 5 };
            DateSpan::years(first, first + 4, Precision::Years)
        }
        Level::Half(half) if outer.precision == Precision::Century => {
            let first = year + if half == 1 { 0 } else { 50 };
            DateSpan::years(first, first + 49, Precision::Years)
        }
        Level::Quarter(n) if is_year && (1..=4).contains(&n) => {
            DateSpan::months(year, n * 3 - 2, n * 3, Precision::Quarter)
        }
        Level::Season(3) if is_year => {
            DateSpan::new(civil(year, 12, 1)?, civil(year + 1, 2, 1)?.last_of_month(), Precision::Season)
        }
        Level::Season(n) if is_year => DateSpan::months(year, n * 3 + 3, n * 3 + 5, Precision::Season),
        Level::Month(month) if is_year => DateSpan::month(year, month),
        Level::Relative(Unit::Month, offset) if is_year => {
            let named = around(Unit::Month, reference?, offset)?;
            DateSpan::month(year, u32::try_from(named.start.month()).ok()?)
        }
        Level::TenDays(n) if is_month => ten_days(outer, n),
        Level::Thirds(first, last) if is_month => {
            DateSpan::new(ten_days(outer, first)?.start, ten_days(outer, last)?.end, Precision::TenDays)
        }
        Level::Part(part) => part_of(outer, part),
        Level::Week(n) => nth_week(outer, n),
        Level::Weekday(day) if is_week => DateSpan::of_day(add_days(outer.start, day)?),
        Level::NthWeekday(n, day) if is_month => {
            let weekday = jiff::civil::Weekday::from_monday_zero_offset(i8::try_from(day).ok()?).ok()?;
            DateSpan::of_day(outer.start.nth_weekday_of_month(n, weekday).ok()?)
        }
        Level::Weekend if is_week => slice(outer, 5, 6, Precision::Days),
        Level::Day(day) if is_month && day > 0 => {
            let day = add_days(outer.start, i64::from(day) - 1)?;
            if day <= outer.end { DateSpan::of_day(day) } else { None }
        }
        Level::First(n, unit) => first(outer, n, unit),
        Level::Rest => {
            let from = reference?.max(outer.start);
            DateSpan::new(
                from,
                outer.end,
                if outer.precision <= Precision::Month { Precision::Days } else { Precision::Month },
            )
        }
        Level::AroundWeek => week(monday_of(outer.start)),
        Level::SameDay if is_year => {
            let day = reference?;
            DateSpan::day(year, u32::try_from(day.month()).ok()?, u32::try_from(day.day()).ok()?)
        }
        Level::SameDay if is_month => {
            let day = add_days(outer.start, i64::from(reference?.day()) - 1)?;
            if day <= outer.end { DateSpan::of_day(day) } else { None }
        }
        Level::SameDay if is_week => {
            let weekday = i64::from(reference?.weekday().to_monday_zero_offset());
            DateSpan::of_day(add_days(outer.start, weekday)?)
        }
        Level::Festival(festival) if is_year => DateSpan::of_day(festival.in_year(year)?),
        Level::LunarMonth(month, leap) if is_year => lunar::lunar_month(year, month, leap),
        Level::LunarDay(day) if is_month && day > 0 => {
            let day = add_days(outer.start, i64::from(day) - 1)?;
            if day <= outer.end { DateSpan::of_day(day) } else { None }
        }
        _ => None,
    }
}

fn ten_days(month: DateSpan, n: u32) -> Option<DateSpan> {
    match n {
        1 => slice(month, 0, 9, Precision::TenDays),
        2 => slice(month, 10, 19, Precision::TenDays),
        _ => slice(month, 20, 31, Precision::TenDays),
    }
}

/// 初, 中, 底: thirds of a month, the first and last two months of a year and its June, four, three and
/// three years of a decade, ten years at either end of a century and twenty in its middle.
fn part_of(outer: DateSpan, part: Part) -> Option<DateSpan> {
    let year = i32::from(outer.start.year());
    match outer.precision {
        Precision::Month => ten_days(outer, part as u32 + 1),
        Precision::Year => {
            let (first, last) = [(1, 2), (6, 6), (11, 12)][part as usize];
            DateSpan::months(year, first, last, Precision::Month)
        }
        Precision::Decade => {
            let (first, last) = [(0, 3), (4, 6), (7, 9)][part as usize];
            DateSpan::years(year + first, year + last, Precision::Years)
        }
        Precision::Century => {
            let (first, last) = [(0, 9), (40, 59), (90, 99)][part as usize];
            DateSpan::years(year + first, year + last, Precision::Years)
        }
        Precision::Years => match part {
            Part::Begin => DateSpan::year(year),
            Part::Mid => None,
            Part::End => DateSpan::year(outer.end.year().into()),
        },
        Precision::Quarter | Precision::Season => around(Unit::Month, outer.start, part as i32),
        Precision::Half => {
            let first = around(Unit::Month, outer.start, part as i32 * 2)?;
            let last = around(Unit::Month, first.start, 1)?;
            DateSpan::new(first.start, last.end, Precision::Month)
        }
        Precision::Week => {
            let (from, to) = [(0, 1), (2, 3), (4, 6)][part as usize];
            slice(outer, from, to, Precision::Days)
        }
        _ => None,
    }
}

/// The n-th week that begins within a month, or the n-th ISO week of a year.
fn nth_week(outer: DateSpan, n: i32) -> Option<DateSpan> {
    let first = match outer.precision {
        // ISO 8601: the week of 4 January is the first.
        Precision::Year => monday_of(add_days(outer.start, 3)?),
        _ => monday_of(add_days(outer.start, 6)?),
    };
    let found = if n < 0 {
        add_days(monday_of(outer.end), if add_days(monday_of(outer.end), 6)? > outer.end { -7 } else { 0 })?
    } else {
        add_days(first, i64::from(n - 1) * 7)?
    };
    if n == 0 || found > outer.end { None } else { week(found) }
}

/// The first (or, for negative `n`, last) units of a span.
fn first(outer: DateSpan, n: i32, unit: Unit) -> Option<DateSpan> {
    let months = match unit {
        Unit::Month => 1,
        Unit::Quarter => 3,
        Unit::Half => 6,
        Unit::Year => 12,
        Unit::Decade => 120,
        Unit::Century => return None,
        Unit::Day | Unit::Week => {
            let size = if unit == Unit::Day { 1 } else { 7 };
            let length = i64::from(n.abs()).checked_mul(size)?;
            let precision = match unit {
                Unit::Day if length == 1 => Precision::Day,
                Unit::Day => Precision::Days,
                _ => Precision::Week,
            };
            if length > days_between(outer.start, outer.end) + 1 {
                return None;
            }
            let (start, end) = match (n > 0, unit) {
                (true, Unit::Week) => {
                    let start = nth_week(outer, 1)?.start;
                    (start, add_days(start, length - 1)?)
                }
                (true, _) => (outer.start, add_days(outer.start, length - 1)?),
                (false, Unit::Week) => {
                    let end = nth_week(outer, -1)?.end;
                    (add_days(end, 1 - length)?, end)
                }
                (false, _) => (add_days(outer.end, 1 - length)?, outer.end),
            };
            return DateSpan::new(start, end, precision);
        }
    };
    let precision = match unit {
        Unit::Month => Precision::Month,
        Unit::Quarter => Precision::Quarter,
        Unit::Half => Precision::Half,
        _ => Precision::Year,
    };
    let length = i64::from(n.abs()) * months;
    let (start, end) = if n > 0 {
        (outer.start, add_days(add_months(outer.start, length)?, -1)?)
    } else {
        (add_months(outer.end.first_of_month(), 1 - length)?, outer.end)
    };
    if start < outer.start || end > outer.end { None } else { DateSpan::new(start, end, precision) }
}
