//! From counts to numbers that can be cited.
