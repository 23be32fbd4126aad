//! Files made on the page.

use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};

/// Hands a text to the person as a file. A browser that refuses leaves everything as it is.
pub fn offer(name: &str, kind: &str, text: &str) {
    let _refused = try_offer(name, kind, text);
}

fn try_offer(name: &str, kind: &str, text: &str) -> Result<(), JsValue> {
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let address = web_sys::Url::create_object_url_with_blob(&blob)?;
    let link = document().create_element("a")?;
    link.set_attribute("href", &address)?;
    link.set_attribute("download", name)?;
    link.unchecked_ref::<web_sys::HtmlElement>().click();
    // The download keeps its own hold of the data once it has begun.
    leptos::prelude::set_timeout(
        move || {
            let _gone = web_sys::Url::revoke_object_url(&address);
        },
        core::time::Duration::from_secs(60),
    );
    Ok(())
}
