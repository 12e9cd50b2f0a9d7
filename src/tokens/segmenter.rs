//! Cutting a run of Chinese characters into words of the dictionary: the path of the highest probability through all words
//! that occur, as jieba finds it without its model for unknown words: the same words to the last bit, as long as any word of the
//! dictionary has a frequency.
//!
//! The words stand in a double array (Aoe 1989), characters numbered by the dictionary. The best path is found from the
//! end of the run, at every character while the words that begin there are looked up, so no graph is ever built. What that
//! takes is waiting for memory: a place has 8 bytes, and words are numbered by their frequency, so that what is kept of those
//! that texts are full of, here and elsewhere, stands together.

mod build;
mod node;

use std::cell::Cell;

pub use build::Builder;
use node::Node;

use super::fold::simple;

/// No word ends here.
const NONE: u32 = u32::MAX;
/// Characters with a number in the direct tables.
const DIRECT: usize = 0x1_0000;

/// The words of a dictionary, ready to cut.
pub struct Segmenter {
    /// For each character of the basic plane its number from 1, 0 for one that no word has.
    numbers: Box<[u16]>,
    /// The same for its simple form, with the bit [`CHANGES`] where that is another character.
    simple: Box<[u16]>,
    /// Numbers of other characters, by character.
    rare: Vec<(char, u16)>,
    /// What begins with each character, by its number.
    roots: Vec<Root>,
    nodes: Vec<Node>,
    /// ln(frequency) − ln(all frequencies) of each word, never above zero, from 1 on; at 0 a weight that counts for nothing.
    weights: Vec<f64>,
    /// Number of each word's tag in `tag_names`.
    tags: Vec<u8>,
    tag_names: Vec<Box<str>>,
}

/// Marks a character that has another simple form.
const CHANGES: u16 = 1 << 15;

/// What begins with a character.
#[derive(Clone, Copy)]
struct Root {
    /// Weight of the character as a word, or that of no word.
    weight: f64,
    /// The number of the word, or `NONE`.
    word: u32,
    /// As [`Node::base`].
    base: u32,
}

/// One step of the best path.
#[derive(Clone, Copy)]
struct Step {
    weight: f64,
    /// Characters of the word.
    length: u32,
    /// The number of the word, or `NONE`.
    word: u32,
}

/// Room for one run.
#[derive(Default)]
struct Scratch {
    /// The numbers of its characters.
    numbers: Vec<u16>,
    steps: Vec<Step>,
    /// For each character, what two and three from it on lead to, if anything.
    ahead: Vec<[Node; 2]>,
}

thread_local! {
    /// Room for one run, taken out while it is in use: who is handed a piece may cut another run.
    static SCRATCH: Cell<Scratch> = const { Cell::new(Scratch { numbers: Vec::new(), steps: Vec::new(), ahead: Vec::new() }) };
}

/// Longest scratch that is kept for the next run, in characters.
const KEPT: usize = 1 << 16;

impl Segmenter {
    /// The number of `word`, where it is one.
    #[must_use]
    pub fn find(&self, word: &str) -> Option<u32> {
        let (mut found, mut base) = (None, None);
        for c in word.chars() {
            let (ends, next) = self.follow(base, self.number(c))?;
            (found, base) = (ends, Some(next));
        }
        found
    }

    /// Bytes of the longest word at the beginning of `text`, traditional characters folded.
    #[must_use]
    pub fn longest(&self, text: &str) -> usize {
        let (mut longest, mut base) = (0, None);
        for (at, c) in text.char_indices() {
            let Some((word, next)) = self.follow(base, self.number(simple(c))) else { break };
            base = Some(next);
            if word.is_some() {
                longest = at + c.len_utf8();
            }
        }
        longest
    }

    /// The tag of word `word`.
    #[must_use]
    pub fn tag(&self, word: u32) -> &str {
        &self.tag_names[usize::from(self.tags[word as usize])]
    }

    /// How many words there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.tags.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tags.is_empty()
    }

    #[inline(always)]
    fn number(&self, c: char) -> u32 {
        match self.numbers.get(c as usize) {
            Some(number) => u32::from(*number),
            None => {
                self.rare.binary_search_by_key(&c, |(c, _)| *c).map_or(0, |at| u32::from(self.rare[at].1))
            }
        }
    }

    /// What the character of this number leads to, behind a beginning with this base or from nothing: the word that ends with it, and the
    /// base of what follows.
    fn follow(&self, base: Option<u32>, number: u32) -> Option<(Option<u32>, u32)> {
        let Some(base) = base else {
            let Root { word, base, .. } = self.roots[number as usize];
            return Some(((word != NONE).then_some(word), base));
        };
        self.step(base, number).map(|node| (node.word(), node.base()))
    }

    #[inline(always)]
    fn step(&self, base: u32, number: u32) -> Option<Node> {
        let found = self.node(base + number);
        (found.number() == number).then_some(found)
    }

    #[inline(always)]
    fn node(&self, place: u32) -> Node {
        self.nodes.get(place as usize).copied().unwrap_or(Node::FREE)
    }

    /// Cuts `run` and hands on each piece in order, with the number of its word (none for a character that is no word) and
    /// whether any character near it has another simple form. Words are looked up in simple characters where `folded`; the
    /// pieces are those of `run`. 〇 and 々 stand by themselves, as in jieba.
    pub fn cut<'t>(&self, run: &'t str, folded: bool, mut sink: impl FnMut(&'t str, Option<u32>, bool)) {
        let mut scratch = SCRATCH.take();
        let table = if folded { &self.simple } else { &self.numbers };
        let mut rest = run;
        while !rest.is_empty() {
            scratch.numbers.clear();
            let mut end = rest.len();
            let mut changes = 0;
            let mut wide = true;
            for (at, c) in rest.char_indices() {
                if matches!(c, '\u{3005}' | '\u{3007}') {
                    end = at;
                    break;
                }
                let number = match table.get(c as usize) {
                    Some(number) => *number,
                    None => self.number(c) as u16,
                };
                changes |= number & CHANGES;
                wide &= c.len_utf8() == 3;
                scratch.numbers.push(number & !CHANGES);
            }
            let (block, others) = rest.split_at(end);
            self.best(&mut scratch);
            let mut left = block;
            let mut at = 0;
            while at < scratch.numbers.len() {
                let step = scratch.steps[at];
                // Nearly always so; a loop over as many characters as a word happens to have costs as much as all else here.
                let bytes = if wide { 3 * step.length as usize } else { first_characters(left, step.length) };
                let (piece, others) = left.split_at(bytes);
                sink(piece, (step.word != NONE).then_some(step.word), changes != 0);
                left = others;
                at += step.length as usize;
            }
            rest = others;
            if let Some(c) = rest.chars().next() {
                let (piece, others) = rest.split_at(c.len_utf8());
                sink(piece, None, false);
                rest = others;
            }
        }
        if scratch.steps.capacity() <= KEPT {
            SCRATCH.set(scratch);
        }
    }

    /// What two and three characters lead to from each on. All are read before any is looked at: a branch on what is still on its way
    /// from memory, taken wrongly half of the time, would hold up the next one.
    #[inline(always)]
    fn look_ahead(&self, Scratch { numbers, ahead, .. }: &mut Scratch) {
        let node = |base: u32, number: u16| self.step(base, u32::from(number)).unwrap_or(Node::FREE);
        ahead.clear();
        ahead.extend(
            numbers.windows(2).map(|two| [node(self.roots[usize::from(two[0])].base, two[1]), Node::FREE]),
        );
        for (ahead, two) in ahead.iter_mut().zip(numbers[1.min(numbers.len())..].windows(2)) {
            ahead[1] = node(ahead[0].base(), two[1]);
        }
        ahead.push([Node::FREE; 2]);
    }

    /// The best path through the characters: the step to take from each. Whether a word of two characters is taken is as good as random:
    /// nothing branches on it.
    fn best(&self, scratch: &mut Scratch) {
        self.look_ahead(scratch);
        let Scratch { numbers, steps, ahead } = scratch;
        let end = Step { weight: 0.0, length: 0, word: NONE };
        if steps.len() <= numbers.len() {
            steps.resize(numbers.len() + 1, end);
        }
        steps[numbers.len()] = end;
        // Weights of the path from the next character on, and from the one behind it.
        let (mut next, mut after) = (0.0, 0.0);
        for (at, (number, [two, three])) in numbers.iter().zip(ahead.iter()).enumerate().rev() {
            let first = self.roots[usize::from(*number)];
            let word = two.word_from_one();
            // Weights are never above zero: the larger one has the smaller bits. An engine of WebAssembly chooses between integers without
            // a branch, not between floating-point numbers.
            let single = (first.weight + next).to_bits();
            let pair = (self.weights[word as usize] + after).to_bits();
            // Of two equal paths the one with the longer word.
            let pair_wins = (word != 0) & ((first.word == NONE) | (pair <= single));
            let mut best = Step {
                weight: f64::from_bits(if pair_wins { pair } else { single }),
                length: 1 + u32::from(pair_wins),
                word: if pair_wins { word.wrapping_sub(1) } else { first.word },
            };
            if !three.is_free() {
                self.longer(numbers, steps, at, *three, &mut best);
            }
            steps[at] = best;
            (next, after) = (best.weight, next);
        }
    }

    /// Looks for words of three characters and more at `at`, whose first three lead to `node`.
    #[inline(always)]
    fn longer(&self, numbers: &[u16], steps: &[Step], at: usize, mut node: Node, best: &mut Step) {
        for length in 3.. {
            if let Some(word) = node.word() {
                let weight = self.weights[word as usize + 1] + steps[at + length].weight;
                if best.word == NONE || weight >= best.weight {
                    *best = Step { weight, length: length as u32, word };
                }
            }
            let Some(next) = numbers.get(at + length) else { break };
            let Some(found) = self.step(node.base(), u32::from(*next)) else { break };
            node = found;
        }
    }
}

/// Bytes of the first `count` characters of `text`, which has as many.
#[inline(always)]
fn first_characters(text: &str, count: u32) -> usize {
    let mut end = 0;
    for _ in 0..count {
        end += match text.as_bytes().get(end) {
            Some(0..0x80) => 1,
            Some(0x80..0xe0) => 2,
            Some(0xe0..0xf0) => 3,
            Some(_) => 4,
            None => 0,
        };
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;
    use jieba_rs::Jieba;
    use proptest::prelude::*;

    const WORDS: &str = "中国 1000 ns\n中亚 500 ns\n中 30 f\n国 40 n\n峰会 300 n\n国峰会 3 n\n合作 900 vn\n𠮷野家 5 nz\n\
                         在一起 30 d\n在 900 p\n一起 100 d\n起 20 v\n一 8 m\n中国 900 x\n〇二 4 m\n";

    /// Both engines over [`WORDS`], with other frequencies where `frequencies` has any.
    fn both(frequencies: &[u64]) -> (Segmenter, Jieba) {
        let mut builder = Builder::default();
        let mut jieba = Jieba::empty();
        for (at, line) in WORDS.lines().enumerate() {
            let [word, frequency, tag] = line.split(' ').collect::<Vec<_>>()[..] else { unreachable!() };
            let frequency = frequencies.get(at).copied().unwrap_or_else(|| frequency.parse().unwrap());
            builder.add(word, frequency, tag);
            jieba.add_word(word, Some(frequency as usize), Some(tag));
        }
        (builder.build(), jieba)
    }

    #[test]
    fn words_are_found_with_their_tags() {
        let (segmenter, _) = both(&[]);
        let tag = |word: &str| segmenter.find(word).map(|word| segmenter.tag(word));
        assert_eq!(segmenter.len(), 14);
        assert_eq!([tag("中国"), tag("𠮷野家"), tag("国峰会")], [Some("ns"), Some("nz"), Some("n")]);
        assert_eq!([tag("国峰"), tag("无"), tag(""), tag("中国无"), tag("𠮷")], [None; 5]);
    }

    #[test]
    fn frequent_words_have_low_numbers() {
        let (segmenter, _) = both(&[]);
        let words = ["合作", "中亚", "一起", "国", "起", "一", "𠮷野家"];
        assert!(words.is_sorted_by_key(|word| segmenter.find(word)));
        let mut numbers: Vec<u32> =
            WORDS.lines().filter_map(|line| segmenter.find(line.split(' ').next()?)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        assert!(numbers.into_iter().eq(0..segmenter.len() as u32));
    }

    #[test]
    fn words_without_any_frequency_are_still_words() {
        let mut builder = Builder::default();
        for word in ["中国", "中", "国", "峰会", "国峰会"] {
            builder.add(word, 0, "n");
        }
        let segmenter = builder.build();
        let mut pieces = Vec::new();
        segmenter.cut("中国峰会无", false, |piece, word, _| pieces.push((piece, word.is_some())));
        assert_eq!(pieces, [("中国", true), ("峰会", true), ("无", false)]);
    }

    proptest! {
        #[test]
        fn the_words_are_those_of_jieba(
            text in "[中国亚峰会合作在一起𠮷野家〇二々无]{0,40}",
            frequencies in proptest::collection::vec(prop_oneof![Just(0), 1..4u64, 1..2000u64], 0..15),
        ) {
            let (segmenter, jieba) = both(&frequencies);
            let mut own = Vec::new();
            segmenter.cut(&text, false, |piece, word, _| {
                assert!(word.is_none_or(|word| segmenter.find(piece) == Some(word)));
                own.push(piece);
            });
            // Who is handed a piece may cut another run, as who asks for the tag of a new word does.
            segmenter.cut(&text, false, |piece, _, _| segmenter.cut(piece, false, |part, _, _| assert!(!part.is_empty())));
            let expected: Vec<&str> = jieba.cut(&text, false).iter().map(|token| token.word).collect();
            prop_assert_eq!(own, expected);
        }
    }
}
