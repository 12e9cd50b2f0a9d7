//! Runs the targets for a stated time each, on any toolchain: `make fuzz`, or here `cargo run --release --bin drive -- SECONDS
//! [TARGET…] [seed=N] [FILE…]`. A file is run once, in every target that is named. What reached new code is kept in
//! `corpus/TARGET`, where cargo-fuzz looks too (`cargo +nightly fuzz run csv --features libfuzzer`); findings in `artifacts/`.

use std::fs::{self, File};
use std::io::{Seek, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use wenmai_fuzz::coverage::Coverage;
use wenmai_fuzz::{TARGETS, Target, mutate};

/// An input takes no longer; the fastest of several tries counts.
const SLOWEST: Duration = Duration::from_secs(2);
/// One that has not come back by then never will.
const HANGS: u64 = 60;
/// Inputs between two looks at the coverage.
const BATCH: usize = 32;
/// Inputs kept where coverage is unknown.
const KEPT: usize = 256;

fn main() -> ExitCode {
    let (mut seconds, mut seed, mut chosen, mut files) = (10, 1, Vec::new(), Vec::new());
    for argument in std::env::args().skip(1) {
        match (argument.parse(), argument.strip_prefix("seed=").and_then(|seed| seed.parse().ok())) {
            (Ok(number), _) => seconds = number,
            (_, Some(number)) => seed = number,
            _ if TARGETS.iter().any(|target| target.name == argument) => chosen.push(argument),
            _ => files.push(argument),
        }
    }
    let mut good = true;
    for target in
        TARGETS.iter().filter(|target| chosen.is_empty() || chosen.iter().any(|name| name == target.name))
    {
        if files.is_empty() {
            good &= fuzz(target, Duration::from_secs(seconds), seed);
        }
        for file in &files {
            let bytes = fs::read(file).unwrap_or_else(|error| panic!("{file}: {error}"));
            let began = Instant::now();
            (target.run)(&bytes);
            println!("{}: {file}: no finding, {:?}", target.name, began.elapsed());
        }
    }
    if good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn here(folder: &str, name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder).join(name);
    fs::create_dir_all(&path).expect("a folder");
    path
}

/// Runs one target; false when something was found.
fn fuzz(target: &Target, time: Duration, seed: u64) -> bool {
    let (corpus, artifacts) = (here("corpus", target.name), here("artifacts", target.name));
    let mut kept: Vec<Vec<u8>> = vec![Vec::new()];
    kept.extend((target.seeds)());
    let mut names: Vec<PathBuf> =
        fs::read_dir(&corpus).expect("a folder").flatten().map(|entry| entry.path()).collect();
    names.sort();
    kept.extend(
        names.iter().filter_map(|path| fs::read(path).ok()).filter(|input| input.len() <= mutate::LONGEST),
    );
    // So that the input can be seen after what cannot be caught: no memory, no stack, no end.
    let last = artifacts.join("last");
    let mut file = File::create(&last).expect("a file");
    let (mut random, mut coverage) = (fastrand::Rng::with_seed(seed), Coverage::new());
    let (mut runs, mut slowest, start) = (0u64, Duration::ZERO, Instant::now());
    let mut finding = None;
    let beat = watchdog(target.name);
    let mut run = |input: &[u8]| {
        if finding.is_some() {
            return;
        }
        file.rewind()
            .and_then(|()| file.write_all(input))
            .and_then(|()| file.set_len(input.len() as u64))
            .expect("room on the disk");
        beat.store(start.elapsed().as_secs() + 1, Ordering::Relaxed);
        let mut took = Duration::MAX;
        for _ in 0..3 {
            let began = spent(start);
            if catch_unwind(AssertUnwindSafe(|| (target.run)(input))).is_err() {
                finding = Some((input.to_vec(), "a panic".to_owned()));
                return;
            }
            took = took.min(spent(start) - began);
            if took < SLOWEST {
                break;
            }
        }
        beat.store(0, Ordering::Relaxed);
        if took >= SLOWEST {
            finding = Some((input.to_vec(), format!("{} bytes took {took:?}", input.len())));
        }
        runs += 1;
        slowest = slowest.max(took);
    };
    let first = kept.clone();
    coverage.watch(&first, &mut run, |_| {});
    while start.elapsed() < time {
        let inputs: Vec<Vec<u8>> =
            (0..BATCH).map(|_| mutate::next(&mut random, &kept, target.pieces)).collect();
        let mut fresh = Vec::new();
        coverage.watch(&inputs, &mut run, |input| fresh.push(input.to_vec()));
        for input in fresh {
            if coverage.reached > 0 {
                fs::write(corpus.join(format!("{:016x}", digest(&input))), &input).ok();
                kept.push(input);
            } else if kept.len() < KEPT {
                kept.push(input);
            } else if random.u8(..) < 32 {
                let at = random.usize(..kept.len());
                kept[at] = input;
            }
        }
    }
    beat.store(u64::MAX, Ordering::Relaxed);
    fs::remove_file(last).ok();
    let places = if coverage.reached > 0 {
        format!(", {} places reached, {} inputs kept", coverage.reached, kept.len())
    } else {
        String::new()
    };
    println!(
        "{:9} {runs:9} runs in {:5} s, slowest {:.1} ms{places}",
        target.name,
        start.elapsed().as_secs(),
        slowest.as_secs_f64() * 1e3
    );
    let Some((input, what)) = finding else { return true };
    let name = artifacts.join(format!("{:016x}", digest(&input)));
    fs::write(&name, &input).expect("room on the disk");
    println!("{:9} FOUND: {what}; the input is in {}", target.name, name.display());
    false
}

/// Ends the program when one input never comes back. The answer holds the second at which it began, 0 between two.
fn watchdog(name: &'static str) -> std::sync::Arc<AtomicU64> {
    let beat = std::sync::Arc::new(AtomicU64::new(0));
    let watched = std::sync::Arc::clone(&beat);
    std::thread::spawn(move || {
        let (mut seen, mut times) = (0, 0);
        while seen != u64::MAX {
            std::thread::sleep(Duration::from_secs(1));
            let now = watched.load(Ordering::Relaxed);
            times = if now == seen && now != 0 { times + 1 } else { 0 };
            seen = now;
            if times > HANGS && seen != u64::MAX {
                println!("{name:9} FOUND: an input that does not come back; it is in artifacts/{name}/last");
                std::process::exit(1);
            }
        }
    });
    beat
}

/// Processor time of this thread, where the system tells; elsewhere the time since `start`. A busy machine finds nothing.
fn spent(start: Instant) -> Duration {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|line| line.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| start.elapsed(), Duration::from_nanos)
}

/// A name for an input (FNV-1a).
fn digest(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
