//! A place of the double array, in 8 bytes.

/// A beginning of words.
#[derive(Clone, Copy)]
pub(super) struct Node(u64);

const BASE_BITS: u32 = 25;
const NUMBER_BITS: u32 = 15;
const WEIGHT_BITS: u32 = 24;

/// Places that there can be.
pub(super) const PLACES: u32 = 1 << BASE_BITS;
/// The largest number of a character.
pub(super) const LARGEST: u32 = (1 << NUMBER_BITS) - 2;

impl Node {
    /// A place that is taken by nothing. Its number is that of no character.
    pub const FREE: Self = Self(u64::MAX << BASE_BITS);

    /// A beginning whose last character has this number. It is told by the number alone, because no two beginnings have one base.
    pub fn of(number: u32) -> Self {
        let others = !(((1 << NUMBER_BITS) - 1) << BASE_BITS);
        Self(Self::FREE.0 & others | u64::from(number) << BASE_BITS)
    }

    /// With what is to be added to the number of the next character, and the place of the weight of the word that ends here.
    pub fn with(self, base: u32, weight: Option<u32>) -> Self {
        let number = self.0 & ((1 << NUMBER_BITS) - 1) << BASE_BITS;
        let weight = weight.map_or(u64::MAX, u64::from) << (BASE_BITS + NUMBER_BITS);
        Self(weight | number | u64::from(base))
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

    /// The place of the weight of the word that ends here.
    #[inline(always)]
    pub fn weight(self) -> Option<u32> {
        let weight = (self.0 >> (BASE_BITS + NUMBER_BITS)) as u32;
        (weight != (1 << WEIGHT_BITS) - 1).then_some(weight)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_in_comes_out() {
        let node = Node::of(LARGEST).with(PLACES - 1, Some(7));
        assert_eq!((node.base(), node.number(), node.weight()), (PLACES - 1, LARGEST, Some(7)));
        let node = Node::of(0).with(0, None);
        assert_eq!((node.base(), node.number(), node.weight()), (0, 0, None));
        assert_eq!((Node::FREE.base(), Node::FREE.weight()), (0, None));
        assert!(Node::FREE.number() > LARGEST);
    }
}
