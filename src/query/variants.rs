//! Characters that are counted together: forms of one character in other width or case, traditional and
//! simplified, as far as terms are folded ([`fold::term`]).

use std::sync::OnceLock;

use memchr::memmem;
use rustc_hash::FxHashMap;

use crate::tokens::fold;

/// Characters that fold to something else, both ways.
struct Folds {
    /// What a character folds to, where that is not itself.
    to: FxHashMap<char, String>,
    /// Characters whose folded form begins with the key and is not themselves.
    from: FxHashMap<char, Vec<char>>,
}

/// Beyond this code point nothing folds but the supplementary ideographs up to U+323AF.
const LAST: u32 = 0x323AF;

fn folds() -> &'static Folds {
    static FOLDS: OnceLock<Folds> = OnceLock::new();
    FOLDS.get_or_init(|| {
        let mut folds = Folds { to: FxHashMap::default(), from: FxHashMap::default() };
        for c in (0..=LAST).filter_map(char::from_u32) {
            let mut buffer = [0; 4];
            let own: &str = c.encode_utf8(&mut buffer);
            let folded = fold::term(own);
            if folded != own
                && let Some(first) = folded.chars().next()
            {
                folds.from.entry(first).or_default().push(c);
                folds.to.insert(c, folded.into_owned());
            }
        }
        folds
    })
}

/// The dot that İ leaves above the i that it folds to: the only case of one character that folds to two.
pub(super) const DOT: char = '\u{307}';

/// Characters, folded one by one, to be found in whatever form they are written.
pub struct Variants {
    /// As they fold.
    folded: Vec<char>,
    /// The forms of each, where every character folds to one character.
    forms: Option<Vec<Vec<char>>>,
    /// All characters whose folded form begins as the first one does, as UTF-8.
    begins: Vec<String>,
}

impl Variants {
    /// All forms of `text`.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let folded: Vec<char> = text.chars().flat_map(fold_one).collect();
        let mut begins = Vec::new();
        if let Some(first) = folded.first() {
            begins.push(first.to_string());
            begins.extend(folds().from.get(first).into_iter().flatten().map(char::to_string));
        }
        let single = text.chars().all(|c| fold_one(c).count() == 1) && !folded.contains(&DOT);
        let forms = single.then(|| folded.iter().map(|c| forms_of(*c)).collect());
        Self { folded, forms, begins }
    }

    /// Whether there is another form than the folded one at all.
    #[must_use]
    pub fn vary(text: &str) -> bool {
        let table = folds();
        text.chars().any(|c| table.to.contains_key(&c) || table.from.contains_key(&c))
    }

    /// Bytes from the start of `text` that are a form of the characters.
    #[must_use]
    pub fn prefix(&self, text: &str) -> Option<usize> {
        if let Some(forms) = &self.forms {
            let mut characters = text.chars();
            let all = forms.iter().all(|forms| characters.next().is_some_and(|c| forms.contains(&c)));
            return all.then(|| text.len() - characters.as_str().len());
        }
        let mut wanted = self.folded.iter();
        for (at, c) in text.char_indices() {
            if wanted.len() == 0 {
                return Some(at);
            }
            if !fold_one(c).all(|folded| wanted.next() == Some(&folded)) {
                return None;
            }
        }
        (wanted.len() == 0).then_some(text.len())
    }

    /// Where forms of the characters can begin in `text`, ascending.
    #[must_use]
    pub fn starts(&self, text: &str) -> Vec<usize> {
        let mut starts: Vec<usize> =
            self.begins.iter().flat_map(|first| memmem::find_iter(text.as_bytes(), first)).collect();
        if self.begins.len() > 1 {
            starts.sort_unstable();
        }
        starts
    }
}

/// All characters that fold to what `c` folds to, where that is one character.
pub(super) fn forms_of(c: char) -> Vec<char> {
    let mut folded = fold_one(c);
    let (Some(only), None) = (folded.next(), folded.next()) else { return vec![c] };
    let begin = folds().from.get(&only).into_iter().flatten().copied();
    std::iter::once(only).chain(begin.filter(|form| fold_one(*form).count() == 1)).collect()
}

/// What `c` folds to.
pub(super) fn fold_one(c: char) -> impl Iterator<Item = char> {
    let folded = folds().to.get(&c);
    let itself = folded.is_none().then_some(c);
    folded.into_iter().flat_map(|folded| folded.chars()).chain(itself)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_found_in_any_width_and_case() {
        let apec = Variants::new("ＡＰＥＣ");
        let text = "在apec、ApＥC与APE";
        let found: Vec<&str> = apec
            .starts(text)
            .into_iter()
            .filter_map(|at| apec.prefix(&text[at..]).map(|length| &text[at..at + length]))
            .collect();
        assert_eq!(found, ["apec", "ApＥC"]);
        assert!(Variants::vary("a") && !Variants::vary("。"));
    }
}
