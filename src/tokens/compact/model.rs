//! What is known of each decision of the compact form: which state decides. `scripts/range_coder.py` has the same.

use super::range::{Decoder, State};

/// Characters with a context of their own: before others, at the end of a word.
const RANKS: usize = 2048;
const LAST_RANKS: usize = 1024;
/// States of a number: 16 for its length in bits, three at each length for the two bits behind the highest.
const NUMBER: usize = 64;
/// The longest number, in bits behind the highest.
const LONGEST: usize = 15;
/// Steps of a count, at most.
const STEPS: usize = 32;
/// Lengths in bits of a rank or a gap.
const WIDTHS: usize = 16;

/// The states of all columns.
pub struct Model {
    shared: Vec<State>,
    more: Vec<State>,
    gap: Numbers,
    first_gap: Vec<State>,
    rest: Numbers,
    power: Vec<State>,
    tag: Numbers,
}

/// States of numbers: general ones, and special ones beside them.
struct Numbers {
    general: Vec<State>,
    special: Vec<State>,
}

impl Numbers {
    fn new(general: usize, special: usize) -> Self {
        Self { general: fresh(general * NUMBER), special: fresh(special * NUMBER) }
    }
}

fn fresh(states: usize) -> Vec<State> {
    vec![State::FRESH; states]
}

/// Bits that a number takes, 0 for 0.
fn width(number: u32) -> usize {
    (32 - number.leading_zeros()) as usize
}

impl Model {
    /// Nothing is known yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            shared: fresh(8 * 8 * STEPS),
            more: fresh(8 * 8 * 8 * STEPS),
            gap: Numbers::new(2 * WIDTHS * WIDTHS, 2 * WIDTHS * WIDTHS * WIDTHS),
            first_gap: fresh(NUMBER),
            rest: Numbers::new(2, 2 * RANKS),
            power: fresh(8 * 16 * STEPS),
            tag: Numbers::new(6, 6 * LAST_RANKS),
        }
    }

    /// Characters shared with the word before.
    pub fn shared(
        &mut self,
        decoder: &mut Decoder<'_>,
        length_before: usize,
        shared_before: usize,
    ) -> Option<usize> {
        count(decoder, &mut self.shared, length_before.min(7) * 8 + shared_before.min(7))
    }

    /// Characters that follow, at least one.
    pub fn more(
        &mut self,
        decoder: &mut Decoder<'_>,
        shared: usize,
        length_before: usize,
        shared_before: usize,
    ) -> Option<usize> {
        let context = (shared.min(7) * 8 + length_before.min(7)) * 8 + shared_before.min(7);
        Some(count(decoder, &mut self.more, context)? + 1)
    }

    /// The rank of the first character that follows, less `replaced`: one more than the rank of the one it replaces.
    pub fn gap(
        &mut self,
        decoder: &mut Decoder<'_>,
        shared: usize,
        replaced: u32,
        gap_before: u32,
        rank_before: u32,
    ) -> Option<u32> {
        if shared == 0 {
            return number(decoder, &mut self.first_gap, None);
        }
        let general = (usize::from(shared > 1) * WIDTHS + width(replaced)) * WIDTHS + width(gap_before + 1);
        at(decoder, &mut self.gap, general, Some(general * WIDTHS + width(rank_before + 1)))
    }

    /// The rank of a character behind another.
    pub fn rest(&mut self, decoder: &mut Decoder<'_>, rank_before: u32, last: bool) -> Option<u32> {
        let (last, before) = (usize::from(last), rank_before as usize);
        at(decoder, &mut self.rest, last, (before < RANKS).then_some(before * 2 + last))
    }

    /// The power of two that the frequency is near.
    pub fn power(&mut self, decoder: &mut Decoder<'_>, length: usize, before: usize) -> Option<usize> {
        count(decoder, &mut self.power, length.min(7) * 16 + before.min(15))
    }

    /// The number of the tag.
    pub fn tag(&mut self, decoder: &mut Decoder<'_>, last_rank: u32, length: usize) -> Option<u32> {
        let (length, last) = (length.min(5), last_rank as usize);
        at(decoder, &mut self.tag, length, (last < LAST_RANKS).then_some(last * 6 + length))
    }
}

/// A small number, one decision for each step.
fn count(decoder: &mut Decoder<'_>, states: &mut [State], context: usize) -> Option<usize> {
    let states = states.get_mut(context * STEPS..(context + 1) * STEPS)?;
    states.iter_mut().position(|state| !decoder.bit(state))
}

fn at(
    decoder: &mut Decoder<'_>,
    numbers: &mut Numbers,
    general: usize,
    special: Option<usize>,
) -> Option<u32> {
    let general = numbers.general.get_mut(general * NUMBER..(general + 1) * NUMBER)?;
    let special = match special {
        Some(special) => Some(numbers.special.get_mut(special * NUMBER..(special + 1) * NUMBER)?),
        None => None,
    };
    number(decoder, general, special)
}

/// Its length in bits less one, step by step; then the bits behind the highest, the first two of them by model.
fn number(decoder: &mut Decoder<'_>, general: &mut [State], special: Option<&mut [State]>) -> Option<u32> {
    let value = match special {
        None => spelt(decoder, |decoder, place| decoder.bit(&mut general[place])),
        Some(own) => spelt(decoder, |decoder, place| decoder.bit_of(&mut general[place], &mut own[place])),
    };
    Some(value? - 1)
}

fn spelt<'b>(decoder: &mut Decoder<'b>, mut bit: impl FnMut(&mut Decoder<'b>, usize) -> bool) -> Option<u32> {
    let mut length = 0;
    while bit(decoder, length) {
        length += 1;
        if length > LONGEST {
            return None;
        }
    }
    let (mut value, mut node) = (1u32, 0);
    for place in 0..length {
        let one = if place < 2 { bit(decoder, 16 + length * 3 + node) } else { decoder.even() };
        node = 1 + usize::from(one);
        value = value << 1 | u32::from(one);
    }
    Some(value)
}
