//! What answers rest on and a pass over the whole shard makes: made in slices, so that a question can be dropped between two
//! of them, and kept for the questions that follow.

use super::index::Counting;
use super::{Scope, Shard, Spoken};

/// A piece of groundwork.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Groundwork {
    /// How often each term occurs.
    Counts,
    /// What documents say about time.
    Spoken,
}

/// A piece that is being made.
pub(super) struct Underway {
    scope: Scope,
    work: Work,
}

enum Work {
    Counts(Counting),
    Spoken(Spoken),
}

impl Work {
    fn new(piece: Groundwork, shard: &Shard) -> Self {
        match piece {
            Groundwork::Counts => Self::Counts(Counting::new(shard)),
            Groundwork::Spoken => Self::Spoken(Spoken::default()),
        }
    }

    fn is(&self, piece: Groundwork) -> bool {
        matches!((self, piece), (Self::Counts(_), Groundwork::Counts) | (Self::Spoken(_), Groundwork::Spoken))
    }
}

/// Units read for dates cost as much as so many that are counted.
const SPOKEN_COST: usize = 16;

impl Shard {
    /// Makes more of `pieces` for `scope`, about `budget` units of the text; the share that is made, 1 when all is. What was begun
    /// for another scope is begun anew.
    pub fn prepare(&self, scope: &Scope, pieces: &[Groundwork], budget: usize) -> f64 {
        let scoped = self.scoped(scope);
        let made = pieces.iter().filter(|piece| scoped.is_made(**piece)).count();
        let Some(&piece) = pieces.iter().find(|piece| !scoped.is_made(**piece)) else { return 1.0 };
        let mut slot = self.underway.borrow_mut();
        let fits = |underway: &Underway| underway.scope == *scoped.scope() && underway.work.is(piece);
        let underway = match slot.take() {
            Some(underway) if fits(&underway) => slot.insert(underway),
            _ => slot.insert(Underway { scope: scoped.scope().clone(), work: Work::new(piece, self) }),
        };
        let (left, share) = match &mut underway.work {
            Work::Counts(counting) => (scoped.count(counting, budget), counting.share(self)),
            Work::Spoken(spoken) => (spoken.read_on(self, budget / SPOKEN_COST + 1), spoken.share(self)),
        };
        if left == 0 {
            return (made as f64 + share) / pieces.len() as f64 * 0.999;
        }
        if let Some(Underway { work, .. }) = slot.take() {
            match work {
                Work::Counts(counting) => scoped.keep_index(counting.finish()),
                Work::Spoken(spoken) => self.keep_spoken(spoken),
            }
        }
        (made + 1) as f64 / pieces.len() as f64
    }
}
