//! Choosing: select, radio group, checkbox. (A short choice that is always in view: `segmented`.)
use super::element::{dynamic, list, sometimes};
use super::erased::{flag, marked, words};
use super::field::{Saying, finding, framed, note_id};
use super::icon::{Icon, icon};
use super::id::fresh_id;
use super::piece::span;
use super::view;
use leptos::prelude::*;

/// One thing that can be chosen.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What is kept when it is chosen.
    pub value: String,
    /// What people read.
    pub label: TextProp,
    /// What it means, in one sentence; shown by a radio group only.
    pub hint: Option<TextProp>,
    /// What it belongs to together with its neighbours of the same; told by a drop-down only.
    pub group: Option<String>,
}

impl Choice {
    /// A choice without a hint, of no group.
    pub fn new(value: impl Into<String>, label: impl Into<TextProp>) -> Self {
        Self { value: value.into(), label: label.into(), hint: None, group: None }
    }

    /// The same choice with a hint.
    pub fn hint(self, hint: impl Into<TextProp>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    /// The same choice in a group.
    pub fn of(self, group: String) -> Self {
        Self { group: Some(group), ..self }
    }
}

/// A drop-down of the browser's own.
#[component]
pub fn SelectField(
    /// What is chosen.
    #[prop(into)]
    label: TextProp,
    /// What there is to choose; may change.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// The chosen value.
    value: RwSignal<String>,
    /// What is wrong with the choice.
    #[prop(into)]
    error: Signal<Option<String>>,
    /// How to choose.
    #[prop(optional, into)]
    hint: Option<TextProp>,
    /// Whether the label is only spoken.
    #[prop(optional)]
    label_hidden: bool,
) -> AnyView {
    let id = fresh_id();
    let options = dynamic(move || {
        let option = |Choice { value: own, label, .. }: Choice| {
            let held = own.clone();
            view! {
                <option value=own prop:selected=flag(move || value.with(|now| *now == held))>
                    {words(label)}
                </option>
            }
        };
        let group = |these: &[Choice]| {
            let options = list(these.iter().cloned().map(option));
            match these.first().and_then(|one| one.group.clone()) {
                Some(name) => view! { <optgroup label=name>{options}</optgroup> },
                None => options,
            }
        };
        list(choices.get().chunk_by(|a, b| a.group == b.group).map(group))
    });
    let control = view! {
        <div class="box select">
            <select
                id=id.clone()
                aria-invalid=marked(move || error.with(Option::is_some))
                aria-describedby=note_id(&id)
                on:change=move |event| value.set(event_target_value(&event))
            >
                {options}
            </select>
            {icon(Icon::ChevronDown)}
        </div>
    };
    let say = Saying { label, hint, error, warning: Signal::stored(None), required: None, label_hidden };
    framed(say, id, control)
}

/// A group of radio buttons, each with room for a sentence.
#[component]
pub fn RadioGroup(
    /// What is chosen.
    #[prop(into)]
    label: TextProp,
    /// What there is to choose.
    choices: Vec<Choice>,
    /// The chosen value.
    value: RwSignal<String>,
    /// What is wrong with the choice.
    #[prop(into)]
    error: Signal<Option<String>>,
) -> AnyView {
    let group = fresh_id();
    let note = note_id(&group);
    let described = note.clone();
    let option = |choice: Choice| {
        let (own, held) = (choice.value.clone(), choice.value);
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name=group.clone()
                    prop:checked=flag(move || value.with(|now| *now == own))
                    on:change=move |_| value.set(held.clone())
                />
                <span>{words(choice.label)}</span>
                {choice.hint.map(|hint| span("hint", hint))}
            </label>
        }
    };
    let options = choices.into_iter().map(option).collect::<Vec<_>>();
    view! {
        <fieldset class="choices" aria-describedby=described>
            <legend class="legend">{words(label)}</legend>
            {options}
            <div id=note>{sometimes(move || error.get().map(|text| finding(true, text, None)))}</div>
        </fieldset>
    }
}

/// One box to tick.
#[component]
pub fn Checkbox(
    /// What ticking means.
    #[prop(into)]
    label: TextProp,
    /// Whether it is ticked.
    checked: RwSignal<bool>,
    /// What is wrong with it.
    #[prop(into)]
    error: Signal<Option<String>>,
    /// What follows from ticking, in one sentence.
    #[prop(optional, into)]
    hint: Option<TextProp>,
    /// Neither: some of what it stands for is ticked.
    #[prop(optional, into)]
    mixed: Signal<bool>,
    /// Whether the label is only spoken (a tick in front of a table row).
    #[prop(optional)]
    label_hidden: bool,
) -> AnyView {
    let note = fresh_id();
    view! {
        <div class="field">
            <label class="choice">
                <input
                    type="checkbox"
                    prop:checked=flag(move || checked.get())
                    prop:indeterminate=flag(move || mixed.get())
                    aria-invalid=marked(move || error.with(Option::is_some))
                    aria-describedby=note.clone()
                    on:change=move |event| checked.set(event_target_checked(&event))
                />
                <span class=label_hidden.then_some("spoken")>{words(label)}</span>
                {hint.map(|hint| span("hint", hint))}
            </label>
            <div id=note>{sometimes(move || error.get().map(|text| finding(true, text, None)))}</div>
        </div>
    }
}
