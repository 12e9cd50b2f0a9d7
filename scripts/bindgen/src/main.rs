//! `wenmai-bindgen MODULE.wasm FOLDER` writes into FOLDER the module that a page loads, the JavaScript around it and its types,
//! as `wasm-bindgen --target web` does. That command brings a test runner with a web server and takes minutes to build.

use std::env::args_os;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<()> {
    let mut given = args_os().skip(1);
    let module = given.next().context("which module?")?;
    let folder = given.next().context("into which folder?")?;
    Bindgen::new()
        .input_path(module)
        .web(true)?
        .typescript(true)
        .omit_default_module_path(false)
        .generate(folder)
}
