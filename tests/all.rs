//! Every test of the core, as one program: built, linked and handed to a browser once. A file of its own for each capability;
//! `cargo test dates_` runs those whose file begins so.

mod common;

mod articles_clean;
mod articles_duplicates;
mod articles_linear;
mod articles_split;
mod articles_structure;
mod articles_unit;
mod bad_input;
mod boundary;
mod concordance_lines;
mod copies_session;
mod cutting;
mod dates_adversarial;
mod dates_breadth;
mod dates_document;
mod dates_expressions;
mod dates_scores;
mod formats_documents;
mod formats_hostile;
mod formats_pdf;
mod formats_tables;
mod formats_text;
mod main_job;
mod measures_oracles;
mod measures_properties;
mod measures_published;
mod measures_series;
mod query_agree;
mod query_language;
mod split;
mod stats_collocates;
mod stats_keyness;
mod stats_ngrams;
mod stats_python;
mod stats_relations;
mod stats_terms;
mod stats_windows;
mod time_dating;
mod time_news;
mod time_rising;
mod time_spoken;
mod time_timeline;
mod titles_session;
mod tokens_jieba;
mod tokens_new_words;
mod tokens_places;
mod tokens_words;
mod tokens_written;

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);

/// A file that is not named above would never be compiled, let alone run.
#[test]
fn every_file_of_tests_is_part_of_this_program() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let here = include_str!("all.rs");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        if path.extension().is_some_and(|e| e == "rs") && name != "all" {
            assert!(here.contains(&format!("\nmod {name};\n")), "{name} is missing in tests/all.rs");
        }
    }
}
