//! Which words stand in the windows of which hits, and how often each is counted.
//!
//! The walk knows nothing of shards: it goes over a line of words with segments that windows do not leave, so that
//! the inside of a document and the border between two documents are counted by the same rule.

use crate::stats::measures::convention::Counting;

/// A hit of the node in a line of words: its words are `start..end`, none when it touches only marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Node {
    pub start: u32,
    pub end: u32,
    /// Segment in which it begins: what its left window may hold.
    pub left: u32,
    /// Segment in which it ends: what its right window may hold.
    pub right: u32,
}

/// A line of words: the number of each word's term, and the number of its segment, which never falls.
#[derive(Debug, Default)]
pub(super) struct Line {
    pub terms: Vec<u32>,
    pub segments: Vec<u32>,
    pub nodes: Vec<Node>,
}

impl Line {
    pub fn clear(&mut self) {
        self.terms.clear();
        self.segments.clear();
        self.nodes.clear();
    }
}

/// A window: so many words to the left and to the right, counted so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Window {
    pub left: u32,
    pub right: u32,
    pub counting: Counting,
}

impl Window {
    /// Calls `count` with the word and its column (L_left … L1, R1 … R_right) for everything that is counted.
    pub fn walk(self, line: &Line, mut count: impl FnMut(u32, usize)) {
        match self.counting {
            Counting::UnionOfWindows => self.union(line, &mut count),
            Counting::EveryPair => {
                for node in &line.nodes {
                    self.left_of(line, node, 0).for_each(|(word, column)| count(word, column));
                    self.right_of(line, node, u32::MAX).for_each(|(word, column)| count(word, column));
                }
            }
            Counting::OncePerHit => self.once(line, &mut count),
        }
    }

    /// Words to the left of `node` from word `limit` on, nearest first.
    fn left_of<'l>(
        self,
        line: &'l Line,
        node: &Node,
        limit: u32,
    ) -> impl Iterator<Item = (u32, usize)> + use<'l> {
        let Node { start, left: segment, .. } = *node;
        let low = start.saturating_sub(self.left).max(limit).min(start);
        (low..start)
            .rev()
            .take_while(move |word| line.segments[*word as usize] == segment)
            .map(move |word| (word, (self.left + word - start) as usize))
    }

    /// Words to the right of `node` before word `limit`, nearest first.
    fn right_of<'l>(
        self,
        line: &'l Line,
        node: &Node,
        limit: u32,
    ) -> impl Iterator<Item = (u32, usize)> + use<'l> {
        let Node { end, right: segment, .. } = *node;
        let high = end.saturating_add(self.right).min(limit).min(line.terms.len() as u32);
        (end..high)
            .take_while(move |word| line.segments[*word as usize] == segment)
            .map(move |word| (word, (self.left + word - end) as usize))
    }

    /// A word between two hits can stand in the windows of both: it belongs to the nearer, to the one before it when
    /// both are equally near. A word is never nearer to a hit beyond these two.
    fn union(self, line: &Line, count: &mut impl FnMut(u32, usize)) {
        let mut before: Option<Node> = None;
        for node in line.nodes.iter().copied().map(Some).chain([None]) {
            let (from, to) = (before.map_or(0, |node| node.end), node.map_or(u32::MAX, |node| node.start));
            // Where the two windows meet, these many words from either hit are nearer to it.
            let between = to.saturating_sub(from);
            let shared = |word: u32| word - from < between.div_ceil(2);
            let reach =
                |node: &Node, word: u32| line.segments[word as usize] == node.left && to - word <= self.left;
            if let Some(before) = &before {
                for (word, column) in self.right_of(line, before, to) {
                    if shared(word) || !node.is_some_and(|node| reach(&node, word)) {
                        count(word, column);
                    }
                }
            }
            if let Some(node) = &node {
                let taken = |word: u32| {
                    before.is_some_and(|before| {
                        line.segments[word as usize] == before.right && word - from < self.right
                    }) && shared(word)
                };
                for (word, column) in self.left_of(line, node, from) {
                    if !taken(word) {
                        count(word, column);
                    }
                }
            }
            before = node.or(before);
        }
    }

    /// Each term once for a hit, where it is nearest; to the left of the hit when both sides are equally near.
    fn once(self, line: &Line, count: &mut impl FnMut(u32, usize)) {
        let mut near: Vec<(u32, u32, usize)> = Vec::new();
        for node in &line.nodes {
            near.clear();
            near.extend(self.left_of(line, node, 0).map(|(word, column)| (node.start - word, word, column)));
            near.extend(
                self.right_of(line, node, u32::MAX).map(|(word, column)| (word + 1 - node.end, word, column)),
            );
            near.sort_by_key(|(distance, ..)| *distance);
            for (at, (_, word, column)) in near.iter().enumerate() {
                let term = line.terms[*word as usize];
                if !near[..at].iter().any(|(_, other, _)| line.terms[*other as usize] == term) {
                    count(*word, *column);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One letter a word; `N` is the node, a bar ends a segment.
    fn line(text: &str) -> Line {
        let mut line = Line::default();
        let mut segment = 0;
        for c in text.chars() {
            if c == '|' {
                segment += 1;
                continue;
            }
            if c == 'N' {
                let at = line.terms.len() as u32;
                line.nodes.push(Node { start: at, end: at + 1, left: segment, right: segment });
            }
            line.terms.push(c as u32);
            line.segments.push(segment);
        }
        line
    }

    /// Letters with their columns, in order.
    fn counted(text: &str, left: u32, right: u32, counting: Counting) -> Vec<(char, usize)> {
        let line = line(text);
        let mut found = Vec::new();
        Window { left, right, counting }.walk(&line, |word, column| {
            found.push((char::from_u32(line.terms[word as usize]).unwrap(), column))
        });
        found.sort_unstable();
        found
    }

    #[test]
    fn the_union_counts_each_word_at_its_nearest_hit() {
        let union = Counting::UnionOfWindows;
        assert_eq!(counted("aNbN", 2, 2, union), [('a', 1), ('b', 2)]);
        assert_eq!(counted("NabcN", 2, 2, union), [('a', 2), ('b', 3), ('c', 1)]);
        assert_eq!(counted("NabcN", 3, 1, union), [('a', 3), ('b', 1), ('c', 2)]);
        assert_eq!(counted("NabcN", 0, 3, union), [('a', 0), ('b', 1), ('c', 2)]);
        assert_eq!(counted("Na|bcN", 3, 3, union), [('a', 3), ('b', 1), ('c', 2)]);
        assert_eq!(counted("ab|N", 5, 5, union), []);
    }

    #[test]
    fn pairs_count_every_hit_and_the_node_itself() {
        let pairs = Counting::EveryPair;
        assert_eq!(counted("aNbN", 2, 2, pairs), [('N', 0), ('N', 3), ('a', 1), ('b', 1), ('b', 2)]);
        assert_eq!(counted("NaNa", 0, 1, pairs), [('a', 0), ('a', 0)]);
    }

    #[test]
    fn once_per_hit_counts_a_type_where_it_is_nearest() {
        let once = Counting::OncePerHit;
        assert_eq!(counted("aaNa", 2, 2, once), [('a', 1)]);
        assert_eq!(counted("baNcb", 2, 2, once), [('a', 1), ('b', 0), ('c', 2)]);
        assert_eq!(counted("aNaN", 1, 1, once), [('a', 0), ('a', 0)]);
    }
}
