//! Which code an input reached: the counters that the compiler puts in with `-C instrument-coverage`, read as the program
//! runs. `make fuzz` builds so, with `--cfg guided`; without it every input is as good as any other.

/// The counters, and which of them were ever above zero.
pub struct Coverage {
    #[cfg(guided)]
    seen: Vec<u64>,
    /// Counters that were ever above zero.
    pub reached: usize,
}

#[cfg(guided)]
mod counters {
    use std::sync::atomic::AtomicU64;

    unsafe extern "C" {
        fn __llvm_profile_begin_counters() -> *const AtomicU64;
        fn __llvm_profile_end_counters() -> *const AtomicU64;
    }

    /// All counters of this program.
    pub fn all() -> &'static [AtomicU64] {
        // SAFETY: the profiling runtime hands out the bounds of one section of 64-bit counters, which lives as long as the
        // program and is only ever added to.
        unsafe {
            let (begin, end) = (__llvm_profile_begin_counters(), __llvm_profile_end_counters());
            std::slice::from_raw_parts(begin, end.offset_from_unsigned(begin))
        }
    }
}

#[cfg(guided)]
impl Coverage {
    /// Nothing is seen yet.
    #[must_use]
    pub fn new() -> Self {
        Self { seen: vec![0; counters::all().len().div_ceil(64)], reached: 0 }
    }

    /// Runs inputs, one after the other, and calls `keep` for each that reaches what none did before.
    pub fn watch(&mut self, inputs: &[Vec<u8>], mut run: impl FnMut(&[u8]), mut keep: impl FnMut(&[u8])) {
        inputs.iter().for_each(|input| run(input));
        let fresh = self.fresh();
        if fresh.is_empty() {
            return;
        }
        // Which of them it was: the counters in question begin anew, and the inputs run once more, one by one.
        use std::sync::atomic::Ordering::Relaxed;
        let counters = counters::all();
        fresh.iter().for_each(|at| counters[*at].store(0, Relaxed));
        for input in inputs {
            run(input);
            let mut new = false;
            for at in &fresh {
                if counters[*at].load(Relaxed) != 0 && self.seen[at / 64] & 1 << (at % 64) == 0 {
                    self.seen[at / 64] |= 1 << (at % 64);
                    self.reached += 1;
                    new = true;
                }
            }
            if new {
                keep(input);
            }
        }
    }

    fn fresh(&self) -> Vec<usize> {
        use std::sync::atomic::Ordering::Relaxed;
        let mut fresh = Vec::new();
        for (word, chunk) in counters::all().chunks(64).enumerate() {
            let now = chunk
                .iter()
                .enumerate()
                .fold(0u64, |bits, (at, counter)| bits | u64::from(counter.load(Relaxed) != 0) << at);
            let mut new = now & !self.seen[word];
            while new != 0 {
                fresh.push(word * 64 + new.trailing_zeros() as usize);
                new &= new - 1;
            }
        }
        fresh
    }
}

#[cfg(not(guided))]
impl Coverage {
    /// Nothing can be seen.
    #[must_use]
    pub fn new() -> Self {
        Self { reached: 0 }
    }

    /// Runs inputs, one after the other, and keeps all.
    pub fn watch(&mut self, inputs: &[Vec<u8>], mut run: impl FnMut(&[u8]), mut keep: impl FnMut(&[u8])) {
        for input in inputs {
            run(input);
            keep(input);
        }
    }
}

impl Default for Coverage {
    fn default() -> Self {
        Self::new()
    }
}
