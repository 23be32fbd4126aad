//! Gantry: a browser console over cloud back ends. Arrows between the modules point down only:
//! `views` → `actions` → `vendors` → `text`, `transport` → `domain`; `ui` knows nobody.
pub mod actions;
pub mod domain;
pub mod text;
pub mod transport;
pub mod ui;
pub mod vendors;
pub mod views;

/// Mounts the console into the page.
pub fn start() {
    leptos::mount::mount_to_body(views::frame::App);
}
