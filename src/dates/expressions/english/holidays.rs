//! Festivals by their English names.

use super::months::year;
use super::{last_word, words};
use crate::dates::expressions::levels::{Level, Unit};
use crate::dates::reader::Reader;

/// A festival, with a year behind it if there is one.
pub(super) fn festival(start: Reader<'_>, place: &mut Reader<'_>) -> Option<Vec<Level>> {
    // Kazakhstan's Independence Day is another.
    let possessed = start.text[..start.at].trim_end().ends_with(['\'', '’'])
        || matches!(last_word(start).as_str(), "s" | "your");
    let owned =
        |name: &str| matches!(name, "independence day" | "labor day" | "memorial day" | "veterans day");
    let (found, end) = words::FESTIVALS
        .iter()
        .filter(|f| !(possessed && owned(f.name)))
        .find_map(|f| Some((f, named(start, f.name)?)))?;
    place.at = end;
    let mut rest = *place;
    rest.gap();
    if let Some(year) = year(&mut rest) {
        *place = rest;
        return Some(vec![Level::Year(year), Level::Festival(found)]);
    }
    Some(vec![Level::Open(Unit::Year), Level::Festival(found)])
}

/// Where `name`, in lower case, ends if it stands at `start` in any case and with either apostrophe.
fn named(start: Reader<'_>, name: &str) -> Option<usize> {
    let mut place = start;
    for wanted in name.chars() {
        let c = place.next()?;
        let same = c.eq_ignore_ascii_case(&wanted) || wanted == '\'' && c == '’';
        if !same {
            return None;
        }
    }
    (!place.peek().is_some_and(|c| c.is_ascii_alphanumeric())).then_some(place.at)
}
