//! Runs of Chinese characters: folded, cut into words of the dictionary, and put right by the rules that look at whole words.

use std::borrow::Cow;

use super::classes::is_han;
use super::joined::{Found, Part};
use super::rules::lettered::lettered;
use super::rules::{begins, dotted, numerals};
use super::{Bound, Kind, Piece, Tokenizer, fold};

/// Bytes of letters that a word of the dictionary begins with, at most, and Chinese characters behind them.
const LONGEST_LETTERS: usize = 12;
/// The same with Chinese characters in front.
const LONGEST_MIXED: usize = 20;
const MOST_BEHIND: usize = 3;

impl Tokenizer {
    /// Cuts a run of Chinese characters.
    pub(super) fn run<'t>(&self, run: &'t str, sink: &mut impl FnMut(Piece<'t>, &str, Option<u32>)) {
        let fold = self.settings.fold.traditional;
        if !self.settings.hmm {
            let mut pending: Vec<Found> = Vec::new();
            let mut at = 0;
            let splits = !self.own.splits().is_empty();
            self.dictionary.segmenter().cut(run, fold, |surface, word, changes| {
                let end = at + surface.len();
                // Nearly all words of a text.
                if let Some(number) = word
                    && fold
                    && !changes
                    && !splits
                    && self.dictionary.stands_alone(number, || self.stands_alone(surface, number))
                {
                    if !pending.is_empty() {
                        self.joined(run, &mut pending, sink);
                    }
                    sink(Piece { surface, kind: Kind::Han, bound: Bound::None }, surface, word);
                    at = end;
                    return;
                }
                let mut piece = Found { start: at, end, word, changes, part: Part::None };
                if self.settings.rules.names {
                    piece.part = self.part(surface, word, !pending.is_empty());
                }
                if piece.part == Part::None {
                    self.joined(run, &mut pending, sink);
                    self.found(run, piece, sink);
                } else {
                    pending.push(piece);
                }
                at = end;
            });
            self.joined(run, &mut pending, sink);
            return;
        }
        let folded = if fold { fold::han(run) } else { Cow::Borrowed(run) };
        let same = matches!(folded, Cow::Borrowed(_));
        let mut words = |surface: &'t str, word: &str| {
            if fold {
                self.word(surface, word, None, sink);
            } else {
                self.word(surface, &fold::term(word), None, sink);
            }
        };
        let jieba = self.dictionary.jieba();
        if same {
            for token in jieba.cut(run, self.settings.hmm) {
                words(token.word, token.word);
            }
            return;
        }
        let mut rest = run;
        for token in jieba.cut(&folded, self.settings.hmm) {
            let surface = first_characters(rest, token.end - token.start);
            rest = &rest[surface.len()..];
            words(surface, token.word);
        }
    }

    /// The length of the word at the beginning of `text` that has letters up to `letters` bytes and, before or behind them, Chinese
    /// characters: A股, T恤, 卡拉OK.
    pub(super) fn mixed(&self, text: &str, letters: usize) -> Option<usize> {
        let (before, behind) = (text.starts_with(is_han), &text[letters..]);
        let longest = if before { LONGEST_MIXED } else { LONGEST_LETTERS };
        if !self.settings.rules.hyphens || letters > longest || !(before || behind.starts_with(is_han)) {
            return None;
        }
        let ends = behind.char_indices().take(MOST_BEHIND).take_while(|(_, c)| is_han(*c));
        let ends = ends.map(|(at, c)| letters + at + c.len_utf8());
        let ends: Vec<usize> = before.then_some(letters).into_iter().chain(ends).collect();
        ends.into_iter().rev().find(|end| {
            let term = fold::term(&text[..*end]);
            (self.dictionary.has_word_with_letters(&term) || lettered(&term)) && !self.splits(&term)
        })
    }

    /// Whether no rule for whole words takes `surface`, word `word` of the dictionary, apart or joins it to its neighbours.
    fn stands_alone(&self, surface: &str, word: u32) -> bool {
        let joins = [false, true].iter().any(|begun| self.part(surface, Some(word), *begun) != Part::None);
        !joins && numerals::cut(surface).is_none()
    }

    /// Hands on a piece of a run as the segmenter found it.
    pub(super) fn found<'t>(
        &self,
        run: &'t str,
        piece: Found,
        sink: &mut impl FnMut(Piece<'t>, &str, Option<u32>),
    ) {
        let surface = &run[piece.start..piece.end];
        let fold = self.settings.fold.traditional;
        let term = if fold && !piece.changes { Cow::Borrowed(surface) } else { fold::term(surface) };
        // Where traditional characters are not matched, they are still counted with the simple ones.
        let word = piece.word.filter(|_| fold || matches!(term, Cow::Borrowed(_)));
        self.word(surface, &term, word, sink);
    }

    /// Hands on a word of the dictionary, in pieces where a rule or the user says so.
    pub(super) fn word<'t>(
        &self,
        surface: &'t str,
        term: &str,
        word: Option<u32>,
        sink: &mut impl FnMut(Piece<'t>, &str, Option<u32>),
    ) {
        // A single character, which is half of all, has nothing to be cut.
        let single = term.len() <= 4 && term.chars().nth(1).is_none();
        let mut hand = |surface: &'t str, term: &str, word: Option<u32>| {
            sink(Piece { surface, kind: Kind::Han, bound: Bound::None }, term, word);
        };
        if single {
            return hand(surface, term, word);
        }
        if self.settings.rules.numerals
            && term.starts_with(may_count)
            && let Some(at) = numerals::cut(term)
        {
            let left = first_characters(surface, term[..at].chars().count());
            hand(left, &term[..at], None);
            return hand(&surface[left.len()..], &term[at..], None);
        }
        if self.own.splits().is_empty() || !self.splits(term) {
            return hand(surface, term, word);
        }
        let mut rest = surface;
        for part in self.pieces(term) {
            let surface = first_characters(rest, part.chars().count());
            rest = &rest[surface.len()..];
            hand(surface, part, None);
        }
    }

    fn splits(&self, term: &str) -> bool {
        self.own.splits().binary_search_by(|split| split.as_str().cmp(term)).is_ok()
    }

    /// The fewest words of the dictionary that make up `term`, itself and other words that are to be split left
    /// aside; of several ways, the one with the longest words in front.
    fn pieces<'w>(&self, term: &'w str) -> Vec<&'w str> {
        let bounds: Vec<usize> = term.char_indices().map(|(at, _)| at).chain([term.len()]).collect();
        let last = bounds.len() - 1;
        // For each place, in how few pieces the rest can be cut, and where the first of them ends.
        let mut best = vec![(usize::MAX, last); last + 1];
        best[last] = (0, last);
        for from in (0..last).rev() {
            for to in from + 1..=last {
                let part = &term[bounds[from]..bounds[to]];
                let word = to == from + 1
                    || (part.len() < term.len() && self.dictionary.has_word(part) && !self.splits(part));
                let pieces = best[to].0.saturating_add(1);
                if word && pieces <= best[from].0 {
                    best[from] = (pieces, to);
                }
            }
        }
        let mut parts = Vec::new();
        let mut from = 0;
        while from < last {
            let to = best[from].1;
            parts.push(&term[bounds[from]..bounds[to]]);
            from = to;
        }
        parts
    }

    /// Cuts a run with dots in it: joins what they join, and takes the other dots for marks.
    pub(super) fn dotted<'t>(&self, run: &'t str, sink: &mut impl FnMut(Piece<'t>, &str, Option<u32>)) {
        let folded = if self.settings.fold.traditional { fold::han(run) } else { Cow::Borrowed(run) };
        // The surfaces with what they are matched as; dots stand by themselves.
        let mut tokens: Vec<(&'t str, String)> = Vec::new();
        let mut rest = run;
        let mut token = |word: &str| {
            let surface = first_characters(rest, word.chars().count());
            rest = &rest[surface.len()..];
            tokens.push((surface, word.to_owned()));
        };
        if self.settings.hmm {
            self.dictionary.jieba().cut(&folded, true).iter().for_each(|found| token(found.word));
        } else {
            for part in folded.split_inclusive(dotted::joiner) {
                let (before, dot) = part.split_at(part.trim_end_matches(dotted::joiner).len());
                self.dictionary.segmenter().cut(before, false, |word, _, _| token(word));
                if !dot.is_empty() {
                    token(dot);
                }
            }
        }
        let is_dot = |token: &(&str, String)| token.1.chars().all(dotted::joiner);
        let part = |token: &'_ (&'t str, String)| {
            let tag = self.dictionary.tag(&token.1);
            !tag.is_empty() && !tag.starts_with("nr")
        };
        let ordinary: Vec<bool> = tokens.iter().map(part).collect();
        let parts = |range: std::ops::Range<usize>| {
            range.map(|at| dotted::Part { word: &tokens[at].1, ordinary: ordinary[at] })
        };
        // For each token, one past the last of the name that begins with it.
        let mut name_ends = vec![0; tokens.len()];
        let mut open: Option<(usize, usize)> = None;
        for dot in (0..tokens.len()).filter(|at| is_dot(&tokens[*at])) {
            let next = (dot + 1..tokens.len()).find(|at| is_dot(&tokens[*at]));
            let between = next.filter(|next| dotted::between(parts(dot + 1..*next)));
            let left = match open {
                // All of it was found to belong to the name that the dot before it joins.
                Some((_, end)) if end == dot => 1,
                _ => dotted::reach(parts(0..dot).rev(), true),
            };
            let right = between
                .map_or_else(|| dotted::reach(parts(dot + 1..tokens.len()), false), |next| next - dot - 1);
            // 马克思·列宁主义: behind a person, what is called after another too.
            let teaching = || !ordinary[dot - 1] && dotted::teaching(&tokens[dot + 1].1);
            let right = if right == 0 && left > 0 && dot + 1 < tokens.len() {
                usize::from(teaching())
            } else {
                right
            };
            if left == 0 || right == 0 {
                continue;
            }
            let (from, to) = (dot - left, dot + 1 + right);
            let from = match open {
                Some((first, end)) if end >= from => first,
                _ => from,
            };
            name_ends[from] = to;
            open = Some((from, to));
        }
        let mut at = 0;
        let mut offset = 0;
        while at < tokens.len() {
            let (surface, word) = &tokens[at];
            if name_ends[at] > at {
                let len = tokens[at..name_ends[at]].iter().map(|(surface, _)| surface.len()).sum::<usize>();
                let surface = &run[offset..offset + len];
                sink(Piece { surface, kind: Kind::Name, bound: Bound::None }, &name_term(surface), None);
                offset += len;
                at = name_ends[at];
                continue;
            }
            if is_dot(&tokens[at]) {
                sink(Piece { surface, kind: Kind::Mark, bound: Bound::None }, surface, None);
            } else if surface.is_ascii() {
                sink(Piece { surface, kind: Kind::Letters, bound: Bound::None }, &fold::term(word), None);
            } else {
                self.word(surface, &fold::term(word), None, sink);
            }
            offset += surface.len();
            at += 1;
        }
    }
}

/// Whether a word can begin with a numeral when it begins with `c`: one look in a table, before each numeral is compared.
#[inline]
fn may_count(c: char) -> bool {
    begins::begins(c) || matches!(c, '亿' | '億')
}

/// The term of a name: folded, and its dots all the same.
fn name_term(surface: &str) -> String {
    fold::term(surface).chars().map(|c| if dotted::dot(c) || c == '.' { '·' } else { c }).collect()
}

fn first_characters(text: &str, count: usize) -> &str {
    let end = text.char_indices().nth(count).map_or(text.len(), |(at, _)| at);
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_numeral_is_looked_at() {
        for c in ('\u{3000}'..'\u{A000}').filter(|c| numerals::numeral(*c) || *c == '第') {
            assert!(may_count(c), "{c}");
        }
    }
}
