//! Memory that grows before it is needed.

/// Before a step of reading or a share in an answer, in bytes.
pub(super) const AHEAD: usize = 4 << 20;
/// Before a dictionary is loaded.
pub(super) const FOR_DICTIONARY: usize = 24 << 20;

/// Makes room for `bytes` more. Left to itself, memory grows by what is missing, often one page of 64 kB, and each time the
/// engine makes a new buffer of the whole, which takes milliseconds: half the time of reading, measured.
pub(super) fn make_room(bytes: usize) {
    drop(std::hint::black_box(Vec::<u8>::with_capacity(bytes)));
}
