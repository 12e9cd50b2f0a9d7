//! What is kept of a text once it is cut: its units, and the terms that they are counted as.

mod append;
pub mod blocks;
mod forms;
mod store;
mod term_list;
mod vocabulary;

pub use append::{Tally, append};
pub use blocks::Blocks;
pub use forms::Forms;
pub use store::{TokenStore, Unit};
pub use term_list::TermList;
pub use vocabulary::Vocabulary;
