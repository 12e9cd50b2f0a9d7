//! What workers hand each other: shares, needs and decisions, damaged on the way. Each is refused or merged; none may end
//! the worker that takes it in.

use std::cell::RefCell;

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
    let shares = read().into_iter().zip(0u8..).map(|(question, number)| [&[number][..], &other.collect(&question).expect("a share")].concat());
    shares.collect()
}

/// A share is taken in by the merger, which then finishes; the same bytes as a need and as a decision.
pub fn shares(bytes: &[u8]) {
    let Some((number, bytes)) = bytes.split_first() else { return };
    QUESTIONS.with(|questions| SESSIONS.with_borrow_mut(|(merger, other)| {
        let question = &questions[usize::from(*number) % questions.len()];
        let _ = other.supply(question, bytes);
        let _ = other.settle(bytes);
        merger.open(question);
        if merger.absorb(question, bytes).is_err() {
            return;
        }
        while let Ok(Some(need)) = merger.need(question) {
            let Ok(supplied) = other.supply(question, &need) else { break };
            let _ = merger.absorb(question, &supplied);
        }
        let _ = merger.finish(question);
    }));
}
