//! Lists that show nothing: because a filter matches nothing, or because there is nothing.

use leptos::prelude::*;

use crate::text::{Pick, t};
use crate::ui::button::Button;
use crate::ui::element::sometimes;
use crate::ui::empty::Empty;
use crate::ui::erased::settled;
use crate::ui::icon::Icon;
use crate::ui::view;

/// What is not there, and what to do.
pub type Said = [Pick; 2];

/// Nothing matches; with the button that clears the filters.
pub fn no_match([title, detail]: Said, clear: Callback<()>) -> AnyView {
    let actions =
        move || view! { <Button label=t(|w| w.quota.clear_filter) busy=Signal::stored(false) on_press=clear /> };
    view! { <Empty title=t(title) detail=t(detail) shape=Icon::Filter actions=actions /> }
}

/// Nothing matches while any of the filters holds something, else there is nothing.
pub fn no_rows(filters: Vec<RwSignal<String>>, unmatched: Said, nothing: Said, shape: Icon) -> AnyView {
    let all = filters.clone();
    let filtered = settled(move || all.iter().any(|each| each.with(|text| !text.is_empty())));
    let clear = Callback::new(move |()| filters.iter().for_each(|each| each.set(String::new())));
    let [title, detail] = nothing;
    view! {
        {sometimes(move || filtered.get().then(|| no_match(unmatched, clear)))}
        {sometimes(move || (!filtered.get()).then(|| view! { <Empty title=t(title) detail=t(detail) shape=shape /> }))}
    }
}
