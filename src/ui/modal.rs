//! What dialogs and sheets share: a native modal `<dialog>` that asks before it drops unsaved work.
use super::button::{Button, Weight};
use super::element::sometimes;
use super::erased::{follow, marked, present, words};
use super::icon::{Icon, icon};
use super::id::fresh_id;
use super::view;
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Asks before leaving while there is work that would be lost.
#[derive(Clone, Debug)]
pub struct Unsaved {
    /// Whether there is such work.
    pub dirty: Signal<bool>,
    /// The question, for example "Drop your changes?".
    pub question: TextProp,
    /// The answer that stays.
    pub stay: TextProp,
    /// The answer that drops the work.
    pub discard: TextProp,
}

/// A modal before it is drawn.
pub(super) struct Modal {
    pub class: &'static str,
    pub open: RwSignal<bool>,
    pub title: TextProp,
    pub close: TextProp,
    pub busy: Signal<bool>,
    pub unsaved: Option<Unsaved>,
    pub body: ChildrenFn,
    pub actions: Option<ViewFn>,
    pub title_first: bool,
}

/// Draws it. What is inside exists only while it is open; the browser brings the focus back on closing.
pub(super) fn modal(modal: Modal) -> AnyView {
    let Modal { class, open, title, close, busy, unsaved, body, actions, title_first } = modal;
    let node = NodeRef::<html::Dialog>::new();
    let asking = RwSignal::new(false);
    let heading = fresh_id();
    let dirty = unsaved.as_ref().map(|unsaved| unsaved.dirty);
    let leave = move || {
        if busy.get_untracked() {
        } else if dirty.is_some_and(|dirty| dirty.get_untracked()) {
            asking.set(true);
        } else {
            open.set(false);
        }
    };
    follow(move || {
        let wanted = open.get();
        let Some(dialog) = node.get() else { return };
        match (wanted, dialog.open()) {
            (true, false) => {
                asking.set(false);
                let _ = dialog.show_modal();
            }
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    let title_id = heading.clone();
    let inside = sometimes(move || {
        let (title, close, tip) = (title.clone(), close.clone(), close.clone());
        let (body, actions, unsaved) = (body.clone(), actions.clone(), unsaved.clone());
        let (id, silent) = (title_id.clone(), actions.is_none());
        open.get().then(move || {
            view! {
                <div class="sheetwork">
                    <h2 class="head" id=id tabindex="-1" autofocus=title_first>{words(title)}</h2>
                    <div class="body">{body()}</div>
                    <div class="foot" hidden=present(move || silent && !asking.get())>
                        {actions.map(|actions| view! { <div class="actions end" hidden=present(move || asking.get())>{actions.run()}</div> })}
                        {unsaved.map(|unsaved| ask(unsaved, asking, open))}
                    </div>
                    <button
                        type="button"
                        class="button quiet bare leave"
                        aria-label=words(close)
                        data-tip=words(tip)
                        on:click=move |_| leave()
                    >
                        {icon(Icon::Cross)}
                    </button>
                </div>
            }
        })
    });
    view! {
        <dialog
            node_ref=node
            class=class
            aria-labelledby=heading
            aria-busy=marked(move || busy.get())
            // A refused `cancel` is not asked twice by every browser, a stopped Escape key is.
            on:keydown=move |event: ev::KeyboardEvent| {
                if event.key() == "Escape" && !event.default_prevented() {
                    event.prevent_default();
                    event.stop_propagation();
                    leave();
                }
            }
            on:cancel=move |event: ev::Event| {
                event.prevent_default();
                leave();
            }
            on:close=move |_| open.set(false)
            on:pointerdown=move |event: ev::PointerEvent| {
                let outside = event.target().zip(node.get_untracked()).is_some_and(|(target, dialog)| {
                    target.dyn_ref::<web_sys::Element>() == Some(dialog.as_ref())
                });
                if outside {
                    event.prevent_default();
                    leave();
                }
            }
        >
            {inside}
        </dialog>
    }
}

fn ask(unsaved: Unsaved, asking: RwSignal<bool>, open: RwSignal<bool>) -> AnyView {
    sometimes(move || {
        let unsaved = unsaved.clone();
        asking.get().then(|| {
            let stay = NodeRef::<html::Button>::new();
            stay.on_load(|button| {
                let _ = button.focus();
            });
            view! {
                <div class="ask" role="alert">
                    <strong>{words(unsaved.question)}</strong>
                    <div class="actions">
                        <Button label=unsaved.stay busy=false node=stay on_press=move || asking.set(false) />
                        <Button label=unsaved.discard busy=false weight=Weight::Danger on_press=move || open.set(false) />
                    </div>
                </div>
            }
        })
    })
}
