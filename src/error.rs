//! What can go wrong, said so that a person can act on it.

/// The crate's result.
pub type Result<T> = std::result::Result<T, Error>;

/// A failure of a whole call. The failure of one file is not an error but a line in the report of that
/// file, so that a bad file never stops the good ones.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The question is not one that Wenmai knows, or a field of it is wrong.
    #[error("While reading the question: {0}")]
    Question(String),
    /// The query cannot be understood. `at` counts characters from 0.
    #[error("While reading the query “{query}” at character {at}: {message}")]
    Query {
        /// The query as typed.
        query: String,
        /// Where reading stopped, in characters from 0.
        at: usize,
        /// What was expected there.
        message: String,
    },
    /// What was given as a date is none.
    #[error("“{0}” is no date: dates are 2025, 2025-06, 2025-06-17 or 2025-06-16/2025-06-18")]
    Date(String),
    /// A pattern for the names of files is none.
    #[error("The pattern “{typed}” cannot be understood: {fault}")]
    Pattern {
        /// The pattern as typed.
        typed: String,
        /// What is wrong with it.
        fault: PatternFault,
    },
    /// The dictionary cannot be read.
    #[error("While reading the dictionary: {0}")]
    Dictionary(String),
    /// Two parts of Wenmai that exchange data are not of the same version, or data was damaged on the way.
    #[error("While reading a partial answer: {0}")]
    Partial(String),
}

/// What is wrong with a pattern for the names of files.
#[derive(Debug, thiserror::Error)]
pub enum PatternFault {
    /// It is longer than patterns are.
    #[error("it is too long")]
    Long,
    /// What stands in braces is no part of a date.
    #[error("{{{0}}} is no part of a date")]
    Name(String),
    /// It names no year.
    #[error("it names neither {{year}} nor {{yy}} nor {{date}}")]
    Undated,
    /// It is no regular expression.
    #[error("{0}")]
    Expression(String),
}

impl PatternFault {
    /// A short name, for a page that has words of its own.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Long => "long",
            Self::Name(_) => "name",
            Self::Undated => "undated",
            Self::Expression(_) => "expression",
        }
    }
}
