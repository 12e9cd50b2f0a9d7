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
    /// The dictionary cannot be read.
    #[error("While reading the dictionary: {0}")]
    Dictionary(String),
    /// Two parts of Wenmai that exchange data are not of the same version, or data was damaged on the way.
    #[error("While reading a partial answer: {0}")]
    Partial(String),
}
