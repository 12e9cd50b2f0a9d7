//! Errors as JavaScript has them.

use js_sys::Reflect;
use wasm_bindgen::prelude::*;

use crate::Error;

/// A JavaScript Error with `code`; where what was typed is at fault, `query` holds it, and `at` and `expected` say more.
pub(super) fn js_error(error: &Error) -> JsValue {
    let js = js_sys::Error::new(&error.to_string());
    let set = |name: &str, value: JsValue| {
        // Setting a field of a fresh Error object cannot fail.
        let _ = Reflect::set(&js, &name.into(), &value);
    };
    set("code", code(error).into());
    if let Error::Query { query, at, message } = error {
        set("query", query.into());
        set("at", (*at as u32).into());
        set("expected", message.into());
    }
    if let Error::Date(typed) = error {
        set("query", typed.into());
    }
    if let Error::Pattern { typed, fault } = error {
        set("query", typed.into());
        set("expected", fault.code().into());
    }
    js.into()
}

fn code(error: &Error) -> &'static str {
    match error {
        Error::Question(_) => "question",
        Error::Query { .. } => "query",
        Error::Date(_) => "date",
        Error::Pattern { .. } => "pattern",
        Error::Dictionary(_) => "dictionary",
        Error::Partial(_) => "partial",
    }
}

/// Reports panics through `report(message, place)` and on the console.
pub(super) fn hook(report: js_sys::Function) {
    // The function lives in this worker only, which has one thread.
    thread_local! {
        static REPORT: std::cell::RefCell<Option<js_sys::Function>> = const { std::cell::RefCell::new(None) };
    }
    REPORT.with(|slot| *slot.borrow_mut() = Some(report));
    std::panic::set_hook(Box::new(|info| {
        let message = info.payload_as_str().unwrap_or("panic");
        let place =
            info.location().map(|place| format!("{}:{}", place.file(), place.line())).unwrap_or_default();
        web_sys::console::error_1(&format!("{message} ({place})").into());
        REPORT.with(|slot| {
            if let Some(report) = &*slot.borrow() {
                let _ = report.call2(&JsValue::NULL, &message.into(), &place.as_str().into());
            }
        });
    }));
}
