//! Cleaning: from a text as it was taken from a page to a text that can be counted, every byte mapped back.
//!
//! The steps stand in one table of functions text → edits. They are run in order, and again until nothing
//! changes, so that cleaning twice equals cleaning once.

use super::breaks;
use super::chars::{End, end_of, is_blank};
use super::edits::Edits;
use super::lines::{Line, lines};
use super::map::Map;
use super::marks::jump::{self, Direction, Page};
use super::running;
use super::spaces;
use super::steps::{Done, Step, Switches};
use super::wraps;
use crate::sorting::OrderBy;
use crate::span::Span;
use serde::{Deserialize, Serialize};

/// A place that cleaning changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The step that changed it.
    pub step: Step,
    /// Its bytes in the source: what was taken out or replaced, or the headline that was moved with the breaks round it.
    pub source: Span,
    /// What is left of it in the clean text: empty, where the next byte stands, when nothing is.
    pub clean: Span,
}

/// A jump to another page that was taken out of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Jump {
    /// Which way it leads.
    pub direction: Direction,
    /// The page it names.
    pub page: Page,
    /// Where it stood, as a byte of the clean text.
    pub at: u32,
    /// Its bytes in the source.
    pub source: Span,
}

/// A cleaned text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clean {
    /// The text.
    pub text: String,
    /// Where its bytes come from.
    pub map: Map,
    /// The jumps taken out, in order.
    pub jumps: Vec<Jump>,
    /// What was done, for the report.
    pub done: Done,
}

/// What stands for a jump that breaks a sentence off: with the break at the end of its line a border of blank lines.
const BORDER: &str = "\n\n\n";

/// No newspaper needs more than three rounds; a text made to defeat the rules is left as it is after so many.
const ROUNDS: usize = 12;

/// Cleans `source`.
///
/// Cleaning a clean text changes nothing. Time is linear in the length of the text. Texts of 4 GiB or more are not
/// supported: offsets are 32 bits wide.
///
/// ```
/// use wenmai_text::articles::{Switches, clean};
/// let source = "如今，中国同中亚五国实现了全面战略伙伴关系的全覆盖，共建\n\n“一带一路”合作文件签署全覆盖。";
/// let clean = clean(source, &Switches::default());
/// assert!(clean.text.contains("共建“一带一路”合作"));
/// let at = clean.text.find("“一带").unwrap() as u32;
/// assert!(source[clean.map.to_source(at) as usize..].starts_with("“一带"));
/// ```
#[must_use]
pub fn clean(source: &str, switches: &Switches) -> Clean {
    run(source, switches, false).finish()
}

/// The same, with every place that was changed, in the order of the source: as many for each step as [`Done`] counts.
#[must_use]
pub fn clean_with_changes(source: &str, switches: &Switches) -> (Clean, Vec<Change>) {
    let mut work = run(source, switches, true);
    let mut places = work.places.take().unwrap_or_default();
    places.order_by_key(|(step, span)| (*span, *step));
    let clean = work.finish();
    let change = |(step, source)| {
        let hull = clean.map.clean_hull(source);
        // A break that stands for a break of another width, in text that was moved, ends within a character.
        let start = clean.text.floor_char_boundary(hull.start as usize);
        let end = clean.text.ceil_char_boundary(hull.end as usize);
        Change { step, source, clean: Span::new(start as u32, end as u32) }
    };
    let changes = places.into_iter().map(change).collect();
    (clean, changes)
}

fn run<'a>(source: &'a str, switches: &Switches, record: bool) -> Work<'a> {
    let mut work = Work {
        text: None,
        source,
        map: Map::identity(source.len() as u32),
        done: Done::default(),
        jumps: Vec::new(),
        places: record.then(Vec::new),
    };
    if switches.running && switches.line_ends {
        work.running();
    }
    if switches.line_ends {
        work.line_ends();
    }
    let normal = (work.text.clone(), work.map.clone(), work.done, work.places.clone());
    for _ in 0..ROUNDS {
        if !work.round(switches) {
            return work;
        }
    }
    (work.text, work.map, work.done, work.places) = normal;
    work.jumps.clear();
    work
}

/// The text as far as it has been cleaned.
struct Work<'a> {
    source: &'a str,
    /// `None` while nothing was changed.
    text: Option<String>,
    map: Map,
    done: Done,
    /// Direction, page and bytes of the source.
    jumps: Vec<(Direction, Page, Span)>,
    /// The places that were changed, as bytes of the source, where they are asked for.
    places: Option<Vec<(Step, Span)>>,
}

impl Work<'_> {
    fn text(&self) -> &str {
        self.text.as_deref().unwrap_or(self.source)
    }

    /// Notes that `step` is about to change bytes of the text as it is now.
    fn note(&mut self, step: Step, spans: impl IntoIterator<Item = Span>) {
        let Some(places) = &mut self.places else { return };
        places.extend(spans.into_iter().map(|span| {
            let (first, last) =
                (self.map.to_source(span.start), self.map.to_source(span.end.max(span.start + 1) - 1));
            // A break that stands for a jump has its own bytes in the middle of characters.
            let start = self.source.floor_char_boundary(first.min(last) as usize);
            let end = self.source.ceil_char_boundary(first.max(last) as usize + 1);
            (step, Span::new(start as u32, end as u32))
        }));
    }

    /// Makes `edits`; says whether there were any.
    fn apply(&mut self, edits: Edits) -> bool {
        self.apply_mapped(edits).is_some()
    }

    /// The same; returns the map of this step alone.
    fn apply_mapped(&mut self, edits: Edits) -> Option<Map> {
        let (text, map) = edits.apply(self.text())?;
        self.map = map.after(&self.map);
        self.text = Some(text);
        Some(map)
    }

    fn running(&mut self) {
        let mut edits = Edits::default();
        self.done.running = running::lines(self.text(), &mut edits);
        self.note(Step::Running, edits.spans());
        self.apply(edits);
    }

    fn line_ends(&mut self) {
        let text = self.text();
        let bytes = text.as_bytes();
        let mut edits = Edits::default();
        let mut count = 0;
        for at in memchr::memchr2_iter(b'\r', b'\x0c', bytes) {
            if bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n') {
                edits.delete(at, at + 1);
            } else {
                edits.replace(at, at + 1, "\n");
            }
            count += 1;
        }
        // All three in one pass, by their first bytes: “ begins like the first two.
        for at in memchr::memchr2_iter(0xE2, 0xC2, bytes) {
            let len = match bytes[at..] {
                [0xE2, 0x80, 0xA8 | 0xA9, ..] => 3,
                [0xC2, 0x85, ..] => 2,
                _ => continue,
            };
            edits.replace(at, at + len, "\n");
            count += 1;
        }
        self.done.line_ends = count;
        self.note(Step::LineEnds, edits.spans());
        self.apply(edits);
    }

    /// Runs every step once; says whether anything changed.
    fn round(&mut self, switches: &Switches) -> bool {
        let mut table = lines(self.text());
        let mut changed = false;
        let mut unwrapped = None;
        if switches.wraps {
            let mut edits = Edits::default();
            self.done.wraps += wraps::join(self.text(), &table, &mut edits);
            self.note(Step::Wraps, edits.spans());
            unwrapped = self.apply_mapped(edits);
            if unwrapped.is_some() {
                table = lines(self.text());
                changed = true;
            }
        }
        if switches.splits || switches.headlines {
            let mut edits = Edits::default();
            let text = self.text();
            let mut joins = breaks::find(text, &table, unwrapped.as_ref());
            // A sentence that a page jump broke is joined where the jumps are taken out.
            joins.retain(|join| {
                !join.jumped && if join.lifted.is_some() { switches.headlines } else { switches.splits }
            });
            let [splits, headlines, repeats] =
                breaks::apply(text, &table, &joins, true, switches.repeats, &mut edits);
            self.done.splits += splits;
            self.done.headlines += headlines;
            self.done.repeats += repeats;
            for join in &joins {
                let (left, right) = (table[join.left], table[join.right]);
                let step = if join.lifted.is_some() { Step::Headlines } else { Step::Splits };
                self.note(step, [Span::new(left.end, right.start)]);
                if switches.repeats && join.repeated > 0 {
                    let repeated = Span::new(right.start, right.start + join.repeated as u32);
                    self.note(Step::Repeats, [repeated]);
                }
            }
            changed |= self.apply_and_read(edits, &mut table);
        }
        if switches.letterspacing {
            let mut edits = Edits::default();
            self.done.letterspacing += spaces::close_letterspacing(self.text(), &table, &mut edits);
            if self.places.is_some() {
                let mut closed: Vec<Span> = Vec::new();
                for edit in edits.spans() {
                    let line = table[table.partition_point(|line| line.end <= edit.start)];
                    let line = Span::new(line.start, line.end);
                    if closed.last() != Some(&line) {
                        closed.push(line);
                    }
                }
                self.note(Step::Letterspacing, closed);
            }
            changed |= self.apply_and_read(edits, &mut table);
        }
        if switches.jumps {
            changed |= self.take_out_jumps(&mut table, switches.splits);
        }
        if switches.spaces {
            let mut edits = Edits::default();
            self.done.spaces += spaces::tighten(self.text(), &table, &mut edits);
            self.note(Step::Spaces, edits.spans());
            changed |= self.apply(edits);
        }
        changed
    }

    fn apply_and_read(&mut self, edits: Edits, table: &mut Vec<Line>) -> bool {
        let changed = self.apply(edits);
        if changed {
            *table = lines(self.text());
        }
        changed
    }

    /// Takes the jumps out. Where the sentence goes on behind the jump right below, its halves are joined; where it
    /// only breaks off, a border of blank lines stays, lest it be joined with what stands below by chance.
    fn take_out_jumps(&mut self, table: &mut Vec<Line>, join: bool) -> bool {
        let text = self.text();
        let mut edits = Edits::default();
        let mut taken = Vec::new();
        let mut joins = Vec::new();
        // Most lines hold none, and are looked at once.
        let may: Vec<bool> = table.iter().map(|line| jump::may_hold(line.text(text))).collect();
        let leads_on =
            |(line, may): (&Line, &bool)| *may && jump::leads_on_at(line.text(text)) < line.text(text).len();
        if join && table.iter().zip(&may).any(leads_on) {
            joins = breaks::find(text, table, None);
            joins.retain(|join| join.jumped);
        }
        let mut joins = joins.into_iter().peekable();
        let mut before = End::Nothing;
        let mut done = 0;
        for (i, line) in table.iter().enumerate().filter(|(_, line)| !line.is_blank()) {
            let this = line.text(text);
            let before = std::mem::replace(&mut before, line.ending(text));
            if let Some(join) = joins.next_if(|join| join.right == i) {
                // The jump back may stand on a line of its own above.
                let back = jump::jumps_at_start(this).map_or(0, |found| found.range.end);
                let rest = &this[back..];
                let begin = line.end as usize - rest.trim_start_matches(is_blank).len();
                edits.replace(join.until as usize, begin, "");
                done = begin;
            }
            if !may[i] {
                continue;
            }
            let open = joins.peek().map_or(u32::MAX, |join| join.until);
            for found in jump::jumps(this) {
                let start = line.start as usize + found.range.start;
                let end = line.start as usize + found.range.end;
                taken.push((found.direction, found.page, Span::new(start as u32, end as u32)));
                if start < done || start >= open as usize {
                    continue;
                }
                let broken = (found.range.end == this.len()
                    && breaks::is_open(end_of(&this[..found.range.start])))
                    || (found.range.start == 0 && breaks::is_open(before));
                edits.replace(start, end, if broken { BORDER } else { "" });
            }
        }
        self.done.jumps += taken.len() as u32;
        self.note(Step::Jumps, taken.iter().map(|(.., span)| *span));
        let taken: Vec<_> =
            taken.into_iter().map(|(d, p, span)| (d, p, self.map.source_hull(span))).collect();
        self.jumps.extend(taken);
        self.apply_and_read(edits, table)
    }

    fn finish(mut self) -> Clean {
        self.jumps.order_by_key(|&(_, _, span)| span);
        let jumps = self
            .jumps
            .iter()
            .map(|&(direction, page, source)| Jump {
                direction,
                page,
                at: self.map.to_clean(source.start),
                source,
            })
            .collect();
        Clean {
            text: self.text.unwrap_or_else(|| self.source.to_owned()),
            map: self.map,
            jumps,
            done: self.done,
        }
    }
}
