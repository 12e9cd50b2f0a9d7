//! However the documents are spread over shards, and in whatever order they are read and merged, every answer
//! is the same to the last bit.

use crate::common::{Corpus, SEEDS};
use proptest::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use wenmai::session::{Counted, Question};

/// One question of each kind, with pages, sort orders and filters that could tell shards apart.
const QUESTIONS: &[&str] = &[
    r#"{"ask": "concordance", "query": "(中国|pos:place) []{0,3} \"合作\" -\"上海合作\"", "sort": ["R2", "N"], "limit": 50}"#,
    r#"{"ask": "concordance", "query": "/.{2}[国家]/ pos:n{1,2}|*斯坦", "sort": ["N"], "limit": 50}"#,
    r#"{"ask": "concordance", "query": "*", "sample": 40, "seed": 3, "sort": ["T", "L5", "R5"], "descending": true}"#,
    r#"{"ask": "concordance", "query": "pos:v", "one_per_document": true, "sample": 20, "sort": ["N", "D"], "descending": true}"#,
    r#"{"ask": "concordance", "query": "合作", "near": "中国", "near_at": [-1, -2, -3, 2], "within": "document"}"#,
    r#"{"ask": "concordance", "query": "合作", "near": "中国", "near_anywhere": true, "within": "paragraph"}"#,
    r#"{"ask": "concordance", "query": "合作", "sort": ["A", "N"], "notes": [{"document": [1, 0], "start": 10, "end": 12, "label": "甲"}]}"#,
    r#"{"ask": "collocates", "node": "~\"中亚\" -\"中国—中亚\"", "min_count": 1}"#,
    r#"{"ask": "timeline", "queries": ["pos:person", "中国 [] []{0,5} 合作"]}"#,
    r#"{"ask": "documents"}"#,
    r#"{"ask": "documents", "sort": "date", "descending": true, "offset": 1, "limit": 2}"#,
    r#"{"ask": "terms", "dispersion": ["dp", "d_a", "arf", "awt"], "over": {"parts": 7}, "worked": true, "limit": 20}"#,
    r#"{"ask": "terms", "limit": 200}"#,
    r#"{"ask": "terms", "stop_words": false, "sort": "documents", "offset": 50}"#,
    r#"{"ask": "terms", "pattern": "*斯坦", "groups": ["place", "unknown"], "sort": "term", "descending": false}"#,
    r#"{"ask": "key_terms", "terms": 5}"#,
    r#"{"ask": "key_terms", "offset": 2, "limit": 3, "min_count": 1, "groups": ["place"]}"#,
    r#"{"ask": "key_terms", "document": [1, 0], "min_count": 1}"#,
    r#"{"ask": "together", "node": "中国", "min_count": 3, "min_documents": 2}"#,
    r#"{"ask": "together", "node": "中*", "over": {"periods": "month"}, "coefficient": "spearman", "descending": false}"#,
    r#"{"ask": "similarity", "terms": 500}"#,
    r#"{"ask": "network", "collocates": {"node": "中国", "stop_words": true}, "size": 12, "min_count": 1}"#,
    r#"{"ask": "network", "size": 20, "within": "paragraph", "measure": "log_likelihood", "edges": 50, "seed": 9}"#,
    r#"{"ask": "network", "collocates": {"node": "合作", "stop_words": true, "min_count": 2}, "size": 6, "beyond": 3}"#,
    r#"{"ask": "network", "collocates": {"node": "中亚", "preset": "kontext", "min_count": 1, "min_frequency": 1}, "size": 4,
        "beyond": 2, "second_order": false}"#,
    r#"{"ask": "collocates_by", "collocates": {"node": "合作", "min_count": 1}, "periods": "month"}"#,
    r#"{"ask": "collocates_by", "collocates": {"node": "合作", "preset": "kontext", "min_count": 1, "min_frequency": 1, "sort": "mi"},
        "selections": [{"name": "a", "scope": {"holding": "1"}}, {"name": "b", "scope": {"holding": "2"}}], "top": 5}"#,
    r#"{"ask": "terms", "dispersion": ["dp_norm", "d_kl", "arf", "ald"], "sort": "juilland_d", "min_count": 3}"#,
    r#"{"ask": "terms", "dispersion": ["d_a", "awt"], "over": {"parts": 7}, "offset": 3, "limit": 20}"#,
    r#"{"ask": "terms", "dispersion": ["rosengren_s"], "over": {"periods": "month"}, "sort": "f_awt", "descending": false}"#,
    r#"{"ask": "terms", "interval": "bootstrap", "seed": 4, "confidence": 0.9, "offset": 20, "limit": 30}"#,
    r#"{"ask": "collocates", "node": "中亚"}"#,
    r#"{"ask": "collocates", "node": "中亚", "worked": true, "measures": ["log_likelihood", "log_ratio"]}"#,
    r#"{"ask": "collocates", "node": "合作|发展", "left": 2, "right": 3, "within": "document", "min_count": 2,
        "min_documents": 1, "sort": "g2", "offset": 5, "limit": 50}"#,
    r#"{"ask": "collocates", "node": "\"一带一路\"", "within": "paragraph", "stop_words": true, "sort": "term"}"#,
    r#"{"ask": "collocates", "node": "合作", "preset": "sketch_engine", "min_count": 1, "min_frequency": 1, "limit": 300}"#,
    r#"{"ask": "collocates", "node": "中国|峰会", "preset": "cqpweb", "within": "none", "sort": "log_ratio_conservative"}"#,
    r#"{"ask": "collocates", "node": "*国", "preset": "rkorapclient", "measures": ["fisher", "npmi"], "sort": "z_score"}"#,
    r#"{"ask": "collocates", "node": "合作", "preset": "nltk", "right": 3, "within": "none", "descending": false}"#,
    r#"{"ask": "ngrams", "limit": 300}"#,
    r#"{"ask": "ngrams", "min_n": 3, "max_n": 4, "of": "characters", "min_count": 2, "nested": "c_value", "sort": "c_value"}"#,
    r#"{"ask": "ngrams", "max_n": 3, "min_count": 1, "across_marks": true, "within": "document", "nested": "kept",
        "sort": "documents", "with": "中*", "offset": 10}"#,
    r#"{"ask": "keyness", "scope": {"holding": "00"}, "reference": {"scope": {"holding": "1"}}, "keys": "both", "min_count": 1}"#,
    r#"{"ask": "keyness", "scope": {"holding": "2"}, "worked": true, "measures": ["ll4", "bic"], "confidence": 0.8}"#,
    r#"{"ask": "keyness", "scope": {"holding": "1"}, "sort": "bic", "limit": 300, "stop_words": true}"#,
    r#"{"ask": "keyness", "reference": {"list": {"words": [["中国", 5], ["the", 9]], "total": 500}}, "keys": "both",
        "sort": "simple_maths", "groups": ["place", "unknown"]}"#,
    r#"{"ask": "timeline", "queries": ["中亚", "\"命运共同体\"", "合作 *"], "bin": "day"}"#,
    r#"{"ask": "timeline", "queries": ["中国"], "bin": "week"}"#,
    r#"{"ask": "timeline", "queries": ["中国", "合作"], "bin": "month", "by": "source", "band": "bootstrap"}"#,
    r#"{"ask": "timeline", "queries": ["中国"], "measure": "share", "smoothing": {"half_width": 2, "window": "binomial"},
        "selections": [{"name": "a", "scope": {"holding": "000"}}, {"name": "b", "scope": {"from": "2025-03-01"}}]}"#,
    r#"{"ask": "timeline", "axis": "spoken", "mentions": true, "queries": ["中国"], "bin": "month"}"#,
    r#"{"ask": "rising", "min_count": 3, "level": 1, "limit": 200}"#,
    r#"{"ask": "rising", "from": "2025-03-01", "to": "2025-05-31", "bin": "month", "min_count": 2, "show": "fell",
        "against": "before", "level": 1, "offset": 3}"#,
    r#"{"ask": "rising", "bin": "week", "show": "burst", "min_documents": 1, "groups": ["place"]}"#,
    r#"{"ask": "mentions", "bin": "year"}"#,
    r#"{"ask": "mentions", "query": "合作", "kinds": ["explicit", "range"]}"#,
    r#"{"ask": "events", "query": "中亚", "from": "2020-01-01", "offset": 3, "limit": 20}"#,
    r#"{"ask": "events", "sort": "document", "descending": true, "relations": ["past", "undated"]}"#,
    r#"{"ask": "lag"}"#,
    r#"{"ask": "lag", "query": "中国", "width": 7, "reach": 70}"#,
    r#"{"ask": "concordance", "query": "中亚", "limit": 30}"#,
    r#"{"ask": "concordance", "query": "合作", "sort": ["R1", "L1", "T"], "descending": true, "offset": 20}"#,
    r#"{"ask": "concordance", "query": "\"中亚\"", "sort": ["N", "L2"], "scope": {"from": "2025-06-14", "to": "2025-06-18"}}"#,
    r#"{"ask": "concordance", "query": "中国", "near": "合作", "near_left": 3, "near_right": 3, "context": 10}"#,
    r#"{"ask": "text", "document": [3, 0], "query": "峰会"}"#,
    r#"{"ask": "dates"}"#,
    r#"{"ask": "structure"}"#,
    r#"{"ask": "tokens"}"#,
    r#"{"ask": "new_words"}"#,
    r#"{"ask": "new_words", "min_count": 4, "min_documents": 2, "sort": "cohesion", "scope": {"copies": "all"}}"#,
    r#"{"ask": "forms", "term": "中国"}"#,
    r#"{"ask": "risk", "term": "斯坦", "limit": 20}"#,
    r#"{"ask": "facts"}"#,
    r#"{"ask": "years"}"#,
    r#"{"ask": "effects", "limit": 3}"#,
    r#"{"ask": "text", "document": [1, 0], "at": 500, "limit": 400, "source": true}"#,
    r#"{"ask": "copies", "limit": 20}"#,
    r#"{"ask": "copies", "document": [3, 0], "offset": 3, "limit": 7}"#,
    r#"{"ask": "terms", "scope": {"copies": "all"}, "limit": 50}"#,
];

fn answers(corpus: &mut Corpus) -> Vec<serde_json::Value> {
    QUESTIONS.iter().map(|question| serde_json::to_value(corpus.ask(question)).unwrap()).collect()
}

#[wasm_bindgen_test(unsupported = test)]
fn every_kind_of_question_is_asked() {
    // What is not a kind is refused with the names of all that are.
    let error = serde_json::from_str::<Question>(r#"{"ask": "nothing"}"#).expect_err("no kind").to_string();
    let kinds: Vec<&str> = error.split('`').skip(3).step_by(2).collect();
    assert!(kinds.len() > 20 && kinds.contains(&"terms"), "{error}");
    for kind in kinds {
        let named = format!(r#""ask": "{kind}""#);
        assert!(QUESTIONS.iter().any(|question| question.contains(&named)), "{kind}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn one_document_a_shard_gives_the_same_as_one_shard() {
    let mut whole = Corpus::seeds();
    let mut spread = Corpus::spread(&SEEDS, 5, &[4, 2, 0, 3, 1], |number| 4 - number);
    for (question, (one, many)) in
        QUESTIONS.iter().zip(answers(&mut whole).into_iter().zip(answers(&mut spread)))
    {
        assert_eq!(one, many, "{question}");
    }
}

/// A part of the sample texts, and all of them.
const PARTS: [&str; 2] = [r#"{"without": [[1, 0], [3, 0]]}"#, r#"{"copies": "all"}"#];

#[wasm_bindgen_test(unsupported = test)]
fn every_answer_states_what_was_counted() {
    let mut corpus = Corpus::spread(&SEEDS, 3, &[0, 1, 2, 3, 4], |number| number);
    let sizes = PARTS.map(|part| {
        let terms = corpus.json(&format!(r#"{{"ask": "terms", "scope": {part}}}"#));
        (terms["corpus_documents"].as_u64().unwrap(), terms["corpus_tokens"].as_u64().unwrap())
    });
    assert!(0 < sizes[0].0 && sizes[0].0 < sizes[1].0 && sizes[0].1 < sizes[1].1, "{sizes:?}");
    for (part, size) in PARTS.iter().zip(sizes) {
        for question in [
            format!(r#"{{"ask": "timeline", "queries": ["中亚"], "scope": {part}}}"#),
            format!(r#"{{"ask": "timeline", "axis": "spoken", "queries": ["中亚"], "scope": {part}}}"#),
            format!(r#"{{"ask": "network", "collocates": {{"node": "中亚", "scope": {part}}}}}"#),
            format!(r#"{{"ask": "network", "collocates": {{"scope": {part}}}}}"#),
            format!(r#"{{"ask": "collocates", "node": "中亚", "scope": {part}}}"#),
            format!(
                r#"{{"ask": "collocates_by", "collocates": {{"node": "中亚", "scope": {part}}}, "periods": "day"}}"#
            ),
            format!(r#"{{"ask": "keyness", "reference": {{"scope": {{"holding": "0"}}}}, "scope": {part}}}"#),
            format!(r#"{{"ask": "ngrams", "scope": {part}}}"#),
            format!(r#"{{"ask": "together", "node": "中亚", "scope": {part}}}"#),
            format!(r#"{{"ask": "key_terms", "scope": {part}}}"#),
            format!(r#"{{"ask": "similarity", "scope": {part}}}"#),
            format!(r#"{{"ask": "rising", "scope": {part}}}"#),
            format!(r#"{{"ask": "mentions", "scope": {part}}}"#),
            format!(r#"{{"ask": "events", "scope": {part}}}"#),
            format!(r#"{{"ask": "lag", "scope": {part}}}"#),
            format!(r#"{{"ask": "concordance", "query": "中亚", "scope": {part}}}"#),
            format!(r#"{{"ask": "new_words", "scope": {part}}}"#),
        ] {
            let Counted { documents, tokens } = corpus.ask(&question).counted;
            assert_eq!((documents, tokens), size, "{question}");
        }
    }
}

/// The sample texts cut into small documents, with dates in some names.
fn pieces() -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for (seed, bytes) in SEEDS {
        let text = std::str::from_utf8(bytes).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        for (at, piece) in lines.chunks(30).enumerate() {
            let date =
                if at % 3 == 0 { String::new() } else { format!("2025-0{}-1{}_", 1 + at % 9, at % 10) };
            files.push((format!("{date}{seed}-{at}.txt"), piece.join("\n").into_bytes()));
        }
    }
    files.retain(|(_, bytes)| !bytes.iter().all(u8::is_ascii_whitespace));
    files
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn any_split_and_any_order(
        shards in 1usize..6,
        seed in any::<u64>(),
    ) {
        let pieces = pieces();
        let files: Vec<(&str, &[u8])> = pieces.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        // A small generator of our own decides where each document goes and when.
        let scramble = |number: usize| (number as u64 + 1).wrapping_mul(seed | 1).rotate_left(17) ^ seed;
        let mut order: Vec<usize> = (0..files.len()).collect();
        order.sort_by_key(|number| scramble(*number));
        let mut spread = Corpus::spread(&files, shards, &order, |number| scramble(number + 7) as usize % shards);
        let mut whole = Corpus::whole(&files);
        for (question, (one, many)) in QUESTIONS.iter().zip(answers(&mut whole).into_iter().zip(answers(&mut spread))) {
            prop_assert!(one == many, "{}", question);
        }
    }
}
