//! Plain text: whatever no other format claims.

use super::{Content, Format, Problem, ProblemCode, RawDocument, Reading, decode};
use crate::census::{is_stray_control, may_be_binary};
use crate::tokens::classes::is_ideograph;

/// Text files: one file, one document, as it stands.
pub struct Plain;

impl Format for Plain {
    fn name(&self) -> &'static str {
        "text"
    }

    fn recognises(&self, _path: &str, _bytes: &[u8]) -> bool {
        true
    }

    fn open(&self, _path: &str, bytes: Vec<u8>, reading: &Reading) -> Result<Content, Problem> {
        let document = whole(bytes, reading)?;
        Ok(Content::Documents(vec![document], Vec::new()))
    }
}

/// A file that is text from its first byte to its last.
///
/// # Errors
/// A [`Problem`] when it is empty or not text.
pub(super) fn whole(bytes: Vec<u8>, reading: &Reading) -> Result<RawDocument, Problem> {
    if bytes.is_empty() {
        return Err(Problem::new(ProblemCode::Empty, "the file has 0 bytes"));
    }
    let document = RawDocument::of(decode(bytes, reading.encoding.as_deref()));
    check(&document.text)?;
    Ok(document)
}

/// Whether decoded characters are text at all.
pub(super) fn check(text: &str) -> Result<(), Problem> {
    if let Some(share) = binary_share(text) {
        let detail =
            format!("{:.1} % of the characters are control characters or not decodable", share * 100.0);
        return Err(Problem::new(ProblemCode::Binary, detail));
    }
    if text.chars().all(char::is_whitespace) {
        return Err(Problem::new(ProblemCode::Empty, "the file holds white space only"));
    }
    Ok(())
}

/// The share of characters that no text has, where it is too large for the bytes to be text.
fn binary_share(text: &str) -> Option<f64> {
    // Most files hold none at all.
    if !may_be_binary(text) {
        return None;
    }
    let (mut all, mut odd, mut lost, mut han) = (0usize, 0usize, 0usize, 0usize);
    for c in text.chars().take(1 << 20) {
        all += 1;
        odd += usize::from(is_stray_control(c));
        lost += usize::from(c == '\u{FFFD}');
        han += usize::from(is_ideograph(c));
    }
    let share = (odd + lost) as f64 / all.max(1) as f64;
    // A few NUL are damage, not the mark of a program; and so are lines that a program left in another encoding within a
    // text that can be read.
    let nuls = text.bytes().filter(|byte| *byte == 0).count();
    let readable = han * 2 > all && odd * 10 <= all && share <= 0.25;
    ((share > 0.10 && !readable) || (nuls >= 8 && share > 0.01)).then_some(share)
}
