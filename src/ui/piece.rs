//! Small elements that many parts are made of, written once.
use super::erased::{Words, words};
use super::view;
use leptos::prelude::*;

/// Words in a `<span>` of a class.
pub(super) fn span(class: &'static str, text: TextProp) -> AnyView {
    view! { <span class=class>{words(text)}</span> }
}

/// The ways on from a message or a page, side by side.
pub(super) fn ways_on(actions: ViewFn) -> AnyView {
    view! { <div class="actions">{actions.run()}</div> }
}

/// The class of the frame around a control, which looks different while the control cannot be changed.
pub(super) fn box_class(shut: Signal<Option<String>>) -> Words {
    words(move || if shut.with(Option::is_some) { "box is-shut" } else { "box" })
}
