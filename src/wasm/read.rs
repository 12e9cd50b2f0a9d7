//! Reading a Blob in a worker, without a second copy of it in JavaScript's memory.

use js_sys::Uint8Array;
use web_sys::{Blob, FileReaderSync};

use crate::decode::{Problem, ProblemCode};

/// Bytes read at a time.
const SLICE: f64 = (8 << 20) as f64;
/// Beyond this a 32-bit address space has no room for the text and its tokens.
const LARGEST: f64 = (1u32 << 30) as f64;

/// All bytes of `blob`.
pub(super) fn blob(blob: &Blob) -> Result<Vec<u8>, Problem> {
    range(blob, 0.0, blob.size())
}

/// Its bytes from one place to another.
pub(super) fn range(blob: &Blob, from: f64, to: f64) -> Result<Vec<u8>, Problem> {
    let size = to - from;
    if size > LARGEST {
        return Err(Problem::new(ProblemCode::TooLarge, format!("{:.1} GB in one file", size / 1e9)));
    }
    let unreadable = |_| Problem::new(ProblemCode::Unreadable, "the browser could not read the file");
    let reader = FileReaderSync::new().map_err(unreadable)?;
    let mut bytes = vec![0; size as usize];
    let mut start = 0.0;
    while start < size {
        let end = (start + SLICE).min(size);
        let slice = blob.slice_with_f64_and_f64(from + start, from + end).map_err(unreadable)?;
        let buffer = Uint8Array::new(reader.read_as_array_buffer(&slice).map_err(unreadable)?.as_ref());
        if f64::from(buffer.length()) != end - start {
            return Err(Problem::new(ProblemCode::Unreadable, "the file has changed since it was dropped"));
        }
        buffer.copy_to(&mut bytes[start as usize..end as usize]);
        start = end;
    }
    Ok(bytes)
}
