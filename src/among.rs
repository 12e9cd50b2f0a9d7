//! Whether a character is among a few others.

/// Characters that are written down as a string.
pub trait Among {
    /// Whether `c` is one of them. [`str::contains`] sets up a search for a substring at every call, which takes many times as long as
    /// looking at a few characters.
    fn has(&self, c: char) -> bool;
}

impl Among for str {
    #[inline]
    fn has(&self, c: char) -> bool {
        self.chars().any(|other| other == c)
    }
}
