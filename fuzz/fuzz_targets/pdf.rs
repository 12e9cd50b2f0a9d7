#![no_main]
//! See `src/lib.rs`.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| wenmai_fuzz::run("pdf", bytes));
