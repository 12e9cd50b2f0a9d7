//! A place of the double array, in 8 bytes.

/// A beginning of words.
#[derive(Clone, Copy)]
pub(super) struct Node(u64);

const BASE_BITS: u32 = 25;
const NUMBER_BITS: u32 = 15;

/// Places that there can be.
pub(super) const PLACES: u32 = 1 << BASE_BITS;
/// The largest number of a character.
pub(super) const LARGEST: u32 = (1 << NUMBER_BITS) - 2;

impl Node {
    /// A place that is taken by nothing. Its number is that of no character.
    pub const FREE: Self = Self(((1 << NUMBER_BITS) - 1) << BASE_BITS);

    /// A beginning whose last character has this number. It is told by the number alone, because no two beginnings have one base.
    pub fn of(number: u32) -> Self {
        Self(u64::from(number) << BASE_BITS)
    }

    /// With what is to be added to the number of the next character.
    pub fn with_base(self, base: u32) -> Self {
        Self(self.0 & !u64::from(PLACES - 1) | u64::from(base))
    }

    /// With the word that ends here: while the array is made its place among all words, later its number.
    pub fn with_word(self, word: Option<u32>) -> Self {
        const SHIFT: u32 = BASE_BITS + NUMBER_BITS;
        Self(self.0 & !(u64::MAX << SHIFT) | word.map_or(0, |word| u64::from(word) + 1) << SHIFT)
    }

    /// What is to be added to the number of the next character; 0 where nothing follows.
    #[inline(always)]
    pub fn base(self) -> u32 {
        self.0 as u32 & (PLACES - 1)
    }

    /// The number of the last character.
    #[inline(always)]
    pub fn number(self) -> u32 {
        (self.0 >> BASE_BITS) as u32 & ((1 << NUMBER_BITS) - 1)
    }

    /// What was told of the word that ends here.
    #[inline(always)]
    pub fn word(self) -> Option<u32> {
        self.word_from_one().checked_sub(1)
    }

    /// The same from 1, and 0 where no word ends here.
    #[inline(always)]
    pub fn word_from_one(self) -> u32 {
        (self.0 >> (BASE_BITS + NUMBER_BITS)) as u32
    }

    /// Whether nothing takes this place.
    #[inline(always)]
    pub fn is_free(self) -> bool {
        self.number() > LARGEST
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_in_comes_out() {
        let node = Node::of(LARGEST).with_base(PLACES - 1).with_word(Some(7));
        assert_eq!((node.base(), node.number(), node.word()), (PLACES - 1, LARGEST, Some(7)));
        let node = node.with_base(0).with_word(None);
        assert_eq!((node.base(), node.number(), node.word()), (0, LARGEST, None));
        assert_eq!((Node::of(3).base(), Node::of(3).number(), Node::of(3).word()), (0, 3, None));
        assert_eq!((Node::FREE.base(), Node::FREE.word()), (0, None));
        assert!(Node::FREE.number() > LARGEST);
    }
}
