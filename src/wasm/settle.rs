//! Settling over the boundary: one instance decides, the others give their shares.

use wasm_bindgen::prelude::*;

use super::Core;
use super::errors::js_error;
use super::room::{AHEAD, make_room};
use crate::session::Settler;
use crate::tokens::Settings;

/// Comes to the decision over the whole corpus; see [`crate::session::Settler`].
#[wasm_bindgen]
pub struct Decider {
    settler: Settler,
}

#[wasm_bindgen]
impl Decider {
    /// One that decides by `settings`, JSON as for [`Core`].
    ///
    /// # Errors
    /// When the settings cannot be read.
    #[wasm_bindgen(constructor)]
    pub fn new(settings: &str) -> Result<Decider, JsValue> {
        let settings: Settings = serde_json::from_str(settings)
            .map_err(|error| js_error(&crate::Error::Question(format!("settings: {error}"))))?;
        Ok(Self { settler: Settler::new(settings.copies) })
    }

    /// What every core is asked next; undefined when it is decided.
    ///
    /// # Errors
    /// When it cannot be handed over.
    pub fn wanted(&mut self) -> Result<Option<Vec<u8>>, JsValue> {
        self.settler.wanted().map_err(|error| js_error(&error))
    }

    /// Takes a share in.
    ///
    /// # Errors
    /// When it is not one of what was asked.
    pub fn absorb(&mut self, share: &[u8]) -> Result<(), JsValue> {
        make_room(AHEAD);
        self.settler.absorb(share).map_err(|error| js_error(&error))
    }

    /// The decision, for [`Core::settle`] of every core.
    ///
    /// # Errors
    /// When it cannot be handed over.
    pub fn decision(&self) -> Result<Vec<u8>, JsValue> {
        self.settler.decision().map_err(|error| js_error(&error))
    }
}

/// A share, and the document from which on there is more.
#[wasm_bindgen]
pub struct Share {
    bytes: Vec<u8>,
    next: Option<u32>,
}

#[wasm_bindgen]
impl Share {
    /// The share, given away.
    pub fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.bytes)
    }

    /// Where the next one begins; undefined when this is the last.
    #[must_use]
    #[wasm_bindgen(getter)]
    pub fn next(&self) -> Option<u32> {
        self.next
    }
}

#[wasm_bindgen]
impl Core {
    /// This core's share of what a [`Decider`] wants, from document `from` on.
    ///
    /// # Errors
    /// When `wanted` is not from one.
    pub fn share(&mut self, wanted: &[u8], from: u32) -> Result<Share, JsValue> {
        make_room(AHEAD);
        let (bytes, next) = self.session.share(wanted, from).map_err(|error| js_error(&error))?;
        Ok(Share { bytes, next })
    }
}
