//! A menu of actions or of one choice, opened by a button and walked with the arrow keys.
use super::element::{dynamic, sometimes};
use super::erased::{marked, said, switched, words};
use super::icon::{Icon, icon};
use super::popover::{close_beside, holds};
use super::view;
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// One line of a menu.
#[derive(Clone, Debug)]
pub struct MenuEntry {
    /// What it does.
    pub label: TextProp,
    /// What happens.
    pub run: Callback<()>,
    /// For a choice: whether it is the chosen one.
    pub chosen: Option<Signal<bool>>,
    /// Why it cannot be used now.
    pub shut: Signal<Option<String>>,
}

impl MenuEntry {
    /// An action.
    pub fn action(label: impl Into<TextProp>, run: impl Into<Callback<()>>) -> Self {
        Self { label: label.into(), run: run.into(), chosen: None, shut: Signal::stored(None) }
    }

    /// One of several choices.
    pub fn choice(label: impl Into<TextProp>, chosen: Signal<bool>, run: impl Into<Callback<()>>) -> Self {
        Self { chosen: Some(chosen), ..Self::action(label, run) }
    }
}

/// A button with a menu.
#[component]
pub fn Menu(
    /// The name of the button and of the menu.
    #[prop(into)]
    label: TextProp,
    /// The lines.
    entries: Vec<MenuEntry>,
    /// A pictogram on the button; with it, the label is only spoken unless `worded`.
    #[prop(optional, into)]
    icon: Option<Signal<Icon>>,
    /// Whether the button shows its label beside the pictogram.
    #[prop(optional)]
    worded: bool,
    /// Whether the menu hangs from the button's end.
    #[prop(optional)]
    end: bool,
) -> AnyView {
    let open = RwSignal::new(false);
    let root = NodeRef::<html::Div>::new();
    let button = NodeRef::<html::Button>::new();
    close_beside(root, open);
    let bare = icon.is_some() && !worded;
    let (name, tip, shown, entries) = (label.clone(), label.clone(), label.clone(), StoredValue::new(entries));
    let shut_it = move || {
        open.set(false);
        if let Some(button) = button.get_untracked() {
            let _ = button.focus();
        }
    };
    let line = move |entry: MenuEntry| {
        let MenuEntry { label, run, chosen, shut } = entry;
        let role = if chosen.is_some() { "menuitemradio" } else { "menuitem" };
        view! {
            <button
                type="button"
                class="item"
                role=role
                tabindex="-1"
                aria-checked=said(move || chosen.map(|on| if on.get() { "true" } else { "false" }))
                aria-disabled=marked(move || shut.with(Option::is_some))
                aria-description=said(move || shut.get())
                data-tip=said(move || shut.get())
                on:click=move |_| {
                    if shut.with_untracked(Option::is_none) {
                        shut_it();
                        run.run(());
                    }
                }
            >
                {chosen.map(|on| view! { <span class="tick">{sometimes(move || on.get().then(|| self::icon(Icon::Check)))}</span> })}
                <span>{words(label)}</span>
            </button>
        }
    };
    let panel = sometimes(move || {
        let label = label.clone();
        open.get().then(move || {
            let list = NodeRef::<html::Div>::new();
            list.on_load(|list| move_focus(&list, Walk::First));
            view! {
                <div node_ref=list class="panel" role="menu" aria-label=words(label)>
                    {entries.get_value().into_iter().map(line).collect::<Vec<_>>()}
                </div>
            }
        })
    });
    let on_key = move |event: ev::KeyboardEvent| {
        let walk = match event.key().as_str() {
            "ArrowDown" => Walk::On,
            "ArrowUp" => Walk::Back,
            "Home" => Walk::First,
            "End" => Walk::Last,
            "Escape" if open.get_untracked() => {
                event.stop_propagation();
                event.prevent_default();
                return shut_it();
            }
            _ => return,
        };
        event.prevent_default();
        match root.get_untracked() {
            Some(root) if open.get_untracked() => move_focus(&root, walk),
            _ => open.set(true),
        }
    };
    view! {
        <div
            node_ref=root
            class=if end { "drop end" } else { "drop" }
            on:keydown=on_key
            on:focusout=move |event: ev::FocusEvent| {
                if event.related_target().is_some() && !holds(root, event.related_target()) {
                    open.set(false);
                }
            }
        >
            <button
                node_ref=button
                type="button"
                class=if bare { "button quiet bare" } else { "button quiet" }
                aria-haspopup="menu"
                aria-expanded=switched(move || open.get())
                aria-label=said(move || bare.then(|| name.get()))
                data-tip=said(move || (bare && !open.get()).then(|| tip.get()))
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {icon.map(|which| dynamic(move || self::icon(which.get())))}
                {(!bare).then(|| words(shown))}
            </button>
            {panel}
        </div>
    }
}

/// Where the focus goes in a list.
#[derive(Clone, Copy)]
enum Walk {
    First,
    Last,
    On,
    Back,
}

fn move_focus(root: &web_sys::HtmlElement, walk: Walk) {
    let Ok(items) = root.query_selector_all("[role^=menuitem]") else { return };
    let count = items.length();
    let at = |n: u32| items.item(n).and_then(|item| item.dyn_into::<web_sys::HtmlElement>().ok());
    let active = document().active_element();
    let now = (0..count).find(|n| items.item(*n).as_ref() == active.as_ref().map(AsRef::as_ref));
    let next = match (walk, now) {
        (Walk::First, _) | (Walk::On, None) => 0,
        (Walk::Last, _) | (Walk::Back, None | Some(0)) => count.saturating_sub(1),
        (Walk::On, Some(n)) => (n + 1) % count.max(1),
        (Walk::Back, Some(n)) => n - 1,
    };
    if let Some(item) = at(next) {
        let _ = item.focus();
    }
}
