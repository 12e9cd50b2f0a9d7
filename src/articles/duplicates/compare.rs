//! Where two passages differ, character by character.

use imara_diff::{Algorithm, Diff, InternedInput};
use serde::{Deserialize, Serialize};

/// What a stretch of a comparison is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// It stands in both.
    Same,
    /// It stands in the copy only.
    Copy,
    /// It stands in the original only.
    Original,
}

/// A stretch of a comparison.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stretch {
    /// What it is.
    pub change: Change,
    /// Its characters.
    pub text: String,
}

/// Compares a copy with its original: the stretches that are not `Original` give the copy, those that are not `Copy` the
/// original. Near-linear: histogram differencing with the fallbacks of imara-diff.
///
/// ```
/// use wenmai_text::articles::duplicates::{Change, compare};
/// let found = compare("增添公共设施。", "增添公用设施。");
/// let changes: Vec<(Change, &str)> = found.iter().map(|s| (s.change, s.text.as_str())).collect();
/// assert_eq!(changes, [
///     (Change::Same, "增添公"), (Change::Original, "用"), (Change::Copy, "共"), (Change::Same, "设施。"),
/// ]);
/// ```
#[must_use]
pub fn compare(copy: &str, original: &str) -> Vec<Stretch> {
    let (before, after): (Vec<char>, Vec<char>) = (original.chars().collect(), copy.chars().collect());
    let mut input = InternedInput::default();
    input.update_before(before.iter().copied());
    input.update_after(after.iter().copied());
    let mut diff = Diff::compute(Algorithm::Histogram, &input);
    diff.postprocess_no_heuristic(&input);
    let mut found = Vec::new();
    let mut push = |change: Change, chars: &[char]| {
        if !chars.is_empty() {
            found.push(Stretch { change, text: chars.iter().collect() });
        }
    };
    let mut at = 0;
    for hunk in diff.hunks() {
        push(Change::Same, &after[at..hunk.after.start as usize]);
        push(Change::Original, &before[hunk.before.start as usize..hunk.before.end as usize]);
        push(Change::Copy, &after[hunk.after.start as usize..hunk.after.end as usize]);
        at = hunk.after.end as usize;
    }
    push(Change::Same, &after[at..]);
    found
}
