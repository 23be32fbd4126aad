//! Something one may open: the browser's own `<details>`.
use super::erased::words;
use super::icon::{Icon, icon};
use super::view;
use leptos::prelude::*;

/// A folded block under a short line.
#[component]
pub fn Fold(
    /// The line that opens it.
    #[prop(into)]
    label: TextProp,
    /// What is inside.
    children: Children,
    /// Whether it starts open.
    #[prop(optional)]
    open: bool,
) -> AnyView {
    view! {
        <details class="fold" prop:open=open>
            <summary>{icon(Icon::ChevronRight)} <span>{words(label)}</span></summary>
            <div>{children()}</div>
        </details>
    }
}
