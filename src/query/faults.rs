//! What a query can get wrong: the messages of [`crate::Error::Query`]. They do not change, so that a page can
//! look its own words up by them; only those of [`EXPRESSION`] go on, with what the reader of regular expressions
//! said.

/// A word is missing.
pub const WORD: &str = "a word was expected";
/// `"…` without end.
pub const CLOSING_QUOTE: &str = "a closing quotation mark was expected";
/// `""`.
pub const EMPTY_QUOTES: &str = "characters were expected between the quotation marks";
/// Longer than [`super::syntax::LONGEST`].
pub const TOO_LONG: &str = "the query is longer than 1,000 characters";
/// `/…` without end.
pub const CLOSING_SLASH: &str = "a closing slash was expected";
/// `//`.
pub const EMPTY_EXPRESSION: &str = "a regular expression was expected between the slashes";
/// A regular expression that would take too much memory.
pub const EXPRESSION_TOO_LARGE: &str = "the regular expression is too large";
/// A regular expression that cannot be read.
pub const EXPRESSION: &str = "the regular expression cannot be read: ";
/// `(…` without end.
pub const CLOSING_PARENTHESIS: &str = "a closing parenthesis was expected";
/// `)` without beginning.
pub const NO_PARENTHESIS: &str = "no parenthesis is open here";
/// More than [`super::syntax::DEEPEST`] parentheses open.
pub const TOO_DEEP: &str = "at most 20 parentheses can be open";
/// `[` without `]`.
pub const CLOSING_BRACKET: &str = "a closing bracket was expected: [] stands for any token";
/// `]` or `}` without beginning.
pub const NO_BRACKET: &str = "no bracket is open here";
/// `{` without anything that it could repeat.
pub const NOTHING_TO_REPEAT: &str = "a number in braces must follow a word, [] or a group";
/// `{}`.
pub const NUMBER: &str = "a number was expected, as in {2} or {0,3}";
/// `{2`.
pub const CLOSING_BRACE: &str = "a closing brace was expected";
/// More than [`super::syntax::MOST_REPEATS`].
pub const TOO_MANY: &str = "at most 20 repetitions are possible";
/// `{3,2}`.
pub const ORDER: &str = "the smaller number must come first";
/// `pos:` without a tag.
pub const TAG: &str = "a tag such as n, v, ns or a group such as noun, place was expected";
/// A backslash at the end.
pub const ESCAPE: &str = "a character was expected behind the backslash";
/// A sequence that an empty stretch of text would match.
pub const CERTAIN: &str = "at least one word must be certain";
/// A word behind what is left out.
pub const OUTSIDE_LAST: &str = "what is left out with - must stand last";
/// A hit could be wider than [`super::syntax::WIDEST`].
pub const TOO_WIDE: &str = "the query can span more than 100 tokens";

/// AND, OR or NOT between words.
pub const CONNECTIVE: &str = "AND, OR and NOT are no operators";
/// `[word="…"]`, `tag:n`: conditions as other query languages write them.
pub const OTHER_LANGUAGE: &str = "a word is written as it is, a part of speech behind pos:";
/// A mark in a word, which no token holds.
pub const MARK: &str = "a mark is no part of a word";

/// All of them but [`EXPRESSION`], for a page that has them in other words.
pub const ALL: [&str; 25] = [
    OTHER_LANGUAGE,
    WORD,
    CLOSING_QUOTE,
    EMPTY_QUOTES,
    TOO_LONG,
    CLOSING_SLASH,
    EMPTY_EXPRESSION,
    EXPRESSION_TOO_LARGE,
    CLOSING_PARENTHESIS,
    NO_PARENTHESIS,
    TOO_DEEP,
    CLOSING_BRACKET,
    NO_BRACKET,
    NOTHING_TO_REPEAT,
    NUMBER,
    CLOSING_BRACE,
    TOO_MANY,
    ORDER,
    TAG,
    ESCAPE,
    CERTAIN,
    OUTSIDE_LAST,
    TOO_WIDE,
    CONNECTIVE,
    MARK,
];
