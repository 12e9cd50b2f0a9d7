//! Content streams: where the glyphs of a page stand (ISO 32000-2, 8 and 9).
//!
//! Only what moves text is followed: the transformation, the text state, forms, marked content. Invisible text is taken
//! too, because that is what the text layer of a scan is.

use std::rc::Rc;

use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::{Array, Dict, Name, Object, Stream, String as Shown};
use hayro_syntax::page::{Page, Resources};
use rustc_hash::FxHashMap;

use crate::bounds::{GLYPHS_OF_PAGE, INSTRUCTIONS, NESTING, STATES, decoded};
use crate::font::{Font, Sign};
use crate::matrix::Matrix;
use crate::strings;

/// A glyph where it stands: the page's own coordinates, in points, up.
#[derive(Debug, Clone)]
pub(crate) struct Glyph {
    pub sign: Sign,
    /// The pen before it: on the baseline, or in a vertical font at the middle of its top.
    pub x: f64,
    pub y: f64,
    /// How far it moves the pen.
    pub dx: f64,
    pub dy: f64,
    /// Height of the font.
    pub size: f64,
    /// The font, by number: what is set in another font may be something else.
    pub font: u32,
    /// The string it was shown by, by number: glyphs of one string belong together.
    pub string: u32,
}

/// Fonts of a file, read once each: by the place of their dictionary in memory, which the library keeps.
#[derive(Default)]
pub(crate) struct Fonts {
    by_place: FxHashMap<(usize, usize), u32>,
    all: Vec<Option<Rc<Font>>>,
}

impl Fonts {
    fn get(&mut self, resources: &[Resources<'_>], name: &Name<'_>) -> Option<(u32, Rc<Font>)> {
        let dict = resources.iter().rev().find_map(|resources| resources.get_font(name))?;
        let data = dict.data();
        let all = &mut self.all;
        let number = *self.by_place.entry((data.as_ptr() as usize, data.len())).or_insert_with(|| {
            all.push(Font::read(&dict).map(Rc::new));
            all.len() as u32 - 1
        });
        Some((number, self.all.get(number as usize)?.clone()?))
    }
}

/// What a page holds.
#[derive(Default)]
pub(crate) struct PageContent {
    pub glyphs: Vec<Glyph>,
    /// Pictures, inline ones included.
    pub pictures: u32,
    /// Whether a part could not be read, or a bound was met before the end.
    pub lost: bool,
}

/// Reads the content of a page.
pub(crate) fn page_content(page: &Page<'_>, fonts: &mut Fonts) -> PageContent {
    let mut bytes = Vec::new();
    let mut reader = Reader { fonts, found: PageContent::default(), left: INSTRUCTIONS, strings: 0 };
    let contents = page.raw().get::<Object<'_>>("Contents");
    let mut add = |stream: &Stream<'_>, found: &mut PageContent| {
        match decoded(stream) {
            Some(some) => bytes.extend_from_slice(&some),
            None => found.lost = true,
        }
        // An instruction may begin in one stream and end in the next, but no word does.
        bytes.push(b' ');
    };
    match contents {
        Some(Object::Stream(stream)) => add(&stream, &mut reader.found),
        Some(Object::Array(array)) => {
            for object in array.iter::<Object<'_>>() {
                if let Object::Stream(stream) = object {
                    add(&stream, &mut reader.found);
                }
            }
        }
        _ => {}
    }
    let mut resources = vec![page.resources().clone()];
    reader.run(&bytes, &mut resources, State::new(Matrix::IDENTITY));
    reader.found
}

/// The text state (ISO 32000-2, 9.3.1).
#[derive(Clone)]
struct Text {
    font: Option<(u32, Rc<Font>)>,
    size: f64,
    character_spacing: f64,
    word_spacing: f64,
    scaling: f64,
    leading: f64,
    rise: f64,
}

#[derive(Clone)]
struct State {
    to_page: Matrix,
    text: Text,
}

impl State {
    fn new(to_page: Matrix) -> Self {
        let text = Text {
            font: None,
            size: 0.0,
            character_spacing: 0.0,
            word_spacing: 0.0,
            scaling: 1.0,
            leading: 0.0,
            rise: 0.0,
        };
        Self { to_page, text }
    }
}

/// Where the pen is: now, and at the start of the line.
struct Pen {
    now: Matrix,
    line: Matrix,
}

impl Pen {
    fn set(&mut self, matrix: Matrix) {
        (self.now, self.line) = (matrix, matrix);
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.set(Matrix::shift(x, y).then(&self.line));
    }
}

/// A stretch of marked content: the characters that its glyphs stand for together, if it says so, until they are given out.
type Marked = Option<Sign>;

struct Reader<'f> {
    fonts: &'f mut Fonts,
    found: PageContent,
    left: usize,
    strings: u32,
}

impl Reader<'_> {
    fn run<'a>(&mut self, bytes: &[u8], resources: &mut Vec<Resources<'a>>, first: State) {
        let mut state = first;
        let mut kept: Vec<State> = Vec::new();
        let mut marked: Vec<Marked> = Vec::new();
        let mut pen = Pen { now: Matrix::IDENTITY, line: Matrix::IDENTITY };
        let mut instructions = TypedIter::new(bytes);
        while let Some(instruction) = instructions.next() {
            self.left = self.left.saturating_sub(1);
            if self.left == 0 || self.found.glyphs.len() >= GLYPHS_OF_PAGE {
                self.found.lost = true;
                return;
            }
            self.strings = self.strings.wrapping_add(1);
            let text = &mut state.text;
            match instruction {
                Op::SaveState(_) if kept.len() < STATES => kept.push(state.clone()),
                Op::RestoreState(_) => {
                    if let Some(before) = kept.pop() {
                        state = before;
                    }
                }
                Op::Transform(m) => {
                    let matrix = Matrix([m.0, m.1, m.2, m.3, m.4, m.5].map(|number| number.as_f64()));
                    state.to_page = matrix.then(&state.to_page);
                }
                Op::BeginText(_) => pen.set(Matrix::IDENTITY),
                Op::TextFont(font) => {
                    text.font = self.fonts.get(resources, font.0);
                    text.size = font.1.as_f64();
                }
                Op::CharacterSpacing(number) => text.character_spacing = number.0.as_f64(),
                Op::WordSpacing(number) => text.word_spacing = number.0.as_f64(),
                Op::HorizontalScaling(number) => text.scaling = number.0.as_f64() / 100.0,
                Op::TextLeading(number) => text.leading = number.0.as_f64(),
                Op::TextRise(number) => text.rise = number.0.as_f64(),
                Op::SetTextMatrix(m) => {
                    pen.set(Matrix([m.0, m.1, m.2, m.3, m.4, m.5].map(|number| number.as_f64())));
                }
                Op::NextLine(by) => pen.next_line(by.0.as_f64(), by.1.as_f64()),
                Op::NextLineAndSetLeading(by) => {
                    text.leading = -by.1.as_f64();
                    pen.next_line(by.0.as_f64(), by.1.as_f64());
                }
                Op::NextLineUsingLeading(_) => pen.next_line(0.0, -text.leading),
                Op::ShowText(shown) => self.show(shown.0, &state, &mut pen, &mut marked),
                Op::NextLineAndShowText(shown) => {
                    pen.next_line(0.0, -text.leading);
                    self.show(shown.0, &state, &mut pen, &mut marked);
                }
                Op::ShowTextWithParameters(shown) => {
                    text.word_spacing = shown.0.as_f64();
                    text.character_spacing = shown.1.as_f64();
                    pen.next_line(0.0, -text.leading);
                    self.show(shown.2, &state, &mut pen, &mut marked);
                }
                Op::ShowTexts(shown) => self.show_all(shown.0, &state, &mut pen, &mut marked),
                Op::BeginMarkedContent(_) if marked.len() < STATES => marked.push(None),
                Op::BeginMarkedContentWithProperties(content) if marked.len() < STATES => {
                    marked.push(actual_text(content.1, resources));
                }
                Op::EndMarkedContent(_) => drop(marked.pop()),
                Op::InlineImage(_) => self.found.pictures += 1,
                Op::XObject(object) => {
                    if let Some(stream) =
                        resources.last().and_then(|resources| resources.get_x_object(object.0))
                    {
                        self.object(&stream, resources, &state);
                    }
                }
                _ => {}
            }
        }
    }

    /// A picture, or a form: content with a transformation and resources of its own.
    fn object<'a>(&mut self, stream: &Stream<'a>, resources: &mut Vec<Resources<'a>>, state: &State) {
        let dict = stream.dict();
        match dict.get::<Name<'_>>("Subtype").as_deref() {
            Some(b"Image") => self.found.pictures += 1,
            Some(b"Form") if resources.len() < NESTING => {
                let Some(bytes) = decoded(stream) else {
                    self.found.lost = true;
                    return;
                };
                // Unpacking costs too, and a form may be shown a million times.
                self.left = self.left.saturating_sub(bytes.len() / 64 + 1);
                let mut own = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];
                if let Some(matrix) = dict.get::<Array<'_>>("Matrix") {
                    for (place, number) in own.iter_mut().zip(matrix.iter::<f32>()) {
                        *place = f64::from(number);
                    }
                }
                let inner = dict.get::<Dict<'a>>("Resources").map(Resources::new);
                let inner = inner.or_else(|| resources.last().cloned());
                resources.extend(inner);
                let first = State { to_page: Matrix(own).then(&state.to_page), text: state.text.clone() };
                self.run(&bytes, resources, first);
                resources.pop();
            }
            _ => {}
        }
    }

    fn show_all(&mut self, array: &Array<'_>, state: &State, pen: &mut Pen, marked: &mut [Marked]) {
        for object in array.iter::<Object<'_>>() {
            match object {
                Object::String(shown) => self.show(&shown, state, pen, marked),
                Object::Number(number) => {
                    let text = &state.text;
                    let by = -number.as_f64() / 1000.0 * text.size;
                    let vertical = text.font.as_ref().is_some_and(|(_, font)| font.is_vertical());
                    let (x, y) = if vertical { (0.0, by) } else { (by * text.scaling, 0.0) };
                    pen.now = Matrix::shift(x, y).then(&pen.now);
                }
                _ => {}
            }
        }
    }

    fn show(&mut self, shown: &Shown<'_>, state: &State, pen: &mut Pen, marked: &mut [Marked]) {
        let text = &state.text;
        let Some((number, font)) = &text.font else { return };
        let vertical = font.is_vertical();
        let mut bytes: &[u8] = shown;
        while !bytes.is_empty() && self.found.glyphs.len() < GLYPHS_OF_PAGE {
            let code = font.next(bytes);
            bytes = &bytes[code.length.clamp(1, bytes.len())..];
            let to_page = pen.now.then(&state.to_page);
            let own = code.advance * text.size;
            let spacing = text.character_spacing + if code.is_space { text.word_spacing } else { 0.0 };
            let along = |by: f64| if vertical { (0.0, by) } else { (by * text.scaling, 0.0) };
            let (x, y) = to_page.point(0.0, text.rise);
            let (by_x, by_y) = along(own);
            let (dx, dy) = to_page.vector(by_x, by_y);
            let (up_x, up_y) = to_page.vector(0.0, text.size);
            let glyph = Glyph {
                sign: marked
                    .iter_mut()
                    .rev()
                    .find_map(Option::as_mut)
                    .map_or(code.sign, |together| std::mem::replace(together, Sign::Text("".into()))),
                x,
                y,
                dx,
                dy,
                size: up_x.hypot(up_y),
                font: *number,
                string: self.strings,
            };
            if [x, y, dx, dy, glyph.size].iter().all(|number| number.is_finite() && number.abs() < 1e7) {
                self.found.glyphs.push(glyph);
            }
            let (x, y) = along(own + spacing);
            pen.now = Matrix::shift(x, y).then(&pen.now);
        }
    }
}

/// The characters that a stretch of marked content stands for (ISO 32000-2, 14.9.4).
fn actual_text(properties: &Object<'_>, resources: &[Resources<'_>]) -> Marked {
    let dict = match properties {
        Object::Dict(dict) => dict.clone(),
        Object::Name(name) => resources.last()?.properties.get::<Dict<'_>>(name)?,
        _ => return None,
    };
    let text = strings::text(&dict.get::<Shown<'_>>("ActualText")?)?;
    Some(Sign::Text(text.into()))
}
