//! Foreign names that the dictionary does not hold, put together from what it cut them into: 库皮扬斯克 from 库, 皮, 扬 and 斯克. What is
//! as often a word stands in them beside parts that leave no doubt: 加兹瓦尼, 米尔济约耶夫, 纳斯鲁拉, 别尔德穆哈梅多夫.

use super::rules::names;
use super::{Piece, Tokenizer, fold};

/// Characters of such a name.
const NAME: std::ops::RangeInclusive<usize> = 3..=12;

/// A piece of a run as the segmenter found it.
#[derive(Clone, Copy)]
pub(super) struct Found {
    /// Where it begins in the run.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Its word.
    pub word: Option<u32>,
    /// Whether a character near it has another simple form.
    pub changes: bool,
    /// What it can be in a name.
    pub part: Part,
}

/// What a piece can be in a foreign name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Nothing.
    None,
    /// Any part: hardly anything else is written so.
    Any,
    /// A part beside others that leave no doubt.
    Beside {
        /// Also the first.
        begins: bool,
        /// Also the last.
        ends: bool,
    },
    /// The last character of a name and what stands behind names.
    Tail,
}

impl Tokenizer {
    /// What a piece can be in a name, of which some stands before it where `begun`.
    pub(super) fn part(&self, surface: &str, word: Option<u32>, begun: bool) -> Part {
        if names::foreign_to(surface) {
            return Part::None;
        }
        let (begins, ends) = (names::begins(surface), names::ends(surface));
        if begins || (begun && names::inner(surface)) {
            return Part::Beside { begins, ends };
        }
        if begun && names::tail(surface).is_some() {
            return Part::Tail;
        }
        if !names::weak(surface) {
            return Part::None;
        }
        // Of the words of the dictionary only those without a tag and short names of people: 乌克兰, which has such a tag, is whole.
        let name = surface.chars().nth(1).is_none()
            || word.is_none_or(|word| {
                let tag = self.dictionary.segmenter().tag(word);
                tag.is_empty() || (tag.starts_with("nr") && surface.chars().nth(2).is_none())
            });
        match name {
            true if names::fragment(surface) => Part::Any,
            true => Part::Beside { begins: true, ends: true },
            false => Part::None,
        }
    }

    /// Hands on the pieces that wait, names among them as one, and forgets them.
    pub(super) fn joined<'t>(
        &self,
        run: &'t str,
        pending: &mut Vec<Found>,
        sink: &mut impl FnMut(Piece<'t>, &str, Option<u32>),
    ) {
        let mut at = 0;
        while let Some(first) = pending.get(at) {
            if let Some(last) = name(run, &pending[at..]) {
                at += last;
                let mut end = pending[at].end;
                // 巴赫穆特等: the dictionary took the last character for the first of another word.
                let tail = pending.get(at + 1).filter(|piece| piece.part == Part::Tail);
                let behind = tail.and_then(|tail| Some((tail, names::tail(&run[tail.start..tail.end])?)));
                end += behind.map_or(0, |(_, len)| len);
                let surface = &run[first.start..end];
                self.word(surface, &fold::term(surface), None, sink);
                if let Some((tail, len)) = behind {
                    let rest = Found { start: tail.start + len, word: None, ..*tail };
                    self.found(run, rest, sink);
                    at += 1;
                }
            } else {
                self.found(run, *first, sink);
            }
            at += 1;
        }
        pending.clear();
    }
}

/// Characters of a name that leave no doubt about what stands beside them.
const SURE: usize = 3;

/// The last of the pieces that make up the name at the beginning of `pieces`: several, at least one of them a single character.
fn name(run: &str, pieces: &[Found]) -> Option<usize> {
    let characters = |piece: &Found| run[piece.start..piece.end].chars().count();
    let any = |at: usize| pieces.get(at).filter(|piece| piece.part == Part::Any).map(characters);
    // Characters of the parts from `at` on that are sure.
    let sure = |at: usize| (at..).map_while(any).take(SURE).sum::<usize>();
    let (mut end, mut count, mut single) = (0, 0, false);
    while let Some(piece) = pieces.get(end) {
        let goes_on = match piece.part {
            Part::Any => true,
            Part::Beside { begins, .. } if end == 0 => {
                // What follows is a name by itself.
                begins && any(1).is_some() && name(run, &pieces[1..]).is_some()
            }
            Part::Beside { ends, .. } => {
                let next = sure(end + 1);
                // Behind what may be a word as well, two characters of a name, or one if enough stands before.
                let inside = any(end - 1).is_some() && (next >= 2 || (next == 1 && count > SURE));
                inside || (ends && single && count >= SURE && any(end - 1).is_some())
            }
            Part::None | Part::Tail => false,
        };
        if !goes_on || count > *NAME.end() {
            break;
        }
        single |= characters(piece) == 1;
        count += characters(piece);
        end += 1;
    }
    (end >= 2 && single && NAME.contains(&count)).then(|| end - 1)
}
