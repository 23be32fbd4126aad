//! A status in one word.
use super::icon::{Icon, icon};
use super::tone::Tone;
use leptos::prelude::*;

/// A word with a shape and a colour; the word alone says it all.
#[component]
pub fn Badge(
    /// The word.
    #[prop(into)]
    label: TextProp,
    /// What it means.
    #[prop(into)]
    tone: Signal<Tone>,
    /// Another shape than the tone's own.
    #[prop(optional, into)]
    shape: Option<Icon>,
) -> AnyView {
    view! {
        <span class="badge" data-tone=move || tone.get().name()>
            {move || icon(shape.unwrap_or(tone.get().icon()))} <span>{move || label.get()}</span>
        </span>
    }
    .into_any()
}
