//! What is fuzzed, by the name of its target: all that reads what others wrote or what a person typed. A finding is a panic,
//! an overflow, a promise that is not kept, or a run that takes longer than its bytes can explain; it is mended and kept as
//! a test that is named for it.

mod asked;
mod corpus;
pub mod coverage;
mod exchanged;
pub mod mutate;
mod pages;
mod readers;
mod texts;

/// Runs some bytes; a finding panics.
pub type Run = fn(&[u8]);

/// A target: its name, what it runs, what a mutation begins with, and what it is put together from.
pub struct Target {
    /// As given on the command line.
    pub name: &'static str,
    /// What is run.
    pub run: Run,
    /// Inputs to begin with.
    pub seeds: fn() -> Vec<Vec<u8>>,
    /// Pieces that such inputs are made of.
    pub pieces: &'static [&'static str],
}

/// All of them, in the order in which data flows.
pub const TARGETS: [Target; 23] = [
    Target {
        name: "text",
        run: |bytes| readers::open("a.txt", bytes),
        seeds: corpus::texts,
        pieces: &mutate::MARKUP,
    },
    Target {
        name: "markdown",
        run: |bytes| readers::open("a.md", bytes),
        seeds: corpus::texts,
        pieces: &mutate::MARKUP,
    },
    Target {
        name: "html",
        run: |bytes| readers::open("a.html", bytes),
        seeds: corpus::none,
        pieces: &mutate::MARKUP,
    },
    Target {
        name: "csv",
        run: |bytes| readers::open("a.csv", bytes),
        seeds: corpus::none,
        pieces: &mutate::MARKUP,
    },
    Target {
        name: "jsonl",
        run: |bytes| readers::open("a.json", bytes),
        seeds: corpus::none,
        pieces: &mutate::MARKUP,
    },
    Target { name: "rtf", run: readers::rtf, seeds: corpus::none, pieces: &mutate::MARKUP },
    Target { name: "pdf", run: pages::pdf, seeds: pages::seeds, pieces: &pages::PIECES },
    Target { name: "docx", run: readers::docx, seeds: corpus::none, pieces: &mutate::MARKUP },
    Target { name: "odt", run: readers::odt, seeds: corpus::none, pieces: &mutate::MARKUP },
    Target { name: "epub", run: readers::epub, seeds: corpus::none, pieces: &mutate::MARKUP },
    Target {
        name: "zip",
        run: |bytes| readers::open("a.zip", bytes),
        seeds: readers::archives,
        pieces: &mutate::MARKUP,
    },
    Target {
        name: "gzip",
        run: |bytes| readers::open("a.gz", bytes),
        seeds: readers::packed,
        pieces: &mutate::MARKUP,
    },
    Target { name: "reading", run: readers::reading, seeds: corpus::none, pieces: &mutate::MARKUP },
    Target { name: "clean", run: texts::clean, seeds: texts::seeds, pieces: &mutate::NEWSPAPER },
    Target { name: "lexer", run: texts::lexer, seeds: texts::seeds, pieces: &mutate::NEWSPAPER },
    Target { name: "tokens", run: texts::tokens, seeds: texts::seeds, pieces: &mutate::NEWSPAPER },
    Target { name: "dates", run: texts::dates, seeds: texts::seeds, pieces: &mutate::DATES },
    Target { name: "stated", run: texts::stated, seeds: corpus::stated, pieces: &mutate::DATES },
    Target { name: "query", run: asked::query, seeds: corpus::queries, pieces: &mutate::QUERY },
    Target { name: "question", run: asked::question, seeds: corpus::questions, pieces: &mutate::QUESTION },
    Target { name: "settings", run: asked::settings, seeds: corpus::settings, pieces: &mutate::QUESTION },
    Target { name: "list", run: asked::list, seeds: corpus::lists, pieces: &mutate::LIST },
    Target { name: "shares", run: exchanged::shares, seeds: exchanged::seeds, pieces: &mutate::QUESTION },
];

/// Runs the target of this name, for cargo-fuzz.
///
/// # Panics
/// When there is none, and on a finding.
pub fn run(name: &str, bytes: &[u8]) {
    let target = TARGETS.iter().find(|target| target.name == name).expect("a target");
    (target.run)(bytes);
}
