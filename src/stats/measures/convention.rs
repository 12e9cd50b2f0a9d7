//! What the tools that people cite count, so that a figure can be reproduced or at least not confused.
//!
//! A convention settles three things: how co-occurrences are counted where windows overlap, what R1 is, and which
//! thresholds and sort order the tool starts with. E11 is R1·C1 / N in all of them; they differ in R1.

use super::contingency::{Contingency, Table};
use super::measure::Measure;
use serde::{Deserialize, Serialize};

/// A named convention for collocations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Convention {
    /// Our own: surface co-occurrence (Evert 2008) bounded by the sentence.
    #[default]
    Wenmai,
    /// Sketch Engine (Manatee).
    SketchEngine,
    /// KonText (Manatee with a lower threshold for the collocate).
    #[serde(rename = "kontext")]
    KonText,
    /// CQPweb and the UCS toolkit.
    #[serde(rename = "cqpweb")]
    CqpWeb,
    /// RKorAPClient.
    #[serde(rename = "rkorapclient")]
    RKorApClient,
    /// NLTK's `BigramCollocationFinder`.
    Nltk,
}

/// How often one token near several hits, or one type several times near a hit, is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counting {
    /// Each token once, however many windows hold it: the union of all windows.
    UnionOfWindows,
    /// Each type at most once per node hit; a token in two windows counts for both hits.
    OncePerHit,
    /// Each pair of a node hit and a token in its window.
    EveryPair,
}

/// What a window may not cross.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Boundary {
    /// The sentence.
    Sentence,
    /// The paragraph.
    Paragraph,
    /// The document (CQPweb: text; NLTK: the list it is given).
    Document,
    /// Nothing.
    None,
}

/// The counts from which a convention makes its table, in tokens unless said otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Counts {
    /// Co-occurrences, counted as [`Convention::counting`] says.
    pub o11: u64,
    /// f1: node hits.
    pub node_hits: u64,
    /// f2: tokens of the collocate in the corpus.
    pub collocate_tokens: u64,
    /// N: tokens of the corpus.
    pub corpus_tokens: u64,
    /// What is counted in all windows together, clipped at boundaries: for the union of windows their tokens, node
    /// hits not included.
    pub window_tokens: u64,
    /// w = L + R: positions of an unclipped window.
    pub span: u32,
}

/// How a tool starts: window, thresholds, order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Defaults {
    /// Positions to the left of the node.
    pub left: u32,
    /// Positions to the right of the node.
    pub right: u32,
    /// What a window may not cross.
    pub boundary: Boundary,
    /// Least co-occurrences.
    pub min_o11: u64,
    /// Least tokens of the collocate.
    pub min_f2: u64,
    /// Least documents with the co-occurrence.
    pub min_documents: u64,
    /// The measure that sorts.
    pub sort: Measure,
}

impl Convention {
    /// All conventions, in the order in which a page lists them.
    pub const ALL: [Self; 6] =
        [Self::Wenmai, Self::SketchEngine, Self::KonText, Self::CqpWeb, Self::RKorApClient, Self::Nltk];

    /// The name as a page shows it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Wenmai => "Wenmai",
            Self::SketchEngine => "Sketch Engine",
            Self::KonText => "KonText",
            Self::CqpWeb => "CQPweb / UCS",
            Self::RKorApClient => "RKorAPClient",
            Self::Nltk => "NLTK BigramCollocationFinder",
        }
    }

    /// R1 and E11 in words and symbols, for the line that every table carries.
    pub fn rule(self) -> &'static str {
        match self {
            Self::Wenmai | Self::CqpWeb => "R1 = tokens in all windows (each once); E11 = R1·f2 / N",
            Self::SketchEngine | Self::KonText => "R1 = f1, node hits; E11 = f1·f2 / N, no span factor",
            Self::RKorApClient => {
                "R1 = w·f1 with w = L + R; E11 = w·f1·f2 / N; ½ is added to O11, f1, f2 and N; \
                 Dice and its kin use w·f1 in place of f1"
            }
            Self::Nltk => "R1 = f1; O11 = pairs forward / (window − 1); E11 = f1·f2 / N",
        }
    }

    /// How co-occurrences are counted.
    pub fn counting(self) -> Counting {
        match self {
            Self::Wenmai | Self::CqpWeb => Counting::UnionOfWindows,
            Self::SketchEngine | Self::KonText => Counting::OncePerHit,
            Self::RKorApClient | Self::Nltk => Counting::EveryPair,
        }
    }

    /// Window, thresholds and order at the start.
    pub fn defaults(self) -> Defaults {
        let base = Defaults {
            left: 5,
            right: 5,
            boundary: Boundary::Sentence,
            min_o11: 5,
            min_f2: 0,
            min_documents: 0,
            sort: Measure::LogDice,
        };
        match self {
            Self::Wenmai => Defaults { min_documents: 2, ..base },
            Self::SketchEngine => Defaults { boundary: Boundary::None, min_o11: 3, min_f2: 5, ..base },
            Self::KonText => Defaults { boundary: Boundary::None, min_o11: 3, min_f2: 3, ..base },
            Self::CqpWeb => Defaults {
                left: 3,
                right: 3,
                boundary: Boundary::Document,
                min_f2: 5,
                sort: Measure::LogLikelihood,
                ..base
            },
            Self::RKorApClient => base,
            Self::Nltk => Defaults {
                left: 0,
                right: 1,
                boundary: Boundary::Document,
                min_o11: 1,
                sort: Measure::Mi,
                ..base
            },
        }
    }

    /// The least value of a measure that the tool lets through on its own, beside the counts of
    /// [`defaults`](Self::defaults).
    pub fn least_score(self) -> Option<(Measure, f64)> {
        (self == Self::RKorApClient).then_some((Measure::LogDice, 2.0))
    }

    /// The contingency table that this convention makes of the counts.
    ///
    /// Zero counts are allowed anywhere: the table then leaves the measures that need them undefined. Tables with a
    /// negative cell arise honestly (Sketch Engine counts a collocate between two hits twice); measures over the
    /// whole table are not defined for them.
    pub fn table(self, c: &Counts) -> Table {
        match self {
            Self::Wenmai | Self::CqpWeb => {
                let counts = Contingency {
                    o11: c.o11,
                    r1: c.window_tokens,
                    c1: c.collocate_tokens,
                    n: c.corpus_tokens,
                };
                Table { f1: c.node_hits as f64, ..counts.table() }
            }
            Self::SketchEngine | Self::KonText => {
                Contingency { o11: c.o11, r1: c.node_hits, c1: c.collocate_tokens, n: c.corpus_tokens }
                    .table()
            }
            Self::RKorApClient => {
                let smoothed = |count: u64| count as f64 + 0.5;
                let near = f64::from(c.span) * smoothed(c.node_hits);
                let collocate = smoothed(c.collocate_tokens);
                let n = smoothed(c.corpus_tokens);
                Table::fractional(smoothed(c.o11), near, collocate, n, near, collocate)
            }
            Self::Nltk => {
                if c.span <= 1 {
                    return Self::SketchEngine.table(c);
                }
                let (f1, f2) = (c.node_hits as f64, c.collocate_tokens as f64);
                let pairs = c.o11 as f64 / f64::from(c.span);
                Table::fractional(pairs, f1, f2, c.corpus_tokens as f64, f1, f2)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Family;
    use super::*;

    /// A node of 10 hits with 96 tokens in its windows (some clipped), a collocate of 40 tokens, 8 of them near.
    const COUNTS: Counts = Counts {
        o11: 8,
        node_hits: 10,
        collocate_tokens: 40,
        corpus_tokens: 10_000,
        window_tokens: 96,
        span: 10,
    };

    #[test]
    fn one_set_of_counts_has_several_expected_frequencies() {
        let e11 = |convention: Convention| convention.table(&COUNTS).e11();
        assert!((e11(Convention::Wenmai) - 0.384).abs() < 1e-15);
        assert!((e11(Convention::CqpWeb) - 0.384).abs() < 1e-15);
        assert!((e11(Convention::SketchEngine) - 0.04).abs() < 1e-15);
        assert!((e11(Convention::RKorApClient) - 10.0 * 10.5 * 40.5 / 10_000.5).abs() < 1e-15);
        assert!((e11(Convention::Nltk) - 0.04).abs() < 1e-15);
        assert_eq!(Convention::Nltk.table(&COUNTS).o11, 0.8);
    }

    #[test]
    fn log_dice_follows_the_node_or_the_span() {
        let log_dice = |c: Convention| Measure::LogDice.of(&c.table(&COUNTS), &Family::default()).unwrap();
        let by_hits = 14.0 + (16.0_f64 / 50.0).log2();
        assert!((log_dice(Convention::Wenmai) - by_hits).abs() < 1e-12);
        assert!((log_dice(Convention::SketchEngine) - by_hits).abs() < 1e-12);
        assert!((log_dice(Convention::RKorApClient) - (14.0 + (17.0_f64 / 145.5).log2())).abs() < 1e-12);
    }

    #[test]
    fn fractional_tables_have_no_exact_test() {
        let fisher = |c: Convention| Measure::Fisher.of(&c.table(&COUNTS), &Family::default());
        assert!(fisher(Convention::CqpWeb).is_some());
        assert_eq!(fisher(Convention::RKorApClient), None);
        assert_eq!(fisher(Convention::Nltk), None);
        let adjacent = Counts { span: 1, ..COUNTS };
        assert!(Measure::Fisher.of(&Convention::Nltk.table(&adjacent), &Family::default()).is_some());
    }
}
