//! A choice of a few things in view, each with a line about it; those that are shut say why.

use leptos::prelude::*;

use crate::ui::element::list;
use crate::ui::erased::{flag, words};
use crate::ui::id::fresh_id;
use crate::ui::view;

/// One of the things.
pub struct Pick {
    /// What is kept when it is chosen.
    pub value: String,
    /// What people read.
    pub label: TextProp,
    /// What is said of it.
    pub note: Option<TextProp>,
    /// Why it cannot be chosen.
    pub shut: Option<TextProp>,
}

/// The choice, as a group of radio buttons.
pub fn picks(legend: TextProp, picks: Vec<Pick>, chosen: Signal<String>, on_choose: Callback<String>) -> AnyView {
    let group = fresh_id();
    let option = |pick: Pick| {
        let (own, held) = (pick.value.clone(), pick.value);
        let closed = pick.shut.is_some();
        view! {
            <label class=if closed { "pick is-shut" } else { "pick" }>
                <input
                    type="radio"
                    name=group.clone()
                    disabled=closed
                    prop:checked=flag(move || chosen.with(|now| *now == own))
                    on:change=move |_| on_choose.run(held.clone())
                />
                <span>{words(pick.label)}</span>
                {pick.note.map(|note| view! { <span class="note">{words(note)}</span> })}
                {pick.shut.map(|why| view! { <span class="note">{words(why)}</span> })}
            </label>
        }
    };
    view! {
        <fieldset class="picks">
            <legend class="legend">{words(legend)}</legend>
            <div>{list(picks.into_iter().map(option))}</div>
        </fieldset>
    }
}
