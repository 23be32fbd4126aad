//! A panel that a button opens: any content, natural tab order, Escape and a press elsewhere close it.
use super::element::{Child, nothing, sometimes};
use super::erased::{said, switched, words};
use super::icon::{Icon, icon};
use super::id::fresh_id;
use super::piece::span;
use super::view;
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Closes a panel when focus or pointer goes elsewhere. The returned handler belongs on the element that
/// holds button and panel.
pub(super) fn close_beside(root: NodeRef<html::Div>, open: RwSignal<bool>) {
    let pressed = window_event_listener(ev::pointerdown, move |event| {
        if open.get_untracked() && !holds(root, event.target()) {
            open.set(false);
        }
    });
    on_cleanup(move || pressed.remove());
}

/// Whether an event's target lies inside.
pub(super) fn holds(root: NodeRef<html::Div>, target: Option<web_sys::EventTarget>) -> bool {
    let target = target.and_then(|target| target.dyn_into::<web_sys::Node>().ok());
    root.get_untracked().is_some_and(|root| root.contains(target.as_ref()))
}

/// A button with a panel.
#[component]
pub fn Popover(
    /// The name of the button, and of the panel.
    #[prop(into)]
    label: TextProp,
    /// What is inside; exists only while it is open.
    children: ChildrenFn,
    /// A pictogram on the button.
    #[prop(optional, into)]
    icon: Option<Icon>,
    /// What the button shows instead of its label (a dot, a name).
    #[prop(optional, into)]
    face: Option<ViewFn>,
    /// Whether the button shows only its pictogram.
    #[prop(optional)]
    bare: bool,
    /// Whether the button has no frame.
    #[prop(optional)]
    quiet: bool,
    /// Whether the panel hangs from the button's end.
    #[prop(optional)]
    end: bool,
    /// Whether the panel has room around its content.
    #[prop(optional)]
    roomy: bool,
    /// Whether it is open, for a caller that closes it.
    #[prop(optional, into)]
    open: Option<RwSignal<bool>>,
) -> AnyView {
    let open = open.unwrap_or_else(|| RwSignal::new(false));
    let root = NodeRef::<html::Div>::new();
    let button = NodeRef::<html::Button>::new();
    let id = fresh_id();
    close_beside(root, open);
    let (name, tip, shown) = (label.clone(), label.clone(), label.clone());
    let class = match (quiet, bare) {
        (false, false) => "button",
        (true, false) => "button quiet",
        (false, true) => "button bare",
        (true, true) => "button quiet bare",
    };
    let panel_id = id.clone();
    let panel = sometimes(move || {
        let (label, children, id) = (label.clone(), children.clone(), panel_id.clone());
        open.get().then(move || {
            let class = if roomy { "panel roomy" } else { "panel" };
            view! { <div class=class id=id role="group" aria-label=words(label)>{children()}</div> }
        })
    });
    view! {
        <div
            node_ref=root
            class=if end { "drop end" } else { "drop" }
            on:keydown=move |event: ev::KeyboardEvent| {
                if event.key() == "Escape" && open.get_untracked() {
                    event.stop_propagation();
                    event.prevent_default();
                    open.set(false);
                    if let Some(button) = button.get_untracked() {
                        let _ = button.focus();
                    }
                }
            }
            on:focusout=move |event: ev::FocusEvent| {
                if event.related_target().is_some() && !holds(root, event.related_target()) {
                    open.set(false);
                }
            }
        >
            <button
                node_ref=button
                type="button"
                class=class
                aria-label=said(move || bare.then(|| name.get()))
                data-tip=said(move || (bare && !open.get()).then(|| tip.get()))
                aria-expanded=switched(move || open.get())
                aria-controls=said(move || open.get().then(|| id.clone()))
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {icon.map(self::icon)}
                {match face {
                    // What is seen must be part of what is spoken.
                    Some(face) if !bare => view! { {span("spoken", shown)} " " {face.run()} },
                    Some(face) => face.run(),
                    None if bare => nothing(),
                    None => words(shown).into_child(),
                }}
            </button>
            {panel}
        </div>
    }
}
