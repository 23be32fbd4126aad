//! A status in one word.
use super::element::dynamic;
use super::erased::words;
use super::icon::{Icon, icon};
use super::tone::Tone;
use super::view;
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
        <span class="badge" data-tone=words(move || tone.get().name())>
            {dynamic(move || icon(shape.unwrap_or(tone.get().icon())))} <span>{words(label)}</span>
        </span>
    }
}
