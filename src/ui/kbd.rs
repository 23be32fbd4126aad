//! Keys of the keyboard.
use leptos::prelude::*;

/// One key or chord as it is printed on the keys, for example `Ctrl K`.
pub fn kbd(keys: &'static str) -> AnyView {
    keys.split(' ').map(|key| view! { <kbd class="kbd">{key}</kbd> " " }).collect_view().into_any()
}
