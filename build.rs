//! Tells the crate where the dictionary of the jieba-rs package lies: Cargo has the package's source at hand,
//! and the dictionary is far too large to be kept twice.

use std::path::PathBuf;
use std::process::Command;

fn main() {
    println!("cargo:rerun-if-changed=Cargo.lock");
    println!("cargo:rerun-if-changed=build.rs");
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--locked", "--filter-platform"])
        .arg(std::env::var("TARGET").expect("Cargo names the target"))
        .output()
        .expect("cargo metadata runs");
    let metadata = String::from_utf8_lossy(&output.stdout);
    // One field of one package is wanted, and a build script should not need a JSON parser for it.
    let manifest = metadata
        .split("\"manifest_path\":\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .find(|path| path.replace("\\\\", "/").contains("/jieba-rs-"))
        .unwrap_or_else(|| panic!("no jieba-rs package: {}", String::from_utf8_lossy(&output.stderr)));
    let dictionary =
        PathBuf::from(manifest.replace("\\\\", "\\")).with_file_name("src").join("data").join("dict.txt");
    assert!(dictionary.is_file(), "no dictionary at {}", dictionary.display());
    println!("cargo:rustc-env=WENMAI_JIEBA_DICTIONARY={}", dictionary.display());
}
