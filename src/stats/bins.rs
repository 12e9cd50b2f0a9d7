//! Stretches of time.

use crate::sorting::OrderBy;
use jiff::ToSpan;
use jiff::civil::{Date, ISOWeekDate, Weekday};
use serde::{Deserialize, Serialize};

/// Width of a bin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BinSize {
    /// What suits the length of the time.
    #[default]
    Auto,
    /// Days.
    Day,
    /// ISO weeks, Monday to Sunday.
    Week,
    /// Calendar months.
    Month,
    /// Quarters.
    Quarter,
    /// Calendar years.
    Year,
}

/// Bins of one axis, at most: more than any screen or reader takes in.
const MOST_BINS: i64 = 20_000;

impl BinSize {
    /// This width, or `other` for [`BinSize::Auto`].
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        if self == Self::Auto { other } else { self }
    }

    /// The width to use for a time from `first` to `last`: this one, or what suits for [`BinSize::Auto`]:
    /// days up to 100 days, months up to ten years, else years. A width that would give more than 20,000
    /// bins is widened.
    #[must_use]
    pub fn fitting(self, first: Date, last: Date) -> Self {
        let days = i64::from(first.until(last).map_or(0, |span| span.get_days())) + 1;
        let size = self.or(match days {
            ..=100 => Self::Day,
            101..=3660 => Self::Month,
            _ => Self::Year,
        });
        let wider =
            [(Self::Day, 1), (Self::Week, 7), (Self::Month, 28), (Self::Quarter, 90), (Self::Year, 365)];
        let from = wider.iter().position(|(other, _)| *other == size).unwrap_or(0);
        let fits = wider[from..].iter().find(|(_, length)| days / length <= MOST_BINS);
        fits.map_or(Self::Year, |(size, _)| *size)
    }
}

/// One bin, known by its first day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bin {
    /// Its first day.
    pub start: Date,
}

impl Bin {
    /// The bin of `day`.
    #[must_use]
    pub fn of(day: Date, size: BinSize) -> Self {
        let start = match size {
            BinSize::Auto | BinSize::Day => Some(day),
            BinSize::Week => {
                let week = day.iso_week_date();
                ISOWeekDate::new(week.year(), week.week(), Weekday::Monday).ok().map(ISOWeekDate::date)
            }
            BinSize::Month => Some(day.first_of_month()),
            BinSize::Quarter => Date::new(day.year(), (day.month() - 1) / 3 * 3 + 1, 1).ok(),
            BinSize::Year => Some(day.first_of_year()),
        };
        Self { start: start.unwrap_or(day) }
    }

    /// The bin after this one; `None` at the end of the calendar.
    #[must_use]
    pub fn next(self, size: BinSize) -> Option<Self> {
        let step = match size {
            BinSize::Auto | BinSize::Day => 1.day(),
            BinSize::Week => 1.week(),
            BinSize::Month => 1.month(),
            BinSize::Quarter => 3.months(),
            BinSize::Year => 1.year(),
        };
        self.start.checked_add(step).ok().map(|start| Self { start })
    }

    /// All bins from this one to `last`, both included.
    #[must_use]
    pub fn to(self, last: Self, size: BinSize) -> Vec<Self> {
        std::iter::successors(Some(self), |bin| bin.next(size)).take_while(|bin| *bin <= last).collect()
    }

    /// Its last day.
    #[must_use]
    pub fn end(self, size: BinSize) -> Date {
        self.next(size).and_then(|next| next.start.yesterday().ok()).unwrap_or(Date::MAX)
    }

    /// Its short name.
    #[must_use]
    pub fn label(self, size: BinSize) -> String {
        let (year, month) = (self.start.year(), self.start.month());
        match size {
            BinSize::Auto | BinSize::Day => self.start.to_string(),
            BinSize::Week => {
                let week = self.start.iso_week_date();
                format!("{:04}-W{:02}", week.year(), week.week())
            }
            BinSize::Month => format!("{year:04}-{month:02}"),
            BinSize::Quarter => format!("{year:04}-Q{}", (month - 1) / 3 + 1),
            BinSize::Year => format!("{year:04}"),
        }
    }
}

/// The stretch from the first to the last day of the middle 98 % of dates, each with its weight; of all dates where
/// there are fewer than a hundred. A single year 221 must not stretch an axis over two thousand years.
#[must_use]
pub fn middle(dates: impl Iterator<Item = ((Date, Date), u64)> + Clone) -> Option<(Date, Date)> {
    let edge = dates.clone().map(|(_, weight)| weight).sum::<u64>() / 100;
    let mut sorted: Vec<((Date, Date), u64)> = dates.collect();
    let mut inside = |key: fn(&(Date, Date)) -> Date, backwards: bool| {
        sorted.order_by_key(|(days, _)| key(days));
        if backwards {
            sorted.reverse();
        }
        let mut passed = 0;
        let found = sorted.iter().find(|(_, weight)| {
            passed += weight;
            passed > edge
        });
        found.map(|(days, _)| key(days))
    };
    let first = inside(|days| days.0, false)?;
    let last = inside(|days| days.1, true)?;
    (first <= last).then_some((first, last))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn bins_hold_their_days() {
        let day = date(2023, 5, 19);
        let labels =
            [BinSize::Day, BinSize::Week, BinSize::Month, BinSize::Quarter, BinSize::Year].map(|size| {
                let bin = Bin::of(day, size);
                assert!(bin.start <= day && day <= bin.end(size));
                bin.label(size)
            });
        assert_eq!(labels, ["2023-05-19", "2023-W20", "2023-05", "2023-Q2", "2023"]);
        assert_eq!(Bin::of(date(2024, 12, 30), BinSize::Week).label(BinSize::Week), "2025-W01");
    }

    #[test]
    fn the_middle_leaves_what_lies_far_out() {
        let year = |year: i16| ((date(year, 1, 1), date(year, 12, 31)), 60);
        let dates = [((date(221, 1, 1), date(221, 12, 31)), 1), year(2022), year(2023)];
        assert_eq!(middle(dates.into_iter()), Some((date(2022, 1, 1), date(2023, 12, 31))));
        assert_eq!(middle(dates[..1].iter().copied()), Some((date(221, 1, 1), date(221, 12, 31))));
        assert_eq!(middle([].into_iter()), None);
    }

    #[test]
    fn an_axis_has_no_hole_and_a_bounded_length() {
        let (first, last) = (date(1, 1, 1), date(9999, 12, 31));
        let size = BinSize::Day.fitting(first, last);
        assert_eq!(size, BinSize::Year);
        assert_eq!(Bin::of(first, size).to(Bin::of(last, size), size).len(), 9999);
        let month = BinSize::Auto.fitting(date(2022, 10, 1), date(2024, 12, 31));
        assert_eq!(month, BinSize::Month);
        assert_eq!(Bin::of(date(2022, 10, 1), month).to(Bin::of(date(2024, 12, 31), month), month).len(), 27);
    }
}
