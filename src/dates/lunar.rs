//! The Chinese lunisolar calendar and the solar terms, 1900 to 2100.
//!
//! Lunar dates are converted by `icu_calendar`, whose tables follow GB/T 33661-2017. Outside 1900–2100
//! they are approximations, so nothing is converted there.

use super::calendar::{Date, DateSpan, Precision, add_days, civil};
use icu_calendar::cal::ChineseTraditional;
use icu_calendar::types::Month;

/// Lunar years that are converted.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

/// The days of a lunar month. `year` is the Gregorian year in which the lunar year begins, `month` 1 to
/// 12. Nothing when that year has no such (leap) month.
#[must_use]
pub fn lunar_month(year: i32, month: u32, leap: bool) -> Option<DateSpan> {
    let first = lunar_day(year, month, leap, 1)?;
    let length = if lunar_day(year, month, leap, 30).is_some() { 30 } else { 29 };
    DateSpan::new(first, add_days(first, length - 1)?, Precision::Month)
}

/// The civil day of a lunar date; nothing when there is no such day.
#[must_use]
pub fn lunar_day(year: i32, month: u32, leap: bool, day: u32) -> Option<Date> {
    if !YEARS.contains(&year) || !(1..=12).contains(&month) {
        return None;
    }
    let month = u8::try_from(month).ok()?;
    let month = if leap { Month::leap(month) } else { Month::new(month) };
    let lunar = icu_calendar::Date::<ChineseTraditional>::try_new_chinese_traditional(
        year,
        month,
        u8::try_from(day).ok()?,
    )
    .ok()?;
    let iso = lunar.to_calendar(icu_calendar::Iso);
    civil(iso.era_year().year, u32::from(iso.month().ordinal), u32::from(iso.day_of_month().0))
}

/// The day, in Beijing time, on which the sun reaches longitude 15° × `term` in `year`: 0 is the March
/// equinox (春分), 1 is 清明, 18 the December solstice (冬至), 21 is 立春.
///
/// Low-accuracy solar coordinates of J. Meeus, Astronomical Algorithms (1998), chapter 25: good to 0.01°,
/// a quarter of an hour.
#[must_use]
pub fn solar_term(year: i32, term: u32) -> Option<Date> {
    if !YEARS.contains(&year) {
        return None;
    }
    let target = f64::from(term % 24) * 15.0;
    // The sun stands at about 280.5° on 1 January: days from J2000 of the first guess.
    let from_new_year = (target - 280.46).rem_euclid(360.0) / 360.0 * 365.2422;
    let mut days = f64::from(year - 2000) * 365.2422 - 0.5 + from_new_year;
    for _ in 0..6 {
        let off = (target - solar_longitude(days) + 180.0).rem_euclid(360.0) - 180.0;
        days += off / 360.0 * 365.2422;
    }
    // From terrestrial to universal time (about a minute in these years), then to Beijing; J2000 is noon.
    let beijing = days - 65.0 / 86_400.0 + 8.0 / 24.0 + 0.5;
    add_days(civil(2000, 1, 1)?, beijing.floor() as i64)
}

/// Apparent longitude of the sun in degrees, `days` after 2000-01-01 12:00 TT.
fn solar_longitude(days: f64) -> f64 {
    let t = days / 36_525.0;
    let mean = 280.466_46 + 36_000.769_83 * t + 0.000_303_2 * t * t;
    let anomaly = (357.529_11 + 35_999.050_29 * t - 0.000_153_7 * t * t).to_radians();
    let centre = (1.914_602 - 0.004_817 * t - 0.000_014 * t * t) * anomaly.sin()
        + (0.019_993 - 0.000_101 * t) * (2.0 * anomaly).sin()
        + 0.000_289 * (3.0 * anomaly).sin();
    let node = (125.04 - 1934.136 * t).to_radians();
    mean + centre - 0.005_69 - 0.004_78 * node.sin()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Dates published by the Hong Kong Observatory and the Purple Mountain Observatory.
    #[test]
    fn known_days() {
        for (year, month, day, expected) in [
            (2025, 1, 1, (2025, 1, 29)),
            (2024, 1, 1, (2024, 2, 10)),
            (2023, 1, 1, (2023, 1, 22)),
            (2017, 8, 15, (2017, 10, 4)),
            (2024, 12, 8, (2025, 1, 7)),
            (1949, 8, 10, (1949, 10, 1)),
        ] {
            let (y, m, d) = expected;
            assert_eq!(lunar_day(year, month, false, day), civil(y, m, d));
        }
        assert_eq!(lunar_day(2023, 2, true, 1), civil(2023, 3, 22));
        assert_eq!(lunar_day(2024, 2, true, 1), None);
        assert_eq!(lunar_day(2025, 1, false, 31), None);
    }

    #[test]
    fn known_terms() {
        for (year, term, month, day) in [
            (2016, 1, 4, 4),
            (2017, 1, 4, 4),
            (2022, 1, 4, 5),
            (2023, 1, 4, 5),
            (2024, 1, 4, 4),
            (2025, 1, 4, 4),
            (2023, 18, 12, 22),
            (2024, 18, 12, 21),
            (2024, 21, 2, 4),
            (2025, 21, 2, 3),
            (2025, 6, 6, 21),
            (2022, 12, 9, 23),
        ] {
            assert_eq!(solar_term(year, term), civil(year, month, day), "{year} {term}");
        }
    }
}
