//! The date grammar keeps its figures: the scorer, run on the copies in `tests/data/dates`, meets every floor.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeMap;
use std::process::Command;

/// Floors a little below what was measured when they were set: a change that costs more than a row or two
/// must be seen.
const FLOORS: [(&str, f64); 6] = [
    ("recognizers_plain_accuracy", 0.95),
    ("recognizers_all_accuracy", 0.85),
    ("seeds_recall", 0.95),
    ("seeds_precision", 0.95),
    ("seeds_value_accuracy", 0.95),
    ("seeds_traps_avoided", 0.95),
];

#[test]
fn figures_keep_their_floors() {
    let out = Command::new(env!("CARGO_BIN_EXE_score_dates"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the scorer runs");
    let printed = String::from_utf8(out.stdout).expect("plain text");
    let figures: BTreeMap<&str, f64> = printed
        .lines()
        .filter_map(|line| line.split_once(" = "))
        .map(|(name, value)| (name, value.parse().expect("a number")))
        .collect();
    for (name, floor) in FLOORS {
        assert!(figures[name] >= floor, "{name} is {}, floor {floor}", figures[name]);
    }
    assert!(figures["recognizers_plain_accuracy_n"] >= 180.0 && figures["seeds_recall_n"] >= 60.0);
    assert!(out.status.success());
}
