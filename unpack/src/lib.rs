//! Modules travel packed: static hosts compress what they send with gzip at best, and LZMA makes a module a third smaller than that.
//! The page unpacks while it receives, and compiles while it unpacks. What arrives was compared with its digest, so nothing here
//! guards against what somebody else may have written, but for an error in place of a panic.

use lzma_rust2::{Action, LzmaStream, Status};

#[cfg(any(feature = "pack", test))]
mod pack;
#[cfg(target_arch = "wasm32")]
mod wasm;

#[cfg(feature = "pack")]
pub use pack::pack;

/// Kibibytes that a file may ask for: four times the window of [`pack`].
const MOST_MEMORY: u32 = 32 << 10;
/// Bytes that are unpacked at once.
const ROOM: usize = 1 << 16;

/// Unpacks a file in the format `.lzma`, piece by piece.
pub struct Unpacker {
    stream: LzmaStream,
    ended: bool,
}

impl Default for Unpacker {
    fn default() -> Self {
        Self { stream: LzmaStream::new_mem_limit(MOST_MEMORY, None), ended: false }
    }
}

impl Unpacker {
    /// Takes the next bytes of the packed file; answers what they unpack to, four times as much or so.
    ///
    /// # Errors
    /// A message when these bytes cannot stand there, or when anything follows the end.
    pub fn push(&mut self, packed: &[u8]) -> Result<Vec<u8>, String> {
        self.run(packed, Action::Run)
    }

    /// Says that no more bytes come; answers what was still on its way.
    ///
    /// # Errors
    /// A message when the file breaks off.
    pub fn finish(&mut self) -> Result<Vec<u8>, String> {
        let last = self.run(&[], Action::Finish)?;
        if self.ended { Ok(last) } else { Err("it breaks off".into()) }
    }

    fn run(&mut self, mut packed: &[u8], action: Action) -> Result<Vec<u8>, String> {
        let mut unpacked = Vec::new();
        let mut room = vec![0; ROOM];
        while !self.ended {
            let step = self.stream.process(packed, &mut room, action).map_err(|_| "it is damaged")?;
            packed = &packed[step.bytes_consumed..];
            unpacked.extend_from_slice(&room[..step.bytes_produced]);
            self.ended = matches!(step.status, Status::StreamEnd);
            if step.bytes_consumed == 0 && step.bytes_produced == 0 {
                break;
            }
        }
        if packed.is_empty() && self.stream.unused_input().is_empty() {
            Ok(unpacked)
        } else {
            Err("something follows its end".into())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Unpacker;
    use crate::pack::pack;

    /// Bytes in which words come back, as in a module.
    fn sample(bytes: usize) -> Vec<u8> {
        let mut state = 7_u32;
        let words: Vec<u8> = (0..bytes)
            .map(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (state >> 28) as u8
            })
            .collect();
        [words.as_slice(), &words[..bytes / 2]].concat()
    }

    fn unpacked(packed: &[u8], piece: usize) -> Result<Vec<u8>, String> {
        let mut unpacker = Unpacker::default();
        let mut all = Vec::new();
        for part in packed.chunks(piece) {
            all.extend(unpacker.push(part)?);
        }
        all.extend(unpacker.finish()?);
        Ok(all)
    }

    #[test]
    fn pieces_of_any_size_give_the_same() {
        for bytes in [1, 2, 1000, 300_000] {
            let sample = sample(bytes);
            let packed = pack(&sample).unwrap();
            for piece in [1, 7, 4096, usize::MAX] {
                assert!(unpacked(&packed, piece).unwrap() == sample, "{bytes} bytes in pieces of {piece}");
            }
        }
    }

    #[test]
    fn nothing_is_packed_too() {
        let packed = pack(&[]).unwrap();
        assert_eq!(unpacked(&packed, 5), Ok(Vec::new()));
    }

    #[test]
    fn damage_is_an_error() {
        let packed = pack(&sample(10_000)).unwrap();
        assert!(unpacked(&packed[..packed.len() / 2], 512).is_err(), "half of it");
        assert!(unpacked(&packed[..packed.len() - 1], 512).is_err(), "all but the last byte");
        assert!(unpacked(&[], 1).is_err(), "nothing");
        assert!(unpacked(&[0xff; 64], 64).is_err(), "something else");
        let longer = [packed.as_slice(), b"more"].concat();
        assert!(unpacked(&longer, usize::MAX).is_err(), "and more");
    }

    #[test]
    fn no_more_memory_than_our_own_files_need() {
        // The window stands in bytes 1 to 4.
        let mut packed = pack(&sample(1000)).unwrap();
        packed[1..5].copy_from_slice(&(256_u32 << 20).to_le_bytes());
        assert!(unpacked(&packed, 64).is_err());
    }
}
