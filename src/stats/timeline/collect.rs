//! What one shard counts.

use std::collections::BTreeSet;

use super::{Axis, By, Days, Group, Tally, Timeline, TimelinePartial};
use crate::corpus::{Document, Scoped, dated_sentences};
use crate::query::{Hit, Query, find};
use crate::stats::measures::dispersion::Part;
use crate::stats::spoken::closed;

pub(super) fn collect(question: &Timeline, shard: &Scoped<'_>) -> TimelinePartial {
    let hits: Vec<Vec<Hit>> = question
        .queries
        .iter()
        .map(|query| Query::parse(query).map_or_else(|_| Vec::new(), |query| find(shard, &query)))
        .collect();
    let mut partial = TimelinePartial::default();
    for (number, document) in shard.documents() {
        let groups = groups(question, document);
        let mut add = |dates: &BTreeSet<Days>, tally: &Tally| {
            for group in &groups {
                partial.add(group.clone(), dates, tally);
            }
        };
        match question.axis {
            Axis::Published => {
                let date = document.date.as_ref().and_then(|date| date.date());
                let dates = date.map(|date| (date.start, date.end)).into_iter().collect();
                let words = u64::from(shard.words_of(number));
                let spoken = if question.mentions {
                    let sentences = dated_sentences(shard, number, document);
                    sentences
                        .map(|sentence| sentence.dates.iter().filter_map(|d| d.interval).count() as u64)
                        .sum()
                } else {
                    0
                };
                add(&dates, &tally(question, &hits, document.unit_start..document.unit_end, words, spoken));
            }
            Axis::Spoken => {
                for sentence in dated_sentences(shard, number, document) {
                    let days = || sentence.dates.iter().filter_map(|date| closed(date.interval));
                    let dates: BTreeSet<Days> = days().collect();
                    let words = sentence.units.clone().filter(|at| shard.counts(*at)).count() as u64;
                    let mut tally = tally(question, &hits, sentence.units.clone(), words, 0);
                    if question.mentions {
                        // The sentence counts once; its dates count each in its own bin.
                        tally.hits[0] = (0, u64::from(!dates.is_empty()));
                        for day in days() {
                            let hits = vec![(1, 0)];
                            add(&BTreeSet::from([day]), &Tally { hits, ..Tally::default() });
                        }
                    }
                    add(&dates, &tally);
                }
            }
        }
    }
    partial
}

/// The panels that a document belongs to.
fn groups(question: &Timeline, document: &Document) -> Vec<Group> {
    let mut groups = vec![Group::All];
    if question.selections.is_empty() && question.by == By::Source {
        groups.push(Group::Source(document.source.clone()));
    }
    let selected =
        (0u32..).zip(&question.selections).filter(|(_, selection)| selection.scope.takes(document));
    groups.extend(selected.map(|(number, _)| Group::Selection(number)));
    groups
}

/// The counts of the units `within`, which hold `words` tokens and mention `spoken` dates.
fn tally(
    question: &Timeline,
    hits: &[Vec<Hit>],
    within: std::ops::Range<u32>,
    words: u64,
    spoken: u64,
) -> Tally {
    let in_query = |hits: &Vec<Hit>| {
        let from = hits.partition_point(|hit| hit.first < within.start);
        let to = hits.partition_point(|hit| hit.first < within.end);
        (to - from) as u64
    };
    let counts = question.mentions.then_some(spoken).into_iter().chain(hits.iter().map(in_query));
    let hits: Vec<(u64, u64)> = counts.map(|count| (count, u64::from(count > 0))).collect();
    let part = |hits: &(u64, u64)| vec![Part { frequency: hits.0, size: words }];
    let parts = if question.draws() { hits.iter().map(part).collect() } else { Vec::new() };
    Tally { documents: 1, tokens: words, hits, parts }
}
