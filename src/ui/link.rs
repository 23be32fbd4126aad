//! Links: they lead elsewhere. Plain anchors; the router hears them by itself.
use super::erased::words;
use super::icon::{Icon, icon};
use super::piece::span;
use super::view;
use leptos::prelude::*;

/// A link in running text. A foreign address opens beside, and says so by its pictogram and `new_window`.
#[component]
pub fn TextLink(
    /// Where it leads.
    #[prop(into)]
    href: Signal<String>,
    /// What is there.
    #[prop(into)]
    label: TextProp,
    /// Spoken after the label when the link opens a window of its own; present means that it does.
    #[prop(optional, into)]
    new_window: Option<TextProp>,
) -> AnyView {
    let outside = new_window.is_some();
    view! {
        <a
            href=words(href)
            target=outside.then_some("_blank")
            rel=outside.then_some("noopener noreferrer")
        >
            {words(label)}
            {new_window.map(|said| view! { " " {icon(Icon::External)} {span("spoken", said)} })}
        </a>
    }
}

/// A link that looks like a button: the way on from an empty or failed state.
#[component]
pub fn ButtonLink(
    /// Where it leads.
    #[prop(into)]
    href: Signal<String>,
    /// What is there.
    #[prop(into)]
    label: TextProp,
    /// Whether it is the one way on.
    #[prop(optional)]
    primary: bool,
) -> AnyView {
    view! {
        <a class=if primary { "button primary" } else { "button" } href=words(href)>
            {words(label)}
        </a>
    }
}
