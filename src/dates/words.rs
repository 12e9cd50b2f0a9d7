//! Words of dates, as tables.

/// English month names, full and shortened; the place in the list gives the month.
const MONTHS: [(&str, &str); 12] = [
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may", "may"),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
];

/// The month, 1 to 12, that an English word in any case names.
pub(crate) fn english_month(word: &str) -> Option<u32> {
    if !(3..=9).contains(&word.len()) {
        return None;
    }
    let is = |name: &str| word.eq_ignore_ascii_case(name);
    let found = MONTHS.iter().position(|&(full, short)| is(full) || is(short));
    let found = if is("sept") { Some(8) } else { found };
    found.and_then(|n| u32::try_from(n + 1).ok())
}
