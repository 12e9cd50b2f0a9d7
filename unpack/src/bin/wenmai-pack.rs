//! `wenmai-pack FILE PACKED` writes FILE, packed, into PACKED.

use std::error::Error;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let given: Vec<_> = env::args_os().skip(1).collect();
    let [file, packed] = given.as_slice() else { return Err("which file, and into which one?".into()) };
    Ok(fs::write(packed, wenmai_unpack::pack(&fs::read(file)?)?)?)
}
