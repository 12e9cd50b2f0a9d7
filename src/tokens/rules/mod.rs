//! The rules of the lexer, a file for each group. Each takes the text from a place on and answers with the
//! length in bytes of what begins there, and looks ahead no further than a fixed number of characters.

pub mod addresses;
pub mod begins;
pub mod cardinals;
pub mod dates;
pub mod dotted;
pub mod lettered;
pub mod marks;
pub mod names;
pub mod numbers;
pub mod numerals;
pub mod phrases;
pub mod scales;
pub mod signs;
pub mod units;
