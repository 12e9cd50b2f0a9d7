//! The source of a clean text, kept as what cleaning changed: a few bytes in a hundred.

use std::sync::Arc;

use super::Clean;
use super::map::Map;

/// Enough to get the source back from the clean text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Original {
    map: Map,
    taken: Taken,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Taken {
    /// Source bytes that do not stand in the clean text, in the order of the source, and where each line begins.
    Changed(String, Vec<u32>),
    /// The whole source, with all articles that were taken from it.
    Whole(Arc<Whole>),
}

/// A source that is kept whole, with the places where its lines begin.
#[derive(Debug, PartialEq, Eq)]
pub struct Whole {
    text: String,
    lines: Vec<u32>,
}

impl Whole {
    /// Keeps `text`.
    #[must_use]
    pub fn of(text: String) -> Self {
        let lines = line_starts(&text);
        Self { text, lines }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

fn line_starts(text: &str) -> Vec<u32> {
    let mut lines = vec![0];
    lines.extend(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at as u32 + 1));
    lines
}

impl Original {
    /// Keeps what is needed to get `source` back; `None` when cleaning changed nothing.
    #[must_use]
    pub fn keep(source: &str, clean: &Clean) -> Option<Self> {
        if clean.text == source {
            return None;
        }
        let mut taken = String::new();
        let mut at = 0;
        for (from, _, length) in clean.map.copies() {
            taken.push_str(&source[at..from]);
            at = from + length;
        }
        taken.push_str(&source[at..]);
        let mut original = Self { map: clean.map.clone(), taken: Taken::Changed(taken, line_starts(source)) };
        // A byte that was replaced by another of the same length (a lone carriage return) counts as a copy in
        // the map. Rare enough to keep such a source whole.
        if original.restore(&clean.text) != source {
            original.taken = Taken::Whole(Arc::new(Whole::of(source.to_owned())));
        }
        Some(original)
    }

    /// The origin of a text that is a part of `whole`, by the map between the two.
    #[must_use]
    pub fn part(whole: Arc<Whole>, map: Map) -> Self {
        Self { map, taken: Taken::Whole(whole) }
    }

    /// The source of `clean`, byte for byte.
    #[must_use]
    pub fn restore(&self, clean: &str) -> String {
        let taken = match &self.taken {
            Taken::Whole(whole) => return whole.text.clone(),
            Taken::Changed(taken, _) => taken,
        };
        let mut source = String::with_capacity(self.map.source_len() as usize);
        let mut used = 0;
        for (from, clean_from, length) in self.map.copies() {
            let gap = from - source.len();
            source.push_str(&taken[used..used + gap]);
            used += gap;
            source.push_str(&clean[clean_from..clean_from + length]);
        }
        source.push_str(&taken[used..]);
        source
    }

    /// The whole source, where it is kept as such.
    #[must_use]
    pub fn whole(&self) -> Option<&Arc<Whole>> {
        match &self.taken {
            Taken::Whole(whole) => Some(whole),
            Taken::Changed(..) => None,
        }
    }

    /// The map between the bytes of the clean text and of the source.
    #[must_use]
    pub fn map(&self) -> &Map {
        &self.map
    }

    /// The line of the source, from 1, that byte `clean` of the clean text comes from.
    #[must_use]
    pub fn line(&self, clean: u32) -> u32 {
        let source = self.map.to_source(clean);
        let lines = match &self.taken {
            Taken::Changed(_, lines) => lines,
            Taken::Whole(whole) => &whole.lines,
        };
        lines.partition_point(|start| *start <= source) as u32
    }

    /// Bytes held; a source that several share counts with its share in each.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let taken = match &self.taken {
            Taken::Changed(taken, lines) => taken.len() + lines.len() * 4,
            Taken::Whole(whole) => (whole.text.len() + whole.lines.len() * 4) / Arc::strong_count(whole),
        };
        self.map.pieces() * 20 + taken
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::articles::{Switches, clean};

    fn back(source: &str) -> bool {
        let clean = clean(source, &Switches::default());
        Original::keep(source, &clean).is_none_or(|original| original.restore(&clean.text) == source)
    }

    #[test]
    fn a_lone_carriage_return_comes_back() {
        assert!(back("第一行。\r第二行。\r\n第三行。\n"));
    }

    #[test]
    fn lines_are_those_of_the_source() {
        let source = "如今，中国同中亚五国实现了全面战略伙伴关系的全覆盖，共建\n\n“一带一路”合作文件签署全覆盖。\n下一段。";
        let clean = clean(source, &Switches::default());
        let original = Original::keep(source, &clean).unwrap();
        let at = |word: &str| original.line(clean.text.find(word).unwrap() as u32);
        assert_eq!((at("共建"), at("一带"), at("下一段")), (1, 3, 4));
    }

    proptest! {
        #[test]
        fn the_source_comes_back(source in "([ \r\n\u{3000}。，“”一二三四日月0-9新华社记者（）上接第版]){0,80}|\\PC{0,60}") {
            prop_assert!(back(&source));
        }
    }
}
