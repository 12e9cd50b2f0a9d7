//! Archives at the boundary.

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use web_sys::Blob;

use super::{read, to_js};
use crate::corpus::FileReport;
use crate::decode::{Problem, Unpacker};

/// An archive, unpacked one file at a time.
#[wasm_bindgen]
pub struct Archive {
    unpacker: Unpacker,
}

#[wasm_bindgen]
impl Archive {
    /// Opens `blob`: an archive, or null when it is none, or a report when it cannot be opened.
    ///
    /// # Errors
    /// When the report cannot be handed over.
    pub fn open(path: &str, blob: &Blob) -> Result<JsValue, JsValue> {
        Self::opened(path, read::blob(blob))
    }

    /// As `open`, with the bytes at hand.
    ///
    /// # Errors
    /// When the report cannot be handed over.
    #[wasm_bindgen(js_name = openBytes)]
    pub fn open_bytes(path: &str, bytes: Vec<u8>) -> Result<JsValue, JsValue> {
        Self::opened(path, Ok(bytes))
    }

    fn opened(path: &str, bytes: Result<Vec<u8>, Problem>) -> Result<JsValue, JsValue> {
        match bytes.and_then(|bytes| Unpacker::open(path, bytes)) {
            Ok(Ok(unpacker)) => Ok(Self { unpacker }.into()),
            Ok(Err(_)) => Ok(JsValue::NULL),
            Err(problem) => to_js(&FileReport::failed(path, problem)),
        }
    }

    /// Files known to be still to come.
    #[must_use]
    pub fn remaining(&self) -> u32 {
        self.unpacker.remaining() as u32
    }

    /// The next file as `{path, bytes}` or `{path, report}`; null after the last.
    ///
    /// # Errors
    /// When a report cannot be handed over.
    #[wasm_bindgen(js_name = nextFile)]
    pub fn next_file(&mut self) -> Result<JsValue, JsValue> {
        let Some(entry) = self.unpacker.next_file() else { return Ok(JsValue::NULL) };
        let object = js_sys::Object::new();
        js_sys::Reflect::set(&object, &"path".into(), &entry.path.as_str().into())?;
        match entry.bytes {
            Ok(bytes) => js_sys::Reflect::set(&object, &"bytes".into(), &Uint8Array::from(bytes.as_slice()))?,
            Err(problem) => {
                let report = to_js(&FileReport::failed(&entry.path, problem))?;
                js_sys::Reflect::set(&object, &"report".into(), &report)?
            }
        };
        Ok(object.into())
    }
}
