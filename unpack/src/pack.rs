//! What packs, natively.

use std::io::{Result, Write as _};

use lzma_rust2::{LzmaOptions, LzmaWriter};

/// Bytes that a match may reach back: more than any module of ours has, and all of it is memory of the page while it unpacks.
const WINDOW: u32 = 8 << 20;

/// Packs `bytes` as small as the format `.lzma` allows. The same bytes give the same file on every machine.
///
/// # Errors
/// None that is known: it writes into memory.
pub fn pack(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut options = LzmaOptions::with_preset(9);
    options.dict_size = WINDOW;
    options.nice_len = LzmaOptions::NICE_LEN_MAX;
    let size = u64::try_from(bytes.len()).ok();
    let mut writer = LzmaWriter::new_use_header(Vec::new(), &options, size)?;
    writer.write_all(bytes)?;
    writer.finish()
}
