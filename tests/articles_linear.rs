//! Time grows with the length of the text and not faster, whatever the text.

use std::time::{Duration, Instant};
use wenmai::articles::duplicates::{Settings, duplicates};
use wenmai::articles::{Switches, clean, split, structure};

/// Time this thread has worked, which a busy machine does not stretch; the wall clock where the system does not tell.
fn worked(since: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|text| text.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| since.elapsed(), Duration::from_nanos)
}

/// The least of three runs.
fn least(mut work: impl FnMut()) -> Duration {
    let run = |work: &mut dyn FnMut()| {
        let since = Instant::now();
        let start = worked(since);
        work();
        worked(since).saturating_sub(start)
    };
    (0..3).map(|_| run(&mut work)).min().unwrap()
}

/// Sixteen times the text may take at most eighty times as long, maps and sorting included; a square law would take 256
/// times.
fn grows_linearly(name: &str, unit: &str, count: usize, work: impl Fn(&str)) {
    let (small, large) = (unit.repeat(count), unit.repeat(count * 16));
    let (short, long) = (least(|| work(&small)), least(|| work(&large)));
    // The clock may tick as coarsely as every four milliseconds.
    let ratio = long.as_secs_f64() / short.as_secs_f64().max(8e-3);
    assert!(
        ratio < 80.0,
        "{name} on {:?}: {short:?}, sixteenfold {long:?}",
        unit.chars().take(12).collect::<String>()
    );
}

const UNITS: [&str; 10] = [
    "中国和中亚合作发展的新前景",
    "中国合作\n",
    "中国，合作，发展，“前景的\n\n",
    "中国，合作，发展，“前景的\n\n丝路花开\n\n",
    "（上接第1版）\n",
    "（上接",
    "“（",
    "如今，中国同中亚五国实现了全面的\n",
    "新 华 社 记 者 张 代 蕾\n",
    "中 1 国。 ",
];

#[test]
fn cleaning() {
    for unit in UNITS {
        grows_linearly("cleaning", unit, 1000, |text| drop(clean(text, &Switches::default())));
    }
}

#[test]
fn structure_and_articles() {
    for unit in UNITS {
        grows_linearly("structure", unit, 500, |text| drop(structure(text)));
        grows_linearly("articles", unit, 500, |text| drop(split(text, &clean(text, &Switches::default()))));
    }
}

#[test]
fn duplicates_of_one_text() {
    for unit in UNITS {
        grows_linearly("duplicates", unit, 1000, |text| drop(duplicates(&[text], &Settings::default())));
    }
}

#[test]
fn duplicates_of_many_texts() {
    let text = include_str!("../seeds/004_f0687f8725c1cd82.txt");
    let (few, many) = (vec![text; 20], vec![text; 160]);
    let short = least(|| drop(duplicates(&few, &Settings::default())));
    let long = least(|| drop(duplicates(&many, &Settings::default())));
    assert!(long.as_secs_f64() / short.as_secs_f64() < 24.0, "{short:?}, eightfold {long:?}");
}
