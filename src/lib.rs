//! Gantry: a browser console over cloud back ends. Arrows between the modules point down only:
//! `views` → `actions` → `vendors` → `text`, `transport` → `domain`; `ui` knows nobody.
pub mod actions;
pub mod domain;
pub mod text;
pub mod transport;
pub mod ui;
pub mod vendors;
pub mod views;

use leptos::prelude::document;
use wasm_bindgen_futures::spawn_local;

/// Reads the settings, then puts the console in the place of the static shell of `index.html`.
pub fn start() {
    // Leptos has no executor of its own before it mounts.
    spawn_local(async {
        let configured = actions::start::configure().await;
        if let Some(shell) = document().get_element_by_id("shell") {
            shell.remove();
        }
        leptos::mount::mount_to_body(move || match configured {
            Ok(()) => {
                actions::start::provide();
                views::console::Console()
            }
            Err(mistake) => views::console::wrong_settings(mistake),
        });
    });
}
