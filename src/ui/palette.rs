//! The command palette: everything that can be done, found by typing.
use super::element::{dynamic, list, sometimes};
use super::erased::{follow, said, switched, words};
use super::icon::{Icon, icon};
use super::id::fresh_id;
use super::view;
use leptos::ev;
use leptos::html;
use leptos::prelude::*;

/// One thing that can be done.
#[derive(Clone, Debug)]
pub struct PaletteEntry {
    /// The heading it stands under.
    pub group: TextProp,
    /// What it does.
    pub label: TextProp,
    /// More words to find it by, and to tell it from others.
    pub hint: Option<TextProp>,
    /// Does it.
    pub run: Callback<()>,
}

/// Whether every letter of `typed` occurs in `text` in order, and how far they are spread; case does not count
/// for Latin letters. The smaller the spread, the better the match.
pub fn match_spread(text: &str, typed: &str) -> Option<usize> {
    let mut letters = text.chars().enumerate();
    let (mut first, mut last) = (None, 0);
    for wanted in typed.chars().filter(|letter| !letter.is_whitespace()) {
        let (at, _) = letters.find(|(_, letter)| letter.eq_ignore_ascii_case(&wanted))?;
        first.get_or_insert(at);
        last = at;
    }
    let first = first.unwrap_or(0);
    Some((last - first) * 4 + first)
}

/// The entries that match, best first within their groups' order.
fn found(entries: Vec<PaletteEntry>, typed: &str) -> Vec<PaletteEntry> {
    let mut hits: Vec<(usize, PaletteEntry)> = entries
        .into_iter()
        .filter_map(|entry| {
            let by_label = match_spread(&entry.label.get(), typed);
            let by_hint =
                || entry.hint.as_ref().and_then(|hint| match_spread(&hint.get(), typed)).map(|spread| spread + 100);
            by_label.or_else(by_hint).map(|spread| (spread, entry))
        })
        .collect();
    if !typed.trim().is_empty() {
        hits.sort_by_key(|(spread, _)| *spread);
    }
    hits.into_iter().map(|(_, entry)| entry).collect()
}

/// The palette. The focus stays in its line; the arrow keys move the choice below it, Enter does it.
#[component]
pub fn Palette(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// Its name.
    #[prop(into)]
    label: TextProp,
    /// Shown in the empty line.
    #[prop(into)]
    placeholder: TextProp,
    /// Said when nothing matches.
    #[prop(into)]
    none: TextProp,
    /// What there is; may change with the page in view.
    #[prop(into)]
    entries: Signal<Vec<PaletteEntry>>,
) -> AnyView {
    let node = NodeRef::<html::Dialog>::new();
    follow(move || {
        let wanted = open.get();
        let Some(dialog) = node.get() else { return };
        match (wanted, dialog.open()) {
            (true, false) => {
                let _ = dialog.show_modal();
            }
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    let name = label.clone();
    let inside = sometimes(move || {
        let (label, placeholder, none) = (label.clone(), placeholder.clone(), none.clone());
        open.get().then(move || search(open, label, placeholder, none, entries))
    });
    view! {
        <dialog
            node_ref=node
            class="modal palette"
            aria-label=words(name)
            on:close=move |_| open.set(false)
            on:pointerdown=move |event: ev::PointerEvent| {
                let target = event.target();
                if target.is_some() && target == node.get_untracked().map(Into::into) {
                    open.set(false);
                }
            }
        >
            {inside}
        </dialog>
    }
}

fn search(
    open: RwSignal<bool>,
    label: TextProp,
    placeholder: TextProp,
    none: TextProp,
    entries: Signal<Vec<PaletteEntry>>,
) -> AnyView {
    let typed = RwSignal::new(String::new());
    let at = RwSignal::new(0_usize);
    let hits = Memo::new_with_compare(move |_| typed.with(|typed| found(entries.get(), typed)), |_, _| true);
    let list_id = fresh_id();
    let option_id = {
        let list = list_id.clone();
        move |n: usize| {
            let mut id = list.clone();
            id.push('-');
            id.push_str(&n.to_string());
            id
        }
    };
    let choose = move |n: usize| {
        if let Some(entry) = hits.with_untracked(|hits| hits.get(n).cloned()) {
            open.set(false);
            entry.run.run(());
        }
    };
    let on_key = move |event: ev::KeyboardEvent| {
        let count = hits.with_untracked(Vec::len).max(1);
        let now = at.get_untracked();
        match event.key().as_str() {
            "ArrowDown" => at.set((now + 1) % count),
            "ArrowUp" => at.set((now + count - 1) % count),
            "Enter" => choose(now),
            _ => return,
        }
        event.prevent_default();
    };
    let active = option_id.clone();
    let active = Signal::derive(move || hits.with(|hits| !hits.is_empty()).then(|| active(at.get())));
    follow(move || {
        if let Some(option) = active.get().and_then(|id| document().get_element_by_id(&id)) {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            option.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
    let line = move |n: usize, entry: PaletteEntry| {
        view! {
            <div
                class="option"
                role="option"
                id=option_id(n)
                aria-selected=switched(move || at.get() == n)
                on:pointermove=move |_| {
                    if at.get_untracked() != n {
                        at.set(n);
                    }
                }
                on:click=move |_| choose(n)
            >
                <span>{words(entry.label)}</span>
                <span class="hint">
                    {entry.hint.map(words)} " "
                    <span class="soft">{words(entry.group)}</span>
                </span>
            </div>
        }
    };
    let lines = dynamic(move || list(hits.get().into_iter().enumerate().map(|(n, entry)| line(n, entry))));
    let (name, controls) = (label.clone(), list_id.clone());
    view! {
        <div class="ask-line">
            {icon(Icon::Search)}
            <input
                type="text"
                role="combobox"
                autofocus=true
                autocomplete="off"
                spellcheck="false"
                aria-label=words(name)
                aria-expanded="true"
                aria-autocomplete="list"
                aria-controls=controls
                aria-activedescendant=said(move || active.get())
                placeholder=words(placeholder)
                on:input=move |event| {
                    at.set(0);
                    typed.set(event_target_value(&event));
                }
                on:keydown=on_key
            />
        </div>
        <div class="list" role="listbox" id=list_id aria-label=words(label)>{lines}</div>
        <div role="status">
            {sometimes(move || hits.with(Vec::is_empty).then(|| view! { <p class="none">{words(none.clone())}</p> }))}
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::match_spread;

    #[test]
    fn letters_in_order_match_whatever_their_case() {
        assert!(match_spread("Sign out", "so").is_some());
        assert!(match_spread("配额 总览", "配总").is_some());
        assert!(match_spread("Sign out", "os").is_none());
    }

    #[test]
    fn letters_close_together_match_better() {
        assert!(match_spread("Departments", "dep") < match_spread("Dark everywhere, please", "dep"));
    }
}
