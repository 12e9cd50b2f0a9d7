//! Bytes looked at eight together. WebAssembly without vectors has no quicker way to search through a text: libraries that search with
//! vectors elsewhere fall back to four bytes there.

const LOW: u64 = u64::from_ne_bytes([0x01; 8]);
const HIGH: u64 = u64::from_ne_bytes([0x80; 8]);

/// The highest bit of each of eight bytes that is less than `byte`, which must be at most 0x80; perhaps of others behind the first one
/// (Anderson, Bit Twiddling Hacks: hasless).
#[inline(always)]
#[must_use]
pub fn below(eight: u64, byte: u8) -> u64 {
    eight.wrapping_sub(LOW * u64::from(byte)) & !eight & HIGH
}

/// The same for those that are `byte`.
#[inline(always)]
#[must_use]
pub fn equal(eight: u64, byte: u8) -> u64 {
    below(eight ^ (LOW * u64::from(byte)), 1)
}

/// The same for those that are `second` and have `first` before them, or are the first of the eight: what stands before those is not seen.
/// The first of the eight is the lowest byte.
#[inline(always)]
#[must_use]
pub fn both(eight: u64, first: u8, second: u8) -> u64 {
    (equal(eight, first) << 8 | 0x80) & equal(eight, second)
}

/// Whether `tells` holds somewhere in `bytes`. It is asked for the places in eight bytes for which `may` is not 0, and for the last few.
#[inline(always)]
pub fn somewhere(bytes: &[u8], may: impl Fn(u64) -> u64, mut tells: impl FnMut(usize) -> bool) -> bool {
    let (words, rest) = bytes.as_chunks::<8>();
    let last = bytes.len() - rest.len();
    for (word, at) in words.iter().zip((0..).step_by(8)) {
        if may(u64::from_le_bytes(*word)) != 0 && (at..at + 8).any(&mut tells) {
            return true;
        }
    }
    (last..bytes.len()).any(tells)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_byte_is_seen(bytes in proptest::collection::vec(prop_oneof![0u8..4, 0x7Eu8..0x82, any::<u8>()], 0..40)) {
            for wanted in [0, 1, 0x7F, 0x80, 0xFF] {
                let found = super::somewhere(&bytes, |eight| equal(eight, wanted), |at| bytes[at] == wanted);
                prop_assert_eq!(found, bytes.contains(&wanted));
            }
            for (first, second) in [(1, 2), (0x80, 0x7F), (3, 3)] {
                let tells = |at: usize| at > 0 && bytes[at - 1..=at] == [first, second];
                let found = super::somewhere(&bytes, |eight| both(eight, first, second), tells);
                prop_assert_eq!(found, bytes.windows(2).any(|two| two == [first, second]));
            }
            for limit in [1, 0x20, 0x80] {
                let found = super::somewhere(&bytes, |eight| below(eight, limit), |at| bytes[at] < limit);
                prop_assert_eq!(found, bytes.iter().any(|byte| *byte < limit));
            }
        }
    }
}
