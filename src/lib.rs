//! Gantry: a browser console over cloud back ends.
pub mod views;

/// Mounts the console into the page.
pub fn start() {
    leptos::mount::mount_to_body(views::frame::App);
}
