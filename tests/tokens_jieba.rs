//! The setting that cuts as python's jieba does, compared with what python's jieba made of the sample texts.

use std::sync::Arc;

use crate::common::SEEDS;
use wasm_bindgen_test::wasm_bindgen_test;
use wenmai::tokens::{Dictionary, Settings, Tokenizer};

static JIEBA: &[u8] = include_bytes!(env!("WENMAI_JIEBA_DICTIONARY"));
/// Written by scripts/peers/jieba_seeds.py.
static EXPECTED: &str = include_str!("data/segmentation/jieba_seeds.txt");

#[wasm_bindgen_test(unsupported = test)]
fn the_sample_texts_are_cut_token_for_token_as_python_cuts_them() {
    let dictionary = Arc::new(Dictionary::from_bytes(JIEBA).unwrap());
    let tokenizer = Tokenizer::new(dictionary, Settings::jieba());
    let mut compared = 0;
    for ((name, bytes), line) in SEEDS.iter().zip(EXPECTED.lines()) {
        let (expected_name, lengths) = line.split_once(' ').unwrap();
        assert_eq!(*name, expected_name);
        let text = std::str::from_utf8(bytes).unwrap();
        let mut found = Vec::new();
        tokenizer.cut(text, |piece| found.push(piece.surface));
        let mut rest = text;
        for (number, length) in lengths.chars().enumerate() {
            let length = length.to_digit(36).unwrap() as usize;
            let end = rest.char_indices().nth(length).map_or(rest.len(), |(at, _)| at);
            assert_eq!(found.get(number), Some(&&rest[..end]), "token {number} of {name}");
            rest = &rest[end..];
            compared += 1;
        }
        assert_eq!(rest, "");
    }
    assert!(compared > 19_000, "{compared}");
}
