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
        let step = session.cut(1);
        assert_eq!(step.total, all);
        if step.finished {
            assert_eq!(step.done, all);
            break;
        }
        assert!(step.done > before && step.done < all);
        before = step.done;
    }
    let documents = session.shard().documents().iter();
    let units: u32 = documents.map(|document| document.unit_end - document.unit_start).sum();
    assert_eq!(units, session.shard().tokens().len());
}

/// Texts of more than a slice: with the lines of a newspaper, and one line without any mark but those of addresses.
fn long() -> [String; 2] {
    let news = std::str::from_utf8(SEEDS[1].1).unwrap();
    let address = "他在网上写道https://www.example.cn/news?id=1234中国……合作";
    [news.repeat(1 + (1 << 20) / news.len()), address.repeat((1 << 20) / address.len())]
}

/// The tokens of the last of some texts, cut with this budget for each call.
fn tokens_of_last(texts: &[&str], budget: usize) -> Vec<String> {
    let mut session = session();
    for (file, text) in (0u32..).zip(texts) {
        let source = Source {
            file,
            path: format!("{file}.txt"),
            bytes: text.as_bytes().to_vec(),
            reading: Reading::default(),
        };
        session.begin_file(source);
        while !session.step(1 << 20).finished {}
    }
    while !session.cut(budget).finished {}
    let shard = session.shard();
    let last = shard.documents().last().unwrap();
    let units = shard.tokens().units().range(last.unit_start as usize..last.unit_end as usize);
    units.map(|unit| shard.vocabulary().term(unit.term()).to_owned()).collect()
}

#[wasm_bindgen_test(unsupported = test)]
fn tokens_depend_on_the_text_alone() {
    for text in long() {
        let alone = tokens_of_last(&[&text], usize::MAX);
        assert!(tokens_of_last(&[&text], 1) == alone);
        for before in [1, 5, (1 << 19) - 41, (1 << 19) - 7, 700_000] {
            assert!(tokens_of_last(&[&"a".repeat(before), &text], 1 << 19) == alone, "{before}");
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn what_was_half_cut_is_taken_back_whole() {
    let mut session = session();
    read(&mut session);
    let mark = session.mark();
    settle(&mut session, &mut []).unwrap();
    let before = terms(&mut session);
    // None, one half, one whole and the next half.
    for budget in [0, 1, 2 << 20] {
        for (file, text) in (9..).zip(long()) {
            let source = Source {
                file,
                path: "again.txt".into(),
                bytes: text.into_bytes(),
                reading: Reading::default(),
            };
            session.begin_file(source);
            while !session.step(1 << 20).finished {}
        }
        if budget > 0 {
            assert!(!session.cut(budget).finished || budget > 1 << 20);
        }
        session.roll_back(mark.clone());
        assert!(session.shard().is_cut());
        settle(&mut session, &mut []).unwrap();
        assert_eq!(terms(&mut session), before);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn words_and_dates_may_change_before_texts_are_cut() {
    use wenmai::dates::document::DateEdits;
    use wenmai::tokens::Words;
    let changed = |session: &mut Session| {
        session.set_words(Words::from_text("合作共赢 5 n"));
        session.edit_dates(&DateEdits { year: Some(2020), ..DateEdits::default() }).unwrap();
        settle(session, &mut []).unwrap();
        terms(session)
    };
    let (mut early, mut late) = (session(), session());
    read(&mut early);
    read(&mut late);
    settle(&mut late, &mut []).unwrap();
    assert_eq!(changed(&mut early), changed(&mut late));
}
