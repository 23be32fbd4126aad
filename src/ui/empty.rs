//! Nothing to show, and why.
use super::erased::words;
use super::icon::{Icon, icon};
use super::piece::ways_on;
use super::view;
use leptos::prelude::*;

/// An empty place: why it is empty and the way on.
#[component]
pub fn Empty(
    /// What is not there.
    #[prop(into)]
    title: TextProp,
    /// Why, and what would fill it.
    #[prop(into)]
    detail: TextProp,
    /// The pictogram.
    shape: Icon,
    /// The ways on.
    #[prop(optional, into)]
    actions: Option<ViewFn>,
) -> AnyView {
    view! {
        <div class="empty">
            {icon(shape)} <p class="title">{words(title)}</p> <p>{words(detail)}</p>
            {actions.map(ways_on)}
        </div>
    }
}
