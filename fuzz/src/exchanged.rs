//! What workers hand each other: shares, needs and decisions, damaged on the way. Each is refused or merged. What is sound as
//! a message and wrong as a share may end the worker that takes it in: the page replaces it. It must not take for ever, nor
//! all memory.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};

use wenmai::session::{Question, Session};

use crate::corpus::{questions, sessions};

thread_local! {
    static SESSIONS: RefCell<(Session, Session)> = RefCell::new(sessions(2));
    static QUESTIONS: Vec<Question> = read();
}

fn read() -> Vec<Question> {
    questions().iter().filter_map(|json| Question::from_json(std::str::from_utf8(json).ok()?).ok()).collect()
}

/// The number of a question, then its share.
pub fn seeds() -> Vec<Vec<u8>> {
    let (_, other) = sessions(2);
    let shares = read()
        .into_iter()
        .zip(0u8..)
        .map(|(question, number)| [&[number][..], &other.collect(&question).expect("a share")].concat());
    shares.collect()
}

/// A share is taken in by the merger, which then finishes; the same bytes as a need and as a decision.
pub fn shares(bytes: &[u8]) {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let ended = catch_unwind(AssertUnwindSafe(|| taken_in(bytes))).is_err();
    std::panic::set_hook(usual);
    if ended {
        SESSIONS.set(sessions(2));
    }
}

fn taken_in(bytes: &[u8]) {
    let Some((number, bytes)) = bytes.split_first() else { return };
    QUESTIONS.with(|questions| {
        SESSIONS.with_borrow_mut(|(merger, other)| {
            let question = &questions[usize::from(*number) % questions.len()];
            let _ = other.supply(question, bytes);
            let _ = other.settle(bytes);
            merger.open(question);
            if merger.absorb(question, bytes).is_err() {
                return;
            }
            // As often as the page asks.
            for _ in 0..4 {
                let Ok(Some(need)) = merger.need(question) else { break };
                let Ok(supplied) = other.supply(question, &need) else { break };
                let _ = merger.absorb(question, &supplied);
            }
            let _ = merger.finish(question);
        });
    });
}
