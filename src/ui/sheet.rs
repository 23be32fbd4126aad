//! A sheet at the end side of the page: reviews and long forms, beside what they are about.
use super::modal::{Modal, modal};
use leptos::prelude::*;

pub use super::modal::Unsaved;

/// Which edge a sheet stands at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Edge {
    /// The end side, for reviews.
    #[default]
    End,
    /// The start side, for the navigation of a narrow screen.
    Start,
}

/// A modal sheet, as tall as the window and below 640 px as wide. Its heading has the focus first.
#[component]
pub fn Sheet(
    /// Whether it is open; closing sets it to false.
    open: RwSignal<bool>,
    /// Its name and heading.
    #[prop(into)]
    title: TextProp,
    /// The name of the cross.
    #[prop(into)]
    close: TextProp,
    /// Whether its work is under way; nothing closes it meanwhile.
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
    /// Which edge it stands at.
    #[prop(optional)]
    edge: Edge,
) -> AnyView {
    let class = match edge {
        Edge::End => "modal sheet",
        Edge::Start => "modal drawer",
    };
    modal(Modal { class, open, title, close, busy, unsaved, body: children, actions, title_first: true })
}
