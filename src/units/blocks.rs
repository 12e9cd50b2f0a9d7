//! A long sequence in blocks.
//!
//! A vector that grows is moved as a whole, and for that moment, and in WebAssembly for good, takes up to three times
//! its size. Here nothing is ever moved: what is held is what is there, and at most one block more.

use std::ops::{Index, IndexMut, Range};

/// Elements of a block, as a power of two.
const BITS: usize = 16;
const SIZE: usize = 1 << BITS;

/// A sequence that grows at its end and shrinks there.
#[derive(Debug, Clone)]
pub struct Blocks<T> {
    blocks: Vec<Vec<T>>,
    len: usize,
}

impl<T> Default for Blocks<T> {
    fn default() -> Self {
        Self { blocks: Vec::new(), len: 0 }
    }
}

impl<T: Copy> Blocks<T> {
    /// Number of elements.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Appends an element.
    #[inline]
    pub fn push(&mut self, element: T) {
        if self.len.is_multiple_of(SIZE) {
            self.begin_block();
        }
        if let Some(last) = self.blocks.last_mut() {
            last.push(element);
        }
        self.len += 1;
    }

    #[cold]
    fn begin_block(&mut self) {
        // The first block grows as it is needed: a small corpus is small.
        self.blocks.push(if self.len == 0 { Vec::new() } else { Vec::with_capacity(SIZE) });
    }

    /// The element at `at`, where there is one.
    #[inline]
    #[must_use]
    pub fn get(&self, at: usize) -> Option<&T> {
        self.blocks.get(at >> BITS)?.get(at & (SIZE - 1))
    }

    /// The last element.
    pub fn last_mut(&mut self) -> Option<&mut T> {
        self.blocks.last_mut()?.last_mut()
    }

    /// Drops all elements from `len` on.
    pub fn truncate(&mut self, len: usize) {
        if len < self.len {
            self.blocks.truncate(len.div_ceil(SIZE));
            if let Some(last) = self.blocks.last_mut() {
                last.truncate(len - ((len - 1) & !(SIZE - 1)));
            }
            self.len = len;
        }
    }

    /// All elements, in order.
    pub fn iter(&self) -> impl Iterator<Item = &T> + Clone {
        self.blocks.iter().flatten()
    }

    /// The elements of `range`, in order.
    ///
    /// # Panics
    /// When `range` reaches beyond the end, as slices do.
    pub fn range(&self, range: Range<usize>) -> impl Iterator<Item = &T> + Clone {
        self.slices(range).flatten()
    }

    /// The elements of `range` in as few slices as there are.
    ///
    /// # Panics
    /// When `range` reaches beyond the end, as slices do.
    pub fn slices(&self, range: Range<usize>) -> impl Iterator<Item = &[T]> + Clone {
        assert!(range.start <= range.end && range.end <= self.len, "a range within the sequence");
        let blocks = (range.start >> BITS)..range.end.div_ceil(SIZE);
        let blocks = if range.is_empty() { 0..0 } else { blocks };
        blocks.map(move |block| {
            let first = block << BITS;
            &self.blocks[block][range.start.max(first) - first..range.end.min(first + SIZE) - first]
        })
    }

    /// Number of leading elements for which `before` holds; it must hold for none behind one for which it does not.
    #[must_use]
    pub fn partition_point(&self, mut before: impl FnMut(&T) -> bool) -> usize {
        let block = self.blocks.partition_point(|block| block.last().is_some_and(&mut before));
        (block << BITS).min(self.len)
            + self.blocks.get(block).map_or(0, |block| block.partition_point(&mut before))
    }

    /// Bytes held.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.blocks.iter().map(Vec::capacity).sum::<usize>() * size_of::<T>()
    }
}

impl<T> Index<usize> for Blocks<T> {
    type Output = T;

    #[inline]
    fn index(&self, at: usize) -> &T {
        &self.blocks[at >> BITS][at & (SIZE - 1)]
    }
}

impl<T> IndexMut<usize> for Blocks<T> {
    #[inline]
    fn index_mut(&mut self, at: usize) -> &mut T {
        &mut self.blocks[at >> BITS][at & (SIZE - 1)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_a_vector() {
        let mut blocks = Blocks::default();
        let vector: Vec<u32> = (0..200_000).collect();
        for element in &vector {
            blocks.push(*element);
        }
        for range in
            [0..0, 5..5, 0..200_000, 65_535..65_537, 65_536..131_072, 70_000..70_001, 199_999..200_000]
        {
            assert_eq!(blocks.range(range.clone()).copied().collect::<Vec<_>>(), vector[range]);
        }
        for len in [131_073, 131_072, 65_537, 65_536, 65_535, 1, 0] {
            blocks.truncate(len);
            assert_eq!(blocks.iter().copied().collect::<Vec<_>>(), vector[..len]);
            assert_eq!(blocks.last_mut().copied(), len.checked_sub(1).map(|last| vector[last]));
        }
        blocks.push(7);
        assert_eq!((blocks.len(), blocks[0], blocks.get(1)), (1, 7, None));
    }
}
