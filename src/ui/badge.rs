//! A status in one word.
use super::erased::words;
use super::tone::Tone;
use super::view;
use leptos::prelude::*;

/// A word with the shape and colour of its tone (the style sheet draws them); the word alone says it all.
#[component]
pub fn Badge(
    /// The word.
    #[prop(into)]
    label: TextProp,
    /// What it means.
    #[prop(into)]
    tone: Signal<Tone>,
) -> AnyView {
    view! { <span class="badge" data-tone=words(move || tone.get().name())>{words(label)}</span> }
}
