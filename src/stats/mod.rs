//! From counts to numbers that can be cited.

pub mod measures;
