//! A range decoder with adaptive binary states, the other half of `scripts/range_coder.py`: Martin 1979, in the form
//! that LZMA has.

/// The most decisions that a state remembers.
const SEEN: usize = 60;
/// By how much of the distance a state moves, in 1/65536: 1/(n + 1.6) after n decisions.
const RATES: [i32; SEEN + 1] = rates();
const LEAST: i32 = 32;
const MOST: i32 = 65_503;

const fn rates() -> [i32; SEEN + 1] {
    let mut rates = [0; SEEN + 1];
    let mut seen = 0;
    while seen <= SEEN {
        // Tenths, so that no floating-point number decides on a bit.
        rates[seen] = (655_360 / (10 * seen + 16)) as i32;
        seen += 1;
    }
    rates
}

/// How probable a one is, in 1/65536, and how many decisions say so.
#[derive(Debug, Clone, Copy)]
pub struct State {
    probability: u16,
    seen: u8,
}

impl State {
    /// Nothing is known.
    pub const FRESH: Self = Self { probability: 1 << 15, seen: 0 };

    fn learn(&mut self, one: bool) {
        let before = i32::from(self.probability);
        let target = if one { 65_535 } else { 0 };
        let after = before + (((target - before) * RATES[self.seen as usize]) >> 16);
        self.probability = after.clamp(LEAST, MOST) as u16;
        if (self.seen as usize) < SEEN {
            self.seen += 1;
        }
    }
}

/// Reads decisions from bytes. Behind their end it reads noughts: what they say is checked beforehand.
pub struct Decoder<'b> {
    bytes: std::slice::Iter<'b, u8>,
    range: u32,
    code: u32,
}

impl<'b> Decoder<'b> {
    /// From the beginning of a stream.
    #[must_use]
    pub fn new(bytes: &'b [u8]) -> Self {
        let mut decoder = Self { bytes: bytes.iter(), range: u32::MAX, code: 0 };
        for _ in 0..5 {
            decoder.code = decoder.code << 8 | decoder.next();
        }
        decoder
    }

    fn next(&mut self) -> u32 {
        self.bytes.next().map_or(0, |byte| u32::from(*byte))
    }

    fn narrow(&mut self) {
        while self.range < 1 << 24 {
            self.range <<= 8;
            self.code = self.code << 8 | self.next();
        }
    }

    /// A decision about which `state` knows something, and learns.
    pub fn bit(&mut self, state: &mut State) -> bool {
        let bound = (self.range >> 16) * u32::from(state.probability);
        let one = self.code < bound;
        if one {
            self.range = bound;
        } else {
            self.code -= bound;
            self.range -= bound;
        }
        self.narrow();
        state.learn(one);
        one
    }

    /// A decision by `own`, which begins as `general` stands; both learn.
    pub fn bit_of(&mut self, general: &mut State, own: &mut State) -> bool {
        if own.seen == 0 {
            *own = State { probability: general.probability, seen: 1 };
        }
        let one = self.bit(own);
        general.learn(one);
        one
    }

    /// A decision about which nothing is known.
    pub fn even(&mut self) -> bool {
        self.range >>= 1;
        let one = self.code >= self.range;
        if one {
            self.code -= self.range;
        }
        self.narrow();
        one
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_move_towards_what_they_see_and_less_and_less() {
        assert_eq!((RATES[0], RATES[1], RATES[SEEN]), (40_960, 25_206, 1_063));
        let mut state = State::FRESH;
        let mut steps = Vec::new();
        for _ in 0..100 {
            let before = state.probability;
            state.learn(true);
            steps.push(state.probability - before);
        }
        assert!(steps.windows(2).all(|pair| pair[0] >= pair[1]) && steps[0] > 0, "{steps:?}");
        assert!(state.probability <= MOST as u16);
    }
}
