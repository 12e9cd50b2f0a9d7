//! From a list of words to a double array.

use super::node::{LARGEST, Node, PLACES};
use super::{CHANGES, DIRECT, NONE, Root, Segmenter};
use crate::sorting::OrderBy;
use crate::tokens::fold;

/// Places among the roots are told from others by this bit.
const ROOT: u32 = 1 << 31;

/// Characters of all words, at most, which bounds the number of words too. Each takes a place, and some of the places stay free.
const MOST_CHARACTERS: usize = PLACES as usize / 4;

/// Takes words and makes a [`Segmenter`] of them.
pub struct Builder {
    numbers: Vec<u16>,
    rare: Vec<(char, u16)>,
    last: u16,
    /// The words, one behind the other, as numbers of characters.
    sequences: Vec<u16>,
    ends: Vec<u32>,
    /// Frequency and number of the tag of each.
    entries: Vec<(u64, u8)>,
    /// Words from here on count only where they were not added before.
    variants: usize,
    tag_names: Vec<Box<str>>,
}

impl Default for Builder {
    fn default() -> Self {
        Self {
            numbers: vec![0; DIRECT],
            rare: Vec::new(),
            last: 0,
            sequences: Vec::new(),
            ends: Vec::new(),
            entries: Vec::new(),
            variants: usize::MAX,
            tag_names: Vec::new(),
        }
    }
}

impl Builder {
    /// A builder for about `words` words. Where they come in the order of `alphabet`, nothing has to be sorted.
    #[must_use]
    pub fn new(alphabet: &[char], words: usize) -> Self {
        let mut builder = Self::default();
        builder.sequences.reserve(words * 3);
        builder.ends.reserve(words);
        builder.entries.reserve(words);
        for c in alphabet {
            builder.number(*c);
        }
        builder
    }

    /// The number of a character, a new one where it has none. A dictionary with more than [`LARGEST`] loses the rest.
    fn number(&mut self, c: char) -> u16 {
        let known = match self.numbers.get_mut(c as usize) {
            Some(known) => known,
            None => {
                let at = self.rare.binary_search_by_key(&c, |(c, _)| *c).unwrap_or_else(|at| {
                    self.rare.insert(at, (c, 0));
                    at
                });
                &mut self.rare[at].1
            }
        };
        if *known == 0 && u32::from(self.last) < LARGEST {
            self.last += 1;
            *known = self.last;
        }
        *known
    }

    /// Adds a word. One that was added before keeps its tag and has the frequency that was given last. Of a dictionary that the double
    /// array has no room for the rest is lost.
    pub fn add(&mut self, word: &str, frequency: u64, tag: &str) {
        let before = self.sequences.len();
        if before >= MOST_CHARACTERS {
            return;
        }
        for c in word.chars() {
            let number = self.number(c);
            self.sequences.push(number);
        }
        if self.sequences.len() == before || self.sequences[before..].contains(&0) {
            self.sequences.truncate(before);
            return;
        }
        let known = self.tag_names.iter().position(|name| **name == *tag);
        let tag = known.unwrap_or_else(|| {
            if self.tag_names.len() < 255 {
                self.tag_names.push(tag.into());
            }
            self.tag_names.len() - 1
        });
        self.ends.push(self.sequences.len() as u32);
        self.entries.push((frequency, tag as u8));
    }

    /// Adds a word unless it is one already. All words that are, must have been added before.
    pub fn add_variant(&mut self, word: &str, frequency: u64, tag: &str) {
        self.variants = self.variants.min(self.entries.len());
        self.add(word, frequency, tag);
    }

    fn sequence(&self, word: u32) -> &[u16] {
        let start = word.checked_sub(1).map_or(0, |before| self.ends[before as usize]);
        &self.sequences[start as usize..self.ends[word as usize] as usize]
    }

    /// The segmenter.
    #[must_use]
    pub fn build(self) -> Segmenter {
        let mut order: Vec<u32> = (0..self.entries.len() as u32).collect();
        // Stable, so that of equal words the first that was added comes first; what is in order already costs one look.
        order.sort_by(|a, b| self.sequence(*a).cmp(self.sequence(*b)));
        let mut words: Vec<u32> = Vec::with_capacity(order.len());
        let mut frequencies: Vec<u64> = Vec::with_capacity(order.len());
        let mut tags = Vec::with_capacity(order.len());
        for word in order {
            let (frequency, tag) = self.entries[word as usize];
            if words.last().is_some_and(|before| self.sequence(*before) == self.sequence(word)) {
                if word as usize >= self.variants {
                    continue;
                }
                frequencies.pop();
            } else {
                words.push(word);
                tags.push(tag);
            }
            frequencies.push(frequency);
        }
        let all = frequencies.iter().fold(0, |sum: u64, frequency| sum.saturating_add(*frequency));
        // Where no word has a frequency, jieba's weights are no numbers.
        let all = (all.max(1) as f64).ln();
        let mut places = Places::new(usize::from(self.last) + 1, words.len() * 3);
        places.place(&words.iter().map(|word| self.sequence(*word)).collect::<Vec<_>>());
        let Places { roots, mut nodes, .. } = places;
        // From now on the most frequent words come first.
        let ranks = ranks(&frequencies);
        let mut weights = vec![0.0; words.len() + 1];
        let mut ranked_tags = vec![0; words.len()];
        for ((rank, frequency), tag) in ranks.iter().zip(&frequencies).zip(&tags) {
            weights[*rank as usize + 1] = (*frequency as f64).ln() - all;
            ranked_tags[*rank as usize] = *tag;
        }
        for node in &mut nodes {
            *node = node.with_word(node.word().map(|word| ranks[word as usize]));
        }
        let root = |node: &Node| {
            let base = node.base();
            let Some(word) = node.word() else { return Root { weight: 0.0 - all, word: NONE, base } };
            let word = ranks[word as usize];
            Root { weight: weights[word as usize + 1], word, base }
        };
        let roots = roots.iter().map(root).collect();
        let simple = (0..DIRECT as u32).map(|code| {
            let Some(c) = char::from_u32(code) else { return 0 };
            let simple = fold::simple(c);
            let number = self.numbers.get(simple as usize).copied().unwrap_or(0);
            if simple == c { number } else { number | CHANGES }
        });
        Segmenter {
            simple: simple.collect(),
            numbers: self.numbers.into(),
            rare: self.rare,
            roots,
            nodes,
            weights,
            tags: ranked_tags,
            tag_names: self.tag_names,
        }
    }
}

/// A number for each word, so that words of higher frequency come first, nearly in order: what is kept of words that texts are full of
/// stands together.
fn ranks(frequencies: &[u64]) -> Vec<u32> {
    // By the place of the highest bit, and the three bits below it.
    let class = |frequency: u64| {
        let frequency = frequency.saturating_add(8);
        let high = frequency.ilog2();
        (high * 8 + (frequency >> (high - 3)) as u32 % 8) as usize
    };
    let mut next = [0; 64 * 8];
    for frequency in frequencies {
        next[class(*frequency)] += 1;
    }
    let mut before = 0;
    for next in next.iter_mut().rev() {
        before += std::mem::replace(next, before);
    }
    let rank = |frequency: &u64| {
        let next = &mut next[class(*frequency)];
        *next += 1;
        *next - 1
    };
    frequencies.iter().map(rank).collect()
}

/// Words that share a beginning.
struct Beginning {
    /// The node of the beginning.
    at: u32,
    /// First word.
    from: u32,
    /// One past the last.
    to: u32,
    /// Characters of the beginning.
    depth: u32,
}

/// The double array while it fills.
struct Places {
    roots: Vec<Node>,
    nodes: Vec<Node>,
    /// One bit for each place that is taken.
    taken: Vec<u64>,
    /// One bit for each base that a beginning has.
    bases: Vec<u64>,
    /// For families of about so many children, as a power of two: before it, in 64 places, hardly a place is free that suits one. Large
    /// families leave more room between them than they take, and small ones fill it.
    dense: [usize; CLASSES],
}

/// Places that are tried for a node before those behind are looked at.
const TRIES: usize = 64;
/// Sizes of families that are told apart, as powers of two.
const CLASSES: usize = 8;

impl Places {
    fn new(numbers: usize, about: usize) -> Self {
        Self {
            roots: vec![Node::FREE; numbers],
            nodes: Vec::with_capacity(about),
            taken: Vec::with_capacity(about / 64),
            bases: Vec::with_capacity(about / 64),
            dense: [0; CLASSES],
        }
    }

    /// Places `words`, which are sorted and differ from each other.
    fn place(&mut self, words: &[&[u16]]) {
        let mut level = Vec::new();
        let mut from = 0;
        for same in words.chunk_by(|a, b| a[0] == b[0]) {
            let at = u32::from(same[0][0]) | ROOT;
            level.push(Beginning { at, from, to: from + same.len() as u32, depth: 1 });
            from += same.len() as u32;
        }
        let mut next = Vec::new();
        while !level.is_empty() {
            // The largest families first, as long as there is room; only children fill what is left between them.
            level.order_by_key(|beginning| std::cmp::Reverse(beginning.to - beginning.from));
            for beginning in level.drain(..) {
                self.family(words, &beginning, &mut next);
            }
            std::mem::swap(&mut level, &mut next);
        }
    }

    /// Places what follows one beginning; each of these is a beginning in `next`. Not inlined, like `room`: an engine of WebAssembly takes
    /// its better code with the next call, and within one call that builds all there is none.
    #[inline(never)]
    fn family(&mut self, words: &[&[u16]], beginning: &Beginning, next: &mut Vec<Beginning>) {
        let &Beginning { at, mut from, to, depth } = beginning;
        let ends = words[from as usize].len() == depth as usize;
        let word = ends.then_some(from);
        from += u32::from(ends);
        let mut base = 0;
        if from < to {
            let children = words[from as usize..to as usize]
                .chunk_by(|a, b| a[depth as usize] == b[depth as usize])
                .map(|same| (same[0][depth as usize], same.len() as u32));
            let numbers: Vec<u32> = children.clone().map(|(number, _)| u32::from(number)).collect();
            let room = self.room(&numbers);
            // What would lie beyond is lost.
            if room < PLACES {
                base = room;
                for (number, count) in children {
                    let place = base + u32::from(number);
                    self.take(place, u32::from(number));
                    next.push(Beginning { at: place, from, to: from + count, depth: depth + 1 });
                    from += count;
                }
            }
        }
        let node = match at & ROOT {
            0 => &mut self.nodes[at as usize],
            _ => &mut self.roots[(at ^ ROOT) as usize],
        };
        *node = node.with_base(base).with_word(word);
    }

    fn take(&mut self, place: u32, number: u32) {
        let place = place as usize;
        if place >= self.nodes.len() {
            self.nodes.resize(place + 1, Node::FREE);
            self.taken.resize(place / 64 + 1, 0);
        }
        self.nodes[place] = Node::of(number);
        self.taken[place / 64] |= 1 << (place % 64);
    }

    fn is_free(&self, place: u32) -> bool {
        self.taken.get(place as usize / 64).is_none_or(|bits| bits >> (place % 64) & 1 == 0)
    }

    /// Whether no beginning has this base; from now on one has.
    fn claim(&mut self, base: u32) -> bool {
        let (word, bit) = (base as usize / 64, 1 << (base % 64));
        if word >= self.bases.len() {
            self.bases.resize(word + 1, 0);
        }
        let free = self.bases[word] & bit == 0;
        self.bases[word] |= bit;
        free
    }

    /// A base that no other beginning has, at which there is a free place for each of `numbers`, ascending.
    #[inline(never)]
    fn room(&mut self, numbers: &[u32]) -> u32 {
        let class = (numbers.len().ilog2() as usize).min(CLASSES - 1);
        while self.taken.get(self.dense[class]).is_some_and(|bits| *bits == u64::MAX) {
            self.dense[class] += 1;
        }
        let mut word = self.dense[class];
        let mut tries = 0;
        loop {
            let mut free = !self.taken.get(word).copied().unwrap_or(0);
            while free != 0 {
                let place = (word * 64) as u32 + free.trailing_zeros();
                free &= free - 1;
                tries += 1;
                let Some(base) = place.checked_sub(numbers[0]).filter(|base| *base > 0) else { continue };
                if numbers[1..].iter().all(|number| self.is_free(base + number)) && self.claim(base) {
                    return base;
                }
            }
            word += 1;
            if tries >= TRIES {
                self.dense[class] += 1;
                tries = 0;
            }
        }
    }
}
