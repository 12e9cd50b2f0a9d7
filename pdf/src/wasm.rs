//! The way to JavaScript: a file in, the bytes of [`Read`](crate::Read) out. A panic leaves the module useless; the page ends
//! the worker.

use wasm_bindgen::prelude::*;

/// Reads a file; the result goes to the core as it is. Undefined for a file that is no PDF.
#[must_use]
#[wasm_bindgen(js_name = readPdf)]
pub fn read_pdf(bytes: Vec<u8>) -> Option<js_sys::Uint8Array> {
    crate::is_pdf(&bytes).then(|| js_sys::Uint8Array::from(crate::read(bytes).to_bytes().as_slice()))
}

/// Makes panics tell where they were, through `report(message, place)`.
#[wasm_bindgen(js_name = onPanic)]
pub fn on_panic(report: js_sys::Function) {
    // The function lives in this worker only, which has one thread.
    thread_local! {
        static REPORT: std::cell::RefCell<Option<js_sys::Function>> = const { std::cell::RefCell::new(None) };
    }
    REPORT.with(|slot| *slot.borrow_mut() = Some(report));
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        let message = info.payload_as_str().unwrap_or("panic");
        REPORT.with(|slot| {
            if let Some(report) = &*slot.borrow() {
                let _ = report.call2(&JsValue::NULL, &message.into(), &place.into());
            }
        });
    }));
}
