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
    std::panic::set_hook(Box::new(|fault| broken(&fault.to_string())));
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
            Err(mistake) => {
                let _in_the_readers_language = actions::preferences::Preferences::restore();
                views::console::wrong_settings(mistake)
            }
        });
    });
}

/// Shows the message of `index.html` about a fault of the program itself. What was drawn stays; drafts are kept by the tab.
fn broken(fault: &str) {
    web_sys::console::error_1(&fault.into());
    let Some(message) = document().get_element_by_id("broken") else { return };
    if let Ok(Some(place)) = message.query_selector("output") {
        place.set_text_content(Some(fault));
    }
    let _already_shown = message.remove_attribute("hidden");
}
