//! The query language against a slow matcher that tries everything, over random corpora and random queries.

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;
use wenmai::corpus::{DocumentId, Scope, Scoped, Source};
use wenmai::query::{Atom, Condition, Item, Query, Sequence, find};
use wenmai::session::Session;
use wenmai::tokens::{Dictionary, Settings};

/// Words that overlap, so that characters and tokens differ.
const WORDS: &str = "中国 1000 ns\n国中 10 n\n中国人 300 n\n人民 500 n\n民 50 n\n大 400 a\n大国 200 n\n发展 100 v\n展开 90 v\n";

fn session(texts: &[String]) -> Session {
    let dictionary = Dictionary::from_text(WORDS.as_bytes()).expect("a dictionary");
    let mut settings = Settings { hmm: false, ..Settings::default() };
    settings.clean = wenmai::articles::Switches::none();
    let mut session = Session::new(Arc::new(dictionary), settings);
    for (file, text) in (0u32..).zip(texts) {
        let bytes = text.clone().into_bytes();
        session.add(Source { file, path: format!("{file}.txt"), bytes, reading: Default::default() });
    }
    session
}

/// A unit as the slow matcher sees it.
struct Piece {
    start: usize,
    end: usize,
    word: bool,
    space: bool,
    term: String,
    tag: String,
    sentence: bool,
    paragraph: bool,
}

struct Slow<'t> {
    text: &'t str,
    pieces: Vec<Piece>,
}

/// Where the matcher is: a byte, what may stand in between, and whether `[]` has cut the token here.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct At {
    byte: usize,
    between: u8,
    halved: bool,
}

const NOTHING: u8 = 0;
const SPACE: u8 = 1;
const MARKS: u8 = 2;

impl Slow<'_> {
    fn starting(&self, byte: usize) -> Option<&Piece> {
        self.pieces.iter().find(|piece| piece.start == byte)
    }

    fn holding(&self, byte: usize) -> &Piece {
        self.pieces.iter().find(|piece| piece.start <= byte && byte < piece.end).expect("a piece")
    }

    fn before(&self, byte: usize) -> &Piece {
        self.pieces.iter().find(|piece| piece.end == byte).expect("a piece")
    }

    /// A hit that begins within a token begins with characters.
    fn start(&self, byte: usize) -> At {
        At { byte, between: NOTHING, halved: self.starting(byte).is_none() }
    }

    /// Bytes where what comes next can begin.
    fn entries(&self, at: At, any: bool) -> Vec<usize> {
        if at.byte >= self.text.len() {
            return Vec::new();
        }
        if at.between == NOTHING || self.starting(at.byte).is_none() {
            return vec![at.byte];
        }
        let before = self.before(at.byte);
        if before.paragraph || (any && before.sentence) {
            return Vec::new();
        }
        let mut entries = vec![at.byte];
        let mut byte = at.byte;
        if any || (at.between == MARKS && !before.sentence) {
            while let Some(piece) = self.starting(byte).filter(|piece| !piece.word && !piece.sentence) {
                byte = piece.end;
                entries.push(byte);
            }
        } else if let Some(piece) = self.starting(byte).filter(|piece| piece.space && !piece.paragraph) {
            entries.push(piece.end);
        }
        entries.retain(|byte| *byte < self.text.len());
        entries
    }

    fn meets(&self, piece: &Piece, condition: &Condition) -> bool {
        match condition {
            Condition::Word(word) => word.matches(&piece.term),
            Condition::Matches(expression) => {
                let whole = format!(r"\A(?:{})\z", expression.source());
                regex::Regex::new(&whole).expect("an expression").is_match(&piece.term)
            }
            Condition::Tagged(tag) => tag.matches(&piece.tag),
        }
    }

    /// All places where `item` can end.
    fn item(&self, item: &Item, from: At) -> BTreeSet<At> {
        let mut ends = BTreeSet::new();
        let mut layer = BTreeSet::from([from]);
        if item.least == 0 {
            let gap = item.atom == Atom::AnyToken && from.between != NOTHING;
            ends.insert(At { between: if gap { MARKS } else { from.between }, ..from });
        }
        for times in 1..=item.most {
            layer = layer.iter().flat_map(|at| self.atom(&item.atom, *at)).collect();
            if times >= item.least {
                ends.extend(layer.iter().copied());
            }
        }
        ends
    }

    fn atom(&self, atom: &Atom, from: At) -> BTreeSet<At> {
        let mut ends = BTreeSet::new();
        for byte in self.entries(from, *atom == Atom::AnyToken) {
            let moved = byte != from.byte;
            let halved = from.halved && !moved;
            match atom {
                Atom::Token(conditions) => {
                    if let Some(piece) = self.starting(byte).filter(|piece| piece.word)
                        && conditions.iter().all(|condition| self.meets(piece, condition))
                    {
                        ends.insert(At { byte: piece.end, between: SPACE, halved: false });
                    }
                }
                Atom::AnyToken => {
                    let piece = self.holding(byte);
                    if piece.word && !halved {
                        ends.insert(At { byte: piece.end, between: MARKS, halved: false });
                        for inner in (byte + 1..piece.end).filter(|at| self.text.is_char_boundary(*at)) {
                            ends.insert(At { byte: inner, between: SPACE, halved: true });
                        }
                    }
                }
                Atom::Characters { text, .. } => {
                    if self.text[byte..].starts_with(text.as_str()) {
                        ends.insert(At { byte: byte + text.len(), between: SPACE, halved: false });
                    }
                }
                Atom::Group(sequences) => {
                    for sequence in sequences {
                        ends.extend(self.sequence(sequence, At { byte, between: NOTHING, halved }));
                    }
                }
            }
        }
        ends
    }

    fn sequence(&self, sequence: &Sequence, from: At) -> BTreeSet<At> {
        let mut places = BTreeSet::from([from]);
        for item in &sequence.items {
            places = places.iter().flat_map(|at| self.item(item, *at)).collect();
        }
        let holds = |outside: &Item, end: usize| {
            let begins = (0..=from.byte).filter(|at| self.text.is_char_boundary(*at));
            begins.flat_map(|byte| self.item(outside, self.start(byte))).any(|last| last.byte >= end)
        };
        places.retain(|at| !sequence.outside.iter().any(|outside| holds(outside, at.byte)));
        places
    }

    /// The hits, as bytes of the text.
    fn find(&self, query: &Query) -> Vec<(usize, usize)> {
        let (mut hits, mut free) = (Vec::new(), 0);
        for byte in (0..self.text.len()).filter(|at| self.text.is_char_boundary(*at)) {
            let from = self.start(byte);
            let ends = query.alternatives.iter().flat_map(|sequence| self.sequence(sequence, from));
            if let Some(end) = ends.map(|at| at.byte).max().filter(|_| byte >= free) {
                hits.push((byte, end));
                free = end;
            }
        }
        hits
    }
}

fn slow<'s>(shard: &Scoped<'s>, document: usize) -> Slow<'s> {
    let document = &shard.shard().documents()[document];
    let tokens = shard.tokens();
    let pieces = (document.unit_start..document.unit_end).map(|at| {
        let (unit, start) = (tokens.units()[at as usize], tokens.offset(at) - document.text_start);
        let term = shard.vocabulary().term(unit.term()).to_owned();
        Piece {
            start: start as usize,
            end: (start + tokens.length(at)) as usize,
            word: unit.is_word(),
            space: !unit.is_word() && term == " ",
            tag: shard.vocabulary().tag(unit.term()).to_owned(),
            sentence: unit.ends_sentence(),
            paragraph: unit.ends_paragraph(),
            term,
        }
    });
    Slow { text: shard.text_of(document), pieces: pieces.collect() }
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    let piece = prop::sample::select(vec![
        "中国",
        "中国人",
        "人民",
        "国",
        "中",
        "大",
        "大国",
        "发展",
        "展开",
        "民",
        "a",
        "b",
        "A",
        "，",
        "、",
        "。",
        "”",
        " ",
        "\n",
    ]);
    prop::collection::vec(prop::collection::vec(piece, 1..40).prop_map(|pieces| pieces.concat()), 1..4)
}

/// Queries as they are typed.
fn queries() -> impl Strategy<Value = String> {
    let atom = prop::sample::select(vec![
        "中国",
        "人民",
        "国",
        "大",
        "民",
        "a",
        "B",
        "中*",
        "?国*",
        "*",
        "[]",
        "/[中国人]+/",
        "/a|大国|发.*/",
        "pos:n",
        "pos:a",
        "pos:verb",
        "*国&pos:n",
        "\"国\"",
        "\"中国\"",
        "\"国人\"",
        "\"民大\"",
        "\"展\"",
        "\"民、\"",
        "~\"ａ\"",
    ]);
    let item = prop_oneof![
        6 => atom.clone().prop_map(str::to_owned),
        2 => (atom, prop::sample::select(vec!["{0,1}", "{2}", "{1,3}", "{0}"])).prop_map(|(atom, repeat)| format!("{atom}{repeat}")),
        2 => prop::sample::select(vec!["[]{0,2}", "[]{0}", "[]{1,3}"]).prop_map(str::to_owned),
    ];
    let sequence = |item: BoxedStrategy<String>| {
        let outside = prop_oneof![3 => Just(Vec::new()), 1 => prop::collection::vec(item.clone(), 1..3)];
        (prop::collection::vec(item, 1..4), outside).prop_map(|(items, outside)| {
            let outside: String = outside.iter().map(|item| format!(" -{item}")).collect();
            format!("{}{outside}", items.join(" "))
        })
    };
    let alternatives = move |item: BoxedStrategy<String>| {
        let several = prop::collection::vec(sequence(item), 1..3);
        several.prop_map(|all| all.join("|"))
    };
    let whole = alternatives;
    let nested = item.prop_recursive(2, 8, 3, move |inner| {
        prop_oneof![
            3 => inner.clone(),
            2 => alternatives(inner.clone()).prop_map(|all| format!("({all})")),
            1 => alternatives(inner).prop_map(|all| format!("({all}){{0,2}}")),
        ]
    });
    whole(nested.boxed())
}

/// Variants apart, which the slow matcher does not know: the only ones here are of the letter a.
fn without_variants(query: &Query, text: &str) -> bool {
    query.to_string().contains('~') && text.contains(['a', 'A'])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, max_global_rejects: 100_000, ..ProptestConfig::default() })]

    #[test]
    fn the_matcher_finds_what_trying_everything_finds(texts in texts(), typed in queries()) {
        // Queries that could be empty are refused, and that is not what is tried here.
        let Ok(query) = Query::parse(&typed) else { return Ok(()) };
        let session = session(&texts);
        // Words that the dictionary cuts are found by their pieces.
        let spelled = query.spelled(session.shard().tokenizer().expect("a tokenizer"));
        prop_assume!(!texts.iter().any(|text| without_variants(&spelled, text)));
        let scope = Scope { without: vec![DocumentId(1, 0)], ..Scope::default() };
        let shard = session.shard().scoped(&scope);
        let found: Vec<(usize, usize)> =
            find(&shard, &query).iter().map(|hit| (hit.span.start as usize, hit.span.end as usize)).collect();
        let mut expected = Vec::new();
        for (number, document) in shard.documents() {
            let start = document.text_start as usize;
            let own = slow(&shard, number).find(&spelled);
            expected.extend(own.into_iter().map(|(from, to)| (start + from, start + to)));
        }
        prop_assert_eq!(found, expected, "{} over {:?}", query, texts);
    }

    #[test]
    fn what_is_printed_is_read_as_the_same(typed in queries()) {
        if let Ok(query) = Query::parse(&typed) {
            prop_assert_eq!(Query::parse(&query.to_string()).expect("readable"), query);
        }
    }

    #[test]
    fn no_line_makes_it_panic(typed in "\\PC{0,40}|[中国a*?|()\\[\\]{}0-9,/\\\\\"“”~&:pos \\-＊（）［］｛｝]{0,30}") {
        if let Ok(query) = Query::parse(&typed) {
            prop_assert_eq!(Query::parse(&query.to_string()).expect("readable"), query);
        }
    }
}
