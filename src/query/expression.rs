//! Regular expressions over whole terms.
//!
//! A lazy DFA: every term is read once, character by character, whatever the expression.

use std::cell::RefCell;
use std::sync::Arc;

use regex_automata::hybrid::dfa::{Cache, DFA};
use regex_automata::nfa::thompson::{Compiler, Config, NFA, WhichCaptures};
use regex_automata::{Anchored, Input};
use regex_syntax::hir::{Capture, Class, ClassUnicode, ClassUnicodeRange, Hir, HirKind, Look, Repetition};

use super::faults;
use crate::tokens::fold;

/// A regular expression that a whole term must match.
#[derive(Debug, Clone)]
pub struct Expression {
    source: String,
    dfa: Arc<DFA>,
}

/// Two expressions are the same when they are written the same.
impl PartialEq for Expression {
    fn eq(&self, other: &Self) -> bool {
        self.source == other.source
    }
}

/// Bytes of the automaton, and of what the DFA keeps, at most.
const LARGEST: usize = 1 << 20;
/// Characters of a class that are folded one by one; a larger one holds the folded forms by itself.
const SMALL_CLASS: u32 = 2_000;
/// Groups within groups, at most.
const DEEPEST: u32 = 50;

impl Expression {
    /// Reads an expression. Its literal characters are folded as terms are.
    ///
    /// # Errors
    /// The place in `source`, in bytes, and the message of [`faults`].
    pub fn read(source: &str) -> Result<Self, (usize, String)> {
        let mut parser = regex_syntax::ParserBuilder::new().nest_limit(DEEPEST).build();
        // Terms are folded, so case never counts.
        let plain = source.strip_prefix("(?i)").unwrap_or(source);
        let place = |offset: usize| source.len() - plain.len() + offset;
        let hir = parser.parse(plain).map_err(|error| match &error {
            regex_syntax::Error::Parse(error) => {
                (place(error.span().start.offset), format!("{}{}", faults::EXPRESSION, error.kind()))
            }
            regex_syntax::Error::Translate(error) => {
                (place(error.span().start.offset), format!("{}{}", faults::EXPRESSION, error.kind()))
            }
            error => (0, format!("{}{error}", faults::EXPRESSION)),
        })?;
        if hir.properties().look_set().contains_word_unicode() {
            return Err((0, format!("{}word borders have no use in one token", faults::EXPRESSION)));
        }
        let whole = Hir::concat(vec![Hir::look(Look::Start), folded(&hir), Hir::look(Look::End)]);
        let dfa = automaton(&whole).ok_or_else(|| (0, faults::EXPRESSION_TOO_LARGE.to_owned()))?;
        Ok(Self { source: source.to_owned(), dfa: Arc::new(dfa) })
    }

    /// As typed.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// What tells of terms whether they match; to be made once for many terms.
    pub fn matcher(&self) -> impl Fn(&str) -> bool + '_ {
        let cache: RefCell<Cache> = RefCell::new(self.dfa.create_cache());
        move |term| {
            let input = Input::new(term).anchored(Anchored::Yes);
            // The search cannot fail: nothing makes the automaton quit or give up.
            matches!(self.dfa.try_search_fwd(&mut cache.borrow_mut(), &input), Ok(Some(_)))
        }
    }
}

/// The automaton of `hir`; `None` when it would be larger than [`LARGEST`].
fn automaton(hir: &Hir) -> Option<DFA> {
    let config = Config::new().nfa_size_limit(Some(LARGEST)).which_captures(WhichCaptures::None);
    let nfa: NFA = Compiler::new().configure(config).build_from_hir(hir).ok()?;
    let config = DFA::config().cache_capacity(LARGEST).skip_cache_capacity_check(true);
    DFA::builder().configure(config).build_from_nfa(nfa).ok()
}

/// The expression with its literal characters folded as terms are.
fn folded(hir: &Hir) -> Hir {
    match hir.kind() {
        HirKind::Literal(literal) => match std::str::from_utf8(&literal.0) {
            Ok(text) => Hir::literal(fold::term(text).as_bytes()),
            Err(_) => hir.clone(),
        },
        HirKind::Class(Class::Unicode(class)) => Hir::class(Class::Unicode(folded_class(class))),
        HirKind::Repetition(repetition) => {
            Hir::repetition(Repetition { sub: Box::new(folded(&repetition.sub)), ..repetition.clone() })
        }
        HirKind::Capture(capture) => {
            Hir::capture(Capture { sub: Box::new(folded(&capture.sub)), ..capture.clone() })
        }
        HirKind::Concat(parts) => Hir::concat(parts.iter().map(folded).collect()),
        HirKind::Alternation(parts) => Hir::alternation(parts.iter().map(folded).collect()),
        HirKind::Empty | HirKind::Class(Class::Bytes(_)) | HirKind::Look(_) => hir.clone(),
    }
}

fn folded_class(class: &ClassUnicode) -> ClassUnicode {
    let size = |range: &ClassUnicodeRange| range.end() as u32 - range.start() as u32 + 1;
    let mut with_folds = class.clone();
    if class.iter().map(size).sum::<u32>() <= SMALL_CLASS {
        for c in class.iter().flat_map(|range| range.start()..=range.end()) {
            let mut buffer = [0; 4];
            let folded = fold::term(c.encode_utf8(&mut buffer));
            let mut characters = folded.chars();
            if let (Some(only), None) = (characters.next(), characters.next()) {
                with_folds.push(ClassUnicodeRange::new(only, only));
            }
        }
    }
    with_folds
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(source: &str, term: &str) -> bool {
        Expression::read(source).unwrap().matcher()(term)
    }

    #[test]
    fn the_whole_term_must_match() {
        let cases = [
            ("中.", "中国", true),
            ("中", "中国", false),
            (".*主义|改革", "社会主义", true),
            (".*主义|改革", "改革者", false),
            ("[中美]国", "美国", true),
            (r"\d+", "2025", true),
            (r"\p{Han}{4,}", "一带一路", true),
            ("APEC", "apec", true),
            ("[A-Z]+", "apec", true),
            ("ＡＰＥＣ|x", "apec", true),
            ("", "中", false),
        ];
        for (source, term, expected) in cases {
            assert_eq!(matches(source, term), expected, "{source} {term}");
        }
    }

    #[test]
    fn errors_point_into_the_expression() {
        let (at, message) = Expression::read("中(国").unwrap_err();
        assert_eq!((at, message.as_str()), (3, "the regular expression cannot be read: unclosed group"));
        let (_, message) = Expression::read("(a{1000}){1000}").unwrap_err();
        assert_eq!(message, faults::EXPRESSION_TOO_LARGE);
    }
}
