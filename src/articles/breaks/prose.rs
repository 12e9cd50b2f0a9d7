//! What a paragraph looks like as prose, and whether a line could be a heading.

use super::super::chars::{End, end_of, is_blank, is_han, is_stop};

/// A weight of prose from which a paragraph without a stop counts as broken.
pub(super) const ENOUGH: i32 = 3;

/// What a paragraph looks like as prose.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Prose {
    pub chars: u32,
    pub commas: u32,
    pub stops: u32,
    /// Opening quotes and brackets that were not closed.
    pub open: i32,
    /// Whether a closing quote or bracket came that was not opened.
    pub closes: bool,
    /// Spaces between Chinese characters, as in a headline of two parts.
    gaps: u32,
}

impl Prose {
    pub fn add(&mut self, text: &str) {
        let mut before = ' ';
        let mut gap = false;
        for c in text.chars() {
            self.chars += 1;
            match c {
                '，' | ',' => self.commas += 1,
                '“' | '（' | '《' | '「' | '『' => self.open += 1,
                '”' | '）' | '》' | '」' | '』' if self.open > 0 => self.open -= 1,
                '”' | '）' | '》' | '」' | '』' => self.closes = true,
                '；' => self.stops += 1,
                c if is_stop(c) && !c.is_ascii() => self.stops += 1,
                _ => {}
            }
            self.gaps += u32::from(gap && is_han(c));
            gap = is_blank(c) && (is_han(before) || gap);
            before = c;
        }
    }

    /// Of one line.
    pub fn of(line: &str) -> Self {
        let mut prose = Self::default();
        prose.add(line);
        prose
    }

    /// How much it looks like prose that breaks off, and not like a heading.
    pub fn weight(&self, end: End) -> i32 {
        let mut weight = if self.stops > 0 { 3 } else { 0 };
        weight += match self.commas {
            0 => 0,
            1 => 1,
            _ if self.chars <= 16 => 1,
            _ => 3,
        };
        weight += i32::from(self.chars > 24) + i32::from(self.chars > 32) + i32::from(self.chars > 44);
        weight += if self.open > 0 { 3 } else { 0 };
        weight -= if self.gaps > 0 && self.stops == 0 && self.chars < 50 { 2 } else { 0 };
        // A list of names is set with spaces between them.
        weight -= if self.gaps > 3 && self.gaps > self.commas + self.stops { 6 } else { 0 };
        weight -= i32::from(end == End::Closing || end == End::Digit);
        weight += if end == End::Opening || (end == End::Comma && self.chars >= 20) { 3 } else { 0 };
        weight
    }

    pub fn is_broken(&self) -> bool {
        self.weight(End::Han) >= ENOUGH
    }
}

/// The headline behind the name of its column, which papers of Taiwan set so: 新聞幕後》誰在操盤.
fn behind_column(line: &str) -> &str {
    let name = line.char_indices().take(9).find(|&(_, c)| !is_han(c));
    match name {
        Some((at, '》')) if at >= 6 && line.len() > at + 12 => &line[at + '》'.len_utf8()..],
        _ => line,
    }
}

/// Whether the line reports what somebody says, as headings inside an article hardly do: 德国外长表示，德方愿同中方.
pub(super) fn reports_speech(line: &str) -> bool {
    const SAYS: [&str; 11] = [
        "表示，",
        "说，",
        "說，",
        "指出，",
        "强调，",
        "強調，",
        "认为，",
        "認為，",
        "介绍，",
        "介紹，",
        "透露，",
    ];
    SAYS.iter().any(|says| line.find(says).is_some_and(|at| at > 0))
}

/// Whether the line, seen alone, could be a heading: short, no stop, at most one comma.
pub(crate) fn looks_like_heading(line: &str) -> bool {
    reads_as_heading(line, 44)
}

/// The same for headings of at most `longest` characters.
pub(crate) fn reads_as_heading(line: &str, longest: u32) -> bool {
    if line.len() > 4 * longest as usize || line.is_empty() {
        return false;
    }
    let prose = Prose::of(behind_column(line));
    let end = end_of(line);
    let closed = prose.open <= 0 && !prose.closes;
    let asks = end == End::Stop && line.ends_with(['？', '！', '?', '!']);
    (2..=longest).contains(&prose.chars)
        && prose.commas <= 1
        && closed
        && (prose.stops == 0 && matches!(end, End::Han | End::Closing | End::Digit | End::Letter)
            || (asks && prose.stops == 1))
        && line.chars().any(char::is_alphabetic)
}
