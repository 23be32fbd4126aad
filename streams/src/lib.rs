//! The little of the crate `wasm-streams` that `server_fn` names, without what it does.
//!
//! Leptos depends on `server_fn`, and that on `wasm-streams`, whose classes are exported to the browser and so stay in the
//! program although nobody calls them: about 3 kB of every first load. Gantry has no server functions. Should one ever
//! stream, it fails with [`LEFT_OUT`]; take the line for this crate out of `[patch.crates-io]` then.

use futures::{Stream, stream};
use wasm_bindgen::{JsCast, JsValue};

/// What a stream says instead of its content.
pub const LEFT_OUT: &str = "streams are left out of this build";

/// A stream of the browser.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// No stream: what `_items` would have given is dropped.
    pub fn from_stream<S>(_items: S) -> Self
    where
        S: Stream<Item = Result<JsValue, JsValue>> + 'static,
    {
        Self(JsValue::UNDEFINED.unchecked_into())
    }

    /// The stream itself.
    #[must_use]
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// The stream itself.
    #[must_use]
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// One failure, which says that there is nothing to read.
    pub fn into_stream(self) -> impl Stream<Item = Result<JsValue, JsValue>> + 'static {
        stream::iter([Err(JsValue::from_str(LEFT_OUT))])
    }
}
