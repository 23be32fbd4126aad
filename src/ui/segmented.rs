//! A short choice that is always in view: radio buttons drawn as one strip.
use super::choice::Choice;
use super::erased::{flag, words};
use super::id::fresh_id;
use super::view;
use leptos::prelude::*;

/// Two to five short choices side by side; arrow keys move, as in every radio group.
#[component]
pub fn Segmented(
    /// What is chosen.
    #[prop(into)]
    label: TextProp,
    /// What there is to choose.
    choices: Vec<Choice>,
    /// The chosen value.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the newly chosen value.
    #[prop(into)]
    on_choose: Callback<String>,
    /// Whether the label is only spoken.
    #[prop(optional)]
    label_hidden: bool,
) -> AnyView {
    let group = fresh_id();
    let option = |choice: Choice| {
        let (own, held) = (choice.value.clone(), choice.value);
        view! {
            <label>
                <input
                    type="radio"
                    name=group.clone()
                    prop:checked=flag(move || value.with(|now| *now == own))
                    on:change=move |_| on_choose.run(held.clone())
                />
                {words(choice.label)}
            </label>
        }
    };
    let options = choices.into_iter().map(option).collect::<Vec<_>>();
    view! {
        <fieldset class="segmented">
            <legend class=if label_hidden { "legend spoken" } else { "legend" }>{words(label)}</legend>
            <div>{options}</div>
        </fieldset>
    }
}
