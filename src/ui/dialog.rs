//! A dialog in the middle of the page: one question, one short form.
use super::modal::{Modal, modal};
use leptos::prelude::*;

pub use super::modal::Unsaved;

/// A modal dialog. Escape, the cross and a press beside it close it; while `busy` nothing does.
#[component]
pub fn Dialog(
    /// Whether it is open; closing sets it to false.
    open: RwSignal<bool>,
    /// Its name and heading.
    #[prop(into)]
    title: TextProp,
    /// The name of the cross.
    #[prop(into)]
    close: TextProp,
    /// Whether its work is under way.
    #[prop(into)]
    busy: Signal<bool>,
    /// What is inside; exists only while it is open.
    children: ChildrenFn,
    /// The buttons below, the last one being the deed.
    #[prop(optional, into)]
    actions: Option<ViewFn>,
    /// Asks before unsaved work is dropped.
    #[prop(optional, into)]
    unsaved: Option<Unsaved>,
    /// Whether it needs room for a table.
    #[prop(optional)]
    wide: bool,
) -> AnyView {
    let class = if wide { "modal wide" } else { "modal" };
    modal(Modal { class, open, title, close, busy, unsaved, body: children, actions, title_first: false })
}
