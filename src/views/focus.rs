//! Moving the focus to what a selector finds.

use leptos::prelude::document;
use wasm_bindgen::JsCast;

/// Moves the focus to the first element that `selector` finds, if there is one.
pub fn focus(selector: &str) {
    let found = document().query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _gone = element.focus();
    }
}
