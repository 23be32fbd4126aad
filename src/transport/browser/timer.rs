//! The browser's timers.
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;

/// Calls a function once after a while, unless it is dropped before.
pub struct Timer {
    id: Option<i32>,
    _call: Closure<dyn FnMut()>,
}

impl Timer {
    /// Starts it.
    pub fn start(after: Duration, call: impl FnOnce() + 'static) -> Timer {
        let call = Closure::once(call);
        let id = web_sys::window().and_then(|window| {
            let call = call.as_ref().unchecked_ref();
            window.set_timeout_with_callback_and_timeout_and_arguments_0(call, milliseconds(after)).ok()
        });
        Timer { id, _call: call }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let (Some(id), Some(window)) = (self.id, web_sys::window()) {
            window.clear_timeout_with_handle(id);
        }
    }
}

/// Waits.
pub async fn pause(length: Duration) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds(length));
        }
    });
    let _ = JsFuture::from(promise).await;
}

/// As the browser counts; beyond its range (24 days) it would not wait at all.
fn milliseconds(length: Duration) -> i32 {
    i32::try_from(length.as_millis()).unwrap_or(i32::MAX)
}
