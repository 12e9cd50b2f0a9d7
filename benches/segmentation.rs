//! How fast text is cut: lexer, segmenter and parts of speech together, against bare `Jieba::cut` with the same dictionary over
//! the same bytes in the same run, both with jieba's model for unknown words and without it; and how fast the dictionary is
//! loaded from its compact form, against `Jieba::with_dict` on jieba's text.
//!
//! ```text
//! cargo bench --bench segmentation [-- FOLDER]      natively; without a folder the sample texts, repeated
//! node benches/segmentation.mjs [FOLDER]            the same compiled to WebAssembly
//! ```

use std::sync::Arc;

use wenmai::corpus::Vocabulary;
use wenmai::tokens::{Dictionary, Settings, Tokenizer};

/// Cuts `text` as a shard does, each term with its number and its part of speech; how many pieces there are.
fn whole(tokenizer: &Tokenizer, text: &str) -> u32 {
    let mut vocabulary = Vocabulary::default();
    let mut pieces = 0;
    tokenizer.numbered_terms(text, |piece, term, number| {
        let tag = || tokenizer.tag(term, piece.kind);
        let id = match number {
            Some(number) => vocabulary.intern_numbered(number, term, tag),
            None => vocabulary.intern(term, tag),
        };
        pieces += 1 + u32::from(id == u32::MAX);
    });
    pieces
}

fn tokenizer(dictionary: &[u8], settings: Settings) -> Tokenizer {
    Tokenizer::new(Arc::new(Dictionary::from_bytes(dictionary).expect("a dictionary")), settings)
}

#[cfg(target_arch = "wasm32")]
mod exported {
    use wasm_bindgen::prelude::*;

    use super::{Settings, Tokenizer};

    /// What the script beside this file measures.
    #[wasm_bindgen]
    pub struct Bench(Tokenizer);

    #[wasm_bindgen]
    impl Bench {
        /// Loads a dictionary in whatever form.
        #[wasm_bindgen(constructor)]
        pub fn new(dictionary: &[u8]) -> Self {
            Self(super::tokenizer(dictionary, Settings::default()))
        }

        /// Cuts by jieba alone, with or without its model for unknown words.
        pub fn bare(&self, text: &str, hmm: bool) -> u32 {
            self.0.dictionary().jieba().cut(text, hmm).len() as u32
        }

        /// Cuts as the product does.
        pub fn whole(&self, text: &str) -> u32 {
            super::whole(&self.0, text)
        }
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    use std::hint::black_box;
    use std::path::Path;
    use std::time::Instant;

    const JIEBA: &[u8] = include_bytes!(env!("WENMAI_JIEBA_DICTIONARY"));
    const NEWS: &[u8] = include_bytes!("../assets/news.dict");

    /// The least time of seven runs of each, in seconds, the runs taking turns: on a shared machine the others measure
    /// its neighbours.
    fn least<const N: usize>(mut works: [&mut dyn FnMut(); N]) -> [f64; N] {
        let mut times = [f64::INFINITY; N];
        for _ in 0..7 {
            for (time, work) in times.iter_mut().zip(&mut works) {
                let start = Instant::now();
                work();
                *time = time.min(start.elapsed().as_secs_f64());
            }
        }
        times
    }

    let given = std::env::args().skip(1).find(|argument| Path::new(argument).is_dir());
    let mut paths: Vec<_> = std::fs::read_dir(given.as_deref().unwrap_or("seeds"))
        .expect("a folder")
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    paths.sort();
    let texts: Vec<String> =
        paths.iter().map(|path| std::fs::read_to_string(path).expect("a text")).collect();
    let text = texts.concat().repeat(if given.is_some() { 1 } else { 20 });

    let own = tokenizer(NEWS, Settings::default());
    let [bare, model, lexed, all] = least([
        &mut || drop(black_box(own.dictionary().jieba().cut(&text, false))),
        &mut || drop(black_box(own.dictionary().jieba().cut(&text, true))),
        &mut || {
            let mut pieces = 0;
            own.cut(&text, |_| pieces += 1);
            black_box(pieces);
        },
        &mut || {
            black_box(self::whole(&own, &text));
        },
    ]);
    let megabytes = text.len() as f64 / 1e6;
    println!("native bytes = {}", text.len());
    println!("native bare segmentation, no HMM = {:.1} MB/s", megabytes / bare);
    println!("native bare segmentation, HMM = {:.1} MB/s", megabytes / model);
    println!("native lexer and segmenter, share of bare without HMM = {:.2}", bare / lexed);
    println!("native lexer, segmenter and parts of speech, share of bare without HMM = {:.2}", bare / all);
    println!("native lexer, segmenter and parts of speech, share of bare with HMM = {:.2}", model / all);
    let [compact, as_text] = least([&mut || drop(black_box(Dictionary::from_bytes(NEWS))), &mut || {
        drop(black_box(Dictionary::from_bytes(JIEBA)))
    }]);
    println!("native start from the asset = {:.0} ms", compact * 1e3);
    println!("native start from jieba's text = {:.0} ms", as_text * 1e3);
    println!("native start, share of jieba's time = {:.2}", compact / as_text);
}
