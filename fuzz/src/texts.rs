//! What becomes of a text: cleaning, articles, tokens, dates. Each must keep what its documentation promises.

use wenmai::articles::{
    self, Clean, Original, Switches, UnitOfAnalysis, clean_with_changes, regions, split, structure,
};
use wenmai::corpus::Source;
use wenmai::dates::document::{self, DateEdit, DateEdits, DayOrder, Edits, PathPattern};
use wenmai::dates::{Context, Date, expressions};
use wenmai::decode::Reading;
use wenmai::session::{Question, Session};
use wenmai::span::Span;
use wenmai::tokens::settings::{DateRule, Rules};
use wenmai::tokens::{Settings, Tokenizer, Words, lexer};

use crate::corpus::{self, dictionary};

/// Two bytes of switches, then a text.
fn flagged(bytes: &[u8]) -> (u16, String) {
    let (flags, text) = bytes.split_at(bytes.len().min(2));
    (
        flags.iter().fold(0, |sum, byte| sum << 8 | u16::from(*byte)),
        String::from_utf8_lossy(text).into_owned(),
    )
}

/// The sample texts with the switches as they are by default, some of them otherwise.
pub fn seeds() -> Vec<Vec<u8>> {
    let flags = |at: usize| if at % 3 == 0 { [at as u8, (at / 3) as u8] } else { [0, 0] };
    corpus::texts().into_iter().enumerate().map(|(at, text)| [&flags(at)[..], &text].concat()).collect()
}

fn switches(flags: u16) -> Switches {
    let on = |bit: u16| flags & 1 << bit == 0;
    Switches {
        running: on(8),
        line_ends: on(0),
        wraps: on(1),
        splits: on(2),
        headlines: on(3),
        repeats: on(4),
        jumps: on(5),
        spaces: on(6),
        letterspacing: on(7),
    }
}

fn settings(flags: u16) -> Settings {
    let on = |bit: u16| flags & 1 << bit != 0;
    let mut settings = Settings { jieba: flags % 16 == 15, hmm: on(8), ..Settings::default() };
    settings.fold.width = !on(4);
    settings.fold.traditional = !on(5);
    settings.rules = Rules {
        dates: [DateRule::Days, DateRule::Off, DateRule::All, DateRule::Days][usize::from(flags >> 14)],
        numbers: !on(6),
        units: on(7),
        numerals: !on(9),
        hyphens: !on(10),
        addresses: !on(11),
        names: !on(12),
        titles: on(13),
        quotes: on(3),
    };
    settings.unit = if on(2) { UnitOfAnalysis::Article } else { UnitOfAnalysis::File };
    settings
}

/// Every byte finds its way back, cleaning twice is cleaning once, and the source comes back as it was.
pub fn clean(bytes: &[u8]) {
    let (flags, source) = flagged(bytes);
    let switches = switches(flags);
    let (clean, changes) = clean_with_changes(&source, &switches);
    maps_back(&source, &clean);
    assert_eq!(articles::clean(&clean.text, &switches).text, clean.text, "cleaning twice is cleaning once");
    assert_eq!(
        changes.len() as u32,
        clean.done.by_step().iter().map(|(_, count)| count).sum::<u32>(),
        "changes are those counted"
    );
    for change in changes {
        let _ = (change.source.of(&source), change.clean.of(&clean.text));
    }
    let original = Original::keep(&source, &clean);
    assert!(original.is_none_or(|original| original.restore(&clean.text) == source), "the source comes back");
    let mut parts: Vec<Span> =
        regions(&clean.text, &split(&source, &clean)).into_iter().flat_map(|region| region.spans).collect();
    parts.sort_unstable_by_key(|span| span.start);
    assert_eq!(
        parts.iter().map(|span| span.of(&clean.text)).collect::<String>(),
        clean.text,
        "every byte belongs to one article"
    );
    for element in structure(&source) {
        let _ = element.span.of(&source);
    }
    let half = source.floor_char_boundary(source.len() / 2);
    let texts = [&source[..half], &source[half..], &source];
    for stretch in articles::duplicates::compare(texts[0], texts[1]) {
        let _ = format!("{stretch:?}");
    }
    let _ = articles::duplicates::duplicates(&texts, &articles::duplicates::Settings::default());
}

fn maps_back(source: &str, clean: &Clean) {
    let map = &clean.map;
    assert_eq!((map.clean_len() as usize, map.source_len() as usize), (clean.text.len(), source.len()));
    for (at, &byte) in (0u32..).zip(clean.text.as_bytes()) {
        let back = map.to_source(at);
        assert_eq!(map.to_clean(back), at, "there and back again");
        assert!(
            matches!(byte, b'\n' | b' ') || source.as_bytes()[back as usize] == byte,
            "a byte comes from its like"
        );
    }
    for (at, c) in clean.text.char_indices() {
        let shown: String = map
            .source_spans(Span::new(at as u32, (at + c.len_utf8()) as u32))
            .iter()
            .map(|span| span.of(source))
            .collect();
        assert!(shown == c.to_string() || matches!(c, ' ' | '\n'), "{c:?} shows {shown:?}");
    }
}

/// Pieces concatenate to the text.
pub fn lexer(bytes: &[u8]) {
    let (flags, text) = flagged(bytes);
    let mut together = String::with_capacity(text.len());
    lexer::lex(&text, &settings(flags), |piece| {
        assert!(!piece.surface.is_empty(), "no piece is empty");
        together.push_str(piece.surface);
    });
    assert_eq!(together, text);
}

/// Tokens concatenate to the text, and words that are set later cut as words that were there from the start.
pub fn tokens(bytes: &[u8]) {
    let (flags, text) = flagged(bytes);
    let settings = settings(flags);
    let own: String = text
        .lines()
        .flat_map(|line| line.char_indices().nth(2).map(|(at, _)| &line[..at]))
        .take(5)
        .map(|word| format!("{word}\n"))
        .collect();
    let words = Words::from_text(&format!("{own}鲁班工坊\n合作 0\n2025\n"));
    let with_words = Settings { words: words.clone(), ..settings.clone() };
    for settings in [&settings, &with_words] {
        let tokenizer = Tokenizer::new(dictionary(), settings.clone());
        let mut together = String::with_capacity(text.len());
        tokenizer.terms(&text, |piece, term| {
            assert!(!term.is_empty(), "{:?} has no term", piece.surface);
            let _ = tokenizer.tag(term, piece.kind);
            together.push_str(piece.surface);
        });
        assert_eq!(together, text);
    }
    let read = |settings: &Settings| {
        let mut session = Session::new(dictionary(), settings.clone());
        session.add(Source {
            file: 0,
            path: "a.txt".into(),
            bytes: text.clone().into_bytes(),
            reading: Reading::default(),
        });
        session
    };
    let (mut later, mut sooner) = (read(&settings), read(&with_words));
    later.set_words(words);
    let question = Question::from_json(r#"{"ask": "tokens"}"#).expect("a question");
    assert_eq!(
        later.ask(&question).expect("an answer").answer,
        sooner.ask(&question).expect("an answer").answer
    );
}

/// Mentions stand in order, where they say they do, and no interval ends before it begins.
pub fn dates(bytes: &[u8]) {
    let (flags, text) = flagged(bytes);
    let day = Date::new(1 + (flags >> 2) as i16 % 9999, 1 + (flags % 12) as i8, 1 + (flags % 28) as i8)
        .expect("a day");
    for context in [Context::default(), Context::on(day), Context::on(Date::constant(2024, 2, 29))] {
        let mut end = 0;
        for mention in expressions::find(&text, &context) {
            assert!(mention.span.start >= end, "mentions overlap");
            end = mention.span.end;
            assert_eq!(mention.span.of(&text), mention.surface);
            if let Some((Some(first), Some(last))) =
                mention.interval.map(|interval| (interval.start, interval.end))
            {
                assert!(first <= last, "{}: {first} to {last}", mention.surface);
            }
        }
    }
    for found in document::datelines(&text).into_iter().chain(document::from_header_line(&text)) {
        assert!(found.date().is_none_or(|span| span.start <= span.end));
        let _ = found.with_year_from(&document::full_dates(&text), wenmai::dates::YearSource::Text);
    }
}

/// Dates that formats, paths and people state, and patterns over paths.
pub fn stated(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let lines: Vec<&str> = text.lines().collect();
    let _ = document::day_order(lines.iter().copied());
    let _ = document::from_path(&text);
    for line in &lines {
        let _ = document::from_path(line);
        for order in [None, Some(DayOrder::DayFirst), Some(DayOrder::MonthFirst)] {
            assert!(document::from_stated(line, order).is_none_or(|span| span.start <= span.end));
        }
        if let Ok(pattern) = PathPattern::new(line) {
            for path in lines.iter().take(4).chain(&["人民日报/2025/06/20250617_01.txt"]) {
                let _ = pattern.date(path);
            }
        }
        let edit = DateEdit { document: (0, 0), date: (*line).into() };
        if let Ok(edits) = Edits::new(&DateEdits {
            documents: vec![edit],
            patterns: vec![(*line).into()],
            year: Some(line.len() as i32 * 997),
        }) {
            let _ = edits.apply((0, 0), line, None);
        }
    }
}
