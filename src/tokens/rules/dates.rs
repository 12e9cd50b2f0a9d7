//! Dates as tokens.

use super::numbers::{digit, han_digit};
use crate::tokens::settings::DateRule;

/// The length of the date at the beginning of `text` that is one token under `rule`.
#[must_use]
pub fn date(text: &str, rule: DateRule) -> Option<usize> {
    if rule == DateRule::Off {
        return None;
    }
    let year = part(text, '年').filter(|part| {
        part.digits == 4 || (part.digits == 2 && !part.han && text[part.len..].starts_with(numeral))
    });
    let after_year = year.as_ref().map_or(0, |part| part.len);
    let month = part(&text[after_year..], '月').filter(|part| (1..=12).contains(&part.value));
    let after_month = after_year + month.as_ref().map_or(0, |part| part.len);
    let rest = &text[after_month..];
    let day = part(rest, '日').or_else(|| month.as_ref().and_then(|_| part(rest, '号')));
    let day = day.filter(|day| {
        let after = rest[day.len..].chars().next();
        // 17日 by itself is the day of a date; 三日 is as often three days, and 100日元 no day at all.
        let alone = year.is_none() && !day.han && !matches!(after, Some('元' | '圆' | '本' | '均'));
        (1..=31).contains(&day.value) && (month.is_some() || alone)
    });
    if let Some(day) = day {
        return Some(after_month + day.len);
    }
    if rule != DateRule::All {
        return None;
    }
    if let Some(year) = year {
        // 2025年度 and 80年代 are words of their own.
        return (!text[year.len..].starts_with(['度', '代', '级'])).then_some(year.len);
    }
    let month = month?;
    Some(month.len + if text[month.len..].starts_with('份') { '份'.len_utf8() } else { 0 })
}

fn numeral(c: char) -> bool {
    digit(c).is_some() || han_digit(c).is_some() || c == '十'
}

struct Part {
    value: u32,
    digits: usize,
    han: bool,
    len: usize,
}

/// A number of up to four digits and `unit`.
fn part(text: &str, unit: char) -> Option<Part> {
    const LONGEST: usize = 4;
    let first = text.chars().next()?;
    let han = digit(first).is_none();
    let (mut value, mut digits, mut len) = (0u32, 0, 0);
    // The number of tens, once 十 has stood.
    let mut tens = None;
    for c in text.chars().take(LONGEST + 1) {
        if c == unit {
            let value = tens.map_or(value, |tens| tens * 10 + value);
            return (digits > 0).then_some(Part { value, digits, han, len: len + unit.len_utf8() });
        }
        if digits == LONGEST {
            return None;
        }
        match if han { han_digit(c) } else { digit(c) } {
            Some(next) => value = value * 10 + next,
            None if han && c == '十' && tens.is_none() => tens = Some(std::mem::take(&mut value).max(1)),
            None => return None,
        }
        digits += 1;
        len += c.len_utf8();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, rule: DateRule) -> Option<&str> {
        date(text, rule).map(|len| &text[..len])
    }

    #[test]
    fn a_date_that_names_a_day_is_one_token() {
        for whole in [
            "2025年6月17日",
            "6月17日",
            "17日",
            "２０２５年６月１７日",
            "二〇二五年六月十七日",
            "六月三十一日",
            "98年7月1日",
            "6月17号",
        ] {
            assert_eq!(found(&format!("{whole}电"), DateRule::Days), Some(whole), "{whole}");
        }
        for none in
            ["2025年", "6月", "100日元", "17日元", "三日", "32日", "5号线", "13月1日", "2025年底", "一九"]
        {
            assert_eq!(found(none, DateRule::Days), None, "{none}");
        }
    }

    #[test]
    fn years_and_months_are_tokens_when_asked_for() {
        assert_eq!(found("2025年6月", DateRule::All), Some("2025年"));
        assert_eq!(found("6月份", DateRule::All), Some("6月份"));
        assert_eq!(found("2025年度", DateRule::All), None);
        assert_eq!(found("二〇二五年初", DateRule::All), Some("二〇二五年"));
        assert_eq!(found("17日", DateRule::Off), None);
    }
}
