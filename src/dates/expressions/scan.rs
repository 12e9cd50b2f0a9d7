//! The pass over the text: lets everything go by that cannot begin a date, keeps track of sentences,
//! paragraphs and quotation marks.

use super::chinese::{self, Read};
use super::levels::{Level, Unit};
use super::meaning::{Bound, Meaning, Parsed};
use super::state::State;
use super::{Context, Mention, english, resolve};
use crate::among::Among as _;
use crate::dates::calendar::Precision;
use crate::dates::reader::{Reader, fold};

/// Characters at which a date may begin or that structure the text.
pub(super) const SIGNALS: &str = "〇零○一二三四五六七八九十百千两兩廿卅壹贰貳叁參肆伍陆陸柒捌玖拾\
０１２３４５６７８９今去前大明昨后後当當同次翌隔本这這上下年岁歲月中周週星礼禮近日最不过過未第每逢\
农農阴陰旧舊正腊臘闰閏公民令平昭宣光咸道嘉乾雍康顺順崇天万萬隆弘成永建洪开開贞貞半几幾数數多\
元西即接小雨甲乙丙丁戊己庚辛壬癸鼠牛虎兔蛇马馬羊猴鸡雞狗猪豬龍新情女妇婦植愚劳勞青护護儿兒教国國万双雙记圣聖母父感春除龙端七重清谷立芒夏处白秋寒霜冬惊驚\
那首全连連穀處头頭再世复復烈消助浴盂暑。！？；“”「」『』《》";

/// Characters one of which must follow a signal, unless something that is not of three bytes does.
const FOLLOWERS: &str = "休黨逢寒辰子丑寅卯未申酉戌亥满滿雪水兒儿\u{3000}–—―─○◯、〇〜一七三上下不世丗两个中丰久乐九二五些亲人仟伍余佰來個元光党兩八六内军冬几分初到前动動化十千卄卅午半卌历去叁參号后启周和四国國圣\
士壹夏夕多夜天女好季安宝宵家岁巳师師年幾庆底廿弌後德恩慶成抬拜拾捌数數文日旦早旬明星春晚晨暑曆月期末来柒树棍樂樹正武段治熙玖生百礼祯禎禮秋种童節\
統緒终统绪者聖肆至节若號蛰蟄親觀观誕诞豐貳贰起軍近週阳陆降陸陽隆雨零露靖假啟寶当當餘種穀處財财学學赛賽全明內头尾頭（过過活士费費助残佛兰蘭界际⼀⼆⼋⼗⽇⽉ＯＱＨ終－／０１２３４５６７８９～";

/// What a character is to the scan: any of these together.
mod class {
    /// A signal, if a follower stands behind it.
    pub(super) const SIGNAL: u8 = 1;
    /// May follow a signal.
    pub(super) const FOLLOWER: u8 = 2;
    /// A signal whatever follows: punctuation and digits.
    pub(super) const LONE_SIGNAL: u8 = 4;
    /// The ideographic space.
    pub(super) const SPACE: u8 = 8;
    /// Not a character of three bytes, or none at all.
    pub(super) const OTHER: u8 = 16;
}

/// Four bits per character of the basic plane. The 20 kB of it that Chinese text asks for stay in the cache.
static CLASSES: [u8; 32_768] = classes();

const fn classes() -> [u8; 32_768] {
    let table = mark([0; 32_768], SIGNALS, class::SIGNAL);
    let table = mark(table, FOLLOWERS, class::FOLLOWER);
    mark(table, "\u{3000}", class::SPACE)
}

/// Adds `bit` to the class of all of `characters`, each of which has three bytes.
const fn mark(mut table: [u8; 32_768], characters: &str, bit: u8) -> [u8; 32_768] {
    let bytes = characters.as_bytes();
    let mut i = 0;
    while i + 2 < bytes.len() {
        let point = point(bytes[i], bytes[i + 1], bytes[i + 2]);
        let lone = bit == class::SIGNAL && !(point >= 0x4e00 && point <= 0x9fff);
        table[point >> 1] |= if lone { class::LONE_SIGNAL } else { bit } << ((point & 1) * 4);
        i += 3;
    }
    table
}

/// Whether the character `point` of the basic plane can follow a signal in a date.
#[cfg(test)]
pub(super) fn follows(point: usize) -> bool {
    class_of(point) & class::FOLLOWER != 0
}

fn class_of(point: usize) -> u8 {
    CLASSES[point >> 1] >> ((point & 1) * 4) & 15
}

/// The character of three bytes.
const fn point(first: u8, second: u8, third: u8) -> usize {
    (first as usize & 0x0f) << 12 | (second as usize & 0x3f) << 6 | third as usize & 0x3f
}

/// The class of the character at byte `at`; anything that has not three bytes lets a signal through.
fn class_at(bytes: &[u8], at: usize) -> u8 {
    match bytes.get(at..).and_then(<[u8]>::first_chunk) {
        Some(&[first, second, third]) if first & 0xf0 == 0xe0 => class_of(point(first, second, third)),
        _ => class::OTHER | class::FOLLOWER,
    }
}

/// Characters within which a closing quotation mark is looked for.
const QUOTATION: usize = 300;

/// Whether the first quotation mark of what is left of a paragraph closes one.
fn closes_first(rest: &str) -> bool {
    const MARKS: [&str; 6] = ["“", "「", "『", "”", "」", "』"];
    let bytes = rest.as_bytes();
    let window = &bytes[..bytes.len().min(QUOTATION * 4)];
    // The first bytes of the marks and of little else.
    let found = memchr::memchr3_iter(b'\n', 0xe2, 0xe3, window).find_map(|at| {
        let mark = MARKS.iter().position(|mark| bytes[at..].starts_with(mark.as_bytes()));
        (mark.is_some() || bytes[at] == b'\n').then_some((at, mark))
    });
    found.is_some_and(|(at, mark)| {
        mark.is_some_and(|mark| mark >= 3) && rest[..at].chars().count() < QUOTATION
    })
}

/// Whether a letter stands beside the number from `start` to `end`, or what may join it to an English word: all English
/// dates that begin with a number have one.
fn has_letters(start: Reader<'_>, mut end: Reader<'_>) -> bool {
    let head = start.text[..start.at].trim_end();
    end.gap();
    head.ends_with(|c: char| c.is_ascii_alphabetic())
        || end.raw().is_some_and(|c| c.is_ascii_alphabetic() || "-–—/.'’".has(c))
}

/// The scan.
struct Scan<'a> {
    text: &'a str,
    state: State,
    found: Vec<Mention>,
    /// Depth of 《》: names of works hold no today.
    titles: u32,
    /// Whether the last character of weight ended a sentence.
    ended: bool,
}

pub(super) fn find(text: &str, context: &Context) -> Vec<Mention> {
    // Spans are 32 bits wide; a document of four gigabytes is refused long before it comes here.
    if u32::try_from(text.len()).is_err() {
        return Vec::new();
    }
    let mut scan = Scan { text, state: State::new(context), found: Vec::new(), titles: 0, ended: true };
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        at = match byte {
            0xe0..=0xef => scan.run(at),
            b'0'..=b'9' => scan.number(at),
            b'A'..=b'Z' | b'a'..=b'z' => scan.word(at),
            b'\n' => scan.line_end(at),
            b'.' | b'!' | b'?' => {
                scan.full_stop(at);
                at + 1
            }
            0x00..=0x7f => at + 1,
            0xc0..=0xdf => at + 2,
            _ => at + 4,
        };
    }
    scan.found
}

impl Scan<'_> {
    /// Characters of three bytes, up to the first that begins a date or structures the text. The class of each is looked up
    /// once, and no branch but the last is one that the processor could not foretell.
    fn run(&mut self, mut at: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut here = class_at(bytes, at);
        loop {
            let next = class_at(bytes, at + 3);
            // A signal with its follower: their bits stand side by side.
            if (here & class::LONE_SIGNAL) | (here & (next >> 1) & class::SIGNAL) != 0 {
                return self.signal(at);
            }
            // The ideographic space ends no run of sentence ends.
            self.ended &= here & class::SPACE != 0;
            at += 3;
            if next & class::OTHER != 0 {
                return at;
            }
            here = next;
        }
    }

    /// A character of the table.
    fn signal(&mut self, at: usize) -> usize {
        let reader = Reader::new(self.text, at);
        let Some(raw) = reader.raw() else { return self.text.len() };
        let next = at + raw.len_utf8();
        match raw {
            '。' | '！' | '？' => {
                self.state.end_sentence();
                self.ended = true;
                return next;
            }
            '；' => return next,
            '“' | '「' | '『' => self.state.quoted = true,
            '”' | '」' | '』' => self.state.quoted = false,
            '《' => self.titles += 1,
            '》' => self.titles = self.titles.saturating_sub(1),
            _ => {
                self.ended = false;
                let c = fold(raw);
                if c.is_ascii_digit() {
                    return self.number(at);
                }
                return match chinese::read(reader, c) {
                    Read::Date(parsed) => self.take(at, parsed),
                    Read::Not(end) => end.max(next),
                    Read::Nothing => next,
                };
            }
        }
        next
    }

    /// An Arabic number.
    fn number(&mut self, at: usize) -> usize {
        self.ended = false;
        let reader = Reader::new(self.text, at);
        let c = reader.peek().unwrap_or('0');
        // The end of the number, with its decimals and thousands.
        let mut end = reader;
        end.digits();
        match chinese::read(reader, c) {
            Read::Date(parsed) => return self.take(at, parsed),
            Read::Not(not) => return not.max(end.at),
            Read::Nothing => {}
        }
        // English around it: a blank on either side, or a letter behind.
        let english = reader.before().is_none_or(|b| b == ' ' || b == '\n' || b == '(')
            || end.peek().is_some_and(|c| c.is_ascii_alphabetic() || c == '\'' || c == '’');
        if english
            && has_letters(reader, end)
            && !reader.before().is_some_and(|b| b.is_ascii_alphanumeric())
            && let Read::Date(parsed) = english::read_number(reader)
        {
            return self.take(at, parsed);
        }
        // “7.2023年…” at the head of a line is the seventh of a list.
        if reader.before().is_none_or(|b| b == '\n') {
            return end.at;
        }
        let mut decimals = end;
        while decimals.one_of(".,").is_some() && decimals.peek().is_some_and(|c| c.is_ascii_digit()) {
            while decimals.peek().is_some_and(|c| c.is_ascii_digit()) {
                decimals.next();
            }
            end = decimals;
        }
        end.at
    }

    /// An English word.
    fn word(&mut self, at: usize) -> usize {
        self.ended = false;
        let rest = &self.text.as_bytes()[at..];
        let end = at + rest.iter().take_while(|b| b.is_ascii_alphabetic()).count();
        let reader = Reader::new(self.text, at);
        if end - at <= 12
            && !reader.before().is_some_and(|b| b.is_ascii_alphanumeric() || b == '_')
            && let Read::Date(parsed) = english::read(reader)
        {
            return self.take(at, parsed).max(end);
        }
        end
    }

    /// Resolves what was read and keeps it; says where to go on.
    fn take(&mut self, at: usize, mut parsed: Parsed) -> usize {
        let (levels, other): (&[_], &[_]) = match &parsed.meaning {
            Meaning::Point(levels) => (levels, levels),
            Meaning::Range(left, right) => (left, right),
            _ => (&[Level::Weekend], &[Level::Weekend]),
        };
        let deictic = matches!(levels.first(), Some(Level::Relative(Unit::Day | Unit::Week, _)));
        if levels.is_empty() || other.is_empty() {
            parsed.meaning = Meaning::Ambiguous;
            parsed.bound = Bound::At;
        }
        let end = parsed.end;
        // A quotation whose opening mark stands in another column or article.
        if deictic && !self.state.quoted && closes_first(&self.text[end..]) {
            self.state.quoted = true;
        }
        if let Some(mention) = resolve::mention(self.text, at, &parsed, &mut self.state)
            && !self.is_dropped(&mention)
        {
            self.found.push(mention);
        }
        // “十四五”时期
        if self.text[at..end].contains(['”', '」', '』']) {
            self.state.quoted = false;
        }
        end
    }

    /// Words in titles of works are not kept.
    fn is_dropped(&self, mention: &Mention) -> bool {
        use super::Kind::{Anaphoric, Partial, Relative, Speech, Vague};
        // 《八月》 names no month of the calendar.
        let month = mention.kind == Partial && mention.precision == Some(Precision::Month);
        self.titles > 0 && (month || matches!(mention.kind, Relative | Speech | Anaphoric | Vague))
    }

    /// A line break: a blank line ends the paragraph, and so does one behind a sentence's end.
    fn line_end(&mut self, at: usize) -> usize {
        let rest = &self.text[at + 1..];
        let blank = rest.trim_start_matches([' ', '\t', '\r', '\u{3000}']).starts_with('\n');
        if blank || self.ended {
            // A blank line in mid-sentence is a column break: the quotation goes on behind it.
            let quoted = self.state.quoted && !self.ended;
            self.state.end_paragraph();
            self.state.quoted = quoted;
            self.titles = 0;
        }
        at + 1
    }

    /// A full stop in text written with spaces.
    fn full_stop(&mut self, at: usize) {
        let next = self.text.as_bytes().get(at + 1);
        if next.is_none_or(u8::is_ascii_whitespace) {
            self.state.end_sentence();
            self.ended = true;
        }
    }
}
