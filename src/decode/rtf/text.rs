//! Reading the control words.

use encoding_rs::{Encoding, WINDOWS_1252};
use rustc_hash::FxHashMap;

use super::pages::{of_charset, of_page};

/// What a document says.
pub(super) struct Read {
    pub text: String,
    pub title: Option<String>,
    /// WHATWG name of the encoding of the document's code page.
    pub encoding: &'static str,
    pub undecodable: u32,
    /// Whether the last group was closed.
    pub complete: bool,
}

/// Where characters go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Into {
    Text,
    Notes,
    Title,
    Fonts,
    Nothing,
}

/// What a group inherits from the one around it.
#[derive(Debug, Clone, Copy)]
struct Group {
    into: Into,
    /// Characters that stand for a `\u` to programs that do not know it.
    fallback: u8,
    encoding: Option<&'static Encoding>,
    /// Whether the group has said nothing yet, so that `\*` or a destination may follow.
    fresh: bool,
    ignorable: bool,
}

/// Groups within groups, at most; deeper ones count as one.
const MOST_GROUPS: usize = 10_000;
/// Destinations that hold no text of the document.
const SILENT: [&str; 27] = [
    "colortbl",
    "stylesheet",
    "info",
    "pict",
    "object",
    "objdata",
    "header",
    "headerl",
    "headerr",
    "headerf",
    "footer",
    "footerl",
    "footerr",
    "footerf",
    "themedata",
    "colorschememapping",
    "datastore",
    "latentstyles",
    "listtable",
    "listoverridetable",
    "rsidtbl",
    "generator",
    "xmlnstbl",
    "fldinst",
    "filetbl",
    "revtbl",
    "nonshppict",
];

struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
    group: Group,
    stack: Vec<Group>,
    too_deep: usize,
    chosen: Option<&'static Encoding>,
    page: &'static Encoding,
    fonts: FxHashMap<i32, &'static Encoding>,
    /// The font whose line of the table is being read.
    font: i32,
    /// Bytes and halves of characters that wait for the rest.
    pending: Vec<u8>,
    high: Option<u16>,
    /// Characters still to be left out after a `\u`.
    skip: u8,
    text: String,
    notes: String,
    title: String,
    undecodable: u32,
}

/// Reads a document; `chosen` is the user's encoding for its bytes.
pub(super) fn read(bytes: &[u8], chosen: Option<&str>) -> Read {
    let group = Group { into: Into::Text, fallback: 1, encoding: None, fresh: true, ignorable: false };
    let mut reader = Reader {
        bytes,
        at: 0,
        group,
        stack: Vec::new(),
        too_deep: 0,
        chosen: chosen.and_then(|label| Encoding::for_label(label.as_bytes())),
        page: WINDOWS_1252,
        fonts: FxHashMap::default(),
        font: 0,
        pending: Vec::new(),
        high: None,
        skip: 0,
        text: String::new(),
        notes: String::new(),
        title: String::new(),
        undecodable: 0,
    };
    let complete = reader.run();
    let title = reader.title.trim().to_owned();
    let mut text = reader.text;
    text.push_str(&reader.notes);
    Read {
        text,
        title: (!title.is_empty()).then_some(title),
        encoding: reader.chosen.unwrap_or(reader.page).name(),
        undecodable: reader.undecodable,
        complete,
    }
}

impl Reader<'_> {
    /// Whether the last group was closed.
    fn run(&mut self) -> bool {
        while let Some(byte) = self.bytes.get(self.at).copied() {
            self.at += 1;
            match byte {
                b'{' => self.open(),
                b'}' => {
                    self.close();
                    // What follows the document is not part of it.
                    if self.stack.is_empty() && self.too_deep == 0 {
                        return true;
                    }
                }
                b'\\' => self.control(),
                b'\r' | b'\n' => {}
                b'\t' => self.character('\t'),
                byte => self.byte(byte),
            }
        }
        self.flush();
        false
    }

    fn open(&mut self) {
        self.flush();
        self.skip = 0;
        if self.stack.len() < MOST_GROUPS {
            self.stack.push(self.group);
        } else {
            self.too_deep += 1;
        }
        (self.group.fresh, self.group.ignorable) = (true, false);
    }

    fn close(&mut self) {
        self.flush();
        self.skip = 0;
        if self.group.into == Into::Notes && self.stack.last().is_some_and(|outer| outer.into != Into::Notes)
        {
            self.notes.push('\n');
        }
        if self.too_deep > 0 {
            self.too_deep -= 1;
        } else if let Some(outer) = self.stack.pop() {
            self.group = outer;
        }
    }

    fn encoding(&self) -> &'static Encoding {
        self.chosen.or(self.group.encoding).unwrap_or(self.page)
    }

    fn byte(&mut self, byte: u8) {
        self.group.fresh = false;
        if self.skip > 0 {
            self.skip -= 1;
        } else if !matches!(self.group.into, Into::Nothing | Into::Fonts) {
            self.high = None;
            self.pending.push(byte);
        }
    }

    fn character(&mut self, c: char) {
        self.flush();
        match self.group.into {
            Into::Text => self.text.push(c),
            Into::Notes => self.notes.push(c),
            Into::Title => self.title.push(c),
            Into::Fonts | Into::Nothing => {}
        }
    }

    /// Decodes the bytes that wait.
    fn flush(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        let pending = std::mem::take(&mut self.pending);
        let (text, had_errors) = self.encoding().decode_without_bom_handling(&pending);
        if had_errors {
            self.undecodable += text.matches('\u{FFFD}').count() as u32;
        }
        match self.group.into {
            Into::Text => self.text.push_str(&text),
            Into::Notes => self.notes.push_str(&text),
            Into::Title => self.title.push_str(&text),
            Into::Fonts | Into::Nothing => {}
        }
    }

    fn control(&mut self) {
        let Some(byte) = self.bytes.get(self.at).copied() else { return };
        if byte.is_ascii_alphabetic() {
            return self.word();
        }
        self.at += 1;
        match byte {
            b'\'' => {
                let hex = self.bytes.get(self.at..self.at + 2).and_then(|two| std::str::from_utf8(two).ok());
                if let Some(value) = hex.and_then(|two| u8::from_str_radix(two, 16).ok()) {
                    self.at += 2;
                    self.byte(value);
                }
            }
            b'*' => self.group.ignorable = true,
            b'~' => self.character('\u{A0}'),
            b'_' => self.character('-'),
            b'{' | b'}' | b'\\' => self.byte(byte),
            b'\r' | b'\n' => self.character('\n'),
            _ => {}
        }
    }

    fn word(&mut self) {
        const LONGEST: usize = 40;
        let rest = &self.bytes[self.at..];
        let letters = rest.iter().take(LONGEST).take_while(|byte| byte.is_ascii_alphabetic()).count();
        let name = std::str::from_utf8(&rest[..letters]).unwrap_or_default();
        let sign = usize::from(rest.get(letters) == Some(&b'-'));
        let digits = rest[letters + sign..].iter().take(10).take_while(|byte| byte.is_ascii_digit()).count();
        let end = if digits > 0 { letters + sign + digits } else { letters };
        let value =
            std::str::from_utf8(&rest[letters..end]).ok().and_then(|number| number.parse::<i32>().ok());
        self.at += end + usize::from(rest.get(end) == Some(&b' '));
        let fresh = std::mem::take(&mut self.group.fresh);
        match name {
            "u" => self.unicode(value.unwrap_or_default()),
            "uc" => self.group.fallback = value.unwrap_or(1).clamp(0, 100) as u8,
            "bin" => {
                self.at =
                    self.at.saturating_add(value.unwrap_or_default().max(0) as usize).min(self.bytes.len())
            }
            "ansicpg" => self.page = value.and_then(of_page).unwrap_or(self.page),
            "mac" => self.page = encoding_rs::MACINTOSH,
            "f" => self.select(value.unwrap_or_default()),
            "fcharset" if self.group.into == Into::Fonts => {
                if let Some(encoding) = value.and_then(of_charset) {
                    self.fonts.insert(self.font, encoding);
                }
            }
            "fonttbl" => self.group.into = Into::Fonts,
            "footnote" if self.group.into == Into::Text => self.group.into = Into::Notes,
            "title" if fresh => self.group.into = Into::Title,
            "par" | "line" | "sect" | "page" | "row" | "column" => self.character('\n'),
            "tab" | "cell" | "nestcell" => self.character('\t'),
            "emdash" => self.character('—'),
            "endash" => self.character('–'),
            "lquote" => self.character('‘'),
            "rquote" => self.character('’'),
            "ldblquote" => self.character('“'),
            "rdblquote" => self.character('”'),
            "bullet" => self.character('•'),
            "emspace" | "enspace" => self.character(' '),
            name if SILENT.contains(&name) => {
                self.flush();
                self.group.into = Into::Nothing;
            }
            // \*\word: whoever does not know the word shall leave the group out.
            _ if self.group.ignorable && fresh => self.group.into = Into::Nothing,
            _ => {}
        }
    }

    fn select(&mut self, font: i32) {
        if self.group.into == Into::Fonts {
            self.font = font;
        } else {
            self.flush();
            self.group.encoding = self.fonts.get(&font).copied();
        }
    }

    /// A character by its number, a signed half of UTF-16.
    fn unicode(&mut self, value: i32) {
        self.skip = 0;
        self.flush();
        let unit = (value & 0xFFFF) as u16;
        let c = match (self.high.take(), unit) {
            (_, 0xD800..=0xDBFF) => {
                self.high = Some(unit);
                None
            }
            (Some(high), 0xDC00..=0xDFFF) => char::decode_utf16([high, unit]).next().and_then(Result::ok),
            (_, unit) => char::from_u32(u32::from(unit)),
        };
        if let Some(c) = c {
            self.character(c);
        }
        self.skip = self.group.fallback;
    }
}
