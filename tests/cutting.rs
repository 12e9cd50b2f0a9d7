//! Texts are read first and cut later: what rests on the texts alone need not wait for that.

use wasm_bindgen_test::wasm_bindgen_test;
use wenmai::corpus::Source;
use wenmai::decode::Reading;
use wenmai::session::{Session, Settler, settle};
use wenmai::tokens::Settings;

use crate::common::SEEDS;

fn session() -> Session {
    Session::new(crate::common::dictionary(), Settings::default())
}

/// Reads all sample texts and cuts none.
fn read(session: &mut Session) {
    for (file, (path, bytes)) in (0u32..).zip(SEEDS) {
        let source = Source { file, path: path.into(), bytes: bytes.to_vec(), reading: Reading::default() };
        session.begin_file(source);
        while !session.step(1 << 20).finished {}
        assert!(session.report().is_some_and(|report| report.problem.is_none()));
    }
}

fn terms(session: &mut Session) -> String {
    let question = wenmai::session::Question::from_json(r#"{"ask": "terms", "limit": 5000}"#).unwrap();
    serde_json::to_string(&session.ask(&question).unwrap()).unwrap()
}

#[wasm_bindgen_test(unsupported = test)]
fn the_decision_is_the_same_before_texts_are_cut() {
    let decide = |session: &mut Session| {
        let mut settler = Settler::new(Settings::default().copies);
        while let Some(wanted) = settler.wanted().unwrap() {
            let mut from = Some(0);
            while let Some(first) = from {
                let (share, next) = session.share(&wanted, first).unwrap();
                settler.absorb(&share).unwrap();
                from = next;
            }
        }
        settler.decision().unwrap()
    };
    let (mut early, mut late) = (session(), session());
    read(&mut early);
    let decision = decide(&mut early);
    assert!(!early.shard().is_cut());
    early.settle(&decision).unwrap();
    assert!(early.shard().is_cut());
    for (file, (path, bytes)) in (0u32..).zip(SEEDS) {
        late.add(Source { file, path: path.into(), bytes: bytes.to_vec(), reading: Reading::default() });
    }
    assert_eq!(decide(&mut late), decision);
    settle(&mut late, &mut []).unwrap();
    assert_eq!(terms(&mut early), terms(&mut late));
}

#[wasm_bindgen_test(unsupported = test)]
fn cutting_tells_how_far_it_is() {
    let mut session = session();
    assert_eq!((session.cut(1).done, session.cut(1).finished), (0, true));
    read(&mut session);
    let all = session.shard().texts().len() as u64;
    let mut before = 0;
    loop {
        let step = session.cut(10_000);
        assert_eq!(step.total, all);
        if step.finished {
            assert_eq!(step.done, all);
            break;
        }
        assert!(step.done > before && step.done < all);
        before = step.done;
    }
    let units: u32 =
        session.shard().documents().iter().map(|document| document.unit_end - document.unit_start).sum();
    assert_eq!(units, session.shard().tokens().len());
}

#[wasm_bindgen_test(unsupported = test)]
fn what_was_half_cut_is_taken_back_whole() {
    let mut session = session();
    read(&mut session);
    let mark = session.mark();
    settle(&mut session, &mut []).unwrap();
    let before = terms(&mut session);
    for budget in [1, 5_000, 60_000] {
        let again = Source {
            file: 9,
            path: "again.txt".into(),
            bytes: SEEDS[0].1.to_vec(),
            reading: Reading::default(),
        };
        session.begin_file(again);
        while !session.step(1 << 20).finished {}
        session.cut(budget);
        session.roll_back(mark.clone());
        assert!(session.shard().is_cut());
        settle(&mut session, &mut []).unwrap();
        assert_eq!(terms(&mut session), before);
    }
}
