//! Keys of the keyboard.
use super::element::list;
use super::view;
use leptos::prelude::*;

/// One key or chord as it is printed on the keys, for example `Ctrl K`.
pub fn kbd(keys: &'static str) -> AnyView {
    list(keys.split(' ').map(|key| view! { <kbd class="kbd">{key}</kbd> " " }))
}
