//! A file, page by page.

use std::sync::Arc;

use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use twox_hash::XxHash3_128;

use crate::bounds::{GLYPHS, PAGES, is_bomb};
use crate::content::{Fonts, page_content};
use crate::{Failure, PAGE_BREAK, Read, Text, layout, strings};

/// Of all glyphs, the share without a character from which on a text cannot be told.
const UNTOLD: f64 = 0.5;

/// Reads the text layer of a file. Never fails and never panics: what is wrong with the file stands in the outcome.
///
/// The password that opens a file for reading is taken to be empty; a file that needs another is [`Failure::Protected`].
#[must_use]
pub fn read(bytes: Vec<u8>) -> Read {
    let size = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
    let digest = XxHash3_128::oneshot(&bytes);
    // The library parses what anybody may have written. Where panics unwind, one of them is about this file only; in the
    // page the module is thrown away.
    let outcome = std::panic::catch_unwind(|| text(bytes)).unwrap_or(Err(Failure::Crashed));
    Read { size, digest, outcome }
}

fn text(bytes: Vec<u8>) -> Result<Text, Failure> {
    if is_bomb(&bytes) {
        return Err(Failure::Bomb);
    }
    let pdf = Pdf::new(Arc::new(bytes)).map_err(|error| match error {
        LoadPdfError::Decryption(
            DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm,
        ) => Failure::Protected,
        _ => Failure::Damaged,
    })?;
    let pages = pdf.pages();
    let mut whole = Text {
        pages: u32::try_from(pages.len()).unwrap_or(u32::MAX),
        title: pdf.metadata().title.as_deref().and_then(strings::title),
        lost: u32::try_from(pages.len().saturating_sub(PAGES)).unwrap_or(u32::MAX),
        ..Text::default()
    };
    let (mut fonts, mut columns) = (Fonts::default(), layout::Columns::default());
    let (mut ink, mut glyphs) = (0u64, 0);
    for page in pages.iter().take(PAGES) {
        if glyphs >= GLYPHS {
            whole.lost += 1;
            continue;
        }
        let content = page_content(page, &mut fonts);
        glyphs += content.glyphs.len();
        whole.lost += u32::from(content.lost);
        let laid = layout::text(page, content.glyphs, &mut columns);
        whole.scanned += u32::from(laid.ink == 0 && content.pictures > 0);
        whole.unknown += laid.unknown;
        ink += u64::from(laid.ink);
        if laid.text.is_empty() {
            continue;
        }
        if !whole.text.is_empty() {
            whole.text.push('\n');
            whole.text.push(PAGE_BREAK);
        }
        whole.text.push_str(&laid.text);
        whole.text.push('\n');
    }
    if whole.pages == 0 {
        return Err(Failure::Damaged);
    }
    if ink == 0 {
        return Err(Failure::NoText { pages: whole.pages, scanned: whole.scanned });
    }
    if f64::from(whole.unknown) > UNTOLD * ink as f64 {
        return Err(Failure::NoCharacters);
    }
    Ok(whole)
}
