//! The browser's web storage. Where it is shut (private windows, policies), nothing is kept and nothing breaks.

use leptos::prelude::window;

/// Where a member's id and key for the engine of servers are kept for one tab; they go when the console's session does.
pub const ENGINE_KEY: &str = "gantry.zkeys";

/// Where the draft of an order is kept for one tab. Its second line is the id of the user whose it is.
pub const ORDER_DRAFT: &str = "gantry.order";

/// Forgets what is kept for this tab and belongs to somebody else than the user who came.
pub fn forget_others(user: &str) {
    let kept = read(Area::Tab, ORDER_DRAFT);
    if kept.is_some_and(|draft| draft.split('\n').nth(1) != Some(user)) {
        remove(Area::Tab, ORDER_DRAFT);
    }
}

/// Which storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Area {
    /// This tab until it closes.
    Tab,
    /// This browser.
    Browser,
}

fn area(area: Area) -> Option<web_sys::Storage> {
    match area {
        Area::Tab => window().session_storage(),
        Area::Browser => window().local_storage(),
    }
    .ok()?
}

/// What was kept under a key.
#[must_use]
pub fn read(from: Area, key: &str) -> Option<String> {
    area(from)?.get_item(key).ok()?
}

/// Keeps a text under a key; silently not, where the browser refuses.
pub fn write(to: Area, key: &str, text: &str) {
    if let Some(storage) = area(to) {
        let _refused = storage.set_item(key, text);
    }
}

/// Forgets a key.
pub fn remove(from: Area, key: &str) {
    if let Some(storage) = area(from) {
        let _refused = storage.remove_item(key);
    }
}
