//! The way to JavaScript.

use wasm_bindgen::prelude::*;

/// Unpacks a file while it arrives. An error leaves it useless.
#[wasm_bindgen(js_name = Unpacker)]
#[derive(Default)]
pub struct Page(crate::Unpacker);

#[wasm_bindgen(js_class = Unpacker)]
impl Page {
    /// One for each file.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes the next bytes; answers what they unpack to.
    ///
    /// # Errors
    /// A message when the file is damaged.
    pub fn push(&mut self, packed: &[u8]) -> Result<Vec<u8>, JsError> {
        self.0.push(packed).map_err(|message| JsError::new(&message))
    }

    /// Says that no more bytes come; answers the last ones.
    ///
    /// # Errors
    /// A message when the file breaks off.
    pub fn finish(&mut self) -> Result<Vec<u8>, JsError> {
        self.0.finish().map_err(|message| JsError::new(&message))
    }
}
