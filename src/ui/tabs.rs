//! Several views of one thing, one at a time.
use super::element::dynamic;
use super::erased::{switched, words};
use super::id::fresh_id;
use super::view;
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Tabs with their panel. Arrow keys, Home and End move; only the chosen one is in the tab order.
#[component]
pub fn Tabs(
    /// What the tabs are views of.
    #[prop(into)]
    label: TextProp,
    /// The names of the tabs.
    names: Vec<TextProp>,
    /// Which is chosen, from 0.
    chosen: RwSignal<usize>,
    /// Draws the panel of a tab.
    #[prop(into)]
    panel: Callback<usize, AnyView>,
) -> AnyView {
    let list = NodeRef::<html::Div>::new();
    let (id, count) = (fresh_id(), names.len());
    let panel_id = id.clone();
    let go = move |to: usize| {
        chosen.set(to);
        let tab = list
            .get_untracked()
            .and_then(|list| list.children().item(to as u32))
            .and_then(|tab| tab.dyn_into::<web_sys::HtmlElement>().ok());
        if let Some(tab) = tab {
            let _ = tab.focus();
        }
    };
    let on_key = move |event: ev::KeyboardEvent| {
        let (now, last) = (chosen.get_untracked(), count.saturating_sub(1));
        let to = match event.key().as_str() {
            "ArrowRight" if now >= last => 0,
            "ArrowRight" => now + 1,
            "ArrowLeft" if now == 0 => last,
            "ArrowLeft" => now - 1,
            "Home" => 0,
            "End" => last,
            _ => return,
        };
        event.prevent_default();
        go(to);
    };
    let tab = |(n, name): (usize, TextProp)| {
        let mut own = id.clone();
        own.push_str("-tab");
        own.push_str(&n.to_string());
        view! {
            <button
                type="button"
                role="tab"
                id=own
                aria-controls=id.clone()
                aria-selected=switched(move || chosen.get() == n)
                tabindex=words(move || if chosen.get() == n { "0" } else { "-1" })
                on:click=move |_| chosen.set(n)
            >
                {words(name)}
            </button>
        }
    };
    let tabs = names.into_iter().enumerate().map(tab).collect::<Vec<_>>();
    let labelled = move || {
        let mut own = panel_id.clone();
        own.push_str("-tab");
        own.push_str(&chosen.get().to_string());
        own
    };
    view! {
        <div node_ref=list class="tabs" role="tablist" aria-label=words(label) on:keydown=on_key>
            {tabs}
        </div>
        <div class="tab-panel" role="tabpanel" id=id tabindex="0" aria-labelledby=words(labelled)>
            {dynamic(move || panel.run(chosen.get()))}
        </div>
    }
}
