//! The steps of cleaning: which are made, and how often each changed something.

use serde::{Deserialize, Serialize};

/// Which steps of cleaning are made. All by default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Switches {
    /// Lines that stand at the ends of page after page are taken out, where form feeds part the pages. Only together with
    /// `line_ends`: where form feeds stay, other lines would stand at the ends of pages then.
    pub running: bool,
    /// Line ends are made `\n`, whatever they were.
    pub line_ends: bool,
    /// Hard-wrapped lines are joined.
    pub wraps: bool,
    /// A sentence broken by a blank line is joined.
    pub splits: bool,
    /// A headline set inside a sentence is moved before the paragraph, and the sentence joined.
    pub headlines: bool,
    /// What is repeated at such a break is dropped.
    pub repeats: bool,
    /// Marks of a jump to another page are taken out and kept as [`Jump`](super::clean::Jump)s.
    pub jumps: bool,
    /// Spaces between Chinese characters and digits or marks are removed.
    pub spaces: bool,
    /// Letter-spaced bylines are closed up.
    pub letterspacing: bool,
}

impl Default for Switches {
    fn default() -> Self {
        Self {
            running: true,
            line_ends: true,
            wraps: true,
            splits: true,
            headlines: true,
            repeats: true,
            jumps: true,
            spaces: true,
            letterspacing: true,
        }
    }
}

impl Switches {
    /// The steps that are made, for the line that goes with every answer: `all`, `none`, or their names.
    #[must_use]
    pub fn names(&self) -> String {
        let steps = [
            (self.running, "running"),
            (self.line_ends, "line_ends"),
            (self.wraps, "wraps"),
            (self.splits, "splits"),
            (self.headlines, "headlines"),
            (self.repeats, "repeats"),
            (self.jumps, "jumps"),
            (self.spaces, "spaces"),
            (self.letterspacing, "letterspacing"),
        ];
        let made: Vec<&str> = steps.iter().filter(|(on, _)| *on).map(|(_, name)| *name).collect();
        match made.len() {
            0 => "none".into(),
            9 => "all".into(),
            _ => made.join(" "),
        }
    }

    /// No step is made: the text stays as it is.
    #[must_use]
    pub fn none() -> Self {
        Self {
            running: false,
            line_ends: false,
            wraps: false,
            splits: false,
            headlines: false,
            repeats: false,
            jumps: false,
            spaces: false,
            letterspacing: false,
        }
    }
}

/// How often each step changed something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Done {
    /// Running heads and feet taken out.
    pub running: u32,
    /// Line ends that were not `\n`.
    pub line_ends: u32,
    /// Lines joined with the next.
    pub wraps: u32,
    /// Sentences joined over a blank line.
    pub splits: u32,
    /// Headlines lifted out of a sentence.
    pub headlines: u32,
    /// Repeats dropped at a break.
    pub repeats: u32,
    /// Jumps taken out.
    pub jumps: u32,
    /// Spaces removed.
    pub spaces: u32,
    /// Letter-spaced lines closed up.
    pub letterspacing: u32,
}

/// A step of cleaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "as the fields of Switches")]
pub enum Step {
    Running,
    LineEnds,
    Wraps,
    Splits,
    Headlines,
    Repeats,
    Jumps,
    Spaces,
    Letterspacing,
}

impl Done {
    /// Counts one more place that `step` changed.
    pub fn count(&mut self, step: Step) {
        *match step {
            Step::Running => &mut self.running,
            Step::LineEnds => &mut self.line_ends,
            Step::Wraps => &mut self.wraps,
            Step::Splits => &mut self.splits,
            Step::Headlines => &mut self.headlines,
            Step::Repeats => &mut self.repeats,
            Step::Jumps => &mut self.jumps,
            Step::Spaces => &mut self.spaces,
            Step::Letterspacing => &mut self.letterspacing,
        } += 1;
    }

    /// The steps by name, each with its count.
    #[must_use]
    pub fn by_step(&self) -> [(&'static str, u32); 9] {
        [
            ("running", self.running),
            ("line_ends", self.line_ends),
            ("wraps", self.wraps),
            ("splits", self.splits),
            ("headlines", self.headlines),
            ("repeats", self.repeats),
            ("jumps", self.jumps),
            ("spaces", self.spaces),
            ("letterspacing", self.letterspacing),
        ]
    }

    /// Adds what was done to another text.
    pub fn add(&mut self, other: &Self) {
        self.running += other.running;
        self.line_ends += other.line_ends;
        self.wraps += other.wraps;
        self.splits += other.splits;
        self.headlines += other.headlines;
        self.repeats += other.repeats;
        self.jumps += other.jumps;
        self.spaces += other.spaces;
        self.letterspacing += other.letterspacing;
    }
}
