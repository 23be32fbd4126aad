//! The bubble beside whatever carries `data-tip`: one for the page, above dialogs, never cut off.
use super::erased::words;
use super::view;
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// How far a bubble keeps from its element and from the window's edge, in CSS pixels.
const GAP: f64 = 6.0;

/// Shows the `data-tip` of the element under the pointer or in focus; Escape hides it. Once per page.
/// The words are for eyes only: the element says the same in its label or description.
#[component]
pub fn TipLayer() -> AnyView {
    let said = RwSignal::new(String::new());
    let bubble = NodeRef::<html::Div>::new();
    let hide = move || {
        if let Some(bubble) = bubble.get_untracked() {
            let _ = bubble.hide_popover();
        }
    };
    let show = move |target: Option<web_sys::EventTarget>| {
        let owner = target
            .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
            .and_then(|target| target.closest("[data-tip]").ok().flatten());
        let (Some(owner), Some(bubble)) = (owner, bubble.get_untracked()) else { return hide() };
        said.set(owner.get_attribute("data-tip").unwrap_or_default());
        // The words are in place before the bubble is measured.
        request_animation_frame(move || {
            if owner.is_connected() {
                let _ = bubble.show_popover();
                place(&bubble, &owner);
            }
        });
    };
    let listeners = [
        window_event_listener(ev::pointerover, move |event| show(event.target())),
        window_event_listener(ev::focusin, move |event| {
            let seen = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
            if seen.is_some_and(|seen| seen.matches(":focus-visible").unwrap_or(false)) {
                show(event.target());
            }
        }),
        window_event_listener(ev::focusout, move |_| hide()),
        window_event_listener(ev::pointerdown, move |_| hide()),
        window_event_listener(ev::keydown, move |event| {
            if event.key() == "Escape" {
                hide();
            }
        }),
    ];
    on_cleanup(move || listeners.into_iter().for_each(|listener| listener.remove()));
    view! { <div node_ref=bubble class="tip" popover="manual" aria-hidden="true">{words(said)}</div> }
}

fn place(bubble: &web_sys::HtmlElement, owner: &web_sys::Element) {
    let (own, near) = (bubble.get_bounding_client_rect(), owner.get_bounding_client_rect());
    let size = |side: Result<wasm_bindgen::JsValue, _>| side.ok().and_then(|side| side.as_f64()).unwrap_or(0.0);
    let (wide, tall) = (size(window().inner_width()), size(window().inner_height()));
    let left = (near.left() + near.width() / 2.0 - own.width() / 2.0).min(wide - own.width() - GAP).max(GAP);
    let below = near.bottom() + GAP;
    let top = if below + own.height() > tall { near.top() - GAP - own.height() } else { below };
    let style = web_sys::HtmlElement::style(bubble);
    let _ = style.set_property("left", &pixels(left));
    let _ = style.set_property("top", &pixels(top));
}

fn pixels(length: f64) -> String {
    let mut text = (length as i32).to_string();
    text.push_str("px");
    text
}
